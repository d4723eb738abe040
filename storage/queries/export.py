"""Rows for export files: those of the views, always with the same columns in the same order, read in batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, collate, column, func, select, table

from monitor import dictionary
from monitor.dictionary import Column, Rows, Sort
from storage.queries import article_lists, change_lists, figure_lists
from storage.queries import series as kept_series
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter
from storage.queries.series import SeriesFilter
from storage.tables import CHANGES, FIGURES, PAGES

Batches = Iterator[Sequence[Sequence[Any]]]
# Rows that are read together, and numbers of articles whose rows are put in order together.
BATCH, ARTICLES = 5_000, 4_000
VIEWS: dict[str, Any] = {rows.name: table(rows.view, *map(column, rows.names)) for rows in dictionary.ALL}


def articles(connection: Connection, wanted: Filter, found_since: Any = None) -> Batches:
    """The articles that a filter selects, by number."""
    chosen = article_lists.selection(connection, wanted, found_since).with_only_columns(PAGES.c.id)
    view = VIEWS["articles"]
    return _in_spans(connection, dictionary.ARTICLES, [view.c.article.in_(chosen)], at_once=bool(wanted.words))


def figures(connection: Connection, wanted: Filter, *, every_version: bool = False) -> Batches:
    """The figures of the articles that a filter selects, of their latest versions or of all; its words are asked of each."""
    view = VIEWS["figures"]
    narrowed: list[ColumnElement[bool]] = [] if every_version else [view.c.is_latest == 1]
    if wanted.words:
        chosen = figure_lists.selection(connection, wanted).with_only_columns(FIGURES.c.id)
        return _in_spans(connection, dictionary.FIGURES, [view.c.figure.in_(chosen)], at_once=True)
    if wanted != Filter():
        plain = article_lists.selection(connection, replace(wanted, words=None)).with_only_columns(PAGES.c.id)
        narrowed.append(view.c.article.in_(plain))
    return _in_spans(connection, dictionary.FIGURES, narrowed)


def changes(connection: Connection, wanted: ChangeFilter) -> Batches:
    """The changes that a filter selects, the first one first."""
    chosen = change_lists.selection(connection, wanted).with_only_columns(CHANGES.c.id)
    view = VIEWS["changes"]
    return _in_spans(connection, dictionary.CHANGES, [view.c.change.in_(chosen)], at_once=True)


def series(connection: Connection, wanted: SeriesFilter) -> Batches:
    """The series that a filter selects."""
    chosen = kept_series.selection(wanted)
    return _in_spans(connection, dictionary.SERIES, [VIEWS["series"].c.series_no.in_(chosen)], at_once=True)


def points(connection: Connection, wanted: SeriesFilter, *, every_version: bool = False) -> Batches:
    """The points of the series that a filter selects: those that articles say now, or all that were ever said."""
    view = VIEWS["points"]
    narrowed = [view.c.series_no.in_(kept_series.selection(wanted))]
    narrowed += [] if every_version else [view.c.is_current == 1]
    return _in_spans(connection, dictionary.POINTS, narrowed, at_once=True)


def conflicts(
    connection: Connection, *, kind: str | None = None, series_id: str | None = None, closed: bool = True
) -> Batches:
    """The conflicts of a kind and a series, by default those that are no more as well, the first one first."""
    view = VIEWS["conflicts"]
    narrowed = [view.c.kind == kind] if kind else []
    narrowed += [view.c.series == series_id] if series_id else []
    narrowed += [] if closed else [view.c.is_open == 1]
    return _in_spans(connection, dictionary.CONFLICTS, narrowed, at_once=True)


def runs(connection: Connection, *, task: str | None = None, state: str | None = None) -> Batches:
    """The runs of a task that stand so, by default all, the first one first."""
    view = VIEWS["runs"]
    narrowed = [view.c.task == task] if task else []
    narrowed += [view.c.state == state] if state else []
    return _in_spans(connection, dictionary.RUNS, narrowed, at_once=True)


def _in_spans(
    connection: Connection, rows: Rows, narrowed: Sequence[ColumnElement[bool]], *, at_once: bool = False
) -> Batches:
    """The rows in order: of some thousand articles after the other, so that no database sorts all before the first."""
    view = VIEWS[rows.name]
    order = [_ordered(view.c[column.name], column, connection) for column in rows.order_columns]
    statement = select(view).where(*narrowed).order_by(*order)
    if at_once:
        yield from _batches(connection, statement)
        return
    for first, last in _spans(connection):
        yield from _batches(connection, statement.where(view.c.article.between(first, last)))


def _spans(connection: Connection) -> Iterator[tuple[int, int]]:
    """The first and the last number of so many articles after the other, however far apart their numbers are."""
    last = 0
    while True:
        some = select(PAGES.c.id).where(PAGES.c.id > last).order_by(PAGES.c.id).limit(ARTICLES).subquery()
        first, last = connection.execute(select(func.min(some.c.id), func.max(some.c.id))).one()
        if first is None:
            return
        yield first, last


def _ordered(where: Any, column: Column, connection: Connection) -> Any:
    """Texts in the order of their characters, days with those that lack one last, on both databases."""
    if column.sort is Sort.DAY:
        return where.asc().nulls_last()
    by_character = column.sort in (Sort.TEXT, Sort.TIME) and connection.dialect.name == "postgresql"
    return collate(where, "C") if by_character else where


def _batches(connection: Connection, statement: Select[Any]) -> Batches:
    """The rows as the driver gives them: the views hold nothing to be converted, and a tuple costs less than a Row."""
    with connection.execute(statement.execution_options(yield_per=BATCH)) as result:
        # Of the result's own buffer: it may hold rows that its cursor gives no more.
        while batch := result.cursor_strategy.fetchmany(result, result.cursor, BATCH):
            yield batch
