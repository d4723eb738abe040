"""Databases for tests: one is migrated, the others are copies of it, since migrating takes longer than most tests."""

from __future__ import annotations

import shutil
import tempfile
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager
from functools import cache, cached_property
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from storage import Database


@cache
def migrated_file() -> bytes:
    """An empty SQLite database of the present version, as a file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "monitor.sqlite"
        with closing(Database.create(f"sqlite:///{path}")) as made, made.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return path.read_bytes()


def new_sqlite(path: Path, raw_store: str = "") -> Database:
    """An empty SQLite database of the present version in a new file, its raw pages in `raw_store`."""
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(migrated_file())
    return Database.open(f"sqlite:///{path}", raw_store)


def copied_file(original: Database, path: Path) -> Database:
    """A copy of an SQLite database that nobody writes meanwhile, in a new file."""
    assert original.path
    with original.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copyfile(original.path, path)
    return Database.open(f"sqlite:///{path}")


class Postgresql:
    """A server; each database that is made there has a name of its own and is dropped after its use."""

    def __init__(self, url: str) -> None:
        self.url = url
        # Two threads ask it: each statement has a connection of its own, so that none is left to the garbage collector.
        self._admin = create_engine(url, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        # The server writes all that it holds in memory to the disk before it drops one: nobody need wait for it.
        self._dropping = ThreadPoolExecutor(1)
        self._dropped: list[Future[None]] = []
        self._kept = ExitStack()

    @contextmanager
    def empty(self, template: str = "template1") -> Iterator[str]:
        """The URL of a new database without tables of ours, or with those of a template."""
        name = f"monitor_test_{uuid.uuid4().hex[:12]}"
        self._run(f"CREATE DATABASE {name} TEMPLATE {template}")
        try:
            yield f"{self.url.rpartition('/')[0]}/{name}"
        finally:
            self._dropped.append(self._dropping.submit(self._run, f"DROP DATABASE {name} WITH (FORCE)"))

    @contextmanager
    def migrated(self) -> Iterator[Database]:
        """A new database of the present version, which need not outlive its server."""
        with self._copied(self._template) as made:
            yield made

    @contextmanager
    def copied(self, original: Database) -> Iterator[Database]:
        """A copy of a database that nobody writes meanwhile."""
        # The server copies what nobody is connected to.
        original.engine.dispose()
        with self._copied(str(original.url.database)) as made:
            yield made

    @contextmanager
    def _copied(self, name: str) -> Iterator[Database]:
        with self.empty(name) as url:
            self._run(f"ALTER DATABASE {url.rpartition('/')[2]} SET synchronous_commit = off")
            with closing(Database.open(url)) as made:
                yield made

    def checkpoint(self) -> None:
        """Let the server write all that it holds in memory to the disk."""
        self._run("CHECKPOINT")

    def close(self) -> None:
        """Drop what is left, and let go of the server."""
        self._kept.close()
        self._dropping.shutdown()
        for one in self._dropped:
            one.result()

    @cached_property
    def _template(self) -> str:
        url = self._kept.enter_context(self.empty())
        Database.create(url).close()
        return url.rpartition("/")[2]

    def _run(self, statement: str) -> None:
        with self._admin.connect() as connection:
            connection.exec_driver_sql(statement)


@contextmanager
def fresh_postgresql(url: str, template: str = "") -> Iterator[str]:
    """The URL of a database of a server, empty or a copy of one that nobody is connected to, that is dropped afterwards."""
    with closing(Postgresql(url)) as server, server.empty(template or "template1") as made:
        if template:
            # The values of sequences that are drawn in a copy are written down from the next checkpoint on.
            server.checkpoint()
        yield made
