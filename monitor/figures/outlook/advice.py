"""Advice: whether something is advised, and for whom."""

from __future__ import annotations

from typing import Final

from monitor.articles import Span
from monitor.figures.patterns import lazy

# 建议每天摄入超过90克的人少吃: those whom an advice is for eat so much by now.
_WHOM = lazy(r"(?:以[上下])?(?:的(?:人(?![均才工民行造口])|[男女]性|老年?人|成年人|患者|儿童|孕妇)|者)")
_FORETELLERS = lazy(
    r"[^,。;:!?0-9]{0,10}?(?:官员|委员|分析师|经济学家|机构|企业|受访者|均|都)(?:均|都)?(?:预测|预计|预期)(?!寿命)"
)
_PRICERS = lazy(r"(?:机构|券商|投行|大行|分析师)[^,。;:!?0-9]{0,6}目标价")  # 三家机构给出的目标价分别为…
# 每天喝两杯将增加7%: on what a forecast depends.
_IF_SO = lazy(r"(?:以[上下])?(?:将|会|则)(?:会|可)?(?:增加|上升|升高|提高|降低|下降|减少|使|为)")
# 每日至少喝2杯茶的人,死亡风险下降13%
_OF_THOSE = lazy(r"[\u4e00-\u9fff]{1,4}的(?:人(?![均])|[男女]性|老年?人|成年人)")
_WHOSE: Final = frozenset("以的者将会则")
_ADVISES = lazy(r"应|宜|建议|不能|切勿|[必务]须|需|注意|尽量|最好|至少|避免|不得|要")
_CLAUSE = lazy(r"[,，;；。]")


def advises(text: str, sentence: Span, phrase: Span) -> bool:
    """Whether advice is given between a 提醒 and the end of the figure's own clause."""
    since = text.rfind("提醒", sentence.start, phrase.start)
    end = _CLAUSE.search(text, phrase.end, sentence.end)
    return _ADVISES.search(text, max(since, sentence.start), end.start() if end else sentence.end) is not None


def tells_whom(left: str, right: str, *, counts: bool) -> bool:
    """Whether a figure only tells whom an advice is for, or how many foretell it: 18名官员均预测利率会升至4%之上."""
    if counts and "预" in right[:12] and _FORETELLERS.match(right):
        return True
    if "目标价" in right[:12] and _PRICERS.match(right):
        return True
    if ("每" in left or "一天" in left or "一周" in left) and "的" in right[1:6] and _OF_THOSE.match(right):
        return True
    return right[:1] in _WHOSE and bool(_WHOM.match(right) or ("每" in left and _IF_SO.match(right)))
