"""Totals: what all of those come to that a list has told one by one: 低保金120万元、临时救助金30万元,共150万元."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from monitor.articles import Figure
from monitor.figures.patterns import lazy
from monitor.figures.spots import Spot
from monitor.figures.story.told import Told

_SUMS_UP = lazy(
    r"(?:[,;、]\s?)?(?:以上|上述|[两二三四五六]者)?(?:(?:合计|共计|总计|总共|累计|共)|(?P<own>总(?:投资|产量|产值|面积|收入|支出|人数)))"
    r"(?:为|达到?)?"
)
_LONGEST: Final = 9  # characters that say so
_SHARED: Final = 2  # characters at least that the names of the parts end in, to name the whole
_UNNAMED: Final = "合计"


def total(told: Told, spot: Spot) -> str:
    """What a figure is called that sums up those of its sentence; empty where it does not."""
    value = spot.mention.value
    if (
        spot.opens
        or value is None
        or len(spot.left) > _LONGEST
        or not ("计" in spot.left or "共" in spot.left or "总" in spot.left)
    ):
        return ""
    found = _SUMS_UP.fullmatch(spot.left)
    if found is None:
        return ""
    alike = [one for one in told.here if one.unit == spot.mention.unit_name]
    parts = _parts(alike, value) or _parts([one for one in told.here if one.kind is spot.mention.unit.kind], value)
    if not parts:
        return ""
    return found["own"] or _shared(parts) or _UNNAMED


def _parts(told: Sequence[Figure], value: Decimal) -> list[str]:
    """The names of the last figures that come to a value; empty where none do."""
    whole, names = Decimal(0), list[str]()
    for one in reversed(told):
        if one.value is None or one.direction is not None:
            return []
        whole += one.value
        names.append(one.indicator)
        if whole >= value:
            break
    return names if whole == value and len(names) > 1 else []


def _shared(names: Sequence[str]) -> str:
    """What the names end in, all of them."""
    first, *others = names
    endings = (first[at:] for at in range(len(first) - _SHARED + 1))
    return next((ending for ending in endings if all(name.endswith(ending) for name in others)), "")
