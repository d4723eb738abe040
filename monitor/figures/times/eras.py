"""Eras: five-year plans, decades and centuries."""

from __future__ import annotations

from typing import Final

from monitor.figures.edtf import Period, Point, day_point, interval, point
from monitor.figures.times import words
from monitor.figures.times.context import Context
from monitor.figures.times.parts import number

# The first years of the five-year plans.
PLANS: Final = {
    "一五": 1953,
    "二五": 1958,
    "三五": 1966,
    "四五": 1971,
    "五五": 1976,
    "六五": 1981,
    "七五": 1986,
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
# The years of a century at its end and in its middle.
_EDGES: Final = {"末": 100, "中叶": 50}


class Eras:
    """The eras that one text names."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context

    def plan(self, start: int, end: int) -> Period | None:
        """A five-year plan's years; its first or last year with 初 or 末."""
        match = words.PLAN.match(self.text, start)
        first = PLANS.get(match["plan"] or f"{match['nth']}五") if match else None
        if first is None:
            return None
        at = end + (self.text[end : end + 1] == " ")
        if self.text.startswith(("末", "期末", "结束"), at):
            return point(first + 4)
        if self.text.startswith(("初", "期初", "开局"), at):
            return point(first)
        return interval(Point(first), Point(first + 4))

    def decade(self, start: int, end: int) -> Period | None:
        """上世纪80年代, 90年代初; 新世纪以来."""
        match = words.DECADE.match(self.text, start, end)
        if not match:
            return None
        if match["cent2"]:
            return self._century(match["cent2"], match["centedge"])
        century = int(match["cent"]) - 1 if (match["cent"] or "上").isdecimal() else 19
        decade = number(match["dec"])
        first = Point(century * 100 + decade) if decade else None
        return interval(first, first.shift(years=9)) if first else None

    def _century(self, which: str, edge: str | None) -> Period | None:
        """The last year of a century or the one in its middle, or the time since it began."""
        published = self.context.published
        if edge == "以来":
            return self._since(Point(2001, 1, 1)) if which in "21本新" else None
        if edge not in _EDGES or published is None:
            return None
        running = (published.year + 99) // 100
        century = int(which) if which.isdecimal() else running - (which == "上") + (which == "下")
        return point(100 * (century - 1) + _EDGES[edge])

    def era(self, start: int, _end: int) -> Period | None:
        """道光二十一年: the year that most of it was; 民国26年7月: the month, as the Republic counted by ours."""
        match = words.ERA.match(self.text, start)
        nth = 1 if match and match["nth"] == "元" else number(match["nth"]) if match else None
        if not match or not nth:
            return None
        year = words.ERAS[match["era"]] + nth - 1
        month = number(match["month"]) if match["month"] and match["era"] == "民国" else None
        return point(year, month) if month else point(year)

    def _since(self, start: Point) -> Period:
        published = self.context.published
        return interval(start, day_point(published) if published else None)
