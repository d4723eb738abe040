"""From the figures of one article to the keys of their series."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Container, Sequence
from dataclasses import replace

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series import aspects, cases, courts, disasters, markets, measures, places
from monitor.series.context import rows
from monitor.series.naming import canonical as naming
from monitor.series.naming import names, prices, takeovers
from monitor.series.periods import holidays, reaches, reading
from monitor.series.points import Aspect, Keyed, Reach, SeriesKey, SourcePoint

_HEARD = lazy(r"获悉|了解到|得知")
# 增长6.8%，增速比全国（5.5%）高1.3个百分点: what the figure before is in the nation.
_IN_NATION = lazy(r"[比较于]全国(?:平均)?(?:水平)?[（(]$")
# 收入总量, 支出合计: what a budget comes to with all that is added, and the budgets that have such.
_IN_ALL = lazy(r"(?:收入|支出)(?:总量|合计|总计)")
_BUDGET = lazy(r"(?:中央|地方|市级|区级|县级|本级)?(?:一般公共预算|政府性基金|国有资本经营|社会保险基金)")
# 市法院: a court of the place that the article is about. 县医院, 市统计局: a body of it that has figures of its own.
_COURT = lazy(r"[省市县区州盟旗](?:[中高]级)?(?:人民)?(?:法院|检察院|中院)")
_BODY = lazy(r"([省市县区州盟旗])(?:(?:第[一二三]|人民|中|妇幼)*(?:医院|保健院)|[一-龥]{2,4}(?<!统计)局)")
# 31个省(自治区、直辖市)和新疆生产建设兵团报告: all that the nation has.
_ALL_PROVINCES = lazy(r"31个?省(?:份|[(（、][^，,。；;]{0,16})?(?:和新疆生产建设兵团)?(?:共|累计)?报告[^（(]*$")
# （全市5万亩，占12%）: a note that tells of another whole.
_OF_OTHERS = lazy(r".(?:全|占|比|较|相当)")
# 上涨7.38点，涨幅为0.44%: what stands between the two.
_RETOLD = lazy(r"[一-龥/]{0,8}[，,、（(](?:[涨跌增降升]幅|增长率)(?:[为是达约近]|达到|超过?)*")
# 分地区看，…新疆…，棉花播种面积为: of the place that was named last. 长江流域棉区播种面积: of a region.
_BY_PLACE = lazy(r"分(?:地区|区域|省份?|市县?|县市?)看[，,](?P<where>[^。；;]*)$")
_REGION, _STOPS = lazy(r"[一-龥]{1,4}(?:流域|沿海|平原|盆地|半岛|三角洲|棉区|产区)"), lazy(r"[；;。]")
_OF_PLACES = "地方本级收入"
_BARE_REVENUE = lazy(r"(?<!公共)(?<!地方)(?<!预算)财政收入(?!全)")
# What the changes of a bulletin are against unless it says otherwise.
_USUAL = {Reach.DAY: "day", Reach.WEEK: "week"}
# What 环比 is against, of what is told week by week or month by month.
_SPELL_BEFORE = {Reach.WEEK: "week", Reach.MONTH: "month"}
# Looked up once: before Python 3.12 an enum's member costs several times a name, as its `value` does `_value_`.
_LEVEL, _SHARE, _RATE, _AMOUNT, _RANKED = Aspect.LEVEL, Aspect.SHARE, Aspect.RATE, Aspect.AMOUNT, Aspect.RANK
_RANK, _COUNT, _PERCENT = Kind.RANK, Kind.COUNT, Kind.PERCENT
_YEAR, _YEARS, _YEARLY = Reach.YEAR, Reach.YEARS, Reach.YEARLY
_DECEMBER, _FIRST_MONTHS = 12, 4
# So many figures before one may tell of what it leaves out.
_FAR_BACK = 200
_INDEX_UNITS = ("", "点", "个点", "个百分点", "百分点")
_NEAR = 12
_SHORT_BASES = frozenset({"day", "week", "month"})


def keyed(points: Sequence[SourcePoint]) -> list[Keyed]:
    """The figures of one revision of one article, in the order of the text, each with its key."""
    ordered = sorted(points, key=lambda point: (point.figure.span.start, point.figure.span.end))
    unsaid = any(not point.subject for point in ordered)
    own = (
        places.home(dict.fromkeys(words for point in ordered for words in (point.opening, point.sentence)))
        if unsaid
        else ""
    )
    priced = {names.canonical(point.figure.indicator, Kind.PRICE) for point in ordered if prices.is_price(point)}
    out: list[Keyed] = []
    # Of a long table not all that is told before is looked at for each.
    recent: deque[Keyed] = deque(maxlen=_FAR_BACK)
    standing = ""
    for source, (period, inferred) in zip(ordered, reading.filled(ordered), strict=True):
        standing = aspects.standing(source, standing)
        one = _keyed(source, period, inferred, _before(source, recent), own, priced, standing)
        one = _of_budget(one, recent) if _IN_ALL.fullmatch(one.key.name) else one
        one = cases.settled(disasters.carried(one, recent), recent)
        one = _still_there(one, recent) if source.opening and not source.figure.place else one
        out.append(one)
        recent.append(one)
    return rows.told_apart(out)


def _of_budget(one: Keyed, out: Sequence[Keyed]) -> Keyed:
    """A budget's total (收入总量为9411亿元) by the budget that was told of last, of which it sums up all."""
    told = next((found[0] for other in reversed(out) if (found := _BUDGET.search(other.key.name))), "")
    return replace(one, key=replace(one.key, name=told + one.key.name))


