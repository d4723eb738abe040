"""The body's markup to paragraphs: one walk over the content subtree."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from monitor.pages.article.tables import table_rows
from monitor.pages.document.depth import is_too_deep
from monitor.pages.document.outline import INLINE, SKIPPED
from monitor.pages.patterns import CAPTION_HINTS
from monitor.pages.text import tidy

_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_STYLED = _HEADINGS | {"center", "figcaption", "pre"}
_STRONG = frozenset(["b", "strong"])
_STRIPPED = ", ".join(sorted(SKIPPED - {"-comment", "-doctype", "head"}))
_UNWRAPPED = "span, font, u, em, i, small, big, ins, mark"
_EMPTY = "a:empty, div:empty, p:empty, section:empty, sup:empty, strong:empty, b:empty"
# What highlighters of code set beside its lines: their numbers, the language over them.
_GUTTERS = "td.gutter, td.linenos, td.rouge-gutter, .linenodiv, .line-numbers-rows, .hljs-ln-numbers, pre.lineno, .lnt, span.linenos, div[class*='language-'] > span.lang"
_ANCHORS = ":is(h1, h2, h3, h4, h5, h6) a[href*='#']"
_CELL_BESIDE = ":is(td, th) + :is(td, th)"
_BLOCKS = "p, div, table, section, ul, ol"
_LEAST_TOLD = 4
_NOTE = re.compile(r"\[[\d,，、-]+\]")
_CENTER = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_CENTER_CLASS = re.compile(r"(?<![a-z])center(?![a-z])")
_DESCRIPTION = re.compile(r"\s*(?:desc|description)\s*", re.IGNORECASE)
_LINES = re.compile(r"\n+")
_INDENTED = re.compile(r"\n[ \t\r\xa0]*(?=\u3000\u3000)")


@dataclass(slots=True)
class Block:
    """A paragraph of the body or a line of code: its text, how much of it is linked or bold, and what it looks like."""

    text: str
    linked: int = 0
    strong: int = 0
    heading: bool = False
    caption: bool = False
    centered: bool = False
    image_before: bool = False
    table: bool = False
    code: bool = False


def markup_blocks(markup: str) -> list[Block]:
    """The paragraphs of a piece of HTML in reading order; tables row by row, cells parted by tabs."""
    body = None if is_too_deep(markup) else LexborHTMLParser(markup).body
    return _read(body) if body is not None else []


def subtree_blocks(node: LexborNode) -> list[Block]:
    """The same of a node, out of whose subtree scripts, inline tags that carry no meaning and what is empty are taken."""
    _strip(node)
    return _read(node)


def _read(node: LexborNode) -> list[Block]:
    """None at all where a node is nested deeper than Python recurses: nobody writes such a body."""
    try:
        return _Reader().read(node)
    except RecursionError:
        return []


def _strip(node: LexborNode) -> None:
    for needless in node.css(_STRIPPED):
        needless.decompose()
    for anchor in node.css(_ANCHORS):
        if _is_anchor(anchor):
            anchor.decompose()
    if node.css_first("pre") is not None:
        _strip_gutters(node)
    inline = node.css(_UNWRAPPED)
    # A span may be a caption, by its class.
    captioned = any(tag.tag == "span" and _names_caption(tag.attributes) for tag in inline)
    for tag in inline:
        if not (captioned and tag.tag == "span"):
            tag.unwrap()
    node.merge_text_nodes()
    for empty in node.css(_EMPTY):
        empty.decompose()


def _is_anchor(link: LexborNode) -> bool:
    """Whether a link in a heading is nothing but the sign by which one links to that heading."""
    return not any(map(str.isalnum, link.text()))


def _strip_gutters(node: LexborNode) -> None:
    """Takes the numbers of lines of code out of a subtree, none of which may be inside another when it goes."""
    while (gutter := node.css_first(_GUTTERS)) is not None and gutter.mem_id != node.mem_id:
        gutter.decompose()


class _Reader:
    """Collects runs of inline text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.linked = 0
        self.strong = 0
        self.texts: list[str] = []
        self.image = False
        self.told = ""

    def read(self, root: LexborNode) -> list[Block]:
        if root.tag == "table":
            self._tag(root, root.tag, Block(""), link=False, strong=False)
        else:
            self._children(root, Block(""), link=False, strong=False)
        self._flush(Block(""))
        return self.blocks

    def _children(self, node: LexborNode, style: Block, *, link: bool, strong: bool) -> None:
        child = node.first_child
        while child is not None:
            tag = child.tag or ""
            if tag == "-text":
                self._text(child.text_content or "", node, style, link=link, strong=strong)
            elif tag not in SKIPPED:
                self._tag(child, tag, style, link=link, strong=strong)
            child = child.next

    def _text(self, text: str, around: LexborNode, style: Block, *, link: bool, strong: bool) -> None:
        # Lines that are set apart in the source only: in a pre, or by the indent that Chinese paragraphs have.
        if not self.texts and text.isspace():
            return
        lines = (_LINES if _is_lined(around) else _INDENTED).split(text) if "\n" in text else [text]
        for i, line in enumerate(lines):
            if i:
                self._flush(style)
            self.texts.append(line)
            if link or strong:
                size = len(line.strip())
                self.linked += size * link
                self.strong += size * strong

    def _tag(self, node: LexborNode, tag: str, style: Block, *, link: bool, strong: bool) -> None:
        if tag == "br":
            self._flush(style)
        elif tag == "img":
            self.image = True
            self.told = node.attributes.get("alt") or ""
        elif tag == "table" and (rows := _rows(node)) is not None:
            self._flush(style)
            self.blocks += [Block(row, table=True) for row in rows]
        elif tag == "sup" and _NOTE.fullmatch(node.text(strip=True)):
            return
        elif (tag in INLINE or ":" in tag) and not _names_caption(node.attributes):
            # Word processors leave tags such as o:p in the middle of sentences.
            self._children(node, style, link=link or tag == "a", strong=strong or tag in _STRONG)
        else:
            self._flush(style)
            inner = _style_of(node, tag, style)
            self._children(node, inner, link=link, strong=strong)
            self._flush(inner)

    def _flush(self, style: Block) -> None:
        if not self.texts:
            return
        if text := tidy("".join(self.texts)):
            linked, strong = self.linked and min(self.linked, len(text)), self.strong and min(self.strong, len(text))
            # What an image says of itself is said again under it.
            caption = style.caption or (self.image and len(text) >= _LEAST_TOLD and text == tidy(self.told))
            self.blocks.append(
                Block(text, linked, strong, style.heading, caption, style.centered, self.image, code=style.code)
            )
            self.image = False
        self.texts.clear()
        self.linked = self.strong = 0


