"""The command line of each process that the scheduler, or a command at the terminal, starts."""

from __future__ import annotations

from pathlib import Path

from monitor.scheduler.children import Command
from monitor.tasks import Task, task_named


def of_task(
    task: Task, site: str | None, config: Path | None, cause: str, *, again: int = 0, progress: bool = False
) -> Command:
    """One run of a task.

    A crawl fetches `again` of the newest articles whether they are due or not; `progress` makes it tell what it does.
    """
    module, *options = task.command
    named = ["--config", str(config)] if config else []
    # The monitor's own options stand before the name of its command.
    arguments = [module, *named, *options] if module == "monitor" else [module, *options, *named]
    if site is not None and task.per_site:
        arguments += ["--site", site]
    if task.group == "crawl":
        arguments += ["--cause", cause, "--again", str(again), *(["--progress-json"] if progress else [])]
    return Command(f"{task.name} {site}" if site else task.name, tuple(arguments))


def crawl(
    site: str,
    config: Path | None,
    *,
    mode: str = "discover",
    again: int = 0,
    progress: bool = False,
    cause: str = "command",
) -> Command:
    """One crawl of a site, as a command at the terminal makes it."""
    return of_task(task_named(mode), site, config, cause, again=again, progress=progress)


def page(config: Path | None) -> Command:
    """The page, whose address the monitor tells itself."""
    named = ("--config", str(config)) if config else ()
    return Command("page", ("monitor", *named, "serve", "--quiet"))
