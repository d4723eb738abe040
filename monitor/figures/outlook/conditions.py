"""Conditions: what is to be once a thing stands, and whether it does."""

from __future__ import annotations

from monitor.articles import Span
from monitor.figures.patterns import lazy

_AFTERWARDS = lazy(r"(?:建成|投产|达产|达效|投用|投运|完工|投入使用)后(?!的(?!年))")
_BUILT = lazy(r"(?:^|[^预将])([12][0-9]{3})年,?[^,。;]{0,16}?(?:建成|投产|达产|投用|投运|完工|竣工|投入使用)")
# 工程实施后,保证率可由65%提高到80%: so it is hoped.
_ONCE_DONE = lazy(r"(?:实施|完成)后[^。;!?]{0,20}可(?!再生)")
# 统计测算全年小龙虾总产量可达7.34万吨
_MAY_COME = lazy(r"全年[^,。;:!?0-9]{0,16}可(?:达|超|突破|实现)[到了]?$")

# 四季度央行或降准0.5个百分点, 全年销量或突破20万辆; but 上涨或下跌, 达到或超过.
_MAY_BE = lazy(
    r"(?<![升降涨跌增减长少到过于、])或(?:在|降准|降息|达到?|超过?|突破|(?:[升降跌涨增减]|回落|回升|上升|下降|放缓|收窄|扩大)[至到]|迎来|逼近)[^,。;:0-9]{0,4}$"
)


def is_hoped(left: str) -> bool:
    """Whether the words right before a figure say what may be once a thing is done: 工程实施后,保证率可由65%提高到…"""
    return "可" in left and _ONCE_DONE.search(left) is not None


def may_come(left: str, lead: str) -> bool:
    """Whether the words right before a figure and its qualifier say what may come: 全年总产量可达…, 央行或降准…"""
    if "全年" in left and _MAY_COME.search(left):
        return True
    return "或" in left and _MAY_BE.search(left + lead) is not None


def comes_after(left: str) -> bool:
    """Whether the words right before a figure say what is to be once a thing stands: 建成后年产…"""
    return _AFTERWARDS.search(left) is not None


def year_built(text: str, sentence: Span) -> int | None:
    """The year in which a sentence says that a thing was built; None if it names none."""
    built = _BUILT.search(text, sentence.start, sentence.end)
    return None if built is None else int(built[1])
