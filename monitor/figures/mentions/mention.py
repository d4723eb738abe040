"""Mention: a number with the unit that is told with it."""

from __future__ import annotations

from decimal import Decimal

from monitor.figures.numbers import Number
from monitor.figures.patterns import lazy
from monitor.figures.units import Unit
from monitor.values import value

_PER_HEAD = lazy(r"[百千万]分之\s?$")


@value(frozen=True, slots=True)
class Mention:
    """A number with its unit; `unit_end` closes the measure word, `more` says that a 多 follows it."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    form: str
    vague: str
    unit: Unit
    unit_name: str
    unit_start: int
    unit_end: int

    @property
    def has_unit(self) -> bool:
        """Whether a measure word or unit stands with the number."""
        return bool(self.unit_name)


def mention_of(number: Number, unit: Unit, name: str, start: int, end: int) -> Mention:
    """The number with a unit that is written from one offset to another, both the same where it is written elsewhere."""
    return Mention(
        number.start, number.end, number.value, number.low, number.high, number.form, number.vague,
        unit, name, start, end,
    )  # fmt: skip


def head(text: str, mention: Mention) -> int:
    """Where the writing of a number begins: at the 百分之 before its span, where there is one."""
    if text[mention.start - 1 : mention.start] not in ("之", " ", "\n"):
        return mention.start
    found = _PER_HEAD.search(text, mention.start - 5, mention.start)
    return found.start() if found else mention.start
