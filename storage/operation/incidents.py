"""Incidents: what is wrong with a site; opened once, updated, and closed automatically."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from monitor.health import Finding, Kind
from storage.tables import INCIDENTS, SITES


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """An incident as it is kept; `clear_since` is when it was first not found again."""

    id: int
    site: str
    kind: Kind
    since: dt.datetime
    opened_at: dt.datetime
    seen_at: dt.datetime
    clear_since: dt.datetime | None
    closed_at: dt.datetime | None
    says: str
    selectors: tuple[str, ...]
    good: tuple[int, ...]
    bad: tuple[int, ...]
    proposal: tuple[dict[str, Any], ...]


def find(
    connection: Connection,
    *,
    site: int | None = None,
    open_only: bool = False,
    closed_only: bool = False,
    limit: int = 50,
) -> list[IncidentRecord]:
    """The last incidents, newest first; of one site, or only those that are open, or only those that are not."""
    query = select(INCIDENTS, SITES.c.name).join(SITES, SITES.c.id == INCIDENTS.c.site_id)
    if site is not None:
        query = query.where(INCIDENTS.c.site_id == site)
    if open_only:
        query = query.where(INCIDENTS.c.closed_at.is_(None))
    if closed_only:
        query = query.where(INCIDENTS.c.closed_at.is_not(None))
    return [_record(row) for row in connection.execute(query.order_by(INCIDENTS.c.id.desc()).limit(limit))]


def get(connection: Connection, number: int) -> IncidentRecord | None:
    """An incident by its number."""
    query = (
        select(INCIDENTS, SITES.c.name).join(SITES, SITES.c.id == INCIDENTS.c.site_id).where(INCIDENTS.c.id == number)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _record(row)


def evidence(connection: Connection) -> frozenset[int]:
    """The snapshots that incidents show as good or bad pages."""
    shown = connection.execute(select(INCIDENTS.c.good, INCIDENTS.c.bad))
    return frozenset(number for row in shown for pages in row for number in pages)


def _record(row: Any) -> IncidentRecord:
    return IncidentRecord(
        row.id, row.name, Kind(row.kind), row.since, row.opened_at, row.seen_at, row.clear_since, row.closed_at,
        row.says, tuple(row.selectors), tuple(row.good), tuple(row.bad), tuple(row.proposal),
    )  # fmt: skip


def open_(
    connection: Connection, site: int, finding: Finding, now: dt.datetime, proposal: Sequence[dict[str, Any]] = ()
) -> int:
    """The number of a new incident."""
    values = {
        "site_id": site, "kind": finding.kind.value, "since": finding.since, "opened_at": now, "seen_at": now,
        "says": finding.says, "selectors": list(finding.selectors), "good": list(finding.good), "bad": list(finding.bad),
        "proposal": list(proposal),
    }  # fmt: skip
    return connection.execute(insert(INCIDENTS).values(values).returning(INCIDENTS.c.id)).scalar_one()


def see_again(connection: Connection, number: int, finding: Finding, now: dt.datetime) -> None:
    """Note that an incident goes on, and what it looks like now."""
    values = {"seen_at": now, "clear_since": None, "says": finding.says}
    connection.execute(update(INCIDENTS).where(INCIDENTS.c.id == number).values(values))


def clear(connection: Connection, number: int, since: dt.datetime) -> None:
    """Note that an incident was not found again."""
    connection.execute(update(INCIDENTS).where(INCIDENTS.c.id == number).values(clear_since=since))


def close(connection: Connection, number: int, now: dt.datetime) -> None:
    """Close an incident."""
    connection.execute(update(INCIDENTS).where(INCIDENTS.c.id == number).values(closed_at=now))
