"""What the page shows of series beside their points: trends for lists, and the series of an article's figures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, select

from storage.tables import FIGURES, PAGES
from storage.tables.series import POINTS

# So many of a series' latest values are drawn beside its name.
MOST = 40


def courses(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[dt.date, float]]]:
    """For each series the last day of each of its latest periods and the middle of what is said of it, in order of time."""
    return {id_: _course(connection, id_) for id_ in ids}


def _course(connection: Connection, id_: str) -> list[tuple[dt.date, float]]:
    # A question for each series: the index has each one's points by their ends.
    query = (
        select(POINTS.c.ends, POINTS.c.low, POINTS.c.high)
        .where(POINTS.c.series_id == id_, POINTS.c.current, POINTS.c.ends.is_not(None))
        .order_by(POINTS.c.ends.desc())
        .limit(MOST)
    )
    latest = {row.ends: float((row.low + row.high) / 2) for row in connection.execute(query)}
    return sorted(latest.items())


def of_revision(connection: Connection, revision_id: int) -> dict[int, str]:
    """The series of a revision's figures, by where the figures begin in the text."""
    query = (
        select(FIGURES.c.start, POINTS.c.series_id)
        .join(POINTS, POINTS.c.figure_id == FIGURES.c.id)
        .where(FIGURES.c.revision_id == revision_id)
    )
    return {row.start: row.series_id for row in connection.execute(query)}


def article_ids(connection: Connection, urls: Sequence[str]) -> dict[str, int]:
    """The articles at some addresses."""
    found: dict[str, int] = {}
    for at in range(0, len(urls), 500):
        rows = connection.execute(select(PAGES.c.url, PAGES.c.id).where(PAGES.c.url.in_(urls[at : at + 500])))
        found |= {row.url: row.id for row in rows}
    return found


def choices(connection: Connection, id_: str) -> dict[str, list[str]]:
    """By what points can be taken out of a series: what not all of them have."""
    query = (
        select(FIGURES.c.indicator, FIGURES.c.place, FIGURES.c.unit)
        .distinct()
        .join(POINTS, POINTS.c.figure_id == FIGURES.c.id)
        .where(POINTS.c.series_id == id_)
    )
    had = {"indicator": set[str](), "place": set[str](), "unit": set[str]()}
    for row in connection.execute(query):
        for key, values in had.items():
            values |= {value} if (value := getattr(row, key)) else set()
    # Where all points have the same, to take those out would take all.
    return {key: sorted(values) for key, values in had.items() if len(values) > 1 or (key == "place" and values)}
