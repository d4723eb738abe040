"""Prices by name: of what they are, at what market, and how many of what is priced moved."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series import measures
from monitor.series.naming import names
from monitor.series.naming.reckonings import near
from monitor.series.naming.takeovers import PRICE_NAME
from monitor.series.periods import reaches
from monitor.series.points import Aspect, Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _COUNT, _PRICE, _RATE = Kind.PERCENT, Kind.COUNT, Kind.PRICE, Aspect.RATE
_EACH = lazy(r"元/(?:公?斤|千克|吨|头|只)$")
# 23种蔬菜价格上涨: of what so many moved.
_SORT, _MOVING = (
    lazy(r"(?<=..)(?:品种|种类|价格)$"),
    lazy(r"(?:价格)?(?:上涨|上升|涨价|下降|下跌|回落|降价|持平|不变)?(?:[（(]详情)?$"),
)
# 价格上涨的15种蔬菜中
_COUNTED = lazy(
    r"[种个类项](?!分别)(?P<what>[一-龥]{2,4}?)(?:单品|品种)?(?=周?均价|价格|[涨跌降升]幅|中|[，,。；;、]|$)"
)
_PRICE_NAME_END, _THAN_YEAR = lazy(r"(?:品种)?价格$"), lazy(r"(?:去年|上年)同期|同比")
# 监测的15种蔬菜零售价格10降5平: of what so many are told.
_KINDS = frozenset({"种", "类", "个"})
_OF_KINDS = lazy(r"^(?:所|重点)?监测的?(?=..)|(?<=..)(?:(?:零售|批发)?价格?波动情况|零售|批发|品种)$")
# 肉类批发价格小幅下降，其中猪肉下降1%; 价格上涨的15种蔬菜中，芹菜上涨6%: a part of what is told of prices.
_PRICED_PART = lazy(
    r"价格?[^。]*[，,；;]其中[^。]*$|价格?[^，,。；;]*[涨跌降升]幅(?:前|居前|较大|最大|度)[^。]*$|价格?(?:上涨|上升|涨价|下降|下跌|回落|降价)的[^，,。；;]*(?:[，,：:]|中|为)[^。]*$"
)
# 价格下降的10种蔬菜中小白菜降幅最高，为11.25%
_TOPS = lazy(r"[中，,；;](?P<what>[一-龥]{2,5})(?:价格)?[涨跌降升]幅最[高大][，,]?(?:为|达到?)?$")
_AMOUNTS = lazy(r"[量额值]$|占")
_CONSUMER_PRICE, _COUNTRY = "居民消费价格", ("农村", "乡村")
_TOWN_OR_COUNTRY = lazy(r"(城市|城镇|农村|乡村)(?:价格)?")
# Of what consumer prices are made up: 食品烟酒上涨2.2%, unless it is told what is spent on them.
_CONSUMED = lazy(
    r"食品烟酒|烟酒|烟酒及用品|家庭设备用品及维修服务|医疗保健和个人用品|娱乐教育文化用品及服务|食品|衣着|居住|生活用品及服务|"
    r"交通和?通信|教育文化和?娱乐|医疗保健|其他用品[及和]服务"
)
_TYPES: Final = "到厂|出厂|零售|批发|收购|产地|出场|田头|超市|集市|[农集]贸"
# （1）豆粕：到厂价3.46元/公斤，零售价3.92元/公斤: what has the price stands before its colon.
_PRICE_TYPE = lazy(rf"(?:(?:{_TYPES})价)*((?:{_TYPES})?价格)")
_LABEL = lazy(r"([一-龥]{1,8})[：:][^：:；;。]*$")
# 从批发均价来看：, which names no thing.
_NO_LABEL = lazy(r"[价量看]")
# 最高的为12元，最低的为10元: of what the figure before prices.
_EXTREME = lazy(r"最(?P<which>[高低])(?:的|价格?|达|为|是|约|分别|地区|区县|市场){1,4}$")
# 批发均价, 周零售均价, 批发交易总量: what is traded stands in the first words of its paragraph (本市蔬菜交易量升价稳).
_SPREAD: Final = r"(?:[日周月]|平均|综合)*"
_OF_TRADE = lazy(
    rf"(?:全[市省县区])?{_SPREAD}(?P<market>(?:(?:{_TYPES})(?:市场)?)+)?{_SPREAD}"
    r"(?:(?P<price>[均批售]?价格?)|(?:日均)?(?:交易|成交|上市)总?量?)"
)
_TRADED = lazy(
    rf"(?:^|[,，：:）]|\d[种类个])(?:[本我全该]市)?(?!{_TYPES})(?P<thing>[一-龥]{{2,8}}?)"
    rf"(?:(?:日均)?(?:交易|成交|上市|供应)量|(?:{_TYPES}|市场|平均|[均周])*价格?|[：:](?=(?:{_TYPES})价))"
)
_SOLD, _MARKET = lazy(_TYPES), lazy(rf"(?:{_TYPES})+$")
# 农贸市场, 超市: where a thing is sold by the piece.
_OUTLET = lazy(r"[农集]贸|超市|集市")
_CLAUSE_ENDS, _PRICED_WORD = lazy(r"[；;。：:]"), lazy(r"(?:平均|周|均|批发|零售)*价格?$")
_SOLD_AT = lazy(rf"(?P<market>{_TYPES})(?:市场)?{_SPREAD}均?价")
_LAST_SOLD_AT = lazy(
    rf"(?:[（(][^（）()]*[）)])?(?:[、和及与][^，,。；;、\d]{{1,12}}?)+(?P<market>{_TYPES})(?:市场)?{_SPREAD}均?价"
)


def is_price(source: SourcePoint) -> bool:
    """Whether a figure is what a unit of something costs."""
    told = source.figure.kind is _PRICE and reaches.is_quoted(source)
    return told or ("/" in (unit := measures.unit_of(source)) and _EACH.search(unit) is not None)


def moved(source: SourcePoint, before: Keyed | None) -> str:
    """The name of how many of a sort moved one way (蔬菜:上涨), and against the year before where the sentence says that; empty for all else."""
    how = reaches.moved(source)
    if not how:
        return ""
    counted = _COUNTED.match(source.tail) if "的" in source.lead[-3:] else None
    told = counted["what"] if counted else names.canonical(_MOVING.sub("", source.figure.indicator), _COUNT)
    thing = _SORT.sub("", told)
    is_told = before is not None and before.source.figure.sentence == source.figure.sentence
    if before is not None and is_told and (not thing or names.is_weak(thing) or thing == "品种"):
        thing = _PRICE_NAME_END.sub("", before.key.name.partition(":")[0])
    annual = "(同比)" if _THAN_YEAR.search(source.lead) else ""
    return f"{thing}:{how}{annual}"


def told_of(source: SourcePoint, name: str, before: Keyed | None, aspect: Aspect, priced: Container[str]) -> str:
    """A name as that of a price where it is of one that is not called so, or of so many kinds that are priced; any other name itself.

    `priced` are the names of what its article prices.
    """
    if source.figure.kind is _COUNT:
        name = name.removesuffix(PRICE_NAME) or name  # of 28种蔬菜平均价格 the kinds
        return _OF_KINDS.sub("", name) if source.figure.unit in _KINDS else name
    if aspect is _RATE and _CONSUMED.fullmatch(name.removesuffix("类")) and "支出" not in source.lead:
        name = f"{name.removesuffix('类')}{PRICE_NAME}"
    if source.figure.kind is _PERCENT:
        name = _priced(source, name, priced)
    if aspect is _RATE and (whose := _TOWN_OR_COUNTRY.fullmatch(name)) and _is_of_consumers(source, before):
        return f"{'农村' if whose[1] in _COUNTRY else '城镇'}{_CONSUMER_PRICE}"
    return name


def _priced(source: SourcePoint, name: str, priced: Container[str]) -> str:
    """The name of what a percentage is of, as a price where its article or its sentence tells of the thing's price."""
    if "幅最" in source.lead and "价" in source.lead and (top := _TOPS.search(source.lead)):
        name = names.canonical(top["what"], _PRICE)
    is_part = (
        not name.endswith(PRICE_NAME)
        and "价" in source.lead
        and not _AMOUNTS.search(name)
        and _PRICED_PART.search(source.lead)
    )
    if is_part or f"{name}{PRICE_NAME}" in priced:
        return f"{name}{PRICE_NAME}"
    price = names.canonical(name, _PRICE)
    return price if price in priced else name


