"""What a figure measures: its canonical name, made whole from the figures and words before it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from monitor.articles import Kind, Per
from monitor.figures.numerals import whole as whole_number
from monitor.figures.patterns import lazy
from monitor.series import (
    cases,
    courts,
    disasters,
    holders,
    industries,
    measures,
    names,
    places,
    products,
    reaches,
    sizes,
    surveys,
)
from monitor.series.aspects import POINTS
from monitor.series.points import Aspect, Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _COUNT, _MONEY, _PRICE = Kind.PERCENT, Kind.COUNT, Kind.MONEY, Kind.PRICE
_MEASURED = (Kind.MASS, Kind.AREA, Kind.MONEY, Kind.VOLUME, Kind.ENERGY)
_RATE, _LEVEL = Aspect.RATE, Aspect.LEVEL
# Characters beside a number in which what tells of it stands.
_NEAR = 40
_HEADS = frozenset({"人", "名", "人次"})
_CLAUSE = lazy(r"[，,。；;：:、\s]")
_FIRST_WORDS = lazy(r"[一-龥A-Za-z“”（）()、]{2,24}?(?=[，,：:从由达为超近约共有在比分\d]|$)")
_LEADING = lazy(
    r"^(?:[\s　—-]*(?:[12]\d{3}年|[今去全当]年|年[末底]|过去一年|一年来|[一二三四五六七八九十]+年来?|其中|同时|此外|另外|综合考虑[^，,]*)[，,]?)+"
)
_AFTER = lazy(r"^(?:元|美元|吨|人|名|个|件|项|[万亿%％])*的?([一-龥]{2,10}?)(?=[，。；、,;]|用于|$)")
_PURPOSE = lazy(r"(?:用于|支持)([一-龥“”]{2,12})")
_ADDED = lazy(r"(新增加?(?!值)|新设(?!立)|新登记|新建(?!商品)|新改建|新开工|开工|新投产|投产|建成|新修|新造)")
_AFTER_NAME = ("新增", "新建")
_SET_UP = "新设"
_TURNED = lazy(rf"(.{{2,}})({'|'.join(_AFTER_NAME)})")
# 新增企业1.4万家，累计达到6万家: how many there are, after how many were added.
_SO_FAR = lazy(r"[，,、](?:累计|总数|总量|总计)(?:已)?(?:达到?|为|突破|超过)?(?:约|近)?$")
_TURNED_IN = lazy(r"^(?:新增|净增|新建|新认定)(?=..)|(?<=..)(?:新增|新认定)$")
_ADDED_WORDS = {
    "新增加": "新增",
    "新登记": "新设",
    "新改建": "新建",
    "新修": "新建",
    "新造": "新建",
    "建成": "新建",
    "新投产": "投产",
    "新开工": "开工",
}
# 环比下跌14点，跌幅为0.68%；: a line of its own.
_GOES_ON = lazy(r"\s*(?:同比|环比|[比较](?:上[年月周季期]|去年|年初|基期|昨[天日]|前一?[天日])|[涨跌增降升]幅)")
_ACTIVE = lazy(r"活跃(?:用户|买家|客户|消费者|设备)")
ACTIVE_BY: Final = ("日活跃", "月活跃")
_BY_TIME: dict[Per | None, str] = {Per.DAY: "日", Per.MONTH: "月"}
# 23种蔬菜价格上涨: of what so many moved.
_SORT, _MOVING = (
    lazy(r"(?<=..)(?:品种|种类|价格)$"),
    lazy(r"(?:价格)?(?:上涨|上升|涨价|下降|下跌|回落|降价|持平|不变)?(?:[（(]详情)?$"),
)
_PRICE_NAME_END, _THAN_YEAR = lazy(r"(?:品种)?价格$"), lazy(r"(?:去年|上年)同期|同比")
_PRICE_NAME = "价格"
# Characters of its sentence that set a figure of no telling name apart.
_CONTEXT = 12
_IN_SUM = lazy(r"(?<!年)(?:总计|合计|共计)$")
# Characters of a sentence in which these are found: more are a date or the like before them.
_OPENING = 120
_BREAK = lazy(r"[，,。；;：:、》）\s\d]")
_PARTS, _STOPS = lazy(r"[，,。；;]"), lazy(r"[。；;]")
_EACH = lazy(r"元/(?:公?斤|千克|吨|头|只)$")
_ABBREVIATES = ("（以下简称", "(以下简称")
_USERS = ("用户", "用户总数", "用户数")
_PAUSE = lazy(r"[，,；;。](?!\d)")
_STOP = lazy(r"[，,。；;：:、（\s\d]|由|从|达|为|约|近|超|逾|比")
_LONGEST = 24
_DIGITS = lazy(r"[\d.,]+(?:万亿|[万亿])?")
# 57个贫困村全部退出: how many there are, beside how many of them did so in a year.
_ALL_OF_THEM = lazy(r"[个名户家人][一-龥]{0,10}全部(?:退出|出列|摘帽|脱贫)")
# 恢复至2019年同期的60.7%: of what was told before.
_RECOVERED = lazy(r"恢复[至到][^,，。；;]{0,8}(?:同期|水平)的?(?:约|近)?$")
# What stands before a note in brackets, where the figure's own words are a verb at most (指数（以2015年为100）为109.72).
_NOTHING, _NOTED = lazy(r"[为是达到报有共]*"), lazy(r"([^（(]+)[（(][^（）()]*[)）][为是达到报有共]*$")
# 同比多增: by how much more it grew than it did before. 增长8.8%，扣除价格因素增长7.1%: the first is as counted in money.
_MORE, _LONGEST_MORE = lazy(r"[多少][增减](?:加|少)?(?:了|约|近)?$"), 4
# 剔除房地产业后增长6.2%
_LESS = lazy(
    r"(?:剔|扣)除(?!价格|物价)(?P<what>[一-龥]{2,10}?)(?:等)?(?:因素|影响)*后?[，,]?(?:实际|同比|同口径)*(?:增长|下降|增加|减少|回落)(?:约|近)?$"
)
_NOMINAL = lazy(r"[%％]?(?:左右|以上)?[,，、(（](?:(?:扣除|剔除)(?:物价|价格)(?:上涨)?(?:因素|影响)|实际增长)")
_KINDS_OF_COMPANY, _WHOSE = lazy(r"(?<=..)(?:集团|股份|公司|企业)+$"), lazy(r"^(?:集团|股份|公司)*的?")
# “中国名茶之乡”松山茶园面积: what a place is praised as.
_EPITHET = lazy(r"^[“\"]?[一-龥]{2,8}之[乡都城][”\"]?(?=[一-龥]{2})")
# 公司整体业绩总收入: what a company takes in all.
_OWN_REVENUE = lazy(r"总收入|(?:本|该)?(?:公司|集团)(?:当季|本季度?)?(?:整体)?(?:业绩)?总?收入")
# 全球智能手机出货量: of a company all that it has.
_WORLDWIDE = lazy(r"^全球(?=[一-龥]{0,6}(?:出货|销|交付)量$)")
# What the names of places end in.
_LEVELS = tuple("省市县区州盟旗镇乡村")
# 城镇人口108万人: a number that people of a sort are told by, not what is done for them.
_LABELLED = lazy(r"人口[为达到有约]*$")
# 农民人均3.1亩: for each one of whom, of what was told before.
_EACH_OF = lazy(r"([人户亩]均)[为达到约近超过]*$")
_EACH_ALONE = lazy(r"(?:农村居民|城镇居民|居民)?[人户亩]均")
# 肉类批发价格小幅下降，其中猪肉下降1%: a part of what is told of prices.
_PRICED_PART = lazy(r"价格[^，,。；;]*[，,]其中[^。；;]*$")
# 报告发病数居前五位的病种依次为…，占乙类传染病报告发病总数的97%: of the first five, whichever they are.
_FIRST_OF = lazy(
    r"前(?P<many>\d{1,2}|[一二三四五六七八九十]{1,2})[位名]?的?(?P<what>[一-龥]{1,6}?)?(?:依次|分别)?[为是:：][^。；;]*[，,]"
    r"(?:合计|共)?占(?P<of>[^，,。；;\d]{2,20}?)的?(?:比重|比例)?[为达]?$"
)
# 乙类传染病中鼠疫无报告，其余22种传染病共报告发病…: of what the rest is.
_THE_REST = lazy(
    r"(?:^|[，,。；;：:])(?P<sort>[一-龥]{1,4}类)(?P<thing>[一-龥]{2,6})中[^；;。]*[，,]其余\d+种(?P=thing)共?[^，,。；;\d]*$"
)
# 储能电池系统：营收573亿元，全球市占率36.5%; 在储能领域，公司…全球市占率为36.5%
_LABELS = lazy(r"\s*(?P<what>[一-龥A-Za-z]{2,12}?)(?:系统|业务|产品)?[：:][^；;。]*$")
_IN_FIELD = lazy(r"在(?P<what>[一-龥]{2,10}?)(?:系统|业务)?(?:领域|方面|市场)[，,][^；;。]*$")
# Of what consumer prices are made up: 食品烟酒上涨2.2%, unless it is told what is spent on them.
# 按美元计价，出口增长3.0%: another growth than the one in the country's own money.
_IN_CURRENCY = lazy(r".*[按以用](?P<currency>人民币|美元|欧元|日元|港元)计", re.DOTALL)
# 10037.6亿元人民币，折合1553亿美元，同比增长18.9%
_CONVERTED = lazy(r"元[^。；;]*折合?[\d.,]+[万亿]*美元[，,](?:同比|比上年(?:同期)?)?(?:实际)?(?:增长|下降|增加|减少)$")
# 历年累计开行超过7.3万列: since they began.
_EVER = lazy(r"历年(?:来|以来)?累计[^，,。；;]*$")
_CONSUMED = lazy(r"食品烟酒|食品|衣着|居住|生活用品及服务|交通和?通信|教育文化和?娱乐|医疗保健|其他用品[及和]服务")
# 猪肉价格上涨69.3%，影响CPI上涨1.65个百分点: what sways is told before.
_SWAYS = lazy(r"影响|拉动")
# （1）豆粕：到厂价3.46元/公斤，零售价3.92元/公斤: what has the price stands before its colon.
_PRICE_TYPES = "到厂|出厂|零售|批发|收购|产地|出场|田头|超市|集市"
_PRICE_TYPE = lazy(rf"(?:(?:{_PRICE_TYPES})价)*((?:{_PRICE_TYPES})?价格)")
_LABEL = lazy(r"([一-龥]{1,8})[：:][^：:；;。]*$")
# 净利润2亿元，预计1.8亿元: what was looked for.
_FORESEEN = lazy(r"[，,（(](?:此前|市场|分析师)?(?:预估|预计|预期)为?\Z")
# 最高的为12元，最低的为10元: of what the figure before prices.
_EXTREME = lazy(r"最(?P<which>[高低])(?:的|价格?|达|为|是|约|分别|地区|区县|市场){1,4}$")
_MOST = lazy(r"\(最[高低]\)$")
# 批发均价, 零售价, 批发交易总量: what is traded stands in the first words of its paragraph (本市蔬菜交易量升价稳).
_OF_TRADE = lazy(
    rf"(?P<market>{_PRICE_TYPES})?(?:市场)?(?:平均)?(?:(?P<price>[均批]?价格?)|(?:日均)?(?:交易|成交|上市)总?量?)"
)
# 从批发均价来看：, which names no thing.
_NO_LABEL = lazy(r"[价量看]")
_SOLD = lazy(_PRICE_TYPES)
_MARKET = lazy(rf"(?:{_PRICE_TYPES})+$")
_TRADED = lazy(
    rf"(?:^|[,，：:）])(?:[本我全该]市)?(?!{_PRICE_TYPES})(?P<thing>[一-龥]{{2,5}}?)"
    rf"(?:(?:日均)?(?:交易|成交|上市|供应)量|(?:{_PRICE_TYPES}|市场)*价格?|[：:](?=(?:{_PRICE_TYPES})价))"
)
# 城镇居民人均可支配收入增长7.8%，农民居民人均增长7.9%: the same of others.
_WHOSE_EACH, _EACH_INCOME = lazy(r"((?:农村|城镇)居民)人均"), lazy(r"(?:农村|城镇)居民(人均.+)")
_MONEY_WORDS = lazy(r"支出|收入|投资|财政|资金|经费")


def name_of(source: SourcePoint, before: Keyed | None, aspect: Aspect, priced: Container[str]) -> str:
    """What a figure measures, by itself and by what goes before; `priced` are the names of what its article prices."""
    if sized := sizes.of_size(source):
        return _added(source, sized)
    if counted := cases.counted(source, before):
        return counted
    if how := reaches.moved(source):
        return _moved(source, before, how)
    name = _each(source, _name(source, before), before)
    if before is not None and (told := _beside(source, name, before)):
        return told
    if source.figure.kind is _COUNT:
        name = name.removesuffix(_PRICE_NAME) or name  # of 28种蔬菜平均价格 the kinds
    if aspect is _RATE and _CONSUMED.fullmatch(name) and "支出" not in source.lead:
        name = f"{name}价格"
    if source.figure.kind is _PERCENT:
        name = _priced(source, name, priced)
    name = _set_apart(source, name)
    if aspect is _LEVEL:
        name = _added(source, name)
    elif before is not None and before.key.name == f"{_SET_UP}{name}" and _SET_UP in source.lead:
        name = before.key.name  # 新设市场主体1845万户，增长3.3%
    if name.endswith(_PRICE_NAME) and (typed := _PRICE_TYPE.fullmatch(name)) and (label := _LABEL.search(source.lead)):
        name = f"{label[1]}{typed[1]}"
    if name.endswith(_PRICE_NAME) and "最" in source.lead and (most := _EXTREME.search(_near(source))):
        told = (
            name
            if _SOLD.search(source.figure.indicator)
            else f"{_MARKET.sub('', name.removesuffix(_PRICE_NAME))}{_PRICE_NAME}"
        )
        name = f"{told}(最{most['which']})"
    name += _reservation(source, before)
    return f"{name}{_reckoned(source)}" if aspect is _RATE else name


def active(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """Users who are active in a day or a month, which is what they are counted by (日均活跃用户, 月活跃用户); empty for all else."""
    if not _ACTIVE.fullmatch(name):
        return ""
    if by := _BY_TIME.get(source.figure.per):
        return by + name
    told = before.key.name if before is not None and source.figure.kind is _PERCENT else ""
    return told if told.endswith(name) and told[:1] in _BY_TIME.values() else ""


def _moved(source: SourcePoint, before: Keyed | None, how: str) -> str:
    """The name of how many of a sort moved so, against the year before where the sentence says that (蔬菜:上涨(同比))."""
    thing = _SORT.sub("", names.canonical(_MOVING.sub("", source.figure.indicator), _COUNT))
    is_told = before is not None and before.source.figure.sentence == source.figure.sentence
    if before is not None and is_told and (not thing or names.is_weak(thing) or thing == "品种"):
        thing = _PRICE_NAME_END.sub("", before.key.name.partition(":")[0])
    annual = "(同比)" if _THAN_YEAR.search(source.lead) else ""
    return f"{thing}:{how}{annual}"


def _beside(source: SourcePoint, name: str, before: Keyed) -> str:
    """The name of what is told beside the figure before: its sum, a part of it, the people of its cases; else empty."""
    if _is_total(source, name, before):
        return f"{name}合计"
    if sizes.is_part(source, before) or (name == "死亡" and _is_of_disease(source, before)):
        return f"{before.key.name}:{name}"
    has_heads = source.figure.unit in _HEADS and name == before.key.name
    return f"{name}人数" if has_heads and _is_of_cases(source, before) else ""


def _set_apart(source: SourcePoint, name: str) -> str:
    """A name that fits too many things, with the first words of its sentence; any other name itself."""
    counted = names.is_people(name) and not (name.endswith("人口") and _LABELLED.search(source.lead))
    if told := disasters.told_of(source, name):
        return told
    if not (counted or names.is_weak(name) or names.is_generic(name)):
        return name
    # Its numbers differ from year to year: what is said of them does not.
    said = _DIGITS.sub("", _LEADING.sub("", names.folded(source.sentence[:_OPENING])))
    return f"{name}({said[:_CONTEXT]})"


def _reservation(source: SourcePoint, before: Keyed | None) -> str:
    """What a name ends in where the figure was looked for, is of all there are, or is how much more something grew."""
    is_told = before is not None and before.source.figure.sentence == source.figure.sentence
    foreseen = "预期" if is_told and "预" in (near := _near(source)) and _FORESEEN.search(near) else ""
    ever = "(历年)" if "历年" in source.lead and _EVER.search(source.lead) else ""
    counts_all = source.figure.kind is _COUNT and "全部" in source.sentence and _ALL_OF_THEM.match(source.tail)
    return f"{foreseen}{ever}{'(全部)' if counts_all else ''}{'多增' if _MORE.search(source.lead[-_LONGEST_MORE:]) else ''}"


def _reckoned(source: SourcePoint) -> str:
    """What a growth's name ends in where it is as counted in money, or in another's currency."""
    nominal = "(名义)" if _NOMINAL.match(source.tail) else ""
    if "除" in source.lead and (less := _LESS.search(source.lead)):
        return f"{nominal}(剔除{less['what']})"
    if _CONVERTED.search(source.lead):
        return f"{nominal}(美元计)"
    told = _IN_CURRENCY.match(source.lead) if "元计" in source.lead else None
    return f"{nominal}({told['currency']}计)" if told and told["currency"] != "人民币" else nominal


def _priced(source: SourcePoint, name: str, priced: Container[str]) -> str:
    """The name of what a percentage is of, as a price where its article or its sentence tells of the thing's price."""
    is_part = not name.endswith(_PRICE_NAME) and ":占" not in name and _PRICED_PART.search(source.lead)
    if is_part or f"{name}价格" in priced:
        return f"{name}价格"
    price = names.canonical(name, _PRICE)
    return price if price in priced else name


