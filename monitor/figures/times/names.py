"""Times that only name something, and say nothing of when a figure holds: in a title, of a model, of a plan."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.edtf import DAY
from monitor.figures.patterns import lazy
from monitor.figures.times import cues
from monitor.figures.times.context import Context
from monitor.figures.times.expressions import Time, Token

# Kinds of times of which some say nothing of when.
_SAYING_LITTLE: Final = frozenset(("now", "holiday", "vague", "span"))
# What a time in its name only names: 2023年第一季度招商引资集中签约仪式.
_OCCASION = lazy(r"[^，,。；;\d]{0,14}?(?:仪式|大会|会议|发布会|推介会|招聘会|博览会|颁奖|评选|论坛|年会|春运|暑运)")
# 截至16日18时,11日发生的地震已造成3人死亡: what is counted by then is not of that day alone.
_HAPPENED = lazy(r"[^，,。；;\d]{0,12}?(?:发生|爆发)的")
# 截至目前,申报2024年项目69个: for which year they are.
_APPLIES = lazy(r"(?:申报|谋划|储备|编报|上报|提前下达|征集)了?$")
# 按0、2、6月程序接种: in which months after the first the next doses are due.
_DOSES = lazy(r"(?<![0-9])0、(?:[0-9]{1,2}、)*$")
_DOSES_WITHIN: Final = 8


def in_name(text: str, token: Token, sentence: int) -> bool:
    """Whether a time is part of a name or a title in quotation marks that its sentence, which begins there, has."""
    low = token.start - 40
    if low < sentence:
        low = sentence
    opening = cues.LAST_OPENING.match(text, low, token.start)
    if opening is None:
        return False
    quote = opening.end() - 1
    name = cues.NAME.match(text, quote)
    if not name or name.end() < token.end or (text[max(0, quote - 1) : quote] in "：:" and quote):
        return False
    if text[quote] in "《〈":
        return not cues.SOURCE.match(text, token.end)
    return name.end() - name.start() - 2 > token.end - token.start


_CLIMATE: Final = 60  # characters before it in which the climate is named


def only_names(text: str, token: Token, context: Context) -> bool:
    """Whether it says nothing of when: 临近中秋, 年初确定的, 召回3月生产的 where something else says when."""
    start, end = token.start, token.end
    if (
        _of_climate(text, token)
        or _of_doses(text, token)
        or _of_accounts(text, token)
        or _says_little(text, token, context)
    ):
        return True
    before, ahead = text[start - 1 : start], text[end : end + cues.BASE_WITHIN]
    if before in cues.NAMED_AFTER and _named_after(text, before, start, end):
        return True
    if ahead[:1] in cues.NAMING and _names_thing(text, end, before):
        return True
    if ("基数" in ahead or "翘尾" in ahead) and cues.LOW_BASE.match(text, end):
        return True
    if before in cues.BREAKING and cues.RECORD.match(text, end):
        return True
    if before in cues.PASSING and cues.MARK.match(text, end):
        return True
    written = text[start:end]
    if _only_qualifies(text, before, token, context):
        return True
    if written in cues.PRIOR and cues.LEFT_OVER.match(text, end):
        return True
    if written in cues.YEARLY and _of_plan(text, start, end):
        return True
    if "的" not in ahead[: cues.MADE_WITHIN]:
        return False
    if cues.DATED.match(text, end) or cues.SHOWN.match(text, end):
        return True
    return bool(cues.MADE.match(text, end)) and context.governing is not None


def is_attributive(text: str, time: Time, ruling: Time, clause: int) -> bool:
    """Whether a year inside a clause that a day governs only names something (进行2021年度评选)."""
    if _APPLIES.search(text, time.span.start - 4, time.span.start):
        return True
    if cues.ITS_TASK.match(text, time.span.end) and cues.TO_PLAN.search(text, time.span.start - 4, time.span.start):
        return True  # 截至10月9日,…完成2022年烤烟收购任务,实现收入…
    at = text.startswith("在", time.span.end) or text[time.span.start - 1] in "在于"  # 在本周的会议上
    if not at and _OCCASION.match(text, time.span.end):
        return time.span.start > ruling.span.end + 1
    if ruling.period and ruling.period.start is None and _HAPPENED.match(text, time.span.end):
        return True
    if text[time.span.start - 1] in "至到" or not text.startswith("年度", time.span.end - 2):
        return False
    return ruling.span.start >= clause and time.span.start > ruling.span.end + 1


def _only_qualifies(text: str, before: str, token: Token, context: Context) -> bool:
    """Whether it says how new a rule is (标准(2014年修订)), when something began (于8月24日开始), for which year one stands
    (2012年总统参选人), which year's it was chosen for (入选2025年重点项目), where something struck, of how long a day is
    the topmost or whose age it is.
    """
    if "水平" in text[token.end : token.end + 5] and before in cues.BACK_AT and cues.ITS_LEVEL.match(text, token.end):
        return True  # 跌回年初水平,较高点跌去两成
    if text.startswith("发生", token.end) and cues.STRUCK.match(text, token.end):
        return True
    if before in cues.PICKS and cues.PICKED.search(text, token.start - 2, token.start):
        return cues.PICK.match(text, token.end) is not None
    if before in cues.OPENS:
        return cues.REVISED.match(text, token.end) is not None
    if before == "于":
        return cues.BEGAN.match(text, token.end) is not None
    if text[token.end - 1] == "年" and "选人" in text[token.end : token.end + 12]:
        return cues.CANDIDATE.match(text, token.end) is not None
    if not (text.startswith("今年", token.start) and token.end - token.start == len("今年")):
        return False
    topmost = _of_day(context) and cues.TOPMOST.match(text, token.end)
    return bool(topmost or cues.AGED.match(text, token.end))


def _of_day(context: Context) -> bool:
    """Whether what holds is of one day."""
    return context.governing is not None and context.governing.unit is DAY


def _of_climate(text: str, token: Token) -> bool:
    """Whether a 全年 is that of a climate, which is of no year: 属亚热带气候,全年日照1800小时."""
    if not text.startswith("全年", token.start):
        return False
    return (
        cues.CLIMATE.match(text, token.end) is not None and "气候" in text[max(0, token.start - _CLIMATE) : token.end]
    )


def _of_doses(text: str, token: Token) -> bool:
    """Whether it is the month after the first in which a dose is due: 按0、2、6月程序接种."""
    if text[token.end - 1] != "月" or text[token.start - 1 : token.start] != "、":
        return False
    return _DOSES.search(text, max(token.start - _DOSES_WITHIN, 0), token.start) is not None


def _of_accounts(text: str, token: Token) -> bool:
    """Whether it only says of when the accounts are that are looked through: 对2022年度预算执行情况进行审计."""
    if "审计" not in text[token.end : token.end + cues.AUDIT_WITHIN] or cues.AUDITED.match(text, token.end) is None:
        return False
    return cues.AUDITS.search(text, max(token.start - cues.AUDIT_WITHIN, 0), token.start) is not None


def _says_little(text: str, token: Token, context: Context) -> bool:
    """Whether a 现在, a holiday or a vague word says nothing of when: 临近中秋, 近年来最高."""
    if token.kind not in _SAYING_LITTLE:
        return False
    if token.kind == "now":
        return _only_thought_of(text, token.start, token.end, context)
    if token.kind == "holiday" and cues.NTH_DAY.match(text, token.end):
        # 29日,黄金周运输第二天,…
        return _of_day(context)
    if token.kind == "holiday":
        return cues.NOT_YET.search(text, token.start - 3, token.start) is not None
    if token.kind == "span":
        lasted = text[token.start - 1 : token.start] in cues.LASTING and cues.LASTED.search(
            text, token.start - 5, token.start
        )
        return bool(lasted) or cues.NEW_MARK.match(text, token.end) is not None
    return cues.RECORD.match(text, token.end) is not None


def _named_after(text: str, before: str, start: int, end: int) -> bool:
    """Whether the character before a time makes it no more than what is asked about, cited or called by it."""
    if before == "及":
        return cues.ASKED.search(text, start - 3, start) is not None
    if before in cues.CITES:
        return _cites(text, start, end)
    return text[end - 1] in "年月日度" and cues.CALLED.match(text, end) is not None


def _cites(text: str, start: int, end: int) -> bool:
    """Whether it only says when what is quoted came out, or at what rate was reckoned (按2018年平均汇率计算)."""
    if text[start - 1] == "按" and cues.RECKONED.match(text, end):
        return True
    return bool(cues.CITING.search(text, start - 2, start) and cues.CITED.match(text, end))


def _only_thought_of(text: str, start: int, end: int, context: Context) -> bool:
    """Whether a 现在 is someone's, a 当前 what is judged, or a 目前 of what is the first of its kind."""
    if text.startswith("现在", start) and context.governing is None and _in_story(text, start):
        return True
    return bool(cues.FOREMOST.match(text, end) or cues.JUDGED.search(text, start - 3, start))


