"""Edges: the words that lead into a clause, and those that reach the number at its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.phrases.words import NOUNS, NUMERALS, REACH, has_noun
from monitor.figures.segmenter import Word
from monitor.wordlists import word_tuple

_FUNCTION: Final = frozenset(("p", "d", "c", "uj", "ul", "ud", "uz", "ug", "y", "x", "w", "e", "o", "u"))
# Adverbs that belong to what is named: 不合格, 自然增长率.
_KEPT: Final = frozenset(("不", "未", "无", "没", "没有", "非", "自然"))
# In what terms a thing is told, by the words that begin and end them, and how many there are at most.
TOLD_IN: Final = frozenset(("按", "按照", "以", "用", "扣除", "剔除"))
_TERMS: Final = frozenset(("计价", "计算", "口径", "因素", "折算"))
_LONGEST_TERMS: Final = 6
# Whose it is, which only the sentence before can tell: 他的档口日均销量.
_OWNERS: Final = frozenset(("他", "她", "它", "我", "他们", "她们", "它们", "我们", "你", "咱们"))
# With 在 before it, what something stands at: 在谈项目, 在售房源.
_STANDING: Final = frozenset("轨谈研校册编岗售产孵库途营站园院训读职孕")
# What the figure sizes: 内置一块8300mAh电池.
_ONE_OF: Final = frozenset(("一块", "一颗", "一台", "一款", "一枚", "一个", "一座", "一条", "一支", "一套"))
# What only says of one thing that it is meant: 这条村道.
_OF_ONE: Final = frozenset(("款", "条", "座", "所", "起", "艘", "栋", "幢", "棵", "株"))
# Behind a word they make a sort of thing of it: 全天型.
SORTS: Final = frozenset(("型", "类", "式", "组"))
BEFORE: Final = frozenset(
    ("最初", "原来", "原先", "原本", "原定", "过去", "当初", "起初", "以前", "此前", "之前", "开始")
)
_CLOSERS: Final = frozenset(("”", "’", "》", ")", "）"))
# Words before a number that lead to it, and those of them that may belong to what is named.
_PASSING: Final = lexicon.REACHING | lexicon.CHANGING | BEFORE | frozenset("大猛骤陡急狂净疯续阴普暴锐剧领变能")
_HELD: Final = _CLOSERS | {"增长", "比", "建议", "人民币", "数", "计划"}
# 同比增收: more of what was told before.
_ACCOUNTED: Final = frozenset(("增收", "减收", "增支", "减支", "短收", "超收"))
REACHES: Final = frozenset("到至为")
_FROM_TO: Final = REACHES | {"由", "从"}
# 代表议案建议156件,其中议案6件、建议150件
_BESIDE_ADVICE: Final = frozenset(("议案", "意见", "提案", "、", "和", "合理化"))
_FOR_EACH: Final = frozenset(("人均", "户均", "亩均", "村均"))
# Only such a word, by its tag, its first character or itself, can end in what the number is for one of.
_SELLS: Final = frozenset(("卖", "能卖", "可卖"))
# 提前, which the segmenter may part (提 前一年), and words for how long.
_EARLY: Final = frozenset(("提前", "提"))
_HOW_LONG: Final = frozenset("mtq")
_COUNTING: Final = frozenset("mq")
_POINTED: Final = frozenset("省市县区镇乡村州")
# For whom something is done, in so many words at most.
_FOR_WHOM: Final = frozenset("为给替帮")
_WHOM: Final = 5
_ALSO_VERBS: Final = frozenset(("节约", "发放", "减免", "硬化", "绿化", "清理", "清运"))  # nouns to the segmenter
_THEIRS: Final = frozenset(
    ("发展", "建设", "经营", "运行", "生产", "创业", "就业", "带来", "增加", "创造", "贡献", "增收")
)
_SERVED: Final = word_tuple("企业 户 群众 单位 人员 者 商 公司 机构 人 农民 队伍 发展 建设")
_TIMES: Final = frozenset("年月天日周季小分秒晚夜隔")
_EACHES: Final = frozenset("每第")
_TAKEN_UP: Final = _ACCOUNTED | _FOR_EACH | _SELLS
_TELLS_HOW_MUCH: Final = frozenset("数额量值")
_WEIGHTS: Final = frozenset(("克", "千克", "公斤", "斤", "升", "毫升"))
_DOING: Final = frozenset(("v", "d"))
_DONE: Final = frozenset(("实现", "完成"))
# 争取接种率不低于85%, 争取新增企业100家: what is striven for, and not the funds that were got.
_STRIVES: Final = frozenset(("争取", "努力"))
# 超过去年成交总额2135亿元: what is surpassed.
_SURPASSES: Final = frozenset(("超过", "超"))
_SUMS: Final = frozenset("额数量入")
# With which the name of what has an average ends; in 平均每年新增就业 it is that of the years.
_AVERAGED: Final = frozenset("价格率量值重产日额位度速限雨高龄分数入期寿薪资距宽长厚温")
_EFFORTS: Final = _DONE | _STRIVES | _SURPASSES
_MEASURES: Final = frozenset("率量值数额比入积")
_LEADING: Final = lexicon.LEADS | {"级", "、", "”", "’", "·", ".", "-", "》", ")", "）"}
_LEADING_TAGS: Final = frozenset(("c", "d", "p", "y", "uj", "ul"))
# No other word may lead in, but for one with such a tag or end.
_MAY_LEAD: Final = {"主要", "下来", "范围"} | _LEADING | _EFFORTS | _OWNERS | lexicon.NOUN_PLANS | lexicon.CHANGING
_LEADING_ENDS: Final = frozenset("是年")


def without_ends(kept: list[Word]) -> list[Word]:
    """Without what leads in at the beginning and reaches the number at the end."""
    while kept and _is_trailing(kept):
        kept.pop()
    if kept and kept[-1][0] in _TERMS:
        kept = _without_terms(kept)
    ended = len(kept)
    while kept and (leads_in(kept) or (kept[0][0][0] == "一" and _is_basis(kept))):
        served = _served(kept)
        del kept[:served]
        if served or not kept:
            continue
        points = kept.pop(0)[0] in ("这", "那")
        if points and len(kept) > 1 and kept[0][0] in _OF_ONE:
            kept.pop(0)
        if len(kept) > 2 and kept[0][0] in _POINTED and kept[1][0] == "的":
            del kept[:2]  # 这个县的地区生产总值
    if len(kept) > 3 and kept[0][0] == "每" and kept[2][0] in _WEIGHTS and kept[1][0].isdigit():
        del kept[:3]
    if len(kept) > 2 and kept[1][0] in _WEIGHTS and kept[0][0].isdigit():
        del kept[:2]  # 每500克零售均价
    if len(kept) > 2 and kept[0][0] in _EARLY and kept[1][1] in _HOW_LONG:
        return without_ends(_after_how_early(kept))
    if len(kept) < ended:
        while kept and _is_trailing(kept):
            kept.pop()
    return kept


def _served(words: Sequence[Word]) -> int:
    """How many words say for whom it is done that is named after them: 为群众 发放贷款; 0 where none do."""
    if words[0][0] not in _FOR_WHOM:
        return 0
    end = next((at for at in range(2, min(len(words) - 1, _WHOM)) if _does(words, at)), 0)
    whom = end and all(tag in NOUNS for _, tag in words[1:end])
    return end if whom and words[end][0] not in lexicon.CHANGING else 0


def _does(words: Sequence[Word], at: int) -> bool:
    """Whether a word is what is done for those before it, and not what they do themselves: 为企业 节约, 为出口 企业."""
    word, tag = words[at]
    done = tag[0] == "v" or word in lexicon.NOMINAL_VERBS or word in _ALSO_VERBS
    return done and word not in _THEIRS and not words[at + 1][0].endswith(_SERVED)


def _after_how_early(words: list[Word]) -> list[Word]:
    """What was done before its time, without by how long: 提前两个月完成投资."""
    start = next((at for at in range(1, len(words)) if words[at][1] not in _HOW_LONG), len(words))
    return words[start:]


def _without_terms(words: list[Word]) -> list[Word]:
    """Without the terms that it is told in: 出口额以人民币计价, 人均可支配收入扣除价格因素."""
    first = max(1, len(words) - _LONGEST_TERMS)
    at = next((at for at in range(len(words) - 1, first - 1, -1) if words[at][0] in TOLD_IN), 0)
    return words[:at] if at and has_noun(words[:at]) else words


def _is_basis(words: list[Word]) -> bool:
    """Whether the words begin with what the figure before was for one of: 268元一晚涨到…"""
    word, tag = words[0]
    return (
        len(words) > 1
        and len(word) == 2
        and (tag in ("m", "mq", "t") or word[1] in "晚天斤个枚只套台张件盒间位吨")
        and (words[1][1].startswith("v") or words[1][0] == "的")
    )


def _is_trailing(words: list[Word]) -> bool:
    """Whether the last word leads to the number, or is what the number is for one of: 收于每桶, 平均每公斤."""
    word, tag = words[-1]
    if word in _HELD and _is_held(words):
        return False
    if word in _PASSING or tag in _FUNCTION or (word[-1] in REACHES and REACH.fullmatch(word)):
        return True
    return (tag in _COUNTING or tag == "eng" or word[0] in _EACHES or word in _TAKEN_UP) and _ends_in_basis(words)


def _ends_in_basis(words: list[Word]) -> bool:
    """Whether the last word is what the number is for one of, or more of what was told before."""
    word, tag = words[-1]
    if word in _SELLS:
        merely = len(words) > 1 and words[-2][1] == "d"  # 鸡毛菜只卖3元
        each = len(words) > 1 and words[-2][0][0] == "每"  # 草莓每斤卖
        return merely or each or any(said.endswith(("价", "价格")) for said, _ in words)
    if tag == "m" and (len(word) == 1 or word in _ONE_OF):
        return True
    if word[0] == "每":
        return len(word) < 5
    before = words[-2][0] if len(words) > 1 else ""
    if tag == "eng":
        return before == "每"  # 运价跌至每TEU 882美元
    if before in ("", "同比") and word in _ACCOUNTED:
        return True
    if word in _FOR_EACH and (before in _FROM_TO or (before == "的" and len(words) > 2 and words[-3][0] in _FROM_TO)):
        return True  # 标准由人均500元提高到人均700元, 消费量由2000年的人均9公斤提高到…
    if tag == "q" or (tag == "m" and before[:1] == "每"):
        return before in ("每", "每一")
    if tag == "m" and len(words) > 2 and words[-3][0] == "每":
        return words[-2][1] == "m"
    return word[0] == "第" and tag == "m" and before in lexicon.RANKS


def _is_held(words: list[Word]) -> bool:
    """Whether a word that leads elsewhere belongs to what is named here: 经济增长, 城乡收入比, 收到的建议, 在岸人民币, 投资计划, 科技计划."""
    word = words[-1][0]
    if word in _CLOSERS:
        return True
    before, tag = words[-2] if len(words) > 1 else ("", "")
    if word == "比" and before[-1:] in _TELLS_HOW_MUCH:
        return False  # 决算数比上年减少
    if word == "比" and before == "之":
        return True  # 城乡居民收入之比
    if word in ("比", "数"):
        return tag in NOUNS and before not in lexicon.CHANGING
    if word == "建议":
        return not before or before in lexicon.RECEIVED or before in _BESIDE_ADVICE
    if word == "计划":
        return before == "投资" or before in lexicon.SCHEMED
    return before in (("在岸", "离岸") if word == "人民币" else ("经济",))


def _is_effort(words: list[Word]) -> bool:
    """Whether the first word only says that something is done, striven for or surpassed."""
    if words[0][0] in _DONE:
        return has_noun(words[1:])
    if words[0][0] in _SURPASSES:
        return words[-1][0][-1] in _SUMS
    return words[1][1][0] in "vdpa" or words[-1][0][-1] in _MEASURES


def _belongs(word: str, words: Sequence[Word]) -> bool:
    """Whether a word that may lead in belongs to what is named by the next: 全天型, 中标价, 平均票价, 每百户拥有汽车."""
    after, tag = words[1]
    if word == "每":
        return after[0] not in _TIMES and tag != "v"
    if after in SORTS or (word == "中" and after[0] == "标"):
        return True
    return word == "平均" and tag[0] == "n" and words[-1][0][-1] in _AVERAGED


def leads_in(words: list[Word]) -> bool:
    """Whether the first word leads in and is no part of what is named: 其中, 目标是, 他的."""
    word, tag = words[0]
    if word not in _MAY_LEAD and tag not in _LEADING_TAGS and word[-1] not in _LEADING_ENDS:
        return False
    if len(words) > 1 and _belongs(word, words):
        return False
    if word in _EFFORTS and len(words) > 1:
        return _is_effort(words)
    if (word in lexicon.NOUN_PLANS or word == "主要") and len(words) > 1 and words[1][0] in ("是", "为"):
        return True  # 目标是到2025年建成…, 主要是转移支付增加…
    if word in _KEPT or (word == "在" and len(words) > 1 and words[1][0] in _STANDING):
        return False  # 在谈项目
    if word in ("下来", "范围") and len(words) > 2:
        return word == "下来" or words[1][0] == "内"  # 平均下来每间民宿增收, 震中5公里范围内平均海拔
    if len(word) == 1 and len(words) > 2 and words[1][0] == "、":
        return False  # 中、高等职业教育
    if word in lexicon.CHANGING and len(words) > 1 and words[1][0] in ("到", "至"):
        return True
    if word in _LEADING or tag in _LEADING_TAGS:
        return True
    if word in _OWNERS and len(words) == 3 and words[1][0] == "的" and len(words[2][0]) == 1:
        return False  # 我的牛 says a little more than 牛
    if word in _OWNERS and len(words) > 2 and (words[1][0] == "的" or (word == "我们" and words[1][1] in _DOING)):
        return True  # 我们将新建高标准农田
    last = word[-1]
    return (last == "是" and word.endswith("的是")) or (last == "年" and tag == "t" and word[0] in NUMERALS)
