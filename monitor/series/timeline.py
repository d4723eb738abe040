"""A series read along time: which value counts for a period, how it was revised, what is missing, how it changed."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Protocol, TypeVar

from monitor.figures import edtf
from monitor.series.periods.reaches import parsed
from monitor.series.points import Aspect, Point, Reach, Series

# A value this much uncertain, as a share of itself, says nothing of a change.
_EXACT_ENOUGH = Decimal("0.1")
_DAYS_APART = 7
# The least and the greatest that a value may be.
Bounds = tuple[Decimal, Decimal]
_STEPS = {Reach.YEAR: 12, Reach.QUARTER: 3, Reach.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a period and the points that give it, the first telling first."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How a value changed against an earlier one, as bounds; `percent` bounds are None where that one is not positive
    and for shares and rates, whose difference is in points.

    `against` is "period" for the period before and "year" for the same period of the year before.
    """

    against: str
    earlier: Point
    later: Point
    low: Decimal
    high: Decimal
    percent_low: Decimal | None
    percent_high: Decimal | None


class Telling(Protocol):
    """What of a point says whether it counts for its period."""

    @property
    def period(self) -> str | None:
        """What it is for."""

    @property
    def low(self) -> Decimal:
        """The least it may be."""

    @property
    def high(self) -> Decimal:
        """The most it may be."""

    @property
    def is_current(self) -> bool:
        """Whether its article still says it."""

    @property
    def told(self) -> tuple[dt.date | None, str, int]:
        """The day and the article that told it, and where in it."""


T = TypeVar("T", bound=Telling)


def slot(point: Telling, reach: str) -> str | None:
    """The period that a point is for, the same for all ways to write it; None if it has none.

    A stock at a year's end is that year's, a price "up to" a day that day's.
    """
    return _slot(point.period, reach)


@lru_cache(maxsize=65536)
def _slot(period: str | None, reach: str) -> str | None:
    when = parsed(period)
    if when is None or when.last is None:
        return period
    if reach == Reach.YEAR and when.last.month == 12:
        return f"{when.last.year:04}"
    if reach in (Reach.DAY, Reach.YEAR, Reach.MOMENT) and not when.is_point:
        return when.last.isoformat()
    return period


def told(series: Series) -> dict[str, tuple[Told, ...]]:
    """For each period, in order of time, the values told of it by what articles say now: the first one first.

    More than one means that the value was revised, or that articles disagree; one told more and less exactly is one.
    """
    found = tellings(series.points, series.key.reach)
    return {where: tuple(map(_told, _agreeing(values))) for where, values in found.items()}


def _told(some: Sequence[Point]) -> Told:
    exact = min(some, key=lambda point: point.high - point.low)
    return Told(exact.value, exact.low, exact.high, tuple(some))


def _agreeing(values: Iterable[list[Point]]) -> list[list[Point]]:
    """The values of a period with those as one that only differ in how exactly they are told."""
    found: list[list[Point]] = []
    for some in values:
        same = next((other for other in found if all(_agree(point, some[0]) for point in other)), None)
        if same is None:
            found.append([*some])
        else:
            same += some
    return found


def _agree(one: Telling, other: Telling) -> bool:
    return covers(one, other) or covers(other, one)


def covers(one: Telling, other: Telling) -> bool:
    """Whether a value is another told no more exactly (2996亿斤 of 1.4978亿吨): its bounds hold the other's."""
    return one.low <= other.low and other.high <= one.high


def tellings(points: Iterable[T], reach: str) -> dict[str, list[list[T]]]:
    """As `told`, of anything that a series of that kind of period is told by: what tells each value, the first one first."""
    return {where: _values(some) for where, some in _slots(points, reach).items()}


def _slots(points: Iterable[T], reach: str) -> dict[str, list[T]]:
    """What articles say now for each period, in order of time."""
    slots: dict[str, list[T]] = {}
    for point in points:
        where = slot(point, reach)
        if point.is_current and where is not None:
            slots.setdefault(where, []).append(point)
    return {where: slots[where] for where in sorted(slots, key=_end)}


@lru_cache(maxsize=65536)
def _end(where: str) -> tuple[dt.date, dt.date, str]:
    when = parsed(where)
    last = when.last if when and when.last else dt.date.max
    return last, when.first if when and when.first else dt.date.min, where


def _values(points: Iterable[T]) -> list[list[T]]:
    found: dict[Bounds, list[T]] = {}
    for point in sorted(points, key=_telling):
        found.setdefault((point.low, point.high), []).append(point)
    return list(found.values())


