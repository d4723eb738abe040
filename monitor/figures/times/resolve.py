"""From a time as written to its period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Final

from monitor.figures.edtf import Period, Point, day_point, interval, one_day, point, points
from monitor.figures.patterns import lazy
from monitor.figures.times import words
from monitor.figures.times.context import Context
from monitor.figures.times.dates import Dates
from monitor.figures.times.durations import Durations, days_of
from monitor.figures.times.eras import Eras
from monitor.figures.times.holidays import holiday_of, whole_of
from monitor.figures.times.parts import number, year_number
from monitor.figures.times.tense import is_future
from monitor.wordlists import word_tuple

_REPORT_WITHIN: Final = 600
# What firms tell of 本季, which is no season then.
_OF_QUARTER: Final = word_tuple("营收 营业 毛利 净利 营益 获利 盈利 业绩 每股 财测 合并营收 税后 资本支出")
_WILL: Final = frozenset("将拟")
_WILL_ON = lazy(r"(?:将|拟|定)[于在]?$")
# ”8月21日,: when somebody said what is quoted before, of so many characters at most.
_SAID_ON = lazy(r"\s?(?P<month>\d{1,2})月(?P<day>\d{1,2})日[，,]")
_WEEK_WITHIN: Final = 120
_FORECAST_WITHIN: Final = 150
_SAID_WITHIN: Final = 200
_FEW: Final = 12  # years that one run is of at most: 2023-2025财年
_THEN: Final = frozenset(("当时", "彼时", "其时"))
_DAY_SHIFTS: Final = {"今": 0, "即": 0, "昨": -1, "前": -2, "明": 1, "后": 2}


class Resolver:
    """Resolves the times of one text in their order, remembering what each leaves for the next."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        eras = Eras(text, context)
        self._by_kind: dict[str, Callable[[int, int], Period | None]] = {
            "cal": Dates(text, context).date,
            "iso": self.iso,
            "code": self.code,
            "years": self.split_years,
            "plan": eras.plan,
            "span": Durations(text, context).duration,
            "holiday": self.holiday,
            "now": self.now,
            "decade": eras.decade,
            "era": eras.era,
            "bareday": self.bare_day,
            "dayword": self.day_word,
            "week": self.week,
            "quarter": self.quarter,
            "back": self.back,
            "report": self.report,
        }

    def resolve(self, kind: str, start: int, end: int) -> Period | None:
        """The period of the expression there; None where it has none or the calendar has no such date."""
        method = self._by_kind.get(kind)
        try:
            return method(start, end) if method else None
        except (ValueError, OverflowError):
            return None

    def iso(self, start: int, _end: int) -> Period | None:
        """2022-07-25, 2022.7.25, 2022/7/25."""
        match = words.ISO.match(self.text, start)
        return point(*(int(match[name]) for name in ("iy", "im", "id"))) if match else None

    def code(self, start: int, end: int) -> Period | None:
        """24H1, 2024Q3, 24H1末."""
        match = words.CODE.match(self.text, start)
        if not match:
            return None
        year = 2000 + int(match["year"] or match["lyear"]) % 100
        if nth := match["quarter"] or match["lquarter"]:
            quarter = Point(year, quarter=int(nth))
            return interval(quarter, quarter) if end == match.end() else point(year, 3 * int(nth))
        last = 6 * int(match["half"] or match["lhalf"])
        if end > match.end():
            return point(year, last)
        return interval(Point(year, last - 5), Point(year, last))

    def split_years(self, start: int, _end: int) -> Period | None:
        """2022/23赛季: from the year that it begins in to the one that it ends in."""
        match = words.SEASON.match(self.text, start)
        if not match:
            return self._row_of_years(start)
        written = (match["first"] or match["cn"], match["last"] or match["cn_last"])
        first, last = (year_number(year) + (2000 if len(year) == 2 else 0) for year in written)
        return interval(Point(first), Point(last)) if first < last < first + _FEW else None

    def _row_of_years(self, start: int) -> Period | None:
        """25/26/27年: the years one by one."""
        match = words.ROW_OF_YEARS.match(self.text, start)
        if not match:
            run = words.SHORT_RUN.match(self.text, start)  # 24-26年
            return interval(Point(2000 + int(run["first"])), Point(2000 + int(run["last"]))) if run else None
        return points(
            tuple(
                Point(2000 + int(year.rstrip()[-2:])) for year in match[0].rstrip(" 年度").replace("／", "/").split("/")
            )
        )

    def now(self, _start: int, _end: int) -> Period | None:
        """目前: up to the publication date."""
        published = self.context.published
        return interval(None, day_point(published)) if published else None

    # --- days and weeks ------------------------------------------------------------------------------------------

    def bare_day(self, start: int, end: int) -> Period | None:
        """25日, 二十五日, 1—3日, 20号到24号."""
        days = [number(day.rstrip(" 日号")) or 0 for day in words.DAYS.split(self.text[start:end])]
        future = is_future(self.text, start, end)
        first, last = (self.context.day_of_month(day, future=future) for day in (days[0], days[-1]))
        return interval(first, last) if first and last and days[0] <= days[-1] else None

    def day_word(self, start: int, end: int) -> Period | None:
        """昨日, 当天, 次日, 此前一天."""
        word = self.text[start:end]
        named = self.context.named_day.end if self.context.named_day else None
        if word[0] in "当同次翌隔第这那此":
            if not named:
                return None
            return one_day(named.first + dt.timedelta(days=(word[0] in "次翌隔第") - (word[0] == "此")))
        published = self._spoken(end) or self.context.published
        if published and word[2:3] == "两":  # 今明两天
            first = day_point(published + dt.timedelta(days=_DAY_SHIFTS[word[0]]))
            return interval(first, first.shift(days=1))
        return one_day(published + dt.timedelta(days=_DAY_SHIFTS[word[0]])) if published else None

    def _spoken(self, end: int) -> dt.date | None:
        """The day on which somebody said what the 今天 there is quoted of: “今天又涨了3元。”8月21日,…"""
        published = self.context.published
        close = self.text.find("”", end, end + _SAID_WITHIN) if published else -1
        said = _SAID_ON.match(self.text, close + 1) if close >= 0 else None
        if published is None or said is None or "“" in self.text[end:close]:
            return None
        day = dt.date(published.year, int(said["month"]), int(said["day"]))
        return day if day <= published else day.replace(year=published.year - 1)

    def week(self, start: int, end: int) -> Period | None:
        """上周, 本周五, 周五."""
        match = words.WEEK.match(self.text, start, end)
        published = self.context.published
        if not match or not published:
            return None
        which, day = match["which"], match["day"]
        stated = self.context.week
        if stated and not day and which in ("本", "这"):
            return stated
        if not day and which == "上" and (last := self.context.last_week or (stated and stated.shift(days=-7))):
            return last
        of_stated = stated.first if stated and day and not which else None  # 本周(10月20日至24日)…,周五…
        today = of_stated or published
        monday = today - dt.timedelta(days=today.weekday())
        monday += dt.timedelta(weeks={"上上": -2, "上": -1, "下": 1}.get(which or "", 0))
        if day == "末":
            return interval(day_point(monday + dt.timedelta(5)), day_point(monday + dt.timedelta(6)))
        if not day:
            return interval(day_point(monday), day_point(monday + dt.timedelta(6)))
        found = monday + dt.timedelta("一二三四五六日天".index(day) - (day == "天"))
        if of_stated:
            return one_day(found)
        if not which and (on := self._weeks_on(start)) is not None:
            return one_day(found + dt.timedelta(weeks=on))
        if not which and self._comes(start, end):
            found += dt.timedelta(7 if found < published else 0)
        elif not which and found > published:
            found -= dt.timedelta(7)
        return one_day(found)

    def _weeks_on(self, start: int) -> int | None:
        """How many weeks on the week is of which the sentence tells before it names the day: 下周将有6000亿元到期,其中周五…"""
        said = self.text[max(0, start - _WEEK_WITHIN) : start].rpartition("。")[2]
        return 1 if "下周" in said else 0 if "本周" in said else None

    def _comes(self, start: int, end: int) -> bool:
        """Whether what happens on a day of the week is still to come: 将于周五发射, 周五将公布."""
        if self.text[end : end + 1] in _WILL or _WILL_ON.search(self.text, max(0, start - 3), start):
            return True
        return "天气预报" in self.text[max(0, start - _FORECAST_WITHIN) : start]

    def quarter(self, start: int, end: int) -> Period | None:
        """本季, 本季度, 上季度, 前一季度: the quarter that was told of, else that of the publication date; the one before it."""
        here, published = self.context.quarter, self.context.published
        whole = end - start > 2 or self.text[start] == "上" or self.text.startswith("展望", start - 2)
        whole = whole or self.text.startswith(_OF_QUARTER, end)
        if self.text.startswith("当前", start):
            here = None  # what is to come out is of the quarter that runs
        if here is None and published and self.text[start] in "本这上下前当" and whole:
            here = Point(published.year, quarter=(published.month + 2) // 3)
        if here is None:
            return None
        found = here.shift(months={"上": -3, "前": -3, "下": 3}.get(self.text[start], 0))
        if self.text[end - 1] != "末":
            return interval(found, found)
        return None if self.context.fiscal else point(found.year, found.last.month)  # 上季末

    def back(self, start: int, end: int) -> Period | None:
        """彼时, 同期: the time named before; 假日期间: the holiday; 截至当时: up to it; 截至收盘: its day; 月末: its last month."""
        context = self.context
        word = self.text[start:end]
        if word.startswith(("假期", "假日", "长假", "小长假", "黄金周")):
            return _nth_day(context.holiday, word)
        if word.startswith("节"):
            return context.holiday or context.named
        if word == "全天":
            day, year = context.named_day, context.sentence_year
            other = day and day.end and year and day.end.year != year
            return context.governing if other else day  # 2019年双11全天, told of that of 2020
        if word.endswith("收盘"):
            return context.named_day or context.governing
        if (word.endswith("报告期末") or word in _THEN) and context.is_ahead():
            return None
        if word == "月末":
            named = context.named.end if context.named else None
            return point(named.year, named.month) if named and named.month else None
        if word.startswith("截至") and context.named:
            return interval(None, context.named.end or context.named.start)
        if word == "当时" and context.named and context.named.start is None:
            return context.named_day if context.named_day and context.named_day.start else None
        if word in _THEN and context.named and context.named.end is None:
            return interval(context.named.start, context.named.start)  # 2019年开始养牛,当时有20头
        return context.named

    def report(self, start: int, _end: int) -> Period | None:
        """报告期内: the time that the last report named before it is on."""
        found = list(words.REPORT.finditer(self.text, max(0, start - _REPORT_WITHIN), start))
        if not found:
            return None
        year, last = int(found[-1]["year"]), found[-1]
        if last["quarter"]:
            quarter = Point(year, quarter=number(last["quarter"]))
            self.context.report = interval(quarter, quarter)
        else:
            months = 6 if last["half"] else 9 if last["three"] else 0
            self.context.report = interval(Point(year, 1), Point(year, months)) if months else point(year)
        return self.context.report

    def holiday(self, start: int, end: int, year: int | None = None) -> Period | None:
        """A named holiday's days: the days off, or the feast itself where there are none."""
        match = words.HOLIDAY.search(self.text, start, end)
        published = self.context.published
        if not match or self.text[start:end].endswith("前夕"):
            return None
        if year is None and published:
            year = self.context.sentence_year or published.year
            found = holiday_of(match[0], year)
            late = published + dt.timedelta(days=62)
            if found and found.first and found.first > late and not is_future(self.text, start, end):
                year -= 1
        period = holiday_of(match[0], year, day_only=self.text[start:end].endswith("当天")) if year else None
        if period and year and (beside := words.HOLIDAY.match(self.text, match.end(), end)):
            second = holiday_of(beside[0], year)  # 国庆中秋8天假期
            period = whole_of(period, second) or second if second else period
        known = self.context.holiday
        if not (known and period and self.text[start - 1 : start] in "、和" and days_of(known) > days_of(period)):
            self.context.holiday = period or known  # of 国庆、中秋长假 a later 长假 is the longer
        return _nth_day(period, self.text[start:end])


def _nth_day(holiday: Period | None, written: str) -> Period | None:
    """The day of a holiday that 首日, 第三天 or 最后一天 names; the holiday where none does."""
    nth = words.NTH.search(written)
    if nth is None or holiday is None or holiday.first is None or holiday.last is None:
        return holiday
    if nth[0] in ("最后一天", "末日"):
        return one_day(holiday.last)
    day = holiday.first + dt.timedelta(days=0 if nth[0] == "首日" else (number(nth[0][1:-1]) or 1) - 1)
    return one_day(day) if day <= holiday.last else None