def _is_of_consumers(source: SourcePoint, before: Keyed | None) -> bool:
    """Whether what is told of towns and of the country goes on with consumer prices (居民消费价格总水平持平，其中城市上涨0.1%)."""
    told = before is not None and _CONSUMER_PRICE in before.key.name
    return told or any(word in words for words in (source.lead, source.opening) for word in (_CONSUMER_PRICE, "CPI"))


def typed(source: SourcePoint, name: str) -> str:
    """A price's name with the market that it is of, and as the highest or the lowest of several; any other name itself."""
    if not name.endswith(PRICE_NAME):
        return name
    if (bare := _PRICE_TYPE.fullmatch(name)) and (label := _LABEL.search(source.lead)):
        name = f"{label[1]}{bare[1]}"
    if not _SOLD.search(name) and _SOLD.search(source.lead):
        name = _sold_at(source, name) or name
    if "最" in source.lead and (most := _EXTREME.search(near(source))):
        of_market = _SOLD.search(source.figure.indicator) is not None
        told = name if of_market else f"{_MARKET.sub('', name.removesuffix(PRICE_NAME))}{PRICE_NAME}"
        return f"{told}(最{most['which']})"
    return name


def _sold_at(source: SourcePoint, name: str) -> str:
    """A price's name with the market that only the last of its list says (白菜、菠菜零售均价分别为3.2元、4.1元), or the words before
    it (15种蔬菜零售价格10降5平，平均价格为3.2元); else empty.
    """
    thing = name.removesuffix(PRICE_NAME)
    at = source.lead.rfind(thing)
    if thing and at >= 0 and (told := _SOLD_AT.match(source.lead, at + len(thing))):
        return names.canonical(f"{thing}{told['market']}{PRICE_NAME}", _PRICE)
    clause = _CLAUSE_ENDS.split(source.lead)[-1] if "、" in source.lead else ""
    words = _PRICED_WORD.sub("", source.figure.indicator)
    at = clause.rfind(words) if words else -1
    last = _LAST_SOLD_AT.match(clause, at + len(words)) if at >= 0 else None
    return names.canonical(f"{words}{last['market']}{PRICE_NAME}", _PRICE) if last else ""


