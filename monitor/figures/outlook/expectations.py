"""Expectations: what a 预期, a 可能 or an 努力 only names, measures against or looks back on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.outlook.clause import clause_up_to
from monitor.figures.segmenter import Word
from monitor.wordlists import word_set

# What a 预期 is said of that is no plan of its own: 上涨预期有所缓和.
HOPES: Final = frozenset(("预期", "预测"))
# How a figure stands to a forecast, and the marks with which a clause ends.
_STANDS_TO: Final = word_set("高于 低于 好于 差于 优于 逊于 强于 弱于 大于 小于 多于 少于 不及 超过 超出 符合")
_STOPS: Final = frozenset(",，;；。")
# What is done to a forecast, and with what a clause that tells it goes on.
_REVISES: Final = frozenset(("下修", "上修", "下调", "上调", "调降", "调升", "调低", "调高", "维持", "撤回", "更新"))
_GOES_TO: Final = frozenset(("至", "到", "由", "从", "为", "预计", "料"))
_EXTREMES: Final = frozenset(("最高", "最低", "平均"))
_RETURNS: Final = frozenset(("收益率", "回报率", "年化", "年收益率", "年化收益率"))
_OTHERS: Final = frozenset(("其他", "其它", "各种"))
_JOINS: Final = frozenset(("、", "和", "及", "与", "或"))
_COMMAS: Final = frozenset(",，")
_DURING: Final = frozenset("后时下中")
# What those meet of whom it only may be said: 可能受到威胁的41名群众.
_MEETS: Final = frozenset(("受", "受到", "遭", "遭到", "遭受", "存在", "接触", "涉及", "感染", "被"))
# Whom a relative clause picks out, so that its verb foresees nothing: 预计物价上涨的居民占…
ASKED: Final = word_set("居民 企业 企业家 受访者 被调查者 家庭 储户 银行家 银行 消费者 人 农户 单位 比例 占比 比重")


def is_return(words: Sequence[Word], index: int, after: str) -> bool:
    """Whether a word only names what a product promises to yield: 平均预期收益率为5.18%, 预期最高收益率."""
    if after in _EXTREMES and index + 2 < len(words):
        return words[index][0] == "预期" and words[index + 2][0].startswith("收益")
    return words[index][0] == "预期" and after in _RETURNS


def is_bar(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether a clause says no more than how what was told stands to a forecast: 高于分析家的预测数字,失业率升至5.7%."""
    if index == 1 and before == "的" and words[index][0] != "预期" and (after in ",，;；" or after == "中"):
        return True  # 高于分析师2亿元的预估中值,…
    clause = clause_up_to(words, index)
    if after in _STOPS and any(said in _REVISES for said, _ in clause):
        return index + 2 >= len(words) or words[index + 2][0] not in _GOES_TO  # 下修全年获利预测,股价大跌13%
    ends = after in _STOPS or (index + 2 < len(words) and words[index + 2][0] in _STOPS)
    return ends and bool(clause) and clause[0][0] in _STANDS_TO


def picks_out(words: Sequence[Word], index: int) -> bool:
    """Whether a verb only says which of those asked are counted, up to the end of its clause: 预测下季上涨的居民占…"""
    for at in range(index + 1, len(words) - 1):
        if words[at][0] in ",，;；。":
            return False
        if words[at][0] == "的" and words[at + 1][0] in ASKED:
            whose = words[at + 2] if at + 2 < len(words) else ("", "")
            return whose[0] in ASKED or not whose[1].startswith("n")  # 拟定实行到户的居民用水价格 asks nobody
    return False


def is_past_effort(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether it is only looked back on (在各方的努力下), or a clause with a subject of its own has begun since it was
    told: 努力扩大规模,蔬菜面积发展到2万亩."""
    if before == "的" or after in ("", "下", ",", "，"):
        return True
    last = max((at for at in range(index, len(words) - 1) if words[at][0] in ",，"), default=0)
    return last > 0 and words[last + 1][1].startswith("n")


def may_be_of_some(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether a 可能 says what those are like who are counted, or what is likelier for some than for others."""
    if words[-1][0] == "的" and after in _MEETS:
        return True  # 可能受到威胁的41名群众
    if before in _JOINS or after in _JOINS:
        return True  # 确诊、疑似和可能感染病例
    if before == "更" or (before == "有" and index > 1 and words[index - 2][0] == "更"):
        return True  # 常运动的人更有可能长寿,患病风险降低20%
    return _modifies(words, index)


def _modifies(words: Sequence[Word], index: int) -> bool:
    """Whether it only says something of the thing that is counted: 可能影响健康的化合物超过1000种."""
    end = next((at for at in range(index, len(words)) if words[at][0] in _COMMAS), len(words))
    if end < len(words) and words[end - 1][0] in _DURING:
        end -= 1  # 在考虑可能影响寿命的因素后,死亡风险为其他人的四倍
    of = next((at for at in range(end - 1, index, -1) if words[at][0] == "的"), 0)
    if not of or of + 1 >= end:
        return False
    return all(tag.startswith("n") or word in lexicon.REACHING or word in _OTHERS for word, tag in words[of + 1 : end])
