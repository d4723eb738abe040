"""Consistency: what an article's own figures say against one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from monitor.articles import Direction, Figure, Kind, Qualifier, Role, Span
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy
from monitor.figures.plain import plain
from monitor.reasons import say

_SUMS = lazy(r"[,，;；:：(（]?(?:其中(?!之一)|包括|分为|共分)|由.{0,8}组成")
_ADDED = lazy(r"[,，]?(?:合计|共计|总计)(?:为|达|有)?$")
# What ends a list of parts: another sentence part, or the bracket that it stands in.
_PARTS_END = lazy(r"[;；。()（）]|累计|合计|共计|总计")
# Parts that stand in one row leave no room for one another; after a comma one may lie within the other.
_ROW = lazy(r"[^,，。;；:：]{0,16}[、和及与][^,，。;；:：]{0,16}")
_PAIRS: Final = (
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("出口", "进口"),
    ("国内", "境外"),
    ("国内", "国外"),
    ("境内", "境外"),
    ("中方", "外方"),
)
_NESTED = lazy(r"其中|包括|含")
# Their growth is reckoned at constant prices, their levels are not.
_REAL = lazy(r"生产总值|增加值|GDP")
_MEAN = lazy(r"均|中位|每|占比")
# 占…, 完成率 and the like as the whole of the clause before the share.
_SHARE = lazy(
    r"(?:[^,，。;；:：]{0,12}[,，])?(?:占(?:比|总数|全部|全县|全市|其中)?|完成率|办结率|比例)[^,，。;；:：0-9]{0,8}"
)
_WHOLE = lazy(r"[^,，。;；0-9]{0,12}[,，]?(?:已|其中|有)[^,，。;；]{0,12}$")
# 抽检100批次,合格98批次,合格率98%: the part is what the rate is named for.
_PART_VERB = lazy(r"[^,，。;；0-9]{0,12}[,，](?:其中|已)?([\u4e00-\u9fff]{2})$")
_RATE = lazy(r"[^,，。;；:：0-9]{0,12}[,，]([\u4e00-\u9fff]{2})率[^,，。;；:：0-9]{0,4}")
_FROM = lazy(r"(?:由|从)[^,，。;；]{0,12}$")
_TO = lazy(r"(?:增加|增长|提高|扩大|减少|降低|下调|上调|回落|[增降升涨跌])[到至][^,，。;；0-9]{0,10}$")
_THAN = lazy(r"[^,，。;；0-9]{0,6}[,，]?[^,，。;；0-9]{0,2}(?:比|较)[^,，。;；0-9]{0,4}(?:年|月|季度|期|底|末)的?$")
_AND_GREW = lazy(
    r"[^,，。;；0-9]{0,6}[,，]?(?:(?:同比|累计|净|共|总共|较[^,，]{1,5}|比[^,，]{1,5}))?"
    rf"(?:{MOVES}|[增涨升降跌减]幅)(?:了|达|达到|为)?"
)
_GREW = lazy(rf"(?:{MOVES})(?:了)?")
# Half a unit of the last place on each side, and a little for rounding twice.
_SLACK: Final = Decimal("1.01")
_ROUNDED: Final = Decimal("0.05")
_NOTHING: Final = Decimal(0)
_MOST_PARTS: Final = 8
# Most characters of the noun between a total's measure word and 其中.
_NOUN: Final = 16


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


_ADDITIVE: Final = frozenset((Kind.COUNT, Kind.MONEY, Kind.AREA, Kind.LENGTH, Kind.MASS, Kind.VOLUME, Kind.ENERGY))


def _adds_up(figure: Figure) -> bool:
    """Whether figures like this can be added: amounts can, prices and averages cannot."""
    return (
        figure.kind in _ADDITIVE
        and figure.role is Role.LEVEL
        and _known(figure)
        and not _MEAN.search(figure.indicator)
        and figure.per is None
    )


def _total(text: str, group: Sequence[Figure], index: int) -> Note | None:
    whole = group[index]
    return None if not _adds_up(whole) else _too_many_parts(text, group, index) or _wrong_sum(text, group, index)


def _too_many_parts(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """合计100人,其中男60人、女50人: the parts after 其中 that share the unit add up to more than the whole."""
    whole, parts = group[index], group[index + 1 : index + 1 + _MOST_PARTS]
    if len(parts) < 2 or not _SUMS.match(text, _noun_end(text, whole.phrase.end), parts[0].phrase.start):
        return None
    kept = [part for part in _listed(text, whole, parts) if part.indicator != whole.indicator]
    kept = _apart(text, kept)
    added, slack = _added(kept), _slack((whole, *kept))
    if len(kept) < 2 or added <= (whole.value or _NOTHING) + slack:
        return None
    return _sum_note(whole, kept)


def _wrong_sum(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """男60人、女50人,合计100人: the parts right before 合计 do not add up to it."""
    whole = group[index]
    if index < 2 or not _ADDED.fullmatch(text[group[index - 1].phrase.end : whole.phrase.start].strip()):
        return None
    parts = group[max(0, index - _MOST_PARTS) : index]
    if _NESTED.search(text, parts[0].phrase.end, whole.phrase.start):
        return None
    kept = _listed(text, whole, parts)
    if len(kept) != min(index, _MOST_PARTS) or abs(_added(kept) - (whole.value or _NOTHING)) <= _slack((whole, *kept)):
        return None
    return _sum_note(whole, kept)


def _noun_end(text: str, at: int) -> int:
    """Where the noun after a measure word ends: 党员100人左右,其中…; the next mark, if it is near."""
    end = at
    while end < len(text) and end - at < _NOUN and text[end] not in ",，;；:：(（。\n其包分共由":
        end += 1
    return end


def _listed(text: str, whole: Figure, parts: Sequence[Figure]) -> list[Figure]:
    """The leading parts of one list that share the whole's unit and can be added."""
    kept: list[Figure] = []
    for part in parts:
        between = text[kept[-1].phrase.end : part.phrase.start] if kept else ""
        same = part.unit == whole.unit and part.kind is whole.kind
        if not same or not _adds_up(part) or _PARTS_END.search(between):
            break
        kept.append(part)
    return kept


