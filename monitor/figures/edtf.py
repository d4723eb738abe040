"""Periods in the subset of EDTF (ISO 8601-2) that the figures use: dates, quarters, intervals, open ends, sets."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final

from monitor.figures.patterns import lazy
from monitor.values import value

_POINT = lazy(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FIRST_QUARTER: Final = 33  # ISO 8601-2 writes the four quarters as months 33 to 36


class Unit(IntEnum):
    """The fineness of a point of time, coarse first."""

    YEAR = 1
    QUARTER = 2
    MONTH = 3
    DAY = 4


# Looked up once: before Python 3.12 an enum's member costs several times a name.
YEAR: Final = Unit.YEAR
QUARTER: Final = Unit.QUARTER
MONTH: Final = Unit.MONTH
DAY: Final = Unit.DAY


@value(frozen=True, slots=True)
class Point:
    """A year, a quarter, a month or a day; ValueError where the calendar has none such."""

    year: int
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"no year: {self.year}")
        if self.quarter is not None and (self.month is not None or not 1 <= self.quarter <= 4):
            raise ValueError(f"no quarter: {self!r}")
        if self.month is None:
            if self.day is not None:
                raise ValueError(f"a day without a month: {self!r}")
        elif not 1 <= self.month <= 12:
            raise ValueError(f"no month: {self.month}")
        elif self.day is not None:
            dt.date(self.year, self.month, self.day)

    @property
    def unit(self) -> Unit:
        """How fine it is."""
        if self.quarter is not None:
            return QUARTER
        if self.month is None:
            return YEAR
        return MONTH if self.day is None else DAY

    @property
    def first(self) -> dt.date:
        """Its first day."""
        month = self.quarter * 3 - 2 if self.quarter else self.month or 1
        return dt.date(self.year, month, self.day or 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        month = self.quarter * 3 if self.quarter else self.month or 12
        return dt.date(self.year, month, self.day or _last_day(self.year, month))

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> Point:
        """The point so much later, as fine as this one; a 31st becomes the month's last day.

        ValueError where a year has no such part (days of a month) or the calendar ends.
        """
        unit = self.unit
        if (days and unit is not DAY) or (months and (unit is YEAR or (unit is QUARTER and months % 3))):
            raise ValueError(f"{self} cannot be shifted by a finer step")
        count = (self.year + years) * 12 + self.first.month - 1 + months
        year, month = divmod(count, 12)
        if unit is YEAR:
            return Point(year)
        if unit is QUARTER:
            return Point(year, quarter=month // 3 + 1)
        if unit is MONTH:
            return Point(year, month + 1)
        last = _last_day(year, month + 1) if 1 <= year <= 9999 else 28
        return Point(year, month + 1, min(self.first.day, last)).later(days)

    def later(self, days: int) -> Point:
        """The day so many days later; ValueError where the calendar ends."""
        try:
            return day_point(self.first + dt.timedelta(days)) if days else self
        except OverflowError as error:
            raise ValueError(f"no day {days} after {self}") from error

    def __str__(self) -> str:
        """As EDTF writes it.

        >>> str(Point(2021, quarter=3)), str(Point(2022, 6)), str(Point(2022, 6, 30))
        ('2021-35', '2022-06', '2022-06-30')
        """
        if self.month is None:
            return f"{self.year:04}" if self.quarter is None else f"{self.year:04}-{_FIRST_QUARTER + self.quarter - 1}"
        return (
            f"{self.year:04}-{self.month:02}" if self.day is None else f"{self.year:04}-{self.month:02}-{self.day:02}"
        )


def _last_day(year: int, month: int) -> int:
    return 29 if month == 2 and calendar.isleap(year) else _LENGTHS[month - 1]


def day_point(day: dt.date) -> Point:
    """The point that is one day."""
    return Point(day.year, day.month, day.day)


@dataclass(frozen=True, slots=True)
class Grain:
    """How long a period is: so many of a unit; `count` is None where an end is open."""

    unit: Unit
    count: int | None = 1

    def __str__(self) -> str:
        """In words.

        >>> str(Grain(YEAR)), str(Grain(YEAR, 5)), str(Grain(DAY, None))
        ('year', '5 years', 'open day')
        """
        name = self.unit.name.lower()
        if self.count is None:
            return f"open {name}"
        return name if self.count == 1 else f"{self.count} {name}s"


@value(frozen=True, slots=True)
class Period:
    """A point of time, an interval between two (None where it is open), or a set of points; `first` and `last` are its days.

    >>> [str(parse(text).grain) for text in ("2021", "2018/2022", "2022-01/2022-06", "../2022-07-25")]
    ['year', '5 years', '6 months', 'open day']
    """

    start: Point | None
    end: Point | None
    members: tuple[Point, ...] = ()
    first: dt.date | None = field(init=False, compare=False, repr=False)
    last: dt.date | None = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            raise ValueError("a period needs an end that is not open")
        # They are asked for several times for each figure.
        object.__setattr__(self, "first", self.start.first if self.start else None)
        object.__setattr__(self, "last", self.end.last if self.end else None)
        if self.start is self.end and not self.members:
            return
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a period that ends before it starts: {self.start}/{self.end}")
        if self.members and (
            len(self.members) < 2 or (self.start, self.end) != (_earliest(self.members), _latest(self.members))
        ):
            raise ValueError(f"a set has two members or more, from {self.start} to {self.end}")

    @property
    def is_point(self) -> bool:
        """Whether it is one year, quarter, month or day."""
        return (self.start is self.end or self.start == self.end) and not self.members

    @property
    def unit(self) -> Unit:
        """Its finest unit."""
        if self.start is self.end and self.start and not self.members:
            return self.start.unit
        return max(one.unit for one in (self.start, self.end, *self.members) if one)

    @property
    def grain(self) -> Grain:
        """How long it is, in its finest unit; the number of members for a set."""
        unit = self.unit
        if self.members:
            return Grain(unit, len(self.members))
        if self.start is None or self.end is None:
            return Grain(unit, None)
        return Grain(unit, _count(self.start.first, self.end.last, unit))

    def shift(self, *, years: int = 0, months: int = 0, days: int = 0) -> Period:
        """The period so much later (earlier below 0), as fine as this one.

        >>> str(parse("2022-01/2022-06").shift(years=-1))
        '2021-01/2021-06'
        """

        def moved(point: Point | None) -> Point | None:
            return point.shift(years=years, months=months, days=days) if point else None

        if self.members:
            return points(tuple(point.shift(years=years, months=months, days=days) for point in self.members))
        return Period(moved(self.start), moved(self.end))

    def contains(self, other: Period | dt.date) -> bool:
        """Whether all of the other's days are among its own; those of a set are its members' alone.

        >>> parse("2021").contains(parse("2021-35")), parse("../2021").contains(parse("2022"))
        (True, False)
        """
        if isinstance(other, Period) and other.members:
            return all(self.contains(_of(point)) for point in other.members)
        if self.members:
            return any(_of(point).contains(other) for point in self.members)
        first, last = (other.first, other.last) if isinstance(other, Period) else (other, other)
        return (self.first is None or (first is not None and self.first <= first)) and (
            self.last is None or (last is not None and last <= self.last)
        )

    def __str__(self) -> str:
        """As EDTF writes it; `parse` reads it back."""
        if self.members:
            return "{" + ",".join(map(str, self.members)) + "}"
        if self.is_point:
            return str(self.start)
        return f"{self.start or '..'}/{self.end or '..'}"


@lru_cache(maxsize=512)
def point(year: int, month: int | None = None, day: int | None = None) -> Period:
    """The period of one year, month or day."""
    return _of(Point(year, month, day))


def one_day(day: dt.date) -> Period:
    """The period of one day."""
    return _of(day_point(day))


def interval(start: Point | None, end: Point | None) -> Period:
    """The period from one point to the other, None for an open end."""
    return Period(start, end)


def points(members: tuple[Point, ...]) -> Period:
    """The set of these points, or the one point if they are all the same."""
    unique = tuple(dict.fromkeys(members))
    return Period(_earliest(unique), _latest(unique), unique if len(unique) > 1 else ())


@lru_cache(maxsize=2048)
def parse(text: str) -> Period:
    """The period that `str` wrote; ValueError for anything that is not in the subset.

    >>> str(parse("2021-12/2022-07-25")), str(parse("{2022-05-01,2022-05-03}")), parse("2021-35").last
    ('2021-12/2022-07-25', '{2022-05-01,2022-05-03}', datetime.date(2021, 9, 30))
    """
    if text.startswith("{") and text.endswith("}"):
        return points(tuple(_parse_point(part) for part in text[1:-1].split(",")))
    start, slash, end = text.partition("/")
    if not slash:
        return _of(_parse_point(text))
    return Period(_parse_end(start), _parse_end(end))


def _parse_end(text: str) -> Point | None:
    return None if text == ".." else _parse_point(text)


def _parse_point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if not match:
        raise ValueError(f"not a date of EDTF: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    if month is not None and month >= _FIRST_QUARTER and day is None:
        return Point(year or 0, quarter=month - _FIRST_QUARTER + 1)
    return Point(year or 0, month, day)


def _of(one: Point) -> Period:
    return Period(one, one)


def _earliest(members: tuple[Point, ...]) -> Point:
    return min(members, key=lambda one: one.first)


def _latest(members: tuple[Point, ...]) -> Point:
    return max(members, key=lambda one: one.last)


def _count(first: dt.date, last: dt.date, unit: Unit) -> int:
    if unit is DAY:
        return (last - first).days + 1
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    return months // {YEAR: 12, QUARTER: 3, MONTH: 1}[unit]