def _still_there(one: Keyed, out: Sequence[Keyed]) -> Keyed:
    """What a sentence without a place tells of another time, of the place that its paragraph told the same of before."""
    source = one.source
    if places.names_whole(source.lead):
        return one
    for other in reversed(out):
        first = other.source.opening or other.source.sentence.lstrip()
        if not first.startswith(source.opening):
            break
        alike = (
            other.key.name == one.key.name and other.key.aspect == one.key.aspect and other.key.family == one.key.family
        )
        told = alike and other.source.figure.place and other.source.figure.sentence != source.figure.sentence
        if told and other.period != one.period:
            return replace(one, key=replace(one.key, place=other.key.place))
    return one


def _before(source: SourcePoint, out: Sequence[Keyed]) -> Keyed | None:
    """The figure that a figure goes on from: the last one, but none in brackets that are closed."""
    for one in reversed(out):
        at = one.source.offset
        if one.source.sentence != source.sentence or not takeovers.is_aside(source.sentence, at, source.offset):
            return one
    return None


def _keyed(
    source: SourcePoint,
    period: str | None,
    inferred: bool,
    before: Keyed | None,
    own: str,
    priced: Container[str],
    standing: str,
) -> Keyed:
    """A figure with its key; `standing` is what the changes of its passage are against by the paragraph that began it."""
    if before and before.source.figure.sentence == source.figure.sentence and _IN_NATION.search(source.lead):
        return Keyed(source, before.period, True, replace(before.key, place=places.NATION))
    if before and _is_retold(source, before):
        return Keyed(source, before.period, True, replace(before.key, aspect=_RATE._value_, family="%"))
    aspect = aspects.aspect(source)
    name = naming.name_of(source, before, aspect, priced)
    if rate := naming.active(source, name, before):
        name = rate
    quoted = _is_quoted(name)
    if quoted and period is None and not (reaches.is_beside(source) or reaches.is_start(source)):
        period, inferred = _day_of(source, before), True
    reach = reaches.reach(source, period, name, quoted=quoted)
    if reach in (_YEARS, _YEARLY) and aspect in (_LEVEL, _SHARE, _RANKED):
        period, reach = _held(source, name, aspect, period, reach, inferred=inferred)
    place = _noted_on(source, before) or _place(source, name, own, quoted=quoted)
    if (holiday := holidays.named(period)) and not quoted:
        name = f"{name}({holiday})"
    changing = aspect in (_RATE, _AMOUNT) and reach is not _YEARLY
    usual = standing if name.endswith(takeovers.PRICE_NAME) else ""
    against = _against(source, period, reach, usual, quoted=quoted) if changing else ""
    if aspect is _AMOUNT and not against and reaches.is_left(name) and _is_since_january(source, period):
        against = "year's start"
    key = SeriesKey(
        name=_revenue(source, name, place),
        place=place,
        aspect=aspect._value_,
        planned=aspects.is_planned(source, period),
        reach="" if reach is None or against in _SHORT_BASES else reach._value_,
        family=measures.INDEX if _is_index(name, source) else measures.measure(source)[0],
        base=against,
        per="" if rate or name.startswith(naming.ACTIVE_BY) else aspects.per(source),
    )
    return Keyed(source, period, inferred, key)


