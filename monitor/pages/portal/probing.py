"""A new portal: which selectors would make a profile of it, tried against the generic reader."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

from monitor.articles import Article
from monitor.errors import PageError
from monitor.pages.article.content import find_region
from monitor.pages.document.outline import hints_of
from monitor.pages.document.page import Page, node_text, open_page
from monitor.pages.fields.info import info_lines
from monitor.pages.fields.surroundings import crumb_channel
from monitor.pages.fields.titles import find_title
from monitor.pages.listing.pagers import next_link
from monitor.pages.listing.rows import generic_rows
from monitor.pages.portal.selectors import names_of, selector_for
from monitor.pages.read import read_article
from monitor.pages.text import fold, squeeze, tidy
from monitor.pages.times import find_times
from monitor.profiles import GENERIC, Profile

_NAV_HINTS = re.compile(r"nav|menu|channel|daohang|header|top")
_NOT_A_CHANNEL = re.compile(
    r"^(?:网站)?首页$|^主页$|登录|注册|关于|联系|收藏|设为|投稿|客户端|微信|微博|RSS|更多|搜索|地图|English",
    re.IGNORECASE,
)
_LEAST_CHANNELS = 4
_KEYWORDS = re.compile(r"^(?:文章)?(?:关键[词字]|标签)\s*:")
_CONTEXT = re.compile(r"^[\s<]*[上下前后]一?[篇条]")


@dataclass(frozen=True, slots=True)
class Saved:
    """A page's bytes and the address that they came from."""

    data: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """A selector proposed for a field, the share of tried pages on which it agrees with the generic reader, an example."""

    field: str
    selector: str
    score: float
    example: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A profile for a portal, what speaks for each selector, and the channels in its navigation bar."""

    profile: Profile
    rows: tuple[Proposed, ...]
    channels: Mapping[str, str]


def probe(home: Saved, lists: Sequence[Saved] = (), articles: Sequence[Saved] = ()) -> Proposal:
    """A profile from a portal's front page, some of its list pages and some of its articles."""
    nav, channels = _navigation(home)
    rows = [nav] if nav else []
    rows += _voted([found for page in lists if (found := _list_selectors(page))], _agrees_on_list(lists))
    rows += _voted([found for page in articles if (found := _article_selectors(page))], _agrees_on_articles(articles))
    profile = replace(GENERIC, **{row.field: row.selector for row in rows})
    return Proposal(profile, tuple(rows), channels)


def _navigation(home: Saved) -> tuple[Proposed | None, dict[str, str]]:
    """The box that holds most links of a few characters, and the channels in it."""
    page = open_page(home.data, url=home.url)
    best: tuple[float, str, dict[str, str]] = (0.0, "", {})
    for box in page.outline.boxes:
        if box.end - box.start > 120 or box.tag in {"li", "a", "body"}:
            continue
        found = _channels(page, box.node)
        worth = len(found) + 3 * bool(_NAV_HINTS.search(box.hints)) - 0.02 * box.start
        if len(found) >= _LEAST_CHANNELS and worth >= best[0]:
            selector = selector_for(page.tree, box.node)
            if selector:
                best = (worth, selector, found)
    if not best[2]:
        return None, {}
    return Proposed("nav", f"{best[1]} a", 1.0, "、".join(best[2])), best[2]


def _channels(page: Page, node: LexborNode) -> dict[str, str]:
    anchors = node.css("a[href]")
    found: dict[str, str] = {}
    for anchor in anchors:
        name, url = squeeze(anchor.text()), page.absolute(anchor.attributes.get("href"))
        if url and 2 <= len(name) <= 6 and not _NOT_A_CHANNEL.search(name):
            found.setdefault(name, url)
    return found if len(found) >= 0.6 * len(anchors) else {}


def _list_selectors(saved: Saved) -> dict[str, str]:
    page = open_page(saved.data, url=saved.url)
    rows = generic_rows(page)
    if not rows:
        return {}
    found: dict[str, str] = {}
    parent = rows[0].row.parent
    container = selector_for(page.tree, parent) if parent is not None else None
    if container:
        found["list_row"] = f"{container} > {rows[0].row.tag}"
    dated = _dated_node(page, rows[0].row)
    if dated is not None and dated.mem_id != rows[0].row.mem_id:
        found["list_date"] = names_of(dated)[0]
    following = next_link(page)
    around = following.parent if following is not None else None
    if around is not None:
        found["list_next"] = f"{names_of(around)[0]} a:lexbor-contains('下一页')"
    return found


def _dated_node(page: Page, row: LexborNode) -> LexborNode | None:
    """The smallest element of a row whose text is a time and little else."""
    best: LexborNode | None = None
    for node in row.css("*"):
        text = tidy(node.text())
        times = find_times(text, page.zone, page.now)
        if times and len(text) <= times[0].end - times[0].start + 6:
            best = node
    return best


