"""Aims: whether the words around a figure make it an aim, a task, a promise, or the measure by which one is passed."""

from __future__ import annotations

from typing import Final

from monitor.articles import Span
from monitor.figures.patterns import lazy

_AIMED = lazy(
    r"的?(?![^,。;:!?0-9]{0,8}(?:达到|超过|完成|实现|高于|低于|符合|不及|锁定))[^,。;:!?0-9]{0,8}目标(?!任务完成|已)|的(?:增长|年度|年初)?计划(?:预计|可以?|能|将|基本|顺利|已|如期|有望|得以|也)"
)
# 81个具体目标 counts them.
_GOALS = lazy(r"[^,。;:!?0-9的]{0,8}目标")
# 下调今年经济增速至0.2%, 收入指引是环比增长13%
_GUIDED = lazy(
    r"[上下]调[^,。;:0-9]{0,12}(?:增速|增长率|通胀|通胀率|失业率|预期|预测|指引)[^,。;:0-9]{0,4}至$|指引(?:是|为)?(?:同比|环比)?(?:增长|下降)?$"
)
# 比目标产量570公斤高32.5公斤: the aim that it is set beside.
_BESIDE_AIM = lazy(r"比[^,。;0-9]{0,4}目标(?:产量|任务|单产|亩产|收入|产值)$")
# 四季度的交付量需要达到18万辆, 物价涨幅可控制在7%左右
_NEEDED_ENDS: Final = frozenset("到达在")
_NEEDED = lazy("(?:(?:需要?|必须|须)达到?|可控制在)$")
# 确定了种植辣椒6万亩、产值8亿元的目标: what closes a list is said of all of it.
_AIMED_LIST = lazy(r"(?:[、和][^,。;:!?、和]{1,24}){1,8}?的[^,。;:!?0-9、]{0,6}目标(?!任务完成|已)")
# 提出“失业率5.5%以内,新增就业1200万人”的目标: what closes the quotation is said of all of it.
_AIMED_QUOTE = lazy(r"[^“”。;!?]{0,60}”的[^,。;:!?0-9、]{0,6}目标(?!任务完成|已)")
_AIMING = lazy(r"提出|确定|制定|明确|定下|设定|锚定|瞄准|朝着|围绕|紧盯")
# 超额完成浓度下降4%、重污染天数减少6%的目标
_REACHING_AIMS = lazy(r"(?:完成|实现|达到)了?[^,。;:!?、]{0,20}$")
_AIM_WITHIN: Final = 25  # characters that it has at most
# 初步安排一般公共预算收入24亿元: so a budget is drafted.
_SET_ASIDE = lazy(r"初步安排[^,。;:0-9]{2,16}$")
_NOWADAYS = lazy(r"现在|如今|眼下")  # 现在改种茭白,一亩田收入至少增加4倍
_AT_LEAST_AS = lazy(r"比[^,。;:0-9]{1,10}(?:至少|起码)")  # 每亩效益比一般草莓至少翻一番
_PROMISED = lazy(
    r"(?<!每天)(?<!每日)(?:至少|起码)(?!每[年月天日]|都)[^,。;0-9]{0,6}(?<!了)(?<!也[得要])(?<!也[得要][在花卖])(?<!损失)(?<!减产)(?<!值)(?<!价值)$"
)
_PLANNED_SUM = lazy(
    r"(?<![占成达超到])(?:(?<![占成达超到])(?:年度|当年|全年|今年)|(?<![年度]))(?:计划(?:完成|固定资产)?总?投资|投资计划)$"
)
_SUM_ENDS: Final = frozenset("资划")
# 2022年全国计划新开工改造老旧小区5.1万个: a plan it was, though the year is over.
_PLANNED_THEN = lazy(
    r"(?:年(?:度|,)?(?:[全本我各][国省市区县州镇乡村地])?|,[全我][国省市区县州镇乡村])计划(?:新|开工|改造|新?建设?|发行|招生|招收|招聘|投产|新增|完成|安排|种植|播种|造林|治理|整治|实施|培训)[^,。;:、0-9]{0,16}$"
)
_CARRIED_OUT = lazy(r"\s*[,;]\s*(?:实际|共|已|全部)?完成(?:投资)?\s*[0-9]")
_TASK = lazy(r"(?:任务|指标|计划(?:总?投资)?)数?(?:为|是)?\s*$")
TASK_ENDS: Final = frozenset("务标划数\n")  # what ends in a task does so with one of these
_SETS = lazy(r"调整?[为到至]$")
# 完成目标任务12500人的98.5%: the task, of which so much is done.
_TASK_SET = lazy(r"(?:任务|目标|计划)数?$")
# 超额完成国家下达的110万人年度任务: what was set to be done.
_SET_BY = lazy(r"(?:下达|超额完成|超额|超出|超过)[^,。;:!?0-9]{0,12}$")
_CARRIES_OUT: Final = ("完成", "地完成", "实现", "达到")
_AS_TASK = lazy(r"[^,。;:!?0-9]{0,14}(?:任务|指标|目标)")
_TASK_DONE = lazy(r"的\s?[约近]?[0-9.]+\s?%|[高低][出于]?\s?[0-9]")
# 今年高标准农田建设任务6万亩: so much is to be done, unless the clause says that it is.
_TASK_OF = lazy(
    r"(?:^|[,;:])(?![^,;:]*(?:完成|实现|达到?|超|兑现|落实|受理|接到?|占|为|已|累计|安排|下达|分解|明确|承担|执行|完))[^,;:]{2,20}任务$"
)
_ON_THE_WAY = lazy(r"\s?(?:的?(?:目标|大关|台阶))?(?:迈进|冲刺|进军|挺进|奋进|前进|发起冲)")
_AIM_PASSED = lazy(r"(?:[高低好优快慢]于|超[出过]?|[高低]出)[^,。;:0-9]{0,8}(?:目标|预[期测]值)$")
_THAN_AIM = lazy(r"[比较][^,。;:0-9]{0,10}(?:目标(?:值|要求)?|预[期测]值?)[高低多少快慢][出了增减]?$")
_PASSED_WITHIN: Final = 6
# 距离目标还差12亿元
_LACKS: Final = ("还差", "尚差", "仍差", "相差", "还差了", "差距", "差距为")
_SURPASSES: Final = frozenset(("超过", "超出", "超额", "超"))
# By how much a limit that is demanded was broken: 不得超过0.05mg/kg,超标4.6倍.
_BREAKS = lazy(r"[,;][^,。;:0-9]{0,6}超[标载员速限重](?:了|约|近|达)*$")


