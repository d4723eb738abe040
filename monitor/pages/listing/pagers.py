"""The next page of a list: by what a link says, by the numbers beside it, by the head or by a content system's script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from monitor.pages.document.outline import hints_of
from monitor.pages.document.page import Page
from monitor.pages.text import fold, tidy

_NEXT_TEXT = re.compile(r"^[\s\[<(]*(?:下一?页|后一页|下页|next(?:\s*page)?|›|»|>>?)[\s\])>»›]*$", re.IGNORECASE)
_PAGER_HINTS = re.compile(r"page|fenye|pagin|paging|next")
_NUMBER = re.compile(r"^[\s\[(]*(\d{1,4})[\s\])]*$")
_NUMBERED = "a, span, b, strong, em, li, i, font"
_INLINE_TAGS = frozenset(["li", "span", "b", "strong", "em", "font"])
_MOST_NUMBERS = 60
# TRS writes its pagers by a script: how many pages there are, which one this is, and how their files are called.
_SCRIPTED = re.compile(
    r"""createPage\w*\(\s*['"]?(?P<count>\d{1,4})['"]?\s*,\s*['"]?(?P<here>\d{1,4})['"]?\s*,\s*['"](?P<stem>[\w-]+)['"]\s*,\s*['"](?P<ext>\w+)['"]"""
)


def next_url(page: Page) -> str | None:
    """The address of the list's next page; None on its last."""
    link = next_link(page)
    if link is not None:
        return page.absolute(link.attrs.get("href"))
    return _by_number(page) or _by_head(page) or _by_script(page)


def next_link(page: Page) -> LexborNode | None:
    """The link to the next page of a list, found by its text."""
    for node in page.tree.css("a[href]"):
        text = fold(tidy(node.text()))
        if _NEXT_TEXT.match(text) and (any(map(str.isalpha, text)) or _in_pager(node)):
            url = page.absolute(node.attrs.get("href"))
            if url and not _is_here(page, url):
                return node
    return None


def _is_here(page: Page, url: str) -> bool:
    return url.partition("#")[0] == (page.url or "").partition("#")[0]


def _in_pager(node: LexborNode) -> bool:
    """Whether an arrow stands in a box for a pager, or beside a link that is nothing but a number."""
    beside = node.parent.css("a[href]")[:_MOST_NUMBERS] if node.parent is not None else []
    if any(_NUMBER.match(tidy(link.text())) for link in beside):
        return True
    around: LexborNode | None = node
    for _ in range(4):
        if around is None:
            return False
        if _PAGER_HINTS.search(hints_of(around)):
            return True
        around = around.parent
    return False


def _by_number(page: Page) -> str | None:
    """The link with the number behind that of the page itself, which is no link to elsewhere."""
    for box in _boxes_of_numbers(page):
        numbers: dict[int, str | None] = {}
        for node in box.css(_NUMBERED)[:_MOST_NUMBERS]:
            match = _NUMBER.match(tidy(node.text()))
            if match:
                url = page.absolute(node.attrs.get("href")) if node.tag == "a" else None
                numbers[int(match[1])] = url or numbers.get(int(match[1]))
        for number, url in numbers.items():
            following = numbers.get(number + 1)
            if (url is None or _is_here(page, url)) and following and not _is_here(page, following):
                return following
    return None


def _boxes_of_numbers(page: Page) -> Iterator[LexborNode]:
    """What is around links that are nothing but a number, each once."""
    seen: set[int] = set()
    for node in page.tree.css("a[href]"):
        if not _NUMBER.match(tidy(node.text())):
            continue
        around = node.parent
        while around is not None and around.tag in _INLINE_TAGS:
            around = around.parent
        if around is not None and around.mem_id not in seen:
            seen.add(around.mem_id)
            yield around


def _by_head(page: Page) -> str | None:
    node = page.tree.css_first("link[rel=next], a[rel=next]")
    url = page.absolute(node.attrs.get("href")) if node is not None else None
    return url if url and not _is_here(page, url) else None


def _by_script(page: Page) -> str | None:
    match = _SCRIPTED.search(page.decoded.text)
    if not match:
        return None
    here = int(match["here"])
    named = re.search(rf"/{re.escape(match['stem'])}_(\d+)\.\w+$", urlsplit(page.url or "").path)
    here = max(here, int(named[1])) if named else here
    return page.absolute(f"{match['stem']}_{here + 1}.{match['ext']}") if here + 1 < int(match["count"]) else None
