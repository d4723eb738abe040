"""Groups: whose members a sentence counts by what they reach (破获的案件中,案值过亿元的有7件)."""

from __future__ import annotations

from typing import Final

from monitor.figures.indicators.context import fitted
from monitor.figures.members import COUNT, PERCENT
from monitor.figures.patterns import lazy
from monitor.figures.spots import Spot

_GROUP = lazy(
    r"(?:^|[,。;:])\s?(?:在|从)?(?:全部|所有|全[国省市县区村])?的?(?P<who>[^,。;:!?()0-9]{2,16}?)(?:当中|之中|[中里]),"
)
# What is no group: 过程中, 活动中, 五年中.
_SPANS: Final = tuple("程动间年月日期验查话议途其事")
# After the bar that they reach, and its unit.
_SO_MANY = lazy(r"[元亩人家]?的(?:共|则|也|仅|只)?(?:有|占|达)?(?:约|近)?")


class Groups:
    """The group of which the sentence at hand speaks."""

    def __init__(self) -> None:
        self._who = ""

    def open(self) -> None:
        """Forget the group of the sentence before."""
        self._who = ""

    def name(self, spot: Spot) -> str:
        """The group, where a figure says how many or what share of it reach the bar told just before; else empty."""
        left = spot.left
        if "中," in left or "里," in left:
            found = _GROUP.search(left)
            self._who = found["who"] if found and not found["who"].endswith(_SPANS) else ""
        if not self._who or left[:1] != "的" or spot.follower.how == "noun":
            return ""
        counted = spot.mention.unit.kind in (COUNT, PERCENT) and _SO_MANY.fullmatch(left) is not None
        return fitted(self._who) if counted else ""
