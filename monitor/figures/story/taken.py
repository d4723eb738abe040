"""Taken: what a figure takes from those told before it, where its own words do not name it."""

from __future__ import annotations

from typing import Final

from monitor.articles import Kind
from monitor.figures.members import COUNT, MONEY
from monitor.figures.moves import HOW, MOVES
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import EVENTS, LONGEST, PERSONS
from monitor.figures.spots import Spot
from monitor.figures.story.companions import BOUNDS
from monitor.figures.story.pricing import RETAIL, sells_all
from monitor.figures.story.told import BEYOND_OR_FROM, Told

# 价格上涨的城市有12个;持平的5个: how those of a sort moved that are counted next.
_SORTED = lazy(
    rf"\s?[,;、]\s?(?:其中)?(?P<how>(?:[^,。;:0-9的]{{1,6}}(?<![高低]于))?(?:{MOVES}|持平|[正负]增长|[高低快慢]于[^,。;:0-9的]{{1,8}}))的(?:有|为|共|则有)?\s?"
)
# 与2010年普查的334020人相比
_OPENS_BESIDE = lazy(r"\s*(?:这[一个][^,。;:与同和跟]{1,6})?[与同和跟][^,。;:]{2,40}的")
_LIKENED = lazy(r"[^,。;:0-9]{0,4}(?:相比|比较)")
_LIKENED_WITHIN: Final = 8
_REST: Final = ("其余", "剩余", "剩下", "余下", "其余的", "剩下的")
_THAT_SHARE = lazy(r"(?:这一|这个|该|上述)比例(?:则|仅|也|就|已|更|分别)*(?:为|是|达到?|高达|低至|升至|降至)?$")
_PARTS: Final = ("份额", "市占率", "占有率")
_GROWS_BY = lazy(
    rf"\s?[,、]\s?(?:同比|比上年同?期?|较上年同?期?)(?:{HOW}|轻微|分别|大|猛|暴|激)*(?:{MOVES}|[增降减涨跌])了?(?:约|近|超过?)?\s?"
)
# 其中13家收益率超过3%: bodies, what is told of one, and the words before some of them.
_BODIES: Final = frozenset("家个户只")
_OF_A_BODY = lazy(
    r"(?:归母|扣非|综合|总|平均|加权|投资|不良|资产|营业|资本|存款|贷款|销售|拨备|核心|净|毛|股息|分红|新签|在手)*(?:利润|收入|营收|净利|市值|股价|销量|产值|订单|资产|[一-龥]{0,3}率|增速)"
)
_SOME = lazy(
    r"[^,。;:0-9]{0,14}[,;、](?:其中)?(?:仅有?|只有|有|达|共有|约有)?(?:[^,。;:]{0,3}中有)?(?:约|近|超过?|逾)?|[^,。;:]{0,6}中,?有?"
)
# 均增长, of the two told before.
_BOTH: Final = 2
_BOTH_GREW = lazy(
    rf"[^,。;:0-9]{{0,4}}[,;](?:且|并|而)?(?:同比|环比|比上年同?期?|较上年同?期?)?(?:均|都|双双)(?:{HOW}|实现|大|猛)*(?:{MOVES}|[增降减涨跌])了?(?:约|近|超过?|逾)?\s?"
)
# 产量4万担,因秋涝减产两成; 由于雨水充足增产8%: why what was told before moved so, and not what.
_BY_CAUSE = lazy(
    rf"\s?[,、]\s?(?:但|而|则|也|主要)?(?:(?:因为?|由于)(?!灾[^,。;:0-9]{{2}}[^,。;:0-9]{{2}})[^,。;:0-9]{{1,12}}?(?<![率量额价值入速幅数润资格产])|受[^,。;:0-9]{{1,12}}?(?:影响|拖累|带动|拉动))(?:{HOW})*(?:{MOVES}|[增减][产收]|[增降减涨跌])了?(?:约|近|超过?|逾)?\s?"
)
_BEFORE_LAST: Final = 2
_GROWN_TO = lazy(r"(?:扩|扩大|扩种|扩展|发展|增加)(?:到|至)了?$")
_SCORERS: Final = frozenset(("", "的", "的有", "有", "的考生", "考生", "的考生有", "者"))
# 每股分红620元,最多的一户领到4960元; 平均收入21万元,最高的河坝村突破百万元
_MOST_HAVE = lazy(
    r"[^,。;:0-9]{0,4}[,;、]\s?(?:其中)?最[高低多少大小好差贵](?:的(?:一[户家个人年村]|[^,。;:0-9的]{1,8}[村镇乡县市区户家社])(?:的)?|者)(?:则|也|更|就|还)*"
    r"(?:达到?|超过?|突破|有|为|领到?|拿到?|分得|分到|获得|卖到|仅|只有|能|可|收入)*了?\s?"
)
# 预备费按一般公共预算支出的1%安排4000万元
_SETS_ASIDE: Final = frozenset(("安排", "计提", "提取", "预留", "列支", "设立", "计列", "缴纳", "收取", "计算为"))
_ON_BASIS = lazy(r"(?:按照?|占)[^,。;:0-9]{2,18}的$")
_AFTER_SORT: Final = frozenset("的有为共")