# 已完成全年800亿元回购计划的七成
_SHARE_DONE = lazy(r"[^,。;:!?0-9]{0,8}计划的\s?[约近]?[0-9一二三四五六七八九]")
_DONE_OF = lazy(r"(?:完成|达成|实现)[^,。;:0-9]{0,12}$")


def lists_aims(text: str, sentence: Span, phrase: Span) -> bool:
    """Whether the list that goes on after the figure ends in 的目标, which was set before it."""
    if text.rfind("“", sentence.start, phrase.start) > text.rfind("”", sentence.start, phrase.start):
        return _AIMED_QUOTE.match(text, phrase.end, sentence.end) is not None
    if not _AIMED_LIST.match(text, phrase.end, sentence.end):
        return False
    if _REACHING_AIMS.search(text, max(sentence.start, phrase.start - _AIM_WITHIN), phrase.start):
        return True
    return _AIMING.search(text, sentence.start, phrase.start) is not None


def is_aimed_at(right: str, *, counts: bool) -> bool:
    """Whether the words right after a figure call it an aim; `counts` if it may count aims (81个具体目标)."""
    return _AIMED.match(right) is not None and not (counts and _GOALS.match(right))


def is_aim(left: str) -> bool:
    """Whether the words right before a figure promise or plan it and no other: 至少建成5座, 年度计划投资3亿元."""
    if (
        ("至少" in left or "起码" in left)
        and _PROMISED.search(left)
        and not _NOWADAYS.search(left)
        and not _AT_LEAST_AS.search(left)
    ):
        return True
    if ("指引" in left or left[-1:] == "至") and _GUIDED.search(left):
        return True
    if "目标" in left[-6:] and _BESIDE_AIM.search(left):
        return True
    if left[-1:] in _NEEDED_ENDS and _NEEDED.search(left):
        return True
    return left[-1:] in _SUM_ENDS and _PLANNED_SUM.search(left) is not None


