"""Schemes: whether a 计划, a 规划 or a 目标 says what is meant to be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures import lexicon
from monitor.figures.outlook.clause import clause_up_to
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set

# 利润分配预案为:每10股派现金4元: what is proposed to be paid out.
_PAYOUT = lazy(r"(?:利润分配|权益分派|分红|派息)(?:的?具体)?(?:预案|方案|议案)(?:如下|[为是])")
# 票决产生10个民生实事项目:…, 十件实事是:…
_DEEDS = lazy("实事(?:项目|工程)?(?:(?:分别|依次|主要)?(?:是|为|有|包括|如下):?|:)")
_DEEDS_DONE = lazy("完成|已|办结|落实|兑现|去年|上年|情况|进展")
_DEEDS_WITHIN: Final = 60
_PAID_OUT = lazy("实施完毕|已经?实施|已经?派发|已经?发放")
_DRAWN_UP: Final = frozenset(("制定", "制订", "编制", "审查", "修订", "修编", "印发", "出台"))
# With which a clause only says towards what aim something was done: 围绕这一目标,…
_TOWARDS: Final = frozenset(("围绕", "紧紧围绕", "紧扣", "按照", "朝着", "对照"))
# After a goal that has been met: 完成目标的80%, 提前实现翻番目标,其中…
_MET: Final = frozenset(("的", "(", "（", ",", "，", ";", "；"))
# What 目标 only describes: 目标区间, 目标客户, 目标小行星.
_NO_AIM: Final = word_set(
    "完成率 达成率 实现率 完成度 达成度 完成进度 完成情况 区间 范围 客户 人群 价 价格 市场 群体 公司 企业 管理 责任 案件 人员 对象 ETF 基金 指数 资产 区域 区 地点 地 位置 "
    "轨道 星 天体 小行星 小天体 儿童 疾病 蛋白 基因 细胞 物种 水域 患者 用户 车型 产品 检测 识别 跟踪 追踪 函数 楼层 船"
)
# Verbs of one character that the segmenter takes for nouns: 计划产鲜菇.
_DOES: Final = frozenset("产建种养造修植收招")
_CALLED_PLANS: Final = frozenset(("提升", "行动", "培养", "振兴", "改善", "攻坚", "培育"))
# 雨露计划补助1860人次: by what a scheme for the poor or the young is called.
_SCHOLARSHIPS: Final = frozenset(("雨露", "春蕾", "圆梦", "希望", "阳光", "三支一扶", "特岗"))
_WHOLES: Final = frozenset(
    ("全省", "全市", "全县", "全区", "全州", "全镇", "全乡", "全村", "我省", "我市", "我县", "今年")
)
# Who plans what is named right after: 公司计划资本开支.
_PLANNERS: Final = frozenset(("公司", "该公司", "集团", "企业", "我们"))
_POINTED: Final = frozenset(("这", "这一", "这项", "这个", "该", "该项", "此", "此项", "有关", "上述", "两项", "各项"))
_LISTS: Final = frozenset(("包括", "有", "是", "为", "如下", "包含"))


def lists_deeds(text: str, sentence: Span, phrase: Span) -> bool:
    """Whether a list of what a government promises to do for its people leads to a figure: 民生实事项目分别是:新建停车位200个."""
    start = max(sentence.start, phrase.start - _DEEDS_WITHIN)
    if text.find("实事", start, phrase.start) < 0:
        return False
    found = _DEEDS.search(text, start, phrase.start)
    return found is not None and _DEEDS_DONE.search(text, start, found.end()) is None


def proposes_payout(text: str, sentence: Span) -> bool:
    """Whether a sentence tells what a scheme is to pay out, which has not been paid: 利润分配预案为:每10股派现金4元."""
    found = _PAYOUT.search(text, sentence.start, sentence.end)
    return found is not None and _PAID_OUT.search(text, sentence.start, sentence.end) is None


def is_noun_plan(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    word = words[index][0]
    clause = clause_up_to(words, index)
    of_it = any(said == "占" or (said in lexicon.REACHED and words[-1][0] == "的") for said, _ in clause)
    of_it = of_it or (not index and after == "的" and words[-1] is words[1])  # 完成全年23万辆目标的38%
    if of_it or (before == "原" and len(clause) > 1 and clause[-2][0] in ("比", "较")):
        return False  # 完成年度目标任务的85%, 占年计划投资的64%, 比原计划提前20天
    if after in _MET and any(said in lexicon.REACHED for said, _ in clause_up_to(words, index)):
        return False
    if after in _NO_AIM or (after in (",", "，") and not _TOWARDS.isdisjoint(map(WORD_OF, clause_up_to(words, index)))):
        return False
    if word == "目标" and index == 1 and before == "的" and after in ",，" and words[3:4] != (("其中", "r"),):
        return False  # of the figure before, and what follows was done for it: 收入超过5万元的目标,创办…
    if word == "目标价":
        return len(words) - index < 5  # 维持买入评级,目标价为12元
    if word in ("任务", "指标"):
        ahead = words[index + 2][0] if after == "安排" and index + 2 < len(words) else after  # 主要指标安排如下:
        return before not in _POINTED and ahead in ("为", "是", ":", "数", "如下")
    if word == "计划" and before in _CALLED_PLANS and after in ("建设", "等", "项目", "实施"):
        return False  # 职业教育质量提升计划建设等项目
    if word == "计划" and not after and not _DRAWN_UP.isdisjoint(map(WORD_OF, clause_up_to(words, index))):
        return False  # 编制防汛计划12份
    if word == "计划":
        return _intends(words, index, before, after, moves)
    if word == "规划":
        return _lays_out(words, index, before, after, moves)
    if after in _LISTS or (
        after in ("主要", "具体") and words[index + 2 : index + 3] and words[index + 2][0] in _LISTS
    ):
        return True
    return after in ("为", "是", ":", "", "达到", "达", ",", "也", "定") or moves == "m" or len(words) - index <= 4


def _lays_out(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a 规划 says what is laid out to be built, and is not what a scheme or an office is called: 规划编制98个."""
    if before in lexicon.SCHEMES or before in ("”", "》", "的", "共") or after in lexicon.OF_SCHEMES:
        return False
    if after in lexicon.LAID_OUT or not after:
        return True
    if not moves.startswith("v") and after not in ("到", "在"):
        return False
    return words[-1][0] != "的" and not any(tag == "v" for _, tag in clause_up_to(words, index))


def _intends(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a 计划 says what is meant to be done, and is not what a scheme is called: 营养改善计划惠及…"""
    if before in _POINTED or before in _SCHOLARSHIPS or before in ("”", "》"):
        return False  # 这计划在2023年开支约40亿元, “护苗”计划随访8000名学生
    if index and words[index - 1][1] in ("v", "vn") and (moves == "v" or after in ("已", "已经")):
        return False  # 营养改善计划已实现全覆盖
    if index and before in ",，;；" and moves[:1] in "nbamrsfj":
        return True  # …,计划三年内省级补助建设幼儿园
    if (before in _WHOLES or before in _PLANNERS or not index) and moves[:1] in "nlia":
        return True  # 全县计划农作物播种面积…, 全年计划资本开支…
    if moves == "m" and index + 2 < len(words) and words[index + 2][1] == "v":
        return True  # 计划三天收购60吨
    return moves in ("v", "d", "p", "vn") or after[:1] in _DOES or (not after and before not in lexicon.SCHEMED)
