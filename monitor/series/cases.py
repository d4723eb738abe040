"""What bulletins of an epidemic count: one name for each sort of case, with whether it is new, there now or of all so far."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

_CASE = lazy(
    r"(?P<who>(?:确诊|疑似|危重症?|重症|治愈出院|治愈|出院|死亡|境外输入|本土|本地|输入)(?:确诊|出院)?病例|无症状感染者|阳性感染者|密切接触者)"
    r"(?:[由在][^，,。；;]*)?$"
)
# Cases that are called only by where they come from are confirmed ones.
_ORIGINS = {"境外输入": "境外输入", "输入": "境外输入", "本土": "本土", "本地": "本土"}
_FROM = lazy(r"境外输入|输入|本土|本地")
# Whether cases came about, are there or have been: said right before them, or of the whole whose part they are.
_STATE = lazy(
    r"(?P<new>新增|新发)|(?P<now>现有|尚有|尚在|正在|在院)|(?P<all>累计)|(?P<turned>转为|转归)|(?P<free>解除)"
)
_STATES = {"new": "新增", "now": "现有", "all": "累计", "turned": "转为", "free": "解除"}
_SAID = tuple(_STATES.values())
_PIECE = lazy(r"[，,。；;:：（(）)]")
_GOES_ON = ("其中", "含")
# Who is so ill is told of those there are.
_ILL = "重症"
_HEALED = lazy(r"治愈(?:出院)?病例")
# 其中71例确诊病例为此前无症状感染者转归; 7例确诊病例在隔离管控中发现: what is said of them after their number.
_TURNED = lazy(r"[例人名](?:[^，,。；;\d]{0,10})?[为由][^，,。；;\d]{0,10}(?:转归|转为)")
_FOUND_IN = lazy(
    r"[例人名][^，,。；;]{0,30}?在[^，,。；;]{0,10}?(?:(?P<held>管控|隔离|闭环)|筛查|排查|检测)[^，,。；;]{0,8}发现"
)
_AND, _OF_THESE = lazy(r"[例人名][和、及]"), lazy(r"\d+[例人名][^，,。；;]{2,14}中[，,]")
_UNITS = frozenset({"例", "人", "名", ""})
_ABROAD = "境外输入"
# What others count and make known (收到港澳台地区通报确诊病例) is in none of a bulletin's own sums.
_TOLD_OF = "通报"


def counted(source: SourcePoint, before: Keyed | None) -> str:
    """The name of the cases that a figure counts; empty where it counts none that the clause or its paragraph tells more of."""
    figure = source.figure
    found = _CASE.search(figure.indicator) if figure.kind is Kind.COUNT and figure.unit in _UNITS else None
    if found is None or _TOLD_OF in figure.indicator:
        return ""
    state = _state(source, before)
    if not state:
        return ""
    origin, who = _origin(source, found["who"])
    if _TURNED.match(source.tail):
        return f"转为{who}"
    if place := _FOUND_IN.match(source.tail):
        return f"{state}{who}({'管控' if place['held'] else '筛查'}中发现)"
    return f"{state}{origin or _joined(source, before)}{_HEALED.sub('出院病例', who)}"


def _joined(source: SourcePoint, before: Keyed | None) -> str:
    """Where cases come from that a figure goes on to by 和 from those of one origin (本土确诊病例425例和无症状感染者8581例)."""
    if before is None or before.source.figure.sentence != source.figure.sentence:
        return ""
    between = source.sentence[before.source.offset + len(before.source.figure.text) : source.offset]
    told = _FROM.search(before.key.name) if _AND.match(between) else None
    return _ORIGINS[told[0]] if told else ""


def settled(one: Keyed, out: Sequence[Keyed]) -> Keyed:
    """A part (其中：确诊病例中，松山市65例) in the state of the whole that is of the same cases; anything else as it is."""
    source, name = one.source, one.key.name
    if not (is_counted(name) and source.sentence.startswith(_GOES_ON)):
        return one
    if _STATE.search(_PIECE.split(source.lead)[-1] + source.figure.indicator):
        return one
    state = next(said for said in _SAID if name.startswith(said))
    cases = name.removeprefix(state)
    for other in reversed(out):
        told = other.key.name
        if told.endswith(cases) and told.removesuffix(cases) in _SAID:
            return replace(one, key=replace(one.key, name=told))
    return one


def tells(indicator: str) -> bool:
    """Whether an indicator is of cases that bulletins count day by day."""
    return _CASE.search(indicator) is not None or "医学观察" in indicator


def is_counted(name: str) -> bool:
    """Whether a name is of cases as they are counted day by day."""
    return name.startswith(_SAID) and name.endswith(("病例", "感染者", "接触者", "发现)"))


def _state(source: SourcePoint, before: Keyed | None) -> str:
    """Whether the cases are new, there now or all so far; of a part (其中…，本土病例8例) as of its whole."""
    told = [*_STATE.finditer(_PIECE.split(source.lead)[-1] + source.figure.indicator)]
    if told:
        return _STATES[told[-1].lastgroup or ""]
    if _ILL in source.figure.indicator:
        return "现有"
    if before is None or not is_counted(before.key.name):
        return ""
    goes_on = source.sentence.startswith(_GOES_ON) or _OF_THESE.match(source.sentence) is not None
    same = before.source.figure.sentence == source.figure.sentence or goes_on
    state = next(one for one in _SAID if before.key.name.startswith(one))
    # What some of them turned from is a note on the whole, which the next part goes on from.
    return ("新增" if state == "转为" else state) if same else ""


def _origin(source: SourcePoint, who: str) -> tuple[str, str]:
    """Where cases come from, by their own words or by the first of their paragraph, and what they are besides."""
    told = _FROM.search(source.figure.indicator)
    kind = _FROM.sub("", who)
    if told:
        return _ORIGINS[told[0]], "确诊病例" if kind == "病例" else kind
    return (_ABROAD if (source.opening or source.sentence).startswith(_ABROAD) else ""), kind
