"""Announcements: whether a word announces a plan, a promise, a demand or a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.outlook.clause import clause_up_to
from monitor.figures.outlook.decisions import DECIDED, decides
from monitor.figures.outlook.expectations import HOPES, is_bar, is_past_effort, is_return, may_be_of_some, picks_out
from monitor.figures.outlook.future import is_to_come
from monitor.figures.outlook.schemes import is_noun_plan
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set

CUES: Final = lexicon.PLANS | lexicon.NOUN_PLANS | {"将", "要"}
# Before a colon these open a list of what is wanted: 急需:口罩5000个.
WANTED: Final = frozenset(("需要", "急需", "还需", "募集", "招募", "招聘", "征集"))
# What a forecast is called that something was done by: 根据降雨预测情况,发出提醒30次.
_REPORTED_AS: Final = frozenset(("情况", "结果", "数据", "信息", "分析"))
# What has been brought about, so that 估计 only says how much: 估计造成经济损失210万元.
_HARM: Final = frozenset(("造成", "损失", "经济损失", "损毁", "受损"))
_SHORT: Final = frozenset("达建修招引办种养投增")
_ROUGHLY: Final = frozenset(("初步", "粗略", "保守"))
_FORESEEN: Final = HOPES | {"预估"}
# What is told of an estimate that others made, or of how many there are by now: 几乎是此前估计数字的两倍, 估计有3万人患病.
_ESTIMATED: Final = frozenset(
    ("数字", "数", "值", "人数", "的", "存活", "多达", "有", "约有", "超过", "全球", "全世界", "约占")
)
_EASES: Final = word_set(
    "有所 减弱 增强 缓和 回落 上升 升温 降温 稳定 改善 回升 下降 提升 提高 较 继续 趋稳 趋好 趋于 向好 好转"
)
_PROMISES: Final = DECIDED | {"提出", "承诺"}
# What it may be 提出 to do: 提出打造10个示范村, but 提出申请12件.
_SET_OUT: Final = word_set("打造 建设 新建 建成 创建 培育 引进 扩大 新增 推进 改造 达到 突破 力争 力求 实现")
# What a thing takes, as it is: 一头猪要吃掉500斤饲料.
_COSTS: Final = frozenset(("吃掉", "喝掉", "花费", "花掉", "耗费", "耗掉", "消耗", "亏损", "亏掉", "赔掉", "损失"))
_EXCEEDS: Final = frozenset(("高出", "多出", "贵", "贵出"))
_STRICT: Final = frozenset(
    ("太高", "过高", "不高", "很高", "较高", "高", "低", "较低", "严格", "不严", "较严")
)  # 对场地要求不高
_AS_RULED: Final = frozenset(("时限", "时间", "期限", "程序", "标准", "范围", "用途", "比例", "动作", "要求"))
# A promise that is kept, or made of something before it: 兑现承诺, 双向承诺.
_KEPT_WORD: Final = frozenset(("兑现", "履行", "践行", "落实", "信守", "遵守", "双向", "公开", "作出", "做出", "的"))
_ON_PROMISES: Final = frozenset(("办理", "办结", "落实", "完成", "兑现", "服务"))
# What a word ends in before a 要求 that closes its clause, which then says only how something was done:
# 按照上级部署要求,…; 认真落实各项要求,…
_ACCORDING: Final = ("按照", "按", "根据", "依照", "遵照", "对照", "落实", "贯彻")
DEEDS: Final = word_set(
    "集中力量 发放贷款 部署 新建 新设 新招 改扩建 续建 整治 资助 选派 绿化 造林 植树 拓宽 硬化 清淤 供水 供气 通车 落地 动工"
)
# For which sums they name what those are for: 将资助资金30万元发放到位.
_SPENT: Final = frozenset(("资金", "经费", "款", "款项", "物资"))
# What is done to what others expect: 稳就业、稳企业、稳市场、稳预期.
_STEADIES: Final = frozenset(("稳", "稳定", "引导", "改善", "提振", "增强", "社会"))
_COMPARES: Final = frozenset("比较")  # 比国家规定提速三成
# How something stands to what was expected of it: 关闭表现不达预期、潜力不足的餐厅.
_HELD_AGAINST: Final = word_set(
    "不达 未达 不及 低于 高于 好于 优于 差于 逊于 逊 胜 胜过 不如 差过 好过 超 超出 超过 远高于 远低于 略高于 略低于 远超 略超 大超 符合"
)
# Whose 预期 a figure is only set beside: 市场预期3.31亿美元.
_FORECASTERS: Final = frozenset(("市场", "指引", "机构", "分析师", "华尔街", "此前", "普遍", "共识", "一致", "平均"))
# 委员建议将标准提高到120元, 代表建议把…
_BRINGS: Final = frozenset(("将", "把"))
# 建议类诉求 is a sort of what was received.
_SORTED: Final = frozenset(("类", "书", "、"))
_OBTAINED: Final = word_set(
    "到 到位 上级 中央 各级 国家 省级 省市 中省 资金 专项 专项资金 专项债券 项目 项目资金 债券 特别国债 国债 补助 补助资金 无偿"
)
_MOVED: Final = ("上涨", "下降", "增长", "下跌", "回落", "收入")
_DUE: Final = frozenset(("占", "到", "到会", "参加", "出席", "收", "缴", "征", "参保", "届"))
_FORECAST_ENDS: Final = frozenset(
    ("", "并", "且", "并且", "和", "(", "（", "为", "的", "是", "值", ",", "，", ";", "；", "、")
)
_FUNDS: Final = frozenset(("特别国债", "国债", "专项债券", "专项债", "补助资金", "专项资金", "转移支付"))
# After which a sum is one that was got: 争取帮扶资金1500万元.
_FUNDED: Final = _FUNDS | {"资金", "债券", "帮扶资金", "项目资金"}
# Whom or what a choice not yet confirmed has fallen on: 拟中选产品327个, 拟录取考生56名.
_CHOSEN: Final = frozenset(("录取", "入选", "推荐", "认定", "立项", "入库", "录用"))
_MET: Final = frozenset(("达到", "符合", "满足", "超过", "已达到", "达"))
_GOING_ON: Final = frozenset(("在", "正", "正在"))
# Of something that was foreseen these make what a thing is set beside: 比预计执行数增加, 同报告的预计数比较.
_NUMBERS: Final = ("数", "值", "数字", "目标", "水平", "指标")
_THAN: Final = frozenset(("比", "较", "比较"))
_BESIDE: Final = frozenset(("同", "与", "和", "跟"))
_LIKENED: Final = frozenset(("相比", "比较", "相比较", "比", "相对照"))


def is_plan(words: Sequence[Word], index: int) -> bool:
    """Whether one of the words, which may announce a plan, does so of what follows it.

    >>> is_plan([("全县", "n"), ("计划", "n"), ("新增", "v")], 1), is_plan([("编制", "v"), ("计划", "n")], 1)
    (True, False)
    """
    word, tag = words[index]
    before = words[index - 1][0] if index else ""
    after, moves = ("", "") if index + 1 >= len(words) else words[index + 1]
    if after in DEEDS and not (index + 2 < len(words) and words[index + 2][0] in _SPENT):
        moves = "v"
    if word in WANTED:
        return after in (":", "：")
    if word == "努力" and before in _GOING_ON:
        return False  # 一直在努力转移1.1万多名村民
    if word in HOPES and not index and after in ",，":
        return False  # 高于200万人次的预期,…
    if word in HOPES and (after in _EASES or after in (",", "，")):
        clause = clause_up_to(words, index)
        if before in lexicon.CHANGING or before.endswith(_MOVED) or any(said == "对" for said, _ in clause):
            return False
    if word in _PROMISES:
        decided = word in DECIDED
        return decides(words, index, after, moves) if decided else _promises(word, before, after, moves)
    if word in lexicon.PLANS:
        return (
            not (word == "拟" and _is_chosen(words, index, after))
            and not _plans_nothing(words, index, before, after, moves)
            and not picks_out(words, index)
            and _announces(word, before, words[index - 1][1] if index else "", after, moves)
        )
    if word == "将":
        return is_to_come(words, index, after, moves)
    if word == "要":
        wants = moves == "p" or (moves in ("v", "vn", "ad", "vd") and (len(after) > 1 or after in _SHORT))
        demands = tag == "v" and wants and after != "比" and after not in _COSTS and before not in ("则", "就")
        return demands and not _habitual(words[:index]) and not _is_beside(words, index)
    if word in lexicon.NOUN_PLANS and before not in lexicon.REACHED:
        of_plan = before in lexicon.NOUN_PLANS and index > 1 and words[index - 2][0] in lexicon.REACHED
        return not of_plan and is_noun_plan(words, index, before, after, moves)  # 完成计划目标100%
    return False


def _is_set_beside(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether what was foreseen is only what something is set beside: 比预计执行数增加, 与预计数比较,…"""
    word = words[index][0]
    if word in _FORESEEN and (is_return(words, index, after) or is_bar(words, index, before, after)):
        return True
    if word != "预计" and word not in _FORESEEN:
        return False
    beside = {said for said, _ in clause_up_to(words, index)[-6:]}
    following = [said for said, _ in words[index + 1 : index + 5]]
    if beside & _THAN:
        return any(said.endswith(_NUMBERS) for said in following[:3])
    return bool(beside & _BESIDE) and not _LIKENED.isdisjoint(following)