def _is_since_january(source: SourcePoint, period: str | None) -> bool:
    """Whether a change is what a year's first months added (1-7月，贷款累计增加1451亿元)."""
    when, length = reaches.parsed(period), reaches.length_of(period)
    begins = when is not None and when.first is not None and (when.first.month, when.first.day) == (1, 1)
    return begins and length in (Reach.PART, Reach.QUARTER) and "同比" not in source.lead[-_NEAR:]


def _is_retold(source: SourcePoint, before: Keyed) -> bool:
    """Whether a percentage is the change that the figure right before it tells in its unit (比上月上涨7.38点，涨幅为0.44%)."""
    told = before.source
    if source.figure.kind is not _PERCENT or before.key.aspect != _AMOUNT or told.sentence != source.sentence:
        return False
    between = source.sentence[told.offset + len(told.figure.text) : source.offset]
    return told.figure.sentence == source.figure.sentence and _RETOLD.fullmatch(between) is not None


def _against(source: SourcePoint, period: str | None, reach: Reach | None, standing: str, *, quoted: bool) -> str:
    """What a change is against, as a short word; empty for the year before. `standing` is what its passage's prices are against."""
    if reaches.is_averaged_here(source):
        return "years"
    usual = standing or (_USUAL.get(reach, "") if quoted and reach else "")
    against = aspects.base(source, period, usual=usual)
    if against == "previous" and reach:
        against = _SPELL_BEFORE.get(reach, against)
    # What has grown since the last year's end has grown in a year by the next one's.
    when = reaches.parsed(period)
    by_the_end = reach is _YEAR and when is not None and when.last is not None and when.last.month == _DECEMBER
    return "" if against == "year's start" and by_the_end else against


def _revenue(source: SourcePoint, name: str, place: str) -> str:
    """A name, but for the 财政收入 of a place below the nation: some have in it what goes on to the nation, some do not."""
    if name == rows.REVENUE and place == places.NATION and source.figure.indicator.startswith("地方"):
        return _OF_PLACES  # 全国财政收入, 其中地方财政收入
    is_local = name == rows.REVENUE and place not in ("", places.NATION)
    return rows.ANY_REVENUE if is_local and _BARE_REVENUE.search(source.figure.indicator) else name


def _held(
    source: SourcePoint, name: str, aspect: Aspect, period: str | None, reach: Reach, *, inferred: bool
) -> tuple[str | None, Reach]:
    """The year that a level told under a run of years is of: its last, or for what a rise set out from the one before it."""
    when = reaches.parsed(period)
    if reaches.is_start(source):
        return (f"{when.first.year - 1:04}" if when and when.first else period), _YEAR
    at_end = (
        reaches.is_end(source)
        or reaches.is_height(source, name)
        or reaches.is_total(source)
        or (
            (aspect in (_SHARE, _RANKED) or reaches.is_followed(source) or (inferred and reaches.is_stock(name)))
            and not reaches.is_summed(source)
        )
    )
    if reach is _YEARS and at_end:
        return (str(_last_year(when.last, source)) if when and when.last else period), _YEAR
    return period, reach


