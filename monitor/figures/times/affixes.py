"""Affixes: the words around a time that make it a start, an end or a stretch (2021年以来, 截至6月, 期间)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import Period, Point, day_point, interval
from monitor.figures.patterns import lazy
from monitor.figures.times import cues
from monitor.figures.times.comparisons import Comparisons
from monitor.figures.times.context import Context
from monitor.figures.times.expressions import GOVERNS, SILENT, UNTIMED, Reason, Time, Token, Use
from monitor.figures.times.parts import number

_WEEK: Final = 7
_YEAR_OF_MONTHS: Final = 12
_HALF_OF_MONTHS: Final = 6  # 截至6月30日止中期业绩
_SOON: Final = 3  # months that an event may still go on for: 报名截至6月30日
_EVER: Final = frozenset(("记录", "纪录", "有史", "历史"))  # 有历史记录以来伤亡最严重的海啸
_ITS_RECORDS: Final = 12  # characters of 有完整气象观测记录 after the year that they begin with
_MONTH_FIRST = lazy(r"1?\d ?月")


class Affixes:
    """What the words around the times of one text make of them."""

    def __init__(self, text: str, context: Context, comparisons: Comparisons) -> None:
        self.text = text
        self.context = context
        self.until: dt.date | None = None  # up to when the sentence tells, which a 截至 before has named
        self._comparisons = comparisons

    def affixed(self, token: Token, span: Span, reason: Reason, period: Period | None) -> Time:
        """A time with what the words before and after it make of its period, which they may end or leave open."""
        text, start, end = self.text, token.start, token.end
        if period is None or period.end is None:
            return Time(span, reason, period, GOVERNS if period else self._untimed(token))
        if text[end : end + 1] not in cues.AFFIXED and text[start - 1 : start] not in cues.UP_TO:
            return Time(span, reason, period, GOVERNS)
        after = text[end : end + 2]
        if after in ("期间", "时期"):
            return Time(Span(start, end + 2), reason, period, GOVERNS)
        if after in ("同期", "同季"):
            return Time(Span(start, end + 2), reason, self._comparisons.same_time(period, start), GOVERNS)
        if token.kind != "span" and (since := cues.SINCE.match(text, end)):
            return Time(Span(start, since.end()), reason, self._up_to_now(period, text[start:end]), GOVERNS, since=True)
        if token.kind != "span" and period.start and (begin := cues.FROM.match(text, end)):
            return Time(Span(start, begin.end()), reason, interval(period.start, None), GOVERNS, since=True)
        until = cues.UNTIL.search(text, max(start - 9, 0), start) or self._told_up_to(token)
        if until and period.start is not None:
            if text[end : end + 1] in cues.RUNNING and cues.OF_QUARTER.match(text, end):
                return Time(span, reason, None, SILENT)
            until_then = self._to_come(start, period) or self._run_up_to(self._last_over(period.end, token), end)
            return Time(Span(start, self._run_ends(end)), reason, until_then, GOVERNS)
        if token.kind in cues.POINTS and (ended := cues.ENDED.match(text, end)):
            return Time(Span(start, ended.end()), reason, interval(None, period.end), GOVERNS)
        if token.kind in cues.POINTS and (before := cues.BEFORE.match(text, end)):
            return Time(Span(start, before.end()), reason, period, GOVERNS)
        if token.kind in cues.POINTS and period.start and (begun := cues.AFTER.match(text, end)):
            return Time(Span(start, begun.end()), reason, interval(period.start, None), GOVERNS)
        return Time(span, reason, period, GOVERNS)

    def _to_come(self, start: int, period: Period) -> Period | None:
        """The period itself if no more than a 至 leads to one after the publication: 至2030年,预计…"""
        published = self.context.published
        comes = published and period.start and period.start.first > published
        return period if comes and self.text[start - 1] in "至到" and self.text[start - 2] not in "截止" else None

    def until_hour(self, token: Token) -> Period | None:
        """截至20时 without a day: up to the last day named, or to that of publication; None for any other hour."""
        if cues.UP_TO_HOUR.search(self.text, token.start - 7, token.start) is None:
            return None
        named, published = self.context.named_day, self.context.published
        if named is not None and named.end and (published is None or named.end.last <= published):
            return interval(None, named.end)
        return interval(None, day_point(published)) if published else None

    def since_event(self, times: list[Time], token: Token, sentence: int) -> None:
        """自2020年…入职以来 makes the time before it run from there; any other 以来 is a time that is not known."""
        clause = [mark.end() for mark in cues.CLAUSE.finditer(self.text, max(sentence, token.start - 40), token.start)]
        low = max(clause, default=sentence)
        last = times[-1] if times else None
        if self._of_all_time(token, last):
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, SILENT))
        elif last and last.span.start >= low and cues.RECORD.match(self.text, token.end):
            times[-1] = replace(last, use=SILENT)  # 处于1998年开展此项调查以来的历史高位
            self._return_to_before(times)
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, SILENT))
        elif last and last.span.start >= low and last.use is GOVERNS and last.period and last.period.start:
            period = self._up_to_now(last.period, self.text[last.span.start : last.span.end])
            times[-1] = replace(last, period=period, since=True)
        elif cues.RECORD.match(self.text, token.end) or up_to(last) or self.text.startswith("即", low):
            # 1月7日至28日,即春运以来的22天内: told over of the time before it
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, SILENT))
        else:
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, UNTIMED))

    def _return_to_before(self, times: list[Time]) -> None:
        """Speak again of the time before the last, which only says since when there are records: 当年 is that one."""
        before = next((one for one in reversed(times[:-1]) if one.use is GOVERNS and one.period), None)
        if before and before.period:
            self.context.name(before.period, dated="年" in self.text[before.span.start : before.span.end])

    def _of_all_time(self, token: Token, last: Time | None) -> bool:
        """Whether an 以来 only says of all time that there are records of, which the time before it does not begin."""
        if self.text[token.start - 2 : token.start] not in _EVER:
            return False
        between = "" if last is None else self.text[last.span.end : token.start]
        return last is None or "自有" in between or "是" in between or len(between) > _ITS_RECORDS

    def _told_up_to(self, token: Token) -> bool:
        """Whether so many have been counted by a day that a 至 leads to: 疫情至13日有1975个病例."""
        if token.kind in cues.POINTS and self.text.startswith(("截止的", "结束的"), token.end):
            return cues.WEEK_UP_TO.match(self.text, token.end) is not None  # 到10月14日截止的当周
        if token.kind in cues.POINTS and self.text.startswith("当周", token.end):
            return True  # 8月21日当周初请失业金人数
        before, last = self.text[token.start - 1], self.text[token.end - 1]
        if before == "到" and last in "日天号周底末月":
            return cues.DONE_BY_THEN.match(self.text, token.end) is not None
        if token.kind not in cues.POINTS or before != "至":
            return False
        return cues.COUNTED_BY_THEN.match(self.text, token.end) is not None

    def _last_over(self, last: Point, token: Token) -> Point:
        """The day or month that 截至 counts up to, of the year before where this year's is long to come: 截至12月31日 in April."""
        published = self.context.published
        bare = _MONTH_FIRST.match(self.text, token.start) and self.text[token.start - 1] == "至"
        if published is None or not (bare and last.month) or last.year != published.year:
            return last
        long_to_come = last.month - published.month > _SOON
        return Point(last.year - 1, last.month, last.day) if long_to_come else last

    def _run_ends(self, end: int) -> int:
        """Where a time that 截至 leads to ends with all that belongs to it: 截至去年底止全年赚3亿元, 截至6月30日止六个月."""
        if self.text[end : end + 1] not in cues.RUNNING:
            return end
        run = cues.MONTHS_UP_TO.match(self.text, end)
        return run.end() if run else end + self.text.startswith("止", end)

    def _run_up_to(self, last: Point, end: int) -> Period | None:
        """What 截至 says up to a day: all until then, or the week (截至9月5日的一周) or the months (止六个月) that end with it."""
        if last.day and cues.WEEK_UP_TO.match(self.text, end):
            return interval(last.shift(days=1 - _WEEK), last)
        run = cues.MONTHS_UP_TO.match(self.text, end) if self.text[end : end + 1] in cues.RUNNING else None
        if run is None or not last.month or last.last != Point(last.year, last.month).last:
            return interval(None, last)
        months = number(run[1]) if run[1] else _HALF_OF_MONTHS if run[2] else _YEAR_OF_MONTHS
        whole = Point(last.year, last.month)
        if months == last.month == _YEAR_OF_MONTHS:
            return interval(Point(last.year), Point(last.year))
        return interval(whole.shift(months=1 - months), whole) if months else None

    def _untimed(self, token: Token) -> Use:
        """Words such as 近年来 end what governed; a time that cannot be known does so too."""
        silent = token.kind in ("holiday", "report") or self.text.startswith("假期", token.start)  # 假期不停工
        if self.text.startswith("之后", token.start) and token.start:
            silent = self.text[token.start - 1] not in cues.BEFORE_CLAUSE  # 在发放补贴之后,… is of its own event
        return SILENT if silent else UNTIMED

    def _up_to_now(self, period: Period, written: str) -> Period:
        """2022年以来 from its first day, 2021年底以来 from that month, up to the publication date or to the day that its
        sentence names first: 截至10月20日,今年以来…"""
        start = period.start
        until = self.until or self.context.published
        if start and not written.rstrip("份").endswith(("底", "末", "初")):
            start = day_point(start.first)
        end = day_point(until) if until else None
        return interval(start, end) if not (start and end and start.first > end.last) else period


def up_to(last: Time | None) -> dt.date | None:
    """The day up to which a time says that all holds, whatever since: 截至6月30日,入汛以来…"""
    period = last.period if last and last.use is GOVERNS else None
    return period.end.last if period is not None and period.start is None and period.end is not None else None