def taken_at_opening(told: Told, spot: Spot) -> str:
    """What a sentence that opens with a figure takes from the one before; empty if nothing."""
    return _set_beside(told, spot) or _grown_to(told, spot)


def taken(told: Told, before: Spot, spot: Spot) -> str:
    """What a figure takes from those told before in its sentence; empty where its own words say what it is."""
    return (
        _rest_of(told, spot)
        or _sorted(told, spot)
        or _some_of(told, spot)
        or _of_both(told, spot)
        or _by_cause(told, spot)
        or _set_aside(told, before, spot)
        or _most_of(told, spot)
        or _of_score(told, spot)
        or _brought(told, spot)
        or _beyond_more(told, spot)
    )


def _set_beside(told: Told, spot: Spot) -> str:
    """What the sentence before told last, which this one begins to set beside another time: 与上次普查的3万人相比."""
    anew = spot.paragraph and "这" not in spot.left[:3]
    if spot.left[-1:] != "的" or anew or "比" not in spot.right[:_LIKENED_WITHIN]:
        return ""
    last = told.figures[-1] if told.figures else None
    if last is None or last.unit != spot.mention.unit_name or not _OPENS_BESIDE.fullmatch(spot.left):
        return ""
    return last.indicator if _LIKENED.match(spot.right) else ""


def _grown_to(told: Told, spot: Spot) -> str:
    """What was told of the land two figures before, which a sentence only says to have grown: 第二年一下子扩到400亩."""
    two = told.figures[-_BEFORE_LAST:]
    if spot.mention.unit.kind is not Kind.AREA or len(two) < _BEFORE_LAST or spot.subject.text:
        return ""
    grown = two[0].unit == spot.mention.unit_name != two[1].unit and _GROWN_TO.search(spot.left)
    return two[0].indicator if grown and not spot.paragraph else ""


def that_share(told: Told, spot: Spot) -> str:
    """What the share told last was of, which is told again of others or of another time: 2013年这一比例为24.6%."""
    if spot.mention.unit_name != "%" or not _THAT_SHARE.search(spot.left):
        return ""
    return next((one.indicator for one in reversed(told.figures[-3:]) if one.unit == "%"), "")


def beside_share(told: Told, spot: Spot) -> str:
    """What grew of which the share is told first: 出货6120万部,市场份额18.2%,同比增长18.3%."""
    if spot.mention.unit_name != "%" or len(told.names) < 2 or told.last is None:
        return ""
    whole, share = told.figures[-2], told.last
    if share.unit != "%" or share.direction is not None or not share.indicator.endswith(_PARTS):
        return ""
    grows = _GROWS_BY.fullmatch(spot.left) is not None and whole.unit != "%" and whole.direction is None
    return whole.indicator if grows else ""


def _rest_of(told: Told, spot: Spot) -> str:
    """What the rest are of whom the sentence told first: 30项任务中,常态化开展的有3项,其余27项…"""
    unit = spot.mention.unit_name
    if not unit or spot.mention.unit.kind is not COUNT or spot.follower.how == "noun":
        return ""
    if unit in PERSONS and spot.follower.how == "verb":
        return ""  # 其余5人生死不明
    verbal = spot.left.endswith("有") and not spot.subject.text and unit == "项" and spot.follower.how == "verb"
    if not verbal and not spot.left.endswith(_REST):
        return ""
    first = next((one for one in told.here if one.unit == unit), None)
    befell = first is not None and first.indicator.removesuffix("人数") in EVENTS
    return first.indicator if first and not befell else ""


