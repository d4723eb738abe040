"""The tables of series: which figures measure the same thing, what operators state of it, what contradicts what.

All but `statements` can be made anew from figures and statements at any time.
"""

import datetime as dt
from decimal import Decimal
from typing import Any

from sqlalchemy import BigInteger, Date, ForeignKey, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables import Base as Base  # with these tables it has all
from storage.tables import Id, partial
from storage.types import HexId, Json


class SeriesKeyRow(Base):
    """A key of series as inferred: what its points have in common, how many have it, and where they are together.

    `stem` is the id of the same key without the kind of period. `home` is another key's id only where this one has no
    kind of period: its points go with those of the largest key of the same stem.
    """

    __tablename__ = "series_keys"

    id: Mapped[str] = mapped_column(HexId, primary_key=True)
    stem: Mapped[str] = mapped_column(HexId, index=True)
    home: Mapped[str] = mapped_column(HexId, index=True)
    points: Mapped[int] = mapped_column(Integer)
    name: Mapped[str]
    place: Mapped[str]
    aspect: Mapped[str]
    planned: Mapped[bool]
    reach: Mapped[str]
    family: Mapped[str]
    base: Mapped[str]
    per: Mapped[str]


class PointRow(Base):
    """A figure as a point of a series: `low`, `high` and `value` in the base unit of its family, falls negative.

    `ends` is the last day of its period. `current` is unset for what a later revision of its page no longer says.
    """

    __tablename__ = "points"
    __table_args__ = (Index("ix_points_series_id_ends", "series_id", "ends"),)

    figure_id: Mapped[int] = mapped_column(Id, ForeignKey("figures.id"), primary_key=True, autoincrement=False)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), index=True)
    key_id: Mapped[str] = mapped_column(HexId)
    series_id: Mapped[str] = mapped_column(HexId)
    period: Mapped[str | None]
    inferred: Mapped[bool]
    ends: Mapped[dt.date | None] = mapped_column(Date)
    value: Mapped[Decimal | None]
    low: Mapped[Decimal]
    high: Mapped[Decimal]
    unit: Mapped[str]
    current: Mapped[bool]


class WordingRow(Base):
    """How many points of a key in a series have a wording of the indicator and a unit (`factor`: to the base unit).

    The wording is empty where the indicator says nothing by itself. `current` counts those that are still said.
    """

    __tablename__ = "series_wordings"

    series_id: Mapped[str] = mapped_column(HexId, primary_key=True)
    key_id: Mapped[str] = mapped_column(HexId, primary_key=True, index=True)
    wording: Mapped[str] = mapped_column(primary_key=True)
    unit: Mapped[str] = mapped_column(primary_key=True)
    factor: Mapped[Decimal]
    points: Mapped[int] = mapped_column(Integer)
    current: Mapped[int] = mapped_column(Integer)


class SeriesRow(Base):
    """A series as it is shown: its name, its key, its unit, and its latest two values, in that unit.

    `current` counts the points that articles say now; a series with none is kept for its history.
    """

    __tablename__ = "series"
    __table_args__ = (Index("ix_series_name_place", "name", "place", "reach", "per"),)

    id: Mapped[str] = mapped_column(HexId, primary_key=True)
    label: Mapped[str]
    name: Mapped[str]
    place: Mapped[str]
    aspect: Mapped[str]
    planned: Mapped[bool]
    reach: Mapped[str]
    family: Mapped[str]
    base: Mapped[str]
    per: Mapped[str]
    unit: Mapped[str]
    factor: Mapped[Decimal]
    points: Mapped[int] = mapped_column(Integer)
    current: Mapped[int] = mapped_column(Integer)
    first_ends: Mapped[dt.date | None] = mapped_column(Date)
    last_ends: Mapped[dt.date | None] = mapped_column(Date)
    before_ends: Mapped[dt.date | None] = mapped_column(Date)
    latest_figure_id: Mapped[int | None] = mapped_column(BigInteger)
    latest_period: Mapped[str | None]
    latest_value: Mapped[Decimal | None]
    latest_low: Mapped[Decimal | None]
    latest_high: Mapped[Decimal | None]
    before_period: Mapped[str | None]
    before_low: Mapped[Decimal | None]
    before_high: Mapped[Decimal | None]


class SeriesWordRow(Base):
    """That a pair of characters, or a word of letters, stands in a name, the place or a wording of a series."""

    __tablename__ = "series_words"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    token: Mapped[str] = mapped_column(primary_key=True)
    series_id: Mapped[str] = mapped_column(HexId, primary_key=True, index=True)


class SuccessionRow(Base):
    """How many figures a later reading took from one key to another: what was stated of the one holds for the other."""

    __tablename__ = "series_successions"

    old_id: Mapped[str] = mapped_column(HexId, primary_key=True)
    new_id: Mapped[str] = mapped_column(HexId, primary_key=True)
    points: Mapped[int] = mapped_column(Integer)


class RereadingRow(Base):
    """How far a new reading of what is kept has come; `readers` marks what it is done with, so that it can go on."""

    __tablename__ = "rereadings"

    readers: Mapped[str] = mapped_column(primary_key=True)
    started_at: Mapped[dt.datetime]
    after_id: Mapped[int] = mapped_column(BigInteger)
    counts: Mapped[dict[str, int]] = mapped_column(Json)
    finished_at: Mapped[dt.datetime | None]


class StatementRow(Base):
    """What an operator stated of series; it holds until it is taken back.

    `origin` is "configuration" for one that stands in the file, and is taken back when it no longer does.
    """

    __tablename__ = "statements"

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str]
    series: Mapped[list[str]] = mapped_column(Json)
    selector: Mapped[dict[str, Any]] = mapped_column(Json)
    name: Mapped[str]
    why: Mapped[str]
    by: Mapped[str]
    at: Mapped[dt.datetime]
    origin: Mapped[str]
    undone_at: Mapped[dt.datetime | None]
    undone_by: Mapped[str | None]


class ConflictRow(Base):
    """Points that cannot all be right; `closed_at` is set when they no longer contradict one another.

    `low` and `high` are what the levels imply, for a stated change.
    """

    __tablename__ = "conflicts"
    __table_args__ = (
        Index("ix_conflicts_series_id_ends", "series_id", "ends"),
        partial("ix_conflicts_open", "noticed_at", where="closed_at IS NULL"),
    )

    id: Mapped[str] = mapped_column(HexId, primary_key=True)
    kind: Mapped[str]
    series_id: Mapped[str] = mapped_column(HexId)
    period: Mapped[str] = mapped_column(Text)
    ends: Mapped[dt.date | None] = mapped_column(Date)
    figures: Mapped[list[int]] = mapped_column(Json)
    low: Mapped[Decimal | None]
    high: Mapped[Decimal | None]
    noticed_at: Mapped[dt.datetime]
    closed_at: Mapped[dt.datetime | None]


class CopyBandRow(Base):
    """That a page's article has a minimum hash in common with any other that has it: what its copies are found by."""

    __tablename__ = "copy_bands"
    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012 (SQLAlchemy reads it from the class)

    value: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True, index=True)


class CopyRow(Base):
    """That a page's article is of a family of reprints, which goes by the least id of its pages."""

    __tablename__ = "copies"

    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), primary_key=True)
    family: Mapped[int] = mapped_column(Id, index=True)
