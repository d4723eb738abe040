"""Trade by whom it is with: what is told of one partner is told of the next (对欧盟进出口增长7.3%；对美国增长0.4%)."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

_TRADE = lazy(r"(?:进出口|出口|进口)$")
# 对美国和日本分别增长0.4%和下降
_WITH = lazy(r"(?:^|[，,；;。])[^，,；;。对]{0,6}对[^，,。；;]*$")
# Characters of a partner's name.
_LONGEST = 5


def partner(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """A bare partner's name with the trade that the figure before it is of, in its sentence; any other name itself."""
    if previous is None or len(name) > _LONGEST or ":" in name or _TRADE.search(name):
        return name
    trade = _TRADE.search(previous.key.name)
    return f"{name}{trade[0]}" if trade and _WITH.search(source.lead) else name
