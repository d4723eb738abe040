"""What is freed is what was said; what must be kept is kept, whenever the process dies."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import func, select

from monitor.health import Finding
from monitor.health import Kind as Trouble
from storage import Connection, Database
from storage.operation import incidents, outbox, runs
from storage.operation.runs import FaultRecord
from storage.tables import BLOBS, CHECKS, PAGES, REVISIONS, SNAPSHOTS
from storage.upkeep import retention
from storage.upkeep.content import content
from storage.upkeep.retention import Kind
from storage.visits import snapshots
from storage.visits.frontier import PageKind
from tests.storage.filled import BASE, START, article, fetch, read_all

URL = f"{BASE}/jinrong/20260305_1001.html"
NOW = START + dt.timedelta(days=500)
ALL = dict.fromkeys(Kind, NOW - dt.timedelta(days=100))


@pytest.fixture(scope="module")
def original(module_database: Database) -> Database:
    """An article in three versions among pages that say the same, one that is gone for a while, and a list."""
    database = module_database
    day = dt.timedelta(days=1)
    for step in range(12):
        body = article(f"3{step // 4}00", around=f"<!-- built {step} -->")
        fetch(database, URL, body, START + step * day)
        fetch(database, f"{BASE}/jinrong/", f"<html>list {step}</html>".encode(), START + step * day, PageKind.LIST)
        fetch(database, f"{BASE}/error.html", f"<html>error {step}</html>".encode(), START + step * day, status=500)
        read_all(database, START + step * day)
    for step in range(12, 20):
        fetch(database, URL, article("3200", around="<!-- built 11 -->"), START + step * day)
    with database.write() as connection:
        runs.note_faults(connection, None, [FaultRecord("timeout", "no answer", START + day)])
        start = runs.Start("analyse", "test", START, "x", "1")
        runs.finish(connection, runs.begin(connection, start), runs.RunState.FINISHED, START)
    return database


@pytest.fixture
def filled(original: Database, copy: Callable[[Database], Database], monkeypatch: pytest.MonkeyPatch) -> Database:
    """A copy of it, to be freed in small batches."""
    monkeypatch.setattr(retention, "BATCH", 3)
    return copy(original)


def raw_of_versions(connection: Connection) -> list[bytes]:
    query = (
        select(BLOBS.c.digest)
        .join(SNAPSHOTS, SNAPSHOTS.c.blob_id == BLOBS.c.id)
        .join(REVISIONS, REVISIONS.c.snapshot_id == SNAPSHOTS.c.id)
    )
    return sorted(connection.scalars(query))


def looks(connection: Connection) -> int:
    """How often pages were looked at, by answers and checks."""
    return sum(
        connection.execute(select(func.count()).select_from(table)).scalar_one() for table in (SNAPSHOTS, CHECKS)
    )


def test_a_run_frees_what_the_dry_run_said(filled: Database) -> None:
    with filled.read() as connection:
        said = retention.plan(connection, ALL)
    freed = retention.free(filled, ALL)
    assert freed == said
    assert freed.rows[Kind.LISTS] == 10
    assert freed.rows[Kind.UNCHANGED] > 3
    assert freed.rows[Kind.REFUSED] == 10
    assert freed.rows[Kind.FAULTS] == 1
    assert freed.pages >= 10
    with filled.read() as connection:
        again = retention.plan(connection, {kind: limit for kind, limit in ALL.items() if kind is not Kind.CHECKS})
    assert not any(again.rows.values())
    assert filled.damage() == []


def test_versions_and_each_page_s_first_and_last_answer_are_kept(filled: Database) -> None:
    ends = select(SNAPSHOTS.c.page_id, func.min(SNAPSHOTS.c.fetched_at), func.max(SNAPSHOTS.c.fetched_at)).group_by(
        SNAPSHOTS.c.page_id
    )
    with filled.read() as connection:
        versions, first_and_last = (
            raw_of_versions(connection),
            connection.execute(ends.order_by(SNAPSHOTS.c.page_id)).all(),
        )
        revisions = content(connection)["revisions"]
    retention.free(filled, ALL)
    with filled.read() as connection:
        assert raw_of_versions(connection) == versions
        assert len(versions) == 3
        assert connection.execute(ends.order_by(SNAPSHOTS.c.page_id)).all() == first_and_last
        assert content(connection)["revisions"] == revisions


def test_the_pages_that_an_incident_shows_are_kept(filled: Database) -> None:
    with filled.write() as connection:
        some = list(
            connection.scalars(select(SNAPSHOTS.c.id).join(PAGES).where(PAGES.c.kind != PageKind.ARTICLE.value))
        )[3:7]
        good, bad = tuple(some[:2]), tuple(some[2:])
        finding = Finding(Trouble.SHORT_LISTS, NOW, "half of the rows are gone", bad=bad, good=good)
        incidents.close(connection, incidents.open_(connection, 1, finding, NOW), NOW)
    with filled.read() as connection:
        said = retention.plan(connection, ALL)
    freed = retention.free(filled, ALL)
    assert freed == said
    assert freed.rows[Kind.LISTS] == 10 - len(some)
    with filled.read() as connection:
        assert set(some) <= set(connection.scalars(select(SNAPSHOTS.c.id)))
        assert [one.body[:10] for one in snapshots.kept(connection, some)] == [b"<html>list"] * len(some)


def test_what_is_young_or_has_no_limit_is_kept(filled: Database) -> None:
    with filled.read() as connection:
        before = content(connection)
    assert not any(retention.free(filled, dict.fromkeys(Kind, START)).rows.values())
    assert retention.free(filled, {}).rows == {}
    with filled.read() as connection:
        assert content(connection) == before


def test_a_freed_answer_leaves_a_note_that_the_page_was_looked_at(filled: Database) -> None:
    with filled.read() as connection:
        before = looks(connection)
    retention.free(filled, {kind: limit for kind, limit in ALL.items() if kind is not Kind.CHECKS})
    with filled.read() as connection:
        assert looks(connection) == before


class Dead(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("last", range(1, 12, 2))
def test_killed_after_any_batch_it_goes_on_and_comes_to_the_same(
    filled: Database, monkeypatch: pytest.MonkeyPatch, last: int
) -> None:
    with filled.read() as connection:
        versions, said = raw_of_versions(connection), retention.plan(connection, ALL)
    write, left = filled.write, [last]

    @contextmanager
    def dying() -> Iterator[Connection]:
        with write() as connection:
            yield connection
            left[0] -= 1
            if left[0] == 0:
                raise Dead

    monkeypatch.setattr(filled, "write", dying)
    with pytest.raises(Dead):
        retention.free(filled, ALL)
    monkeypatch.setattr(filled, "write", write)
    assert filled.damage() == []
    retention.free(filled, ALL)
    with filled.read() as connection:
        assert raw_of_versions(connection) == versions
        assert connection.execute(select(func.count()).select_from(SNAPSHOTS)).scalar_one() == 3 + 2 + 2 + 2 - 1
        unused = select(BLOBS.c.id).where(
            BLOBS.c.id.not_in(select(SNAPSHOTS.c.blob_id).where(SNAPSHOTS.c.blob_id.is_not(None)))
        )
        bases = select(BLOBS.c.base_id).where(BLOBS.c.base_id.is_not(None))
        assert connection.scalars(unused.where(BLOBS.c.id.not_in(bases))).all() == []
    assert said.rows[Kind.LISTS] == 10


def test_what_was_told_is_never_told_again_because_its_messages_were_freed(filled: Database) -> None:
    with filled.read() as connection:
        before = content(connection)["outbox"]
    retention.free(filled, ALL)
    with filled.write() as connection:
        assert content(connection)["outbox"] == before
        outbox.put(connection, [])


def test_compacting_keeps_everything(filled: Database) -> None:
    retention.free(filled, ALL)
    with filled.read() as connection:
        before = content(connection)
    filled.compact()
    with filled.read() as connection:
        assert content(connection) == before
