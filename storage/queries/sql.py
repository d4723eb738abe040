"""A user's own SELECT over the views and tables that are open to analysts: read-only and within limits.

SQLite asks an authorizer for every table, column and function. PostgreSQL runs it in a read-only transaction, as a role
that may only read where there is one, after its plan was checked for other tables and its text for refused functions.
"""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from monitor.errors import InputError
from storage.database import Database
from storage.queries.views import VIEWS

# What analysts may read beside the views; whatever a later version adds is closed until it is named here.
TABLES = {
    "sites", "pages", "finds", "snapshots", "checks", "revisions", "labels", "figures", "changes", "runs", "faults",
    "series", "series_keys", "series_wordings", "points", "conflicts",
}  # fmt: skip
OPEN = TABLES | set(VIEWS)
BEGINS = re.compile(r"\s*(?:(?:--[^\n]*\n|/\*.*?\*/)\s*)*[\s(]*(?:select|with|values)\b", re.IGNORECASE | re.DOTALL)
# Functions that read files, sleep, lock, signal, run texts as statements or reach other servers, by their beginnings.
REFUSED = re.compile(
    r"\b(?:pg_|lo_|dblink|set_config|current_setting|txid_|\w*_to_xml|ts_stat|ts_rewrite|loread|lowrite|nextval|setval|"
    r"currval|lastval|load_extension|readfile|writefile|edit|inet_(?:server|client)|binary_upgrade|crosstab|connectby)\w*",
    re.IGNORECASE,
)
ESCAPES = re.compile(r"\bu&", re.IGNORECASE)
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_RECURSIVE}
# Tables that SQLite has of itself: schema, raw pages, settings.
CLOSED = ("sqlite_", "pragma_", "dbstat")
# What a program that shows a schema asks for.
SCHEMA_PRAGMAS = {
    "table_info",
    "table_xinfo",
    "foreign_key_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "table_list",
}
PLAIN_PRAGMAS = {"database_list", "compile_options", "data_version", "schema_version", "encoding", "function_list"}
SQLITE_REFUSED = {"load_extension", "fts3_tokenizer", "readfile", "writefile", "edit"}
# Bytes of the longest value that SQLite may make, and its steps between two looks at the clock.
LONGEST_VALUE, STEPS = 20_000_000, 20_000
BATCH = 500
# How either database says that it knows no such table or column.
UNKNOWN = re.compile(r"no such (?:table|column)|(?:relation|column) \S+ does not exist")


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a question may take, and how many rows are given."""

    seconds: float = 30.0
    rows: int = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a question; `is_cut` if there were more."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    is_cut: bool


def ask(database: Database, question: str, limits: Limits) -> Answer:
    """The answer to one SELECT; InputError that says what is refused or wrong, and what to do."""
    checked = question.strip().rstrip(";").strip()
    if not BEGINS.match(checked):
        raise InputError("only one SELECT (or WITH … SELECT) can be asked; nothing can be written here")
    if refused := REFUSED.search(checked) or ESCAPES.search(checked):
        raise InputError(f"{refused[0]!r} cannot be used here; only the views and plain functions can")
    if database.url.get_backend_name() == "sqlite":
        return _ask_sqlite(database, checked, limits)
    return _ask_postgresql(database, checked, limits)


def _cut(columns: Sequence[str], rows: Iterable[Sequence[Any]], limit: int) -> Answer:
    found: list[tuple[Any, ...]] = []
    for row in rows:
        if len(found) == limit:
            return Answer(tuple(columns), tuple(found), is_cut=True)
        found.append(tuple(row))
    return Answer(tuple(columns), tuple(found), is_cut=False)


def _ask_sqlite(database: Database, question: str, limits: Limits) -> Answer:
    if database.path is None:
        raise InputError("a database in memory cannot be asked by SQL")
    uri = f"{database.path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        guard(connection)
        end = time.monotonic() + limits.seconds
        connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
        try:
            cursor = connection.execute(question)
            return _cut([column[0] for column in cursor.description or ()], cursor, limits.rows)
        except sqlite3.Error as error:
            raise InputError(_sqlite_reason(error, limits)) from error


def guard(connection: sqlite3.Connection, *, introspecting: bool = False) -> None:
    """Let a connection do nothing but read what is open to analysts, and the schema if it is `introspecting`."""
    connection.execute("PRAGMA query_only=ON")
    closed = _closed(connection)
    if introspecting:
        # To tell its columns, the search index reads its own tables, which hold words alone.
        closed = {name for name in closed if not name.startswith("search_")}
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.set_authorizer(_authorizer(closed, introspecting=introspecting))


def closed_tables(path: Path) -> set[str]:
    """The tables and views of a SQLite file that are closed to analysts."""
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return _closed(connection)


def _closed(connection: sqlite3.Connection) -> set[str]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
    return {row[0] for row in names} - OPEN


def _authorizer(closed: set[str], *, introspecting: bool) -> Callable[..., int]:
    """What SQLite asks before it does anything: reading is allowed, save from closed tables, and harmless functions."""

    def allowed(action: int, first: str | None, second: str | None, _database: str | None, inside: str | None) -> int:
        # What a question names itself (WITH …) is asked for like a table.
        is_closed = first in closed or (first or "").lower().startswith(CLOSED)
        if introspecting and _is_introspection(action, first, second):
            return sqlite3.SQLITE_OK
        reads = action == sqlite3.SQLITE_READ and (inside in VIEWS or not is_closed)
        calls = action == sqlite3.SQLITE_FUNCTION and (second or "").lower() not in SQLITE_REFUSED
        return sqlite3.SQLITE_OK if reads or calls or action in ALLOWED else sqlite3.SQLITE_DENY

    return allowed


def _is_introspection(action: int, first: str | None, second: str | None) -> bool:
    """Whether it asks for the schema: by a pragma that sets nothing, or by the table of tables."""
    if action == sqlite3.SQLITE_PRAGMA:
        return first in SCHEMA_PRAGMAS or (first in PLAIN_PRAGMAS and second is None)
    name = (first or "").lower()
    # A virtual table declares its columns so; the file itself is open for reading only.
    if (
        action in (sqlite3.SQLITE_UPDATE, sqlite3.SQLITE_CREATE_TABLE, sqlite3.SQLITE_INSERT)
        and name == "sqlite_master"
    ):
        return True
    return action == sqlite3.SQLITE_READ and (
        name in ("sqlite_master", "sqlite_schema") or name.removeprefix("pragma_") in SCHEMA_PRAGMAS
    )


def _sqlite_reason(error: sqlite3.Error, limits: Limits) -> str:
    said = str(error)
    if said == "interrupted":
        return _too_long(limits)
    if "prohibited" in said or "not authorized" in said:
        return f"{said}: only the views and tables named in docs/sql.md can be read, and nothing can be written"
    return _explained(said)


def _explained(said: str) -> str:
    """What a database says of a question, with what to ask for instead of a name that it does not know."""
    if UNKNOWN.search(said):
        return f"SQL: {said}; there are {', '.join(VIEWS)} (their columns: monitor dictionary)"
    return f"SQL: {said}"


def _too_long(limits: Limits) -> str:
    return f"the question took longer than {limits.seconds:g} s; narrow it, or allow more with --timeout"


def _ask_postgresql(database: Database, question: str, limits: Limits) -> Answer:
    with database.engine.connect() as connection, connection.begin():
        try:
            _restrict(connection, limits)
            if closed := sorted(_relations(connection, question) - OPEN):
                raise InputError(f"{', '.join(closed)}: not open to SQL; docs/sql.md names what is")
            return _fetched(connection, question, limits)
        except database.engine.dialect.loaded_dbapi.Error as error:
            raise InputError(_postgresql_reason(error, limits)) from error


def _restrict(connection: Connection, limits: Limits) -> None:
    connection.exec_driver_sql("SET TRANSACTION READ ONLY")
    connection.exec_driver_sql(f"SET LOCAL statement_timeout = {max(1, int(limits.seconds * 1000))}")
    connection.exec_driver_sql("SET LOCAL lock_timeout = 1000")
    # A superuser becomes a reader for as long as the question takes.
    if connection.exec_driver_sql("SELECT rolsuper FROM pg_roles WHERE rolname = current_user").scalar():
        connection.exec_driver_sql("SET LOCAL ROLE pg_read_all_data")


def _relations(connection: Connection, question: str) -> set[str]:
    """The tables that a question's plan reads; a single statement alone has one."""
    plan = _prepared(connection, f"EXPLAIN (VERBOSE, FORMAT JSON) {question}").fetchone()
    return set(_named(plan[0])) if plan else set()


def _named(plan: Any) -> Iterator[str]:
    if isinstance(plan, dict):
        if "Relation Name" in plan:
            is_ours = plan.get("Schema") == "public"
            yield plan["Relation Name"] if is_ours else f"{plan.get('Schema')}.{plan['Relation Name']}"
        for value in plan.values():
            yield from _named(value)
    elif isinstance(plan, list):
        for value in plan:
            yield from _named(value)


def _prepared(connection: Connection, statement: str) -> Any:
    """A cursor over a statement; as a prepared one it can be no two statements."""
    cursor = connection.connection.cursor()
    return cursor.execute(statement.encode(), prepare=True)  # type: ignore[call-arg] # psycopg's own cursor


def _fetched(connection: Connection, question: str, limits: Limits) -> Answer:
    # One row more tells whether there are more. The text is the user's own, checked above.
    cursor = _prepared(connection, f"SELECT * FROM (\n{question}\n) AS asked LIMIT {limits.rows + 1}")  # noqa: S608
    return _cut([column.name for column in cursor.description or ()], cursor, limits.rows)


def _postgresql_reason(error: Exception, limits: Limits) -> str:
    said = (str(error).splitlines() or ["it failed"])[0]
    return _too_long(limits) if "statement timeout" in said else _explained(said)
