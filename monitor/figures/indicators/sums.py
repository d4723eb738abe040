"""Sums: whether a sum of money is what is named after it, or a budget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import fitted
from monitor.figures.members import MONEY
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.segmenter import Word
from monitor.wordlists import word_tuple

# What a sum may be: 享受到政府6万元建棚补贴.
_SUMS: Final = word_tuple(
    "补贴 补助 奖金 奖励 补偿 补偿款 分红 罚款 救助金 赔偿 抚恤金 补助金 补偿金 补贴款 贷款 市值 准备金 协议 合同 订单"
)
_ASKED_FOR: Final = frozenset(("起售价", "售价", "定价", "标价", "零售价", "指导价", "首发价"))
OBTAINED: Final = frozenset(
    ("价值", "有", "还有", "尚有", "仍有", "拥有", "完成", "获", "获得", "拿下", "斩获", "签下", "宣布完成")
)
# 获得青岭基金8亿元融资: from whom may stand between.
GOT: Final = frozenset(("获", "获得", "斩获", "拿下", "完成", "收获"))
# 电站为村集体, 项目给群众: for whom, which is no sum.
_FOR_WHOM = lazy(r"[为给][\u4e00-\u9fff]{1,8}$")
# For which there is a budget: 接待费支出5万元,预算为6万元.
_BUDGETED: Final = ("支出", "收入", "经费", "费", "费用", "投资", "拨款")
_LEADS: Final = frozenset(("主导", "领投", "牵头", "参投"))


def is_sum(before: Gap, left: Left, right: Right) -> bool:
    """Whether what follows a sum of money is what it is: 补贴, a price that is asked, what somebody obtained."""
    return bool(
        right.text.endswith(_SUMS)
        or right.text in _ASKED_FOR  # 标准版维持5999元起售价
        or (right.text.endswith("收入") and _FOR_WHOM.search(left.text))  # 为村集体增加15万元财政收入
        or (before.tail and before.tail[-1][0] in OBTAINED)
        or _done_by(before.tail)
    )


def _done_by(words: Sequence[Word]) -> bool:
    """Whether the words before a sum only say who does what it is for: 银行主导的4亿元融资."""
    return len(words) > 2 and words[-1][0] == "的" and (words[-2][1] in ("v", "vn") or words[-2][0] in _LEADS)


def budget(mention: Mention, left: Left, previous: str) -> str:
    """The 预算 that a sum is where the words before it name nothing else, of what was spent as told before; empty for none."""
    named = left.text not in ("", "完成预算")  # 完成年初预算245万元的59.7%
    if mention.unit.kind is not MONEY or named or not left.kept or left.kept[-1][0] != "预算":
        return ""
    return fitted(previous + "预算") if previous.endswith(_BUDGETED) else "预算"
