"""Watching the monitor: `monitor status`, `incidents` and `doctor`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table
from monitor.cli.setup import clock_of, config_of, database_of
from monitor.counting import counted
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.clock import Clock
    from monitor.config import Config
    from monitor.standing import Standing
    from storage import Connection
    from storage.operation.incidents import IncidentRecord
    from storage.operation.pauses import Paused
    from storage.operation.runs import FaultRecord, RunRecord
    from storage.queries.overview import Overview


# Faults that are told of one crawl.
MOST_FAULTS = 5


def status(context: typer.Context, json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False) -> None:
    """Show the state of the monitor: whether all is well, what is stored, what is waiting, how the last runs went.

    Exit status 0 if nothing needs attention, else 1. Example: monitor status
    """
    from monitor.standing import standing
    from storage.operation import pauses, runs
    from storage.queries.overview import overview

    config, database = config_of(context), database_of(context)
    clock = clock_of(database, config)
    now = clock.now()
    with database.read() as connection:
        held = overview(connection, now)
        found = standing(connection, config, now, _speed(config, clock))
        latest = runs.recent(connection, 10)
        stopped = pauses.active(connection, now)
        faults = _faults(connection, latest)
    if json:
        print_json([{"standing": found, "overview": held, "runs": latest, "pauses": stopped, "faults": faults}])
    else:
        _print_standing(found, stopped, config)
        _print_overview(held)
        _print_runs(latest, config)
        sys.stdout.writelines(f"fault: {one.kind}: {one.detail}\n" for one in faults)
    if not found.is_well:
        raise typer.Exit(1)


def _faults(connection: Connection, latest: list[RunRecord]) -> list[FaultRecord]:
    """What the last crawl of each site among the latest runs met and went on from, such as a channel that is missing."""
    from storage.operation import runs

    last = {run.site: run for run in reversed(latest) if run.task == "crawl"}
    troubled = [run.id for run in last.values() if run.counts.errors]
    return [fault for run in troubled for fault in runs.faults(connection, run_id=run, limit=MOST_FAULTS)]


def _speed(config: Config, clock: Clock) -> float:
    """How many times as fast as life that goes by which runs are late: the sandbox's, for a command beside it as well."""
    return config.sandbox.speed if config.needs_sandbox else max(clock.speed, 1.0)


def _print_standing(found: Standing, stopped: list[Paused], config: Config) -> None:
    words = {
        "ok": "all is well",
        "waiting": "nothing was crawled yet",
        "late": "RED: late",
        "failed": "RED: something is wrong",
    }
    lines = [words[found.state], *(f"  {reason}" for reason in found.reasons)]
    newest = f"newest article: {local(found.newest, config.zone)}; " if found.newest else ""
    if found.last_crawl:
        lines.append(f"{newest}last crawl: {local(found.last_crawl, config.zone)}")
    lines += [f"paused: {one.what} until {local(one.until, config.zone)}: {one.reason}" for one in stopped]
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _print_overview(held: Overview) -> None:
    states = ", ".join(f"{count} {state}" for state, count in sorted(held.pages_by_state.items()))
    sys.stdout.write(
        f"{counted(held.articles, 'article')} in {counted(held.revisions, 'revision')}, "
        f"{counted(held.figures, 'figure')}, {counted(held.changes, 'change')}\n"
        f"{counted(held.snapshots, 'answer')} kept ({held.raw_bytes / 1e6:.1f} MB before compression); article pages: {states or 'none'}\n"
        f"waiting: {counted(held.due, 'page')} to fetch, {counted(held.unread, 'answer')} to read\n"
    )


