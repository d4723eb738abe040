"""Forums, whose first post is the text."""

from __future__ import annotations

import re

from monitor.pages.article.region import Region
from monitor.pages.article.weights import LEAD_LINE, PROSE
from monitor.pages.document.outline import Line, Outline

_POST_MARK = 60
_POSTED = re.compile(
    r"发[表布]于\W{0,3}(?:19|20)\d\d|只看(?:该作者|楼主)|(?:^|\s)(?:楼主|沙发|板凳)\s*[#:]|(?<![\d栋幢号座])\d{1,4}\s*楼(?=$|[\s|]|(?:19|20)\d\d)"
)


def first_post(page: Outline, region: Region, weights: list[float]) -> Region:
    """The first of several posts of a forum that a region holds; the region itself where its prose begins before them."""
    marks = [i for i in range(region.box.start, min(region.box.end, region.end)) if _is_post_mark(page.lines[i])]
    if len(marks) < 2:
        return region
    around = {box.index for box in page.ancestors(page.lines[marks[0]].box)}
    for mark in marks[1:]:
        path = page.ancestors(page.lines[mark].box)
        level = next((level for level, box in enumerate(path) if box.index in around), len(path))
        if not 0 < level < len(path):
            continue
        other, shared = path[level - 1], path[level].index
        first = next((b for b in page.ancestors(page.lines[marks[0]].box) if b.parent == shared), other)
        mass = sum(w for w in weights[first.start : first.end] if w > 0)
        told = all(any(w >= PROSE for w in weights[post.start : post.end]) for post in (first, other))
        if first is not other and first.tag == other.tag and told:
            early = any(w >= LEAD_LINE for w in weights[region.box.start : first.start])
            prose = next(i for i in range(first.start, first.end) if weights[i] >= PROSE)
            return region if early else Region(first, mass, min(region.end, first.end), region.confidence, prose)
    return region


def _is_post_mark(line: Line) -> bool:
    """Whether a line says when a post of a forum was written, or which of the thread's it is."""
    text = line.text
    marked = len(text) <= _POST_MARK and ("楼" in text or "表于" in text or "布于" in text or "樓" in text)
    return marked and not line.hidden and bool(_POSTED.search(line.head))
