"""What the page shows of series beside their points: courses for lists, and which series an article's figures are of."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from sqlalchemy import Connection, select

from storage.tables import FigureRow, Page
from storage.tables_series import PointRow, SeriesRow

# Series of more points are not drawn in lists: reading them takes longer than the glance is worth.
MOST = 120


def courses(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[dt.date, float]]]:
    """For each series the last day of each period and the middle of what is said of it, in order of time."""
    query = (
        select(PointRow.series_id, PointRow.ends, PointRow.low, PointRow.high)
        .join(SeriesRow, SeriesRow.id == PointRow.series_id)
        .where(PointRow.series_id.in_(ids), SeriesRow.points <= MOST, PointRow.current, PointRow.ends.is_not(None))
        .order_by(PointRow.series_id, PointRow.ends, PointRow.figure_id)
    )
    found: dict[str, dict[dt.date, float]] = {}
    for row in connection.execute(query):
        found.setdefault(row.series_id, {})[row.ends] = float((row.low + row.high) / 2)
    return {id_: list(course.items()) for id_, course in found.items()}


def of_revision(connection: Connection, revision_id: int) -> dict[int, str]:
    """The series of a revision's figures, by where the figures begin in the text."""
    query = (
        select(FigureRow.start, PointRow.series_id)
        .join(PointRow, PointRow.figure_id == FigureRow.id)
        .where(FigureRow.revision_id == revision_id)
    )
    return {row.start: row.series_id for row in connection.execute(query)}


def article_ids(connection: Connection, urls: Sequence[str]) -> dict[str, int]:
    """The articles at some addresses."""
    found: dict[str, int] = {}
    for at in range(0, len(urls), 500):
        rows = connection.execute(select(Page.url, Page.id).where(Page.url.in_(urls[at : at + 500])))
        found |= {row.url: row.id for row in rows}
    return found
