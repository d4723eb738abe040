"""Orders sent through the broker: which run to execute. A worker builds the command line from its own configuration."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, dataclass

from monitor.clock import VARIABLE, Clock, system_clock
from monitor.config import SANDBOX_VARIABLE
from monitor.scheduler.executors import Assignment, lock_of
from monitor.scheduler.plan import Limits
from monitor.tasks import Task, task_named


@dataclass(frozen=True, slots=True)
class Order:
    """An assignment in plain values; `clock` and `sandbox` are what the processes beside a sandbox go by."""

    run: int
    task: str
    site: str | None
    cause: str
    again: int
    seconds: float
    memory: int
    config: str
    clock: str = ""
    sandbox: str = ""

    @classmethod
    def of(cls, assignment: Assignment, config: str, environment: dict[str, str]) -> Order:
        """The order of an assignment, by the digest of the configuration and the environment of whoever gives it."""
        limits, stated = assignment.limits, environment.get
        return cls(
            assignment.run_id, assignment.task.name, assignment.site, assignment.cause, assignment.again, limits.time.total_seconds(),
            limits.memory, config, stated(VARIABLE, ""), stated(SANDBOX_VARIABLE, ""),
        )  # fmt: skip

    @property
    def values(self) -> dict[str, object]:
        """The order as the broker carries it."""
        return asdict(self)

    @property
    def does(self) -> Task:
        """The task; KeyError for one that this program does not know."""
        return task_named(self.task)

    @property
    def lock(self) -> str:
        """The lock that is held while it is carried out."""
        return lock_of(self.does.recorded, self.site)

    @property
    def limits(self) -> Limits:
        """What the run may take."""
        return Limits(dt.timedelta(seconds=self.seconds), self.memory)

    @property
    def environment(self) -> dict[str, str]:
        """What the run's process is told beside its command line."""
        return {name: value for name, value in ((VARIABLE, self.clock), (SANDBOX_VARIABLE, self.sandbox)) if value}

    def ticking(self) -> Clock:
        """The clock that the run goes by."""
        return Clock.parse(self.clock) if self.clock else system_clock()
