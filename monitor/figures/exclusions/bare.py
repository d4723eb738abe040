"""Bare numbers: digits with no measure word are figures where they state a value or count what follows."""

from __future__ import annotations

from typing import Final

from monitor.figures.exclusions.names import MOVED_AFTER, MOVED_BEFORE
from monitor.figures.exclusions.orders import is_rank
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import multiplied
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.signs import stands_after
from monitor.figures.moves import MOVES
from monitor.figures.patterns import WHITE, lazy

# 8降3升1平, 3升8降2平
_MOVE_ENDS: Final = frozenset("涨跌升降平")
NAMED = lazy(
    r"强|型(?=[和、糖]|[0-9一-龥]{0,2}型)|平台|客户端|网站|客服|指挥中心|报警|接警|指数|ETF|小巨人|国集团|热线|急救|医护|救护|晚会|行动计划|计划|工程|战略|政策|原则|模式|工作法|工作机制|机制|会议|事件|运动(?!员|会)|惨案|条(?:措施|意见)|届|点半|方针|布局|分钟.{0,2}圈|多边|年期|号|速(?:手动|自动|双离合|变速|手自|DCT)|代(?:线|产线|生产线|机|工厂)"
)
_BEGINS_NAMED: Final = frozenset("强型平客网指报接E小国热急医救晚行计工战政原模机会事运惨条届点方布分多年号代速")
# 指数分别为128.2、132.4和120.4
_LISTING: Final = frozenset("、和及与")
_IN_LIST = lazy(r"(?:分别|依次)(?:为|是|达到?|报)\s?[0-9.]+%?(?:[、和及与][0-9.]+%?)*[、和及与]$")
# 较2010年下降6.8, 比上月回升0.3: what has no unit is told to the decimal.
_SHIFTED = lazy(rf"(?:{MOVES}|[按周月日][周月年]?[涨跌升降]|增大|减小|[高多少]出)了?\s?$")
_STATES: Final = "[为达至到报是约超逾近过:共有计于在值]|预期的?|录得|报收|[跌突升涨]破|[升涨跌]穿|失守|站上|收复|守住|重[返上]|指数(?:平均)?|性别比|抚养比|成指|板指|综指|[恒国科道纳沪深创]指|得分|评分|系数|倍数|触及|汇率|中间价|PMI|点位|[高低][点见]|最[高低]|人口|规模|水位|人数|户数|[亡病]率|[金银铜奖]牌"
_STATE_ENDS: Final = frozenset(
    "的指及牌均比为达至到报是约超逾近过:共有计于在值期得收破穿守上复住返数分率价I位口点高低模见"
)
_VALUE = lazy(rf"(?:{_STATES}|(?:由(?!于)|从)[^,。;0-9]{{0,8}}的?)\s?$")
COUNTABLE = lazy(
    r"(?:大类|大中?城市|城(?=[,。;、!?)的]|$)|省|市|县|区|镇|乡|村|国|州|旗|社区|街道|行政村|自然村|家|人|农|干部|党员|职工|学生|群众|企业|部门(?=[公发联])|项目|居民|用户|师生|[中小大]学生|中小学生|儿童|老人|工人|矿工|病人|医护|医生|护士|教师|民警|消防|粉丝|网友|球迷|观众|乘客|孩子|专家|检测|确诊|感染|死亡|病例|样本|志愿者|考生|旅客|游客|患者|新增(?=[一-龥]{0,4}病例)|民|户|代表|委员|名|商户|篮板|助攻|盖帽|抢断|失误|犯规|进球|员工|官兵|男(?=[0-9]{1,2}女)|女(?=[0-9]{1,2}男)|(?<=[0-9]女[0-9])男|(?<=[0-9]男[0-9])女|[美英法俄日韩德]军|士兵|军人|军|亿|万|多|余)"
)
# 由2010年普查时的105.4上升为105.6: what has no unit moves on.
# 跌至152.77,低于前一交易日的154.18
_SET_BY = lazy(r"[高低]于(?:(?:前|上)一?个?(?:交易)?[日周月年]|[去今前]年[^,。;:]{0,4}|[0-9]{1,4}[年月日]份?)的?\s?$")
_OTHER_TIMES: Final = frozenset("日周月")
_MOVES_ON = lazy(rf"\s?(?:(?:{MOVES}|[升降增减])[至到为]|(?:{MOVES}|[升贬]值|调[升贬降])[0-9])")

