"""Series queries: by words, place and unit; one with all its points; all as lines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, or_, select

from monitor.errors import InputError
from monitor.reasons import say
from monitor.series import Point, Series, SeriesKey
from monitor.series.build import order
from monitor.series.statements import touches
from storage.engine import slices
from storage.engine.slices import Key, Slice, mark
from storage.series import keys as series_keys
from storage.series import statements, stored_points
from storage.series import words as series_words
from storage.tables import PAGES
from storage.tables.series import CONFLICTS, POINTS, SERIES, SERIES_WORDINGS


class SeriesOrder(StrEnum):
    """How series are ordered: those of most points first, or those with the latest period first."""

    POINTS = "points"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class SeriesFilter:
    """Which series are asked for; every field that is set narrows the answer, words must all occur in the names."""

    words: str | None = None
    place: str | None = None
    unit: str | None = None
    aspect: str | None = None
    planned: bool | None = None
    ids: tuple[str, ...] = ()
    article: int | None = None
    least_points: int = 1
    in_conflict: bool = False


@dataclass(frozen=True, slots=True)
class SeriesSummary:
    """A series in short: its latest value and the one before it, in its unit; `current` points are said now."""

    id: str
    label: str
    key: SeriesKey
    unit: str
    points: int
    current: int
    first_ends: dt.date | None
    last_ends: dt.date | None
    latest_figure_id: int | None
    latest_period: str | None
    latest_value: Decimal | None
    latest_low: Decimal | None
    latest_high: Decimal | None
    before_period: str | None
    before_low: Decimal | None
    before_high: Decimal | None


@dataclass(frozen=True, slots=True)
class PointOf:
    """A point with its series and the article that states it; `doc` is its id, or the name of an imported file."""

    series: SeriesSummary
    figure_id: int
    article_id: int
    doc: str
    url: str
    title: str
    source: str | None
    published: str | None
    point: Point


LARGEST = Key(SERIES.c.current, read=int)
NEWEST = Key(SERIES.c.last_ends, read=dt.date.fromisoformat)
LABEL = Key(SERIES.c.label, falling=False, read=str)
ID = Key(SERIES.c.id, falling=False, read=str)
KEYS = {SeriesOrder.POINTS: (LARGEST, LABEL, ID), SeriesOrder.NEW: (NEWEST, LARGEST, LABEL, ID)}


def find(
    connection: Connection,
    wanted: SeriesFilter,
    *,
    order: SeriesOrder = SeriesOrder.POINTS,
    cursor: str | None = None,
    limit: int = 50,
) -> Slice[SeriesSummary]:
    """A part of the series that a filter selects."""
    rows = slices.rows(connection, _narrowed(select(SERIES), wanted), KEYS[order], cursor, limit)
    return Slice(tuple(map(summary, rows[:limit])), _mark(rows[limit - 1], order) if len(rows) > limit else None)


def selection(wanted: SeriesFilter) -> Select[Any]:
    """The query for the ids of the series that a filter selects."""
    return _narrowed(select(SERIES.c.id), wanted)


def _mark(row: Row[Any], order: SeriesOrder) -> str:
    values = (row.current, row.label, row.id)
    return mark((row.last_ends, *values) if order is SeriesOrder.NEW else values)


def _narrowed(chosen: Select[Any], wanted: SeriesFilter) -> Select[Any]:
    chosen = chosen.where(SERIES.c.current >= wanted.least_points)
    for word in (wanted.words or "").split():
        chosen = chosen.where(series_words.has(word))
    if wanted.ids:
        chosen = chosen.where(SERIES.c.id.in_(wanted.ids))
    for column, value in (
        (SERIES.c.place, wanted.place),
        (SERIES.c.aspect, wanted.aspect),
        (SERIES.c.planned, wanted.planned),
    ):
        chosen = chosen if value is None else chosen.where(column == value)
    if wanted.unit is not None:
        counted = exists().where(SERIES_WORDINGS.c.series_id == SERIES.c.id, SERIES_WORDINGS.c.unit == wanted.unit)
        chosen = chosen.where(or_(SERIES.c.unit == wanted.unit, counted))
    if wanted.article is not None:
        stated = exists().where(POINTS.c.series_id == SERIES.c.id, POINTS.c.page_id == wanted.article)
        chosen = chosen.where(stated)
    if wanted.in_conflict:
        odd = exists().where(CONFLICTS.c.series_id == SERIES.c.id, CONFLICTS.c.closed_at.is_(None))
        chosen = chosen.where(odd)
    return chosen


def summary(row: Row[Any]) -> SeriesSummary:
    """The series that a row of the series table tells of."""
    return SeriesSummary(
        row.id, row.label, series_keys.key_of(row), row.unit, row.points, row.current, row.first_ends, row.last_ends,
        row.latest_figure_id, row.latest_period, row.latest_value, row.latest_low, row.latest_high,
        row.before_period, row.before_low, row.before_high,
    )  # fmt: skip


def get(connection: Connection, id_: str) -> Series:
    """A series with all its points, those that are said no longer as well; InputError if there is none of that id.

    The id may be one that it had before its articles were read again.
    """
    row = _known(connection, id_)
    rows = connection.execute(stored_points.columns().where(POINTS.c.series_id == row.id))
    return _made(connection, row, map(stored_points.point, rows))


def outline(connection: Connection, id_: str) -> tuple[Series, dict[str, int]]:
    """As `get`, of the points that say the same value of the same period only the first and the last to tell it.

    What counts, is drawn, is missing and has changed is the same as of all points, of which there may be thousands.
    With it come the ids of the articles that state these points, by address.
    """
    row = _known(connection, id_)
    rows = stored_points.chosen(connection, stored_points.first_and_last(connection, row.id))
    return _made(connection, row, map(stored_points.point, rows)), {each.url: each.page_id for each in rows}


def _known(connection: Connection, id_: str) -> Row[Any]:
    row = _row(connection, checked_id(id_)) or _row(connection, series_keys.successor(connection, id_))
    if row is None:
        raise InputError(say("series-none", id=id_))
    return row


def _made(connection: Connection, row: Row[Any], points: Iterable[Point]) -> Series:
    """The series of a row with these points."""
    rules = statements.rules(connection)
    about = tuple(one for one in rules.statements if touches(row.id, one, rules.successors))
    return Series(row.id, row.label, series_keys.key_of(row), row.unit, tuple(sorted(points, key=order)), about)


def _row(connection: Connection, id_: str) -> Row[Any] | None:
    return connection.execute(select(SERIES).where(SERIES.c.id == id_)).one_or_none()


def checked_id(text: str) -> str:
    """A series' id as it is written; InputError if it can be none."""
    if len(text) != 16 or set(text) - set("0123456789abcdef"):
        raise InputError(say("series-id", text=repr(text)))
    return text


