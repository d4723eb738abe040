"""Plans and wholes: what a figure may be a share of (完成年度计划82%, 占全部投资的33%)."""

from __future__ import annotations

from typing import Final

from monitor.articles import Figure
from monitor.figures.members import PERCENT
from monitor.figures.patterns import lazy

# What has been reached of a plan, which the thing before has.
OF_PLAN = lazy(
    r"(?:完成|达到?|超额完成|占)?(?:全年|年度|年初|本年|年(?=任务)|预算|目标|总|调整|任务|财政|支出|收入|工作|责任|(?:[省市县区州]|上级)?下达|[省市县区镇乡]?(?:人大|人代会|代表大会)(?:会议)?(?:审议)?(?:通过|批准)的?)*(?:计划|预算|目标|任务|目标任务|指标|限额|额度)(?:任务|数)?的?"
)
_SET_UP: Final = frozenset(("目标", "预期", "指引", "预测"))
_PLAN_ENDS: Final = frozenset("划算标务数的额度")  # one of which it ends with


def measures_against(figure: Figure, thing: str) -> bool:
    """Whether a figure says only what share of a whole or of a plan a thing is: 占全部投资的33.1%, 完成年度计划82.3%."""
    rest = figure.indicator.removeprefix(thing)
    if rest in _SET_UP:
        return True  # 营收331亿美元,超越318亿美元的目标,同比增加30%
    return figure.kind is PERCENT and rest != figure.indicator and is_measured_by(rest)


def is_measured_by(text: str) -> bool:
    """Whether words only say what whole or plan a thing is a share of: 占全部投资的, 完成年度计划."""
    return text.startswith("占") or is_of_plan(text)


def is_of_plan(text: str) -> bool:
    """Whether words only say what plan a thing is a share of: 完成年度计划."""
    return text[-1:] in _PLAN_ENDS and OF_PLAN.fullmatch(text) is not None
