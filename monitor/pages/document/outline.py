"""A page as its reader sees it: lines of text, each in the boxes that hold it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.pages.text import fold, tidy
from monitor.wordlists import word_set

INLINE = word_set(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q
    rp rt ruby s samp small span strike strong sub sup time tt u var wbr
    """
)
SKIPPED = word_set(
    """
    script style noscript template svg iframe select option button textarea object embed video audio
    canvas map head link meta input math applet -comment -doctype
    """
)
# The last two end a line.
_SKIP, _INLINE, _LINK, _BLOCK, _BREAK = range(5)
_KINDS = dict.fromkeys(SKIPPED, _SKIP) | dict.fromkeys(INLINE, _INLINE) | {"a": _LINK, "br": _BREAK}
_HIDES = re.compile(r"display: ?none", re.IGNORECASE)
_MAX_LINE = 200_000
_HEAD = 120
_MOST_HINTS = 400


@dataclass(slots=True)
class Box:
    """A block element: its node, its place in the tree and the lines [start, end) in it."""

    index: int
    node: LexborNode
    tag: str
    parent: int
    hidden: bool
    start: int
    end: int = 0
    _hints: str | None = None

    @property
    def hints(self) -> str:
        """The element's class and id in lower case, as clues to what it is for."""
        if self._hints is None:
            self._hints = hints_of(self.node)
        return self._hints


@dataclass(slots=True)
class Line:
    """A run of text between block borders, how many of its characters are links, and its innermost box."""

    text: str
    linked: int
    box: int
    hidden: bool
    _head: str = ""

    @property
    def head(self) -> str:
        """The line's beginning, folded: labels and other marks stand there."""
        if not self._head:
            self._head = fold(self.text[:_HEAD])
        return self._head


@dataclass(slots=True)
class Outline:
    """Boxes in document order (the first is the body) and the lines in them."""

    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    def ancestors(self, box: int) -> list[Box]:
        """The box itself and all around it, innermost first."""
        found = []
        while box >= 0:
            found.append(self.boxes[box])
            box = self.boxes[box].parent
        return found

    def behind(self, box: Box) -> int:
        """The index of the first box behind all that are in a box."""
        inner = self.boxes[box.index + 1 :]
        return next((other.index for other in inner if other.parent < box.index), len(self.boxes))

    def around(self, line: int) -> Box:
        """The innermost box of a line."""
        return self.boxes[self.lines[line].box]


def outline(tree: LexborHTMLParser) -> Outline:  # noqa: C901 (one loop: it runs for every node of every page)
    """The lines and boxes of a parsed page in one pass, with a stack of its own: pages may be nested deeper than Python's."""
    root = tree.body or tree.root
    if root is None:
        return Outline()
    hidden = _hidden(root)
    box = Box(0, root, "body", -1, root.mem_id in hidden, 0)
    boxes, lines, texts, kind_of = [box], list[Line](), list[str](), _KINDS.get
    stack: list[tuple[LexborNode, int, Box]] = []
    node, links, linked = root.first_child, 0, 0
    while True:
        while node is not None:
            text, kind = node.text_content, _SKIP
            if text is None:
                tag = node.tag or ""
                kind = kind_of(tag, -1)
                if kind < 0:
                    # Word processors leave tags such as o:p in the middle of sentences.
                    kind = _INLINE if ":" in tag else _BLOCK
                if texts and kind >= _BLOCK:
                    linked = _end_line(lines, texts, linked, box)
                child = None if kind == _SKIP else node.first_child
                if child is None:
                    node = node.next
                    continue
                if kind <= _LINK and child.next is None:
                    # Most elements in a line hold nothing but a text.
                    text = child.text_content
            if text is not None:
                if not text.isspace():
                    texts.append(text)
                    if links or kind == _LINK:
                        linked += len(text.strip())
                elif texts:
                    texts.append(" ")
                node = node.next
                continue
            stack.append((node, kind, box))
            if kind == _BLOCK:
                unseen = box.hidden or (bool(hidden) and node.mem_id in hidden)
                box = Box(len(boxes), node, tag, box.index, unseen, len(lines))
                boxes.append(box)
            elif kind == _LINK:
                links += 1
            node = child
        if not stack:
            break
        node, kind, outer = stack.pop()
        if kind == _BLOCK:
            if texts:
                linked = _end_line(lines, texts, linked, box)
            box.end = len(lines)
            box = outer
        elif kind == _LINK:
            links -= 1
        node = node.next
    if texts:
        _end_line(lines, texts, linked, box)
    box.end = len(lines)
    return Outline(boxes, lines)


def _hidden(root: LexborNode) -> frozenset[int]:
    """The ids of the elements that are not shown."""
    return frozenset(
        [
            node.mem_id
            for node in root.css("[style*=none i], [hidden]")
            if _HIDES.search(node.attributes.get("style") or "") or "hidden" in node.attributes
        ]
    )


def _end_line(lines: list[Line], texts: list[str], linked: int, box: Box) -> int:
    """Makes a line of the texts since the last, of which so many characters are links; none are of the next."""
    text = tidy((texts[0] if len(texts) == 1 else "".join(texts))[:_MAX_LINE])
    if text:
        lines.append(Line(text, linked and min(linked, len(text)), box.index, box.hidden))
    texts.clear()
    return 0


def hints_of(node: LexborNode) -> str:
    """A node's class, id and the like in lower case, as clues to what it is for."""
    attrs = node.attributes
    if not attrs:
        return ""
    # Most have nothing but a class.
    alone = attrs.get("class") if len(attrs) == 1 else None
    return (alone.lower() if alone else named_by(attrs)).strip()[:_MOST_HINTS]


def named_by(attributes: Mapping[str, str | None]) -> str:
    """What an element's attributes call it, in lower case: its class, id and the name that its makers' tests know it by."""
    found = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    tested = attributes.get("data-testid")
    return (f"{found} {tested}" if tested else found).lower()
