"""Announcing: whether a word of a clause announces what is planned, promised, required or foreseen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import WORD_OF, Word

_DRAWN_UP: Final = frozenset(("制定", "制订", "编制", "审查", "修订", "修编", "印发", "出台"))
CUES: Final = lexicon.PLANS | lexicon.NOUN_PLANS | {"将", "要"}
# What a forecast is called that something was done by: 根据降雨预测情况,发出提醒30次.
_REPORTED_AS: Final = frozenset(("情况", "结果", "数据", "信息", "分析"))
# What has been brought about, so that 估计 only says how much: 估计造成经济损失210万元.
_HARM: Final = frozenset(("造成", "损失", "经济损失", "损毁", "受损"))
# What a 预期 is said of that is no plan of its own: 上涨预期有所缓和.
_HOPES: Final = frozenset(("预期", "预测"))
_FORESEEN: Final = _HOPES | {"预估"}
# How a figure stands to a forecast, and the marks with which a clause ends.
_STANDS_TO: Final = frozenset(
    (
        "高于",
        "低于",
        "好于",
        "差于",
        "优于",
        "逊于",
        "强于",
        "弱于",
        "大于",
        "小于",
        "多于",
        "少于",
        "不及",
        "超过",
        "超出",
        "符合",
    )
)
_STOPS: Final = frozenset(",，;；。")
# What is done to a forecast, and with what a clause that tells it goes on.
_REVISES: Final = frozenset(("下修", "上修", "下调", "上调", "调降", "调升", "调低", "调高", "维持", "撤回", "更新"))
_GOES_TO: Final = frozenset(("至", "到", "由", "从", "为", "预计", "料"))
_EXTREMES: Final = frozenset(("最高", "最低", "平均"))
_RETURNS: Final = frozenset(("收益率", "回报率", "年化", "年收益率", "年化收益率"))
_OTHERS: Final = frozenset(("其他", "其它", "各种"))
# What is told of an estimate that others made, or of how many there are by now: 几乎是此前估计数字的两倍, 估计有3万人患病.
_ESTIMATED: Final = frozenset(
    ("数字", "数", "值", "人数", "的", "存活", "多达", "有", "约有", "超过", "全球", "全世界", "约占")
)
_JOINS: Final = frozenset(("、", "和", "及", "与", "或"))
_COMMAS: Final = frozenset(",，")
_DURING: Final = frozenset("后时下中")
# What those meet of whom it only may be said: 可能受到威胁的41名群众.
_MEETS: Final = frozenset(("受", "受到", "遭", "遭到", "遭受", "存在", "接触", "涉及", "感染", "被"))
_EASES: Final = frozenset(
    (
        "有所",
        "减弱",
        "增强",
        "缓和",
        "回落",
        "上升",
        "升温",
        "降温",
        "稳定",
        "改善",
        "回升",
        "下降",
        "提升",
        "提高",
        "较",
        "继续",
        "趋稳",
        "趋好",
        "趋于",
        "向好",
        "好转",
    )
)
# Whom a relative clause picks out, so that its verb foresees nothing: 预计物价上涨的居民占…
ASKED: Final = frozenset(
    (
        "居民",
        "企业",
        "企业家",
        "受访者",
        "被调查者",
        "家庭",
        "储户",
        "银行家",
        "银行",
        "消费者",
        "人",
        "农户",
        "单位",
        "比例",
        "占比",
        "比重",
    )
)
_PROMISES: Final = frozenset(("提出", "承诺"))
# What it may be 提出 to do: 提出打造10个示范村, but 提出申请12件.
_SET_OUT: Final = frozenset(
    (
        "打造",
        "建设",
        "新建",
        "建成",
        "创建",
        "培育",
        "引进",
        "扩大",
        "新增",
        "推进",
        "改造",
        "达到",
        "突破",
        "力争",
        "实现",
    )
)
# A promise that is kept, or made of something before it: 兑现承诺, 双向承诺.
_STRICT: Final = frozenset(("不高", "很高", "较高", "高", "低", "较低", "严格", "不严", "较严"))  # 对场地要求不高
_AS_RULED: Final = frozenset(("时限", "时间", "期限", "程序", "标准", "范围", "用途", "比例", "动作", "要求"))
_KEPT_WORD: Final = frozenset(("兑现", "履行", "践行", "落实", "信守", "遵守", "双向", "公开", "作出", "做出", "的"))
_ON_PROMISES: Final = frozenset(("办理", "办结", "落实", "完成", "兑现", "服务"))
# With which a clause only says towards what aim something was done: 围绕这一目标,…
_TOWARDS: Final = frozenset(("围绕", "紧紧围绕", "紧扣", "按照", "朝着", "对照"))
# After a goal that has been met: 完成目标的80%, 提前实现翻番目标,其中…
_MET: Final = frozenset(("的", "(", "（", ",", "，", ";", "；"))
# What a word ends in before a 要求 that closes its clause, which then says only how something was done:
# 按照上级部署要求,…; 认真落实各项要求,…
_ACCORDING: Final = ("按照", "按", "根据", "依照", "遵照", "对照", "落实", "贯彻")
# What 目标 only describes: 目标区间, 目标客户.
_NO_AIM: Final = frozenset(
    (
        "区间",
        "范围",
        "客户",
        "人群",
        "价",
        "价格",
        "市场",
        "群体",
        "公司",
        "企业",
        "管理",
        "责任",
        "案件",
        "人员",
        "对象",
        "ETF",
        "基金",
        "指数",
        "资产",
    )
)
_DEEDS: Final = frozenset(
    (
        "集中力量",
        "部署",
        "新建",
        "新设",
        "新招",
        "改扩建",
        "续建",
        "整治",
        "资助",
        "选派",
        "绿化",
        "造林",
        "植树",
        "拓宽",
        "硬化",
        "清淤",
        "供水",
        "供气",
        "通车",
        "落地",
        "动工",
    )
)
# For which sums they name what those are for: 将资助资金30万元发放到位.
_SPENT: Final = frozenset(("资金", "经费", "款", "款项", "物资"))
# Verbs of one character that the segmenter takes for nouns: 计划产鲜菇.
_DOES: Final = frozenset("产建种养造修植收招")
# How something stands to what was expected of it: 关闭表现不达预期、潜力不足的餐厅.
_HELD_AGAINST: Final = frozenset(
    (
        "不达",
        "未达",
        "不及",
        "低于",
        "高于",
        "好于",
        "优于",
        "差于",
        "逊于",
        "逊",
        "胜",
        "胜过",
        "不如",
        "差过",
        "好过",
        "超",
        "超出",
        "超过",
        "远高于",
        "远低于",
        "略高于",
        "略低于",
        "远超",
        "略超",
        "大超",
        "符合",
    )
)
# Whose 预期 a figure is only set beside: 市场预期3.31亿美元.
_FORECASTERS: Final = frozenset(("市场", "指引", "机构", "分析师", "华尔街", "此前", "普遍", "共识", "一致", "平均"))
# 建议类诉求 is a sort of what was received.
_SORTED: Final = frozenset(("类", "书", "、"))
_OBTAINED: Final = frozenset(
    (
        "到",
        "到位",
        "上级",
        "中央",
        "各级",
        "国家",
        "省级",
        "省市",
        "中省",
        "资金",
        "专项",
        "专项资金",
        "专项债券",
        "项目",
        "项目资金",
        "债券",
        "特别国债",
        "国债",
        "补助",
        "补助资金",
        "无偿",
    )
)
_MOVED: Final = ("上涨", "下降", "增长", "下跌", "回落", "收入")
# What can bring something about, with its object before the verb: 散步能将风险降低12%.
_CAN: Final = frozenset(("能", "可", "能够", "可以"))
# 将持有的2.5%股权转让: what is held is only brought before the verb.
_HELD: Final = frozenset(("持有", "所持", "所持有", "其", "其持有", "名下"))
# 将涉嫌盗窃的3人抓获, 将被困群众救出: what befell those whom it brings before its verb.
_BEFELL: Final = frozenset(
    ("涉嫌", "被困", "受困", "受伤", "受灾", "遇险", "落水", "走失", "患有", "中毒", "被盗", "被骗", "受损")
)
_DUE: Final = frozenset(("占", "到", "到会", "参加", "出席", "收", "缴", "征", "参保", "届"))
_FORECAST_ENDS: Final = frozenset(
    ("", "并", "且", "并且", "和", "(", "（", "为", "的", "是", "值", ",", "，", ";", "；", "、")
)
_TURNED: Final = frozenset(
    [
        "作为",
        "成为",
        "打造成",
        "改造成",
        "改建成",
        "建成",
        "变成",
        "变为",
        "纳入",
        "列入",
        "列为",
        "转化为",
        "确定为",
        "托管给",
        "流转给",
        "分为",
        "合并",
    ]
)
_FUNDS: Final = frozenset(("特别国债", "国债", "专项债券", "专项债", "补助资金", "专项资金", "转移支付"))
# After which a sum is one that was got: 争取帮扶资金1500万元.
_FUNDED: Final = _FUNDS | {"资金", "债券", "帮扶资金", "项目资金"}
_CALLED_PLANS: Final = frozenset(("提升", "行动", "培养", "振兴", "改善", "攻坚", "培育"))
_WHOLES: Final = frozenset(
    ("全省", "全市", "全县", "全区", "全州", "全镇", "全乡", "全村", "我省", "我市", "我县", "今年")
)
# Who plans what is named right after: 公司计划资本开支.
_PLANNERS: Final = frozenset(("公司", "该公司", "集团", "企业", "我们"))
_POINTED: Final = frozenset(("这", "这一", "这项", "这个", "该", "该项", "此", "此项", "有关", "上述", "两项", "各项"))
_LISTS: Final = frozenset(("包括", "有", "是", "为", "如下", "包含"))
_MOVING: Final = ("v", "d", "p", "vn", "vd", "a", "ad", "u", "z", "c")


def clause_up_to(words: Sequence[Word], index: int) -> Sequence[Word]:
    """The words of a clause up to one of them."""
    since = max((at for at in range(index) if words[at][0] in ",，;；。:"), default=-1)
    return words[since + 1 : index]


def _is_return(words: Sequence[Word], index: int, after: str) -> bool:
    """Whether a word only names what a product promises to yield: 平均预期收益率为5.18%, 预期最高收益率."""
    if after in _EXTREMES and index + 2 < len(words):
        return words[index][0] == "预期" and words[index + 2][0].startswith("收益")
    return words[index][0] == "预期" and after in _RETURNS


def _is_bar(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether a clause says no more than how what was told stands to a forecast: 高于分析家的预测数字,失业率升至5.7%."""
    if index == 1 and before == "的" and words[index][0] != "预期" and (after in ",，;；" or after == "中"):
        return True  # 高于分析师2亿元的预估中值,…
    clause = clause_up_to(words, index)
    if after in _STOPS and any(said in _REVISES for said, _ in clause):
        return index + 2 >= len(words) or words[index + 2][0] not in _GOES_TO  # 下修全年获利预测,股价大跌13%
    ends = after in _STOPS or (index + 2 < len(words) and words[index + 2][0] in _STOPS)
    return ends and bool(clause) and clause[0][0] in _STANDS_TO


