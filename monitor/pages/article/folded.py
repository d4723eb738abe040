"""Texts that a page shows in part, with a button for the rest."""

from __future__ import annotations

import re

from monitor.pages.document.outline import Outline

_FOLDED = 30
_BUTTON_REACH = 3
_BUTTON_LENGTH = 24
_REST = re.compile(
    r"(?:展开|阅读|查看|显示|点击|剩余|余下|更多|加载)\S{0,6}(?:全文|剩余|全部|更多|阅读|内容)|阅读全文|展开"
)


def unfold(page: Outline) -> None:
    """Brings to sight what a page folds: hidden paragraphs behind which a button offers the rest of the text."""
    i = 0
    while i < len(page.lines):
        line = page.lines[i]
        if not (line.hidden and len(line.text) >= _FOLDED):
            i += 1
            continue
        box = next(b for b in reversed(page.ancestors(line.box)) if b.hidden)
        behind = page.lines[box.end : box.end + _BUTTON_REACH]
        if any(not other.hidden and len(other.text) <= _BUTTON_LENGTH and _REST.search(other.head) for other in behind):
            for folded in page.lines[box.start : box.end]:
                folded.hidden = False
            for inner in page.boxes[box.index : page.behind(box)]:
                inner.hidden = False
        i = max(box.end, i + 1)
