"""Charts and reports: `monitor chart` and `monitor report`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.setup import config_of, database_of
from monitor.counting import counted
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.series import Series
    from storage import Connection

# So many colours are told apart.
MOST_TOGETHER = 8


def chart(
    context: typer.Context,
    series: Annotated[
        list[str], typer.Argument(help="Ids of series (see monitor series WORDS), or words of one series' name.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="File to write: .svg or .png.")],
    english: Annotated[bool, typer.Option("--english", help="The chart's own words in English.")] = False,
    dark: Annotated[bool, typer.Option("--dark", help="On a dark background.")] = False,
    width: Annotated[int, typer.Option(min=200, max=4000, help="Pixels.")] = 680,
    height: Annotated[int, typer.Option(min=120, max=4000, help="Pixels.")] = 300,
    scale: Annotated[float, typer.Option(min=0.5, max=8, help="Resolution factor of a PNG.")] = 2.0,
) -> None:
    """Draw one or several series: values with their uncertainty, targets, revised values.

    Example: monitor chart 村集体经济收入 -o income.svg
    """
    from monitor.charts import Look, png, svg

    if out.suffix.lower() not in (".svg", ".png"):
        raise InputError(f"cannot tell the format of {out}; let its name end in .svg or .png")
    with database_of(context).read() as connection:
        found = _several(connection, series)
    look = Look("en" if english else "zh", dark, width, height)
    body = png(found, look, scale) if out.suffix.lower() == ".png" else svg(found, look).encode()
    _write(out, body)
    sys.stderr.write(f"drew {', '.join(one.name for one in found)} to {out}\n")


def _several(connection: Connection, asked: list[str]) -> list[Series]:
    """The series that the words or ids ask for: by words the one of most values."""
    from storage.queries import series as kept

    if len(asked) > MOST_TOGETHER:
        raise InputError(f"{len(asked)} series are too many for one chart; name at most {MOST_TOGETHER}")
    found = []
    for one in asked:
        is_id = len(one) == 16 and not set(one) - set("0123456789abcdef")
        ids = [one] if is_id else [hit.id for hit in kept.find(connection, kept.SeriesFilter(words=one), limit=1).items]
        if not ids:
            raise InputError(f"no series is called {one!r}; list them with: monitor series")
        found.append(kept.get(connection, ids[0]))
    return found


def report(
    context: typer.Context,
    month: Annotated[str, typer.Option(help="The month to report on, such as 2022-07.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File: .html or .pdf; default: both, as report-MONTH.")
    ] = None,
    topic: Annotated[str | None, typer.Option(help="Only this topic; default: the first configured.")] = None,
    whole: Annotated[bool, typer.Option("--all", help="All articles, whatever their topic.")] = False,
    english: Annotated[bool, typer.Option("--english", help="The report's own words in English.")] = False,
) -> None:
    """Make a monthly report: what was published, what was altered, contradictions, and the course of indicators.

    Example: monitor report --month 2022-07
    """
    from monitor import report as reports
    from monitor.clock import current_clock
    from storage.queries.report import report as gathered

    config = config_of(context)
    since, until = reports.month(month, config.zone)
    if topic is not None and topic not in config.topics:
        raise InputError(f"no topic {topic!r}; the configuration has: {', '.join(config.topics)}")
    files = [out] if out is not None else [Path(f"report-{month}.html"), Path(f"report-{month}.pdf")]
    if wrong := [file for file in files if file.suffix.lower() not in (".html", ".pdf")]:
        raise InputError(f"cannot tell the format of {wrong[0]}; let its name end in .html or .pdf")
    chosen = None if whole else topic or next(iter(config.topics), None)
    with database_of(context).snapshot() as connection:
        told = gathered(connection, chosen, since, until)
    page = reports.html(told, current_clock().now(), config.zone, "en" if english else "zh")
    for file in files:
        _write(file, reports.pdf(page) if file.suffix.lower() == ".pdf" else page.encode())
    sys.stderr.write(
        f"wrote {' and '.join(map(str, files))}: {counted(told.count.number, 'article')}, {counted(len(told.series), 'indicator')}\n"
    )


def _write(out: Path, body: bytes) -> None:
    try:
        out.write_bytes(body)
    except OSError as error:
        raise InputError(f"cannot write {out}: {error.strerror}") from error
