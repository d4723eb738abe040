"""Origins: from which time something moves on, and where it comes to the time that it moves to (由2010年的8%提高到15%)."""

from __future__ import annotations

from monitor.figures.edtf import Period
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time

_ORIGIN = lazy(r"(?:由|从|自|继)其? ?$")
_GOAL = lazy(
    r"[增提上下降减升跌涨][^，,；;。\d]{0,4}?\d[\d.．]*(?:[%％]|个百分点|个基点)[，,]?[到至](?=[\d约近超])|(?<=[家个户人名元台辆吨亩座间所%％])[到至](?=[\d约近万千百])|[增提上下降减扩升跌涨回缩变转调跃攀发优拉压放滑][^，,；;。\d]{0,4}?[到至为成]"
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
            and not (
                text.endswith(("半年", "同期"), time.span.start, time.span.end) and not _runs_over_years(time.period)
            )
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
