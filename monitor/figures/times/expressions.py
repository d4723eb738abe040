"""What a time expression is, where the text is written like one, and where its sentences end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import Period
from monitor.figures.patterns import lazy
from monitor.figures.times import words
from monitor.values import value

# A line break ends a sentence, but not within a number (113.95⏎万亿元) or a name that was a link (《⏎…⏎》).
# Each begins with one of the characters at the head of the pattern, so that the engine skips from one to the next.
_STOP = lazy(r"[。！？!?\n](?:(?<!\n)|(?<=\n)(?:\s*\n|(?<![\d.《“（]\n)(?![》”万亿%％])))[。！？!?\n]*[”’」』）)】]*")


class Reason(StrEnum):
    """Why the digits there are no figure."""

    DATE = "date"
    CLOCK = "time_of_day"
    DURATION = "duration_that_places"
    REPEATED = "repeated_time"
    VAGUE = "vague_time"
    NOW = "now"
    HOLIDAY = "holiday"
    PLAN = "five_year_plan"
    TITLE = "time_in_a_name"


class Use(StrEnum):
    """What a time does to the figures after it."""

    GOVERNS = "governs"
    UNTIMED = "untimed"
    COMPARES = "compares"
    SILENT = "silent"


# Looked up once: before Python 3.12 an enum's member costs several times a name.
GOVERNS: Final = Use.GOVERNS
UNTIMED: Final = Use.UNTIMED
COMPARES: Final = Use.COMPARES
SILENT: Final = Use.SILENT


@value(frozen=True, slots=True)
class Time:
    """A time expression; `period` is None where it has none or cannot be known; `since` if it runs from a start;
    `each` are the periods that it lists where they are not of one kind (2021年、2022年及2023年1-6月)."""

    span: Span
    reason: Reason
    period: Period | None
    use: Use
    since: bool = False
    each: tuple[Period, ...] = ()


@value(frozen=True, slots=True)
class Token:
    """A place that is written like a time of some kind (a group of those that find them)."""

    kind: str
    start: int
    end: int


def tokens(text: str) -> Iterator[Token]:
    """Every place that is written like a time, from left to right, none overlapping."""
    position = 0
    for start in words.beginnings(text):
        if start < position:
            continue
        kind, end = _plain(text, start) or _found(text, start)
        if not kind:
            continue
        position = end
        if kind == "cal" and text[end : end + 1] in words.PART_BEGINS:
            dated = words.CALENDAR.match(text, start)
            position = max(end, dated.end() if dated else end)
        yield Token("cal" if kind == "bare" else kind, start, position)


def _plain(text: str, start: int) -> tuple[str, int] | None:
    """The kind and the end of one of the commonest times that begins there, which can be no other; None if none does."""
    if text[start].isdigit():
        plain = text[start + 4 : start + 5] == "年" and words.PLAIN_YEAR.match(text, start)
        return ("cal", start + 5) if plain else None
    kind = words.PLAIN_WORDS.get(text[start : start + 2])
    return (kind, start + 2) if kind and text[start + 2 : start + 3] not in words.NOT_PLAIN else None


def _found(text: str, start: int) -> tuple[str, int]:
    """The kind and the end of the time that begins there; an empty kind if none does."""
    found = (words.FIND_NUMBER if text[start] in words.NUMERALS else words.FIND_WORD).match(text, start)
    return (found.lastgroup or "", found.end()) if found else ("", start)


def bounds(text: str) -> list[int]:
    """Where its sentences start, and where the last one ends: each goes up to a full stop or a line end, with what
    closes after it."""
    found = [0, *map(re.Match.end, _STOP.finditer(text))]
    if found[-1] < len(text):
        found.append(len(text))
    return found