def _telling(point: Telling) -> tuple[dt.date, str, int]:
    day, article, start = point.told
    return day or dt.date.max, article, start


def latest(series: Series) -> dict[str, Point]:
    """For each period, in order of time, the point that counts: told last, the most exact of those of one day."""
    return counting(series.points, series.key.reach)


def counting(points: Iterable[T], reach: str) -> dict[str, T]:
    """As `latest`, of anything that a series of that kind of period is told by."""
    return {where: max(found, key=_counts) for where, found in _slots(points, reach).items()}


def _counts(point: Telling) -> tuple[dt.date, Decimal, tuple[str, int]]:
    day, article, start = point.told
    return day or dt.date.min, point.low - point.high, (article, start)


def gaps(series: Series) -> tuple[str, ...]:
    """Periods between the first and the last that no article gives; for days, runs of more than a week, as intervals."""
    slots = list(told(series))
    if series.key.reach == Reach.DAY:
        return tuple(_day_gaps(slots))
    months = _STEPS.get(Reach(series.key.reach)) if series.key.reach else None
    if months is None or len(slots) < 2:
        return ()
    whens = [when for where in slots if (when := parsed(where)) and when.is_point]
    out = []
    for one, following in itertools.pairwise(whens):
        missing = _following(one, months)
        while missing and missing.last and following.first and missing.last < following.first:
            out.append(str(missing))
            missing = _following(missing, months)
    return tuple(out)


def _following(when: edtf.Period, months: int) -> edtf.Period | None:
    try:
        return when.shift(years=1) if months == 12 else when.shift(months=months)
    except ValueError:
        return None


def _day_gaps(slots: list[str]) -> Iterable[str]:
    days = [when.last for where in slots if (when := parsed(where)) and when.last]
    for one, following in itertools.pairwise(days):
        if (following - one).days > _DAYS_APART:
            yield f"{one + dt.timedelta(1)}/{following - dt.timedelta(1)}"


def steps(series: Series) -> tuple[Step, ...]:
    """The changes from one period to the next and from the year before, where both values are exact enough."""
    values = latest(series)
    out = []
    for where, point in values.items():
        when = parsed(where)
        if when is None or not series.key.reach:
            continue
        for against, earlier in _earlier(when, Reach(series.key.reach)):
            before = values.get(str(earlier))
            if before is not None and (step := _step(against, before, point, series.key.aspect)):
                out.append(step)
    return tuple(out)


def _earlier(when: edtf.Period, reach: Reach) -> list[tuple[str, edtf.Period]]:
    """The period before and, where that is another, the same one of the year before."""
    shifts = {Reach.YEAR: [("period", {"years": -1})], Reach.YEARS: [], Reach.YEARLY: [], Reach.WEEK: []}.get(
        reach, [("year", {"years": -1})]
    )
    if reach is Reach.DAY:
        shifts = [("period", {"days": -1}), *shifts]
    if reach in (Reach.MONTH, Reach.QUARTER):
        shifts = [("period", {"months": -_STEPS[reach]}), *shifts]
    out = []
    for against, by in shifts:
        try:
            out.append((against, when.shift(**by)))
        except ValueError:
            continue
    return out


def _step(against: str, earlier: Point, later: Point, aspect: str) -> Step | None:
    if not (_is_exact((earlier.low, earlier.high)) and _is_exact((later.low, later.high))):
        return None
    low, high = later.low - earlier.high, later.high - earlier.low
    if low < 0 < high and (earlier.low, later.low) != (earlier.high, later.high):
        return None
    ends = percent((earlier.low, earlier.high), (later.low, later.high))
    if ends is None or aspect not in (Aspect.LEVEL, Aspect.MULTIPLE):
        return Step(against, earlier, later, low, high, None, None)
    return Step(against, earlier, later, low, high, *ends)


def percent(earlier: Bounds, later: Bounds) -> Bounds | None:
    """Bounds of the change between two values in percent; None where one is too uncertain or the earlier not positive."""
    if earlier[0] <= 0 or not (_is_exact(earlier) and _is_exact(later)):
        return None
    low, high = 100 * (later[0] / earlier[1] - 1), 100 * (later[1] / earlier[0] - 1)
    return low.quantize(Decimal("0.01")), high.quantize(Decimal("0.01"))


def _is_exact(value: Bounds) -> bool:
    low, high = value
    return high - low <= _EXACT_ENOUGH * abs(low + high) / 2
