"""Deliveries and messages: each event reaches each channel in exactly one message, whoever dies on the way.

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

from storage.inserts import ignore
from storage.tables import Delivery, Message, OutboxRow


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
        connection.execute(ignore(connection, Delivery), rows)


def take_waiting(connection: Connection, channel: str, now: dt.datetime) -> list[Waiting]:
    """The deliveries of a channel that are due, held against other processes until the transaction ends."""
    query = (
        select(Delivery.id, Delivery.outbox_id, Delivery.mode)
        .where(Delivery.message_id.is_(None), Delivery.channel == channel, Delivery.due_at <= now)
        .where(Delivery.mode != Mode.DROPPED.value)
        .order_by(Delivery.id)
        .with_for_update(skip_locked=True)
    )
    return [Waiting(row.id, row.outbox_id, Mode(row.mode)) for row in connection.execute(query)]


def drop(connection: Connection, ids: Sequence[int]) -> None:
    """Tell these never."""
    connection.execute(update(Delivery).where(Delivery.id.in_(ids)).values(mode=Mode.DROPPED.value))


def drop_strays(connection: Connection, channels: Collection[str], before: dt.datetime) -> int:
    """How many deliveries to channels that are no longer there, due before a time, were given up."""
    stray = and_(Delivery.message_id.is_(None), Delivery.mode != Mode.DROPPED.value, Delivery.due_at < before)
    statement = update(Delivery).where(stray, Delivery.channel.not_in(channels)).values(mode=Mode.DROPPED.value)
    return connection.execute(statement).rowcount


def hasten_digests(connection: Connection, now: dt.datetime) -> None:
    """Make all digests due now."""
    waiting = and_(Delivery.message_id.is_(None), Delivery.mode.in_(DIGESTS), Delivery.due_at > now)
    connection.execute(update(Delivery).where(waiting).values(due_at=now))


def compose(connection: Connection, channel: str, ids: Sequence[int], title: str, body: str, now: dt.datetime) -> int:
    """The id of a new message that tells of these deliveries."""
    row = {
        "channel": channel, "state": MessageState.OPEN.value, "title": title, "body": body, "created_at": now,
        "attempts": 0, "next_at": now,
    }  # fmt: skip
    message = connection.execute(insert(Message).values(row).returning(Message.id)).scalar_one()
    connection.execute(update(Delivery).where(Delivery.id.in_(ids)).values(message_id=message))
    return message


def take_message(
    connection: Connection, channels: Collection[str], now: dt.datetime, lease: dt.timedelta
) -> Outgoing | None:
    """The oldest message to one of the channels that may be tried now; for the time of the lease it is this process's."""
    query = (
        select(Message.id)
        .where(Message.state == MessageState.OPEN.value, Message.next_at <= now, Message.channel.in_(channels))
        .order_by(Message.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    found = connection.scalar(query)
    if found is None:
        return None
    taken = update(Message).where(Message.id == found).values(next_at=now + lease, attempts=Message.attempts + 1)
    columns = (Message.id, Message.channel, Message.title, Message.body, Message.created_at, Message.attempts)
    return Outgoing(*connection.execute(taken.returning(*columns)).one())


def sent(connection: Connection, message: int, now: dt.datetime) -> None:
    """Note that a message has arrived."""
    values = {"state": MessageState.SENT.value, "finished_at": now, "error": None}
    connection.execute(update(Message).where(Message.id == message).values(values))


def not_sent(connection: Connection, message: int, error: str, again: dt.datetime) -> None:
    """Note why a message did not arrive and when it is tried again."""
    connection.execute(update(Message).where(Message.id == message).values(error=error, next_at=again))


def give_up(connection: Connection, message: int, error: str, now: dt.datetime) -> None:
    """Note that a message is tried no more."""
    values = {"state": MessageState.FAILED.value, "finished_at": now, "error": error}
    connection.execute(update(Message).where(Message.id == message).values(values))


def reopen(connection: Connection, now: dt.datetime) -> int:
    """How many messages that were given up are tried again."""
    values = {"state": MessageState.OPEN.value, "finished_at": None, "created_at": now, "next_at": now}
    failed = update(Message).where(Message.state == MessageState.FAILED.value)
    return connection.execute(failed.values(values)).rowcount


def _log() -> Select[Any]:
    state = case(
        (Delivery.mode == Mode.DROPPED.value, Mode.DROPPED.value),
        else_=func.coalesce(Message.state, MessageState.WAITING.value),
    )
    return (
        select(Delivery.id, OutboxRow.at, OutboxRow.key, OutboxRow.kind, Delivery.channel, Delivery.mode, Delivery.rule,
               state.label("state"), Delivery.due_at, Delivery.message_id,
               func.coalesce(Message.title, OutboxRow.title).label("title"),
               func.coalesce(Message.attempts, 0).label("attempts"), Message.finished_at, Message.error)
        .join(OutboxRow, OutboxRow.id == Delivery.outbox_id)
        .outerjoin(Message, Message.id == Delivery.message_id)
    )  # fmt: skip


def log(
    connection: Connection, *, channel: str | None = None, state: str | None = None, limit: int | None = 50
) -> list[Logged]:
    """The latest deliveries, newest first."""
    query = _log().order_by(Delivery.id.desc()).limit(limit)
    if channel is not None:
        query = query.where(Delivery.channel == channel)
    found = (Logged(*row) for row in connection.execute(query if state is None else _in_state(query, state)))
    return list(found)


def _in_state(query: Select[Any], state: str) -> Select[Any]:
    if state == Mode.DROPPED:
        return query.where(Delivery.mode == Mode.DROPPED.value)
    query = query.where(Delivery.mode != Mode.DROPPED.value)
    return query.where(Message.id.is_(None) if state == MessageState.WAITING else Message.state == state)
