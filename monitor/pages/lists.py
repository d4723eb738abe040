"""List pages: links to articles with title and date, which are pinned, and the next page."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from monitor.articles import SHANGHAI, Link, ListPage, Moment
from monitor.pages.outline import hints_of
from monitor.pages.page import Page, matches, node_text, open_page
from monitor.pages.text import fold, tidy
from monitor.pages.times import find_times, parse_time
from monitor.profiles import GENERIC, Profile

_ROW_TAGS = frozenset(["li", "tr", "dl", "dd", "div", "article", "section", "p", "td"])
_NEXT_TEXT = re.compile(r"^[\s\[<(]*(?:下一?页|后一页|下页|next(?:\s*page)?|›|»|>>?)[\s\])>»›]*$", re.IGNORECASE)
_PINNED = re.compile(
    r"^\s*[\[【(]?(?:置顶|固顶|顶|TOP)[\]】)]?(?=\s|$|[\[【])|[\[【](?:置顶|固顶|顶)[\]】]", re.IGNORECASE
)
_PINNED_HINTS = re.compile(r"(?:^|[\s_-])(?:top|ding|zd|zhiding|sticky|pinned|is-top|istop)(?:$|[\s_-])")
_ASIDE = re.compile(
    r"\bnav|nav\b|menu|foot|head(?:er)?\b|side|right|hot|rank|paihang|recommend|tuijian|related|\bad\b|\bads\b|advert|friend|links?\b|"
    r"crumb|login|search|banner|slide|swiper|focus|tag|copyright|toolbar|share|comment"
)
_ASIDE_HEADING = re.compile(r"排行|热门|推荐|热点|点击|友情链接|相关|广告|最新评论|专题|合作")
_PAGER_HINTS = re.compile(r"page|fenye|pagin|next")
_LEAST_TITLE = 7
_LEAST_ROWS = 2
_MOST_STEPS = 40
_NOT_ARTICLE = re.compile(
    r"^(?:更多|more|查看|首页|末页|尾页|上一页|下一页|返回|登录|注册|关于我们|联系我们|网站地图|版权声明|免责声明|加入收藏|设为首页)",
    re.IGNORECASE,
)


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
        link = _link(page, anchor, row, moment or _row_time(page, row, anchor), pinned=pinned)
        if link:
            yield link


def _main_anchor(page: Page, row: LexborNode) -> LexborNode | None:
    """The link with the longest text in a row: others are channels, pictures, "more"."""
    anchors = [a for a in row.css("a[href]") if page.absolute(a.attrs.get("href"))]
    return max(anchors, key=lambda a: len(_title(a)), default=None)


def _title(anchor: LexborNode) -> str:
    """A link's full text: its title attribute where the shown text is that text cut short."""
    text = tidy(anchor.text())
    full = tidy(anchor.attrs.get("title") or "")
    if not text:
        return full
    cut = text.rstrip(".…· ")
    return (
        full if (cut != text and full.startswith(cut[:8])) or (len(full) > len(text) and full.startswith(cut)) else text
    )


def _link(page: Page, anchor: LexborNode, row: LexborNode, moment: Moment | None, *, pinned: bool) -> Link | None:
    url = page.absolute(anchor.attrs.get("href"))
    text = tidy(_PINNED.sub("", _title(anchor)))
    return Link(url.partition("#")[0], text, moment, pinned) if url and text and row is not None else None


def _row_time(page: Page, row: LexborNode, anchor: LexborNode) -> Moment | None:
    """The date in a row outside its title, where there is only one that can be meant."""
    text = tidy(row.text(separator=" "))
    shown = tidy(anchor.text(separator=" "))
    found = find_times(text.replace(shown, " ", 1)[:400], page.zone, page.now)
    return found[0].moment if found else None


def _is_pinned(row: LexborNode) -> bool:
    text = tidy(row.text(separator=" "))
    if _PINNED.search(text):
        return True
    return bool(_PINNED_HINTS.search(hints_of(row))) or any(
        _PINNED_HINTS.search(hints_of(node)) for node in row.css("em, i, b, span, img, font")
    )


@dataclass(slots=True)
class Row:
    """A candidate for an entry of a list."""

    anchor: LexborNode
    row: LexborNode
    title: str
    moment: Moment | None
    aside: bool


def _generic_links(page: Page) -> Iterable[Link]:
    for found in generic_rows(page):
        link = _link(page, found.anchor, found.row, found.moment, pinned=_is_pinned(found.row))
        if link:
            yield link


