"""What surveys of managers give: the index of which business a bare 新订单指数 is."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.series.points import Keyed

# Indices that the survey of manufacturing and that of all other business both have.
_SHARED = lazy(r"(?:新订单|新出口订单|在手订单|存货|从业人员|供应商配送时间|投入品价格|销售价格|业务活动预期)指数")
# What is told in the chapter on other business before them.
_OTHER = lazy(r"(?:非制造业|服务业|建筑业).*指数$")
_OTHERS = "非制造业"


def business_of(name: str, before: Keyed | None) -> str:
    """The name of a shared index with its business where the figure before is of any but manufacturing; any other name itself."""
    is_shared = name.endswith("指数") and before is not None and _SHARED.fullmatch(name)
    return f"{_OTHERS}{name}" if is_shared and before and _OTHER.match(before.key.name) else name
