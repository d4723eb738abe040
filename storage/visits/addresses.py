"""One article, many addresses: which page holds an article, and the dated evidence for each of its addresses."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from storage.engine import inserts
from storage.engine.chunks import chunks
from storage.tables import ADDRESSES, PAGES

REDIRECTS_HERE = "redirects here"
REDIRECTS_THERE = "where it redirects to"


@dataclass(frozen=True, slots=True)
class Home:
    """The page that keeps an article."""

    page_id: int
    url: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why an address is an article's, and when that was first and last seen."""

    url: str
    why: str
    first_seen: dt.datetime
    last_seen: dt.datetime


def home_of(connection: Connection, site: int, identity: str) -> Home | None:
    """The page of a site that keeps the article of an identity; the one found first if there are several."""
    row = connection.execute(
        select(PAGES.c.id, PAGES.c.url)
        .join(ADDRESSES, ADDRESSES.c.page_id == PAGES.c.id)
        .where(ADDRESSES.c.identity == identity, PAGES.c.site_id == site, PAGES.c.latest_revision_id.is_not(None))
        .order_by(PAGES.c.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else Home(row.id, row.url)


@dataclass(frozen=True, slots=True)
class Seen:
    """That an address was seen to be an article's, and why."""

    page_id: int
    url: str
    identity: str
    why: str
    at: dt.datetime


def kept(connection: Connection, identities: Iterable[str]) -> set[tuple[int, str]]:
    """Those of the identities of which pages keep articles, each with the site of such a page."""
    found: set[tuple[int, str]] = set()
    for some in chunks(sorted(set(identities))):
        rows = connection.execute(
            select(PAGES.c.site_id, ADDRESSES.c.identity)
            .join(PAGES, PAGES.c.id == ADDRESSES.c.page_id)
            .where(ADDRESSES.c.identity.in_(some), PAGES.c.latest_revision_id.is_not(None))
        )
        found |= {(row.site_id, row.identity) for row in rows}
    return found


def note(connection: Connection, seen: Sequence[Seen]) -> None:
    """Keep what addresses were seen to be."""
    rows: dict[tuple[int, str, str], dict[str, Any]] = {}
    for one in sorted(seen, key=lambda one: one.at):
        row = {"page_id": one.page_id, "url": one.url, "why": one.why, "first_seen": one.at}
        rows.setdefault((one.page_id, one.url, one.why), row).update(identity=one.identity, last_seen=one.at)
    keys = ("page_id", "url", "why")
    inserts.merge(
        connection, ADDRESSES, keys, list(rows.values()), replaced=("last_seen", "identity"), newer="last_seen"
    )


def redirect(
    connection: Connection, url: str, target: str, identities: tuple[str, str], seen_at: dt.datetime
) -> list[Seen]:
    """That each end of a redirect is an address of the article that the other's page keeps, where there is such a page.

    `identities` are those of the article at `url` and of the one at `target`.
    """
    found = connection.execute(select(PAGES.c.url, PAGES.c.id).where(PAGES.c.url.in_([url, target])))
    pages = {row.url: row.id for row in found}
    ends = ((url, target, REDIRECTS_THERE, identities[0]), (target, url, REDIRECTS_HERE, identities[1]))
    return [Seen(pages[own], other, identity, why, seen_at) for own, other, why, identity in ends if own in pages]


def of_page(connection: Connection, page_id: int) -> list[Evidence]:
    """The addresses of the article that a page keeps, in the order in which they were found."""
    rows = connection.execute(
        select(ADDRESSES.c.url, ADDRESSES.c.why, ADDRESSES.c.first_seen, ADDRESSES.c.last_seen)
        .where(ADDRESSES.c.page_id == page_id)
        .order_by(ADDRESSES.c.first_seen, ADDRESSES.c.url, ADDRESSES.c.why)
    )
    return [Evidence(*row) for row in rows]