def _is_lined(node: LexborNode) -> bool:
    return node.tag == "pre" or (node.tag == "code" and node.parent is not None and node.parent.tag == "pre")


def _rows(table: LexborNode) -> list[str] | None:
    """The rows of a table of data, None for one that lays out the page, which shows mostly without another parser."""
    lays_out = len(table.css("table")) > 1 or table.css_first(_CELL_BESIDE) is None
    return None if lays_out else table_rows(table.html or "")


def _style_of(node: LexborNode, tag: str, outer: Block) -> Block:
    attributes = node.attributes
    if not attributes and tag not in _STYLED:
        return outer
    heading = outer.heading or tag in _HEADINGS
    caption = outer.caption or tag == "figcaption" or (_names_caption(attributes) and _is_near_image(node))
    centered = outer.centered or tag == "center" or (bool(attributes) and _centers(node, attributes))
    code = outer.code or (tag == "pre" and node.css_first("code") is not None)
    return Block("", heading=heading, caption=caption, centered=centered, code=code)


def _centers(node: LexborNode, attributes: Mapping[str, str | None]) -> bool:
    return (
        (attributes.get("align") or "").lower() in {"center", "middle"}
        or (_CENTER_CLASS.search(attributes.get("class") or "") is not None and not _holds_blocks(node))
        or _CENTER.search(attributes.get("style") or "") is not None
    )


def _holds_blocks(node: LexborNode) -> bool:
    return any(block.mem_id != node.mem_id for block in node.css(_BLOCKS))


def _is_near_image(node: LexborNode) -> bool:
    """Whether what is named for a caption is one: what is called a description only may describe a page, no image beside it."""
    told = _DESCRIPTION.fullmatch(node.attributes.get("class") or "")
    return told is None or node.parent is None or node.parent.css_first("img") is not None


def _names_caption(attributes: Mapping[str, str | None]) -> bool:
    return bool(attributes) and CAPTION_HINTS.search((attributes.get("class") or "").lower()) is not None
