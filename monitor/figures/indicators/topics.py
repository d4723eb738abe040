"""Topics: what others of a sort are told by, as the sentence has said or has told one of them: 毛利率方面,青川公司为35%."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.indicators.context import Context
from monitor.figures.indicators.localities import is_place
from monitor.figures.indicators.rates import measure_of
from monitor.figures.members import MONEY, PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.phrases.words import LONGEST, joined
from monitor.figures.segmenter import WORD_OF, Word
from monitor.figures.spots import Spot
from monitor.wordlists import word_tuple

# By what the names of measures end that one firm is set beside another with, and of all measures and sorts of money.
_OF_FIRMS: Final = word_tuple("营收 收入 利润 市值 估值 销售额 成交额 总资产 销量 产量 交付量 规模")
_SHARES: Final = ("率", "占比", "份额", "比重")
_NO_NAME: Final = frozenset("率额量值价款费税润入产债数比益金本货出利损资贴口计品")
# Measures that are told by their first letters.
_TERMS: Final = frozenset(
    ("EPS", "GMV", "ARR", "ARPU", "DAU", "MAU", "ROE", "ROA", "EBITDA", "CPI", "PPI", "GDP", "PMI", "SKU")
)
_PROPER: Final = frozenset(("nr", "ns", "nt", "nz", "nrt", "nrfg", "eng"))
_TURNS: Final = frozenset(("而", "但"))
_TOLD_KINDS: Final = frozenset((MONEY, PERCENT))
_STATES: Final = frozenset(
    ("为", "则", "则为", "达", "达到", "是", "从", "约", "约为", "仅", "仅为", "也", "只有", "有", "以", "平均", "高达")
)
# What groups of people run, as so many times that of others.
_RISKS: Final = ("风险", "几率", "概率", "可能性", "发病率", "患病率", "死亡率")
_AT_RISK: Final = frozenset((Kind.MULTIPLE, PERCENT))
_GROUPS: Final = ("性", "者", "人", "组", "人群", "儿童", "患者", "女孩", "男孩")
_GROUP: Final = 8
# By what the weather of one place after another is told, and what the name of such a measure has.
_FALLEN: Final = ("降雨量", "降水量", "雨量", "累计降雨", "平均降雨", "平均降水", "降雨", "降水")
_HEAT: Final = ("最高气温", "最低气温", "平均气温", "气温", "最高温度", "最低温度")
_WEATHER: Final = {
    "毫米": _FALLEN,
    "厘米": ("积雪深度", "积雪"),
    **dict.fromkeys(("℃", "度", "摄氏度"), _HEAT),
}
_WEATHER_IN: Final = frozenset("雨雪水温湿风冰冷热寒")
# By what the names of measures end that a sentence says to tell of, and of firms and places.
_MEASURES: Final = (
    *_OF_FIRMS,
    *_SHARES,
    *word_tuple("增速 增幅 规模 余额 价格 均价 成本 费用 息差 资产"),
)
_FIRMS: Final = word_tuple("银行 公司 集团 股份 证券 保险 汽车 乳业 酒业 药业 科技 电子 控股 农商行")
# Those of whom so many are told place by place.
_VICTIMS: Final = ("病例", "感染者", "患者", "死者", "伤者", "遇难者", "案件", "事故")


def told_beside(chosen: str, spot: Spot, context: Context) -> str:
    """Another firm with what the one before was told by: 青川市值1781亿元,溪谷则为533亿元."""
    before = context.previous
    if context.opens or sum(map(bool, spot.before.parts[1:])) != 1 or not 1 < len(chosen) < 7 or chosen[-1] in _NO_NAME:
        return ""
    kind = spot.mention.unit.kind
    measures = _OF_FIRMS if kind is MONEY and before == context.paid else _SHARES if kind is PERCENT else ()
    if (
        not before.endswith(measures)
        or before in measures
        or chosen in lexicon.RELATIONAL
        or chosen in _TERMS
        or chosen in before
        or not _is_firm(chosen, spot.before.tail)
    ):
        return ""
    return chosen + measure_of(before, measures)


def told_of_weather(chosen: str, spot: Spot, context: Context) -> str:
    """A place with what the one before was told by: 南部累计降雨300毫米,北部局地624毫米."""
    measures = _WEATHER.get(spot.mention.unit_name)
    if measures is None or context.opens or not chosen or not _WEATHER_IN.isdisjoint(chosen):
        return ""
    measure = measure_of(context.previous, measures)
    return chosen + measure if measure and len(chosen + measure) <= LONGEST else ""


def told_of_risk(chosen: str, spot: Spot, context: Context) -> str:
    """A group with the risk that the clause before told of: 患病风险与不吸烟者相比,女性是后者的2.84倍,男性是1.42倍."""
    if spot.mention.unit.kind not in _AT_RISK or not chosen.endswith(_GROUPS) or len(chosen) > _GROUP:
        return ""
    if not context.opens and (again := measure_of(context.previous, _RISKS)):
        return chosen + again
    parts = spot.before.parts
    before = map(WORD_OF, parts[-2]) if len(parts) > 1 else ()
    risk = next((word for word in before if word in _RISKS), "")
    return chosen + risk if risk else ""


def _is_firm(name: str, words: Sequence[Word]) -> bool:
    """Whether a clause says no more than how much it is at a firm, a proper name or one set against another by 则."""
    words = words[1:] if words[:1] and words[0][0] in _TURNS else words
    since = next((at for at, (word, _) in enumerate(words) if word in _STATES), len(words))
    states = words[since:]
    if joined(words[:since]) != name or any(word not in _STATES for word, _ in states):
        return False
    if name.endswith("国家") and states:
        return True  # 成功率不足1%,而发达国家为10%
    set_apart = bool(states) and (states[0][0].startswith("则") or (states[0][0] == "以" and name.endswith(_FIRMS)))
    return set_apart or all(tag in _PROPER for _, tag in words[:since])


def told_of_topic(chosen: str, spot: Spot, context: Context) -> str:
    """A firm with the measure that its sentence says to tell of: 毛利率方面,青川公司为35%."""
    if context.ranking:
        return _of_ranking(chosen, context)
    topic = context.topic
    if not topic:
        return ""
    among = chosen in lexicon.SECTORS or is_place(chosen, context.kept, spot.mention)
    if topic.endswith(_VICTIMS) and topic[-2:] not in chosen and among:
        return chosen + topic if len(chosen + topic) <= LONGEST else ""  # 输入病例中,东川区3例
    proper = all(tag in _PROPER for _, tag in context.kept) if context.kept else False
    return by_topic(chosen, topic, spot.mention, proper=proper and joined(context.kept) == chosen)


def by_topic(chosen: str, topic: str, mention: Mention, *, proper: bool = False) -> str:
    """A firm with the measure that its sentence says to tell of; `proper` if it is known to be a name."""
    if not topic.endswith(_MEASURES) or topic[-2:] in chosen or len(chosen + topic) > LONGEST:
        return ""
    return chosen + topic if (proper or chosen.endswith(_FIRMS)) and mention.unit.kind in _TOLD_KINDS else ""


def _of_ranking(chosen: str, context: Context) -> str:
    """One of those that have most of it with what that is: 销量前三名分别为:青川市3.2万辆…"""
    told = context.ranking
    bare = joined(context.kept) in (chosen, "") and not chosen.endswith(_MEASURES) and chosen not in lexicon.RELATIONAL
    told = told.removeprefix(chosen[-2:])  # 产业增加值:第一产业12.5亿元
    return chosen + told if bare and told not in chosen and len(chosen + told) <= LONGEST else ""
