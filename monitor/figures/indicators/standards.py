"""Standards: what a figure is only held against, so that it names nothing."""

from __future__ import annotations

from typing import Final

from monitor.figures.indicators.plans import is_of_plan
from monitor.wordlists import word_tuple

_REGAINED: Final = ("恢复至疫前", "恢复到疫前", "恢复至疫情前", "恢复到疫情前")
# What a figure is held against, not what it is of: 高于前一周水平, 超额完成预算, 恢复至疫前同期的98.7%.
HELD_AGAINST: Final = (
    *word_tuple("远高于 远低于 远超 跑赢 跑输 高于 低于 高出 超额完成 中有 快于 慢于"),
    *word_tuple("优于 好于 超市场 超预期 超分析师 不及市场 逊于 超序时 超时序 超时间进度 超全"),
    *_REGAINED,
)
# 水位达28.91米,超设防0.91米
_MARKS: Final = frozenset(("超标", "超警", "超警戒", "超设防", "超保", "超保证", "超汛限"))
_SLIGHTLY: Final = frozenset("略稍微仍亦也均远")
_LIMITS: Final = ("规定", "标准", "要求", "限值", "限量")
_STANDARDS: Final = ("水平", "平均", "均值", "平均值")


def held_against(text: str, told: str) -> str | None:
    """What is left of a phrase that only says what a figure is held against, after what was told before; None of any other."""
    if text == "超标" and told.endswith(_LIMITS):
        return text  # 标准规定不超过0.2g/kg,超标逾3倍
    if text in _MARKS or (text.startswith("超过") and text.endswith(_STANDARDS)):
        return ""  # 普及率53.2%,超过全球平均水平3.1个百分点
    if text[:1] in _SLIGHTLY and not text.startswith(HELD_AGAINST):
        text = text[1:]  # 略低于上月
    if not text.startswith(HELD_AGAINST):
        return None
    rest = text.removeprefix("超额完成")
    # 超额完成浓度下降2%的目标 is of the 浓度, 超额完成预算2% of what was told before.
    return rest if rest != text and not is_of_plan(text) and len(rest) > 2 else ""
