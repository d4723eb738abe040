"""Firms, projects and villages of a size: what is counted by how much each makes."""

from __future__ import annotations

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.naming import names
from monitor.series.points import Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT, _MONEY = Kind.COUNT, Kind.MONEY
# 产值超10亿元企业12家: firms, projects or villages of a size, and by what it is measured; the size itself measures none.
_OF_SIZE = lazy(
    r"(?P<by>(?:票房|产值|收入|营收|销售额|税收|纳税|利税|市值|投资)(?:达|达到|在)?)?(?:超过?|突破|过|达到?)?"
    r"(?P<size>[\d.]+[十百千]?|[十百千]+)?(?P<scale>万亿|亿|千万|百万|万)(?![亩人户吨头只平公千米辆套株])元?"
    r"(?:(?:以上|级)?的?(?P<what>(?!元?(?:实施|建设|完成|引进|用于|支持|扶持|投入|安排|启动|发展|谋划))[一-龥]{0,6}?(?:企业|产业集群|集群|产业|项目|园区|镇|村|影片|电影|品牌))(?:数量|数)?|以上的)(?:达到?|增加到|增至|发展到|新增|增加|净增|共?有|共)*(?:约|超过?)?$"
)
_IS_SIZE = lazy(
    r"(?:元|[十百千万亿])*(?:以上|级)?的?(?!元?(?:实施|建设|完成|引进|用于|支持|扶持|投入|安排|启动|发展|谋划))[一-龥]{0,6}?(?:企业|集群|产业|项目|园区|[镇村])[一-龥]{0,5}\d"
)
# 13部国产影片票房超过5亿元: what is counted is of that size.
_SIZED_AFTER = lazy(
    r"[部家个款户只](?P<what>[一-龥]{2,10}?)(?P<by>票房|年?产值|营业收入|销售收入|(?:经营[性新]?)?收入|营收|销售额|税收|纳税)(?:超过?|突破|过|达到?)(?P<size>[\d.]+(?:亿|千万|百万|万))元"
)
_SAYS_SIZE = lazy(r"元|级|以上|超|突破|过")
# Characters beside a number in which its size stands.
_NEAR = 40
_SIZE_BY = lazy(r"(票房|产值|收入|营收|销售额|税收|纳税|利税|市值|投资)(?:超|达|突破|过)")
_SCALES = {"十": "10", "百": "100", "千": "1000"}
_STOPS = lazy(r"[。；;]")
_SIZED, _ITS_PART = (
    lazy(r"\d(?:万亿|亿|千万|百万|万)元[一-龥]"),
    lazy(r"^[^。；;]{0,12}[，,]其中[^，,。；;\d]*$"),
)


def of_size(source: SourcePoint) -> str:
    """Firms, projects or villages of a size by that size (100亿元企业), or the size as such; empty for all else."""
    figure = source.figure
    if figure.kind is _MONEY:
        return f"{figure.text}元规模" if _IS_SIZE.match(source.tail[:_NEAR]) else ""
    if figure.kind is _COUNT and "元" in (after := source.tail[:_NEAR]) and (told := _SIZED_AFTER.match(after)):
        return f"{told['by']}{told['size']}元{told['what']}"
    near = source.sentence[max(0, source.offset - _NEAR) : source.offset]
    if figure.kind is not _COUNT or not ("亿" in near or "万" in near) or not (found := _OF_SIZE.search(near)):
        return ""
    if not found["size"] and not _SAYS_SIZE.search(found[0]):
        return ""  # 万科新增项目
    size = _SCALES.get(found["size"] or "1", found["size"] or "1")
    by = found["by"] or next(iter(_SIZE_BY.findall(_STOPS.split(source.lead)[-1])), "")
    what = found["what"] or names.canonical(figure.indicator, figure.kind)
    return f"{by.rstrip('达到在')}{size}{found['scale']}元{what}"


def is_part(source: SourcePoint, before: Keyed) -> bool:
    """Whether a count is of a part of the things of a size that the figure before counts (票房过亿元影片92部，其中国产影片51部)."""
    in_row = before.source.figure.sentence == source.figure.sentence and source.figure.kind is _COUNT
    if not in_row or "元" not in before.key.name or not _SIZED.search(before.key.name):
        return False
    return _ITS_PART.search(source.sentence[before.source.offset : source.offset]) is not None
