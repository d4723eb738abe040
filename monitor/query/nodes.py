"""The nodes of a query: words, fields and numbers, and how they are combined."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Name(StrEnum):
    """What a field of a query asks about: of the article, or of one figure in it."""

    SOURCE = "source"
    CHANNEL = "channel"
    AUTHOR = "author"
    TITLE = "title"
    KEYWORD = "keyword"
    UNIT = "unit"
    VALUE = "value"
    PERIOD = "period"
    PLACE = "place"
    INDICATOR = "indicator"
    KIND = "kind"
    ROLE = "role"


OF_FIGURE = frozenset({Name.UNIT, Name.VALUE, Name.PERIOD, Name.PLACE, Name.INDICATOR, Name.KIND, Name.ROLE})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A field that is to be, begin with or have this text, as the field's rule says.

    `kept` are the values of all articles that do, where somebody has looked them up.
    """

    name: Name
    value: str
    kept: tuple[str, ...] | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Number:
    """A figure's value that is to be within limits, None for no limit; the limits belong to it where `is_open` is unset."""

    low: Decimal | None
    high: Decimal | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A figure's period that is to begin or end within one of these years, quarters, months or days (EDTF)."""

    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Among:
    """One of these revisions, all that can fit what stands beside it, where somebody has looked them up."""

    revisions: tuple[int, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Not:
    """What is not to be."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Parts that are all to be."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one is to be."""

    parts: tuple[Node, ...]


Node = Phrase | Text | Number | When | Among | Not | All | Any


def phrases(node: Node) -> tuple[str, ...]:
    """The words that are asked for, not those that are not to be; for marking and ranking."""
    if isinstance(node, Phrase):
        return (node.text,)
    if isinstance(node, Text) and node.name is Name.TITLE:
        return (node.value,)
    if isinstance(node, All | Any):
        return tuple(dict.fromkeys(text for part in node.parts for text in phrases(part)))
    return ()
