"""Texts whose lines were broken at one width, or whose numbers are set off by blanks: put together to be read."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from operator import itemgetter
from typing import Final

from monitor.articles import Span
from monitor.figures.patterns import lazy

# Of lines broken at one width there are so many at least, none longer, and each nearly as wide as the widest (in columns,
# of which a Chinese character takes two: a number that did not fit leaves so many free).
_FEWEST: Final = 3
_LONGEST: Final = 64
_LEAST: Final = 30
_FREE: Final = 8
_ENDS: Final = "。！？：；…”」』）!?:;"
# What begins a paragraph, an item of a list or a row.
_BEGINS = lazy(
    r"[ \t\u3000\n]|[一二三四五六七八九十]{1,3}[、.．]|[(（]|[0-9]{1,2}[、．]|[0-9]{1,2}\.(?![0-9])|[—●■★◆▲·|]|[^，。；、：:\n0-9]{2,16}(?:[(（][^（()）：:\n]{1,8}[)）])?[：:] ?[+-]?[0-9]"
)
_WITHIN = lazy("[，。；、]")
# 1 9 9 7 年, 达到7 4 7 7 2亿元: numbers set with a blank after each digit.
_SPACED_YEAR = lazy("[12１２][ \u3000][09０９][ \u3000][0-9０-９][ \u3000][0-9０-９][ \u3000]?年")
_BETWEEN = lazy("(?<=[0-9０-９.．])[ \u3000](?=[0-9０-９.．%％年月日])")
# 营收 36.4 亿元: numbers set off by a blank on both sides, as are so many of them at least. Looked for by what is rarer.
_SET_OFF = lazy(" (?<=[一-龥].)[0-9]")
_SET_IN = lazy("[0-9](?<=[一-龥].)")
# 约合61. 9 亿元: a decimal that a blank has come into; 1. 5亿元 where a line begins is an item of a list.
_DECIMAL: Final = (
    "(?:"
    + "|".join(f"(?<=[一-龥 \u3000][0-9０-９]{{{digits}}}[.．][ \u3000])" for digits in (1, 2, 3))
    + ")(?=[0-9０-９]{1,2}[ \u3000]?[万亿%％元])"
)
_POINTS: Final = (". ", ".\u3000", "． ", "．\u3000")
_PARTED = lazy(f"[ \u3000]{_DECIMAL}")
_AROUND = lazy(f" (?:(?<=[一-龥，。、；：（“].)(?=[0-9])|(?<=[0-9%％].)(?=[一-龥，。、；：）”%％])|{_DECIMAL})")
_MOST: Final = 4
# 小麦 45.2 43.8 3.2%, 棉 花 447 万吨 18.1: the cells of a row, which blanks part.
_ROW = lazy(
    r"(?:(?<=\n)|^)(?=[^\n]{0,40} [+-]?[0-9])[^\s，。；]+(?: +[^\s，。；0-9]{1,8})?(?: +[+-]?[0-9][0-9.,]*(?: +[百千万亿]*[一-龥]{1,4}(?= +[+-]?[0-9])|[^\s0-9，。；]{0,4}))+[ \t]*(?=\n|$)"
)


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """A text without the line breaks inside its sentences, and where those stood: the offsets in it that they come before."""

    text: str
    breaks: tuple[int, ...]
    lengths: tuple[int, ...]  # how many characters were taken out up to each, that one's own included

    def original(self, span: Span) -> Span:
        """The span in the text as it was."""
        return Span(self._offset(span.start), self._offset(span.end - 1) + 1)

    def _offset(self, at: int) -> int:
        index = bisect_right(self.breaks, at)
        return at + self.lengths[index - 1] if index else at


def unwrap(text: str) -> Unwrapped | None:
    """A text whose lines were broken at one width with its sentences whole; None for any other.

    >>> broken = unwrap("\\n".join(("全县总面积八百八十六平方公里，年末总人", "口六十二万人，其中城镇人口九万人，人口", "出生率千分之十二，死亡率千分之四，比上", "年低千分之一。")))
    >>> broken.text[15:21] if broken else None
    '年末总人口六'
    """
    if text.count("\n") < _FEWEST:
        return None
    lines = text.split("\n")
    if max(map(len, lines)) > _LONGEST:
        return None
    full = _full(lines)
    if len(full) < _FEWEST:
        return None
    return _joined(lines, full)


def close_up(text: str) -> Unwrapped | None:
    """A text whose numbers are set off by blanks, or with one after each digit, without those blanks; None for any other.

    >>> spaced = close_up("1 9 9 7 年国内生产总值达到7 4 7 7 2亿元。")
    >>> spaced.text if spaced else None
    '1997年国内生产总值达到74772亿元。'
    """
    if (" 年" in text or "\u3000年" in text) and _SPACED_YEAR.search(text):
        return _without(text, _BETWEEN)
    set_off = len(_SET_OFF.findall(text)) if " " in text else 0
    if not set_off or set_off < _MOST * len(_SET_IN.findall(text)):
        return _without(text, _PARTED) if any(map(text.__contains__, _POINTS)) and _PARTED.search(text) else None
    return _without(text, _AROUND)


def _without(text: str, blanks: re.Pattern[str]) -> Unwrapped:
    parts: list[str] = []
    breaks: list[int] = []
    at = 0
    rows = [found.span() for found in _ROW.finditer(text)] if "\n" in text else []
    for blank in blanks.finditer(text):
        row = bisect_right(rows, blank.start(), key=itemgetter(0)) - 1
        if row >= 0 and blank.start() < rows[row][1]:
            continue
        parts.append(text[at : blank.start()])
        breaks.append(blank.start() - len(breaks))
        at = blank.end()
    return Unwrapped("".join((*parts, text[at:])), tuple(breaks), tuple(range(1, len(breaks) + 1)))


def _full(lines: list[str]) -> frozenset[int]:
    """The lines that a break may have cut, by index; none where the lines are not of one width."""
    widths = [len(line.rstrip().encode("gbk", "replace")) for line in lines]
    widest = max(widths)
    if widest < _LEAST:
        return frozenset()
    full = frozenset(
        index
        for index, (line, width) in enumerate(zip(lines, widths, strict=True))
        if width >= widest - _FREE and line.rstrip()[-1] not in _ENDS
    )
    # Headlines may be of one width as well, but have no marks inside.
    told = sum(_WITHIN.search(lines[index]) is not None for index in full)
    return full if 2 * told > len(full) else frozenset()


def _joined(lines: list[str], full: frozenset[int]) -> Unwrapped | None:
    parts: list[str] = []
    breaks: list[int] = []
    lengths: list[int] = []
    at = taken = 0
    for index, line in enumerate(lines):
        last = index + 1 == len(lines)
        if index in full and not last and lines[index + 1] and not _BEGINS.match(lines[index + 1]):
            part = line.rstrip()
            taken += len(line) + 1 - len(part)
            breaks.append(at + len(part))
            lengths.append(taken)
        else:
            part = line if last else f"{line}\n"
        parts.append(part)
        at += len(part)
    return Unwrapped("".join(parts), tuple(breaks), tuple(lengths)) if breaks else None
