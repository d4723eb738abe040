"""Times keep their instant and numbers their digits, on both databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import StatementError

from monitor.articles import SHANGHAI, Article, Figure, Kind, Qualifier, Role, Span
from storage import Database
from storage.articles import revisions
from storage.operation import runs
from storage.tables import FAULTS

NUMBERS = [
    "0.1",
    "13000",
    "171300000000",
    "-0.3",
    "123456789012345678901234567890.123456789",
    "1E+11",
    "0.3333",
    "9.50",
]


def test_a_time_is_stored_as_its_instant(database: Database) -> None:
    at = dt.datetime(2022, 7, 25, 8, 45, 44, 123456, tzinfo=SHANGHAI)
    with database.write() as connection:
        runs.note_faults(connection, None, [runs.FaultRecord("test", "", at)])
        [fault] = runs.faults(connection)
    assert fault.at == at
    assert fault.at.utcoffset() == dt.timedelta(0)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    naive = dt.datetime(2022, 7, 25)  # noqa: DTZ001 (that is what is refused)
    with database.write() as connection, pytest.raises(StatementError, match="needs a zone"):
        connection.execute(insert(FAULTS).values(at=naive, kind="test", detail=""))


@pytest.mark.parametrize("digits", NUMBERS)
def test_a_figure_keeps_every_digit(database: Database, digits: str) -> None:
    span = Span(0, 1)
    figure = Figure(
        span,
        "1",
        Decimal(digits),
        None,
        None,
        "元",
        Qualifier.EXACT,
        Kind.MONEY,
        Role.LEVEL,
        None,
        None,
        "收入",
        "2021",
        None,
        span,
        span,
    )
    with database.write() as connection:
        revision_id = _revision(connection)
        revisions.add_figures(connection, revision_id, [figure])
        assert revisions.figures_of(connection, revision_id) == (figure,)


def _revision(connection: object) -> int:
    from sqlalchemy import Connection

    from storage.tables import SNAPSHOTS
    from storage.visits import frontier, sites, snapshots

    assert isinstance(connection, Connection)
    now = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    site = sites.enter(connection, "portal", "http://portal.example/")
    page = frontier.Candidate("http://portal.example/1", frontier.PageKind.ARTICLE, frontier.Route.LIST, "")
    frontier.discover(connection, site, [page], now)
    due = frontier.page_at(connection, page.url)
    answer = snapshots.Fetched(due, now, 200, {}, b"x")
    snapshots.keep(connection, None, [answer], lambda _: snapshots.NextVisit(None, ""))
    snapshot = connection.execute(select(SNAPSHOTS.c.id)).scalar_one()
    return revisions.add(connection, revisions.Reading(due.page_id, snapshot, now, Article("t", "1"), (), (), "test"))
