"""The crawl frontier: pages with a due time and a lease, in the database so that a killed crawl loses none."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, or_, select, update

from monitor.reasons import say
from storage.engine import inserts
from storage.tables import FINDS, PAGES, REVISIONS
from storage.visits.answers import PageKind as PageKind
from storage.visits.answers import PageState as PageState

T = TypeVar("T")


ENTRANCES = (PageKind.HOME, PageKind.FEED, PageKind.SITEMAP)
# Addresses or rows in one statement: SQLite takes 32,766 values in one, PostgreSQL 65,535.
CHUNK = 500


class Route(StrEnum):
    """The way by which an address was found."""

    CONFIG = "config"
    NAVIGATION = "navigation"
    LIST = "list"
    PAGINATION = "pagination"
    FRONT = "front"
    FEED = "feed"
    SITEMAP = "sitemap"
    CONTEXT = "context"
    PART = "part"
    REDIRECT = "redirect"
    IMPORT = "import"


# The routes by which a list shows an article: its first page, and those after it.
LISTS = (Route.LIST, Route.PAGINATION)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An address that was found: what is expected there, and where and how it was found."""

    url: str
    kind: PageKind
    route: Route
    from_url: str
    channel: str | None = None
    title: str = ""
    listed: str | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Due:
    """A page that a crawl has taken to fetch, with what a conditional request needs."""

    page_id: int
    url: str
    kind: PageKind
    channel: str | None
    state: PageState
    etag: str | None
    last_modified: str | None
    first_seen: dt.datetime
    last_changed: dt.datetime | None
    attempts: int
    last_status: int | None = None
    looks: int = 0
    edits: int = 0
    born: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """A page that could not be fetched: its last status if it gave one, and when (None: never) and why it is tried next."""

    page_id: int
    status: int | None
    attempts: int
    due_at: dt.datetime | None
    why: str


_DUE = (
    PAGES.c.id, PAGES.c.url, PAGES.c.kind, PAGES.c.channel, PAGES.c.state, PAGES.c.etag, PAGES.c.last_modified,
    PAGES.c.first_seen, PAGES.c.last_changed, PAGES.c.attempts, PAGES.c.last_status, PAGES.c.looks, PAGES.c.edits, PAGES.c.born,
)  # fmt: skip


def discover(
    connection: Connection,
    site: int,
    found: Sequence[Candidate],
    now: dt.datetime,
    due_at: dt.datetime | None = None,
) -> frozenset[str]:
    """The addresses among `found` that were not known; they fall due (at once by default); each new route is noted."""
    unique = {candidate.url: candidate for candidate in reversed(found)}
    known = _known(connection, list(unique))
    fresh = [_new_page(site, unique[url], now, due_at or now) for url in reversed(unique) if url not in known]
    inserts.add_missing(connection, PAGES, fresh)
    _name_channels(connection, [(*known[url], unique[url]) for url in known])
    known |= _known(connection, [str(row["url"]) for row in fresh])
    _note(connection, [(known[candidate.url][0], candidate) for candidate in found if candidate.url in known], now)
    return frozenset(str(row["url"]) for row in fresh)


def _known(connection: Connection, urls: Sequence[str]) -> dict[str, tuple[int, str | None]]:
    """Id and channel of the pages that there are at these addresses."""
    query = select(PAGES.c.url, PAGES.c.id, PAGES.c.channel)
    rows = (row for chunk in _chunks(urls) for row in connection.execute(query.where(PAGES.c.url.in_(chunk))))
    return {row.url: (row.id, row.channel) for row in rows}


def _name_channels(connection: Connection, known: Sequence[tuple[int, str | None, Candidate]]) -> None:
    """Give pages the channel that a way of finding them names, where no way before did."""
    named = [{"page": page, "name": found.channel} for page, channel, found in known if found.channel and not channel]
    if named:
        connection.execute(
            update(PAGES).where(PAGES.c.id == bindparam("page")).values(channel=bindparam("name")), named
        )


def _chunks(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK))


def _new_page(site: int, candidate: Candidate, now: dt.datetime, due_at: dt.datetime) -> dict[str, object]:
    return {
        "site_id": site,
        "url": candidate.url,
        "kind": candidate.kind.value,
        "channel": candidate.channel,
        "state": PageState.NEW.value,
        "first_seen": now,
        "due_at": due_at,
        "due_why": say("due-found", route=candidate.route.value),
        "attempts": 0,
    }


def _note(connection: Connection, found: Sequence[tuple[int, Candidate]], now: dt.datetime) -> None:
    rows = {
        (page_id, candidate.route): {
            "page_id": page_id,
            "route": candidate.route.value,
            "from_url": candidate.from_url,
            "title": candidate.title,
            "listed": candidate.listed,
            "pinned": candidate.pinned,
            "found_at": now,
        }
        for page_id, candidate in reversed(found)
    }
    inserts.add_missing(connection, FINDS, list(rows.values()))


