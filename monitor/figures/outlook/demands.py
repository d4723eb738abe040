"""Demands: whether a paragraph, a report or the line over a list says what is to be done."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures.outlook.announcements import DEEDS
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import Word

# 2021年《政府工作报告》提出,新开工改造老旧小区5.3万个
_REPORT_SAYS = lazy(r"年?[《“\"]?政府工作报告[》”\"]?中?(?:提出|要求),(?!过去|去年|上年)[^。;!?已了]{0,30}$")
# The set at its head lets the engine skip from one of its characters to the next.
_URGES = lazy(
    r"[一二三四五六七八九十要今我必各明未接下](?<![^。;:\n\s].)(?<=(?=(?:[一二三四五六七八九十]要|要|今年要|我们要|必须|各级政府(?:都)?要"
    r"|(?:今年|明年|今后|未来|接下来|下一步|下步),?(?:我们|我[省市县区镇乡村])?(?:还|也)?[将要])(?!求)).)"
)
# 报告指出,坚定不移建设和美乡村: a report that tells what is to be done.
_DEMANDS = lazy(
    r"[报会][告议](?<![^。!?\n\s]..)(?:指出|提出|强调|要求|明确),(?:坚定不移|全力|全面|加快|着力|大力|持续|深入|聚焦|坚持|推[动进]|实施|强化|突出|加强|打造|深化|扎实|做[优强大好]|抓[好实]|稳步|积极)"
)
_NEXT = lazy(
    r"(?:接下来|下一?步|下一?阶段|新的?一年|往后|未来)[里中]?(?:,?(?:我们|[全我][省市县区镇乡村])(?:还|也)?)?,"
)
# 《纲要》提出,城镇新增就业5000万人以上: what a plan sets out.
_PLAN_SAYS = lazy(
    r"[^。,;:\n]{0,24}?(?:规划|纲要|方案|行动计划|实施计划|实施意见|指导意见)(?:\([^()]{1,8}\))?[》”]?(?:\([^()]{1,20}\))?(?:还|同时|并)?(?:提出|明确|要求|确定)(?:到|要|将|[,:])?(?!的|了)"
)
_TOLD = lazy(r"已|了(?![解望])|去年|上年|取得|同比|过去")
_PARAGRAPH: Final = 400
_BULLETS: Final = frozenset("●○■□◆◇▲△★☆·•※√")
_NUMBERS: Final = frozenset("(一二三四五六七八九十0123456789")
_NUMBERED = lazy(r"\(?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})(?:[)、是:]|\.(?![0-9]))")
_BARE_NUMBER = lazy(r"\s*\(?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[).、]?\s*\n")
_ITEMS: Final = 40  # lines of a list at most
_SETS_OUT = lazy(
    r"(?:兴办|办好|办理)[0-9一二三四五六七八九十]{1,3}件(?:为民|民生|惠民)?实事:?\s*$|将(?:继续|重点|全力|实施|办好|新建|推进|完成|投入|建设|开展)|民生实事|今年要|(?:计划|力争|着力|确保)(?:完成|实施|办好|推进|新建)"
)


def demands(text: str) -> list[int]:
    """Where a report tells what is to be done: 报告指出,坚定不移建设和美乡村."""
    return [found.start() for found in _DEMANDS.finditer(text)]


def demanded(text: str, starts: Sequence[int], sentence: Span) -> bool:
    """Whether the paragraph is of what a report demands, from one of the `starts` up to what it tells: 报告指出,坚定不移建设和美乡村。…"""
    index = bisect_right(starts, sentence.end) - 1
    if index < 0:
        return False
    start = starts[index]
    near = sentence.start - start < 2 * _PARAGRAPH and text.find("\n", start, sentence.start) < 0
    return near and not _TOLD.search(text, start, sentence.end)


def itemized(text: str, sentence: Span) -> bool:
    """Whether it is of an item of a list, below a line that says what is to be done: the ●新建公园5个 under 今年要办好实事."""
    start = text.rfind("\n", 0, sentence.start + 1) + 1 if text[sentence.start] != "\n" else sentence.start + 1
    since = _item_start(text, start)
    if since < 0 or _TOLD.search(text, start, sentence.start):
        return False
    for _ in range(_ITEMS):
        since, end = text.rfind("\n", 0, max(since - 1, 0)) + 1, since
        begun = _item_start(text, since)
        if begun < 0:
            break
        if not begun:
            return False
        since = begun
    line = (max(since, end - _PARAGRAPH), end)
    return _SETS_OUT.search(text, *line) is not None and not _TOLD.search(text, *line)


def _item_start(text: str, start: int) -> int:
    """Where the item begins of which the line there is, its own line or the bare number above it; -1 if it is of none."""
    if _is_item(text, start):
        return start
    above = text.rfind("\n", 0, max(start - 1, 0)) + 1
    return above if start and _BARE_NUMBER.fullmatch(text, above, start) else -1


def _is_item(text: str, start: int) -> bool:
    """Whether a bullet or a number begins a line there: ●, 一是, (2)."""
    first = text[start : start + 1]
    return first in _BULLETS or (first in _NUMBERS and _NUMBERED.match(text, start) is not None)


def urged(text: str, words: Sequence[Word], sentence: Span) -> bool:
    """Whether the paragraph has said 要… and the sentence goes on with a bare verb: 二要加强环境保护。…新增造林8880万亩."""
    if not _begins_to_do(words):
        return False
    near = max(0, sentence.start - _PARAGRAPH)
    paragraph = max(text.rfind("\n", near, sentence.start) + 1, near)
    return _URGES.search(text, paragraph, sentence.start) is not None and not _TOLD.search(
        text, paragraph, sentence.start
    )


def _begins_to_do(words: Sequence[Word]) -> bool:
    """Whether words begin with a bare verb, it may be after what it is done in: 新增…, 在移民搬迁上,优先完成…"""
    at = 0
    if words and words[0][0] == "在":
        at = next((at + 1 for at, (word, _) in enumerate(words) if word in ",，"), 0)
    at += at < len(words) and words[at][0] == "优先"
    return at < len(words) and (words[at][1].startswith("v") or words[at][0] in DEEDS)


def sets_out_next(text: str, sentence: Span) -> bool:
    """Whether a sentence tells from its beginning what is to be done next: 接下来,新建学校15所."""
    return _NEXT.match(text, sentence.start) is not None and not _TOLD.search(text, sentence.start, sentence.end)


def plan_says(text: str, sentence: Span) -> bool:
    """Whether a sentence tells what a plan sets out, and not how far it has come: 《纲要》提出,新增就业5000万人以上."""
    said = _PLAN_SAYS.match(text, sentence.start, sentence.end)
    return said is not None and not _TOLD.search(text, sentence.start, sentence.end)


def report_demands(left: str) -> bool:
    """Whether the words right before a figure say that the government's report on its work demands it."""
    return _REPORT_SAYS.search(left) is not None
