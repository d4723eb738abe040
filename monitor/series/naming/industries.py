"""What of an industry a list tells: its 增加值, profits or investment, which only the first one is told with."""

from __future__ import annotations

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

_GROWTHS = (Kind.PERCENT, Kind.MULTIPLE)
_INDUSTRY = lazy(
    r"(?!.*产业)(?:[一-龥]{0,20}制造|采矿|建筑|[一-龥]{1,12}(?:开采和洗选|开采|加工|供应|生产和供应|延加工)|纺织|[一-龥]{0,8}服务)业|"
    r"(?!第[一二三]|[一二三]产)[一-龥]{2,12}产业"
)
_MEASURE = lazy(r"(?P<of>.*?(?:工业|业))(?P<measure>增加值|总产值|产值|利润总额|利润|投资|用电量|使用外资)$")
# 农林牧渔业总产值65亿元，其中农业41亿元，林业3.7亿元: what each branch makes or adds.
_BRANCH = lazy(r"农业|林业|畜?牧业|渔业|农林牧渔(?:专业及辅助性活动|服务业)")
_FARMING = lazy(
    r"(?:农林牧渔业总|(?:农业|林业|畜牧业|渔业))(?P<measure>产值)|(?:农林牧渔业|农业|林业|畜牧业|渔业)(?P<added>增加值)"
)
# 其中第一、二、三产业分别增长3%、4%、5%: of GDP, or of what else was told.
_SECTOR, _OF_SECTORS = lazy(r"第[一二三]产业|服务业"), lazy(r"(增加值|GDP|投资|用电量|使用外资)$")
# 规模以上工业利润, which parts of it are told with in full.
_IN_FULL = {"利润": "利润总额"}
# What is told of an industry in a passage on industry is what it adds.
_ON_INDUSTRY, _ADDED, _SERVICE = lazy(r"工业|支柱产业|制造业"), "增加值", lazy(r"服务业$|建筑业$")
# What the names of industries and branches end in.
_ENDS = ("业", "活动")
_VALUE = (_ADDED, "GDP")


def measured(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """An industry's name with what the figure before tells of an industry, where it is a percentage; any other name itself."""
    if before is None or not name.endswith(_ENDS):
        return name
    if _BRANCH.fullmatch(name) and (told := _FARMING.fullmatch(before.key.name)):
        return f"{name.replace('畜牧', '牧').replace('牧业', '畜牧业')}{told['measure'] or told['added']}"
    if source.figure.kind not in _GROWTHS or not name.endswith("业"):
        return name
    if _SECTOR.fullmatch(name) and (told := _OF_SECTORS.search(before.key.name)):
        whose = "服务业" if name == "第三产业" and told[1] in _VALUE else name
        return f"{whose}{_ADDED if told[1] in _VALUE else told[1]}"
    if not _INDUSTRY.fullmatch(name):
        return name
    if told := _MEASURE.fullmatch(before.key.name.partition(":")[0]):
        return f"{name}{_IN_FULL.get(told['measure'], told['measure'])}"
    is_of_industry = not _SERVICE.search(name) and any(map(_ON_INDUSTRY.search, (source.lead, source.opening)))
    return f"{name}{_ADDED}" if is_of_industry else name
