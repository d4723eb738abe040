"""Tense: whether the words around a time say that it is still to come, or is over."""

from __future__ import annotations

from typing import Final

from monitor.figures.patterns import lazy

_FUTURE = lazy(
    r"(?:实现|完成|将|预计|预期|计划|拟|力争|力求|争取|目标|有望|明确|要在|不迟于)[^，,。；;！？\n]*$|(?:(?<![升降涨跌增减落])[到至]|到今|于今)$"
)
_TO_COME = lazy(
    r"前[^，,。；;]{0,6}?(?:可|全部|完成|建成|实现)|前?[，,]?[^，,。；;]{0,8}?(?:将|确保|(?<![主重])要(?!求)|预计|预期|(?<!科技)(?<!专项)(?<!行动)(?<!人才)计划|拟|力争|力求|争取(?!到)|有望|目标|任务|或(?=在|降准|降息|迎来|突破))"
)
# 1月底还将有3次降雪, told in December.
_COMES = lazy(
    r"前[^，,。；;]{0,6}?(?:完成|建成|实现)|[，,]?[^至到，,。；;—-]{0,8}?(?:[还仍]将|将[有再会]|将出现|预计|有望)"
)
# 全年扩种大豆3万亩,…确保…: the year that is beginning.
_PROMISES = lazy(r"(?:(?!同比|比上年|[已了。！？\n]).){0,80}?(?:确保|力争)(?!了)")
# 全年完成投资8.4亿元,比上年增长11%: a year that is over, told in May.
_HELD_UP = lazy(
    r"(?:(?!预计|将|力争|力求|确保|计划|可达|有望|预估|[。！？\n]).){0,60}?[比较](?:上年|20\d\d年)(?:同期)?(?:[增下上提降减回净]|[多少]增)"
)
# What has been done is not of a time to come.
_ALREADY = lazy(r"\s*(?:目前|现|均|都)?(?:已经?|累计已)(?![成为]为)")
# 一季度增长5.3%，二季度增长4.7%: how a later quarter went.
_ROW_REACH: Final = 60
_LATER_QUARTER = lazy(
    r"[^。！？!?\n力计划预将拟]{0,40}?[，,；;、]第?[二三四]季度(?:同比|环比|则)?(?:[增上下回减加升降跌][^。，,；;]|[为是达])"
)


_AIMS = lazy(r"[^,，。；;]{0,14}(?:预期目标|奋斗目标|目标[是为:：])|(?:计划|拟|力争|确保|争取)(?=[一-龥])(?!完成)")


# 今年的政府工作报告提出,全年城镇新增就业1200万人: the year that the report sets out.
_SET_OUT = lazy(r"今年[^。；;\n]{0,10}工作报告[》”]?[^。\n]{0,30}(?:提出|明确|确定|部署|安排|要求)[^。\n]*$")
_SET_OUT_WITHIN: Final = 80


def is_set_out(text: str, start: int) -> bool:
    """Whether a time stands in what this year's report of the government sets out to do."""
    return _SET_OUT.search(text[max(0, start - _SET_OUT_WITHIN) : start]) is not None


def is_future(text: str, start: int, end: int) -> bool:
    """Whether the words around say that it is still to come."""
    return bool(_FUTURE.search(text[max(0, start - 8) : start]) or _TO_COME.match(text, end))


def tells_later_quarter(text: str, end: int) -> bool:
    """Whether what follows a quarter tells how a later one went: 一季度增长5.3%，二季度增长4.7%."""
    return "季度" in text[end : end + _ROW_REACH] and _LATER_QUARTER.match(text, end) is not None


def comes_again(text: str, end: int) -> bool:
    """Whether what follows a time tells of what will be when it comes again."""
    return _COMES.match(text, end) is not None


def is_promised(text: str, end: int) -> bool:
    """Whether what follows a time is promised for it."""
    return _PROMISES.match(text, end) is not None


def tells_aims(text: str, end: int) -> bool:
    """Whether what follows a time is what is aimed at in it: 全年主要预期目标为…, 全年计划实施…."""
    return _AIMS.match(text, end) is not None


def is_over(text: str, end: int) -> bool:
    """Whether what follows a time is held up against the year before, as only that of a year that is over can be."""
    return _HELD_UP.match(text, end) is not None


def is_done(text: str, start: int, end: int) -> bool:
    """Whether the words there begin with what has been done by now."""
    return _ALREADY.match(text, start, end) is not None
