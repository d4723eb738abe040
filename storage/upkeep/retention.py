"""What may be deleted, by age and kind, and deleting it: each batch is a transaction, so it can be killed at any moment.

Never freed: an article's versions with their raw pages, each page's first and last answer, the pages that an incident
shows, whatever another row refers to, and the outbox (by which an event is told once for ever). A freed answer leaves a check: that the page was looked
at then, and was as before.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, delete, func, or_, select, tuple_

from storage.database import Database
from storage.engine import tallies
from storage.engine.inserts import ignore
from storage.operation import incidents
from storage.tables import BLOBS, CHECKS, DELIVERIES, FAULTS, MESSAGES, PAGES, RUNS, SNAPSHOTS
from storage.upkeep.content import tables
from storage.visits.frontier import PageKind

BATCH = 500


class Kind(StrEnum):
    """What is freed."""

    LISTS = "lists"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    CHECKS = "checks"
    FAULTS = "faults"
    RUNS = "runs"
    MESSAGES = "messages"


ANSWERS = (Kind.LISTS, Kind.UNCHANGED, Kind.REFUSED)
# Checks and runs first: those that only the freeing of answers leaves alone are for the next time, as was said.
ORDER = (Kind.CHECKS, Kind.RUNS, Kind.MESSAGES, Kind.FAULTS, *ANSWERS)
OUTCOMES = {Kind.UNCHANGED: ("unchanged",), Kind.REFUSED: ("refused", "gone", "failed")}
Limits = Mapping[Kind, dt.datetime]


@dataclass(frozen=True, slots=True)
class Freed:
    """How many rows of each kind are freed, and how many raw pages of how many bytes go with them."""

    rows: Mapping[Kind, int]
    pages: int
    bytes: int


def plan(connection: Connection, limits: Limits) -> Freed:
    """What would be freed of what is older than each kind's limit; a kind without one is kept for ever."""
    shown = incidents.evidence(connection)
    rows = {kind: _count(connection, _old(kind, limit, shown)) for kind, limit in limits.items()}
    chosen = _answers(limits, shown)
    if chosen is None:
        return Freed(rows, 0, 0)
    picked = chosen.subquery()
    leaving = (
        select(SNAPSHOTS.c.blob_id, func.count().label("gone"))
        .where(SNAPSHOTS.c.id.in_(select(picked.c.id)), SNAPSHOTS.c.blob_id.is_not(None))
        .group_by(SNAPSHOTS.c.blob_id)
        .subquery()
    )
    held = select(SNAPSHOTS.c.blob_id, func.count().label("all")).group_by(SNAPSHOTS.c.blob_id).subquery()
    going = (
        select(BLOBS.c.id)
        .outerjoin(leaving, leaving.c.blob_id == BLOBS.c.id)
        .outerjoin(held, held.c.blob_id == BLOBS.c.id)
        .where(func.coalesce(leaving.c.gone, 0) == func.coalesce(held.c.all, 0))
        .where(*_unreferenced(BLOBS, SNAPSHOTS.c.blob_id, BLOBS.c.base_id))
        .subquery()
    )
    difference = BLOBS.alias()
    needed = select(difference.c.id).where(
        difference.c.base_id == BLOBS.c.id, difference.c.id.not_in(select(going.c.id))
    )
    query = (
        select(func.count(), func.coalesce(func.sum(func.length(BLOBS.c.data)), 0))
        .where(BLOBS.c.id.in_(select(going.c.id)), ~needed.exists())
    )  # fmt: skip
    pages, size = connection.execute(query).one()
    return Freed(rows, int(pages), int(size))


def free(database: Database, limits: Limits) -> Freed:
    """What was freed; each batch is complete when it is written, and another run goes on where one was killed."""
    rows, pages, size = dict.fromkeys(limits, 0), 0, 0
    with database.write() as connection:
        tallies.fold(connection)
    for kind in sorted(limits, key=ORDER.index):
        while True:
            with database.write() as connection:
                count, gone, bytes_gone = _free_batch(connection, kind, limits[kind])
            rows[kind] += count
            pages += gone
            size += bytes_gone
            if count == 0:
                break
    return Freed(rows, pages, size)


def _free_batch(connection: Connection, kind: Kind, limit: dt.datetime) -> tuple[int, int, int]:
    """Rows, raw pages and bytes that one batch freed."""
    keys = connection.execute(_old(kind, limit, incidents.evidence(connection)).limit(BATCH)).all()
    if not keys:
        return 0, 0, 0
    if kind in ANSWERS:
        return len(keys), *_free_answers(connection, [key[0] for key in keys])
    if kind is Kind.CHECKS:
        connection.execute(
            delete(CHECKS).where(tuple_(CHECKS.c.page_id, CHECKS.c.checked_at).in_([tuple(k) for k in keys]))
        )
        return len(keys), 0, 0
    ids = [key[0] for key in keys]
    if kind is Kind.MESSAGES:
        connection.execute(delete(DELIVERIES).where(DELIVERIES.c.message_id.in_(ids)))
    table: Any = {Kind.FAULTS: FAULTS, Kind.RUNS: RUNS, Kind.MESSAGES: MESSAGES}[kind]
    connection.execute(delete(table).where(table.c.id.in_(ids)))
    return len(keys), 0, 0