def points(connection: Connection, wanted: SeriesFilter) -> Iterator[PointOf]:
    """The points that articles say now of all series that a filter selects, as they are read, series by series."""
    chosen = _narrowed(select(SERIES.c.id), wanted)
    series: dict[str, SeriesSummary] = {}
    query = (
        stored_points.columns()
        .add_columns(POINTS.c.figure_id)
        .where(POINTS.c.series_id.in_(chosen), POINTS.c.current)
        .order_by(POINTS.c.series_id, POINTS.c.ends.asc().nulls_last(), PAGES.c.url, POINTS.c.figure_id)
        .execution_options(yield_per=1000)
    )
    for row in connection.execute(query):
        if row.series_id not in series:
            series = {row.series_id: _one(connection, row.series_id)}
        yield _point_of(series[row.series_id], row)


def points_of(connection: Connection, figures: Collection[int]) -> dict[int, PointOf]:
    """Points by the ids of their figures."""
    found: dict[int, PointOf] = {}
    series: dict[str, SeriesSummary] = {}
    for row in stored_points.chosen(connection, figures) if figures else ():
        if row.series_id not in series:
            series[row.series_id] = _one(connection, row.series_id)
        found[row.figure_id] = _point_of(series[row.series_id], row)
    return found


def _one(connection: Connection, id_: str) -> SeriesSummary:
    return summary(connection.execute(select(SERIES).where(SERIES.c.id == id_)).one())


def _point_of(series: SeriesSummary, row: Row[Any]) -> PointOf:
    return PointOf(
        series, row.figure_id, row.page_id, doc(row.page_id, row.url), row.url, row.title, row.source,
        row.published_text, stored_points.point(row),
    )  # fmt: skip


def doc(article_id: int, url: str) -> str:
    """How an article is called in lists of points: by its id, an imported text by its file's name."""
    return stored_points.name(url) or str(article_id)