def _is_chosen(words: Sequence[Word], index: int, after: str) -> bool:
    """Whether a 拟 only says that a choice made is not yet confirmed: 拟中选产品, 拟录取考生."""
    named = index + 2 < len(words) and words[index + 2][1].startswith("n")
    return after == "中选" or (after in _CHOSEN and named)


def _promises(word: str, before: str, after: str, moves: str) -> bool:
    """Whether something is promised or put forward to be done, and not a promise or a proposal that is counted."""
    if word == "提出":
        return after in _SET_OUT
    return moves in ("v", "vn", "d") and before not in _KEPT_WORD and after not in _ON_PROMISES


def _plans_nothing(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a word that may announce a plan does not: 按照上级要求,…, 在各方的努力下, 争取到资金, 可能有害的成分, 目标即将实现,…"""
    word = words[index][0]
    if _is_set_beside(words, index, before, after):
        return True
    if word == "要求" and after in ",，":
        met = any(said in _MET for said, _ in clause_up_to(words, index))  # 达到规划目标要求,…
        return (
            met or not index or any(said == "是" or said.endswith(_ACCORDING) for said, _ in clause_up_to(words, index))
        )
    if word in HOPES and (after in _REPORTED_AS or before in _STEADIES):
        return True
    if (word, before) == ("预测", "初步") or (word == "预计" and _only_called(words, index, before, after, moves)):
        return True  # 初步预测,山体崩塌量约6万立方米
    if word == "估计":
        return before in _ROUGHLY or after in _ESTIMATED or not _HARM.isdisjoint(map(WORD_OF, words[index + 1 :]))
    if word == "努力":
        return is_past_effort(words, index, before, after)
    if word in ("规定", "确保"):
        of = words[index + 2][0] if after == "的" and index + 2 < len(words) else ""
        held = word == "规定" and (
            after in _AS_RULED
            or of in _AS_RULED  # 水质达到国家规定的标准,达标率…
            or any(said in _HELD_AGAINST or said in _COMPARES for said, _ in clause_up_to(words, index))
        )
        return held or (
            word == "确保" and before in ("为", "为了")
        )  # 超过国家规定公办率50%的要求; 未在规定时限内上缴; 为确保项目推进,投资4万元
    if word == "争取" and words[-1][0] in _FUNDED and CUES.isdisjoint(map(WORD_OF, clause_up_to(words, index))):
        return True  # 争取东西部协作资金1500万元
    if word == "争取":
        return not _FUNDS.isdisjoint(map(WORD_OF, words[index + 2 : index + 5]))
    if word == "准备":
        told_apart = any(said == "的" for said, _ in words[index + 2 : index + 5])  # 准备增加支出的项目
        return moves not in ("v", "d") or after in ("了", "好") or before in ("为", "做好", "已", "已经") or told_apart
    if word == "即将":
        return not moves.startswith("v") or any(said in "的,，;；" for said, _ in words[index + 2 :])
    return word == "可能" and may_be_of_some(words, index, before, after)


def _only_called(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a 预计 only says which people or aims are meant: 对预计受影响人群上门提醒, 完成预计目标的88%."""
    if before in ("对", "向"):
        return moves.startswith("v")
    if words[-1][0] == "的" and any(said == "占" for said, _ in clause_up_to(words, index)):
        return True  # 占全年预计产量的六成
    return after in ("目标", "任务") and any(said in lexicon.REACHED for said, _ in clause_up_to(words, index))


def _announces(word: str, before: str, was: str, after: str, moves: str) -> bool:
    if word == "宜" and (not moves.startswith("v") or before[-1:] == "事"):
        return False  # 宜就镇养蚕696张, 操办婚丧事宜合规奖20分
    if word == "建议" and (not after or after in _SORTED or (before in lexicon.RECEIVED and after not in _BRINGS)):
        return False
    if word == "应" and after in _DUE:
        return False  # 应到代表738人
    if word == "争取" and (after in _OBTAINED or before in ("多", "少")):
        return False  # 争取上级资金2亿元 has got it
    if before in _FORECASTERS and (after in _FORECAST_ENDS if word == "预期" else after == "的"):
        return False
    if word in ("预期", "预测", "建议", "估计") and (
        before in lexicon.REACHED or before in _HELD_AGAINST or after in ("寿命", "的", "指数", "值") or moves == "nz"
    ):
        return False
    if word == "要求":
        return (
            after not in _STRICT
            and before not in ("按", "按照", "的", "总", "符合", "根据")
            and after not in ("的", "", "下")
        )
    if word == "规定" and after == "”":
        return False  # 受“八项规定”影响
    if word == "规定" and not after and was.startswith("n"):
        return False  # 清理有关政策规定2300件
    return not (word == "规定" and before in ("按", "按照", "项", "的", "按规定"))


def _is_beside(words: Sequence[Word], index: int) -> bool:
    """Whether a 要 only says how something stands to another: 售价比去年同期要降低五成."""
    after = words[index + 1][0]
    beside = after in lexicon.CHANGING and any(said == "比" for said, _ in clause_up_to(words, index))
    return beside or after in _EXCEEDS  # 产量要高出三成


def _habitual(words: Sequence[Word]) -> bool:
    return any(
        word in ("每天", "平均", "一天", "以前", "平时", "天天", "往往", "都", "就", "一般", "通常", "普遍")
        for word, _ in words[-6:]
    )
