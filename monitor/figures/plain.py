"""Numbers as plain decimal strings."""

from __future__ import annotations

from decimal import Decimal


def plain(value: Decimal | None) -> str | None:
    """A number as a plain decimal string without exponent; None stays None.

    >>> plain(Decimal("1E+4")), plain(Decimal("9.50"))
    ('10000', '9.50')
    """
    if value is None:
        return None
    return format(value.to_integral_value() if value == value.to_integral_value() else value, "f")
