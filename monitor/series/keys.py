"""From the figures of one article to the keys of their series."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from monitor.articles import Kind
from monitor.series import aspects, measures, names, places, reaches
from monitor.series.points import Aspect, Reach, SeriesKey, SourcePoint

_FIRST_WORDS = re.compile(r"[一-龥A-Za-z“”（）()、]{2,24}?(?=[，,：:从由达为超近约共有在比分\d]|$)")
_LEADING = re.compile(
    r"^(?:[\s　—-]*(?:[12]\d{3}年|[今去全当]年|年[末底]|过去一年|一年来|[一二三四五六七八九十]+年来?|其中|同时|此外|另外|综合考虑[^，,]*)[，,]?)+"
)
_AFTER = re.compile(r"^(?:元|美元|吨|人|名|个|件|项|[万亿%％])*的?([一-龥]{2,10}?)(?=[，。；、,;]|用于|$)")
_PURPOSE = re.compile(r"(?:用于|支持)([一-龥“”]{2,12})")
_ADDED = re.compile(r"(新增|新建|新改建|新开工|开工|新投产|投产|建成|新修|新造)")
_TURNED = re.compile(r"(.{2,})(新增|新建)")
# 新增企业1.4万家，累计达到6万家: how many there are, after how many were added.
_SO_FAR = re.compile(r"[，,](?:累计|总数|总量|总计)(?:已)?(?:达到?|为|突破|超过)?(?:约|近)?$")
_TURNED_IN = re.compile(r"(?:新增|新建)(?=..)")
_ADDED_WORDS = {"新改建": "新建", "新修": "新建", "新造": "新建", "建成": "新建", "新投产": "投产", "新开工": "开工"}
# A change since yesterday is of that day, whatever else is said of when.
_PRICE_NAME = re.compile(r"价格$")
# Characters of its sentence that set a figure of no telling name apart.
_CONTEXT = 12
_BREAK = re.compile(r"[，,。；;：:、》）\s\d]")
_CLAUSE = re.compile(r"[，,。；;：:、\s]")
_PARTS, _STOPS = re.compile(r"[，,。；;]"), re.compile(r"[。；;]")
_EACH = re.compile(r"元/(?:公?斤|千克|吨|头|只)$")
_PAUSE = re.compile(r"[，,；;。](?!\d)")
_STOP = re.compile(r"[，,。；;：:、（\s\d]|由|从|达|为|约|近|超|逾|比")
_LONGEST = 24
_DIGITS = re.compile(r"[\d.,]+(?:万亿|[万亿])?")
# What stands before a note in brackets, where the figure's own words are a verb at most (指数（以2015年为100）为109.72).
_NOTHING, _NOTED = re.compile(r"[为是达到报有共]*"), re.compile(r"([^（(]+)[（(][^（）()]*[)）][为是达到报有共]*$")
# 同比多增: by how much more it grew than it did before. 增长8.8%，扣除价格因素增长7.1%: the first is as counted in money.
_MORE = re.compile(r"[多少][增减](?:加|少)?(?:了|约|近)?$")
_NOMINAL = re.compile(r"[%％]?(?:左右|以上)?[,，、(（](?:(?:扣除|剔除)(?:物价|价格)(?:上涨)?(?:因素|影响)|实际增长)")
# The revenue of a place's own; with what goes on to the nation it is more: 财政收入38亿元，其中地方级收入26亿元.
_REVENUE, _LOCAL = "一般公共预算收入", re.compile(r"地方|预算")
# What lies between the starts of two figures of a row, and the places that its members are told by.
_ROW, _NUMBER_IN_ROW = re.compile(r"[\d.]+[^\d，,。；;]{0,8}?[、和及与]"), re.compile(r"\(\d\)$")
# 城镇人口108万人: a number that people of a sort are told by, not what is done for them.
_LABELLED = re.compile(r"人口[为达到有约]*$")
# 增长6.8%，增速比全国（5.5%）高1.3个百分点: what the figure before is in the nation.
_IN_NATION = re.compile(r"[比较于]全国(?:平均)?(?:水平)?[（(]$")
# 铁路完成旅客发送量21亿人，旅客周转量1万亿人公里: the latter is of railways too.
_CARRIED = re.compile(r"客运量|旅客周转量|货运量|货运周转量|货物吞吐量|旅客吞吐量|集装箱吞吐量|行包周转量")
_CARRIER = re.compile(r"(?:国家|地方)?铁路|公路|水[路运]|民航|航空|管道|沿海港口|内河港口|规模以上港口|港口|机场")
_OF_ALL = re.compile(r"全社会|全国|合计|总计")
# What the changes of a bulletin are against unless it says otherwise.
_USUAL = {Reach.DAY: "day", Reach.WEEK: "week"}
# 肉类批发价格小幅下降，其中猪肉下降1%: a part of what is told of prices.
_PRICED_PART = re.compile(r"价格[^，,。；;]*[，,]其中[^。；;]*$")
_SHORT_BASES = frozenset({"day", "week", "month"})
_MONEY_WORDS = re.compile(r"支出|收入|投资|财政|资金|经费")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A point, its period (and whether that is inferred) and the key of its series."""

    source: SourcePoint
    period: str | None
    is_inferred: bool
    key: SeriesKey


