"""Setting up: `monitor init` and `monitor db`, and what every command begins with: the configuration and the database."""

from __future__ import annotations

import datetime as dt
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.clock import Clock
    from monitor.config import Config
    from monitor.figures import Unit
    from storage import Database


def config_of(context: typer.Context) -> Config:
    """The configuration that the command line names, or the one found here."""
    from monitor import config

    return config.find(context.obj)


def units_of(context: typer.Context) -> tuple[Unit, ...]:
    """The rows that the configuration adds to the unit table; where there is no file, none is looked up."""
    # Loading the settings takes longer than reading a page's figures.
    if context.obj is None and not Path("monitor.toml").exists():
        return ()
    return config_of(context).unit_rows


def database_of(context: typer.Context) -> Database:
    """The database that the configuration names, of the present version."""
    from storage import Database

    return Database.open(config_of(context).database)


def clock_of(database: Database, config: Config) -> Clock:
    """The clock to go by; where the sandbox stands in, one that goes on from when the monitor last saw its month."""
    from monitor.clock import VARIABLE, Clock, current_clock
    from storage.operation import runs

    clock = current_clock()
    if not config.needs_sandbox or VARIABLE in os.environ:
        return clock
    with database.read() as connection:
        last = runs.last_of_monitor(connection)
    return Clock(dt.datetime.now(dt.UTC), last.finished_at or last.started_at) if last else clock


def init(
    file: Annotated[Path, typer.Argument(help="File to write.")] = Path("monitor.toml"),
    base_url: Annotated[str, typer.Option(help="Address of the portal's home page.")] = "",
) -> None:
    """Write a commented configuration; an existing file is left alone.

    Example: monitor init --base-url https://portal.example/
    """
    from monitor.reference import template

    text = template(base_url)
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(text)
    except FileExistsError as error:
        raise InputError(f"{file} already exists; edit it, or name another file") from error
    except OSError as error:
        raise InputError(f"cannot write {file}: {error.strerror}") from error
    sys.stdout.write(f"wrote {file}; next: monitor run\n")


def upgrade(context: typer.Context) -> None:
    """Create the database, or bring it to this program's version.

    Example: monitor db upgrade
    """
    from storage import Database

    database = Database.create(config_of(context).database)
    sys.stdout.write(f"{database.shown} is at version {database.version()}\n")


def check(context: typer.Context) -> None:
    """Check the database: version, tables, integrity, and the totals that it keeps of its rows.

    Example: monitor db check
    """
    from storage.engine import tallies

    database = database_of(context)
    problems = [*database.differences(), *database.damage()]
    if not problems:
        with database.read() as connection:
            problems = tallies.wrong(connection)
    if problems:
        sys.stderr.writelines(f"{problem}\n" for problem in problems)
        sys.stderr.write("the database is damaged or was altered; restore it from a backup\n")
        raise typer.Exit(1)
    sys.stdout.write(f"{database.shown} is intact, at version {database.version()}\n")