def _free_answers(connection: Connection, ids: Sequence[int]) -> tuple[int, int]:
    """Raw pages and bytes that go with these answers; each leaves a check."""
    query = select(
        SNAPSHOTS.c.page_id, SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.run_id, SNAPSHOTS.c.status, SNAPSHOTS.c.blob_id
    )
    answers = connection.execute(query.where(SNAPSHOTS.c.id.in_(ids))).all()
    checks = [
        {"page_id": row.page_id, "checked_at": row.fetched_at, "run_id": row.run_id, "status": row.status}
        for row in answers
    ]
    connection.execute(ignore(connection, CHECKS), checks)
    connection.execute(delete(SNAPSHOTS).where(SNAPSHOTS.c.id.in_(ids)))
    blobs = {row.blob_id for row in answers if row.blob_id is not None}
    # Held first: a crawl that is about to refer to one of them has locked it, and is seen by the question after.
    connection.execute(select(BLOBS.c.id).where(BLOBS.c.id.in_(blobs)).with_for_update())
    count, size = 0, 0
    while blobs:
        columns = select(BLOBS.c.id, BLOBS.c.base_id, func.length(BLOBS.c.data).label("size"))
        alone = connection.execute(columns.where(BLOBS.c.id.in_(blobs), *_unreferenced(BLOBS))).all()
        connection.execute(delete(BLOBS).where(BLOBS.c.id.in_([row.id for row in alone])))
        count, size = count + len(alone), size + sum(row.size for row in alone)
        # What these were differences from may be needed no more.
        blobs = {row.base_id for row in alone if row.base_id is not None}
    return count, size


def _count(connection: Connection, query: Select[Any]) -> int:
    return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()


def _answers(limits: Limits, shown: Collection[int]) -> Select[Any] | None:
    """The ids of all answers that are freed, of whatever kind."""
    conditions = [_is_old_answer(kind, limits[kind]) for kind in ANSWERS if kind in limits]
    return _between(shown).where(or_(*conditions)) if conditions else None


def _old(kind: Kind, limit: dt.datetime, shown: Collection[int]) -> Select[Any]:
    """The keys of what is freed of a kind; answers that incidents show are not."""
    if kind in ANSWERS:
        return _between(shown).where(_is_old_answer(kind, limit))
    if kind is Kind.CHECKS:
        later = CHECKS.alias()
        after = select(later.c.page_id).where(
            later.c.page_id == CHECKS.c.page_id, later.c.checked_at > CHECKS.c.checked_at
        )
        key: tuple[Any, ...] = (CHECKS.c.page_id, CHECKS.c.checked_at)
        return select(*key).where(CHECKS.c.checked_at < limit, after.exists())
    if kind is Kind.FAULTS:
        return select(FAULTS.c.id).where(FAULTS.c.at < limit, *_unreferenced(FAULTS))
    ended: Table[Any] = RUNS if kind is Kind.RUNS else MESSAGES
    besides = [DELIVERIES.c.message_id] if kind is Kind.MESSAGES else []
    return select(ended.c.id).where(ended.c.finished_at < limit, *_unreferenced(ended, *besides))


def _is_old_answer(kind: Kind, limit: dt.datetime) -> ColumnElement[bool]:
    if kind is Kind.LISTS:
        return and_(PAGES.c.kind != PageKind.ARTICLE.value, SNAPSHOTS.c.fetched_at < limit)
    is_article = PAGES.c.kind == PageKind.ARTICLE.value
    return and_(is_article, SNAPSHOTS.c.outcome.in_(OUTCOMES[kind]), SNAPSHOTS.c.fetched_at < limit)


def _between(shown: Collection[int]) -> Select[Any]:
    """The answers that are neither their page's first nor its last nor shown by an incident, and to which nothing refers."""
    other = SNAPSHOTS.alias()
    same = select(other.c.id).where(other.c.page_id == SNAPSHOTS.c.page_id)
    before, after = (
        same.where(other.c.fetched_at < SNAPSHOTS.c.fetched_at),
        same.where(other.c.fetched_at > SNAPSHOTS.c.fetched_at),
    )
    return (
        select(SNAPSHOTS.c.id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(before.exists(), after.exists(), SNAPSHOTS.c.id.not_in(shown), *_unreferenced(SNAPSHOTS))
        .order_by(SNAPSHOTS.c.id)
    )


def _unreferenced(table: Table[Any], *besides: Any) -> list[ColumnElement[bool]]:
    """That no row of any table refers to a row, by whatever column there is now or will be, but for `besides`."""
    found = []
    for column in _referrers(table):
        if not any(column is one for one in besides):
            others = column.table.alias()
            found.append(~select(others).where(others.c[column.name] == table.c.id).exists())
    return found


def _referrers(table: Table[Any]) -> list[Any]:
    """The columns that refer to a table's id."""
    return [key.parent for other in tables() for key in other.foreign_keys if key.column is table.c.id]
