"""A site over time: small charts of one measure each, with its latest value and the usual range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, GAP = 240, 44, 2


@dataclass(frozen=True, slots=True)
class Stick:
    """One value as a bar: where it stands, how tall it is, what it is of, and whether it is beyond the mark."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: float
    beyond: bool


@dataclass(frozen=True, slots=True)
class Trend:
    """One measure of a site over its last days or crawls: `mark` is the height of what is usual or allowed."""

    key: str
    last: float
    limit: float | None
    sticks: tuple[Stick, ...]
    mark: float | None


def trend(
    key: str, values: Sequence[tuple[str, float]], limit: float | None = None, *, most_slots: int = 0
) -> Trend | None:
    """The values as bars from the left, the latest last, each with its label; None if there are none.

    >>> made = trend("x", [("a", 1.0), ("b", 4.0)], limit=2.0)
    >>> [(stick.height, stick.beyond) for stick in made.sticks], made.mark
    ([(11.0, False), (44.0, True)], 22.0)
    """
    if not values:
        return None
    top = max(*(value for _, value in values), limit or 0.0) or 1.0
    step = WIDTH / max(len(values), most_slots)
    sticks = tuple(_stick(n * step, step, value / top, label, value, limit) for n, (label, value) in enumerate(values))
    return Trend(key, values[-1][1], limit, sticks, None if limit is None else round(HEIGHT * (1 - limit / top), 1))


def _stick(x: float, step: float, share: float, label: str, value: float, limit: float | None) -> Stick:
    height = max(1.0, round(HEIGHT * share, 1)) if value else 0.0
    beyond = limit is not None and value > limit
    return Stick(round(x, 1), round(HEIGHT - height, 1), round(max(step - GAP, 1.0), 1), height, label, value, beyond)