def _last_year(last: dt.date, source: SourcePoint) -> int:
    """The last year of a run; of one up to the day of an article of a year's first months, the year before."""
    return last.year - (last == source.published and last.month <= _FIRST_MONTHS)


def _place(source: SourcePoint, name: str, own: str, *, quoted: bool) -> str:
    """The place whose figure it is; `own` is the one that its article speaks of where no subject is known."""
    named = places.NATION if _is_of_all(source) else source.figure.place
    if not named and (market := markets.market_of(source)):
        return market
    if named and (_is_teller(named, source.sentence) or _is_nobody(named, source)):
        named = None
    if _REGION.match(name):
        named = None if named and _STOPS.search(source.lead, source.lead.rfind(named[:2]) + 1) else named
    elif not named and "分" in source.lead and (told := _BY_PLACE.search(source.lead)):
        named = places.last_named(told["where"]) or named
    if name.startswith(courts.LOCAL):
        named = places.NATION
    if named and (body := _BODY.fullmatch(named)) and source.subject.endswith(body[1]) and len(source.subject) > 1:
        return source.subject + named[1:]
    place = places.place_of(named, source.figure.indicator, source.subject or own, quoted=quoted)
    of_nation = not place and not quoted and places.is_of_nation(name, source.sentence)
    return places.NATION if of_nation else place


def _noted_on(source: SourcePoint, before: Keyed | None) -> str:
    """The place of the figure that a note in brackets is on (香港8923例（出院7968例，死亡150例）); empty for any other."""
    if source.figure.place or before is None or before.source.figure.sentence != source.figure.sentence:
        return ""
    opens = max(source.lead.rfind("("), source.lead.rfind("（"))
    is_closed = max(source.lead.rfind(")"), source.lead.rfind("）")) > opens
    if opens < 0 or is_closed or _OF_OTHERS.match(source.lead, opens) or places.leading(source.figure.indicator)[0]:
        return ""
    begins = len(source.lead) - source.offset + before.source.offset + len(before.source.figure.text)
    between = source.lead[max(0, begins) : opens]
    return before.key.place if begins > opens or between == before.source.figure.unit else ""


def _is_teller(named: str, sentence: str) -> bool:
    """Whether what a sentence names is only whom it was heard from, or who made it known."""
    return f"{named}发布" in sentence or (f"从{named}" in sentence and _HEARD.search(sentence) is not None)


def _is_nobody(named: str, source: SourcePoint) -> bool:
    """Whether what a sentence names is a court without a name (市法院), or stands in brackets that are closed before the number."""
    if _COURT.fullmatch(named):
        return True
    lead = source.lead
    at = lead.rfind(named) if ")" in lead or "）" in lead else -1
    return at >= 0 and named not in lead[:at] and takeovers.is_aside(lead, at, len(lead))


def _is_of_all(source: SourcePoint) -> bool:
    """Whether the words right before the indicator say that it is the nation's, whoever tells it; a rank in it is no part of it."""
    if source.figure.kind is _RANK or source.figure.indicator.startswith("最"):
        return False  # 我国最大产棉区新疆的棉花面积
    if (
        source.figure.kind is _COUNT
        and not source.figure.place
        and "31" in source.lead
        and _ALL_PROVINCES.search(source.lead)
    ):
        return True
    at = source.lead.rfind(source.figure.indicator) if source.figure.indicator else -1
    return at >= 2 and source.lead.endswith(("全国", "我国"), 0, at)


def _day_of(source: SourcePoint, before: Keyed | None) -> str | None:
    """The period of what is quoted day by day where nothing says: the sentence's, else the article's day."""
    if before and before.source.figure.sentence == source.figure.sentence and before.period:
        return before.period
    return source.published.isoformat() if source.published else None


def _is_index(name: str, source: SourcePoint) -> bool:
    """Whether a number of no unit, or of points, is an index by its name."""
    return name.endswith("指数") and source.figure.unit in _INDEX_UNITS


def _is_quoted(name: str) -> bool:
    return name.endswith(("价格", "指数")) and "消费" not in name and "工业" not in name
