"""Standing: how the period of a figure stands to the day of publication."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from monitor.figures import edtf
from monitor.figures.patterns import lazy
from monitor.values import value

_YEAR = lazy(r"[0-9]{4}")


@value(frozen=True, slots=True)
class Standing:
    """How a period stands to the day of publication: whether it is what has been up to `today`, or `until_now` up to a
    day before, comes after, is over, a part of the year that has `ended`, lies `ahead` if nothing past is told, or is the
    year itself early in it."""

    today: bool
    until_now: bool
    comes: bool
    over: bool
    ended: bool
    ahead: bool
    is_early: bool


@lru_cache(maxsize=1024)
def standing_of(period: str, today: dt.date) -> Standing:
    """How a period stands to a day; a text is of a few periods, which come again and again."""
    years = [int(year) for year in _YEAR.findall(period)]
    ahead = min(years) > today.year or (period.startswith("..") and max(years) > today.year)
    # A plan of several years is told in its first.
    ahead = ahead or ("/" in period and min(years) == today.year and max(years) - today.year > 2)
    over = max(years) < today.year and not period.endswith("..")
    is_early = today.month <= 3 and period == str(today.year)
    parsed = edtf.parse(period)
    last = parsed.last
    ended = last is not None and last < today
    until_now = last is not None and (last <= today if parsed.start is None else _is_day(parsed) and last < today)
    return Standing(period == f"../{today}", until_now, _comes(parsed, today), over, ended, ahead, is_early)


def _is_day(parsed: edtf.Period) -> bool:
    return parsed.is_point and parsed.unit is edtf.Unit.DAY


def _comes(parsed: edtf.Period, today: dt.date) -> bool:
    """Whether a period begins after the publication date, or on it and goes on."""
    if parsed.first is None:
        return False
    if parsed.first != today or parsed.last is None:
        return parsed.first > today
    # Of the week or the month that begins today its first day has been: 本周 told on a Monday.
    current = parsed.is_point or (today.weekday() == 0 and (parsed.last - today).days == 6)
    return parsed.last > today and not current
