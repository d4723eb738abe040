"""Takers: those to whom, for whom or from whom something goes, who are not what the figure after them is of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.figures import lexicon
from monitor.figures.segmenter import Word

_TO: Final = frozenset(("为", "给", "帮", "帮助", "让", "向", "替", "使"))
_VERBS: Final = ("v", "vn")


def names_taker(tail: Sequence[Word]) -> bool:
    """Whether words that end in a verb and its taker say only whom it serves: 减轻了农民, 占了全家, 每年可为村民增加."""
    if len(tail) < 2:
        return False
    (before, tag), (last, last_tag) = tail[-2], tail[-1]
    if last in lexicon.TAKERS:
        return tag in _VERBS or before in ("了", "给")
    return last_tag in _VERBS and before in lexicon.TAKERS and len(tail) > 2 and tail[-3][0] in _TO
