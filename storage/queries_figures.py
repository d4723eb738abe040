"""Figures as the page and the interfaces ask for them: those of the latest revisions, by the search language."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, func, select

from monitor import query
from storage import articles, query_sql
from storage.articles import FigureOf, Filter
from storage.slices import Key, Slice, beyond, mark
from storage.tables import FigureRow, Page, Revision

KEYS = (Key(Page.id.expression, read=int), Key(FigureRow.start.expression, falling=False, read=int))


def selection(connection: Connection, wanted: Filter) -> Select[Any]:
    """The query for the figures of the articles that a filter selects which fit its words; a row each."""
    chosen = articles.selected(replace(wanted, words=None)).with_only_columns(Page.id).subquery()
    length = FigureRow.sentence_end - FigureRow.sentence_start
    rows = (
        select(
            FigureRow.__table__, Page.id.label("article_id"), Revision.number, Page.url, Revision.title,
            Revision.published_text, Revision.source,
            func.substr(Revision.body, FigureRow.sentence_start + 1, length).label("sentence"),
        )
        .join(Revision, Revision.id == FigureRow.revision_id)
        .join(Page, Page.latest_revision_id == Revision.id)
        .join(chosen, chosen.c.id == Page.id)
    )  # fmt: skip
    if wanted.words:
        rows = rows.where(query_sql.fits_figure(query.parse(wanted.words), connection.dialect.name))
    return rows


def find(connection: Connection, wanted: Filter, *, cursor: str | None = None, limit: int = 50) -> Slice[FigureOf]:
    """A part of the figures, those of the latest found articles first, in the order of the text."""
    chosen = selection(connection, wanted).order_by(*(key.order for key in KEYS)).limit(limit + 1)
    if cursor:
        chosen = chosen.where(beyond(KEYS, cursor))
    rows = connection.execute(chosen).all()
    last = mark((rows[limit - 1].article_id, rows[limit - 1].start)) if len(rows) > limit else None
    return Slice(tuple(articles.figure_of(row) for row in rows[:limit]), last)
