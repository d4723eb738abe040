"""The figures of one revision of an article placed among series: what is kept of each, whatever else is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from monitor.articles import Figure, Kind
from monitor.figures.patterns import lazy
from monitor.series import bounds, cases
from monitor.series.aspects import sign
from monitor.series.keys import keyed
from monitor.series.measures import measure, unit_of
from monitor.series.naming.names import canonical, is_weak, shown
from monitor.series.periods.reaches import parsed
from monitor.series.points import Aspect, Keyed, Point, SeriesKey, SourcePoint
from monitor.values import value

# What names have that only tell series apart: 研发经费:占GDP比重, 存款(1).
_KEY_SIGNS = lazy(r"[:(]")
# 国内旅游收入(国庆): which holiday's.
_ON_HOLIDAY = lazy(r"\((元旦|春节|清明|五一|端午|中秋|国庆)\)$")
_PRICED = lazy(r"价格$")
_CHANGES = (Aspect.RATE.value, Aspect.AMOUNT.value)
# Raised when the same figures come to other keys than before.
VERSION = "18"


@value(frozen=True, slots=True)
class Placed:
    """A figure, by its place in the text, as a point: `value`, `low` and `high` in the family's base unit.

    `ends` is the period's last day, `wording` the indicator where it says something by itself, `factor` what makes the
    `unit` the base unit.
    """

    start: int
    end: int
    key: SeriesKey
    period: str | None
    is_inferred: bool
    ends: dt.date | None
    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    factor: Decimal
    wording: str


def place(points: Sequence[SourcePoint]) -> tuple[Placed, ...]:
    """The points of one revision of one article, in the order of the text."""
    return tuple(placed(one) for one in keyed(points))


def placed(one: Keyed) -> Placed:
    """A keyed point with its value in the base unit."""
    figure, factor = one.source.figure, measure(one.source)[1]
    scale = factor * sign(one.source) if one.key.aspect in _CHANGES else factor
    least, greatest = bounds.bounds(figure)
    low, high = (least * scale, greatest * scale) if scale >= 0 else (greatest * scale, least * scale)
    when = parsed(one.period)
    return Placed(
        start=figure.span.start,
        end=figure.span.end,
        key=one.key,
        period=one.period,
        is_inferred=one.is_inferred,
        ends=when.last if when else None,
        value=None if figure.value is None else figure.value * scale,
        low=low,
        high=high,
        unit=unit_of(one.source),
        factor=factor,
        wording=wording_of(figure, one.key.name),
    )


def wording_of(figure: Figure, name: str) -> str:
    """The indicator of a figure as a name to show, where it says something by itself; else nothing.

    Where it leaves out what the series' `name` says besides (在校生 of 小学在校生), that name.
    """
    return _wording(figure.indicator, figure.kind, figure.unit, name)


@lru_cache(maxsize=65536)
def _wording(indicator: str, kind: Kind, unit: str, name: str) -> str:
    if found := _ON_HOLIDAY.search(name):
        return f"{found[1]}{_wording(indicator, kind, unit, name[: found.start()])}"
    if cases.is_counted(name):
        return name
    said = canonical(indicator, kind)
    if is_weak(said):
        return ""
    if kind is Kind.COUNT and _PRICED.search(said) and not _PRICED.search(name):
        return name  # 30种蔬菜批发价格, of which the kinds are counted
    is_part = said != name and said in name and not _KEY_SIGNS.search(name)
    return name if is_part else shown(indicator, unit)


def point(source: SourcePoint, placed: Placed, factor: Decimal, *, is_current: bool) -> Point:
    """A placed point in the unit that `factor` makes the base unit."""
    value = None if placed.value is None else placed.value / factor
    return Point(
        source, placed.period, value, placed.low / factor, placed.high / factor, placed.is_inferred, is_current
    )
