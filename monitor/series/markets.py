"""Where a price is asked: the market or port whose one series of prices is, and no other's."""

from __future__ import annotations

from monitor.figures.patterns import lazy
from monitor.series.points import SourcePoint

_PRICE = lazy(r"价格?$|[均批市售]价")
# At the beginning of a clause, behind its time and what somebody does there: 8月，记者在城北批发市场看到，…
_MARKET = lazy(
    r"(?:^|[，,；;：:])\s*(?:[\d年月日至\-、上中下旬]+(?:[，,]\s*)?)?(?:记者|笔者)?(?:日前|近日|昨日|今日|走访|来到|在|从)*"
    r"(?P<who>[一-龥]{2,10}?(?:批发市场|农贸市场|交易市场|集贸市场|市场|码头|(?<![到离进出入香])港(?![币元股口交务上]|澳)))"
    r"(?![化主监份需供供准调行里]|价(?!格)|占有|规模|经济|人士|机制|环境|信心|预期|情绪|竞争|销售额)"
)
# Markets of no name: those of a country, of a sort of thing, or of all.
_ANY = lazy(
    r"^(?:[全各多我本该这那其几两数整大]|国[内际外]|(?:食用)?[农水畜]产品|生产资料|蔬菜|水果|粮[食油]|生猪|猪肉|期货|现货|股票|证券|债券|外汇|资本|金融|"
    r"房地产|楼市|二手|批发|零售|农贸|集贸|交易|主[要产销]|沿海|部分|一些|目前|当前|近期|今年|去年|上周|本周|境外|海外|亚洲|欧洲|美洲|美国|外盘|"
    r"中国|北[方上]|南[方下]|劳动力|消费|进口|出口|第[一二三])"
)


def market_of(source: SourcePoint) -> str:
    """The market or port that the sentence of a price has named before it; empty where none is, or the indicator names its own."""
    name = source.figure.indicator
    if (
        "市场" in name
        or not _PRICE.search(name)
        or not ("港" in source.lead or "市场" in source.lead or "码头" in source.lead)
    ):
        return ""
    named = [found["who"] for found in _MARKET.finditer(source.lead) if not _ANY.match(found["who"])]
    return named[-1] if named and not name.startswith(named[-1]) else ""
