"""What a figure measures: its canonical name, made whole from the figures and words before it."""

from __future__ import annotations

from collections.abc import Container
from typing import Final

from monitor.articles import Kind, Per, Role
from monitor.figures.numerals import whole as whole_number
from monitor.figures.patterns import lazy
from monitor.series import cases, courts, disasters, measures, places
from monitor.series.naming import holders, industries, names, prices, products, sizes, surveys, trade
from monitor.series.naming.phrases import phrase_of
from monitor.series.naming.reckonings import near, reckoned, reservation
from monitor.series.naming.takeovers import SET_UP, goes_on, recovery, taken_over
from monitor.series.points import Aspect, Keyed, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _COUNT, _MONEY, _PRICE = Kind.PERCENT, Kind.COUNT, Kind.MONEY, Kind.PRICE
_MEASURED = (Kind.MASS, Kind.AREA, Kind.MONEY, Kind.VOLUME, Kind.ENERGY)
_RATE, _LEVEL, _CHANGE = Aspect.RATE, Aspect.LEVEL, Role.CHANGE
_HEADS = frozenset({"人", "名", "人次"})
_FIRST_WORDS = lazy(r"[一-龥A-Za-z“”（）()、]{2,24}?(?=[，,：:从由达为超近约共有在比分\d]|$)")
_LEADING = lazy(
    r"^(?:[\s　—-]*(?:[12]\d{3}年|[今去全当]年|年[末底]|过去一年|一年来|[一二三四五六七八九十]+年来?|其中|同时|此外|另外|综合考虑[^，,]*)[，,]?)+"
)
_AFTER = lazy(r"^(?:元|美元|吨|人|名|个|件|项|[万亿%％])*的?([一-龥]{2,10}?)(?=[，。；、,;]|用于|$)")
_PURPOSE = lazy(r"(?:用于|支持)([一-龥“”]{2,12})")
_ADDED = lazy(r"(新增加?(?!值)|新设(?!立)|新登记|新建(?!商品)|新改建|新开工|开工|新投产|投产|建成|新修|新造)")
_AFTER_NAME = ("新增", "新建")
_TURNED = lazy(rf"(.{{2,}})({'|'.join(_AFTER_NAME)})")

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
_ACTIVE = lazy(r"活跃(?:用户|买家|客户|消费者|设备)")
ACTIVE_BY: Final = ("日活跃", "月活跃")
_BY_TIME: dict[Per | None, str] = {Per.DAY: "日", Per.MONTH: "月"}
# Characters of its sentence that set a figure of no telling name apart.
_CONTEXT = 12
# 下辖17个乡镇、4个街道，有463个行政村
_RULES = lazy(r"(?<![直管统])辖(?!区)[^。；;]{0,60}$")
_EXTENT = lazy(r"(?:^|[，,。；;：:\s]|全|本|我|该|[一-龥]{2})[省市县区州旗镇乡](?:域)?总面积(?:[为达约]|达到)*$")
_DIVISION = lazy(
    r"个?(街道(?:办事处)?|办事处|乡镇|镇乡|建制镇|镇|乡|民族乡|行政村|村民?委员?会|村|社区居委会|社区居民委员会|居民?委员?会|社区|县级市|县|市辖区|区|市)(?=[、，,。；;（(和及]|$)"
)
_DIVISIONS = {
    "街道办事处": "街道", "办事处": "街道", "建制镇": "镇", "镇乡": "乡镇", "村委会": "行政村", "村民委员会": "行政村", "村": "行政村",
    "社区居委会": "社区", "社区居民委员会": "社区", "居委会": "社区", "居民委员会": "社区", "市辖区": "区",
}  # fmt: skip
_IN_SUM = lazy(r"(?<!年)(?:总计|合计|共计)$")
# Characters of a sentence in which these are found: more are a date or the like before them.
_OPENING = 120
_PARTS, _STOPS = lazy(r"[，,。；;]"), lazy(r"[。；;]")


_DIGITS = lazy(r"[\d.,]+(?:万亿|[万亿])?")


# 城镇人口108万人: a number that people of a sort are told by, not what is done for them.
_LABELLED = lazy(r"人口[为达到有约]*$")
# 农民人均3.1亩: for each one of whom, of what was told before.
_EACH_OF = lazy(r"([人户亩]均)[为达到约近超过]*$")
_EACH_ALONE = lazy(r"(?:农村居民|城镇居民|居民)?[人户亩]均")
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


