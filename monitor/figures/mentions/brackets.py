"""Brackets: a unit that stands in brackets, behind its number or behind what the number is of."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final, TypeAlias

from monitor.figures.members import COUNT, DURATION
from monitor.figures.mentions.mention import Mention, mention_of
from monitor.figures.numbers import Number
from monitor.figures.patterns import lazy
from monitor.figures.units import UnitTable

# 12.97(+0.09)、14.28(-0.06)元/股: the unit behind the last of a row measures each, and what each was changed by.
_NOTE: Final = r"\([-+][0-9.]+\)"
_NOTED = lazy(rf"(?:{_NOTE}|\))(?:\s?[、/]\s?[0-9.]+{_NOTE}){{0,8}}(?P<times>[万亿]?)")
_MULTIPLIERS: Final = {"": 1, "万": 10**4, "亿": 10**8}
_SIGNS: Final = frozenset("+-")
# A unit with the multiplier of all that is told in it.
Scaled: TypeAlias = tuple[Decimal, str]

_SCALE = lazy("(?:百万|千万|[百千]?亿|万亿|万|千(?![瓦米克伏卡])|百(?!分|帕))?")
_POWERS: Final = {"百": 2, "千": 3, "万": 4, "亿": 8}
_BEHIND = lazy(r"\s?\((?:单位:)?(?P<unit>[^()\n0-9,;]{1,8})\)")
_AHEAD = lazy(
    r"\((?:单位:)?(?P<unit>[^()\n0-9,;]{1,8})\)[ \t]?(?:[:为是达约近超]|达到|分别为|共计|合计)?[:]?[ \t]?(?:约|近|超过?)?$"
)
_NEAR: Final = 18
# After one of these a number may have had its unit told.
AFTER_BRACKETED: Final = frozenset("):为是达到计约近超过 \t")
BEFORE_BRACKETED: Final = frozenset("( ")


def scaled_unit(said: str, units: UnitTable) -> Scaled | None:
    """A unit with its multiplier, if that is what the words say: 万元 is ten thousand times 元.

    >>> from monitor.figures.units import DEFAULT_UNITS
    >>> scaled_unit("万元", DEFAULT_UNITS), scaled_unit("其他", DEFAULT_UNITS)
    ((Decimal('10000'), '元'), None)
    """
    said = said.strip().removeprefix("人民币")
    scale = _SCALE.match(said)
    for end in (scale.end() if scale else 0, 0):
        name = said[end:]
        if name and units.get(name) is not None:
            return Decimal(10 ** sum(_POWERS[one] for one in said[:end])), name
    return None


def in_bracket(text: str, number: Number, units: UnitTable) -> Mention | None:
    """A number with the unit in the bracket at it (旅游收入45.2(亿元), 旅游收入(亿元):45.2); None where none is there."""
    if number.value is None or number.form != "arabic":
        return None
    at = number.after
    behind = _BEHIND.match(text, at) if "(" in text[at : at + 2] else None
    found = behind
    if found is None and text[number.start - 1] in AFTER_BRACKETED:
        found = _AHEAD.search(text, max(0, number.start - _NEAR), number.start)
    stated = scaled_unit(found["unit"], units) if found else None
    unit = units.get(stated[1]) if stated else None
    if found is None or stated is None or unit is None or unit.kind is DURATION:
        return None
    number = replace(number, value=scaled(number.value, stated[0]))
    if behind is None:
        return mention_of(number, unit, stated[1], at, at)
    start = found.end("unit") - len(stated[1])
    return mention_of(number, unit, stated[1], start, found.end())


def in_noted_row(text: str, number: Number, units: UnitTable) -> Mention | None:
    """A number of a row in which each has in a bracket what it was changed by, or such a change; None where it is in none."""
    at = number.after
    if number.value is None or (text[at] == ")" and _SIGNS.isdisjoint(text[number.start - 1 : number.start + 1])):
        return None
    row = _NOTED.match(text, at)
    shared, end = units.match(text, row.end()) if row else (None, at)
    if row is None or shared is None or shared.kind in (COUNT, DURATION):
        return None
    number = replace(number, value=number.value * _MULTIPLIERS[row["times"]])
    name, closes = text[row.end() : end], row.end() == at + 1
    return mention_of(number, shared, name, row.end() if closes else at, end if closes else at)


def scaled(amount: Decimal, scale: Decimal) -> Decimal:
    """An amount with its multiplier, with no decimals that are none."""
    found = amount * scale
    return found.quantize(Decimal(1)) if scale != 1 and found == found.to_integral_value() else found
