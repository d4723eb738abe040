"""The lines beside a headline, where pages say when, whence and by whom."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from monitor.pages.document.outline import INLINE, Box, Line, Outline, named_by
from monitor.pages.patterns import DAY, INDEX_NUMBER, SENTENCE
from monitor.pages.text import fold, squeeze, tidy

_LONGEST = 300
_REACH = 30
_INTO_BODY = 4
_OVER_HEADLINE = 4
_LONGEST_INDEX = 60
_MANY = 8
_INDEXES = frozenset({"table", "dl"})
_INDEX_CELLS = frozenset({"td", "dd"})
_CELL_REACH = 2
_CELLS = frozenset({"th", "td", "dt", "dd"})
_INFO_CELL = 60
_LABEL = re.compile(r"来\s*源|出\s*处|作\s*者|记\s*者|发布|发表|时间|日期|稿源|编辑")
# The day on which the page is looked at, which a site's head tells: 今天是2026年11月27日 星期五.
_TODAY = re.compile(
    r"(?:今[天日]|现在|当前(?:时间|日期)?)\s*(?:是|为|:)?\s*(?:公元)?\s*(?:\d{2,4}\s*[年/.-]|(?:星期|周)[一二三四五六日])"
)
_TIME = re.compile(DAY + r"|\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d\d|(?:分钟|小时|天)前|[昨前]天")
_ENTRIES = frozenset({"li", "div", "dl", "article", "section"})
_ENTRY_REACH = 4
_ENTRY_LINES = 8
_NEAR_BOXES = 16
_WEEKDAY = re.compile(r"星期[一二三四五六日天]")
_OF_A_VISIT = re.compile(r"无障碍|长者|登[录入]|注册|℃")
_DAY = re.compile(DAY)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value for a field with the rule that found it and its confidence."""

    value: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A text node of an info line, the classes around it, and where it links to."""

    text: str
    hints: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class InfoLine:
    """A line beside the headline, with a space between the pieces that mark-up parts."""

    text: str
    pieces: tuple[Piece, ...]
    above: bool = False


def info_lines(
    page: Outline, title: tuple[int, int] | None, body_start: int, floor: int | None = None
) -> list[InfoLine]:
    """The short lines from the headline (its first and last line) to the body's prose, then those above it, maybe from `floor` on."""
    count = len(page.lines)
    if title is None:
        below, above = range(max(0, body_start - 10), min(count, body_start + _INTO_BODY)), range(0)
    else:
        below = range(title[1] + 1, _stop(page, title[1] + 1, body_start))
        top = _top(page, title[0])
        above = range(top if floor is None else min(top, floor), title[0])
    pieces: dict[int, list[Piece]] = {}
    # Beside a headline that the page does not show, and over one, entries of lists tell their own times.
    apart = title is None
    found = [
        _line(page, i, pieces, above=False)
        for i in below
        if _may_inform(page.lines[i]) and not (apart and _is_of_entry(page, i))
    ]
    return found + [
        _line(page, i, pieces, above=True) for i in above if _may_inform(page.lines[i]) and not _is_of_entry(page, i)
    ]


def _is_of_entry(page: Outline, i: int) -> bool:
    """Whether a line tells the time of an entry of a list: in a box of a few lines beside another such with a time."""
    if not _TIME.search(page.lines[i].head):
        return False
    around = (box for box in page.ancestors(page.lines[i].box)[:_ENTRY_REACH] if box.tag in _ENTRIES)
    few = (box for box in around if 1 - bool(page.lines[i].linked) < box.end - box.start <= _ENTRY_LINES)
    return any(_is_entry_beside(page, box, other) for box in few for other in _near(page, box))


def _near(page: Outline, box: Box) -> list[Box]:
    return page.boxes[max(0, box.index - _NEAR_BOXES) : box.index + _NEAR_BOXES]


def _is_entry_beside(page: Outline, box: Box, other: Box) -> bool:
    """Whether another box of the same kind stands beside a box and tells a time too."""
    alike = other.index != box.index and (other.parent, other.tag, other.hints) == (box.parent, box.tag, box.hints)
    return alike and any(_TIME.search(line.head) for line in page.lines[other.start : other.end])


def _may_inform(line: Line) -> bool:
    """Whether a line is short enough to tell something of the article, and does not tell the day of the visit."""
    return len(line.text) <= _LONGEST and not tells_today(line)


def tells_today(line: Line) -> bool:
    """Whether a line tells on what day the page is looked at, maybe beside buttons or the weather."""
    visit = _TODAY.match(line.head) or (_WEEKDAY.search(line.head) and _OF_A_VISIT.search(line.head))
    return visit is not None


def plain_lines(texts: Sequence[str]) -> list[InfoLine]:
    """Info lines of texts that a profile's selector found."""
    return [InfoLine(text, (Piece(text, ""),)) for text in texts if text]


