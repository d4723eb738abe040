"""Periods as series need them: of which sort, which one where a figure says none, and which comes before."""

from __future__ import annotations

from functools import lru_cache

from monitor.articles import Kind, Per, Role
from monitor.figures import edtf
from monitor.figures.patterns import lazy
from monitor.series import cases
from monitor.series.points import Reach, SourcePoint

# Looked up once: before Python 3.12 an enum's member costs several times a name.
_PERCENT, _INDEX, _TARGET, _CHANGE = Kind.PERCENT, Kind.INDEX, Role.TARGET, Role.CHANGE
_MOMENT, _DAY, _MONTH, _YEAR, _RUN, _YEARLY_MEAN = (
    Reach.MOMENT,
    Reach.DAY,
    Reach.MONTH,
    Reach.YEAR,
    Reach.YEARS,
    Reach.YEARLY,
)
PARTS, _ENDS = lazy(r"[,，;；]"), lazy(r"[;；。]")
_YEARLY = lazy(r"年均(?!汇率|气温|浓度)|平均每年|每年(?:平均)?|年平均(?!汇率|气温|浓度)")
# Things that come in over a period; of anything else there is an amount at a moment.
_FLOW = lazy(
    r"收入|支出|产值|产量|销售|销量|总值|增加值|贸易|投资|外资(?!企业)|零售|接待|就业|完成|GDP|利润|税|费|成交|出口|进口|人次|票房|赤字|国债|债券|减少|脱贫|出生|死亡|自然增长|"
    r"法律|法规|办理|处理|开工|建成|新建|改造|搬迁|转移|扩招|增产|发放|投入|新增|饮水|发送|运送|实施|整合|引进|落实|争取|培训|救助|资助|修建|硬化|扶持|化解|开行|加开|摘帽|出列|案件|审结|判处|查处|受理|创建|利用|旅客|游客|客运|客流|流动量|流量|货运"
)
_SUMMED = lazy(r"^(?:近|过去|这)?[二两三四五六七八九十]+年")
SOFT = r"(?:不到|不足|约|近|超过|的)?"
_FROM = lazy(
    rf"(?:由|从)(?:[^,，。；;从由]{{0,8}}(?:年|末|底)的?)?(?:(?:全[国省市县区州]|全球|世界)?第(?=$)|每[人户亩][每/]?[年月]?|人均|平均|下降|增长|上涨)?{SOFT}$"
)
_TO = lazy(
    r"(?:增|加|升|高|长|少|低|降|减|大|扩|涨)(?:到|至)(?:了|[^,，。；;]{0,8}年的?|每[人户亩][每/]?[年月]?|人均|约|近|超过|的|(?:全[国省市县区州]|全球|世界)?第(?=$)){0,3}$"
)
# What there is at the end of a time, rather than what a time has.
_AT_END = lazy(r"(?:[月度年]末|[月度年]底|截[至止])[^。；;]*$")
# What there is of is never told of a whole month.
_THERE = lazy(
    r"余额|^M[012]$|外汇储备|总资产|总负债|资产负债率|用户$|基站$|待售面积|存栏|人口$|存货|保有量|装机容量|在校生|床位|门店$|经营主体$"
)
# 比年初增加30亿元: since a year's beginning, and no value of it.
_SINCE_START = lazy(r"[比较]年初")
# What is left at the end of any time.
_LEFT = lazy(r"(?:存款|贷款|存贷款)余额$")
_MEASURED = lazy(r"^GDP$|人均|^粮食产量|总收入$|总产值$|零售总额$|进出口总额|^一般公共预算收入$|^[进出]口$|增加值$")
_CAME = lazy(
    r"(?<!累计)(?:达到?|突破|超过|跃升[到至]|跃上|迈上|迈入|跨上)(?:了|约|近|超过)?(?:[\d.]+[^，,；;。\d]{0,6}[、和及与])*$"
)
# 达到210亿元，年均增长18%; 实现收入75亿元，比2006年增长174%.
_FOLLOWED = lazy(r"[^，,。；;]{0,60}[，,](?:五年)?(?:分别|均|都)?(?:年均|[比是](?:[12]\d{3}年|五年前))")
# How many there are by then: 总量突破340万户. 累计 is no such word here: of what goes on through a year it tells the year so far.
TOTALS, REACHING = "总数|总量|总计", "已?(?:达到?|为|突破|超过)?(?:约|近)?$"
_TOTAL = lazy(f"[,，、](?:{TOTALS}){REACHING}")
# 23种蔬菜价格下降，9个品种上涨: so many that move so.
_SORTS = frozenset({"种", "个", "类", "座", "只", "家", "项"})
_MOVED = lazy(
    r"[种个类座只家项][一-龥]{0,8}?(?:价格?|销量|指数)?(?:环比|同比)?(?:(?P<up>上涨|上升|涨价)|(?P<down>下降|下跌|回落|降价)|(?P<flat>持平|不变))(?=[，,。；;、（(]|$)"
)
# 价格上涨的15种蔬菜
_MOVED_SO = lazy(
    r"(?:价格?|销量)(?:环比|同比)?(?:(?P<up>上涨|上升|涨价)|(?P<down>下降|下跌|回落|降价)|(?P<flat>持平|不变))的(?:共?有)?$"
)
_WAYS = {"up": "上涨", "down": "下降", "flat": "持平"}
# 12月份，业务量20亿件: of that month alone.
_IN_DECEMBER = lazy(r"(?:12|十二)月(?:份|(?![末底\d份]))")
# What a quoted value is set beside: 比上周同期的5.64元, 比昨天的20元.
BESIDE = lazy(r"[比与和较](?P<when>[^,，。；;：:\d]{1,10}?)的(?:每(?:公斤|斤|千克|吨|头|只))?$")
# What is quoted day by day.
_QUOTED = (Kind.PRICE, Kind.INDEX)
# Indices that statistics tell for a month or a year.
_RECKONED = lazy(r"人均|户均|亩均|生产率|居民消费|工业|购进|采购经理|效益|信心|景气")
# 目前年产量70万吨: what comes in over a year, whenever it is told.
_BY_THE_YEAR = lazy(r"(?<![今去上前每全当])年(?:总)?(?:产|销|加工|发电|接待|收入|营业)")
_EACH_ONE = lazy(r"/(?:人|户|亩|公顷|平方公里|村|年)")