# 最高的为12元，最低的为10元
_MOST = lazy(r"\(最[高低]\)$")
# 社会消费品零售总额75亿元，其中限上企业完成19亿元
_ABOVE_SIZE = lazy(r"限额以上(?:企业|单位)(?:[（(]单位[)）])?")
# 猪肉价格上涨69.3%，影响CPI上涨1.65个百分点; 对工业增长的贡献率为34%: what sways is told before.
_SWAYS = lazy(
    r"影响|拉动|对?(?:规模以上|工业|经济|GDP|固定资产|投资|消费|外贸|进出口|全部|全省|全市)*(?:增长)?的?(?:贡献率?|拉动力)$"
)
# 城镇居民人均可支配收入增长7.8%，农民居民人均增长7.9%: the same of others.
# 今年每个村级党组织至少承诺办好4件民生实事: for each of them, not for all together.
_EACH_BODY = lazy(
    r"每一?[个名位家所户支]?(?P<who>(?:村级)?党组织|党支部|党员|干部|乡镇|镇街?|(?:行政|自然)?村|社区|单位|部门|企业|学校|合作社)(?![一-龥]?[的均])[^,，。；;]{0,16}$"
)
_WHOSE_EACH, _EACH_INCOME = lazy(r"((?:农村|城镇)居民)人均"), lazy(r"(?:农村|城镇)居民(人均.+)")
# 收入完成2亿元，完成年初预算数6亿元的40%: what was budgeted of what is told before.
_BUDGETED = lazy(r"(?:完成)?(?:年初|年度|全年|调整后?的?)?预算数")
_SWAYING = lazy(r":(?:拉动|影响|带动|贡献).*$")
_WHOLE = lazy(r"全[国省市县区州]")
# 到位资金2亿元，完成投资1.5亿元; 一般公共预算收入12亿元、支出80亿元: another sum beside one.
_LEVELS_OF_PLACES = frozenset("省市县区州盟旗")
_SUMS, _SUM_END = ("收入", "支出", "投资"), lazy(r"(?<=..)(?:收入|支出|总?投资)$")
_MONEY_WORDS = lazy(r"支出|收入|投资|财政|资金|经费")


def name_of(source: SourcePoint, before: Keyed | None, aspect: Aspect, priced: Container[str]) -> str:
    """What a figure measures, by itself and by what goes before; `priced` are the names of what its article prices."""
    if divided := _divided(source):
        return divided
    if sized := sizes.of_size(source):
        return _added(source, sized)
    if counted := cases.counted(source, before):
        return counted
    if moved := prices.moved(source, before):
        return moved
    name = _each(source, _name(source, before), before)
    if before is not None and (told := _beside(source, name, before)):
        return told
    name = _set_apart(source, prices.told_of(source, name, before, aspect, priced))
    if aspect is _LEVEL:
        name = _added(source, name)
    elif before is not None and before.key.name == f"{SET_UP}{name}" and SET_UP in source.lead:
        name = before.key.name  # 新设市场主体1845万户，增长3.3%
    name = prices.typed(source, name)
    name += reservation(source, before)
    return f"{name}{reckoned(source)}" if aspect is _RATE else name


def _divided(source: SourcePoint) -> str:
    """What a place is divided into (全县辖9个镇、5个乡, 下辖3个街道), and how large it is (全市总面积1784平方公里); empty for all else."""
    if source.figure.kind is Kind.AREA and _EXTENT.search(source.lead):
        return "区域面积"
    if source.figure.kind is not _COUNT or "辖" not in source.lead or not _RULES.search(source.lead):
        return ""
    found = _DIVISION.match(source.tail)
    return f"辖{_DIVISIONS.get(found[1], found[1])}" if found else ""


