"""The plan: `monitor schedule`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, print_json, print_table
from monitor.cli.setup import config_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.tasks import Task


def schedule(
    context: typer.Context,
    following: Annotated[int, typer.Option("--next", min=1, max=10_000, help="How many of the next firings.")] = 10,
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="A configuration file that need not be in use yet.")
    ] = None,
    at: Annotated[str | None, typer.Option(help="From this time on (ISO 8601) instead of from now.")] = None,
    tasks: Annotated[bool, typer.Option("--tasks", help="List the tasks that a plan can name instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show when the plan's jobs fire next, in the portal's zone and in UTC, jitter included.

    Example: monitor schedule --next 20 --config draft.toml
    """
    from monitor.clock import current_clock
    from monitor.config import find
    from monitor.scheduler.plan import firings, jobs
    from monitor.tasks import TASKS

    if tasks:
        _print_tasks(TASKS, json=json)
        return
    chosen = find(config) if config else config_of(context)
    clock = current_clock()
    now = _moment(at, chosen.zone) if at else clock.now()
    found = firings(jobs(chosen), now, following, clock)
    if json:
        print_json(found)
        return
    rows = [(_shown(one.at.astimezone(chosen.zone)), _shown(one.at.astimezone(dt.UTC)), one.job) for one in found]
    print_table((chosen.timezone, "UTC", "job"), rows, "the configuration plans nothing; add [[schedules]]")


def _print_tasks(tasks: Sequence[Task], *, json: bool) -> None:
    if json:
        print_json(tasks)
        return
    rows = [(t.name, "each site" if t.per_site else "", t.then or "", t.max_time, t.max_memory, t.does) for t in tasks]
    print_table(("task", "for", "then", "at most", "MB", "does"), rows)


def _shown(time: dt.datetime) -> str:
    return time.strftime("%a %Y-%m-%d %H:%M:%S")


def _moment(text: str, zone: dt.tzinfo) -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"--at {text}: not a time; write one such as 2026-03-29T01:00") from error
    return at if at.tzinfo else at.replace(tzinfo=zone)
