"""Site queries of the page: use of the budget of visits, and articles published per day."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from storage.tables import CHECKS, PAGES, SITES, SNAPSHOTS
from storage.visits import signs
from storage.visits.frontier import PageKind


def number(connection: Connection, name: str) -> int | None:
    """A site's number; None for one that nothing is kept of."""
    return connection.scalar(select(SITES.c.id).where(SITES.c.name == name))


def days_until(now: dt.datetime, count: int, zone: dt.tzinfo) -> list[dt.date]:
    """The last days of a zone up to today, the first one first.

    >>> [day.day for day in days_until(dt.datetime(2026, 3, 2, 1, tzinfo=dt.UTC), 3, dt.UTC)]
    [28, 1, 2]
    """
    today = now.astimezone(zone).date()
    return [today - dt.timedelta(days=back) for back in range(count - 1, -1, -1)]


def looks(connection: Connection, site: int, days: Sequence[dt.date], zone: dt.tzinfo) -> list[int]:
    """How often articles that were known before the day were looked at, each day: what the budget is spent on."""
    since = dt.datetime.combine(days[0], dt.time(), zone)
    known = (PAGES.c.site_id == site, PAGES.c.kind == PageKind.ARTICLE.value)
    checks = select(CHECKS.c.checked_at, PAGES.c.first_seen).join(PAGES, PAGES.c.id == CHECKS.c.page_id)
    reads = select(SNAPSHOTS.c.fetched_at, PAGES.c.first_seen).join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
    rows = [
        *connection.execute(checks.where(CHECKS.c.checked_at >= since, *known)),
        *connection.execute(reads.where(SNAPSHOTS.c.fetched_at >= since, *known)),
    ]
    of_known = (at for at, found in rows if found.astimezone(zone).date() < at.astimezone(zone).date())
    return _by_day(of_known, days, zone)


def published(connection: Connection, site: int, days: Sequence[dt.date], zone: dt.tzinfo) -> list[int]:
    """How many articles were published, each day."""
    since = dt.datetime.combine(days[0], dt.time(), zone)
    return _by_day(signs.published(connection, site, since), days, zone)


def _by_day(times: Iterable[dt.datetime], days: Sequence[dt.date], zone: dt.tzinfo) -> list[int]:
    counted = Counter(at.astimezone(zone).date() for at in times)
    return [counted[day] for day in days]


@dataclass(frozen=True, slots=True)
class PageOf:
    """A page by an answer of its that is kept."""

    snapshot: int
    page: int
    url: str
    at: dt.datetime
    is_article: bool


def pages_of(connection: Connection, snapshots: Sequence[int]) -> dict[int, PageOf]:
    """The pages of answers, by the answers' numbers."""
    query = select(
        SNAPSHOTS.c.id, PAGES.c.id, PAGES.c.url, SNAPSHOTS.c.fetched_at, PAGES.c.latest_revision_id.is_not(None)
    ).join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
    return {row[0]: PageOf(*row) for row in connection.execute(query.where(SNAPSHOTS.c.id.in_(snapshots)))}