def active(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """Users who are active in a day or a month, which is what they are counted by (日均活跃用户, 月活跃用户); empty for all else."""
    if not _ACTIVE.fullmatch(name):
        return ""
    if by := _BY_TIME.get(source.figure.per):
        return by + name
    told = before.key.name if before is not None and source.figure.kind is _PERCENT else ""
    return told if told.endswith(name) and told[:1] in _BY_TIME.values() else ""


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
    counted = names.is_people(name) and not (
        name.endswith("人口") and (source.figure.kind is _PERCENT or _LABELLED.search(source.lead))
    )
    if told := disasters.told_of(source, name):
        return told
    if not (counted or names.is_weak(name) or names.is_generic(name)):
        return name
    # Its numbers differ from year to year: what is said of them does not.
    said = _DIGITS.sub("", _LEADING.sub("", names.folded(source.sentence[:_OPENING])))
    return f"{name}({said[:_CONTEXT]})"


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


def _each(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """The name with 人均 where the words right before the number say so alone (种植面积50万亩，人均3.1亩), or with for each of whom it is."""
    body = _EACH_BODY.search(source.lead) if source.figure.kind is _COUNT and "每" in source.lead else None
    if body and "每" not in name:
        return f"每{body['who']}{name}"
    words = near(source)
    found = _EACH_OF.search(words) if "均" in words else None
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
    told = taken_over(source, previous) if previous else ""
    if (
        taken := told
        or (_of_place(source, before) if figure.role is _CHANGE else "")
        or prices.traded(source, previous)
        or _of_the_first(source)
        or recovery(source, previous)
    ):
        return taken
    kind = _MONEY if figure.kind is _PRICE else figure.kind
    name = names.canonical(phrase_of(source), _PRICE if prices.is_price(source) else kind)
    if whole := products.ranked(source, name) or _without_share(name, kind):
        name = names.canonical(whole, kind)
    if previous and figure.kind is _PERCENT and _SWAYS.match(name):
        return f"{previous.key.name.partition(':')[0]}:{_WHOLE.sub('', name)}"
    name = f"{_labelled(source)}{name}" if name.startswith(":") else _of_the_rest(source, name, kind)
    thing, share, of = name.partition(":占")
    if share and (not thing or (previous and figure.indicator.startswith(previous.source.figure.indicator))):
        return f"{_SWAYING.sub('', _thing(source, previous))}{share}{of}"
    if source.topic:
        name = products.of_topic(source, name, previous)
    if names.is_people(name) and (event := names.event(source.tail[:24])):
        return event
    if before and prices.goes_on(source, name, before):
        return before.key.name
    if previous and name.endswith("预算数") and _BUDGETED.fullmatch(name):
        return f"{previous.key.name.partition(':')[0]}:预算数"
    if names.is_weak(name):
        return _completed(source, name, previous)
    if (whole := _by_context(source, name, before, previous)) != name:
        return whole
    if figure.kind in (Kind.MASS, Kind.AREA, Kind.LENGTH) and _MONEY_WORDS.search(name):
        return _thing(source, None) or name
    return name


def _of_place(source: SourcePoint, before: Keyed | None) -> str:
    """What a change is of that names only a place: what was told before (其中，海安市、启东市增速较高，分别增长17%、16%); else empty."""
    figure = source.figure
    if before is None or figure.indicator[-1:] not in _LEVELS_OF_PLACES:
        return ""
    place, rest = places.leading(figure.indicator)
    return before.key.name.partition(":")[0] if place and not rest else ""


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


def _by_context(source: SourcePoint, name: str, before: Keyed | None, previous: Keyed | None) -> str:
    """A crop's name with its 产量, a court's step with its cases, a bare measure with its holder; any other name itself."""
    if (crop := products.harvested(source, name, before, previous)) != name:
        return crop
    if (made := products.manufactured(source, name, previous)) != name:
        return made
    if before and "零售" in before.key.name and _ABOVE_SIZE.fullmatch(name):
        return "限额以上零售额"
    if (whose := holders.travelled(source, name, before)) != name:
        return whose
    if (step := courts.step_of(source, name)) != name:
        return step
    if (index := surveys.business_of(name, before)) != name:
        return index
    if "对" in source.lead and (whole := trade.partner(source, name, previous)) != name:
        return whole
    if (whole := industries.measured(source, name, before)) != name:
        return whole
    return holders.kept(holders.held(source, name, before, previous), before)


def _without_share(name: str, kind: Kind) -> str:
    """What a mass, an area or a sum is of whose words told of a share before (产量占全国91%，其中湖北114万吨); empty for any other."""
    thing, share, _ = name.partition(":占")
    return thing if share and len(thing) > 1 and kind in _MEASURED else ""


def _completed(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """A weak name made whole: a payment's purpose, the thing after the number, or the thing told of before."""
    if source.figure.kind is _MONEY and not name.endswith("支出:"):
        name = names.payer(_PARTS.split(source.lead)[-1]) or name
    if name.endswith("支出:"):
        return name + _purpose(source)
    if previous and (whose := _WHOSE_EACH.fullmatch(name)) and (each := _EACH_INCOME.fullmatch(previous.key.name)):
        return f"{whose[1]}{each[1]}"
    if previous and name in _SUMS and _is_other_sum(source, previous, name):
        other = previous.key.name
        stem = _SUM_END.sub("", other)
        return f"{stem}{name}" if stem != other else f"{other}:{name}"
    after = _AFTER.search(source.tail.removeprefix(source.figure.unit))
    if after and not names.is_weak(found := names.canonical(after[1], source.figure.kind)):
        return found
    return _thing(source, previous) or name


def _is_other_sum(source: SourcePoint, previous: Keyed, name: str) -> bool:
    """Whether a sum is called otherwise than the one before it, which it stands beside."""
    other = previous.source.figure
    return (
        source.figure.kind is _MONEY
        and other.kind is _MONEY
        and previous.key.aspect == _LEVEL
        and not previous.key.name.endswith(name)
    )


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
