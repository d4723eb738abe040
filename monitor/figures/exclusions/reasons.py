"""Reasons: why a number is no figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from monitor.articles import Span


class Reason(StrEnum):
    """Why a number is no figure."""

    TIME = "a date, a time or a duration that places an event"
    ORDINAL = "an ordinal that names or orders"
    CODE = "part of a code, a model, a version or an identifier"
    TITLE = "inside the title of a work, a law or a document"
    NAME = "inside a name or a slogan"
    HOUSE = "an address, or the number of a line, a vehicle or a unit"
    DOCUMENT = "the number of a document"
    SCORE = "a score or a ratio"
    PHONE = "a telephone number or another identifier"
    MARKER = "a list marker"
    ARTICLE = "the numeral one used as an article"
    IDIOM = "an idiom, or a numeral with no measure word"
    ROUND = "a rhetorical round number"
    BASIS = "the basis of a rate, not a quantity"
    BARE = "a number with no measure word that states no value"
    UNREADABLE = "no readable number"


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A number that is no figure, and why."""

    span: Span
    text: str
    reason: Reason