def _is_total(source: SourcePoint, name: str, before: Keyed) -> bool:
    """Whether a count sums up a row whose last thing the figure before counts (动画片32部，特种片28部，总计970部)."""
    same = name == before.key.name and source.figure.unit == before.source.figure.unit
    return same and _IN_SUM.search(source.lead) is not None and before.source.figure.sentence == source.figure.sentence


def _is_of_disease(source: SourcePoint, before: Keyed) -> bool:
    """Whether the figure before counts in the same sentence those who fell ill (法定传染病1286例，死亡2例)."""
    told = before.source.figure.sentence == source.figure.sentence
    return told and before.key.name.endswith(("发病", "病例"))


def _is_of_cases(source: SourcePoint, before: Keyed) -> bool:
    """Whether a count of people stands right after that of their cases (案件30件45人), which it is another measure of."""
    other = before.source
    between = source.figure.span.start - other.figure.span.end
    return (
        measures.measure(other)[0] == measures.measure(source)[0]
        and other.figure.unit not in _HEADS
        and 0 < between <= len(other.figure.unit) + 1
    )


def _near(source: SourcePoint) -> str:
    """The words right before the number."""
    return source.sentence[max(0, source.offset - _NEAR) : source.offset]


def _each(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """The name with 人均 where the words right before the number say so alone (种植面积50万亩，人均3.1亩)."""
    near = _near(source)
    found = _EACH_OF.search(near) if "均" in near else None
    if not found or (found[1] in name.partition("(")[0] and not _EACH_ALONE.fullmatch(name)):
        return name
    thing = _EACH_ALONE.sub("", name) or (before.key.name if before else "")
    return f"{found[1]}{thing}" if thing else name


def _added(source: SourcePoint, name: str) -> str:
    """The name with what tells an addition from the stock that it is added to, where the clause says so."""
    if name.endswith(_AFTER_NAME) and (turned := _TURNED.fullmatch(name)):
        return turned[2] + turned[1]
    if not _ADDED.search(source.lead):
        return name
    clauses = _PARTS.split(source.lead)
    found = _ADDED.search("".join(clauses[-2:]) if clauses[-1].startswith("其中") else clauses[-1])
    if not found or _ADDED.search(name) or names.is_relief(name):
        return name
    return _ADDED_WORDS.get(found[1], found[1]) + name


def _name(source: SourcePoint, before: Keyed | None) -> str:
    """The canonical name; where the indicator says too little, from the figure before it or the sentence."""
    figure = source.figure
    is_told = before is not None and (before.source.figure.sentence == figure.sentence or goes_on(source))
    previous = before if is_told else None
    told = _taken_over(source, previous) if previous else ""
    if taken := told or _traded(source, previous) or _of_the_first(source) or _recovery(source, previous):
        return taken
    kind = _MONEY if figure.kind is _PRICE else figure.kind
    name = names.canonical(_whole(source), _PRICE if is_price(source) else kind)
    if whole := products.ranked(source, name) or _without_share(name, kind):
        name = names.canonical(whole, kind)
    if previous and figure.kind is _PERCENT and _SWAYS.match(name):
        return f"{previous.key.name}{name}"
    name = f"{_labelled(source)}{name}" if name.startswith(":") else _of_the_rest(source, name, kind)
    thing, share, of = name.partition(":占")
    if share and (not thing or (previous and figure.indicator.startswith(previous.source.figure.indicator))):
        return f"{_thing(source, previous)}{share}{of}"
    if source.topic:
        name = products.of_topic(source, name, previous)
    if names.is_people(name) and (event := names.event(source.tail[:24])):
        return event
    if before and _goes_on_pricing(source, name, before):
        return before.key.name
    if names.is_weak(name):
        return _completed(source, name, previous)
    if (whole := _by_context(source, name, before, previous)) != name:
        return whole
    if figure.kind in (Kind.MASS, Kind.AREA, Kind.LENGTH) and _MONEY_WORDS.search(name):
        return _thing(source, None) or name
    return name


def goes_on(source: SourcePoint) -> bool:
    """Whether a sentence, or a line, begins with how something changed, so that it is of what was told before it."""
    return _GOES_ON.match(source.sentence) is not None


def _of_the_first(source: SourcePoint) -> str:
    """What the first of a list, whichever they are, have a share of (前五位病种:占…比重); empty for any other figure."""
    told = _FIRST_OF.search(source.lead) if source.figure.kind is _PERCENT and "前" in source.lead else None
    if told is None:
        return ""
    many = whole_number(told["many"]) or told["many"]
    return f"前{many}位{told['what']}:占{names.canonical(told['of'], _COUNT)}比重"


def _labelled(source: SourcePoint) -> str:
    """What a line's label or its clauses say that they are on (储能电池：…, 在储能领域，…); empty where they do not."""
    told = _IN_FIELD.search(source.lead) or _LABELS.match(source.lead)
    return names.canonical(told["what"], Kind.OTHER) if told else ""


def _of_the_rest(source: SourcePoint, name: str, kind: Kind) -> str:
    """A name with the sort whose rest is told of (乙类传染病中…，其余20种传染病共报告发病); any other name itself."""
    rest = _THE_REST.search(source.lead) if kind is _COUNT and "其余" in source.lead else None
    return names.canonical(f"{rest['sort']}{source.figure.indicator}", kind) if rest else name


def _goes_on_pricing(source: SourcePoint, name: str, before: Keyed) -> bool:
    """Whether a price without a name is what the figure before prices, elsewhere (仔猪38元；华北地区价格较高，为40元)."""
    priced = is_price(source) and before.key.name.endswith(_PRICE_NAME) and bool(source.opening)
    return priced and source.figure.place is not None and (not name or names.is_weak(name))


def _by_context(source: SourcePoint, name: str, before: Keyed | None, previous: Keyed | None) -> str:
    """A crop's name with its 产量, a court's step with its cases, a bare measure with its holder; any other name itself."""
    if (crop := products.harvested(source, name, before, previous)) != name:
        return crop
    if (whose := holders.travelled(source, name, before)) != name:
        return whose
    if (step := courts.step_of(source, name)) != name:
        return step
    if (index := surveys.business_of(name, before)) != name:
        return index
    if (whole := industries.measured(source, name, before)) != name:
        return whole
    return holders.held(source, name, before, previous)


def _traded(source: SourcePoint, previous: Keyed | None) -> str:
    """A market's price or trade with what is traded: by the figure before, else by its paragraph; empty for any other."""
    trade = _OF_TRADE.fullmatch(source.figure.indicator)
    if trade is None:
        return ""
    label = _LABEL.search(source.lead)
    told = None if label and not _NO_LABEL.search(label[1]) else _TRADED.search(source.opening)
    thing = told["thing"] if told else ""
    if previous and trade["market"] and previous.key.name.endswith(_PRICE_NAME):
        thing = _MARKET.sub("", previous.key.name.removesuffix(_PRICE_NAME))
    if not thing:
        return ""
    return names.canonical(thing + trade[0], _PRICE if trade["price"] else Kind.OTHER)


def _without_share(name: str, kind: Kind) -> str:
    """What a mass, an area or a sum is of whose words told of a share before (产量占全国91%，其中湖北114万吨); empty for any other."""
    thing, share, _ = name.partition(":占")
    return thing if share and len(thing) > 1 and kind in _MEASURED else ""


def _recovery(source: SourcePoint, previous: Keyed | None) -> str:
    """The name of how far something has come back to what it was, and of how that degree changed; empty for any other figure."""
    if source.figure.kind is not _PERCENT or "恢复" not in source.lead:
        return ""
    near = _near(source)
    if previous and source.figure.unit in POINTS and "恢复程度" in near:
        return f"{_recovered('', previous)}:恢复"
    return f"{_recovered(source.figure.indicator, previous)}:恢复" if _RECOVERED.search(near) else ""


def _recovered(indicator: str, previous: Keyed | None) -> str:
    """What has come back to a share of what it was: the thing that is named, else that of the figure before."""
    name = names.canonical(indicator.partition("恢复")[0], Kind.OTHER)
    is_told = previous is not None and (not name or names.is_weak(name))
    return previous.key.name.partition(":")[0].partition("(")[0] if previous is not None and is_told else name


def _taken_over(source: SourcePoint, previous: Keyed) -> str:
    """The name of the figure before where a figure goes on with the same thing; empty where it tells of its own."""
    figure, name, told = source.figure, previous.key.name, previous.source.figure.indicator
    indicator = figure.indicator
    if _SO_FAR.search(source.lead) and _TURNED_IN.search(name) and not _is_other_side(source, previous):
        return _TURNED_IN.sub("", name)
    priced = name.endswith(_PRICE_NAME)
    if figure.unit in POINTS and previous.key.aspect == Aspect.SHARE and told.startswith(indicator):
        return name  # 占总人口的61%，提高1个百分点
    if indicator.startswith(_ABBREVIATES) or (indicator == _SET_UP and name.startswith(_SET_UP)):
        return name  # 与去年同期相比（以下简称同比）下降36.2%; 新设企业327万户，平均每天新设1.81万户
    said_alike = told == indicator and (priced or _NOTHING.fullmatch(indicator))
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


def _without_subject(source: SourcePoint) -> str:
    """The indicator without the company or the place that it begins with, whose the article is: 华为的资产负债率."""
    subject, indicator = source.subject, source.figure.indicator
    if "之" in indicator:
        indicator = _EPITHET.sub("", indicator)
    if subject.endswith(_LEVELS):
        bare = places.without_place(indicator, subject)
        return bare.removeprefix("的") or indicator
    if subject and _OWN_REVENUE.fullmatch(indicator):
        return "营业收入"
    if source.alias and indicator.startswith(source.alias):
        indicator = subject + indicator.removeprefix(source.alias)
    company = _KINDS_OF_COMPANY.sub("", subject) if indicator[:1] == subject[:1] else ""
    if not company or not indicator.startswith(company):
        return _WORLDWIDE.sub("", indicator) if subject and indicator.startswith("全球") else indicator
    rest = _WORLDWIDE.sub("", _WHOSE.sub("", indicator[len(company) :]))
    return "营业收入" if rest in ("收入", "总收入") else rest or indicator


def _whole(source: SourcePoint) -> str:
    """The indicator, or the whole phrase that it was cut from where only that has a known name."""
    indicator = _without_subject(source)
    if source.figure.unit == "家" and indicator.endswith(_USERS):
        indicator = indicator.partition("的")[0]  # 三家基础电信企业的移动电话用户总数
    if _NOTHING.fullmatch(indicator) and (noted := _NOTED.search(source.lead)):
        return _CLAUSE.split(noted[1])[-1] or indicator
    at = source.lead.rfind(indicator) if indicator else -1
    if at < 0 or names.is_known(indicator):
        return indicator
    if source.lead[:at].endswith(("和", "及", "与")):
        return indicator  # 出厂价格和购进价格分别上涨5.6%和9.6%
    before = _BREAK.split(source.lead[:at])[-1]
    phrase = before + indicator + _STOP.split(source.lead[at + len(indicator) :])[0]
    return phrase if len(phrase) <= _LONGEST and names.is_known(phrase) else indicator


def _completed(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """A weak name made whole: a payment's purpose, the thing after the number, or the thing told of before."""
    if source.figure.kind is _MONEY and not name.endswith("支出:"):
        name = names.payer(_PARTS.split(source.lead)[-1]) or name
    if name.endswith("支出:"):
        return name + _purpose(source)
    if previous and (whose := _WHOSE_EACH.fullmatch(name)) and (each := _EACH_INCOME.fullmatch(previous.key.name)):
        return f"{whose[1]}{each[1]}"
    after = _AFTER.search(source.tail)
    if after and not names.is_weak(found := names.canonical(after[1], source.figure.kind)):
        return found
    return _thing(source, previous) or name


def _thing(source: SourcePoint, previous: Keyed | None) -> str:
    """What the sentence speaks of: as the figure before it has it, else its first words."""
    if previous is not None:
        return _MOST.sub("", previous.key.name.partition(":占")[0])
    clause = _LEADING.sub("", _STOPS.split(source.lead)[-1])
    found = _FIRST_WORDS.search(clause)
    return names.canonical(found[0], Kind.OTHER) if found else ""


def _purpose(source: SourcePoint) -> str:
    """What a payment is for, where it is said after the sum or in the clause before the payer."""
    if found := _PURPOSE.search(source.tail[:24]):
        return names.purpose(found[1])
    clauses = _PARTS.split(source.lead)
    words = clauses[-2] if len(clauses) > 1 else ""
    return names.purpose(words) if 2 <= len(words) <= 24 else ""


def is_price(source: SourcePoint) -> bool:
    """Whether a figure is what a unit of something costs."""
    told = source.figure.kind is _PRICE and reaches.is_quoted(source)
    return told or ("/" in (unit := measures.unit_of(source)) and _EACH.search(unit) is not None)
