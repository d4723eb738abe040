"""Periods as series need them: of which sort, which one where a figure says none, and which comes before."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from monitor.articles import Kind, Per, Role, Span
from monitor.figures import edtf
from monitor.figures.numerals import whole
from monitor.figures.patterns import lazy
from monitor.series import cases
from monitor.series.points import Reach, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _INDEX, _TARGET, _CHANGE = Kind.PERCENT, Kind.INDEX, Role.TARGET, Role.CHANGE
_MOMENT, _DAY, _MONTH, _YEAR, _RUN, _YEARLY_MEAN = (
    Reach.MOMENT,
    Reach.DAY,
    Reach.MONTH,
    Reach.YEAR,
    Reach.YEARS,
    Reach.YEARLY,
)
_PARTS, _ENDS = lazy(r"[,，;；]"), lazy(r"[;；。]")
_YEARLY = lazy(r"年均(?!汇率|气温|浓度)|平均每年|每年(?:平均)?|年平均(?!汇率|气温|浓度)")
# Things that come in over a period; of anything else there is an amount at a moment.
_FLOW = lazy(
    r"收入|支出|产值|产量|销售|销量|总值|增加值|贸易|投资|外资|零售|接待|就业|完成|GDP|利润|税|费|成交|出口|进口|人次|票房|赤字|国债|债券|减少|脱贫|"
    r"法律|法规|办理|处理|开工|建成|新建|改造|搬迁|转移|扩招|增产|发放|投入|新增|饮水|发送|运送|实施|整合|引进|落实|争取|培训|救助|资助|修建|硬化|扶持|化解|开行|加开|摘帽|出列|案件|审结|判处|查处|受理|创建|利用|旅客|游客|客运|客流|流动量|流量|货运"
)
_SUMMED = lazy(r"^(?:近|过去|这)?[二两三四五六七八九十]+年")
_SOFT = r"(?:不到|不足|约|近|超过|的)?"
_FROM = lazy(
    rf"(?:由|从)(?:[^,，。；;从由]{{0,8}}年的?)?(?:(?:全[国省市县区州]|全球|世界)?第(?=$)|每[人户亩][每/]?[年月]?|人均|平均|下降|增长|上涨)?{_SOFT}$"
)
_BARE_FROM = lazy(rf"(?:由|从)(?:(?:全[国省市县区州]|全球|世界)?第(?=$)|每[人户亩][每/]?[年月]?|人均|平均)?{_SOFT}$")
_TO = lazy(
    r"(?:增|加|升|高|长|少|低|降|减|大|扩|涨)(?:到|至)(?:了|[^,，。；;]{0,8}年的?|每[人户亩][每/]?[年月]?|人均|约|近|超过|的|(?:全[国省市县区州]|全球|世界)?第(?=$)){0,3}$"
)
# The year that an index is reckoned from is nobody's period; what is told since yesterday is of today.
_BASE_YEAR = lazy(r"以\s*[12]\d{3}年\S{0,4}?(?:为|=|作)$")
# 比上年的38亿元增长11%: what the growth sets out from, which nothing is told under.
_SET_BESIDE = lazy(r"[比较](?:[上去前]年|[12]\d{3}年)(?:同期)?的?$")
# 由上月上涨1.6%转为下降1.2%: the time that a turn sets out from, which nothing is told under.
_SET_OUT_FROM = lazy(r"[由从]上一?个?[月周季][^，,。；;\d]*$")
# What is counted day by day while people travel.
_TRIPS, _TRAVELLED = frozenset({"人次", "辆次", "班次", "架次"}), lazy(r"发送旅客|客运量|客流|流动量|车流量")
_YEAR_ENDS = ("年", "期", "的")
_SINCE_YESTERDAY = lazy(
    r"[比较与](?:昨|前一?[天日]|上一?(?:个)?(?:交易|工作)?日|上周[一二三四五六日末]|节前|假期前)[^,，。；;]*$"
)
_MEASURED = lazy(r"^GDP$|人均|^粮食产量|总收入$|总产值$|零售总额$|^进出口总额|^一般公共预算收入$|^[进出]口$|增加值$")
_CAME = lazy(
    r"(?<!累计)(?:达到?|突破|超过|跃升[到至]|跃上|迈上|迈入|跨上)(?:了|约|近|超过)?(?:[\d.]+[^，,；;。\d]{0,6}[、和及与])*$"
)
_SAYS_YEAR = lazy(r"[今去上前明本]年|[12]\d{3}年")
_WHOLE_YEAR, _NAMED_YEAR, _BY_YEAR = (
    lazy(r"全年"),
    lazy(r"[去上前]年|[12]\d{3}年"),
    lazy(r"到20\d\d年"),
)
_BARE_YEAR_END = lazy(r"(?:截?[至止])?年[末底](?![前将])(?:(?!将|预计|力争|计划|目标|确保|争取|要).)*")
_YEAR_END, _DECEMBER = lazy(r"年[末底]"), lazy(r"年[末底]|12月|十二月|当月|同比")
# 12月份，业务量20亿件: of that month alone.
_IN_DECEMBER = lazy(r"(?:12|十二)月(?:份|(?![末底\d份]))")
_LAST_YEAR = lazy(r"(?:去年|上年)(?!同期|同月|同季|末|底)|过去(?:的)?一年|一年来")
# 两年平均增长5.6%: over how many years.
_SEVERAL = lazy(r"([两二三四五六七八九十])年(?:年均|平均)")
_SINCE_BASE = lazy(r"[比较由从](\d{4})年")
# What is done over all the years of a passage, though a sentence before told of the last.
_OVER_YEARS = lazy(r"累计|新增|新建|新改|新修|改扩建|建成|审结|判处|查处|创建|实际利用|引进")
# Characters of text without figures of its own over which a run of years still governs what says no period.
_FAR = 300
# What a quoted value is set beside: 比上周同期的5.64元, 比昨天的20元.
_BESIDE = lazy(r"[比与和较](?P<when>[^,，。；;：:\d]{1,10}?)的(?:每(?:公斤|斤|千克|吨|头|只))?$")
_SINCE_IT = lazy(
    r"[比与和较][^,，。；;：:\d]{1,10}的(?:每(?:公斤|斤|千克|吨|头|只))?\d[\d.]*[^,，。；;：:\d]{0,12}(?:[上下]?[涨跌升降]|上升|下降|回落|高|低)[^,，。；;\d]{0,3}$"
)
_STEPS_BACK = (
    (lazy(r"[上去]年同[期日]"), {"years": -1}),
    (lazy(r"上周(?:同期|同日)?|一周前|上一?个?统计周"), {"days": -7}),
    (lazy(r"昨[天日]|前一?[天日]|上一?日"), {"days": -1}),
)
_PRICES = lazy(r"价格$")
# What an article that speaks of no whole year goes on from.
_SPELLS = (_MONTH, Reach.QUARTER, Reach.PART)
# What is quoted day by day.
_QUOTED = (Kind.PRICE, Kind.INDEX)
# Indices that statistics tell for a month or a year.
_RECKONED = lazy(r"生产率|居民消费|工业|购进|采购经理|效益|信心|景气")
# 目前年产量70万吨: what comes in over a year, whenever it is told.
_BY_THE_YEAR = lazy(r"(?<![今去上前每全当])年(?:总)?(?:产|销|加工|发电|接待|收入|营业)")
_EACH_ONE = lazy(r"/(?:人|户|亩|公顷|平方公里|村|年)")


def is_quoted(point: SourcePoint) -> bool:
    """Whether a value is of what is quoted day by day: an index, or a price, but none for each person or place."""
    figure = point.figure
    return figure.kind in _QUOTED and not _EACH_ONE.search(figure.unit) and not _RECKONED.search(figure.indicator)


@lru_cache(maxsize=65536)
def parsed(period: str | None) -> edtf.Period | None:
    """The period that a figure carries; None for none or one that is not EDTF."""
    if not period:
        return None
    try:
        return edtf.parse(period)
    except ValueError:
        return None


def reach(source: SourcePoint, period: str | None, name: str, *, quoted: bool) -> Reach | None:
    """What sort of period a value is for; None where nothing says. `quoted` is what is told day by day."""
    figure, when = source.figure, parsed(period)
    if when is None:
        return _YEARLY_MEAN if figure.per is Per.YEAR and _YEARLY.search(source.lead[-24:]) else None
    found, last = _length(period), when.last
    if found is _MOMENT and last and (last.month, last.day) == (12, 31):
        found = _YEAR
    if found is _YEAR and _SUMMED.search(figure.indicator):
        found = _RUN
    if found is _RUN and (figure.per is Per.YEAR or _is_yearly(source)):
        return _YEARLY_MEAN
    if found is _YEAR and is_averaged(source):
        return _YEARLY_MEAN
    if quoted or is_quoted(source):
        return _DAY if found is _MOMENT else found
    if found in (_MOMENT, _DAY) and cases.tells(figure.indicator):
        return _DAY
    if found in (_MOMENT, _DAY) and _BY_THE_YEAR.search(figure.indicator):
        return _YEAR
    at_year_end = found is _MONTH and last is not None and last.month == 12 and not _IN_DECEMBER.search(source.lead)
    if (found in (_MOMENT, _DAY) or at_year_end) and is_stock(name):
        return _YEAR
    if found is _MONTH and "年初" in source.lead and last is not None and last.month == 1:
        return _YEAR  # 2012年年初，产量5.96万吨: what a year began with
    return found


def is_averaged(source: SourcePoint) -> bool:
    """Whether a percentage is a yearly average (年均增长8.1%), whatever its period."""
    return source.figure.kind is _PERCENT and _is_yearly(source)


def is_averaged_here(source: SourcePoint) -> bool:
    """Whether a percentage is an average of several years by its own clause (前三季度两年平均增长7.1%)."""
    return source.figure.kind is _PERCENT and _YEARLY.search(_PARTS.split(source.lead[-24:])[-1]) is not None


def _is_yearly(source: SourcePoint) -> bool:
    """Whether a value is a year's of several: a percentage by the words before it, anything else by its clause's."""
    words = _ENDS.split(source.lead[-24:])[-1]
    return _YEARLY.search(words if source.figure.kind is _PERCENT else _PARTS.split(words)[-1]) is not None


def is_stock(name: str) -> bool:
    """Whether a thing is there at a moment rather than coming in over a period."""
    return _FLOW.search(name) is None


def is_summed(source: SourcePoint) -> bool:
    """Whether a value is what several years add up to by its clause (累计为217.6万户家庭改善了居住条件)."""
    return "累计" in source.lead and "累计" in _PARTS.split(source.lead)[-1]


def is_beside(source: SourcePoint) -> bool:
    """Whether a quoted value is what today's is set beside (比上周同期的5.64元)."""
    return is_quoted(source) and _BESIDE.search(source.lead) is not None


