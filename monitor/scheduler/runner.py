"""Makes runs: each a row from the moment it is due, alone in its group, within its limits, and followed by what follows."""

from __future__ import annotations

import datetime as dt
import logging
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from monitor import __version__, processes
from monitor.clock import Clock
from monitor.config import Config, parse_duration
from monitor.scheduler.children import GRACE, Children, Ended
from monitor.scheduler.commands import of_task
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.plan import MEGABYTE, Job, Limits
from monitor.tasks import Task, task_named
from storage import Connection, Database, pauses, runs
from storage.runs import RunRecord, RunState, Start

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
    _groups: dict[tuple[str, str | None], threading.Lock] = field(default_factory=dict)

    def fire(self, job: Job, due: Sequence[dt.datetime], cause: str = "schedule") -> bool:
        """Whether the run that is due went well; several times that it was due are done in one run."""
        with self.database.write() as connection:
            if not self.lead.holds(connection):
                logger.warning("%s is not begun: another monitor has taken over", job.name)
                return False
            starts = [self._start(job.task, job.site, cause, at, job.name) for at in due]
            if pause := pauses.of(connection, job.task.name, job.site, self.clock.now()):
                why = f"paused until {pause.until:%Y-%m-%d %H:%M} UTC: {pause.reason}"
                runs.note(connection, starts, RunState.SKIPPED, why)
                return True
            together = f"done together with the one that was due at {due[-1]:%Y-%m-%d %H:%M:%S}"
            runs.note(connection, starts[:-1], RunState.COALESCED, together)
            run_id = runs.enter(connection, starts[-1], self.lead.owner)
        return self._make(run_id, job.task, job.site, job.limits)

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
        with self._groups.setdefault((task.recorded, site), threading.Lock()):
            if not self._begin(run_id, task, site):
                return False
            command = of_task(task, site, self.config_file, self._cause(run_id), again=again)
            ended = self.children.run(command, limits=limits, run_id=run_id)
            run = self._settle(run_id, ended)
        self.on_end(run)
        well = run.state is RunState.FINISHED
        # What a failed crawl did fetch is read all the same.
        if task.then and not self.children.stopped:
            well &= self.once(task_named(task.then), None, f"after run {run_id}")
        return well

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
                    runs.finish(
                        connection, run_id, RunState.LOST, now, message="the monitor was stopped before it began"
                    )
                    return False
                if rival is None:
                    runs.begin(connection, self._start(task, site, ""), self.lead.owner, run_id)
                    return True
                if time.monotonic() > until:
                    runs.finish(connection, run_id, RunState.SKIPPED, now, message=f"run {rival} is still under way")
                    return False
            time.sleep(LOOK_EVERY)

    def _rival(self, connection: Connection, run_id: int, task: Task, site: str | None) -> int | None:
        """Another run of the same group that is under way, made by another monitor or by hand."""
        for run in runs.open_runs(connection, task.recorded, site):
            if run.id != run_id and run.state is RunState.RUNNING and processes.lives(run.process or "") is not False:
                return run.id
        return None

    def _settle(self, run_id: int, ended: Ended) -> RunRecord:
        """The run as it ended: by its own word, or by what its process left."""
        with self.database.write() as connection:
            run = runs.get(connection, run_id)
            assert run is not None, "a run's row is never deleted"  # noqa: S101
            state, message = self._verdict(run, ended)
            took = run.duration_ms or round((self.clock.now() - run.started_at).total_seconds() * 1000)
            runs.finish(
                connection, run_id, state, run.finished_at or self.clock.now(), message=message, duration_ms=took,
                peak_memory=max(run.peak_memory or 0, ended.peak_memory) or None,
            )  # fmt: skip
            settled = runs.get(connection, run_id)
        assert settled is not None  # noqa: S101
        level = logging.INFO if settled.state is RunState.FINISHED else logging.ERROR
        logger.log(level, "run %d %s%s", run_id, settled.state.value, f": {message}" if message else "")
        return settled

    def _verdict(self, run: RunRecord, ended: Ended) -> tuple[RunState, str | None]:
        if ended.limit:
            return RunState.ENDED, f"ended: {ended.limit}"
        if run.state is not RunState.RUNNING:
            return run.state, run.message
        if self.children.stopped:
            return RunState.LOST, "the monitor was stopped"
        if ended.status == 0:
            return RunState.FINISHED, None
        return RunState.FAILED, f"its process {_said(ended.status)}; see the log"


def _said(status: int) -> str:
    if status >= 0:
        return f"ended with status {status}"
    known = {number.value: number.name for number in signal.Signals}
    return f"was ended by {known.get(-status, f'signal {-status}')}"


def _usual_limits(task: Task) -> Limits:
    return Limits(parse_duration(task.max_time), task.max_memory * MEGABYTE)
