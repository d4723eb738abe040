"""Runs: each is a row from its start, with its cause and what it did; and the faults from which it recovered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, case, func, insert, select, update

from storage.tables import FAULTS, RUNS


class RunState(StrEnum):
    """How a run stands: due, under way, ended well, ended badly, ended for its limits, or cut off; or why it was not made.

    Skipped: it was paused, or the one before was still under way. Missed: nothing ran when it was due. Coalesced: done
    together with a later one.
    """

    DUE = "due"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    ENDED = "ended"
    LOST = "lost"
    SKIPPED = "skipped"
    MISSED = "missed"
    COALESCED = "coalesced"


OPEN = (RunState.DUE.value, RunState.RUNNING.value)
# Causes of runs that a person made at a terminal.
BY_HAND = ("command", "crawl", "import", "reread")
# These say that a run was not made, not how one went.
NOT_MADE = (RunState.SKIPPED.value, RunState.MISSED.value, RunState.COALESCED.value)


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of a run when it begins."""

    task: str
    cause: str
    started_at: dt.datetime
    config_hash: str
    code_version: str
    site: str | None = None
    job: str | None = None
    due_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run did."""

    requests: int = 0
    bytes: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    missing: int = 0
    errors: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name.name) + getattr(other, name.name) for name in fields(self)))


@dataclass(frozen=True, slots=True)
class RunRecord:
    """A run as it is kept."""

    id: int
    task: str
    site: str | None
    cause: str
    state: RunState
    started_at: dt.datetime
    finished_at: dt.datetime | None
    counts: Counts
    duration_ms: int | None
    peak_memory: int | None
    message: str | None
    config_hash: str
    code_version: str
    job: str | None = None
    due_at: dt.datetime | None = None
    process: str | None = None
    listed: int | None = None
    held: int | None = None

    @property
    def late(self) -> dt.timedelta:
        """How long after it was due it began."""
        return self.started_at - self.due_at if self.due_at else dt.timedelta(0)


@dataclass(frozen=True, slots=True)
class FaultRecord:
    """Something that went wrong in a run and was survived."""

    kind: str
    detail: str
    at: dt.datetime
    page_id: int | None = None


def begin(connection: Connection, start: Start, process: str | None = None, run_id: int | None = None) -> int:
    """The id of a run that begins, done by `process`; of the one of that id if it was entered before."""
    if run_id is not None:
        values = {"state": RunState.RUNNING.value, "started_at": start.started_at, "process": process}
        entered = update(RUNS).where(RUNS.c.id == run_id, RUNS.c.state.in_(OPEN)).values(values)
        if connection.execute(entered).rowcount:
            return run_id
    row = _start_values(start) | {"state": RunState.RUNNING.value, "process": process} | _counts(Counts())
    return connection.execute(insert(RUNS).values(row).returning(RUNS.c.id)).scalar_one()


def enter(connection: Connection, start: Start, process: str) -> int:
    """The id of a run that is due; `process` is the scheduler that will begin it."""
    row = _start_values(start) | {"state": RunState.DUE.value, "process": process} | _counts(Counts())
    return connection.execute(insert(RUNS).values(row).returning(RUNS.c.id)).scalar_one()


def take_up(connection: Connection, run_id: int, process: str, now: dt.datetime) -> bool:
    """Whether a run is still open and now done by `process`: one that was begun before goes on."""
    begun = case((RUNS.c.state == RunState.DUE.value, now), else_=RUNS.c.started_at)
    values = {"state": RunState.RUNNING.value, "started_at": begun, "process": process}
    return (
        connection.execute(update(RUNS).where(RUNS.c.id == run_id, RUNS.c.state.in_(OPEN)).values(values)).rowcount == 1
    )


def give_back(connection: Connection, run_id: int, process: str) -> bool:
    """Whether a run that `process` did is due again."""
    mine = (RUNS.c.id == run_id, RUNS.c.state == RunState.RUNNING.value, RUNS.c.process == process)
    return connection.execute(update(RUNS).where(*mine).values(state=RunState.DUE.value, process=None)).rowcount == 1


def withdraw(connection: Connection, run_id: int, now: dt.datetime, message: str) -> bool:
    """Whether a run that nobody had begun is now one that never will be: missed, so that the next monitor makes up for it."""
    values = {"state": RunState.MISSED.value, "finished_at": now, "message": message}
    due = update(RUNS).where(RUNS.c.id == run_id, RUNS.c.state == RunState.DUE.value).values(values)
    return connection.execute(due).rowcount == 1


def _start_values(start: Start) -> dict[str, Any]:
    return {name.name: getattr(start, name.name) for name in fields(start)}


def _counts(counts: Counts) -> dict[str, int]:
    return {name.name: getattr(counts, name.name) for name in fields(counts)}


def progress(connection: Connection, run_id: int, counts: Counts) -> None:
    """Bring a running run's counts up to date."""
    connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(_counts(counts)))


