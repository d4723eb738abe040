"""The versions of the tables, by the names of the migrations: every command asks for them, and Alembic loads slowly."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect

from monitor.errors import DatabaseError

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def known() -> list[str]:
    """This program's versions, in order: the numbers with which the files begin."""
    return sorted(file.name.partition("_")[0] for file in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def head() -> str:
    """The version that this program's tables have."""
    if not known():
        raise DatabaseError("this program has no migrations; install it again")
    return known()[-1]


def of(connection: Connection) -> str | None:
    """The version that a database is at; None if it has no tables of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
    return version
