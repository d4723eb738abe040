"""Lists: several numbers of which only the last has the unit of all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from monitor.articles import Kind
from monitor.figures.members import COUNT, DURATION, PERCENT
from monitor.figures.mentions.mention import Mention, mention_of
from monitor.figures.moves import MOVES
from monitor.figures.numbers import Number, of_model, shortest
from monitor.figures.patterns import WHITE, lazy
from monitor.figures.units import Unit, UnitTable

# 4.2和2.1个百分点, 0.18和下降0.21个百分点, 187、28、20倍, 4.9亿、2.7亿和0.8亿户: what measures the last of a list measures each.
_LISTED = lazy(
    rf"(?:\s?(?:、|和|及|与|以及)\s?(?:{MOVES})?-?[0-9]{{1,6}}(?:\.[0-9]{{1,4}})?(?:\s?(?:万亿|[万亿]))?(?![0-9.])){{1,24}}\s?"
)
_LAST_TIMES = lazy(r"^[^万亿]*?(?P<last>[0-9]{1,6}(?:\.[0-9]{1,4})?)\s?(?P<times>万亿|[万亿])\s?$")
# How many times the last one of a list may be that has its multiplier.
_FAR: Final = {"万": 60, "亿": 1000, "万亿": 1000}
# 突破90万甚至100万人次: what measures the one measures the other.
_EVEN = lazy(
    r"甚至(?:超过?|近|约|达到?|突破)?(?:[0-9]{1,6}(?:\.[0-9]{1,4})?(?:万亿|[万亿])?|[百千]?[万亿]|[百千])(?![0-9.])"
)
# 分别为5.13/7.02/8.98亿元: how analysts write such a list; its multiplier is that of each too.
_SLASHED = lazy(r"(?:/[-+]?[0-9]{1,6}(?:\.[0-9]{1,4})?){1,8}\s?(?P<times>[万亿]?)(?![0-9.])")
# 后置2000万+1600万像素摄像头
_ADDED = lazy(r"(?:\+[0-9]{1,5}万?){1,4}(?=像素)")
# 2025/26/27年净利润预测为9.1/10.2/11.3亿元
_BY_YEARS = lazy(r"20[0-9]{2}(?: {0,3}/(?:20)?[0-9]{2}){1,4}年|(?<![0-9])[0-9]{2}(?: {0,3}/[0-9]{2}){2,4}年")
# 预计24-26年营收40.12/46.70/53.46亿元: as many figures as years.
_OVER_YEARS = lazy(
    r"(?:20)?(?P<first>[0-9]{2}) ?[-—–~～至]{1,2} ?(?:20)?(?P<last>[0-9]{2})(?:年|[EA]|财年)[^。!?\n]{1,100}$"
)
_ROW_SO_FAR = lazy(r"(?:[-+]?[0-9][0-9.]*%?[Xx倍]?/){0,8}$")
_ROW_FROM_HERE = lazy(r"[-+]?[0-9][0-9.]*%?[Xx倍]?(?:/[-+]?[0-9][0-9.]*%?[Xx倍]?){0,8}")
# 新增技术企业、瞪羚企业、独角兽企业10/19/8家: as many figures as things.
_ROW_OF_THINGS = lazy(r"(?:^|[,。;:!?\n])(?P<things>[^,。;:!?\n0-9]{3,40})(?P<told>(?:[0-9.]+/){0,8})$")
_ROW_ON = lazy(r"[0-9.]+(?:/[0-9.]+){0,8}")
# 血压152/96毫米汞柱
_PRESSURES = lazy(r"/[0-9]{2,3}\s?(?=毫米汞柱|mmHg)")
# 整车尺寸为4840/1950/1560mm
_SIDES = lazy(r"(?:[0-9]{3,5}/){0,3}[0-9]{3,5}(?:mm|毫米)")
_MULTIPLIERS: Final = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}
# What numbers, not counts: 1、2号线.
_NAMING: Final = frozenset(("号", "级", "期", "届", "楼", "层", "栋", "路"))
_LISTING: Final = frozenset("、和及与以 ")
# 4.5×2.1米: each side has the unit of the last.
_SIZED = lazy(r"\s?[×xX*]\s?[0-9.]{1,8}(?:\s?[×xX*]\s?[0-9.]{1,8})?\s?(?=[米厘毫公mc])")
# After a number without a unit: of one of these it may have that which stands further on.
_LISTED_BY: Final = (_LISTING | {"/", "+"}) - {" "}
BEFORE_SHARED: Final = _LISTED_BY | WHITE | set("×xX*甚")
_AMOUNTS: Final = (Kind.MONEY, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.ENERGY)


def sharing(text: str, number: Number, units: UnitTable) -> Mention | None:
    """A number whose unit stands once behind several (4.5×2.1米, 4.2和2.1个百分点); None where none does."""
    at = number.after
    near = text[at]
    if near not in _LISTED_BY and (size := _SIZED.match(text, at)):
        shared, end = units.match(text, size.end())
        if shared is not None and shared.kind is Kind.LENGTH:
            return mention_of(number, shared, text[size.end() : end], at, at)
    if (
        number.form == "arabic"
        and near in _LISTING
        and not of_model(text, number.start)
        and (last := _LISTED.match(text, at))
    ):
        shared, end = units.match(text, last.end())
        if shared is not None and _shares(text, number, shared):
            return mention_of(_times_last(text, number, last[0]), shared, text[last.end() : end], at, at)
    if near == "甚" and (row := _EVEN.match(text, at)):
        shared, end = units.match(text, row.end())
        if shared is not None:
            return mention_of(_times_last(text, number, row[0]), shared, text[row.end() : end], at, at)
    if near == "+" and (row := _ADDED.match(text, at)):
        shared, end = units.match(text, row.end())
        if shared is not None and number.value is not None:
            scaled = row[0][-1] == "万" and text[at - 1] != "万"  # 1600+1300万像素
            number = replace(number, value=number.value * _MULTIPLIERS["万"]) if scaled else number
            return mention_of(number, shared, text[row.end() : end], at, at)
    if near == "/" and number.value is not None and (row := _SLASHED.match(text, at)):
        shared, end = units.match(text, row.end())
        if shared is not None and (in_turn(text, number.start) or _PRESSURES.match(text, at)):
            number = replace(number, value=number.value * _MULTIPLIERS[row["times"]])
            return mention_of(number, shared, text[row.end() : end], at, at)
    return None


def _times_last(text: str, number: Number, rest: str) -> Number:
    """A number of a list with the multiplier that stands once, behind the last: 26.6、7.8、0.6亿公斤; not 8600和1万元."""
    found = _LAST_TIMES.search(rest)
    if found is None or number.value is None or text[number.end - 1] in "万亿":
        return number
    times = _MULTIPLIERS[found["times"]]
    alike = abs(number.value) < (_FAR[found["times"]] * Decimal(found["last"]))
    return replace(number, value=shortest(number.value * times)) if alike else number


def in_turn(text: str, start: int) -> bool:
    """Whether each of the figures of a list that goes on at an offset is told of another thing or time (分别, 依次)."""
    before = text[max(0, start - 60) : start]
    if "分别" in before or "依次" in before or _BY_YEARS.search(before) is not None:
        return True
    if "/" in text[max(0, start - 1) : start + 8] and (_SIDES.match(text, start) or _is_by_year(text, start)):
        return True
    row = _ROW_OF_THINGS.search(before) if "、" in before else None
    on = _ROW_ON.match(text, start) if row else None
    if row is None or on is None:
        return False
    return row["things"].count("、") == row["told"].count("/") + on[0].count("/") > 1


def _is_by_year(text: str, start: int) -> bool:
    """Whether a row of figures with slashes, in which an offset is, has as many as the run of years that it stands under."""
    before = text[max(0, start - 120) : start]
    told = _ROW_SO_FAR.search(before)
    on = _ROW_FROM_HERE.match(text, start)
    years = _OVER_YEARS.search(before[: told.start()]) if told else None
    if told is None or on is None or years is None:
        return False
    count = told[0].count("/") + on[0].count("/")
    return count > 0 and int(years["last"]) - int(years["first"]) == count


def _shares(text: str, number: Number, unit: Unit) -> bool:
    """Whether a number takes the unit that closes its list: a measured one does, and a counted one after 分别."""
    if unit.kind is PERCENT or unit.kind is Kind.MULTIPLE or unit.kind is Kind.INDEX:
        return unit.kind is Kind.MULTIPLE or text[number.end - 1] not in "万亿"  # 达高峰(33.7万、21.3%)
    if unit.kind is DURATION or unit.name in _NAMING:
        return False
    if text[number.end - 1] in "万亿" and unit.kind in _AMOUNTS:
        return True  # 7338万和4022万元
    if unit.kind is not COUNT and ("." in text[number.start : number.end] or "/" in unit.name or "每" in unit.name):
        return True  # 零售均价为3.37、3.44、2.66元/500克, 屏幕尺寸为5.8、6.2英寸
    return in_turn(text, number.start)
