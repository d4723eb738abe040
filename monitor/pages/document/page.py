"""A page opened once for all readers: its text, tree, head and outline, each made when first asked for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import AnyStr

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from monitor.articles import SHANGHAI
from monitor.errors import NotAnArticle
from monitor.pages.document.charset import Decoded, decode
from monitor.pages.document.depth import MAX_DEPTH, is_too_deep
from monitor.pages.document.hints import Hints, Scripts, read_hints
from monitor.pages.document.outline import Outline, outline
from monitor.pages.text import tidy
from monitor.pages.urls import absolute

MAX_BYTES = 5_000_000
_LONGEST_AREA = 100
# A stray zero byte makes no picture of what begins as a page does.
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|title)[\s>]", re.IGNORECASE)
_MAGIC = (
    b"%PDF",
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"BM",
    b"RIFF",
    b"\x00\x00\x00",
    b"ID3",
)


@dataclass(frozen=True, slots=True)
class Opened:
    """Decoded text and its parsed tree."""

    decoded: Decoded
    tree: LexborHTMLParser


class Page:
    """One page under reading; not kept, never crosses a room's border."""

    def __init__(self, opened: Opened, url: str | None, now: dt.datetime | None, zone: dt.tzinfo) -> None:
        self.decoded = opened.decoded
        self.tree = opened.tree
        self.url = url
        self.now = now
        self.zone = zone

    @cached_property
    def hints(self) -> Hints:
        """Meta tags, `<title>`, JSON-LD and a publishing system's note."""
        return read_hints(self.tree, self.decoded.text)

    @cached_property
    def scripts(self) -> Scripts:
        """Values in inline scripts."""
        return Scripts(self.decoded.text)

    def areas(self, name: str) -> list[str]:
        """What stands in text areas of a class with a name in it: some sites keep all of an article there."""
        if "<textarea" not in self.decoded.text:
            return []
        return [
            text for node in self.tree.css(f"textarea[class*='{name}']") if (text := tidy(node.text()[:_LONGEST_AREA]))
        ]

    @cached_property
    def outline(self) -> Outline:
        """The lines and boxes of the body."""
        return outline(self.tree)

    @cached_property
    def base(self) -> str | None:
        """What relative links are resolved against."""
        node = self.tree.css_first("base[href]")
        href = node.attrs.get("href") if node is not None else None
        return (absolute(self.url, href) if href else None) or self.url

    def says(self, heads: str, tails: str) -> bool:
        """Whether one of `heads` stands before one of `tails` in the source, perhaps with U+4E00 (one) between them.

        To look for single characters is far cheaper than to look for words, or to make an outline.
        """
        text = self.decoded.text
        for tail in tails:
            at = text.find(tail)
            while at > 0:
                before = text[at - 2 : at - 1] if text[at - 1] == "一" else text[at - 1]
                if before and before in heads:
                    return True
                at = text.find(tail, at + 1)
        return False

    def absolute(self, href: str | None) -> str | None:
        """A link's absolute http address; None for scripts, anchors and the like, or without an address to resolve against."""
        href = (href or "").strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "about:")):
            return None
        return absolute(self.base, href)

    def first(self, selector: str) -> LexborNode | None:
        """The first match of a profile's selector; None too where the selector itself is bad."""
        return next(iter(self.select(selector)), None)

    def select(self, selector: str) -> list[LexborNode]:
        """All matches of a profile's selector; none where the selector itself is bad."""
        return matches(self.tree, selector)


def open_page(
    data: bytes,
    *,
    url: str | None = None,
    content_type: str | None = None,
    now: dt.datetime | None = None,
    zone: dt.tzinfo = SHANGHAI,
) -> Page:
    """The page in `data`; NotAnArticle if it is empty, binary, too large or nested beyond sense."""
    _refuse_bytes(data)
    decoded = decode(data, content_type)
    if (tags := data.count(b"<")) > MAX_DEPTH and tags - data.count(b"</") > MAX_DEPTH and is_too_deep(decoded.text):
        raise NotAnArticle("too-deep", f"more than {MAX_DEPTH} elements in one another")
    return Page(Opened(decoded, LexborHTMLParser(_for_parser(data, decoded))), url, now, zone)


def _for_parser(data: bytes, decoded: Decoded) -> bytes | str:
    """The page's own bytes where they are what was decoded: the parser need not encode the text again."""
    whole = decoded.charset == "utf-8" and decoded.rule in {"header", "meta", "valid-utf-8", "ascii"}
    if whole and not decoded.warnings:
        return b"".join(_outside(data, b"<noscript", b"</noscript>"))
    return "".join(_outside(decoded.text, "<noscript", "</noscript>"))


def _outside(text: AnyStr, opening: AnyStr, closing: AnyStr) -> Iterator[AnyStr]:
    """The stretches outside elements for browsers without scripts, which end at the first end tag, whatever is left open."""
    position = 0
    while (start := text.find(opening, position)) >= 0 and (end := text.find(closing, start)) >= 0:
        yield text[position:start]
        position = end + len(closing)
    yield text[position:] if position else text


def _refuse_bytes(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise NotAnArticle("too-large", f"{len(data)} bytes, the limit is {MAX_BYTES}")
    if not data or data.isspace():
        raise NotAnArticle("empty")
    if data.startswith(_MAGIC) or (
        b"\x00" in data[:2048]
        and data[:2] not in {b"\xff\xfe", b"\xfe\xff"}
        and not (_wide(data) or _MARKUP.search(data, 0, 2048))
    ):
        raise NotAnArticle("binary")


def _wide(data: bytes) -> bool:
    """Whether zeros stand beside letters, as in UTF-16 markup."""
    head = data[:64]
    return head[1::2].count(0) > 20 or head[::2].count(0) > 20


def matches(node: LexborHTMLParser | LexborNode, selector: str) -> list[LexborNode]:
    """All that a selector finds in a node; none where the selector is empty or cannot be parsed."""
    if not selector:
        return []
    try:
        return node.css(selector)
    except (SelectolaxError, ValueError, RuntimeError):
        return []


def node_text(node: LexborNode | None) -> str:
    """The tidy text of a node without its scripts; empty for None."""
    if node is None:
        return ""
    return tidy(node.text(deep=True, separator=""))
