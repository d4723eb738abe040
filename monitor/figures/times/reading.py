"""The times of a text in their order: each with its span, its reason, its period and what it does to the figures."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from monitor.articles import Span
from monitor.figures.edtf import Period, Point, Unit, day_point, interval, points
from monitor.figures.patterns import lazy
from monitor.figures.times import cues
from monitor.figures.times.context import Context
from monitor.figures.times.expressions import Reason, Time, Token, Use, bounds, tokens
from monitor.figures.times.parts import number
from monitor.figures.times.resolve import Resolver

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_GOVERNS, _COMPARES, _SILENT, _DATE = Use.GOVERNS, Use.COMPARES, Use.SILENT, Reason.DATE
_REASONS = {
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
# Characters that may stand between a time and what continues it: 5日夜间 至 8日.
_WEEK = 7
_YEAR_OF_MONTHS = 12
_SOON = 3  # months that an event may still go on for: 报名截至6月30日
_MONTH_FIRST = lazy(r"1?\d ?月")
_FARTHEST = 6
_AFTER_LINE = 3  # a sentence begins a line that a line's end and quotes that close stand before, so many in all
# They belong to the unit of what follows: 每小时90公里.
_RATES = frozenset(("每小时", "每分钟"))
# Before a time they make it one of each year: 每到3月.
_EVERY = frozenset(("每到", "每逢", "每年"))
_EVERY_ENDS = frozenset("到逢年")
# Kinds of times that say no more than an hour or a distance.
_OF_HOURS = frozenset(("clock", "placing"))
# Between two holidays of which the first is a part of the second.
_BESIDE_HOLIDAY = frozenset(("", "、", "和", "与"))
# Kinds of times of which some say nothing of when.
_SAYING_LITTLE = frozenset(("now", "holiday", "vague", "span"))


def _told_again(likened: Period) -> tuple[int, ...]:
    """The years that a 去年 is of which may stand for the same time again: of this year, or of the last quarters."""
    return (likened.end.year, likened.end.year + 1) if likened.end else ()


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
        self._until: dt.date | None = None  # up to when the sentence tells, which a 截至 before has named
        self._likened: Period | None = None  # what 去年同期 was last said of

    def read(self, start: int, end: int) -> list[Time]:
        """The times of the sentence there, which has one; sentences are read in their order."""
        mine: list[Token] = []
        token = self._token
        while token and token.start < end:
            mine.append(token)
            token = next(self._tokens, None)
        self._token = token
        self.waiting = token.start if token else len(self.text)
        self.context.new_sentence(paragraph=self._begins_line(start))
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
            self._until = self._up_to(last) if last else None
            if token.kind == "week" and last:
                self._state_week(times, stated)
                stated = len(times)
            if token.kind == "since":
                self._since_event(times, token, sentence)
            elif not last or not self._joined(times, token):
                time = self._time(token, sentence)
                times.append(self._beside(last, time) if last and last.use is _COMPARES else time)
            last = times[-1]
            if last.use is _GOVERNS and last.period:
                self._remember(last, last.period)
        if len(times) > 1 and self._names_week(sentence, found):
            self._state_week(times, stated)
        return times

    def _names_week(self, sentence: int, found: list[Token]) -> bool:
        said = self.text[sentence : found[-1].end]
        if "周" not in said and "星期" not in said:
            return False
        return any(token.kind == "week" or self.text[token.end - 1] == "周" for token in found)

    def _state_week(self, times: list[Time], stated: int) -> None:
        """本周（3月18日至24日）, 本周3月18日至24日: which week is meant, here and by the 本周 of later sentences.

        So many of the times as are `stated` have been looked at; the last of them may have grown since.
        """
        since = max(0, stated - 2)
        for index, (week, days) in enumerate(pairwise(times[since:]), since):
            gap = self.text[week.span.end : days.span.start]
            if gap not in ("", "（", "(") or not days.period or not days.period.start or days.period.is_point:
                continue
            written = self.text[week.span.start : week.span.end]
            if written in ("本周", "本星期", "这周"):
                self.context.week = days.period
                times[index] = replace(week, period=days.period)
            elif written.endswith("周") and "第" in written:
                self.context.week = days.period  # 第28周（7月8日至14日）
            elif written.endswith("一周"):
                times[index] = replace(week, period=days.period)  # 最近一周（6月13-19日）

    def _beside(self, last: Time, time: Time) -> Time:
        """比上月末和上年同期高…: what stands beside a time compared with is compared with too."""
        if time.use is not _GOVERNS:
            return time
        between = last.span.end, time.span.start
        beside = cues.AND.fullmatch(self.text, *between) or cues.APPOSED.fullmatch(self.text, *between)
        return replace(time, use=_COMPARES) if beside else time

    def _remember(self, last: Time, period: Period) -> None:
        written = self.text[last.span.start : last.span.end]
        # 去年同期 leads aside: the text goes on to tell of its own year.
        dated = _DATED.match(written) is not None and not written.endswith("同期")
        aside = written[0] in "上下" or ("季" in written and self.resolver.future(last.span.start, last.span.end))
        self.context.name(period, dated=dated, aside=aside)
        if "财" in written and dated and period.end:
            self.context.fiscal = period.end.year

    # --- one time ------------------------------------------------------------------------------------------------

    def _time(self, token: Token, sentence: int) -> Time:
        text, kind, start, end = self.text, token.kind, token.start, token.end
        reason = _REASONS.get(kind, _DATE)
        span = Span(start, end)
        if kind != "plan" and self._in_name(token, sentence):
            return Time(span, Reason.TITLE, None, _SILENT)
        if text[start - 1] in _EVERY_ENDS and text[start - 2 : start] in _EVERY:
            return Time(span, reason, None, Use.UNTIMED)  # 每到3月, 每年4月到8月
        if kind == "span" and cues.BEFORE_EVENT.match(text, start - 1, end):
            return Time(span, reason, None, _SILENT)
        if kind in _OF_HOURS:
            until = self._until_hour(token) if kind == "clock" else None
            return Time(span, reason, until, _GOVERNS if until else _SILENT)
        holiday = self.context.holiday
        period = self.resolver.resolve(kind, start, end)
        if kind == "each":
            silent = text[start:end] in _RATES or self._each_day(token) or cues.PER_HEAD.search(text, start - 2, start)
            return Time(span, reason, None, _SILENT if silent or self._compares(token) else Use.UNTIMED)
        if self._compares(token):
            self.context.holiday = holiday  # 比清明假期多: a later 假期 is not that
            longer = 2 if text.startswith(("同期", "时期", "期间", "以来"), end) else 0
            if period is not None and kind != "week" and text.startswith("同期", end):
                period = self._same_time(period, start)
            return Time(Span(start, end + longer), reason, period, _COMPARES)
        if (kind == "decade" and period is None) or self._only_names(token) or self._foretold(token, period):
            return Time(span, reason, None, _SILENT)
        return self._affixed(token, span, reason, period)

    def _foretold(self, token: Token, period: Period | None) -> bool:
        """Whether a time that is over only says when what another time will bring was foretold: 3.4%(6月预测值3.1%)."""
        published, governing = self.context.published, self.context.governing
        if period is None or published is None or governing is None or not (governing.last and period.last):
            return False
        found = cues.FORETOLD.match(self.text, token.end) if governing.last >= published else None
        return found is not None and (period.last < published or found["of_then"] is not None)

    def _until_hour(self, token: Token) -> Period | None:
        """截至20时 without a day: up to the last day named, or to that of publication; None for any other hour."""
        if cues.UP_TO_HOUR.search(self.text, token.start - 7, token.start) is None:
            return None
        named, published = self.context.named_day, self.context.published
        if named is not None and named.end and (published is None or named.end.last <= published):
            return interval(None, named.end)
        return interval(None, day_point(published)) if published else None

    def _each_day(self, token: Token) -> bool:
        """今年五一期间,…每天…: each day of a stretch of days that the sentence names is of that stretch."""
        named = self.context.governing
        if named is None or named.is_point or not (named.start and named.end) or named.unit is not Unit.DAY:
            return False
        return self.text[token.start : token.end] in ("每天", "每日")

    def _in_name(self, token: Token, sentence: int) -> bool:
        low = token.start - 40
        if low < sentence:
            low = sentence
        quote = -1
        for opening in cues.OPEN_QUOTE.finditer(self.text, low, token.start):
            quote = opening.start()
        if quote < 0:
            return False
        name = cues.NAME.match(self.text, quote)
        if not name or name.end() < token.end or (self.text[max(0, quote - 1) : quote] in "：:" and quote):
            return False
        if self.text[quote] in "《〈":
            return not cues.SOURCE.match(self.text, token.end)
        return name.end() - name.start() - 2 > token.end - token.start

    def _only_names(self, token: Token) -> bool:
        """Whether it says nothing of when: 临近中秋, 年初确定的, 召回3月生产的 where something else says when."""
        text, start, end = self.text, token.start, token.end
        if token.kind in _SAYING_LITTLE and self._says_little(token):
            return True
        before, ahead = text[start - 1 : start], text[end : end + cues.BASE_WITHIN]
        if before in cues.NAMED_AFTER and self._named_after(before, start, end):
            return True
        if ahead[:1] in cues.NAMING and self._names_thing(end, before):
            return True
        if ("基数" in ahead or "翘尾" in ahead) and cues.LOW_BASE.match(text, end):
            return True
        if before in cues.BREAKING and cues.RECORD.match(text, end):
            return True
        if before in cues.PASSING and cues.MARK.match(text, end):
            return True
        written = text[start:end]
        if written in cues.PRIOR and cues.LEFT_OVER.match(text, end):
            return True
        if written in cues.YEARLY and self._of_plan(start, end):
            return True
        if "的" not in ahead[: cues.MADE_WITHIN]:
            return False
        if cues.DATED.match(text, end):
            return True
        return bool(cues.MADE.match(text, end)) and self.context.governing is not None

    def _says_little(self, token: Token) -> bool:
        """Whether a 现在, a holiday or a vague word says nothing of when: 临近中秋, 近年来最高."""
        if token.kind == "now":
            return self._only_thought_of(token.start, token.end)
        if token.kind == "holiday" and cues.NTH_DAY.match(self.text, token.end):
            # 29日,黄金周运输第二天,…
            return self.context.governing is not None and self.context.governing.unit is Unit.DAY
        if token.kind == "holiday":
            return cues.NOT_YET.search(self.text, token.start - 3, token.start) is not None
        if token.kind == "span":
            return cues.NEW_MARK.match(self.text, token.end) is not None
        return cues.RECORD.match(self.text, token.end) is not None

    def _named_after(self, before: str, start: int, end: int) -> bool:
        """Whether the character before a time makes it no more than what is asked about, cited or called by it."""
        if before == "及":
            return cues.ASKED.search(self.text, start - 3, start) is not None
        if before in cues.CITES:
            return self._cites(start, end)
        return self.text[end - 1] == "年" and cues.CALLED.match(self.text, end) is not None

    def _cites(self, start: int, end: int) -> bool:
        """Whether it only says when what is quoted came out, or at what rate was reckoned (按2018年平均汇率计算)."""
        if self.text[start - 1] == "按" and cues.RECKONED.match(self.text, end):
            return True
        return bool(cues.CITING.search(self.text, start - 2, start) and cues.CITED.match(self.text, end))

    def _only_thought_of(self, start: int, end: int) -> bool:
        """Whether a 现在 is someone's, a 当前 what is judged, or a 目前 of what is the first of its kind."""
        if self.text.startswith("现在", start) and self.context.governing is None and self._in_story(start):
            return True
        return bool(cues.FOREMOST.match(self.text, end) or cues.JUDGED.search(self.text, start - 3, start))

    def _names_thing(self, end: int, before: str) -> bool:
        """Whether what follows a time is named by it: a dateline, a model, a scheme, a contract, an issue."""
        text = self.text
        if cues.DATELINE.match(text, end) or cues.MODEL.match(text, end) or cues.SCHEME.match(text, end):
            return True
        if cues.DELIVERY.match(text, end):
            return True
        if cues.STORM.match(text, end) and text.startswith("今年", end - 2):
            return True
        return cues.ISSUE.match(text, end) is not None and before not in "，,。\n"

    def _of_plan(self, start: int, end: int) -> bool:
        """Whether it only says which plan is meant: 年初预算, 完成全年任务."""
        if not cues.PLANNED.match(self.text, end):
            return False
        return self.text.startswith("年初", start) or cues.TO_PLAN.search(self.text, start - 4, start) is not None

    def _in_story(self, start: int) -> bool:
        """Whether it is someone's talk, or stands against how it was before."""
        before = self.text[max(0, start - 30) : start]
        return bool(re.search(r"[“‘][^”’]*$|过去|以前|以往|原来|从前", before))

    def _compares(self, token: Token) -> bool:
        text, start, end = self.text, token.start, token.end
        before, after = text[start - 1 : start], text[end : end + 1]
        if before == " ":
            start -= 1  # 与 2010 年…相比
            before = text[start - 1 : start]
        if before in cues.SETTING and self._set_beside(token, start):
            return True
        if before == "前" and cues.AS_BEFORE.search(text, start - 8, start):
            return cues.TIMES_OF.match(text, end) is not None
        if token.kind == "span" and text[end - 1] == "来" and cues.RECORD_OF.match(text, end):
            return True
        record = cues.SINCE.match(text, end) if after in cues.SINCE_THEN else None
        if record and cues.RECORD.match(text, record.end()):
            return True
        if after in cues.AFTERWARDS and cues.RECORD_AFTER.match(text, end):
            return True
        return after == "不" and text.startswith("不变价", end)

    def _set_beside(self, token: Token, start: int) -> bool:
        """Whether the words that end where a time begins, with those after it, set something beside it."""
        text, end = self.text, token.end
        if text[start - 1] == "的":
            return cues.COMPARED_AS.search(text, start - 10, start) is not None
        if cues.COMPARED.search(text, start - 5, start):
            return True
        if cues.WITH.search(text, start - 1, start) and cues.LIKENED.match(text, end):
            return True
        if (
            cues.IS.search(text, start - 1, start)
            and not cues.REACHED.search(text, start - 4, start)
            and not (text[start - 1] in "为成" and cues.MOVED_ON.search(text, max(start - 54, 0), start))
            and cues.TIMES_OF.match(text, end)
        ):
            return True
        if text[start - 1] in "到至了" and cues.REGAINED.search(text, start - 4, start):
            return cues.REGAINED_TO.match(text, end) is not None
        if text[start - 1 : start] == "在" and cues.BASE.match(text, end):
            return True
        return token.kind == "span" and cues.STANDING.search(text, start - 2, start) is not None

    def _affixed(self, token: Token, span: Span, reason: Reason, period: Period | None) -> Time:
        text, start, end = self.text, token.start, token.end
        if period is None or period.end is None:
            return Time(span, reason, period, _GOVERNS if period else self._untimed(token))
        if text[end : end + 1] not in cues.AFFIXED and text[start - 1 : start] not in cues.UP_TO:
            return Time(span, reason, period, _GOVERNS)
        after = text[end : end + 2]
        if after in ("期间", "时期"):
            return Time(Span(start, end + 2), reason, period, _GOVERNS)
        if after in ("同期", "同季"):
            return Time(Span(start, end + 2), reason, self._same_time(period, start), _GOVERNS)
        if token.kind != "span" and (since := cues.SINCE.match(text, end)):
            return Time(
                Span(start, since.end()), reason, self._up_to_now(period, text[start:end]), _GOVERNS, since=True
            )
        if token.kind != "span" and period.start and (begin := cues.FROM.match(text, end)):
            return Time(Span(start, begin.end()), reason, interval(period.start, None), _GOVERNS, since=True)
        until = cues.UNTIL.search(text, start - 5, start) or self._told_up_to(token)
        if until and period.start is not None:
            if text[end : end + 1] in cues.RUNNING and cues.OF_QUARTER.match(text, end):
                return Time(span, reason, None, _SILENT)
            until_then = self._run_up_to(self._last_over(period.end, token), end)
            return Time(Span(start, self._run_ends(end)), reason, until_then, _GOVERNS)
        if token.kind in cues.POINTS and (ended := cues.ENDED.match(text, end)):
            return Time(Span(start, ended.end()), reason, interval(None, period.end), _GOVERNS)
        if token.kind in cues.POINTS and (before := cues.BEFORE.match(text, end)):
            return Time(Span(start, before.end()), reason, period, _GOVERNS)
        if token.kind in cues.POINTS and period.start and (begun := cues.AFTER.match(text, end)):
            return Time(Span(start, begun.end()), reason, interval(period.start, None), _GOVERNS)
        return Time(span, reason, period, _GOVERNS)

    def _told_up_to(self, token: Token) -> bool:
        """Whether so many have been counted by a day that a 至 leads to: 疫情至13日有1975个病例."""
        if token.kind not in cues.POINTS or self.text[token.start - 1] != "至":
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
        months = number(run[1]) if run[1] else _YEAR_OF_MONTHS
        whole = Point(last.year, last.month)
        if months == last.month == _YEAR_OF_MONTHS:
            return interval(Point(last.year), Point(last.year))
        return interval(whole.shift(months=1 - months), whole) if months else None

    def _untimed(self, token: Token) -> Use:
        """Words such as 近年来 end what governed; a time that cannot be known does so too."""
        silent = token.kind in ("holiday", "report") or self.text.startswith("假期", token.start)  # 假期不停工
        if self.text.startswith("之后", token.start) and token.start:
            silent = self.text[token.start - 1] not in cues.BEFORE_CLAUSE  # 在发放补贴之后,… is of its own event
        return _SILENT if silent else Use.UNTIMED

    def _same_time(self, period: Period, start: int) -> Period:
        """去年同期: the part of that year that is being spoken of, of the one before where that is 去年 itself.

        今年同期 is that of this year, whatever year is being spoken of.
        """
        here = self.context.governing or self.context.part_of_year or self.context.last_quarter
        this_year = self.text.startswith(("今年", "本年"), start)
        year = period.end.year if period.end else None
        likened = self._likened
        if likened is not None and not this_year and here == likened and year in _told_again(likened):
            return likened  # 去年同期为5亿元;…,去年同期为3亿元
        self._likened = None
        if here is not None and here.start is None and here.end and year is not None and self._counted_to(here.end):
            before = here.end.shift(years=min(year - here.end.year, -1))
            return interval(None, before)  # 截至9月30日,…,去年同期为694例
        if here is None or here.start is None or here.end is None or here.members or year is None:
            return period
        if here.start.unit is not here.end.unit:
            return period  # 2020年、2021年及2022年的前4个月,…
        years = year - here.end.year
        try:
            same = here.shift(years=years if this_year else min(years, -1))
        except ValueError:
            return period
        self._likened = None if this_year else same
        return same

    def _counted_to(self, last: Point) -> bool:
        """Whether what is told up to a point is told up to a day before the publication, and not as of 目前."""
        published = self.context.published
        return last.day is not None and (published is None or last.first != published)

    def _up_to_now(self, period: Period, written: str) -> Period:
        """2022年以来 from its first day, 2021年底以来 from that month, up to the publication date or to the day that its
        sentence names first: 截至10月20日,今年以来…"""
        start = period.start
        until = self._until or self.context.published
        if start and not written.rstrip("份").endswith(("底", "末", "初")):
            start = day_point(start.first)
        end = day_point(until) if until else None
        return interval(start, end) if not (start and end and start.first > end.last) else period

    # --- times that belong together ------------------------------------------------------------------------------

    def _since_event(self, times: list[Time], token: Token, sentence: int) -> None:
        """自2020年…入职以来 makes the time before it run from there; any other 以来 is a time that is not known."""
        clause = [mark.end() for mark in cues.CLAUSE.finditer(self.text, max(sentence, token.start - 40), token.start)]
        low = max(clause, default=sentence)
        last = times[-1] if times else None
        if last and last.span.start >= low and cues.RECORD.match(self.text, token.end):
            times[-1] = replace(last, use=_SILENT)  # 处于1998年开展此项调查以来的历史高位
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, _SILENT))
        elif last and last.span.start >= low and last.use is _GOVERNS and last.period and last.period.start:
            period = self._up_to_now(last.period, self.text[last.span.start : last.span.end])
            times[-1] = replace(last, period=period, since=True)
        elif cues.RECORD.match(self.text, token.end) or self._up_to(last):
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, _SILENT))
        else:
            times.append(Time(Span(token.start, token.end), Reason.VAGUE, None, Use.UNTIMED))

    @staticmethod
    def _up_to(last: Time | None) -> dt.date | None:
        """The day up to which a time says that all holds, whatever since: 截至6月30日,入汛以来…"""
        period = last.period if last and last.use is Use.GOVERNS else None
        return period.end.last if period is not None and period.start is None and period.end is not None else None

    def _joined(self, times: list[Time], token: Token) -> bool:
        """Whether the token continues the time before it: a clock, a holiday of that year, a range, a set."""
        last = times[-1] if times else None
        if last is None or last.use not in (_GOVERNS, _COMPARES):
            return False
        if token.start - last.span.end > _FARTHEST:
            return False
        gap = self.text[last.span.end : token.start]
        if token.kind == "clock" and (gap in ("", " ") or (last.reason is _DATE and cues.JOINED.fullmatch(gap))):
            times[-1] = self._at_clock(last, token)
            return True
        if last.period is None or len(gap) > 5:
            return False
        period = self._merged(last, token, gap)
        if period:
            times[-1] = replace(last, span=Span(last.span.start, token.end), period=period)
        elif token.kind == "cal" and (each := self._listed(last, token, gap)):
            whole = interval(each[0].start, each[-1].end)
            times[-1] = replace(last, span=Span(last.span.start, token.end), period=whole, each=each)
            return True
        return period is not None

    def _listed(self, last: Time, token: Token, gap: str) -> tuple[Period, ...]:
        """The years of a list or a run that a part of the next closes, with that part, where figures are told of each."""
        years = last.period
        if years is None or years.unit is not Unit.YEAR or not (years.start and years.end):
            return ()
        if not cues.AND.fullmatch(gap) or not cues.ONE_BY_ONE.match(self.text, token.end):
            return ()
        part = self.resolver.resolve(token.kind, token.start, token.end)
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
        return replace(last, span=Span(last.span.start, token.end))

    def _merged(self, last: Time, token: Token, gap: str) -> Period | None:
        before = last.period
        if before is None:
            return None
        if token.kind == "span" and not gap and before.unit is Unit.DAY and not before.is_point:
            return self._first_days(before, token)
        if token.kind == "span" and not gap and before.unit is Unit.YEAR and not before.is_point:
            # 2018年到2022年四年间, not “十一五”前四年
            return before if self.text[token.end - 1] == "间" else None
        if (
            token.kind == "holiday"
            and gap in ("", "的")
            and before.unit is Unit.YEAR
            and before.is_point
            and before.end
        ):
            return self.resolver.holiday(token.start, token.end, before.end.year)
        if token.kind == "holiday" and gap == "" and before.unit is Unit.DAY and last.reason is _DATE:
            return before  # 9月21日至24日中秋节期间
        if token.kind == "holiday" and last.reason is Reason.HOLIDAY and gap in _BESIDE_HOLIDAY:
            return self._longer_holiday(before, token)
        if (token.kind in cues.POINTS or token.kind in ("dayword", "code")) and cues.JOINED.fullmatch(gap):
            # 今起至8月8日 runs on, and what has run up to today does not.
            return None if last.since and before.end else self._range(last, token)
        if token.kind not in cues.POINTS or last.since:
            return None
        if cues.AND.fullmatch(gap) and not (gap.strip() in "与和" and cues.LIKENED.match(self.text, token.end)):
            return self._set(before, token)
        return None

    def _longer_holiday(self, before: Period, token: Token) -> Period | None:
        """中秋节、国庆节假期8天: the holiday that the one before it is a part of."""
        whole = self.resolver.holiday(token.start, token.end)
        if whole is None or not (whole.first and whole.last and before.first and before.last):
            return None
        return whole if whole.first <= before.first and before.last <= whole.last else None

    def _first_days(self, holiday: Period, token: Token) -> Period | None:
        """国庆假期前三天: so many of its days from the first."""
        found = cues.FIRST_DAYS.match(self.text, token.start, token.end)
        count = number(found[1]) if found else None
        start = holiday.start
        return interval(start, start.shift(days=count - 1)) if start and count and start.day else None

    def _range(self, last: Time, token: Token) -> Period | None:
        end = self.resolver.resolve(token.kind, token.start, token.end)
        start = last.period.start if last.period else None
        if end is None or end.end is None or start is None:
            return None
        if end.end.last < start.first and not re.match(r"\d{4}", self.text[token.start : token.end]):
            end = end.shift(years=1)
        until = end.end
        if until is None:
            return None
        if start.quarter and until.quarter:  # Q1-Q3 as 前三季度: from month to month
            start, until = Point(start.year, start.first.month), Point(until.year, until.last.month)
        return interval(start, until) if until.last >= start.first else None

    def _set(self, before: Period, token: Token) -> Period | None:
        other = self.resolver.resolve(token.kind, token.start, token.end)
        if other is None or other.start is None or before.start is None or before.unit is not other.unit:
            return None
        if not (before.is_point or before.members) or not (other.is_point or other.members):
            return None
        return points((*(before.members or (before.start,)), *(other.members or (other.start,))))
