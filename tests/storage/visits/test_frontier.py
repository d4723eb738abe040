"""The frontier: every address once, every due page taken once, and a page whose crawl died falls due again."""

from __future__ import annotations

import datetime as dt

import pytest

from storage import Database
from storage.visits import frontier, sites
from storage.visits.frontier import Candidate, PageKind, PageState, Route

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
BASE = "http://portal.example/"


def candidates(*numbers: int, route: Route = Route.LIST) -> list[Candidate]:
    return [
        Candidate(f"{BASE}{number}.html", PageKind.ARTICLE, route, BASE, "农业消息", f"第{number}篇")
        for number in numbers
    ]


@pytest.fixture
def site(database: Database) -> int:
    with database.write() as connection:
        return sites.enter(connection, "portal", BASE)


def test_an_address_is_discovered_once_and_each_route_to_it_noted_once(database: Database, site: int) -> None:
    with database.write() as connection:
        assert len(frontier.discover(connection, site, candidates(1, 2, 2), NOW)) == 2
        assert frontier.discover(connection, site, candidates(1, 2), NOW) == frozenset()
        frontier.discover(connection, site, candidates(1, route=Route.FEED), NOW)
        routes = connection.exec_driver_sql("SELECT route, count(*) FROM finds GROUP BY route ORDER BY route").all()
    assert [tuple(row) for row in routes] == [("feed", 1), ("list", 2)]


def test_a_due_page_is_taken_by_one_crawl_only(database: Database, site: int) -> None:
    with database.write() as connection:
        frontier.discover(connection, site, candidates(1, 2, 3), NOW)
    with database.write() as connection:
        first = frontier.lease(connection, site, NOW, 2, "one", 900)
    with database.write() as connection:
        second = frontier.lease(connection, site, NOW, 2, "two", 900)
        third = frontier.lease(connection, site, NOW, 2, "three", 900)
    assert (len(first), len(second), third) == (2, 1, [])
    assert {due.page_id for due in first}.isdisjoint(due.page_id for due in second)


def test_a_page_whose_crawl_died_falls_due_again(database: Database, site: int) -> None:
    with database.write() as connection:
        frontier.discover(connection, site, candidates(1), NOW)
        frontier.lease(connection, site, NOW, 9, "dead", 900)
        assert frontier.lease(connection, site, NOW + dt.timedelta(seconds=899), 9, "next", 900) == []
        assert len(frontier.lease(connection, site, NOW + dt.timedelta(seconds=900), 9, "next", 900)) == 1


def test_a_crawl_that_ends_gives_back_what_it_has(database: Database, site: int) -> None:
    with database.write() as connection:
        frontier.discover(connection, site, candidates(1, 2), NOW)
        frontier.lease(connection, site, NOW, 1, "one", 900)
        frontier.lease(connection, site, NOW, 1, "two", 900)
        assert frontier.release(connection, "one", NOW) == 1
        assert frontier.count_due(connection, site, NOW) == 1


def test_a_page_that_seems_gone_is_looked_at_again_soon(database: Database, site: int) -> None:
    later = NOW + dt.timedelta(hours=1)
    with database.write() as connection:
        frontier.discover(connection, site, candidates(1), NOW)
        [due] = frontier.lease(connection, site, NOW, 1, "one", 90_000)
        frontier.set_state(connection, due.page_id, PageState.SUSPECT, missing_since=NOW, look_again=later)
        standing = frontier.standing(connection, due.page_id)
        assert (standing.state, standing.missing_since) == (PageState.SUSPECT, NOW)
        assert frontier.lease(connection, site, later, 1, "two", 900)[0].state is PageState.SUSPECT


def test_retired_pages_fall_due_no_more(database: Database, site: int) -> None:
    with database.write() as connection:
        frontier.discover(connection, site, candidates(1, 2), NOW)
        frontier.retire(connection, site)
        assert frontier.count_due(connection, site, NOW + dt.timedelta(days=9999)) == 0
