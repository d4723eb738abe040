"""Periods that are not those of their figures, as the words around them show: of what time these are."""

from __future__ import annotations

import datetime as dt

from monitor.articles import Role
from monitor.figures import edtf
from monitor.figures.patterns import lazy
from monitor.series.periods.reaches import PARTS, length_of
from monitor.series.points import Reach, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_CHANGE, _MONTH, _YEAR = Role.CHANGE, Reach.MONTH, Reach.YEAR
_ONE_DAY = dt.timedelta(days=1)
YEAR_END, _DECEMBER = lazy(r"年[末底]"), lazy(r"年[末底]|12月|十二月|当月|同比")
_SAYS_YEAR = lazy(r"[今去上前明本]年|[12]\d{3}年")
_BARE_YEAR_END = lazy(r"(?:截?[至止])?年[末底](?![前将])(?:(?!将|预计|力争|计划|目标|确保|争取|要).)*")
# 到2023年底，林业总产值486亿元: what came in over the year that ends so.
_MADE, _BY_YEAR_END = lazy(r"(?:产值|增加值|产量|生产总值)$"), lazy(r"(?:[到至]|截至)(?:20\d\d|去|上)年[末底]")


def whole_month(when: edtf.Period) -> str | None:
    """The month that days from its first to its last are; None for any other period."""
    first, last = when.first, when.last
    is_whole = first and last and first.day == 1 and (first.year, first.month) == (last.year, last.month)
    ends = is_whole and last and (last + _ONE_DAY).day == 1 and not when.is_point
    return f"{first.year:04}-{first.month:02}" if ends and first else None


def is_quarter_of(when: edtf.Period, over: edtf.Period, point: SourcePoint) -> bool:
    """Whether a quarter that a row of all four tells of is of the year that its passage is on, as read of the one after it."""
    told = length_of(point.figure.period) is Reach.QUARTER and length_of(point.backdrop) is _YEAR
    after = told and when.first is not None and over.first is not None and when.first.year == over.first.year + 1
    return after and _SAYS_YEAR.search(point.lead) is None


def is_strayed_year_end(point: SourcePoint, when: edtf.Period) -> bool:
    """Whether a change has its December from another clause's 年末: it is the whole year's."""
    if point.figure.role is not _CHANGE or length_of(point.figure.period) is not _MONTH or when.last is None:
        return False
    *before, clause = PARTS.split(point.lead)
    return when.last.month == 12 and not _DECEMBER.search(clause) and any(YEAR_END.search(one) for one in before)


def is_made_by_year_end(point: SourcePoint, when: edtf.Period) -> bool:
    """Whether a value that comes in over a year is told as of its end: 到2023年底，产值486亿元."""
    if length_of(point.figure.period) is not _MONTH or when.last is None or when.last.month != 12:
        return False
    return _MADE.search(point.figure.indicator) is not None and _BY_YEAR_END.search(point.lead) is not None


def is_last_december(point: SourcePoint, when: edtf.Period) -> bool:
    """Whether a level's 年末 is to come as read: what there was at a year's end was there at the last one's."""
    starts, published = when.first or when.last, point.published
    is_ahead = starts is not None and published is not None and starts > published and when.last is not None
    return is_ahead and _BARE_YEAR_END.fullmatch(point.lead.lstrip()) is not None


def is_year_up_to(when: edtf.Period, point: SourcePoint) -> bool:
    """Whether a period is the year up to the article's day (一年来), which a yearly report says of the calendar's."""
    first, last = when.first, when.last
    return first is not None and last is not None and last == point.published and 360 <= (last - first).days <= 370
