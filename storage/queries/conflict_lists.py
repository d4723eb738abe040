"""Conflict queries: the open ones, latest first, each with its points and sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from storage.engine import slices
from storage.engine.slices import Key, Slice, mark
from storage.queries import series
from storage.queries.series import PointOf
from storage.tables.series import CONFLICTS, SERIES


@dataclass(frozen=True, slots=True)
class Item:
    """A conflict for the analyst: its series, the period, and the points that cannot all be right."""

    id: str
    kind: str
    series_id: str
    label: str
    place: str
    period: str
    low: Decimal | None
    high: Decimal | None
    noticed_at: dt.datetime
    closed_at: dt.datetime | None
    points: tuple[PointOf, ...]


# Both fall, as its index gives them from its end on.
KEYS = (Key(CONFLICTS.c.noticed_at, read=dt.datetime.fromisoformat), Key(CONFLICTS.c.id, read=str))


def find(
    connection: Connection,
    *,
    kind: str | None = None,
    series_id: str | None = None,
    closed: bool = False,
    cursor: str | None = None,
    limit: int = 50,
) -> Slice[Item]:
    """A part of the open conflicts, or of all that ever were if `closed` ones are asked for too."""
    chosen = _chosen(kind, series_id, closed=closed)
    rows = slices.rows(connection, chosen, KEYS, cursor, limit)
    last = mark((rows[limit - 1].noticed_at, rows[limit - 1].id)) if len(rows) > limit else None
    return Slice(tuple(_items(connection, rows[:limit])), last)


def count(connection: Connection) -> int:
    """How many conflicts are open."""
    chosen = select(func.count()).select_from(CONFLICTS).where(CONFLICTS.c.closed_at.is_(None))
    return connection.execute(chosen).scalar_one()


def _chosen(kind: str | None, series_id: str | None, *, closed: bool) -> Select[Any]:
    chosen = select(CONFLICTS, SERIES.c.label, SERIES.c.place).outerjoin(SERIES, SERIES.c.id == CONFLICTS.c.series_id)
    if not closed:
        chosen = chosen.where(CONFLICTS.c.closed_at.is_(None))
    if kind is not None:
        chosen = chosen.where(CONFLICTS.c.kind == kind)
    return chosen if series_id is None else chosen.where(CONFLICTS.c.series_id == series_id)


def _items(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Item]:
    points = series.points_of(connection, {figure for row in rows for figure in row.figures})
    for row in rows:
        told = tuple(points[figure] for figure in row.figures if figure in points)
        yield Item(
            row.id, row.kind, row.series_id, row.label or "", row.place or "", row.period, row.low, row.high,
            row.noticed_at, row.closed_at, told,
        )  # fmt: skip