def goes_on(source: SourcePoint, name: str, before: Keyed) -> bool:
    """Whether a price without a name is what the figure before prices, elsewhere (仔猪38元；华北地区价格较高，为40元)."""
    is_next = is_price(source) and before.key.name.endswith(PRICE_NAME) and bool(source.opening)
    return is_next and source.figure.place is not None and (not name or names.is_weak(name))


def traded(source: SourcePoint, previous: Keyed | None) -> str:
    """A market's price or trade with what is traded: by the figure before, else by its paragraph; empty for any other."""
    trade = _OF_TRADE.fullmatch(source.figure.indicator)
    if trade is None:
        return ""
    label = _LABEL.search(source.lead)
    told = None if label and not _NO_LABEL.search(label[1]) else _TRADED.search(source.opening or source.lead)
    thing = told["thing"] if told else ""
    if previous and trade["market"] and previous.key.name.endswith(PRICE_NAME):
        thing = _MARKET.sub("", previous.key.name.removesuffix(PRICE_NAME))
    if not thing:
        return ""
    if trade["price"] and (outlet := _OUTLET.search(trade["market"] or "")):
        return f"{names.canonical(thing + PRICE_NAME, _PRICE).removesuffix(PRICE_NAME)}{outlet[0]}{PRICE_NAME}"
    return names.canonical(thing + trade[0], _PRICE if trade["price"] else Kind.OTHER)
