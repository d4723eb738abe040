"""Whether the monitor does its work: for the first page's line and for programs that watch it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.config import parse_duration
from monitor.web.context import House
from storage import Connection, queries_runs
from storage.runs import RunRecord, RunState
from storage.snapshots import count_unread

# A crawl is late once it is this many times its interval ago.
LATE = 3
# A plan by cron states no interval; then a crawl is late after this.
LATE_BY_CRON = dt.timedelta(days=2)
# A sandbox's crawls follow one another no faster than this, by the real clock.
SLOWEST_SANDBOX = dt.timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Health:
    """How things stand: `state` is ok, waiting (nothing crawled yet), late or failed; `last_crawl` ended or began then."""

    state: str
    last_crawl: dt.datetime | None
    unread: int
    reasons: tuple[str, ...] = ()

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look."""
        return self.state in ("ok", "waiting")


def health(connection: Connection, house: House) -> Health:
    """How things stand."""
    crawls = [run for run in queries_runs.last_of_each(connection) if run.task == "crawl"]
    unread = count_unread(connection)
    if not crawls:
        return Health("waiting", None, unread)
    last = max(run.finished_at or run.started_at for run in crawls)
    failed = [f"{_named(run)}: {run.message or run.state.value}" for run in crawls if _is_bad(run)]
    if failed:
        return Health("failed", last, unread, tuple(failed))
    age, limit = house.now() - last, _limit(house)
    if age > limit:
        return Health("late", last, unread, (f"the last crawl was {age} ago, at most {limit} is usual",))
    return Health("ok", last, unread)


def _named(run: RunRecord) -> str:
    return f"crawl {run.site}" if run.site else "crawl"


def _is_bad(run: RunRecord) -> bool:
    return run.state in (RunState.FAILED, RunState.LOST)


def _limit(house: House) -> dt.timedelta:
    """The longest time for which no crawl is no worry, by the plan's shortest interval."""
    intervals = [parse_duration(one.every) for one in house.config.schedules if one.task == "discover" and one.every]
    usual = LATE * min(intervals) if intervals else LATE_BY_CRON
    return max(usual, SLOWEST_SANDBOX * house.speed)
