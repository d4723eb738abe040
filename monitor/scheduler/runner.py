"""Executes runs: each a row from when it is due, alone in its group, within its limits, with its follow-up task after it."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path

from monitor import __version__, processes
from monitor.clock import Clock
from monitor.config import Config, parse_duration
from monitor.reasons import say
from monitor.scheduler import catchup
from monitor.scheduler.catchup import Missed
from monitor.scheduler.children import GRACE, Children, Ended
from monitor.scheduler.executors import Assignment, Executor, LocalExecutor, lock_of
from monitor.scheduler.idle import is_idle
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.meanwhile import Meanwhile
from monitor.scheduler.plan import MEGABYTE, Job, Limits
from monitor.scheduler.settling import settle, tell
from monitor.tasks import Task, task_named
from storage import Connection, Database
from storage.operation import pauses, runs
from storage.operation.runs import RunRecord, RunState, Start

logger = logging.getLogger(__name__)
# Seconds between two looks at whether a run may begin.
LOOK_EVERY = 0.2
# Seconds that a run waits for one of an earlier monitor, which is about to end.
PATIENCE = 2 * GRACE


@dataclass(slots=True)
class Runner:
    """Makes the runs of one term of leadership."""

    config: Config
    config_file: Path | None
    database: Database
    clock: Clock
    children: Children
    lead: Leadership
    on_end: Callable[[RunRecord], None] = lambda run: None  # noqa: ARG005 (nobody need be told)
    patience: float = PATIENCE
    executor: Executor | None = None
    _groups: dict[tuple[str, str | None], threading.Lock] = field(default_factory=dict)
    _pulses: dict[str, Leadership] = field(default_factory=dict)
    _coming: dict[str, Future[bool]] = field(default_factory=dict)
    _earnest: dict[str, dt.datetime] = field(default_factory=dict)
    _looking: threading.Lock = field(default_factory=threading.Lock)

    @property
    def _current_executor(self) -> Executor:
        """The executor that was given, or processes of this machine."""
        return self.executor or LocalExecutor(self.children, self.config_file)

    def enter(self, job: Job, due: Sequence[dt.datetime]) -> int | None:
        """The id of the run that is to be made now that a job is due; several times that it was due are done in one run.

        None where it is paused, or where another monitor leads: that one writes down what was due until it began to.
        """
        with self.database.write() as connection:
            if not self.lead.holds(connection):
                logger.warning("%s is not begun: another monitor has taken over", job.name)
                return None
            return self._enter(connection, job, due, "schedule")

    def _enter(self, connection: Connection, job: Job, due: Sequence[dt.datetime], cause: str) -> int | None:
        starts = [self._start(job.task, job.site, cause, at, job.name) for at in due]
        if pause := pauses.of(connection, job.task.name, job.site, self.clock.now()):
            why = say("run-paused", until=f"{pause.until:%Y-%m-%d %H:%M}", reason=pause.reason)
            runs.note(connection, starts, RunState.SKIPPED, why)
            return None
        together = say("run-together", at=f"{due[-1]:%Y-%m-%d %H:%M:%S}")
        runs.note(connection, starts[:-1], RunState.COALESCED, together)
        return runs.enter(connection, starts[-1], self.lead.owner)

    def make(self, run_id: int, job: Job) -> bool:
        """Whether a run that was entered went well."""
        return self._make(run_id, job.task, job.site, job.limits)

    def catch_up(self, planned: Sequence[Job], now: dt.datetime) -> list[tuple[int, Job]]:
        """The runs to be made for what was due until now and cut off or missed: one a job, entered with what they make up for.

        It is one transaction: whoever is killed in it, or after it, leaves a row for each time or a time for the next.
        """
        with self.database.write() as connection:
            if not self.lead.holds(connection):
                return []
            found = catchup.missed(connection, planned, catchup.bury(connection, now), self.config.digest, now)
            entered = [(self._make_up(connection, one, now), one.job) for one in found]
        return [(run_id, job) for run_id, job in entered if run_id is not None]

    def _make_up(self, connection: Connection, one: Missed, now: dt.datetime) -> int | None:
        if one.never_ran:
            return self._enter(connection, one.job, [now], "first run") if one.job.task.name == "discover" else None
        lost = one.times[:-1] if one.job.catches_up else one.times
        starts = [self._start(one.job.task, one.job.site, "schedule", at, one.job.name) for at in lost]
        runs.note(connection, starts, RunState.MISSED, say("run-missed"))
        if not one.job.catches_up:
            return None
        times = "once" if len(one.times) == 1 else f"{len(one.times)} times"
        logger.info("%s was missed %s; one run makes up for it", one.job.name, times)
        return self._enter(connection, one.job, one.times[-1:], "catch-up")

    def once(self, task: Task, site: str | None, cause: str, again: int = 0) -> bool:
        """Whether a run that is in no plan went well; a crawl looks at so many of the newest articles, due or not."""
        with self.database.write() as connection:
            run_id = runs.enter(connection, self._start(task, site, cause), self.lead.owner)
        return self._make(run_id, task, site, _usual_limits(task), again)

    def note(self, job: Job, due: Sequence[dt.datetime], state: RunState, why: str) -> None:
        """Keep that a job was due and not run, and why."""
        with self.database.write() as connection:
            if self.lead.holds(connection):
                starts = [self._start(job.task, job.site, "schedule", at, job.name) for at in due]
                runs.note(connection, starts, state, why)

    def _start(
        self, task: Task, site: str | None, cause: str, due: dt.datetime | None = None, job: str | None = None
    ) -> Start:
        now = self.clock.now()
        return Start(task.recorded, cause, now, self.config.digest, __version__, site, job, due or now)

    def _make(self, run_id: int, task: Task, site: str | None, limits: Limits, again: int = 0) -> bool:
        # A crawl may take hours: what it has fetched is read while it goes on.
        crawls = task.group == "crawl"
        meanwhile = Meanwhile(self.database, (lambda: self._follow(task, f"during run {run_id}")) if crawls else None)
        try:
            run = self._alone(run_id, task, site, limits, again, meanwhile)
            if run is None:
                return False
            self.on_end(run)
            # What a failed crawl did fetch is read all the same.
            return self._follow(task, f"after run {run_id}") and run.state is RunState.FINISHED
        finally:
            meanwhile.join()

    def _alone(
        self, run_id: int, task: Task, site: str | None, limits: Limits, again: int, meanwhile: Meanwhile
    ) -> RunRecord | None:
        """The run as it ended, made while no other of its group is; None where it was not made here."""
        with self._groups.setdefault((task.recorded, site), threading.Lock()):
            self._coming.pop(task.name, None)
            if not self._begin(run_id, task, site):
                return None
            began = self.clock.now()
            if is_idle(self.database, self.config, task, self._earnest.get(task.name), began):
                return self._pass_over(run_id, task, site)
            with meanwhile:
                ended = self._current_executor.execute(
                    Assignment(run_id, task, site, self._cause(run_id), limits, again)
                )
            if ended is None:
                return None
            run = self._settle(run_id, ended)
            if run.state is RunState.FINISHED:
                self._earnest[task.name] = began
            return run

    def _pass_over(self, run_id: int, task: Task, site: str | None) -> RunRecord:
        """The run of a task that has nothing to do, as it ended: here, and without a process."""
        if self._current_executor.elsewhere:
            with self.database.write() as connection:
                runs.begin(connection, self._start(task, site, ""), self.lead.owner, run_id)
        return self._settle(run_id, Ended(0))

    def _follow(self, task: Task, cause: str) -> bool:
        """Whether what follows a task, if anything does, went well; what has not begun yet does for all that wait for it."""
        if task.then is None or self.children.stopped:
            return True
        with self._looking:
            coming = self._coming.get(task.then)
            if coming is None:
                mine = self._coming[task.then] = Future()
        if coming is not None:
            return coming.result()
        return self._lead_to(mine, task_named(task.then), cause)

    def _lead_to(self, coming: Future[bool], task: Task, cause: str) -> bool:
        """Whether a run went well that others may wait for."""
        try:
            coming.set_result(self.once(task, None, cause))
        except BaseException as error:
            self._coming.pop(task.name, None)
            coming.set_exception(error)
            raise
        return coming.result()

    def _cause(self, run_id: int) -> str:
        with self.database.read() as connection:
            run = runs.get(connection, run_id)
        return run.cause if run else "schedule"

    def _begin(self, run_id: int, task: Task, site: str | None) -> bool:
        """Whether the run has begun; it waits for one that is about to end, and is given up if that does not."""
        until = time.monotonic() + self.patience
        while True:
            now = self.clock.now()
            with self.database.write() as connection:
                rival = self._rival(connection, run_id, task, site)
                if self.children.stopped or not self.lead.holds(connection):
                    runs.finish(connection, run_id, RunState.MISSED, now, message=say("run-stopped-due"))
                    return False
                if rival is None and self._current_executor.elsewhere:
                    return True
                if rival is None:
                    runs.begin(connection, self._start(task, site, ""), self.lead.owner, run_id)
                    return True
                if time.monotonic() > until:
                    runs.finish(connection, run_id, RunState.SKIPPED, now, message=say("run-rival", number=rival))
                    return False
            time.sleep(LOOK_EVERY)

    def _rival(self, connection: Connection, run_id: int, task: Task, site: str | None) -> int | None:
        """Another run of the same group that is under way, made by another monitor, by a worker or by hand."""
        for run in runs.open_runs(connection, task.recorded, site):
            if run.id == run_id or run.state is not RunState.RUNNING:
                continue
            lives = processes.lives(run.process or "")
            if (
                lives is None
                and self._current_executor.elsewhere
                and self._pulse(task.recorded, site).silent(connection)
            ):
                catchup.close(connection, run, self.clock.now())
            elif lives is not False:
                return run.id
        return None

    def _pulse(self, recorded: str, site: str | None) -> Leadership:
        """The beats of the worker that makes a run of a group, as they were seen so far."""
        name = lock_of(recorded, site)
        return self._pulses.setdefault(name, Leadership(self.database, name=name))

    def _settle(self, run_id: int, ended: Ended) -> RunRecord:
        """The run as it ended."""
        with self.database.write() as connection:
            settled = settle(
                connection,
                run_id,
                ended,
                self.clock.now(),
                stopped=self.children.stopped,
                speed=self.clock.speed or 1.0,
            )
        tell(settled)
        return settled


def _usual_limits(task: Task) -> Limits:
    return Limits(parse_duration(task.max_time), task.max_memory * MEGABYTE)
