"""Where articles contradict one another, or a stated change contradicts the levels it is between."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

import xxhash

from monitor.figures.patterns import lazy
from monitor.series import timeline
from monitor.series.bounds import step
from monitor.series.periods.reaches import parsed
from monitor.series.points import Aspect, Point, Series, SeriesKey
from monitor.values import value

# A value told this long after another is a later revision of it, not its contradiction.
REVISED_AFTER = dt.timedelta(days=120)
# Values of one period, and tellings of one value, that are weighed against one another.
_MOST = 40
# Growth in prices of another year cannot be checked against levels in the prices of each.
_REAL = lazy(r"实际|可比(?:价|口径)|扣除价格|不变价|同口径|剔除")
# What was spent, but not on what: that stands in the rest of the sentence, and two sums of it are of two things.
_SPENT = lazy(r"(?:总|共|累计|计划|预计|拟|将|已)*(?:投入|投资|安排|筹集|拨付|下拨)(?:资金|经费|财政资金)?")
_REAL_NAMES = lazy(r"GDP|增加值|可支配收入|纯收入|农村居民|城镇居民|总产值")
T = TypeVar("T", bound=timeline.Telling)
# Levels are revised between two years: percentage points, and a share of the change, that are let pass.
Thing = tuple[str, str, str, str]
_SLACK_POINTS, _SLACK_SHARE = Decimal("0.3"), Decimal("0.02")


class ConflictKind(StrEnum):
    """What contradicts what."""

    VALUES = "values"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Points that cannot all be right, the first told first; each carries its sentence.

    One conflict a series and period, whose id stays while any disagree over it. For values there is one point for
    each, the first telling of it. For a stated change the
    points are the two levels and the change, `low` and `high` the bounds of what the levels imply.
    """

    id: str
    kind: ConflictKind
    series: str
    period: str
    points: tuple[Point, ...]
    low: Decimal | None = None
    high: Decimal | None = None


def conflicts(series: Sequence[Series]) -> tuple[Conflict, ...]:
    """All conflicts between what articles say now, by series and period; one that a revision removed is no more."""
    found = [conflict for one in series for conflict in of_values(one)]
    levels: dict[Thing, list[Series]] = {}
    for one in series:
        if is_level(one.key):
            levels.setdefault(thing(one.key), []).append(one)
    for one in series:
        if is_checkable(one.key):
            fitting = [level for level in levels.get(thing(one.key), []) if is_between(one.key, level.key)]
            found.extend(of_changes(one, fitting[0]) if len(fitting) == 1 else ())
    return tuple(sorted(found, key=lambda conflict: (conflict.series, conflict.period, conflict.id)))


def _id(kind: ConflictKind, series: str, period: str) -> str:
    return xxhash.xxh3_64_hexdigest("\x1f".join([kind, series, period]).encode())


def of_values(series: Series) -> Iterable[Conflict]:
    """For each period the values that no rounding, qualifier or later revision reconciles with one another."""
    for period, odd in contradicting(series.points, series.key):
        yield Conflict(values_id(series.id, period), ConflictKind.VALUES, series.id, period, tuple(odd))


def values_id(series: str, period: str) -> str:
    """The id of the conflict of values in a period of a series."""
    return _id(ConflictKind.VALUES, series, period)


def contradicting(points: Iterable[T], key: SeriesKey) -> Iterator[tuple[str, list[T]]]:
    """As `of_values`, of anything that a series of that key is told by: each period with the first telling of each value."""
    if key.aspect == Aspect.RANK or _SPENT.fullmatch(key.name):
        return
    for period, values in timeline.tellings(points, key.reach).items():
        if len(values) > 1:
            first = [(some[0], _said(some)) for some in values[:_MOST]]
            odd = [point for point, one in first if any(_contradict(one, other) for _, other in first)]
            if odd:
                yield period, odd


@value(frozen=True, slots=True)
class _Said:
    """A value of a period: the articles that tell it, and the days and articles of the first tellings."""

    low: Decimal
    high: Decimal
    articles: set[str]
    first: list[tuple[dt.date | None, str]]


def _said(some: Sequence[timeline.Telling]) -> _Said:
    told = [one.told for one in some]
    return _Said(some[0].low, some[0].high, {one[1] for one in told}, [one[:2] for one in told[:_MOST]])


def _contradict(a: _Said, b: _Said) -> bool:
    """Whether different articles tell two values soon after one another; one that tells both means two things."""
    if (a.low <= b.high and b.low <= a.high) or not a.articles.isdisjoint(b.articles):
        return False
    return any(_is_soon(one, other) for one, _ in a.first for other, _ in b.first)


def _is_soon(one: dt.date | None, other: dt.date | None) -> bool:
    return one is None or other is None or abs(one - other) < REVISED_AFTER


def thing(key: SeriesKey) -> Thing:
    """What levels and changes must have in common to be held against one another."""
    return key.name, key.place, key.reach, key.per


def is_checkable(key: SeriesKey) -> bool:
    """Whether changes are between the levels of this year and of the last, as told and in the prices of each."""
    changes = key.aspect in (Aspect.RATE, Aspect.AMOUNT)
    return changes and not key.planned and not key.base and not _REAL_NAMES.search(key.name)


def is_level(key: SeriesKey) -> bool:
    """Whether a series tells what there was, so that changes can be held against it."""
    return key.aspect == Aspect.LEVEL and not key.planned


def is_between(change: SeriesKey, level: SeriesKey) -> bool:
    """Whether changes of a thing can be reckoned from levels of it."""
    return change.aspect == Aspect.RATE or change.family == level.family


def of_changes(changes: Series, levels: Series) -> Iterable[Conflict]:
    """For each period the stated change that the levels of it and of the year before do not bear out."""
    values = timeline.latest(levels)
    for period, change in timeline.latest(changes).items():
        before = _year_before(period)
        if before not in values or period not in values or _REAL.search(change.source.sentence):
            continue
        earlier, later = values[before], values[period]
        low, high = _implied(earlier, later, changes.key.aspect)
        stated = _stated(change)
        if low is not None and high is not None and not (stated[0] <= high and low <= stated[1]):
            points = (earlier, later, change)
            id_ = _id(ConflictKind.CHANGE, changes.id, period)
            yield Conflict(id_, ConflictKind.CHANGE, changes.id, period, points, low, high)


def _year_before(period: str) -> str:
    when = parsed(period)
    try:
        return str(when.shift(years=-1)) if when else ""
    except ValueError:
        return ""


def _implied(earlier: Point, later: Point, aspect: str) -> tuple[Decimal | None, Decimal | None]:
    """Bounds of the change that two levels imply, with some slack for revised levels."""
    if aspect == Aspect.AMOUNT:
        low, high = later.low - earlier.high, later.high - earlier.low
        slack = _SLACK_SHARE * max(abs(low), abs(high))
        return low - slack, high + slack
    if earlier.low <= 0:
        return None, None
    return 100 * (later.low / earlier.high - 1) - _SLACK_POINTS, 100 * (later.high / earlier.low - 1) + _SLACK_POINTS


def _stated(change: Point) -> tuple[Decimal, Decimal]:
    """Bounds of a stated change: half a step of its last digit to both sides at least."""
    half = step(change.source.figure) / 2 if "." in change.source.figure.text else Decimal("0.5")
    return min(change.low, change.high - half), max(change.high, change.low + half)
