"""What was said of time before: how an expression that leaves something out is completed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Final

from monitor.figures.edtf import DAY, MONTH, QUARTER, YEAR, Period, Point

_SLACK: Final = dt.timedelta(
    days=62
)  # a spell without a year may end so far ahead before it is taken for the year before's
_AHEAD: Final = dt.timedelta(
    days=130
)  # a month or a day may lie so far ahead: 11月 is nearer to August than the last one
_NEAR: Final = 10  # a day without a month that lies no more days ahead is to come; else it is last month's
_HISTORY: Final = 50  # years after which a year that a paragraph tells of is that of its months too
_LAST_MONTH: Final = 12
_SECOND_HALF: Final = 7  # the month in which it begins
_YEAR_ENDS: Final = 11  # from this month on a report looks back on the years
_REPORT_MONTHS: Final = 4  # up to April, articles report on the whole year before


@dataclass(slots=True)
class Context:
    """The publication date and the times named so far: in this sentence, in this paragraph, last of all."""

    published: dt.date | None
    reported: int | None = None
    governing: Period | None = None
    beside: bool = False  # whether what governs is only the one before that told of: 上一季度为20亿元
    named: Period | None = None
    named_day: Period | None = None
    holiday: Period | None = None
    spell: Period | None = None  # the last run of years named
    quarter: Point | None = None  # the last quarter named
    month: Point | None = None  # the last month named
    week: Period | None = None  # the days that 本周 was said to be
    last_week: Period | None = None  # the days that 上周 was said to be
    report: Period | None = None  # the time that 报告期 was last said to be
    told: int | None = None  # the last whole year named
    fiscal: int | None = None  # the last fiscal year named
    before: int | None = None  # the year that 上年 was last said of
    sentence_year: int | None = None
    paragraph: Period | None = None

    def new_sentence(self, *, paragraph: bool, part: bool = False) -> None:
        """Forget what holds within one sentence only, or within one paragraph only; `part` of the one before is of its year."""
        self.sentence_year = self.sentence_year if part else None
        self.governing = None
        if paragraph:
            self.paragraph = None

    def name(self, period: Period, *, dated: bool, aside: bool = False) -> None:
        """Remember a period; `dated` if the text names its year, `aside` if it is only the one before that told of."""
        self.named = self.governing = period
        unit, is_point = period.unit, period.is_point
        if unit is YEAR and not is_point and period.start and period.end:
            self.spell = period
        if unit is QUARTER and is_point and not aside:
            self.quarter = period.end
        if unit is MONTH and is_point and not aside:
            self.month = period.end
        if unit is DAY and is_point:
            self.named_day = period
        if dated:
            self.before = None
            self.sentence_year = (period.end or period.start or Point(1)).year
            self.paragraph = period
            if (is_point and unit is YEAR) or _ends_year(period):
                self.told = self.sentence_year

    @property
    def part_of_year(self) -> Period | None:
        """The month, the run of months or days or the quarter that was named last, if nothing else was since."""
        named = self.named
        if named is None:
            return None
        days = named.unit is DAY and not named.is_point and named.end is not None
        return named if days or named.unit in (MONTH, QUARTER) else None

    @property
    def tells_fiscal(self) -> bool:
        """Whether a fiscal year or a quarter of it was named last of all."""
        last = self.named.end if self.fiscal and self.named and self.named.is_point else None
        return last is not None and last.year == self.fiscal and last.unit in (YEAR, QUARTER)

    @property
    def last_quarter(self) -> Period | None:
        """The quarter that was named last, where no whole year has been told of."""
        return Period(self.quarter, self.quarter) if self.quarter and self.told is None else None

    @property
    def this_year(self) -> int | None:
        """The year of publication."""
        return self.published.year if self.published else None

    @property
    def in_report_season(self) -> bool:
        """Whether it was published in the months that look back on the year before."""
        return self.published is not None and self.published.month <= _REPORT_MONTHS

    @property
    def at_year_end(self) -> bool:
        """Whether it was published in the last months of a year, which look back on it and ahead to the next."""
        return self.published is not None and self.published.month >= _YEAR_ENDS

    @property
    def whole_year(self) -> int | None:
        """The year that 全年 and 年末 are said of."""
        if self.sentence_year:
            return self.sentence_year
        if self.paragraph and self.paragraph.unit is YEAR and self.paragraph.end:
            return self.paragraph.end.year
        if self.reported:
            return self.reported
        if self.this_year and (self.in_report_season or self.told == self.this_year - 1):
            return self.this_year - 1
        return self.this_year

    @property
    def year_before(self) -> int | None:
        """The year before the one that is spoken of (上年), which is the same where 上年 is said again."""
        if self.sentence_year:
            return self.sentence_year - 1
        here = self.governing
        if self.before and here and here.is_point and here.end and here.end.year == self.before:
            return self.before
        for period in (self.governing, self.paragraph):
            if period and (period.end or period.start):
                return (period.end or period.start or Point(1)).year - 1
        year = self.whole_year
        return year - 1 if year else None

    @property
    def likely_year(self) -> int | None:
        """The year that a date without one is in, unless it would lie too far ahead."""
        if self.sentence_year:
            return self.sentence_year
        before = self.paragraph
        if before and before.end:
            history = before.end.year < (self.this_year or 0) - _HISTORY  # 道光二十一年,黄河漫塌。六月底,…
            if history or before.unit is not YEAR:
                return before.end.year
        return self.this_year

    def is_too_late(self, period: Period) -> bool:
        """Whether the text cannot mean a date so far after its publication as one that has been."""
        if self.sentence_year or not self.published or not period.last:
            return False
        if period.is_point and period.unit is QUARTER and period.first and period.first <= self.published:
            return False
        if period.start and period.start.month == _SECOND_HALF and period.first and period.first <= self.published:
            return False  # 下半年, told in August
        told = self.governing
        if told and told.is_point and told.unit is YEAR and told.last == period.last.replace(month=12, day=31):
            return False  # 预计全年增长4.8%,四季度升至5.1%
        slack = _AHEAD if period.is_point and period.unit in (MONTH, DAY) else _SLACK
        return period.last.year == self.published.year and period.last > self.published + slack

    def is_ahead(self) -> bool:
        """Whether the time named last ends after the publication."""
        last = self.named.last if self.named else None
        return last is not None and self.published is not None and last > self.published

    def goes_on_to(self, period: Period) -> bool:
        """Whether the sentence has told of a time to come that it follows: 下季度将上涨2.1%,第四季度…"""
        told = self.governing
        if told is None or not (told.first and told.last and period.first and self.published):
            return False
        if told.first == period.first and period.last and told.last >= self.published:
            return told.last < period.last  # 力争一季度…、上半年…
        return told.first > self.published and told.last < period.first

    def day_of_month(self, day: int, *, future: bool) -> Point | None:
        """The day in the month that is spoken of, else in the latest month that it can be in."""
        named = self.governing or self.paragraph
        last = named.end if named else None
        if last and last.month and last.day:
            return _valid(last.year, last.month, day)
        if not self.published:
            return None
        here = self.published
        if day > here.day + _NEAR and not future:
            here = here.replace(day=1) - dt.timedelta(days=1)
        return _valid(here.year, here.month, day)


def _ends_year(period: Period) -> bool:
    """Whether it is the end of a year, of which a text tells that tells of the year: 2021年末, 截至2021年底."""
    if period.end is None or period.end.month != _LAST_MONTH or period.end.day:
        return False
    return period.start is None or period.is_point


def _valid(year: int, month: int, day: int) -> Point | None:
    try:
        return Point(year, month, day)
    except ValueError:
        return None
