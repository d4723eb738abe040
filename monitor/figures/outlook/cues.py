"""Cues: what the words before a figure announce, and which of them only seem to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.outlook.announcements import CUES, WANTED
from monitor.figures.outlook.clause import clause_up_to
from monitor.figures.outlook.expectations import ASKED
from monitor.figures.phrases.words import has_noun
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_tuple

# What was foreseen before one of these is no part of what is then told: 高考将拉开大幕,记者获悉,…
_LEARNT: Final = frozenset(("获悉", "得知"))
# 专家建议每周运动两次。追踪研究发现,风险低三成。
_FOUND: Final = frozenset(("发现", "显示", "表明"))
TELLING: Final = CUES | lexicon.PAST | _LEARNT | _FOUND | WANTED | {"提醒", "首次"}
# After one of these 现有 and 累计 look back on nothing: 由现有的40个, 要累计新增.
_BINDS: Final = CUES | {"由", "从", "力争", "力求", "争取"}
# What is added up as 累计, whenever it is: 累计降雨量.
_FALLEN: Final = ("降", "雨", "雪", "积")
# What is reckoned as 实际, whenever it is: 实际利用外资, 实际到位资金.
_IN_FACT: Final = ("利用", "使用", "到位", "到账", "吸收", "引进", "增长")
_RECKONED: Final = ("按", "扣除", "剔除")
# Before a qualifier these demand: 增速要高于40%.
_BIDS: Final = frozenset(("要", "须", "应", "需", "必须", "应当", "将", "将会"))
_ROUGHLY: Final = frozenset("近约大将接")  # 雇工费要近百元
# Of which 要 demands nothing: 发生的概率要低于1%.
_LIKELY: Final = ("几率", "概率", "风险", "可能性")
# What a promise binds to: 承诺净利润不低于1亿元.
_LIMITS: Final = word_tuple("不低于 不少于 不高于 不超过 不大于 不小于 不得低于 不得少于 不得超过 至少")
_BINDING: Final = frozenset(
    ("承诺", "明确", "保证", "明确要求", "规定", "倡议", "提倡", "约定", "原则上", "一律", "标准")
)
# What a company offers to do, the terms of which are set: 本次发行股票数量不超过3000万股.
_OFFERED: Final = frozenset(("募集", "发行", "回购", "增持", "减持", "非公开", "定增", "公开发行"))
# 建议每天摄入少于5克,而居民平均摄入10克
_AGAINST: Final = frozenset(("而", "但", "但是", "可是", "然而", "不过"))
_QUOTES: Final = frozenset('“"「')
_QUOTES_END: Final = frozenset('”"」')
# Words after which no more may be: 失踪者可能超过200人,只有25具遗体被打捞上来.
_ENDS_MAYBE: Final = frozenset(("；", ";", "只有", "仅有"))


def demands_limit(lead: str, words: Sequence[Word]) -> bool:
    """Whether the words promise, demand or offer what the qualifier behind them limits: 承诺净利润不低于1亿元, 增速要高于40%,
    本次募集资金总额不超过3亿元."""
    if lead.startswith("不得"):
        return True
    if lead.startswith(_LIMITS) and (any(word in _BINDING for word, _ in words) or _offers(words)):
        return True
    if lead[0] in _ROUGHLY or not words or words[-1][0] not in _BIDS:
        return False
    return not (words[-1][0] == "要" and len(words) > 1 and words[-2][0].endswith(_LIKELY))


def _offers(words: Sequence[Word]) -> bool:
    """Whether a company tells the terms of what it offers: 本次回购资金总额…"""
    at = next((at for at, (word, _) in enumerate(words) if word in ("本次", "此次")), len(words))
    return any(word in _OFFERED for word, _ in words[at + 1 : at + 7])


def ends_maybe(words: Sequence[Word]) -> bool:
    """Whether among the words is one after which no more may be, but is."""
    return any(word in _ENDS_MAYBE for word, _ in words)


def sets_against(words: Sequence[Word]) -> bool:
    """Whether the words set what is so against what is advised: ,而居民平均摄入10克."""
    return any(word in _AGAINST and words[at][0] in ",，;；" for at, (word, _) in enumerate(words[1:6]))


def learns(words: Sequence[Word], index: int) -> bool:
    """Whether a word says that what follows it was learnt or found: 记者获悉, 研究发现,…"""
    word = words[index][0]
    return word in _LEARNT or (word in _FOUND and index + 1 < len(words) and words[index + 1][0] in ",，")


def first_time(words: Sequence[Word], index: int) -> bool:
    """Whether what is told to have been done for the first time ends a plan told before its clause: ;产量首次突破40万吨."""
    clause = clause_up_to(words, index)
    return len(clause) < index and CUES.isdisjoint(map(WORD_OF, clause))


def speaks(words: Sequence[Word]) -> bool:
    """Whether somebody begins to speak after a comma: 应该能砍收12万斤,“每斤批发价0.18元…"""
    begins = next((at for at in range(1, len(words)) if words[at][0] in _QUOTES and words[at - 1][0] in ",，;；"), None)
    return begins is not None and all(word not in _QUOTES_END for word, _ in words[begins + 1 :])


def binds(words: Sequence[Word], index: int) -> bool:
    """Whether a word of the past says nothing of when here: 由现有的40个, 要累计新增, 累计雨量将达80毫米,
    实际利用外资增长5%."""
    if index and words[index - 1][0] in _BINDS:
        return True
    if words[index][0] == "现有" and index and words[index - 1][1] in ("v", "vn", "p"):
        return True  # 计划升级现有基地
    if words[index][0] == "先后":
        return not CUES.isdisjoint(map(WORD_OF, clause_up_to(words, index)))  # 计划先后举办5场招聘会
    if words[index][0] == "已" and index + 1 < len(words) and words[index + 1][0].startswith("发行"):
        return True  # 须就已发行股份作出要约
    if words[index][0] == "累计" and index + 1 < len(words) and words[index + 1][0].startswith(_FALLEN):
        return True
    if (
        words[index][0] == "实际"
        and index
        and words[index - 1][0] in ",，"
        and words[index + 1 :][:1] == (("增长", "v"),)
    ):
        return False  # 目标是增长8%,实际增长9.2%
    return words[index][0] == "实际" and index + 1 < len(words) and words[index + 1][0].startswith(_IN_FACT)


def answer_end(words: Sequence[Word]) -> int:
    """Where what those asked say of the figure before ends: 28%的居民预期物价将“上升”."""
    if len(words) < 2 or words[1][0] not in ASKED or words[0][0] not in ("的", ")"):
        return 0
    return next((at for at, (word, _) in enumerate(words) if word in ",，;；。"), len(words))


def budgets(words: Sequence[Word], index: int) -> bool:
    """Whether what is planned is only what a project is to cost: 计划总投资3亿元."""
    return words[index][0] == "计划" and words[-1][0] in ("投资", "总投资") and len(words) - index < 4


def names_anew(words: Sequence[Word]) -> bool:
    """Whether the words since a figure name another thing; a clause that only says how it is reckoned (按可比价计算) does not."""
    start = 0
    for end in range(len(words) + 1):
        if end < len(words) and words[end][0] not in ",，":
            continue
        part = words[start:end]
        if part and not part[0][0].startswith(_RECKONED) and has_noun(part):
            return True
        start = end + 1
    return False
