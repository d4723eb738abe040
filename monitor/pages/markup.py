"""The body's markup to paragraphs: Beautiful Soup over the content subtree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from selectolax.lexbor import LexborNode

from monitor.pages.outline import INLINE, SKIPPED
from monitor.pages.patterns import CAPTION_HINTS
from monitor.pages.text import tidy

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_STRONG = frozenset(["b", "strong"])
# A span may be a caption, by its class.
_UNWRAPPED = ["span", "font", "u", "em", "i", "small", "big", "ins", "mark"]
_STRIPPED = sorted(SKIPPED - {"-comment", "-doctype", "head"})
_EMPTY = "a:empty, div:empty, p:empty, section:empty, sup:empty, strong:empty, b:empty"
_NOTE = re.compile(r"\[[\d,，、-]+\]")
_NAMESPACED = re.compile(r"</?[a-zA-Z]\w{0,10}:\w[^<>]*>")
# As the parser writes attributes: behind one space, between double quotes.
_NEEDLESS = re.compile(
    r' (?:href|src|alt|target|title|id|rel|on[a-z]+|data-[\w-]+|width|height|border|cell[a-z]+)="[^"]*"(?=[^<]*>)'
)
# Space before what ends a line anyway.
_BETWEEN = re.compile(r"\s+(?=</?(?:p|div|section|br|li|ul|ol|dl|dd|dt|table|tbody|tr|td|th|h[1-6]|blockquote)\b)")
_LAYOUT_CELL = 120
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CENTER_CLASS = re.compile(r"(?<![a-z])center(?![a-z])")
_BLOCKS = ["p", "div", "table", "section", "ul", "ol"]
_LINES = re.compile(r"\n+")
_INDENTED = re.compile(r"\n[ \t\r\xa0]*(?=\u3000\u3000)")


@dataclass(slots=True)
class Block:
    """A paragraph of the body: its text, how much of it is linked or bold, and what it looks like."""

    text: str
    linked: int = 0
    strong: int = 0
    heading: bool = False
    caption: bool = False
    centered: bool = False
    image_before: bool = False
    table: bool = False


def read_blocks(markup: str) -> list[Block]:
    """The paragraphs of a piece of HTML in reading order; tables row by row, cells parted by tabs.

    None at all where the markup is nested deeper than Python recurses: nobody writes such a body.
    """
    try:
        soup = BeautifulSoup(markup, "lxml", multi_valued_attributes=None)
        return _Reader().read(soup.body or soup)
    except RecursionError:
        return []


def subtree_markup(node: LexborNode) -> str:
    """A node's inner markup without scripts, attributes that say nothing of a text's looks, and inline tags that carry no meaning.

    Scripts and such tags are taken out of the tree.
    """
    node.strip_tags(_STRIPPED, recursive=True)
    captioned = any(CAPTION_HINTS.search((span.attrs.get("class") or "").lower()) for span in node.css("span[class]"))
    node.unwrap_tags(_UNWRAPPED[captioned:])
    for empty in node.css(_EMPTY):
        empty.decompose()
    # Word processors leave tags such as o:p in the middle of sentences.
    return _BETWEEN.sub("", _NEEDLESS.sub("", _NAMESPACED.sub("", node.inner_html or "")))


class _Reader:
    """Collects runs of inline text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.run = Block("")
        self.texts: list[str] = []
        self.image = False

    def read(self, root: Tag) -> list[Block]:
        self._children(root, Block(""), link=False, strong=False)
        self._flush(Block(""))
        return self.blocks

    def _children(self, tag: Tag, style: Block, *, link: bool, strong: bool) -> None:
        for child in tag.children:
            if isinstance(child, Tag):
                self._tag(child, style, link=link, strong=strong)
            elif isinstance(child, NavigableString) and type(child) is NavigableString:
                # Lines that are set apart in the source only: in a pre, or by the indent that Chinese paragraphs have.
                lined = tag.name == "pre" or (
                    tag.name == "code" and tag.parent is not None and tag.parent.name == "pre"
                )
                for i, part in enumerate((_LINES if lined else _INDENTED).split(child)):
                    if i:
                        self._flush(style)
                    self._text(part, link=link, strong=strong)

    def _text(self, text: str, *, link: bool, strong: bool) -> None:
        self.texts.append(text)
        size = len(text.strip())
        self.run.linked += size * link
        self.run.strong += size * strong

    def _tag(self, tag: Tag, style: Block, *, link: bool, strong: bool) -> None:
        name = tag.name
        if name in SKIPPED or (name == "sup" and _NOTE.fullmatch(tag.get_text(strip=True))):
            return
        if name == "br":
            self._flush(style)
        elif name == "img":
            self.image = True
        elif name == "table" and _is_data_table(tag):
            self._flush(style)
            self._table(tag)
        elif name in INLINE and not _names_caption(tag):
            self._children(tag, style, link=link or name == "a", strong=strong or name in _STRONG)
        else:
            self._flush(style)
            inner = _style_of(tag, style)
            self._children(tag, inner, link=link, strong=strong)
            self._flush(inner)

    def _table(self, table: Tag) -> None:
        for row in _rows(table):
            cells = [tidy(cell.get_text(" ")) for cell in row.find_all(["td", "th"], recursive=False)]
            if any(cells):
                self.blocks.append(Block("\t".join(cells).strip("\t"), table=True))

    def _flush(self, style: Block) -> None:
        text = tidy("".join(self.texts)) if self.texts else ""
        if text:
            self.blocks.append(
                Block(
                    text,
                    min(self.run.linked, len(text)),
                    min(self.run.strong, len(text)),
                    style.heading,
                    style.caption,
                    style.centered,
                    self.image,
                )
            )
            self.image = False
        self.texts.clear()
        self.run = Block("")


def _style_of(tag: Tag, outer: Block) -> Block:
    centered = (
        outer.centered
        or tag.name == "center"
        or _attr(tag, "align").lower() in {"center", "middle"}
        or (bool(_CENTER_CLASS.search(_attr(tag, "class"))) and tag.find(_BLOCKS) is None)
        or bool(_CENTER.search(_attr(tag, "style")))
    )
    heading = outer.heading or tag.name in _HEADINGS
    caption = outer.caption or tag.name == "figcaption" or _names_caption(tag)
    return Block("", heading=heading, caption=caption, centered=centered)


def _attr(tag: Tag, name: str) -> str:
    value = tag.get(name) or ""
    return value if isinstance(value, str) else " ".join(value)


def _names_caption(tag: Tag) -> bool:
    return bool(tag.attrs) and bool(CAPTION_HINTS.search(_attr(tag, "class").lower()))


def _rows(table: Tag) -> Iterator[Tag]:
    for row in table.find_all("tr"):
        if row.find_parent("table") is table:
            yield row


def _is_data_table(table: Tag) -> bool:
    """Whether a table holds data: no table in it, no cell as long as a text, more than one cell in a row."""
    if table.find("table"):
        return False
    rows = [row.find_all(["td", "th"], recursive=False) for row in _rows(table)]
    if not rows or max(len(row) for row in rows) < 2:
        return False
    longest = max((len(cell.get_text()) for row in rows for cell in row), default=0)
    return longest <= _LAYOUT_CELL or (len(rows) >= 3 and longest <= 4 * _LAYOUT_CELL)
