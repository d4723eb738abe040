"""Quotation marks: which of them enclose a name, and which a title."""

from __future__ import annotations

from bisect import bisect_left

from monitor.articles import Span
from monitor.figures.patterns import lazy

_QUOTE = lazy(
    r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉|“[^“”‘’。!?;,\n]{1,14}”|‘[^‘’“”。!?;,\n]{1,14}’|「[^「」。!?;,\n]{1,14}」|『[^『』。!?;,\n]{1,14}』|\"[^\"。!?;,\n]{1,14}\"|【[^【】\n]{1,20}】"
)


class Quotes:
    """The spans of titles and of short quoted names in a folded text."""

    def __init__(self, folded: str) -> None:
        self._spans = [found.span() for found in _QUOTE.finditer(folded)]

    def around(self, at: int) -> Span | None:
        """The quotation that an offset lies in, marks included; None if it lies in none."""
        index = bisect_left(self._spans, (at + 1,)) - 1
        return Span(*self._spans[index]) if index >= 0 and at < self._spans[index][1] else None
