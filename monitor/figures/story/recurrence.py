"""Recurrence: the period that a rate is for, said with a figure itself or carried from the one before."""

from __future__ import annotations

from typing import Final

from monitor.articles import Figure, Kind, Per
from monitor.figures.members import COUNT, MONEY, PERCENT
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy
from monitor.figures.per import per_of
from monitor.figures.phrases.words import AGES, SEASONS
from monitor.figures.spots import Spot
from monitor.figures.story.told import BEYOND_OR_FROM, Told, equals
from monitor.wordlists import word_set, word_tuple

_EACH: Final = ("每年", "每月", "每天")
# 日均产量继续下降,减少2.4万桶
_AVERAGE_MOVED = lazy(r"(?P<of>[日月年季]均[^,。;:0-9]{2,12}),[^,。;:0-9]{0,4}$")
# 人均每天读书时间最长,为23分钟
_MOST_DAILY = lazy(r"(?P<of>每[天日月年][^,。;:0-9]{2,12})最[长多高短少低],(?:为|是|达到?)(?:约|近)?$")
# What a daily output is set against is daily too: 日均产量54万吨,比5月增加1.6万吨.
_SET_AGAINST = lazy(
    r"[比较][^,。;:]{0,10}(?:(?:增|减|提高|下降|上升|回落|[多少高低])[加少]?了?|[年月季周]度?的|同期的)$|^(?:增加|减少|提高|下降|延长|缩短)了?$"
)
# 每人每天能量摄入量2172千卡,蛋白质摄入量65克: how much or how long of another thing each day.
_ALSO_DAILY = lazy(
    r"[,、;]\s?(?:[^,。;:0-9]{1,12}(?:摄入量|时长|时间|用量|消费量|饮用量)(?:分别|[则仅也均都约已])*(?:为|是|达到?)?"
    r"|[^,。;:0-9]{0,4}(?:摄入|饮水|喝水|饮用|食用|[吃喝])[^,。;:0-9]{0,8})$"
)
_DAILY_KINDS: Final = frozenset((Kind.DURATION, Kind.MASS, Kind.ENERGY, Kind.VOLUME))
# 90岁以上的老人则为100元: whom a grant is for, by their age.
_BY_AGE = lazy("(?:的?(?:老人|老年人|者))?(?:则|为|是)?")
# 每人每天工作8个小时,工资100元
_WAGE_TOO = lazy(
    r"[,、;](?:(?:日?工资|工钱|报酬)(?:为|是|约)?|(?:就|也|还|都)?[能可]?(?:挣|赚|拿|收入|到手)[到个]?(?:约|近)?)$"
)
# 男工一天120元,女工100元; 每人每年缴费350元,财政补助640元: what others get or pay of the same.
_OTHERS_TOO = lazy(
    r"[,、;](?:而|其他|[男女])?(?:(?:[男女大小技普杂粗细零瓦木]|熟练)工|师傅|徒工|[男女]的|(?:单|双人|三人|四人|标准)间)(?:则|也|也有|是|为|约|近)*$"
    r"|[,、;](?:各级|中央|[省市县区]级?)?(?:财政|政府|个人|集体|单位|国家|村集体|家长|家庭|本人|自己)(?:再|另|则|人均)?(?:补助|补贴|补|缴费|缴纳|自付|承担|负担|出资|[掏付出])(?:标准)?(?:为|是)?$"
)
# 年收入从2015年的2000元,增加到了现在的15000元: where it went is of the same.
_GONE_TO = lazy(rf"\s?,?(?:{MOVES}|[增升涨降减掉跌])[到至为]了?[^,。;:0-9]{{0,4}}$")
# 日均产量为930万桶,明年升至950万桶: where the same thing went.
_REACHED: Final = frozenset(
    ("为", "是", "达", "达到", "升至", "降至", "增至", "减至", "升到", "降到", "增加到", "减少到", "提高到")
)
# What comes in year by year.
_TAKINGS: Final = word_set(
    "税收 利税 利润 税金 纳税 税利 上缴税金 上缴税收 创税 增加税收 实现税收 净利润 增加值 产值 净赚 净落 纯赚 纯收入 净收入"
)
# 公家每月给950元,企业再给补贴450元
_PAID_TOO = lazy(r"[^,。;:0-9]{0,4}[,;][^,。;:0-9]{0,8}(?:再|另外?)(?:给|补|发|付|奖|领)[^,。;:0-9]{0,6}$")
# 每年带动600人就业,增加村集体收入21万元
_BESIDES = lazy(r"[^,。;:0-9]{0,8},(?:并|还|可|为[^,。;:0-9]{1,6})?(?:增加|增收|创收)[^,。;:0-9]{0,8}$")
# 每年为120户村民增加收入30万元
_COMES_IN = lazy(r"(?:增加|增收|创收|收入|分红|收益)[^,。;:0-9]{0,6}$")
# What is told of a whole, of another time or of what stands is no rate, though it stands beside one.
_TOTAL = lazy(
    r"收到|[展加升大增]到|上传|注册|建成|拥有|现有|单日|当日|最高|峰值|最多|累计|共|总|全年|达|其中|截至|占|今年|去年|[0-9]|比|有(?!望)|床位|职工|员工|门店|存栏|库存|余额|以[上下内]"
)
# 一年下来,体重从100公斤下降到75公斤: what is no taking, as no total is.
_STANDS = lazy(f"{_TOTAL.pattern}|[从由]|(?<![得拿挣赚卖领收])[到至]$|体重")
# 年出栏肉牛1万头,带动69户发展养殖: who are drawn along by what comes in yearly are so many all the time.
_DRAWS_ALONG: Final = word_tuple(",带动 ,辐射 ,惠及 ,吸纳 ,安置 ,辐射带动 ,直接带动")
_COME_IN: Final = frozenset((COUNT, MONEY, Kind.MASS))
_PARALLEL: Final = 14  # characters at most of a clause that runs parallel to the one before


