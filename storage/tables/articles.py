"""The tables of articles: what was read in pages, version by version, and what differs between versions."""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, Named, Table, Text, TypedColumns

from storage.tables.base import METADATA, Id, partial
from storage.types import ExactDecimal, Json, UtcTime


class RevisionColumns(TypedColumns):
    """One version of an article as read: numbered from 1 within its page.

    `followed` says by which version of the rules its figures were put among series; null until they are.
    """

    id: Named[int] = Column(Id, primary_key=True)
    page_id: Named[int] = Column(ForeignKey("pages.id"))
    number: Named[int] = Column(Integer)
    snapshot_id: Named[int] = Column(ForeignKey("snapshots.id"))
    seen_at: Named[dt.datetime] = Column(UtcTime)
    digest: Named[str] = Column(Text)
    reader: Named[str] = Column(Text)
    title: Named[str] = Column(Text)
    subtitle: Named[str | None] = Column(Text)
    published: Named[dt.datetime | None] = Column(UtcTime)
    published_text: Named[str | None] = Column(Text)
    source: Named[str | None] = Column(Text)
    author: Named[str | None] = Column(Text)
    editor: Named[str | None] = Column(Text)
    channel: Named[str | None] = Column(Text)
    keywords: Named[list[str]] = Column(Json)
    body: Named[str] = Column(Text)
    fields: Named[dict[str, Any]] = Column(Json)
    followed: Named[str | None] = Column(Text)


REVISIONS = Table(
    "revisions",
    METADATA,
    RevisionColumns,
    Index("uq_revisions_page_id_number", "page_id", "number", unique=True),
    Index("ix_revisions_published", "published"),
    Index("ix_revisions_source", "source", "published"),
    Index("ix_revisions_seen_at", "seen_at"),
    Index("ix_revisions_snapshot_id", "snapshot_id"),
    partial("ix_revisions_edited", "number", "id", where="number > 1"),
    partial("ix_revisions_unfollowed", "id", where="followed IS NULL"),
)


class LabelColumns(TypedColumns):
    """How far a revision is about a topic; with the revision's day, by which those of a topic are listed."""

    revision_id: Named[int] = Column(ForeignKey("revisions.id"), primary_key=True)
    topic: Named[str] = Column(Text, primary_key=True)
    verdict: Named[str] = Column(Text)
    score: Named[float] = Column(Float(53))
    reasons: Named[list[str]] = Column(Json)
    published: Named[dt.datetime | None] = Column(UtcTime)


LABELS = Table("labels", METADATA, LabelColumns)


class FigureColumns(TypedColumns):
    """A key figure of a revision; `amount` is its value as a float, for search and order only."""

    id: Named[int] = Column(Id, primary_key=True)
    revision_id: Named[int] = Column(ForeignKey("revisions.id"))
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    text: Named[str] = Column(Text)
    value: Named[Decimal | None] = Column(ExactDecimal)
    low: Named[Decimal | None] = Column(ExactDecimal)
    high: Named[Decimal | None] = Column(ExactDecimal)
    amount: Named[float | None] = Column(Float(53))
    unit: Named[str] = Column(Text)
    qualifier: Named[str] = Column(Text)
    kind: Named[str] = Column(Text)
    role: Named[str] = Column(Text)
    direction: Named[str | None] = Column(Text)
    per: Named[str | None] = Column(Text)
    indicator: Named[str] = Column(Text)
    period: Named[str | None] = Column(Text)
    place: Named[str | None] = Column(Text)
    phrase_start: Named[int] = Column(Integer)
    phrase_end: Named[int] = Column(Integer)
    sentence_start: Named[int] = Column(Integer)
    sentence_end: Named[int] = Column(Integer)


FIGURES = Table(
    "figures",
    METADATA,
    FigureColumns,
    # Of one revision's figures it tells by itself whether one fits what is searched.
    Index("ix_figures_revision_id", "revision_id", "unit", "amount"),
    Index("ix_figures_unit_amount", "unit", "amount", "revision_id"),
)


class ContradictionColumns(TypedColumns):
    """That figures of a revision cannot all be true: the one that is stated, and those against it as pairs of offsets."""

    id: Named[int] = Column(Id, primary_key=True)
    revision_id: Named[int] = Column(ForeignKey("revisions.id"), index=True)
    compared: Named[str] = Column(Text)
    start: Named[int] = Column(Integer)
    end: Named[int] = Column(Integer)
    against: Named[list[list[int]]] = Column(Json)
    message: Named[str] = Column(Text)


CONTRADICTIONS = Table("contradictions", METADATA, ContradictionColumns)


class ChangeColumns(TypedColumns):
    """One change, told once: between two revisions of a page, or in the page's life.

    `folded_into` names the one that stands for a change of a site's template on many pages, on all the others.
    """

    id: Named[str] = Column(Text, primary_key=True)
    page_id: Named[int] = Column(ForeignKey("pages.id"), index=True)
    before_id: Named[int | None] = Column(ForeignKey("revisions.id"))
    after_id: Named[int | None] = Column(ForeignKey("revisions.id"))
    noticed_at: Named[dt.datetime] = Column(UtcTime)
    kind: Named[str] = Column(Text)
    importance: Named[float] = Column(Float(53))
    silent: Named[bool]
    record: Named[dict[str, Any]] = Column(Json)
    folded_into: Named[str | None] = Column(Text)


CHANGES = Table(
    "changes",
    METADATA,
    ChangeColumns,
    Index("ix_changes_noticed_at", "noticed_at"),
)
