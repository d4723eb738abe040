"""The classes that cross packages: what a page says, and the key figures in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from monitor.values import value

SHANGHAI = dt.timezone(dt.timedelta(hours=8), "CST")


class Precision(StrEnum):
    """How finely a page gives a time."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, order=True)
class Moment:
    """An aware time with the precision in which the page gives it."""

    when: dt.datetime
    precision: Precision = Precision.SECOND

    def __post_init__(self) -> None:
        if self.when.tzinfo is None:
            raise ValueError(f"a moment needs a zone: {self.when!r}")

    def __str__(self) -> str:
        """ISO 8601 to its precision, with the zone where there is a time of day.

        >>> str(Moment(dt.datetime(2022, 7, 25, 8, 45, 44, tzinfo=SHANGHAI)))
        '2022-07-25T08:45:44+08:00'
        >>> str(Moment(dt.datetime(2022, 7, 25, tzinfo=SHANGHAI), Precision.DAY))
        '2022-07-25'
        """
        if self.precision is Precision.DAY:
            return self.when.date().isoformat()
        return self.when.isoformat(timespec="minutes" if self.precision is Precision.MINUTE else "seconds")

    @classmethod
    def parse(cls, text: str, zone: dt.tzinfo = SHANGHAI) -> Moment:
        """The moment that `str` wrote; ValueError if it is none.

        >>> str(Moment.parse("2022-07-25T08:45+08:00"))
        '2022-07-25T08:45+08:00'
        """
        when = dt.datetime.fromisoformat(text)
        if "T" not in text and " " not in text:
            precision = Precision.DAY
        else:
            precision = Precision.SECOND if text.count(":") - ("+" in text[10:]) >= 2 else Precision.MINUTE
        return cls(when if when.tzinfo else when.replace(tzinfo=zone), precision)


@dataclass(frozen=True, slots=True)
class Link:
    """A link as a page shows it: an absolute address, its text, the date beside it, whether it is pinned."""

    url: str
    text: str = ""
    published: Moment | None = None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a field of an article came from: the rule that found it and a confidence of 0 to 1."""

    field: str
    value: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Article:
    """An article as read from one page (or from its parts, joined in order).

    `body` is paragraphs joined by a line feed; `headings` are indexes of those paragraphs that are subheadings.
    """

    title: str
    body: str
    url: str | None = None
    subtitle: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    source: str | None = None
    source_url: str | None = None
    author: str | None = None
    editor: str | None = None
    channel: str | None = None
    keywords: tuple[str, ...] = ()
    headings: tuple[int, ...] = ()
    captions: tuple[str, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    canonical: str | None = None
    part: int = 1
    parts: int = 1
    part_urls: tuple[str, ...] = ()
    charset: str = "utf-8"
    evidence: tuple[Evidence, ...] = field(default=(), compare=False)
    warnings: tuple[str, ...] = field(default=(), compare=False)

    @property
    def paragraphs(self) -> list[str]:
        """The body's paragraphs in order; empty if there is no body."""
        return self.body.split("\n") if self.body else []


@dataclass(frozen=True, slots=True)
class ListPage:
    """A list page: its article links in order, the next page of the list, and what was found amiss."""

    links: tuple[Link, ...]
    next_url: str | None = None
    rule: str = ""
    warnings: tuple[str, ...] = ()


class Qualifier(StrEnum):
    """What the text says of a number's exactness (the guide's list)."""

    EXACT = "exact"
    ABOUT = "about"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    NEARLY = "nearly"
    LESS_THAN = "less_than"
    AT_MOST = "at_most"


class Kind(StrEnum):
    """What sort of quantity a figure is."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    PRICE = "price"
    AREA = "area"
    LENGTH = "length"
    MASS = "mass"
    VOLUME = "volume"
    ENERGY = "energy"
    DURATION = "duration"
    TEMPERATURE = "temperature"
    MULTIPLE = "multiple"
    INDEX = "index"
    RANK = "rank"
    OTHER = "other"


class Role(StrEnum):
    """Whether a figure is a state, a difference, or something planned or expected."""

    LEVEL = "level"
    CHANGE = "change"
    TARGET = "target"


class Direction(StrEnum):
    """Which way a change went."""

    UP = "up"
    DOWN = "down"
    FLAT = "flat"


class Per(StrEnum):
    """The period that a rate is for."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@value(frozen=True, slots=True)
class Span:
    """Character offsets into a text, end exclusive."""

    start: int
    end: int


@value(frozen=True, slots=True)
class Figure:
    """One key figure: the number's span in the text, and what the text says of it.

    Either `value` is set, or `low` and `high` are (a range or a vague count). `period` is EDTF (ISO 8601-2).
    `phrase` spans qualifier to unit, `sentence` the sentence that states it.
    """

    span: Span
    text: str
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    qualifier: Qualifier
    kind: Kind
    role: Role
    direction: Direction | None
    per: Per | None
    indicator: str
    period: str | None
    place: str | None
    phrase: Span
    sentence: Span


@dataclass(frozen=True, slots=True)
class TopicLabel:
    """How far an article is about a topic: the score of 0 to 1, the verdict, and each reason with its points."""

    topic: str
    verdict: str
    score: float
    reasons: tuple[str, ...] = ()
