"""What the figures of an article tell of one another: rows of two things, and a total beside its part."""

from __future__ import annotations

from dataclasses import replace

from monitor.figures.patterns import lazy
from monitor.series.points import Aspect, Keyed

_CLAUSE = lazy(r"[，,。；;：:\s]")
# The revenue of a place's own; with what goes on to the nation it is more: 财政收入38亿元，其中地方级收入26亿元.
REVENUE, _LOCAL = "一般公共预算收入", lazy(r"地方|预算")
# Most articles tell only of this one.
_LEFT_OUT = "(不含农户)"
# What may be either.
ANY_REVENUE = "财政收入"
# 一季度、上半年、全年分别增长3%、3.4%、4.5%: of one thing at several times.
_OF_TIMES = lazy(r"(?:季度|半年|全年|月份?|\d年)分别")
_TAKING, _ROW_LENGTH = (Aspect.RATE.value, Aspect.AMOUNT.value, Aspect.RANK.value), 8
# 国内航线 with what it carries, which only the level's unit tells.
_FULLER = lazy(r"客运量|货运量|旅客周转量|货运周转量")
# What lies between the starts of two figures of a row, and the places that its members are told by.
_ROW, _NUMBER_IN_ROW = lazy(r"[\d.]+[^\d，,。；;]{0,8}?[、和及与]"), lazy(r"\(\d\)$")


def told_apart(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures of an article, in the order of its text, with those told apart that only it can tell apart."""
    return _noted(_totals(_numbered(_named(found))))


def _noted(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures with what a note leaves out (固定资产投资（不含农户）) named without it where their article tells no whole beside."""
    keys = {one.key for one in found}
    return [
        replace(one, key=bare)
        if one.key.name.endswith(_LEFT_OUT)
        and (bare := replace(one.key, name=one.key.name.removesuffix(_LEFT_OUT))) not in keys
        else one
        for one in found
    ]


def _named(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures, with changes and ranks by the fuller name of the level that their sentence told of in the same words."""
    for index in range(1, len(found)):
        one = found[index]
        if one.key.aspect not in _TAKING:
            continue
        for other in reversed(found[max(0, index - _ROW_LENGTH) : index]):
            if other.source.figure.sentence != one.source.figure.sentence:
                break
            name = other.key.name
            if (
                other.source.figure.indicator == one.source.figure.indicator
                and other.key.aspect == Aspect.LEVEL
                and (one.key.aspect == Aspect.RANK or _FULLER.fullmatch(name.removeprefix(one.key.name)))
            ):
                found[index] = replace(one, key=replace(one.key, name=name))
                break
    return found


def _totals(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures with 财政收入 told as the total that it is where its article tells what of it is local beside."""
    told = [one for one in found if one.key.name in (REVENUE, ANY_REVENUE)]
    local = [one for one in told if _LOCAL.search(one.source.figure.indicator)]
    if not local:
        return found
    if len(local) == len(told):
        return _wholes(found)
    total = {
        one.source.figure.indicator
        for one in told
        for part in local
        if replace(one.key, name=part.key.name) == part.key and one.period == part.period and _is_more(one, part)
    }
    return [
        replace(one, key=replace(one.key, name="财政总收入"))
        if one.key.name in (REVENUE, ANY_REVENUE) and one.source.figure.indicator in total
        else one
        for one in found
    ]


def _wholes(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures with a revenue as the total that it is where its sentence tells a part of it by the same name (其中地方财政收入)."""
    for index in range(1, len(found)):
        one, part = found[index - 1], found[index]
        if one.key.name not in (REVENUE, ANY_REVENUE) or one.key != part.key or one.period != part.period:
            continue
        if one.source.figure.sentence == part.source.figure.sentence and _is_more(one, part) and _is_part(one, part):
            found[index - 1] = replace(one, key=replace(one.key, name="财政总收入"))
    return found


def _is_part(one: Keyed, part: Keyed) -> bool:
    """Whether 其中 and another name stand between a figure and the next."""
    between = part.source.sentence[one.source.offset : part.source.offset]
    return "其中" in between and one.source.figure.indicator != part.source.figure.indicator


def _is_more(one: Keyed, other: Keyed) -> bool:
    """Whether a figure's level is above another's."""
    whole, part = one.source.figure.value, other.source.figure.value
    return one.key.aspect == Aspect.LEVEL and whole is not None and part is not None and whole > part


def _numbered(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures, with those of one row that nothing tells apart (国家铁路…分别增长10.7%和8.0%) told by their places."""
    row = 1
    for index in range(1, len(found)):
        one, other = found[index - 1], found[index]
        row = row + 1 if _are_of_row(one, other) else 1
        if row == 2:
            found[index - 1] = replace(one, key=replace(one.key, name=f"{one.key.name}(1)"))
        if row > 1:
            found[index] = replace(other, key=replace(other.key, name=f"{other.key.name}({row})"))
    return found


def _are_of_row(one: Keyed, other: Keyed) -> bool:
    """Whether two figures of one name and period stand in a row after 分别, so that they are of two things."""
    if one.period != other.period or one.source.figure.sentence != other.source.figure.sentence:
        return False
    name = _NUMBER_IN_ROW.sub("", one.key.name)
    if name != other.key.name or replace(one.key, name=name) != other.key:
        return False
    between = other.source.sentence[one.source.offset : other.source.offset]
    clause = _CLAUSE.split(one.source.lead)[-1]
    return _ROW.fullmatch(between) is not None and "分别" in clause and not _OF_TIMES.search(clause)
