"""A task that follows others is made where it has something to do, and else passed over by a row alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from monitor.clock import Clock
from monitor.config import Config, parse
from monitor.health import Finding, Kind
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.executors import Assignment
from monitor.scheduler.idle import LONGEST, is_idle
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.runner import Runner
from monitor.tasks import TASKS, task_named
from storage import Database
from storage.operation import incidents, outbox
from storage.operation.runs import RunState, recent
from storage.visits import sites
from tests.monitor.test_workers import keep

NOW = dt.datetime(2026, 3, 5, 12, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
TEAM = parse('[notify.channels.team]\nurl = "json://127.0.0.1:9"\n')


def idle(database: Database, name: str, *, config: Config | None = None, last: dt.datetime | None = NOW) -> bool:
    return is_idle(database, config or Config(), task_named(name), last, NOW)


def test_only_what_follows_others_is_passed_over(database: Database) -> None:
    assert {task.name for task in TASKS if idle(database, task.name)} == {"analyse", "deliver"}


@pytest.mark.parametrize("last", [None, NOW - LONGEST, NOW + HOUR])
def test_what_was_not_made_for_an_hour_is_made_all_the_same(database: Database, last: dt.datetime | None) -> None:
    assert not idle(database, "analyse", last=last)


def put_trouble(database: Database) -> None:
    with database.write() as connection:
        outbox.put(connection, [outbox.trouble("test", "incident", NOW, "the portal is gone")])


def open_incident(database: Database) -> None:
    with database.write() as connection:
        site = sites.enter(connection, "food-portal", "http://portal.example")
        incidents.open_(connection, site, Finding(Kind.UNREACHABLE, NOW, "no answer"), NOW, [])


@pytest.mark.parametrize("happens", [lambda database: keep(database, 1), open_incident])
def test_an_analysis_is_made_for_what_is_to_be_read_or_looked_after(
    database: Database, happens: Callable[[Database], None]
) -> None:
    happens(database)
    assert not idle(database, "analyse")


def test_messages_are_made_where_there_is_somebody_to_tell(database: Database) -> None:
    assert idle(database, "deliver", config=TEAM)
    put_trouble(database)
    assert idle(database, "deliver")
    assert not idle(database, "deliver", config=TEAM)


def test_what_cannot_be_told_is_left_to_the_task(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> bool:
        raise ValueError("a rule's fault")

    monkeypatch.setattr("monitor.scheduler.idle.is_quiet", fail)
    assert not idle(database, "analyse")


@dataclass
class Executor:
    """Does assignments by doing nothing; elsewhere, if it says so, where a run's row is not begun by who orders it."""

    elsewhere: bool
    done: list[str] = field(default_factory=list)

    def execute(self, assignment: Assignment) -> Ended:
        self.done.append(assignment.task.name)
        return Ended(0)


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_crawl_that_found_nothing_is_followed_by_rows_and_no_process(database: Database, elsewhere: bool) -> None:
    lead, executor = Leadership(database), Executor(elsewhere=False)
    assert lead.beat(NOW)
    runner = Runner(Config(), None, database, Clock(NOW, NOW, 0.0), Children(), lead, executor=executor)
    assert runner.once(task_named("revisit"), None, "test")
    assert executor.done == ["revisit", "analyse", "deliver"]
    executor.elsewhere = elsewhere
    assert runner.once(task_named("analyse"), None, "test")
    assert executor.done == ["revisit", "analyse", "deliver"]
    with database.read() as connection:
        made = recent(connection, 20)
    assert [run.task for run in made][::-1] == ["crawl", "analyse", "deliver", "analyse", "deliver"]
    assert {run.state for run in made} == {RunState.FINISHED}
