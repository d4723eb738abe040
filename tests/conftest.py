"""Databases and shared material for all tests."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from storage import Database

SHARED = Path(__file__).parent.parent.parent / "shared"
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")


def shared(name: str) -> Path:
    """A folder or file of the shared material; the test is skipped where it is missing."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"needs {path}, which is not part of the project")
    return path


@pytest.fixture(scope="session")
def _postgresql() -> str:
    try:
        engine = create_engine(POSTGRESQL, connect_args={"connect_timeout": 2})
        with engine.connect():
            pass
    except OperationalError:
        pytest.skip("needs PostgreSQL at TEST_POSTGRESQL_URL or 127.0.0.1:5432")
    finally:
        engine.dispose()
    return POSTGRESQL


@contextmanager
def fresh_postgresql(server: str, template: str = "") -> Iterator[str]:
    """The URL of a PostgreSQL database, empty or a copy of one that nobody is connected to, that is dropped afterwards."""
    name = f"monitor_test_{uuid.uuid4().hex[:12]}"
    admin = create_engine(server, isolation_level="AUTOCOMMIT", pool_pre_ping=True)
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}" + (f" TEMPLATE {template}" if template else "")))
        if template:
            # The values of sequences that are drawn in a copy are written down from the next checkpoint on.
            connection.execute(text("CHECKPOINT"))
    try:
        yield server.rpartition("/")[0] + f"/{name}"
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@pytest.fixture
def second_postgresql_url(_postgresql: str) -> Iterator[str]:
    """The URL of another empty PostgreSQL database of the test's own."""
    with fresh_postgresql(_postgresql) as url:
        yield url


@pytest.fixture
def postgresql_url(_postgresql: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL database of the test's own."""
    with fresh_postgresql(_postgresql) as url:
        yield url


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def module_database(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database for all tests of a module that only read, on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        made = Database.create(f"sqlite:///{tmp_path_factory.mktemp('module') / 'monitor.sqlite'}")
        yield made
        made.close()
        return
    with fresh_postgresql(request.getfixturevalue("_postgresql")) as url:
        made = Database.create(url)
        yield made
        made.close()


@pytest.fixture(scope="module")
def both_databases(_postgresql: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Database, Database]]:
    """Two empty databases, one on SQLite and one on PostgreSQL, for the tests of a module that fill both alike."""
    with fresh_postgresql(_postgresql) as url:
        made = (
            Database.create(f"sqlite:///{tmp_path_factory.mktemp('both') / 'monitor.sqlite'}"),
            Database.create(url),
        )
        yield made
        for database in made:
            database.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of the present version, on SQLite and on PostgreSQL."""
    url = (
        f"sqlite:///{tmp_path / 'monitor.sqlite'}"
        if request.param == "sqlite"
        else request.getfixturevalue("postgresql_url")
    )
    made = Database.create(url)
    yield made
    made.close()
