"""The command's frame: its groups, its exit statuses, and errors in one line.

Commands import what they need when they run, so that `monitor --help` answers at once.
"""

from __future__ import annotations

import gc
import logging
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from monitor import __version__, logs
from monitor.cli import (
    chart,
    collect,
    diff,
    export,
    figures,
    fleet,
    keep,
    query,
    read,
    reread,
    schedule,
    series,
    serve,
    setup,
    sql,
    watch,
)
from monitor.cli.notify import group as notify
from monitor.cli.site import site
from monitor.cli.user import user as accounts
from monitor.errors import MonitorError
from monitor.logs import LogFormat
from monitor.processes import hold_leash

FAILED = 1
# New objects until the garbage collector looks: what a start makes stays, and to search it for garbage takes a tenth of it.
COLLECT_EVERY = 50_000
INTERRUPTED = 130

app = typer.Typer(
    name="monitor",
    help="Watch a Chinese news portal: crawl it, keep every version, read its key figures, show what changed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
database = typer.Typer(help="Create, upgrade and check the database.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(database, name="db")
app.add_typer(accounts, name="user")
app.add_typer(notify, name="notify")
app.add_typer(site, name="site")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(__version__)
        raise typer.Exit


@app.callback()
def _options(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", "-c", help="Configuration file; default: monitor.toml here, if there is one."),
    ] = None,
    log_format: Annotated[
        LogFormat | None, typer.Option("--log-format", help="Format of the log lines; default: text.")
    ] = None,
    _show_version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    context.obj = config
    logs.configure(log_format)


COMMANDS: tuple[Callable[..., None], ...] = (
    setup.init, collect.run, fleet.worker, serve.serve, collect.sandbox, collect.crawl, collect.analyse, collect.import_pages, read.parse,
    figures.figures, query.articles, query.article, query.changes, query.search, series.series,
    series.conflicts, series.name, series.join, series.separate, series.statements, series.undo, watch.status, watch.incidents, watch.doctor,
    schedule.schedule, schedule.due, schedule.pause, schedule.resume, keep.backup, keep.restore, keep.retention,
    reread.reread, diff.diff, diff.copies,
    export.export, export.dictionary, sql.sql, sql.explore, chart.chart,
    chart.report,
)  # fmt: skip
for command in COMMANDS:
    app.command(name=command.__name__.removesuffix("_pages"))(command)
database.command()(setup.upgrade)
database.command()(setup.check)


def main() -> NoReturn:
    """Run the command; exit status 0 when done, 1 when it failed, 2 when it was called wrongly."""
    gc.set_threshold(COLLECT_EVERY)
    hold_leash()
    try:
        app()
    except MonitorError as error:
        logs.tell(f"monitor: {error}", logging.ERROR)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output has gone (`monitor articles | head`): nothing is left to say.
        sys.stderr.close()
        sys.exit(0)
    sys.exit(0)
