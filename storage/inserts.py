"""Inserts that say what is to happen where the row is there already, in the words of either database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection
from sqlalchemy.dialects import sqlite

from storage.tables import Base

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def into(connection: Connection, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An insert that takes ON CONFLICT."""
    if connection.dialect.name != "postgresql":
        return sqlite.insert(table)
    # The drivers of a database that is not used take long to load.
    from sqlalchemy.dialects import postgresql

    return postgresql.insert(table)


def ignore(connection: Connection, table: type[Base]) -> postgresql.Insert | sqlite.Insert:
    """An insert that leaves rows alone that are there already."""
    return into(connection, table).on_conflict_do_nothing()
