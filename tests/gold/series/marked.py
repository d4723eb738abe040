"""Reading marked texts: ⟦number|series|period⟧, or ⟦number|series⟧ where the period is the text's own day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

_MARK = re.compile(r"⟦(?P<number>[^|⟧]*)\|(?P<series>[^|⟧]*)(?:\|(?P<periods>[^⟧]*))?⟧")
_SCALES = {"千": 10**3, "万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Marked:
    """A figure that a text truly states: `start` and `end` of its number, the periods of which any is right."""

    doc: str
    start: int
    end: int
    series: str
    periods: tuple[str, ...]
    low: Decimal
    high: Decimal


def read(doc: str, text: str, period: str = "") -> tuple[str, tuple[Marked, ...]]:
    """The plain text and the figures marked in it; `period` is that of figures which are marked with none."""
    plain, found, at = "", [], 0
    for mark in _MARK.finditer(text):
        plain += text[at : mark.start()]
        start, at = len(plain), mark.end()
        plain += mark["number"]
        periods = tuple((mark["periods"] or period).split(" or "))
        found.append(Marked(doc, start, len(plain), mark["series"], periods, *_ends(mark["number"])))
    return plain + text[at:], tuple(found)


def _ends(number: str) -> tuple[Decimal, Decimal]:
    low, _, high = re.sub(r"%|,", "", number).replace("—", "-").partition("-")
    return _value(low), _value(high or low)


def _value(number: str) -> Decimal:
    """The worth of a number in digits, as 2.1万亿, 9000多 or 1万1424亿.

    >>> _value("1.3万亿"), _value("1万1424亿"), _value("2万5千")
    (Decimal('1300000000000.0'), Decimal('1142400000000'), Decimal('25000'))
    """
    found = re.fullmatch(r"(\d+(?:\.\d+)?)(?:万(\d+)(千?))?多?(万?亿|万|千)?多?", number)
    assert found, number
    value = Decimal(found[1])
    if found[2]:
        value = value * 10**4 + Decimal(found[2]) * (10**3 if found[3] else 1)
    for sign in found[4] or "":
        value *= _SCALES[sign]
    return value