def is_height(source: SourcePoint, name: str) -> bool:
    """Whether a value is what a yearly measure came to at a run's end, as nobody adds it up (五年间GDP达到39.8万亿元)."""
    return _MEASURED.search(name) is not None and _CAME.search(source.lead[-24:]) is not None


def is_start(source: SourcePoint) -> bool:
    """Whether a value is the one that a change sets out from (由20元提高到40元)."""
    lead = source.lead
    return ("由" in lead or "从" in lead) and _FROM.search(lead) is not None


@lru_cache(maxsize=65536)
def _length(period: str | None) -> Reach | None:
    """What sort of period one is by its length alone; None for none or one that is not EDTF."""
    when = parsed(period)
    if when is None:
        return None
    if when.members:
        return _RUN if when.grain.unit is edtf.Unit.YEAR else Reach.PART
    if when.first is None or when.last is None:
        return _MOMENT
    days = (when.last - when.first).days + 1
    if not when.is_point and _is_sum_of_months(when):
        return Reach.PART
    for limit, kind in ((1, _DAY), (10, Reach.WEEK), (31, _MONTH)):
        if days <= limit:
            return kind
    if days <= 92 and (when.is_point or _is_quarter(when)):
        return Reach.QUARTER
    return Reach.PART if days < 360 else _YEAR if days <= 370 else _RUN


