"""A site with pages enough gets its dictionary once, and its pages stay what they were."""

from __future__ import annotations

import datetime as dt

from monitor.analyse.packing import pack_sites
from storage import Connection, Database
from storage.visits import frontier, raw, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
BASE = "http://portal.example/"
PAGE = "<html><body><h1>乳源网格</h1>" + "".join(f"<p>第{n}段：全县共有网格员若干名。</p>" for n in range(60))


def _fetch(connection: Connection, count: int) -> int:
    site = sites.enter(connection, "portal", BASE)
    found = [Candidate(f"{BASE}{n}.html", PageKind.ARTICLE, Route.LIST, BASE) for n in range(count)]
    frontier.discover(connection, site, found, NOW)
    taken = frontier.lease(connection, site, NOW, count, "test", 900)
    answers = [
        Fetched(due, NOW, 200, {}, f"{PAGE}<p>{due.url} 另有{due.page_id * 37}人。</p>".encode()) for due in taken
    ]
    snapshots.keep(connection, None, answers, lambda _: NextVisit(None, "test"))
    return site


def test_pages_are_packed_anew_and_stay_what_they_were(database: Database) -> None:
    with database.write() as connection:
        site = _fetch(connection, 150)
    with database.read() as connection:
        before = [unread.body for unread in snapshots.unread(connection, 200)]
    assert pack_sites(database, NOW) == 1
    assert pack_sites(database, NOW) == 0
    with database.read() as connection:
        assert [unread.body for unread in snapshots.unread(connection, 200)] == before
        assert raw.latest_dictionary(connection, site) is not None
        codecs = connection.exec_driver_sql("SELECT DISTINCT codec FROM blobs").scalars().all()
    assert codecs == ["zstd-dictionary"]


def test_a_small_site_gets_none(database: Database) -> None:
    with database.write() as connection:
        _fetch(connection, 20)
    assert pack_sites(database, NOW) == 0
