"""Whether the monitor is working: one judgement for the page, the command line, metrics and health checks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.clock import roughly
from monitor.config import Config, parse_duration
from monitor.health import rhythm_of, silence
from monitor.health.rules import SILENCE_ALARM
from monitor.reasons import say
from storage import Connection
from storage.operation import incidents
from storage.operation.incidents import IncidentRecord
from storage.operation.runs import RunRecord, RunState
from storage.queries import run_lists
from storage.visits import signs, sites
from storage.visits.snapshots import count_unread

# A crawl is late once it is this many times its interval ago.
LATE = 3
# A plan by cron states no interval; then a crawl is late after this.
LATE_BY_CRON = dt.timedelta(days=2)
# A sandbox's crawls follow one another no faster than this, by the real clock.
SLOWEST_SANDBOX = dt.timedelta(minutes=5)
# These runs follow each crawl, in whatever plan.
ALWAYS = ("analyse", "deliver")
RHYTHM_SINCE = dt.timedelta(days=56)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: `state` is ok, waiting (nothing crawled yet), late or failed; `newest` was published then."""

    state: str
    last_crawl: dt.datetime | None
    unread: int
    reasons: tuple[str, ...] = ()
    incidents: tuple[IncidentRecord, ...] = ()
    newest: dt.datetime | None = None

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look."""
        return self.state in ("ok", "waiting")


def standing(connection: Connection, config: Config, now: dt.datetime, speed: float = 1.0) -> Standing:
    """How things stand at a time, by a clock that runs `speed` times as fast as ours."""
    latest = run_lists.last_of_each(connection)
    crawls = [run for run in latest if run.task == "crawl"]
    unread = count_unread(connection)
    if not crawls:
        return Standing("waiting", None, unread)
    last = max(run.finished_at or run.started_at for run in crawls)
    troubles = tuple(incidents.find(connection, open_only=True))
    newest, silent = _silence(connection, config, now, troubles)
    failed = [f"{_named(run)}: {run.message or run.state.value}" for run in crawls if _is_bad(run)]
    failed += [_failure(run) for run in latest if _has_failed(run, config)]
    failed += [_trouble(one, config) for one in troubles]
    if failed or silent:
        return Standing("failed", last, unread, (*failed, *silent), troubles, newest)
    age, limit = now - last, _limit(config, speed)
    if age > limit:
        says = say("standing-late", age=roughly(age), limit=roughly(limit))
        return Standing("late", last, unread, (says,), (), newest)
    return Standing("ok", last, unread, (), (), newest)


def _silence(
    connection: Connection, config: Config, now: dt.datetime, troubles: tuple[IncidentRecord, ...]
) -> tuple[dt.datetime | None, tuple[str, ...]]:
    """When the newest article was published, and what is to be said where that is longer ago than likely."""
    newest: dt.datetime | None = None
    says = []
    for site, name in sites.every(connection):
        published = [at for at in signs.published(connection, site, now - RHYTHM_SINCE) if at <= now]
        rhythm = rhythm_of(published, now, config.zone)
        last = published[-1] if published else None
        newest = max(filter(None, (newest, last)), default=None)
        told = any(one.site == name for one in troubles)
        if rhythm and last and not told and silence(rhythm.expected(last, now)) < SILENCE_ALARM:
            says.append(say("standing-old", site=name, at=f"{last.astimezone(config.zone):%m-%d %H:%M}"))
    return newest, tuple(says)


def _trouble(one: IncidentRecord, config: Config) -> str:
    since = f"{one.since.astimezone(config.zone):%m-%d %H:%M}"
    return say("standing-incident", site=one.site, kind=one.kind.value, at=since, why=one.says)


def _named(run: RunRecord) -> str:
    return f"crawl {run.site}" if run.site else "crawl"


def _is_bad(run: RunRecord) -> bool:
    return run.state in (RunState.FAILED, RunState.LOST, RunState.ENDED)


def _has_failed(run: RunRecord, config: Config) -> bool:
    """Whether what follows the crawls, or is in the plan, went wrong; what was cut off with the monitor is made up for."""
    planned = {*ALWAYS, *(one.task for one in config.schedules)}
    return run.task in planned and run.state in (RunState.FAILED, RunState.ENDED)


def _failure(run: RunRecord) -> str:
    return say("standing-run", task=run.task, why=run.message or run.state.value)


def _limit(config: Config, speed: float) -> dt.timedelta:
    """The longest time for which no crawl is no worry, by the plan's shortest interval."""
    intervals = [
        parse_duration(one.every) for one in config.schedules if one.task in ("discover", "revisit") and one.every
    ]
    usual = LATE * max(intervals) if intervals else LATE_BY_CRON
    return max(usual, SLOWEST_SANDBOX * speed)
