"""Rates: what names a change (增速, 降幅), and things without it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import Context
from monitor.figures.members import PERCENT
from monitor.figures.mentions.mention import Mention
from monitor.figures.patterns import lazy
from monitor.figures.phrases.left import left_phrase
from monitor.figures.phrases.words import LONGEST
from monitor.figures.roles import POINTS
from monitor.figures.segmenter import WORD_OF, Word, tagger
from monitor.figures.spots import Spot
from monitor.wordlists import word_set

# After a 的, what kind of number it was and not what it was of: 4%的涨幅, 2.5%的控制目标.
RATES: Final = word_set(
    """
    涨幅 跌幅 降幅 增幅 升幅 增速 增长率 速度 控制目标 目标 预期目标 幅度 年平均增长率 年均增长率 增长幅度 上涨幅度 下降幅度 下跌幅度 水平 比例 较大跌幅 较大涨幅 正增长 负增长
    速度增长 速度递增 速度下降 速度上升
    """
)
# After a 的, how what the words before name has moved: 营收实现15%的增长.
RATES_AND_MOVES: Final = RATES | word_set(
    "突破 跨越 飞跃 成长 高速成长 快速成长 跃升 增长 提升 上涨 提高 回升 反弹 上升 下降 下滑 下跌 降低 回落 缩水 萎缩"
)
# What a number of points can be of, and the verbs that say so of the rate before.
_OF_GROWTH: Final = ("增速", "增幅", "涨幅", "降幅", "跌幅", "升幅", "增长率")
GROWTH = lazy("|".join(_OF_GROWTH))
GROWTH_ENDS = lazy(f"(?:{'|'.join(_OF_GROWTH)})$")
# 增速高于全省, 增幅分别高出全国、全省: what the points are of is the rate before.
_AGAINST = lazy(
    f"(?P<rate>{'|'.join(_OF_GROWTH)})(?:持续|连续|继续|仍|均|都|也|分别|依次|明显|远)*(?:[高低快慢优好]于|高出|超过?|领先|落后)[一-龥、]*$"
)
_QUICKENED: Final = word_set("加快 放缓 回落 提高 提升 快于 高于 扩大 收窄 快 高 低 回升 上升 慢 低于 下降 高出")
RELATIONS: Final = tuple(sorted(lexicon.RELATIONAL))
_LENGTHS: Final = sorted(set(map(len, RELATIONS)), reverse=True)
# 粮食播种面积, 总产: what is sown is what is reaped.
_GROWN = lazy(r"(?<=.{2})(?:播种|种植|栽种|栽植|栽培)$")
_GROWS: Final = frozenset("种植培")
_SHARE_OF_SALES = lazy("占[^占]{0,8}(?:销售金?额|营收|收入)$")
# Of which 支出 is no more than the end.
_SPENT: Final = ("资本支出", "资本开支", "研发支出", "研发开支")


def rate_moved(spot: Spot, context: Context) -> str:
    """The 增速 that some points are of, which its clause or the figure before says: 增长6.1%,比上年加快0.5个百分点."""
    said = ""
    for word, _ in spot.before.tail:
        if word[0] == "占":
            return ""
        if not said and word in _OF_GROWTH:
            said = word
    if said or spot.mention.unit_name == "%" or not context.growing or len(spot.before.parts) > 2 or spot.subject.noun:
        return said
    return context.growing if any(word in _QUICKENED for word, _ in spot.before.tail) else ""


def rate_of(words: Sequence[Word], rate: str, context: Context) -> str:
    """The rate that is ranked, with what it is of: of its own clause, else of the figure before."""
    return _owned(left_phrase(words).text, rate, context)


def rate_against(name: str, context: Context) -> str:
    """The rate that a name only sets against that of others, with what it is of: 增速高于全省; empty if it is none."""
    found = _AGAINST.search(name)
    return _owned(name[: found.start()], found["rate"], context) if found else ""


def _owned(owner: str, rate: str, context: Context) -> str:
    owner = owner or GROWTH_ENDS.sub("", context.base or context.previous).removesuffix("总量")
    return owner + rate if not owner.endswith(rate) and len(owner) + len(rate) <= LONGEST else owner or rate


def without_measure(owner: str) -> str:
    """A thing without what it was measured by last: 总产增幅, 玉米单产."""
    owner = GROWTH_ENDS.sub("", owner)
    if "占" in owner[1:] and _SHARE_OF_SALES.search(owner):
        return ""  # 7纳米制程出货占晶圆销售金额: of what all is sold, and nobody's
    if owner.endswith(_SPENT):
        return owner[: -len(_SPENT[0])]
    if not owner.endswith(RELATIONS):
        return owner
    thing = owner[: -next(length for length in _LENGTHS if owner[-length:] in lexicon.RELATIONAL)]
    return _GROWN.sub("", thing) if thing[-1:] in _GROWS and owner.endswith("面积") else thing


def measure_of(name: str, measures: Sequence[str]) -> str:
    """The measure that a name ends in, as a whole word (发病率 of 流感发病率); empty if it ends in none of them."""
    measure = next((one for one in measures if name.endswith(one)), "")
    if not measure:
        return ""
    words = tagger()(name)
    last = words[-1][0] if len(words[-1][0]) > 1 else "".join(map(WORD_OF, words[-2:]))  # 近视, 率
    return last if last.endswith(measure) else measure


def is_rate(mention: Mention) -> bool:
    """Whether a figure is a share, a rate or an index."""
    return mention.unit.kind is PERCENT and mention.unit_name not in POINTS


def moved_by(before: Gap) -> str:
    """The 降幅 or the 增速 that a figure is of which nothing says what grew: 增速持续放缓至5%."""
    return next((word for word, _ in before.tail if word in _OF_GROWTH), "")
