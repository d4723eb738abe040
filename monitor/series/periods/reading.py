"""What a reader of an article has in mind: the period of each figure that says none."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from monitor.articles import Kind, Role, Span
from monitor.figures import edtf
from monitor.figures.patterns import lazy
from monitor.series import cases
from monitor.series.periods.reaches import (
    BESIDE,
    PARTS,
    SOFT,
    is_averaged,
    is_end,
    is_quoted,
    is_start,
    is_stock,
    length_of,
    moved,
    parsed,
)
from monitor.series.periods.runs import SEVERAL, with_runs
from monitor.series.periods.strayed import (
    YEAR_END,
    is_last_december,
    is_made_by_year_end,
    is_quarter_of,
    is_strayed_year_end,
    is_year_up_to,
    whole_month,
)
from monitor.series.points import Reach, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _INDEX, _TARGET, _CHANGE = Kind.PERCENT, Kind.INDEX, Role.TARGET, Role.CHANGE
_MOMENT, _DAY, _MONTH, _YEAR, _RUN = Reach.MOMENT, Reach.DAY, Reach.MONTH, Reach.YEAR, Reach.YEARS

_BARE_FROM = lazy(rf"(?:由|从)(?:(?:全[国省市县区州]|全球|世界)?第(?=$)|每[人户亩][每/]?[年月]?|人均|平均)?{SOFT}$")
# The year that an index is reckoned from is nobody's period; what is told since yesterday is of today.
_BASE_YEAR = lazy(r"以\s*[12]\d{3}年\S{0,4}?(?:为|=|作)$")
# 比上年的38亿元增长11%: what the growth sets out from, which nothing is told under.
_SET_BESIDE = lazy(r"[比较](?:[上去前]年|[12]\d{3}年)(?:同期)?的?$")
# 而上年同期净亏损为11亿元: a time before, set beside what is told.
_SAME_TIME = lazy(r"(?:[上去]一?年|[上前]一?[月周季]度?)同[期月季]")
# 由上月上涨1.6%转为下降1.2%: the time that a turn sets out from, which nothing is told under.
_SET_OUT_FROM = lazy(r"[由从]上一?个?[月周季][^，,。；;\d]*$")
# What is counted day by day while people travel.
_TRIPS, _TRAVELLED = frozenset({"人次", "辆次", "班次", "架次"}), lazy(r"发送旅客|客运量|客流|流动量|车流量")
_YEAR_ENDS = ("年", "期", "的")
_SINCE_YESTERDAY = lazy(
    r"[比较与](?:昨|前一?[天日]|上一?(?:个)?(?:交易|工作)?日|上周[一二三四五六日末]|节前|假期前)[^,，。；;]*$"
)
_WHOLE_YEAR, _NAMED_YEAR, _BY_YEAR = (lazy(r"全年"), lazy(r"[去上前]年|[12]\d{3}年"), lazy(r"到20\d\d年"))
# 本周, which a bulletin says of its own days.
_THIS_WEEK = lazy(r"(?:本|(?<!上)上)周(?!同)[^。；;]*$")
# 由上周的每公斤8.43元…降至本周的每公斤3.40元: what the week before had.
_WEEK_BEFORE = lazy(r"[由从](?:上上周|上周|前一周)(?:(?![降升涨跌][至到])[^,，。；;])*$")
# 4月，收入累计完成2亿元: since January.
_SO_FAR = lazy(r"(?:收入|支出|投资|产值|利润|税收|总额|[产销]量|进出口|[出进]口)累计(?:完成|实现|达到?|为)?(?:约|近)?$")
# 在2005年6520亿元的基础上: the year that a rise sets out from.
_ON_TOP = lazy(r"在([12]\d{3})年的?$")
# 3月末，存款余额…: what is left is of that day until another time is told.
_MONTH_END = lazy(r"\d月[末底]")
# 7月第2周
_NTH_WEEK = lazy(r"月份?第[1-5一二三四五]周")
_LAST_YEAR = lazy(
    r"(?:去年|上年)(?!同期|同月|同季|末|底|不变)|过去(?:的)?一年|一年来|作政府工作报告|人大[一二三四五六]次会议|人民代表大会第[一二三四五六]次会议"
)
# 2014年…，五年累计突破1万亿元: the years that end with the one told of.
_SO_MANY_YEARS, _DAYS_A_YEAR = lazy(r"[，,；;][两三四五]年(?:累计|共|来|间)[^，,；;]*$"), 365.25
# 经过近40年的持续发展: how long it took.
_THROUGH = lazy(r"(?:经过?|历经)了?近?[\d一二三四五六七八九十多]+[多余]?年")
# What is done over all the years of a passage, though a sentence before told of the last.
_OVER_YEARS = lazy(r"累计|新增|新建|新改|新修|改扩建|建成|审结|判处|查处|创建|实际利用|引进")
# Characters of text without figures of its own over which a run of years still governs what says no period.
_FAR = 300
_SINCE_IT = lazy(
    r"[比与和较][^,，。；;：:\d]{1,10}的(?:每(?:公斤|斤|千克|吨|头|只))?\d[\d.]*[^,，。；;：:\d]{0,12}(?:[上下]?[涨跌升降]|上升|下降|回落|高|低)[^,，。；;\d]{0,3}$"
)
_STEPS_BACK = (
    (lazy(r"[上去]年同[期日]"), {"years": -1}),
    (lazy(r"上周(?:同期|同日)?|一周前|上一?个?统计周"), {"days": -7}),
    (lazy(r"昨[天日]|前一?[天日]|上一?日"), {"days": -1}),
)
# In how many characters a sentence says of what day it is.
_DATED = 12
_PRICES = lazy(r"价格$")
# What an article that speaks of no whole year goes on from.
_SPELLS = (_MONTH, Reach.QUARTER, Reach.PART)


def filled(points: Sequence[SourcePoint]) -> list[tuple[str | None, bool]]:
    """For the figures of one article in their order: each one's period, and whether it comes from what stands before.

    A figure that says no period is read under the last whole year, or run of years, that one before it says; the
    figures of a yearly report before any such year under the year reported on; the two sides of 由…增加到… under the
    years of the last such pair; a price or an index under the day that one before it says, or the article's own.
    """
    reading = _Reading(points)
    periods = [reading.period_of(point) for point in points]
    for index, (one, other) in enumerate(itertools.pairwise(points)):
        period = periods[index][0]
        if period != periods[index + 1][0] or not _are_sides(one, other):
            continue
        if before := _year_before(period):
            periods[index] = before, True
        elif length_of(period) is not _RUN:
            periods[index] = None, False  # of some time before that nothing names
    return with_runs(points, periods)


def _are_sides(one: SourcePoint, other: SourcePoint) -> bool:
    """Whether two figures are the sides of one change, of which the first has no time of its own (由20元提高到40元)."""
    same = one.sentence == other.sentence and one.figure.sentence == other.figure.sentence
    return same and _BARE_FROM.search(one.lead) is not None and is_end(other)


def _year_before(period: str | None) -> str | None:
    """The year before a year; None for any other period."""
    when = parsed(period) if length_of(period) is _YEAR else None
    if when is None or when.first is None or when.members:
        return None
    return f"{when.first.year - 1:04}"


class _Reading:
    """What a reader of an article has in mind when a figure says no period."""

    def __init__(self, points: Sequence[SourcePoint]) -> None:
        self.reported = self.year = self.last = _reported(points)
        published = points[0].published if points else None
        self.day = str(edtf.one_day(published)) if published else None
        self.until = 0
        self.stated: str | None = None
        self.spell: str | None = None
        self.travelled: str | None = None
        self.week: str | None = None
        # The months told of in a passage whose year is only supposed, and the months of which parts were told.
        self.recent: str | None = None
        self.outer: str | None = None
        self.first: str | None = None
        self.moment: str | None = None
        self.surveyed: str | None = None
        self.counted: str | None = None
        # The sentence whose sums are of a year's months so far.
        self.so_far: Span | None = None
        self.sides: dict[str, str] = {}
        self.within: tuple[Span, str] | None = None
        self.backdrop = -1
        self.before: SourcePoint | None = None

    def period_of(self, point: SourcePoint) -> tuple[str | None, bool]:
        """The period of the next figure, and whether it is inferred."""
        self._turn(point)
        if self.outer and self.before and not _is_of_paragraph(point, self.before):
            self.spell, self.outer = self.outer, None
        self.before = point
        if is_quoted(point) and (beside := BESIDE.search(point.lead)):
            return self._beside(beside["when"]), True
        if self.last != self.year and point.figure.sentence.start > self.until + _FAR:
            self.last = self.year
        if (
            "基础上" in point.sentence
            and point.tail.startswith(("元的基础上", "的基础上"))
            and (base := _ON_TOP.search(point.lead))
        ):
            return base[1], False
        when = parsed(point.figure.period)
        if when is None:
            return self._inferred(point)
        if self.reported and is_year_up_to(when, point):
            self.last = self.year = self.reported
            return self.reported, True
        if (
            over := self._under(point, when)
            or self._until_then(point, when)
            or self._today(point, when)
            or self._counted_by(point, when)
        ):
            return over, True
        if is_strayed_year_end(point, when) and when.last:
            return f"{when.last.year:04}", True
        if is_made_by_year_end(point, when) and when.last:
            return f"{when.last.year:04}", True
        if is_last_december(point, when) and when.last:
            return f"{when.last.year - 1:04}-12", True
        month = whole_month(when)
        self._remember(point, parsed(month) or when)
        return month or point.figure.period, False

    def _turn(self, point: SourcePoint) -> None:
        """Where a passage begins that stands under a time of its own, what was said before is over."""
        when = parsed(point.backdrop)
        if point.backdrop_at == self.backdrop or when is None:
            return
        self.backdrop, self.sides, self.last = point.backdrop_at, {}, point.backdrop
        self.year, self.recent = point.backdrop, None
        if length_of(point.backdrop) is _DAY:
            self.day, self.last, self.year = point.backdrop, None, None
        if length_of(point.backdrop) is Reach.WEEK:
            self.day = self.week = point.backdrop

    def _spent(self, when: edtf.Period, period: str) -> None:
        """Keep months told of, and those that they are a part of, to which the next paragraph goes back."""
        whole = next((one for one in (self.outer, self.spell) if one != period and _is_within(when, one)), None)
        if str(when.last) != self.day:  # 今年以来, which only leads in
            self.first = self.first or period
        self.outer = whole if whole == self.first else None
        self.spell = period
        self.recent = period if self.last and not _is_within(when, self.last) else None

    def _beside(self, when: str) -> str | None:
        """The day that a value set beside today's is of; None where its words name none."""
        day = parsed(self.day)
        by = next((by for words, by in _STEPS_BACK if words.search(when)), None)
        return None if day is None or by is None or day.grain.unit is not edtf.Unit.DAY else str(day.shift(**by))

    def _under(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The backdrop where it says better than the words: 全年 of a year, and what is to come by a plan's end."""
        over = parsed(point.backdrop)
        if length_of(point.figure.period) is _MONTH and when.first is not None and self._is_since_january(point):
            return f"{when.first.year:04}-01/{point.figure.period}" if when.first.month > 1 else None
        if over is None or point.published is None:
            return None
        if length_of(point.backdrop) is Reach.WEEK:
            told = length_of(point.figure.period)
            if told is _MONTH and _NTH_WEEK.search(point.sentence):
                return point.backdrop
            if told is Reach.WEEK:
                return point.backdrop if _THIS_WEEK.search(point.lead) else None
        if "四季度" in point.sentence and is_quarter_of(when, over, point):
            return str(when.shift(years=-1))
        if length_of(point.figure.period) is not _YEAR:
            return None
        if _WHOLE_YEAR.search(point.lead) and not _NAMED_YEAR.search(point.lead):
            return point.backdrop if length_of(point.backdrop) is _YEAR else None
        ends = over.last is not None and when.last == over.last and length_of(point.backdrop) is _RUN
        return point.backdrop if ends and _BY_YEAR.search(point.lead) and not is_stock(point.figure.indicator) else None

    def _is_since_january(self, point: SourcePoint) -> bool:
        """Whether a figure is of a year's months so far: by its clause (投资累计增长9%, 4月，收入累计完成2亿元), or by that of the sum it goes on from."""
        if "累计" not in point.lead:
            return False
        clause = PARTS.split(point.lead)[-1]
        if "累计" in clause and "月" not in clause and (point.figure.role is _CHANGE or _SO_FAR.search(clause)):
            self.so_far = point.figure.sentence
            return True
        return self.so_far == point.figure.sentence and "当月" not in clause and "环比" not in clause

    def _until_then(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The years (五年累计) up to the article's day as those of the change that was told last (从2007年的…增加到2012年的…)."""
        first, last = when.first, when.last
        if first is None or last is None or last != point.published:
            return None
        count = round((last - first).days / _DAYS_A_YEAR)
        if count > 1 and self.year == f"{last.year - 1:04}" and _SO_MANY_YEARS.search(point.lead):
            return f"{last.year - count:04}/{self.year}"
        if not {"from", "to"} <= self.sides.keys():
            return None
        start, end = self.sides["from"], self.sides["to"]
        if not (start.isdigit() and end.isdigit()):
            return None
        return f"{int(start) + 1:04}/{end}" if int(end) - int(start) == count > 1 else None

    def _today(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The day that a bulletin of prices is of for what it tells as today's, on whatever day it appeared."""
        if self.stated and "今日" in point.lead and is_quoted(point) and when.last == point.published:
            return self.stated
        return None

    def _counted_by(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The day of a bulletin of cases for what it tells as of now or since a day (目前累计追踪到密切接触者11012人)."""
        is_open = when.last is None or when.last == point.published
        return (
            self.counted
            if is_open and length_of(point.figure.period) is _MOMENT and cases.tells(point.figure.indicator)
            else None
        )

    def _inferred(self, point: SourcePoint) -> tuple[str | None, bool]:
        if self.week and (_PRICES.search(point.figure.indicator) or is_quoted(point)):
            return self._week_of(point), True
        if self.surveyed and point.figure.kind is _INDEX:
            return self.surveyed, True
        if is_quoted(point) or moved(point) or _SINCE_YESTERDAY.search(point.lead) or self._is_since(point):
            return self.day, self.day is not None
        if self.within and self.within[0] == point.figure.sentence:
            return self.within[1], True
        if self.moment and is_stock(point.figure.indicator):
            return self.moment, True
        if self.counted and cases.tells(point.figure.indicator):
            return self.counted, True
        if self._is_over_years(point):
            return point.backdrop, True
        daily = self.travelled if point.figure.unit in _TRIPS or _TRAVELLED.search(point.figure.indicator) else None
        last = self.recent or self.last
        period = self.sides.get(_side(point), last or self.spell or self.week or daily)
        return period, period is not None

    def _week_of(self, point: SourcePoint) -> str | None:
        """The week that a price is of which says none: the bulletin's, or the one before, where a change sets out from it."""
        week = parsed(self.week)
        is_before = week is not None and "周" in point.lead and _WEEK_BEFORE.search(point.lead)
        return str(week.shift(days=-7)) if week is not None and is_before else self.week

    def _is_over_years(self, point: SourcePoint) -> bool:
        """Whether a figure that says no time is what came about over the years that its passage is on."""
        over = parsed(point.backdrop) if length_of(point.backdrop) is _RUN else None
        if over is None or over.last is None or point.published is None or over.last >= point.published:
            return False
        return _OVER_YEARS.search(PARTS.split(point.lead)[-1]) is not None

    def _is_since(self, point: SourcePoint) -> bool:
        """Whether a figure is the change since a quoted value that it stands beside: it is today's."""
        return point.figure.kind is _PERCENT and _SINCE_IT.search(point.lead) is not None

    def _is_aside(self, point: SourcePoint, when: edtf.Period) -> bool:
        """Whether a run of years governs nothing after it: years up to the day of a yearly report, or that only an average is of."""
        if (self.reported and when.last == point.published) or _THROUGH.search(point.lead):
            return True
        return self.year is not None and is_averaged(point) and SEVERAL.search(point.lead[-24:]) is not None

    def _remember(self, point: SourcePoint, when: edtf.Period) -> None:
        if (
            _BASE_YEAR.search(point.lead)
            or _SAME_TIME.search(PARTS.split(point.lead)[-1])
            or (point.lead[-1:] in _YEAR_ENDS and _SET_BESIDE.search(point.lead))
        ):
            return
        period, length, side = str(when), length_of(point.figure.period), _side(point)
        if length in (_DAY, _MOMENT) and is_quoted(point):
            self.day = period
            self.stated = period if "日" in point.sentence[:_DATED] else self.stated
        if point.figure.kind is _INDEX:
            self.surveyed = period if length in _SPELLS else None
        if length in (_DAY, _MOMENT) and cases.tells(point.figure.indicator):
            self.counted = period
        if length is _DAY and point.figure.unit in _TRIPS:
            self.travelled = period
        if length is Reach.WEEK:
            self.day = self.week = period
        self._remember_months(point, when, period, length)
        if length is _YEAR:
            self.sides |= {side: period} if side else {}
            if side != "from":
                self.last = self.year = period
        elif length is _RUN and not when.members and not self._is_aside(point, when):
            self.last, self.until = period, point.figure.sentence.end

    def _remember_months(self, point: SourcePoint, when: edtf.Period, period: str, length: Reach | None) -> None:
        """Keep what months, or what month's end, a figure is of."""
        if at_year_end := length is _MONTH and YEAR_END.search(PARTS.split(point.lead)[-1]) is not None:
            self.last = self.year = f"{when.last.year:04}" if when.last else self.year
            self.within = point.figure.sentence, period
        elif length not in _SPELLS:
            self.within = None
        elif not _SET_OUT_FROM.search(point.lead):
            self._spent(when, period)
            self.within = point.figure.sentence, period
        at_end = length is _MOMENT or at_year_end or (length is _MONTH and _MONTH_END.search(point.lead) is not None)
        self.moment = period if at_end and when.grain.unit is edtf.Unit.MONTH else None


def _is_of_paragraph(point: SourcePoint, before: SourcePoint) -> bool:
    """Whether a figure stands in the paragraph of the figure before it."""
    if point.figure.sentence == before.figure.sentence:
        return True
    return bool(point.opening) and (before.opening or before.sentence.lstrip()).startswith(point.opening)


def _is_within(when: edtf.Period, period: str | None) -> bool:
    """Whether a period lies within another."""
    over = parsed(period)
    if over is None or over.first is None or over.last is None or when.first is None or when.last is None:
        return False
    return over.first <= when.first and when.last <= over.last


def _side(point: SourcePoint) -> str:
    if is_start(point):
        return "from"
    return "to" if is_end(point) else ""


def _reported(points: Sequence[SourcePoint]) -> str | None:
    """The year that a report of the first months of a year is on; None for any other article."""
    published = points[0].published if points else None
    if published is None or published.month > 4:
        return None
    before = str(published.year - 1)
    told = Counter(point.figure.period for point in points if point.figure.role is not _TARGET)
    told[before] += sum(point.backdrop == before for point in points)
    if told[before]:
        return before
    told_in = dict.fromkeys(words for point in points for words in (point.sentence, point.opening))
    speaks = any(_LAST_YEAR.search(words) for words in told_in)
    return before if speaks else None
