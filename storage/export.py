"""Rows for files: the same columns and the same order every time, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection

from storage import articles, changes
from storage.articles import FigureOf, Filter, Summary
from storage.changes import Told
from storage.tables import Page

Row = dict[str, Any]
BATCH = 500


def article_rows(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """The latest revision of each article that a filter selects, by id."""
    query = articles.selected(wanted).order_by(Page.id).execution_options(yield_per=BATCH)
    return (article_row(articles.summary(row)) for row in connection.execute(query))


def article_row(found: Summary) -> Row:
    """An article as a row of a file."""
    return {
        "article": found.id,
        "site": found.site,
        "url": found.url,
        "state": found.state.value,
        "title": found.title,
        "published": found.published,
        "source": found.source,
        "channel": found.channel,
        "revisions": found.revisions,
        "figures": found.figures,
        "first_seen": found.first_seen.isoformat(),
        "seen_at": found.seen_at.isoformat(),
    }


def figure_rows(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """The figures of the articles that a filter selects, by article and place in the text."""
    return (figure_row(found) for found in articles.figures(connection, wanted))


def figure_row(found: FigureOf) -> Row:
    """A figure as a row of a file."""
    figure = found.figure
    return {
        "article": found.article_id,
        "revision": found.revision,
        "published": found.published,
        "source": found.source,
        "indicator": figure.indicator,
        "value": _digits(figure.value),
        "low": _digits(figure.low),
        "high": _digits(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "kind": figure.kind.value,
        "role": figure.role.value,
        "direction": figure.direction.value if figure.direction else None,
        "per": figure.per.value if figure.per else None,
        "period": figure.period,
        "place": figure.place,
        "number": figure.text,
        "start": figure.span.start,
        "end": figure.span.end,
        "sentence": found.sentence,
        "title": found.title,
        "url": found.url,
    }


def change_rows(connection: Connection, wanted: Filter) -> Iterator[Row]:
    """All changes of the articles about a filter's topic, newest first."""
    return map(change_row, changes.recent(connection, since=wanted.since, topic=wanted.topic, limit=None))


def change_row(told: Told) -> Row:
    """A change as a row of a file."""
    change = told.change
    return {
        "change": told.id,
        "article": told.page_id,
        "noticed_at": told.noticed_at.isoformat(),
        "kind": change.kind.value,
        "importance": round(change.importance, 3),
        "silent": change.silent,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "sentence_before": change.sentence_before,
        "sentence_after": change.sentence_after,
        "revision_before": told.before,
        "revision_after": told.after,
        "title": told.title,
        "url": told.url,
    }


def _digits(value: Any) -> str | None:
    return None if value is None else format(value, "f")


ROWS: Mapping[str, Callable[[Connection, Filter], Iterator[Row]]] = {
    "articles": article_rows,
    "figures": figure_rows,
    "changes": change_rows,
}
