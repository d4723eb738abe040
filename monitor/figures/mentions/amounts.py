"""Amounts: what is told in two units as one amount of the first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from monitor.articles import Kind
from monitor.figures.members import MONEY
from monitor.figures.mentions.mention import Mention
from monitor.figures.numerals import DIGITS
from monitor.figures.patterns import lazy
from monitor.figures.units import Unit

# What the second of two units of time has in one of the first: 1年6个月, 2小时15分.
_IN_HOURS: Final = {"分": 60, "分钟": 60, "秒": 3600}
_PARTS_OF_TIME: Final = {
    "年": {"个月": 12},
    "天": {"小时": 24, "个小时": 24},
    "小时": _IN_HOURS,
    "个小时": _IN_HOURS,
    "分钟": {"秒": 60, "秒钟": 60},
    "分": {"秒": 60},
}
# 跑出十一秒七, 9秒8的成绩: a numeral by itself behind so many seconds.
_RAN = lazy(r"(?:[一二三四五六七八九零][零一二三四五六七八九]?|[0-9])(?=[,。;、!?()的]|$)")
# The tenth of an old measure: 二丈五尺, 6分8厘.
_OLD: Final = {"丈": "尺", "尺": "寸", "里": "分", "分": "厘"}
_MINUTES: Final = Unit("分", Kind.DURATION)
_SUBUNITS: Final = {"元": ("角", Decimal("0.1")), "角": ("分", Decimal("0.01"))}
_BLOCKS: Final = frozenset(("块", "元"))
_BLOCK_PARTS: Final = frozenset(("毛", "毛钱", "角"))


def amount(last: Mention, mention: Mention) -> Mention | None:
    """Two mentions that stand together as one amount: 123元1角, 4块1毛, 3年6个月; None where they are none."""
    if last.value is None or mention.value is None:
        return None
    if last.unit_name in _OLD and _OLD[last.unit_name] == mention.unit_name and mention.value < 10:
        return replace(last, end=mention.end, value=last.value + mention.value / 10, unit_end=mention.unit_end)
    if last.unit_name in _PARTS_OF_TIME:
        return _lasting(last, mention)
    if last.unit_name in _BLOCKS and mention.unit_name in _BLOCK_PARTS:
        value = last.value + mention.value / 10
        return replace(last, end=mention.end, value=value, unit=Unit(last.unit_name, MONEY), unit_end=mention.unit_end)
    if last.unit.kind is not MONEY:
        return None
    for unit, (part, factor) in _SUBUNITS.items():
        follows = last.unit_name == unit or (unit == "角" and last.unit_name == "元")
        if follows and mention.unit_name == part:
            tenth = Decimal("0.1") if last.unit_name == "角" else factor  # 8角5分
            value = last.value + mention.value * tenth
            return replace(last, end=mention.end, value=value, unit_end=mention.unit_end)
    return None


def _lasting(last: Mention, mention: Mention) -> Mention | None:
    """How long in two units, told in the first of them: 3年6个月, 2小时30分钟."""
    parts = _PARTS_OF_TIME[last.unit_name].get(mention.unit_name)
    if parts is None or last.value is None or mention.value is None or not 0 < mention.value < parts:
        return None
    value = round(last.value + mention.value / parts, 4)
    whole = value.to_integral_value()
    value = whole if value == whole else value.normalize()
    unit = _MINUTES if last.unit_name == "分" else last.unit
    return replace(last, end=mention.end, value=value, unit=unit, unit_end=mention.unit_end)


def _fraction(text: str, mention: Mention) -> str:
    """Numerals as the decimals of a number."""
    return "0." + "".join(str(DIGITS.get(char, char)) for char in text[mention.start : mention.end])


def to_hundredths(text: str, last: Mention, mention: Mention) -> Mention | None:
    """How long a race took, to the tenth or the hundredth of a second: 46秒97, 1分54秒70, 十一秒七."""
    digits = mention.end - mention.start
    if last.value is None or mention.value is None or digits not in (1, 2) or mention.form not in ("arabic", "chinese"):
        return None
    if (digits == 1 or mention.form == "chinese") and not _RAN.match(text, mention.start):
        return None
    part = Decimal(_fraction(text, mention)) / (60 if last.unit_name == "分" else 1)
    return replace(last, end=mention.end, value=round(last.value + part, 4).normalize(), unit_end=mention.end)
