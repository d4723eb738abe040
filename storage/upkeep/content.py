"""The content of a database, table by table, as counts and hashes that are the same on SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import orjson
from sqlalchemy import Connection, Table, select

from storage.tables.series import METADATA

BATCH = 1000
MODULUS = 1 << 128
# SQLite's own tables, those that triggers and the search keep, and the label of a backup.
NOT_OURS = ("sqlite_", "search_", "tallies", "backup_")


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table's rows: how many, and 32 hexadecimal digits that change with any value of any of them."""

    rows: int
    digest: str


Content = Mapping[str, TableContent]


def content(connection: Connection) -> dict[str, TableContent]:
    """What each table of ours holds; derived indexes are left out."""
    return {table.name: _table_content(connection, table) for table in tables()}


def tables() -> Sequence[Table]:
    """Our tables, each after those that it refers to; what follows from others is left out."""
    return [table for table in METADATA.sorted_tables if not table.info.get("derived")]


def rows(connection: Connection, table: Table) -> Iterator[Sequence[Mapping[str, Any]]]:
    """The rows of a table, a batch at a time, in the order of their keys: what refers to its own table comes after it."""
    result = connection.execution_options(yield_per=BATCH).execute(select(table).order_by(*table.primary_key))
    for batch in result.mappings().partitions(BATCH):
        yield [dict(row) for row in batch]


def file_content(connection: sqlite3.Connection) -> dict[str, TableContent]:
    """What the tables of a SQLite file hold, of whatever version it is; derived indexes are left out."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(query) if not name.startswith(NOT_OURS)]
    return {name: _counted(connection.execute(f'SELECT * FROM "{name}"')) for name in names}  # noqa: S608 (its own names)


def _table_content(connection: Connection, table: Table) -> TableContent:
    return _counted(row.values() for batch in rows(connection, table) for row in batch)


def _counted(found: Iterable[Iterable[Any]]) -> TableContent:
    count, total = 0, 0
    for row in found:
        count += 1
        # A sum does not depend on the order, which the two databases do not share.
        total += _number(list(row))
    return TableContent(count, f"{total % MODULUS:032x}")


def _number(row: list[Any]) -> int:
    said = orjson.dumps(row, default=_plain, option=orjson.OPT_SORT_KEYS)
    return int.from_bytes(hashlib.blake2b(said, digest_size=16).digest())


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes | memoryview):
        return hashlib.sha256(value).hexdigest()
    raise TypeError(f"no plain form for {type(value).__name__}")


def differences(wanted: Content, found: Content) -> list[str]:
    """Where two contents differ, a line a table; empty if they are the same."""
    lines = []
    for name in wanted.keys() | found.keys():
        one, other = wanted.get(name), found.get(name)
        if one is None or other is None:
            lines.append(f"{name}: only in one of them")
        elif one.rows != other.rows:
            lines.append(f"{name}: {one.rows} rows, not {other.rows}")
        elif one.digest != other.digest:
            lines.append(f"{name}: {one.rows} rows in both, with different values")
    return sorted(lines)
