"""Each run is a row from when it is due to how it ended, alone, within its limits; no task's end harms the scheduler."""

from __future__ import annotations

import datetime as dt
import os
import threading
import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from monitor import processes
from monitor.clock import Clock
from monitor.config import Config, Schedule
from monitor.scheduler import catchup
from monitor.scheduler.children import Children
from monitor.scheduler.engine import Engine
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.plan import Job, Limits, jobs
from monitor.scheduler.runner import Runner
from monitor.tasks import Task
from storage import Database, pauses, runs
from storage.pauses import Paused
from storage.runs import RunRecord, RunState, Start

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


@pytest.mark.parametrize(
    ("what", "state", "says"),
    [
        ("ok", RunState.FINISHED, None),
        ("fail", RunState.FAILED, "its process ended with status 3; see the log"),
        ("crash", RunState.FAILED, "its process was ended by SIGKILL; see the log"),
    ],
)
def test_a_run_is_recorded_as_it_ended(runner: Runner, what: str, state: RunState, says: str | None) -> None:
    assert runner.fire(job(what), [NOW - HOUR]) is (state is RunState.FINISHED)
    [run] = rows(runner)
    assert (run.state, run.message, run.job, run.cause) == (state, says, what, "schedule")
    assert (run.due_at, run.late, run.config_hash) == (NOW - HOUR, HOUR, Config().digest)
    assert run.duration_ms is not None


@pytest.mark.parametrize(
    ("what", "limits", "says"),
    [
        ("hang", Limits(dt.timedelta(seconds=0.2), 2_000_000_000), "longer than"),
        ("stubborn", Limits(dt.timedelta(seconds=0.2), 2_000_000_000), "longer than"),
        ("hog", Limits(dt.timedelta(minutes=2), 200_000_000), "MB, more than 200"),
    ],
)
def test_a_run_beyond_its_limits_is_ended(runner: Runner, what: str, limits: Limits, says: str) -> None:
    assert not runner.fire(job(what, limits), [NOW])
    [run] = rows(runner)
    assert run.state is RunState.ENDED
    assert says in (run.message or "")
    if what == "hog":
        assert (run.peak_memory or 0) > 200_000_000


def test_what_was_due_several_times_is_done_in_one_run(runner: Runner) -> None:
    assert runner.fire(job("ok"), [NOW - 2 * HOUR, NOW - HOUR, NOW])
    assert [run.state for run in rows(runner)] == [RunState.COALESCED, RunState.COALESCED, RunState.FINISHED]


def test_what_is_paused_is_skipped_with_the_reason(runner: Runner) -> None:
    with runner.database.write() as connection:
        pauses.put(connection, Paused("ok", None, NOW, NOW + HOUR, "the portal moves house"))
    assert runner.fire(job("ok"), [NOW])
    assert runner.fire(job("fail"), [NOW]) is False
    skipped, other = rows(runner)
    assert (skipped.state, skipped.message) == (
        RunState.SKIPPED, "paused until 2026-03-02 09:00 UTC: the portal moves house",
    )  # fmt: skip
    assert other.state is RunState.FAILED


def test_runs_of_one_group_wait_for_each_other(runner: Runner) -> None:
    threads = [threading.Thread(target=runner.fire, args=(job(what, group="one"), [NOW])) for what in ("ok", "fail")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {run.state for run in rows(runner)} == {RunState.FINISHED, RunState.FAILED}


def test_a_run_made_by_hand_is_not_overlapped(runner: Runner) -> None:
    with runner.database.write() as connection:
        by_hand = runs.begin(connection, Start("ok", "command", NOW, "", ""), processes.identity())
    assert not runner.fire(job("ok"), [NOW])
    assert rows(runner)[-1].message == f"run {by_hand} is still under way"


def test_nothing_begins_after_another_monitor_has_taken_over(runner: Runner) -> None:
    other = Leadership(runner.database, "another", lives=lambda owner: False)  # noqa: ARG005
    assert other.beat(NOW)
    assert not runner.fire(job("ok"), [NOW])
    assert rows(runner) == []


def test_a_monitor_that_is_stopped_leaves_no_process_and_no_open_run(runner: Runner) -> None:
    thread = threading.Thread(target=runner.fire, args=(job("stubborn"), [NOW]))
    thread.start()
    while not runner.children.is_running("stubborn"):
        time.sleep(0.01)
    runner.children.stop()
    thread.join()
    [run] = rows(runner)
    assert (run.state, run.message) == (RunState.LOST, "the monitor was stopped")


def test_what_was_cut_off_or_missed_is_made_up_for_by_one_run(runner: Runner) -> None:
    planned = job("ok")
    with runner.database.write() as connection:
        for at, process in ((NOW - 3 * HOUR, "process 1 of nowhere, begun at tick 1"), (NOW - 2 * HOUR, "")):
            runs.enter(connection, Start("ok", "schedule", at, "", "", job="ok", due_at=at), process)
        cut_off = catchup.bury(connection, NOW)
        [found] = catchup.missed(connection, [planned], cut_off, NOW + HOUR / 2)
    assert cut_off == {"ok"}
    assert found.times == (NOW - HOUR, NOW, NOW + HOUR / 2)
    assert {run.state for run in rows(runner)} == {RunState.LOST}


def test_a_year_of_downtime_makes_no_flood_of_rows(database: Database) -> None:
    with database.write() as connection:
        runs.note(connection, [Start("ok", "", NOW, "", "", job="ok", due_at=NOW)], RunState.MISSED, "")
        [found] = catchup.missed(connection, [job("ok")], frozenset(), NOW + dt.timedelta(days=365))
        assert catchup.missed(connection, [job("ok")], frozenset(), NOW - HOUR) == [], "the clock was put back"
    assert len(found.times) == catchup.MOST
    assert found.times[-1] == NOW + dt.timedelta(days=365)
    assert all(later - earlier == HOUR for earlier, later in pairwise(found.times))


def test_a_clock_that_is_put_back_does_not_stop_the_plan(runner: Runner) -> None:
    wall, timer = [NOW + dt.timedelta(days=1000)], [50.0]
    live = dt.datetime.now(dt.UTC)
    engine = Engine(runner, [job("ok")], lambda: wall[0], lambda: timer[0])
    engine.start()
    try:
        [planned] = engine.scheduler.get_jobs()
        planned.modify(next_run_time=wall[0] + HOUR)
        engine.look_at_clock()
        assert engine.scheduler.get_jobs()[0].next_run_time == wall[0] + HOUR, "nothing was put, nothing changes"
        wall[0] = live
        engine.look_at_clock()
        assert engine.scheduler.get_jobs()[0].next_run_time <= live + HOUR
    finally:
        runner.children.stop()
        engine.stop()
