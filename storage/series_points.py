"""The points of series as they are kept, with the figure, the article and the sentence of each."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Connection, Row, Select, bindparam, func, literal, or_, select

from monitor.series import Point, SourcePoint
from storage import revisions
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables_series import POINTS, SERIES
from storage.types import HexId

# What `monitor import` makes the address of a text of no address of its own.
IMPORTED = "import:///"


def columns(*, sentences: bool = True) -> Select[Any]:
    """The query for all points, a row each, of which `point` makes one in its series' unit."""
    length = FIGURES.c.sentence_end - FIGURES.c.sentence_start
    sentence: Any = func.substr(REVISIONS.c.body, FIGURES.c.sentence_start + 1, length) if sentences else literal("")
    return joined(
        select(
            FIGURES, POINTS.c.page_id, POINTS.c.series_id, POINTS.c.period.label("point_period"), POINTS.c.ends,
            POINTS.c.inferred, POINTS.c.current, POINTS.c.value.label("point_value"), POINTS.c.low.label("point_low"),
            POINTS.c.high.label("point_high"), SERIES.c.factor, PAGES.c.url, REVISIONS.c.number, REVISIONS.c.title,
            REVISIONS.c.published_text, REVISIONS.c.source.label("source"), sentence.label("sentence"),
        )
    )  # fmt: skip


def joined(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    """A query for points with what they are of: their series, figure, version and page."""
    return (
        query.select_from(POINTS)
        .join(SERIES, SERIES.c.id == POINTS.c.series_id)
        .join(FIGURES, FIGURES.c.id == POINTS.c.figure_id)
        .join(REVISIONS, REVISIONS.c.id == FIGURES.c.revision_id)
        .join(PAGES, PAGES.c.id == POINTS.c.page_id)
    )


def first_and_last(connection: Connection, series_id: str) -> list[int]:
    """The figures of the points that tell a value of a period, as current or as past, first and last in a series."""
    groups: dict[tuple[Any, ...], list[tuple[tuple[Any, ...], int]]] = {}
    for row in connection.execute(EDGES, {"series": series_id}):
        told = row.told or dt.date.min, row.url, row.number, row.start
        groups.setdefault((row.period, row.low, row.high, row.current), []).append((told, row.figure_id))
    found: dict[int, None] = {}
    for group in groups.values():
        found |= dict.fromkeys((min(group)[1], max(group)[1]))
    return list(found)


def _edges() -> Select[Any]:
    """The query for the points of the first and of the last day on which a value was told: only those are looked up further."""
    same = (POINTS.c.period, POINTS.c.low, POINTS.c.high, POINTS.c.current)
    days = (
        select(
            *(POINTS.c.figure_id, POINTS.c.page_id, POINTS.c.told, *same),
            func.min(POINTS.c.told).over(partition_by=same).label("first"),
            func.max(POINTS.c.told).over(partition_by=same).label("last"),
        )
        .where(POINTS.c.series_id == bindparam("series", type_=HexId))
        .subquery()
    )
    at_an_end = (days.c.told.is_not_distinct_from(day) for day in (days.c.first, days.c.last))
    return (
        select(days, PAGES.c.url, REVISIONS.c.number, FIGURES.c.start)
        .join(FIGURES, FIGURES.c.id == days.c.figure_id)
        .join(REVISIONS, REVISIONS.c.id == FIGURES.c.revision_id)
        .join(PAGES, PAGES.c.id == days.c.page_id)
        .where(or_(*at_an_end))
    )


EDGES = _edges()


def point(row: Row[Any]) -> Point:
    """The point that a row of `columns` keeps."""
    return Point(
        source_point(row),
        row.point_period,
        _in_unit(row.point_value, row.factor),
        row.point_low / row.factor,
        row.point_high / row.factor,
        row.inferred,
        row.current,
    )


def source_point(row: Row[Any]) -> SourcePoint:
    """A row's figure with where it stands; an article goes by its address, which no order of arrival changes."""
    return SourcePoint(revisions.figure(row), row.url, row.sentence, row.number, day(row.published_text))


def day(published: str | None) -> dt.date | None:
    """The day of a moment as it is kept."""
    return dt.date.fromisoformat(published[:10]) if published else None


def _in_unit(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value / factor


def name(url: str) -> str:
    """The name of the file that was imported under an address of no site; empty for another address.

    >>> name("import:///gwr-2003"), name("https://example.org/1.html")
    ('gwr-2003', '')
    """
    return unquote(url.removeprefix(IMPORTED)) if url.startswith(IMPORTED) else ""
