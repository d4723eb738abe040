"""The future: whether a 将 says what is to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures.segmenter import Word
from monitor.wordlists import word_set

# What can bring something about, with its object before the verb: 散步能将风险降低12%.
_CAN: Final = frozenset(("能", "可", "能够", "可以", "有助于", "有利于", "足以", "以便"))
# 将持有的2.5%股权转让: what is held is only brought before the verb.
_HELD: Final = frozenset(("持有", "所持", "所持有", "其", "其持有", "名下"))
# 将涉嫌盗窃的3人抓获, 将被困群众救出: what befell those whom it brings before its verb.
_BEFELL: Final = frozenset(
    ("涉嫌", "被困", "受困", "受伤", "受灾", "遇险", "落水", "走失", "患有", "中毒", "被盗", "被骗", "受损")
)
# 将另外2名游客送到医院, 将其余12人转移
_REST: Final = frozenset(("另外", "其余", "剩余", "其他", "剩下", "余下"))
_TURNED: Final = word_set(
    "作为 成为 打造成 改造成 改建成 建成 变成 变为 纳入 列入 列为 转化为 确定为 托管给 流转给 分为 分成 分作 划分为 划分成 拆分为 拆分成 拆成 切成 合并"
)
# 将明火扑灭, 将嫌疑人抓获: what was done to what it brings before the verb that closes its clause.
_OVERCOME: Final = word_set(
    "扑灭 抓获 擒获 捕获 救出 救起 救下 救上岸 救上 切除 取出 制服 击毙 击落 追回 缴获 排除 送医 送往 送到 控制住 带回"
)
_WITH_EFFORT: Final = frozenset(("全力", "尽快", "尽力", "及时", "继续", "力争", "全面"))
_BROUGHT: Final = 10  # words that its object has at most, or each of a list
_MOVING: Final = ("v", "d", "p", "vn", "vd", "a", "ad", "u", "z", "c")


def is_to_come(words: Sequence[Word], index: int, after: str, moves: str) -> bool:
    """Whether a 将 says what is to come, and does not bring an object before its verb."""
    moved = words[index + 2][1] if index + 2 < len(words) else ""
    objects = {said for said, _ in words[index + 2 : index + 6]}
    if _disposes(words, index) or after in _HELD or after in _BEFELL or (index and words[index - 1][0] in _CAN):
        return False
    if (after in _REST and not moved) or _overcomes(words, index):
        return False
    if moves == "vn" and (moved.startswith(("n", "vn")) or not objects.isdisjoint(("由", "从"))):
        return _acts_on(words[index + 2 :])
    if after == "基本" and moved == "v":
        return True  # 将基本完成改造
    return moves in _MOVING or after in ("于", "比", "较", "从", "由", "在", "每", "有", "是", "为", "全", "合共")


def _overcomes(words: Sequence[Word], index: int) -> bool:
    """Whether the clause ends in what was done to that which a 将 brings before the verb: 将大火扑灭,救出23人."""
    end = next((at for at in range(index + 1, len(words)) if words[at][1] == "x"), len(words))
    done = next((at for at in range(index + 2, end) if words[at][0] in _OVERCOME), 0)
    return (
        bool(done)
        and done - index < _BROUGHT
        and words[index + 1][1][0] in "nabm"
        and words[index + 1][0] not in _WITH_EFFORT
    )


def _acts_on(words: Sequence[Word]) -> bool:
    """Whether all that stands up to the figure is the thing counted, on which the verb acts: 将培训农民20万人, 将建设大棚300个."""
    return all(tag[0] == "n" for _, tag in words)


def _disposes(words: Sequence[Word], index: int) -> bool:
    """Whether 将 only brings its object before the verb: 将原有厂房改造为…, 将闲置校舍改建成…"""
    if words[index + 1 : index + 2] and words[index + 1][0] == "把":
        return False  # 将把产能提高到8万吨
    if words[-1][0] in _TURNED and any(tag.startswith("n") for _, tag in words[index + 1 : -1]):
        return len(words) - index < 10  # 将旧厂房建成
    verbs = 0
    within = index + _BROUGHT
    for at in range(index + 1, len(words) - 1):
        word, tag = words[at]
        if word == "、":
            within = at + _BROUGHT  # 将日常巡逻、纠纷排查等问题纳入考核
        elif at >= within or tag == "x":
            return False
        if word in _TURNED or (tag.startswith("v") and words[at + 1][0] in ("为", "成", "给", "到", "至", "入")):
            return at > index + 1 and (verbs < 1 or words[index + 1][1] != "v" or words[index + 2][1].startswith("n"))
        verbs += tag == "v" and at > index + 1
    return False
