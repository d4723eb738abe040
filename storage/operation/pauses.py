"""Pauses: which task is not run until when, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, or_, select

from storage.tables import PAUSES


@dataclass(frozen=True, slots=True)
class Paused:
    """A pause; no task means each task, no site each site."""

    task: str | None
    site: str | None
    since: dt.datetime
    until: dt.datetime
    reason: str

    @property
    def what(self) -> str:
        """What it stops, in words."""
        return " ".join(part for part in (self.task or "everything", self.site) if part)


def put(connection: Connection, pause: Paused) -> None:
    """Begin a pause; one of the same task and site is replaced."""
    lift(connection, pause.task, pause.site)
    values = {
        "task": pause.task,
        "site": pause.site,
        "since": pause.since,
        "until": pause.until,
        "reason": pause.reason,
    }
    connection.execute(insert(PAUSES).values(values))


def lift(connection: Connection, task: str | None, site: str | None) -> int:
    """How many pauses of exactly this task and site were ended."""
    same = (
        (PAUSES.c.task.is_(None) if task is None else PAUSES.c.task == task),
        (PAUSES.c.site.is_(None) if site is None else PAUSES.c.site == site),
    )
    return connection.execute(delete(PAUSES).where(*same)).rowcount


def active(connection: Connection, now: dt.datetime) -> list[Paused]:
    """The pauses that have not ended, the one that ends last first."""
    rows = connection.execute(select(PAUSES).where(PAUSES.c.until > now).order_by(PAUSES.c.until.desc()))
    return [Paused(row.task, row.site, row.since, row.until, row.reason) for row in rows]


def of(connection: Connection, task: str, site: str | None, now: dt.datetime) -> Paused | None:
    """The pause that stops a task of a site, the one that ends last; None if there is none."""
    stops = or_(PAUSES.c.task.is_(None), PAUSES.c.task == task), or_(PAUSES.c.site.is_(None), PAUSES.c.site == site)
    query = select(PAUSES).where(PAUSES.c.until > now, *stops).order_by(PAUSES.c.until.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else Paused(row.task, row.site, row.since, row.until, row.reason)
