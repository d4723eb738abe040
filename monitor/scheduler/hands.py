"""Who does what is to be done: a process of this machine, or whoever else keeps to this protocol."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from monitor.scheduler.children import Children, Ended
from monitor.scheduler.commands import of_task
from monitor.scheduler.plan import Limits
from monitor.tasks import Task


@dataclass(frozen=True, slots=True)
class Errand:
    """A run to be made: a crawl looks at `again` of the newest articles, due or not."""

    run_id: int
    task: Task
    site: str | None
    cause: str
    limits: Limits
    again: int = 0


class Hands(Protocol):
    """Does errands; `elsewhere` says that the run's row begins where it is done, not where it is ordered."""

    @property
    def elsewhere(self) -> bool:
        """Whether the run begins somewhere else, some time later."""

    def do(self, errand: Errand) -> Ended | None:
        """How the errand ended, once it has; None where it is left to others because this monitor stops."""


@dataclass(frozen=True, slots=True)
class Local:
    """Does errands as processes of this machine."""

    children: Children
    config_file: Path | None
    elsewhere: bool = False

    def do(self, errand: Errand) -> Ended | None:
        """How the process ended."""
        command = of_task(errand.task, errand.site, self.config_file, errand.cause, again=errand.again)
        return self.children.run(command, limits=errand.limits, run_id=errand.run_id)


def lock_of(recorded: str, site: str | None) -> str:
    """The name of the lock that whoever makes a run elsewhere holds: one of a task and site at a time, anywhere."""
    return f"run {recorded} {site}" if site else f"run {recorded}"
