"""Sections: which parts of a text speak of what is to be done, and which look back, by their headings and formulas."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from monitor.figures.patterns import lazy
from monitor.values import value

# Headings and formulas after which a report speaks of what is to be done, and those after which it looks back.
# The set at its head lets the engine skip from one of its characters to the next, of which that behind it leaves few.
_FORMULA = lazy(
    r"[总预主目重工下今明2对回过一五取](?=[体期要标点作一年0今顾去得])(?<=(?=(?P<plan>(?:总体要求|总体部署|预期目标|主要目标|目标任务|重点任务|主要任务|重点工作|工作安排|工作任务|工作目标|下一步|下一阶段)(?![^,。;:\n]{0,12}情况)(?=[^,。;:\n]{0,12}(?:[是为:\n]|如下))"
    r"|(?:今年|明年|20[0-9]{2}年)(?:政府)?工作(?:总体)?(?:要求|部署|安排|打算|建议|重点)|(?<![及和与])(?<!(?<![一二三四五六七八九十])、)20[0-9]{2}年(?:[^,。;:!?\n]{0,14}工作(?:要点|计划|思路|打算)|[^,。;:!?\n]{0,12}预算(?:总体)?(?:安排|草案|编制|\(草案\))(?:情况|意见|建议|\(草案\))?)(?=\s*\n)|(?:今年|明年)(?:要|我们要|重点|将)(?:重点)?(?:做好|抓好|推进)|重点(?:做好|抓好|推进|开展)(?:好)?(?:以下|如下)|对今年(?:政府)?工作的建议|今年发展(?:的)?(?:主要)?(?:预期)?目标)"
    r"|(?P<past>工作回顾|20[0-9]{2}年[^,。;:!?\n]{0,14}工作(?:总结|完成情况)(?=\s*\n)|回顾过去|过去(?:的)?(?:一年|五年)[^。]{0,20}(?:主要)?(?:工作|成就|成绩|取得)|过去(?:的)?(?:一年|五年),|一年来,|五年来,|主要成绩|取得(?:了)?(?:显著|明显|积极|新的?)?成[效绩就])).)"
)
# A heading that the line goes on behind: (二)主要预期目标。生产总值增长10%.
_RUN_IN = lazy(r"[主预目重任工发总具](?:要目标|期目标|标任务|点任务|要任务|作目标|展目标|体目标)。(?!\s*(?:\n|$))")
_RUN_IN_FROM = lazy(r"[\s(]*[一二三四五六七八九十0-9]{0,3}[)、.]?\s?(?:主要|总体|年度)?$")
_RUN_IN_ENDS: Final = ("目标。", "任务。")
# A numbered heading in a line of its own: 二、全力做好2024年各项工作.
_HEADING = lazy(
    r"[一二三四五六七八九十第](?<![^\n \u3000].)(?:(?<!第)[一二三四五六七八九十]{0,2}、|(?<=第)[一二三四五六七八九十]部分[ \u3000:、]*)(?P<title>[^\n,。;!?]{2,28})(?=\n|$)"
)
_LOOKS_BACK = lazy(r"回顾|总结|以来|过去|去年|情况|成[效就绩]|[上前]半年|[前上一二三][个三]?季度|不足|问题|困难")
_LOOKS_AHEAD = lazy(r"明年|今后|未来|下一[步阶]|下半年|新的?一年|新征程|(?:今年|(?P<year>20[0-9]{2})年)(?![0-9])")
# What this year's part is a plan for.
_DOING = lazy(
    r"[做抓办]好|推[进动]|任务|工作|目标|重点|部署|安排|打算|计划|开创|谋划|实现|落实|展望|奋斗|思路|举措|措施"
)
# What is told so has been, in whatever part: 信访总量同比下降18%.
_BEEN = lazy("[同环]比(?!例)|同期")
_TO_BE = lazy("力争|争取|确保|[将拟]|(?<![主重需首])要|计划|目标|规划|左右")
_LONGEST: Final = 30  # characters of a heading at most
_REACH: Final = 80  # and with the blanks that a line may begin with
_SENTENCE: Final = 400  # how far before a mark its sentence begins at most
_LINE: Final = "\n"
_BROKEN: Final = frozenset(",，;；。")  # a line that has one is no heading


@value(frozen=True, slots=True)
class _Mark:
    """Where a plan or a look back begins, and whether a heading says so."""

    start: int
    end: int
    plan: bool
    heading: bool


class Sections:
    """The sections of a folded text; what a heading without a year is of, the publication date tells.

    >>> report = "一、2023年工作回顾\\n建成3座。\\n二、2024年主要任务\\n新建5座。"
    >>> sections = Sections(report, None)
    >>> [sections.plan_at(report.index(number)) for number in "35"]
    [False, True]
    """

    def __init__(self, folded: str, published: dt.date | None) -> None:
        self._starts: list[int] = []
        self._plans: list[bool] = []
        self._paragraph = 0  # where the last paragraph that looks back ends
        held = False
        marks = _marks(folded, published)
        for mark, following in zip_longest(marks, marks[1:]):
            held = mark.plan if mark.heading else held
            if held and not mark.plan:
                self._look_back(folded, mark)
            else:
                self._begin(mark.start, plan=mark.plan)
                if mark.plan and not held:
                    self._end_aims(folded, mark, following.start if following else len(folded))

    def plan_at(self, offset: int) -> bool:
        """Whether what stands at an offset is in a part that speaks of what is to be done."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and self._plans[index]

    def _begin(self, start: int, *, plan: bool) -> None:
        while self._starts and self._starts[-1] >= start:
            del self._starts[-1], self._plans[-1]
        self._starts.append(start)
        self._plans.append(plan)

    def _end_aims(self, folded: str, mark: _Mark, end: int) -> None:
        """End the aims that no heading opened with the last paragraph that tells any, if one behind it tells what has been."""
        line = folded.find(_LINE, mark.end, end)
        been = _BEEN.search(folded, line, end) if line >= 0 else None
        if been is None:
            return
        aims = folded.rfind(_LINE, line, been.start())
        while aims > line and not _TO_BE.search(folded, (before := folded.rfind(_LINE, line, aims)), aims):
            aims = before
        self._begin(aims, plan=False)

    def _look_back(self, folded: str, mark: _Mark) -> None:
        """Look back within the plans that a heading opened, from the mark's sentence to the end of its paragraph."""
        near = max(0, mark.start - _SENTENCE)
        before = max(folded.rfind("。", near, mark.start), folded.rfind("\n", near, mark.start))
        self._begin(before + 1 if before >= 0 else near, plan=False)
        if mark.end > self._paragraph:
            end = folded.find("\n", mark.end)
            self._paragraph = end if end >= 0 else len(folded)
        self._begin(self._paragraph, plan=True)


