"""Texts of few words: short ones, tables of data, and lines under a day."""

from __future__ import annotations

import re

from monitor.pages.article.region import ASIDE, Region
from monitor.pages.article.weights import LEAD_LINE, LEAST_SEEN, LINKED_TITLE, PROSE, home_of, is_named_body, weight_of
from monitor.pages.document.outline import Box, Outline
from monitor.pages.patterns import DAY, END_MARK, INDEX_NUMBER, SENTENCE, is_boilerplate, names_other

_FEW_WORDS = 120.0
_LEAST_LINKS = 3
_FIRST_REACH = 14
_CROWDED = 40
_CROWD = 4
_ENTRY_DAY = 40
_LEAST_OPENING = 10
_CELLS = frozenset(["td", "th"])
_OPENS = ("。", "：", "！", "？")
_OF_BUTTONS = re.compile(r"评论|参与|跟[贴帖]|分享|收藏|字体|打印|微信|微博")
_SHARE = 0.4
_SURE_SHARE = 0.75
_BEHIND_MARK = 8.0
_LEAST_CELLS = 6
_DAY_REACH = 8
_DAY = re.compile(DAY)
_ANY_DAY = re.compile(_DAY.pattern + r"|(?<!\d)\d\d-\d\d-\d\d|(?:分钟|小时|天)前|昨天|前天")


def short_text(page: Outline, weights: list[float], after: int, end: int, best: Region | None) -> Region | None:
    """The box of a short text right under the headline, where the box found for it is none or holds much else."""
    first = _first_prose(page, after, end)
    if first is None:
        return None
    box = page.boxes[home_of(page, first)]
    if (
        not after <= box.start <= first
        or box.end > end
        or not (is_named_body(box) or _is_dated(page, after, box.start))
    ):
        return None
    if _is_entry(page, box, first):
        return None
    # Between notices and links a short text looks like a teaser, which it is not here.
    mass = sum(w for i in range(box.start, box.end) if (w := _own_weight(page, i)) > 0)
    others = [i for i in range(after, end) if not box.start <= i < box.end and weights[i] >= PROSE]
    if any(_is_like(page.boxes[home_of(page, i)], box) for i in others):
        # The text is set in several boxes of one kind.
        return None
    told = mass + sum(weights[i] for i in others)
    if best is None:
        share = _SHARE
    elif best.box.start <= box.start and box.end <= best.box.end:
        size = best.box.end - best.box.start
        share = _SHARE if size > _CROWDED + _CROWD * (box.end - box.start) else _SURE_SHARE
    else:
        share = _SHARE if best.mass < (_BEHIND_MARK if best.box.start >= end else 1.0) * mass else 2.0
    return Region(box, mass, end, 0.2) if mass >= max(LEAST_SEEN, share * told) else None


def table_before_mark(page: Outline, after: int, best: Region) -> Region | None:
    """A table of data under a dated headline, where the box found stands behind words that open remarks or links."""
    stop = min(after + _FIRST_REACH, best.box.start)
    first = next((i for i in range(after, stop) if _is_cell(page, i)), None)
    if first is None or not _is_dated(page, after, first):
        return None
    table = next((outer for outer in page.ancestors(page.lines[first].box) if outer.tag == "table"), None)
    if table is None or table.end - table.start < _LEAST_CELLS:
        return None
    mark = next((i for i in range(table.end, best.box.start + 2) if END_MARK.match(page.lines[i].head)), None)
    inside = page.lines[table.start : table.end]
    if mark is None or 3 * sum(line.linked for line in inside) > sum(len(line.text) for line in inside):
        return None
    around = page.boxes[table.parent]
    return Region(around if after <= around.start and around.end <= mark else table, LEAST_SEEN, mark, 0.2)


def _is_cell(page: Outline, i: int) -> bool:
    box = page.around(i)
    return box.tag in _CELLS or (box.parent >= 0 and page.boxes[box.parent].tag in _CELLS)


def _first_prose(page: Outline, after: int, end: int) -> int | None:
    """The first sentence of a few lines under the headline, None without one."""
    seen = 0
    title = page.lines[after - 1].text if after else ""
    for i in range(after, min(end, len(page.lines))):
        line = page.lines[i]
        if line.hidden or line.text == title:
            continue
        seen += 1
        if not line.linked and not _DAY.search(line.head) and _opens_text(page, i):
            return i
        if seen > _FIRST_REACH:
            break
    return None


