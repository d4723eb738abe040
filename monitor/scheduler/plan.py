"""The plan: what the configuration's schedules mean, as APScheduler's triggers and as the next firings."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from monitor.config import Config, Schedule, parse_duration
from monitor.errors import ConfigError

# A sandbox's time runs fast; its crawls are not to follow one another without a pause.
SHORTEST_SANDBOX = dt.timedelta(seconds=20)


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of the plan: a task, the site it is for (None: no one site), and when."""

    name: str
    task: str
    site: str | None
    trigger: BaseTrigger


@dataclass(frozen=True, slots=True)
class Firing:
    """One time at which a job is due."""

    at: dt.datetime
    job: str


def jobs(config: Config, start: dt.datetime, speed: float = 1.0) -> list[Job]:
    """The plan's entries, one for each task and site; ConfigError for a schedule that states no time or two."""
    planned = []
    for number, schedule in enumerate(config.schedules):
        sites = [schedule.site] if schedule.site else list(config.sites)
        for site in sites:
            config.site(site)
            name = f"{schedule.task} {site} #{number + 1}"
            planned.append(Job(name, schedule.task, site, trigger(schedule, config, start, speed, number)))
    return planned


def trigger(schedule: Schedule, config: Config, start: dt.datetime, speed: float, number: int) -> BaseTrigger:
    """When a schedule fires; in a sandbox `speed` times as often, yet not without a pause."""
    if (schedule.every is None) == (schedule.cron is None):
        raise ConfigError(f"schedules.{number}: state either every or cron")
    jitter = int(parse_duration(schedule.jitter).total_seconds() / speed) or None
    if schedule.cron is not None:
        try:
            return CronTrigger.from_crontab(schedule.cron, timezone=config.zone)
        except ValueError as error:
            raise ConfigError(f"schedules.{number}.cron: {schedule.cron!r} is no cron expression: {error}") from error
    every = parse_duration(schedule.every or "")
    if speed > 1:
        every = max(every / speed, SHORTEST_SANDBOX)
    return IntervalTrigger(
        seconds=int(every.total_seconds()), start_date=start + every, timezone=config.zone, jitter=jitter
    )


def firings(planned: list[Job], now: dt.datetime, count: int) -> list[Firing]:
    """The next firings of a plan after `now`, in order (jitter left out, as it is drawn only when a job fires)."""
    series = [_firings(job, now) for job in planned]
    return list(islice(heapq.merge(*series, key=lambda firing: firing.at), count))


def _firings(job: Job, now: dt.datetime) -> Iterator[Firing]:
    last: dt.datetime | None = None
    while (at := job.trigger.get_next_fire_time(last, now if last is None else last)) is not None:
        yield Firing(at, job.name)
        last = at
