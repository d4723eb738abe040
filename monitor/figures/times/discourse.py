"""Discourse: how one sentence or clause leads to the next: to a part of it, to a list, to what is parallel to it."""

from __future__ import annotations

from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import DAY
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import GOVERNS, Time

_PART_OF = lazy(r"[\s　]*[（(]?其中")
PART_BEGINNINGS: Final = "其（("
_LISTS = lazy(r"[：:]\s*$")
_FIRST_ITEM = lazy(r"\s*(?:[一首]是|一要|首先|第一|[（(]?(?:[一1][）)、.．]|①)|$)|\s*\n")
_YEAR = lazy(r"\d{4} ?年")


def begins_with_part(text: str, sentence: Span) -> bool:
    """Whether the sentence goes on from the one before it (其中…)."""
    return _PART_OF.match(text, sentence.start, sentence.end) is not None


def goes_on_with_part(text: str, position: int) -> bool:
    """Whether what begins there goes on from what stands before it (其中…)."""
    return _PART_OF.match(text, position) is not None


def opens_list(text: str, sentence: Span) -> bool:
    """Whether its line ends in a colon, so that the next paragraph is its list."""
    return bool(_LISTS.search(text, max(sentence.start, sentence.end - 4), sentence.end))


def begins_item(text: str, position: int) -> bool:
    """Whether the first item of a list begins there, or a line ends."""
    return _FIRST_ITEM.match(text, position) is not None


def leads_clause(text: str, sentence: int, time: Time | None) -> bool:
    """Whether a year that is named, or months that stand by themselves (,前11个月,), open a clause, so that what is parallel
    to it after a semicolon is of them too."""
    if time is None or time.use is not GOVERNS or time.period is None:
        return False
    apart = time.period.unit is not DAY and text[time.span.end : time.span.end + 1] in ("，", ",")
    if not apart and not _YEAR.match(text, time.span.start):
        return False
    before = text[max(sentence, time.span.start - 2) : time.span.start].strip()
    return not before or before[-1] in "，,。；;："
