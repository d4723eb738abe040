"""The schedule: `monitor schedule`, `due`, `pause` and `resume`."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, print_json, print_table
from monitor.cli.setup import config_of, database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.config import Config
    from monitor.tasks import Task


def schedule(
    context: typer.Context,
    following: Annotated[
        int, typer.Option("--next", min=1, max=10_000, help="How many of the next starts to show.")
    ] = 10,
    config: Annotated[
        Path | None, typer.Option("--config", "-c", help="A configuration file, which need not be in use yet.")
    ] = None,
    at: Annotated[str | None, typer.Option(help="From this time on (ISO 8601) instead of from now.")] = None,
    tasks: Annotated[bool, typer.Option("--tasks", help="List the tasks that can be scheduled instead.")] = False,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show when the scheduled jobs start next, in the portal's time zone and in UTC, including jitter.

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


def due(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="Maximum number of pages.")] = 20,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show which pages are fetched next, when, and why.

    Example: monitor due --limit 50
    """
    from storage.queries import run_lists

    zone = config_of(context).zone
    with database_of(context).read() as connection:
        found = run_lists.due_pages(connection, limit)
    if json:
        print_json(found)
        return
    rows = [(_shown(page.due_at.astimezone(zone)), page.kind, page.url, page.why) for page in found]
    print_table(("due", "kind", "page", "why"), rows, "no page is due; crawl first")


TaskArgument = Annotated[str | None, typer.Argument(help="Task; default: all.")]
SiteArgument = Annotated[str | None, typer.Argument(help="Site; default: all.")]


def pause(
    context: typer.Context,
    task: TaskArgument = None,
    site: SiteArgument = None,
    until: Annotated[str | None, typer.Option(help="End (ISO 8601, in the portal's zone if it names none).")] = None,
    lasting: Annotated[str | None, typer.Option("--for", help="Or how long, such as 6h or 2d.")] = None,
    reason: Annotated[str, typer.Option(help="Why, for the record.")] = "",
) -> None:
    """Pause a task, or everything, until a time; what falls due meanwhile is recorded as skipped.

    Example: monitor pause discover food-portal --until 2026-05-04T08:00 --reason "the portal is moving"
    """
    from monitor.clock import current_clock
    from storage.operation import pauses

    config, now = config_of(context), current_clock().now()
    task, site = _known(config, task, site)
    end = _end(until, lasting, now, config.zone)
    if not reason.strip():
        raise InputError("state why with --reason: whoever looks at the plan next will ask")
    if end <= now:
        raise InputError(f"the pause would have ended at {end.isoformat()}; name a later time")
    wanted = pauses.Paused(task, site, now, end.astimezone(dt.UTC), reason.strip())
    with database_of(context).write() as connection:
        pauses.put(connection, wanted)
    sys.stdout.write(f"{wanted.what} paused until {_shown(end.astimezone(config.zone))} ({config.timezone})\n")


def resume(context: typer.Context, task: TaskArgument = None, site: SiteArgument = None) -> None:
    """End a pause early.

    Example: monitor resume discover food-portal
    """
    from monitor.clock import current_clock
    from storage.operation import pauses

    config = config_of(context)
    task, site = _known(config, task, site)
    with database_of(context).write() as connection:
        lifted = pauses.lift(connection, task, site)
        left = pauses.active(connection, current_clock().now())
    if not lifted:
        known = "; ".join(f"monitor resume {pause.what}" for pause in left) or "nothing is paused"
        raise InputError(f"no such pause; {known.replace('resume everything', 'resume')}")
    sys.stdout.write("resumed\n")


def _known(config: Config, task: str | None, site: str | None) -> tuple[str | None, str | None]:
    from monitor.tasks import NAMES, task_named

    if site is not None:
        config.site(site)
    try:
        return (task_named(task).name if task else None), site
    except KeyError as error:
        raise InputError(f"no task {task!r}; known are: {', '.join(NAMES)}") from error


def _end(until: str | None, lasting: str | None, now: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    from monitor.config import parse_duration

    if (until is None) == (lasting is None):
        raise InputError("state the end with --until, or with --for")
    if until is not None:
        return _moment(until, zone, "--until")
    try:
        return now + parse_duration(lasting or "")
    except (ValueError, OverflowError) as error:
        raise InputError(f"--for: {error}") from error


def _print_tasks(tasks: Sequence[Task], *, json: bool) -> None:
    if json:
        print_json(tasks)
        return
    rows = [(t.name, "each site" if t.per_site else "", t.then or "", t.max_time, t.max_memory, t.does) for t in tasks]
    print_table(("task", "for", "then", "at most", "MB", "does"), rows)


def _shown(time: dt.datetime) -> str:
    return time.strftime("%a %Y-%m-%d %H:%M:%S")


def _moment(text: str, zone: dt.tzinfo, option: str = "--at") -> dt.datetime:
    try:
        at = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{option} {text}: not a time; write one such as 2026-03-29T01:00") from error
    return at if at.tzinfo else at.replace(tzinfo=zone)
