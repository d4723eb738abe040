"""One article, many addresses: which page keeps an article, and the dated evidence for each of its addresses."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from storage.inserts import ignore
from storage.tables import Address, Page


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
        select(Page.id, Page.url)
        .join(Address, Address.page_id == Page.id)
        .where(Address.identity == identity, Page.site_id == site, Page.latest_revision_id.is_not(None))
        .order_by(Page.id)
        .limit(1)
    ).one_or_none()
    return None if row is None else Home(row.id, row.url)


def note(connection: Connection, page_id: int, url: str, identity: str, why: str, seen_at: dt.datetime) -> None:
    """Keep that an address was seen to be an article's, and why."""
    row = {
        "page_id": page_id,
        "url": url,
        "why": why,
        "identity": identity,
        "first_seen": seen_at,
        "last_seen": seen_at,
    }
    connection.execute(ignore(connection, Address), row)
    later = update(Address).where(
        Address.page_id == page_id, Address.url == url, Address.why == why, Address.last_seen < seen_at
    )
    connection.execute(later.values(last_seen=seen_at, identity=identity))


def of_page(connection: Connection, page_id: int) -> list[Evidence]:
    """The addresses of the article that a page keeps, in the order in which they were found."""
    rows = connection.execute(
        select(Address.url, Address.why, Address.first_seen, Address.last_seen)
        .where(Address.page_id == page_id)
        .order_by(Address.first_seen, Address.url, Address.why)
    )
    return [Evidence(*row) for row in rows]
