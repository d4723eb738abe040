"""Decisions: whether what is decided, agreed upon or foreseen by others is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.outlook.clause import clause_up_to
from monitor.figures.segmenter import WORD_OF, Word

# What is hoped for, where a verb follows, and what is headed for, where the number does.
_HOPED: Final = frozenset(("希望", "志在", "誓要"))
_HEADED: Final = frozenset(("剑指", "冲刺", "迈向", "挺进"))
DECIDED: Final = frozenset(("决定", "商定", "约定", "料")) | _HOPED | _HEADED
# Whose 决定 only leads from one thing that was done to the next: 他决定返乡, 于是决定承包.
_PERSONS: Final = frozenset(
    ("他", "她", "他们", "她们", "夫妻", "夫妇", "两人", "自己", "便", "就", "于是", "毅然", "遂")
)
_FORESEEING: Final = (
    "市场", "机构", "分析师", "央行", "专家", "业内", "协会", "公司", "人士", "学家", "高盛", "大摩", "花旗", "瑞银",
)  # fmt: skip
_MOVING: Final = frozenset(("v", "vn", "vd", "d", "p"))
_SUMS: Final = frozenset(("总", "总投资", "投资"))
_COMMAS: Final = frozenset(",，:")
# What a central bank decides about its rates holds from then on, unless it names a day: 央行决定将政策利率上调25个基点.
_RATES: Final = ("利率", "加息", "降息")
_LATER: Final = frozenset(("起", "自", "于", "今后", "未来", "继续", "再", "年内", "明年", "下月"))


def decides(words: Sequence[Word], index: int, after: str, moves: str) -> bool:
    """Whether something is decided, agreed upon or foreseen that is still to be done: 会议决定新建5所, 双方约定投资2亿元."""
    before, tag = words[index - 1] if index else ("", "")
    said = words[index][0]
    if said in _HOPED:
        return moves == "v"
    if said in _HEADED:
        return index + 1 == len(words)
    if said == "料":
        told = not before or before in _COMMAS or before.endswith(_FORESEEING)
        return told and moves[:1] in ("v", "d", "n", "m")
    if before in _PERSONS or tag in ("nr", "d") or after in lexicon.DONE_BY_DECISION or words[-1][0] == "的":
        return False
    if "对" in map(WORD_OF, clause_up_to(words, index)):
        return False  # 会议决定,对3家企业挂牌督办
    if said == "决定" and _sets_rates(words[index + 1 :]):
        return False
    return moves in _MOVING or after in _SUMS or (after in _COMMAS and tag[:1] != "v")


def _sets_rates(decided: Sequence[Word]) -> bool:
    """Whether what is decided are rates, which are then as decided."""
    return any(word.endswith(_RATES) for word, _ in decided) and _LATER.isdisjoint(map(WORD_OF, decided))
