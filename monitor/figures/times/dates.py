"""Dates of the calendar: a year, a part of one, or both, and what is left out of them completed."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.edtf import DAY, MONTH, QUARTER, YEAR, Period, Point, interval, point, points
from monitor.figures.numbers import fold
from monitor.figures.patterns import lazy
from monitor.figures.sections import Sections
from monitor.figures.times import words
from monitor.figures.times.context import Context
from monitor.figures.times.fiscal import fiscal_months, is_fiscal, is_named_before, of_fiscal_year
from monitor.figures.times.months import Months
from monitor.figures.times.parts import SEASONS, month_of, part_of, year_number
from monitor.figures.times.tense import (
    comes_again,
    is_future,
    is_over,
    is_promised,
    is_set_out,
    tells_aims,
    tells_later_quarter,
)

# Characters of a year with 年, and of one before its holiday: 2021年, 2021春节.
_WHOLE_YEAR: Final = (4, 5)
# The commonest words for one year, with nothing else.
_YEAR_NAMES: Final = frozenset(("一年前", "今年", "去年", "前年", "明年", "上年", "本年", "当年", "同年"))
_SHIFTS: Final = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "来年": 1}
_RAN_TO_END = lazy(r"的[^。；;\n]{1,20}[至到]年[末底]的")
_CAME_TO = lazy(r"的(?:不足|不到|约|近)?[\d.]")
# The last month in which 年末 without a year is still that of the year before, which statistics tell of.
_STATISTICS_OUT: Final = 9
_LAST_MONTH_OF_YEAR: Final = 12
_REPORT_MONTHS_END: Final = 3
_LONG_OVER: Final = 2  # years
# Days that a spell up to the day of publication spans if it is of a year.
_YEAR_BACK: Final = 360


class Dates:
    """The dates of one text."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self._months = Months(text, context)
        self._sections: Sections | None = None  # found where they are first asked for

    def date(self, start: int, end: int) -> Period | None:
        """A year, a part of one, or both."""
        if end - start in _WHOLE_YEAR and self.text[start : start + 4].isdecimal():
            return point(int(self.text[start : start + 4]))
        if self.text[start + 2 : end] in ("年", "年度") and self.text[start : start + 2].isdecimal():
            return point(_short_year(self.text[start : start + 2]))  # 比94年
        written = self.text[start:end]
        if written in _YEAR_NAMES:
            year = self.context.year_before if written == "一年前" else self._year_word(written)
            return point(year) if year else None
        month = "月" in written[1:3]  # and no year before it: 3月, 11月17日
        if month and (match := words.PART.match(self.text, start, end)) and match.end() == end:
            return self._part(match, 0)
        match = words.CALENDAR.match(self.text, start, end)
        if not match or match.end() != end:
            return self._season(written)
        part = (match.lastindex or 0) > words.YEAR_GROUPS
        if match["y1"]:
            return self._years(match)
        year = self._year(match)
        if year is None or (year == 0 and not part):
            return None
        if not part:
            return interval(Point(year), Point(year + 1)) if match["yword"] == "今明两年" else point(year)
        return self._part(match, year)

    def _years(self, group: re.Match[str]) -> Period:
        first, last = (Point(year_number(group[name])) for name in ("y1", "y2"))
        between = (Point(year_number(year)) for year in group["yrow"].split("、")[1:])  # 2019、2020和2021年
        return points((first, *between, last)) if group["ysep"] in ("、", "和", "与", "及") else interval(first, last)

    def _year(self, group: re.Match[str]) -> int | None:
        """The year; 0 where none is written; None where it is but cannot be known."""
        if group["y"]:
            return year_number(group["y"])
        if group["yy"]:
            return _short_year(group["yy"])
        word = group["yword"]
        return self._year_word(word) if word else 0

    def _year_word(self, word: str) -> int | None:
        context = self.context
        if word == "今明两年":
            return context.this_year
        if word[0] == "本" and (told := context.sentence_year or context.reported):
            return told  # 2022年本年收入合计
        if word in _SHIFTS:
            return context.this_year + _SHIFTS[word] if context.this_year else None
        if word[0] in "上前":
            context.before = context.year_before
            return context.before
        if word[0] == "新":
            return self._year_begun()
        named = (context.named.end or context.named.start) if context.named else None
        if word[0] in "次翌第":
            ahead = word[0] == "第" and named and context.published and named.year >= context.published.year
            return named.year + 1 if named and not ahead else None  # 去年…;他刚开始只养5头,第二年…
        if named is None:
            return context.this_year if word == "这一年" else None
        return named.year

    def _year_begun(self) -> int | None:
        """The year that 新的一年 is, told when it has just begun or is about to; None at any other time."""
        here = self.context.published
        if here is None or _REPORT_MONTHS_END < here.month < _LAST_MONTH_OF_YEAR:
            return None
        return here.year + (here.month == _LAST_MONTH_OF_YEAR)

    def _part(self, group: re.Match[str], year: int) -> Period | None:
        """The part of a year, which is 0 where none is written."""
        month = group["m"]
        if month and month[0] in "本上下当同次这":
            told = self._months.month_word(group, month)
            if month != "同月" or not year or told is None or told.end is None:
                return told
            return told.shift(years=year - told.end.year)  # 比上年同月高
        if group["nm"] and not year and is_named_before(self.text, group.start()):
            return fiscal_months(self.text, group)
        if group["full"] and not year and (run := self.context.governing) and is_fiscal(run):
            return run  # 二零二零/二一年度住宅物业全年差饷
        if not year and (group["full"] or group["yedge"] or group["within"]):
            year = self._year_of_part(group) or 0
        return part_of(group, year) if year else self._completed(group)

    def _completed(self, group: re.Match[str]) -> Period | None:
        """The part of the year that a date without one is in."""
        year = self.context.likely_year
        if year is None:
            return None
        if self.context.fiscal:
            if fiscal := of_fiscal_year(group, self.context):
                return fiscal
            year = self.context.this_year or year if year == self.context.fiscal else year
        part = part_of(group, year)
        if part and (told := self._looked_back_on(part, group)):
            return part_of(group, told)
        if part and self._rolls_over(part):
            return part_of(group, year + 1)
        if part and self._within_run(part):
            return part_of(group, year - 1)
        if part and self._is_next(part, group):
            return part_of(group, year + 1)
        if part and self._runs_in_a_row(part, group):
            return part_of(group, year - 1)
        if part and self.context.is_too_late(part) and not self.context.goes_on_to(part):
            return part if is_future(self.text, *group.span()) else part_of(group, year - 1)
        return part

    def _looked_back_on(self, part: Period, group: re.Match[str]) -> int | None:
        """The year, long over, of which the paragraph tells, of a day that this year has still to come: 1998年长江发生大洪水。…7月6日,…"""
        told, here = self.context.told, self.context.published
        if told is None or here is None or self.context.sentence_year or self.context.paragraph is None:
            return None
        if part.unit is not DAY or part.first is None or part.first <= here or is_future(self.text, *group.span()):
            return None
        return told if told <= here.year - _LONG_OVER else None

    def _within_run(self, part: Period) -> bool:
        """Whether it would lie after the run of days that the sentence tells of, which began the year before: 2022年12月9日以来,12月22日."""
        run, first = self.context.governing, part.first
        if run is None or run.is_point or not (run.first and run.last and first) or not self.context.sentence_year:
            return False
        return first > run.last == self.context.published and run.first <= first.replace(year=first.year - 1)

    def _runs_in_a_row(self, part: Period, group: re.Match[str]) -> bool:
        """Whether a quarter that is not over begins a row of quarters that are, told in February: 一季度增长5.3%，二季度增长4.7%."""
        here = self.context.published
        if here is None or self.context.sentence_year or part.unit is not QUARTER or not part.last:
            return False
        return part.last > here and tells_later_quarter(self.text, group.end())

    def _is_next(self, part: Period, group: re.Match[str]) -> bool:
        """Whether a first month that is long over is to come again, told late in the year: 1月底还将有3次降雪."""
        here = self.context.published
        if here is None or not self.context.at_year_end or self.context.sentence_year or not (part.last and part.first):
            return False
        early = part.first.month <= _REPORT_MONTHS_END and part.last.month <= 6 and part.first.year == here.year
        return early and part.unit is not YEAR and comes_again(self.text, group.end())

    def _rolls_over(self, part: Period) -> bool:
        """Whether it follows a later day of the year before: 2022年12月23日…, 3月2日…"""
        context = self.context
        last = context.governing
        if not (context.sentence_year and context.published and last and last.first and part.first and part.last):
            return False
        if last.unit not in (DAY, MONTH) or not last.is_point or (last.first - part.last).days < 150:
            return False
        return part.shift(years=1).last <= context.published  # type: ignore[operator]  # it has a last day

    def _year_of_part(self, group: re.Match[str]) -> int | None:
        """The year of a 全年, a 年末 or a 年内 that names none."""
        start, end = group.span()
        if group["full"] and (began := self._began_last_year()):
            return began
        if group["full"] and self.context.tells_fiscal and not self.context.sentence_year:
            return self.context.fiscal
        future = is_future(self.text, start, end) and not (
            group["yedge"] and (self._looks_back(start) or self._came_to(group))
        )
        if group["within"]:
            told = None if future else self.context.sentence_year or self.context.reported or self._year_told()
            return told or self.context.this_year
        if group["full"] and not future and self.context.in_report_season:
            future = is_promised(self.text, end)
            future = future or self._planned(start) or is_set_out(self.text, start)
        if group["full"] and future and self._looks_back_on() and not tells_aims(self.text, end):
            future = False
        return self._whole(group, future)

    def _whole(self, group: re.Match[str], future: bool) -> int | None:
        context = self.context
        here = context.governing
        if group["yedge"] == "初" and here and here.is_point and here.unit is YEAR and here.end:
            return here.end.year  # 均价全年跌去四成,由年初的112美元…
        if group["yedge"] == "初" and context.in_report_season and _RAN_TO_END.match(self.text, group.end()):
            return context.whole_year  # 由年初的51万元回落至年末的10万元, told in January
        if context.sentence_year is None and (future or (group["yedge"] == "初" and not context.reported)):
            return context.this_year
        year, published = context.whole_year, context.published
        if group["full"] and (ended := self._ended()):
            return ended
        if group["full"] and published and year == published.year and not context.sentence_year:
            return year - 1 if published.month <= _STATISTICS_OUT and is_over(self.text, group.end()) else year
        if group["yedge"] == "末" and published and year == published.year and published.month <= _STATISTICS_OUT:
            return year if context.sentence_year else year - 1  # 年末全市常住人口…, told in June
        return year

    def _ended(self) -> int | None:
        """The year before that of publication, whose end the sentence has told of: 年末人口412万人;全年出生2.3万人."""
        told, this_year = self.context.governing, self.context.this_year
        if told is None or this_year is None or told.unit is not MONTH or told.end is None:
            return None
        return told.end.year if told.is_point and told.end == Point(this_year - 1, 12) else None

    def _year_told(self) -> int | None:
        """The year before that of publication, where it was named last: 全年…。年内新增用户3498户."""
        named = self.context.named
        if named is None or named.end is None or not named.is_point or named.unit is not YEAR:
            return None
        return named.end.year if named.end.year + 1 == self.context.this_year else None

    def _planned(self, start: int) -> bool:
        """Whether a 全年 stands in a part of a report that tells what is to be done, by its heading."""
        if self._sections is None:
            self._sections = Sections(fold(self.text), self.context.published)
        return self._sections.plan_at(start)

    def _came_to(self, group: re.Match[str]) -> bool:
        """Whether a 年末 is that of the year that is over, to which something came: 由年初的51万元回落至年末的10万元."""
        if not self.context.in_report_season or group["yedge"] != "末":
            return False
        return _CAME_TO.match(self.text, group.end()) is not None

    def _looks_back(self, start: int) -> bool:
        """Whether 到年末 ends the year that the paragraph has told of, which is over."""
        told, this_year = self.context.paragraph, self.context.this_year
        if told is None or told.end is None or this_year is None or told.unit is not YEAR:
            return False
        return told.end.year < this_year and self.text[start - 1 : start] in ("到", "至")

    def _began_last_year(self) -> int | None:
        """The year before, early in this one, where the sentence tells of what has been since then: 2004年下半年以来,…全年均价…"""
        here, told = self.context.published, self.context.governing
        if here is None or here.month > 2 or told is None or told.first is None or told.last != here:
            return None
        return here.year - 1 if told.first.year == here.year - 1 else None

    def _looks_back_on(self) -> bool:
        """Whether 预计全年, told in the first two months, is of the year before, which was named last."""
        here, named = self.context.published, self.context.named
        if here is None or here.month > 2 or named is None or named.end is None:
            return False
        if named.first and named.last == here and (here - named.first).days >= _YEAR_BACK:
            return True  # 一年来
        return named.end.year == here.year - 1

    def _season(self, text: str) -> Period | None:
        """今春, 去冬, 今冬明春."""
        year = self.context.this_year
        season = text[1:] if text[1:] in SEASONS else text[1]
        if not year or len(text) > 4 or season not in SEASONS:
            return None
        year += {"今": 0, "去": -1, "明": 1}.get(text[0], 0)
        first, last = SEASONS[season]
        if len(text) == 4:
            last = 17
        return interval(month_of(year, first), month_of(year, last))


def _short_year(written: str) -> int:
    """The year that two digits name: 94, 08."""
    short = int(written)
    return short + (1900 if short >= 50 else 2000)
