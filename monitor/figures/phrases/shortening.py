"""Shortening: the words after a measure word without what says nothing of those that it counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Kind
from monitor.figures import lexicon
from monitor.figures.members import COUNT
from monitor.figures.mentions.mention import Mention
from monitor.figures.phrases.nouns import LINKS
from monitor.figures.phrases.words import NOUNS, NUMERALS, OUTPUTS
from monitor.figures.segmenter import Word
from monitor.wordlists import word_set

_BOUNDS: Final = word_set("年满 已满 人民币 左右 以上 以下 以内 之多 之高 之巨 之大 ( ) 整 级 .")
# Where a price or an index is about: 在5000美元附近.
_NEAR: Final = frozenset(("附近", "上方", "下方", "一线"))
# The last words before the next figure that are of it.
_LEAD_ON: Final = OUTPUTS | {"共", "比", "年加工", "日加工", "年处理", "日处理", "年出栏"}
_UP_TO: Final = frozenset("至到-—~")
# What those counted can do, of which the next figure tells: 3万包菌棒可产2000公斤香菇.
_CAN: Final = frozenset(("可", "能", "可以", "能够"))
_CAN_YIELD: Final = frozenset(("可产", "能产", "可收", "能收", "可采", "能采"))
# What a unit measures, which names nothing.
MEASURED_IN: Final = {Kind.MONEY: "钱", Kind.DURATION: "时间"}
# What begins the words after a figure and may be dropped is one of these; parts of speech of measures and ages.
# Of what so many taels are.
_SILVER: Final = frozenset(("白银", "银子", "纹银", "库银", "银"))
SAYS_NO_MORE: Final = _NEAR | _BOUNDS | _SILVER | set(MEASURED_IN.values())
MEASURE_TAGS: Final = frozenset(("m", "t", "mq"))
_MEASURING: Final = frozenset(("小时", "天", "年", "岁", "周岁", "天期", "年期", "月期"))
SUMMED: Final = frozenset(("成绩单", "成绩", "数据", "表现", "战绩", "纪录"))
_MIDST: Final = frozenset("中里内")
_BEING: Final = frozenset(("是", "免费"))
_STILL: Final = frozenset(("继续", "仍", "再次", "稳", "均", "都"))
# By what things counted are sized right behind their number, and how that is told.
_SIZES_NEXT: Final = word_set(
    "总长 全长 总里程 投资 总投资 投资额 投资总额 总投资额 面积 总面积 建筑面积 种植面积 注册资金 注册资本 总产值 总造价"
)
# By what a thing is measured right before its figure.
SIZED_BY: Final = (*"长宽深高厚积资值量容率力径产重距", "占地", "造价", "耗资", "加工", "流量每秒")
_FOR_EACH: Final = frozenset(("户均", "人均", "年均", "月均", "亩均", "村均", "每户", "每人", "每年", "每月"))
_YIELDS_NEXT: Final = frozenset(("年出栏", "年产", "年产值", "年产量", "年加工", "年销售", "年销售额", "年接待"))
_SIZED_HOW: Final = frozenset(
    ("计划", "概算", "估算", "总", "完成", "预计", "年度", "累计", "共", "拟", "协议", "合同", "占地")
)


def without_lead(mention: Mention, words: list[Word], *, ends: bool) -> list[Word]:
    """Without the last words, which are of the next figure or size what this one counts; none does if it `ends`."""
    while words and (words[-1][0] in LINKS or words[-1][0] in _LEAD_ON or words[-1][1] in ("c", "p", "d")):
        words.pop()
    words = _without_yielding(words)
    if len(words) > 2 and words[-1][0].endswith(SIZED_BY) and words[-2][0] in LINKS:
        words = words[:-2]  # 长300米的护岸工程和总面积2.3万平方米的码头
    passed = next((at for at in range(1, len(words) - 1) if words[at][0] == "经过" and words[at + 1][1] in "mt"), 0)
    words = words[:passed] if passed else words  # 原有的30只羊经过一年的发展现在有80只
    return words if ends else _without_size(mention, words)


def _without_yielding(words: list[Word]) -> list[Word]:
    """What is counted, without what it can do that the next figure tells: 3万包菌棒可产2000公斤香菇."""
    at = len(words) - 1
    if at > 0 and (words[at][0] in _CAN_YIELD or words[at][0] in _CAN):
        return words[:at]
    return words[: at - 1] if at > 1 and words[at - 1][0] in _CAN else words


def _without_size(mention: Mention, words: list[Word]) -> list[Word]:
    """What is counted, without what the next figure tells of it: 工业项目19个总投资32亿元, 14个项目投资25亿元."""
    if not words or mention.unit.kind is not COUNT:
        return words
    if words[0][0] in _YIELDS_NEXT:
        return []
    each = next((at for at in range(1, len(words)) if words[at][0] in _FOR_EACH), 0)
    if each:
        return words[:each]  # 带动86户村民户均增收4800元
    at = len(words) - 1
    if words[at][0] not in _SIZES_NEXT:
        return words
    while at and words[at - 1][0] in _SIZED_HOW:
        at -= 1
    return words[:at] if at == 0 or words[at - 1][1] in NOUNS else words


def without_being(words: list[Word]) -> list[Word]:
    """Without what those counted are said to be, or to get for nothing: 3家企业是去年引进的, 为1.6万名老年人免费体检."""
    is_then = (at for at in range(1, len(words)) if words[at][0] in _BEING and words[at - 1][1] in NOUNS)
    return words[: next(is_then, None)]


def end_of_midst(words: Sequence[Word]) -> int | None:
    """Where those end among whom something ranks: 91个县中继续排名第一; None where nothing does."""
    for at in range(1, len(words) - 1):
        if words[at][0] in _MIDST:
            ranks = words[at + 2 if words[at + 1][0] in _STILL and at + 2 < len(words) else at + 1][0]
            return at if ranks in lexicon.RANKS or ranks.startswith("第") else None
    return None


def drop_unsaid(mention: Mention, words: list[Word]) -> None:
    """Drop what begins the words and says no more than about how much, and of what."""
    while words and words[0][1] == "y":
        words.pop(0)
    if mention.unit.kind is not COUNT and words and words[0][0] in _NEAR:
        words.pop(0)
    while words and words[0][0] in _BOUNDS:
        words.pop(0)
    taels = mention.unit_name == "两" and bool(words) and words[0][0] in _SILVER  # 450万两白银
    if taels or (words and words[0][0] == MEASURED_IN.get(mention.unit.kind)):
        words.pop(0)  # 能挣100多元钱, 需要6个月时间


def without_sum(words: list[Word]) -> list[Word]:
    """Without what a list of counts is summed up as: 12个篮板5次抢断的成绩单."""
    end = next((at for at in range(1, len(words) - 1) if words[at][0] == "的" and words[at + 1][0] in SUMMED), 0)
    return words[:end] if end else words


def without_measures(words: list[Word]) -> list[Word]:
    """Without the measures and ages that tell of what sort the things are: 名50岁至71岁的老人."""
    while words and words[0][1] in MEASURE_TAGS and words[0][0][0] in NUMERALS:
        measured = len(words) > 1 and (words[1][0] in _MEASURING or words[1][1] == "q")
        words = words[2:] if measured else words[1:]
        while words and words[0][0] in ("以上", "以下", "以内", "及", "及以上", "及以下"):
            words.pop(0)
        words = _after_ages(words)
    return words


def _after_ages(words: list[Word]) -> list[Word]:
    """After the first of two ages its link, after the last the 的: 40万名50岁至71岁的老人."""
    if len(words) > 2 and words[0][0] in _UP_TO and words[1][1] == "m":
        return words[1:]
    return words[1:] if len(words) > 1 and words[0][0] == "的" else words
