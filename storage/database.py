"""A database by its URL: opened, upgraded, checked, and read or written in short transactions."""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from monitor.errors import DatabaseError
from storage.engine import versions
from storage.engine.failures import named
from storage.engine.objects import STORE

# Seconds that a writer waits for another one; each write transaction is far shorter.
BUSY_SECONDS = 60
# Seconds between two tries where SQLite lets none wait.
RETRY_SECONDS = 0.02
WRITE = "monitor_write"
# The advisory lock (PostgreSQL) of whoever upgrades a database: any number that nobody else takes.
UPGRADING = 0x6D6F6E69746F72
# What a writer asks has an index, by which each row is found: else a plan that is kept from when the tables were small, or
# made without statistics, goes through them for ever. Where there is no index after all, what that seems to cost would have
# the statement compiled. Helpers take longer to start than such a statement, and what waits to be entered in the index of
# words is put in order at once.
FOR_WRITERS = {
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "work_mem": "64MB",
    "plan_cache_mode": "auto",
}
BY_INDEX = "SELECT " + ", ".join(f"set_config('{name}', '{value}', true)" for name, value in FOR_WRITERS.items())

__all__ = ["Connection", "Database"]


class Database:
    """One SQLite file or PostgreSQL database."""

    def __init__(self, url: str, raw_store: str = "") -> None:
        self.url = _read_url(url)
        self.engine = _engine(self.url)
        self.engine.update_execution_options(**{STORE: raw_store})

    @classmethod
    def open(cls, url: str, raw_store: str = "") -> Database:
        """The database at `url`, new raw pages in `raw_store`; DatabaseError with the remedy if its version is not the present."""
        database = cls(url, raw_store)
        if database.path and not database.path.exists():
            raise DatabaseError(
                f"no database at {database.path}, looked for in {Path.cwd()}; begin with: monitor run (or: monitor db upgrade)"
            )
        database.require_current()
        return database

    @classmethod
    def create(cls, url: str, raw_store: str = "") -> Database:
        """The database at `url`, created or brought to the present version where needed."""
        database = cls(url, raw_store)
        if database.path:
            database.path.parent.mkdir(parents=True, exist_ok=True)
        database.upgrade()
        return database

    @property
    def path(self) -> Path | None:
        """The SQLite file; None for another database or one in memory."""
        name = self.url.database
        return Path(name) if self.url.get_backend_name() == "sqlite" and name and name != ":memory:" else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout."""
        with named(self.url), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A connection that sees one state of the database throughout, however long it reads and whoever writes."""
        with named(self.url), self.engine.connect() as plain:
            repeatable = {} if self.path else {"isolation_level": "REPEATABLE READ"}
            connection = plain.execution_options(**repeatable)
            with connection.begin():
                yield connection

    def size(self) -> int:
        """The bytes that the database takes on disk."""
        if self.path:
            journal = self.path.with_name(self.path.name + "-wal")
            return sum(file.stat().st_size for file in (self.path, journal) if file.exists())
        with self.read() as connection:
            return int(connection.exec_driver_sql("SELECT pg_database_size(current_database())").scalar_one())

    def compact(self) -> None:
        """Give back to the disk what was freed; SQLite writes the whole file anew for it."""
        if self.path:
            with named(self.url), contextlib.closing(sqlite3.connect(self.path, BUSY_SECONDS)) as file:
                file.execute("VACUUM")
            return
        with named(self.url), self.engine.connect() as plain:
            plain.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql("VACUUM")

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A connection whose changes are kept together when the block ends, or not at all."""
        with named(self.url), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITE: True})
            with connection.begin():
                if self.url.get_backend_name() != "sqlite":
                    connection.exec_driver_sql(BY_INDEX)
                yield connection

    def upgrade(self) -> None:
        """Bring the tables to the present version; one process does it, and others that begin meanwhile wait for it."""
        with self.write() as connection:
            self._upgrade_alone(connection)
            if versions.of(connection) != versions.head():
                from storage.engine import migrating

                migrating.upgrade(connection)

    def _upgrade_alone(self, connection: Connection) -> None:
        """Wait until no other process upgrades; a writer of a file is alone in any case."""
        if self.url.get_backend_name() != "sqlite":
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{BUSY_SECONDS}s'")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({UPGRADING})")
            connection.exec_driver_sql("SET LOCAL lock_timeout = DEFAULT")

    def version(self) -> str | None:
        """The migration that the database is at; None if it has no tables of ours."""
        with self.read() as connection:
            return versions.of(connection)

    def require_current(self) -> None:
        """DatabaseError unless the database is at the present version."""
        have, want = self.version(), versions.head()
        if have is None:
            raise DatabaseError(f"the database {self.shown} is empty; create its tables with: monitor db upgrade")
        if have != want:
            remedy = (
                "bring it up with: monitor db upgrade"
                if have in versions.known()
                else "it was made by a newer monitor; upgrade the program"
            )
            raise DatabaseError(f"the database {self.shown} is at version {have}, this program needs {want}; {remedy}")

    def differences(self) -> list[str]:
        """What the migrated tables lack or have beyond the declared ones; empty if they agree."""
        with self.read() as connection:
            from storage.engine import migrating

            return migrating.differences(connection)

    def damage(self, *, quick: bool = False) -> list[str]:
        """What the database's own integrity check finds; empty if it is sound. A quick one does not compare the indexes."""
        if self.url.get_backend_name() != "sqlite":
            return []
        with self.read() as connection:
            if quick:
                rows = connection.exec_driver_sql("PRAGMA quick_check(1)").scalars().all()
                return [str(row) for row in rows if row != "ok"]
            rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        return [str(row) for row in rows if row != "ok"] + [f"dangling reference: {tuple(row)}" for row in broken]

    @property
    def shown(self) -> str:
        """The URL without its password."""
        return self.url.render_as_string(hide_password=True)

    def close(self) -> None:
        """Give back all connections."""
        self.engine.dispose()