def finish(
    connection: Connection,
    run_id: int,
    state: RunState,
    now: dt.datetime,
    *,
    counts: Counts | None = None,
    message: str | None = None,
    duration_ms: int | None = None,
    peak_memory: int | None = None,
) -> None:
    """End a run."""
    values: dict[str, Any] = {
        "state": state.value,
        "finished_at": now,
        "message": message,
        "duration_ms": duration_ms,
        "peak_memory": peak_memory,
    }
    if counts is not None:
        values |= _counts(counts)
    connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(values))


def note_listed(connection: Connection, run_id: int, listed: int, held: int) -> None:
    """Keep how many articles the lists showed in a run, and how many of them are held."""
    connection.execute(update(RUNS).where(RUNS.c.id == run_id).values(listed=listed, held=held))


def note(connection: Connection, starts: Sequence[Start], state: RunState, message: str) -> None:
    """Keep that runs were not made, and why."""
    made = {"state": state.value, "message": message} | _counts(Counts())
    rows = [_start_values(start) | made | {"finished_at": start.started_at} for start in starts]
    if rows:
        connection.execute(insert(RUNS), rows)


def open_runs(connection: Connection, task: str | None = None, site: str | None = None) -> list[RunRecord]:
    """The runs that are due or under way, the oldest first; of one task, of one site if that is given."""
    query = select(RUNS).where(RUNS.c.finished_at.is_(None)).order_by(RUNS.c.id)
    if task is not None:
        query = query.where(RUNS.c.task == task)
    if site is not None:
        query = query.where(RUNS.c.site == site)
    return [record(row) for row in connection.execute(query)]


def last_due(connection: Connection, job: str) -> tuple[dt.datetime, RunState] | None:
    """When a job of the plan was last due, and how that run stands."""
    row = connection.execute(
        select(RUNS.c.due_at, RUNS.c.state)
        .where(RUNS.c.job == job, RUNS.c.due_at.is_not(None))
        .order_by(RUNS.c.due_at.desc(), RUNS.c.id.desc())
        .limit(1)
    ).one_or_none()
    return row and (row.due_at, RunState(row.state))


def followed_since(connection: Connection, config_hash: str) -> dt.datetime | None:
    """When the plan of a configuration was first followed."""
    return connection.scalar(
        select(func.min(RUNS.c.started_at)).where(RUNS.c.job.is_not(None), RUNS.c.config_hash == config_hash)
    )


def get(connection: Connection, run_id: int) -> RunRecord | None:
    """A run by its id."""
    row = connection.execute(select(RUNS).where(RUNS.c.id == run_id)).one_or_none()
    return None if row is None else record(row)


def note_faults(connection: Connection, run_id: int | None, faults: Sequence[FaultRecord]) -> None:
    """Keep what went wrong."""
    rows = [{"run_id": run_id, "page_id": f.page_id, "at": f.at, "kind": f.kind, "detail": f.detail} for f in faults]
    if rows:
        connection.execute(insert(FAULTS), rows)


def recent(connection: Connection, limit: int = 20, task: str | None = None) -> list[RunRecord]:
    """The latest runs, newest first."""
    query = select(RUNS).order_by(RUNS.c.id.desc()).limit(limit)
    if task is not None:
        query = query.where(RUNS.c.task == task)
    return [record(row) for row in connection.execute(query)]


def last_of_monitor(connection: Connection) -> RunRecord | None:
    """The latest run that a monitor made by itself; None if there is none yet."""
    chosen = select(RUNS).where(RUNS.c.cause.not_in(BY_HAND)).order_by(RUNS.c.id.desc()).limit(1)
    row = connection.execute(chosen).one_or_none()
    return None if row is None else record(row)


def record(row: Any) -> RunRecord:
    """The run that a row of the runs table keeps."""
    counts = Counts(*(getattr(row, name.name) for name in fields(Counts)))
    return RunRecord(
        row.id, row.task, row.site, row.cause, RunState(row.state), row.started_at, row.finished_at, counts,
        row.duration_ms, row.peak_memory, row.message, row.config_hash, row.code_version, row.job, row.due_at, row.process,
        row.listed, row.held,
    )  # fmt: skip


def faults(connection: Connection, *, run_id: int | None = None, limit: int = 50) -> list[FaultRecord]:
    """The latest faults, newest first; those of one run if it is given."""
    query = select(FAULTS).order_by(FAULTS.c.id.desc()).limit(limit)
    if run_id is not None:
        query = query.where(FAULTS.c.run_id == run_id)
    return [FaultRecord(row.kind, row.detail, row.at, row.page_id) for row in connection.execute(query)]
