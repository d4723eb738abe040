"""Runs APScheduler, which says when a job is due; a thread then executes the run."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

from apscheduler.events import EVENT_JOB_MAX_INSTANCES
from apscheduler.executors.base import BaseExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from monitor.errors import DatabaseError
from monitor.reasons import say
from monitor.scheduler.catchup import MOST
from monitor.scheduler.plan import Job, trigger
from monitor.scheduler.runner import Runner
from monitor.scheduler.triggers import TICK
from monitor.tasks import Task
from storage.operation.runs import RunState

logger = logging.getLogger(__name__)
# APScheduler tells every firing; each is a row of ours.
logging.getLogger("apscheduler").setLevel(logging.ERROR)
# A clock that departs by more than this from one that nobody can put was put.
JUMP = dt.timedelta(seconds=30)


class Executor(BaseExecutor):  # type: ignore[misc] # APScheduler ships no types
    """Writes down that a job is due before anything else is due, and hands the run to a thread.

    All times at which a job was due are one run, where APScheduler's own executors would run it once for each. What could
    not be written down is kept, and is due with the next time.
    """

    def __init__(self, runner: Runner, most: int) -> None:
        super().__init__()
        self._runner = runner
        self._pool = ThreadPoolExecutor(most, "run")
        self._unwritten: dict[str, tuple[Job, list[dt.datetime]]] = {}

    def _do_submit_job(self, job: Any, run_times: Sequence[dt.datetime]) -> None:
        [planned] = job.args
        run_id = self._enter(planned, run_times)
        done = self._pool.submit(_nothing) if run_id is None else self.begin(self._runner.make, run_id, planned)
        done.add_done_callback(lambda _: self._run_job_success(job.id, []))

    def _enter(self, job: Job, run_times: Sequence[dt.datetime]) -> int | None:
        return self._write_down(job, run_times, lambda due: self._runner.enter(job, due))

    def skip(self, job: Job, run_times: Sequence[dt.datetime], why: str) -> None:
        """Write down that a job was due and not run, and why."""
        with self._lock:
            self._write_down(job, run_times, lambda due: self._runner.note(job, due, RunState.SKIPPED, why))

    def _write_down(
        self, job: Job, run_times: Sequence[dt.datetime], write: Callable[[list[dt.datetime]], int | None]
    ) -> int | None:
        _, earlier = self._unwritten.pop(job.name, (job, []))
        due = [*earlier, *(self._runner.clock.at(at) for at in run_times)][-MOST:]
        try:
            return write(due)
        except DatabaseError as error:
            self._unwritten[job.name] = (job, due)
            logger.error("%s is due, which cannot be written down yet: %s", job.name, error)
            return None

    def try_again(self) -> None:
        """Write down, and run, what could not be written down when it was due."""
        with self._lock:
            for job, _ in list(self._unwritten.values()):
                run_id = self._enter(job, [])
                if run_id is not None:
                    self.begin(self._runner.make, run_id, job)

    def begin(self, make: Callable[..., bool], *of: object) -> Future[bool]:
        """A run that a thread makes; whatever happens to it does not end the plan."""
        future = self._pool.submit(make, *of)
        future.add_done_callback(_tell_error)
        return future

    def shutdown(self, wait: bool = True) -> None:
        """Let the runs under way end."""
        self._pool.shutdown(wait)


def _tell_error(done: Future[bool]) -> None:
    if error := done.exception():
        logger.error("a run could not be written down: %s", error, exc_info=error)


@dataclass(slots=True)
class Engine:
    """Follows a plan; `wall` and `timer` are the system's clock and one in seconds that nobody can put."""

    runner: Runner
    planned: Sequence[Job]
    wall: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    timer: Callable[[], float] = time.monotonic
    scheduler: BackgroundScheduler = field(init=False)
    executor: Executor = field(init=False)
    _offset: dt.datetime = field(init=False)

    def start(self, after: dt.datetime) -> None:
        """Begin to follow the plan, with the first times after one by the system's clock."""
        zone = self.runner.config.zone
        self.executor = Executor(self.runner, 2 * len(self.planned) + 2)
        self.scheduler = BackgroundScheduler(timezone=zone, executors={"default": self.executor})
        self.scheduler.add_listener(self._still_under_way, EVENT_JOB_MAX_INSTANCES)
        for job in self.planned:
            self._add(job, after)
        self._offset = self._now_less_timer()
        self.scheduler.start()

    def _add(self, job: Job, after: dt.datetime) -> None:
        when = trigger(job, self.runner.clock)
        first = when.get_next_fire_time(None, after + TICK)
        # However late, and all that are late in one: the executor sees each of their times.
        self.scheduler.add_job(
            _nothing, when, args=[job], id=job.name, misfire_grace_time=None, coalesce=False, max_instances=1,
            next_run_time=first,
        )  # fmt: skip

    def make_up(self, run_id: int, job: Job) -> None:
        """Make a run that was entered, beside the plan."""
        self.executor.begin(self.runner.make, run_id, job)

    def once(self, task: Task, cause: str) -> None:
        """Make a run that is in no plan, beside the plan."""
        self.executor.begin(self.runner.once, task, None, cause)

    def look_after(self) -> None:
        """Try again what could not be written down, and look whether the system's clock was put."""
        self.executor.try_again()
        self._look_at_clock()

    def _look_at_clock(self) -> None:
        """Plan anew where the system's clock was put: back, and nothing would be due for as long; ahead, it is due now."""
        offset = self._now_less_timer()
        jump = offset - self._offset
        if abs(jump) < JUMP:
            return
        self._offset = offset
        logger.warning("the system's clock was put by %s, or the machine slept: the plan goes by the new time", jump)
        if jump < dt.timedelta(0):
            for job in self.scheduler.get_jobs():
                job.modify(next_run_time=job.trigger.get_next_fire_time(None, self.wall()))
        self.scheduler.wakeup()

    def _now_less_timer(self) -> dt.datetime:
        return self.wall() - dt.timedelta(seconds=self.timer())

    def _still_under_way(self, event: Any) -> None:
        job = next((job for job in self.planned if job.name == event.job_id), None)
        if job is not None:
            self.executor.skip(job, event.scheduled_run_times, say("run-before"))

    def stop(self) -> None:
        """Begin nothing more and wait for what is under way, which is to have been told to end."""
        self.scheduler.shutdown(wait=True)


def _nothing(*_: Any) -> bool:
    """What APScheduler is to call; the executor does without."""
    return True
