"""Compound times: one that the next continues to a range, a set, a list, or a holiday or an hour of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import DAY, YEAR, Period, Point, day_point, interval, points
from monitor.figures.patterns import lazy
from monitor.figures.times import cues
from monitor.figures.times.expressions import COMPARES, GOVERNS, Reason, Time, Token
from monitor.figures.times.holidays import whole_of
from monitor.figures.times.parts import number
from monitor.figures.times.resolve import Resolver

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_DATE: Final = Reason.DATE
# Characters that may stand between a time and what continues it: 5日夜间 至 8日.
FARTHEST: Final = 12
# A day with what day of the week or of the old calendar it is, from which a run of days goes on: 2月18日(初一)至2月24日.
_RUNS_ON = lazy(
    r"[（(](?:(?:农历)?(?:[正腊冬一二三四五六七八九十]{1,2}月|大年)?(?:初|廿|卅|二?十)?[一二三四五六七八九十]{1,2}|除夕|(?:周|星期|礼拜)[一二三四五六日天])[）)] ?[至到—－–~～-]"
)
_OPENS: Final = frozenset("（(")
_UP_TO_THEN: Final = ("止,", "止，", "止、", "为止")
# Between two holidays of which the first is a part of the second.
_BESIDE_DAYS: Final = ",，、和与及“”‘’"
_BESIDE_HOLIDAY: Final = frozenset(("", "、", "和", "与"))


class Compounds:
    """The times of one text that are written in several parts."""

    def __init__(self, text: str, resolver: Resolver) -> None:
        self.text = text
        self._resolver = resolver

    def joined(self, times: list[Time], token: Token) -> bool:
        """Whether the token continues the time before it: a clock, a holiday of that year, a range, a set."""
        if len(times) > 1 and _RUNS_ON.fullmatch(self.text, times[-2].span.end, token.start):
            times.pop()  # 2月18日(初一)至2月24日
            if times[-1].period:
                self._resolver.context.name(times[-1].period, dated=False)
        last = times[-1] if times else None
        if last is None or last.use not in (GOVERNS, COMPARES):
            return False
        if token.start - last.span.end > FARTHEST:
            return False
        gap = self.text[last.span.end : token.start]
        if gap[:1] in _OPENS and _RUNS_ON.fullmatch(gap):
            gap = gap[-1]
        if token.kind == "clock" and (gap in ("", " ") or (last.reason is _DATE and cues.JOINED.fullmatch(gap))):
            times[-1] = self._at_clock(last, token)
            return True
        if last.period is None:
            return False
        period = self._merged(last, token, gap)
        if period:
            times[-1] = replace(last, span=Span(last.span.start, token.end), period=period)
        elif token.kind == "cal" and (each := self._listed(last, token, gap)):
            whole = interval(each[0].start, each[-1].end)
            times[-1] = replace(last, span=Span(last.span.start, token.end), period=whole, each=each)
            return True
        elif part := self._apart(last, token, gap):
            each = (*(last.each or (last.period,)), part)
            times[-1] = replace(last, span=Span(last.span.start, token.end), period=part, each=each)
            return True
        return period is not None

    def _apart(self, last: Time, token: Token, gap: str) -> Period | None:
        """The time beside one of another length in its year, where figures are told of each: 6月和上半年,…分别增长."""
        before = last.period
        if before is None or last.since or last.use is not GOVERNS or not (before.start and before.end):
            return None
        if not cues.AND.fullmatch(gap) or not cues.ONE_BY_ONE.match(self.text, token.end):
            return None
        part = self._resolver.resolve(token.kind, token.start, token.end)
        if part is None or part.members or before.members or not (part.start and part.end):
            return None
        alike = part.start.year == before.start.year and part.end.year == before.end.year
        return part if alike and part.unit is not DAY and before.unit is not DAY else None

    def _listed(self, last: Time, token: Token, gap: str) -> tuple[Period, ...]:
        """The years of a list or a run that a part of the next closes, with that part, where figures are told of each."""
        years = last.period
        if years is None or years.unit is not YEAR or not (years.start and years.end):
            return ()
        if not cues.AND.fullmatch(gap) or not cues.ONE_BY_ONE.match(self.text, token.end):
            return ()
        part = self._resolver.resolve(token.kind, token.start, token.end)
        if part is None or part.members or not (part.start and part.end) or part.start.year <= years.end.year:
            return ()
        listed = years.members or tuple(Point(year) for year in range(years.start.year, years.end.year + 1))
        if self.text[token.end - 1] in "末底" and part.start.month:
            listed = tuple(Point(year.year, part.start.month) for year in listed)  # 2021年、2022年末: each at its end
        return (*(Period(one, one) for one in listed), part)

    def _at_clock(self, last: Time, token: Token) -> Time:
        begin = cues.FROM.match(self.text, token.end)
        starts = (
            begin and begin[0].endswith("开始") and self.text[begin.end() : begin.end() + 1] not in cues.BEFORE_CLAUSE
        )
        if begin and not starts and last.period and last.period.start:  # not 14点30分开始冰雹来袭
            span = Span(last.span.start, begin.end())
            return replace(last, span=span, period=interval(last.period.start, None), since=True)
        if self.text.startswith(_UP_TO_THEN, token.end) and last.period and last.period.is_point:
            span = Span(last.span.start, token.end + 1)  # 今天下午1时止,有20人受伤
            return replace(last, span=span, period=interval(None, last.period.end))
        return replace(last, span=Span(last.span.start, token.end))

    def _merged(self, last: Time, token: Token, gap: str) -> Period | None:
        before = last.period
        if before is None:
            return None
        if token.kind == "span" and not gap and before.unit is DAY and not before.is_point:
            return self._first_days(before, token)
        if token.kind == "span" and not gap and before.unit is YEAR and not before.is_point:
            # 2018年到2022年四年间, not “十一五”前四年
            return before if self.text[token.end - 1] == "间" else None
        if token.kind == "holiday" and gap in ("", "的") and before.unit is YEAR and before.is_point and before.end:
            return self._resolver.holiday(token.start, token.end, before.end.year)
        if (
            token.kind == "holiday"
            and before.unit is DAY
            and last.reason is _DATE
            and self._falls_in(before, token, gap)
        ):
            self._resolver.context.holiday = before
            return before  # 9月21日至24日中秋节期间
        if token.kind == "holiday" and last.reason is Reason.HOLIDAY and cues.JOINED.fullmatch(gap):
            return self._range(last, token)  # 除夕至正月初三
        if token.kind == "holiday" and last.reason is Reason.HOLIDAY and gap in _BESIDE_HOLIDAY:
            return self._longer_holiday(before, token)
        if (token.kind in cues.POINTS or token.kind in ("dayword", "code", "week")) and cues.JOINED.fullmatch(gap):
            # 今起至8月8日 runs on, and what has run up to today does not.
            return None if last.since and before.end else self._range(last, token)
        if token.kind in cues.POINTS and cues.RAN.fullmatch(gap) and self._ends(last, token):
            return self._range(last, token)
        if token.kind not in cues.POINTS or last.since:
            return None
        if cues.AND.fullmatch(gap) and not (gap.strip() in "与和" and cues.LIKENED.match(self.text, token.end)):
            return self._set(before, token)
        return None

    def _falls_in(self, days: Period, token: Token, gap: str) -> bool:
        """Whether a holiday only says which days those just told are: 9月30日至10月7日,“中秋节”和“国庆节”期间."""
        if not gap or days.is_point or gap.strip(_BESIDE_DAYS):
            return not gap
        off = self._resolver.holiday(token.start, token.end, days.start.year if days.start else None)
        if off is None or not (off.first and off.last and days.first and days.last):
            return False
        return off.first <= days.last and days.first <= off.last

    def _ends(self, last: Time, token: Token) -> bool:
        """Whether what began at a time is said to end at the next: 自7月1日启动,至8月31日结束, 自去年3月起,至今年6月,…"""
        closed = last.since and self.text[token.end : token.end + 1] in cues.BEFORE_CLAUSE
        return closed or cues.ENDS.match(self.text, token.end) is not None

    def _longer_holiday(self, before: Period, token: Token) -> Period | None:
        """中秋节、国庆节假期8天, 国庆、中秋假期: of two holidays the one that the other is a part of."""
        beside = self._resolver.holiday(token.start, token.end)
        return whole_of(before, beside) if beside else None

    def _first_days(self, holiday: Period, token: Token) -> Period | None:
        """国庆假期前三天: so many of its days from the first."""
        found = cues.FIRST_DAYS.match(self.text, token.start, token.end)
        count = number(found[1]) if found else None
        start = holiday.start
        return interval(start, start.shift(days=count - 1)) if start and count and start.day else None

    def _range(self, last: Time, token: Token) -> Period | None:
        end = self._resolver.resolve(token.kind, token.start, token.end)
        start = last.period.start if last.period else None
        if end is None or end.end is None or start is None:
            return None
        if end.end.last < start.first and not re.match(r"\d{4}", self.text[token.start : token.end]):
            end = end.shift(days=7) if token.kind == "week" else end.shift(years=1)
        until = end.end
        if until is None:
            return None
        if last.since and until.month and start.unit is YEAR:
            start = day_point(start.first)  # 今年开始至4月15日
        if start.quarter and until.quarter:  # Q1-Q3 as 前三季度: from month to month
            start, until = Point(start.year, start.first.month), Point(until.year, until.last.month)
        return interval(start, until) if until.last >= start.first else None

    def _set(self, before: Period, token: Token) -> Period | None:
        other = self._resolver.resolve(token.kind, token.start, token.end)
        if other is None or other.start is None or before.start is None or before.unit is not other.unit:
            return None
        if not (before.is_point or before.members) or not (other.is_point or other.members):
            return None
        return points((*(before.members or (before.start,)), *(other.members or (other.start,))))
