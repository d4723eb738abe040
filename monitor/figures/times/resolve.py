"""From a time as written to its period."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from monitor.figures.edtf import Period, Point, Unit, day_point, interval, one_day, point, points
from monitor.figures.numbers import fold
from monitor.figures.patterns import lazy
from monitor.figures.sections import Sections
from monitor.figures.times import words
from monitor.figures.times.context import Context
from monitor.figures.times.holidays import holiday_of
from monitor.figures.times.parts import SEASONS, in_month, month_of, number, part_of, year_number

_FUTURE = lazy(
    r"(?:实现|完成|将|预计|预期|计划|拟|力争|争取|目标|有望|明确|要在|不迟于)[^，,。；;！？\n]*$|(?:到|至|到今|于今)$"
)
_TO_COME = lazy(
    r"前[^，,。；;]{0,6}?(?:可|全部|完成|建成|实现)|前?[，,]?[^，,。；;]{0,8}?(?:将|确保|要(?!求)|预计|预期|计划|拟|力争|争取(?!到)|有望|目标|任务)"
)
# 1月底还将有3次降雪, told in December.
_COMES = lazy(
    r"前[^，,。；;]{0,6}?(?:完成|建成|实现)|[，,]?[^至到，,。；;—-]{0,8}?(?:[还仍]将|将[有再会]|将出现|预计|有望)"
)
# The first years of the five-year plans.
PLANS = {
    "一五": 1953,
    "二五": 1958,
    "三五": 1966,
    "四五": 1971,
    "五五": 1976,
    "六五": 1981,
    "七五": 1986,
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
# The commonest words for one year, with nothing else.
_YEAR_NAMES = frozenset(("一年前", "今年", "去年", "前年", "明年", "上年", "本年", "当年", "同年"))
_SHIFTS = {"今年": 0, "本年": 0, "本年度": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "来年": 1}
_REPORT_WITHIN = 600
# The last month in which 年末 without a year is still that of the year before, which statistics tell of.
_STATISTICS_OUT = 9
_LAST_MONTH_OF_YEAR = 12
_REPORT_MONTHS_END = 3
_YEAR_ENDS = 11  # from this month on a report looks back on the years
# Days that a spell up to the day of publication spans if it is of a year.
_YEAR_BACK = 360
# 全年扩种大豆3万亩,…确保…: the year that is beginning.
_PROMISES = lazy(r"(?:(?!同比|比上年|[已了。！？\n]).){0,80}?(?:确保|力争)(?!了)")
# 全年完成投资8.4亿元,比上年增长11%: a year that is over, told in May.
_HELD_UP = lazy(
    r"(?:(?!预计|将|力争|确保|计划|[。！？\n]).){0,60}?[比较](?:上年|20\d\d年)(?:同期)?(?:[增下上提降减回净]|[多少]增)"
)
_PARTS_OF_MONTH = ("d1", "d", "ten", "fort", "medge")
_FISCAL = ("财政年度", "财年")
_UP_TO_MONTH = lazy(r"[（(]即?截[至止](20\d\d)年(\d{1,2})月")
_LAST_MONTH = frozenset(("上月", "上个月"))
_DAY_SHIFTS = {"今": 0, "即": 0, "昨": -1, "前": -2, "明": 1, "后": 2}


class Resolver:
    """Resolves the times of one text in their order, remembering what each leaves for the next."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self._told: Point | None = None  # the month that 本月 was said of
        self._sections: Sections | None = None  # found where they are first asked for
        self._beside = False  # a 上月 has been named before any 本月 was told of
        self._left: Point | None = None  # the month that 由上月… last set out from
        self._by_kind: dict[str, Callable[[int, int], Period | None]] = {
            "cal": self.calendar,
            "iso": self.iso,
            "code": self.code,
            "years": self.split_years,
            "plan": self.plan,
            "span": self.span,
            "holiday": self.holiday,
            "now": self.now,
            "decade": self.decade,
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

    def future(self, start: int, end: int) -> bool:
        """Whether the words around say that it is still to come."""
        return bool(_FUTURE.search(self.text[max(0, start - 8) : start]) or _TO_COME.match(self.text, end))

    def iso(self, start: int, _end: int) -> Period | None:
        """2022-07-25, 2022.7.25, 2022/7/25."""
        match = words.ISO.match(self.text, start)
        return point(*(int(match[name]) for name in ("iy", "im", "id"))) if match else None

    def code(self, start: int, _end: int) -> Period | None:
        """24H1, 2024Q3."""
        match = words.CODE.match(self.text, start)
        if not match:
            return None
        year = 2000 + int(match["year"] or match["lyear"]) % 100
        if nth := match["quarter"] or match["lquarter"]:
            quarter = Point(year, quarter=int(nth))
            return interval(quarter, quarter)
        last = 6 * int(match["half"] or match["lhalf"])
        return interval(Point(year, last - 5), Point(year, last))

    def split_years(self, start: int, _end: int) -> Period | None:
        """2022/23赛季: from the year that it begins in to the one that it ends in."""
        match = words.SEASON.match(self.text, start)
        if not match:
            return self._row_of_years(start)
        written = (match["first"] or match["cn"], match["last"] or match["cn_last"])
        first, last = (year_number(year) + (2000 if len(year) == 2 else 0) for year in written)
        return interval(Point(first), Point(last)) if last == first + 1 else None

    def _row_of_years(self, start: int) -> Period | None:
        """25/26/27年: the years one by one."""
        match = words.ROW_OF_YEARS.match(self.text, start)
        if not match:
            return None
        return points(
            tuple(Point(2000 + int(year[-2:])) for year in match[0].rstrip(" 年").replace("／", "/").split("/"))
        )

    def now(self, _start: int, _end: int) -> Period | None:
        """目前: up to the publication date."""
        published = self.context.published
        return interval(None, day_point(published)) if published else None

    # --- calendar ------------------------------------------------------------------------------------------------

    def calendar(self, start: int, end: int) -> Period | None:
        """A year, a part of one, or both."""
        if end - start == 5 and self.text[start : start + 4].isdecimal():
            return point(int(self.text[start : start + 4]))
        if end - start == 3 and self.text[start : start + 2].isdecimal() and self.text[start + 2] == "年":
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
            return self.season(written)
        part = (match.lastindex or 0) > words.YEAR_GROUPS
        if match["y1"]:
            return self._years(match)
        year = self._year(match)
        if year is None or (year == 0 and not part):
            return None
        if not part:
            return interval(Point(year), Point(year + 1)) if match["yword"] == "今明两年" else point(year)
        return self._part(match, year)

    def _month_left(self) -> Period | None:
        """由上月上涨0.4%转为下降1.8%: the month before the one that is told of, which was named before."""
        named = self.context.named.end if self.context.named else None
        if named is None or not named.month or named.day:
            return None
        if named != self._left:
            self._left = named.shift(months=-1)
        return interval(self._left, self._left)

    def _looks_back(self, start: int) -> bool:
        """Whether 到年末 ends the year that the paragraph has told of, which is over."""
        told, this_year = self.context.paragraph, self.context.this_year
        if told is None or told.end is None or this_year is None or told.unit is not Unit.YEAR:
            return False
        return told.end.year < this_year and self.text[start - 1 : start] in ("到", "至")

    def _looks_back_on(self) -> bool:
        """Whether 预计全年, told in the first two months, is of the year before, which was named last."""
        here, named = self.context.published, self.context.named
        if here is None or here.month > 2 or named is None or named.end is None:
            return False
        if named.first and named.last == here and (here - named.first).days >= _YEAR_BACK:
            return True  # 一年来
        return named.end.year == here.year - 1

    def _years(self, group: re.Match[str]) -> Period:
        first, last = (Point(year_number(group[name])) for name in ("y1", "y2"))
        return points((first, last)) if group["ysep"] in ("、", "和", "与", "及") else interval(first, last)

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
        if word[0] in "次翌":
            return named.year + 1 if named else None
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
            return self._month_word(group, month)
        if group["nm"] and not year and self.text.endswith(_FISCAL, 0, group.start()):
            return self._fiscal_months(group)
        if group["full"] and not year and (run := self.context.governing) and _is_fiscal(run):
            return run  # 二零二零/二一年度住宅物业全年差饷
        if not year and (group["full"] or group["yedge"] or group["within"]):
            year = self._year_of_part(group) or 0
        return part_of(group, year) if year else self._completed(group)

    def _fiscal_months(self, group: re.Match[str]) -> Period | None:
        """本财政年度首10个月(即截至2026年1月31日): known only where it is said up to when."""
        until = _UP_TO_MONTH.match(self.text, group.end())
        count = number(group["nm"])
        if until is None or not count or not 1 <= int(until[2]) <= _LAST_MONTH_OF_YEAR:
            return None
        last = Point(int(until[1]), int(until[2]))
        return interval(last.shift(months=1 - count), last)

    def _year_of_part(self, group: re.Match[str]) -> int | None:
        """The year of a 全年, a 年末 or a 年内 that names none."""
        start, end = group.span()
        if group["full"] and self.context.tells_fiscal and not self.context.sentence_year:
            return self.context.fiscal
        future = self.future(start, end) and not (group["yedge"] and self._looks_back(start))
        if group["within"]:
            told = None if future else self.context.sentence_year or self.context.reported or self._year_told()
            return told or self.context.this_year
        if group["full"] and not future and self.context.in_report_season:
            future = _PROMISES.match(self.text, end) is not None
            future = future or self._planned(start)
        if group["full"] and future and self._looks_back_on():
            future = False
        return self._whole(group, future)

    def _planned(self, start: int) -> bool:
        """Whether a 全年 stands in a part of a report that tells what is to be done, by its heading."""
        if self._sections is None:
            self._sections = Sections(fold(self.text), self.context.published)
        return self._sections.plan_at(start)

    def _year_told(self) -> int | None:
        """The year before that of publication, where it was named last: 全年…。年内新增用户3498户."""
        named = self.context.named
        if named is None or named.end is None or not named.is_point or named.unit is not Unit.YEAR:
            return None
        return named.end.year if named.end.year + 1 == self.context.this_year else None

    def _whole(self, group: re.Match[str], future: bool) -> int | None:
        context = self.context
        if context.sentence_year is None and (future or (group["yedge"] == "初" and not context.reported)):
            return context.this_year
        year, published = context.whole_year, context.published
        if group["full"] and published and year == published.year and not context.sentence_year:
            return year - 1 if published.month <= _STATISTICS_OUT and _HELD_UP.match(self.text, group.end()) else year
        if group["yedge"] == "末" and published and year == published.year and published.month <= _STATISTICS_OUT:
            return year if context.sentence_year else year - 1  # 年末全市常住人口…, told in June
        return year

    def _completed(self, group: re.Match[str]) -> Period | None:
        """The part of the year that a date without one is in."""
        year = self.context.likely_year
        if year is None:
            return None
        if self.context.fiscal:
            if fiscal := self._of_fiscal_year(group):
                return fiscal
            year = self.context.this_year or year if year == self.context.fiscal else year
        part = part_of(group, year)
        if part and self._rolls_over(part):
            return part_of(group, year + 1)
        if part and self._within_run(part):
            return part_of(group, year - 1)
        if part and self._is_next(part, group):
            return part_of(group, year + 1)
        if part and self.context.is_too_late(part) and not self.context.goes_on_to(part):
            return part if self.future(*group.span()) else part_of(group, year - 1)
        return part

    def _of_fiscal_year(self, group: re.Match[str]) -> Period | None:
        """A quarter of the fiscal year that has been named, which may be over before the calendar's; None of any other."""
        context = self.context
        if not (group["q"] or group["lq"]) or context.fiscal is None:
            return None
        fiscal = part_of(group, context.sentence_year or context.fiscal)
        told = context.paragraph.end if context.paragraph else None
        if "财" in group[0] or (told and told.year == context.fiscal):
            return fiscal
        again = context.tells_fiscal and fiscal is not None and fiscal.is_point and fiscal.end == context.quarter
        return fiscal if again else None

    def _within_run(self, part: Period) -> bool:
        """Whether it would lie after the run of days that the sentence tells of, which began the year before: 2022年12月9日以来,12月22日."""
        run, first = self.context.governing, part.first
        if run is None or run.is_point or not (run.first and run.last and first) or not self.context.sentence_year:
            return False
        return first > run.last == self.context.published and run.first <= first.replace(year=first.year - 1)

    def _is_next(self, part: Period, group: re.Match[str]) -> bool:
        """Whether a first month that is long over is to come again, told late in the year: 1月底还将有3次降雪."""
        here = self.context.published
        if here is None or here.month < _YEAR_ENDS or self.context.sentence_year or not (part.last and part.first):
            return False
        early = part.first.month <= _REPORT_MONTHS_END and part.first.year == here.year
        return early and part.unit is not Unit.YEAR and _COMES.match(self.text, group.end()) is not None

    def _rolls_over(self, part: Period) -> bool:
        """Whether it follows a later day of the year before: 2022年12月23日…, 3月2日…"""
        context = self.context
        last = context.governing
        if not (context.sentence_year and context.published and last and last.first and part.first and part.last):
            return False
        if last.unit not in (Unit.DAY, Unit.MONTH) or not last.is_point or (last.first - part.last).days < 150:
            return False
        return part.shift(years=1).last <= context.published  # type: ignore[operator]  # it has a last day

    def _month_word(self, group: re.Match[str], word: str) -> Period | None:
        """The month, or the part of it, that 本月 or 上月 names."""
        start, end = group.span()
        if word in _LAST_MONTH and self.text[start - 1 : start] in ("由", "从") and (left := self._month_left()):
            return left
        whole = not any(group[name] for name in _PARTS_OF_MONTH) and not self.future(start, end)
        if word in _LAST_MONTH and self._told_month("本月") is None:
            self._beside = True  # 本月价格6元,上月价格5.8元: a 本月 told with it is that of the publication date
        base = (self._told_month(word) if whole else None) or self._base_month(word)
        return in_month(group, base.year, base.month or 0) if base else None

    def _told_month(self, word: str) -> Point | None:
        """本月 in a report on the month before that of its publication, which was named last."""
        named, here = self.context.named, self.context.published
        if word != "本月" or here is None or named is None:
            return None
        before = Point(here.year, here.month).shift(months=-1)
        if named.is_point and named.end == before and not self._beside:
            self._told = before
        return self._told

    def _base_month(self, word: str) -> Point | None:
        named = self.context.named.end if self.context.named else None
        if word[0] in "当同次":
            if not named or not named.month:
                return None
            return Point(named.year, named.month).shift(months=1 if word[0] == "次" else 0)
        published = self.context.published
        if not published:
            return None
        return Point(published.year, published.month).shift(months={"上": -1, "下": 1}.get(word[0], 0))

    def season(self, text: str) -> Period | None:
        """今春, 去冬, 今冬明春."""
        year = self.context.this_year
        if not year or len(text) not in (2, 4) or text[1] not in SEASONS:
            return None
        year += {"今": 0, "去": -1, "明": 1}.get(text[0], 0)
        first, last = SEASONS[text[1]]
        if len(text) == 4:
            last = 17
        return interval(month_of(year, first), month_of(year, last))

    # --- days and weeks ------------------------------------------------------------------------------------------

    def bare_day(self, start: int, end: int) -> Period | None:
        """25日, 二十五日, 1—3日."""
        days = [number(day) or 0 for day in words.DAYS.split(self.text[start:end].rstrip(" 日"))]
        future = self.future(start, end)
        first, last = (self.context.day_of_month(day, future=future) for day in (days[0], days[-1]))
        return interval(first, last) if first and last and days[0] <= days[-1] else None

    def day_word(self, start: int, end: int) -> Period | None:
        """昨日, 当天, 次日."""
        word = self.text[start:end]
        named = self.context.named_day.end if self.context.named_day else None
        if word[0] in "当同次翌第这那":
            if not named:
                return None
            return one_day(named.first + dt.timedelta(days=word[0] in "次翌第"))
        published = self.context.published
        return one_day(published + dt.timedelta(days=_DAY_SHIFTS[word[0]])) if published else None

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
        if stated and not day and which == "上":
            return stated.shift(days=-7)
        monday = published - dt.timedelta(days=published.weekday())
        monday += dt.timedelta(weeks={"上上": -2, "上": -1, "下": 1}.get(which or "", 0))
        if day == "末":
            return interval(day_point(monday + dt.timedelta(5)), day_point(monday + dt.timedelta(6)))
        if not day:
            return interval(day_point(monday), day_point(monday + dt.timedelta(6)))
        found = monday + dt.timedelta("一二三四五六日天".index(day) - (day == "天"))
        return one_day(found - dt.timedelta(7) if not which and found > published else found)

    def quarter(self, start: int, end: int) -> Period | None:
        """本季, 本季度, 上季度, 前一季度: the quarter that was told of, else that of the publication date; the one before it."""
        here, published = self.context.quarter, self.context.published
        whole = end - start > 2 or self.text[start] == "上" or self.text.startswith("展望", start - 2)
        if self.text.startswith("当前", start):
            here = None  # what is to come out is of the quarter that runs
        if here is None and published and self.text[start] in "本这上下前当" and whole:
            here = Point(published.year, quarter=(published.month + 2) // 3)
        if here is None:
            return None
        found = here.shift(months={"上": -3, "前": -3, "下": 3}.get(self.text[start], 0))
        return interval(found, found)

    def back(self, start: int, end: int) -> Period | None:
        """彼时, 同期: the time named before; 假日期间: the holiday; 截至当时: up to it; 截至收盘: its day; 月末: its last month."""
        context = self.context
        word = self.text[start:end]
        if word.startswith(("假期", "假日", "长假", "小长假", "黄金周")):
            return _nth_day(context.holiday, word)
        if word == "全天":
            return context.named_day
        if word.endswith("收盘"):
            return context.named_day or context.governing
        if word == "月末":
            named = context.named.end if context.named else None
            return point(named.year, named.month) if named and named.month else None
        if word.startswith("截至") and context.named:
            return interval(None, context.named.end or context.named.start)
        return context.named

    def report(self, start: int, _end: int) -> Period | None:
        """报告期内: the time that the last report named before it is on."""
        found = list(words.REPORT.finditer(self.text, max(0, start - _REPORT_WITHIN), start))
        if not found:
            return None
        year, last = int(found[-1]["year"]), found[-1]
        if last["quarter"]:
            quarter = Point(year, quarter=number(last["quarter"]))
            return interval(quarter, quarter)
        months = 6 if last["half"] else 9 if last["three"] else 0
        return interval(Point(year, 1), Point(year, months)) if months else point(year)

    # --- longer periods ------------------------------------------------------------------------------------------

    def plan(self, start: int, end: int) -> Period | None:
        """A five-year plan's years; its first or last year with 初 or 末."""
        match = words.PLAN.match(self.text, start)
        first = PLANS.get(match["plan"]) if match else None
        if first is None:
            return None
        if self.text.startswith("末", end):
            return point(first + 4)
        if self.text.startswith(("初", "开局"), end):
            return point(first)
        return interval(Point(first), Point(first + 4))

    def decade(self, start: int, end: int) -> Period | None:
        """上世纪80年代, 90年代初; 新世纪以来."""
        match = words.DECADE.match(self.text, start, end)
        if not match:
            return None
        if match["cent2"]:
            return self._since(Point(2001, 1, 1)) if match[0].endswith("以来") and match["cent2"] in "21本新" else None
        century = int(match["cent"]) - 1 if (match["cent"] or "上").isdecimal() else 19
        decade = number(match["dec"])
        first = Point(century * 100 + decade) if decade else None
        return interval(first, first.shift(years=9)) if first else None

    def _since(self, start: Point) -> Period:
        published = self.context.published
        return interval(start, day_point(published) if published else None)

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
            if found and found.first and found.first > late and not self.future(start, end):
                year -= 1
        period = holiday_of(match[0], year, day_only=self.text[start:end].endswith("当天")) if year else None
        known = self.context.holiday
        if not (known and period and self.text[start - 1 : start] in "、和" and _days_of(known) > _days_of(period)):
            self.context.holiday = period or known  # of 国庆、中秋长假 a later 长假 is the longer
        return _nth_day(period, self.text[start:end])

    def span(self, start: int, end: int) -> Period | None:
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
        if yearly:
            return self._years_back(count, text, start)
        if text[0] == "前" and unit == "天" and _days_of(self.context.named) == count:
            return self.context.named  # 10月1日-4日,…其中景区前4天接待…
        return self._before_named(count, text, unit) or self._back_from(count, unit)

    def _before_named(self, count: int, text: str, unit: str) -> Period | None:
        """截至9日,…。此前一周内,…: up to the day that was named last; None of what is not told of such a day."""
        named = self.context.named
        if not text.startswith(("此前", "之前")) or named is None or named.unit is not Unit.DAY or named.end is None:
            return None
        return interval(_moved(named.end, -count, unit), named.end) if unit.endswith(("周", "星期", "天")) else None

    def _past_quarter(self, number: int) -> Period | None:
        """The quarter of that number that was over last: 刚过去的三季度."""
        published = self.context.published
        if not published:
            return None
        quarter = Point(published.year - (number > (published.month - 1) // 3), quarter=number)
        return interval(quarter, quarter)

    def _years_back(self, count: int, text: str, start: int) -> Period | None:
        named = self.context.named
        spell = self.context.spell
        if spell and spell.start and spell.end and spell.end.year - spell.start.year + 1 == count:
            named = spell
        if named and named.start and named.end and named.unit is Unit.YEAR:
            length = named.end.year - named.start.year + 1
            if length == count and count > 1:
                return interval(Point(named.start.year), Point(named.end.year))
            if text[0] == "前" and length == 5 and count < 5:
                return interval(Point(named.start.year), Point(named.start.year + count - 1))
        if text[0] == "前" and self.context.year_before:
            last = self.context.year_before
            return interval(Point(last - count + 1), Point(last))
        year = self.context.whole_year
        this_year = self.context.this_year
        if text[0].isnumeric() and self.text[start - 1 : start] == "那":
            return None  # 那14年间 are not the last ones
        if year and this_year and year > this_year:
            # Nobody looks back from a time to come, though the paragraph names one (对2006－2020年作出部署。五年投入…).
            year = self.context.reported or (this_year - 1 if self.context.in_report_season else this_year)
        if count == 1 and not text.startswith("过去"):
            return self._back_from(count, "年")
        if year and (self.context.in_report_season or self.context.reported):
            return interval(Point(year - count + 1), Point(year))
        if this_year and count > 1 and self.context.published and self.context.published.month >= _YEAR_ENDS:
            return interval(Point(this_year - count + 1), Point(this_year))  # a report at the year's end
        return self._back_from(count, "年")

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


def _is_fiscal(period: Period) -> bool:
    """Whether it is written as two years that follow each other, of which a year has a part each."""
    start, end = period.start, period.end
    if period.unit is not Unit.YEAR or start is None or end is None:
        return False
    return end.year == start.year + 1


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


def _days_of(period: Period | None) -> int:
    """How many days a period is long; 0 where it is open or none."""
    return (period.end.last - period.start.first).days + 1 if period and period.start and period.end else 0


def _short_year(written: str) -> int:
    """The year that two digits name: 94, 08."""
    short = int(written)
    return short + (1900 if short >= 50 else 2000)


def _nth_day(holiday: Period | None, written: str) -> Period | None:
    """The day of a holiday that 首日, 第三天 or 最后一天 names; the holiday where none does."""
    nth = words.NTH.search(written)
    if nth is None or holiday is None or holiday.first is None or holiday.last is None:
        return holiday
    if nth[0] in ("最后一天", "末日"):
        return one_day(holiday.last)
    day = holiday.first + dt.timedelta(days=0 if nth[0] == "首日" else (number(nth[0][1:-1]) or 1) - 1)
    return one_day(day) if day <= holiday.last else None
