"""Series as plain records: one point a line, for `monitor series --json` and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from monitor.series.points import Aspect, Point, Reach, Series, SeriesKey

_CHANGES = (Aspect.RATE, Aspect.AMOUNT)
# What a change is against and what a rate is for, as people are told, in Chinese and in English.
_BASES = {
    "day": ("较前一日", "on the day before"),
    "week": ("较前一周", "on the week before"),
    "month": ("较上月", "on the month before"),
    "previous": ("环比", "on the period before"),
    "year's start": ("较年初", "since the year's start"),
    "earlier": ("较更早时", "since earlier"),
    "peers": ("与同类相比", "against peers"),
    "base": ("较基期", "since the base period"),
    "years": ("几年平均", "average of years"),
}
_RATES = {"day": ("日均", "a day"), "month": ("月均", "a month")}
_LANGUAGES = ("zh", "en")


def lines(series: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """One record a point, what articles say now, with the value and unit as the article has them.

    `series`, `indicator`, `role`, `unit`, `period`, `value` or `low` and `high`, `doc`, `start`, `sentence`; and
    `name`, `place` and `inferred` (whether the period comes from what stands before).
    """
    for one in series:
        for point in one.points:
            if point.is_current:
                yield line(one.id, one.name, one.key, point, point.source.article)


def line(id_: str, name: str, key: SeriesKey, point: Point, doc: str) -> dict[str, Any]:
    """The record of a point of a series; `doc` names the article that states it."""
    figure = point.source.figure
    return {
        "series": id_,
        "name": name,
        "indicator": figure.indicator,
        "place": key.place or None,
        "role": role(key),
        "unit": figure.unit,
        "period": point.period,
        "inferred": point.is_inferred,
        "value": _text(figure.value),
        "low": _text(figure.low),
        "high": _text(figure.high),
        "doc": doc,
        "start": figure.span.start,
        "sentence": point.source.sentence,
    }


def role(key: SeriesKey) -> str:
    """`change`, `target` or `level`, the same for all points of a series; a planned growth is a target."""
    if key.planned and key.aspect != Aspect.AMOUNT:
        return "target"
    return "change" if key.aspect in _CHANGES or key.aspect == Aspect.MULTIPLE else "level"


def details(key: SeriesKey, language: str = "en") -> tuple[str, ...]:
    """What tells a series from others of its name that its role does not: what a change is against, what a rate is for.

    >>> details(SeriesKey("GDP", "", "rate", False, "month", "%", base="previous"), "zh")
    ('环比',)
    """
    yearly = [("年均", "yearly average")] if key.reach == Reach.YEARLY else []
    found = [_BASES.get(key.base), _RATES.get(key.per), *yearly]
    return tuple(words[_LANGUAGES.index(language)] for words in found if words)


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")
