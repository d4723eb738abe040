"""What a crawl has fetched is read while it goes on, where that is worth an analysis."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from monitor.clock import Clock
from monitor.config import Config
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.executors import Assignment
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.meanwhile import ENOUGH, Meanwhile
from monitor.scheduler.runner import Runner
from monitor.tasks import task_named
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunState, Start
from tests.monitor.test_workers import keep

NOW = dt.datetime(2026, 3, 5, 2, tzinfo=dt.UTC)
QUICK = 0.02


def calls(database: Database, seconds: float, outcome: Callable[[], bool] = lambda: True) -> int:
    """How often something follows within so many seconds."""
    made: list[bool] = []

    def follow() -> bool:
        made.append(outcome())
        return made[-1]

    meanwhile = Meanwhile(database, follow, QUICK)
    with meanwhile:
        time.sleep(seconds)
    meanwhile.join()
    return len(made)


def test_it_begins_once_enough_waits_and_goes_on_while_there_is_enough(database: Database) -> None:
    keep(database, ENOUGH - 1)
    assert calls(database, 0.3) == 0
    keep_more(database)
    assert calls(database, 1.0) > 1


def keep_more(database: Database) -> None:
    with database.write() as connection:
        connection.exec_driver_sql(
            "INSERT INTO snapshots (page_id, fetched_at, status, headers, elapsed_ms)"
            " SELECT page_id, fetched_at, status, headers, 0 FROM snapshots LIMIT 1"
        )


def test_one_that_went_wrong_is_the_last(database: Database) -> None:
    keep(database, ENOUGH)
    assert calls(database, 0.5, lambda: False) == 1


def test_it_leaves_to_an_analysis_what_that_is_at(database: Database) -> None:
    keep(database, ENOUGH)
    with database.write() as connection:
        runs.begin(connection, Start("analyse", "command", NOW, "", ""), "somebody")
    assert calls(database, 0.3) == 0


@dataclass
class Slow:
    """Does assignments by doing nothing; a crawl lasts until an analysis was made beside it, or for two seconds."""

    database: Database
    read: threading.Event = field(default_factory=threading.Event)
    done: list[str] = field(default_factory=list)
    elsewhere: bool = False

    def execute(self, assignment: Assignment) -> Ended:
        if assignment.task.name == "analyse":
            self.read.set()
            with self.database.write() as connection:
                connection.exec_driver_sql("UPDATE snapshots SET outcome = 'revision'")
        if assignment.task.group == "crawl":
            self.read.wait(5)
        self.done.append(assignment.task.name)
        return Ended(0)


@pytest.mark.parametrize("waiting", [ENOUGH, 0])
def test_a_run_is_followed_while_it_goes_on_and_once_more_after_it(database: Database, waiting: int) -> None:
    if waiting:
        keep(database, waiting)
    lead, executor = Leadership(database), Slow(database)
    assert lead.beat(NOW)
    if not waiting:
        executor.read.set()
    runner = Runner(Config(), None, database, Clock(NOW, NOW, 0.0), Children(), lead, executor=executor)
    assert runner.once(task_named("revisit"), None, "test")
    with database.read() as connection:
        made = runs.recent(connection, 20)[::-1]
    assert {run.state for run in made} == {RunState.FINISHED}
    causes = [run.cause for run in made if run.task == "analyse"]
    crawl = next(run.id for run in made if run.task == "crawl")
    assert causes == [*([f"during run {crawl}"] if waiting else []), f"after run {crawl}"]
