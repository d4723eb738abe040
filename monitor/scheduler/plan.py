"""The schedule: the configuration's entries as jobs with their triggers, and their next start times."""

from __future__ import annotations

import datetime as dt
import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from apscheduler.triggers.base import BaseTrigger

from monitor.clock import Clock
from monitor.config import Config, Schedule, parse_duration
from monitor.scheduler.triggers import Pattern, Sped, pattern
from monitor.tasks import Task, task_named

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may take: real time, and bytes of memory with all its processes."""

    time: dt.timedelta
    memory: int


@dataclass(frozen=True, slots=True)
class Job:
    """One entry of the plan: a task, the site it is for (None: no one site), when, and within which limits."""

    name: str
    task: Task
    site: str | None
    pattern: Pattern
    limits: Limits
    catches_up: bool = True


@dataclass(frozen=True, slots=True)
class Firing:
    """One time at which a job is due."""

    at: dt.datetime
    job: str


def jobs(config: Config) -> list[Job]:
    """The plan's entries, one for each task and site; ConfigError for a schedule that states no time or two."""
    planned: list[Job] = []
    for number, schedule in enumerate(config.schedules):
        task = task_named(schedule.task)
        for site in _sites(schedule, task, config):
            name = _name(task, site, planned)
            when = pattern(schedule, config, name, number)
            planned.append(Job(name, task, site, when, _limits(schedule, task), schedule.catch_up == "once"))
    return planned


def _sites(schedule: Schedule, task: Task, config: Config) -> Sequence[str | None]:
    if schedule.site is not None:
        config.site(schedule.site)
        return [schedule.site]
    return list(config.sites) if task.per_site else [None]


def _name(task: Task, site: str | None, planned: Sequence[Job]) -> str:
    """`discover food-portal`; a second entry of the same task and site is `discover food-portal #2`."""
    same = sum(1 for job in planned if job.task == task and job.site == site)
    name = f"{task.name} {site}" if site else task.name
    return f"{name} #{same + 1}" if same else name


def _limits(schedule: Schedule, task: Task) -> Limits:
    return Limits(
        parse_duration(schedule.max_time or task.max_time), (schedule.max_memory or task.max_memory) * MEGABYTE
    )


def trigger(job: Job, clock: Clock) -> BaseTrigger:
    """What APScheduler goes by: the job's pattern, sped up where the clock is."""
    return Sped(job.pattern, clock) if clock.speed > 1 else job.pattern


def firings(planned: Sequence[Job], now: dt.datetime, count: int, clock: Clock | None = None) -> list[Firing]:
    """The next firings of a plan after `now`, in order, by the time that the clock shows."""
    series = [_firings(job, now, clock) for job in planned]
    return list(islice(heapq.merge(*series, key=lambda firing: firing.at), count))


def _firings(job: Job, now: dt.datetime, clock: Clock | None) -> Iterator[Firing]:
    if clock is None or clock.speed <= 1:
        yield from (Firing(at, job.name) for at in job.pattern.after(now))
        return
    sped, last = Sped(job.pattern, clock), clock.real_time(now)
    while (at := sped.get_next_fire_time(last, last)) is not None:
        yield Firing(clock.at(at), job.name)
        last = at
