"""Restores a backup: checked first, all or nothing, and what was there before is kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Table, select
from sqlalchemy.exc import OperationalError

from monitor.errors import BackupError
from storage.database import Database
from storage.engine.versions import head, known
from storage.search import index
from storage.tables import TALLIES
from storage.types import HexId
from storage.upkeep import backup
from storage.upkeep.backup import Label, restored_aside
from storage.upkeep.content import content, differences, tables

# Seconds that a restore waits for others to let go of a PostgreSQL database.
PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored, and where what was there before is kept (None: nothing was there)."""

    label: Label
    kept: Path | None


def restore(file: Path, url: str, now: dt.datetime, *, replace: bool = False) -> Restored:
    """Put a backup in the place of the database at `url`; BackupError, with all as it was, if that cannot be done."""
    if not file.exists():
        raise BackupError(f"there is no file {file}; the backups are listed by: monitor backup --list")
    target = Database(url)
    try:
        _refuse_unless_told(target, replace)
        with restored_aside(file) as (aside, label):
            _bring_up(aside, label, file)
            if target.path:
                return Restored(label, _place_file(aside, target.path, now))
            return Restored(label, _place_rows(aside, target, file.parent, now))
    finally:
        target.close()


def _refuse_unless_told(target: Database, replace: bool) -> None:
    if replace or (target.path and not target.path.exists()) or (not target.path and not _is_filled(target)):
        return
    raise BackupError(
        f"there is a database at {target.shown} already; with --replace the backup takes its place, "
        "and what is there is kept beside it"
    )


def _is_filled(target: Database) -> bool:
    if target.version() is None:
        return False
    with target.read() as connection:
        names = {row[0] for row in connection.exec_driver_sql("SELECT tablename FROM pg_tables")}
        found = [table for table in tables() if table.name in names]
        return any(connection.execute(select(table).limit(1)).first() is not None for table in found)


def _bring_up(aside: Database, label: Label, file: Path) -> None:
    """Bring a restored copy to the present version, its search index included."""
    if label.version not in known():
        raise BackupError(f"{file} was made by a newer monitor (version {label.version}); upgrade the program")
    if label.version != head():
        aside.upgrade()
    if label.source != backup.SQLITE:
        with aside.write() as connection:
            index.rebuild(connection)


def _place_file(aside: Database, path: Path, now: dt.datetime) -> Path | None:
    """Put the restored file in its place in one step; the file that was there gets another name."""
    copied = aside.path
    assert copied is not None  # noqa: S101 (a backup is restored aside as a file)
    aside.close()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with contextlib.closing(sqlite3.connect(copied)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
        shutil.copyfile(copied, part)
        with part.open("rb") as written:
            os.fsync(written.fileno())
        kept = _keep(path, now) if path.exists() else None
        part.replace(path)
    except OSError as error:
        raise BackupError(f"cannot write {path}: {error.strerror}") from error
    finally:
        part.unlink(missing_ok=True)
    return kept


def _keep(path: Path, now: dt.datetime) -> Path:
    """Another name of the file that is there; BackupError if somebody uses it."""
    try:
        with contextlib.closing(sqlite3.connect(path, timeout=0)) as connection:
            # Succeeds only if nobody else has the file open, and leaves no journal beside it.
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise BackupError(f"{path} is in use ({error}); end the monitor first") from error
    except sqlite3.DatabaseError:
        # What is no database, or is damaged, is kept as it is.
        pass
    kept = path.with_name(f"{path.name}.replaced-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}")
    kept.unlink(missing_ok=True)
    try:
        os.link(path, kept)
    except OSError:
        shutil.copyfile(path, kept)
    return kept


def _place_rows(aside: Database, target: Database, folder: Path, now: dt.datetime) -> Path | None:
    """Put the restored rows in place of all there are, in one transaction; what was there is backed up first."""
    filled = _is_filled(target)
    target.upgrade()
    kept = backup.make(target, folder, now).file if filled else None
    try:
        with aside.read() as reading, target.write() as writing:
            writing.exec_driver_sql(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
            names = ", ".join(f'"{table.name}"' for table in tables())
            writing.exec_driver_sql(f"TRUNCATE {names}, search_text, {TALLIES.name}")
            backup.copy(reading, writing)
            for table in tables():
                _set_sequence(writing, table)
            index.rebuild(writing)
            problems = differences(content(reading), content(writing))
            if problems:
                raise BackupError(f"what was restored differs: {'; '.join(problems[:5])}")
    except OperationalError as error:
        raise BackupError(f"{target.shown} is in use: {error.orig}; end the monitor first") from error
    return kept


def _set_sequence(connection: Connection, table: Table) -> None:
    """Let new rows be numbered after those that were copied; ids that are hashes are given and not numbered."""
    column: Column[Any] | None = table.autoincrement_column
    if column is None or isinstance(column.type, HexId):
        return
    name, sequence = column.name, f"pg_get_serial_sequence('{table.name}', '{column.name}')"
    connection.exec_driver_sql(
        f'SELECT setval({sequence}, last) FROM (SELECT max("{name}") AS last FROM "{table.name}") AS found '  # noqa: S608 (our own names)
        f"WHERE last IS NOT NULL AND {sequence} IS NOT NULL"
    )
