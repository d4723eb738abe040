"""Reading: the mentions of a text, those that belong together as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeAlias

from monitor.articles import Span
from monitor.figures.members import COUNT, DURATION, MONEY, PERCENT
from monitor.figures.mentions.amounts import amount, to_hundredths
from monitor.figures.mentions.brackets import AFTER_BRACKETED, BEFORE_BRACKETED, in_bracket, in_noted_row
from monitor.figures.mentions.lists import BEFORE_SHARED, sharing
from monitor.figures.mentions.mention import Mention, mention_of
from monitor.figures.mentions.parts import extended
from monitor.figures.mentions.ranges import range_of
from monitor.figures.mentions.signs import BEFORE_SIGNED, SIGNS, signed, stands_after
from monitor.figures.moves import MOVES
from monitor.figures.numbers import Number, numbers
from monitor.figures.patterns import WHITE, lazy
from monitor.figures.units import Unit, UnitTable

# What may stand in parts behind a unit, by the unit or by the character after it: 4块8, 两年半, 3年多.
_PARTED: Final = frozenset(("倍", "米", "块", "毛", "亩"))
_PART_AFTER: Final = frozenset("半多人")
_ANDS: Final = frozenset(("、", "和", "及", "与", "以及"))
_SPREADS: Final = frozenset("± ")
_NEAR: Final = 5  # characters that may stand between the two ends of a range
_MORE_POINTS: Final = "多百分点"  # 2个多百分点
# 1.3个、0.6个和1.5个百分点, 上升1.3个和下降0.6个百分点: the first have the unit of the last.
_POINTS_AFTER = lazy(
    rf"(?:(?:和|、|及|与|或|至|到)(?:{MOVES}|[高低快慢])?[0-9.]{{1,6}}个){{0,6}}?(?:和|、|及|与|或|至|到)(?:{MOVES}|[高低快慢])?[0-9.]{{1,6}}(个(?:[百千]分点|基点|点))"
)
# 共建成97个点, 三个点已建成, 扑出3个点球: places and the like, and no percentage points.
_SET_UP = lazy(r"(?:建[成立设]?|设立?|布设|布|选定|选)了?$")
_PLACED = lazy(
    r"(?:已[于经]?|全部|均已?)?(?:去年|今年|[0-9]{4}年)?(?:全部|陆续)?(?:建成|投入使用|投用|开放|验收)|[球源]"
)
# 3个亿, 7个多亿, and no 3个亿元村.
_GREAT = lazy(r"(?P<more>多)?亿(?![元美港吨斤级千])")
_SHARES: Final = frozenset(("fraction", "half"))  # forms of a number that tell a part of one
_OF_ONE: Final = _SHARES | {"slash"}
# 3大袋大米, 两小块地: how large the measure is that it is counted by, but 两大车企, 5大片区.
_SIZES: Final = frozenset("大小整满")
_SIZED = lazy(
    r"[大小整满](?:[袋筐桶担捆瓶罐盒碗杯盆缸坛壶篓篮锅]|箱(?!梁|体|包)|车(?![企间辆型险站道展厂])|包(?![装括含厢围裹])|块(?![头状])|片(?![区面段])|堆(?!场)|群(?![体岛众落])|串(?!联)|船(?![企厂舶])|卷(?!烟))(?=[一-龥,。;、])(?![^,。;、]?(?:内容|任务|工作|问题|部分))"
)
_NOT_AHEAD: Final = frozenset((COUNT, DURATION))  # what begins the next line or cell measures nothing here
_GAP = lazy(r"[ \t]{0,2}\n?[ \t]{0,2}")
_CURRENCIES: Final = r"美元|港元|港币|欧元|英镑|日元|[$¥€£]"
_CURRENCY_BEFORE = lazy(rf"(?:{_CURRENCIES})\s?$")
_CURRENCY_ENDS: Final = frozenset("元币镑$¥€£")
_AROUND_NOTES: Final = frozenset("()")
_BEFORE_PRICED: Final = _CURRENCY_ENDS | WHITE
NO_UNIT: Final = Unit("", COUNT)
_SHARE: Final = Unit("", PERCENT)


# The two ends of the range that was read last.
Ends: TypeAlias = tuple[Mention, Mention] | None


@dataclass(frozen=True, slots=True)
class Aside:
    """Where the numbers stand that are no mentions: those inside times, and each 一 that is an article."""

    dated: list[Span] = field(default_factory=list)
    articles: list[Span] = field(default_factory=list)


def mentions(folded: str, units: UnitTable, times: Sequence[Span], aside: Aside | None = None) -> list[Mention]:
    """The mentions of a folded text in order; what is left out of them is added to `aside` if it is given."""
    found: list[Mention] = []
    last: Mention | None = None
    ends: Ends = None
    end = before = 0
    for number in numbers(folded, times, aside=aside is not None):
        if number.start < end:
            continue
        if aside is not None and number.form in ("time", "article"):
            places = aside.dated if number.form == "time" else aside.articles
            places.append(Span(number.start, number.end))
            end = number.after
            continue
        mention = _with_unit(folded, number, units, before)
        if last is not None and last.form == "per" and folded[before : mention.start] in _ANDS:
            mention = _of_hundred(last, mention)
        end = mention.unit_end
        if (
            last is not None
            and before <= mention.start <= before + _NEAR
            and (joined := _joined(folded, ends[1] if ends and mention.start < before + 2 else last, mention))
        ):
            found[-1] = joined
            if joined.low is not None:
                ends = (last, mention)
            elif joined.unit.kind is DURATION and _lasting_range(folded, found, ends):
                ends = None
            mention = found[-1]
        else:
            found.append(mention)
            ends = None
        last = mention
        before = mention.unit_end
    return found


def _of_hundred(last: Mention, mention: Mention) -> Mention:
    """A numeral that goes on with a list of shares whose 百分之 stands before the first: 百分之十七点九、二十点五和十五点七."""
    if mention.unit_name or last.unit_name != "%" or mention.form != "chinese" or mention.value is None:
        return mention
    return replace(mention, form="per", unit=last.unit, unit_name=last.unit_name)


def _lasting_range(text: str, found: list[Mention], ends: Ends) -> bool:
    """Whether the last mention, told in two units, closes a range with the one before: 四年六个月至两年八个月不等.

    `found` then has the range in place of both; `ends` are those of the range that the first of the two units made already.
    """
    first = ends[0] if ends else found[-2] if len(found) > 1 else None
    closing = found[-1]
    if first is None or closing.unit.kind is not DURATION or closing.start - first.unit_end > _NEAR:
        return False
    wider = range_of(text, first, closing)
    if wider is None:
        return False
    found[-1 if ends else -2 :] = [wider]
    return True


def _joined(text: str, last: Mention, mention: Mention) -> Mention | None:
    """Two mentions as one where they are a range or one amount (123元1角1分); None where they are not."""
    if text[last.unit_end] in _SPREADS and text[last.unit_end : mention.start].strip() == "±":
        end = mention.unit_end  # 56.2±8.1岁: by how much it varies is no figure of its own
        return replace(
            last if last.unit_name else replace(mention, value=last.value, end=last.end), start=last.start, unit_end=end
        )
    if mention.start == last.unit_end and not mention.unit_name and text[last.unit_end - 1] == "秒":
        return to_hundredths(text, last, mention)
    if mention.start == last.unit_end or text[last.unit_end : mention.start] == "零":
        return amount(last, mention)  # 3年6个月, 四年零六个月
    return range_of(text, last, mention)


def _with_unit(text: str, number: Number, units: UnitTable, before: int) -> Mention:
    """The number with its sign and with the unit that stands at it, or behind the list that it is in."""
    start = number.start
    if start and text[start - 1] in BEFORE_SIGNED and stands_after(text, start, SIGNS):
        number = signed(text, number, before)
    at, form = number.after, number.form
    if number.unit:
        return mention_of(number, units.get(number.unit) or Unit(number.unit, PERCENT), number.unit, at, at)
    if form in _SHARES and number.end - number.start != 1:
        return mention_of(replace(number, form="fraction"), _SHARE, "", at, at)
    following = text[at : at + 1]
    gap = _GAP.match(text, at) if following in WHITE else None
    unit_start = gap.end() if gap else at
    found, unit_end = units.match(text, unit_start)
    if found is None and following in _SIZES and _SIZED.match(text, at):
        found, unit_end = units.match(text, at + 1)
        unit_start = at + 1
    if found is None:
        return _with_unit_apart(text, number, units) or _without_unit(text, number)
    if gap and found.kind in _NOT_AHEAD and ("\n" in gap[0] or "\t" in gap[0]):
        return _without_unit(text, number)
    name = text[unit_start:unit_end]
    if name == "个" and (points := _POINTS_AFTER.match(text, unit_end)):
        name, found = points[1], units.get(points[1]) or found
    elif name == "个" and number.value is not None and (great := _GREAT.match(text, unit_end)):
        more = "多" if great["more"] else number.vague
        number = replace(
            number, value=number.value * 10**8, end=great.end(), after=great.end(), vague=more, form="arabic"
        )
        return _without_unit(text, number)  # 7个多亿
    elif name == "个点" and (
        _PLACED.match(text, unit_end) or _SET_UP.search(text, max(number.start - 8, 0), number.start)
    ):
        name, found, unit_end = "个", units.get("个") or found, unit_end - 1  # 共建成97个点
    elif name == "个" and text.startswith(_MORE_POINTS, unit_end):
        name, number, unit_end = "个百分点", replace(number, vague="多"), unit_end + len(_MORE_POINTS)  # 2个多百分点
        found = units.get(name) or found
    mention = Mention(
        number.start, number.end, number.value, number.low, number.high, form, number.vague,
        found, name, unit_start, unit_end,
    )  # fmt: skip
    if name in _PARTED or text[unit_end : unit_end + 1] in _PART_AFTER:
        return extended(text, mention, units)
    return mention


def _with_unit_apart(text: str, number: Number, units: UnitTable) -> Mention | None:
    """The number with the unit of the list that it is in, or that in a bracket; None where it has none."""
    following = text[number.after : number.after + 1]
    shared = sharing(text, number, units) if following in BEFORE_SHARED else None
    if shared is None and (following in BEFORE_BRACKETED or text[number.start - 1] in AFTER_BRACKETED):
        shared = in_bracket(text, number, units)
    if shared is None and following in _AROUND_NOTES:
        return in_noted_row(text, number, units)
    return shared


def _without_unit(text: str, number: Number) -> Mention:
    at, start = number.after, number.start
    if number.form in _OF_ONE:
        return mention_of(number, _SHARE, "", at, at)
    if (
        text[start - 1] in _BEFORE_PRICED
        and stands_after(text, start, _CURRENCY_ENDS)
        and (currency := _CURRENCY_BEFORE.search(text, start - 4, start))
    ):
        name = currency[0].strip()
        return mention_of(number, Unit(name, MONEY), name, at, at)
    return mention_of(number, NO_UNIT, "", at, at)
