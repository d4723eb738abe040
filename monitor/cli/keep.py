"""Keeping: `monitor backup`, `restore` and `retention`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from monitor.cli.output import JSON_HELP, local, print_json, print_table
from monitor.cli.setup import config_of, database_of

if TYPE_CHECKING:
    from monitor.config import Config

Json = Annotated[bool, typer.Option("--json", help=JSON_HELP)]


def backup(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Option(help="Folder of the backups; default: as configured.")] = None,
    only_list: Annotated[bool, typer.Option("--list", help="List the backups that are there instead.")] = False,
    json: Json = False,
) -> None:
    """Back the database up while it is in use, restore the backup aside, compare it, and remove surplus old ones.

    Example: monitor backup
    """
    from monitor.clock import current_clock
    from storage import backup as backups

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
        f"restored aside and found the same; {len(removed)} old backups removed\n"
    )


def _print_list(folder: Path, config: Config, *, json: bool) -> None:
    from storage import backup as backups

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
        bool, typer.Option("--replace", help="Put it in the place of a database that is there, which is kept aside.")
    ] = False,
    check: Annotated[bool, typer.Option("--check", help="Only restore it aside and compare it.")] = False,
) -> None:
    """Check a backup, then put it in the place of the configured database: all of it, or nothing.

    Example: monitor restore var/backups/monitor-20260305T040000Z.sqlite
    """
    from monitor.clock import current_clock
    from storage.backup import restored_aside
    from storage.restore import restore as put

    if check:
        with restored_aside(file) as (_, label):
            sys.stdout.write(f"{file} is sound: {label.rows} rows, made {label.made_at:%Y-%m-%d %H:%M} UTC\n")
        return
    done = put(file, config_of(context).database, current_clock().now(), replace=replace)
    kept = f"; what was there is kept as {done.kept}" if done.kept else ""
    sys.stdout.write(f"restored {done.label.rows} rows of {done.label.made_at:%Y-%m-%d %H:%M} UTC{kept}\n")
