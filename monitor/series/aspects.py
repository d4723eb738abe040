"""What a figure tells of its thing: a level, a share or a change, against what, achieved or planned."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from monitor.articles import Direction, Kind, Per, Role
from monitor.figures.patterns import lazy, one_of
from monitor.folding import compatible
from monitor.series.periods import reaches
from monitor.series.points import Aspect, Reach, SourcePoint

_RISE = r"增长|增加|增收|增产|增支|提高|扩大|多收|涨|(?<!每)升"
_FALL = r"降低|减少|回落|缩小|减产|减收|减|降|跌"
_SOFT = r"(?:了|均|约|近|(?:较|最|明显)大[，,]?|居前[，,]?|超过|超|逾|突破|不低于|不超过|高达|幅度|率|速度|预期|目标|控制|在|为|是|以上|分别|仅|只|又|再|达到?|有望|至少|大约|\s)*"
# The verb stands right before the number, or before the first of several joined numbers.
_LIST = r"(?:[\d.,%％‰亿万千百个百分点元吨斤左右以上、和及与,\s]*)"
_CHANGED = lazy(rf"(?:{_RISE}|{_FALL}|涨幅|增幅|降幅|增速|跌幅|增长率)(?:预期)?(?:目标)?(?:拟?定)?{_SOFT}{_LIST}$")
_VERB = lazy(rf"{_RISE}|{_FALL}")
_REACHED = lazy(rf"(?:{_RISE}|{_FALL})(?:到|至)(?:了|约|近|\d{{4}}年的?|[今去上]年的?|\s)*{_LIST}$")
_AGAINST = lazy(
    r"(?:(?<![同环占])比|较)(?P<what>[^,，。；;、]{1,18}?)(?:增|减|上升|上涨|下|提|升|降|多|少|高|低|涨|跌|回|扩|缩|加快|放缓|收窄|实际|净|又|翻|平均|再|分别|预算|赤字|持平)"
)
# 高于上月0.5个百分点: a time that something is above or below.
_ABOVE = lazy(
    r"[高低多少快慢好]于(?P<what>上[月周季年](?:同期|平均)?(?:水平)?|去年同期|昨[天日]|前一[天日]|前值)[^，,。；;]{0,3}$"
)
_LAST_YEARS = lazy(r"[上去]年同")
_RING = lazy(r"([日周月季]?)度?环比")
# 从环比来看，…; 环比：鲜菜价格上涨3%
_BEGINS = lazy(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*)?(?:从|按)?(?:(?P<annual>同比)|(?P<of>[日周月]?)度?环比)(?:[来情]|看|变|[：:\s，,])"
)
# Characters in which a paragraph begins with such a word.
_BEGINNING = 16
_RINGS = {"日": "day", "周": "week", "月": "month"}
# 跌0.62%，周涨1.35%: over the week.
_SWUNG = lazy(r"(?<!上)([周月])(?:内|线)?(?:累计)?[上下]?[涨跌](?:幅)?$")
# 分别比上月末和上年同期高1.3个和…: what the second number is against.
_SECOND = lazy(
    r"[比较][^,，。；;比较\d]{1,10}?[和及与、](?P<what>[^,，。；;\d]{2,10}?)(?:高|低|快|慢|多|少|加快|放缓|回升|回落|提高|上升|下降|增长)"
    r"[^,，。；;\d]{0,4}[\d.]+[^\d,，。；;]{0,6}[和及与、]$"
)
# 比2018年2月2日的8.45元/斤下降: a change since a day.
_DATED = lazy(r"[比较](?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日的[^,，。；;]*$")
_COMPARED = lazy(r"[与同和]([^,，。；]{2,12}?)相比")
_PLAN = lazy(
    r"拟|计划(?!单列|生育)|力争|争取(?!到)|确保|预期目标|预期(?=为|在|增长)|目标(?:是|为)|将(?:安排|投入|增加|新增|达到?|完成|建设|再)|预计|控制在|规划"
)
# 降幅前三名为：油菜11.6%、小白菜6.1%: what a list after a colon tells of.
_LISTED = lazy(r"(?P<how>[涨跌降增]幅)[^。；;：:]*[：:][^。；;：:]*$")
# A percentage of prices is how much they changed: 居民消费价格控制在3%以内.
_PRICED = lazy(r"(?:消费|零售|出厂|购进)价格(?:总水平|指数)?(?:涨幅)?$")
# 电子行业增速回升至12.4%: what a change came to, and no share.
_SPEEDS = ("增速", "增幅", "涨幅", "降幅", "增长率", "增长速度")
POINTS = ("个百分点", "百分点", "个千分点", "千分点", "个点")
# 收入476亿元，多47.5%
_MORE = (",多", "，多", ",少", "，少")
# 新增加开发项目2个, which is no growth of them.
_NEWLY = lazy(r"新增加(?!值)[^,，;；。]{0,10}$")
_LESSENED = lazy(r"(?:再|要)?(?:减少|净增|压减|增加)(?!值|.*负担)")
_LOST = lazy(r"贫困人口[^,，]{0,4}脱贫|减贫人口")
_MISSED = lazy(
    r"预期(?:为|是)?$|原定的?(?:近|约)?$|[比较][^,，。；;比较]{0,6}目标(?:任务)?$|确定的[^,，]{0,16}$|提出的[^,，]{0,12}(?:目标|要求)|(?:没有|未能?)(?:完成|实现)"
)
# What each of these has in it, where most leads have none.
_MAY_MISS = one_of("预原目确提没未")
# 增长8.3%，高于预期目标2.3个百分点，投资增长6.1%: an aim that is set beside what was reached.
_SURPASSED = lazy(
    r"(?:[高低好快慢优]于|超[过出]?|超额完成|顺利完成|圆满完成)(?:年度|全年|年初|原定)?(?:预期|计划|预定)?(?:增长)?目标"
)
_DONE = lazy(r"已|截至|目前|现有|累计|完成了|实现了|圆满|达到了")
_FELL = lazy(_FALL)
_GROWTH = lazy(r"[%％]?(?:左右|以上|以内)?的?[一-龥]{0,8}(?:增长|增速|涨幅)")
_DAY_BEFORE = lazy(r"昨[天日]|前一?[天日]|上一?(?:个)?(?:交易|工作)?日|上周[一二三四五六日]|(?:节|假期|元旦|国庆)前")
# 累计下降21% beside 年均增长: over all the years told of.
_CUMULATIVE, _OVER_YEARS = lazy(rf"累计[上下]?(?:{_RISE}|{_FALL})"), lazy(r"年均|[五5]年")
_ABOVE_PEERS = lazy(r"(?:[高低快慢好]于|[高低]出)(?:同期)?(?:全[国省市县区州]|周边|同类)[^，,。；;]*$")
# 比全省高1.18万元, 高于全国平均水平1200元: how far from a whole's, not how much there is.
_GAP = lazy(
    r"(?:[比较]全[国省市县区州](?:平均)?(?:水平)?[高低多少][出于]?|[高低多少][出于]全[国省市县区州](?:平均)?(?:水平)?)(?:了|约|近)?$"
)
# Not a time but a whole: 比全国高1.3个百分点, 高于全省平均水平.
_PEERS = lazy(r"全[国省市县区州]|周边|同类")
# 增速比上半年提高0.1个百分点: since the months before that were told.
_PART_BEFORE = lazy(
    r"(?:第?[一二三]季度|上半年|前[一二三两]个?季度|上个?季度|(?:\d{1,2}|[一二三四五六七八九十]{1,2})季度)"
)
_ENDS = ("年末", "年底")
_EXCEEDING = ("多", "少", "多出", "少了", "多了", "约", "近")
_YEAR_START, _YEAR = lazy(r"年初|[上去]年[末底]"), lazy(r"([12]\d{3})年")
# 同比增长71.3%、较2019年增长4.1%: the second is against another time.
_ALSO = lazy(r"\d[%％]、(?:[比较]|同比|环比)[^、]*$")
# 较上周(12月9日,下同)下降25元: which day that was.
_BRACKETED = lazy(r"[（(][^（）()]*[）)]")
# 比2016年还多100万人, where no verb says that it grew.
_EXCEEDS = lazy(r"[比较](?:[上去前]年|上月|[12]\d{3}年|)(?:同期|同月|末|底)?(?:还|又)?[多少](?:出|了)?(?:约|近)?$")
# 增长6%-6.5%的目标, 优于6%和5.5%左右的预期目标: what was aimed at, whenever that was.
_OF_AIM = lazy(
    r"[^，,。；;：:\d]{0,8}(?:以上|左右|以内)?(?:[、和及与][\d.]+[^，,。；;\d]{0,8})?的(?:年度|年初|全年|预期|预定|计划|工作|涨幅|增长|发展)*目标"
)
# 报告提出，2019年城镇新增就业1100万人以上…。落实结果显示，…: what a paper aimed at, until its sentence tells what came of it.
_PROPOSED = lazy(
    r"(?:报告|规划|纲要|方案|计划|》)中?(?:提出|明确|要求|确定)[，,:：](?!.*(?:实际|落实|结果|最终|完成了|实现了|达到了|已))"
)
# 900万人以上: how aims are told.
_AT_LEAST = lazy(r"[^，,。；;\d]{0,4}(?:以上|以内|左右)")
# Days that are left of what is reckoned rather than aimed at.
_ALMOST_OVER = 26
_SPELL = lazy(r"五年|十[一二三四五]五")
_STOPS = "。；;"
# Characters behind a number in which it is called an aim.
_NEAR = 24
# Looked up once: before Python 3.12 an enum's member costs several times a name.
_RANK, _PERCENT, _MULTIPLE, _INDEX, _COUNT = Kind.RANK, Kind.PERCENT, Kind.MULTIPLE, Kind.INDEX, Kind.COUNT
_CHANGE, _LEVEL, _TARGET = Role.CHANGE, Role.LEVEL, Role.TARGET
_SHORT = (Per.DAY, Per.MONTH)


def _lead(source: SourcePoint) -> str:
    """What stands before the number, from the last stop or semicolon on, widths folded."""
    return _last_clauses(source.lead)


# A figure's lead is asked for several times in a row.
@lru_cache(maxsize=8)
def _last_clauses(lead: str) -> str:
    return compatible(lead[max(map(lead.rfind, _STOPS)) + 1 :])


def aspect(source: SourcePoint) -> Aspect:
    """What the figure tells of its thing, from its role and from the words before it."""
    figure, lead = source.figure, _lead(source)
    if figure.kind is _RANK:
        return Aspect.RANK
    if figure.kind is _PERCENT and figure.indicator.endswith("自然增长率") and figure.unit not in POINTS:
        return Aspect.SHARE
    # An index of managers is told in percent, but is no share: 采购经理指数为50.1%.
    relative = (figure.unit in ("%", "‰", "倍") or figure.kind is _PERCENT) and figure.kind is not _INDEX
    changed = figure.role is _CHANGE or (
        _CHANGED.search(lead) is not None and not (figure.role is _LEVEL and not relative and "新增" in lead[-8:])
    )
    if relative and (lead.endswith(_MORE) or ("幅" in lead and _LISTED.search(lead))):
        changed = True
    if ("到" in lead or "至" in lead) and _REACHED.search(lead):
        changed = False
    if figure.kind is _MULTIPLE:
        return Aspect.MULTIPLE
    if changed and figure.kind is _COUNT and (reaches.moved(source) or reaches.is_total(source)):
        changed = False
    if changed and not relative and "新增加" in lead and _NEWLY.search(lead):
        changed = False
    if (
        figure.unit in POINTS
        or ("全" in lead and _GAP.search(lead))
        or (lead.endswith(_EXCEEDING) and not relative and _EXCEEDS.search(lead))
        or _LESSENED.match(figure.indicator)
        or ("贫" in source.sentence and _LOST.search(figure.indicator + source.tail[:10]))
    ):
        changed = True
    if changed:
        return Aspect.RATE if figure.unit in ("%", "‰") else Aspect.AMOUNT
    if relative and (_PRICED.search(figure.indicator) or figure.indicator.endswith(_SPEEDS)):
        return Aspect.RATE
    if relative:
        return Aspect.SHARE if _is_share(source) else Aspect.RATE
    return Aspect.LEVEL


def sign(source: SourcePoint) -> int:
    """-1 for a change downwards, as its direction or, for a planned one, the verb before it says; else 1."""
    figure = source.figure
    if figure.direction is not None:
        return -1 if figure.direction is Direction.DOWN else 1
    lead = _lead(source)
    if (listed := _LISTED.search(lead)) and not _VERB.search(lead, listed.end("how")):
        return -1 if _FELL.search(listed["how"]) else 1
    found = _VERB.findall(lead[-16:])
    return -1 if found and _FELL.fullmatch(found[-1]) else 1


def _is_share(source: SourcePoint) -> bool:
    """Whether a percentage that no verb marks is a share or a rate of something rather than its growth."""
    return not (source.figure.role is _TARGET and _GROWTH.match(compatible(source.tail[:16])))


def base(source: SourcePoint, period: str | None, *, usual: str = "") -> str:
    """What a change is against, as a short word; empty for what goes without saying: the year before, and what is `usual` for
    what is told day by day or week by week.
    """
    if period is None and source.published is not None:
        period = f"{source.published.year:04}"  # most is told in its own year
    lead = _BRACKETED.sub("", _lead(source))
    clause = lead[max(lead.rfind(","), lead.rfind("，")) + 1 :]
    if second := _SECOND.search(lead):
        return _base_word(second["what"], period)
    if dated := _DATED.search(lead):
        return _since(int(dated["year"]), int(dated["month"]), int(dated["day"]), period)
    if compared := _COMPARED.search(lead):
        return _base_word(compared[1], period)
    if above := _ABOVE.search(clause):
        return _base_word(above["what"], period)
    if _CUMULATIVE.search(clause) and _OVER_YEARS.search(source.sentence):
        return "" if reaches.length_of(period) is Reach.YEARS else "earlier"
    if _ABOVE_PEERS.search(clause):
        return "peers"
    clause = clause[clause.rfind("、") + 1 :] if _ALSO.search(clause) else clause
    found = [*_AGAINST.finditer(clause)] or ([] if "同比" in clause or "环比" in clause else [*_AGAINST.finditer(lead)])
    if swung := _SWUNG.search(clause):
        return _RINGS[swung[1]]
    if (ring := _RING.search(clause)) and not (found and _LAST_YEARS.search(found[-1]["what"])):
        return _RINGS.get(ring[1], "previous")
    if "同比" in clause or not found:
        return (usual or _told_before(source)) if "同比" not in clause else ""
    words, after = found[-1]["what"], found[-1].string[found[-1].end("what") :]
    if found[-1].string != clause and _PEERS.search(words):
        return ""  # 增速比全国高1.3个百分点，其中工业增长6%
    # The budget made at a year's start is that year's.
    return _base_word(words.removesuffix("年初") if after.startswith("预算") else words, period)


def standing(source: SourcePoint, before: str) -> str:
    """What changes of prices are against from a paragraph on that begins with it (从环比看，…), until another says otherwise."""
    words = source.opening or source.sentence
    told = _BEGINS.match(words.lstrip()) if "比" in words[:_BEGINNING] else None
    if told is None:
        return before
    return "" if told["annual"] else _RINGS.get(told["of"] or "", "previous")


def _told_before(source: SourcePoint) -> str:
    """What a change that says nothing is against by its sentence or the first words of its paragraph (从环比看，…，肉价上涨2%)."""
    if "相比" in source.lead and "同比" not in source.lead and (compared := _COMPARED.search(source.lead)):
        return _base_word(compared[1], None)
    told = [*_RING.finditer(source.lead)] or [*_RING.finditer(source.opening)]
    is_annual = "同比" in source.lead or "同比" in source.opening
    return _RINGS.get(told[-1][1], "previous") if told and not is_annual else ""


def _base_word(what: str, period: str | None) -> str:
    if _DAY_BEFORE.search(what):
        return "day"
    if "周" in what:
        return "week"
    if what.endswith(("上期", "上一期", "前期", "前一期")):
        return "previous"
    if what.endswith("基期"):
        return "base"
    if _PART_BEFORE.fullmatch(what):
        return "previous"
    if _PEERS.search(what):
        return "peers"
    if (year := _YEAR.search(what)) and what.endswith(_ENDS) and _is_year_before(int(year[1]), period):
        return "year's start"
    if year:
        return "" if _is_year_before(int(year[1]), period) else "earlier"
    if "月" in what:
        return "month"
    if _YEAR_START.search(what):
        return "year's start"
    return "earlier" if _SPELL.search(what) else ""


def _since(year: int, month: int, day: int, period: str | None) -> str:
    """What a change since a day is against, by how long before its own that was."""
    when = reaches.parsed(period)
    try:
        days = (when.last - dt.date(year, month, day)).days if when and when.last else 0
    except ValueError:
        return "earlier"
    spans = {1: "day", 7: "week"} | dict.fromkeys(range(28, 32), "month") | dict.fromkeys((365, 366), "")
    return spans.get(days, "earlier")


def _is_year_before(year: int, period: str | None) -> bool:
    when = reaches.parsed(period)
    return when is None or when.last is None or when.last.year - year == 1


def is_planned(source: SourcePoint, period: str | None) -> bool:
    """Whether the figure was aimed at rather than reached when the article appeared."""
    if reaches.is_start(source):
        return False
    lead = _lead(source)
    if _MAY_MISS.search(lead) and (_MISSED.search(lead) or _PROPOSED.search(lead)):
        return True
    if "目标" in source.sentence and _OF_AIM.match(source.tail[:_NEAR]):
        return True
    if source.figure.role is _TARGET:
        # What is over is reckoned, not aimed at: 预计去年增长.
        aims = _SURPASSED.sub("", lead).replace("预计", "")
        return _is_ahead(source, period) is not False or _PLAN.search(aims) is not None
    if _DONE.search(lead[-24:]):
        return False
    ahead = _is_ahead(source, period)
    if ahead is False:
        return False
    return _PLAN.search(lead) is not None or bool(ahead)


def _is_ahead(source: SourcePoint, period: str | None) -> bool | None:
    """Whether most of a period of years lay ahead of the article; None where nothing says."""
    when, published = reaches.parsed(period), source.published
    if when is None or published is None:
        return None
    first, last = when.first, when.last
    if last and first == last and (published - last).days in (0, 1):
        return None  # 10月5日预计发送旅客1315万人次, in that day's news or the next morning's paper
    if last is None or first is None or last <= published:
        return False if last and last <= published else None
    span, gone = (last - first).days, (published - first).days
    if span >= 360 and span - gone < _ALMOST_OVER:
        return False  # what is reckoned of a year, or of five, in the last month
    is_aimed = gone < span / 2 and _AT_LEAST.match(source.tail[:_NEAR]) is not None
    return True if span >= 360 and (gone < span / 3 or is_aimed) else None


def per(source: SourcePoint) -> str:
    """The period of a rate, where it says more than the figure's own period."""
    return source.figure.per.value if source.figure.per in _SHORT else ""
