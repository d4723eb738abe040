"""The stored points of series, with the figure, the article and the sentence of each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from urllib.parse import unquote

from sqlalchemy import Connection, Row, Select, bindparam, func, select, text

from monitor.series import Point, SourcePoint
from storage.articles import revisions
from storage.engine.among import among
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables.series import POINTS, SERIES
from storage.types import HexId

# A telling of a value: its day, the article and the figure.
Telling = tuple[str | None, int, int]
# As the driver gives them: of all points of a series no more is wanted than which are the same.
SAID = text(
    "SELECT figure_id, page_id, CAST(told AS text), period, CAST(low AS text), CAST(high AS text), current"
    " FROM points WHERE series_id = :series"
).bindparams(bindparam("series", type_=HexId))
ADDRESSES = select(PAGES.c.id, PAGES.c.url).where(among(PAGES.c.id, "pages"))
PLACES = (
    select(FIGURES.c.id, REVISIONS.c.number, FIGURES.c.start)
    .join(REVISIONS, REVISIONS.c.id == FIGURES.c.revision_id)
    .where(among(FIGURES.c.id, "figures"))
)
# What `monitor import` makes the address of a text of no address of its own.
IMPORTED = "import:///"


def columns() -> Select[Any]:
    """The query for all points, a row each, of which `point` makes one in its series' unit."""
    length = FIGURES.c.sentence_end - FIGURES.c.sentence_start
    sentence = func.substr(REVISIONS.c.body, FIGURES.c.sentence_start + 1, length)
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


CHOSEN = columns().add_columns(POINTS.c.figure_id).where(among(POINTS.c.figure_id, "figures"))


def chosen(connection: Connection, figures: Iterable[int]) -> Sequence[Row[Any]]:
    """The rows of the points of some figures."""
    return connection.execute(CHOSEN, {"figures": figures}).all()


def first_and_last(connection: Connection, series_id: str) -> list[int]:
    """The figures of the points that tell a value of a period, as current or as past, first and last in a series."""
    groups: dict[tuple[Any, ...], list[Telling]] = {}
    for figure_id, page_id, told, *said in connection.execute(SAID, {"series": series_id}).all():
        groups.setdefault(tuple(said), []).append((told, page_id, figure_id))
    ends = [_ends(group) for group in groups.values()]
    doubtful = [some for pair in ends for some in pair if len(some) > 1]
    ranks = _ranks(connection, {telling for some in doubtful for telling in some}) if doubtful else {}
    found: dict[int, None] = {}
    for first, last in ends:
        found[min(first, key=ranks.__getitem__)[2] if len(first) > 1 else first[0][2]] = None
        found[max(last, key=ranks.__getitem__)[2] if len(last) > 1 else last[0][2]] = None
    return list(found)


def _ends(group: list[Telling]) -> tuple[list[Telling], list[Telling]]:
    """Those of the first day of which any is told, and those of the last; all where no day is known."""
    days = [telling[0] for telling in group if telling[0] is not None]
    first, last = (min(days), max(days)) if days else (None, None)
    return [one for one in group if one[0] == first], [one for one in group if one[0] == last]


def _ranks(connection: Connection, tellings: set[Telling]) -> dict[Telling, tuple[str, tuple[int, int]]]:
    """What puts tellings of one day in order, whatever the order in which their articles were found.

    Where in which version of an article a value stands is looked up only if it has it more than once.
    """
    pages = {page_id for _, page_id, _ in tellings}
    addresses = {row.id: row.url for row in connection.execute(ADDRESSES, {"pages": pages})}
    often = {page_id for page_id, number in Counter(telling[1] for telling in tellings).items() if number > 1}
    figures = [figure_id for _, page_id, figure_id in tellings if page_id in often]
    places = {row.id: (row.number, row.start) for row in connection.execute(PLACES, {"figures": figures})}
    return {one: (addresses[one[1]], places.get(one[2], (0, 0))) for one in tellings}


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
