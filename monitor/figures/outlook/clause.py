"""The words of a clause up to one of them."""

from __future__ import annotations

from collections.abc import Sequence

from monitor.figures.segmenter import Word


def clause_up_to(words: Sequence[Word], index: int) -> Sequence[Word]:
    """The words of a clause up to one of them."""
    since = max((at for at in range(index) if words[at][0] in ",，;；。:"), default=-1)
    return words[since + 1 : index]
