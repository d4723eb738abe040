"""How much a change matters, from 0 to 1, with the reasons that add up to it."""

from __future__ import annotations

from decimal import Decimal

from monitor.changes.figures import FigureChange, FigureFate
from monitor.changes.kinds import ChangeKind

BASE = {
    ChangeKind.WITHDRAWN: 0.80,
    ChangeKind.CORRECTION: 0.70,
    ChangeKind.FIGURE: 0.55,
    ChangeKind.HEADLINE: 0.50,
    ChangeKind.REVERTED: 0.45,
    ChangeKind.DELETION: 0.45,
    ChangeKind.RETURNED: 0.40,
    ChangeKind.QUOTATION: 0.40,
    ChangeKind.ATTRIBUTION: 0.40,
    ChangeKind.DATE: 0.35,
    ChangeKind.LEAD: 0.35,
    ChangeKind.ADDITION: 0.35,
    ChangeKind.WORDING: 0.20,
    ChangeKind.MOVED: 0.15,
    ChangeKind.BOILERPLATE: 0.05,
    ChangeKind.ENCODING: 0.03,
    ChangeKind.LAYOUT: 0.02,
}
# Points for what makes a change matter more or less than its kind does.
POINTS = {
    "silent": 0.10,
    "headline-figure": 0.15,
    "value-large": 0.20,
    "value-moderate": 0.10,
    "value-sign": 0.15,
    "value-magnitude": 0.20,
    "qualifier-only": -0.20,
    "turned": 0.10,
    "came-or-went": -0.10,
    "figures-inside": 0.15,
    "in-lead": 0.10,
    "at-end": -0.05,
    "long": 0.10,
    "short": -0.10,
    "punctuation": -0.15,
    "negation": 0.25,
    "rearranged": -0.10,
    "page-time": -0.20,
    "minor-field": -0.10,
}
_LARGE, _MODERATE = Decimal(20), Decimal(5)
_MAGNITUDES = {Decimal(10) ** n for n in (1, 2, 3, 4, 8)}


def weigh(kind: ChangeKind, codes: list[str]) -> tuple[float, tuple[str, ...]]:
    """The importance and its reasons, each "code +0.30".

    >>> weigh(ChangeKind.WORDING, ["short"])
    (0.1, ('wording +0.20', 'short -0.10'))
    """
    points = [(kind.value, BASE[kind]), *((code, POINTS[code]) for code in dict.fromkeys(codes))]
    total = round(sum(point for _, point in points), 2)
    return min(1.0, max(0.0, total)), tuple(f"{code} {point:+.2f}" for code, point in points)


def figure_codes(change: FigureChange) -> list[str]:
    """Which reasons a figure's change gives."""
    if change.fate is FigureFate.QUALIFIER:
        return ["qualifier-only"]
    if change.fate is FigureFate.FIELD:
        return ["turned"] if {"direction", "role"} & set(change.fields) else []
    if change.fate in (FigureFate.APPEARED, FigureFate.GONE):
        return ["came-or-went"]
    if change.percent is None or not change.before or not change.after:
        return []
    size = abs(change.percent)
    codes = ["value-large"] if size >= _LARGE else ["value-moderate"] if size >= _MODERATE else []
    old, new = change.before.value, change.after.value
    if old and new and old * new < 0:
        codes.append("value-sign")
    if old and new and {old / new, new / old} & _MAGNITUDES:
        codes.append("value-magnitude")
    return codes