def _marks(folded: str, published: dt.date | None) -> list[_Mark]:
    """The marks of a text in order, none within another."""
    formulas = [*_formulas(folded), *_run_in(folded)]
    told = {mark.start for mark in formulas if mark.heading}
    headings = (mark for mark in _headings(folded, published) if told.isdisjoint(range(mark.start, mark.end)))
    return sorted((*formulas, *headings), key=lambda mark: mark.start)


def _formulas(folded: str) -> Iterator[_Mark]:
    end = 0
    for found in _FORMULA.finditer(folded):
        if found.start() >= end:
            plan = found["plan"] is not None
            end = found.end("plan" if plan else "past")
            yield _Mark(found.start(), end, plan, _is_heading(folded, found.start(), end))


def _run_in(folded: str) -> Iterator[_Mark]:
    """The headings of plans that their line goes on behind: 主要目标。生产总值增长10%."""
    if not any(map(folded.__contains__, _RUN_IN_ENDS)):
        return
    for found in _RUN_IN.finditer(folded):
        before = folded[max(0, found.start() - 10) : found.start()]
        since = max(before.rfind("\n"), before.rfind("。")) + 1
        if (since or len(before) == found.start()) and _RUN_IN_FROM.fullmatch(before, since):
            yield _Mark(found.start(), found.end(), plan=True, heading=False)


def _is_heading(folded: str, start: int, end: int) -> bool:
    """Whether what stands there is in a short line with no clause of its own: 二、2010年主要任务."""
    # Further away no line ends that is as short; a text may have no line end at all.
    before, after = folded[max(0, start - _REACH) : start], folded[end : end + _REACH]
    line = f"{before.rpartition(_LINE)[2]}{folded[start:end]}{after.partition(_LINE)[0]}".strip()
    return len(line) <= _LONGEST and _BROKEN.isdisjoint(line)


def _headings(folded: str, published: dt.date | None) -> Iterator[_Mark]:
    """The numbered headings that say of what time they are."""
    for found in _HEADING.finditer(folded):
        title = found["title"]
        if _LOOKS_BACK.search(title):
            yield _Mark(found.start("title"), found.end(), plan=False, heading=True)
        elif _looks_ahead(title, published):
            yield _Mark(found.start("title"), found.end(), plan=True, heading=True)


def _looks_ahead(title: str, published: dt.date | None) -> bool:
    """Whether a heading is of a time to come, or of what is to be done in the year at hand."""
    found = _LOOKS_AHEAD.search(title)
    if found is None or (found["year"] is None and found[0] != "今年"):
        return found is not None
    over = found["year"] and published and int(found["year"]) < published.year
    return not over and _DOING.search(title) is not None
