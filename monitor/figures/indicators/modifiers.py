"""Modifiers: what is named after a figure, with what stands before it."""

from __future__ import annotations

from typing import Final

from monitor.figures import lexicon
from monitor.figures.clauses import Gap
from monitor.figures.indicators.context import fitted
from monitor.figures.indicators.standards import HELD_AGAINST
from monitor.figures.patterns import lazy
from monitor.figures.phrases.followers import DOERS
from monitor.figures.phrases.left import Left
from monitor.figures.phrases.right import Right
from monitor.figures.phrases.words import NOUNS, joined
from monitor.figures.segmenter import Word

_ACHIEVES: Final = frozenset(("实现", "取得", "录得", "创下", "交出", "拿下", "斩获", "获得"))
_REACHES: Final = ("来自", "涉及", "覆盖", "下辖", "遍布", "波及", "遍及", "分布")
# Where a disaster that is said to have brought harm struck.
_DIVISIONS: Final = frozenset("省市县区镇乡村")
_BROUGHT = lazy("造成|导致|致使|引发|[已共]致|[雨风震洪旱雪雹灾水]致")
# Characters of what may stand before a thing of one.
_SHORT: Final = 7


def with_owner(before: Gap, right: Right) -> str:
    """What follows a figure, with who has it where its clause says no more: 青岭汽车则实现了27.3万辆的销量."""
    words = [word for word in before.tail if word[1] not in ("d", "c", "ul")]
    if right.text not in lexicon.RELATIONAL or len(words) < 2 or words[-1][0] not in _ACHIEVES:
        return right.text
    named = all(tag in NOUNS for _, tag in words[:-1])
    return fitted(joined(words[:-1]) + right.text) if named else right.text


def with_kind(before: Gap, left: Left, right: Right) -> str:
    """What is told of things of one character: 日销量60头猪, 出栏4万只鸡, 事故中有30部车."""
    if right.how != "noun" or not left.text:
        return ""
    if right.text in _DIVISIONS and _BROUGHT.search(left.text):
        return f"受灾{right.text}"  # 暴雨已致全市13个区4.5万人受灾
    if len(before.tail) > 1 and before.tail[-2][0] == "在内":
        return right.text  # 惠及了包括土桥乡在内的三个乡
    if left.text.startswith(_REACHES):
        return right.text  # 选手来自12个省
    if not before.marked and len(before.words) > 1 and before.words[0][0].endswith(DOERS) and before.tail[-1][1] == "v":
        return right.text  # 56个单位结对120个村
    if before.tail[-1:] == (("有", "v"),) and len(left.text) < _SHORT:
        return left.text + right.text
    if left.noun and not left.open:
        return left.text + right.text if left.text.endswith("地区") else left.text  # 西部地区169个县
    return left.text + right.text if len(left.text) < _SHORT else ""


def modified(before: Gap, noun: str, *, opens: bool) -> str:
    """With what stands before the number and a 的: 受访的2.3万名成年人; but 12个乡镇的320名干部 are told by themselves."""
    words = [word for word in before.tail if word[1] != "x"]
    if len(words) < 2 or words[-1][0] != "的" or len(noun) > 12:
        return noun
    if not opens and not before.marked and all(tag in NOUNS or tag == "c" for _, tag in words[:-1]):
        return noun
    modifier = joined(words[-3:-1]) if len(words) > 2 and words[-3][1] not in ("p", "d", "c") else words[-2][0]
    return (
        f"{modifier}的{noun}"
        if len(modifier) <= 8
        and modifier not in lexicon.WEAK
        and not modifier.startswith(HELD_AGAINST)
        and _has_content(words[-2])
        else noun
    )


def _has_content(word: Word) -> bool:
    """Whether a word is more than a number, a time or a particle."""
    return word[1] not in ("m", "t", "q", "r", "x", "d") and bool(word[0].strip())