def value_behind(line: InfoLine, label: re.Pattern[str]) -> str | None:
    """The piece of a line right behind a piece that is nothing but a label; None without one."""
    for before, piece in itertools.pairwise(line.pieces):
        if label.fullmatch(fold(before.text)):
            return piece.text
    return None


def _top(page: Outline, title: int) -> int:
    """Where the lines over a headline begin: a few lines up, or with the index of a document that ends there."""
    start = max(0, title - _OVER_HEADLINE)
    for i in range(start - 1, max(-1, title - _LONGEST_INDEX), -1):
        if page.lines[i].text[:1] == "索" and INDEX_NUMBER.match(page.lines[i].text):
            return i
    for i in range(title - 1, start - 1, -1):
        around = page.ancestors(page.lines[i].box)
        if any(box.tag in _INDEX_CELLS for box in around[:_CELL_REACH]):
            index = next((box for box in around if box.tag in _INDEXES), None)
            if index and index.end <= title and title - index.start <= _LONGEST_INDEX:
                return min(start, index.start)
    return start


def _stop(page: Outline, start: int, body_start: int) -> int:
    """Where the info lines end: at the first prose, at most a few lines into the body."""
    limit = min(len(page.lines), start + _REACH, body_start + _INTO_BODY if body_start >= start else start + 12)
    while start < limit < min(len(page.lines), start + _REACH) and _is_cell(page, limit - 1):
        # An index under the headline is read to its end.
        limit += 1
    for i in range(start, limit):
        text = page.lines[i].text
        folded = fold(text)
        prose = len(text) >= 40 and len(SENTENCE.findall(folded)) >= 2
        if prose and (i >= body_start or len(text) > 120) and not _informs(folded):
            return i
    return limit


def _is_cell(page: Outline, i: int) -> bool:
    return page.boxes[page.lines[i].box].tag in _CELLS and len(page.lines[i].text) <= _INFO_CELL


def _informs(text: str) -> bool:
    """Whether a text begins with a label or, unless it is a sentence, with a day."""
    return bool(_LABEL.search(text[:60])) or (not text.endswith("。") and bool(_DAY.search(text[:60])))


def _line(page: Outline, index: int, known: dict[int, list[Piece]], *, above: bool) -> InfoLine:
    """A line with its pieces; `known` keeps those of each box, of which several lines may be asked for."""
    box, line = page.around(index), page.lines[index]
    if len(line.text) > 200:
        return InfoLine(line.text, (Piece(line.text, box.hints),), above)
    if box.index not in known:
        small = box.end - box.start <= _MANY
        known[box.index] = list(_pieces(box.node, box.hints) if small else _inline_pieces(box.node, box.hints))
    # A box of several lines gives each the pieces that are found in it; one of many, those right in it.
    pieces = tuple(p for p in known[box.index] if box.end - box.start == 1 or p.text in line.text)
    spaced = tidy(" ".join(piece.text for piece in pieces))
    whole = spaced if spaced == line.text or squeeze(spaced) == squeeze(line.text) else line.text
    return InfoLine(whole, pieces or (Piece(line.text, box.hints),), above)


def _pieces(node: LexborNode, hints: str) -> Iterator[Piece]:
    """The texts of a small box one by one with the classes of the elements around each."""
    for child in node.traverse(include_text=True):
        if not child.is_text_node:
            continue
        text = tidy(child.text_content or "")
        parent = child.parent
        if text and parent is not None and parent.tag not in {"script", "style"}:
            hinted = hints if parent.mem_id == node.mem_id else _hints_around(parent)
            yield Piece(text, hinted, _href(parent))


def _href(parent: LexborNode) -> str | None:
    """Where a link leads that a text stands in, or that is right around its element."""
    link = parent if parent.tag == "a" else parent.parent
    return link.attributes.get("href") if link is not None and link.tag == "a" else None


def _inline_pieces(node: LexborNode, hints: str) -> Iterator[Piece]:
    """The same from the text and inline elements right in a large box, between its blocks."""
    for child in node.iter(include_text=True):
        if child.is_text_node:
            text = tidy(child.text_content or "")
            if text:
                yield Piece(text, hints)
        elif child.tag in INLINE:
            yield from _pieces(child, hints)


def _hints_around(node: LexborNode) -> str:
    """The classes of an element and of that around it, of which one may have none and then does not count."""
    first, outer = _classes(node), node.parent
    second = _classes(outer)
    if (first.isspace() or second.isspace()) and outer is not None:
        second = f"{second} {_classes(outer.parent)}"
    return f"{first} {second}"


def _classes(node: LexborNode | None) -> str:
    if node is None:
        return ""
    return named_by(node.attributes)