def per(told: Told, spot: Spot) -> Per | None:
    """The period that a rate is for; carried along a list, and from 日均 to the parallel clauses after it."""
    own, last = _own(spot), told.last
    if own is None and told.each and spot.mention.unit.kind in _COME_IN and not _STANDS.search(spot.left):
        return told.each
    if last is not None and last.per is None and last.kind is PERCENT and spot.mention.unit.kind is not PERCENT:
        last = told.latest_of(spot.mention.unit_name) or last  # 每天55分钟,比上年同期的34分钟增加64%,比上季的47分钟…
    if last is not None and last.unit in AGES and own is None and not spot.opens and _BY_AGE.fullmatch(spot.left):
        granted = told.latest_of(spot.mention.unit_name)
        return granted.per if granted else None  # 80至89岁每人每月50元,90岁以上100元
    if own is not None or last is None or last.per is None or spot.opens:
        return own
    if "每" in spot.left or "/" in last.unit or _is_other_sort(last, spot):
        return None
    return last.per if _recurs(told, last, spot) else None


def _own(spot: Spot) -> Per | None:
    """The period that the words before a figure say that it is for: 日均产量继续下降,减少2.4万桶."""
    left = spot.left + spot.lead if "每" in spot.lead else spot.left  # 不低于每月650元
    own: Per | None = per_of(left, spot.right, spot.mention)
    if own is None and "每" in spot.left and (most := _MOST_DAILY.search(spot.left)):
        own = per_of(most["of"], spot.right, spot.mention)
    if own is not None or not spot.opens or "均" not in spot.left or spot.subject.text:
        return own
    moved = _AVERAGE_MOVED.search(spot.left)
    return per_of(moved["of"], spot.right, spot.mention) if moved else None


def _is_other_sort(last: Figure, spot: Spot) -> bool:
    """Whether a figure is of no rate though the one before is: a share, or those who have so much (年收入10万元以上的有300户)."""
    kind, unit = spot.mention.unit.kind, spot.mention.unit_name
    # 年产值超亿元企业5家
    of_money = last.kind is MONEY and ("的" in spot.left[:4] or not spot.before.marked)
    sized = last.qualifier in BEYOND_OR_FROM and unit != last.unit and not spot.before.marked
    sized = sized and spot.left[:1] != "、"  # 年出栏500头以上猪场46个
    counts = kind is COUNT and (
        of_money or sized or (unit == "户" != last.unit and not spot.left)
    )  # 出栏生猪200头以上7户
    return counts or (kind in (PERCENT, Kind.MULTIPLE) and last.kind is not kind)


def _recurs(told: Told, last: Figure, spot: Spot) -> bool:
    """Whether a figure that says no period itself is for the same as the last one."""
    daily = last.per is Per.DAY
    if "其中" in spot.left and spot.before.tail[:1] == (("其中", "r"),):
        # 每天约4亿件快递,其中1亿多件在农村; 年均增长9%,其中工业增长12%
        growth = last.per is Per.YEAR and last.kind is PERCENT and last.direction and "年" not in spot.left
        return bool(daily or growth) and last.unit == spot.mention.unit_name
    if spot.left == "(" and spot.right[:1] == ")":
        return True  # 日均交易量8720头(664.54吨)
    if (daily and _daily_too(last, spot)) or (last.per is Per.MONTH and _is_set_against(last, spot)):
        return True
    if last.per is Per.YEAR and last.kind is MONEY and _yearly_too(spot):
        return True
    if _goes_on(last, spot) or _is_paid_too(told, last, spot) or _comes_in(last, spot):
        return True
    drawn = last.per is Per.YEAR and spot.left.startswith(_DRAWS_ALONG)
    if drawn and told.spot is not None and "每年" not in told.spot.left:
        return False
    return _is_parallel(last, spot)


