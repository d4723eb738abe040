"""The parts of a period: its members, halves and quarters, and the years between two."""

from __future__ import annotations

from typing import Final

from monitor.figures.edtf import DAY, MONTH, YEAR, Period, Point, interval
from monitor.figures.patterns import lazy

_BOTH_HALVES = lazy("上、?下半年")
_WEEK: Final = 7


def spans_years(period: Period) -> bool:
    """Whether it runs from one year to another."""
    return period.unit is YEAR and not period.is_point and bool(period.start and period.end)


def members_of(period: Period) -> tuple[Point, ...]:
    """The days of a week at most, the months or the years that a period is made of; none for any other."""
    start, end = period.start, period.end
    if start and end and period.unit is DAY:
        count = (end.first - start.first).days + 1
        return tuple(start.shift(days=step) for step in range(count)) if 1 < count <= _WEEK else ()  # 周一至周五
    if not start or not end or start == end or period.unit not in (YEAR, MONTH):
        return ()
    months = 12 if period.unit is YEAR else 1
    count = period.grain.count or 0
    if count > 24 or start.unit is not end.unit:
        return ()
    if months == 12:
        return tuple(start.shift(years=step) for step in range(count))
    return tuple(start.shift(months=step) for step in range(count))


def halves_of(written: str, period: Period) -> tuple[Period, ...]:
    """The halves of the year that are named together: 上下半年, 上、下半年."""
    if period.start is None or _BOTH_HALVES.search(written) is None:
        return ()
    year = period.start.year
    return tuple(Period(Point(year, first), Point(year, first + 5)) for first in (1, 7))


def quarters_of(period: Period) -> tuple[Point, ...]:
    """The quarters that a run of months is made of: 前三个季度."""
    start, end = period.start, period.end
    if not start or not end or not start.month or not end.month or start.month % 3 != 1 or end.month % 3:
        return ()
    months = (end.year - start.year) * 12 + end.month - start.month
    return tuple(
        Point(start.year + at // 12, quarter=at % 12 // 3 + 1) for at in range(start.month - 1, start.month + months, 3)
    )


def from_first(period: Period) -> Period:
    """The years from the first to the last of those that a list names, which an average is of: 2021年、2022年、2023年…,年均…"""
    listed = period.members and all(one.unit is YEAR for one in period.members)
    return interval(period.members[0], period.members[-1]) if listed else period


def years_between(base: Period | None, period: Period) -> Period | None:
    """The years that an average is of: those since a base year, or the run of years before that ends in its year."""
    if base and not base.is_point and base.end == period.end and period.is_point:
        return base
    if not base or not base.is_point or not period.is_point or not base.start or not period.end:
        return None
    if base.start.unit is not YEAR or period.end.unit is not YEAR or base.start.year >= period.end.year:
        return None
    return interval(Point(base.start.year + 1), period.end)
