"""How deep the elements of a page are nested in one another."""

from __future__ import annotations

import re
from collections import Counter

MAX_DEPTH = 4_000
# Tags that never nest: they close themselves, or by HTML's rules the next of their kind closes them.
_FLAT = "p|li|br|img|input|meta|link|hr|td|tr|th|dt|dd|tbody|thead|tfoot|col|colgroup|area|base|embed|param|source|track|wbr|path|use|circle|rect|line|polygon|polyline|ellipse|stop|image|script|style|html|head|body"
_NESTING = re.compile(rf"<(/?)(?!(?:{_FLAT})\b)([a-z][^\s/>]{{0,40}})", re.IGNORECASE)


def is_too_deep(markup: str) -> bool:
    """Whether elements are nested beyond sense: the parser's time grows with the square of the depth, and its serializer recurses."""
    if markup.count("<") - markup.count("</") <= MAX_DEPTH:
        return False
    tags = _NESTING.findall(markup)
    if sum(not end for end, _ in tags) <= MAX_DEPTH:
        return False
    depth, unclosed = 0, Counter[str]()
    for end, spelt in tags:
        name = spelt.lower()
        if not end:
            depth += 1
            unclosed[name] += 1
        elif unclosed[name]:
            # The end of what was never opened closes nothing.
            depth -= 1
            unclosed[name] -= 1
        if depth > MAX_DEPTH:
            return True
    return False
