"""What may be freed by age and kind, and the freeing of it: a batch a transaction, so that it can be killed at any moment.

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
from sqlalchemy.orm import aliased

from storage import incidents
from storage.content import tables
from storage.database import Database
from storage.frontier import PageKind
from storage.inserts import ignore
from storage.tables import Blob, Check, Delivery, Fault, Message, Page, Run, Snapshot

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
        select(Snapshot.blob_id, func.count().label("gone"))
        .where(Snapshot.id.in_(select(picked.c.id)), Snapshot.blob_id.is_not(None))
        .group_by(Snapshot.blob_id)
        .subquery()
    )
    held = select(Snapshot.blob_id, func.count().label("all")).group_by(Snapshot.blob_id).subquery()
    going = (
        select(Blob.id)
        .outerjoin(leaving, leaving.c.blob_id == Blob.id)
        .outerjoin(held, held.c.blob_id == Blob.id)
        .where(func.coalesce(leaving.c.gone, 0) == func.coalesce(held.c.all, 0))
        .where(*_unreferenced(Blob, Snapshot.__table__.c.blob_id, Blob.__table__.c.base_id))
        .subquery()
    )
    difference = aliased(Blob)
    needed = select(difference.id).where(difference.base_id == Blob.id, difference.id.not_in(select(going.c.id)))
    query = (
        select(func.count(), func.coalesce(func.sum(func.length(Blob.data)), 0))
        .where(Blob.id.in_(select(going.c.id)), ~needed.exists())
    )  # fmt: skip
    pages, size = connection.execute(query).one()
    return Freed(rows, int(pages), int(size))


def free(database: Database, limits: Limits) -> Freed:
    """What was freed; each batch is complete when it is written, and another run goes on where one was killed."""
    rows, pages, size = dict.fromkeys(limits, 0), 0, 0
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
        connection.execute(delete(Check).where(tuple_(Check.page_id, Check.checked_at).in_([tuple(k) for k in keys])))
        return len(keys), 0, 0
    ids = [key[0] for key in keys]
    if kind is Kind.MESSAGES:
        connection.execute(delete(Delivery).where(Delivery.message_id.in_(ids)))
    table: Any = {Kind.FAULTS: Fault, Kind.RUNS: Run, Kind.MESSAGES: Message}[kind]
    connection.execute(delete(table).where(table.id.in_(ids)))
    return len(keys), 0, 0


def _free_answers(connection: Connection, ids: Sequence[int]) -> tuple[int, int]:
    """Raw pages and bytes that go with these answers; each leaves a check."""
    query = select(Snapshot.page_id, Snapshot.fetched_at, Snapshot.run_id, Snapshot.status, Snapshot.blob_id)
    answers = connection.execute(query.where(Snapshot.id.in_(ids))).all()
    checks = [
        {"page_id": row.page_id, "checked_at": row.fetched_at, "run_id": row.run_id, "status": row.status}
        for row in answers
    ]
    connection.execute(ignore(connection, Check), checks)
    connection.execute(delete(Snapshot).where(Snapshot.id.in_(ids)))
    blobs = {row.blob_id for row in answers if row.blob_id is not None}
    # Held first: a crawl that is about to refer to one of them has locked it, and is seen by the question after.
    connection.execute(select(Blob.id).where(Blob.id.in_(blobs)).with_for_update())
    count, size = 0, 0
    while blobs:
        columns = select(Blob.id, Blob.base_id, func.length(Blob.data).label("size"))
        alone = connection.execute(columns.where(Blob.id.in_(blobs), *_unreferenced(Blob))).all()
        connection.execute(delete(Blob).where(Blob.id.in_([row.id for row in alone])))
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
        later = aliased(Check)
        after = select(later.page_id).where(later.page_id == Check.page_id, later.checked_at > Check.checked_at)
        key: tuple[Any, ...] = (Check.page_id, Check.checked_at)
        return select(*key).where(Check.checked_at < limit, after.exists())
    if kind is Kind.FAULTS:
        return select(Fault.id).where(Fault.at < limit, *_unreferenced(Fault))
    ended = Run if kind is Kind.RUNS else Message
    besides = [Delivery.__table__.c.message_id] if kind is Kind.MESSAGES else []
    return select(ended.id).where(ended.finished_at < limit, *_unreferenced(ended, *besides))


def _is_old_answer(kind: Kind, limit: dt.datetime) -> ColumnElement[bool]:
    if kind is Kind.LISTS:
        return and_(Page.kind != PageKind.ARTICLE.value, Snapshot.fetched_at < limit)
    is_article = Page.kind == PageKind.ARTICLE.value
    return and_(is_article, Snapshot.outcome.in_(OUTCOMES[kind]), Snapshot.fetched_at < limit)


def _between(shown: Collection[int]) -> Select[Any]:
    """The answers that are neither their page's first nor its last nor shown by an incident, and to which nothing refers."""
    other = aliased(Snapshot)
    same = select(other.id).where(other.page_id == Snapshot.page_id)
    before, after = (
        same.where(other.fetched_at < Snapshot.fetched_at),
        same.where(other.fetched_at > Snapshot.fetched_at),
    )
    return (
        select(Snapshot.id)
        .join(Page, Page.id == Snapshot.page_id)
        .where(before.exists(), after.exists(), Snapshot.id.not_in(shown), *_unreferenced(Snapshot))
        .order_by(Snapshot.id)
    )


def _unreferenced(table: Any, *besides: Any) -> list[ColumnElement[bool]]:
    """That no row of any table refers to a row, by whatever column there is now or will be, but for `besides`."""
    found = []
    for column in _referrers(table.__table__):
        if not any(column is one for one in besides):
            others = column.table.alias()
            found.append(~select(others).where(others.c[column.name] == table.id).exists())
    return found


def _referrers(table: Table) -> list[Any]:
    """The columns that refer to a table's id."""
    return [key.parent for other in tables() for key in other.foreign_keys if key.column is table.c.id]