# 出库价131.9,较上期下跌0.03%: in the unit that the first price told once for all (119.1元/百斤,下同).
_PRICED = lazy(r"价格?\s?$")
_PRICE_ENDS: Final = frozenset("价格")
_PRICED_WITHIN: Final = 30
_ROSE: Final = frozenset("涨跌升降")
_PRICED_BEFORE = lazy(r"[0-9]元/[一-龥]{1,2}[^。;\n]*[涨跌升降]$")
_CLOSES: Final = frozenset(",;。()、\n")
# 月薪5000, 房租只要2000: what is paid month by month is told without 元. Fewer words than those by which kinds.py takes a
# number's name for that of money: these say that a bare number, which may be an order or a code, is a figure at all.
_WAGED = lazy(
    r"(?:[月年底周日时]薪|月租金?|房租|月工资|基本工资)(?:也|都|就|仅|只[有要]?|约|为|是|有|拿|要|高达|达到?|不到|不足|超过?|近)*$"
)
_WAGE_ENDS: Final = frozenset("薪租金资也都就仅只有要约为是拿达到足超过近")
# 2777名年龄在70到79之间的老人: of what age those are who are counted.
_AGED = lazy(r"年龄(?:在|介于|为)$")
_AGED_ENDS: Final = frozenset("在于为")
# 已开工的小区129,占任务数的28.86%
_SHARED_AFTER = lazy(r",(?:约|仅|共|已)?占[^,。;:0-9]{1,10}[0-9.]+\s?%")
# 翻台率4.1, PB 2.1: a ratio is told to the decimal.
_RATED = lazy(r"(?:[率比]|比值|系数|倍数|(?<![A-Za-z])(?:P/?[EB]|EPS|BVPS|NPS|ROE))\s?$")
_RATE_ENDS: Final = frozenset("率比值数EBS")
_OF_WEIGHT: Final = ("一斤", "一公斤")  # 好的40到70一斤
# 于7、8两日举行: of days that a list has the first has no measure word.
_DAYS = lazy(r"[、和及](?:[0-9]{1,2}、){0,4}[0-9]{1,2}[两二三四五]?日(?![均产])")


def states_value(text: str, start: int) -> bool:
    left = text[start - 12 if start > 12 else 0 : start]
    ends = stands_after(text, start, _STATE_ENDS) or "由" in left or "从" in left
    return ends and _VALUE.search(left) is not None


def _is_told(text: str, start: int, end: int) -> bool:
    """Whether a number states a value, is what is paid month by month (月薪5000), or is told what share it has (小区129,占28.86%)."""
    waged = end - start > 1 and text[start - 1] in _WAGE_ENDS and _WAGED.search(text, start - 8, start) is not None
    if text[end : end + 1] in _CLOSES and "." in text[start:end] and stands_after(text, start, _RATE_ENDS):
        waged = waged or _RATED.search(text, start - 6, start) is not None
    shared = text[end : end + 1] == "," and _SHARED_AFTER.match(text, end) is not None
    return waged or shared or states_value(text, start)


def _is_set_beside(text: str, start: int, *, of: bool) -> bool:
    """Whether a decimal is what a thing was at another time that it is set beside, or by how much it moved."""
    then = (of or text[start - 1 : start] in _OTHER_TIMES) and _SET_BY.search(text, start - 12, start) is not None
    return then or _SHIFTED.search(text, start - 4, start) is not None


def _is_priced(text: str, start: int, before: str) -> bool:
    """Whether a number without a unit is a price, or by how much the one told before moved: 出厂价3650元/吨,较节前涨30."""
    if stands_after(text, start, _PRICE_ENDS) and _PRICED.search(text, start - 4, start):
        return True
    since = start - _PRICED_WITHIN if start > _PRICED_WITHIN else 0
    return before in _ROSE and _PRICED_BEFORE.search(text, since, start) is not None


_TOTAL = lazy("的(?:总分|总成绩|总积分|高分)")


def bare(text: str, mention: Mention) -> Reason | None:
    """Arabic numbers with no unit: figures where they state a value or count what follows."""
    start, end = mention.start, mention.end
    before, after = text[start - 1 : start], text[end : end + 1]
    if mention.unit_name or mention.form != "arabic" or (before == "第" and is_rank(text, mention)):
        return None
    times = multiplied(text, mention)
    if not times and after in _BEGINS_NAMED and NAMED.match(text, end):
        return Reason.NAME
    if after in _MOVE_ENDS and (MOVED_AFTER.match(text, end + 1) or MOVED_BEFORE.search(text, start - 4, start)):
        return Reason.IDIOM  # 波动情况为1涨1跌4平
    if before in _AGED_ENDS and _AGED.search(text, start - 5, start):
        return Reason.NAME
    if after in _LISTING and _DAYS.match(text, end):
        return Reason.TIME
    if mention.vague or times or _is_told(text, start, end) or text.startswith(_OF_WEIGHT, end):
        return None
    if after == "的" and _TOTAL.match(text, end):
        return None  # 以534.80的总分成为冠军
    if before == "月" and after in "夜晚上下凌":
        return Reason.TIME  # 7月12夜间
    if before in _LISTING and _IN_LIST.search(text, start - 80, start):
        return None
    of = before == "的" or (before in WHITE and text[start - 2 : start - 1] == "的")
    then = of or text[start - 3 : start].rstrip().endswith("普查")  # 由2010年人口普查97.45下降为91.45
    if (then and _MOVES_ON.match(text, end)) or ("." in text[start:end] and _is_set_beside(text, start, of=of)):
        return None
    if after in _CLOSES and _is_priced(text, start, before):
        return None
    return None if COUNTABLE.match(text, end) else Reason.BARE
