"""Whose figure it is, as one word for the many ways in which a place is written."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from monitor.figures import gazetteer
from monitor.figures.gazetteer.mentions import mentions
from monitor.figures.patterns import lazy

_UNIT = lazy(r"[一-龥]{1,12}?(?:特别行政区|自治区|自治州|自治县|街道|社区|省|市(?!场)|州(?!市)|县|区|镇|乡|村)")
# Each begins with a character of its own and looks back from there, so that the engine skips to one of these.
_NATIONAL = lazy(
    r"全(?<![居列占“遍销往誉名向]全)国(?!唯一|县域|首[个批家]|[十百]强|各地|门店|知名|闻名|领先|前列|第[一二三])|我国|中(?<!“中)(?<!在中)国(?![·—]|[一-龥]{1,5}(?:城(?![市镇乡])|市场(?!主体))|唯一|驰名|[一-龥]{0,3}网|品牌|地理标志|[一-龥]{1,6}之[乡都]|名[牌优特]|移动|电信|联通|铁塔|石油|石化|海油|银行|平安|人寿|人保|太保|太平|中[铁车免粮]|铁建|建筑|交建|电建|能建|神华|铝业|国航|东航|南航|烟草|化工|华[电能]|核电|广核|重[工汽]|船舶|一汽|电影股份)|中华人民共和国|国务院|中央|国(?<!党和国)(?<!个国)家(?!级|和地区|地理标志)|农业农村部|农业部|商务部|人民银行|(?<![市省县区])民航局|国铁集团|海关总署|(?:工信部|工业和信息化部|财政部|文化和旅游部|生态环境部)(?:(?:最新|近日|日前|今天|\d+月?\d*日){0,2}(?:消息|发布|公布|通报|数据))|[从据](?:交通运输部|交通部|教育部|民政部|公安部|文化和旅游部|工信部|海关总署)|\d+个大中城市|外汇|国债|世界(?!第|级|之|最大|遗产|[五百\d])|3(?<![\d往至]3)1个?省(?:[(（、]|份?(?=[和报新]))"
)
_LOCAL = lazy(r"全[省市县区盟旗镇乡村州]|本[省市县区镇乡村]|我[省市县区镇乡村]|[县镇乡村]委|县政府")
# What may be told of a place; with other words it makes a name of something else (北京大学, 上海青).
_TOLD_OF = lazy(
    r"(?!大学|银行|[县区省镇乡州岛]|市(?!场)|村(?!集体|[级民委里])|交易|证券|青|瓜|股份|集团|公司)[一-龥A-Z]{2}"
)
# What may be told of a place without its level, but no station, harbour or river that is called after it.
_OF_STEM = lazy(rf"(?![站港湾江河湖山路桥关口海、]|机场){_TOLD_OF.pattern}")
# No body of that name: 前三季度公司实现….
_TIMED_BODY = lazy(
    r"(?:前?[一二三四两]个?季度|第?[一二三四]季度|[上下]半年|全年|报告期内?|本期)(?:本|该)?(?:公司|集团)"
)
# What is told of the nation where nobody else is named.
_OF_NATION = lazy(
    r"^居民消费价格|^工业生产者|采购经理指数$|^M2$|^外汇储备|赤字|调查失业率$|^社会融资规模|^国内旅游|^水质优良断面|^劣V类断面"
)
# 牛肉农贸市场平均零售价格: at what kind of market a thing is sold.
_KIND_OF_MARKET = lazy(r"[一-龥]{0,2}(?:粮食|米|面粉|油|肉|腩|骨|禽|蛋|菜类?|果类?|鱼类?|虾类?|水产品?)[农集]贸市场")
# 蛋类市场价格平稳: what is sold at whatever market.
_SORT_OF_MARKET = lazy(
    r"(?:粮食|粮油|食用油|肉类?|猪肉|牛羊肉|禽类?|禽蛋|肉禽蛋|蛋类?|蔬菜类?|水果类?|果蔬|蔬果|水产品?|鱼类)(?:商品|产品)?市场"
)
# What a bulletin of prices is in chapters on.
_ALL_MARKETS = frozenset({"食用农产品市场", "农产品市场", "生产资料市场"})
# 台湾地区确诊病例, 松山市的粮食产量: what joins a place to what it has.
_SORT_OF_PLACE = lazy(r"^(?:地区(?!生产|间|差|经济|总)(?=..)|的)")
# 东北地区, 东北
_OF_REGION = lazy(r"(?<=^东北|^西北|^西南|^东部|^中部|^西部|^南方|^北方|^华北|^华东|^华中|^华南)地区$")
NATION = "全国"
# 北江集团, 北江股份: a company that is as often told of without the word.
_GROUP = lazy(r"(?<=..)(?:集团|股份)(?:有限公司)?$")
# 港口集团: whatever it is called, not a name.
_TRADES = frozenset(
    ["港口", "公交", "投资", "水务", "燃气", "能源", "文旅", "铁路", "高速", "地铁", "城投", "交投", "建工", "建投"]
)
_TOP = ("最高人民法院", "最高法院", "最高法")
# What the names of places end in.
_ENDS = tuple("省市县区州盟旗镇乡村道")


@lru_cache(maxsize=65536)
def short(place: str) -> str:
    """The last part of a place's full name; of one that is written shortly, the full name.

    >>> short("乳源瑶族自治县东坪镇东田村"), short("东田村"), short("韶关市"), short("乳源县")
    ('东田村', '东田村', '韶关市', '乳源瑶族自治县')
    """
    if place.endswith(_TOP):
        return "最高人民法院"
    if company := _GROUP.search(place):
        name = place[: company.start()]
        return place if knows(name) or name in _TRADES else name
    place = _OF_REGION.sub("", place)
    parts = _UNIT.findall(place)
    last = parts[-1] if parts else place
    known = gazetteer.load()
    return last if known.knows(last) else known.aliases.get(gazetteer.short(last), last)


def home(sentences: Iterable[str]) -> str:
    """The place that an article's figures are of where they name none: the nation's if it speaks of that above all."""
    text = "".join(sentences)
    nation, local = len(_NATIONAL.findall(text)), len(_LOCAL.findall(text))
    return NATION if nation > 2 * local else ""


def names_whole(words: str) -> bool:
    """Whether words speak of the nation or of a whole place (全市, 我国)."""
    return _LOCAL.search(words) is not None or _NATIONAL.search(words) is not None


def knows(name: str) -> bool:
    """Whether a place is known to be called so without its level (上海, 乳源)."""
    return name in gazetteer.load().aliases


@lru_cache(maxsize=65536)
def leading(words: str) -> tuple[str, str]:
    """The smallest of the places that words begin with, and what they say of it.

    >>> leading("乳源瑶族自治县东坪镇新增茶园"), leading("乳源村集体经济收入"), leading("北京大学学生")
    (('东坪镇', '新增茶园'), ('乳源瑶族自治县', '村集体经济收入'), ('', '北京大学学生'))
    """
    place, at = "", 0
    for mention in mentions(words, 0, len(words)):
        if mention.span.start != at or mention.is_body:
            break
        place, at = mention.name, mention.span.end
    if not place:
        place, at = _alias(words)
    return short(place), _SORT_OF_PLACE.sub("", words[at:]) if place else words


def last_named(words: str) -> str:
    """The last place that words name, with its level or without; empty where they name none."""
    named = [one.name for one in mentions(words, 0, len(words)) if not one.is_body]
    if named:
        return short(named[-1])
    known = gazetteer.load()
    found = (known.aliases.get(words[at : at + 2], "") for at in range(len(words) - 1, -1, -1))
    return next((full for full in found if full.endswith(("省", "自治区", "市"))), "")


def _alias(words: str) -> tuple[str, int]:
    """The place that words begin with without its level (乳源, 广东), and how far its name goes."""
    known = gazetteer.load()
    name = next((name for name in known.aliases_of(words) if _TOLD_OF.match(words, len(name))), "")
    return known.aliases.get(name, ""), len(name)


def without_place(words: str, place: str) -> str:
    """Words without the place that they begin with, with its level or without (政和白茶产量, of 政和县)."""
    stem = gazetteer.short(place)
    is_market = words.startswith("市场", len(stem))  # 义乌市场主体
    if (words.startswith(place) and not is_market) or not (words.startswith(stem) and _OF_STEM.match(words, len(stem))):
        return words.removeprefix(place)
    return words.removeprefix(stem)


def is_of_nation(name: str, sentence: str) -> bool:
    """Whether a thing that nobody is named for is the nation's: prices, money, a deficit."""
    return _OF_NATION.search(name) is not None and not _LOCAL.search(sentence)


def place_of(place: str | None, indicator: str, subject: str, *, quoted: bool = False) -> str:
    """The place of a figure: the one it names, the nation where it says so, else its article's subject.

    The nation goes without saying for what is `quoted` day by day: bulletins name it in some years and not in others.
    """
    found = _named(place, indicator, subject)
    return "" if quoted and found == NATION else found


def _own(subject: str) -> str:
    """An article's subject as a place is written; a company's name may begin with a place's (贵州茅台) and stays."""
    is_place = subject.endswith(_ENDS) or knows(subject)
    return short(subject) if is_place else subject


def _named(place: str | None, indicator: str, subject: str) -> str:
    if place and place.endswith("市场") and place.startswith(("国内", "全国")):
        return NATION
    if (
        place
        and place.endswith("市场")
        and (_SORT_OF_MARKET.fullmatch(place) or _KIND_OF_MARKET.fullmatch(place) or place in _ALL_MARKETS)
    ):
        place = None
    if place and not _TIMED_BODY.fullmatch(place):
        return short(place)
    if subject and indicator.startswith(subject):
        return _own(subject)
    if named := leading(indicator)[0]:
        return named
    return NATION if indicator.startswith(("全国", "我国", "内地")) else _own(subject)