def _article_selectors(saved: Saved) -> dict[str, str]:
    page = open_page(saved.data, url=saved.url)
    headline = find_title(page.outline, page.hints)
    if headline is None or headline.line is None:
        return {}
    region = find_region(page.outline, headline.last_line + 1)
    nodes: dict[str, LexborNode | None] = {"title": page.outline.around(headline.line).node}
    if region is not None:
        nodes["body"] = region.box.node
        nodes["info"] = _info_node(page, headline.line, headline.last_line, region.box.start)
    nodes |= _labelled_nodes(page, headline.text)
    found = {
        name: selector
        for name, node in nodes.items()
        if node is not None and (selector := selector_for(page.tree, node))
    }
    for name in ("keywords", "context"):
        node = nodes.get(name)
        if name in found and node is not None:
            found[name] = f"{found[name]} {_inner(name, node)}".strip()
    return found


def _inner(name: str, node: LexborNode) -> str:
    """The tag of the items in a box of keywords or neighbours; empty where the box is the item itself."""
    if name == "keywords":
        return "a" if node.css_first("a") is not None else ""
    tags = ("li", "p", "dd", "div", "span", "td")
    return next((tag for tag in tags if any(_CONTEXT.match(fold(node_text(item))) for item in node.css(tag))), "")


def _info_node(page: Page, first: int, last: int, body: int) -> LexborNode | None:
    lines = [line.text for line in info_lines(page.outline, (first, last), body) if not line.above]
    wanted = next((text for text in lines if find_times(text, page.zone, page.now)), None)
    for i in range(last + 1, len(page.outline.lines)):
        if wanted and squeeze(page.outline.lines[i].text) == squeeze(wanted):
            return page.outline.around(i).node
    return None


def _labelled_nodes(page: Page, title: str) -> dict[str, LexborNode | None]:
    nodes: dict[str, LexborNode | None] = {}
    for i, line in enumerate(page.outline.lines):
        box = page.outline.around(i)
        if ">" in line.head and len(line.text) < 60 and "breadcrumb" not in nodes and crumb_channel(line.text, title):
            nodes["breadcrumb"] = box.node
        elif _KEYWORDS.match(line.head):
            nodes.setdefault("keywords", box.node)
        elif _CONTEXT.match(line.head):
            nodes.setdefault("context", _list_around(box.node))
    return nodes


def _list_around(node: LexborNode) -> LexborNode:
    """The named box around the items of previous and next."""
    around = node.parent
    while around is not None and around.tag in {"li", "ul", "p"} and not hints_of(around):
        around = around.parent
    return around if node.tag == "li" and around is not None else node


def _voted(found: Sequence[Mapping[str, str]], score: Callable[[str, str], tuple[float, str]]) -> list[Proposed]:
    """For each field the selector that most pages propose, scored on all."""
    rows = []
    for name in dict.fromkeys(field for selectors in found for field in selectors):
        votes = Counter(selectors[name] for selectors in found if name in selectors)
        best = max(((*score(name, selector), selector) for selector, _ in votes.most_common(3)), key=lambda row: row[0])
        if best[0] > 0:
            rows.append(Proposed(name, best[2], best[0], best[1]))
    return rows


def _agrees_on_articles(articles: Sequence[Saved]) -> Callable[[str, str], tuple[float, str]]:
    pages = [open_page(saved.data, url=saved.url) for saved in articles]
    expected = [_article_or_none(saved) for saved in articles]

    def score(name: str, selector: str) -> tuple[float, str]:
        right, example = 0, ""
        for page, article in zip(pages, expected, strict=True):
            text = " ".join(node_text(node) for node in page.select(selector)[:20])
            if article is not None and _fits(name, text, article):
                right, example = right + 1, example or text[:80]
        return right / max(1, sum(article is not None for article in expected)), example

    return score


def _article_or_none(saved: Saved) -> Article | None:
    try:
        return read_article(saved.data, url=saved.url)
    except PageError:
        return None


def _fits(name: str, text: str, article: Article) -> bool:
    """Whether a selector's text carries what the generic reader found for the field."""
    flat = squeeze(text)
    if name == "title":
        return flat == squeeze(article.title)
    if name == "body":
        return all(squeeze(p) in flat for p in article.paragraphs[:3])
    if name == "info":
        return (
            bool(find_times(text, article.published.when.tzinfo, None))
            if article.published and article.published.when.tzinfo
            else False
        )
    if name == "breadcrumb":
        return bool(article.channel) and squeeze(article.channel or "") in flat
    if name == "keywords":
        return bool(article.keywords) and all(squeeze(word) in flat for word in article.keywords)
    return bool(
        _CONTEXT.search(fold(text))
        or any(link and squeeze(link.text) in flat for link in (article.previous, article.next))
    )


def _agrees_on_list(lists: Sequence[Saved]) -> Callable[[str, str], tuple[float, str]]:
    pages = [open_page(saved.data, url=saved.url) for saved in lists]

    def score(_name: str, selector: str) -> tuple[float, str]:
        found = [page.select(selector) for page in pages]
        example = next((node_text(nodes[0]) for nodes in found if nodes), "")
        return sum(bool(nodes) for nodes in found) / max(1, len(pages)), example[:80]

    return score