def _beyond_more(told: Told, spot: Spot) -> str:
    """What is so much at the next ones of whom the first are told: 年产值过千万元的企业12家,其中过亿元的3家."""
    beyond = spot.mention.unit.kind is MONEY and spot.qualifier in BEYOND_OR_FROM
    if not beyond or told.last is None or told.last.kind is not COUNT:
        return ""
    if spot.left.strip(",;、其中 ") or spot.right[:1] != "的":
        return ""
    latest = told.latest_of(spot.mention.unit_name)
    return latest.indicator if latest and latest.qualifier in BEYOND_OR_FROM else ""


def _sorted(told: Told, spot: Spot) -> str:
    """Those of the sort told before that moved so: 价格上涨的城市有12个;持平的5个."""
    if not spot.mention.unit_name or spot.mention.unit.kind is not COUNT or spot.left[-1:] not in _AFTER_SORT:
        return ""
    found = _SORTED.fullmatch(spot.left)
    counted = [one.indicator for one in told.here if one.unit == spot.mention.unit_name] if found else []
    if found is None or not counted:
        return ""
    sort = next((name.rpartition("的")[2] for name in reversed(counted) if "的" in name[1:-1]), counted[0])
    name = f"{found['how']}的{sort}"
    return name if len(name) <= LONGEST else sort[:LONGEST]


def _some_of(told: Told, spot: Spot) -> str:
    """Who some are of those counted before whose rate follows them: 59家公司…,其中13家收益率超过3%."""
    if spot.mention.unit_name not in _BODIES or spot.follower.how != "noun":
        return ""
    if _OF_A_BODY.fullmatch(spot.follower.text) is None or _SOME.fullmatch(spot.left) is None:
        return ""
    latest = told.latest_of(spot.mention.unit_name)
    return latest.indicator if latest else ""


def _of_both(told: Told, spot: Spot) -> str:
    """What grew of which the parts were told one by one: 产销分别完成35万辆和36万辆,同比均增长1.5倍."""
    row = told.row
    if len(row) != _BOTH or told.names[-_BOTH:] != row or _BOTH_GREW.fullmatch(spot.left) is None:
        return ""
    first, second = row
    if first.endswith("产量") and second == f"{first[:-2]}销量":
        return f"{first[:-2]}产销"
    both = f"{first}和{second}"
    return both if len(both) <= LONGEST else ""


def _set_aside(told: Told, before: Spot, spot: Spot) -> str:
    """What is set aside of which the figure before is only by what share: 预备费按支出的1%安排4000万元."""
    basis = told.last if spot.left.strip() in _SETS_ASIDE else None
    return basis.indicator if basis and basis.unit == "%" and _ON_BASIS.search(before.left) else ""


def _most_of(told: Told, spot: Spot) -> str:
    """What was told before, of whom a clause says only that they have most of it: 平均收入21万元,最高的河坝村突破百万元."""
    if "最" not in spot.left or _MOST_HAVE.fullmatch(spot.left) is None:
        return ""
    latest = told.latest_of(spot.mention.unit_name)
    return latest.indicator if latest and latest.direction is None else ""


def _of_score(told: Told, spot: Spot) -> str:
    """Those whose score is told right before their number: 600分以上27人."""
    last = told.last
    if last is None or last.unit != "分" or spot.mention.unit_name != "人" or spot.left.strip() not in _SCORERS:
        return ""
    bound = BOUNDS.get(last.qualifier, "")
    return f"{last.text}分{bound}人数" if bound else ""


def _brought(told: Told, spot: Spot) -> str:
    """What a harvest brought in that was told just before: 今年收了3200多斤,卖了5800多元."""
    last = told.last
    if last is None or last.kind is not Kind.MASS or spot.mention.unit.kind is not MONEY or not sells_all(spot):
        return ""
    name = last.indicator.removesuffix("收")
    for_all = (last.value or 0) > RETAIL and len(name) < LONGEST - 1
    return f"{name}收入" if for_all and not name.endswith(("产量", "量")) else ""


def _by_cause(told: Told, spot: Spot) -> str:
    """What was told before, of which a clause says only why it moved so: 总产4.2万担,因秋涝减产两成."""
    last = told.last
    if last is None or last.direction is not None or _BY_CAUSE.fullmatch(spot.left) is None:
        return ""
    alike = spot.mention.unit_name in ("%", last.unit) or spot.mention.unit.kind is Kind.MULTIPLE
    return last.indicator if alike else ""
