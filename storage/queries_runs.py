"""Runs as the page asks for them: one with its faults, how each site's last one went, what is due."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from storage import runs
from storage.runs import NOT_MADE, RunRecord
from storage.slices import Key, Slice, beyond, mark
from storage.tables import Fault, Page, Revision, Run, Site

KEYS = (Key(Run.id.expression, read=int),)


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
    chosen = select(Run.__table__).order_by(Run.id.desc()).limit(limit + 1)
    if task is not None:
        chosen = chosen.where(Run.task == task)
    if state is not None:
        chosen = chosen.where(Run.state == state)
    if cursor:
        chosen = chosen.where(beyond(KEYS, cursor))
    rows = connection.execute(chosen).all()
    return Slice(
        tuple(runs.record(row) for row in rows[:limit]), mark((rows[limit - 1].id,)) if len(rows) > limit else None
    )


def last_of_each(connection: Connection) -> list[RunRecord]:
    """The last run that was made of each task and site."""
    latest = select(func.max(Run.id)).where(Run.state.not_in(NOT_MADE)).group_by(Run.task, Run.site)
    rows = connection.execute(select(Run.__table__).where(Run.id.in_(latest)).order_by(Run.task, Run.site))
    return [runs.record(row) for row in rows]


def course(connection: Connection, site: str, most: int) -> list[RunRecord]:
    """The latest crawls of a site that were made, the first one first."""
    chosen = select(Run.__table__).where(Run.task == "crawl", Run.site == site, Run.state.not_in(NOT_MADE))
    rows = connection.execute(chosen.order_by(Run.id.desc()).limit(most)).all()
    return [runs.record(row) for row in reversed(rows)]


def counts(connection: Connection) -> list[tuple[str, str, int]]:
    """How many runs there are of each task and state."""
    query = select(Run.task, Run.state, func.count()).group_by(Run.task, Run.state).order_by(Run.task, Run.state)
    return [(row[0], row[1], row[2]) for row in connection.execute(query)]


def faults(connection: Connection, *, run_id: int | None = None, most: int = 50) -> list[FaultOf]:
    """The latest faults, newest first; those of one run if it is given."""
    chosen = (
        select(Fault.at, Fault.kind, Fault.detail, Fault.run_id, Fault.page_id, Page.url)
        .outerjoin(Page, Page.id == Fault.page_id)
        .order_by(Fault.id.desc())
        .limit(most)
    )
    if run_id is not None:
        chosen = chosen.where(Fault.run_id == run_id)
    return [FaultOf(*row) for row in connection.execute(chosen)]


def due_pages(connection: Connection, most: int = 20) -> list[DuePage]:
    """The pages that are to be fetched next, the first one first."""
    chosen = (
        select(
            Page.id,
            Page.url,
            Page.kind,
            Page.due_at,
            Page.due_why,
            Page.latest_revision_id.is_not(None),
            Revision.title,
        )
        .outerjoin(Revision, Revision.id == Page.latest_revision_id)
        .order_by(Page.due_at, Page.id)
        .limit(most)
    )
    # A site at a time: its index has the pages in this order.
    sites = connection.scalars(select(Site.id)).all()
    rows = [
        row
        for site in sites
        for row in connection.execute(chosen.where(Page.site_id == site, Page.due_at.is_not(None)))
    ]
    return [DuePage(*row) for row in sorted(rows, key=lambda row: (row[3], row[0]))[:most]]  # type: ignore[arg-type] # due_at is set, as asked for
