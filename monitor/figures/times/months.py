"""Months that are named by a word: this one, the last, the next, the one before that told of."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.edtf import DAY, Period, Point, interval
from monitor.figures.times.context import Context
from monitor.figures.times.parts import in_month
from monitor.figures.times.tense import is_future

_PARTS_OF_MONTH: Final = ("d1", "d", "ten", "fort", "medge")
_BESIDE: Final = ("比", "较", "与", "和", "同")
_IS: Final = ("为", "是", "则为", "仅为")  # 翘尾影响为0.2个百分点,上月为0.1个百分点
_LAST_MONTH: Final = frozenset(("上月", "上个月"))


class Months:
    """The months of one text that words name, with what each leaves for the next."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self._told: Point | None = None  # the month that 本月 was said of
        self._beside = False  # a 上月 has been named before any 本月 was told of
        self._left: Point | None = None  # the month that 由上月… last set out from

    def month_word(self, group: re.Match[str], word: str) -> Period | None:
        """The month, or the part of it, that 本月 or 上月 names."""
        start, end = group.span()
        if word in _LAST_MONTH and self.text[start - 1 : start] in ("由", "从") and (left := self._month_left()):
            return left
        beside = self.text[start - 1 : start] in _BESIDE or self.text.startswith(_IS, end)
        if word in _LAST_MONTH and beside and (before := self._before_told()):
            return in_month(group, before.year, before.month or 0)
        whole = not any(group[name] for name in _PARTS_OF_MONTH) and not is_future(self.text, start, end)
        if word in _LAST_MONTH and self._told_month("本月") is None:
            self._beside = True  # 本月价格6元,上月价格5.8元: a 本月 told with it is that of the publication date
        base = (self._told_month(word) if whole else None) or self._base_month(word)
        return in_month(group, base.year, base.month or 0) if base else None

    def _before_told(self) -> Point | None:
        """The month before the last one, where that is told of: 6月份均价24元,比上月的22元高, told in July."""
        told, here = self.context.month, self.context.published
        if told is None or here is None or self._beside:
            return None
        return told.shift(months=-1) if told == Point(here.year, here.month).shift(months=-1) else None

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
            if self._until_now():
                named = self.context.month or named
            if not named or not named.month:
                return None
            return Point(named.year, named.month).shift(months=1 if word[0] == "次" else 0)
        published = self.context.published
        if not published:
            return None
        return Point(published.year, published.month).shift(months={"上": -1, "下": 1}.get(word[0], 0))

    def _until_now(self) -> bool:
        """Whether what was named last runs up to the day of publication, which no month is meant by: 今年以来最高。当月…"""
        named, here = self.context.named, self.context.published
        return bool(named and here and not named.is_point and named.last == here and named.unit is DAY)

    def _month_left(self) -> Period | None:
        """由上月上涨0.4%转为下降1.8%: the month before the one that is told of, which was named before."""
        named = self.context.named.end if self.context.named else None
        if named is None or not named.month or named.day:
            return None
        if named != self._left:
            self._left = named.shift(months=-1)
        return interval(self._left, self._left)
