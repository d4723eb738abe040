"""Each run is a row from when it is due to how it ended, alone, within its limits; no task's end harms the scheduler."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor import processes
from monitor.clock import Clock
from monitor.config import Config, Schedule
from monitor.errors import DatabaseError
from monitor.scheduler import catchup
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.engine import Engine
from monitor.scheduler.executors import Assignment
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.plan import Job, Limits, jobs
from monitor.scheduler.runner import Runner
from monitor.tasks import Task, task_named
from storage import Database
from storage.operation import pauses, runs
from storage.operation.pauses import Paused
from storage.operation.runs import RunRecord, RunState, Start
from storage.visits import frontier, sites
from storage.visits.frontier import Candidate, PageKind, Route
from tests.monitor.test_workers import keep

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
ROOT = Path(__file__).parents[3]
HOUR = dt.timedelta(hours=1)
ROOMY = Limits(dt.timedelta(minutes=2), 2_000_000_000)


def job(what: str, limits: Limits = ROOMY, group: str = "") -> Job:
    [planned] = jobs(Config(schedules=(Schedule(task="analyse", every="1h"),)))
    task = Task(what, "a test's", ("tests.monitor.scheduler.task", what), group=group)
    return replace(planned, name=what, task=task, limits=limits)


@pytest.fixture
def runner(database: Database) -> Runner:
    children = Children(environment=dict(os.environ) | {"PYTHONPATH": str(ROOT)}, grace=0.3)
    lead = Leadership(database)
    assert lead.beat(NOW)
    return Runner(Config(), None, database, Clock(NOW, NOW, 0.0), children, lead, patience=0.5)


def rows(runner: Runner) -> list[RunRecord]:
    with runner.database.read() as connection:
        return runs.recent(connection, 5000)[::-1]


def fire(runner: Runner, planned: Job, due: list[dt.datetime]) -> bool:
    """Whether a run was made of what was due, and went well."""
    run_id = runner.enter(planned, due)
    return run_id is not None and runner.make(run_id, planned)


@pytest.mark.parametrize(
    ("what", "state", "says"),
    [
        ("ok", RunState.FINISHED, None),
        ("fail", RunState.FAILED, "its process ended with status 3; see the log"),
        ("crash", RunState.FAILED, "its process was ended by SIGKILL; see the log"),
    ],
)
def test_a_run_is_recorded_as_it_ended(runner: Runner, what: str, state: RunState, says: str | None) -> None:
    assert fire(runner, job(what), [NOW - HOUR]) is (state is RunState.FINISHED)
    [run] = rows(runner)
    assert (run.state, run.message, run.job, run.cause) == (state, says, what, "schedule")
    assert (run.due_at, run.late, run.config_hash) == (NOW - HOUR, HOUR, Config().digest)
    assert run.duration_ms is not None


@pytest.mark.parametrize("what", ["fail", "crash"])
def test_a_crawl_that_ends_without_a_word_gives_back_what_it_had_taken(runner: Runner, what: str) -> None:
    planned, page = job(what, group="crawl"), "http://portal.example/1.html"
    run_id = runner.enter(planned, [NOW])
    assert run_id is not None
    with runner.database.write() as connection:
        site = sites.enter(connection, "portal", "http://portal.example/")
        frontier.discover(connection, site, [Candidate(page, PageKind.ARTICLE, Route.LIST, page, None)], NOW)
        assert frontier.lease(connection, site, NOW, 9, frontier.owner_of(run_id), 900)
    assert not runner.make(run_id, planned)
    with runner.database.write() as connection:
        assert [due.url for due in frontier.lease(connection, site, NOW, 9, "the next", 900)] == [page]


@pytest.mark.parametrize(
    ("what", "limits", "says"),
    [
        ("hang", Limits(dt.timedelta(seconds=0.2), 2_000_000_000), "longer than"),
        ("stubborn", Limits(dt.timedelta(seconds=0.2), 2_000_000_000), "longer than"),
        ("hog", Limits(dt.timedelta(minutes=2), 200_000_000), "MB, more than 200"),
    ],
)
def test_a_run_beyond_its_limits_is_ended(runner: Runner, what: str, limits: Limits, says: str) -> None:
    assert not fire(runner, job(what, limits), [NOW])
    [run] = rows(runner)
    assert run.state is RunState.ENDED
    assert says in (run.message or "")
    if what == "hog":
        assert (run.peak_memory or 0) > 200_000_000


def test_what_was_due_several_times_is_done_in_one_run(runner: Runner) -> None:
    assert fire(runner, job("ok"), [NOW - 2 * HOUR, NOW - HOUR, NOW])
    assert [run.state for run in rows(runner)] == [RunState.COALESCED, RunState.COALESCED, RunState.FINISHED]


def test_what_is_paused_is_skipped_with_the_reason(runner: Runner) -> None:
    with runner.database.write() as connection:
        pauses.put(connection, Paused("ok", None, NOW, NOW + HOUR, "the portal moves house"))
    assert runner.enter(job("ok"), [NOW]) is None
    assert not fire(runner, job("fail"), [NOW])
    skipped, other = rows(runner)
    assert (skipped.state, skipped.message) == (
        RunState.SKIPPED, "paused until 2026-03-02 09:00 UTC: the portal moves house",
    )  # fmt: skip
    assert other.state is RunState.FAILED


def test_runs_of_one_group_wait_for_each_other(runner: Runner) -> None:
    threads = [threading.Thread(target=fire, args=(runner, job(what, group="one"), [NOW])) for what in ("ok", "fail")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {run.state for run in rows(runner)} == {RunState.FINISHED, RunState.FAILED}


@dataclass
class Slow:
    """Makes crawls at once, and an analysis when it may."""

    may: threading.Event = field(default_factory=threading.Event)
    made: list[str] = field(default_factory=list)
    elsewhere: bool = False

    def execute(self, assignment: Assignment) -> Ended | None:
        """It went well."""
        self.made.append(assignment.task.name)
        if assignment.task.name == "analyse":
            assert self.may.wait(30)
        return Ended(0)


def test_crawls_that_end_while_an_analysis_is_under_way_share_the_next_one(runner: Runner) -> None:
    # There is something to read all the time.
    keep(runner.database, 1)
    executor = runner.executor = Slow()
    done: list[bool] = []
    crawls = [
        threading.Thread(target=lambda site=f"site{n}": done.append(runner.once(task_named("discover"), site, "test")))
        for n in range(6)
    ]
    crawls[0].start()
    wait_until(lambda: executor.made == ["discover", "analyse"])
    for crawl in crawls[1:]:
        crawl.start()
    wait_until(
        lambda: executor.made.count("discover") == 6 and all(run.finished_at for run in rows(runner) if run.site)
    )
    # From a crawl's end to what follows it is no time that a row tells.
    time.sleep(1)
    executor.may.set()
    for crawl in crawls:
        crawl.join(30)
    assert executor.made.count("analyse") == 2, "one under way, and one after it for all the others"
    assert done == [True] * 6
    assert all(run.state is RunState.FINISHED for run in rows(runner))


def test_a_run_made_by_hand_is_not_overlapped(runner: Runner) -> None:
    with runner.database.write() as connection:
        by_hand = runs.begin(connection, Start("ok", "command", NOW, "", ""), processes.identity())
    assert not fire(runner, job("ok"), [NOW])
    assert rows(runner)[-1].message == f"run {by_hand} is still under way"


def test_nothing_begins_after_another_monitor_has_taken_over(runner: Runner) -> None:
    other = Leadership(runner.database, "another", lives=lambda owner: False)  # noqa: ARG005
    assert other.beat(NOW)
    assert not fire(runner, job("ok"), [NOW])
    assert rows(runner) == []


def test_a_monitor_that_is_stopped_leaves_no_process_and_no_open_run(runner: Runner) -> None:
    thread = threading.Thread(target=fire, args=(runner, job("stubborn"), [NOW]))
    thread.start()
    while not runner.children.is_running("stubborn"):
        time.sleep(0.01)
    runner.children.stop()
    thread.join()
    [run] = rows(runner)
    assert (run.state, run.message) == (RunState.LOST, "the monitor was stopped")


def test_what_was_due_when_the_monitor_was_stopped_is_no_failure_and_made_up_for(runner: Runner) -> None:
    runner.children.stop()
    run_id = runner.enter(job("ok"), [NOW])
    assert run_id is not None
    assert not runner.make(run_id, job("ok"))
    [run] = rows(runner)
    assert (run.state, run.message) == (RunState.MISSED, "the monitor was stopped before it began")
    now = NOW + HOUR / 4
    with runner.database.read() as connection:
        [owed] = catchup.missed(connection, [job("ok")], frozenset(), "", now)
    assert owed.times == (now,)


def test_what_was_cut_off_or_missed_is_made_up_for_by_one_run(runner: Runner) -> None:
    planned = job("ok")
    with runner.database.write() as connection:
        for at, process in ((NOW - 3 * HOUR, "process 1 of nowhere, begun at tick 1"), (NOW - 2 * HOUR, "")):
            runs.enter(connection, Start("ok", "schedule", at, "", "", job="ok", due_at=at), process)
    now = NOW + HOUR / 2
    [(run_id, _)] = runner.catch_up([planned], now)
    lost, missed, (made_up,) = rows(runner)[:2], rows(runner)[2:-1], rows(runner)[-1:]
    assert {run.state for run in lost} == {RunState.LOST}
    assert [(run.state, run.due_at) for run in missed] == [(RunState.MISSED, NOW - HOUR), (RunState.MISSED, NOW)]
    assert (made_up.id, made_up.state, made_up.cause, made_up.due_at) == (run_id, RunState.DUE, "catch-up", now)
    assert runner.make(run_id, planned)
    assert runner.catch_up([planned], now) == [], "all is made up for"


def test_the_last_time_that_was_missed_is_that_of_the_run_that_makes_up_for_it(runner: Runner) -> None:
    note_due(runner, NOW - 3 * HOUR)
    [(run_id, _)] = runner.catch_up([job("ok")], NOW + HOUR / 2)
    assert [(run.id == run_id, run.due_at) for run in rows(runner)] == [
        (False, NOW - 3 * HOUR), (False, NOW - 2 * HOUR), (False, NOW - HOUR), (True, NOW),
    ]  # fmt: skip


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kills=st.lists(st.tuples(st.integers(0, 300), st.integers(0, 3)), min_size=1, max_size=8))
def test_whoever_is_killed_whenever_each_time_due_leaves_a_row(runner: Runner, kills: list[tuple[int, int]]) -> None:
    """Terms of leadership, each killed after some minutes and before it could write down its last firing or any."""
    with runner.database.write() as connection:
        connection.exec_driver_sql("DELETE FROM runs")
    planned, now = job("ok"), NOW
    note_due(runner, NOW)
    for minutes, written in kills:
        with runner.database.write() as connection:
            connection.exec_driver_sql("UPDATE runs SET process = 'process 1 of nowhere, begun at tick 1'")
        runner.catch_up([planned], now)
        until = now + dt.timedelta(minutes=minutes)
        for at in list(takewhile(lambda at, until=until: at <= until, planned.pattern.after(now)))[:written]:
            runner.enter(planned, [at])
        now = until
    runner.catch_up([planned], now)
    on_plan = set(takewhile(lambda at: at <= now, planned.pattern.after(NOW - HOUR)))
    assert on_plan <= {run.due_at for run in rows(runner)}
    done = [run.due_at for run in rows(runner) if run.state is not RunState.LOST]
    assert len(done) == len(set(done))


def note_due(runner: Runner, at: dt.datetime) -> None:
    with runner.database.write() as connection:
        runs.note(connection, [Start("ok", "", at, "", "", job="ok", due_at=at)], RunState.FINISHED, "")


def test_a_job_that_never_ran_is_due_since_its_plan_is_followed(runner: Runner) -> None:
    with runner.database.write() as connection:
        assert catchup.missed(connection, [job("ok")], frozenset(), Config().digest, NOW)[0].never_ran
        start = Start("crawl", "first run", NOW - 2 * HOUR, Config().digest, "", job="discover food-portal", due_at=NOW)
        runs.note(connection, [start], RunState.FINISHED, "")
        [found] = catchup.missed(connection, [job("ok")], frozenset(), Config().digest, NOW)
    assert found.times == (NOW - HOUR, NOW)


def test_a_year_of_downtime_makes_no_flood_of_rows(database: Database) -> None:
    with database.write() as connection:
        runs.note(connection, [Start("ok", "", NOW, "", "", job="ok", due_at=NOW)], RunState.MISSED, "")
        [found] = catchup.missed(connection, [job("ok")], frozenset(), "", NOW + dt.timedelta(days=365))
        assert catchup.missed(connection, [job("ok")], frozenset(), "", NOW - HOUR) == [], "the clock was put back"
    assert len(found.times) == catchup.MOST
    assert found.times[-1] == NOW + dt.timedelta(days=365)
    assert all(later - earlier == HOUR for earlier, later in pairwise(found.times))


def test_what_cannot_be_written_down_is_due_until_it_can(runner: Runner) -> None:
    planned, fails = job("ok"), [True, True, False]

    class Failing(Runner):
        def enter(self, job: Job, due: Sequence[dt.datetime]) -> int | None:
            if fails.pop(0):
                raise DatabaseError("it is locked")
            return super().enter(job, due)

    failing = Failing(runner.config, None, runner.database, runner.clock, runner.children, runner.lead, patience=0.5)
    live = dt.datetime.now(dt.UTC)
    engine = Engine(failing, [planned])
    engine.start(live - HOUR)
    try:
        wait_until(lambda: len(fails) == 2)
        engine.look_after()
        assert rows(runner) == []
        engine.look_after()
        wait_until(lambda: [run.state for run in rows(runner)] == [RunState.FINISHED])
    finally:
        engine.stop()
    [run] = rows(runner)
    assert run.due_at is not None


def wait_until(so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_a_clock_that_is_put_back_does_not_stop_the_plan(runner: Runner) -> None:
    wall, timer = [NOW + dt.timedelta(days=1000)], [50.0]
    live = dt.datetime.now(dt.UTC)
    engine = Engine(runner, [job("ok")], lambda: wall[0], lambda: timer[0])
    engine.start(wall[0])
    try:
        [planned] = engine.scheduler.get_jobs()
        planned.modify(next_run_time=wall[0] + HOUR)
        engine.look_after()
        assert engine.scheduler.get_jobs()[0].next_run_time == wall[0] + HOUR, "nothing was put, nothing changes"
        wall[0] = live
        engine.look_after()
        assert engine.scheduler.get_jobs()[0].next_run_time <= live + HOUR
    finally:
        runner.children.stop()
        engine.stop()
