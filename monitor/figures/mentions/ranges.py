"""Ranges: two numbers as the ends of what lies between them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Final

from monitor.figures.members import PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy

_CONNECTOR = lazy(r"\s?(?:-{1,4}|—{1,2}|–|~{1,2}|至|到|—到)\s?(?:\+|零下|[百千万]分之|近|约|逾|人民币|美元|港元)?")
_CONNECTS: Final = frozenset("-—–~至到")
_SCALES: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_DIGITS = lazy(r"[0-9][0-9,.]*")
# 4955至4900元区间, told from the upper end.
_FALLING = lazy(r"\s?的?(?:区间|之间|范围|一线|一带|不等)")
# 有期徒刑三年至八个月, 罚金6000元至3000元, 三年至二年有期徒刑: the heaviest sentence of several comes first.
_SENTENCED = lazy(r"(?:徒刑|罚[金款]|拘役|缓刑|刑期|获刑|判处?|处以?|没收财产)(?:了|为|各|人民币)?$")
_OF_SENTENCES = lazy(r"(?:[多余]元)?(?:不等)?的?(?:有期徒刑|徒刑|监禁|拘役|刑期|罚[金款])")
# 距今8000—7500年
_AGO = lazy(r"距今(?:大?约|已有)?$")
# 上涨2.3美元至98.6美元 gives a change and a level, not a range.
_MOVED = lazy(r"(?:增加|减少|[上下]调|[涨跌升降增减])了?(?:约|近|逾|超过?)?\s?$")
# How many times as great what it moved to must be not to be the other end of a range; shares move to what is near less often.
_FARTHER: Final = 5
_FAR: Final = 8
# 从0到2000万的高速成长: from where to where it went.
_LEAP = lazy(r"的?[一-龥]{0,4}(?:成长|增长|跨越|飞跃|突破|转变|蜕变|提升|攀升|裂变|跃升|嬗变)")
_TIMES = lazy(r"[百千万亿]")
# 4个-6个月
_OF_TIMES: Final = frozenset(
    (("个", "个月"), ("个", "个小时"), ("个", "个百分点"), ("个", "个工作日"), ("个", "个交易日"))
)
# 六个月至三年
_MONTHS_YEARS: Final = ("个月", "年")
_MONTHS: Final = 12


# 同比下降87.2%-84.9%, 预计亏损5亿元-3亿元: how much less is foreseen, from the worst on.
_LOST = lazy(r"(?:下降|下滑|减少|降低|下跌|减亏|[预净续首]亏|亏损)(?:金额|幅度)?[约为:]?\s?$")
_DASHES: Final = frozenset(("-", "--", "—", "——", "–", "~", "～"))


def range_of(text: str, last: Mention, mention: Mention) -> Mention | None:
    """Two mentions as the range from one to the other: 15至20万, 两、三千, 2-3级; None where they are none."""
    if last.value is None or mention.value is None:
        return None
    between = text[last.unit_end : mention.start]
    if not last.unit_name and text[last.start - 1 : last.start].isascii() and text[last.start - 1].isalpha():
        return None  # R001至1.45%
    if between == "、":
        scale = 1 if _neighbours(last, mention) else _next_thousand(text, last, mention)
        low = last.value * scale
        return replace(mention, start=last.start, value=None, low=low, high=mention.value) if scale else None
    if between.strip()[:1] not in _CONNECTS or not _CONNECTOR.fullmatch(between) or not _alike(last, mention):
        return None
    if "到" in between and text[last.start - 1 : last.start] in ("从", "由"):
        moves = last.unit_name or (not mention.unit_name and text[last.end - 1] in "万亿")  # 从1万亿到4万亿仅用2年
        moves = moves or _LEAP.match(text, mention.unit_end) is not None
        if moves:
            return None
    units = (last.unit_name, mention.unit_name)
    if units in (_MONTHS_YEARS, _MONTHS_YEARS[::-1]):
        last, mention = _in_years(last, mention), _in_years(mention, last)
    low, high = _scaled(text, last, mention), mention.value or Decimal(0)
    moved = _MOVED.search(text, last.start - 6, last.start)
    if moved and last.unit_name and high > (_FAR if last.unit.kind is PERCENT else _FARTHER) * low:
        return None
    if high < low < 0:
        low, high = high, low
    if low > high > 0 and _falls(text, last, mention):
        low, high = high, low
    if low >= high:
        return None
    unit_name = mention.unit_name or last.unit_name
    unit = mention.unit if mention.unit_name else last.unit
    return Mention(
        last.start, mention.end, None, low, high, mention.form, "",
        unit, unit_name, mention.unit_start, mention.unit_end,
    )  # fmt: skip


def _falls(text: str, last: Mention, mention: Mention) -> bool:
    """Whether a range is told from its upper end: 4955至4900元区间, 罚金6000元至3000元, 距今8000—7500年."""
    if any(found.match(text, mention.unit_end) for found in (_FALLING, _OF_SENTENCES)):
        return True
    dashed = text[last.unit_end : mention.start].strip() in _DASHES and last.unit_name == mention.unit_name
    if dashed and _LOST.search(text, max(last.start - 8, 0), last.start):
        return True
    return any(found.search(text, max(last.start - 8, 0), last.start) for found in (_SENTENCED, _AGO))


def _neighbours(last: Mention, mention: Mention) -> bool:
    """2、3级, 400、500元: two neighbouring round numbers of which only the second has the unit."""
    if last.unit_name or not mention.unit_name or last.value is None or mention.value is None:
        return False
    length = last.end - last.start
    if length > 1:
        step = 10 ** (length - 1)
        return mention.value == last.value + step and last.value % step == 0 and mention.end - mention.start == length
    return mention.value == last.value + 1 and mention.end - mention.start == 1


def _next_thousand(text: str, last: Mention, mention: Mention) -> int:
    """Of what two neighbouring numerals are told (两、三千, 7、8万): the thousand; 0 where they are none."""
    scale = _SCALES.get(text[mention.start + 1 : mention.end], 0)
    if not scale or last.unit_name or last.form != mention.form or last.end - last.start != 1:
        return 0
    return scale if mention.value == ((last.value or 0) + 1) * scale else 0


def _alike(last: Mention, mention: Mention) -> bool:
    if not last.unit_name or (last.form == "per" and not mention.unit_name):
        return True
    units = (last.unit_name, mention.unit_name)
    return (
        last.unit_name == mention.unit_name
        or units in (_MONTHS_YEARS, _MONTHS_YEARS[::-1])
        or (mention.has_unit and (mention.unit_name.startswith(last.unit_name + "/") or units in _OF_TIMES))
    )


def _in_years(mention: Mention, other: Mention) -> Mention:
    """A mention of months as one of years, which the other end of the range is told in: 六个月至三年."""
    if mention.unit_name != _MONTHS_YEARS[0] or mention.value is None:
        return mention
    value = round(mention.value / _MONTHS, 4).normalize()
    return replace(mention, value=value, unit=other.unit, unit_name=other.unit_name)


def _scaled(text: str, last: Mention, mention: Mention) -> Decimal:
    """The lower end; `15` of `15至20万` is read as 15万, `8000` of `8000至1万` as it stands."""
    low = last.value or Decimal(0)
    if mention.unit_name == "%" and not last.unit_name and text[mention.end : mention.end + 1] == "成":
        return low * 10  # 3至5成
    times = _TIMES.search(text, mention.start, mention.end)
    digits = _DIGITS.match(text, mention.start)
    if last.form == mention.form == "chinese" and not last.unit_name and last.end - last.start == 1:
        return _of_same_scale(text, low, mention)
    if (
        last.unit_name
        or times is None
        or digits is None
        or _TIMES.search(text, last.start, last.end)
        or not mention.value
    ):
        return low
    mantissa = Decimal(digits[0].replace(",", "").rstrip("."))
    return low * mention.value / mantissa if low < mantissa else low


def _of_same_scale(text: str, low: Decimal, mention: Mention) -> Decimal:
    """The lower of two ends of which only the upper one tells its scale: 三到四万."""
    scale = _SCALES.get(text[mention.end - 1], 1)
    several = mention.end - mention.start == 2 and mention.value is not None and low < mention.value / scale < 10
    return low * scale if several else low
