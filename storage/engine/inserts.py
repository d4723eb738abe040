"""Bulk inserts, and inserts that say what happens if the row already exists, in the dialect of either database."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from types import NoneType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Boolean, Connection, Date, Dialect, Table, func, select, text
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

from storage.engine.chunks import chunks

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql

# Rows that are held as the driver takes them.
FEW = 5000
# Rows that one statement enters on SQLite.
TOGETHER = 32
# What is written in an array as `str` has it.
PLAIN = frozenset({NoneType, bool, int, float, str, Decimal, dt.date, dt.datetime})
# The sequence is looked up once, and not for each id.
NEW_IDS = text(
    "SELECT nextval((SELECT CAST(pg_get_serial_sequence(:name, 'id') AS regclass))) FROM generate_series(1, :count)"
)


def into(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that takes ON CONFLICT."""
    if connection.dialect.name != "postgresql":
        return sqlite.insert(table)
    # The drivers of a database that is not used take long to load.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def ignore(connection: Connection, table: Table) -> postgresql.Insert | sqlite.Insert:
    """An insert that leaves rows alone that are there already."""
    return into(connection, table).on_conflict_do_nothing()


def new_ids(connection: Connection, table: Table, count: int) -> list[int]:
    """So many ids for new rows of a table, rising; only a transaction that writes may ask."""
    if connection.dialect.name == "postgresql":
        # All at once: SQLAlchemy gives row by row at several times the cost.
        return list(connection.scalars(NEW_IDS, {"name": table.name, "count": count}).all())
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return list(range(last + 1, last + 1 + count))


def add(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter rows, all of the same columns, that are not there yet."""
    for some in chunks(rows, FEW):
        names = tuple(some[0])
        columns = _columns(connection, table, names, some)
        given = list(zip(*columns, strict=True))
        if connection.dialect.name == "sqlite":
            given = _add_together(connection, table.name, names, given)
        add_raw(connection, table.name, names, given)


def _add_together(
    connection: Connection, table: str, names: Collection[str], rows: list[tuple[Any, ...]]
) -> list[tuple[Any, ...]]:
    """Enter rows some at a time on SQLite; the few that are left over are given back.

    Where a trigger counts them SQLite keeps for each statement what its pages were before.
    """
    whole = len(rows) - len(rows) % TOGETHER
    if whole:
        marks = ", ".join([f"({', '.join('?' * len(names))})"] * TOGETHER)
        some = [tuple(chain.from_iterable(rows[at : at + TOGETHER])) for at in range(0, whole, TOGETHER)]
        connection.exec_driver_sql(f"INSERT INTO {table} ({_quoted(names)}) VALUES {marks}", some)  # noqa: S608
    return rows[whole:]


def change(
    connection: Connection,
    table: Table,
    key: str,
    rows: Sequence[Mapping[str, Any]],
    *,
    first: Collection[str] = (),
    known: Collection[str] = (),
) -> None:
    """Set columns of the rows that a key finds, the same columns of all.

    Those of `first` stay as they are unless they are null; those of `known` stay where the new value is null.
    """
    for some in chunks(rows, FEW):
        # The key comes last, as in the statement.
        names = (*(name for name in some[0] if name != key), key)
        columns = _columns(connection, table, names, some)
        if connection.dialect.name == "postgresql":
            statement = _changing(connection.dialect, table, names, first, known)
            connection.exec_driver_sql(statement, tuple(map(_array, columns)))
            continue
        quoted = {name: f'"{name}"' for name in names[:-1]}
        values = ", ".join(f"{own} = {_chosen(own, '?', name, first, known)}" for name, own in quoted.items())
        statement = f'UPDATE {table.name} SET {values} WHERE "{key}" = ?'  # noqa: S608
        connection.exec_driver_sql(statement, list(zip(*columns, strict=True)))


def _chosen(old: str, new: str, name: str, first: Collection[str], known: Collection[str]) -> str:
    return f"COALESCE({old}, {new})" if name in first else f"COALESCE({new}, {old})" if name in known else new


def _changing(
    dialect: Dialect, table: Table, names: tuple[str, ...], first: Collection[str], known: Collection[str]
) -> str:
    """One statement for all rows, which come as an array for each column."""
    own, key = table.name, names[-1]
    sides = {name: (f'{own}."{name}"', f'given."{name}"') for name in names[:-1]}
    values = ", ".join(f'"{name}" = {_chosen(*both, name, first, known)}' for name, both in sides.items())
    given = f"{_given(dialect, table, names)} AS given ({_quoted(names)})"
    return f'UPDATE {own} SET {values} FROM {given} WHERE {own}."{key}" = given."{key}"'  # noqa: S608


def merge(
    connection: Connection,
    table: Table,
    keys: Collection[str],
    rows: Sequence[Mapping[str, Any]],
    *,
    added: Collection[str] = (),
    replaced: Collection[str] = (),
    newer: str | None = None,
) -> None:
    """Enter rows, each of another key; where one is there already, columns are added to what it has, or replace that.

    With `newer` it stays as it is unless the new row has more in that column.
    """
    sums = [f'"{name}" = {table.name}."{name}" + excluded."{name}"' for name in added]
    sums += [f'"{name}" = excluded."{name}"' for name in replaced]
    unless = f' WHERE {table.name}."{newer}" < excluded."{newer}"' if newer else ""
    _enter(connection, table, rows, f"ON CONFLICT ({_quoted(keys)}) DO UPDATE SET {', '.join(sums)}{unless}")


def add_missing(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Enter rows, all of the same columns; those that are there already are left as they are."""
    _enter(connection, table, rows, "ON CONFLICT DO NOTHING")


def _enter(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]], conflict: str) -> None:
    """Enter rows, with what is to be done where one is there; PostgreSQL is asked once for all of them."""
    for some in chunks(rows, FEW):
        names = tuple(some[0])
        columns = _columns(connection, table, names, some)
        begin = f"INSERT INTO {table.name} ({_quoted(names)})"
        if connection.dialect.name == "postgresql":
            given = _given(connection.dialect, table, names)
            statement = f"{begin} SELECT * FROM {given} {conflict}"  # noqa: S608
            connection.exec_driver_sql(statement, tuple(map(_array, columns)))
            continue
        marks = ", ".join("?" * len(names))
        connection.exec_driver_sql(f"{begin} VALUES ({marks}) {conflict}", list(zip(*columns, strict=True)))


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _given(dialect: Dialect, table: Table, names: Sequence[str]) -> str:
    """Rows of a statement's own on PostgreSQL, which come as an array for each column."""
    return f"unnest({', '.join(f'%s::{table.c[name].type.compile(dialect=dialect)}[]' for name in names)})"


