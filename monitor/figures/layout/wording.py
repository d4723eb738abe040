"""Wording: what the lines and cells of a layout say, the times among it apart."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter
from typing import Final

from monitor.figures.periods import Timeline
from monitor.figures.phrases.left import left_phrase
from monitor.figures.segmenter import words_of
from monitor.figures.times.expressions import Time

_BEGINS: Final = attrgetter("span.start")


class Wording:
    """Reads stretches of a text by the times that its timeline found in them."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline

    def untimed(self, start: int, said: str) -> str:
        """What is said from an offset on, without the times in it."""
        end = start + len(said)
        kept = list(said)
        for time in self._times_in(start, end):
            for at in range(max(time.span.start, start), min(time.span.end, end)):
                kept[at - start] = ""
        return "".join(kept).strip(" :、")

    def period(self, start: int, end: int) -> str | None:
        """The period of the first time between two offsets that has one."""
        for time in self._times_in(start, end):
            if start <= time.span.start and time.span.end <= end and time.period is not None:
                return str(time.period)
        return None

    def _times_in(self, start: int, end: int) -> tuple[Time, ...]:
        """The times that begin between two offsets."""
        times = self._timeline.times
        first = bisect_left(times, start, key=_BEGINS)
        return times[first : bisect_left(times, end, lo=first, key=_BEGINS)]


def phrase_of(said: str) -> str:
    """The phrase that a label or title comes to as an indicator."""
    words = next(iter(words_of([said])), ())
    return left_phrase(words).text or said
