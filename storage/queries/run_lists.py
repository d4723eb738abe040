"""Run queries of the page: one run with its faults, each site's last run, what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage.engine import slices
from storage.engine.slices import Key, Slice, mark
from storage.operation import runs
from storage.operation.runs import NOT_MADE, RunRecord
from storage.tables import FAULTS, PAGES, REVISIONS, RUNS, SITES

KEYS = (Key(RUNS.c.id, read=int),)


@dataclass(frozen=True, slots=True)
class FaultOf:
    """A fault with the run and the address in which it happened."""

    at: dt.datetime
    kind: str
    detail: str
    run: int | None
    page: int | None
    url: str | None


@dataclass(frozen=True, slots=True)
class DuePage:
    """A page that is to be fetched, when and why then."""

    id: int
    url: str
    kind: str
    due_at: dt.datetime
    why: str | None
    is_article: bool
    title: str | None = None


def find(
    connection: Connection,
    *,
    task: str | None = None,
    state: str | None = None,
    cursor: str | None = None,
    limit: int = 50,
) -> Slice[RunRecord]:
    """A part of the runs, newest first."""
    chosen = select(RUNS)
    if task is not None:
        chosen = chosen.where(RUNS.c.task == task)
    if state is not None:
        chosen = chosen.where(RUNS.c.state == state)
    rows = slices.rows(connection, chosen, KEYS, cursor, limit)
    return Slice(
        tuple(runs.record(row) for row in rows[:limit]), mark((rows[limit - 1].id,)) if len(rows) > limit else None
    )


def last_of_each(connection: Connection) -> list[RunRecord]:
    """The last run that was made of each task and site."""
    latest = select(func.max(RUNS.c.id)).where(RUNS.c.state.not_in(NOT_MADE)).group_by(RUNS.c.task, RUNS.c.site)
    rows = connection.execute(select(RUNS).where(RUNS.c.id.in_(latest)).order_by(RUNS.c.task, RUNS.c.site))
    return [runs.record(row) for row in rows]


def course(connection: Connection, site: str, most: int) -> list[RunRecord]:
    """The latest crawls of a site that were made, the first one first."""
    chosen = select(RUNS).where(RUNS.c.task == "crawl", RUNS.c.site == site, RUNS.c.state.not_in(NOT_MADE))
    rows = connection.execute(chosen.order_by(RUNS.c.id.desc()).limit(most)).all()
    return [runs.record(row) for row in reversed(rows)]


def counts(connection: Connection) -> list[tuple[str, str, int]]:
    """How many runs there are of each task and state."""
    query = (
        select(RUNS.c.task, RUNS.c.state, func.count())
        .group_by(RUNS.c.task, RUNS.c.state)
        .order_by(RUNS.c.task, RUNS.c.state)
    )
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def faults(connection: Connection, *, run_id: int | None = None, most: int = 50) -> list[FaultOf]:
    """The latest faults, newest first; those of one run if it is given."""
    chosen = (
        select(FAULTS.c.at, FAULTS.c.kind, FAULTS.c.detail, FAULTS.c.run_id, FAULTS.c.page_id, PAGES.c.url)
        .outerjoin(PAGES, PAGES.c.id == FAULTS.c.page_id)
        .order_by(FAULTS.c.id.desc())
        .limit(most)
    )
    if run_id is not None:
        chosen = chosen.where(FAULTS.c.run_id == run_id)
    return [FaultOf(*row) for row in connection.execute(chosen)]


def due_pages(connection: Connection, most: int = 20) -> list[DuePage]:
    """The pages that are to be fetched next, the first one first."""
    chosen = (
        select(
            PAGES.c.id,
            PAGES.c.url,
            PAGES.c.kind,
            PAGES.c.due_at,
            PAGES.c.due_why,
            PAGES.c.latest_revision_id.is_not(None),
            REVISIONS.c.title,
        )
        .outerjoin(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .order_by(PAGES.c.due_at, PAGES.c.id)
        .limit(most)
    )
    # A site at a time: its index has the pages in this order.
    sites = connection.scalars(select(SITES.c.id)).all()
    rows = [
        row
        for site in sites
        for row in connection.execute(chosen.where(PAGES.c.site_id == site, PAGES.c.due_at.is_not(None)))
    ]
    return [DuePage(*row) for row in sorted(rows, key=lambda row: (row[3], row[0]))[:most]]  # type: ignore[arg-type] # due_at is set, as asked for
