"""Totals for `monitor status` and the first page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage.engine import tallies
from storage.tables import PAGES, REVISIONS, SITES
from storage.visits import snapshots


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
    """How things stand at `now`; what waits is counted, and no more rows than that."""
    held = tallies.totals(connection)
    states = {name.removeprefix(tallies.STATE): held[name] for name in sorted(held) if name.startswith(tallies.STATE)}
    return Overview(
        articles=held.get("articles", 0),
        revisions=held.get("revisions", 0),
        figures=held.get("figures", 0),
        changes=held.get("changes", 0),
        snapshots=held.get("snapshots", 0),
        raw_bytes=held.get("blobs", 0),
        pages_by_state=states,
        unread=snapshots.count_unread(connection),
        due=_due(connection, now),
        newest_published=connection.scalar(select(func.max(REVISIONS.c.published))),
        newest_seen=connection.scalar(select(func.max(REVISIONS.c.seen_at))),
    )


def _due(connection: Connection, now: dt.datetime) -> int:
    """Pages that wait to be fetched: by site, as the index of them begins."""
    of_site = select(func.count()).where(PAGES.c.site_id == SITES.c.id, PAGES.c.due_at <= now).scalar_subquery()
    return int(connection.scalar(select(func.coalesce(func.sum(of_site), 0)).select_from(SITES)) or 0)
