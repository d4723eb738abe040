"""Forecasts: whether the words around a figure foresee it, or say that others do."""

from __future__ import annotations

from typing import Final

from monitor.articles import Span
from monitor.figures.moves import MOVES
from monitor.figures.patterns import lazy

# 约25%的所得款项净额将用于提升供应链
_TO_BE_USED = lazy(r"的?[^,。;:0-9]{0,14}?(?:(?<!即)将|拟)(?:依法|全部|主要|分别|继续)?(?:用于|用作|用来|投向|予以)")
_FORESEES: Final = ("预计", "有望")  # 剩余28个预计在今年出列
_ITS_TIME = lazy(r"..将?[在于]?(?:今年|年内|年底|年末|明年|20[0-9]{2}年|[0-9]{1,2}月)")
# 将2017年增速预估从之前的6.6%上调至6.8%: both are foreseen.
_REVISED_TO = lazy(r"\s?,?\s?(?:大幅|小幅|进一步)?(?:[上下]调|[上下]修|调[高低升降]|[提升降]高?)[至到为]")
_FORECAST_FROM = lazy(r"(?:预期|预估|预测|指引|展望|目标)(?:值|范围|区间)?也?[由从][^,。;:0-9]{0,8}$")
# A weather report of the day or the night to come, which says no 预计.
_WEATHER = lazy(
    r"(?:今[天日晚夜]|明[天日晚]|后天|夜间|白天|未来|天气[为:])[^。!?\n]{0,40}?(?:多云|晴|阴(?:天|有|转|,|到)|[小中大暴阵雷]雨|雨夹雪|[小中大暴阵]雪|霜冻|冰冻|浮尘)"
)
_WIND = lazy(r"偏?[东南西北]{1,2}风|阵风|风力|最[高低]气温|气温|相对湿度")
_DAYS_AHEAD = lazy(
    r"\s*[0-9]{1,2}(?:日?[-~—至][0-9]{1,2})?日(?:白天|夜间|晚上)?[,:][^。!?\n]{0,16}(?:多云|晴|阴|雨|雪)[^。!?\n]{0,8}。"
)
_MEASURED = lazy(r"已|了|昨|前天|截至|实况|监测|监控|观测|测得|录得|出现|降下|遭|受灾|造成")
# 高于分析师2亿元的预估中值
_FORESEEN = lazy(
    r"(?:(?:分析师|经济学家|市场|机构|华尔街|路透|彭博)(?:此前|先前|给出|平均|普遍|一致)*|[高低多少差好]于(?:此前|先前|原先|之前)的?)$"
)
# 未达到9亿元的市场预期
_HELD_AGAINST = lazy(r"(?:[高低多少差好]于|超[过出]?|不及|未达到?)$")
_OF_OTHERS = lazy(r"\s?的(?:市场|华尔街|分析师|机构)(?:平均|一致|普遍)?(?:预期|预估|预测|预料)")
_AS_FORESEEN = lazy(r"\s?的(?:市场|华尔街|分析师|机构)?(?:平均|一致|普遍)?(?:预期|预估|预测|预料)")
# What others expected of the one figure that is set beside theirs: 营收3亿元,市场预期2亿元; 高于分析师预期的2亿元.
_EXPECTED = lazy(
    rf"(?:^|[,;(])\s?(?:而|但|不过)?(?:此前)?(?:市场|机构|分析[师员]|经济学家|华尔街|路透|彭博|大行|投行|券商)(?:此前|普遍|一致|平均|调查|的)*(?:预期|预估|预测|预料|估计)中?值?[约为是]{{0,2}}(?:每股|(?:{MOVES}))?$"
    r"|(?:[高低好差优逊]于|超过?|不及|符合)(?:此前)?(?:市场|机构|分析师|华尔街|指引|公司)(?:此前|普遍|一致|平均)*(?:预期|预估|预测|预料)\($"
    r"|(?:预期|预估|预测|预料|(?:分析[师员]|市场|机构)估计|指引)中?值?的(?:约|近)?$"
    r"|预[增减亏盈降](?:约|近|超过?)?$"
)
# 2021年产值达到11亿元,并将以8%的速度增长: a time told before does not hold for it.
_GOES_ON_AT = lazy(r"[,;]\s?(?:并|也|且|而|同时)?将(?:继续|保持)?(?:以|按)[^,。;:0-9]{0,4}$")
# ,预计11月底全面完成建设任务;建成果园7.43万亩: when all will be done, and what has been built.
_BY_THEN = lazy(
    r"预计(?:到|在|于)?(?:[0-9]{1,2}月|今年|明年|年)?[0-9]{0,2}[日底末中上下旬]*(?:前|将|可)*(?:全面|全部|基本|正式)?(?:完成|完工|建成|竣工|投产|通车|交付|投用|投入使用)[^,。;:0-9]{0,8};[^,。;:0-9将计拟要力预]*$"
)
# What those asked foresee is told of when they were asked: 对下季度,物价预期指数为58%,24%的居民预期“上升”.
_ASKED_INDEX = lazy(r"(?:预期|信心|景气|判断|感受|热度)指数[^,。;:]{0,6}$")
_OF_THOSE_ASKED = lazy(
    r"\s?的\s?(?:居民|储户|受访|被调查|被访|企业|银行家?|消费者|家庭|农户|网民|市民|公众|经济学家|分析师|投资者)"
)
# 公司给出第四季财测,营收介于32亿至34亿美元: what a firm says of a time to come.
_MEASURES: Final = (
    "[^,。;:0-9]{0,6}(?:营收|收入|毛利|净利|利润|利益|纯益|营益|销量|销售|交付|出货|资本支出|资本开支|每股)"
)
_OUTLOOK = lazy(
    rf"(?:(?:提出|给出|公布|发布|释出|提供)[^,。;:]{{0,14}}(?:展望|财测|指引),|(?:展望|财测|指引)(?:目标)?[是为]?:|展望(?:20[0-9]{{2}}年|第?[一二三四1-4]季度?|[全下明][年半季])[^,。;:0-9]{{0,3}},){_MEASURES}"
    r"|[上下][调修][^,。;:0-9]{0,6}(?:展望|财测|指引),(?:全年|今年|第[一二三四]季)[^,。;:0-9]{0,6}(?:营收|收入|净利|利润|销量)"
)
# 1月31日预计发送旅客1180万人次, 1月31日,人员流动量预计3亿人次: not the day on which it was foreseen.
_OF_DAY = lazy(r"(?:日|流动量|客流量?|客运量|发送量|出行量|车流量|人数)预计[^,。;:0-9]{0,8}$")
_BY_YEAR = lazy(r"预[测计估][,:]?\s?到20[0-9]{2}年[,底末前]")


