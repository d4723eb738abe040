"""Outbox queries: events with everything that a rule or a message needs to know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from storage.articles import changes
from storage.articles.changes import Told
from storage.operation.outbox import Audience, Notice
from storage.queries.articles import ABOUT
from storage.tables import CHANGES, LABELS, OUTBOX, PAGES, REVISIONS, SITES

# What is no change of an article matters so much, where messages are put in order.
NEW_IMPORTANCE = 0.5
TROUBLE_IMPORTANCE = 1.0


@dataclass(frozen=True, slots=True)
class NewArticle:
    """An article that was found, as a message tells of it."""

    page_id: int
    url: str
    title: str
    source: str | None
    published: dt.datetime | None
    published_text: str | None


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the outbox with what it tells of: a change, a new article, or an operators' notice (neither)."""

    id: int
    notice: Notice
    site: str | None = None
    topics: frozenset[str] = frozenset()
    told: Told | None = None
    article: NewArticle | None = None

    @property
    def importance(self) -> float:
        """How much it matters, 0 to 1; trouble matters most."""
        if self.told is not None:
            return self.told.change.importance
        return NEW_IMPORTANCE if self.article is not None else TROUBLE_IMPORTANCE

    @property
    def is_void(self) -> bool:
        """Whether what it told of is no longer kept."""
        return self.notice.audience is Audience.ANALYSTS and self.told is None and self.article is None


def unrouted(connection: Connection, limit: int) -> list[Item]:
    """What the rules were not asked about yet, oldest first."""
    return _items(connection, _columns().where(OUTBOX.c.routed_at.is_(None)).limit(limit))


def by_ids(connection: Connection, ids: Sequence[int]) -> list[Item]:
    """The rows of these ids, in the order of the ids."""
    return _items(connection, _columns().where(OUTBOX.c.id.in_(ids)))


def since(connection: Connection, time: dt.datetime) -> list[Item]:
    """What was put in since a time, whether the rules were asked about it or not, oldest first."""
    return _items(connection, _columns().where(OUTBOX.c.at >= time))


def _columns() -> Select[Any]:
    return (
        select(OUTBOX, SITES.c.name.label("site"), PAGES.c.url, CHANGES.c.before_id, CHANGES.c.after_id,
               REVISIONS.c.id.label("latest_id"), REVISIONS.c.title.label("headline"), REVISIONS.c.source, REVISIONS.c.published,
               REVISIONS.c.published_text)
        .outerjoin(PAGES, PAGES.c.id == OUTBOX.c.page_id)
        .outerjoin(SITES, SITES.c.id == PAGES.c.site_id)
        .outerjoin(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .outerjoin(CHANGES, CHANGES.c.id == OUTBOX.c.change_id)
        .order_by(OUTBOX.c.id)
    )  # fmt: skip


def _items(connection: Connection, query: Select[Any]) -> list[Item]:
    rows = connection.execute(query).all()
    told = _told(connection, [row.change_id for row in rows if row.change_id is not None])
    topics = _topics(connection, [revision for row in rows for revision in _revisions(row)])
    return [
        Item(
            row.id,
            _notice(row),
            row.site,
            frozenset().union(*(topics.get(revision, frozenset()) for revision in _revisions(row))),
            told.get(row.change_id) if row.change_id is not None else None,
            _article(row),
        )
        for row in rows
    ]


def _revisions(row: Row[Any]) -> list[int]:
    """The revisions whose topics count: an article that lost its topic was about it before."""
    ids = (row.before_id, row.after_id) if row.change_id is not None else (row.latest_id,)
    return [revision for revision in ids if revision is not None]


def _notice(row: Row[Any]) -> Notice:
    audience = Audience(row.audience)
    return Notice(row.key, audience, row.kind, row.at, row.page_id, row.change_id, row.title, row.body, row.path)


def _article(row: Row[Any]) -> NewArticle | None:
    if row.change_id is not None or row.latest_id is None or row.audience != Audience.ANALYSTS:
        return None
    return NewArticle(row.page_id, row.url, row.headline, row.source, row.published, row.published_text)


def _told(connection: Connection, ids: Sequence[str]) -> dict[str, Told]:
    if not ids:
        return {}
    return {row.id: changes.told(row) for row in connection.execute(changes.columns().where(CHANGES.c.id.in_(ids)))}


def _topics(connection: Connection, revisions: Sequence[int]) -> dict[int, frozenset[str]]:
    """The topics that each revision is about."""
    if not revisions:
        return {}
    query = select(LABELS.c.revision_id, LABELS.c.topic).where(
        LABELS.c.revision_id.in_(revisions), LABELS.c.verdict.in_(ABOUT)
    )
    found: dict[int, frozenset[str]] = {}
    for row in connection.execute(query):
        found[row.revision_id] = found.get(row.revision_id, frozenset()) | {row.topic}
    return found
