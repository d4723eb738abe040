"""SQL: `monitor sql` and `monitor explore`."""

from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import print_json, print_table
from monitor.cli.setup import database_of
from monitor.errors import InputError

if TYPE_CHECKING:
    from storage.queries.sql import Answer

FORMATS = ("table", "json", "csv")


def sql(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A single SELECT over the views; - to read it from standard input.")],
    form: Annotated[str, typer.Option("--format", "-f", help="table, json (one row per line) or csv.")] = "table",
    limit: Annotated[int, typer.Option(min=1, max=10_000_000, help="Maximum number of rows.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, max=3600, help="Time limit in seconds.")] = 30.0,
) -> None:
    """Query the database in read-only SQL: v_articles, v_figures, v_changes, … (docs/sql.md).

    Example: monitor sql "SELECT indicator, value, unit, url FROM v_figures WHERE is_latest = 1 AND period = '2021'"
    """
    from storage.queries.sql import Limits, ask

    if form not in FORMATS:
        raise InputError(f"--format {form}: there are {', '.join(FORMATS)}")
    text = sys.stdin.read() if question == "-" else question
    answer = ask(database_of(context), text, Limits(timeout, limit))
    _print(answer, form)
    if answer.is_cut:
        sys.stderr.write(f"there are more rows than {limit}; allow more with --limit\n")


def _print(answer: Answer, form: str) -> None:
    if form == "json":
        print_json(dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    elif form == "csv":
        from monitor.files.delimited import safe_cell

        writer = csv.writer(sys.stdout)
        writer.writerow(answer.columns)
        writer.writerows([safe_cell(value) for value in row] for row in answer.rows)
    else:
        print_table(answer.columns, ([_shown(value) for value in row] for row in answer.rows), "no row")


def _shown(value: object) -> object:
    """A value with all its digits."""
    return format(value, ".15g") if isinstance(value, float) else value


def explore(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port on 127.0.0.1.")] = 8602,
) -> None:
    """Explore the SQLite database in a browser with Datasette, with described views and canned queries; Ctrl-C ends it.

    Example: monitor explore --port 8602
    """
    from monitor.explore import serve

    path = database_of(context).path
    if path is None:
        raise InputError(
            "only a SQLite file can be explored; on PostgreSQL use: monitor sql, or any client over the views"
        )
    sys.stderr.write(f"Datasette at http://127.0.0.1:{port}/ (Ctrl-C ends it)\n")
    serve(path, port)