def is_quoted(point: SourcePoint) -> bool:
    """Whether a value is of what is quoted day by day: an index, or a price, but none for each person or place."""
    figure = point.figure
    return figure.kind in _QUOTED and not _EACH_ONE.search(figure.unit) and not _RECKONED.search(figure.indicator)


@lru_cache(maxsize=65536)
def parsed(period: str | None) -> edtf.Period | None:
    """The period that a figure carries; None for none or one that is not EDTF."""
    if not period:
        return None
    try:
        return edtf.parse(period)
    except ValueError:
        return None


def reach(source: SourcePoint, period: str | None, name: str, *, quoted: bool) -> Reach | None:
    """What sort of period a value is for; None where nothing says. `quoted` is what is told day by day."""
    figure, when = source.figure, parsed(period)
    if when is None:
        return _YEARLY_MEAN if figure.per is Per.YEAR and _YEARLY.search(source.lead[-24:]) else None
    found, last = length_of(period), when.last
    if found is _MOMENT and last and (last.month, last.day) == (12, 31):
        found = _YEAR
    if found is _YEAR and _SUMMED.search(figure.indicator):
        found = _RUN
    if found is _RUN and (figure.per is Per.YEAR or _is_yearly(source)):
        return _YEARLY_MEAN
    if found is _YEAR and is_averaged(source):
        return _YEARLY_MEAN
    if quoted or is_quoted(source):
        return _DAY if found is _MOMENT else found
    if found in (_MOMENT, _DAY):
        return _at_a_day(source, name, found)
    if found in (Reach.PART, Reach.QUARTER) and _LEFT.search(name):
        return _YEAR
    if found is _MONTH and last is not None:
        return _YEAR if _is_of_year(source, name, last.month) else found
    return Reach.FIRST if found is Reach.QUARTER and last is not None and last.month == 3 else found


def _at_a_day(source: SourcePoint, name: str, found: Reach) -> Reach:
    """What sort of period a value that is told for a day or up to one is for: what there is then is there as at a year's end."""
    if cases.tells(source.figure.indicator):
        return _DAY
    if moved(source):
        return found
    return _YEAR if _BY_THE_YEAR.search(source.figure.indicator) or is_stock(name) else found


def _is_of_year(source: SourcePoint, name: str, month: int) -> bool:
    """Whether a month's value is what there is at its end, as at a year's, or what a year began with (2012年年初，产量5.96万吨)."""
    if "年初" in source.lead and not _SINCE_START.search(source.lead):
        return month == 1
    return _is_at_end(source, name) or (month == 12 and is_stock(name) and not _IN_DECEMBER.search(source.lead))


