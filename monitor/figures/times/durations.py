"""Durations: so many years, months or days up to now, from now on, or of what was named before."""

from __future__ import annotations

from typing import Final

from monitor.figures.edtf import DAY, YEAR, Period, Point, day_point, interval
from monitor.figures.patterns import lazy
from monitor.figures.times import words
from monitor.figures.times.context import Context
from monitor.figures.times.eras import PLANS
from monitor.figures.times.parts import number

# “十一五”主要目标是:
_AIMS_OF_PLAN = lazy(rf"[“‘「](?P<plan>{words.PLAN_NAME})[”’」][^。；;，,\n]{{0,20}}目标(?:是|为|如下)?[：:]")
_SET_BESIDE = lazy(r"[与同比较](?:[^。；;，,\d]{0,12})(?P<year>(?:19|20)\d\d)年[^。；;]{0,40}[，,][^。；;，,\d]{0,6}$")
_BESIDE_WITHIN: Final = 80
_PLAN_WITHIN: Final = 300
_WEEK: Final = 7
_DAYS: Final = {"天": 1, "日": 1, "周": _WEEK, "个星期": _WEEK, "星期": _WEEK}


class Durations:
    """When the durations of one text are."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        # The run of years of which the first so many were told of last, and those.
        self._run: Period | None = None
        self._first: Period | None = None

    def duration(self, start: int, end: int) -> Period | None:
        """近三年, 五年来, 未来5年, 过去24小时."""
        text = self.text[start:end]
        match = words.SPAN.match(text)
        count = number(match["n"]) if match else None
        if not match or not count or match["n"] == "多":
            return None
        unit = match["unit"]
        if unit == "季度" and text.startswith("过去的") and count in range(1, 5):
            return self._past_quarter(int(count))
        yearly = unit.endswith(("年", "年度"))
        if text[0] in "未今接往":
            return self._ahead(count, unit)
        if yearly and text[0] == "后":
            return self._last_years(int(count))
        if yearly and text[0].isnumeric() and (grown := self._grown_since(int(count), start)):
            return grown
        if yearly:
            between = self._years_between(count) if text.endswith("间") else None
            return between or self._up_to_told(count, text) or self._years_back(count, text, start)
        lasted = days_of(self.context.named) // _DAYS.get(unit, 10**6)
        if lasted and (
            lasted == count and unit == "天" if text[0] == "前" else text[0] == "这" and abs(lasted - count) < 2
        ):
            return self.context.named  # 10月1日-4日,…其中景区前4天接待…
        if text[0] == "前" and count == 1 and unit in ("日", "天"):
            return self._day_before()
        return self._week_before(text) or self._before_named(count, text, unit) or self._back_from(count, unit)

    def _week_before(self, text: str) -> Period | None:
        """上周升至93.6%,高于前一周的91.7%: the week before the one that was named last; None where none was."""
        named = self.context.named
        told = text == "前一周" and named is not None and named.unit is DAY
        return named.shift(days=-_WEEK) if told and named and days_of(named) in (_WEEK - 2, _WEEK) else None

    def _day_before(self) -> Period | None:
        """前一日: the day before the one that was named last, else before the publication."""
        named = self.context.named_day.end if self.context.named_day else None
        published = self.context.published
        day = named if named and named.day else day_point(published) if published else None
        return interval(day.shift(days=-1), day.shift(days=-1)) if day else None

    def _before_named(self, count: int, text: str, unit: str) -> Period | None:
        """截至9日,…。此前一周内,…: up to the day that was named last; None of what is not told of such a day."""
        named = self.context.named
        if not text.startswith(("此前", "之前")) or named is None or named.unit is not DAY or named.end is None:
            return None
        if count == 1 and unit.endswith(("周", "星期")) and days_of(named) == _WEEK:
            return named.shift(days=-_WEEK)  # 本周下跌2%,此前一周下跌6%
        return interval(_moved(named.end, -count, unit), named.end) if unit.endswith(("周", "星期", "天")) else None

    def _past_quarter(self, number: int) -> Period | None:
        """The quarter of that number that was over last: 刚过去的三季度."""
        published = self.context.published
        if not published:
            return None
        quarter = Point(published.year - (number > (published.month - 1) // 3), quarter=number)
        return interval(quarter, quarter)

    def _years_between(self, count: int) -> Period | None:
        """从2018年到2023年,五年间…: those between two years; up to one that is to come (2030年将达30亿,五年间增长三倍)."""
        named, this_year = self.context.named, self.context.this_year
        if named is None or named.unit is not YEAR or not (named.start and named.end and this_year):
            return None
        first, last = named.start.year, named.end.year
        if first == last > this_year:
            return interval(Point(last - count), Point(last))
        return named if last - first == count else None

    def _years_back(self, count: int, text: str, start: int) -> Period | None:
        named = self.context.named
        spell = self.context.spell
        if spell and spell.start and spell.end and spell.end.year - spell.start.year + 1 == count:
            named = spell
        elif count == 5 and text[0].isnumeric() and (plan := self._plan_named(start)):
            return plan
        if named and named.start and named.end and named.unit is YEAR:
            length = named.end.year - named.start.year + 1
            if length == count and count > 1:
                return interval(Point(named.start.year), Point(named.end.year))
            if text[0] == "前" and (length == 5 or named == self.context.governing) and count < length:
                self._run, self._first = named, interval(Point(named.start.year), Point(named.start.year + count - 1))
                return self._first
        if text[0] == "前" and self.context.year_before:
            last = self.context.year_before
            return interval(Point(last - count + 1), Point(last))
        year = self.context.whole_year
        this_year = self.context.this_year
        if text[0].isnumeric() and self.text[start - 1 : start] == "那":
            return None  # 那14年间 are not the last ones
        if year and this_year and year + self.context.in_report_season > this_year:
            # Nobody looks back from a time to come, though the paragraph names one (对2006－2020年作出部署。五年投入…).
            year = self.context.reported or (this_year - 1 if self.context.in_report_season else this_year)
        if count == 1 and not text.startswith("过去"):
            return self._back_from(count, "年")
        if year and (self.context.in_report_season or self.context.reported):
            return interval(Point(year - count + 1), Point(year))
        if this_year and count > 1 and self.context.at_year_end:
            return interval(Point(this_year - count + 1), Point(this_year))  # a report at the year's end
        return self._back_from(count, "年")

    def _up_to_told(self, count: int, text: str) -> Period | None:
        """The years up to the past one that the clause before is of: 2015年产值达到42亿元,五年年均增长9.3%."""
        told, this_year = self.context.governing, self.context.this_year
        if count == 1 or not text[0].isnumeric() or told is None or told.unit is not YEAR or told.start != told.end:
            return None
        if told.end is None or this_year is None:
            return None
        last = told.end.year
        reached = last < this_year or last > this_year >= last - count  # 到2015年,…;投资五年累计突破400亿元
        return interval(Point(last - count + 1), told.end) if reached else None

    def _grown_since(self, count: int, start: int) -> Period | None:
        """So many years since the one that something is set beside: 与2010年普查的33万人相比,十年共减少1.9万人."""
        beside = _SET_BESIDE.search(self.text, max(0, start - _BESIDE_WITHIN), start)
        if beside is None or self.context.this_year is None:
            return None
        first = int(beside["year"]) + 1
        return interval(Point(first), Point(first + count - 1)) if first + count - 1 <= self.context.this_year else None

    def _last_years(self, count: int) -> Period | None:
        """The last so many years of the run that the sentence told of: “九五”前三年…,后两年…"""
        told = self.context.governing
        run = self._run if self._run and told == self._first else told
        if run is None or run.unit is not YEAR or not (run.start and run.end):
            return None
        first = run.end.year - count + 1
        return interval(Point(first), Point(run.end.year)) if first > run.start.year else None

    def _plan_named(self, start: int) -> Period | None:
        """The years of the five-year plan whose aims are told: “十一五”主要目标是:…,5年累计完成投资400亿元."""
        names = list(_AIMS_OF_PLAN.finditer(self.text, max(0, start - _PLAN_WITHIN), start))
        first = PLANS.get(names[-1]["plan"]) if names else None
        return interval(Point(first), Point(first + 4)) if first else None

    def _back_from(self, count: int, unit: str) -> Period | None:
        published = self.context.published
        if not published:
            return None
        end = day_point(published)
        return interval(_moved(end, -count, unit), end)

    def _ahead(self, count: int, unit: str) -> Period | None:
        published = self.context.published
        if not published:
            return None
        start = day_point(published)
        return interval(start, _moved(start, count, unit))


def _moved(day: Point, count: int, unit: str) -> Point:
    if unit.endswith(("年", "年度")):
        return day.shift(years=count)
    if unit.endswith("月"):
        return day.shift(months=count)
    if unit.endswith("季度"):
        return day.shift(months=3 * count)
    if unit.endswith(("周", "星期")):
        return day.shift(days=7 * count)
    if unit.endswith(("小时", "分钟")):
        hours = count if unit.endswith("小时") else 0
        return day.shift(days=hours // 24)
    return day.shift(days=count)


def days_of(period: Period | None) -> int:
    """How many days a period is long; 0 where it is open or none."""
    return (period.end.last - period.start.first).days + 1 if period and period.start and period.end else 0