def _is_like(box: Box, other: Box) -> bool:
    return box.parent == other.parent and box.tag == other.tag and box.hints == other.hints


def _own_weight(page: Outline, i: int) -> float:
    """What a line speaks for a short text by itself: cells of a table count too, which are no prose."""
    line = page.lines[i]
    if line.hidden:
        return 0.0
    return len(line.text) * 1.0 if page.boxes[line.box].tag in _CELLS and not line.linked else weight_of(line)


def _opens_text(page: Outline, i: int) -> bool:
    """Whether a line is prose, or a short sentence in a box named as a body or over a table."""
    line = page.lines[i]
    if weight_of(line) >= PROSE and SENTENCE.search(line.text):
        return True
    short = len(line.text) >= _LEAST_OPENING and line.text.endswith(_OPENS)
    over_table = i + 1 < len(page.lines) and page.around(i + 1).tag in _CELLS
    return short and (over_table or is_named_body(page.boxes[home_of(page, i)]))


def _is_entry(page: Outline, box: Box, first: int) -> bool:
    """Whether a box holds entries of a list: its prose stands under a linked headline, or a line of it is one's day."""
    over = next((line for line in reversed(page.lines[:first]) if not line.hidden), page.lines[first])
    if over.linked >= LINKED_TITLE and 2 * over.linked > len(over.text) and not _OF_BUTTONS.search(over.head):
        return True
    return any(len(line.text) <= _ENTRY_DAY and _DAY.search(line.head) for line in page.lines[box.start : box.end])


def _is_dated(page: Outline, start: int, end: int) -> bool:
    """Whether a short line between a headline and a box tells a day."""
    return any(len(line.text) <= LEAD_LINE and _ANY_DAY.search(line.head) for line in page.lines[start:end])


def under_dateline(page: Outline, after: int, foot: int) -> Region | None:
    """The box of the short lines that follow the one with the day, up to the first link: a poem, names, what was attached."""
    after = _behind_index(page, after)
    day = next(
        (i for i in range(after, min(after + _DAY_REACH, len(page.lines))) if _DAY.search(page.lines[i].head)), None
    )
    if day is None:
        return None
    end = day + 1
    while end < foot and _is_plain(page, end):
        end += 1
    around = [box for box in page.ancestors(page.lines[day + 1].box) if box.end <= end] if day + 1 < end else []
    if around and around[-1].end > day + 2:
        # What follows the box of the first line, such as the heading of a list, is not of the text.
        end = around[-1].end
    if end - day <= 2 or sum(len(line.text) for line in page.lines[day + 1 : end]) < LEAST_SEEN:
        return None
    last = {box.index for box in page.ancestors(page.lines[end - 1].box)}
    box = next(box for box in page.ancestors(page.lines[day + 1].box) if box.index in last)
    return Region(box, LEAST_SEEN, end, 0.1)


def _behind_index(page: Outline, after: int) -> int:
    """The line behind a document's index that begins at a line; the line itself where none begins there."""
    if after >= len(page.lines) or not INDEX_NUMBER.match(page.lines[after].text):
        return after
    return next((box.end for box in page.ancestors(page.lines[after].box) if box.tag == "table"), after)


def holds_links(page: Outline, best: Region) -> bool:
    """Whether a box with hardly a sentence in it holds a list of links beside its few words."""
    if best.mass >= _FEW_WORDS:
        return False
    inside = [line for line in page.lines[best.box.start : best.box.end] if not line.hidden]
    return sum(line.linked >= LINKED_TITLE for line in inside) >= _LEAST_LINKS


def _is_plain(page: Outline, i: int) -> bool:
    """Whether a line may be of a text of short lines: seen, not linked, no boilerplate, in no box for something else."""
    line = page.lines[i]
    if (
        line.hidden
        or 2 * line.linked > len(line.text)
        or line.linked >= LINKED_TITLE
        or is_boilerplate(line.head)
        or END_MARK.match(line.head)
    ):
        return False
    return not any(names_other(box.hints) or box.tag in ASIDE for box in page.ancestors(line.box)[:3])