def _is_at_end(source: SourcePoint, name: str) -> bool:
    """Whether a month's value is what there is at its end: by its name, or by the words before it of what may be so."""
    return _THERE.search(name) is not None or (is_stock(name) and _AT_END.search(source.lead) is not None)


def moved(source: SourcePoint) -> str:
    """How what a count counts has moved, as one of three words, by what follows it or stands before it (23种蔬菜价格上涨, 价格上涨的23种蔬菜); empty where nothing says."""
    if source.figure.kind is not Kind.COUNT or source.figure.unit not in _SORTS:
        return ""
    found = _MOVED.match(source.tail) or (_MOVED_SO.search(source.lead) if "的" in source.lead[-3:] else None)
    return _WAYS[found.lastgroup or ""] if found else ""


def is_left(name: str) -> bool:
    """Whether a thing is what is left at the end of any time: money in banks, or what they have lent."""
    return _LEFT.search(name) is not None


def is_total(source: SourcePoint) -> bool:
    """Whether a value is how many there are by then, after how many were added (净增107万户、总量突破340万户)."""
    return _TOTAL.search(source.lead) is not None


def is_averaged(source: SourcePoint) -> bool:
    """Whether a percentage is a yearly average (年均增长8.1%), whatever its period."""
    return source.figure.kind is _PERCENT and _is_yearly(source)


def is_averaged_here(source: SourcePoint) -> bool:
    """Whether a percentage is an average of several years by its own clause (前三季度两年平均增长7.1%)."""
    return source.figure.kind is _PERCENT and _YEARLY.search(PARTS.split(source.lead[-24:])[-1]) is not None


def _is_yearly(source: SourcePoint) -> bool:
    """Whether a value is a year's of several: a percentage by the words before it, anything else by its clause's."""
    words = _ENDS.split(source.lead[-24:])[-1]
    return _YEARLY.search(words if source.figure.kind is _PERCENT else PARTS.split(words)[-1]) is not None


def is_stock(name: str) -> bool:
    """Whether a thing is there at a moment rather than coming in over a period."""
    return _FLOW.search(name) is None


def is_summed(source: SourcePoint) -> bool:
    """Whether a value is what several years add up to by its clause (累计为217.6万户家庭改善了居住条件)."""
    return "累计" in source.lead and "累计" in PARTS.split(source.lead)[-1]


def is_followed(source: SourcePoint) -> bool:
    """Whether what it grew by in a year of several, or since one of them, follows a value: it is of the last of these years."""
    return _FOLLOWED.match(source.tail) is not None


def is_beside(source: SourcePoint) -> bool:
    """Whether a quoted value is what today's is set beside (比上周同期的5.64元)."""
    return is_quoted(source) and BESIDE.search(source.lead) is not None


def is_height(source: SourcePoint, name: str) -> bool:
    """Whether a value is what a yearly measure came to at a run's end, as nobody adds it up (五年间GDP达到39.8万亿元)."""
    return _MEASURED.search(name) is not None and _CAME.search(source.lead[-24:]) is not None


def is_start(source: SourcePoint) -> bool:
    """Whether a value is the one that a change sets out from (由20元提高到40元)."""
    lead = source.lead
    return ("由" in lead or "从" in lead) and _FROM.search(lead) is not None


@lru_cache(maxsize=65536)
def length_of(period: str | None) -> Reach | None:
    """What sort of period one is by its length alone; None for none or one that is not EDTF."""
    when = parsed(period)
    if when is None:
        return None
    if when.members:
        return _RUN if when.grain.unit is edtf.Unit.YEAR else Reach.PART
    if when.first is None or when.last is None:
        return _MOMENT
    days = (when.last - when.first).days + 1
    for limit, kind in ((1, _DAY), (10, Reach.WEEK), (31, _MONTH)):
        if days <= limit:
            return kind
    if days <= 92 and (when.is_point or _is_quarter(when)):
        return Reach.QUARTER
    return Reach.PART if days < 360 else _YEAR if days <= 370 else _RUN


def _is_quarter(when: edtf.Period) -> bool:
    """Whether three months are a quarter of a year (7-9月)."""
    first, last = when.first, when.last
    return bool(first and last and first.day == 1 and first.month % 3 == 1 and last.month == first.month + 2)


def is_end(source: SourcePoint) -> bool:
    """Whether a value is the one that a change ends at (增加到121万亿元)."""
    lead = source.lead
    return ("到" in lead or "至" in lead) and _TO.search(lead) is not None
