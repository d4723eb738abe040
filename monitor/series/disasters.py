"""What a disaster did: the dead, the houses and the losses by the disaster that their sentence tells of."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.series.points import SourcePoint

_DONE = lazy(
    r"(?:受灾(?:人口|人员)?|死亡|遇难|失踪|死亡失踪|受伤|转移安置|需紧急生活救助|倒塌房屋|损坏房屋|农作物(?:受灾|成灾|绝收)(?:面积)?|直接经济损失)"
)
_DISASTER = lazy(
    r"(?P<what>洪涝|旱|干旱|台风|风雹|雪|低温冷冻|地质|地震|海洋|森林(?:草原)?火|自然|气象)灾害?|(?P<quake>地震)|(?P<accident>(?:生产安全|道路交通|煤矿)事故)"
)


def told_of(source: SourcePoint, name: str) -> str:
    """The name of what a disaster did with what sort of disaster it was; empty for any other name and where nothing says."""
    if not _DONE.fullmatch(name):
        return ""
    told = [*_DISASTER.finditer(source.lead)] or [*_DISASTER.finditer(source.opening)]
    if not told:
        return ""
    what = next(word for word in told[-1].groups() if word)
    return f"{what}:{name}"
