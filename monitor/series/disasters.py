"""What a disaster did: the dead, the houses and the losses by the disaster that their sentence tells of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.figures.patterns import lazy
from monitor.series.periods import reaches
from monitor.series.places import leading, short
from monitor.series.points import Keyed, Reach, SourcePoint

_DONE = lazy(
    r"(?:受灾(?:人口|人员)?|死亡|遇难|失踪|死亡失踪|受伤|转移安置|需紧急生活救助|倒塌房屋|(?:严重|一般)?损坏房屋|农作物(?:受灾|成灾|绝收)(?:面积)?|绝收(?:面积)?|直接经济损失)"
)
_DISASTER = lazy(
    r"(?P<storm>台风)|(?P<what>洪涝|旱|干旱|风雹|雪|低温冷冻|地质|地震|海洋|森林(?:草原)?火|自然|气象)灾害?|(?P<quake>地震)|(?P<accident>(?:生产安全|道路交通|煤矿)事故)"
)


# 据松山省民政厅报告，…: whose the figures are that an office of a place tells.
_TELLS = lazy(
    r"据(?P<place>[一-龥]{2,9}?(?:省|自治区|市|兵团))(?:民政|应急|减灾|防汛|水利|农业|气象|地震)[一-龥]{0,12}?(?:报告|统计|通报|消息|介绍)"
)
# 台风造成松山省700万人受灾
_BEFELL = lazy(r"造成(?P<place>[一-龥]{2,9}?(?:省|自治区|市))(?=[近约\d]|$)[^；;。]*$")
_STOPS, _LEADS_IN = lazy(r"[；;。]"), lazy(r"^[\s，,]*(?:其中|此外|另外)?[，,]?")


def told_of(source: SourcePoint, name: str) -> str:
    """The name of what a disaster did with what sort of disaster it was; empty for any other name and where nothing says."""
    if not _DONE.fullmatch(name):
        return ""
    told = [*_DISASTER.finditer(source.lead)] or [*_DISASTER.finditer(source.opening)]
    return f"{next(word for word in told[-1].groups() if word)}:{name}" if told else ""


def carried(one: Keyed, out: Sequence[Keyed]) -> Keyed:
    """What a disaster did of which the sentence says nothing as of the one that the article told of before; anything else as it is."""
    done = one.key.name.partition("(")[0]
    if not (is_done(done) or _DONE.fullmatch(done)):
        return one
    other = next((other for other in reversed(out) if is_done(other.key.name)), None)
    if other is None and not is_done(done):
        return one
    place = one.source.figure.place or place_of(one.source, other) or one.key.place
    name = done if is_done(done) or other is None else f"{other.key.name.partition(':')[0]}:{done}"
    told = reaches.length_of(one.period) in (Reach.MOMENT, Reach.DAY)
    reach = Reach.MOMENT.value if told else one.key.reach
    return replace(one, key=replace(one.key, name=name, place=short(place), reach=reach))


def is_done(name: str) -> bool:
    """Whether a name is of what a disaster did."""
    _, colon, done = name.partition(":")
    return bool(colon) and _DONE.fullmatch(done) is not None


def place_of(source: SourcePoint, before: Keyed | None) -> str:
    """Whose figures those of a disaster are that name no place: an office's that tells them, else the one's before in their clauses."""
    if told := _TELLS.search(source.lead) or _BEFELL.search(source.lead):
        return told["place"]
    if before is None or before.source.figure.sentence != source.figure.sentence or not is_done(before.key.name):
        return ""
    clauses = _STOPS.split(source.lead)
    named = leading(_LEADS_IN.sub("", clauses[-1]))[0] if len(clauses) > 1 else ""
    return named or before.key.place
