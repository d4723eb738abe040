"""Backups: one SQLite file whatever the database, consistent while others write, and verified before it counts.

The file is a database of ours with one table more, its label, which says when and of what it was made, and the count
and hash of each table.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Connection, insert

from monitor.errors import BackupError
from storage.database import Database
from storage.upkeep.content import Content, TableContent, content, differences, file_content, rows, tables

NAME = re.compile(r"monitor-\d{8}T\d{6}Z(-\d+)?\.sqlite")
LABEL = "backup_label"
# Room for the file itself and for the copy by which it is verified, with some to spare.
ROOM = 2.2
SQLITE = "sqlite"


@dataclass(frozen=True, slots=True)
class Label:
    """What a backup says of itself: `source` is the kind of database that it was made of."""

    made_at: dt.datetime
    version: str
    source: str
    content: Content

    @property
    def rows(self) -> int:
        """How many rows it holds."""
        return sum(table.rows for table in self.content.values())


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made and verified."""

    file: Path
    bytes: int
    label: Label


def make(database: Database, folder: Path, now: dt.datetime) -> Backup:
    """A new backup in a folder, restored aside and compared; BackupError, and no file, if that fails."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _require_room(database, folder)
        _remove_parts(folder)
        part = folder / f".{os.getpid()}.part"
        try:
            wanted, label = _write(database, part, now)
            with restored_aside(part) as (aside, _), aside.read() as connection:
                _require_same(differences(wanted, content(connection)), part)
            _sync(part)
            file = _free_name(folder, now)
            part.replace(file)
        finally:
            _remove(part)
    except (OSError, sqlite3.Error) as error:
        raise BackupError(f"cannot write a backup to {folder}: {error}") from error
    return Backup(file, file.stat().st_size, label)


def prune(folder: Path, keep: int) -> list[Path]:
    """The oldest backups, which were removed so that `keep` are left; other files are left alone."""
    surplus = listed(folder)[keep:]
    for file in surplus:
        file.unlink()
    return surplus


def listed(folder: Path) -> list[Path]:
    """The backups in a folder, the latest first."""
    if not folder.is_dir():
        return []
    return sorted((file for file in folder.iterdir() if NAME.fullmatch(file.name)), reverse=True)


def read_label(file: Path) -> Label:
    """What a backup says of itself; BackupError if it is none."""
    if not file.is_file():
        raise BackupError(f"no such file: {file}")
    try:
        with contextlib.closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            [text] = connection.execute(f"SELECT record FROM {LABEL}").fetchone()  # noqa: S608 (our own name)
        record: dict[str, Any] = orjson.loads(text)
        found = {name: TableContent(**table) for name, table in record.pop("content").items()}
        return Label(dt.datetime.fromisoformat(record["made_at"]), record["version"], record["source"], found)
    except (sqlite3.Error, ValueError, TypeError, KeyError) as error:
        raise BackupError(f"{file} is no backup of ours or is damaged: {error}") from error


@contextmanager
def restored_aside(file: Path) -> Iterator[tuple[Database, Label]]:
    """A copy of a backup beside it, as a database that was found to hold what the label says; gone at the end."""
    label = read_label(file)
    aside = file.with_name(f".{file.name.lstrip('.')}.{os.getpid()}.aside")
    try:
        shutil.copyfile(file, aside)
        _check_copy(aside, label, file)
        database = Database(f"sqlite:///{aside}")
        try:
            yield database, label
        finally:
            database.close()
    except OSError as error:
        raise BackupError(f"cannot restore {file} aside: {error}") from error
    finally:
        _remove(aside)


def _check_copy(aside: Path, label: Label, file: Path) -> None:
    """Compare a copy with its label and take the label out; BackupError if they differ."""
    try:
        with contextlib.closing(sqlite3.connect(aside)) as connection:
            found = [str(row) for (row,) in connection.execute("PRAGMA integrity_check") if row != "ok"]
            _require_same(found + differences(label.content, file_content(connection)), file)
            connection.execute(f"DROP TABLE {LABEL}")
            connection.commit()
    except sqlite3.Error as error:
        raise BackupError(f"{file} is damaged: {error}; take an older backup") from error


def _require_same(problems: list[str], file: Path) -> None:
    if problems:
        raise BackupError(f"{file} does not hold what it should: {'; '.join(problems[:5])}; take an older backup")


def _write(database: Database, part: Path, now: dt.datetime) -> tuple[Content, Label]:
    """What the database held at one moment, and the label of the file that holds just that."""
    version = database.version() or ""
    kind = database.url.get_backend_name()
    with database.snapshot() as connection:
        wanted = content(connection)
        if kind == SQLITE:
            _copy_file(connection, part)
        else:
            _copy_rows(connection, part)
    with contextlib.closing(sqlite3.connect(part)) as made:
        # One file, with no journal beside it.
        made.execute("PRAGMA journal_mode=DELETE")
        label = Label(now, version, kind, file_content(made))
        made.execute(f"CREATE TABLE {LABEL} (record TEXT NOT NULL)")
        record = {"made_at": now.isoformat(), "version": version, "source": kind,
                  "content": {name: asdict(table) for name, table in label.content.items()}}  # fmt: skip
        made.execute(f"INSERT INTO {LABEL} VALUES (?)", (orjson.dumps(record).decode(),))  # noqa: S608 (our own name)
        made.commit()
    return wanted, label


def _copy_file(connection: Connection, part: Path) -> None:
    """Copy a SQLite database page by page, as the connection's transaction sees it."""
    source = connection.connection.driver_connection
    assert isinstance(source, sqlite3.Connection)  # noqa: S101 (for the type checker)
    with contextlib.closing(sqlite3.connect(part)) as target:
        source.backup(target)


def _copy_rows(connection: Connection, part: Path) -> None:
    """Copy the rows of any database into a new SQLite file; the search index is made when it is restored."""
    target = Database.create(f"sqlite:///{part}")
    try:
        with target.write() as writing:
            copy(connection, writing)
    finally:
        target.close()


def copy(source: Connection, target: Connection) -> None:
    """Copy all rows from one database to another whose tables are empty."""
    for table in tables():
        for batch in rows(source, table):
            target.execute(insert(table), batch)


def _require_room(database: Database, folder: Path) -> None:
    needed, free = int(database.size() * ROOM), shutil.disk_usage(folder).free
    if free < needed:
        raise BackupError(
            f"a backup needs {needed / 1e6:.0f} MB in {folder}, where {free / 1e6:.0f} MB are free; "
            "make room, or name another folder as backup.folder"
        )


def _free_name(folder: Path, now: dt.datetime) -> Path:
    stem = f"monitor-{now.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    names = (f"{stem}{f'-{n}' if n else ''}.sqlite" for n in range(1000))
    return next(folder / name for name in names if not (folder / name).exists())


def _remove_parts(folder: Path) -> None:
    """Remove what backups that were killed left, unless their process is still there."""
    for file in folder.glob(".*"):
        found = re.search(r"\.(\d+)\.(part|aside)(-wal|-shm|-journal)?$", file.name)
        if found and not _is_alive(int(found[1])):
            file.unlink(missing_ok=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


def _sync(file: Path) -> None:
    with file.open("rb") as written:
        os.fsync(written.fileno())


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        file.with_name(file.name + suffix).unlink(missing_ok=True)