def _array(column: list[Any]) -> Any:
    """A column as PostgreSQL writes an array; the driver, which asks of each value how to, takes several times as long.

    >>> print(_array([1, None]), _array(['a "b"', "null"]))
    {"1",NULL} {"a \\"b\\"","null"}
    """
    if not PLAIN.issuperset(map(type, column)):
        return column
    said = list(map(str, column))
    whole = "".join(said)
    if '"' in whole or "\\" in whole:
        said = [one.replace("\\", "\\\\").replace('"', '\\"') for one in said]
    given = ["NULL" if value is None else f'"{one}"' for value, one in zip(column, said, strict=True)]
    return f"{{{','.join(given)}}}"


def _columns(
    connection: Connection, table: Table, names: tuple[str, ...], rows: Sequence[Mapping[str, Any]]
) -> list[list[Any]]:
    """The values of each column as the driver takes them."""
    ways = _ways(connection.dialect, table, names)
    columns = [list(map(itemgetter(name), rows)) for name in names]
    return [column if way is None else list(map(way, column)) for column, way in zip(columns, ways, strict=True)]


@lru_cache(maxsize=64)
def _ways(dialect: Dialect, table: Table, names: tuple[str, ...]) -> list[Callable[[Any], Any] | None]:
    """How values of columns are given to a driver; None for those that it takes as they are."""
    return [_way(dialect, table.c[name].type) for name in names]


def _way(dialect: Dialect, kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
    """How values of a type are given to a driver: truth values, which SQLAlchemy checks one by one, as they are."""
    way = None if isinstance(kind, Boolean) else kind.dialect_impl(dialect).bind_processor(dialect)
    # A batch has few days, each many times.
    return lru_cache(maxsize=4096)(way) if way and isinstance(kind, Date) else way


def add_raw(connection: Connection, table: str, names: Iterable[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Enter rows whose values are as the driver takes them: by one statement on SQLite, by COPY on PostgreSQL.

    Statements by which SQLAlchemy binds each value by its name cost several times what SQLite takes for the row.
    """
    if not rows:
        return
    columns = _quoted(names)
    if connection.dialect.name == "postgresql":
        _copy(connection, f"COPY {table} ({columns}) FROM STDIN", rows)
        return
    marks = ", ".join("?" * len(rows[0]))
    connection.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({marks})", list(rows))  # noqa: S608


def _copy(connection: Connection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    import psycopg

    plain: Any = connection.connection.driver_connection
    try:
        with plain.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except psycopg.Error as error:
        # Nobody else tells SQLAlchemy of what its statements do not do.
        lost = connection.dialect.is_disconnect(error, plain, None)  # type: ignore[arg-type] # a protocol of no member
        if lost:
            connection.invalidate(error)
        told = DBAPIError.instance(
            statement, None, error, psycopg.Error, connection_invalidated=lost, dialect=connection.dialect
        )
        raise told from error
