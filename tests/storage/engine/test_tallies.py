"""The numbers that triggers keep are those that counting gives, whatever is written, freed, restored or migrated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import delete, func, select, update

from storage import Database
from storage.engine import tallies
from storage.engine.migrating import alembic_config
from storage.queries.overview import overview
from storage.tables import FIGURES, PAGES, TALLIES
from storage.tables.series import POINTS
from storage.upkeep import backup, retention
from storage.upkeep.restore import restore
from storage.upkeep.retention import Kind
from storage.visits.frontier import PageKind
from tests.storage.filled import BASE, START, article, fetch, read_all

URLS = [f"{BASE}/jinrong/20260305_100{number}.html" for number in range(3)]
DAY = dt.timedelta(days=1)


@pytest.fixture(scope="module")
def original(module_database: Database) -> Database:
    """Articles in versions, a list and faults."""
    database = module_database
    for step in range(4):
        for number, url in enumerate(URLS):
            fetch(database, url, article(f"{number}{step // 2}00"), START + step * DAY)
        fetch(database, f"{BASE}/jinrong/", f"<html>list {step}</html>".encode(), START + step * DAY, PageKind.LIST)
        fetch(database, f"{BASE}/error.html", f"<html>error {step}</html>".encode(), START + step * DAY, status=500)
        read_all(database, START + step * DAY)
    return database


@pytest.fixture
def filled(original: Database, copy: Callable[[Database], Database]) -> Database:
    """A copy of it."""
    return copy(original)


def test_what_is_written_is_counted(filled: Database) -> None:
    with filled.read() as connection:
        found = tallies.totals(connection)
        assert tallies.wrong(connection) == []
    assert found["articles"] == 3
    assert found["revisions"] == 6
    assert found["figures"] > 0
    assert found["pages live"] == 3


def test_what_is_altered_or_taken_away_is_counted(filled: Database) -> None:
    steps = (
        update(PAGES).values(state="withdrawn").where(PAGES.c.url == URLS[0]),
        update(PAGES).values(kind="list").where(PAGES.c.url == URLS[1]),
        update(PAGES).values(latest_revision_id=None).where(PAGES.c.url == URLS[2]),
        update(PAGES).values(looks=7),
        delete(POINTS),
        delete(FIGURES).where(FIGURES.c.id.not_in(select(func.min(FIGURES.c.id)))),
    )
    for step in steps:
        with filled.write() as connection:
            connection.execute(step)
            assert tallies.wrong(connection) == [], str(step)


def test_what_is_freed_is_counted(filled: Database) -> None:
    retention.free(filled, dict.fromkeys(Kind, START + 100 * DAY))
    with filled.read() as connection:
        assert tallies.wrong(connection) == []


def test_what_is_rolled_back_is_not_counted(filled: Database) -> None:
    with filled.read() as connection:
        before = tallies.totals(connection)
    with filled.engine.connect() as connection, connection.begin() as transaction:
        connection.execute(update(PAGES).values(state="moved"))
        transaction.rollback()
    with filled.read() as connection:
        assert tallies.totals(connection) == before


def test_a_backup_put_in_place_is_counted(filled: Database, tmp_path: Path) -> None:
    made = backup.make(filled, tmp_path, START)
    with filled.write() as connection:
        connection.execute(update(PAGES).values(state="moved"))
    url = filled.url.render_as_string(hide_password=False)
    filled.engine.dispose()
    restore(made.file, url, START, replace=True)
    with filled.read() as connection:
        assert tallies.wrong(connection) == []


def test_a_database_of_the_version_before_is_counted_once(filled: Database) -> None:
    with filled.read() as connection:
        before = tallies.totals(connection)
    for way, to in ((command.downgrade, "0026"), (command.upgrade, "head")):
        with filled.engine.connect() as connection:
            way(alembic_config(connection), to)
            connection.commit()
    with filled.read() as connection:
        assert tallies.totals(connection) == before


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_writers_at_once_do_not_wait_for_each_other_and_are_folded_together(database: Database) -> None:
    for url in URLS:
        fetch(database, url, article("100"), START)
    with database.write() as one, database.write() as other:
        one.execute(update(PAGES).values(state="moved").where(PAGES.c.url == URLS[0]))
        other.execute(update(PAGES).values(state="moved").where(PAGES.c.url == URLS[1]))
        with database.write() as folding:
            tallies.fold(folding)
    for left in (True, False):
        with database.write() as connection:
            assert tallies.wrong(connection) == []
            assert connection.scalar(select(TALLIES.c.slot != 0).order_by(TALLIES.c.slot.desc()).limit(1)) is left
            tallies.fold(connection)


def test_an_overview_says_them(filled: Database) -> None:
    with filled.read() as connection:
        held = overview(connection, START + 100 * DAY)
        found = tallies.counted(connection)
        due = connection.scalar(select(func.count()).where(PAGES.c.due_at <= START + 100 * DAY))
    assert (held.articles, held.figures, held.raw_bytes) == (found["articles"], found["figures"], found["blobs"])
    assert held.due == due
    assert held.pages_by_state == {
        name.removeprefix(tallies.STATE): count for name, count in found.items() if name.startswith(tallies.STATE)
    }
