"""Whose a bare measure is: the carrier of 客运量, the schools of 在校生, the population that women are of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from monitor.articles import Kind
from monitor.figures.patterns import lazy
from monitor.series.points import Keyed, SourcePoint

# 其中国家铁路35亿人；货物发送量…: what is told of a part is over with its semicolon.
_PART = lazy(r"其中[^；;。，,]*\d[^；;。，,]*、[^；;。，,]*(?=[，,])|其中[^；;。]*(?=[；;。])")
_STOP = lazy(r"[；;]")
_CLAUSE = lazy(r"[，,。；;：:、\s]")
_BY_UNIT = {"人公里": "旅客周转量", "吨公里": "货运周转量", "人": "客运量", "人次": "客运量", "吨": "货运量"}


@dataclass(frozen=True, slots=True)
class _Measure:
    """Names that say nothing without their holder, the words for holders, and for those that nobody in particular has.

    `called` are holders under another name; `reaches` is set where a holder told of in the sentence before still holds.
    """

    bare: re.Pattern[str]
    holder: re.Pattern[str]
    common: re.Pattern[str] | None
    called: Mapping[str, str]
    reaches: bool


_CARRIER = lazy(r"(?:国家|地方)?铁路|公路|水[路运]|民航|航空|管道|沿海港口|内河港口|规模以上港口|港口|机场")
# Of what else nothing is carried through: 集装箱吞吐量706万标箱.
_OF_PORTS = lazy(r"(?:货物|集装箱)吞吐量")
_LINES = lazy(r"(?:国内|国际|地区|港澳台)(?:航线|航班)?")
_MEASURES = (
    _Measure(
        lazy(r"客运量|旅客周转量|货运量|货运周转量|货物吞吐量|旅客吞吐量|集装箱吞吐量|行包周转量"),
        _CARRIER,
        lazy(r"全社会|全国|合计|总计"),
        {},
        reaches=False,
    ),
    _Measure(
        lazy(r"(?:招生|在校生|毕业生|专任教师|教职工).{0,14}"),
        lazy(
            r"学前教育|幼儿园|义务教育|中小学|小学|初中|普通高中|高中|普通中学|中学|中等职业|技工学校|职业本科|职业本专科|普通本专科|普通本科|普通高校|"
            r"高等学校|高等教育|研究生|特殊教育|各级各类"
        ),
        None,
        {"幼儿园": "学前教育", "各级各类": "", "中小学": ""},
        reaches=True,
    ),
    # What the accounts of companies have, whose holder a list of them names once.
    _Measure(
        lazy(
            r"(?:主营业务|营业)(?:收入利润率|成本)|主营业务收入|资产负债率|总资产|总负债|所有者权益(?:合计)?|应收(?:账|票据及应收账)款|"
            r"产成品存货|每百元(?:主营业务|营业)收入中?(?:成本|费用)"
        ),
        lazy(r"规模以上(?:工业|服务业)企业|国有及国有控股企业|国有企业|中央企业"),
        None,
        {},
        reaches=True,
    ),
    _Measure(
        lazy(r"(?:男性?|女性?|城镇|乡村|农村)(?:人口)?"),
        lazy(r"户籍|常住"),
        None,
        {"常住": ""},
        reaches=True,
    ),
)
_CURRENCIES, _KEPT = lazy(r"(金融机构)(?:本外币|人民币)"), ("金融机构存款余额", "金融机构贷款余额")
_SEXES = lazy(r"[男女]性?")
_TRAVELLERS, _OF_TRAVEL = lazy(r"(?:城镇|农村)居民"), lazy(r"(?:国内)?(?:旅游|出游)人次$")
_PARTS = lazy(r"其中|.*[，,]其中")


def held(source: SourcePoint, name: str, before: Keyed | None, previous: Keyed | None) -> str:
    """A bare measure's name with its holder, as the figure's sentence or the figure before it tells; else the name itself.

    `previous` is the figure `before` where it stands in the same sentence.
    """
    row = _row_of(name)
    if row is None and (_CARRIER.fullmatch(name) or _LINES.fullmatch(name)):
        return _carried(source, name, previous)
    if row is None or (row.common and row.common.search(_CLAUSE.split(source.lead)[-1])):
        return name
    whole = f"{name}人口" if _SEXES.fullmatch(name) else name
    holder = _holder(source, row, before, previous) or ("港口" if _OF_PORTS.fullmatch(name) else "")
    return row.called.get(holder, holder) + whole


def kept(name: str, before: Keyed | None) -> str:
    """What banks hold or have lent, in the currencies that the figure before tells of (本外币存款余额12亿元，贷款余额8亿元)."""
    told = _CURRENCIES.match(before.key.name) if before is not None and name in _KEPT else None
    return f"{told[0]}{name.removeprefix(told[1])}" if told else name


def travelled(source: SourcePoint, name: str, before: Keyed | None) -> str:
    """People as travellers, of whom a sentence tells what the figure before counts of all (国内旅游28亿人次，其中城镇居民19亿人次)."""
    told = _OF_TRAVEL.search(before.key.name) if before is not None and _TRAVELLERS.fullmatch(name) else None
    near = source.figure.unit == "人次" or source.figure.kind is Kind.PERCENT
    return f"{name}{told[0]}" if told and near and _PARTS.match(source.sentence) else name


@lru_cache(maxsize=4096)
def _row_of(name: str) -> _Measure | None:
    return next((one for one in _MEASURES if one.bare.fullmatch(name)), None)


def _carried(source: SourcePoint, name: str, previous: Keyed | None) -> str:
    """What a carrier carries by its unit; by what it carried before for what only says how much that changed."""
    if carried := _BY_UNIT.get(source.figure.unit):
        return name + carried
    goes_on = previous and source.figure.kind is Kind.PERCENT and _CARRIER.match(previous.key.name)
    return previous.key.name if previous and goes_on and goes_on[0] == name else name


def _holder(source: SourcePoint, row: _Measure, before: Keyed | None, previous: Keyed | None) -> str:
    """The holder told of last; of carriers that of the figure before, else the only one told of; may be empty."""
    told = row.holder.findall(_PART.sub("", source.lead))
    if row.reaches:
        goes_on = None if told else before and row.holder.search(before.key.name)
        return told[-1] if told else goes_on[0] if goes_on else ""
    if previous and not _is_over(source, previous) and (carrier := row.holder.match(previous.key.name)):
        return carrier[0]
    told = told or row.holder.findall(source.opening)
    return told[0] if len(set(told)) == 1 else ""


def _is_over(source: SourcePoint, previous: Keyed) -> bool:
    """Whether the figure before tells of a part that a semicolon ends before this figure."""
    at = previous.source.offset
    told = _STOP.split(source.sentence[:at])[-1]
    return "其中" in told and _STOP.search(source.sentence, at, source.offset) is not None
