"""What series are made of and what they are: points with their source, keys, series, operators' statements."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from monitor.articles import Figure
from monitor.figures import DEFAULT_UNITS, UnitTable
from monitor.values import value

# Characters before a number that may say what it tells; more has only what is no sentence, such as a table.
_LEAD = 400


@value(frozen=True, slots=True)
class SourcePoint:
    """A figure with what says where it stands.

    `article` is the article's id, `revision` its number from 1, `sentence` the text of the figure's sentence,
    `published` the article's day, `subject` the place that the article is about where none is named, `alias` how it also calls that, `topic` the product that it is
    about, `family` the id of the original if the article is a reprint, `units` the table that it was read by. `backdrop` is the period (EDTF)
    of what the passage stands under where a heading or an opening time says, `backdrop_at` where in the text that is.
    `opening` is the first words of its paragraph, empty where its sentence has them.
    `lead` is the sentence up to the number, of a very long one the last of it, and `offset` where the number begins.
    """

    figure: Figure
    article: str
    sentence: str
    revision: int = 1
    published: dt.date | None = None
    subject: str = field(default="", compare=False)
    alias: str = field(default="", compare=False, repr=False)
    topic: str = field(default="", compare=False)
    family: str | None = None
    backdrop: str | None = field(default=None, compare=False)
    backdrop_at: int = field(default=-1, compare=False)
    units: UnitTable = field(default=DEFAULT_UNITS, compare=False, repr=False)
    opening: str = field(default="", compare=False, repr=False)
    offset: int = field(init=False, compare=False, repr=False)
    lead: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        offset = self.figure.span.start - self.figure.sentence.start
        object.__setattr__(self, "offset", offset)
        object.__setattr__(self, "lead", self.sentence[max(0, offset - _LEAD) : offset])

    @property
    def tail(self) -> str:
        """The sentence from the end of the number on."""
        return self.sentence[self.offset + len(self.figure.text) :]


class Aspect(StrEnum):
    """What of the thing is told: how much there is, its share, how much it changed, in what."""

    LEVEL = "level"
    SHARE = "share"
    RATE = "rate"
    AMOUNT = "amount"
    MULTIPLE = "multiple"
    RANK = "rank"


class Reach(StrEnum):
    """What sort of period a value is for."""

    MOMENT = "moment"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    PART = "part of a year"
    # A year's first quarter is one of its quarters and the first of the sums that grow through it.
    FIRST = "first quarter"
    YEAR = "year"
    YEARS = "years"
    YEARLY = "years' average"


@value(frozen=True, slots=True, order=True)
class SeriesKey:
    """What two points must have in common to be of one series: all of it, as inferred.

    `name` is canonical, `family` the unit's, `base` what a change is against (empty for the year before).
    """

    name: str
    place: str
    aspect: str
    planned: bool
    reach: str
    family: str
    base: str = ""
    per: str = ""


@value(frozen=True, slots=True)
class Keyed:
    """A point, its period (and whether that is inferred) and the key of its series."""

    source: SourcePoint
    period: str | None
    is_inferred: bool
    key: SeriesKey


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a series in the series' unit: `low` and `high` are equal for an exact one.

    `period` is EDTF; `is_inferred` if it comes from what stands before in the article. `is_current` is unset for what
    a later revision of the same article no longer says.
    """

    source: SourcePoint
    period: str | None
    value: Decimal | None
    low: Decimal
    high: Decimal
    is_inferred: bool = False
    is_current: bool = True

    @property
    def told(self) -> tuple[dt.date | None, str, int]:
        """The day and the article that told it, and where in it."""
        return self.source.published, self.source.article, self.source.figure.span.start


@dataclass(frozen=True, slots=True)
class Series:
    """The same indicator over time: points in the order of their periods, then of their articles' days."""

    id: str
    name: str
    key: SeriesKey
    unit: str
    points: tuple[Point, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def place(self) -> str:
        """Whose figures these are; empty for the articles' own subject."""
        return self.key.place


class StatementKind(StrEnum):
    """What an operator can state of series."""

    JOIN = "join"
    SEPARATE = "separate"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Selector:
    """Points by what survives a new reading: all fields that are set must fit."""

    article: str | None = None
    indicator: str | None = None
    place: str | None = None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What an operator stated, with who, when and why.

    `join` makes all `series` the first of them; `separate` takes the points that `selector` fits out of the first
    into a series of their own, called `name`; `name` names the first.
    """

    kind: StatementKind
    series: tuple[str, ...]
    by: str
    at: dt.datetime
    why: str = ""
    name: str = ""
    selector: Selector = Selector()
