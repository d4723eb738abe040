"""Deliveries and messages: each event reaches each channel in exactly one message, whichever process dies on the way.

A message is open until it is known to have arrived. The process that sends it moves `next_at` ahead by a lease: if it
dies, the message falls due again by itself, under the same number.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, insert, select, update

from storage.engine.inserts import ignore
from storage.tables import DELIVERIES, MESSAGES, OUTBOX


class Mode(StrEnum):
    """When a delivery is told; `DROPPED` ones never, as what they told of is no longer kept or their channel is gone."""

    NOW = "now"
    DAILY = "daily"
    WEEKLY = "weekly"
    DROPPED = "dropped"


class MessageState(StrEnum):
    """How a message stands; in the log, a delivery that is in no message yet is `WAITING`."""

    WAITING = "waiting"
    OPEN = "open"
    SENT = "sent"
    FAILED = "failed"


DIGESTS = (Mode.DAILY, Mode.WEEKLY)


@dataclass(frozen=True, slots=True)
class Route:
    """That an outbox row is to reach a channel: by which rule, how, and when at the earliest."""

    outbox_id: int
    channel: str
    mode: Mode
    rule: str
    due_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that is due and in no message yet."""

    id: int
    outbox_id: int
    mode: Mode


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message that this process has taken to send."""

    id: int
    channel: str
    title: str
    body: str
    created_at: dt.datetime
    attempts: int


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of the log: one event to one channel."""

    id: int
    at: dt.datetime
    key: str
    kind: str
    channel: str
    mode: str
    rule: str
    state: str
    due_at: dt.datetime
    message: int | None
    title: str
    attempts: int
    finished_at: dt.datetime | None
    error: str | None


def route(connection: Connection, routes: Sequence[Route]) -> None:
    """Enter deliveries; one that is there already is left as it is."""
    rows = [asdict(one) | {"mode": one.mode.value, "message_id": None} for one in routes]
    if rows:
        connection.execute(ignore(connection, DELIVERIES), rows)


def take_waiting(connection: Connection, channel: str, now: dt.datetime) -> list[Waiting]:
    """The deliveries of a channel that are due, held against other processes until the transaction ends."""
    query = (
        select(DELIVERIES.c.id, DELIVERIES.c.outbox_id, DELIVERIES.c.mode)
        .where(DELIVERIES.c.message_id.is_(None), DELIVERIES.c.channel == channel, DELIVERIES.c.due_at <= now)
        .where(DELIVERIES.c.mode != Mode.DROPPED.value)
        .order_by(DELIVERIES.c.id)
        .with_for_update(skip_locked=True)
    )
    return [Waiting(row.id, row.outbox_id, Mode(row.mode)) for row in connection.execute(query)]


def drop(connection: Connection, ids: Sequence[int]) -> None:
    """Tell these never."""
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.id.in_(ids)).values(mode=Mode.DROPPED.value))


def is_due(connection: Connection, channels: Collection[str], now: dt.datetime, stale: dt.datetime) -> bool:
    """Whether a pass has anything to do: what the rules were not asked about, deliveries or messages that are due.

    Deliveries to other channels are strays if they were due before they are `stale`.
    """
    unrouted = select(OUTBOX.c.id).where(OUTBOX.c.routed_at.is_(None))
    waiting = select(DELIVERIES.c.id).where(DELIVERIES.c.message_id.is_(None), DELIVERIES.c.mode != Mode.DROPPED.value)
    due = waiting.where(DELIVERIES.c.channel.in_(channels), DELIVERIES.c.due_at <= now)
    stray = waiting.where(DELIVERIES.c.channel.not_in(channels), DELIVERIES.c.due_at < stale)
    unsent = select(MESSAGES.c.id).where(MESSAGES.c.state == MessageState.OPEN.value, MESSAGES.c.next_at <= now)
    asked = [unrouted, due, unsent.where(MESSAGES.c.channel.in_(channels))] if channels else []
    return any(connection.scalar(query.limit(1)) is not None for query in [*asked, stray])


def drop_strays(connection: Connection, channels: Collection[str], before: dt.datetime) -> int:
    """How many deliveries to channels that are no longer there, due before a time, were given up."""
    stray = and_(
        DELIVERIES.c.message_id.is_(None), DELIVERIES.c.mode != Mode.DROPPED.value, DELIVERIES.c.due_at < before
    )
    statement = update(DELIVERIES).where(stray, DELIVERIES.c.channel.not_in(channels)).values(mode=Mode.DROPPED.value)
    return connection.execute(statement).rowcount


def hasten_digests(connection: Connection, now: dt.datetime) -> None:
    """Make all digests due now."""
    waiting = and_(DELIVERIES.c.message_id.is_(None), DELIVERIES.c.mode.in_(DIGESTS), DELIVERIES.c.due_at > now)
    connection.execute(update(DELIVERIES).where(waiting).values(due_at=now))


