"""The provenance of an article: every visit to its page, and the raw answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage.articles.revisions import StoredRevision, figures_of
from storage.articles.revisions import article as article_of
from storage.tables import BLOBS, CHECKS, PAGES, REVISIONS, SNAPSHOTS
from storage.visits import raw


@dataclass(frozen=True, slots=True)
class PageLook:
    """One look at a page: `snapshot` is the kept answer's id and `size` its bytes, None if the page was as before."""

    at: dt.datetime
    status: int
    outcome: str | None
    detail: str | None
    run: int | None
    snapshot: int | None
    size: int | None


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came."""

    url: str
    fetched_at: dt.datetime
    status: int
    content_type: str
    body: bytes


def is_article(connection: Connection, page_id: int) -> bool:
    """Whether there is an article of that id."""
    known = select(PAGES.c.id).where(PAGES.c.id == page_id, PAGES.c.latest_revision_id.is_not(None))
    return connection.scalar(known) is not None


def looks(connection: Connection, page_id: int, most: int = 100) -> list[PageLook]:
    """The latest looks at a page, newest first."""
    kept = (
        select(SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.status, SNAPSHOTS.c.outcome, SNAPSHOTS.c.detail, SNAPSHOTS.c.run_id, SNAPSHOTS.c.id, BLOBS.c.size)
        .outerjoin(BLOBS, BLOBS.c.id == SNAPSHOTS.c.blob_id)
        .where(SNAPSHOTS.c.page_id == page_id)
        .order_by(SNAPSHOTS.c.fetched_at.desc(), SNAPSHOTS.c.id.desc())
        .limit(most)
    )  # fmt: skip
    same = (
        select(CHECKS.c.checked_at, CHECKS.c.status, CHECKS.c.run_id)
        .where(CHECKS.c.page_id == page_id)
        .order_by(CHECKS.c.checked_at.desc())
        .limit(most)
    )
    found = [PageLook(*row) for row in connection.execute(kept)]
    found += [PageLook(row[0], row[1], "unchanged", None, row[2], None, None) for row in connection.execute(same)]
    return sorted(found, key=lambda look: look.at, reverse=True)[:most]


def raw_answer(connection: Connection, page_id: int, snapshot_id: int) -> RawAnswer | None:
    """The answer of a snapshot of a page; None if there is none or it had no body."""
    row = connection.execute(
        select(PAGES.c.url, SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.status, SNAPSHOTS.c.headers, SNAPSHOTS.c.blob_id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(SNAPSHOTS.c.id == snapshot_id, SNAPSHOTS.c.page_id == page_id)
    ).one_or_none()
    if row is None or row.blob_id is None:
        return None
    kind = str(row.headers.get("content-type", ""))
    return RawAnswer(row.url, row.fetched_at, row.status, kind, raw.get(connection, row.blob_id))


def revision(connection: Connection, page_id: int, number: int) -> StoredRevision | None:
    """A revision of a page by its number."""
    chosen = select(REVISIONS).where(REVISIONS.c.page_id == page_id, REVISIONS.c.number == number)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        return None
    return StoredRevision(
        row.id, row.page_id, row.number, row.snapshot_id, row.seen_at, row.digest, row.reader, article_of(row),
        figures_of(connection, row.id),
    )  # fmt: skip


def newest_look(connection: Connection) -> dt.datetime | None:
    """When a page was last fetched."""
    return connection.scalar(select(func.max(PAGES.c.last_fetched)))
