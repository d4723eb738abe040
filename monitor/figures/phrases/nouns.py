"""Noun phrases: what the words after a measure word name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.phrases.words import AMONG, COMFORTABLE, NOUNS, joined, whose
from monitor.figures.segmenter import WORD_OF, Word
from monitor.wordlists import word_set

LINKS: Final = frozenset(("/", "／", "、", "和", "与", "及", "以及", "或", "并", "且", "至", "到", ",", "，"))
_SHORT_NAME: Final = 12
_OF_NATURE: Final = 2  # characters that are no 属性 or 男性, which are things themselves
# They close what tells some people apart from others.
_RELATES: Final = frozenset("的者")
# They end what a thing is called: 咖啡可以降低风险, 显卡来满足需求.
_MODALS: Final = frozenset(("预计", "有望", "可望", "可以", "能够", "能", "来", "全部", "会", "必须", "如果", "若"))
_NEGATES: Final = frozenset(("没有", "未", "未能", "无法"))
# What is done for those counted: 为3.6万名老人发放养老金.
_GIVES: Final = frozenset(("发放", "提供", "办理", "落实", "购买", "送去", "送上", "减免", "报销"))
# What those counted have come to: 8万亩早稻迎来收获期.
_STAGES: Final = frozenset(
    ("迎来", "呈现", "呈现出", "喜获", "喜迎", "进入", "步入", "开镰", "开割", "长势", "开售", "告罄", "售罄")
)
# What those counted or told of are set against.
_SETS_BESIDE: Final = frozenset(("低于", "高于", "多于", "少于", "好于", "快于", "慢于", "大于", "小于", "不及"))
_ENDS_NOUN: Final = _GIVES | _STAGES | _SETS_BESIDE
_ADVERBS: Final = frozenset(("d", "ad", "vd"))
_TAKES_PART: Final = frozenset(("参加", "参与", "出席", "列席"))
_NO_END: Final = word_set(
    "以后 之后 的 之一 “ ‘ 《 ( （ 第 中居 中列 中有 左右 上下 发生 出现 进行 小幅 大幅 受到 得到 有关"
)
_WRONGS: Final = frozenset(("问题", "现象", "情况", "状况", "难题", "因素", "矛盾"))
_AIMS: Final = frozenset(("目标", "计划", "任务"))
_TASKS: Final = frozenset(("任务", "试验", "行动", "活动", "演练"))
_SPREAD: Final = word_set("平均 年均 人均 户均 日均 月均 多数 大多数 大多 大都 大部分 各 均 分别 各自 全 都 正在")
# 20户人家那里流转过来
_THERE: Final = frozenset(("那里", "这里", "那儿", "这儿", "手里", "手中", "手上"))
_PLANNERS: Final = frozenset(("银行", "企业", "公司", "单位", "部门", "学校", "农户", "合作社"))


def act(words: Sequence[Word], noun: str) -> str:
    """The verb after a noun which says what was done so many times: 31次火箭发射, 290次专项发射任务."""
    at = length = 0
    while at < len(words) and length < len(noun):
        length += len(words[at][0])
        at += 1
    if length != len(noun) or at == len(words) or words[at][1] != "v" or len(words[at][0]) != 2:
        return ""
    verb, after = words[at][0], words[at + 1 : at + 2]
    if verb in _NO_END:
        return ""  # 18起火灾中有10起在农村
    if after and after[0][0] in _TASKS:
        return verb + after[0][0]
    return verb if not after or after[0][1] == "x" else ""


# Who does what is told behind them.
_AGENTS: Final = (
    "企业", "公司", "商户", "团", "队", "专家", "部门", "干部", "党员", "学生", "代表", "志愿者", "医生", "民警", "游客",
)  # fmt: skip


def summed_up(words: Sequence[Word]) -> str:
    """What a list of doings is summed up as: 29起拉抬打压、虚假申报等交易行为."""
    said = list(map(WORD_OF, words[:9]))
    if "、" not in said or "等" not in said:
        return ""
    end = said.index("等")
    if any(tag in ("d", "p") for _, tag in words[:end]):
        return ""  # 50名工人分别在配料、包装等岗位忙碌
    first = said.index("、")
    if words[0][1].startswith("n") and any(
        tag == "v" and word not in lexicon.NOMINAL_VERBS for word, tag in words[:first]
    ):
        return ""  # 1630万台农业机械投入小麦、油菜等作物抢收
    if any(word.endswith(_AGENTS) and words[at + 1][1][0] == "v" for at, (word, _) in enumerate(words[:first])):
        return ""  # 12家企业入驻产业园、孵化器等平台
    doings = any(tag.startswith("v") for _, tag in words[:end])
    return noun_phrase(words[end + 1 :]) if doings else ""


def noun_phrase(words: Sequence[Word]) -> str:
    """What the words name at their beginning, at most 20 characters of it; empty if they name nothing."""
    nouns = _nouns(words)
    name = _quoted_name(words) if words and words[0][0] == "“" else ""
    return nouns if name in nouns else name


def _quoted_name(words: Sequence[Word]) -> str:
    """A short name in quotation marks that is counted, whatever its words are: 10处“拆墙透绿”; empty for any other."""
    end = next((at for at in range(1, min(8, len(words))) if words[at][0] == "”"), 0)
    if not end or (end + 1 < len(words) and words[end + 1][1] != "x"):
        return ""
    name = "".join(map(WORD_OF, words[1:end]))
    return name if len(name) <= _SHORT_NAME else ""


def _nouns(words: Sequence[Word]) -> str:
    kept: list[Word] = []
    length = 0
    for index, (word, tag) in enumerate(words):
        if kept and ((word in _RELATES and whose(words, index)) or word in _MODALS or word in _NEGATES):
            break
        if kept and (((kept[-1][1] in NOUNS or kept[-1][0] == ")") and _set_apart(words, index)) or word in _THERE):
            break
        if (
            kept
            and word == "年"
            and kept[-1][1] != "m"
            and index + 1 < len(words)
            and words[index + 1][1].startswith("v")
        ):
            break  # 700亩蔬菜种植年创收290万元
        if kept and word == "中" and tag == "f" and kept[-1][1] in NOUNS and kept[-1][0] != "发展":
            break  # 80个行政村中新发展养殖专业村15个
        ends = (
            (tag == "v" and word not in lexicon.NOMINAL_VERBS)
            or tag in ("p", "d", "ul", "uz", "ug", "y")
            or word in lexicon.STOPS
        )
        if ends and ((word in LINKS and index + 1 < len(words)) or (word == "不" and _is_wrong(words[index + 1 :]))):
            ends = False
        if (
            ends
            and kept
            and (tag != "v" or word in _ENDS_NOUN or _closed(kept) or _done(words, index))
            and not (_relative(words, index) or _one_name(kept, tag) or _takes_part(words, index))
        ):
            break
        if length + len(word) > COMFORTABLE:
            break
        kept.append((word, tag))
        length += len(word)
    while kept and (
        _counts_moves(words, kept)
        or kept[-1][0] in LINKS
        or kept[-1][0] in _NO_END
        or kept[-1][1] in _ADVERBS
        or _apart(kept)
        or (len(kept) > 1 and kept[-1][0] in _AIMS and kept[-2][0] == "的")  # 建设500亩茶园的目标
    ):
        kept.pop()
    return joined(kept)


def _is_wrong(words: Sequence[Word]) -> bool:
    """Whether words behind a 不 say with it what is wrong: 饮水不 安全问题."""
    return len(words) > 1 and words[0][1][0] == "a" and words[1][0] in _WRONGS


def _set_apart(words: Sequence[Word], index: int) -> bool:
    """Whether a word goes on with what those named plan to do, with how long or with a comparison: 3家银行计划发放…, 10家景区8天
    共…, 12个省(区)较去年增加."""
    word, tag = words[index]
    after = words[index + 1] if index + 1 < len(words) else ("", "")
    if word == "较":
        return after[0] in lexicon.CHANGING  # what it is compared with, a time, is left out of the words
    if word == "计划":
        return after[1] == "v" or words[index - 1][0] in _PLANNERS
    return tag == "m" and word[0].isdigit() and after[0][:1] == "天"


def _counts_moves(words: Sequence[Word], kept: Sequence[Word]) -> bool:
    """Whether the phrase ends in how many went which way: 菜篮子商品价格|4涨3跌."""
    at = len(kept)
    return kept[-1][0].isdecimal() and at < len(words) and words[at][0][0] in "涨跌升降"


def _done(words: Sequence[Word], index: int) -> bool:
    """Whether a verb is told as done or going on: 司机参加了…, 工人忙着…"""
    return index + 1 < len(words) and words[index + 1][0] in ("了", "着")


def _takes_part(words: Sequence[Word], index: int) -> bool:
    """Whether a verb says at what those are who are named right after it: 听证会参加人员."""
    return words[index][0] in _TAKES_PART and words[index + 1 : index + 2] == [("人员", "n")]


def _one_name(kept: list[Word], tag: str) -> bool:
    """Whether a verb is named by the adjective before it, or by of what nature it is: 大罢工, 惊人的配置, 商业性发射."""
    last = kept[-1]
    if tag != "v":
        return False
    if last[1] == "a":
        return len(last[0]) == 1 or (len(kept) > 1 and kept[-2][0] == "的")
    return len(last[0]) > _OF_NATURE and last[0][-1] == "性"


def _apart(kept: list[Word]) -> bool:
    """Whether the words end in one that says where or how the things are, not what: 村民中, 泊位各."""
    return len(kept) > 1 and (kept[-1][0] in AMONG or kept[-1][0] in _SPREAD or kept[-1][0] == "上")


def _closed(kept: list[Word]) -> bool:
    text = "".join(word for word, _ in kept)
    if kept[0][0] in lexicon.GENERIC:
        return len(text) > len(kept[0][0]) + 3
    return len(text) > 2


def _relative(words: Sequence[Word], index: int) -> bool:
    """Whether a 的 with a noun after it soon follows, so that the verb is inside the phrase."""
    return any(words[i][0] == "的" for i in range(index + 1, min(index + 5, len(words) - 1)))
