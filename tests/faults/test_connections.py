"""A connection that is ended in the middle of a transaction, and many readers beside a writer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import event, text

from monitor.errors import DatabaseError
from storage import Database
from tests.databases import fresh_postgresql
from tests.faults.failpoints import do
from tests.faults.work import START, WORK, bury, content, prepare
from tests.storage.filled import BASE, article, fetch

POINTS, READERS, WRITES = 4, 24, 15


class Cut:
    """Ends the connection of a database, as its server's administrator would, before its n-th statement."""

    def __init__(self, url: str, at: int) -> None:
        self._other = Database(url)
        self.at = at
        self.passed = 0

    def reach(self, connection: Any, *_: Any) -> None:
        """Pass one more statement."""
        self.passed += 1
        if self.passed == self.at:
            process = connection.connection.driver_connection.info.backend_pid
            with self._other.engine.connect() as administrator:
                administrator.execute(text("SELECT pg_terminate_backend(:process, 5000)"), {"process": process})

    def close(self) -> None:
        self._other.close()


class Disturbance(Protocol):
    """Something that happens to a database's server at a statement."""

    passed: int

    def reach(self, connection: Any, *_: Any) -> None:
        """Pass one more statement."""

    def close(self) -> None:
        """Leave the server as it was."""


def attempt(name: str, url: str, at: int, disturb: Callable[[str, int], Disturbance] = Cut) -> tuple[int, str | None]:
    """How many statements work passed, and what it said when it was disturbed at one; None if it ended well."""
    database, cut = Database.open(url), disturb(url, at)
    event.listen(database.engine, "before_cursor_execute", cut.reach)
    try:
        WORK[name](database)
    except DatabaseError as error:
        return cut.passed, str(error)
    finally:
        database.close()
        cut.close()
    return cut.passed, None


def copy_of(url: str) -> AbstractContextManager[str]:
    """A copy of a PostgreSQL database that nobody is connected to; dropped afterwards."""
    server, _, name = url.rpartition("/")
    return fresh_postgresql(f"{server}/postgres", name)


def tries(
    url: str, wanted: int, disturb: Callable[[str, int], Disturbance] = Cut
) -> Iterator[tuple[str, int, str | None, list[str]]]:
    """Each try on a prepared database: the work, the statement, what was said, and the tables that differ in the end."""
    for name in ("keep", "analyse"):
        with copy_of(url) as whole:
            points, _ = attempt(name, whole, 0)
            expected = content(whole)
        for number in range(wanted // 2):
            at = 1 + number * points // (wanted // 2)
            with copy_of(url) as cut:
                _, said = attempt(name, cut, at, disturb)
                bury(cut)
                do(name, cut)
                held = content(cut)
            yield name, at, said, [table for table in expected if held[table] != expected[table]]


def test_a_connection_that_is_ended_is_told_and_nothing_is_lost_or_doubled(postgresql_url: str) -> None:
    prepare(postgresql_url)
    done = list(tries(postgresql_url, POINTS))
    assert [(name, at, tables) for name, at, _, tables in done if tables] == []
    told = [said for _, _, said, _ in done if said]
    assert all("do it again" in said for said in told), told


def _many(count: int, work: Callable[[], None]) -> list[threading.Thread]:
    threads = [threading.Thread(target=work, daemon=True) for _ in range(count)]
    for thread in threads:
        thread.start()
    return threads


def beside(database: Database, readers: int, writes: int) -> tuple[int, list[str]]:
    """How often readers looked while a writer wrote so often, and what went wrong for anyone."""
    wrong: list[str] = []
    looks: list[int] = []
    ended = threading.Event()

    def read() -> None:
        try:
            while not ended.is_set():
                with database.read() as connection:
                    first = connection.execute(text("SELECT count(*), coalesce(max(id), 0) FROM snapshots")).one()
                    again = connection.execute(text("SELECT count(*), coalesce(max(id), 0) FROM snapshots")).one()
                    looks.append(first[0])
                    if first != again:
                        wrong.append(f"one reading saw two states: {first}, {again}")
        except Exception as error:  # noqa: BLE001 (any failure of a reader is what is looked for)
            wrong.append(str(error))

    threads = _many(readers, read)
    for number in range(writes):
        fetch(database, f"{BASE}/{number}.html", article(title=f"乳源新闻{number}"), START)
    ended.set()
    for thread in threads:
        thread.join(60)
    return len(looks), wrong


def test_readers_beside_a_writer_are_never_told_to_wait(tmp_path: Path) -> None:
    database = Database.create(f"sqlite:///{tmp_path / 'monitor.sqlite'}")
    looks, wrong = beside(database, READERS, WRITES)
    database.close()
    assert looks >= READERS
    assert wrong == []
