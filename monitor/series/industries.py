"""What of an industry a list tells: its 增加值, profits or investment, which only the first one is told with."""

from __future__ import annotations

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

_GROWTHS = (Kind.PERCENT, Kind.MULTIPLE)
_INDUSTRY = lazy(
    r"(?!.*产业)(?:[一-龥]{0,20}制造|采矿|建筑|[一-龥]{1,12}(?:开采和洗选|开采|加工|供应|生产和供应|延加工)|纺织|[一-龥]{0,8}服务)业"
)
_MEASURE = lazy(r"(?P<of>.*?(?:工业|业))(?P<measure>增加值|利润总额|利润|投资|用电量|使用外资)$")
# 规模以上工业利润, which parts of it are told with in full.
_IN_FULL = {"利润": "利润总额"}


def measured(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """An industry's name with what the figure before tells of an industry, where it is a percentage; any other name itself."""
    if before is None or source.figure.kind not in _GROWTHS or not name.endswith("业") or not _INDUSTRY.fullmatch(name):
        return name
    told = _MEASURE.fullmatch(before.key.name)
    return f"{name}{_IN_FULL.get(told['measure'], told['measure'])}" if told else name
