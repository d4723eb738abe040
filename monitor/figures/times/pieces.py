"""Pieces: a sentence cut at its marks, save those inside a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time
from monitor.values import value

COMMAS: Final = frozenset(",，")
# The set at its head lets the engine skip from one of its characters to the next, here and elsewhere.
_MARK = lazy(r"[；;（(）)，,：:](?:(?<![，,：:])|(?!\d)|(?<!\d.))")


@value(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence, and the mark that ends it; none at the end of the sentence."""

    start: int
    end: int
    mark: str


def pieces(text: str, span: Span, times: Sequence[Time]) -> Iterator[tuple[int, int, str]]:
    """Where each clause starts and ends, and the mark that ends it; a mark inside a time ends none."""
    start = span.start
    index = 0
    count = len(times)
    for mark in _MARK.finditer(text, span.start, span.end):
        at = mark.start()
        if index < count:
            while index < count and times[index].span.end <= at:
                index += 1
            if index < count and times[index].span.start <= at:
                continue
        yield start, at, mark[0]
        start = at + 1
    yield start, span.end, ""
