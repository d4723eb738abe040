"""How things stand, in numbers: for `monitor status` and the first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage.tables import BLOBS, CHANGES, FIGURES, PAGES, REVISIONS, SNAPSHOTS


@dataclass(frozen=True, slots=True)
class Overview:
    """What the database holds and what is waiting."""

    articles: int
    revisions: int
    figures: int
    changes: int
    snapshots: int
    raw_bytes: int
    pages_by_state: dict[str, int]
    unread: int
    due: int
    newest_published: dt.datetime | None
    newest_seen: dt.datetime | None


def overview(connection: Connection, now: dt.datetime) -> Overview:
    """How things stand at `now`."""

    def counted(column: object) -> int:
        return connection.execute(select(func.count(column))).scalar_one()  # type: ignore[arg-type] # any column counts

    states = connection.execute(
        select(PAGES.c.state, func.count()).where(PAGES.c.kind == "article").group_by(PAGES.c.state)
    )
    return Overview(
        articles=counted(PAGES.c.latest_revision_id),
        revisions=counted(REVISIONS.c.id),
        figures=counted(FIGURES.c.id),
        changes=counted(CHANGES.c.id),
        snapshots=counted(SNAPSHOTS.c.id),
        raw_bytes=connection.execute(select(func.coalesce(func.sum(BLOBS.c.size), 0))).scalar_one(),
        pages_by_state={row[0]: row[1] for row in states},
        unread=connection.execute(select(func.count()).where(SNAPSHOTS.c.outcome.is_(None))).scalar_one(),
        due=connection.execute(select(func.count()).where(PAGES.c.due_at <= now)).scalar_one(),
        newest_published=connection.scalar(select(func.max(REVISIONS.c.published))),
        newest_seen=connection.scalar(select(func.max(REVISIONS.c.seen_at))),
    )