def generic_rows(page: Page) -> list[Row]:
    """The rows of the page's main list of articles, found without a profile; none where there is no such list."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for anchor in page.tree.css("a[href]"):
        title = _title(anchor)
        if len(title) < _LEAST_TITLE or _NOT_ARTICLE.match(title):
            continue
        url = page.absolute(anchor.attrs.get("href"))
        if not url or not _same_site(url, page.url):
            continue
        row = _row_of(anchor)
        key, aside = _signature(row)
        groups[key].append(Row(anchor, row, title, _row_time(page, row, anchor), aside))
    best = max(groups.values(), key=_worth, default=[])
    if len(best) < _LEAST_ROWS and not any(r.moment for r in best):
        return []
    return best


def _same_site(url: str, own: str | None) -> bool:
    """Whether two addresses share the last two labels of their hosts."""
    one, other = urlsplit(url).hostname or "", urlsplit(own or "").hostname or ""
    return not one or not other or one.split(".")[-2:] == other.split(".")[-2:]


def _path_of(anchor: LexborNode) -> str:
    """The path that a link leads to; all of it where it is no address (`//[::1`)."""
    href = anchor.attrs.get("href") or ""
    try:
        return urlsplit(href).path
    except ValueError:
        return href


def _row_of(anchor: LexborNode) -> LexborNode:
    """The outermost element around a link that holds no other link as long: its row in a list."""
    row = anchor
    parent = anchor.parent
    steps = 0
    own = _path_of(anchor)
    while (
        parent is not None and parent.tag in _ROW_TAGS | {"h1", "h2", "h3", "h4", "span", "b", "strong"} and steps < 6
    ):
        others = {_path_of(a) for a in parent.css("a[href]") if len(tidy(a.text())) >= _LEAST_TITLE}
        if others - {own}:
            break
        row, parent, steps = parent, parent.parent, steps + 1
    return row


def _signature(row: LexborNode) -> tuple[str, bool]:
    """The path of tags and classes above a row, and whether it leads through a side box."""
    steps, aside = [row.tag or ""], False
    node = row.parent
    for _ in range(_MOST_STEPS):
        if node is None or node.tag in {"body", "html", None}:
            break
        hints = hints_of(node)
        aside = aside or bool(_ASIDE.search(hints)) or node.tag in {"nav", "aside", "footer", "header"}
        if len(steps) < 6:
            steps.append(f"{node.tag}.{re.sub(r'[0-9]+', '#', hints)}")
        node = node.parent
    return "<".join(steps), aside or _under_aside_heading(row)


def _under_aside_heading(row: LexborNode) -> bool:
    """Whether the heading before a list says that it is a ranking or the like."""
    node = row.parent
    for _ in range(2):
        sibling = node.prev if node is not None else None
        while sibling is not None and not sibling.is_element_node:
            sibling = sibling.prev
        if sibling is not None:
            text = tidy(sibling.text())
            if 2 <= len(text) <= 20 and _ASIDE_HEADING.search(text):
                return True
        node = node.parent if node is not None else None
    return False


def _worth(rows: list[Row]) -> float:
    letters = sum(min(len(r.title), 40) for r in rows)
    dated = sum(r.moment is not None for r in rows) / len(rows)
    return letters * (1 + 2 * dated) * (0.15 if rows[0].aside else 1.0)


def _next(page: Page, profile: Profile) -> str | None:
    for selector in filter(None, [profile.list_next]):
        for node in page.select(selector):
            url = page.absolute(node.attrs.get("href"))
            if url and url != page.url:
                return url
    following = next_link(page)
    return page.absolute(following.attrs.get("href")) if following is not None else None


def next_link(page: Page) -> LexborNode | None:
    """The link to the next page of a list, found by its text."""
    for node in page.tree.css("a[href]"):
        text = fold(tidy(node.text()))
        if _NEXT_TEXT.match(text) and (len(text) > 2 or _in_pager(node)):
            url = page.absolute(node.attrs.get("href"))
            if url and url.partition("#")[0] != (page.url or "").partition("#")[0]:
                return node
    return None


def _in_pager(node: LexborNode) -> bool:
    around: LexborNode | None = node
    for _ in range(4):
        if around is None:
            return False
        if _PAGER_HINTS.search(hints_of(around)):
            return True
        around = around.parent
    return False
