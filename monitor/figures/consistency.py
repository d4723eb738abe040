"""Consistency: what an article's own figures say against one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitor.articles import Direction, Figure, Kind, Qualifier, Role, Span
from monitor.figures.patterns import lazy

_SUMS = lazy(r"其中(?!之一)|包括|分为|共分|由.{0,8}组成")
_SHARE = lazy(
    r"占(?:比|总数|全部|全县|全市|其中)?[^,，。;；0-9]{0,8}$|完成率[^,，。;；0-9]{0,4}$|比例[^,，。;；0-9]{0,4}$"
)
_WHOLE = lazy(r"[,，]?(?:已|其中|有)[^,，。;；]{0,12}$")
_FROM = lazy(r"(?:由|从)[^,，。;；]{0,12}$")
_TO = lazy(
    r"(?:增加|增长|提高|上升|扩大|减少|下降|降低|下调|上调|攀升|回落|增|降|升|涨|跌)(?:到|至)[^,，。;；0-9]{0,10}$"
)
# Half a unit of the last place on each side, and a little for rounding twice.
_SLACK = Decimal("1.01")
_MOST_PARTS = 8


class Check(StrEnum):
    """What was compared."""

    TOTAL = "total"
    SHARE = "share"
    GROWTH = "growth"


@dataclass(frozen=True, slots=True)
class Note:
    """A contradiction: the figure that is said, the figures that say otherwise, and the sentence a person reads."""

    check: Check
    stated: Span
    against: tuple[Span, ...]
    message: str


def check_consistency(text: str, figures: Sequence[Figure]) -> tuple[Note, ...]:
    """Where a text's figures contradict one another: a total and its parts, a share and its counts, a growth and its levels."""
    notes: list[Note] = []
    for group in _sentences(figures):
        for index in range(len(group)):
            notes += [
                note
                for note in (_total(text, group, index), _share(text, group, index), _growth(text, group, index))
                if note
            ]
    return tuple(notes)


def _sentences(figures: Sequence[Figure]) -> list[list[Figure]]:
    groups: list[list[Figure]] = []
    for figure in figures:
        if groups and groups[-1][-1].sentence == figure.sentence:
            groups[-1].append(figure)
        else:
            groups.append([figure])
    return groups


def _known(figure: Figure) -> bool:
    return figure.value is not None and figure.qualifier is Qualifier.EXACT


def _step(figure: Figure) -> Decimal:
    """The place value of the last digit written, its multiplier included: 1 for 115, 1000 for 1.3万."""
    written = figure.text.replace(",", "").replace("，", "")
    digits = re.match(r"[-−]?[0-9]+(?:\.([0-9]+))?", written)
    if digits is None or figure.value is None:
        return Decimal(0)
    mantissa = Decimal(digits[0].replace("−", "-"))
    scale = figure.value / mantissa if mantissa else Decimal(1)
    return scale.scaleb(-len(digits[1] or ""))


def _total(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """合计100人,其中男60人、女50人: the parts after 其中 that share the unit add up to more than the whole."""
    whole = group[index]
    if not _known(whole) or whole.role is not Role.LEVEL or whole.kind is Kind.PERCENT or index + 2 >= len(group):
        return None
    if not _SUMS.search(text[whole.phrase.end : group[index + 1].phrase.start]):
        return None
    parts = []
    for part in group[index + 1 : index + 1 + _MOST_PARTS]:
        if (
            part.unit != whole.unit
            or part.role is not Role.LEVEL
            or not _known(part)
            or part.indicator == whole.indicator
        ):
            break
        parts.append(part)
    if len(parts) < 2:
        return None
    added = sum((part.value or Decimal(0) for part in parts), Decimal(0))
    slack = _SLACK * sum((_step(one) for one in (whole, *parts)), Decimal(0)) / 2
    if added <= (whole.value or Decimal(0)) + slack:
        return None
    message = f"the parts add up to {added} {whole.unit}, the total says {whole.value}"
    return Note(Check.TOTAL, whole.span, tuple(part.span for part in parts), message)


def _share(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """共100件,已完成30件,占50%: the share is not that of the two counts before it."""
    share = group[index]
    if share.unit != "%" or share.role is not Role.LEVEL or not _known(share) or index < 2:
        return None
    whole, part = group[index - 2], group[index - 1]
    if not _SHARE.search(text[part.phrase.end : share.phrase.start]) or not _WHOLE.search(
        text[whole.phrase.end : part.phrase.start]
    ):
        return None
    if not (_known(whole) and _known(part)) or whole.unit != part.unit or not whole.value or whole.kind is Kind.PERCENT:
        return None
    true = (part.value or Decimal(0)) / whole.value * 100
    relative = _step(part) / (part.value or Decimal(1)) + _step(whole) / whole.value if part.value else Decimal(0)
    if true > 100 or abs(true - (share.value or Decimal(0))) <= (_step(share) + true * relative) * _SLACK / 2 + Decimal(
        "0.05"
    ):
        return None
    message = f"{part.value} of {whole.value} {whole.unit} is {true:.2f} %, the text says {share.value} %"
    return Note(Check.SHARE, share.span, (part.span, whole.span), message)


def _growth(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """从41.2万元增加到60.4万元,增长30%: the growth is not that of the two levels before it."""
    growth = group[index]
    if (
        growth.unit != "%"
        or growth.role is not Role.CHANGE
        or not _known(growth)
        or index < 2
        or growth.per is not None
    ):
        return None
    old, new = group[index - 2], group[index - 1]
    before = text[max(0, old.phrase.start - 16) : old.phrase.start]
    between = text[old.phrase.end : new.phrase.start]
    if not _FROM.search(before) or not _TO.search(between) or len(text[new.phrase.end : growth.phrase.start]) > 12:
        return None
    if not (_known(old) and _known(new)) or old.unit != new.unit or not old.value or old.kind is Kind.PERCENT:
        return None
    true = ((new.value or Decimal(0)) - old.value) / old.value * 100
    stated = (growth.value or Decimal(0)) * (-1 if growth.direction is Direction.DOWN else 1)
    relative = _step(new) / abs(new.value or Decimal(1)) + _step(old) / abs(old.value)
    if abs(true - stated) <= (_step(growth) + (100 + abs(true)) * relative) * _SLACK / 2 + Decimal("0.05"):
        return None
    message = f"from {old.value} to {new.value} {old.unit} is {true:+.2f} %, the text says {stated:+} %"
    return Note(Check.GROWTH, growth.span, (old.span, new.span), message)