def ends_beforehand(left: str) -> bool:
    """Whether what is expected in the words right before a figure ends in a clause of its own: ,预计11月底全部完工;新建道路5公里."""
    return "预" in left and _BY_THEN.search(left) is not None


def foretells_weather(text: str, sentence: Span) -> bool:
    """Whether a sentence foretells the weather and tells nothing that was measured."""
    if _MEASURED.search(text, sentence.start, sentence.end) is not None:
        return False
    if _WEATHER.search(text, sentence.start, sentence.end) is not None:
        return True
    if _WIND.match(text, sentence.start) is None:
        return False
    line = text.rfind("\n", 0, sentence.start) + 1
    return _DAYS_AHEAD.fullmatch(text, line, sentence.start) is not None  # 21日,多云。偏北风2~3级


def foretells_year(text: str, sentence: Span) -> bool:
    """Whether a sentence foretells what shares there will be by a year, and not what those asked expect: 预测,到2030年,60%的企业…"""
    return _BY_YEAR.search(text, sentence.start, sentence.end) is not None


def gives_outlook(left: str) -> bool:
    """Whether the words before a figure give a firm's outlook, of which it is: 给出第四季财测,营收介于32亿至34亿美元."""
    return ("展望" in left or "财测" in left or "指引" in left) and _OUTLOOK.search(left) is not None


def is_of_day(left: str) -> bool:
    """Whether the words right before a figure foresee it of the day that they name: 1月31日预计发送旅客1180万人次."""
    return _OF_DAY.search(left) is not None


def is_foreseen_next(right: str) -> bool:
    """Whether the words right after a figure foresee it for a time that they name: 剩余28个预计在今年出列."""
    return right[:2] in _FORESEES and _ITS_TIME.match(right) is not None


def is_to_be_used(right: str) -> bool:
    """Whether the words right after a figure say for what it will be used: 约25%的所得款项净额将用于提升供应链."""
    return _TO_BE_USED.match(right) is not None


def is_foreseen(left: str, right: str) -> bool:
    """Whether a figure is what others foresaw: 高于分析师2亿元的预估中值."""
    if _OF_OTHERS.match(right) and _HELD_AGAINST.search(left):
        return True
    return bool(_AS_FORESEEN.match(right) and _FORESEEN.search(left))


def was_foreseen(left: str) -> bool:
    """Whether a figure is what was foreseen before the forecast was revised: 将增速预估从6.6%上调至6.8%."""
    return ("预" in left or "展望" in left or "目标" in left or "指引" in left) and _FORECAST_FROM.search(
        left
    ) is not None


def revises(left: str) -> bool:
    """Whether the words right before a figure say that it is what a forecast before them was revised to."""
    return _REVISED_TO.match(left) is not None


def is_expected(left: str) -> bool:
    """Whether the words right before a figure say that others expected it: 营收3亿元,市场预期2亿元."""
    return _EXPECTED.search(left) is not None


def is_answer(left: str, right: str) -> bool:
    """Whether a figure is of those asked, or an index of what they expect."""
    return _OF_THOSE_ASKED.match(right) is not None or ("指数" in left and _ASKED_INDEX.search(left) is not None)


def goes_on_at(left: str) -> bool:
    """Whether the words right before a figure say that what was told will go on by it: ,并将以8%的速度增长."""
    return _GOES_ON_AT.search(left) is not None
