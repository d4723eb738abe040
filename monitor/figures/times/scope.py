"""Which time holds where: the stretches of a sentence, each under one period."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final

from monitor.articles import Span
from monitor.figures.edtf import Period
from monitor.figures.times.expressions import GOVERNS, UNTIMED, Time
from monitor.figures.times.reigns import Reign
from monitor.figures.times.walk import Walk

_START: Final = attrgetter("start")


@dataclass(slots=True)
class Carry:
    """What one sentence leaves to the next: itself if it has times, the period that its colon's list is under, and the
    one of which the text has announced to tell (现将…公布如下:)."""

    last: Sentence | None = None
    listed: Period | None = None
    announced: Period | None = None


class Sentence:
    """One sentence under its times, walked clause by clause when it is first asked for: most have no figure."""

    def __init__(
        self, text: str, span: Span, times: list[Time], inherited: Period | None, published: dt.date | None = None
    ) -> None:
        self.text = text
        self.published = published
        self.span = span
        self.times = times
        self.inherited = inherited
        self._walk: Walk | None = None

    def walked(self) -> Walk:
        """The walk over it."""
        if self._walk is None:
            self._walk = Walk(self.text, self.span, self.times, self.inherited, self.published).go()
        return self._walk

    def reign_at(self, position: int) -> Reign:
        """What holds there."""
        reigns = self.walked().reigns
        index = bisect.bisect_right(reigns, position, key=_START)
        return reigns[index - 1 if index else 0]

    @property
    def last(self) -> Period | None:
        """The period that holds at its end; where a 此前 or the like has ended all others, the one that opened it."""
        walk = self.walked()
        end, opening, before = walk.reigns[-1], walk.state.opening, walk.state.entered[0]
        if end.time and (end.time.use is UNTIMED or self._adds_up(end.time)):
            return opening
        if end.time and before and self.text.endswith("同期", end.time.span.start, end.time.span.end):
            return before  # …所占比例为85%,而去年同期为78%。其中,…
        return end.period

    def handed_on(self, times: Sequence[Time]) -> Period | None:
        """What a 其中 after it goes on with: what opened it, where that one's own times name its last one again."""
        last, opening = self.last, self.walked().state.opening
        again = last is not None and any(time.period == last and time.use is GOVERNS for time in times)
        return opening if again and opening else last  # 2020年…71个,1-6月完成…。其中…46个,1-6月完成…

    def _adds_up(self, time: Time) -> bool:
        """Whether the time that holds at its end only adds up the year of the one that opened it: 6月达…,当年净增…"""
        return self.text.startswith("当年", time.span.start) and self.walked().state.opening is not None
