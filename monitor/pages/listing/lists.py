"""List pages: links to articles with title and date, which are pinned, and the next page."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from monitor.articles import SHANGHAI, Link, ListPage
from monitor.pages.document.outline import hints_of
from monitor.pages.document.page import Page, matches, node_text, open_page
from monitor.pages.listing.pagers import next_url
from monitor.pages.listing.rows import Row, address_of, generic_rows, row_time, title_of
from monitor.pages.text import tidy
from monitor.pages.times import parse_time
from monitor.profiles import GENERIC, Profile

_PINNED = re.compile(
    r"^\s*[\[【(]?(?:置顶|固顶|顶|TOP)[\]】)]?(?:[:：]|(?=\s|$|[\[【]))|[\[【](?:置顶|固顶|顶)[\]】]", re.IGNORECASE
)
_PINNED_HINTS = re.compile(r"(?:^|[\s_-])(?:top|ding|zd|zhiding|sticky|pinned|is-top|istop)(?:$|[\s_-])")
_PINNED_IMAGE = re.compile(r"置顶|固顶|(?:^|[/_-])(?:top|ding|zd|zhiding|istop)\.(?:gif|png|jpg|svg)$", re.IGNORECASE)


def read_list(
    data: bytes,
    *,
    url: str,
    content_type: str | None = None,
    profile: Profile = GENERIC,
    now: dt.datetime | None = None,
    zone: dt.tzinfo = SHANGHAI,
) -> ListPage:
    """The article links of a list page in order; NotAnArticle only for bytes that are no page at all."""
    page = open_page(data, url=url, content_type=content_type, now=now, zone=zone)
    warnings = list(page.decoded.warnings)
    if profile.list_row:
        links = _unique(_profile_links(page, profile))
        if links:
            return ListPage(links, _next(page, profile), f"profile {profile.list_row}", tuple(warnings))
        if _is_empty(page, profile.list_row):
            return ListPage((), _next(page, profile), f"profile {profile.list_row}", tuple(warnings))
        warnings.append(f"list: the profile's selector {profile.list_row!r} finds nothing")
    links = _unique(_generic_links(page))
    if not links:
        warnings.append("no article links found")
    return ListPage(links, _next(page, profile), "generic", tuple(warnings))


def _unique(links: Iterable[Link]) -> tuple[Link, ...]:
    found: dict[str, Link] = {}
    for link in links:
        found.setdefault(link.url, link)
    return tuple(found.values())


def _is_empty(page: Page, list_row: str) -> bool:
    """Whether what holds the rows is there and holds no link: a channel without an article, not another layout."""
    holders = page.select(holder) if (holder := list_row.rpartition(" ")[0].rstrip(" >+~")) else []
    return bool(holders) and not any(node.css("a[href]") for node in holders)


def _profile_links(page: Page, profile: Profile) -> Iterable[Link]:
    for row in page.select(profile.list_row):
        anchor = _main_anchor(page, row)
        if anchor is None:
            continue
        marks = matches(row, profile.list_date)
        moment = next((m for node in marks if (m := parse_time(node_text(node), page.zone, page.now))), None)
        pinned = bool(matches(row, profile.list_pinned)) or _is_pinned(row)
        title = title_of(anchor, page)
        moment = moment or row_time(page, row, title)
        link = _link(page, Row(anchor, row, title, moment, aside=False), pinned=pinned)
        if link:
            yield link


def _main_anchor(page: Page, row: LexborNode) -> LexborNode | None:
    """The link with the longest text in a row: others are channels, pictures, "more"."""
    anchors = [a for a in row.css("a[href]") if page.absolute(a.attrs.get("href"))]
    return max(anchors, key=lambda a: len(title_of(a, page)), default=None)


def _link(page: Page, row: Row, *, pinned: bool) -> Link | None:
    url = page.absolute(address_of(row.anchor))
    text = tidy(_PINNED.sub("", row.title))
    return Link(url.partition("#")[0], text, row.moment, pinned) if url and text else None


def _is_pinned(row: LexborNode) -> bool:
    text = tidy(row.text(separator=" "))
    if _PINNED.search(text):
        return True
    return (
        bool(_PINNED_HINTS.search(hints_of(row)))
        or any(_PINNED_HINTS.search(hints_of(node)) for node in row.css("em, i, b, span, img, font"))
        or any(_shows_pin(node) for node in row.css("img"))
    )


def _shows_pin(image: LexborNode) -> bool:
    attrs = image.attrs
    return any(_PINNED_IMAGE.search(attrs.get(name) or "") for name in ("alt", "title", "src"))


def _generic_links(page: Page) -> Iterable[Link]:
    for row in generic_rows(page):
        link = _link(page, row, pinned=_is_pinned(row.row) or _PINNED.match(row.title) is not None)
        if link:
            yield link


def _next(page: Page, profile: Profile) -> str | None:
    for node in page.select(profile.list_next):
        url = page.absolute(node.attrs.get("href"))
        if url and url != page.url:
            return url
    return next_url(page)
