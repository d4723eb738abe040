"""Reading again: `monitor reread`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from monitor.cli.output import JSON_HELP, print_json, print_table, progress
from monitor.cli.query import day
from monitor.cli.setup import clock_of, config_of, database_of

if TYPE_CHECKING:
    from monitor.analyse.rereading import Difference, Report
    from monitor.changes.figures import FigureChange

LONGEST = 60


def reread(
    context: typer.Context,
    since: Annotated[str | None, typer.Option(help="Only what was seen on or after this day (YYYY-MM-DD).")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and replace nothing.")] = False,
    examples: Annotated[int, typer.Option(min=0, help="Maximum number of differences shown.")] = 20,
    workers: Annotated[int | None, typer.Option(min=1, help="Reading processes; default: one per core.")] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Read all stored pages again with the current readers, and replace results that differ.

    Look at what would change first with --dry-run: to run without it is to accept. Revisions keep their numbers, changes
    and statements stay. If it is stopped, it goes on where it was. Example: monitor reread --dry-run
    """
    from monitor.analyse import run_analysis
    from monitor.analyse.rereading import Task
    from monitor.analyse.rereading import reread as read_again
    from monitor.analyse.run import readers

    config, database = config_of(context), database_of(context)
    clock = clock_of(database, config)
    with database.read() as connection:
        present = readers(connection, config)
    task = Task(day(since, "--since", config.zone), not dry_run, examples, workers)
    with progress("reading again") as show:
        report = read_again(database, present, clock.now, task, show)
    if report.replaced:
        run_analysis(database, config, clock, cause="reread", workers=workers)
    if json:
        print_json([{"reread": report}])
    else:
        _print(report)


def _print(report: Report) -> None:
    for difference in report.examples:
        sys.stdout.writelines(_lines(difference))
    print_table(("what", "count"), sorted(report.counts.items()), "nothing is kept yet")
    altered = sum(count for what, count in report.counts.items() if what != "revisions read")
    if report.replaced or not altered:
        sys.stderr.write("replaced\n" if altered else "nothing is read differently\n")
    else:
        sys.stderr.write("nothing was replaced; to replace it: monitor reread\n")


def _lines(one: Difference) -> Iterator[str]:
    yield f"\n{one.title} [{one.article_id}] revision {one.number}  {one.url}\n"
    if one.refusal:
        yield f"  no article any more, kept as it was: {one.refusal}\n"
    for name, (before, after) in one.fields.items():
        yield f"  {name}: {_short(before)} → {_short(after)}\n"
    for change in one.figures:
        yield f"  {_figure(change)}\n"
    if one.labels:
        yield "  judged otherwise for a topic\n"
    if one.moved:
        yield f"  {one.moved} figures are other points of series\n"


def _short(value: Any) -> str:
    text = "nothing" if value in (None, "", []) else str(value).replace("\n", "⏎")
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters)"


def _figure(change: FigureChange) -> str:
    before, after = change.before, change.after
    if before is None or after is None:
        [one] = [figure for figure in (before, after) if figure is not None]
        verb = "gained" if before is None else "lost"
        return (
            f"figure {verb}: {one.text}{one.unit} {one.indicator} in: {change.sentence_after or change.sentence_before}"
        )
    told = ", ".join(f"{name} {_told(before, name)} → {_told(after, name)}" for name in change.fields)
    return f"figure {after.text}{after.unit}: {told} in: {change.sentence_after}"


def _told(figure: Any, name: str) -> str:
    value = getattr(figure, name)
    if name == "value" and value is None:
        return f"{figure.low}–{figure.high}"
    return "nothing" if value is None else str(value)
