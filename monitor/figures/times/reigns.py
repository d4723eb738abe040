"""Reigns: from where on which period holds, and what is kept in mind while a sentence is walked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from monitor.figures.edtf import Period
from monitor.figures.times.expressions import Time
from monitor.values import value


@value(frozen=True, slots=True)
class Reign:
    """From `start` on, `period` holds; `time` says so; `base` is the time that its figures are compared with."""

    start: int
    period: Period | None
    time: Time | None = None
    base: Period | None = None
    pair: Period | None = None  # where 从1997年的…增加到2002年的… began


@dataclass(slots=True)
class State:
    """What holds at the place that a walk over a sentence has come to, and what may hold again."""

    published: dt.date | None
    reigns: list[Reign]
    opening: Period | None
    current: Period | None
    comes: bool = False  # the current one, after the publication
    time: Time | None = None
    base: Period | None = None
    pair: Period | None = None
    resume: Period | None = None
    from_open: bool = False
    founded: bool = False
    fresh: bool = False  # the clause before was nothing but a time
    # What holds again after the next clause, where this one was nothing but a time set beside: 而在去年同期,出货量为5万台.
    put_by: tuple[Period, Time | None] | None = None
    opened: bool = False  # a time has opened the sentence
    clause_start: int = 0
    entered: tuple[Period | None, Time | None] = (None, None)  # what held when the clause began
    mine: list[Time] = field(default_factory=list)
    segment: int = 0
    done: dict[str, Period] = field(default_factory=dict)
    stack: list[tuple[Period | None, Time | None, int, list[Time]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.comes = self._is_ahead(self.current)

    def hold(self, period: Period | None, start: int, time: Time | None = None) -> None:
        """Let a period hold from there on, as a time says."""
        if period is not self.current:
            self.current, self.comes = period, self._is_ahead(period)
        self.time = time
        self.reign(start)

    def reign(self, start: int) -> None:
        """Begin a reign there of what holds now."""
        reign = Reign(start, self.current, self.time, self.base, self.pair)
        if self.reigns[-1].start == start:
            self.reigns[-1] = reign
        else:
            self.reigns.append(reign)

    def drop(self, ruling: list[Time], start: int) -> None:
        """Let none of these times hold from there on, nor again."""
        if any(time.period == self.opening for time in ruling):
            self.opening, self.opened = None, False
        if any(time.period == self.current for time in ruling):
            self.hold(None, start)

    def is_idle(self) -> bool:
        """Whether a clause without a time can change nothing."""
        return not (self.mine or self.fresh or self.founded or self.done or self.from_open or self.comes or self.put_by)

    def _is_ahead(self, period: Period | None) -> bool:
        """Whether it begins after the publication."""
        if period is None or self.published is None:
            return False
        first = period.first
        return first is not None and first > self.published