def keyed(points: Sequence[SourcePoint]) -> list[Keyed]:
    """The figures of one revision of one article, in the order of the text, each with its key."""
    ordered = sorted(points, key=lambda point: (point.figure.span.start, point.figure.span.end))
    own = places.home(dict.fromkeys(point.sentence for point in ordered))
    priced = {names.canonical(point.figure.indicator, Kind.PRICE) for point in ordered if _is_price(point)}
    out: list[Keyed] = []
    for source, (period, inferred) in zip(ordered, reaches.filled(ordered), strict=True):
        out.append(_keyed(source, period, inferred, _before(source, out), own, priced))
    return _totals(_numbered(out))


def _totals(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures with 财政收入 told as the total that it is where its article tells what of it is local beside."""
    told = [one for one in found if one.key.name == _REVENUE]
    local = [one for one in told if _LOCAL.search(one.source.figure.indicator)]
    if not local or len(local) == len(told):
        return found
    total = {
        one.source.figure.indicator
        for one in told
        for part in local
        if one.key == part.key and one.period == part.period and _is_more(one, part)
    }
    return [
        replace(one, key=replace(one.key, name="财政总收入"))
        if one.key.name == _REVENUE and one.source.figure.indicator in total
        else one
        for one in found
    ]


def _is_more(one: Keyed, other: Keyed) -> bool:
    """Whether a figure's level is above another's."""
    whole, part = one.source.figure.value, other.source.figure.value
    return one.key.aspect == Aspect.LEVEL and whole is not None and part is not None and whole > part


def _numbered(found: list[Keyed]) -> list[Keyed]:
    """The keyed figures, with those of one row that nothing tells apart (国家铁路…分别增长10.7%和8.0%) told by their places."""
    row = 1
    for index in range(1, len(found)):
        one, other = found[index - 1], found[index]
        row = row + 1 if _are_of_row(one, other) else 1
        if row == 2:
            found[index - 1] = replace(one, key=replace(one.key, name=f"{one.key.name}(1)"))
        if row > 1:
            found[index] = replace(other, key=replace(other.key, name=f"{other.key.name}({row})"))
    return found


def _are_of_row(one: Keyed, other: Keyed) -> bool:
    """Whether two figures of one name and period stand in a row after 分别, so that they are of two things."""
    if one.period != other.period or one.source.figure.sentence != other.source.figure.sentence:
        return False
    if (
        replace(one.key, name="") != replace(other.key, name="")
        or _NUMBER_IN_ROW.sub("", one.key.name) != other.key.name
    ):
        return False
    between = other.source.sentence[one.source.offset : other.source.offset]
    return _ROW.fullmatch(between) is not None and "分别" in _CLAUSE.split(one.source.lead)[-1]


def _before(source: SourcePoint, out: Sequence[Keyed]) -> Keyed | None:
    """The figure that a figure goes on from: the last one, but none in brackets that are closed."""
    for one in reversed(out):
        at = one.source.offset
        if one.source.sentence != source.sentence or not _is_aside(source.sentence, at, source.offset):
            return one
    return None


def _is_aside(sentence: str, at: int, until: int) -> bool:
    """Whether a place in a sentence is within brackets that are closed before another place."""
    before, between = sentence[:at], sentence[at:until]
    is_within = max(before.rfind("("), before.rfind("（")) > max(before.rfind(")"), before.rfind("）"))
    return is_within and (")" in between or "）" in between)


def _keyed(
    source: SourcePoint, period: str | None, inferred: bool, before: Keyed | None, own: str, priced: Container[str]
) -> Keyed:
    if before and before.source.figure.sentence == source.figure.sentence and _IN_NATION.search(source.lead):
        return Keyed(source, before.period, True, replace(before.key, place=places.NATION))
    aspect = aspects.aspect(source)
    name = _name(source, before)
    is_part = not _PRICE_NAME.search(name) and ":占" not in name and _PRICED_PART.search(source.lead)
    if source.figure.kind is Kind.PERCENT and (f"{name}价格" in priced or is_part):
        name = f"{name}价格"
    elif source.figure.kind is Kind.PERCENT and (price := names.canonical(name, Kind.PRICE)) in priced:
        name = price
    counted = names.is_people(name) and not (name.endswith("人口") and _LABELLED.search(source.lead))
    if names.is_weak(name) or names.is_generic(name) or counted:
        # Its numbers differ from year to year: what is said of them does not.
        said = _DIGITS.sub("", _LEADING.sub("", names.folded(source.sentence)))
        name = f"{name}({said[:_CONTEXT]})"
    if aspect is Aspect.LEVEL:
        name = _added(source, name)
    if _MORE.search(source.lead):
        name = f"{name}多增"
    if aspect is Aspect.RATE and _NOMINAL.match(source.tail):
        name = f"{name}(名义)"
    quoted = _is_quoted(name)
    if quoted and period is None and not reaches.is_beside(source):
        period, inferred = _day_of(source, before), True
    reach = reaches.reach(source, period, name, quoted=quoted)
    at_end = reaches.is_end(source) or reaches.is_height(source, name) or (inferred and reaches.is_stock(name))
    at_end = at_end and not reaches.is_start(source)
    if at_end and reach is Reach.YEARS and aspect in (Aspect.LEVEL, Aspect.SHARE):
        end = reaches.parsed(period)
        period, reach = (str(end.last.year) if end and end.last else period), Reach.YEAR
    if reaches.is_start(source) and reach in (Reach.YEARS, Reach.YEARLY) and aspect in (Aspect.LEVEL, Aspect.SHARE):
        period, reach = _year_before(period) or period, Reach.YEAR
    against = aspects.base(source, period, usual=_USUAL.get(reach, "") if quoted and reach else "")
    changing = aspect in (Aspect.RATE, Aspect.AMOUNT) and reach is not Reach.YEARLY
    named = places.NATION if _is_of_all(source) else source.figure.place
    place = places.place_of(named, source.figure.indicator, source.subject or own, quoted=quoted)
    if not place and not quoted and places.is_of_nation(name, source.sentence):
        place = places.NATION
    key = SeriesKey(
        name=name,
        place=place,
        aspect=aspect.value,
        planned=aspects.is_planned(source, period),
        reach="" if reach is None or (changing and against in _SHORT_BASES) else reach.value,
        family=measures.INDEX if _is_index(name, source) else measures.measure(source)[0],
        base=against if changing else "",
        per=aspects.per(source),
    )
    return Keyed(source, period, inferred, key)


def _is_of_all(source: SourcePoint) -> bool:
    """Whether the words right before the indicator say that it is the nation's, whoever tells it."""
    at = source.lead.rfind(source.figure.indicator) if source.figure.indicator else -1
    return at >= 2 and source.lead.endswith("全国", 0, at)


def _year_before(period: str | None) -> str | None:
    """The year before a run of years, which a rise over them sets out from."""
    when = reaches.parsed(period)
    return None if when is None or when.first is None else f"{when.first.year - 1:04}"


def _day_of(source: SourcePoint, before: Keyed | None) -> str | None:
    """The period of what is quoted day by day where nothing says: the sentence's, else the article's day."""
    if before and before.source.figure.sentence == source.figure.sentence and before.period:
        return before.period
    return source.published.isoformat() if source.published else None


def _is_price(source: SourcePoint) -> bool:
    """Whether a figure is what a unit of something costs."""
    told = source.figure.kind is Kind.PRICE and reaches.is_quoted(source)
    return told or _EACH.search(measures.unit_of(source)) is not None


def _is_index(name: str, source: SourcePoint) -> bool:
    """Whether a number of no unit, or of points, is an index by its name."""
    return name.endswith("指数") and source.figure.unit in ("", "点", "个点")


def _is_quoted(name: str) -> bool:
    return name.endswith(("价格", "指数")) and "消费" not in name and "工业" not in name


def _added(source: SourcePoint, name: str) -> str:
    """The name with what tells an addition from the stock that it is added to, where the clause says so."""
    clauses = _PARTS.split(source.lead)
    found = _ADDED.search("".join(clauses[-2:]) if clauses[-1].startswith("其中") else clauses[-1])
    if turned := _TURNED.fullmatch(name):
        return turned[2] + turned[1]
    if not found or _ADDED.search(name) or names.is_relief(name):
        return name
    return _ADDED_WORDS.get(found[1], found[1]) + name


def _name(source: SourcePoint, before: Keyed | None) -> str:
    """The canonical name; where the indicator says too little, from the figure before it or the sentence."""
    figure = source.figure
    previous = before if before and before.source.figure.sentence == figure.sentence else None
    if previous and _is_other_side(source, previous):
        return previous.key.name
    if previous and reaches.is_beside(source) and _PRICE_NAME.search(previous.key.name):
        return previous.key.name
    if previous and _SO_FAR.search(source.lead) and (added := _TURNED_IN.match(previous.key.name)):
        return previous.key.name[added.end() :]
    if previous and figure.indicator and _is_of_aside(source, previous):
        return previous.key.name
    if previous and _NOTHING.fullmatch(figure.indicator) and previous.source.figure.indicator == figure.indicator:
        return previous.key.name
    if previous and _PRICE_NAME.search(previous.key.name) and previous.source.figure.indicator == figure.indicator:
        return previous.key.name
    kind = Kind.MONEY if figure.kind is Kind.PRICE else figure.kind
    name = names.canonical(_whole(source), Kind.PRICE if _is_price(source) else kind)
    thing, share, of = name.partition(":占")
    if share and (not thing or (previous and figure.indicator.startswith(previous.source.figure.indicator))):
        return f"{_thing(source, previous)}{share}{of}"
    if names.is_people(name) and (event := names.event(source.tail[:24])):
        return event
    if previous and _CARRIED.fullmatch(name) and (carrier := _CARRIER.match(previous.key.name)):
        return name if _OF_ALL.search(_CLAUSE.split(source.lead)[-1]) else carrier[0] + name
    if names.is_weak(name):
        return _completed(source, name, previous)
    if figure.kind in (Kind.MASS, Kind.AREA, Kind.LENGTH) and _MONEY_WORDS.search(name):
        return _thing(source, None) or name
    return name


def _is_other_side(source: SourcePoint, previous: Keyed) -> bool:
    """Whether a figure is what the one before it changed to, so that both measure one thing (从11.4%提高到15%)."""
    between = source.sentence[previous.source.offset : source.offset]
    same = previous.source.figure.unit == source.figure.unit
    return same and reaches.is_start(previous.source) and reaches.is_end(source) and not _PAUSE.search(between)


def _is_of_aside(source: SourcePoint, previous: Keyed) -> bool:
    """Whether a figure's indicator stands in brackets that are closed before it, so that it goes on from before them."""
    between = source.sentence[previous.source.offset : source.offset]
    at = between.rfind(source.figure.indicator)
    return at > 0 and _is_aside(between, at, len(between))


def _whole(source: SourcePoint) -> str:
    """The indicator, or the whole phrase that it was cut from where only that has a known name."""
    indicator = source.figure.indicator
    if _NOTHING.fullmatch(indicator) and (noted := _NOTED.search(source.lead)):
        return _CLAUSE.split(noted[1])[-1] or indicator
    at = source.lead.rfind(indicator) if indicator else -1
    if at < 0 or names.is_known(indicator):
        return indicator
    before = _BREAK.split(source.lead[:at])[-1]
    phrase = before + indicator + _STOP.split(source.lead[at + len(indicator) :])[0]
    return phrase if len(phrase) <= _LONGEST and names.is_known(phrase) else indicator


def _completed(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """A weak name made whole: a payment's purpose, the thing after the number, or the thing told of before."""
    if source.figure.kind is Kind.MONEY and not name.endswith("支出:"):
        name = names.payer(_PARTS.split(source.lead)[-1]) or name
    if name.endswith("支出:"):
        return name + _purpose(source)
    after = _AFTER.search(source.tail)
    if after and not names.is_weak(found := names.canonical(after[1], source.figure.kind)):
        return found
    return _thing(source, previous) or name


def _thing(source: SourcePoint, previous: Keyed | None) -> str:
    """What the sentence speaks of: as the figure before it has it, else its first words."""
    if previous is not None:
        return previous.key.name.partition(":占")[0]
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
