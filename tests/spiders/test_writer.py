"""A transaction that fails for a moment's reason is made again, and what it did is then there once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from monitor.clock import Clock
from monitor.config import Site
from monitor.errors import DatabaseAwayError, DatabaseError
from spiders import writer as module
from spiders.batch import Batch, Failure
from spiders.job import Job
from spiders.writer import Writer
from storage import Connection, Database
from storage.operation.runs import RunState
from storage.visits.snapshots import Fetched
from tests.databases import new_sqlite

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
LIST = (
    '<ul class="list"><li><span>2026-03-09</span><a href="1.html">乳源的一篇报道</a></li></ul>'
    '<div class="pages"><a class="next" href="index_2.html">下一页</a></div>'
)
HOME = '<div class="nav"><a href="/shipin/">食品新闻</a></div>'


class Flaky(Database):
    """A database whose transactions fail at their end as often as is ordered."""

    fails = 0

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction, or one that is undone and says so."""
        with super().write() as connection:
            yield connection
            if self.fails:
                self.fails -= 1
                raise DatabaseError("deadlock detected")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Writer, Flaky]:
    monkeypatch.setattr(module, "WAITS", (0.0, 0.0, 0.0))
    url = f"sqlite:///{tmp_path / 'w.sqlite'}"
    new_sqlite(tmp_path / "w.sqlite").close()
    site = Site(base_url="http://portal.example/", channels=("食品新闻",), feeds=False)
    database = Flaky(url)
    return Writer(Job("portal", site, url, dt.UTC, "x", Clock(NOW, NOW, 0.0)), database), database


def test_what_fails_for_a_moment_is_done_once_in_the_end(made: tuple[Writer, Flaky]) -> None:
    writer, database = made
    answers = {"http://portal.example/": HOME, "http://portal.example/shipin/": LIST}
    database.fails = 3
    writer.begin()
    for _ in range(3):
        database.fails = 2
        taken = writer.lease(10)
        database.fails = 3
        kept = [Fetched(due, NOW, 200, {}, answers[due.url].encode()) for due in taken if due.url in answers]
        failed = [Failure(due, NOW, "timeout", due.url) for due in taken if due.url not in answers]
        writer.write(Batch(kept, failed, requests=len(taken)))
    database.fails = 1
    writer.finish(RunState.FINISHED, None)
    database.close()
    with database.read() as connection:
        counts = [
            connection.exec_driver_sql(query).scalar_one()
            for query in (
                "SELECT count(*) FROM snapshots",
                "SELECT count(*) FROM faults WHERE kind = 'timeout'",
                "SELECT count(*) FROM pages",
                "SELECT count(*) FROM pages WHERE lease_by IS NOT NULL",
                "SELECT requests FROM runs WHERE state = 'finished'",
            )
        ]
    database.close()
    # Home, list, its second page and its one article; the latter two did not answer.
    assert counts == [2, 2, 4, 0, 4]


def test_what_keeps_failing_is_told(made: tuple[Writer, Flaky]) -> None:
    writer, database = made
    database.fails = 99
    with pytest.raises(DatabaseError, match="deadlock"):
        writer.begin()
    assert database.fails == 95
    database.close()


def test_a_server_that_is_away_is_waited_for_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ONE_TRY", 0.0)
    failures: list[DatabaseError] = [DatabaseAwayError("connection failed")] * 5

    def work() -> str:
        if failures:
            raise failures.pop()
        return "done"

    assert module.tried_again(work) == "done"
    failures.append(DatabaseError("no database"))
    with pytest.raises(DatabaseError, match="no database"):
        module.tried_again(work)


def test_a_server_that_does_not_come_back_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "AWAY", 0.0)

    def work() -> None:
        raise DatabaseAwayError("connection failed")

    with pytest.raises(DatabaseAwayError):
        module.tried_again(work, (0.0, 0.0))
