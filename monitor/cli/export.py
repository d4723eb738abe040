"""Exports: `monitor export` and `monitor dictionary`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, Progress, print_json, print_table, progress
from monitor.cli.query import Channel, Since, Source, Topic, Until, filter_of
from monitor.cli.setup import database_of
from monitor.counting import counted
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.files import Batch
    from storage import Connection
    from storage.queries.articles import Filter

ARCHIVE = "warc"


def export(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(help="articles, figures, changes, …: see monitor dictionary; or warc: raw pages.")
    ] = "figures",
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", "-o", help="File: .csv, .jsonl, .xlsx, .parquet; .warc.gz; default: JSON Lines to the output."
        ),
    ] = None,
    query: Annotated[str | None, typer.Option("--query", "-q", help="A query in the search language.")] = None,
    topic: Topic = None,
    channel: Channel = None,
    source: Source = None,
    since: Since = None,
    until: Until = None,
    versions: Annotated[
        bool, typer.Option("--all-versions", help="Figures of all versions, not only the latest.")
    ] = False,
    lists: Annotated[bool, typer.Option("--lists", help="For warc: list pages, feeds and sitemaps as well.")] = False,
) -> None:
    """Write rows to a file, always in the same order, each with its origin.

    Example: monitor export figures --topic ruyuan -o figures.xlsx
    """
    from monitor import dictionary
    from monitor.files import Table, write, writer

    if what not in (*dictionary.BY_NAME, ARCHIVE):
        raise InputError(f"cannot export {what!r}; there are: {', '.join((*dictionary.BY_NAME, ARCHIVE))}")
    wanted = filter_of(context, topic=topic, channel=channel, source=source, since=since, until=until, words=query)
    if what == ARCHIVE:
        _write_archive(context, wanted, out, lists=lists)
        return
    if out is not None:
        writer(out)
    columns = dictionary.BY_NAME[what].columns
    with database_of(context).snapshot() as connection, progress(f"exporting {what}") as show:
        table = Table(what, columns, _counted(_batches(connection, what, wanted, versions=versions), show))
        if out is None:
            _print(table)
            return
        count = write(table, out)
    sys.stderr.write(f"wrote {counted(count, what.removesuffix('s') if what != 'series' else what, what)} to {out}\n")


def _write_archive(context: typer.Context, wanted: Filter, out: Path | None, *, lists: bool) -> None:
    """Write raw answers to a WARC archive, which appears whole or not at all."""
    from monitor import archives
    from monitor.clock import current_clock
    from storage.queries.raw_lists import raw_answers

    if out is None or not out.name.endswith((".warc", ".warc.gz")):
        raise InputError("a WARC archive needs a file: name it with -o, ending in .warc or .warc.gz")
    part = out.with_name(f".{out.name}.part")
    try:
        with database_of(context).snapshot() as connection, part.open("wb") as file:
            answers = raw_answers(connection, wanted, lists=lists)
            count = archives.write(answers, file, out.name, current_clock().now(), packed=out.name.endswith(".gz"))
        part.replace(out)
    except OSError as error:
        raise InputError(f"cannot write {out}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    sys.stderr.write(f"wrote {count} answers to {out}\n")


def _batches(connection: Connection, what: str, wanted: Filter, *, versions: bool) -> Iterator[Batch]:
    from storage.queries import export as rows
    from storage.queries.articles import Filter
    from storage.queries.change_lists import ChangeFilter
    from storage.queries.series import SeriesFilter

    if what == "articles":
        return rows.articles(connection, wanted)
    if what == "figures":
        return rows.figures(connection, wanted, every_version=versions)
    if what == "changes":
        if wanted.source:
            raise InputError("changes are not narrowed by --source; write --query 来源:NAME")
        asked = ChangeFilter(
            topic=wanted.topic, channel=wanted.channel, since=wanted.since, until=wanted.until, words=wanted.words
        )
        return rows.changes(connection, asked)
    if what in ("series", "points"):
        if replace(wanted, words=None) != Filter():
            raise InputError(f"{what} are narrowed by --query alone: words of the series' name, place or indicator")
        asked_of = SeriesFilter(words=wanted.words)
        return (
            rows.series(connection, asked_of)
            if what == "series"
            else rows.points(connection, asked_of, every_version=versions)
        )
    if wanted != Filter():
        raise InputError(f"{what} are not narrowed; leave the filters out")
    return rows.conflicts(connection) if what == "conflicts" else rows.runs(connection)


def _counted(batches: Iterator[Batch], show: Progress) -> Iterator[Batch]:
    count = 0
    for batch in batches:
        count += len(batch)
        show(count)
        yield batch


def _print(table: object) -> None:
    from monitor.files import STREAMED, Table

    if isinstance(table, Table):
        sys.stdout.flush()
        for chunk in STREAMED[".jsonl"](table):
            sys.stdout.write(chunk.decode())


def dictionary(
    rows: Annotated[str | None, typer.Argument(help="Only of these rows, such as figures.")] = None,
    out: Annotated[Path | None, typer.Option("--out", "-o", help="File: .csv, .xlsx, .jsonl or .parquet.")] = None,
    json: Annotated[bool, typer.Option("--json", help=JSON_HELP)] = False,
) -> None:
    """Describe every column of the views and exports, in Chinese and English.

    Example: monitor dictionary figures
    """
    from monitor import dictionary as known
    from monitor.files import Table, write

    if rows is not None and rows not in known.BY_NAME:
        raise InputError(f"no rows {rows!r}; there are: {', '.join(known.BY_NAME)}")
    lines = [line for line in known.lines() if rows in (None, line[0])]
    if out is not None:
        columns = tuple(known.Column(name, known.Sort.TEXT, "", "") for name in known.HEAD)
        sys.stderr.write(f"wrote {write(Table('dictionary', columns, iter([lines])), out)} columns to {out}\n")
    elif json:
        print_json(dict(zip(known.HEAD, line, strict=True)) for line in lines)
    else:
        print_table(known.HEAD, lines)