def lease(
    connection: Connection,
    site: int,
    now: dt.datetime,
    limit: int,
    owner: str,
    seconds: float,
    due_by: dt.datetime | None = None,
) -> list[Due]:
    """Up to `limit` pages that are due (by now, or by another time), earliest first, taken for `seconds`."""
    chosen = (
        select(PAGES.c.id)
        .where(PAGES.c.site_id == site, PAGES.c.due_at <= (due_by or now))
        .order_by(PAGES.c.due_at, PAGES.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    taken = (
        update(PAGES)
        .where(PAGES.c.id.in_(chosen))
        .values(due_at=now + dt.timedelta(seconds=seconds), lease_by=owner)
        .returning(*_DUE)
    )
    return [_due(row) for row in sorted(connection.execute(taken), key=lambda row: row.id)]


def _due(row: Any) -> Due:
    return Due(
        row.id, row.url, PageKind(row.kind), row.channel, PageState(row.state), row.etag, row.last_modified,
        row.first_seen, row.last_changed, row.attempts, row.last_status, row.looks, row.edits, row.born,
    )  # fmt: skip


def page_at(connection: Connection, url: str) -> Due:
    """The page at a known address, without a lease on it."""
    return _due(connection.execute(select(*_DUE).where(PAGES.c.url == url)).one())


def owner_of(run_id: int) -> str:
    """The name under which a crawl takes pages."""
    return f"crawl {run_id}"


def release(connection: Connection, owner: str, now: dt.datetime) -> int:
    """How many pages a crawl still had; they are due again at once."""
    freed = update(PAGES).where(PAGES.c.lease_by == owner).values(due_at=now, lease_by=None)
    return connection.execute(freed).rowcount


def call_in(connection: Connection, site: int, kinds: Sequence[PageKind], now: dt.datetime, why: str) -> int:
    """How many pages of some kinds were made due at once; those that are missing keep to their own time."""
    wanted = update(PAGES).where(
        PAGES.c.site_id == site,
        PAGES.c.kind.in_([kind.value for kind in kinds]),
        PAGES.c.due_at > now,
        PAGES.c.lease_by.is_(None),
        PAGES.c.state != PageState.MISSING.value,
    )
    return connection.execute(wanted.values(due_at=now, due_why=why)).rowcount


def look_again(connection: Connection, site: int, count: int, now: dt.datetime, why: str) -> int:
    """How many of a site's `count` newest articles (by publication) were made due at once: those that are not yet."""
    newest = (
        select(PAGES.c.id)
        .join(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .where(PAGES.c.site_id == site, PAGES.c.state == PageState.LIVE.value)
        .order_by(REVISIONS.c.published.is_(None), REVISIONS.c.published.desc(), PAGES.c.id.desc())
        .limit(count)
        .scalar_subquery()
    )
    wanted = update(PAGES).where(PAGES.c.id.in_(newest), PAGES.c.due_at > now, PAGES.c.lease_by.is_(None))
    return connection.execute(wanted.values(due_at=now, due_why=why)).rowcount


def recall(connection: Connection, urls: Sequence[str], now: dt.datetime, why: str, before: dt.datetime) -> int:
    """How many of these pages were made due at once: those that were not fetched since `before` and are not taken."""
    count = 0
    for chunk in _chunks(urls):
        wanted = update(PAGES).where(
            PAGES.c.url.in_(chunk),
            or_(PAGES.c.last_fetched.is_(None), PAGES.c.last_fetched < before),
            or_(PAGES.c.due_at.is_(None), PAGES.c.due_at > now),
            PAGES.c.lease_by.is_(None),
        )
        count += connection.execute(wanted.values(due_at=now, due_why=why)).rowcount
    return count


def listed(connection: Connection, urls: Sequence[str], before: dt.datetime) -> frozenset[str]:
    """Those of the addresses that some list had shown before a time."""
    shown: set[str] = set()
    for chunk in _chunks(urls):
        query = (
            select(PAGES.c.url)
            .join(FINDS, FINDS.c.page_id == PAGES.c.id)
            .where(PAGES.c.url.in_(chunk), FINDS.c.route.in_([r.value for r in LISTS]), FINDS.c.found_at < before)
        )
        shown |= set(connection.scalars(query))
    return frozenset(shown)


def count_looked_at(connection: Connection, urls: Sequence[str]) -> int:
    """How many of these addresses have given an answer that says what is there, be it that nothing is."""
    return sum(
        connection.execute(
            select(func.count()).where(PAGES.c.url.in_(chunk), PAGES.c.last_status.in_((200, 304, 404, 410)))
        ).scalar_one()
        for chunk in _chunks(urls)
    )


def deep(connection: Connection, pages: Sequence[int]) -> frozenset[int]:
    """Those of the pages that were found by turning the pages of a list and in no other way."""
    query = (
        select(FINDS.c.page_id)
        .where(FINDS.c.page_id.in_(pages))
        .group_by(FINDS.c.page_id)
        .having(func.min(FINDS.c.route) == Route.PAGINATION.value, func.max(FINDS.c.route) == Route.PAGINATION.value)
    )
    return frozenset(connection.scalars(query)) if pages else frozenset()


def postpone(connection: Connection, pages: Sequence[Postponed], *, forget: bool = False) -> None:
    """Give pages back with the time of their next try; `forget` also drops what a conditional request needs."""
    values: dict[str, Any] = {
        name: bindparam(f"new_{name}") for name in ("last_status", "attempts", "due_at", "due_why")
    }
    dropped = {"etag": None, "last_modified": None} if forget else {}
    statement = update(PAGES).where(PAGES.c.id == bindparam("page")).values(lease_by=None, **values, **dropped)
    rows = [
        {"page": p.page_id, "new_last_status": p.status, "new_attempts": p.attempts, "new_due_at": p.due_at,
         "new_due_why": p.why}
        for p in pages
    ]  # fmt: skip
    if rows:
        connection.execute(statement, rows)


def taken(connection: Connection, owner: str, now: dt.datetime) -> int:
    """How many pages a crawl holds by leases that have not run out."""
    held = select(func.count()).select_from(PAGES).where(PAGES.c.lease_by == owner, PAGES.c.due_at > now)
    return connection.execute(held).scalar_one()


def retire(connection: Connection, site: int) -> None:
    """Let no page of a site fall due any more."""
    connection.execute(update(PAGES).where(PAGES.c.site_id == site, PAGES.c.due_at.is_not(None)).values(due_at=None))


def count_due(connection: Connection, site: int, now: dt.datetime) -> int:
    """How many pages of a site are due."""
    due = select(func.count()).select_from(PAGES).where(PAGES.c.site_id == site, PAGES.c.due_at <= now)
    return connection.execute(due).scalar_one()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a page stands: since when nothing was found at it, and where it went."""

    state: PageState
    missing_since: dt.datetime | None
    moved_to: str | None


def standing(connection: Connection, page_id: int) -> Standing:
    """How a page stands."""
    row = connection.execute(
        select(PAGES.c.state, PAGES.c.missing_since, PAGES.c.moved_to).where(PAGES.c.id == page_id)
    ).one()
    return Standing(PageState(row.state), row.missing_since, row.moved_to)


def set_state(
    connection: Connection,
    page_id: int,
    state: PageState,
    *,
    moved_to: str | None = None,
    missing_since: dt.datetime | None = None,
    look_again: dt.datetime | None = None,
) -> None:
    """Note how a page stands; one that is not as it was is fetched unconditionally next time, at `look_again` if given."""
    values: dict[str, object] = {
        "state": state.value, "moved_to": moved_to, "missing_since": missing_since, "etag": None, "last_modified": None,
    }  # fmt: skip
    if look_again is not None:
        values |= {"due_at": look_again, "due_why": say("due-seemed-gone")}
    connection.execute(update(PAGES).where(PAGES.c.id == page_id).values(values))


def note_content(
    connection: Connection, page_id: int, *, born: dt.datetime | None = None, edited: bool = False
) -> None:
    """Note when the article at a page was published, and that another content was found at it."""
    values: dict[str, Any] = {} if born is None else {"born": born}
    if edited:
        values["edits"] = PAGES.c.edits + 1
    if values:
        connection.execute(update(PAGES).where(PAGES.c.id == page_id).values(values))


def plan_look(connection: Connection, page_id: int, due_at: dt.datetime, why: str) -> None:
    """Let a page that nobody has taken fall due at a time, if that is earlier than planned."""
    free = (PAGES.c.id == page_id, PAGES.c.lease_by.is_(None), PAGES.c.due_at > due_at)
    connection.execute(update(PAGES).where(*free).values(due_at=due_at, due_why=why))


def part_of(connection: Connection, page_id: int) -> str | None:
    """The address of the page whose pager led to this one as a part of its article; None for a page of its own."""
    query = select(FINDS.c.from_url).where(FINDS.c.page_id == page_id, FINDS.c.route == Route.PART.value)
    return connection.scalar(query)


def untried(connection: Connection, urls: Sequence[str]) -> frozenset[str]:
    """Those of the addresses that were never fetched."""
    tried = set(connection.scalars(select(PAGES.c.url).where(PAGES.c.url.in_(urls), PAGES.c.last_fetched.is_not(None))))
    return frozenset(url for url in urls if url not in tried)