def _is_sum_of_months(when: edtf.Period) -> bool:
    """Whether a period is the first months of a year, told as such (1—3月): one of the sums that grow month by month."""
    first, last = when.first, when.last
    return bool(
        first and last and (first.month, first.day) == (1, 1) and first.year == last.year and 2 <= last.month <= 11
    )


def _is_quarter(when: edtf.Period) -> bool:
    """Whether three months are a quarter of a year (7-9月)."""
    first, last = when.first, when.last
    return bool(first and last and first.day == 1 and first.month % 3 == 1 and last.month == first.month + 2)


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
        elif _length(period) is not _RUN:
            periods[index] = None, False  # of some time before that nothing names
    return _with_runs(points, periods)


def _with_runs(
    points: Sequence[SourcePoint], periods: Sequence[tuple[str | None, bool]]
) -> list[tuple[str | None, bool]]:
    """The periods with the whole runs of years that yearly averages are of which say only the last of them."""
    runs: dict[int, str] = {}
    for point in points:
        for one in (point.figure.period, point.backdrop):
            when = parsed(one) if _length(one) is _RUN else None
            if one and when and when.last and not when.members:
                runs.setdefault(when.last.year, one)
    return [
        (over, True) if (over := _averaged_over(point, period, runs)) else (period, inferred)
        for point, (period, inferred) in zip(points, periods, strict=True)
    ]


