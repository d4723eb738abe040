"""How a figure is reckoned: what its name ends in where that is other than usual."""

from __future__ import annotations

import re

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_COUNT = Kind.COUNT
# Characters beside a number in which what tells of it stands.
_NEAR = 40
# 57个贫困村全部退出: how many there are, beside how many of them did so in a year.
_ALL_OF_THEM = lazy(r"[个名户家人][一-龥]{0,10}全部(?:退出|出列|摘帽|脱贫)")
# 同比多增: by how much more it grew than it did before. 增长8.8%，扣除价格因素增长7.1%: the first is as counted in money.
_MORE, _LONGEST_MORE = lazy(r"[多少][增减](?:加|少)?(?:了|约|近)?$"), 4
# 剔除房地产业后增长6.2%
_LESS = lazy(
    r"(?:剔|扣)除(?!价格|物价)(?P<what>[一-龥]{2,10}?)(?:等)?(?:因素|影响)*后?[，,]?(?:实际|同比|同口径)*(?:增长|下降|增加|减少|回落)(?:约|近)?$"
)
_NOMINAL = lazy(r"[%％]?(?:左右|以上)?[,，、(（](?:(?:扣除|剔除)(?:物价|价格)(?:上涨)?(?:因素|影响)|实际增长)")
# 按美元计价，出口增长3.0%: another growth than the one in the country's own money.
_IN_CURRENCY = lazy(r".*[按以用](?P<currency>人民币|美元|欧元|日元|港元)计", re.DOTALL)
# 10037.6亿元人民币，折合1553亿美元，同比增长18.9%
_CONVERTED = lazy(r"元[^。；;]*折合?[\d.,]+[万亿]*美元[，,](?:同比|比上年(?:同期)?)?(?:实际)?(?:增长|下降|增加|减少)$")
# 历年累计开行超过7.3万列: since they began.
_EVER = lazy(r"历年(?:来|以来)?累计[^，,。；;]*$")
# 净利润2亿元，预计1.8亿元: what was looked for.
_FORESEEN = lazy(r"[，,（(](?:此前|市场|分析师)?(?:预估|预计|预期)为?\Z")


def reservation(source: SourcePoint, before: Keyed | None) -> str:
    """What a name ends in where the figure was looked for, is of all there are, or is how much more something grew."""
    is_told = before is not None and before.source.figure.sentence == source.figure.sentence
    foreseen = "预期" if is_told and "预" in (words := near(source)) and _FORESEEN.search(words) else ""
    ever = "(历年)" if "历年" in source.lead and _EVER.search(source.lead) else ""
    counts_all = source.figure.kind is _COUNT and "全部" in source.sentence and _ALL_OF_THEM.match(source.tail)
    return f"{foreseen}{ever}{'(全部)' if counts_all else ''}{'多增' if _MORE.search(source.lead[-_LONGEST_MORE:]) else ''}"


def reckoned(source: SourcePoint) -> str:
    """What a growth's name ends in where it is as counted in money, or in another's currency."""
    nominal = "(名义)" if _NOMINAL.match(source.tail) else ""
    if "除" in source.lead and (less := _LESS.search(source.lead)):
        return f"{nominal}(剔除{less['what']})"
    if _CONVERTED.search(source.lead):
        return f"{nominal}(美元计)"
    told = _IN_CURRENCY.match(source.lead) if "元计" in source.lead else None
    return f"{nominal}({told['currency']}计)" if told and told["currency"] != "人民币" else nominal


def near(source: SourcePoint) -> str:
    """The words right before the number."""
    return source.sentence[max(0, source.offset - _NEAR) : source.offset]
