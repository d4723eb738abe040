"""Digits: where a sentence has told of a figure, before it is known which digits are figures."""

from __future__ import annotations

import bisect
from collections.abc import Sequence

from monitor.articles import Span
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time

_DIGIT = lazy(r"\d")
_BRACKETED = lazy(r"[（(][^（()）]*[）)]")

_OF_HOLIDAY = lazy(r"\d天$")  # 5天假期


class Digits:
    """The digits of a sentence that are no time."""

    def __init__(self, text: str, span: Span, times: Sequence[Time]) -> None:
        self.text = text
        self.span = span
        self.times = times
        self._starts = [time.span.start for time in times]
        self._found = False  # up to `_scanned`, digits have been found, brackets aside
        self._scanned = span.start
        self._first: int | None = None  # found when it is first asked for

    def before(self, position: int) -> bool:
        """Whether digits that are no time stand before it in the sentence, brackets aside."""
        while not self._found and self._scanned < position:
            time = self._time_from(self._scanned, position)
            end = time.span.start if time else position
            words = self.text[self._scanned : end]
            self._found = bool(_DIGIT.search(words) and _DIGIT.search(_OF_HOLIDAY.sub("", _BRACKETED.sub("", words))))
            self._scanned = time.span.end if time else position
        return self._found

    def before_or_in_brackets(self, position: int) -> bool:
        """Whether digits that are no time stand before it in the sentence, in brackets or not."""
        if self._first is None:
            self._first = self._find_first()
        return self._first < position

    def _time_from(self, start: int, end: int) -> Time | None:
        """The first time that begins there."""
        index = bisect.bisect_left(self._starts, start)
        return self.times[index] if index < len(self._starts) and self._starts[index] < end else None

    def _find_first(self) -> int:
        """Where the first digit of the sentence stands that is no time; its end if none does."""
        start = self.span.start
        for time in self.times:
            if found := _DIGIT.search(self.text, start, time.span.start):
                return found.start()
            start = time.span.end
        found = _DIGIT.search(self.text, start, self.span.end)
        return found.start() if found else self.span.end