def compose(connection: Connection, channel: str, ids: Sequence[int], title: str, body: str, now: dt.datetime) -> int:
    """The id of a new message that tells of these deliveries."""
    row = {
        "channel": channel, "state": MessageState.OPEN.value, "title": title, "body": body, "created_at": now,
        "attempts": 0, "next_at": now,
    }  # fmt: skip
    message = connection.execute(insert(MESSAGES).values(row).returning(MESSAGES.c.id)).scalar_one()
    connection.execute(update(DELIVERIES).where(DELIVERIES.c.id.in_(ids)).values(message_id=message))
    return message


def take_message(
    connection: Connection, channels: Collection[str], now: dt.datetime, lease: dt.timedelta
) -> Outgoing | None:
    """The oldest message to one of the channels that may be tried now; for the time of the lease it is this process's."""
    query = (
        select(MESSAGES.c.id)
        .where(MESSAGES.c.state == MessageState.OPEN.value, MESSAGES.c.next_at <= now, MESSAGES.c.channel.in_(channels))
        .order_by(MESSAGES.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    found = connection.scalar(query)
    if found is None:
        return None
    taken = update(MESSAGES).where(MESSAGES.c.id == found).values(next_at=now + lease, attempts=MESSAGES.c.attempts + 1)
    columns = (
        MESSAGES.c.id,
        MESSAGES.c.channel,
        MESSAGES.c.title,
        MESSAGES.c.body,
        MESSAGES.c.created_at,
        MESSAGES.c.attempts,
    )
    return Outgoing(*connection.execute(taken.returning(*columns)).one())


def sent(connection: Connection, message: int, now: dt.datetime) -> None:
    """Note that a message has arrived."""
    values = {"state": MessageState.SENT.value, "finished_at": now, "error": None}
    connection.execute(update(MESSAGES).where(MESSAGES.c.id == message).values(values))


def not_sent(connection: Connection, message: int, error: str, again: dt.datetime) -> None:
    """Note why a message did not arrive and when it is tried again."""
    connection.execute(update(MESSAGES).where(MESSAGES.c.id == message).values(error=error, next_at=again))


def give_up(connection: Connection, message: int, error: str, now: dt.datetime) -> None:
    """Note that a message is tried no more."""
    values = {"state": MessageState.FAILED.value, "finished_at": now, "error": error}
    connection.execute(update(MESSAGES).where(MESSAGES.c.id == message).values(values))


def reopen(connection: Connection, now: dt.datetime) -> int:
    """How many messages that were given up are tried again."""
    values = {"state": MessageState.OPEN.value, "finished_at": None, "created_at": now, "next_at": now}
    failed = update(MESSAGES).where(MESSAGES.c.state == MessageState.FAILED.value)
    return connection.execute(failed.values(values)).rowcount


def _log() -> Select[Any]:
    state = case(
        (DELIVERIES.c.mode == Mode.DROPPED.value, Mode.DROPPED.value),
        else_=func.coalesce(MESSAGES.c.state, MessageState.WAITING.value),
    )
    return (
        select(DELIVERIES.c.id, OUTBOX.c.at, OUTBOX.c.key, OUTBOX.c.kind, DELIVERIES.c.channel, DELIVERIES.c.mode, DELIVERIES.c.rule,
               state.label("state"), DELIVERIES.c.due_at, DELIVERIES.c.message_id,
               func.coalesce(MESSAGES.c.title, OUTBOX.c.title).label("title"),
               func.coalesce(MESSAGES.c.attempts, 0).label("attempts"), MESSAGES.c.finished_at, MESSAGES.c.error)
        .join(OUTBOX, OUTBOX.c.id == DELIVERIES.c.outbox_id)
        .outerjoin(MESSAGES, MESSAGES.c.id == DELIVERIES.c.message_id)
    )  # fmt: skip


def log(
    connection: Connection, *, channel: str | None = None, state: str | None = None, limit: int | None = 50
) -> list[Logged]:
    """The latest deliveries, newest first."""
    query = _log().order_by(DELIVERIES.c.id.desc()).limit(limit)
    if channel is not None:
        query = query.where(DELIVERIES.c.channel == channel)
    found = (Logged(*row) for row in connection.execute(query if state is None else _in_state(query, state)))
    return list(found)


def _in_state(query: Select[Any], state: str) -> Select[Any]:
    if state == Mode.DROPPED:
        return query.where(DELIVERIES.c.mode == Mode.DROPPED.value)
    query = query.where(DELIVERIES.c.mode != Mode.DROPPED.value)
    return query.where(MESSAGES.c.id.is_(None) if state == MessageState.WAITING else MESSAGES.c.state == state)