def is_drafted(left: str) -> bool:
    """Whether the words right before a figure say that a budget sets it aside, and what follows in the sentence too."""
    return "初步安排" in left and _SET_ASIDE.search(left) is not None


def was_planned(left: str) -> bool:
    """Whether the words right before a figure say that it was planned, even of a year that is over."""
    return _PLANNED_THEN.search(left) is not None


def lacks(left: str) -> bool:
    """Whether the words right before a figure say that it is what an aim still lacks: 距离目标还差12亿元."""
    return left.endswith(_LACKS)


def heads_for(left: str, right: str) -> bool:
    """Whether the words around a figure say that it is headed for: 向100亿元迈进."""
    return left[-1:] in "向朝" and _ON_THE_WAY.match(right) is not None


def passes(left: str, unit: str) -> bool:
    """Whether a figure of a unit is by how much an aim is passed or missed: 好于年度目标0.6个百分点, 比目标高2, 比目标3亿元超过
    1亿元."""
    if left in _SURPASSES or ("超" in left[-4:] and _BREAKS.search(left)):
        return True
    near = left[-_PASSED_WITHIN:]
    if "目标" not in near and "预期" not in near and left[-1:] != "值":
        return False
    return bool((unit[-1:] == "点" and _AIM_PASSED.search(left)) or _THAN_AIM.search(left))


def is_proposed(text: str, sentence: Span, left: str) -> bool:
    """Whether a price is what a plan heard in public would set: 听证会公布了三种方案,分别是门票价格调整为100元/人次."""
    if not _SETS.search(left) or "听证" not in text[sentence.start : sentence.end]:
        return False
    return "方案" in text[sentence.start : sentence.end]


def is_task(left: str, right: str) -> bool:
    """Whether a figure is a task, of which the words right after it say how much is done: 任务12500人的98.5%."""
    return _TASK_SET.search(left) is not None and _TASK_DONE.match(right) is not None


def is_set(left: str, right: str) -> bool:
    """Whether a figure is what was set to be done, which was met or passed: 超额完成国家下达的110万人年度任务."""
    if "下达" not in left and "超" not in left:
        return False
    if "计划" in left[-_AIM_WITHIN:] and right.startswith(("的要求", "的规定")):
        return True  # 超过计划规定增长3%的要求
    if right.startswith(_CARRIES_OUT) and left.endswith("超额"):
        return False  # 超额百分之十八完成任务
    return _SET_BY.search(left) is not None and _AS_TASK.match(right) is not None


def is_plan_done(left: str, right: str) -> bool:
    """Whether a figure is a plan, of which the words around it say how much is done: 已完成全年800亿元回购计划的七成."""
    return _SHARE_DONE.match(right) is not None and _DONE_OF.search(left) is not None


def is_to_do(left: str) -> bool:
    """Whether a figure is how much of a thing is a task that nothing says is done: 今年高标准农田建设任务6万亩."""
    return left[-2:] == "任务" and _TASK_OF.search(left) is not None


def is_carried_out(left: str, right: str) -> bool:
    """Whether a figure is a task, beside which the next one sets what was done: 任务300座,完成320座."""
    return _TASK.search(left) is not None and _CARRIED_OUT.match(right) is not None