def _read_url(text: str) -> URL:
    try:
        url = make_url(text)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError) as error:
        raise DatabaseError(f"not a database URL: {text!r}; write sqlite:///FILE or postgresql://HOST/NAME") from error
    # The plain name means the driver that this project is tested with.
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        try:
            engine = create_engine(url, pool_pre_ping=True)
        except ModuleNotFoundError as error:
            raise DatabaseError("PostgreSQL needs its driver; install: ruyuan-monitor[postgresql]") from error
        event.listen(engine, "connect", _prepare_postgresql)
        return engine
    # Readers of a file keep nobody waiting, so that as many are let in as come.
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS}, **_unbounded(url))
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _unbounded(url: URL) -> dict[str, int]:
    # A database in memory has one connection a thread, and no pool that could be bounded.
    return {} if url.database in (None, "", ":memory:") else {"max_overflow": -1}


def _prepare_postgresql(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # A question asked often would be planned for values in general: all figures gone through for an amount that few have.
    # What a writer asks is found by its index whatever the values, and not planned anew (FOR_WRITERS).
    cursor = connection.cursor()
    cursor.execute("SET plan_cache_mode = force_custom_plan")
    cursor.close()
    connection.commit()


def _prepare_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own transactions start too late and end too early; ours are begun below.
    connection.isolation_level = None
    _log_ahead(connection)
    for pragma in (
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "cache_size=-65536",
        # A batch of articles fills several times the usual 1,000 pages; most are changed by the next one again.
        "wal_autocheckpoint=16384",
        "temp_store=MEMORY",
        # Some libraries are built to write zeros over all that is deleted, most of which is parts of the word index.
        "secure_delete=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Have changes written to a log; of some that begin with a new file at once SQLite lets none wait for another."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(RETRY_SECONDS)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at the start: one that read first could not wait for it any more.
    writing = connection.get_execution_options().get(WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
