"""Who executes runs: processes of this machine, or whoever else implements the protocol."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from monitor.scheduler.children import Children, Ended
from monitor.scheduler.commands import of_task
from monitor.scheduler.plan import Limits
from monitor.tasks import Task


@dataclass(frozen=True, slots=True)
class Assignment:
    """A run to be executed; a crawl also visits the `again` newest articles, due or not."""

    run_id: int
    task: Task
    site: str | None
    cause: str
    limits: Limits
    again: int = 0


class Executor(Protocol):
    """Executes assignments, here or elsewhere."""

    @property
    def elsewhere(self) -> bool:
        """Whether the run's row is begun by whoever executes it, some time later, and not where it is ordered."""

    def execute(self, assignment: Assignment) -> Ended | None:
        """How the assignment ended, once it has; None where it is left to others because this monitor stops."""


@dataclass(frozen=True, slots=True)
class LocalExecutor:
    """Executes assignments as processes of this machine."""

    children: Children
    config_file: Path | None
    elsewhere: bool = False

    def execute(self, assignment: Assignment) -> Ended | None:
        """How the process ended."""
        command = of_task(assignment.task, assignment.site, self.config_file, assignment.cause, again=assignment.again)
        return self.children.run(command, limits=assignment.limits, run_id=assignment.run_id)


def lock_of(recorded: str, site: str | None) -> str:
    """The name of the lock that whoever makes a run elsewhere holds: one of a task and site at a time, anywhere."""
    return f"run {recorded} {site}" if site else f"run {recorded}"
