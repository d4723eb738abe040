"""Origins: from which time something moves on, and where it comes to the time that it moves to (由2010年的8%提高到15%)."""

from __future__ import annotations

from typing import Final

from monitor.figures.edtf import Period
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time

_ORIGIN = lazy(r"(?:由|从|自|继)其? ?$")
_DECADES: Final = ("年代", "年代初", "年代中期", "年代末")
_WEEKS: Final = ("周", "旬", "星期")
_GOAL = lazy(
    r"[增提上下降减升跌涨][^，,；;。\d]{0,4}?\d[\d.．]*(?:[%％]|个百分点|个基点)[，,]?[到至](?=[\d约近超])|(?<=[家个户人名元台辆吨亩座间所%％])[到至](?=[\d约近万千百])|[增提上下降减扩升跌涨回缩变转调跃攀发优拉压放滑恢][^，,；;。\d]{0,4}?[到至为成]"
)
# 从2020年15%的峰值萎缩至7.6%,上半年…: what follows is of another year, where no other time is come to.
_MOVED_ON = lazy(
    r"(?:[年月底末初的]|\d{1,2}月)*[^，,；;。\n\d]{0,8}\d(?:[\d.．]|[,，](?=\d{3}(?!\d)))*[^，,；;。\n\d]{1,16}[至到为](?:(?:了|约|近|超过?)?\d(?:[\d.．]|[,，](?=\d{3}(?!\d)))*(?![\d.．]|年|月|日|个?季|个月)[^，,；;。\n\d]{0,8}[，,；;]|零)"
)
# 从30日2时至18时,…: of the hours from one to the other.
_FROM_HOUR = lazy(r"[时点分] ?[至到—-]")


def is_origin(text: str, time: Time, sentence_end: int) -> bool:
    """Whether a time says from where something moves on to another: 从1997年的…增加到2002年的…"""
    if (
        time.since
        or (
            time.period
            and time.period.start
            and not time.period.is_point
            and not text.endswith(_DECADES, time.span.start, time.span.end)
            and not (
                text.endswith(("半年", "同期"), time.span.start, time.span.end) and not _runs_over_years(time.period)
            )
            and not text.endswith(_WEEKS, time.span.start, time.span.end)
            and not text.startswith("分别", time.span.end)
        )
        or not _ORIGIN.search(text, time.span.start - 2, time.span.start)
        or _FROM_HOUR.search(text, time.span.start, time.span.end)
    ):
        return False
    return bool(_GOAL.search(text, time.span.end, min(sentence_end, time.span.end + 60)))


def _runs_over_years(period: Period) -> bool:
    """Whether a period runs from one year to another: 1999年到今年上半年."""
    return period.start is not None and period.end is not None and period.start.year != period.end.year


def moves_on(text: str, start: int, end: int) -> bool:
    """Whether a year is no more than that from which something moved on to what it is now: 从2020年的15%萎缩至7.6%,上半年…"""
    if text[start - 1 : start] not in ("从", "由", "自"):
        return False
    return _MOVED_ON.match(text, end) is not None


def is_former(text: str, time: Time, sentence_end: int) -> bool:
    """Whether a time that is not known says from where something moves on: 由此前的4.1%升至4.4%."""
    start, end = time.span.start, time.span.end
    if text[end : end + 1] != "的" or not _ORIGIN.search(text, start - 2, start):
        return False
    return _GOAL.search(text, end, min(sentence_end, end + 60)) is not None


def find_goal(text: str, start: int, end: int) -> int | None:
    """Where the words stand there that lead to what something has come to; None if none do."""
    goal = _GOAL.search(text, start, end)
    return goal.start() if goal else None
