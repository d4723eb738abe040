"""Reporting: whether words tell of what somebody has made known or says, and when that was told."""

from __future__ import annotations

from monitor.articles import Span
from monitor.figures.edtf import DAY, MONTH
from monitor.figures.patterns import lazy
from monitor.figures.times.expressions import Time
from monitor.figures.times.pieces import COMMAS

_REPORTS = lazy(
    r"获悉|了解到|得知|宣布(?![成破独])|发布(?:$|[^，]{0,20}(?:数据|公报|消息|报告|通报|公告|统计|信息|情况|白皮书|指数|通知|预警|年报|季报|财报|业绩))|公布|通报|披露|透露|表示|介绍|公告|证实|讯|[日网社]电(?![网力量话视子商动池影])|报道|指出|数据显示|消息|称|说[，：]|回应|记者从"
)
_SPOKE = lazy(r"份?(?:透露|表示|介绍|称|指出|宣布|报[道导])")
_ANNOUNCES = lazy(r"(?:公布|发布|公告|通告|通报)如下[：:]\s*$")
# 现将2020年11月1日零时的数据公布如下: the time of what is told, not of the telling.
_MAKES_KNOWN = lazy(r"将[^，,]*(?:公布|发布|公告|通告|通报)如下$")
# 本报讯(记者 李平)昨日,…
_DATELINE = lazy(r"[讯电] ?[（(][^（()）]*[）)]\s*$")
_SPEECH = lazy(r"[说称道示绍诉问答令警][，,]?$")


def tells(words: str, since: int, mark: str) -> bool:
    """Whether a clause tells of what has been made known: 公布…, or what somebody says after it."""
    if not (words.endswith("说") and mark in COMMAS) and not _REPORTS.search(words, since):
        return False
    return not _MAKES_KNOWN.search(words)


def is_told_in(words: str, end: int) -> bool:
    """Whether the words before that place tell of what has been made known."""
    return _REPORTS.search(words, 0, end) is not None


def may_be_told_on(time: Time) -> bool:
    """Whether it is a day, on which something can be announced that is of another time."""
    return time.period is not None and time.period.is_point and time.period.unit is DAY


def says_then(text: str, time: Time) -> bool:
    """Whether a month only says when somebody spoke: 局长在今年3月透露,…"""
    month = time.period is not None and time.period.is_point and time.period.unit is MONTH
    return month and _SPOKE.match(text, time.span.end) is not None


def ends_in_dateline(words: str, end: int) -> bool:
    """Whether the words before that place end in a dateline."""
    return _DATELINE.search(words, 0, end) is not None


def leads_to_speech(text: str, start: int, colon: int) -> bool:
    """Whether a colon after words that start there leads to what somebody says."""
    return _SPEECH.search(text, start, colon) is not None or text[colon + 1 : colon + 2] in "“‘"


def announces(text: str, sentence: Span) -> bool:
    """Whether it says that what follows is made known, up to the end of the text: 现将…主要数据公布如下:"""
    return bool(_ANNOUNCES.search(text, max(sentence.start, sentence.end - 8), sentence.end))
