"""Which time holds where: the stretches of a sentence, each under one period."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from monitor.articles import Span
from monitor.figures.edtf import Period, Unit
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time, Use
from monitor.values import value

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_GOVERNS, _COMPARES, _UNTIMED, _DAYS = Use.GOVERNS, Use.COMPARES, Use.UNTIMED, Unit.DAY
# The set at its head lets the engine skip from one of its characters to the next, here and elsewhere.
_MARK = lazy(r"[；;（(）)，,：:](?:(?<![，,：:])|(?!\d)|(?<!\d.))")
_PART_OF = lazy(r"[\s　]*[（(]?其中")
PART_BEGINNINGS = "其（("
# 能力为5万立方米/日 ends in no day.
_EVENT_OVER = lazy(
    r"之后的|[是为].{0,14}(?<![/每里])[日节]$|[种栽播建办养买开修盖租]的$|(?:(?<![前先背落最此今幕售其随])后|(?<![目日此提当空面眼生])前)$"
)
# 今年扣除税费后,实际领取8万元: what is taken off is no event.
_TAKEN_OFF = lazy(r"(?:扣除|扣减|剔除|扣缴|计入|折算|换算|考虑)[^，,。；;：:]{0,14}后$")
_OVER = frozenset("日节后前的\n")  # one of which it ends with, or is 之后的
_BORN = lazy(r"(?:成立|创立|创办|创建|始建|组建|设立|注册|[修兴]建|起步|发源|毕业|生)于$")
# 曾在今年3月创下纪录的公司,…
_ONCE = lazy(r"曾经?[在于]?$")
_WHO_ONCE = lazy(r"的[^的\d]{2,12}$")
_AFFECTS = lazy(
    r"^\s*[^，,。；;]{0,6}(?P<by>受|因|由于|不考虑|不计|剔除|撇除|扣除)[^，,。；;]{0,24}(?:影响|拖累|冲击)$|^\s*(?:由于|因为|随着|鉴于)[^，,。；;]*$"
)
# What has been done is not of a time to come.
_ALREADY = lazy(r"\s*(?:目前|现|均|都)?(?:已经?|累计已)(?![成为]为)")
_REPORTS = lazy(
    r"获悉|了解到|得知|宣布(?![成破独])|发布(?:$|[^，]{0,20}(?:数据|公报|消息|报告|通报|公告|统计|信息|情况|白皮书|指数|通知|预警|年报|季报|财报|业绩))|公布|通报|披露|透露|表示|介绍|公告|证实|讯|[日网社]电(?![网力量话视子商动池影])|报道|指出|数据显示|消息|称|说[，：]|回应|记者从"
)
_SPOKE = lazy(r"份?(?:透露|表示|介绍|称|指出|宣布)")
# What a time in its name only names: 2023年第一季度招商引资集中签约仪式.
_OCCASION = lazy(r"[^，,。；;\d]{0,14}?(?:仪式|大会|会议|发布会|推介会|招聘会|博览会|颁奖|评选|论坛|年会|春运|暑运)")
# 截至目前,申报2024年项目69个: for which year they are.
_APPLIES = lazy(r"(?:申报|谋划|储备|编报|上报|提前下达|征集)了?$")
_FOUNDED = lazy(
    r"(?<![将拟])(?:成立|挂牌(?!上市)|揭牌|开业|投产(?!项目)|投用|启用|建成|竣工(?!项目)|开工(?![一-龥]{0,6}项目)|复工|动工|通车|开通|上线|开园|上市(?![^，,。；;\d]{1,8}\d)|入驻|创办|创建于|试产|试运行|试生产|达产|投运|并网|封顶|完工|交付使用|投入使用|投入运营|落成|始建|新建了|建起了)"
)
_STATE = lazy(
    r"进度|完成(?:总)?投资|完成工程量|日均|年均|月均|年产|日产|月产|占地|总投资|面积|注册资本|现有|拥有|设有|内设|可容纳|可提供|可满足|设计|年接待|管辖|下辖|"
    r"年销售|年处理|年发电|全长|总长|户籍|可供|能容纳|可储存|可存放|可停放|可加工|计划投资|预计投资|建筑"
)
# 将于12月建成,建成后亩均产值…
_ONCE_BUILT = lazy(r"\s*(?:项目)?(?:全部|全面)?(?:建成|投产|达产|完工|竣工|投用|投运|运营|开业)[一-龥]{0,4}?后")
_ORIGIN = lazy(r"(?:由|从|自|继)其? ?$")
_GOAL = lazy(
    r"[增提上下降减升跌涨][^，,；;。\d]{0,4}?\d[\d.．]*(?:[%％]|个百分点|个基点)[，,]?[到至](?=[\d约近超])|(?<=[家个户人名元台辆吨亩座间所%％])[到至](?=[\d约近万千百])|[增提上下降减扩升跌涨回缩变转调跃攀发优拉压放滑][^，,；;。\d]{0,4}?[到至为成]"
)
_DIGIT = lazy(r"\d")
_YEAR = lazy(r"\d{4} ?年")
_BRACKETED = lazy(r"[（(][^（()）]*[）)]")
_DONE = lazy(r"[，,]?(已[一-龥]{2})")
_LISTS = lazy(r"[：:]\s*$")
_FIRST_ITEM = lazy(r"\s*(?:[一首]是|一要|首先|第一|[（(]?(?:[一1][）)、.．]|①)|$)|\s*\n")
_ANNOUNCES = lazy(r"(?:公布|发布|公告|通告|通报)如下[：:]\s*$")
# 现将2020年11月1日零时的数据公布如下: the time of what is told, not of the telling.
_MAKES_KNOWN = lazy(r"将[^，,]*(?:公布|发布|公告|通告|通报)如下$")
_OPENING, _CLOSING = "（(", "）)"
_COMMAS = frozenset(",，")
_WEEK = 7
# 主要目标是:到2025年,…: of all that the colon leads to.
_AFTER_COLON = ("：", ":", "：到", ":到")
# 上一季度为20亿元,较去年同期18亿元增11%: what is only set beside the time before.
_SET_BESIDE = lazy(r"(?:上一?个?季度?|前一季度|上季|去年|上年|上个?月)(?:则|仅)?[为是](?=[\d-])")
# A run of years before one of these is of that average alone: 五年年均增长13%.
_AVERAGED = ("年均", "年平均", "平均每年", "平均增长")
# 正月初八(25日)铁路发送旅客486.6万人次.
_DAY = lazy(
    r"(?:[正腊]月|大年)?(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|除夕|廿[一二三四五六七八九]|三十)$|(?:周|星期)[一二三四五六日天]$|[当昨今][日天]$"
)
_DAY_WITHIN = 5  # characters that it has at most, with a line's end
# 本报讯(记者 李平)昨日,…
_DATELINE = lazy(r"[讯电] ?[（(][^（()）]*[）)]\s*$")
_SPEECH = lazy(r"[说称道示绍诉问答令警][，,]?$")


@value(frozen=True, slots=True)
class Reign:
    """From `start` on, `period` holds; `time` says so; `base` is the time that its figures are compared with."""

    start: int
    period: Period | None
    time: Time | None = None
    base: Period | None = None
    pair: Period | None = None  # where 从1997年的…增加到2002年的… began


_START = attrgetter("start")


@dataclass(slots=True)
class Carry:
    """What one sentence leaves to the next: itself if it has times, the period that its colon's list is under, and the
    one of which the text has announced to tell (现将…公布如下:)."""

    last: Sentence | None = None
    listed: Period | None = None
    announced: Period | None = None


@value(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    mark: str


@dataclass(slots=True)
class _State:
    opening: Period | None
    current: Period | None
    comes: bool  # the current one, after the publication
    time: Time | None = None
    base: Period | None = None
    pair: Period | None = None
    resume: Period | None = None
    from_open: bool = False
    founded: bool = False
    fresh: bool = False  # the clause before was nothing but a time
    opened: bool = False  # a time has opened the sentence
    clause_start: int = 0
    entered: tuple[Period | None, Time | None] = (None, None)  # what held when the clause began
    mine: list[Time] = field(default_factory=list)
    segment: int = 0
    figures: bool = False  # up to `scanned`, digits have been found that are no time
    scanned: int = 0
    done: dict[str, Period] = field(default_factory=dict)
    stack: list[tuple[Period | None, Time | None, int, list[Time]]] = field(default_factory=list)


class Sentence:
    """One sentence under its times, walked clause by clause when it is first asked for: most have no figure.

    Then `reigns` are filled, `listed` and `trailing` (a period in brackets after a figure, by the bracket's offset).
    """

    def __init__(
        self, text: str, span: Span, times: list[Time], inherited: Period | None, published: dt.date | None = None
    ) -> None:
        self.text = text
        self.published = published
        self.span = span
        self.times = times
        self.inherited = inherited
        self.reigns: list[Reign] = []
        self.listed: Period | None = None
        self.trailing: dict[int, Period] = {}
        self._first_digit: int | None = None  # found when it is first asked for

    def walked(self) -> Sentence:
        """Itself, walked."""
        if not self.reigns:
            self.starts = [time.span.start for time in self.times]
            self.state = _State(self.inherited, self.inherited, self._comes(self.inherited))
            self.reigns.append(Reign(self.span.start, self.inherited))
            self._walk()
        return self

    def reign_at(self, position: int) -> Reign:
        """What holds there."""
        reigns = self.walked().reigns
        index = bisect.bisect_right(reigns, position, key=_START)
        return reigns[index - 1 if index else 0]

    @property
    def last(self) -> Period | None:
        """The period that holds at its end; where a 此前 or the like has ended all others, the one that opened it."""
        end = self.walked().reigns[-1]
        if end.time and (end.time.use is _UNTIMED or self._is_aside(end.time)):
            return self.state.opening
        before = self.state.entered[0]
        if end.time and before and self.text.endswith("同期", end.time.span.start, end.time.span.end):
            return before  # …所占比例为85%,而去年同期为78%。其中,…
        return end.period

    def handed_on(self, times: Sequence[Time]) -> Period | None:
        """What a 其中 after it goes on with: what opened it, where that one's own times name its last one again."""
        last, opening = self.last, self.state.opening
        again = last is not None and any(time.period == last and time.use is _GOVERNS for time in times)
        return opening if again and opening else last  # 2020年…71个,1-6月完成…。其中…46个,1-6月完成…

    def _is_aside(self, time: Time) -> bool:
        """Whether the time that holds at its end only adds up the year of the one that opened it: 6月达…,当年净增…"""
        return self.text.startswith("当年", time.span.start) and self.state.opening is not None

    def _walk(self) -> None:
        state = self.state
        state.clause_start = state.scanned = self.span.start
        waiting = iter(self.times)
        time = next(waiting, None)
        for start, end, mark in self._pieces():
            if mark in _COMMAS and (time is None or time.span.start >= end) and self._is_idle():
                state.clause_start = end + 1
                state.entered = state.current, state.time
                continue
            piece = _Piece(start, end, mark)
            if state.comes or state.founded or state.done:
                self._open(piece)
            while time and time.span.start < piece.end:
                state.mine.append(time)
                self._apply(time)
                time = next(waiting, None)
            if state.from_open:
                self._goal(piece)
            if piece.mark:
                self._close(piece)

    def _is_idle(self) -> bool:
        """Whether a clause without a time can change nothing."""
        state = self.state
        return not (state.mine or state.fresh or state.founded or state.done or state.from_open or state.comes)

    def _pieces(self) -> Iterator[tuple[int, int, str]]:
        """Where each clause starts and ends, and the mark that ends it; a mark inside a time ends none."""
        start = self.span.start
        index, times = 0, self.times
        count = len(times)
        for mark in _MARK.finditer(self.text, self.span.start, self.span.end):
            at = mark.start()
            if index < count:
                while index < count and times[index].span.end <= at:
                    index += 1
                if index < count and times[index].span.start <= at:
                    continue
            yield start, at, mark[0]
            start = at + 1
        yield start, self.span.end, ""

    def _reign(self, start: int) -> None:
        state = self.state
        reign = Reign(start, state.current, state.time, state.base, state.pair)
        if self.reigns[-1].start == start:
            self.reigns[-1] = reign
        else:
            self.reigns.append(reign)

    def _set(self, period: Period | None, start: int, time: Time | None = None) -> None:
        state = self.state
        if period is not state.current:
            state.current, state.comes = period, self._comes(period)
        state.time = time
        self._reign(start)

    # --- a clause begins -----------------------------------------------------------------------------------------

    def _open(self, piece: _Piece) -> None:
        state = self.state
        if state.comes and _ALREADY.match(self.text, piece.start, piece.end):
            self._set(None, piece.start)
        words = self.text[piece.start : piece.end]
        if state.founded and (_STATE.search(words) or _ONCE_BUILT.match(words)):
            state.founded = False
            if piece.start > self.span.start:
                self._set(None, piece.start)
        done = _DONE.match(words)
        if done and done[1] in state.done and state.current != state.done[done[1]]:
            self._set(state.done[done[1]], piece.start)

    def _leads(self, time: Time | None) -> bool:
        """Whether a year that is named opens its clause, so that what is parallel to it after a semicolon is of it too."""
        if time is None or time.use is not _GOVERNS or not _YEAR.match(self.text, time.span.start):
            return False
        before = self.text[max(self.span.start, time.span.start - 2) : time.span.start].strip()
        return not before or before[-1] in "，,。；;："

    def _comes(self, period: Period | None) -> bool:
        if period is None or self.published is None:
            return False
        first = period.first
        return first is not None and first > self.published

    # --- a time --------------------------------------------------------------------------------------------------

    def _apply(self, time: Time) -> None:
        state = self.state
        if time.use is _COMPARES:
            state.base = time.period
            self._reign(time.span.end)
        elif time.use is _UNTIMED:
            if self._is_former(time):
                state.resume, state.from_open = state.current, True
            elif self._opens(time):
                state.opening, state.opened = None, True
            self._set(None, time.span.start, time)
        elif time.use is _GOVERNS and time.period and not self._attributive(time):
            self._govern(time)

    def _govern(self, time: Time) -> None:
        state = self.state
        if self._is_origin(time):
            state.resume, state.from_open = state.current, True
            state.base = state.pair = time.period
        else:
            if self._opens(time):
                state.opening, state.opened = time.period, True
            state.from_open = False
        state.founded = False
        self._set(time.period, time.span.start, time)
        done = _DONE.match(self.text, time.span.end)
        if done and time.period:
            state.done[done[1]] = time.period

    def _opens(self, time: Time) -> bool:
        state = self.state
        return (
            state.segment == 0
            and (not state.opened or self.text[: time.span.start].endswith(_AFTER_COLON, time.span.start - 2))
            and (state.from_open or not self._figures_before(time.span.start))
        )

    def _figures_before(self, position: int) -> bool:
        """Whether digits that are no time stand before it in the sentence, brackets aside."""
        state = self.state
        while not state.figures and state.scanned < position:
            time = self._time_from(state.scanned, position)
            end = time.span.start if time else position
            words = self.text[state.scanned : end]
            state.figures = bool(_DIGIT.search(words) and _DIGIT.search(_BRACKETED.sub("", words)))
            state.scanned = time.span.end if time else position
        return state.figures

    def _time_from(self, start: int, end: int) -> Time | None:
        """The first time that begins there."""
        index = bisect.bisect_left(self.starts, start)
        return self.times[index] if index < len(self.starts) and self.starts[index] < end else None

    def _is_origin(self, time: Time) -> bool:
        if (
            time.since
            or (
                time.period
                and time.period.start
                and not time.period.is_point
                and not self.text.endswith(("半年", "同期"), time.span.start, time.span.end)
                and not self.text.startswith("分别", time.span.end)
            )
            or not _ORIGIN.search(self.text, time.span.start - 2, time.span.start)
        ):
            return False
        return bool(_GOAL.search(self.text, time.span.end, min(self.span.end, time.span.end + 60)))

    def _is_former(self, time: Time) -> bool:
        """Whether a time that is not known says from where something moves on: 由此前的4.1%升至4.4%."""
        text, start, end = self.text, time.span.start, time.span.end
        if text[end : end + 1] != "的" or not _ORIGIN.search(text, start - 2, start):
            return False
        return _GOAL.search(text, end, min(self.span.end, end + 60)) is not None

    def _attributive(self, time: Time) -> bool:
        """Whether a year inside a clause that a day governs only names something (进行2021年度评选)."""
        state = self.state
        if state.time is None:
            return False
        if _APPLIES.search(self.text, time.span.start - 4, time.span.start):
            return True
        at = self.text.startswith("在", time.span.end) or self.text[time.span.start - 1] in "在于"  # 在本周的会议上
        if not at and _OCCASION.match(self.text, time.span.end):
            return time.span.start > state.time.span.end + 1
        if not self.text.startswith("年度", time.span.end - 2):
            return False
        return state.time.span.start >= state.clause_start and time.span.start > state.time.span.end + 1

    # --- a clause ends -------------------------------------------------------------------------------------------

    def _goal(self, piece: _Piece) -> None:
        """After 由上年的… the words 增加到 lead back to what held before."""
        state = self.state
        start = max(piece.start, self.reigns[-1].start)
        goal = _GOAL.search(self.text, start, piece.end)
        if goal:
            state.from_open = False
            self._set(state.resume, goal.start())

    def _close(self, piece: _Piece) -> None:
        state = self.state
        if piece.mark in _OPENING:
            last = state.mine[-1] if state.mine else None
            state.stack.append((state.current, state.time, state.clause_start, state.mine))
            state.clause_start, state.mine = piece.end + 1, []
            if last is not None and last.use is _COMPARES and last.span.end == piece.end:
                self._set(last.period, piece.end + 1, last)  # 较2月(报告40802例)大幅上升
        elif piece.mark in _CLOSING:
            self._bracket(piece)
        else:
            self._after(piece)
            if piece.mark in "：:":
                self._list(piece)
            if piece.mark in "；;":
                self._semicolon(piece)
            self._resume(piece)
            state.clause_start, state.mine = piece.end + 1, []
            state.entered = state.current, state.time

    def _bracket(self, piece: _Piece) -> None:
        state = self.state
        mine, inside = state.mine, state.clause_start
        dated = bool(mine) and mine[0].span.start <= inside + 3 and mine[-1].span.end >= piece.end - 1
        if dated and mine[-1].period:
            self.trailing[inside - 1] = mine[-1].period
        if state.stack:
            before, time, state.clause_start, state.mine = state.stack.pop()
            if dated and before and _same_days(before, mine[-1].period):
                self._set(before, piece.end, time)  # 2019年1月(1月1日0时至31日24时)
            elif dated and time and before and self._says(time, before, mine[-1].period, inside - 1):
                if state.opening == before:
                    state.opening = mine[-1].period
                self._set(mine[-1].period, piece.end, mine[-1])
            elif dated and before is None and (_runs(mine[-1].period) or self._names_day(inside - 1)):
                self._set(mine[-1].period, piece.end, mine[-1])  # 周末票房(4日至6日)报收近1.6亿美元
            elif state.current != before:
                self._set(before, piece.end, time)

    def _names_day(self, end: int) -> bool:
        """Whether the words that end there name a day."""
        return _DAY.search(self.text, max(0, end - _DAY_WITHIN), end) is not None

    def _after(self, piece: _Piece) -> None:
        """A clause that says when something happened, or when it was told, is over."""
        state = self.state
        if state.stack:
            return
        if not state.mine and not state.fresh:
            return
        words = self.text[state.clause_start : piece.end]
        ruling = [time for time in state.mine if time.use is _GOVERNS and time.period]
        if ruling and (self._affects(ruling[0], words) or self._is_over(ruling, words)):
            self._drop(ruling, piece.end)
        dated = ruling or ([state.time] if state.fresh and state.time else [])
        entered = state.entered[1]
        if ruling and state.fresh and entered and entered.period == state.opening and _told(entered):
            since = ruling[0].span.start - state.clause_start
            if since > 0 and _REPORTS.search(words, 0, since):
                state.opening = ruling[-1].period  # 2月3日,公司公布2023年第一季度业绩,…;净利润…
        told = [time for time in dated if _told(time) or self._says_then(time)]
        # What is dated after the words that tell of it (本报讯 6月20日,…) is not dated by the telling.
        since = 0 if not ruling else max(0, ruling[0].span.start - state.clause_start)
        if told and _tells(words, since, piece.mark) and not _MAKES_KNOWN.search(words):
            self._drop(told, piece.end)
            if state.current and state.opening is None:
                state.opening = state.current
        if dated and not dated[-1].since and not _is_by_now(dated[-1]) and _FOUNDED.search(words):
            state.founded = True
        length = len(words.strip())
        if since and _DATELINE.search(words, 0, since):
            length -= since
        state.fresh = bool(ruling) and length <= ruling[-1].span.end - ruling[0].span.start + 4

    def _is_over(self, ruling: list[Time], words: str) -> bool:
        """Whether a clause only says when something else happened, which is over where it ends."""
        if ruling[-1].since:
            return False
        over = (words[-1:] in _OVER or "之后的" in words) and _EVENT_OVER.search(words) and not _TAKEN_OFF.search(words)
        return bool(over) or self._born(ruling[-1]) or self._once(ruling[0], words)

    def _affects(self, time: Time, words: str) -> bool:
        """Whether it only says when something was by which the rest is affected: 受去年干旱影响, but not 今年受干旱影响."""
        found = _AFFECTS.search(words)
        return found is not None and max(0, found.start("by")) <= time.span.start - self.state.clause_start

    def _born(self, time: Time) -> bool:
        """Whether it only says when something began: 成立于2018年."""
        return _BORN.search(self.text, max(self.span.start, time.span.start - 3), time.span.start) is not None

    def _says_then(self, time: Time) -> bool:
        """Whether a month only says when somebody spoke: 局长在今年3月透露,…"""
        month = time.period is not None and time.period.is_point and time.period.unit is Unit.MONTH
        return month and _SPOKE.match(self.text, time.span.end) is not None

    def _once(self, time: Time, words: str) -> bool:
        """Whether it only says what somebody once was: 曾在2015年夺冠的她,…"""
        if not _ONCE.search(self.text, max(self.span.start, time.span.start - 3), time.span.start):
            return False
        return _WHO_ONCE.search(words) is not None

    def _drop(self, ruling: list[Time], start: int) -> None:
        state = self.state
        if any(time.period == state.opening for time in ruling):
            state.opening, state.opened = None, False
        if any(time.period == state.current for time in ruling):
            self._set(None, start)

    def _list(self, piece: _Piece) -> None:
        if (
            not _SPEECH.search(self.text, piece.start, piece.end)
            and self.text[piece.end + 1 : piece.end + 2] not in "“‘"
        ):
            if self._told_again(piece.end):
                self._set(self.state.opening, piece.end + 1)
                return
            # What 其中 or 即 opens ends with its sentence.
            self.listed = self.state.current if self._goes_on(piece) else None
            if self.state.current:
                self.state.opening = self.state.current  # the list goes on across its semicolons

    def _told_again(self, position: int) -> bool:
        """Whether the time that holds is named once more in the list, so that what its items set out with is not of it:
        1-6月完成投资3亿元,其中:在建项目8个,1-6月完成投资1亿元.
        """
        period = self.state.current
        if period is None or period == self.state.opening:
            return False
        return any(time.span.start > position and time.period == period for time in self.times)

    def _goes_on(self, piece: _Piece) -> bool:
        """Whether the list under a colon goes on over its sentence: it numbers its items, or nothing was told before it."""
        if self.text.endswith(("其中", "即"), piece.start, piece.end):
            return False
        return not self._told_before(piece.end) or _FIRST_ITEM.match(self.text, piece.end + 1) is not None

    def _told_before(self, position: int) -> bool:
        """Whether digits that are no time stand before it in the sentence."""
        if self._first_digit is None:
            self._first_digit = self._find_first_digit()
        return self._first_digit < position

    def _find_first_digit(self) -> int:
        """Where the first digit of the sentence stands that is no time; its end if none does."""
        start = self.span.start
        for time in self.times:
            if found := _DIGIT.search(self.text, start, time.span.start):
                return found.start()
            start = time.span.end
        found = _DIGIT.search(self.text, start, self.span.end)
        return found.start() if found else self.span.end

    def _resume(self, piece: _Piece) -> None:
        """After a clause that only sets the year before beside it (去年同期为16.86亿元), or what several years come to
        on average (五年年均增长13%), the time before holds on.
        """
        state = self.state
        period, time = state.entered
        last = state.mine[-1] if state.mine else None
        if last is None or last.use is not _GOVERNS or state.stack:
            return
        if period is None and last.span.end - last.span.start == 2:
            return  # 同期 that opens the sentence
        run = last.period is not None and not last.period.is_point
        averaged = run and period is not None and self.text.startswith(_AVERAGED, last.span.end)
        if averaged:
            state.base = last.period
        if period is None and last.span.start == self.span.start:
            return  # 上年同期比例由90%下降至30%,产生损失5亿元
        aside = _SET_BESIDE.match(self.text, last.span.start)
        if (averaged or aside or self.text.endswith("同期", last.span.start, last.span.end)) and (
            state.current == last.period
        ):
            self._set(period, piece.end, time)

    def _says(self, time: Time, before: Period, part: Period | None, bracket: int) -> bool:
        """Whether days in brackets are those of the time before; of a holiday they may be more than its days off."""
        gap = bracket - time.span.end
        if gap > 3 or not self.text.endswith(("假期", "长假", "假日"), 0, time.span.end):
            return gap <= 1 and (_holds(before, part) or _says_day(before, part))
        if part is None or not (before.first and before.last and part.first and part.last):
            return False
        return part.first <= before.last and before.first <= part.last

    def _semicolon(self, piece: _Piece) -> None:
        state = self.state
        state.segment += 1
        state.from_open = False
        state.founded = False
        if _PART_OF.match(self.text, piece.end + 1):
            return
        if state.opening is None and self._leads(state.time) and not _STATE.search(self.text, piece.end, piece.end + 6):
            return
        if state.current != state.opening or state.time is None:
            self._set(state.opening, piece.end + 1)


def _tells(words: str, since: int, mark: str) -> bool:
    """Whether a clause tells of what has been made known: 公布…, or what somebody says after it."""
    return (words.endswith("说") and mark in _COMMAS) or _REPORTS.search(words, since) is not None


def _runs(period: Period | None) -> bool:
    """Whether it is some days that follow each other."""
    return period is not None and period.unit is _DAYS and not period.is_point and bool(period.start and period.end)


def _is_by_now(time: Time) -> bool:
    """Whether it is up to a day, as what stands by then is of it too: 目前,1个项目建成投产,累计完成投资3亿元."""
    return time.period is not None and time.period.start is None


def _told(time: Time) -> bool:
    """Whether it is a day, on which something can be announced that is of another time."""
    return time.period is not None and time.period.is_point and time.period.unit is _DAYS


def begins_with_part(text: str, sentence: Span) -> bool:
    """Whether the sentence goes on from the one before it (其中…)."""
    return _PART_OF.match(text, sentence.start, sentence.end) is not None


def opens_list(text: str, sentence: Span) -> bool:
    """Whether its line ends in a colon, so that the next paragraph is its list."""
    return bool(_LISTS.search(text, max(sentence.start, sentence.end - 4), sentence.end))


def announces(text: str, sentence: Span) -> bool:
    """Whether it says that what follows is made known, up to the end of the text: 现将…主要数据公布如下:"""
    return bool(_ANNOUNCES.search(text, max(sentence.start, sentence.end - 8), sentence.end))


def _says_day(day: Period, date: Period | None) -> bool:
    """Whether a date says which day is meant, as where it is another one than here: 周三(10月30日), told from abroad."""
    if date is None or not (day.is_point and date.is_point and day.unit is date.unit is Unit.DAY):
        return False
    return bool(day.first and date.first) and abs((day.first - date.first).days) < _WEEK  # type: ignore[operator]


def _same_days(one: Period, other: Period | None) -> bool:
    """Whether two periods are of the same days, however they are told."""
    return other is not None and one.first is not None and (one.first, one.last) == (other.first, other.last)


def _holds(whole: Period, part: Period | None) -> bool:
    """Whether a period in brackets says more exactly which days the one before it means: 11月第二周（6日至12日）."""
    if part is None or not (whole.first and whole.last and part.first and part.last):
        return False
    return whole.first <= part.first and part.last <= whole.last
