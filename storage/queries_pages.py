"""Where an article comes from: every look at its page, and the raw answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage import raw
from storage.revisions import StoredRevision, figures_of
from storage.revisions import article as article_of
from storage.tables import Blob, Check, Page, Revision, Snapshot


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
    known = select(Page.id).where(Page.id == page_id, Page.latest_revision_id.is_not(None))
    return connection.scalar(known) is not None


def looks(connection: Connection, page_id: int, most: int = 100) -> list[PageLook]:
    """The latest looks at a page, newest first."""
    kept = (
        select(Snapshot.fetched_at, Snapshot.status, Snapshot.outcome, Snapshot.detail, Snapshot.run_id, Snapshot.id, Blob.size)
        .outerjoin(Blob, Blob.id == Snapshot.blob_id)
        .where(Snapshot.page_id == page_id)
        .order_by(Snapshot.fetched_at.desc(), Snapshot.id.desc())
        .limit(most)
    )  # fmt: skip
    same = (
        select(Check.checked_at, Check.status, Check.run_id)
        .where(Check.page_id == page_id)
        .order_by(Check.checked_at.desc())
        .limit(most)
    )
    found = [PageLook(*row) for row in connection.execute(kept)]
    found += [PageLook(row[0], row[1], "unchanged", None, row[2], None, None) for row in connection.execute(same)]
    return sorted(found, key=lambda look: look.at, reverse=True)[:most]


def raw_answer(connection: Connection, page_id: int, snapshot_id: int) -> RawAnswer | None:
    """The answer of a snapshot of a page; None if there is none or it had no body."""
    row = connection.execute(
        select(Page.url, Snapshot.fetched_at, Snapshot.status, Snapshot.headers, Snapshot.blob_id)
        .join(Page, Page.id == Snapshot.page_id)
        .where(Snapshot.id == snapshot_id, Snapshot.page_id == page_id)
    ).one_or_none()
    if row is None or row.blob_id is None:
        return None
    kind = str(row.headers.get("content-type", ""))
    return RawAnswer(row.url, row.fetched_at, row.status, kind, raw.get(connection, row.blob_id))


def revision(connection: Connection, page_id: int, number: int) -> StoredRevision | None:
    """A revision of a page by its number."""
    chosen = select(Revision.__table__).where(Revision.page_id == page_id, Revision.number == number)
    row = connection.execute(chosen).one_or_none()
    if row is None:
        return None
    return StoredRevision(
        row.id, row.page_id, row.number, row.snapshot_id, row.seen_at, row.digest, row.reader, article_of(row),
        figures_of(connection, row.id),
    )  # fmt: skip


def newest_look(connection: Connection) -> dt.datetime | None:
    """When a page was last fetched."""
    return connection.scalar(select(func.max(Page.last_fetched)))
