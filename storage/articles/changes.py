"""Changes: events that are reported once, each with a permanent id."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Row, Select, exists, literal, select, update

from monitor.changes import Change
from monitor.changes.kinds import SURROUNDINGS
from monitor.changes.records import from_record, to_record
from storage.engine.chunks import chunks
from storage.engine.inserts import ignore
from storage.operation import outbox
from storage.operation.outbox import Audience, Notice
from storage.tables import CHANGES, OUTBOX, PAGES, REVISIONS


@dataclass(frozen=True, slots=True)
class Event:
    """A change that is to be told: of which page, between which revisions (ids), when it was noticed."""

    id: str
    page_id: int
    before_id: int | None
    after_id: int | None
    noticed_at: dt.datetime
    change: Change


@dataclass(frozen=True, slots=True)
class Told:
    """A change as it is kept, with the article that it is of; `before` and `after` are revision numbers."""

    id: str
    page_id: int
    url: str
    title: str
    before: int | None
    after: int | None
    noticed_at: dt.datetime
    change: Change


def tell(connection: Connection, events: Sequence[Event]) -> int:
    """How many of the events are new; those that were told before are left as they are."""
    statement = ignore(connection, CHANGES).returning(CHANGES.c.id)
    told = [event for event in events if connection.execute(statement.values(_row_values(event))).all()]
    # In this very transaction: no change without its message to come, no message without its change. Changes of what
    # surrounds articles are told once it is known whether they are a template's.
    outbox.put(connection, [_notice(event) for event in told if event.change.kind not in SURROUNDINGS])
    return len(told)


def template_of(connection: Connection, page_id: int) -> str | None:
    """The fingerprint of the template that a page stood in when it was looked at last."""
    return connection.scalar(select(PAGES.c.template).where(PAGES.c.id == page_id))


def set_template(connection: Connection, page_id: int, template: str) -> None:
    """Keep the fingerprint of the template that a page stands in."""
    connection.execute(update(PAGES).where(PAGES.c.id == page_id).values(template=template))


def surroundings(connection: Connection, since: dt.datetime) -> list[tuple[int, Event]]:
    """The changes of what surrounds articles that were noticed since a time and not told yet, with their sites."""
    chosen = (
        select(CHANGES, PAGES.c.site_id)
        .join(PAGES, PAGES.c.id == CHANGES.c.page_id)
        .where(CHANGES.c.noticed_at >= since, CHANGES.c.kind.in_([kind.value for kind in SURROUNDINGS]))
        .where(CHANGES.c.folded_into.is_(None), ~exists().where(OUTBOX.c.key == literal("change:") + CHANGES.c.id))
        .order_by(CHANGES.c.id)
    )
    return [
        (
            row.site_id,
            Event(row.id, row.page_id, row.before_id, row.after_id, row.noticed_at, from_record(row.record)),
        )
        for row in connection.execute(chosen)
    ]


def fold(connection: Connection, events: Sequence[Event], reason: str) -> None:
    """Let the first of some changes stand for all of them, for a reason that it carries."""
    first, *others = events
    record = to_record(replace(first.change, reasons=(*first.change.reasons, reason)))
    connection.execute(update(CHANGES).where(CHANGES.c.id == first.id).values(record=record))
    for some in chunks(event.id for event in others):
        connection.execute(update(CHANGES).where(CHANGES.c.id.in_(some)).values(folded_into=first.id))


def templates(connection: Connection, site: int, since: dt.datetime) -> list[tuple[str, Change]]:
    """The changes noticed since a time that stand for a site's template, by their ids."""
    other = CHANGES.alias()
    chosen = (
        select(CHANGES.c.id, CHANGES.c.record)
        .join(PAGES, PAGES.c.id == CHANGES.c.page_id)
        .where(
            PAGES.c.site_id == site, CHANGES.c.noticed_at >= since, exists().where(other.c.folded_into == CHANGES.c.id)
        )
        .order_by(CHANGES.c.noticed_at.desc(), CHANGES.c.id)
    )
    return [(row.id, from_record(row.record)) for row in connection.execute(chosen)]


def join(connection: Connection, template: str, events: Sequence[Event]) -> None:
    """Let a change that stands for a template stand for more pages, which are looked at later."""
    for some in chunks(event.id for event in events):
        connection.execute(update(CHANGES).where(CHANGES.c.id.in_(some)).values(folded_into=template))


def have_told(connection: Connection, events: Sequence[Event]) -> None:
    """Enter changes into the outbox."""
    outbox.put(connection, [_notice(event) for event in events])


def _notice(event: Event) -> Notice:
    kind = event.change.kind.value
    return Notice(f"change:{event.id}", Audience.ANALYSTS, kind, event.noticed_at, event.page_id, event.id)


def _row_values(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "page_id": event.page_id,
        "before_id": event.before_id,
        "after_id": event.after_id,
        "noticed_at": event.noticed_at,
        "kind": event.change.kind.value,
        "importance": event.change.importance,
        "silent": event.change.silent,
        "record": to_record(event.change),
    }


def of_page(connection: Connection, page_id: int) -> list[Told]:
    """All changes of a page, the first one first."""
    query = columns().where(CHANGES.c.page_id == page_id).order_by(CHANGES.c.noticed_at, CHANGES.c.id)
    return [told(row) for row in connection.execute(query)]


def columns() -> Select[Any]:
    """The query for all changes, a row each, of which `told` makes a change."""
    before, after, latest = REVISIONS.alias(), REVISIONS.alias(), REVISIONS.alias()
    return (
        select(
            CHANGES.c.id, CHANGES.c.page_id, PAGES.c.url, latest.c.title, before.c.number.label("before"),
            after.c.number.label("after"), CHANGES.c.noticed_at, CHANGES.c.record,
        )
        .join(PAGES, PAGES.c.id == CHANGES.c.page_id)
        .outerjoin(latest, latest.c.id == PAGES.c.latest_revision_id)
        .outerjoin(before, before.c.id == CHANGES.c.before_id)
        .outerjoin(after, after.c.id == CHANGES.c.after_id)
    )  # fmt: skip


def told(row: Row[Any]) -> Told:
    """The change that a row of `columns` keeps."""
    return Told(
        row.id, row.page_id, row.url, row.title or "", row.before, row.after, row.noticed_at, from_record(row.record)
    )
