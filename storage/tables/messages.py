"""The tables of messages: what is to be told, and what became of it."""

import datetime as dt

from sqlalchemy import Column, ForeignKey, Index, Integer, Named, Table, Text, TypedColumns

from storage.tables.base import METADATA, Id, partial
from storage.types import UtcTime


class OutboxColumns(TypedColumns):
    """Something to be told, written together with what it tells of; `routed_at` is null until the rules were asked."""

    id: Named[int] = Column(Id, primary_key=True)
    key: Named[str] = Column(Text, unique=True)
    audience: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    at: Named[dt.datetime] = Column(UtcTime)
    page_id: Named[int | None] = Column(Id)
    change_id: Named[str | None] = Column(Text)
    title: Named[str] = Column(Text)
    body: Named[str] = Column(Text)
    path: Named[str] = Column(Text)
    routed_at: Named[dt.datetime | None] = Column(UtcTime)


OUTBOX = Table(
    "outbox",
    METADATA,
    OutboxColumns,
    partial("ix_outbox_unrouted", "id", where="routed_at IS NULL"),
)


class MessageColumns(TypedColumns):
    """One message to one channel: `next_at` is when it may be tried (again); while a process sends it, its lease's end."""

    id: Named[int] = Column(Id, primary_key=True)
    channel: Named[str] = Column(Text)
    state: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    body: Named[str] = Column(Text)
    created_at: Named[dt.datetime] = Column(UtcTime)
    attempts: Named[int] = Column(Integer)
    next_at: Named[dt.datetime] = Column(UtcTime)
    finished_at: Named[dt.datetime | None] = Column(UtcTime)
    error: Named[str | None] = Column(Text)


MESSAGES = Table(
    "messages",
    METADATA,
    MessageColumns,
    partial("ix_messages_open", "next_at", where="state = 'open'"),
)


class DeliveryColumns(TypedColumns):
    """That a channel is told of an outbox row, when it is due and in which message it is told."""

    id: Named[int] = Column(Id, primary_key=True)
    outbox_id: Named[int] = Column(ForeignKey("outbox.id"))
    channel: Named[str] = Column(Text)
    mode: Named[str] = Column(Text)
    rule: Named[str] = Column(Text)
    due_at: Named[dt.datetime] = Column(UtcTime)
    message_id: Named[int | None] = Column(ForeignKey("messages.id"))


DELIVERIES = Table(
    "deliveries",
    METADATA,
    DeliveryColumns,
    Index("uq_deliveries_outbox_id_channel", "outbox_id", "channel", unique=True),
    Index("ix_deliveries_message_id", "message_id"),
    partial("ix_deliveries_waiting", "channel", "due_at", where="message_id IS NULL"),
)
