"""What a figure takes over from the one before: the same thing changed, come back, or told on."""

from __future__ import annotations

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.aspects import POINTS
from monitor.series.naming import names
from monitor.series.naming.phrases import NOTHING
from monitor.series.naming.reckonings import near
from monitor.series.periods import reaches
from monitor.series.points import Aspect, Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT = Kind.PERCENT
PRICE_NAME, SET_UP = "价格", "新设"
# 新增企业1.4万家，累计达到6万家: how many there are, after how many were added.
_SO_FAR = lazy(f"[，,、](?:累计|{reaches.TOTALS}){reaches.REACHING}")
_TURNED_IN = lazy(r"^(?:新增|净增|新建|新认定)(?=..)|(?<=..)(?:新增|新认定)$")
# 环比下跌14点，跌幅为0.68%；: a line of its own.
_GOES_ON = lazy(r"\s*(?:同比|环比|[比较](?:上[年月周季期]|去年|年初|基期|昨[天日]|前一?[天日])|[涨跌增降升]幅)")
_ABBREVIATES = ("（以下简称", "(以下简称")
_PAUSE = lazy(r"[，,；;。](?!\d)")
# 恢复至2019年同期的60.7%: of what was told before.
_RECOVERED = lazy(r"恢复[至到][^,，。；;]{0,8}(?:同期|水平)的?(?:约|近)?$")


def goes_on(source: SourcePoint) -> bool:
    """Whether a sentence, or a line, begins with how something changed, so that it is of what was told before it."""
    return _GOES_ON.match(source.sentence) is not None


def recovery(source: SourcePoint, previous: Keyed | None) -> str:
    """The name of how far something has come back to what it was, and of how that degree changed; empty for any other figure."""
    if source.figure.kind is not _PERCENT or "恢复" not in source.lead:
        return ""
    words = near(source)
    if previous and source.figure.unit in POINTS and "恢复程度" in words:
        return f"{_recovered('', previous)}:恢复"
    return f"{_recovered(source.figure.indicator, previous)}:恢复" if _RECOVERED.search(words) else ""


def _recovered(indicator: str, previous: Keyed | None) -> str:
    """What has come back to a share of what it was: the thing that is named, else that of the figure before."""
    name = names.canonical(indicator.partition("恢复")[0], Kind.OTHER)
    is_told = previous is not None and (not name or names.is_weak(name))
    return previous.key.name.partition(":")[0].partition("(")[0] if previous is not None and is_told else name


def taken_over(source: SourcePoint, previous: Keyed) -> str:
    """The name of the figure before where a figure goes on with the same thing; empty where it tells of its own."""
    figure, name, told = source.figure, previous.key.name, previous.source.figure.indicator
    indicator = figure.indicator
    if _SO_FAR.search(source.lead) and _TURNED_IN.search(name) and not _is_other_side(source, previous):
        return _TURNED_IN.sub("", name)
    priced = name.endswith(PRICE_NAME)
    if figure.unit in POINTS and previous.key.aspect == Aspect.SHARE and told.startswith(indicator):
        return name  # 占总人口的61%，提高1个百分点
    if indicator.startswith(_ABBREVIATES) or (indicator == SET_UP and name.startswith(SET_UP)):
        return name  # 与去年同期相比（以下简称同比）下降36.2%; 新设企业327万户，平均每天新设1.81万户
    said_alike = told == indicator and (priced or NOTHING.fullmatch(indicator))
    beside = priced and reaches.is_beside(source)
    aside = bool(indicator) and _is_of_aside(source, previous)
    return name if said_alike or beside or aside or _is_other_side(source, previous) else ""


def _is_other_side(source: SourcePoint, previous: Keyed) -> bool:
    """Whether a figure is what the one before it changed to, so that both measure one thing (从11.4%提高到15%)."""
    between = source.sentence[previous.source.offset : source.offset]
    same = previous.source.figure.unit == source.figure.unit
    return same and reaches.is_start(previous.source) and reaches.is_end(source) and not _PAUSE.search(between)


def _is_of_aside(source: SourcePoint, previous: Keyed) -> bool:
    """Whether a figure's indicator stands in brackets that are closed before it, so that it goes on from before them."""
    between = source.sentence[previous.source.offset : source.offset]
    at = between.rfind(source.figure.indicator)
    return at > 0 and is_aside(between, at, len(between))


def is_aside(sentence: str, at: int, until: int) -> bool:
    """Whether a place in a sentence is within brackets that are closed before another place."""
    between = sentence[at:until]
    if ")" not in between and "）" not in between:
        return False
    before = sentence[:at]
    return max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))
