"""An order is carried out once: whoever comes second leaves it alone, and a silent worker's run is ordered anew."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from monitor import processes
from monitor.clock import Clock
from monitor.config import Config, parse
from monitor.errors import ConfigError
from monitor.scheduler.children import Children
from monitor.scheduler.executors import Assignment, lock_of
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.plan import Limits
from monitor.tasks import task_named
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunRecord, RunState, Start

pytest.importorskip("celery", reason="needs the extra fleet (Celery)")

from monitor.fleet.broker import application
from monitor.fleet.leader import Fleet
from monitor.fleet.orders import Order
from monitor.fleet.worker import Worker

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
CLOCK = Clock(NOW, NOW, 0.0)
LIMITS = Limits(dt.timedelta(minutes=2), 2_000_000_000)


class Broker:
    """Stands in for the application: keeps what is sent."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, dict[str, Any]]] = []

    def send_task(self, name: str, kwargs: dict[str, Any], expires: float) -> None:
        """Keep it."""
        assert expires > 0
        self.sent.append((name, kwargs))


@pytest.fixture
def run_id(database: Database) -> int:
    with database.write() as connection:
        return runs.enter(connection, Start("deliver", "schedule", NOW, "", ""), "a scheduler")


def row(database: Database, run_id: int) -> RunRecord:
    with database.read() as connection:
        found = runs.get(connection, run_id)
    assert found is not None
    return found


def assignment(run_id: int) -> Assignment:
    return Assignment(run_id, task_named("deliver"), None, "schedule", LIMITS)


def order(run_id: int) -> dict[str, Any]:
    return Order.of(assignment(run_id), "", {"MONITOR_CLOCK": str(CLOCK)}).values


def worker(database: Database, tmp_path: Path) -> Worker:
    file = tmp_path / "worker.toml"
    url = database.url.render_as_string(hide_password=False)
    file.write_text(f'database = "{url}"\n', encoding="utf-8")
    return Worker(Config(database=url), file, multiprocessing.Event(), patience=0.2)


def fleet(database: Database, broker: Broker, children: Children, again_after: float = 0.0) -> Fleet:
    return Fleet(broker, "", database, CLOCK, children, again_after)  # type: ignore[arg-type]


def test_an_order_is_a_run_of_the_worker_and_its_row_tells_how_it_ended(
    database: Database, run_id: int, tmp_path: Path
) -> None:
    assert worker(database, tmp_path).work(order(run_id))
    run = row(database, run_id)
    assert (run.state, run.message, run.process) == (RunState.FINISHED, None, processes.identity())
    assert worker(database, tmp_path).work(order(run_id)), "a second order of a closed run changes nothing"
    assert row(database, run_id) == run


def test_what_another_worker_makes_is_left_alone(database: Database, run_id: int, tmp_path: Path) -> None:
    other = Leadership(database, "another machine", name=lock_of("deliver", None))
    assert other.beat(NOW)
    assert worker(database, tmp_path).work(order(run_id))
    assert row(database, run_id).state is RunState.DUE


def test_a_worker_that_stops_gives_its_order_back(database: Database, run_id: int, tmp_path: Path) -> None:
    ours = worker(database, tmp_path)
    ours.stopping.set()
    assert not ours.work(order(run_id))
    assert row(database, run_id).state is RunState.DUE


def test_a_run_is_ordered_once_until_its_worker_is_silent(database: Database, run_id: int) -> None:
    broker, children = Broker(), Children()
    beating = Leadership(database, "process 1 of elsewhere, begun at tick 1", name=lock_of("deliver", None))
    assert beating.beat(NOW)
    with database.write() as connection:
        runs.take_up(connection, run_id, beating.owner, NOW)
    thread = threading.Thread(target=fleet(database, broker, children).execute, args=(assignment(run_id),))
    thread.start()
    time.sleep(1.2)
    assert len(broker.sent) <= 1, "while the worker beats nothing is ordered anew"
    beating.release()
    while len(broker.sent) < 2:
        time.sleep(0.05)
    assert {name for name, _ in broker.sent} == {"monitor.deliver"}
    assert broker.sent[0] == broker.sent[1], "the same run"
    with database.write() as connection:
        runs.finish(connection, run_id, RunState.FINISHED, NOW)
    thread.join()


def test_a_monitor_that_stops_withdraws_what_nobody_has_begun(database: Database, run_id: int) -> None:
    children = Children()
    children.stop()
    assert fleet(database, Broker(), children).execute(assignment(run_id)) is None
    assert row(database, run_id).state is RunState.MISSED


def test_a_stopped_monitor_leaves_what_a_worker_has_begun(database: Database, run_id: int) -> None:
    children = Children()
    children.stop()
    with database.write() as connection:
        assert runs.take_up(connection, run_id, "a worker", NOW)
    assert fleet(database, Broker(), children).execute(assignment(run_id)) is None
    assert row(database, run_id).state is RunState.RUNNING


def test_routes_and_rates_are_those_of_the_configuration() -> None:
    stated = parse(
        '[fleet]\nbroker = "redis://127.0.0.1/0"\nroutes = { analyse = "cores" }\nrates = { deliver = "10/m" }\n'
    )
    settings = application(stated, lambda _: True).conf
    assert {queue.name for queue in settings.task_queues} == {"monitor", "cores"}
    assert settings.task_routes == {"monitor.analyse": {"queue": "cores"}}
    assert settings.task_annotations == {"monitor.deliver": {"rate_limit": "10/m"}}
    assert settings.broker_transport_options["visibility_timeout"] > dt.timedelta(hours=12).total_seconds()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('broker = "http://x"', "not a broker; write redis://"),
        ('routes = { analyze = "cores" }', "no task 'analyze'; known are: discover"),
        ('rates = { deliver = "often" }', "not a rate: 'often'"),
    ],
)
def test_a_mistake_is_named_with_its_remedy(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        parse(f"[fleet]\n{text}\n")
