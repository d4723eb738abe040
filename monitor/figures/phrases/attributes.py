"""Attributes: what a 的 after a measure word gives to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.members import COUNT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.nouns import noun_phrase
from monitor.figures.phrases.predicates import first_words, predicate
from monitor.figures.phrases.right import NO_FOLLOWER, NO_RIGHT, Right
from monitor.figures.phrases.shortening import MEASURE_TAGS, MEASURED_IN, SUMMED, without_measures
from monitor.figures.phrases.trimming import PRICES, SPEAKS
from monitor.figures.phrases.words import AGES, ANYONE, LONGEST, PERSONS, joined
from monitor.figures.segmenter import Word
from monitor.wordlists import word_set, word_tuple

# 在2万人至5万人之间的有4个
_HAS: Final = frozenset(("有", "是", "为", "达", "占"))
_HOW_COMMON: Final = frozenset(("很", "比较", "非常", "特别", "最", "居多", "也", "都", "还"))
_SAYS: Final = SPEAKS | {"报告", "自称", "回答", "反映", "承认", "觉得", "报告说", "表示说", "道"}
_SHOWS: Final = ("表明", "显示", "发现", "指出", "证实", "提示", "居首", "居前", "领先", "领跑", "夺冠")
_ANSWERS: Final = _SAYS | {"预期", "预计", "预测", "判断", "“"}
# What somebody leads or ranks by, and the parts of speech of what goes on after it.
_PARTS_HELD: Final = frozenset(("占比", "份额", "市占率", "比重", "比例", "得票率", "支持率"))
_GOING_ON: Final = frozenset("vdilz")
# On what another thing rests: 减税18亿元的基础上,….
_GROUNDS: Final = frozenset(("基础", "前提", "背景"))
# 创下75.5美元的52周新高, 高于分析师2亿元的预估中值
_NAMELESS = lazy(
    "[0-9]{2}周|(?:历史)?(?:同期)?(?:最[高低]|平均)?(?:水平|纪录|记录|峰值|均值)[高低多少]?|(?:市场|华尔街|分析师|机构)?(?:平均|一致|普遍)?(?:预[期估测料])(?:中?值|中位数)?"
)
# By how much in all somebody wins: 以534.80的总分成为冠军.
_TOTALS: Final = frozenset(("总分", "总成绩", "总积分"))
# In what age of its own something stood at a figure (年销量500亿包的黄金期), and what it is only set beside.
_AGES_OF: Final = ("相比", "黄金期", "鼎盛期", "高峰期", "巅峰期", "时代", "新阶段", "黄金时期", "鼎盛时期")
# How high something stood at a figure: 曾触及3791美元的纪录高价, 跌至0.746的日内低点.
_NTH: Final = frozenset(("届", "次", "期", "批", "轮"))
_EXTREMES: Final = word_tuple(
    "新高纪录 新低纪录 日低 日高 纪录高价 历史高价 高点 低点 新高 新低 高位 低位 天价 最高价位"
)
# 按每户5000元的标准发放产业扶持资金: by which it is paid.
_STANDARD: Final = "标准"
# At what pace somebody goes on or goes before the others.
PACES: Final = frozenset(("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅", "增长率"))
# Whom so much is told of, which the next figure measures: 睡眠不足5小时的人, 锻炼不足半小时的人群.
_WHOM: Final = (("人", "n"), ("人群", "n"))
_MODALS: Final = frozenset(("能", "会", "可", "要"))
# With what begins that which one of such a size costs, yields or may do, and by what it is sized.
_COSTS_OR_CAN: Final = frozenset("能可要得只需涨降跌卖花少多约")
_SIZES: Final = frozenset((Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.MONEY, Kind.PRICE))
# How somebody stands to the others by what a figure tells.
_STANDS: Final = word_set(
    "占据 重返 重夺 夺回 蝉联 位居 位列 名列 居 居首 居于 稳居 领跑 领先 领涨 排名 排在 夺冠 登顶 拔得头筹"
)


def after_of(mention: Mention, words: Sequence[Word]) -> Right:
    """What a 的 after the measure word gives to it; 收购价格 of 以每斤3元的价格收购芋头."""
    if len(words) > 3 and words[1][0] in ANYONE and words[2][0] in _ANSWERS:
        return Right(_answer(mention, words), "of")
    if len(words) > 2 and words[1][0] in PRICES and _trades(words[2]):
        return Right(words[2][0] + words[1][0] if len(words[2][0]) > 1 else words[1][0], "of")
    if len(words) > 2 and (_is_led_by(words) or words[1][0] in _TOTALS):
        return Right(words[1][0], "of")
    if len(words) > 2 and words[1][0] == _STANDARD and words[2][1].startswith("v"):
        return _paid_by(words[2:])
    if words[1:2] and words[1] in _WHOM and mention.unit_name not in PERSONS and mention.unit.kind is not Kind.PERCENT:
        return NO_RIGHT  # 睡眠不足5小时的人 tells of whom the next figure is
    if words[1:2] and (words[1][0] in _HOW_COMMON or words[1][0] == "同时"):
        return NO_RIGHT  # 赚一二十万元的很普遍, 能耗降低40%的同时保持产量
    if mention.unit.kind in _SIZES and len(words) > 2 and words[1][1][0] == "n" and words[2][0][0] in _COSTS_OR_CAN:
        return Right(words[1][0].removesuffix("约"), "of")  # 一套90平方米的房子要交2160元
    if words[1:2] and words[1][0] in _MODALS:
        return NO_RIGHT  # 有22%的能超过8小时
    if len(words) > 3 and words[2][0] in AGES and words[1][1] in MEASURE_TAGS:
        words = [words[0], *without_measures(list(words[1:]))]  # 44%的19-25岁年轻人
    words = _without_ordinal(words)
    noun = noun_phrase(words[2 if len(words) > 2 and words[1][0] == "是" else 1 :])
    if noun in ("人", "人群") and len(words) > 2:
        return predicate(mention, words[2:])
    if noun.endswith(_SHOWS):
        noun = noun[:-2]  # 涉及48万人的研究表明
    return NO_RIGHT if is_unnamed(noun, mention) else Right(noun, "of")


def _paid_by(words: Sequence[Word]) -> Right:
    """What is paid out by a standard that a figure tells: 按每户5000元的标准发放产业扶持资金."""
    paid = noun_phrase(words[1:])
    return Right(paid, "of") if paid and paid not in lexicon.WEAK else NO_RIGHT


def _without_ordinal(words: Sequence[Word]) -> Sequence[Word]:
    """Without which of a run of such occasions it is: 为期9天的第23届电影节."""
    if len(words) < 3 or words[1][0] != "第":
        return words
    nth = next((at for at in range(2, min(5, len(words) - 1)) if words[at][0] in _NTH), 0)
    return [words[0], *words[nth + 1 :]] if nth else words


def _is_led_by(words: Sequence[Word]) -> bool:
    """Whether a 的 and a noun say by what somebody goes on, leads or ranks, which is no part of the name."""
    noun, (doing, tag) = words[1][0], words[3] if words[2][1] == "d" and len(words) > 3 else words[2]
    if noun == "速度" or (noun in PACES and tag == "v"):
        return True  # 以年均8%的速度稳步增长, 以41.26%的增速领跑市场
    if noun in _PARTS_HELD and tag[:1] in _GOING_ON:
        return True  # 自主品牌以61.8%的占比遥遥领先
    return doing in _STANDS and noun not in SUMMED and bool(noun_phrase(words[1:2]))  # 以120亿元的产值位居第一


def _trades(word: Word) -> bool:
    """Whether a word says what is done at a price and does not set it against another or tell where it went."""
    return (
        word[1] in ("v", "vn") and word[0] != "进行" and word[0] not in lexicon.CHANGING and word[0] not in NO_FOLLOWER
    )


def is_unnamed(noun: str, mention: Mention) -> bool:
    """Whether what follows a 的 names nothing that is counted or measured."""
    if not noun or noun.isdecimal() or _NAMELESS.fullmatch(noun) or noun == MEASURED_IN.get(mention.unit.kind):
        return True
    return (
        noun in lexicon.WEAK
        or noun in _HAS
        or noun in lexicon.NO_PHRASE
        or noun in _GROUNDS
        or (noun.startswith("成绩") and mention.unit.kind is COUNT)
        or noun.endswith(_AGES_OF)
        or (noun.endswith(_EXTREMES) and not (mention.unit_name and mention.unit.kind is COUNT))
    )


def _answer(mention: Mention, words: Sequence[Word]) -> str:
    """What those asked said, and who they are: 认为“一般”的居民; of people in general only what: 曾有头痛."""
    who = words[1][0]
    said = next(at for at in range(2, len(words)) if words[at][0] not in _SAYS or at + 1 == len(words))
    if who in ("人", "人群"):
        return predicate(mention, words[said:]).text
    words = first_words([*words[2:3], *words[max(said, 3) :]], LONGEST - len(who) - 1)
    if ("“", "x") in words and ("”", "x") not in words:
        words.remove(("“", "x"))  # the clause ends within what it quotes
    return f"{joined(words)}的{who}"