def _names_thing(text: str, end: int, before: str) -> bool:
    """Whether what follows a time is named by it: a dateline, a model, a scheme, a contract, an issue."""
    if cues.DATELINE.match(text, end) or cues.MODEL.match(text, end) or cues.SCHEME.match(text, end):
        return True
    if text[end - 1] != "日" and cues.DELIVERY.match(text, end):
        return True
    if cues.STORM.match(text, end) and text.startswith("今年", end - 2):
        return True
    of_place = text[end + 2 : end + 3] == "批" and before in cues.PLACES  # 该县今年第三批养蚕2200张
    return cues.ISSUE.match(text, end) is not None and before not in "，,。\n" and not of_place


def _of_plan(text: str, start: int, end: int) -> bool:
    """Whether it only says which plan is meant: 年初预算, 完成全年任务."""
    plan = cues.PLANNED.match(text, end)
    if not plan:
        return False
    if text.startswith("年初", start) or cues.TO_PLAN.search(text, start - 4, start):
        return True
    return cues.SHARE_OF_IT.match(text, plan.end()) is not None


def _in_story(text: str, start: int) -> bool:
    """Whether it is someone's talk, or stands against how it was before."""
    before = text[max(0, start - 30) : start]
    return bool(re.search(r"[“‘][^”’]*$|过去|以前|以往|原来|从前", before))
