"""Stated units: an operator's rows of the unit table as they stand in the configuration, checked and made rows."""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import ClassVar, Final

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.figures.units import DEFAULT_UNITS, Unit, UnitTable

LONGEST_NAME: Final = 16
# What the reader takes for part of the number, or for the end of the phrase, is never read as a unit.
_NUMERAL = lazy(r"[0-9０-９〇零一二三四五六七八九十百千万亿廿卅½⅓⅔¼¾⅕⅛]")
_MARK = lazy(r"[\s,，.。、;；:：!！?？()（）\[\]【】<>《》“”‘’\"']")


@dataclass(frozen=True, slots=True)
class StatedUnit:
    """A unit of the configuration: its kind, the unit that it converts to and how many of those it is, other spellings."""

    kind: Kind
    base: str = ""
    factor: Decimal = Decimal(1)
    aliases: tuple[str, ...] = ()

    # A frozen data class that stands in the configuration refuses keys that it does not know.
    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}


Stated = Mapping[str, StatedUnit]
Mistake = tuple[tuple[str, ...], str]


def mistakes(stated: Stated) -> Iterator[Mistake]:
    """What is wrong with stated units: where in the table, and a sentence that says the remedy."""
    owners: dict[str, str] = {}
    for name, unit in stated.items():
        yield from (((name,), problem) for problem in _bad_name(name))
        yield from (((name, "aliases"), problem) for alias in unit.aliases for problem in _bad_name(alias))
        yield from (((name, key), problem) for key, problem in _bad_conversion(name, unit, stated))
        for spelling in (name, *unit.aliases):
            if owners.setdefault(spelling, name) != name or (spelling in stated and spelling != name):
                yield (name, "aliases"), f"{spelling!r} is stated twice; name each spelling under one unit"


def _bad_name(name: str) -> Iterator[str]:
    if not name or len(name) > LONGEST_NAME:
        yield f"a unit's name has 1 to {LONGEST_NAME} characters"
    elif found := _NUMERAL.match(name) or _MARK.search(name):
        yield f"{name!r} cannot be read as a unit: {found[0]!r} belongs to the number or ends the phrase; write the unit alone"


def _bad_conversion(name: str, unit: StatedUnit, stated: Stated) -> Iterator[tuple[str, str]]:
    if not unit.factor.is_finite() or unit.factor <= 0:
        yield "factor", "a factor is a number greater than 0"
    if not unit.base:
        if unit.factor != 1:
            yield "factor", "a factor needs the unit that it converts to; state base as well"
        return
    if unit.base == name:
        if unit.factor != 1:
            yield "factor", "a unit that is its own base has factor 1"
        return
    kind = stated[unit.base].kind if unit.base in stated else getattr(DEFAULT_UNITS.get(unit.base), "kind", None)
    if kind is None:
        yield "base", f"no unit {unit.base!r}{_nearest(unit.base, stated)}"
    elif kind is not unit.kind:
        yield "base", f"{unit.base} is of kind {kind.value}, not {unit.kind.value}; a unit converts within its kind"
    elif unit.base in stated and stated[unit.base].base not in ("", unit.base):
        further = stated[unit.base].base
        yield "base", f"{unit.base} itself converts to {further}; state {name} in {further}"


def _nearest(word: str, stated: Stated) -> str:
    close = difflib.get_close_matches(word, [*stated, *DEFAULT_UNITS.rows], 1, 0.5)
    return f"; did you mean {close[0]!r}?" if close else "; name a unit of the table or state it as well"


def rows_of(stated: Stated) -> tuple[Unit, ...]:
    """The rows that stated units add to the table: one for each spelling, converted to their family's base unit."""
    return tuple(row for name, unit in stated.items() for row in _rows(name, unit))


def _rows(name: str, unit: StatedUnit) -> Iterator[Unit]:
    factor, base = DEFAULT_UNITS.convert(unit.factor, unit.base) if unit.base else (unit.factor, "")
    yield Unit(name, unit.kind, factor, base)
    for alias in unit.aliases:
        yield Unit(alias, unit.kind, factor, base or name)


@lru_cache(maxsize=8)
def table_with(rows: tuple[Unit, ...] = ()) -> UnitTable:
    """The built-in table with an operator's rows added; made once for the same rows."""
    return DEFAULT_UNITS.extended(rows) if rows else DEFAULT_UNITS


def version_with(version: str, rows: tuple[Unit, ...] = ()) -> str:
    """The reader's version, with a mark of the operator's rows: other units, another reading.

    >>> version_with("1"), version_with("1", (Unit("头份", Kind.COUNT),))
    ('1', '1+9b41bfae')
    """
    if not rows:
        return version
    said = "\n".join(sorted(f"{row.name} {row.kind} {row.factor} {row.base}" for row in rows))
    return f"{version}+{hashlib.sha256(said.encode()).hexdigest()[:8]}"
