"""Right: what the words after a measure word amount to."""

from __future__ import annotations

from typing import Final

from monitor.figures.phrases.words import AMONG
from monitor.values import value
from monitor.wordlists import word_set

# With what a figure is set beside, it counts what they do (与上年的320家相比); 每天步行8000步以上者 are whom the next is of.
NO_FOLLOWER: Final = AMONG | word_set("则 高点 低点 计 计算 测算 估算 预计 有望 相比 相较 后 有所 者 阵风 作收 之差")


@value(frozen=True, slots=True)
class Right:
    """The phrase after a measure word: a `noun`, one that begins with a verb (`verbal`), one after a 的 (`of`), a `verb`."""

    text: str
    how: str


NO_RIGHT: Final = Right("", "")
