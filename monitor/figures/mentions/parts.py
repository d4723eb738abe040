"""Parts: tenths, a half, a 多 or whose money it is, behind a unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from monitor.figures.members import DURATION, MONEY
from monitor.figures.mentions.mention import Mention
from monitor.figures.numerals import DIGITS
from monitor.figures.patterns import lazy
from monitor.figures.units import Unit, UnitTable
from monitor.wordlists import word_set

_TENTH = lazy(r"([0-9]{1,2})(?![0-9.,%年月日万亿千百米厘个])")
_TENTH_WORD = lazy(
    r"[一二三四五六七八九](?=一[公斤个只盒瓶袋份张碗杯枚条把])|(?!一(?:[公市]?斤|[个只盒瓶袋份张碗杯枚条把]))[一二三四五六七八九](?![〇零一二三四五六七八九十百千万亿个名位人米年月日级条层号毛角])"
)
# 收入急升一倍七
_TENTH_OF_TIMES = lazy(r"[一二三四五六七八九](?=$|[,。;、!?)”]|有|至|多)")
# 三亩五分地, 5亩3分田
_TENTH_OF_MU = lazy(
    r"([一二两三四五六七八九1-9])分(?:[田地](?![块里头])|(?=\s?(?:[的左多茶果菜林稻麦鱼水旱荒山,。;、!?)”]|$)))"
)
_OURS: Final = "人民币"
_HALF = lazy(r"半(?!数|年度|径|导|程|途|成|壁|球|个|天|夜|山|岛)")
_HALF_UNITS: Final = frozenset(
    ("年", "倍", "番", "吨", "公斤", "周", "尺", "里", "斤", "天", "岁", "公里", "小时", "亩", "个", "分")
)
# 快了5分半钟, 用时3分半; 3分半决赛 is none.
_HALF_MINUTE = lazy(r"半(?:钟|(?=[,。;、!?)”]|$))")
_MINUTES: Final = Unit("分", DURATION)
_MORE_AFTER = lazy(r"多(?!种|晶硅|样|元|边|次|方|数|人|家|个|名|项|年生|于|达|[出收花付赚挣卖产增销])")
_MORE_UNITS: Final = word_set("块 年 公里 小时 米 元 倍 番 斤 亩 公斤 吨 里 天 个月 岁 分钟 % 周 年多 块钱 个小时")
# 4块8, 4块1毛, 从2块5涨到4块2.
_TENTH_OF_BLOCK = lazy(r"[0-9](?=\s?(?:$|[,。;、!?)”’了一涨降跌升到至左多的之以]))")


def extended(text: str, mention: Mention, units: UnitTable) -> Mention:
    """With what follows the unit and belongs to it: tenths, a half, a 多 or a 人民币."""
    return (
        _with_tenths(text, mention)
        or _with_land(text, mention)
        or _with_half(text, mention, units)
        or _with_more(text, mention, units)
        or _with_currency(text, mention)
        or mention
    )


def _with_tenths(text: str, mention: Mention) -> Mention | None:
    """With the digits after metres and yuan that are parts of one: 1米85, 4块8, 三块五, 一毛八."""
    end, name, value = mention.unit_end, mention.unit_name, mention.value
    if name not in ("米", "块", "毛", "倍") or value is None:
        return None
    if mention.form == "chinese" and (word := (_TENTH_OF_TIMES if name == "倍" else _TENTH_WORD).match(text, end)):
        value, end = value + Decimal(DIGITS[word[0]]) / 10, word.end()
    elif name != "倍" and (digits := (_TENTH if name == "米" else _TENTH_OF_BLOCK).match(text, end)):
        value, end = value + Decimal(digits[0]) / 10 ** len(digits[0]), digits.end()
    else:
        return None
    unit = mention.unit if name in ("米", "倍") else Unit(name, MONEY)
    return replace(mention, value=value, unit=unit, end=end, unit_end=end)


def _with_land(text: str, mention: Mention) -> Mention | None:
    """With the tenths of a 亩 behind it: 三亩五分地."""
    if mention.unit_name != "亩" or mention.value is None:
        return None
    tenths = _TENTH_OF_MU.match(text, mention.unit_end)
    if not tenths:
        return None
    value = mention.value + Decimal(DIGITS.get(tenths[1], tenths[1])) / 10
    return replace(mention, value=value, end=tenths.end(1) + 1, unit_end=tenths.end())


def _with_half(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """With a half after the unit: 两年半, 三个半小时."""
    end, name, value = mention.unit_end, mention.unit_name, mention.value
    if not text.startswith("半", end) or value is None or name not in _HALF_UNITS:
        return None
    value += Decimal("0.5")
    if name == "分":
        minutes = _HALF_MINUTE.match(text, end)
        return replace(mention, value=value, unit=_MINUTES, unit_end=minutes.end()) if minutes else None
    if name != "个":
        return replace(mention, value=value, unit_end=end + 1) if _HALF.match(text, end) else None
    timed = _of_time(text, mention, units)
    return replace(timed, value=value) if timed else None


def _with_more(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """With a 多 after the unit: 3年多, 两个多月."""
    end, name = mention.unit_end, mention.unit_name
    if not text.startswith("多", end):
        return None
    if name == "个":
        timed = _of_time(text, mention, units)
        return replace(timed, vague="多") if timed else None
    if name == "块" and text.startswith("钱", end + 1):
        return replace(mention, unit=Unit(name, MONEY), vague=mention.vague or "多", unit_end=end + 2)
    more = name in _MORE_UNITS and _MORE_AFTER.match(text, end)
    return replace(mention, vague=mention.vague or "多", unit_end=end + 1) if more else None


def _with_currency(text: str, mention: Mention) -> Mention | None:
    """With whose money it is, which changes nothing: 18.6亿元人民币."""
    if mention.unit_name != "元" or not text.startswith(_OURS, mention.unit_end):
        return None
    return replace(mention, unit_end=mention.unit_end + len(_OURS))


def _of_time(text: str, mention: Mention, units: UnitTable) -> Mention | None:
    """A mention of so many 个 with the unit of time that follows the character after that; None if none follows."""
    unit, end = units.match(text, mention.unit_end + 1)
    if unit is None or unit.kind is not DURATION:
        return None
    name = f"个{unit.name}" if f"个{unit.name}" in units.rows else unit.name
    return replace(mention, unit=unit, unit_name=name, unit_end=end)
