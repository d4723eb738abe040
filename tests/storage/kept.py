"""Articles kept in a database without a crawl: each a page of its own, or further revisions of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from monitor.articles import Article, Figure, TopicLabel
from storage import Database
from storage.articles import revisions
from storage.tables import PAGES
from storage.visits import frontier, sites, snapshots

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
PORTAL = "http://portal.example/"


def keep(
    database: Database,
    articles: Sequence[Article],
    figures: Sequence[Sequence[Figure]] = (),
    labels: Sequence[TopicLabel] = (),
) -> list[int]:
    """The pages' ids; articles of one url are revisions of one page."""
    with database.write() as connection:
        site = sites.enter(connection, "portal", PORTAL)
        pages = []
        for number, article in enumerate(articles):
            url = article.url or f"{PORTAL}{number}.html"
            at = NOW + dt.timedelta(hours=number)
            candidate = frontier.Candidate(url, frontier.PageKind.ARTICLE, frontier.Route.LIST, PORTAL)
            frontier.discover(connection, site, [candidate], at)
            connection.execute(PAGES.update().where(PAGES.c.url == url).values(due_at=at))
            [due] = frontier.lease(connection, site, at, 1, "test", 60)
            answer = snapshots.Fetched(due, at, 200, {}, article.body.encode())
            snapshots.keep(connection, None, [answer], lambda _: snapshots.NextVisit(None, "test"))
            [unread] = snapshots.unread(connection, 1)
            has = tuple(figures[number]) if figures else ()
            about = (labels[number],) if labels else ()
            revisions.add(
                connection, revisions.Reading(due.page_id, unread.snapshot_id, at, article, has, about, "test")
            )
            snapshots.settle(connection, unread.snapshot_id, "revision", None, "test")
            pages.append(due.page_id)
    return pages
