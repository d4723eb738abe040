"""What is drawn of a series: the value that counts for each period, values stated differently or earlier, and targets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitor.series import Point, Series, timeline
from monitor.series.periods.reaches import parsed


class Sort(StrEnum):
    """How a value stands: it counts, it is planned, another value counts now, or its article says it no more."""

    NOW = "now"
    TARGET = "target"
    OTHER = "other"
    GHOST = "ghost"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One value of a series: `series` is the series' place in the chart, `slot` its period, `day` where it is drawn."""

    series: int
    sort: Sort
    slot: str
    day: dt.date
    point: Point

    @property
    def middle(self) -> Decimal:
        """The value, or the middle of what it can be."""
        return self.point.value if self.point.value is not None else (self.point.low + self.point.high) / 2


def drawn(series: Series, number: int = 0) -> list[Drawn]:
    """The values of a series in order of time; a value told again, or less exactly than the one that counts, is drawn once."""
    return sorted(_drawn(series, number), key=lambda one: (one.day, one.sort is not Sort.GHOST, one.middle))


def _drawn(series: Series, number: int) -> Iterator[Drawn]:
    counting = timeline.latest(series)
    seen: set[tuple[str, Decimal, Decimal]] = set()
    for point in (*counting.values(), *series.points):
        slot = timeline.slot(point, series.key.reach)
        day = _day(slot)
        if slot is None or day is None or (slot, point.low, point.high) in seen:
            continue
        counts = counting.get(slot)
        if counts is not None and counts is not point and point.is_current and timeline.covers(point, counts):
            continue
        seen.add((slot, point.low, point.high))
        yield Drawn(number, _sort(series, point, counts), slot, day, point)


def _sort(series: Series, point: Point, counting: Point | None) -> Sort:
    if point is counting:
        return Sort.TARGET if series.key.planned else Sort.NOW
    return Sort.OTHER if point.is_current else Sort.GHOST


def _day(slot: str | None) -> dt.date | None:
    """The day at which a value is drawn: the first of a year, a month or a day, the last of what is summed up to it."""
    when = parsed(slot)
    if when is None:
        return None
    return when.first if when.is_point else when.last or when.first