def _averaged_over(source: SourcePoint, period: str | None, runs: Mapping[int, str]) -> str | None:
    """The years that a yearly average of one year is of: those since a base year, else the article's run that ends in it."""
    when = parsed(period) if _length(period) is _YEAR and is_averaged(source) else None
    if when is None or when.last is None:
        return None
    year = when.last.year
    if (several := _SEVERAL.search(source.lead[-24:])) and (count := whole(several[1])):
        return f"{year - count + 1:04}/{year:04}"
    since = _SINCE_BASE.findall(source.lead)
    if since and int(since[-1]) < year:
        return f"{int(since[-1]) + 1:04}/{year:04}"
    return runs.get(year)


def _are_sides(one: SourcePoint, other: SourcePoint) -> bool:
    """Whether two figures are the sides of one change, of which the first has no time of its own (由20元提高到40元)."""
    same = one.sentence == other.sentence and one.figure.sentence == other.figure.sentence
    return same and _BARE_FROM.search(one.lead) is not None and is_end(other)


def _year_before(period: str | None) -> str | None:
    """The year before a year; None for any other period."""
    when = parsed(period) if _length(period) is _YEAR else None
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
        self.spell: str | None = None
        self.travelled: str | None = None
        self.week: str | None = None
        self.surveyed: str | None = None
        self.counted: str | None = None
        self.sides: dict[str, str] = {}
        self.within: tuple[Span, str] | None = None
        self.backdrop = -1

    def period_of(self, point: SourcePoint) -> tuple[str | None, bool]:
        """The period of the next figure, and whether it is inferred."""
        self._turn(point)
        if is_quoted(point) and (beside := _BESIDE.search(point.lead)):
            return self._beside(beside["when"]), True
        if self.last != self.year and point.figure.sentence.start > self.until + _FAR:
            self.last = self.year
        when = parsed(point.figure.period)
        if when is None:
            return self._inferred(point)
        if self.reported and _is_year_up_to(when, point):
            self.last = self.year = self.reported
            return self.reported, True
        if over := self._under(point, when) or self._until_then(point, when):
            return over, True
        if _is_strayed_year_end(point, when) and when.last:
            return f"{when.last.year:04}", True
        if _is_last_december(point, when) and when.last:
            return f"{when.last.year - 1:04}-12", True
        self._remember(point, when)
        return point.figure.period, False

    def _turn(self, point: SourcePoint) -> None:
        """Where a passage begins that stands under a time of its own, what was said before is over."""
        when = parsed(point.backdrop)
        if point.backdrop_at == self.backdrop or when is None:
            return
        self.backdrop, self.sides, self.last = point.backdrop_at, {}, point.backdrop
        self.year = point.backdrop
        if _length(point.backdrop) is Reach.WEEK:
            self.day = self.week = point.backdrop

    def _beside(self, when: str) -> str | None:
        """The day that a value set beside today's is of; None where its words name none."""
        day = parsed(self.day)
        by = next((by for words, by in _STEPS_BACK if words.search(when)), None)
        return None if day is None or by is None or day.grain.unit is not edtf.Unit.DAY else str(day.shift(**by))

    def _under(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The backdrop where it says better than the words: 全年 of a year, and what is to come by a plan's end."""
        over = parsed(point.backdrop)
        if over is None or point.published is None:
            return None
        if "四季度" in point.sentence and _is_quarter_of(when, over, point):
            return str(when.shift(years=-1))
        if _length(point.figure.period) is not _YEAR:
            return None
        if _WHOLE_YEAR.search(point.lead) and not _NAMED_YEAR.search(point.lead):
            return point.backdrop if _length(point.backdrop) is _YEAR else None
        ends = over.last is not None and when.last == over.last and _length(point.backdrop) is _RUN
        return point.backdrop if ends and _BY_YEAR.search(point.lead) and not is_stock(point.figure.indicator) else None

    def _until_then(self, point: SourcePoint, when: edtf.Period) -> str | None:
        """The years (五年累计) up to the article's day as those of the change that was told last (从2007年的…增加到2012年的…)."""
        first, last = when.first, when.last
        if first is None or last is None or last != point.published or not {"from", "to"} <= self.sides.keys():
            return None
        start, end = self.sides["from"], self.sides["to"]
        if not (start.isdigit() and end.isdigit()):
            return None
        return (
            f"{int(start) + 1:04}/{end}" if int(end) - int(start) == round((last - first).days / 365.25) > 1 else None
        )

    def _inferred(self, point: SourcePoint) -> tuple[str | None, bool]:
        if self.week and _PRICES.search(point.figure.indicator):
            return self.week, True
        if self.surveyed and point.figure.kind is _INDEX:
            return self.surveyed, True
        if is_quoted(point) or _SINCE_YESTERDAY.search(point.lead) or self._is_since(point):
            return self.day, self.day is not None
        if self.within and self.within[0] == point.figure.sentence:
            return self.within[1], True
        if self.counted and cases.tells(point.figure.indicator):
            return self.counted, True
        if self._is_over_years(point):
            return point.backdrop, True
        daily = self.travelled if point.figure.unit in _TRIPS or _TRAVELLED.search(point.figure.indicator) else None
        period = self.sides.get(_side(point), self.last or self.spell or self.week or daily)
        return period, period is not None

    def _is_over_years(self, point: SourcePoint) -> bool:
        """Whether a figure that says no time is what came about over the years that its passage is on."""
        over = parsed(point.backdrop) if _length(point.backdrop) is _RUN else None
        if over is None or over.last is None or point.published is None or over.last >= point.published:
            return False
        return _OVER_YEARS.search(_PARTS.split(point.lead)[-1]) is not None

    def _is_since(self, point: SourcePoint) -> bool:
        """Whether a figure is the change since a quoted value that it stands beside: it is today's."""
        return point.figure.kind is _PERCENT and _SINCE_IT.search(point.lead) is not None

    def _remember(self, point: SourcePoint, when: edtf.Period) -> None:
        if _BASE_YEAR.search(point.lead) or (point.lead[-1:] in _YEAR_ENDS and _SET_BESIDE.search(point.lead)):
            return
        period, length, side = str(when), _length(point.figure.period), _side(point)
        if length in (_DAY, _MOMENT) and is_quoted(point):
            self.day = period
        if point.figure.kind is _INDEX:
            self.surveyed = period if length in _SPELLS else None
        if length in (_DAY, _MOMENT) and cases.tells(point.figure.indicator):
            self.counted = period
        if length is _DAY and point.figure.unit in _TRIPS:
            self.travelled = period
        if length is Reach.WEEK:
            self.day = self.week = period
        if length in _SPELLS:
            if not _SET_OUT_FROM.search(point.lead):
                self.spell = period
                self.within = point.figure.sentence, period
        else:
            self.within = None
        if length is _YEAR:
            self.sides |= {side: period} if side else {}
            if side != "from":
                self.last = self.year = period
        elif length is _RUN and not when.members:
            self.last, self.until = period, point.figure.sentence.end


def _is_quarter_of(when: edtf.Period, over: edtf.Period, point: SourcePoint) -> bool:
    """Whether a quarter that a row of all four tells of is of the year that its passage is on, as read of the one after it."""
    told = _length(point.figure.period) is Reach.QUARTER and _length(point.backdrop) is _YEAR
    after = told and when.first is not None and over.first is not None and when.first.year == over.first.year + 1
    return after and _SAYS_YEAR.search(point.lead) is None


def _side(point: SourcePoint) -> str:
    if is_start(point):
        return "from"
    return "to" if is_end(point) else ""


def is_end(source: SourcePoint) -> bool:
    """Whether a value is the one that a change ends at (增加到121万亿元)."""
    lead = source.lead
    return ("到" in lead or "至" in lead) and _TO.search(lead) is not None


def _is_strayed_year_end(point: SourcePoint, when: edtf.Period) -> bool:
    """Whether a change has its December from another clause's 年末: it is the whole year's."""
    if point.figure.role is not _CHANGE or _length(point.figure.period) is not _MONTH or when.last is None:
        return False
    *before, clause = _PARTS.split(point.lead)
    return when.last.month == 12 and not _DECEMBER.search(clause) and any(_YEAR_END.search(one) for one in before)


def _is_last_december(point: SourcePoint, when: edtf.Period) -> bool:
    """Whether a level's 年末 is to come as read: what there was at a year's end was there at the last one's."""
    starts, published = when.first or when.last, point.published
    is_ahead = starts is not None and published is not None and starts > published and when.last is not None
    return is_ahead and _BARE_YEAR_END.fullmatch(point.lead.lstrip()) is not None


def _is_year_up_to(when: edtf.Period, point: SourcePoint) -> bool:
    """Whether a period is the year up to the article's day (一年来), which a yearly report says of the calendar's."""
    first, last = when.first, when.last
    return first is not None and last is not None and last == point.published and 360 <= (last - first).days <= 370


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
    speaks = any(_LAST_YEAR.search(sentence) for sentence in dict.fromkeys(point.sentence for point in points))
    return before if speaks else None
