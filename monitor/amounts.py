"""Numbers for people: thousands separated, a sign where it matters, the unit after them."""

from __future__ import annotations

from decimal import Decimal

from monitor.articles import Figure


def thousands(number: Decimal | int) -> str:
    """A number with its thousands apart, digits as they are, without an exponent.

    >>> thousands(Decimal("12345.60")), thousands(Decimal("1E+6"))
    ('12,345.60', '1,000,000')
    """
    return f"{number:,f}" if isinstance(number, Decimal) else f"{number:,}"


def amount(figure: Figure) -> str:
    """A figure's value or range with its unit."""
    if figure.value is not None:
        return f"{thousands(figure.value)} {figure.unit}".strip()
    ends = (thousands(end) if end is not None else "" for end in (figure.low, figure.high))
    return f"{' – '.join(ends)} {figure.unit}".strip()


def signed(number: Decimal) -> str:
    """A number with its sign."""
    return ("+" if number > 0 else "") + thousands(number)


def percent(number: Decimal) -> str:
    """A difference in percent with its sign, to one place.

    >>> percent(Decimal("12.34")), percent(Decimal("-5"))
    ('+12.3%', '-5.0%')
    """
    return f"{number:+.1f}%"