def _picks_out(words: Sequence[Word], index: int) -> bool:
    """Whether a verb only says which of those asked are counted, up to the end of its clause: 预测下季上涨的居民占…"""
    for at in range(index + 1, len(words) - 1):
        if words[at][0] in ",，;；。":
            return False
        if words[at][0] == "的" and words[at + 1][0] in ASKED:
            return True
    return False


def _is_past_effort(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether it is only looked back on (在各方的努力下), or a clause with a subject of its own has begun since it was
    told: 努力扩大规模,蔬菜面积发展到2万亩."""
    if before == "的" or after in ("", "下", ",", "，"):
        return True
    last = max((at for at in range(index, len(words) - 1) if words[at][0] in ",，"), default=0)
    return last > 0 and words[last + 1][1].startswith("n")


def _modifies(words: Sequence[Word], index: int) -> bool:
    """Whether it only says something of the thing that is counted: 可能影响健康的化合物超过1000种."""
    end = next((at for at in range(index, len(words)) if words[at][0] in _COMMAS), len(words))
    if end < len(words) and words[end - 1][0] in _DURING:
        end -= 1  # 在考虑可能影响寿命的因素后,死亡风险为其他人的四倍
    of = next((at for at in range(end - 1, index, -1) if words[at][0] == "的"), 0)
    if not of or of + 1 >= end:
        return False
    return all(tag.startswith("n") or word in lexicon.REACHING or word in _OTHERS for word, tag in words[of + 1 : end])


_GOING_ON: Final = frozenset(("在", "正", "正在"))


def is_plan(words: Sequence[Word], index: int) -> bool:
    """Whether one of the words, which may announce a plan, does so of what follows it.

    >>> is_plan([("全县", "n"), ("计划", "n"), ("新增", "v")], 1), is_plan([("编制", "v"), ("计划", "n")], 1)
    (True, False)
    """
    word, tag = words[index]
    before = words[index - 1][0] if index else ""
    after, moves = ("", "") if index + 1 >= len(words) else words[index + 1]
    if after in _DEEDS and not (index + 2 < len(words) and words[index + 2][0] in _SPENT):
        moves = "v"
    if word == "努力" and before in _GOING_ON:
        return False  # 一直在努力转移1.1万多名村民
    if word in _HOPES and not index and after in ",，":
        return False  # 高于200万人次的预期,…
    if word in _HOPES and (after in _EASES or after in ",，"):
        clause = clause_up_to(words, index)
        if before in lexicon.CHANGING or before.endswith(_MOVED) or any(said == "对" for said, _ in clause):
            return False
    if word in _PROMISES:
        return _promises(word, before, after, moves)
    if word in lexicon.PLANS:
        return (
            not _plans_nothing(words, index, before, after, moves)
            and not _picks_out(words, index)
            and _announces(word, before, words[index - 1][1] if index else "", after, moves)
        )
    if word == "将":
        return _will(words, index, after, moves)
    if word == "要":
        wants = moves == "p" or (moves in ("v", "vn", "ad", "vd") and len(after) > 1)
        demands = tag == "v" and wants and after != "比" and before not in ("则", "就")
        return demands and not _habitual(words[:index]) and not _is_beside(words, index)
    if word in lexicon.NOUN_PLANS and before not in lexicon.REACHED:
        return _is_noun_plan(words, index, before, after, moves)
    return False


def _promises(word: str, before: str, after: str, moves: str) -> bool:
    """Whether something is promised or put forward to be done, and not a promise or a proposal that is counted."""
    if word == "提出":
        return after in _SET_OUT
    return moves in ("v", "vn", "d") and before not in _KEPT_WORD and after not in _ON_PROMISES


def _plans_nothing(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a word that may announce a plan does not: 按照上级要求,…, 在各方的努力下, 争取到资金, 可能有害的成分, 目标即将实现,…"""
    word = words[index][0]
    if word in _FORESEEN and (_is_return(words, index, after) or _is_bar(words, index, before, after)):
        return True
    if word == "要求" and after in ",，":
        return any(said == "是" or said.endswith(_ACCORDING) for said, _ in clause_up_to(words, index))
    if word in _HOPES and after in _REPORTED_AS:
        return True
    if (word, before) == ("预测", "初步") or (word == "预计" and before in ("对", "向") and moves.startswith("v")):
        return True  # 初步预测,山体崩塌量约6万立方米; 对预计受影响人群上门提醒
    if word == "估计":
        return before == "初步" or after in _ESTIMATED or not _HARM.isdisjoint(map(WORD_OF, words[index + 1 :]))
    if word == "努力":
        return _is_past_effort(words, index, before, after)
    if word in ("规定", "确保"):
        held = word == "规定" and (
            after in _AS_RULED or any(said in _HELD_AGAINST for said, _ in clause_up_to(words, index))
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
    return word == "可能" and _may_be_of_some(words, index, before, after)


def _may_be_of_some(words: Sequence[Word], index: int, before: str, after: str) -> bool:
    """Whether a 可能 says what those are like who are counted, or what is likelier for some than for others."""
    if words[-1][0] == "的" and after in _MEETS:
        return True  # 可能受到威胁的41名群众
    if before in _JOINS or after in _JOINS:
        return True  # 确诊、疑似和可能感染病例
    if before == "更" or (before == "有" and index > 1 and words[index - 2][0] == "更"):
        return True  # 常运动的人更有可能长寿,患病风险降低20%
    return _modifies(words, index)


def _will(words: Sequence[Word], index: int, after: str, moves: str) -> bool:
    """Whether a 将 says what is to come, and does not bring an object before its verb."""
    moved = words[index + 2][1] if index + 2 < len(words) else ""
    objects = {said for said, _ in words[index + 2 : index + 6]}
    if _disposes(words, index) or after in _HELD or after in _BEFELL or (index and words[index - 1][0] in _CAN):
        return False
    if moves == "vn" and (moved.startswith(("n", "vn")) or not objects.isdisjoint(("由", "从"))):
        return False
    if after == "基本" and moved == "v":
        return True  # 将基本完成改造
    return moves in _MOVING or after in ("于", "比", "较", "从", "由", "在", "每", "有", "是", "为", "全", "合共")


def _disposes(words: Sequence[Word], index: int) -> bool:
    """Whether 将 only brings its object before the verb: 将原有厂房改造为…, 将闲置校舍改建成…"""
    if words[index + 1 : index + 2] and words[index + 1][0] == "把":
        return False  # 将把产能提高到8万吨
    if words[-1][0] in _TURNED and any(tag.startswith("n") for _, tag in words[index + 1 : -1]):
        return len(words) - index < 10  # 将旧厂房建成
    verbs = 0
    for at in range(index + 1, min(index + 10, len(words) - 1)):
        word, tag = words[at]
        if tag == "x":
            return False
        if word in _TURNED or (tag.startswith("v") and words[at + 1][0] in ("为", "成", "给", "到", "至", "入")):
            return at > index + 1 and (verbs < 1 or words[index + 1][1] != "v" or words[index + 2][1].startswith("n"))
        verbs += tag == "v" and at > index + 1
    return False


def _announces(word: str, before: str, was: str, after: str, moves: str) -> bool:
    if word == "宜" and not moves.startswith("v"):
        return False  # 宜就镇养蚕696张
    if word == "建议" and (not after or after in _SORTED or before in lexicon.RECEIVED):
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
    if word == "规定" and not after and was.startswith("n"):
        return False  # 清理有关政策规定2300件
    return not (word == "规定" and before in ("按", "按照", "项", "的", "按规定"))


def _is_beside(words: Sequence[Word], index: int) -> bool:
    """Whether a 要 only says how something stands to another: 售价比去年同期要降低五成."""
    return words[index + 1][0] in lexicon.CHANGING and any(said == "比" for said, _ in clause_up_to(words, index))


def _habitual(words: Sequence[Word]) -> bool:
    return any(word in ("每天", "平均", "一天", "以前", "平时", "天天", "往往", "都", "就") for word, _ in words[-6:])


def _intends(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    """Whether a 计划 says what is meant to be done, and is not what a scheme is called: 营养改善计划惠及…"""
    if before in _POINTED or before in ("”", "》"):
        return False  # 这计划在2023年开支约40亿元, “护苗”计划随访8000名学生
    if index and words[index - 1][1] in ("v", "vn") and (moves == "v" or after in ("已", "已经")):
        return False  # 营养改善计划已实现全覆盖
    if index and before in ",，;；" and moves[:1] in ("n", "b"):
        return True  # …,计划三年内省级补助建设幼儿园
    if (before in _WHOLES or before in _PLANNERS or not index) and moves[:1] == "n":
        return True  # 全县计划农作物播种面积…, 全年计划资本开支…
    if moves == "m" and index + 2 < len(words) and words[index + 2][1] == "v":
        return True  # 计划三天收购60吨
    return moves in ("v", "d", "p", "vn") or after[:1] in _DOES or (not after and before != "行动")


def _is_noun_plan(words: Sequence[Word], index: int, before: str, after: str, moves: str) -> bool:
    word = words[index][0]
    if any(
        said == "占" or (said in lexicon.REACHED and words[-1][0] == "的") for said, _ in clause_up_to(words, index)
    ):
        return False  # 完成年度目标任务的85%, 占年计划投资的64%
    if after in _MET and any(said in lexicon.REACHED for said, _ in clause_up_to(words, index)):
        return False
    if after in _NO_AIM or (after in (",", "，") and not _TOWARDS.isdisjoint(map(WORD_OF, clause_up_to(words, index)))):
        return False
    if word == "目标" and index == 1 and before == "的" and after in ",，" and words[3:4] != (("其中", "r"),):
        return False  # of the figure before, and what follows was done for it: 收入超过5万元的目标,创办…
    if word == "目标价":
        return len(words) - index < 5  # 维持买入评级,目标价为12元
    if word in ("任务", "指标"):
        return before not in _POINTED and after in ("为", "是", ":", "数")
    if word == "计划" and before in _CALLED_PLANS and after in ("建设", "等", "项目", "实施"):
        return False  # 职业教育质量提升计划建设等项目
    if word == "计划" and not after and not _DRAWN_UP.isdisjoint(map(WORD_OF, clause_up_to(words, index))):
        return False  # 编制防汛计划12份
    if word == "计划":
        return _intends(words, index, before, after, moves)
    if word == "规划":
        return after in ("产能", "面积", "总投资", "建设", "年产能", "总", "总面积", "建筑面积", "投资", "")
    if after in _LISTS or (
        after in ("主要", "具体") and words[index + 2 : index + 3] and words[index + 2][0] in _LISTS
    ):
        return True
    return after in ("为", "是", ":", "", "达到", "达", ",", "也", "定") or moves == "m" or len(words) - index <= 4
