"""Backups and retention: `monitor backup`, `restore` and `retention`."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table
from monitor.cli.setup import clock_of, config_of, database_of
from monitor.counting import counted
from monitor.errors import InputError

if TYPE_CHECKING:
    from monitor.config import Config
    from storage import Database
    from storage.upkeep.retention import Kind

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def backup(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="Folder of the backups; default: as configured.")] = None,
    only_list: Annotated[bool, typer.Option("--list", help="List the existing backups instead.")] = False,
    json: Json = False,
) -> None:
    """Back up the database while it is in use, verify the backup with a test restore, and remove surplus old ones.

    Example: monitor backup
    """
    from monitor.clock import current_clock
    from storage.upkeep import backup as backups

    config = config_of(context)
    where = folder or Path(config.backup.folder)
    if only_list:
        _print_list(where, config, json=json)
        return
    made = backups.make(database_of(context), where, current_clock().now())
    removed = backups.prune(where, config.backup.keep)
    if json:
        print_json([{"file": str(made.file), "bytes": made.bytes, "rows": made.label.rows, "removed": len(removed)}])
        return
    sys.stdout.write(
        f"{made.file}: {made.label.rows} rows in {len(made.label.content)} tables, {made.bytes / 1e6:.1f} MB, "
        f"verified by a test restore; {counted(len(removed), 'old backup')} removed\n"
    )


def _print_list(folder: Path, config: Config, *, json: bool) -> None:
    from storage.upkeep import backup as backups

    found = [(file, backups.read_label(file)) for file in backups.listed(folder)]
    if json:
        print_json({"file": str(file), "label": label} for file, label in found)
        return
    rows = [
        (file, local(label.made_at, config.zone), label.source, label.version, label.rows, file.stat().st_size)
        for file, label in found
    ]
    print_table(("file", "made", "of", "version", "rows", "bytes"), rows, f"no backup in {folder}")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A backup; `monitor backup --list` shows them.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace an existing database, which is kept under another name.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only make a test restore and compare it.")] = False,
) -> None:
    """Check a backup, then restore it to the configured database, entirely or not at all.

    Example: monitor restore var/backups/monitor-20260305T040000Z.sqlite
    """
    from monitor.clock import current_clock
    from storage.upkeep.backup import restored_aside
    from storage.upkeep.restore import restore as put

    if check:
        with restored_aside(file) as (_, label):
            sys.stdout.write(f"{file} is intact: {label.rows} rows, made {label.made_at:%Y-%m-%d %H:%M} UTC\n")
        return
    done = put(file, config_of(context).database, current_clock().now(), replace=replace)
    kept = f"; what was there is kept as {done.kept}" if done.kept else ""
    sys.stdout.write(f"restored {done.label.rows} rows of {done.label.made_at:%Y-%m-%d %H:%M} UTC{kept}\n")


def retention(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be deleted.")] = False,
    sweep: Annotated[
        bool, typer.Option("--sweep", help="Also remove from the raw store what neither a row nor a backup refers to.")
    ] = False,
    compact: Annotated[bool, typer.Option("--compact", help="Return the freed space to the disk.")] = False,
    json: Json = False,
) -> None:
    """Delete what is older than the configured ages; versions of articles are always kept.

    Example: monitor retention --dry-run
    """
    from monitor.clock import current_clock
    from storage.upkeep import retention as rules

    database, config = database_of(context), config_of(context)
    limits = _limits(config, clock_of(database, config).now())
    if dry_run:
        with database.read() as connection:
            freed = rules.plan(connection, limits)
    else:
        freed = rules.free(database, limits)
        if compact:
            database.compact()
        if sweep:
            _sweep(database, config, current_clock().now())
    if json:
        print_json([{**freed.rows, "pages": freed.pages, "bytes": freed.bytes}])
        return
    print_table(("kind", "rows older than kept"), [(kind.value, count) for kind, count in freed.rows.items()])
    said = "would be freed" if dry_run else "were freed"
    sys.stdout.write(f"{freed.pages} raw pages of {freed.bytes / 1e6:.1f} MB {said}\n")


def _sweep(database: Database, config: Config, now: dt.datetime) -> None:
    """Remove orphans from the raw store."""
    from storage.engine import objects
    from storage.upkeep import backup as backups

    if not config.raw.store:
        raise InputError("raw pages are in the database; --sweep is for a store ([raw] store)")
    with database.read() as connection:
        count = objects.sweep(connection, config.raw.store, backups.listed(Path(config.backup.folder)), now)
    sys.stderr.write(f"{count} objects removed from {config.raw.store}\n")


def _limits(config: Config, now: dt.datetime) -> dict[Kind, dt.datetime]:
    from monitor.settings.base import parse_duration
    from storage.upkeep.retention import Kind

    ages = {kind: getattr(config.retention, kind.value) for kind in Kind}
    return {kind: now - parse_duration(age) for kind, age in ages.items() if age}
