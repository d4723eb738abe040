"""A site's rhythm: how many articles to expect between two times, by weekday and hour."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HOUR, DAY, WEEK = dt.timedelta(hours=1), dt.timedelta(days=1), dt.timedelta(days=7)
# The past that counts, and the least of it that tells anything.
SINCE, LEAST_DAYS, LEAST_ARTICLES = dt.timedelta(days=56), 7, 10
# A weekday counts as usual until so many of its days were seen; an hour until so many articles were.
PRIOR_DAYS, PRIOR_ARTICLES = 2.0, 24.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Articles a day, times a factor for each weekday, spread over the hours of the day."""

    a_day: float
    weekdays: tuple[float, ...]
    hours: tuple[float, ...]
    zone: dt.tzinfo

    def expected(self, begin: dt.datetime, end: dt.datetime) -> float:
        """How many articles are to be expected between two times."""
        return sum(self._rate(at) * (until - at) / HOUR for at, until in _hours(begin, end))

    def _rate(self, at: dt.datetime) -> float:
        local = at.astimezone(self.zone)
        return self.a_day * self.weekdays[local.weekday()] * self.hours[local.hour]


def _hours(begin: dt.datetime, end: dt.datetime) -> Iterator[tuple[dt.datetime, dt.datetime]]:
    at = begin
    while at < end:
        until = min(at.replace(minute=0, second=0, microsecond=0) + HOUR, end)
        yield at, until
        at = until


def rhythm_of(published: Sequence[dt.datetime], now: dt.datetime, zone: dt.tzinfo) -> Rhythm | None:
    """The rhythm of the last weeks' times of publication; None where they tell too little.

    The past ends with the last article: a silence that goes on is no part of what is usual.
    """
    times = [at for at in published if now - SINCE < at <= now]
    if len(times) < LEAST_ARTICLES or max(times) - min(times) < LEAST_DAYS * DAY:
        return None
    days = (max(times) - min(times)) / DAY
    a_day = len(times) / days
    by_day = Counter(at.astimezone(zone).weekday() for at in times)
    seen = days / 7
    weekdays = tuple((by_day[day] / a_day + PRIOR_DAYS) / (seen + PRIOR_DAYS) for day in range(7))
    by_hour = Counter(at.astimezone(zone).hour for at in times)
    hours = tuple((by_hour[hour] + PRIOR_ARTICLES / 24) / (len(times) + PRIOR_ARTICLES) for hour in range(24))
    return Rhythm(a_day, weekdays, hours, zone)
