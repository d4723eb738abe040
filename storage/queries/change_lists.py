"""Change queries of the page and the API: filtered, paged, by time or importance."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, String, and_, cast, exists, func, or_, select

from monitor import query
from storage.articles import changes
from storage.articles.changes import Told
from storage.engine import slices
from storage.engine.slices import Key, Slice, mark
from storage.queries import conditions, planning
from storage.queries.articles import ABOUT
from storage.queries.conditions import Asked
from storage.tables import CHANGES, LABELS, PAGES, REVISIONS

# Of words with more hits than this, it is the changes that are gone through.
FEW = 4_000


class ChangeOrder(StrEnum):
    """How changes are ordered: the latest first, or the most important first."""

    NEW = "new"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class ChangeFilter:
    """Which changes are asked for; every field that is set narrows the answer, `kinds` to any of them."""

    kinds: tuple[str, ...] = ()
    topic: str | None = None
    channel: str | None = None
    article: int | None = None
    silent: bool | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    importance: float = 0.0
    words: str | None = None


NOTICED = Key(CHANGES.c.noticed_at, read=dt.datetime.fromisoformat)
WEIGHT = Key(CHANGES.c.importance, read=float)
ID = Key(CHANGES.c.id, falling=False, read=str)
KEYS = {ChangeOrder.NEW: (NOTICED, WEIGHT, ID), ChangeOrder.WEIGHT: (WEIGHT, NOTICED, ID)}


def find(
    connection: Connection,
    wanted: ChangeFilter,
    *,
    order: ChangeOrder = ChangeOrder.NEW,
    cursor: str | None = None,
    limit: int = 50,
) -> Slice[Told]:
    """A part of the changes that a filter selects."""
    keys = KEYS[order]
    chosen = _narrowed(connection, changes.columns(), wanted).add_columns(CHANGES.c.importance.label("weight"))
    rows = slices.rows(connection, chosen, keys, cursor, limit)
    return Slice(
        tuple(changes.told(row) for row in rows[:limit]), _mark(rows[limit - 1], order) if len(rows) > limit else None
    )


def selection(connection: Connection, wanted: ChangeFilter) -> Select[Any]:
    """The query for the changes that a filter selects, a row each."""
    chosen: Select[Any] = _narrowed(connection, changes.columns(), wanted)
    return chosen


def _mark(row: Any, order: ChangeOrder) -> str:
    values = (row.noticed_at, row.weight) if order is ChangeOrder.NEW else (row.weight, row.noticed_at)
    return mark((*values, row.id))


def _narrowed(connection: Connection, chosen: Any, wanted: ChangeFilter) -> Any:
    if wanted.article is None:
        # What a site's template did to many pages is told once.
        chosen = chosen.where(CHANGES.c.folded_into.is_(None))
    if wanted.words:
        chosen = chosen.where(_about(connection, planning.asked(connection, wanted.words)))
    if wanted.kinds:
        chosen = chosen.where(CHANGES.c.kind.in_(wanted.kinds))
    if wanted.silent is not None:
        chosen = chosen.where(CHANGES.c.silent.is_(wanted.silent))
    if wanted.article is not None:
        chosen = chosen.where(CHANGES.c.page_id == wanted.article)
    if wanted.since is not None:
        chosen = chosen.where(CHANGES.c.noticed_at >= wanted.since)
    if wanted.until is not None:
        chosen = chosen.where(CHANGES.c.noticed_at < wanted.until)
    if wanted.importance:
        chosen = chosen.where(CHANGES.c.importance >= wanted.importance)
    if wanted.channel is not None:
        chosen = chosen.where(PAGES.c.channel == wanted.channel)
    if wanted.topic is not None:
        # A look-up for each change of the time asked for, however many articles are about the topic.
        about = (
            LABELS.c.revision_id == PAGES.c.latest_revision_id,
            LABELS.c.topic == wanted.topic,
            LABELS.c.verdict.in_(ABOUT),
        )
        chosen = chosen.where(exists().where(*about))
    return chosen


def _about(connection: Connection, asked: query.Node) -> Any:
    """That the article fits a query, and that its words stand in what changed or in the article's title."""
    dialect = connection.dialect.name
    place = func.strpos if dialect == "postgresql" else func.instr
    title = select(REVISIONS.c.title).where(REVISIONS.c.id == PAGES.c.latest_revision_id).scalar_subquery()
    told = [
        or_(place(cast(CHANGES.c.record, String), words) > 0, place(title, words) > 0) for words in query.phrases(asked)
    ]
    # Of words that are everywhere the few articles with such a change are asked about; of fields each change is looked
    # up among all that fit, which takes less than to find the articles of them all.
    if planning.reach(connection, asked, FEW) > FEW:
        return and_(*told, conditions.page_fits(asked, dialect, Asked.EACH if told else Asked.ONCE))
    return and_(conditions.fits_article(asked, dialect), *told)


def get(connection: Connection, change_id: str) -> Told | None:
    """A change by its id."""
    row = connection.execute(changes.columns().where(CHANGES.c.id == change_id)).one_or_none()
    return None if row is None else changes.told(row)


def reaches_far(connection: Connection, wanted: ChangeFilter) -> bool:
    """Whether the words are so frequent that each change has to be asked whether it fits: too long to count them all."""
    return bool(wanted.words) and planning.reach(connection, planning.asked(connection, wanted.words or ""), FEW) > FEW


def counts(connection: Connection, wanted: ChangeFilter) -> dict[str, int]:
    """How many changes of each kind a filter selects."""
    number: Any = func.count().label("number")
    plain = select(CHANGES.c.kind, number).join(PAGES, PAGES.c.id == CHANGES.c.page_id)
    rows = connection.execute(_narrowed(connection, plain, wanted).group_by(CHANGES.c.kind))
    return {row.kind: row.number for row in rows}
