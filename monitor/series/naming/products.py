"""The product that an article is about: whose 养殖面积, 产量 and 综合产值 are that it tells without a name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from monitor.articles import Figure, Kind, Role
from monitor.figures.patterns import lazy
from monitor.series.naming.names import is_known
from monitor.series.points import Keyed, SourcePoint

_MAKES = r"(?:产业|养殖业?|种植业?|栽培|餐饮|加工|全社会|经济|全?产业链|综合|集群|总|年)*"
# 茶园面积, 干毛茶产量 and 涉茶产业产值 are all of tea, and of what is called after it in its many names.
_TEA, _STEMS = lazy(r"涉?茶(?:园|叶)?|(?:干毛|干|毛)茶"), {"茶叶": "茶"}
# 小龙虾养殖总产量, 脐橙产业集群总产值: a product by what is measured of it.
_TOLD = lazy(rf"(?P<what>[一-龥]{{2,6}}?){_MAKES}(?:面积|产量|产值|品牌价值)")
# What leads in to a product's name, and what has such measures and is none.
_LEADS_IN = lazy(r"^(?:全国|中国|我国|全[省市县区]|[一-龥]{2,8}?[省市县区]|实现|形成)+")
_NO_PRODUCT = lazy(
    r"粮食|农作物|作物|农业|工业|林业|牧业|渔业|水产|农林牧渔业?|服务业|建筑业?|经济|产业|企业|规模以上|播种|种植|养殖|淡水|海水|稻田|单位|平均|全年|年[末度]|其中|一[二三]产|主产省|绿化|造林|住房|商品房|耕地|土地|占地|受灾|[一-龥]*[省市县区镇乡村]"
)
_BARE = lazy(
    r"(?:养殖|种植|栽培|鲜果)?(?:总|年)?(?:面积|产量)|(?:养殖|种植)业?产值|年?(?:经济|综合|产业|行业|集群|全?产业链|全社会)+总?产值|品牌价值|(?:全?产业链)?从业(?:人员|人数)?|"
    r"[一二三]产|(?:餐饮|加工)产值|鲜果收入|(?:[一-龥]{2,3}为主)?第[一二三]产业产值"
)
_GROWN = lazy(r"^(?:养殖|种植|栽培)*总?(?=面积|产量)")
_IN_ALL = lazy(r"(?:[一-龥]*等)?年?(?:全社会|经济|产业|行业|集群|全?产业链|综合)+总?产值")
_OF_SECTOR = lazy(r"(?:[一-龥]{2,3}为主)?第?(?P<which>[一二三])产(?:业产值)?")
_AT_WORK = lazy(r"(?:全?产业链)?从业(?:人员|人数)?")
# 其中，小龙虾稻田养殖占比最大，产量118万吨: the part that is told of.
_PART = lazy(r"其中[，,]?(?P<part>[一-龥]{2,10}?)(?:占比|占|最[大多高])[^。；;]*$")
# 产量排名前5位的省份分别为：湖北81万吨: by what places are ranked.
_RANKED = lazy(
    r"(?P<what>[一-龥]{2,8}?)(?:排名|位居|居|列)?(?:全国|全省)?前(?:\d+|[一二三四五六七八九十]+)[位名]?的?(?:省份|省|市|县|城市|国家|地区|县域)*(?:分别)?(?:为|是)?[：:][^。；;]*$"
)
# 粮食产量17.9万吨，油菜籽9530吨: what a farm brings in, told by its name alone after what another comes to.
_HARVESTED = lazy(
    r"(?:猪|牛|羊|禽|猪牛羊|猪牛羊禽)肉|禽蛋|牛奶|奶类|生牛奶|油料|油菜籽|花生|棉花|蔬菜|蔬菜及食用菌|食用菌|(?:园林)?水果|茶叶|"
    r"烤烟|烟叶|糖料|甘蔗|甜菜|小麦|稻谷|早稻|玉米|大豆|豆类|薯类|中药材|中草药材|(?:海水|淡水)?水产品"
)
# 分产品看，钢材10880万吨；汽车173万辆: what is made, told by its name alone.
_BY_PRODUCT = lazy(r"分产品(?:产量)?看|种(?:主要)?(?:工业)?产品中|工业产品(?:产量)?中")
_MADE = lazy(
    r"(?!.*(?:经济|旅游|消费|增速|比重))[一-龥A-Za-z\d()（）]{2,12}(?<![量额值率数业度入出资费口积价计民款税品游期])"
)
_WEIGHED = (Kind.MASS, Kind.ENERGY, Kind.VOLUME)
_PIECES = frozenset({"辆", "台", "部", "套", "艘", "架", "块", "只", "件", "条", "米", "重量箱"})
# In how many characters an article says what it is about, and how often it names that at least.
_OPENING, _OFTEN = 120, 3


def topic_of(text: str, figures: Iterable[Figure]) -> str:
    """The product that an article names in its opening and most often of those that it measures; empty for none."""
    opening = text[:_OPENING]
    told = {what for figure in figures if (what := _product(figure.indicator)) and _STEMS.get(what, what) in opening}
    often = {what: many for what in told if (many := text.count(_STEMS.get(what, what))) >= _OFTEN}
    return max(often, key=lambda what: (often[what], len(what), what), default="")


@lru_cache(maxsize=4096)
def _product(indicator: str) -> str:
    found = (
        _TOLD.match(_LEADS_IN.sub("", indicator)) if indicator.endswith(("面积", "产量", "产值", "品牌价值")) else None
    )
    if found is None or _NO_PRODUCT.fullmatch(found["what"]):
        return ""
    return "茶叶" if _TEA.fullmatch(found["what"]) else found["what"]


def of_topic(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """A measure's name with the product that it is of, in an article about one; any other name itself.

    `previous` is the figure before where it stands in the same sentence: it may have told of another product.
    """
    topic = source.topic
    if name.startswith(topic) and name != topic:
        return topic + _measure(name.removeprefix(topic))
    if not _BARE.fullmatch(name):
        return name
    if "其中" in source.lead and (part := _PART.search(source.lead)):
        return part["part"] + _measure(name)
    told = previous.key.name if previous is not None else ""
    other = "" if told.startswith(topic) else _product(told)
    return (other or topic) + _measure(name)


def ranked(source: SourcePoint, name: str) -> str:
    """What the places of a list are ranked by, where only a place stands before a number; empty for any other figure."""
    place = source.figure.place or ""
    if not place or "前" not in source.lead or not source.lead.endswith((place, place[:-1])):
        return ""
    found = _RANKED.search(source.lead)
    return found["what"] if found and not name.endswith(found["what"]) else ""


def harvested(source: SourcePoint, name: str, before: Keyed | None, previous: Keyed | None) -> str:
    """The 产量 that a crop or a kind of meat alone is, after one that is told in full; any other name itself.

    `previous` is the figure `before` where it stands in the same sentence.
    """
    told = before.key.name if before is not None and _HARVESTED.fullmatch(name) else ""
    is_mass = source.figure.kind is Kind.MASS and told.endswith("产量")
    is_its = previous is not None and source.figure.kind is Kind.PERCENT and told == f"{name}产量"
    return f"{name}产量" if is_mass or is_its else name


def manufactured(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """The 产量 that a product's name alone is in a passage on products (分产品看，钢材1088万吨), or after another's (集成电路产量增长6%，工业机器人增长5%);
    any other name itself.
    """
    figure = source.figure
    told = previous is not None and previous.key.name.endswith("产量") and figure.kind is Kind.PERCENT
    if not told and "产品" not in source.lead and "产品" not in source.opening:
        return name
    made = figure.kind in _WEIGHED or figure.unit in _PIECES
    if not (made or figure.role is Role.CHANGE) or not _MADE.fullmatch(name) or is_known(name):
        return name
    is_of_products = told or any(map(_BY_PRODUCT.search, (source.lead, source.opening)))
    return f"{name}产量" if is_of_products else name


def _measure(rest: str) -> str:
    """A product's measure in one of the many ways in which it is said."""
    rest = rest.rpartition("产值中")[2]
    if _IN_ALL.fullmatch(rest):
        return "综合产值"
    if sector := _OF_SECTOR.fullmatch(rest):
        return f"第{sector['which']}产业产值"
    return "从业人员" if _AT_WORK.fullmatch(rest) else _GROWN.sub("", rest)
