"""Quotation marks: which of them enclose a name, and which a title."""

from __future__ import annotations

from bisect import bisect_right

from monitor.articles import Span
from monitor.figures.patterns import lazy

_QUOTE = lazy(
    r"《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉|“[^“”‘’。!?;,\n]{1,14}”|‘[^‘’“”。!?;,\n]{1,14}’|「[^「」。!?;,\n]{1,14}」|『[^『』。!?;,\n]{1,14}』|\"[^\"。!?;,\n]{1,14}\"|【[^【】\n]{1,20}】"
)


class Quotes:
    """The spans of titles and of short quoted names in a folded text."""

    def __init__(self, folded: str) -> None:
        self._spans = [Span(found.start(), found.end()) for found in _QUOTE.finditer(folded)]
        self._starts = [span.start for span in self._spans]

    def around(self, at: int) -> Span | None:
        """The quotation that an offset lies in, marks included; None if it lies in none."""
        index = bisect_right(self._starts, at) - 1
        return self._spans[index] if index >= 0 and at < self._spans[index].end else None
