"""Bases: a number that only says per how much something is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from monitor.articles import Kind
from monitor.figures.exclusions.reasons import Reason
from monitor.figures.exclusions.writing import written
from monitor.figures.members import AREA, COUNT, MASS, MONEY
from monitor.figures.mentions.mention import Mention
from monitor.figures.mentions.signs import stands_after
from monitor.figures.moves import MOVES
from monitor.figures.patterns import WHITE, lazy

_TAKEN_AS_ONE = lazy(
    r"[\u4e00-\u9fff]{1,4}(?:也就|[才只](?=[一二两三四五六七八九十几0-9])|少说|顶多|挺多|最多|至少|起码)|(?:土|耕|林)?[地田](?:如果|要是|若|,一年)|[\u4e00-\u9fff]{0,8}?[多赚挣卖值][一两二三四五六七八九十几]{1,3}[块元毛]"
    r"|[\u4e00-\u9fff]{0,9}?(?:[0-9][0-9.]*(?:[-~—至到][0-9.]+)?[多余]?[千万]?[多余]?[元块角毛]|[购售卖批零均单菜肉粮油茶]价)|则|[降涨跌贵]|便宜|[地田](?=[0-9])|(?:[地田]|[茶果菜桑竹林油烟][园地田林]?|[鱼池]塘|水面|大棚)[\u4e00-\u9fff]{0,4}(?:收入|产值|净赚|纯赚|纯收|增收|效益|成本|[年能可]产(?![业品])|可以产|[能可]收)|(?:地|田)?(?:(?:还|也|大概|大约|最多|至少)?(?:也?只|才)?(?:能|可以|可)|产(?![业品])|卖|要|就|只要|只卖|只|收|平均|大概|至少|才|也就)"
)
# 一亩艾草的种植成本大约在1500元, 播种一亩地,大概需要2到3个人
_PER_MU = lazy(
    r"[\u4e00-\u9fff]{0,12}?(?:收益|成本|收入|费用?|利润|产值|效益|产量|租金|补[助贴])[\u4e00-\u9fff]{0,8}\s?[0-9几数百千]|(?:[地田]|[\u4e00-\u9fff]{2,8})?,(?:大概|大约|只)?(?:需要?|要|能|可)[\u4e00-\u9fff]{0,8}[0-9]|[地田]在[0-9]"
)
# 1美元兑7.12元, 1欧元约合8元人民币
_SO_MANY = lazy("[一两二三四五六七八九十0-9][个条只颗头根块棵枚]$")
_EXCHANGED = lazy(r"(?:可?兑换?|对|折合|约?合)(?:约|人民币|成|港币|新台币)*\s?[0-9]")
# 7.173兑1美元, 7.32元兑换1美元
_EXCHANGED_FOR = lazy(r"[0-9][0-9.]*[万亿]?[\u4e00-\u9fff]{0,4}[兑换]$")
_EXCHANGES: Final = frozenset("兑换")
_ONE_SELLS = lazy(r"[\u4e00-\u9fff]{0,6}?卖[出到了上个]*(?:约|近)?[0-9][0-9.]*[多余万]*[元块角毛]")
# 注:1亩=667平方米
_EQUALS = lazy(r"\s?[=≈]")
_ONE: Final = ("一", "1")  # 3元一斤, 3元1公斤
_PAID: Final = frozenset("元钱角分块毛右上多0123456789")
_PRICE_OF_ONE = lazy(
    r"(?:(?<![0-9年月])[0-9.]{1,4}|[元钱角块毛]|[0-9]分|[元钱角块毛](?:左右|以上)|[元钱角块毛]多|[块元][0-9](?:左右)?)$"
)
EVERIES: Final = frozenset(("每", *"隔产售出增入费成驶种理测集", *(move[-1] for move in MOVES.split("|"))))
_EVERY = lazy(rf"每(?:隔|生产|销售|售出|卖出|新增|{MOVES}|投入|消费|完成|行驶|接种|处理|检测|捐出|募集)?\s?$")
# What an index is 100 at: 以2015年为100.
_SET_AT = lazy(r"以[^,。;:!?\n]{1,14}为\s?$")
# 全国1%人口抽样调查: of how many those asked are; 95%置信区间: how sure one is of what is told.
PARTS_OF: Final = frozenset("%‰")
_SURVEY = lazy("(?:人口|人口变动|劳动力|住户)(?:情况)?抽样调查|\\s?(?:的?置信(?:区间|水平|度)|CI(?![A-Za-z]))")
# ML≥1.0余震2次: from what size on some are counted.
_FROM_SIZE = lazy(r"[A-Za-z]{1,4}\s?[≥>]\s?$")
# 工矿商贸企业就业人员10万人生产安全事故死亡人数: per how many.
PER_SO_MANY: Final = "生产安全事故"
# 2020人均快递59件: of which year.
_EACH_OF: Final = frozenset("人户亩")
_YEAR_OF_EACH = lazy("(?:19|20)[0-9]{2}[人户亩]均")
# 年夜饭预算(按10人算)在500元以上
_RECKONED_BY = lazy(r"[一-龥]{0,4}?(?:计算|来?算|计)(?=[,)。;])")
# 0-100km/h加速: how speeds are read, and what is told of going from one to another.
_PACED: Final = frozenset((Kind.LENGTH, Kind.OTHER))
_SPEEDS = lazy("的?(?:加速|提速|破百)")
_OPENS: Final = ("(", "（", ",", "，")
_SIGNS: Final = WHITE | {"≥", ">"}
_BASE_VALUES: Final = frozenset((Decimal(1), Decimal(100), Decimal(1000)))
_BEFORE_EVERIES: Final = EVERIES | WHITE


def _is_exchanged(text: str, mention: Mention) -> bool:
    """Whether it is what so much of another currency is told for: 1美元兑7.12元, 7.173兑1美元."""
    if _EXCHANGED.match(text, mention.unit_end):
        return True
    before = text[mention.start - 1 : mention.start]
    return before in _EXCHANGES and _EXCHANGED_FOR.search(text, mention.start - 14, mention.start) is not None


def _of_each(text: str, mention: Mention) -> Reason | None:
    """Whether a number of people, households or mu is the year of what each has, or per how many something is told."""
    if _YEAR_OF_EACH.match(text, mention.start):
        return Reason.TIME
    return Reason.BASIS if text.startswith(PER_SO_MANY, mention.unit_end) else None


def _is_between_speeds(text: str, mention: Mention) -> bool:
    """Whether it is from what speed to what something takes so long to go: 0-100km/h加速3.9秒."""
    return mention.low == 0 and mention.unit.kind in _PACED and _SPEEDS.match(text, mention.unit_end) is not None


def basis(text: str, mention: Mention) -> Reason | None:
    before = text[mention.start - 1 : mention.start]
    if each := _of_each(text, mention) if mention.unit_name in _EACH_OF else None:
        return each
    equals = mention.value == 1 and mention.unit_name and _EQUALS.match(text, mention.unit_end)
    if equals or (mention.unit.kind is MONEY and mention.value in _BASE_VALUES and _is_exchanged(text, mention)):
        return Reason.BASIS
    every = before in _BEFORE_EVERIES and stands_after(text, mention.start, EVERIES)
    if (every and _EVERY.search(text, mention.start - 4, mention.start)) or _is_between_speeds(text, mention):
        return Reason.BASIS
    if (
        before in _SIGNS
        and mention.unit_name in ("", "级")
        and _FROM_SIZE.search(text, mention.start - 8, mention.start)
    ):
        return Reason.BASIS
    if before == "按" and mention.unit.kind is COUNT and _RECKONED_BY.match(text, mention.unit_end):
        return Reason.BASIS
    surveyed = mention.unit_name in PARTS_OF and _SURVEY.match(text, mention.unit_end)
    if surveyed or (before == "折" and mention.unit_name == "度" and text[mention.start - 2] in _OPENS):
        return Reason.BASIS  # 白酒(折65度,商品量)
    if mention.value == 1 and mention.unit.kind is MASS and _SO_MANY.search(text, mention.start - 3, mention.start):
        return Reason.BASIS  # 鲅鱼三条一斤
    if mention.value == 1 and mention.unit.kind in (MASS, AREA) and _TAKEN_AS_ONE.match(text, mention.unit_end):
        return Reason.BASIS
    if mention.value == 1 and mention.unit_name == "亩" and _PER_MU.match(text, mention.unit_end):
        return Reason.BASIS
    if mention.value == 1 and mention.unit.kind is COUNT and _ONE_SELLS.match(text, mention.unit_end):
        return Reason.BASIS
    if not mention.unit_name and mention.value in _BASE_VALUES and (before == "为" or before.isspace()):
        return Reason.BASIS if _SET_AT.search(text, mention.start - 16, mention.start) else None
    paid = (
        before in _PAID
        and mention.unit_name
        and (mention.form == "chinese" or mention.unit.kind is MASS)
        and (written(text, mention) in _ONE or (mention.unit.kind is MASS and (mention.value or 10) < 6))
        and _PRICE_OF_ONE.search(text, mention.start - 4, mention.start)
    )
    return Reason.BASIS if paid else None
