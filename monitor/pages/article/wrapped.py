"""Texts whose lines were cut at a width, as notices taken from a printed form are: lines joined to paragraphs again."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from monitor.pages.article.markup import Block

# Characters of the longest line that may be cut, and columns (a Chinese character takes two) of the narrowest width.
_LONGEST, _NARROWEST = 64, 50
# Of a text cut at a width there are so many lines, and that share of its blocks is no longer than one.
_LEAST_LINES, _MOST = 6, 0.9
# A line is full from that share of the widest on; so many are, and that share of all, and sentences end behind so many.
_FULL = 0.84
_LEAST_FULL, _SHARE = 4, 0.3
_LEAST_ENDED = 2
_ENDED = ("。", "！", "？", "；", "：", "”", "!", "?", ";", ":")
# What opens a paragraph, however full the line before it.
_OPENING = re.compile(
    r"第[一二三四五六七八九十百零]{1,6}[条章节]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|\d{1,2}[、.．]\D"
)


def unwrapped(blocks: list[Block]) -> list[Block]:
    """The blocks with those that go on in the next joined to it, where a text's lines were cut at one width."""
    lines = [block for block in blocks if not block.table and len(block.text) <= _LONGEST]
    # Nearly every text has paragraphs that are longer than any such line.
    if len(lines) < max(_LEAST_LINES, _MOST * len(blocks)):
        return blocks
    widths = {id(block): _width(block.text) for block in lines}
    widest = max(widths.values())
    cut = {id(block) for block in lines if widths[id(block)] >= _FULL * widest and _is_cut(block)}
    if widest < _NARROWEST or len(cut) < max(_LEAST_FULL, _SHARE * len(lines)):
        return blocks
    # A list's entries may be as long as one another, but no sentence ends in the line behind one.
    ended = sum(id(before) in cut and block.text.endswith("。") for before, block in itertools.pairwise(lines))
    return _joined(blocks, cut) if ended >= _LEAST_ENDED else blocks


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _is_cut(block: Block) -> bool:
    return not block.text.endswith(_ENDED) and not block.linked and not block.heading


def _joined(blocks: Sequence[Block], cut: set[int]) -> list[Block]:
    found: list[Block] = []
    goes_on = False
    for block in blocks:
        if goes_on and not block.table and not block.heading and not _OPENING.match(block.text):
            last = found[-1]
            last.text = f"{last.text}{_between(last.text, block.text)}{block.text}"
            last.strong += block.strong
            last.linked += block.linked
        else:
            found.append(block)
        goes_on = id(block) in cut
    return found


def _between(before: str, behind: str) -> str:
    """A space between words in Latin letters, nothing within a Chinese sentence or a number."""
    return (
        " " if before[-1:].isascii() and before[-1:].isalpha() and behind[:1].isascii() and behind[:1].isalpha() else ""
    )
