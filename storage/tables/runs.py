"""The tables of runs: what was done, who does it, what is paused, and what went wrong."""

import datetime as dt
from typing import Any

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Named, Table, Text, TypedColumns

from storage.tables.base import METADATA, Id, partial
from storage.types import Json, UtcTime


class RunColumns(TypedColumns):
    """One run of a task, with what caused it and what it did."""

    id: Named[int] = Column(Integer, primary_key=True)
    task: Named[str] = Column(Text)
    site: Named[str | None] = Column(Text)
    cause: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    started_at: Named[dt.datetime] = Column(UtcTime)
    finished_at: Named[dt.datetime | None] = Column(UtcTime)
    config_hash: Named[str] = Column(Text)
    code_version: Named[str] = Column(Text)
    requests: Named[int] = Column(Integer)
    bytes: Named[int] = Column(BigInteger)
    new: Named[int] = Column(Integer)
    changed: Named[int] = Column(Integer)
    unchanged: Named[int] = Column(Integer)
    missing: Named[int] = Column(Integer)
    errors: Named[int] = Column(Integer)
    duration_ms: Named[int | None] = Column(BigInteger)
    peak_memory: Named[int | None] = Column(BigInteger)
    message: Named[str | None] = Column(Text)
    job: Named[str | None] = Column(Text)
    due_at: Named[dt.datetime | None] = Column(UtcTime)
    process: Named[str | None] = Column(Text)
    listed: Named[int | None] = Column(Integer)
    held: Named[int | None] = Column(Integer)


RUNS = Table(
    "runs",
    METADATA,
    RunColumns,
    Index("ix_runs_task_started_at", "task", "started_at"),
    Index("ix_runs_job_due_at", "job", "due_at"),
    partial("ix_runs_open", "id", where="finished_at IS NULL"),
)


class TallyColumns(TypedColumns):
    """How many rows there are under a name, kept by triggers: PostgreSQL's processes add to a slot each."""

    name: Named[str] = Column(Text, primary_key=True)
    slot: Named[int] = Column(Integer, primary_key=True)
    amount: Named[int] = Column(BigInteger)


# It follows from the other tables: no backup is compared by it.
TALLIES = Table("tallies", METADATA, TallyColumns, info={"derived": True})


class LockColumns(TypedColumns):
    """Who does the work: its holder adds to `beats` as long as it lives. No clocks of two machines are compared."""

    name: Named[str] = Column(Text, primary_key=True)
    owner: Named[str] = Column(Text)
    beats: Named[int] = Column(BigInteger)
    since: Named[dt.datetime] = Column(UtcTime)


LOCKS = Table("locks", METADATA, LockColumns)


class PauseColumns(TypedColumns):
    """That a task (none: each) of a site (none: each) is not run until a time, and why."""

    id: Named[int] = Column(Integer, primary_key=True)
    task: Named[str | None] = Column(Text)
    site: Named[str | None] = Column(Text)
    since: Named[dt.datetime] = Column(UtcTime)
    until: Named[dt.datetime] = Column(UtcTime)
    reason: Named[str] = Column(Text)


PAUSES = Table("pauses", METADATA, PauseColumns)


class SignColumns(TypedColumns):
    """What a look at an article or a list said of the site's layout."""

    id: Named[int] = Column(Id, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"))
    page_id: Named[int] = Column(Id)
    run_id: Named[int | None] = Column(Integer)
    snapshot_id: Named[int | None] = Column(Id)
    at: Named[dt.datetime] = Column(UtcTime)
    sort: Named[str] = Column(Text)
    template: Named[str | None] = Column(Text)
    fine: Named[bool]
    failed: Named[list[str]] = Column(Json)
    charset: Named[bool]
    dated: Named[bool]
    length: Named[int] = Column(Integer)
    figures: Named[int] = Column(Integer)


SIGNS = Table(
    "signs",
    METADATA,
    SignColumns,
    Index("ix_signs_site_id_at", "site_id", "at"),
)


class IncidentColumns(TypedColumns):
    """Something wrong with a site, from when it showed to when it was gone; of each kind one at a time."""

    id: Named[int] = Column(Integer, primary_key=True)
    site_id: Named[int] = Column(ForeignKey("sites.id"))
    kind: Named[str] = Column(Text)
    since: Named[dt.datetime] = Column(UtcTime)
    opened_at: Named[dt.datetime] = Column(UtcTime)
    seen_at: Named[dt.datetime] = Column(UtcTime)
    clear_since: Named[dt.datetime | None] = Column(UtcTime)
    closed_at: Named[dt.datetime | None] = Column(UtcTime)
    says: Named[str] = Column(Text)
    selectors: Named[list[str]] = Column(Json)
    good: Named[list[int]] = Column(Json)
    bad: Named[list[int]] = Column(Json)
    proposal: Named[list[dict[str, Any]]] = Column(Json)


INCIDENTS = Table(
    "incidents",
    METADATA,
    IncidentColumns,
    partial("uq_incidents_open", "site_id", "kind", where="closed_at IS NULL", unique=True),
)


class FaultColumns(TypedColumns):
    """Something that went wrong and was survived: a fetch, a channel not found, a selector that fits no more."""

    id: Named[int] = Column(Id, primary_key=True)
    run_id: Named[int | None] = Column(ForeignKey("runs.id"), index=True)
    page_id: Named[int | None] = Column(ForeignKey("pages.id"), index=True)
    at: Named[dt.datetime] = Column(UtcTime, index=True)
    kind: Named[str] = Column(Text)
    detail: Named[str] = Column(Text)


FAULTS = Table("faults", METADATA, FaultColumns)
