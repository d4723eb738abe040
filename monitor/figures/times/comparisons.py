"""Comparisons: times that figures are only compared with, and the same time of another year."""

from __future__ import annotations

from dataclasses import replace

from monitor.figures.edtf import Period, Point, interval
from monitor.figures.patterns import lazy
from monitor.figures.times import cues
from monitor.figures.times.context import Context
from monitor.figures.times.expressions import COMPARES, GOVERNS, Time, Token

# 上一季度为20亿元,较去年同期18亿元增11%: what is only set beside the time before.
_SET_BESIDE = lazy(r"(?:上一?个?季度?|前一季度|上季|去年|上年|上个?月)(?:则|仅)?[为是](?=[\d-])")


def is_aside(text: str, time: Time) -> bool:
    """Whether a time is written as one that is only set beside that told of: 同期, 上一季度为20亿元."""
    return _SET_BESIDE.match(text, time.span.start) is not None or text.endswith("同期", time.span.start, time.span.end)


class Comparisons:
    """What the times of one text are set beside."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self._likened: Period | None = None  # what 去年同期 was last said of

    def compares(self, token: Token) -> bool:
        """Whether the words around a time make it one that something is only set beside: 比上年, 与2010年相比, 2019年的1.2倍."""
        text, start, end = self.text, token.start, token.end
        before, after = text[start - 1 : start], text[end : end + 1]
        if before in (" ", "“"):
            start -= 1  # 与 2010 年…相比, 是“十二五”时期的2倍
            before = text[start - 1 : start]
        if before == "至" and text.startswith("截至", start - 2) and self._beside_run(start - 2, end):
            return True
        if before in cues.SETTING and (text.startswith("同比", end) or self._set_beside(token, start)):
            return True  # 与去年同比
        if before == "前" and cues.AS_BEFORE.search(text, start - 8, start):
            return cues.TIMES_OF.match(text, end) is not None
        if token.kind == "span" and text[end - 1] == "来" and cues.RECORD_OF.match(text, end):
            return True
        record = cues.SINCE.match(text, end) if after in cues.SINCE_THEN else None
        if record and cues.RECORD.match(text, record.end()):
            return True
        if record and cues.BEEN_SINCE.search(text, start - 2, start) and cues.RECORD_OF.match(text, record.end()):
            return True
        if after in cues.AFTERWARDS and cues.RECORD_AFTER.match(text, end):
            return True
        if after == "起" and cues.RECORD_FROM.match(text, end):
            return True
        if "\u4e00" <= before <= "\u9fff" and self._likened_to_its(start, end):
            return True
        return after == "不" and text.startswith("不变价", end)

    def _likened_to_its(self, start: int, end: int) -> bool:
        """Whether a clause that begins with 与 likens to what a thing was at the time: 与试点城市2017年最低价相比."""
        if cues.WITH_ITS.search(self.text, start - 10, start) is None:
            return False
        return cues.BESIDE_IT.match(self.text, end) is not None

    def _beside_run(self, start: int, end: int) -> bool:
        """Whether what ran up to a day is what something is set beside: 与截至2018年6月30日止六个月相比."""
        if cues.COMPARED.search(self.text, max(start - 5, 0), start):
            return True
        run = cues.MONTHS_UP_TO.match(self.text, end)
        likened = cues.LIKENED.match(self.text, run.end() if run else end)
        return likened is not None and cues.WITH.search(self.text, max(start - 1, 0), start) is not None

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

    def beside(self, last: Time, time: Time) -> Time:
        """比上月末和上年同期高…: what stands beside a time compared with is compared with too."""
        if time.use is not GOVERNS:
            return time
        between = last.span.end, time.span.start
        beside = cues.AND.fullmatch(self.text, *between) or cues.APPOSED.fullmatch(self.text, *between)
        return replace(time, use=COMPARES) if beside else time

    def same_time(self, period: Period, start: int) -> Period:
        """去年同期: the part of that year that is being spoken of, of the one before where that is 去年 itself.

        今年同期 is that of this year, whatever year is being spoken of.
        """
        context = self.context
        told = context.last_quarter if context.beside and context.governing else None
        here = told or context.governing or context.part_of_year or context.last_quarter
        this_year = self.text.startswith(("今年", "本年"), start)
        year = period.end.year if period.end else None
        likened = self._likened
        again = likened is not None and (year in _told_again(likened) or self.text.startswith("上年", start))
        if likened is not None and not this_year and here == likened and again:
            return likened  # 去年同期为5亿元;…,去年同期为3亿元; …,从上年同期的26%升至28%
        self._likened = None
        if here is not None and here.start is None and here.end and year is not None and self._counted_to(here.end):
            same = interval(None, here.end.shift(years=min(year - here.end.year, -1)))
            self._likened = None if this_year else same
            return same  # 截至9月30日,…,去年同期为694例
        if here is None or here.start is None:
            here = context.report or here  # 截至报告期末,…。净额为-2.36亿元,上年同期为1.18亿元
        if here is None:
            self._likened = None if this_year else period
        if here is None or here.start is None or here.end is None or here.members or year is None:
            return period
        if here.start.unit is not here.end.unit:
            return period  # 2020年、2021年及2022年的前4个月,…
        years = year - here.end.year
        named = this_year or self.text[start] in "12"  # 2025年同期 is that of the year that it names
        try:
            same = here.shift(years=years if named else -1 if told else min(years, -1))
        except ValueError:
            return period
        self._likened = None if this_year else same
        return same

    def _counted_to(self, last: Point) -> bool:
        """Whether what is told up to a point is told up to a day before the publication, and not as of 目前."""
        published = self.context.published
        return last.day is not None and (published is None or last.first != published)


def _told_again(likened: Period) -> tuple[int, ...]:
    """The years that a 去年 is of which may stand for the same time again: of this year, or of the last quarters."""
    return (likened.end.year, likened.end.year + 1) if likened.end else ()
