"""The tables of series: which figures measure the same thing, what operators state of it, what contradicts what.

All but `statements` can be made anew from figures and statements at any time. Points and minimum hashes, of which there are
most, refer to what they are of by its id alone: to have each checked took a tenth of what writing an article takes.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Index, Integer, Named, Table, Text, TypedColumns

from storage.tables.base import METADATA as METADATA  # with these tables it has all
from storage.tables.base import Id, partial
from storage.types import ExactDecimal, HexId, Json, UtcTime


class SeriesKeyColumns(TypedColumns):
    """A key of series as inferred: what its points have in common, how many have it, and where they are together.

    `stem` is the id of the same key without the kind of period. `home` is another key's id only where this one has no
    kind of period: its points go with those of the largest key of the same stem.
    """

    id: Named[str] = Column(HexId, primary_key=True)
    stem: Named[str] = Column(HexId, index=True)
    home: Named[str] = Column(HexId, index=True)
    points: Named[int] = Column(Integer)
    name: Named[str] = Column(Text)
    place: Named[str] = Column(Text)
    aspect: Named[str] = Column(Text)
    planned: Named[bool]
    reach: Named[str] = Column(Text)
    family: Named[str] = Column(Text)
    base: Named[str] = Column(Text)
    per: Named[str] = Column(Text)


SERIES_KEYS = Table("series_keys", METADATA, SeriesKeyColumns)


class PointColumns(TypedColumns):
    """A figure as a point of a series: `low`, `high` and `value` in the base unit of its family, falls negative.

    `ends` is the last day of its period, `told` the day of its article. `current` is unset for what a later revision of its
    page no longer says.
    """

    figure_id: Named[int] = Column(Id, primary_key=True, autoincrement=False)
    page_id: Named[int] = Column(Id, index=True)
    key_id: Named[str] = Column(HexId)
    series_id: Named[str] = Column(HexId)
    period: Named[str | None] = Column(Text)
    inferred: Named[bool]
    ends: Named[dt.date | None] = Column(Date)
    value: Named[Decimal | None] = Column(ExactDecimal)
    low: Named[Decimal] = Column(ExactDecimal)
    high: Named[Decimal] = Column(ExactDecimal)
    unit: Named[str] = Column(Text)
    current: Named[bool]
    told: Named[dt.date | None] = Column(Date)


POINTS = Table(
    "points",
    METADATA,
    PointColumns,
    Index("ix_points_series_id_ends", "series_id", "ends"),
)


class WordingColumns(TypedColumns):
    """How many points of a key in a series have a wording of the indicator and a unit (`factor`: to the base unit).

    The wording is empty where the indicator says nothing by itself. `current` counts those that are still said.
    """

    series_id: Named[str] = Column(HexId, primary_key=True)
    key_id: Named[str] = Column(HexId, primary_key=True, index=True)
    wording: Named[str] = Column(Text, primary_key=True)
    unit: Named[str] = Column(Text, primary_key=True)
    factor: Named[Decimal] = Column(ExactDecimal)
    points: Named[int] = Column(Integer)
    current: Named[int] = Column(Integer)


SERIES_WORDINGS = Table("series_wordings", METADATA, WordingColumns)


class SeriesColumns(TypedColumns):
    """A series as it is shown: its name, its key, its unit, and its latest two values, in that unit.

    `current` counts the points that articles say now; a series with none is kept for its history.
    """

    id: Named[str] = Column(HexId, primary_key=True)
    label: Named[str] = Column(Text)
    name: Named[str] = Column(Text)
    place: Named[str] = Column(Text)
    aspect: Named[str] = Column(Text)
    planned: Named[bool]
    reach: Named[str] = Column(Text)
    family: Named[str] = Column(Text)
    base: Named[str] = Column(Text)
    per: Named[str] = Column(Text)
    unit: Named[str] = Column(Text)
    factor: Named[Decimal] = Column(ExactDecimal)
    points: Named[int] = Column(Integer)
    current: Named[int] = Column(Integer)
    first_ends: Named[dt.date | None] = Column(Date)
    last_ends: Named[dt.date | None] = Column(Date)
    before_ends: Named[dt.date | None] = Column(Date)
    latest_figure_id: Named[int | None] = Column(BigInteger)
    latest_period: Named[str | None] = Column(Text)
    latest_value: Named[Decimal | None] = Column(ExactDecimal)
    latest_low: Named[Decimal | None] = Column(ExactDecimal)
    latest_high: Named[Decimal | None] = Column(ExactDecimal)
    before_period: Named[str | None] = Column(Text)
    before_low: Named[Decimal | None] = Column(ExactDecimal)
    before_high: Named[Decimal | None] = Column(ExactDecimal)


SERIES = Table(
    "series",
    METADATA,
    SeriesColumns,
    Index("ix_series_name_place", "name", "place", "reach", "per"),
)


class SeriesWordColumns(TypedColumns):
    """That a pair of characters, or a word of letters, stands in a name, the place or a wording of a series."""

    token: Named[str] = Column(Text, primary_key=True)
    series_id: Named[str] = Column(HexId, primary_key=True, index=True)


SERIES_WORDS = Table("series_words", METADATA, SeriesWordColumns, sqlite_with_rowid=False)


class SuccessionColumns(TypedColumns):
    """How many figures a later reading took from one key to another: what was stated of the one holds for the other."""

    old_id: Named[str] = Column(HexId, primary_key=True)
    new_id: Named[str] = Column(HexId, primary_key=True)
    points: Named[int] = Column(Integer)


SERIES_SUCCESSIONS = Table("series_successions", METADATA, SuccessionColumns)


class RereadingColumns(TypedColumns):
    """How far a new reading of what is kept has come; `readers` marks what it is done with, so that it can go on."""

    readers: Named[str] = Column(Text, primary_key=True)
    started_at: Named[dt.datetime] = Column(UtcTime)
    after_id: Named[int] = Column(BigInteger)
    counts: Named[dict[str, int]] = Column(Json)
    finished_at: Named[dt.datetime | None] = Column(UtcTime)


REREADINGS = Table("rereadings", METADATA, RereadingColumns)


class StatementColumns(TypedColumns):
    """What an operator stated of series; it holds until it is taken back.

    `origin` is "configuration" for one that stands in the file, and is taken back when it no longer does.
    """

    id: Named[int] = Column(Integer, primary_key=True)
    kind: Named[str] = Column(Text)
    series: Named[list[str]] = Column(Json)
    selector: Named[dict[str, Any]] = Column(Json)
    name: Named[str] = Column(Text)
    why: Named[str] = Column(Text)
    by: Named[str] = Column(Text)
    at: Named[dt.datetime] = Column(UtcTime)
    origin: Named[str] = Column(Text)
    undone_at: Named[dt.datetime | None] = Column(UtcTime)
    undone_by: Named[str | None] = Column(Text)


STATEMENTS = Table("statements", METADATA, StatementColumns)


class ConflictColumns(TypedColumns):
    """Points that cannot all be right; `closed_at` is set when they no longer contradict one another.

    `low` and `high` are what the levels imply, for a stated change.
    """

    id: Named[str] = Column(HexId, primary_key=True)
    kind: Named[str] = Column(Text)
    series_id: Named[str] = Column(HexId)
    period: Named[str] = Column(Text)
    ends: Named[dt.date | None] = Column(Date)
    figures: Named[list[int]] = Column(Json)
    low: Named[Decimal | None] = Column(ExactDecimal)
    high: Named[Decimal | None] = Column(ExactDecimal)
    noticed_at: Named[dt.datetime] = Column(UtcTime)
    closed_at: Named[dt.datetime | None] = Column(UtcTime)


CONFLICTS = Table(
    "conflicts",
    METADATA,
    ConflictColumns,
    Index("ix_conflicts_series_id_ends", "series_id", "ends"),
    partial("ix_conflicts_open", "noticed_at", "id", where="closed_at IS NULL"),
)


class CopyBandColumns(TypedColumns):
    """That a page's article has a minimum hash in common with any other that has it: what its copies are found by."""

    value: Named[int] = Column(BigInteger, primary_key=True, autoincrement=False)
    page_id: Named[int] = Column(Id, primary_key=True, autoincrement=False, index=True)


COPY_BANDS = Table("copy_bands", METADATA, CopyBandColumns, sqlite_with_rowid=False)


class CopyColumns(TypedColumns):
    """That a page's article is of a family of reprints, which goes by the least id of its pages."""

    page_id: Named[int] = Column(ForeignKey("pages.id"), primary_key=True)
    family: Named[int] = Column(Id, index=True)


COPIES = Table("copies", METADATA, CopyColumns)
