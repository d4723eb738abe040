"""Series as plain records: one point a line, for `monitor series --json` and exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from monitor.series.points import Aspect, Point, Series

_CHANGES = (Aspect.RATE, Aspect.AMOUNT)


def lines(series: Iterable[Series]) -> Iterator[dict[str, Any]]:
    """One record a point, what articles say now, with the value and unit as the article has them.

    `series`, `indicator`, `role`, `unit`, `period`, `value` or `low` and `high`, `doc`, `start`, `sentence`; and
    `name`, `place` and `inferred` (whether the period comes from what stands before).
    """
    for one in series:
        for point in one.points:
            if point.is_current:
                yield _line(one, point)


def _line(series: Series, point: Point) -> dict[str, Any]:
    figure = point.source.figure
    return {
        "series": series.id,
        "name": series.name,
        "indicator": figure.indicator,
        "place": series.place or None,
        "role": role(series),
        "unit": figure.unit,
        "period": point.period,
        "inferred": point.is_inferred,
        "value": _text(figure.value),
        "low": _text(figure.low),
        "high": _text(figure.high),
        "doc": point.source.article,
        "start": figure.span.start,
        "sentence": point.source.sentence,
    }


def role(series: Series) -> str:
    """`change`, `target` or `level`, the same for all points of a series; a planned growth is a target."""
    if series.key.planned and series.key.aspect != Aspect.AMOUNT:
        return "target"
    return "change" if series.key.aspect in _CHANGES or series.key.aspect == Aspect.MULTIPLE else "level"


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")