def _daily_too(last: Figure, spot: Spot) -> bool:
    """Whether a figure is daily as the one before: of the same at another time, or how much of another thing is taken."""
    if _is_set_against(last, spot) or _WAGE_TOO.fullmatch(spot.left):
        return True
    return {last.kind, spot.mention.unit.kind} <= _DAILY_KINDS and _ALSO_DAILY.match(spot.left) is not None


def _is_set_against(last: Figure, spot: Spot) -> bool:
    """Whether a figure sets the one before against another: 月均7760元,比县城高2230元."""
    same = last.unit == spot.mention.unit_name and not spot.subject.text
    return same and _SET_AGAINST.search(spot.left) is not None


def _yearly_too(spot: Spot) -> bool:
    """Whether a sum is one that comes in yearly, in a row with another: 年可实现产值3亿元、税收2000万元."""
    return spot.left[:1] in ("、", ",") and spot.subject.text in _TAKINGS


def _goes_on(last: Figure, spot: Spot) -> bool:
    """Whether a figure goes on with what the last one is of: in its list, in its clause, or where the same went."""
    same = last.unit == spot.mention.unit_name
    if (
        spot.joined
        or (spot.left == "," and last.per is Per.DAY and not _is_new(last, spot))
        or equals(spot)
        or _GONE_TO.match(spot.left)
    ):
        return True
    if same and spot.left[:1] == "、":
        return True  # 每月领取养老金236元、高龄津贴80元
    if same and spot.subject.text in SEASONS:
        return True  # 冬季日营业额1200元,夏季约2000元
    if spot.subject.text:
        return False
    if not spot.before.marked:
        return True
    tail = spot.before.tail[1:] if spot.before.tail[:1] == (("而", "c"),) else spot.before.tail
    return same and len(tail) == 1 and tail[0][0] in _REACHED  # 每月平均消费为58.1元,去年同期为62.2元


def _is_new(last: Figure, spot: Spot) -> bool:
    """Whether a count right behind a comma is of what stands there: 每天接待2000人,118间客房…"""
    counts = last.kind is COUNT and spot.mention.unit.kind is COUNT and last.unit != spot.mention.unit_name
    return counts and spot.follower.how in ("noun", "of")


def _is_paid_too(told: Told, last: Figure, spot: Spot) -> bool:
    """Whether a sum is paid besides the one before: 每年兑现补偿资金170万元、退耕资金670万元."""
    if not last.kind is MONEY is spot.mention.unit.kind:
        return False
    each = told.spot is not None and told.spot.left.startswith(_EACH)
    if _PAID_TOO.match(spot.left) or (last.unit == spot.mention.unit_name and _OTHERS_TOO.match(spot.left)):
        return True
    return each and spot.left[:1] == "、"


def _comes_in(last: Figure, spot: Spot) -> bool:
    """Whether a sum comes in yearly besides what was told just before, or for those counted in the same clause."""
    if last.per is not Per.YEAR or spot.mention.unit.kind is not MONEY:
        return False
    if _BESIDES.fullmatch(spot.left):
        return True
    return last.kind is COUNT and not spot.before.marked and _COMES_IN.search(spot.left) is not None


def _is_parallel(last: Figure, spot: Spot) -> bool:
    """Whether a count, or a yearly mass, stands in a short clause parallel to that of the last: 日均处理4711万笔,金额18亿元."""
    same = last.unit == spot.mention.unit_name
    if ";" in spot.left:
        return False  # 日均1210万人次,增长18.8%;小客车出行量67.2亿人次
    if spot.before.marked and not spot.before.tail and not same:
        return False  # 每天超过200人的门诊量,88张病床
    counts = last.kind is COUNT and (spot.mention.unit.kind is COUNT or spot.subject.text == "金额")
    if not counts and not (same and last.per is not Per.MONTH and last.kind is Kind.MASS):
        return False
    return len(spot.before.parts) <= 2 and len(spot.left) < _PARALLEL and not _TOTAL.search(spot.left)
