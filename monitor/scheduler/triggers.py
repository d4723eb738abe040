"""When a job starts: a pure function of the configuration, so that every process that asks gets the same answer.

Interval and cron are counted on the clock on the wall of the configuration's zone. Where that clock is put forward, a
time that does not exist fires at the moment of the change; where it is put back, a time that comes twice fires once.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger

from monitor.clock import Clock
from monitor.config import Config, Schedule, parse_duration, parse_window
from monitor.errors import ConfigError

Window = tuple[dt.time, dt.time]
# A sandbox's time runs fast; its runs are not to follow one another without a pause.
SHORTEST_SANDBOX = dt.timedelta(seconds=20)
# Intervals are counted from here on the wall, so that a restart does not put off what is due.
ORIGIN = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
TICK = dt.timedelta(microseconds=1)
# It is said that there is none where so many firings over so long a time were all outside of the windows.
MOST_PASSED, LONGEST_PASSED = 1000, dt.timedelta(days=8)


@dataclass(frozen=True)
class Pattern(BaseTrigger):  # type: ignore[misc] # APScheduler ships no types
    """Firings by an interval or a cron expression, within windows of the day, each later by its own jitter."""

    seed: str
    zone: dt.tzinfo
    every: dt.timedelta | None = None
    cron: CronTrigger | None = None
    windows: tuple[Window, ...] = ()
    jitter: dt.timedelta = dt.timedelta(0)

    def get_next_fire_time(self, previous_fire_time: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
        """The first firing after the previous one; without one, the first that is not before `now`."""
        return next(self.after(previous_fire_time or now - TICK), None)

    def after(self, moment: dt.datetime) -> Iterator[dt.datetime]:
        """All firings after a moment, in order, in the configuration's zone."""
        last = moment
        for planned in self._planned(moment - self.jitter):
            at = planned + self._late(planned)
            if at > last:
                yield at.astimezone(self.zone)
                last = at

    def _late(self, planned: dt.datetime) -> dt.timedelta:
        # Drawn from the firing itself: the preview shows what will be, and a restart draws the same.
        drawn = Random(f"{self.seed} {planned.timestamp()}")  # noqa: S311 (it spreads load, it guards nothing)
        return dt.timedelta(seconds=int(self.jitter.total_seconds() * drawn.random()))

    def _planned(self, moment: dt.datetime) -> Iterator[dt.datetime]:
        """Firings without jitter, from a moment on, in UTC."""
        passed = 0
        for wall in self._walls(moment):
            at = wall.replace(tzinfo=self.zone, fold=0).astimezone(dt.UTC)
            if at < moment:
                continue
            if self._is_open(wall.time()):
                passed = 0
                yield at
            elif (passed := passed + 1) > MOST_PASSED and at - moment > LONGEST_PASSED:
                return

    def _walls(self, moment: dt.datetime) -> Iterator[dt.datetime]:
        """Times on the wall from a moment on (an hour or two too early, for where that clock is put back)."""
        start = moment.astimezone(self.zone).replace(tzinfo=dt.UTC) - dt.timedelta(hours=2)
        if self.every is not None:
            at = ORIGIN + -((ORIGIN - start) // self.every) * self.every
            while True:
                yield at
                at += self.every
        last: dt.datetime | None = None
        while self.cron and (at := self.cron.get_next_fire_time(last, start if last is None else last + TICK)):
            yield at
            last = at

    def _is_open(self, time: dt.time) -> bool:
        return not self.windows or any(_within(time, window) for window in self.windows)


def _within(time: dt.time, window: Window) -> bool:
    begin, end = window
    return begin <= time < end if begin < end else time >= begin or time < end


@dataclass(frozen=True)
class Sped(BaseTrigger):  # type: ignore[misc] # APScheduler ships no types
    """The firings of a pattern by a clock that runs faster than ours, yet not without a pause between them."""

    pattern: Pattern
    clock: Clock
    pause: dt.timedelta = field(default=SHORTEST_SANDBOX)

    def get_next_fire_time(self, previous_fire_time: dt.datetime | None, now: dt.datetime) -> dt.datetime | None:
        """The first firing after the previous one; without one, the first that is not before `now`."""
        moment = previous_fire_time + self.pause if previous_fire_time else now - TICK
        shown = next(self.pattern.after(self.clock.at(moment)), None)
        return shown and self.clock.real_time(shown).astimezone(self.pattern.zone)


def pattern(schedule: Schedule, config: Config, name: str, number: int) -> Pattern:
    """When a schedule fires; ConfigError for one that states no time or two, or fires never."""
    where = f"schedules.{number}"
    if (schedule.every is None) == (schedule.cron is None):
        raise ConfigError(f"{where}: state either every or cron")
    every = parse_duration(schedule.every) if schedule.every else None
    if every is not None and every < dt.timedelta(seconds=1):
        raise ConfigError(f"{where}.every: {schedule.every!r} is no interval; write one such as 30m")
    jitter = parse_duration(schedule.jitter)
    windows = tuple(parse_window(text) for text in schedule.between)
    made = Pattern(name, config.zone, every, _cron(schedule.cron, where), windows, jitter)
    if next(made.after(ORIGIN), None) is None:
        raise ConfigError(f"{where}: it never fires within its windows ({', '.join(schedule.between)})")
    return made


def _cron(text: str | None, where: str) -> CronTrigger | None:
    if text is None:
        return None
    try:
        # The fields are matched against the time on the wall, which is handed over as if it were UTC.
        return CronTrigger.from_crontab(text, timezone=dt.UTC)
    except ValueError as error:
        raise ConfigError(f"{where}.cron: {text!r} is no cron expression: {error}") from error
