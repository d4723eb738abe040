"""How exact a figure is: the bounds that its wording sets."""

from __future__ import annotations

from decimal import Decimal

from monitor.articles import Figure, Qualifier
from monitor.figures.patterns import lazy

_DIGITS = lazy(r"\d+(?:,\d{3})*(?:\.\d+)?")
_ROUNDED = lazy(r"[.．点万亿千百]")
_ZERO = Decimal(0)
# Looked up once: before Python 3.12 an enum's member costs several times a name.
_ABOUT = Qualifier.ABOUT
_ABOVE = (Qualifier.MORE_THAN, Qualifier.AT_LEAST)
_BELOW = (Qualifier.NEARLY, Qualifier.LESS_THAN, Qualifier.AT_MOST)


def step(figure: Figure) -> Decimal:
    """One unit of the last digit that is no nought: 1.3万 → 1000, 3200 → 100, 126.48 → 0.01."""
    return _unit_of(figure, significant=True)


def _unit_of(figure: Figure, *, significant: bool) -> Decimal:
    value = abs(figure.value or _ZERO)
    found = _DIGITS.search(figure.text)
    written = Decimal(found[0].replace(",", "")) if found else _ZERO
    if not value or not written:
        return Decimal(1).scaleb(value.adjusted()) if value else _ZERO
    shown = written.normalize() if significant and "." not in str(written) else written
    return Decimal(1).scaleb(int(shown.as_tuple().exponent)) * (value / written)


def bounds(figure: Figure) -> tuple[Decimal, Decimal]:
    """The least and the greatest that a figure can mean, in its own unit.

    余, 多 and 超 reach up to the next step of the last digit given, 近 down to the one before, 约 half a step to
    both sides; a number rounded to a multiplier or a decimal half a step of its last digit; any other is exact.
    """
    if figure.value is None:
        return figure.low or _ZERO, figure.high or figure.low or _ZERO
    value = figure.value
    if figure.qualifier in _ABOVE:
        return value, value + step(figure)
    if figure.qualifier in _BELOW:
        return value - step(figure), value
    half = step(figure) / 2 if figure.qualifier is _ABOUT else rounding(figure)
    return value - half, value + half


def rounding(figure: Figure) -> Decimal:
    """Half of the last digit's step where the number is rounded: written with a point or a multiplier; else 0."""
    is_rounded = _ROUNDED.search(figure.text) is not None
    return _unit_of(figure, significant=False) / 2 if is_rounded else _ZERO
