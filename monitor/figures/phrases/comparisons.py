"""Comparisons: what a figure is held against (比上年, 较去年同期), which is no part of what it is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.phrases.words import has_noun
from monitor.figures.segmenter import Word
from monitor.wordlists import word_set

# What of another time something is set beside.
_BASES: Final = frozenset(
    ("均值", "平均值", "平均数", "平均水平", "水平", "同期", "高点", "低点", "峰值", "中位数", "基数")
)
_COMPARED: Final = word_set("风险 概率 几率 死亡率 发病率 患病率 成本 价格 售价 能耗 续航 可能性 危险 发生率")
_ONCE: Final = frozenset(("原来", "以前", "以往", "往年", "原先", "之前", "过去", "此前"))
_MAY: Final = frozenset(("会", "将", "可", "可能"))
_BY_TIME: Final = frozenset(("同比", "环比", "同期", "分别", "均", "都"))
_RATES: Final = frozenset(("增速", "增幅", "涨幅", "降幅"))  # 比全县收入增速高6个百分点
_MEASURES: Final = ("量", "额", "人数", "收入", "产值", "面积", "利润")
_WITH: Final = frozenset(("与", "和", "同", "跟", "比"))
# How much more is offered than a price: 较收盘价溢价30%.
_RATHER: Final = frozenset(("较快", "较大", "较高", "较多", "较好", "较低"))
_DEGREES: Final = frozenset("好差优强弱大小轻重深浅")
_BY_FAR: Final = ("大幅", "小幅", "大程度")
_GRADES: Final = frozenset(("高收入", "低收入", "高水平", "低水平", "高等级", "低等级"))
_OVER_PRICE: Final = frozenset(("溢价", "折价", "折让"))


def without_comparison(words: list[Word]) -> list[Word]:
    """Without 比上年 or 较去年同期: from the 比 to the verb of change that follows it."""
    if words[-1][0] in _OVER_PRICE:
        return words[-1:]
    for at in range(len(words) - 1, -1, -1):
        word = words[at][0]
        if (word in ("比", "比上", "比起", "相比", "比较", "对比") or word[0] == "较") and _compares(words, at):
            break
    else:
        return words
    since = _set_beside(words[:at])
    sets_out = at > 0 and since == at and any(word in lexicon.CHANGING for word, _ in words[at + 2 :])
    if (words[at][0] == "相比" and not sets_out) or (words[at][0] == "比" and at - 3 < since < at):
        return words[:since] + words[at + 1 :]  # 与上期相比, 与上期比
    verb = next(
        (
            i
            for i in range(at + 1, len(words))
            if (words[i][0] in lexicon.CHANGING and words[i][0] not in _RATES)
            or words[i][0] in ("减轻", "节约", "节省")
        ),
        None,
    )
    if verb is None:
        return words[:at]
    measured = _measured_against(words, at, verb)
    return words[:at] + measured + (words[verb:] if verb + 1 < len(words) else [])


def _set_beside(words: Sequence[Word]) -> int:
    """Where it begins with what something is compared: 人数和收入 与去年同期 相比; how many words there are if nowhere."""
    beside = [at for at, (word, _) in enumerate(words) if word in _WITH]
    return max([at for at in beside if words[at][0] != "和"] or beside, default=len(words))


def _measured_against(words: list[Word], at: int, verb: int) -> list[Word]:
    """Of what one thing has more than another: 比标准版续航延长1小时, 比不喝咖啡的人的死亡风险低30%."""
    last = next((i for i in range(verb - 1, at, -1) if words[i][0] not in _BY_TIME), at)
    of_time = last > at and words[last][0].endswith(_MEASURES)  # 景区较往年游客量同比增长4%
    measured = of_time or (verb - at > 2 and words[verb - 1][0] in lexicon.MEASURED)
    if measured and (at or ("的", "uj") not in words[:verb]):
        return words[last : last + 1]
    if not at and words[1][0] in _ONCE and has_noun(words[2:verb]):
        return words[2:verb]  # 比原来路程缩短了3公里
    if at and words[verb - 1][0] in _COMPARED and (whom := _against_whom(words, at, verb)):
        return words[whom:verb]  # 晚睡的人比早睡者糖尿病风险高出46%
    of = next((index for index in range(verb - 1, at, -1) if words[index][0] == "的"), 0)
    end = verb - 1 if words[verb - 1][0] in _MAY else verb
    owned = words[of + 1 : end] if of else []
    return owned if owned and owned[-1][0] in _COMPARED and has_noun(owned) else []


def _against_whom(words: Sequence[Word], at: int, verb: int) -> int:
    """Where what is compared begins after those whom it is held against, told by a 者 or 人; 0 if they are not."""
    return next((index + 1 for index in range(verb - 2, at, -1) if words[index][0][-1] in "者人组"), 0)


def _compares(words: list[Word], index: int) -> bool:
    """Whether a word begins a comparison; the 比 of 城乡居民收入比由… is a ratio."""
    word = words[index][0]
    if word == "比较":
        return not index and len(words) > 2  # 比较今年高峰期价格下降了33%
    if word == "对比":
        return index + 1 < len(words)  # 对比上年增加3万亩
    if word in ("比", "比上", "比起"):
        after = words[index + 1][0] if index + 1 < len(words) else ""
        if after == "的":
            return index + 2 == len(words) or words[index + 2][0] in _BASES  # 总产比去年的647亿斤, 比往年的均值高
        return after not in ("", "由", "为", "是", "达", "从", "约")
    return word == "相比" or (word[0] == "较" and not _is_rather(words, index))


def _is_rather(words: list[Word], index: int) -> bool:
    """Whether a 较 only says to what degree: 较好级, 较差, 较低收入户."""
    word, tag = words[index]
    if word != "较":
        return tag[0] in "anzb" or word in _RATHER
    after = words[index + 1][0] if index + 1 < len(words) else ""
    return (after[:1] in _DEGREES and not after.startswith(_BY_FAR)) or after in _GRADES
