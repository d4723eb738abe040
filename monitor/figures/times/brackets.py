"""Brackets: whether days in brackets are those of the time before them (11月第二周(6日至12日))."""

from __future__ import annotations

from typing import Final

from monitor.figures.edtf import DAY, Period
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time

_WEEK: Final = 7
# 正月初八(25日)铁路发送旅客486.6万人次.
_DAY = lazy(
    r"(?:[正腊]月|大年)?(?:初[一二三四五六七八九十]|十[一二三四五六七八九]|除夕|廿[一二三四五六七八九]|三十)$|(?:周|星期)[一二三四五六日天]$|[当昨今][日天]$"
)
_ONE_DAY = lazy(
    r"[（(](?:(?:农历)?(?:[正腊冬]月|大年)?(?:初|廿|卅|二?十)?[一二三四五六七八九十]{1,2}|除夕|(?:周|星期|礼拜)[一二三四五六日天])[）)]"
)
# “双11”期间(10月21日至11月11日): a day by which a season of some weeks is called.
_SALES: Final = ("11”期间", "双11期间", "11”大促", "双11大促", "双十一期间", "双十一”期间", "618期间", "618”期间")
_NEAR: Final = 3
_SALE_WITHIN: Final = 8  # 2022年618期间(5月30日—6月19日)
_DAY_WITHIN: Final = 5  # characters that it has at most, with a line's end


def says(text: str, time: Time, before: Period, part: Period | None, bracket: int) -> bool:
    """Whether days in brackets are those of the time before; of a holiday they may be more than its days off."""
    if runs(before) and _ONE_DAY.match(text, bracket):
        return False  # 2月18日(初一)至2月24日(初七)
    gap = bracket - time.span.end
    sale = text.endswith(_SALES, 0, bracket)
    longer = sale or text.endswith(("假期", "长假", "假日"), 0, time.span.end)
    if gap > (_SALE_WITHIN if sale else _NEAR) or not longer:
        return gap <= 1 and (_holds(before, part) or _says_day(before, part))
    if part is None or not (before.first and before.last and part.first and part.last):
        return False
    return part.first <= before.last and before.first <= part.last


def same_days(one: Period, other: Period | None) -> bool:
    """Whether two periods are of the same days, however they are told."""
    return other is not None and one.first is not None and (one.first, one.last) == (other.first, other.last)


def runs(period: Period | None) -> bool:
    """Whether it is some days that follow each other."""
    return period is not None and period.unit is DAY and not period.is_point and bool(period.start and period.end)


def names_day(text: str, end: int) -> bool:
    """Whether the words that end there name a day."""
    return _DAY.search(text, max(0, end - _DAY_WITHIN), end) is not None


def _says_day(day: Period, date: Period | None) -> bool:
    """Whether a date says which day is meant, as where it is another one than here: 周三(10月30日), told from abroad."""
    if date is None or not (day.is_point and date.is_point and day.unit is date.unit is DAY):
        return False
    return bool(day.first and date.first) and abs((day.first - date.first).days) < _WEEK  # type: ignore[operator]


def _holds(whole: Period, part: Period | None) -> bool:
    """Whether a period in brackets says more exactly which days the one before it means: 11月第二周（6日至12日）."""
    if part is None or not (whole.first and whole.last and part.first and part.last):
        return False
    return whole.first <= part.first and part.last <= whole.last
