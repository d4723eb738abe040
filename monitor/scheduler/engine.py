"""APScheduler at work: it says when a job is due, and a thread makes the run."""

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
from apscheduler.triggers.date import DateTrigger

from monitor.scheduler.plan import Job, trigger
from monitor.scheduler.runner import Runner
from monitor.tasks import Task
from storage.runs import RunState

logger = logging.getLogger(__name__)
# APScheduler tells every firing; each is a row of ours.
logging.getLogger("apscheduler").setLevel(logging.ERROR)
# A clock that departs by more than this from one that nobody can put was put.
JUMP = dt.timedelta(seconds=30)


class Executor(BaseExecutor):  # type: ignore[misc] # APScheduler ships no types
    """Hands all times at which a job was due to one run, where APScheduler's own would run it once for each."""

    def __init__(self, runner: Runner, most: int) -> None:
        super().__init__()
        self._runner = runner
        self._pool = ThreadPoolExecutor(most, "run")

    def _do_submit_job(self, job: Any, run_times: Sequence[dt.datetime]) -> None:
        what, cause = job.args
        due = [self._runner.clock.at(at) for at in run_times]
        if isinstance(what, Task):
            future = self._pool.submit(self._runner.once, what, None, cause)
        else:
            future = self._pool.submit(self._runner.fire, what, due, cause)
        future.add_done_callback(lambda done: self._ended(job.id, done))

    def _ended(self, job_id: str, done: Future[bool]) -> None:
        if error := done.exception():
            # A run that could not even be written down must not end the plan.
            self._run_job_error(job_id, error, error.__traceback__)
        else:
            self._run_job_success(job_id, [])

    def shutdown(self, wait: bool = True) -> None:
        """Let the runs under way end."""
        self._pool.shutdown(wait)


@dataclass(slots=True)
class Engine:
    """Follows a plan; `wall` and `timer` are the system's clock and one in seconds that nobody can put."""

    runner: Runner
    planned: Sequence[Job]
    wall: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    timer: Callable[[], float] = time.monotonic
    scheduler: BackgroundScheduler = field(init=False)
    _offset: dt.datetime = field(init=False)

    def start(self) -> None:
        """Begin to follow the plan."""
        zone = self.runner.config.zone
        executor = Executor(self.runner, 2 * len(self.planned) + 2)
        self.scheduler = BackgroundScheduler(timezone=zone, executors={"default": executor})
        self.scheduler.add_listener(self._still_under_way, EVENT_JOB_MAX_INSTANCES)
        for job in self.planned:
            self._add(job, job.name, trigger(job, self.runner.clock), "schedule")
        self._offset = self._now_less_timer()
        self.scheduler.start()

    def _add(self, job: Job, name: str, when: Any, cause: str) -> None:
        # However late, and all that are late in one: the executor sees each of their times.
        self.scheduler.add_job(
            _nothing, when, args=[job, cause], id=name, misfire_grace_time=None, coalesce=False, max_instances=1
        )

    def make_up(self, job: Job, cause: str) -> None:
        """Run a job now, beside its plan."""
        self._add(job, f"{job.name} ({cause})", DateTrigger(self.wall()), cause)

    def once(self, task: Task, cause: str) -> None:
        """Make a run that is in no plan, beside the plan."""
        self.scheduler.add_job(
            _nothing, DateTrigger(self.wall()), args=[task, cause], id=f"{task.name} ({cause})", misfire_grace_time=None
        )

    def look_at_clock(self) -> None:
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
            due = [self.runner.clock.at(at) for at in event.scheduled_run_times]
            self.runner.note(job, due, RunState.SKIPPED, "the run before is still under way")

    def stop(self) -> None:
        """Begin nothing more and wait for what is under way, which is to have been told to end."""
        self.scheduler.shutdown(wait=True)


def _nothing(*_: Any) -> None:
    """What APScheduler is to call; the executor does without."""
