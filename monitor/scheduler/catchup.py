"""Catching up after downtime: interrupted runs are closed, missed times recorded, and one run makes up for all of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from monitor import processes
from monitor.reasons import say
from monitor.scheduler.plan import Job
from storage import Connection
from storage.operation import runs
from storage.operation.runs import RunRecord, RunState
from storage.visits import frontier

# Missed firings of one job that become rows; of a longer time only the last ones.
MOST = 1000
# A run on another machine whose process cannot be asked is taken for dead after this.
LONGEST = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Missed:
    """The times at which a job was due and that have no row; one that was cut off or not begun counts as due now."""

    job: Job
    times: tuple[dt.datetime, ...]
    never_ran: bool = False


def bury(connection: Connection, now: dt.datetime) -> frozenset[str]:
    """The jobs whose runs were cut off: each run whose process is gone is marked as lost, and gives back its pages."""
    dead = [run for run in runs.open_runs(connection) if _is_dead(connection, run, now)]
    for run in dead:
        close(connection, run, now)
    return frozenset(run.job for run in dead if run.job)


def close(connection: Connection, run: RunRecord, now: dt.datetime) -> None:
    """Mark a run whose process is gone as lost, and give its pages back."""
    freed = frontier.release(connection, frontier.owner_of(run.id), now) if run.task == "crawl" else 0
    told = say("run-no-word-due" if run.state is RunState.DUE else "run-no-word-busy")
    told = say("run-given-back", why=told, count=freed) if freed else told
    runs.finish(connection, run.id, RunState.LOST, now, message=told)


def _is_dead(connection: Connection, run: RunRecord, now: dt.datetime) -> bool:
    lives = processes.lives(run.process or "")
    if lives is not None:
        return not lives
    if run.state is RunState.DUE:
        # Its scheduler, on another machine, has lost the lock.
        return True
    taken = run.task == "crawl" and frontier.taken(connection, frontier.owner_of(run.id), now)
    return not taken and now - run.started_at > LONGEST


def missed(
    connection: Connection, planned: Sequence[Job], cut_off: frozenset[str], digest: str, now: dt.datetime
) -> list[Missed]:
    """What each job of the plan missed until now; a job of a plan that nobody followed yet is named as one that never ran.

    Rows of a job are written in the order of their times, so that what has none is later than the last that has one.
    """
    followed = runs.followed_since(connection, digest)
    found = []
    for job in planned:
        due = runs.last_due(connection, job.name)
        last = due[0] if due else followed
        if last is None:
            found.append(Missed(job, (), never_ran=True))
            continue
        times = tuple(islice(takewhile(lambda at: at <= now, job.pattern.after(max(last, _horizon(job, now)))), MOST))
        owed = job.name in cut_off or (due is not None and due[1] is RunState.MISSED and due[0] <= now)
        if owed and job.catches_up and now not in times:
            times = (*times, now)
        if times:
            found.append(Missed(job, times))
    return found


def _horizon(job: Job, now: dt.datetime) -> dt.datetime:
    """The time before which no missed firing is told, so that a year's absence does not make a million rows."""
    every = job.pattern.every
    return now - every * MOST if every else now - dt.timedelta(days=366)
