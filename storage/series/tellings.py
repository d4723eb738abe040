"""Tellings: what articles state now of a series, with just what decides which of them counts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from monitor.values import value


@value(frozen=True, slots=True)
class Telling:
    """A value that an article tells (see `monitor.series.timeline.Telling`), all of a series in the same unit.

    `value` is None for a range or a vague count, and where only the bounds are compared.
    """

    figure_id: int
    period: str | None
    low: Decimal
    high: Decimal
    told: tuple[dt.date | None, str, int]
    value: Decimal | None = None
    is_current: bool = True
