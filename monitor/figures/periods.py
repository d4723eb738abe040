"""When a figure holds: every time in a text, and the period that the guide's rules give to a number."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from itertools import pairwise
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import DAY, YEAR, Period, interval
from monitor.figures.moves import HOW, MOVES
from monitor.figures.patterns import WHITE, lazy
from monitor.figures.period_parts import from_first, halves_of, members_of, quarters_of, spans_years, years_between
from monitor.figures.times.discourse import PART_BEGINNINGS, begins_with_part, opens_list
from monitor.figures.times.expressions import COMPARES, GOVERNS, Reason, Time, Use
from monitor.figures.times.holidays import holiday_of
from monitor.figures.times.reading import Reader
from monitor.figures.times.reigns import Reign
from monitor.figures.times.reporting import announces
from monitor.figures.times.scope import Carry, Sentence
from monitor.figures.times.words import HOLIDAY

__all__ = ["Reason", "Time", "Timeline", "Use"]

_REPORTED = lazy(
    r"(?P<y>20\d\d|19\d\d) ?年[^，,。；;\n]{0,24}?(?:统计公报|经济运行|运行情况|状况公报|环境公报|公报》|财政决算|预算执行情况|年度报告|年报|社会责任报告|发展公报)"
)
# A heading such as 一、2021年工作回顾: a short line, numbered, with a time.
_HEADING = lazy(r"\s*(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、)[^。，,；;：:\n]{2,28}\n?\s*")
# The items of a list under a colon, a paragraph each.
_ITEM = lazy(r"\s*(?:[·•●■▪◆○※]|[(（]?[一二三四五六七八九十]{1,3}[)）、是]|[0-9]{1,2}[.、．)）](?![0-9]))")
_NEXT_ITEM = lazy(r"\s*(?:[·•●■▪◆○※]|[(（]?[二三四五六七八九十]{1,3}[)）、是]|(?:[2-9]|1[0-9])[.、．)）](?![0-9]))")
# Characters of a line that is an item of a list at most.
_ITEM_LENGTH: Final = 60
# Sentences that begin with another character do not go on from the one before.
_MAY_GO_ON: Final = WHITE | frozenset(PART_BEGINNINGS)
_FROM = lazy(r"(?:由|从|自(?=[上去]))[^，,；;。：:\d]{0,16}(?:每10?[万千]人?口?)?$")
# 从过去的600公斤增加到…: of a time before that the text leaves open.
_FORMERLY = lazy(r"(?:原来|原先|原有|过去|以前|先前|[几数多0-9一二三四五六七八九十]年前)的?[约近]?$")
_UNTO = lazy(
    r"(?: ?[/／] ?10万)?[^，,；;。：:\d]{0,8}?[增提上下降减扩升跌涨回缩变转调跃攀发][^，,；;。\d]{0,4}?[到至为成]"
)
_ARRIVED = lazy(
    r"(?:由|从)[^，,；;。：:]{0,16}[\d一二三四五六七八九十百千万亿][^，,；;。]{0,16}[增提上下降减扩升跌涨回缩变转调跃攀发][^，,；;。\d]{0,4}?[到至为成](?:约|近|超过)? ?$"
)
_RUN = lazy(r"[由从自][^，,；;。]+[到至—－-]|.?[^，,；;。]*?[\d〇一二三四五六七八九] ?年?[到至—–－~～─-]+ ?[\d一二]")
# Who did something on the day that stands behind them: 242名师生昨天集体旅游.
_PEOPLE: Final = frozenset("名位人例")
_ENDS_WHEN: Final = frozenset("，,。；;、的")
_WHO_THEN = lazy(r"[名位人例](?!均|次|口)[^，,。；;：:、\d的（(]{1,9}")
# 4个盟市今年以来降水偏少, 11个县去年受旱
_DISTRICTS: Final = frozenset("个县市区盟旗镇乡村")
_WHERE_THEN = lazy(r"个?(?:[省市县区盟旗州镇乡村]{1,3}|地区|乡镇|区县|县市区?|街道|社区|国家)")
# 剩余3个也在5月份全部完成: what stands between a number and when that was done, and what closes the clause.
_LEADS_TO_DAY = lazy(r"[^，,。；;：:、\d的（(]{1,9}[于在]")
_ENDS_CLAUSE = lazy(r"[^，,。；;：:\d的（(]{1,10}(?=[，,。；;！\n]|$)")
# 比“六五”期间平均300万吨增长24%
_ON_AVERAGE: Final = frozenset(("", "平均", "年平均", "年均", "均"))
_COMMA = lazy("[，,；;]")
_YEARLY = lazy(r"(?:年均|平均每年|年平均|年复合)[^，,；;。：:\d]{0,10}(?:[\d.]+[%％][、和与及])*$")
_THAN = lazy(
    r"(?:[比较与同和跟]|[高低快慢多少大小优好]于|不及|不如|超过?|超出)(?:[“‘]?[一二三四五六七八九十]{1,3}五[”’]?(?:时期)?[初末]?)?$"
)
_OF_THAT = lazy(
    r"(?:的? ?[\d.,]+[万亿]?[^，,。；;：:\d]{1,4}[和及与、])?(?:[（(][^（()）]{0,30}[）)])?(?:同期|时|(?:第[一二三四五六七八九十]次)?[^，,。；;：:\d第]{0,8}(?:普查|调查)(?:时|数据)?)?的? ?(?:每(?:公?斤|吨|头|桶|亩|件|袋|只))?(?:约|近|超)?(?:人民币|新台币|港币)?$"
)
# 比2010年的年均增长率4.1%下降…: the rate of that time, when what it changed to follows.
# 交易额为2684亿元,超过去年成交总额2135亿元
_SURPASSED = lazy(r"(?:超过?|[高低多少]于|不及)$")
_SUM_OF = lazy(r"[一-龥]{0,8}(?:[金总销产票]额|[总产销]量|收入|产值|票房|规模)")
_SHARES: Final = frozenset("%％个倍成")
_ITS_RATE = lazy(r"(?:同期)?的[^，,。；;：:\d]{2,12}$")
_BEYOND_IT = lazy(rf"[^，,。；;\d]{{0,4}}?(?:{MOVES}|加快|放缓|[高低快慢多少])")
# 较去年同期2573万元增长了84%, 与上周2.68元/公斤相比, 相比上周2.68元/公斤,环比上涨: what is grown from.
_GROWS = lazy(
    rf"\s?(?:[万亿]|(?=[^，,。；;\d%％]))[^，,。；;\d%％]{{0,10}}?(?:[，,][^，,。；;\d]{{0,8}}?)?(?:{MOVES}|[增减][收支]|相[比较]|[涨跌升降](?=[\d约近了]))"
)
# 低于去年11月26万人的数据, 高于上月52的水平
# 是2015年100亿元的2倍: of that year are the 100.
_SET_UP = lazy(
    r"[%％](?:[、和与及](?:19|20)\d\d年[\d.]+[%％])*的(?:[增涨降跌]幅|增速|增长率|水平)|\s?[万亿]?[^，,。；;\d%％]{0,4}(?:[和与及][^，,。；;]{1,14})?的(?:数据|水平|均值|规模|(?:约|近|超)? ?(?:[\d.]+ ?|[一二两三四五六七八九十]+)多?倍)"
)
# 比上年决算数7.5亿元增长9.3%, 较去年同期净利润3700万美元相比, 较2017年219万辆的最高水平高5万辆
_NAMED_BASE = lazy(r"(?:同期|同季)?的?[一-龥A-Za-z“”（）()]{0,14}")
_MOVED = lazy(rf"{MOVES}|(?:[高低多少快慢涨跌升降]|[新净]?[增减])[了出]?[约近超]?$")
_GROWS_FROM = lazy(
    rf"\s?[万亿]?[^，,。；;\d%％的]{{0,4}}?(?:的[一-龥]{{2,8}}?)?(?:(?:{HOW})*(?:{MOVES})|[增减][收支长]|相比(?=[^，,。；;])|(?:[高低多少]|[大劲猛激]?[增减]|[涨跌升降])[出了去掉约近超逾]{{0,2}}(?=[\d一二三四五六七八九半]))"
)
# 与上周14.71元/公斤的均价相比
_WITH_ITS = lazy(r"[^，,。；;\d的]{0,8}的[^，,。；;\d]{1,6}相[比较]")
_CLOSES: Final = frozenset(")）")
_WITH_IT = lazy(r"\s?[^，,。；;\d]{0,6}?(?:相[比较]|持平|相当(?!于)|相同)")
_WIDE: Final = "０１２３４５６７８９"
_HALF: Final = {ord(wide): digit for wide, digit in zip(f"{_WIDE}．％", "0123456789.%", strict=True)}
# 元月, 今年元至9月
_JANUARY = lazy(r"元(?=月|[至到—–-]\d{1,2}月)(?:(?<![\u4e00-\u9fff0-9].)|(?<=[年在从自告布示前].))")
_LISTED = lazy(r"今明|上下|两[天日]|[、和与及至到—~～/／－-]|前.个?(?:年|季)")
# 1—2月,产销分别为…: two months that are always told together.
_TOGETHER = lazy(r"(?<!\d)1月?[-－—~～至到]2月")
# 2025-2027年净利润预测为238亿元、229亿元和226亿元, 净利润5.1、6.3、7.7亿元
_IN_ROW = lazy(
    r"[^，,。；;：:\d、和与及]{2,24}?(?P<first>\d[\d.．]*) *(?:(?:[、和]\d[\d.．]* *)+[万亿]?[元倍%％]"
    r"|(?P<unit>[万亿]?[^，,。；;：:\d、和]{1,4})(?:[、和]\d[\d.．]*(?P=unit))+)"
)
# 24-26年营收40.12/46.70/53.46亿元,同比增长2.7%/45.9%/21.9%
_SLASHED_ROW = lazy(
    r"[^，,。；;：:\d、和与及/／]{2,24}?(?P<first>[-+－＋]?\d[\d.．]*[%％]?[Xx倍]?) *(?:[/／][-+－＋]?\d[\d.．]*[%％]?[Xx倍]? *)+"
)
_ROW_ON: Final = 100  # characters behind a number in which its row goes on
_CLAUSE_END = lazy(r"[，；;。\n]|,(?!\d{3}(?!\d))|[转变]为")
_STOP = lazy(r"[。！？!?\n]")
# 分别为1.82%、1.81%(上年为1.80%) [5]: what is no member of the row.
_BRACKETS: Final = "(（[［"
_ASIDE = lazy(r"[（(][^（()）]*[）)]|[\[［]\d+[\]］]")
_IN_BRACKETS = lazy(r"的[^，,。；;：:\d（()）]{2,12}[（(]")
_CLOSED = lazy(r"[^，,。；;（()）]{0,8}[）)]")
_NUMBER = lazy(r"\d[\d,.]*")
_BRACKET = lazy(r"[^，,；;。：:（(\d]{0,10}[（(]")
_NEAR: Final = 11  # characters that it has at most


class Timeline:
    """The times of a text that was published on a day (None where that is not known).

    >>> text = "2021年,全县引进人才173人;截至目前已完成48个。"
    >>> line = Timeline(text, dt.date(2022, 7, 25))
    >>> [line.period_for(Span(at, at + 2), Span(0, len(text))) for at in (10, text.index("48"))]
    ['2021', '../2022-07-25']
    """

    def __init__(self, text: str, published: dt.date | None) -> None:
        self.text = _fold(text)
        self.published = published
        # The sentences under a time, and None where one begins that is under none, with their starts.
        self._sentences: list[Sentence | None] = []
        self._starts: list[int] = []
        self.times: tuple[Time, ...] = self._read()
        # Where the times stand, in order; their digits are no figures.
        self.spans: tuple[Span, ...] = tuple([time.span for time in self.times])
        # They may be over before the calendar's of the same name.
        self.fiscal: set[str] = self._fiscal() if "财年" in self.text or "财季" in self.text else set()
        self._time_starts = [time.span.start for time in self.times]

    def _read(self) -> tuple[Time, ...]:
        times: list[Time] = []
        carry = Carry()
        text = self.text
        reader = Reader(text, self.published, _reported(text))
        for start, end in pairwise(reader.bounds):
            if reader.waiting < end:
                mine = reader.read(start, end)
                self._walk(Span(start, end), mine, carry)
                times += mine
            # A sentence without a time does nothing but end what held, save where it may inherit.
            elif text[start] in _MAY_GO_ON or carry.listed or carry.announced:
                self._walk(Span(start, end), [], carry)
            elif carry.last:
                self._end_reign(start, carry)
        return tuple(times)

    def _fiscal(self) -> set[str]:
        """What is named as a fiscal year or a part of one, the quarters beside them (前一季度) and 全年 of the year itself."""
        named = [time.period for time in self.times if time.period and self._is_fiscal(time)]
        years = {str(period.end.year) for period in named if period.end and period.is_point}
        whole = {
            str(time.period)
            for time in self.times
            if time.period and str(time.period) in years and self.text.startswith("全年", time.span.start)
        }
        return whole | {str(period) for period in named if period.unit is not YEAR}

    def _is_fiscal(self, time: Time) -> bool:
        written = self.text[time.span.start : time.span.end]
        return "财" in written or (written[0] in "上下前" and "季" in written)

    def _walk(self, sentence: Span, times: list[Time], carry: Carry) -> None:
        text, first = self.text, self.text[sentence.start]
        inherited = carry.listed or carry.announced
        if first in _MAY_GO_ON and begins_with_part(text, sentence):
            inherited = carry.last.handed_on(times) if carry.last else None
        if not times and inherited is None:
            self._end_reign(sentence.start, carry)
            carry.listed = self._listed(sentence, carry.listed)
            return
        carry.last = Sentence(text, sentence, times, inherited, self.published)
        self._begin(sentence.start, carry.last)
        said = text[sentence.start : sentence.end]
        listed = carry.last.walked().listed if "：" in said or ":" in said else None
        if listed or carry.listed:
            carry.listed = self._listed(sentence, listed or carry.listed)
        if listed and announces(text, sentence):
            carry.announced = listed

    def _begin(self, start: int, sentence: Sentence | None) -> None:
        self._starts.append(start)
        self._sentences.append(sentence)

    def _end_reign(self, start: int, carry: Carry) -> None:
        """What held before ends where a sentence of no time begins."""
        if carry.last:
            carry.last = None
            self._begin(start, None)

    def _listed(self, sentence: Span, listed: Period | None) -> Period | None:
        """A list under a colon ends with its paragraph, unless the colon ends the line."""
        if listed is None:
            return None
        if self.text[sentence.end - 1] == "\n" and not opens_list(self.text, sentence):
            if _NEXT_ITEM.match(self.text, sentence.end) and self._is_item(sentence):
                return listed
            if self.text[sentence.end - 2] in "；;" or self._are_lines(sentence):
                return listed  # an item a line
            return None if self.text[sentence.start : sentence.end].strip() else listed
        return listed

    def _are_lines(self, sentence: Span) -> bool:
        """Whether a sentence fills a short line and the next line is built alike, as in a list without marks."""
        line = self.text[sentence.start : sentence.end].rstrip()
        if len(line) > _ITEM_LENGTH or self.text[sentence.start - 1 : sentence.start] != "\n":
            return False
        end = self.text.find("\n", sentence.end, sentence.end + _ITEM_LENGTH)
        following = self.text[sentence.end : end if end >= 0 else sentence.end + _ITEM_LENGTH].rstrip()
        numbers = len(_NUMBER.findall(line))
        return numbers > 0 and following[-2:] == line[-2:] and len(_NUMBER.findall(following)) == numbers

    def _is_item(self, sentence: Span) -> bool:
        """Whether the paragraph that a sentence ends is a numbered item of a list, and no heading."""
        start = self.text.rfind("\n", 0, sentence.end - 1) + 1
        return bool(_ITEM.match(self.text, start)) and not _HEADING.fullmatch(self.text, start, sentence.end)

    # --- the period of one number --------------------------------------------------------------------------------

    def period_for(self, span: Span, sentence: Span) -> str | None:
        """The EDTF period that holds for the number at the span; None if its sentence says nothing."""
        near = self.text[span.end : span.end + _NEAR]
        bracketed = self._bracketed(span, sentence) if "（" in near or "(" in near else None
        period = bracketed or self._period(span)
        return str(period) if period else None

    def _period(self, span: Span) -> Period | None:
        sentence = self._sentence(span.start)
        compared = self._compared(span)
        if compared or sentence is None:
            return compared
        reign: Reign = sentence.reign_at(span.start)
        period = reign.period
        if reign.time and period and (each := self._each(reign.time, period, span)):
            return each
        if period is None and reign.time is None and (then := self._behind(span)) is not None:
            return then
        if period and period.end is None and "现有" in self.text[max(0, span.start - _NEAR) : span.start]:
            return None  # 自2003年起开工生产,现有职工123人
        near = self.text[span.end : span.end + _NEAR]
        if ("于" in near or "在" in near) and (then := self._done_then(span, reign)) is not None:
            return then
        before = self.text[span.start - 48 if span.start > 48 else 0 : span.start]
        moved = "由" in before or "从" in before or "自上" in before or "自去" in before
        if moved and _FROM.search(before) and _UNTO.match(self.text, span.end):
            return None if _FORMERLY.search(before) else self._origin(reign, span)
        if moved and period and (self._runs(reign) or (reign.pair and spans_years(period))) and _ARRIVED.search(before):
            return interval(period.end, period.end)
        if period and ("均" in before or "年复合" in before) and _YEARLY.search(before):
            return years_between(reign.base, period) or from_first(period)
        return period

    def _behind(self, span: Span) -> Period | None:
        """The day that stands behind those who did something then (242名师生昨天集体旅游); None where none does."""
        followed = self.text[span.end : span.end + 1]
        if followed not in _PEOPLE and followed not in _DISTRICTS:
            return None
        index = bisect.bisect_left(self._time_starts, span.end)
        time = self.times[index] if index < len(self.times) else None
        if time is None or time.period is None or time.use is not GOVERNS:
            return None
        if followed in _DISTRICTS:
            ends = self.text[time.span.end : time.span.end + 1] in _ENDS_WHEN
            return None if ends or not _WHERE_THEN.fullmatch(self.text, span.end, time.span.start) else time.period
        if time.period.unit is not DAY:
            return None
        then = time.period.is_point and self.text[time.span.end : time.span.end + 1] not in _ENDS_WHEN
        return time.period if then and _WHO_THEN.fullmatch(self.text, span.end, time.span.start) else None

    def _done_then(self, span: Span, reign: Reign) -> Period | None:
        """When that was done which the number counts, as its clause says behind it: 剩余3个也在5月份全部完成."""
        index = bisect.bisect_left(self._time_starts, span.end)
        time = self.times[index] if index < len(self.times) else None
        if time is None or time.period is None or time.use is not GOVERNS:
            return None
        ruling = reign.time
        if ruling and not _COMMA.search(self.text, ruling.span.end, span.start):
            return None
        leads = _LEADS_TO_DAY.fullmatch(self.text, span.end, time.span.start)
        return time.period if leads and _ENDS_CLAUSE.match(self.text, time.span.end) else None

    def _sentence(self, position: int) -> Sentence | None:
        """The sentence there if it is under a time."""
        index = bisect.bisect_right(self._starts, position) - 1
        return self._sentences[index] if index >= 0 else None

    def _bracketed(self, span: Span, sentence: Span) -> Period | None:
        bracket = _BRACKET.match(self.text, span.end, sentence.end)
        inside = self._sentence(bracket.end()) if bracket else None
        return inside.walked().trailing.get(bracket.end() - 1) if bracket and inside else None

    def _time_before(self, position: int) -> Time | None:
        index = bisect.bisect_left(self._time_starts, position) - 1
        return self.times[index] if index >= 0 else None

    def _compared(self, span: Span) -> Period | None:
        """比上年的8%回落…, 与上年的30家相比: the 8 and the 30 are the year before's."""
        time = self._time_before(span.start)
        if not time or span.start - time.span.end > 36:
            return None
        period, since = time.period, time.span.end
        dated = self._time_before(time.span.start) if self.text[since : since + 1] in _CLOSES else None
        if dated and dated.span.end + 1 == time.span.start:
            time, since = dated, since + 1  # 与上周五(3月21日)的20.89元相比
        if time.use is not COMPARES:
            return None
        between = self.text[since : span.start]
        if between in _ON_AVERAGE and (_GROWS.match(self.text, span.end) or _SET_UP.match(self.text, span.end)):
            return period
        if _NAMED_BASE.fullmatch(between) and not _MOVED.search(between) and _GROWS_FROM.match(self.text, span.end):
            return period
        at = time.span.start - (self.text[time.span.start - 1] == " ")
        if not between and self.text[at - 1] in "与同和跟":
            return period if _WITH_ITS.match(self.text, span.end) or _WITH_IT.match(self.text, span.end) else None
        if (
            _SURPASSED.search(self.text, at - 2, at)
            and _SUM_OF.fullmatch(between)
            and self.text[span.end] not in _SHARES
        ):
            return period
        if "的" not in between or not _THAN.search(self.text, at - 9, at):
            return None
        if between[-1] in _BRACKETS and _IN_BRACKETS.fullmatch(between) and self._closes(span):
            return period  # 比2020年的均价(3.79元)高13%
        if _OF_THAT.fullmatch(between):
            likened = self.text[at - 1] in "与同和跟"
            return period if not likened or _WITH_IT.match(self.text, span.end) else None
        rate = _ITS_RATE.fullmatch(between) and _BEYOND_IT.match(self.text, span.end)
        return period if rate else None

    def _closes(self, span: Span) -> bool:
        """Whether a bracket closes right behind a number and its unit."""
        return _CLOSED.match(self.text, span.end) is not None

    def _each(self, time: Time, period: Period, span: Span) -> Period | None:
        """分别: each figure takes its own year of those that the time lists."""
        if period.is_point and not time.each:
            return None
        years = self._of_years(time) if time.reason is Reason.HOLIDAY else ()
        at = self.text.find("分别", time.span.end, min(span.start, time.span.end + 100))
        if at < 0:
            clause = max(time.span.end, *(self.text.rfind(mark, time.span.end, span.start) + 1 for mark in "，,；;"))
            at = self._in_row(clause, span)
            if at < 0:
                return None
        written = self.text[time.span.start : time.span.end]
        if written == "同期" and period.members == () and not spans_years(period):
            return None
        listed = period.members or (quarters_of(period) if "季" in written else members_of(period))
        members = years or time.each or halves_of(written, period) or tuple(Period(one, one) for one in listed)
        if len(members) < 2 or not (years or _LISTED.search(written) or written == "同期"):
            return None
        if _TOGETHER.search(written) or self._lists_things(time.span.end, at, len(members)):
            return None
        low = max(at, *(mark.end() for mark in _CLAUSE_END.finditer(self.text, at, span.start)), at)
        low = max(low, self.text.rfind("分别", low, span.start))  # 31个城市失业率分别为…
        high = _CLAUSE_END.search(self.text, span.end)
        end = high.start() if high else len(self.text)
        told = self.text[low:end]
        if any(map(told.__contains__, _BRACKETS)):
            told = _ASIDE.sub(_blank, told)
        numbers = [low + match.start() for match in _NUMBER.finditer(told)]
        before = sum(start < span.start for start in numbers) - (told[span.start - low] == " ")
        # 分别上调0.1和0.2个百分点至6.7%和6.4%
        twice = len(numbers) == 2 * len(members) and ("至" in told or "到" in told)
        return members[before % len(members)] if twice or len(numbers) == len(members) else None

    def _in_row(self, clause: int, span: Span) -> int:
        """Where the row of figures begins that a clause tells without 分别, if the number there is in it; -1 if it is not."""
        told = self.text[clause : span.end + _ROW_ON]
        if any(map(told.__contains__, _BRACKETS)):
            told = _ASIDE.sub(_blank, told)  # BVPS 12.97(+0.09)、14.28(+0.06)元
        at = span.start - clause
        row = _IN_ROW.match(told) or _SLASHED_ROW.match(told)
        if row is None or at < row.start("first"):
            return -1
        # 由3.2、4.1亿元下调至2.8、3.5亿元
        again = "至" in told[row.end() : at] and "/" not in row[0] and "／" not in row[0]
        return clause + row.start("first") if at < row.end() or again else -1

    def _of_years(self, time: Time) -> tuple[Period, ...]:
        """A holiday in each of the years that its sentence runs over: 2016—2018年,国庆档票房分别为…"""
        run = self._time_before(time.span.start)
        name = HOLIDAY.search(self.text, time.span.start, time.span.end)
        if not name or not run or not run.period or not spans_years(run.period):
            return ()
        if _STOP.search(self.text, run.span.end, time.span.start):
            return ()
        each = [holiday_of(name[0], one.year) for one in members_of(run.period)]
        return tuple(one for one in each if one) if all(each) else ()

    def _lists_things(self, start: int, end: int, count: int) -> bool:
        """Whether right before 分别 stand as many things as there are years, so that each figure is of one of them."""
        clause = max(start, *(self.text.rfind(mark, start, end) + 1 for mark in "，,；;：:"))
        return sum(self.text.count(mark, clause, end) for mark in "、和及与") == count - 1

    def _runs(self, reign: Reign) -> bool:
        """Whether its time is written as running from one year to another (从1980年到1985年)."""
        time = reign.time
        if time is None or time.period != reign.period or time.period is None or not spans_years(time.period):
            return False
        if self.text[time.span.start : time.span.end] == "同期":
            return True  # 2022年至2024年,收入分别为…,同期毛利从1064万元提升至7119万元
        return bool(_RUN.match(self.text, time.span.start - 1, time.span.end))

    def _origin(self, reign: Reign, span: Span) -> Period | None:
        """从A增加到B: A is from the year compared with, else from the one before."""
        period = reign.period
        if period is None:
            return self._likened(span)
        if self._runs(reign):
            return interval(period.start, period.start)
        stated = self._time_before(span.start)
        if (
            stated
            and stated.period == period
            and _FROM.search(self.text[max(0, stated.span.start - 24) : stated.span.start])
        ):
            return period
        return reign.pair or self._likened(span) or period

    def _likened(self, span: Span) -> Period | None:
        """与2010年相比,…由8%提高到15%: the 8 is of the time that its sentence sets beside its own."""
        time = self._time_before(span.start)
        if not time or time.use is not COMPARES or self.text[time.span.start - 1] not in "与同和跟":
            return None
        return None if _STOP.search(self.text, time.span.end, span.start) else time.period


def _blank(aside: re.Match[str]) -> str:
    """Blanks in place of what was found."""
    return " " * len(aside[0])


def _fold(text: str) -> str:
    """The text with half-width digits, as long as it was."""
    # To look for each digit is far quicker than a pattern of them.
    text = text.translate(_HALF) if any(map(text.__contains__, _WIDE)) else text
    return _JANUARY.sub("1", text)


def _reported(text: str) -> int | None:
    match = _REPORTED.search(text, 0, 400)
    return int(match["y"]) if match else None