def _print_runs(latest: list[RunRecord], config: Config) -> None:
    rows = [
        (
            run.id, run.job or f"{run.task} {run.site or ''}".strip(), run.state.value, local(run.started_at, config.zone),
            f"{run.late.total_seconds() / 60:.0f} min" if run.late.total_seconds() > 60 else "",
            *_counts(run), "" if run.listed is None else f"{run.held}/{run.listed}", run.message,
        )
        for run in latest
    ]  # fmt: skip
    columns = (
        "run",
        "job",
        "state",
        "started",
        "late",
        "requests",
        "new",
        "changed",
        "unchanged",
        "errors",
        "held/listed",
        "says",
    )
    print_table(columns, rows, "no run yet; start one with: monitor crawl")


def _counts(run: RunRecord) -> tuple[int, ...]:
    counts = run.counts
    return counts.requests, counts.new, counts.changed, counts.unchanged, counts.errors


def incidents(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(help="One incident, with everything known about it.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Include those that are over.")] = False,
    pages: Annotated[
        Path | None, typer.Option(help="With a number: write its good and bad pages into this folder, side by side.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Show what is or was wrong with the sites: since when, which selectors failed, and what could replace them.

    Example: monitor incidents 3 --pages /tmp/incident-3
    """
    from storage.operation import incidents as kept

    config = config_of(context)
    with database_of(context).read() as connection:
        found = kept.find(connection, open_only=not everything) if number is None else [kept.get(connection, number)]
    known = [one for one in found if one is not None]
    if number is not None and not known:
        raise InputError(f"there is no incident {number}; list them with: monitor incidents --all")
    if json:
        print_json(known)
    elif number is not None:
        _print_incident(known[0], config)
    else:
        rows = [
            (one.id, one.site, one.kind.value, local(one.since, config.zone), _end(one, config), one.says)
            for one in known
        ]
        print_table(("incident", "site", "kind", "since", "until", "what"), rows, "nothing is wrong")
    if number is not None and pages is not None:
        _write_pages(context, known[0], pages)


def _end(one: IncidentRecord, config: Config) -> str:
    if one.closed_at is None:
        return "" if one.clear_since is None else "recovering"
    return local(one.clear_since or one.closed_at, config.zone)


def _print_incident(one: IncidentRecord, config: Config) -> None:
    lines = [
        f"{one.site}: {one.kind.value}: {one.says}",
        f"since {local(one.since, config.zone)}, told {local(one.opened_at, config.zone)}, until {_end(one, config) or 'now'}",
        *(f"failed selector: {selector}" for selector in one.selectors),
        *(
            f"proposed: {row['field']} = {row['selector']!r} (agrees on {row['score']:.0%} of the pages; {str(row['example'])[:60]})"
            for row in one.proposal
        ),
        f"good answers: {', '.join(map(str, one.good)) or 'none'}; bad ones: {', '.join(map(str, one.bad)) or 'none'}",
    ]
    sys.stdout.writelines(f"{line}\n" for line in lines)


def _write_pages(context: typer.Context, one: IncidentRecord, folder: Path) -> None:
    from storage.visits import snapshots

    with database_of(context).read() as connection:
        answers = {answer.snapshot_id: answer for answer in snapshots.kept(connection, [*one.good, *one.bad])}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, numbers in (("good", one.good), ("bad", one.bad)):
            for number in numbers:
                if number in answers:
                    (folder / f"{name}-{number}.html").write_bytes(answers[number].body)
    except OSError as error:
        raise InputError(f"cannot write into {folder}: {error.strerror}") from error
    sys.stdout.write(f"wrote {len(answers)} pages into {folder}\n")


def doctor(context: typer.Context, json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False) -> None:
    """Check everything that the monitor needs, and say how to fix what is wrong.

    Exit status 1 if something keeps it from working. Example: monitor doctor
    """
    from monitor.cli.checks import Verdict, examine

    found = list(examine(context.obj))
    if json:
        print_json(found)
    else:
        for check in found:
            sys.stdout.write(f"{check.verdict.value:4} {check.name}: {check.says}\n")
            if check.remedy:
                sys.stdout.write(f"     → {check.remedy}\n")
    if any(check.verdict is Verdict.BAD for check in found):
        raise typer.Exit(1)
