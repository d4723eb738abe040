"""Fiscal years, which are two calendar years that follow each other or are named by the one that they end in."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.edtf import YEAR, Period, Point, interval
from monitor.figures.patterns import lazy
from monitor.figures.times.context import Context
from monitor.figures.times.parts import number, part_of

_FISCAL: Final = ("财政年度", "财年")
_UP_TO_MONTH = lazy(r"[（(]即?截[至止](20\d\d)年(\d{1,2})月")


def is_fiscal(period: Period) -> bool:
    """Whether it is written as two years that follow each other, of which a year has a part each."""
    start, end = period.start, period.end
    if period.unit is not YEAR or start is None or end is None:
        return False
    return end.year == start.year + 1


def is_named_before(text: str, position: int) -> bool:
    """Whether the words that end there name a fiscal year."""
    return text.endswith(_FISCAL, 0, position)


def fiscal_months(text: str, group: re.Match[str]) -> Period | None:
    """本财政年度首10个月(即截至2026年1月31日): known only where it is said up to when."""
    until = _UP_TO_MONTH.match(text, group.end())
    count = number(group["nm"])
    if until is None or not count or not 1 <= int(until[2]) <= 12:
        return None
    last = Point(int(until[1]), int(until[2]))
    return interval(last.shift(months=1 - count), last)


def of_fiscal_year(group: re.Match[str], context: Context) -> Period | None:
    """A quarter of the fiscal year that has been named, which may be over before the calendar's; None of any other."""
    if not (group["q"] or group["lq"]) or context.fiscal is None:
        return None
    fiscal = part_of(group, context.sentence_year or context.fiscal)
    told = context.paragraph.end if context.paragraph else None
    if "财" in group[0] or (told and told.year == context.fiscal):
        return fiscal
    again = context.tells_fiscal and fiscal is not None and fiscal.is_point and fiscal.end == context.quarter
    return fiscal if again else None