def _apart(text: str, parts: Sequence[Figure]) -> list[Figure]:
    """The leading parts that cannot lie within one another: those of one row, or two that are each other's rest.

    其中作物受旱1039万亩,轻旱612万亩、重旱327万亩 gives the first alone: what follows the comma may be parts of it.
    """
    kept: list[Figure] = []
    for part in parts:
        if kept and not _ROW.fullmatch(text, kept[-1].phrase.end, part.phrase.start) and not _are_rests(kept[-1], part):
            break
        kept.append(part)
    return kept


def _are_rests(one: Figure, other: Figure) -> bool:
    names = one.indicator, other.indicator
    return any((a in names[0] and b in names[1]) or (b in names[0] and a in names[1]) for a, b in _PAIRS)


def _added(parts: Sequence[Figure]) -> Decimal:
    return sum((part.value or _NOTHING for part in parts), _NOTHING)


def _slack(figures: Sequence[Figure]) -> Decimal:
    return _SLACK * sum((_step(one) for one in figures), _NOTHING) / 2


def _sum_note(whole: Figure, parts: Sequence[Figure]) -> Note:
    message = say("note-total", sum=plain(_added(parts)), unit=whole.unit, said=plain(whole.value))
    return Note(Check.TOTAL, whole.span, tuple(part.span for part in parts), message)


def _share(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """共100件,已完成30件,占50%: the share is not that of the two counts before it."""
    share = group[index]
    if share.unit != "%" or share.role is not Role.LEVEL or not _known(share) or index < 2:
        return None
    whole, part = group[index - 2], group[index - 1]
    if not _is_share_of(text[whole.phrase.end : part.phrase.start], text[part.phrase.end : share.phrase.start]):
        return None
    if not (_adds_up(whole) and _adds_up(part)) or whole.unit != part.unit or not whole.value or not part.value:
        return None
    true = part.value / whole.value * 100
    relative = _step(part) / part.value + _step(whole) / whole.value
    allowed = (_step(share) + true * relative) * _SLACK / 2 + _ROUNDED
    if true > 100 or abs(true - (share.value or _NOTHING)) <= allowed:
        return None
    message = say(
        "note-share", part=plain(part.value), whole=plain(whole.value), unit=whole.unit, share=f"{true:.2f}",
        said=plain(share.value),
    )  # fmt: skip
    return Note(Check.SHARE, share.span, (part.span, whole.span), message)


def _is_share_of(before: str, between: str) -> bool:
    """Whether the words around a part make the figure after it its share of the whole."""
    if _SHARE.fullmatch(between):
        return _WHOLE.search(before) is not None
    verb, rate = _PART_VERB.search(before), _RATE.fullmatch(between)
    return verb is not None and rate is not None and verb[1] == rate[1]


def _growth(text: str, group: Sequence[Figure], index: int) -> Note | None:
    """从41.2万元增加到60.4万元,增长30%: the growth is not that of the two levels before it."""
    growth = group[index]
    if growth.role is not Role.CHANGE or not _known(growth) or index < 2 or growth.per is not None:
        return None
    levels = _levels(text, group[index - 2], group[index - 1], growth)
    if levels is None:
        return None
    old, new = levels
    if not (_known(old) and _known(new)) or old.unit != new.unit or not old.value or not new.value:
        return None
    if old.kind is Kind.PERCENT or growth.unit not in ("%", old.unit):
        return None
    if growth.unit == "%" and _REAL.search(old.indicator + new.indicator):
        return None
    return _growth_note(old, new, growth)


def _levels(text: str, first: Figure, second: Figure, growth: Figure) -> tuple[Figure, Figure] | None:
    """The old level and the new one that a growth is between; None if the two figures before it are no such pair."""
    before = text[max(0, first.phrase.start - 16) : first.phrase.start]
    between = text[first.phrase.end : second.phrase.start]
    after = text[second.phrase.end : growth.phrase.start]
    if _FROM.search(before) and _TO.search(between) and _AND_GREW.fullmatch(after):
        return first, second
    return (second, first) if _THAN.fullmatch(between) and _GREW.fullmatch(after) else None


def _growth_note(old: Figure, new: Figure, growth: Figure) -> Note | None:
    older, newer = old.value or _NOTHING, new.value or _NOTHING
    stated = (growth.value or _NOTHING) * (-1 if growth.direction is Direction.DOWN else 1)
    if growth.unit == "%":
        true = (newer - older) / older * 100
        relative = _step(new) / abs(newer) + _step(old) / abs(older)
        allowed = (_step(growth) + (100 + abs(true)) * relative) * _SLACK / 2 + _ROUNDED
        said = f"{true:+.2f}"
    else:
        true = newer - older
        allowed = _slack((old, new, growth))
        said = f"{'+' if true > 0 else ''}{plain(true)}"
    if abs(true - stated) <= allowed:
        return None
    sign = "+" if stated > 0 else ""
    message = say(
        "note-growth", old=plain(older), new=plain(newer), unit=old.unit, true=said, of=growth.unit,
        said=f"{sign}{plain(stated)}", same=growth.unit,
    )  # fmt: skip
    return Note(Check.GROWTH, growth.span, (old.span, new.span), message)
