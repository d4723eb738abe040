"""What holidays are followed from year to year: each with itself, whatever its days were."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from monitor.figures.patterns import lazy
from monitor.figures.times.holidays import DAYS_OFF, holiday_of

# In the order of a year's days off; 中秋国庆 are one where they meet.
_NAMES = ("元旦", "春节", "清明", "五一", "端午", "中秋", "国庆")
_NAMED = lazy(
    r"(?P<name>元旦|春节|清明|五一|劳动节|端午|国庆|中秋)[”’」]?(?:节日?)?[”’」]?(?:假期|小?长假|黄金周|假日|[三五七八3-8]天)"
)
# How long after its last day a holiday is news, and in how many characters news says which it is on.
_NEWS, _OPENING = dt.timedelta(days=10), 200


def told_of(text: str, published: dt.date) -> str | None:
    """The days (EDTF) of the holiday that news is on by its opening; None for any other text.

    >>> told_of("松山市“五一”假期接待游客5万人次", dt.date(2023, 5, 4)), told_of("五一假期将至", dt.date(2023, 8, 1))
    ('2023-04-29/2023-05-03', None)
    """
    if not (named := _NAMED.search(text, 0, _OPENING)):
        return None
    # 中秋国庆假期: the last of those named together.
    days = holiday_of(named["name"], published.year)
    if days is None or days.first is None or days.last is None or days.is_point:
        return None
    return str(days) if days.first <= published <= days.last + _NEWS else None


@lru_cache(maxsize=4096)
def named(period: str | None) -> str:
    """The holiday whose days off a period is; empty for any other period.

    >>> named("2023-09-29/2023-10-06"), named("2023-10-01/2023-10-03"), named(None)
    ('国庆', '', '')
    """
    if not period or "/" not in period:
        return ""
    year = period.rpartition("/")[2][:4]
    if not year.isdigit() or int(year) not in DAYS_OFF:
        return ""
    return next((name for name in reversed(_NAMES) if str(holiday_of(name, int(year))) == period), "")
