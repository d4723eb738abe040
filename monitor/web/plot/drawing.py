"""The geometry of a chart: panels by unit over a common time axis, lines, and marks with their uncertainty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.series import Series
from monitor.web.plot.scales import Scale, Tick, days, round_values, spoken
from monitor.web.plot.values import Drawn, Sort

LEFT, RIGHT, TOP, BOTTOM, BETWEEN = 56, 18, 26, 26, 26
# A tick of time takes so many pixels.
TICK_WIDTH = 64
# An axis begins at nought unless that would press what differs little into a line.
PRESSED = 0.5
# Fewer pixels of uncertainty than this are hidden by the mark.
VISIBLE = 5


@dataclass(frozen=True, slots=True)
class Mark:
    """A value where it is drawn; `bar` runs over what it can be, where that shows; `number` is its row in the table."""

    drawn: Drawn
    x: float
    y: float
    bar: tuple[float, float] | None
    number: int


@dataclass(frozen=True, slots=True)
class Line:
    """What joins the counting values of a series, as SVG points."""

    series: int
    points: str
    is_target: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The values of one unit."""

    unit: str
    top: float
    bottom: float
    ticks: tuple[Tick, ...]
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]

    @property
    def has_bars(self) -> bool:
        """Whether what a value can be shows for any."""
        return any(mark.bar for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Plot:
    """A chart of a width and a height in pixels; `left` and `right` bound what is drawn."""

    width: int
    height: int
    left: float
    right: float
    times: tuple[Tick, ...]
    panels: tuple[Panel, ...]


def plot(
    series: Sequence[Series], values: Sequence[Drawn], width: int = 760, height: int = 300, language: str = "zh"
) -> Plot | None:
    """The chart of what is drawn of one or several series; None if that is nothing."""
    if not values:
        return None
    first, last = min(one.day for one in values), max(one.day for one in values)
    margin = max((last - first).days * 0.03, 20.0)
    across = Scale(first.toordinal() - margin, last.toordinal() + margin, LEFT, width - RIGHT)
    # Years need no months between them.
    coarse = 12 if all((one.day.month, one.day.day) == (1, 1) for one in values) else 0
    units = list(dict.fromkeys(series[one.series].unit for one in values))
    each = max(130, height // len(units))
    panels = [
        _panel(
            unit,
            each - (BETWEEN if n + 1 < len(units) else 0),
            n * each,
            [one for one in values if series[one.series].unit == unit],
            values,
            across,
            language,
        )
        for n, unit in enumerate(units)
    ]
    times = tuple(Tick(across(day.toordinal()), label) for day, label in days(first, last, width // TICK_WIDTH, coarse))
    return Plot(width, len(units) * each + BOTTOM, LEFT, width - RIGHT, times, tuple(panels))


def _panel(
    unit: str, tall: int, above: int, inside: Sequence[Drawn], every: Sequence[Drawn], across: Scale, language: str
) -> Panel:
    low, high = (float(min(one.point.low for one in inside)), float(max(one.point.high for one in inside)))
    rounded = round_values(0 if 0 < low < high * PRESSED else low, high, max(4, tall // 42))
    top, bottom = above + TOP, above + tall
    up = Scale(rounded[0], rounded[-1], bottom, top)
    numbers = {id(one): number for number, one in enumerate(every)}
    marks = tuple(_mark(one, across, up, numbers[id(one)]) for one in inside)
    lines = tuple(line for number in dict.fromkeys(one.series for one in inside) for line in _lines(marks, number))
    return Panel(unit, top, bottom, tuple(Tick(up(value), spoken(value, language)) for value in rounded), lines, marks)


def _mark(one: Drawn, across: Scale, up: Scale, number: int) -> Mark:
    ends = up(float(one.point.high)), up(float(one.point.low))
    bar = ends if ends[1] - ends[0] >= VISIBLE else None
    return Mark(one, across(one.day.toordinal()), up(float(one.middle)), bar, number)


def _lines(marks: Sequence[Mark], series: int) -> list[Line]:
    found = []
    for sort in (Sort.NOW, Sort.TARGET):
        chosen = [mark for mark in marks if mark.drawn.series == series and mark.drawn.sort is sort]
        if len(chosen) > 1:
            found.append(Line(series, " ".join(f"{mark.x},{mark.y}" for mark in chosen), sort is Sort.TARGET))
    return found


def spark(days_values: Sequence[tuple[dt.date, float]], width: int = 96, height: int = 24) -> str:
    """A line so small that it fits beside a name, as SVG points; empty for fewer than two values.

    >>> spark([(dt.date(2021, 1, 1), 1.0), (dt.date(2022, 1, 1), 2.0)], 100, 20)
    '2.0,18.0 98.0,2.0'
    """
    if len(days_values) < 2:
        return ""
    lows, highs = min(days_values), max(days_values)
    across = Scale(lows[0].toordinal(), highs[0].toordinal(), 2, width - 2)
    values = [value for _, value in days_values]
    up = Scale(min(values), max(values), height - 2, 2)
    return " ".join(f"{across(day.toordinal())},{up(value)}" for day, value in days_values)
