"""The times of a text in their order: each with its span, its reason, its period and what it does to the figures."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import DAY, Period
from monitor.figures.patterns import lazy
from monitor.figures.times import cues, words
from monitor.figures.times.affixes import Affixes, up_to
from monitor.figures.times.comparisons import Comparisons
from monitor.figures.times.compounds import Compounds
from monitor.figures.times.context import Context
from monitor.figures.times.expressions import COMPARES, GOVERNS, SILENT, UNTIMED, Reason, Time, Token, bounds, tokens
from monitor.figures.times.names import in_name, only_names
from monitor.figures.times.origins import moves_on
from monitor.figures.times.resolve import Resolver
from monitor.figures.times.tense import is_future

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_DATE: Final = Reason.DATE
_REASONS: Final = {
    "clock": Reason.CLOCK,
    "placing": Reason.DURATION,
    "span": Reason.DURATION,
    "each": Reason.REPEATED,
    "vague": Reason.VAGUE,
    "back": Reason.VAGUE,
    "report": Reason.VAGUE,
    "since": Reason.VAGUE,
    "now": Reason.NOW,
    "holiday": Reason.HOLIDAY,
    "plan": Reason.PLAN,
}
# A time that names its year.
_DATED = lazy(r"\d{4}|[今去前明]年|[一二][〇零○九]")
_AFTER_LINE: Final = 3  # a sentence begins a line that a line's end and quotes that close stand before, so many in all
# Before the year in which something came into being, of which nothing else is told.
_FOUNDED: Final = tuple(f"{verb}于" for verb in ("成立", "创办", "创建", "创立", "组建", "始建", "设立", "创始"))
_SAID_OTHERWISE: Final = 8  # characters before a time that a bracket tells over: 第三季度（即公司的第四财季）
# They belong to the unit of what follows: 每小时90公里.
_RATES: Final = frozenset(("每小时", "每分钟"))
# Before a time they make it one of each year: 每到3月.
_EVERY: Final = frozenset(("每到", "每逢", "每年"))
_EVERY_ENDS: Final = frozenset("到逢年")
# Which week of a year or a month is meant, whose days a bracket tells.
_WEEKS_OF: Final = frozenset(("最后一周", "第一周", "首周", "头一周", "第二周", "第三周", "第四周"))
# Kinds of times that say no more than an hour or a distance.
_OF_HOURS: Final = frozenset(("clock", "placing"))
_AFFECTS_WITHIN: Final = 16  # characters in which what something was affected by is told
_WEEK: Final = 7


def _is_whole_week(days: Period | None) -> bool:
    """Whether some days are seven."""
    if days is None or days.first is None or days.last is None:
        return False
    return (days.last - days.first).days == _WEEK - 1


class Reader:
    """Reads the times of one text."""

    def __init__(self, text: str, published: dt.date | None, reported: int | None) -> None:
        self.text = text
        self.context = Context(published, reported)
        self.resolver = Resolver(text, self.context)
        self.bounds = bounds(text)  # of its sentences
        self._end = 0  # of the last sentence that was read
        self._tokens = tokens(text)
        self._token = next(self._tokens, None)
        self.waiting = self._token.start if self._token else len(text)  # where the next time stands, if one does
        self._comparisons = Comparisons(text, self.context)
        self._affixes = Affixes(text, self.context, self._comparisons)
        self._compounds = Compounds(text, self.resolver)

    def read(self, start: int, end: int) -> list[Time]:
        """The times of the sentence there, which has one; sentences are read in their order."""
        mine: list[Token] = []
        token = self._token
        while token and token.start < end:
            mine.append(token)
            token = next(self._tokens, None)
        self._token = token
        self.waiting = token.start if token else len(self.text)
        part = self.text.startswith("其中", start)
        self.context.new_sentence(paragraph=self._begins_line(start), part=part)
        self._end = end
        return self._times(start, mine)

    def _begins_line(self, start: int) -> bool:
        """Whether a sentence begins a line, up to that which starts there and since the last that was read."""
        text, low = self.text, max(self._end - _AFTER_LINE, 0)
        at = text.rfind("\n", low, start)
        while at >= 0:
            if self.bounds[bisect_right(self.bounds, at)] - at <= _AFTER_LINE:
                return True
            at = text.rfind("\n", low, at)
        return False

    def _times(self, sentence: int, found: list[Token]) -> list[Time]:
        """The times of a sentence that begins there."""
        times: list[Time] = []
        stated = 0  # times that have been looked at for which week is meant
        for token in found:
            last = times[-1] if times else None
            if last and token.start < last.span.end:
                continue
            self._affixes.until = up_to(last) if last else None
            if token.kind == "week" and last:
                self._state_week(times, stated)
                stated = len(times)
            if token.kind == "since" or (last and self._runs_till_now(last, token)):
                self._affixes.since_event(times, token, sentence)
            elif not last or not self._compounds.joined(times, token):
                time = self._time(token, sentence)
                times.append(self._comparisons.beside(last, time) if last and last.use is COMPARES else time)
            last = times[-1]
            if last.use is GOVERNS and last.period:
                self._remember(last, last.period)
        if len(times) > 1 and self._names_week(sentence, found):
            self._state_week(times, stated)
        return times

    def _names_week(self, sentence: int, found: list[Token]) -> bool:
        said = self.text[sentence : found[-1].end]
        if "周" not in said and "星期" not in said:
            return False
        return any(map(said.__contains__, _WEEKS_OF)) or any(
            token.kind == "week" or self.text[token.end - 1] == "周" for token in found
        )

    def _state_week(self, times: list[Time], stated: int) -> None:
        """本周（3月18日至24日）, 本周3月18日至24日: which week is meant, here and by the 本周 of later sentences.

        So many of the times as are `stated` have been looked at; the last of them may have grown since.
        """
        since = max(0, stated - 2)
        for index, (week, days) in enumerate(pairwise(times[since:]), since):
            gap = self.text[week.span.end : days.span.start]
            if (
                gap in ("，", ",")
                and self.text[week.span.start - 1] in "（("
                and "第" in self.text[week.span.start : week.span.end]
            ):
                gap = ""  # 本周（第45周，11月4日至11月8日，下同）
            if gap[:-1] in _WEEKS_OF and days.period and days.period.unit is DAY and not days.period.is_point:
                times[index] = replace(week, period=days.period)  # 2013年最后一周（12月22日至28日）
            whole = gap in ("，", ",") and _is_whole_week(days.period)  # 本周,11月3日至11月9日,…
            if (
                not (whole or gap in ("", "（", "("))
                or not days.period
                or not days.period.start
                or days.period.is_point
            ):
                continue
            written = self.text[week.span.start : week.span.end]
            if written in ("本周", "本星期", "这周"):
                self.context.week = days.period
                times[index] = replace(week, period=days.period)
            elif written in ("上周", "上星期", "上个星期"):
                self.context.last_week = days.period
                times[index] = replace(week, period=days.period)
            elif written.endswith("周") and "第" in written:
                self.context.week = days.period  # 第28周（7月8日至14日）
                if self._is_last_week(days.period):
                    self.context.last_week = days.period
            elif written.endswith("一周"):
                times[index] = replace(week, period=days.period)  # 最近一周（6月13-19日）

    def _is_last_week(self, days: Period) -> bool:
        """Whether some days end in the week before that of the publication."""
        published, last = self.context.published, days.last
        if published is None or last is None:
            return False
        return 0 <= (published - dt.timedelta(days=published.weekday() + 1) - last).days < _WEEK

    def _runs_till_now(self, last: Time, token: Token) -> bool:
        """Whether a 至今 closes what began at the time before: 2016年8月并网发电至今."""
        if not self.text.startswith("至今", token.start) or last.use is not GOVERNS or last.since:
            return False
        return cues.EVENT.fullmatch(self.text, last.span.end, token.start) is not None

    def _remember(self, last: Time, period: Period) -> None:
        written = self.text[last.span.start : last.span.end]
        # 去年同期 leads aside: the text goes on to tell of its own year.
        dated = (_DATED.match(written) is not None or words.ERA.match(written) is not None) and not written.endswith(
            "同期"
        )
        said = self.text[max(0, last.span.start - _SAID_OTHERWISE) : last.span.start]
        if written == "年初" and said.endswith(("由", "从")):
            return  # 由年初的58.7%上升至61.4%
        if said.endswith("受") and "影响" in self.text[last.span.end : last.span.end + _AFFECTS_WITHIN]:
            return  # 一季度,受年初低温影响,…,去年同期为2.1亿元
        dated = dated and not said.endswith(_FOUNDED)  # 成立于2018年,…截至二季度末
        dated = dated and not moves_on(self.text, last.span.start, last.span.end)
        aside = (
            written[0] in "上下"
            or written.endswith(("同期", "同季"))
            or "（即" in said
            or "(即" in said
            or ("季" in written and is_future(self.text, last.span.start, last.span.end))
        )
        before = self.context.governing
        self.context.name(period, dated=dated, aside=aside)
        if period.start is None and period.unit is DAY and "日" in written:
            self.context.named_day = Period(period.end, period.end)  # 截至8月27日收盘,…,当日上涨0.7%
        if (
            before
            and self.text[last.span.start - 1] in "(（"
            and self.text[last.span.end : last.span.end + 1] not in ")）"
        ):
            self.context.governing = before  # 增长5%(上半年为下降3%);…(去年同期为增长9%)
        self.context.beside = written[0] == "上" or written.endswith(("同期", "同季"))
        if "财" in written and dated and period.end:
            self.context.fiscal = period.end.year

    # --- one time ------------------------------------------------------------------------------------------------

    def _time(self, token: Token, sentence: int) -> Time:
        text, kind, start, end = self.text, token.kind, token.start, token.end
        reason = _REASONS.get(kind, _DATE)
        span = Span(start, end)
        if kind != "plan" and in_name(text, token, sentence):
            return Time(span, Reason.TITLE, None, SILENT)
        if text[start - 1] in _EVERY_ENDS and text[start - 2 : start] in _EVERY:
            return Time(span, reason, None, UNTIMED)  # 每到3月, 每年4月到8月
        if kind == "span" and cues.BEFORE_EVENT.match(text, start - 1, end):
            return Time(span, reason, None, SILENT)
        if kind in _OF_HOURS:
            until = self._affixes.until_hour(token) if kind == "clock" else None
            aimed = text[end - 1] == "内" and cues.AIMED.search(text, max(start - 4, 0), start)
            return Time(span, reason, until, GOVERNS if until else UNTIMED if aimed else SILENT)
        holiday = self.context.holiday
        period = self.resolver.resolve(kind, start, end)
        if kind == "each":
            silent = text[start:end] in _RATES or self._each_day(token) or cues.PER_HEAD.search(text, start - 2, start)
            return Time(span, reason, None, SILENT if silent or self._comparisons.compares(token) else UNTIMED)
        if self._comparisons.compares(token):
            self.context.holiday = holiday  # 比清明假期多: a later 假期 is not that
            longer = 2 if text.startswith(("同期", "时期", "期间", "以来"), end) else 0
            if period is not None and kind != "week" and text.startswith("同期", end):
                period = self._comparisons.same_time(period, start)
            if not longer and (run := cues.MONTHS_UP_TO.match(text, end)) and text[start - 2 : start] == "截至":
                longer = run.end() - end  # 与截至2018年6月30日止六个月相比
            return Time(Span(start, end + longer), reason, period, COMPARES)
        if (
            (kind == "decade" and period is None)
            or only_names(text, token, self.context)
            or self._foretold(token, period)
        ):
            return Time(span, reason, None, SILENT)
        return self._affixes.affixed(token, span, reason, period)

    def _foretold(self, token: Token, period: Period | None) -> bool:
        """Whether a time that is over only says when what another time will bring was foretold: 3.4%(6月预测值3.1%)."""
        published, governing = self.context.published, self.context.governing
        if period is None or published is None or governing is None or not (governing.last and period.last):
            return False
        found = cues.FORETOLD.match(self.text, token.end) if governing.last >= published else None
        return found is not None and (period.last < published or found["of_then"] is not None)

    def _each_day(self, token: Token) -> bool:
        """今年五一期间,…每天…: each day of a stretch of days that the sentence names is of that stretch."""
        named = self.context.governing
        if named is None or named.is_point or not (named.start and named.end) or named.unit is not DAY:
            return False
        return self.text[token.start : token.end] in ("每天", "每日")
