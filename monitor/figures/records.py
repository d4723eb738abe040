"""Records: a figure as the guide's JSON fields."""

from __future__ import annotations

from decimal import Decimal

from monitor.articles import Figure


def plain(value: Decimal | None) -> str | None:
    """A number as a plain decimal string without exponent; None stays None.

    >>> plain(Decimal("1E+4")), plain(Decimal("9.50"))
    ('10000', '9.50')
    """
    if value is None:
        return None
    return format(value.to_integral_value() if value == value.to_integral_value() else value, "f")


def to_record(doc: str, figure: Figure) -> dict[str, object]:
    """The fields of a figure in the guide's order, ready for JSON."""
    return {
        "doc": doc,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": plain(figure.value),
        "low": plain(figure.low),
        "high": plain(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "kind": figure.kind.value,
        "role": figure.role.value,
        "direction": figure.direction.value if figure.direction else None,
        "per": figure.per.value if figure.per else None,
        "indicator": figure.indicator,
        "period": figure.period,
        "place": figure.place,
    }
