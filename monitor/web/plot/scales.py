"""Axes: round values, round days, and their labels."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass

# Steps between ticks of time, as months and days, with the form of their labels.
STEPS = (
    (0, 1, "%m-%d"), (0, 2, "%m-%d"), (0, 7, "%m-%d"), (0, 14, "%m-%d"), (1, 0, "%Y-%m"), (3, 0, "%Y-%m"), (6, 0, "%Y-%m"),
    (12, 0, "%Y"), (24, 0, "%Y"), (60, 0, "%Y"), (120, 0, "%Y"), (300, 0, "%Y"), (1200, 0, "%Y"),
)  # fmt: skip
SCALES = {"zh": ((10**12, "万亿"), (10**8, "亿"), (10**4, "万")), "en": ((10**9, "bn"), (10**6, "m"), (10**3, "k"))}


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis and what it is called."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps what lies between `low` and `high` to what lies between `start` and `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """Where a value is drawn, to a tenth."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(self.start + share * (self.end - self.start), 1)


def round_values(low: float, high: float, most: int = 6) -> list[float]:
    """At most so many round values from at most `low` to at least `high`.

    >>> round_values(52.6, 88)
    [50.0, 60.0, 70.0, 80.0, 90.0]
    """
    if high <= low:
        low, high = low - (abs(low) or 1) * 0.05, high + (abs(high) or 1) * 0.05
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50):
        step = power * factor
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first < most:
            return [round(number * step, 10) for number in range(first, last + 1)]
    return [low, high]


def spoken(value: float, language: str) -> str:
    """A value as it is said, with a scale word.

    >>> spoken(86400000, "zh"), spoken(86400000, "en"), spoken(12.5, "zh")
    ('8,640万', '86.4m', '12.5')
    """
    for scale, word in SCALES[language]:
        if abs(value) >= scale:
            return f"{value / scale:,.6g}{word}"
    return f"{value:,.6g}"


def days(first: dt.date, last: dt.date, most: int, least_months: int = 0) -> list[tuple[dt.date, str]]:
    """At most so many round days within two days, no nearer than some months, finest first, with their labels.

    >>> [label for _, label in days(dt.date(2021, 1, 1), dt.date(2025, 1, 1), 6)]
    ['2021', '2022', '2023', '2024', '2025']
    """
    for months, step, form in STEPS:
        if months < least_months:
            continue
        found = list(_days(first, last, months, step)) if _count(first, last, months, step) <= 4 * most else []
        if 0 < len(found) <= most:
            return [(day, day.strftime(form)) for day in found]
    return [(first, first.strftime("%Y"))]


def _count(first: dt.date, last: dt.date, months: int, step: int) -> float:
    return ((last - first).days + 1) / (months * 30 or step)


def _days(first: dt.date, last: dt.date, months: int, step: int) -> list[dt.date]:
    if not months:
        return [first + dt.timedelta(n) for n in range(0, (last - first).days + 1, step)]
    # Ticks stand at multiples of the step from the year 0, so that they are the same whatever is drawn.
    at, out = -(-(first.year * 12 + first.month - 1 + (first.day > 1)) // months) * months, []
    while at // 12 < dt.MAXYEAR and (day := dt.date(max(1, at // 12), at % 12 + 1, 1)) <= last:
        out.append(day)
        at += months
    return out
