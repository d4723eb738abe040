"""Read-only access to a database, with a time limit for each query."""

from __future__ import annotations

import sqlite3

from sqlalchemy import event
from sqlalchemy.pool import ConnectionPoolEntry

from storage.database import Database

# Milliseconds after which PostgreSQL ends a question.
PATIENCE = 60_000


def open_read_only(url: str) -> Database:
    """The database at `url`, of the present version, refusing every write; DatabaseError if it is not there."""
    database = Database.open(url)
    if database.url.get_backend_name() == "sqlite":
        event.listen(database.engine, "connect", _query_only)
        # The connection that `open` used was made before.
        database.engine.dispose()
    else:
        event.listen(database.engine, "connect", _read_only_session)
        database.engine.dispose()
    return database


def _query_only(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    connection.execute("PRAGMA query_only=ON")


def _read_only_session(connection: object, _entry: ConnectionPoolEntry) -> None:
    with connection.cursor() as cursor:  # type: ignore[attr-defined] # the driver's connection
        cursor.execute("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
        cursor.execute(f"SET statement_timeout = {PATIENCE}")
        # To compile a question takes longer than any of ours should.
        cursor.execute("SET jit = off")
        # And to start processes that help: a page is one of many.
        cursor.execute("SET max_parallel_workers_per_gather = 0")
    connection.commit()  # type: ignore[attr-defined] # the driver's connection
