"""Figure queries of the page and the API: figures of the latest revisions, by the search language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, true

from monitor import query
from storage.engine import slices
from storage.engine.slices import Key, Slice, first_of, mark
from storage.queries import articles, conditions, planning
from storage.queries.articles import FigureOf, Filter
from storage.queries.conditions import Asked
from storage.tables import FIGURES, PAGES, REVISIONS

# Of words with more hits than this, articles are gone through in their order; with more still, each is asked about.
FEW, MANY = 400, 50_000
# Where no sentence is read to see whether the words stand in it, more hits are soon put in order.
FEW_PLAIN = 8_000
# PostgreSQL asks the figures of so many articles in their order, then its index for all.
WINDOW, FARTHEST = 1_000, 16_000
WHICH: tuple[Any, ...] = (PAGES.c.id, FIGURES.c.start, FIGURES.c.id)
KEYS = (Key(PAGES.c.id, read=int), Key(FIGURES.c.start.expression, falling=False, read=int))


def selection(connection: Connection, wanted: Filter) -> Select[Any]:
    """The query for the figures of the articles that a filter selects which fit its words; a row each."""
    return _selected(connection, wanted, Asked.ONCE)


def _selected(connection: Connection, wanted: Filter, how: Asked, *, walked: bool = False) -> Select[Any]:
    length = FIGURES.c.sentence_end - FIGURES.c.sentence_start
    chosen = articles.selected(replace(wanted, words=None))
    rows = (
        chosen.with_only_columns(
            FIGURES, PAGES.c.id.label("article_id"), REVISIONS.c.number, PAGES.c.url, REVISIONS.c.title,
            REVISIONS.c.published_text, REVISIONS.c.source,
            func.substr(REVISIONS.c.body, FIGURES.c.sentence_start + 1, length).label("sentence"),
        )
        .join(FIGURES, FIGURES.c.revision_id == REVISIONS.c.id)
    )  # fmt: skip
    if wanted.words:
        rows = rows.where(
            conditions.fits_figure(
                planning.asked(connection, wanted.words), connection.dialect.name, how, walked=walked
            )
        )
    return rows


def _reach(connection: Connection, wanted: Filter) -> int:
    return planning.reach(connection, planning.asked(connection, wanted.words), MANY) if wanted.words else 0


def _near(connection: Connection, cursor: str | None, size: int) -> ColumnElement[bool]:
    """That an article is among so many of the newest, or of those after a cursor."""
    before = [] if cursor is None else [PAGES.c.id <= first_of(cursor, KEYS[0])]
    ids = select(PAGES.c.id).where(PAGES.c.latest_revision_id.is_not(None), *before).order_by(PAGES.c.id.desc())
    last = connection.scalar(ids.offset(size).limit(1))
    return true() if last is None else and_(PAGES.c.id >= last, *before)


def _asked(connection: Connection, wanted: Filter) -> Select[Any]:
    """The query as a part of it is found soonest: of words that are everywhere each article is asked about in turn."""
    if wanted.words is None:
        return selection(connection, wanted)
    node = planning.asked(connection, wanted.words)
    found = planning.reach(connection, node, MANY)
    few = FEW if query.phrases(node) else FEW_PLAIN
    return _selected(connection, wanted, Asked.EACH if found > MANY else Asked.ONCE, walked=found > few)


def find(connection: Connection, wanted: Filter, *, cursor: str | None = None, limit: int = 50) -> Slice[FigureOf]:
    """A part of the figures, those of the latest found articles first, in the order of the text."""

    def part(chosen: Select[Any]) -> Sequence[Any]:
        return slices.rows(connection, chosen.with_only_columns(*WHICH), KEYS, cursor, limit)

    found: Sequence[Any] = ()
    reach = _reach(connection, wanted) if connection.dialect.name == "postgresql" else 0
    is_long = reach > FEW_PLAIN
    if is_long:
        # So many articles that enough of them fit, and half as many again.
        size = max(WINDOW, min((limit + 1) * planning.texts(connection) * 3 // (2 * reach), FARTHEST))
        found = part(_selected(connection, wanted, Asked.EACH).where(_near(connection, cursor, size)))
    if len(found) <= limit:
        # Where the newest are not enough, PostgreSQL has all from its index sooner than it asks each.
        found = part(selection(connection, wanted) if is_long else _asked(connection, wanted))
    last = mark(found[limit - 1][:2]) if len(found) > limit else None
    return Slice(tuple(_told(connection, [row[2] for row in found[:limit]])), last)


def _told(connection: Connection, ids: Sequence[int]) -> Iterator[FigureOf]:
    """Figures by their ids: what is told of them is read of none but these."""
    rows = connection.execute(selection(connection, Filter()).where(FIGURES.c.id.in_(ids)))
    by_id = {row.id: row for row in rows}
    return (articles.figure_of(by_id[id_]) for id_ in ids)
