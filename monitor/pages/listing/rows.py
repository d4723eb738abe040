"""The rows of a page's main list of articles, found without a profile."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from monitor.articles import Moment
from monitor.pages.document.outline import hints_of
from monitor.pages.document.page import Page
from monitor.pages.patterns import names_title, told_by
from monitor.pages.text import fold, tidy, uncut
from monitor.pages.times import find_times, parse_time
from monitor.wordlists import word_set

_ROW_TAGS = word_set("li tr dl dd dt div article section p td h1 h2 h3 h4 span b strong")
# Tags that set off one link of a list from the others but make no other layout of it.
_EMPHASIS = frozenset(["a", "b", "strong", "em", "i", "u", "font", "span", "big", "small"])
_HEADINGS = "h1, h2, h3, h4, h5, h6"
_names_aside = told_by(
    r"\bnav|nav\b|menu|foot|head(?:er)?\b|side|right|hot|rank|paihang|recommend|tuijian|related|\bad\b|\bads\b|advert|friend|links?\b|"
    r"crumb|login|search|banner|slide|swiper|focus|tag|copyright|toolbar|share|comment"
)
_ASIDE_HEADING = re.compile(r"排行|热门|热文|推荐|热点|点击|友情链接|相关|广告|最新评论|专题|合作")
_LEAST_TITLE = 7
_LEAST_ROWS = 2
_MANY_DATED = 5
_MOST_STEPS = 40
_MOST_LINKS = 5_000
_MOST_IN_ROW = 40
_MANY = frozenset({"", "/"})
_MOST_BEHIND = 3
_WORDS = re.compile(r"[^\W\d_]{2}")
_NOT_ARTICLE = re.compile(
    r"^[\[【(]?(?:更多|more|查看|首页|末页|尾页|[上下]一?[页版篇条]|返回|登录|注册|关于我们|联系我们|网站地图|版权声明|免责声明|加入收藏|设为首页|详细|详情|阅读全文)",
    re.IGNORECASE,
)
_ADDRESSES = ("href", "data-link", "data-href", "data-url")
# Elements that a script makes links of.
_SCRIPTED = "li[data-link], div[data-link], li[data-href], div[data-href], li[data-url], div[data-url]"
# A day that a link's text ends with.
_LAST_DAY = re.compile(
    r"\s*[(（\[【]\s*(?P<d>(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)\s*[)）\]】]$"
)
_MOSTLY = 0.8
# A row so long holds a summary; what may hold its time then.
_SUMMARISED = 60
_SMALL = "span, i, em, small, p, li, dd, dt, td, div"
_LONGEST_TIME = 40
_TIME_LABEL = re.compile(r"\W*(?:(?:发[布表]|更新|发稿|添加)?(?:时间|日期)|发[布表]于?)\s*:?\s*")
_DIGITS = re.compile(r"\d+")
_STAMP = re.compile(r"(?<!\d)1[0-9]{9}(?!\d)")
# A date made like a calendar's leaf: the day on a line of its own, before or behind the month and the year.
_LEAVES = (
    re.compile(r"(?<!\d)(?P<d>3[01]|[12]\d|0?[1-9])\s+(?P<y>20\d\d)\s*[-/.年]\s*(?P<m>1[0-2]|0?[1-9])(?![-/.\d])"),
    re.compile(r"(?<!\d)(?P<m>1[0-2]|0?[1-9])[-/.月](?P<d>3[01]|[12]\d|0?[1-9])日?\s+(?P<y>20\d\d)(?![-/.\d])"),
    re.compile(r"(?P<y>20\d\d)\s*[-/.年]\s*(?P<m>1[0-2]|0?[1-9])月?\s+(?P<d>3[01]|[12]\d|0?[1-9])(?![-/.:\d])"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate for an entry of a list."""

    anchor: LexborNode
    row: LexborNode
    title: str
    moment: Moment | None
    aside: bool


def generic_rows(page: Page) -> list[Row]:
    """The rows of the page's main list of articles, found without a profile; none where there is no such list."""
    groups: dict[str, list[Row]] = defaultdict(list)
    foreign: dict[str, list[Row]] = defaultdict(list)
    paths: dict[int, frozenset[str]] = {}
    order: list[Row] = []
    for anchor in islice(_anchors(page), _MOST_LINKS):
        title = title_of(anchor, page)
        url = page.absolute(address_of(anchor))
        if not _WORDS.search(title) or _NOT_ARTICLE.match(title) or not url:
            continue
        row = _row_of(anchor, paths)
        key, aside = _signature(anchor, row)
        own = _same_site(url, page.url)
        found = Row(anchor, row, title, row_time(page, row, title), aside)
        (groups if own else foreign)[key].append(found)
        order += [found] if own else []
    best = max(groups.values(), key=_worth, default=[])
    elsewhere = max(foreign.values(), key=_worth, default=[])
    if _is_dated_list(elsewhere) and not any(r.moment for r in best):
        # What a page tells of stands on other sites.
        return _dated(page, _one_a_row(elsewhere))
    telling = [r for r in best if len(r.title) >= _LEAST_TITLE]
    if len(telling) < _LEAST_ROWS and not any(r.moment for r in telling):
        return []
    return _dated(page, _without_last_days(page, _one_a_row(_with_neighbours(best, order))))


def _without_last_days(page: Page, rows: list[Row]) -> list[Row]:
    """The rows with the days that their texts end with apart, where nearly all of them do and no day stands beside them."""
    ends = [None if row.moment else _LAST_DAY.search(row.title) for row in rows]
    if sum(end is not None for end in ends) < max(_LEAST_ROWS, _MOSTLY * len(rows)):
        return rows
    return [
        replace(row, title=row.title[: end.start()], moment=parse_time(end["d"], page.zone, page.now)) if end else row
        for row, end in zip(rows, ends, strict=True)
    ]


def _with_neighbours(rows: list[Row], order: list[Row]) -> list[Row]:
    """The rows with those right before and behind that broken mark-up has put elsewhere: their links are of one class and kind."""
    ids = [row.anchor.mem_id for row in order]
    first, last = ids.index(rows[0].anchor.mem_id), ids.index(rows[-1].anchor.mem_id)
    kind = _kind_of(rows[0].anchor)
    if not kind[0]:
        return rows
    start, end = first, last + 1
    while start and _kind_of(order[start - 1].anchor) == kind and not order[start - 1].aside:
        start -= 1
    while end < len(order) and _kind_of(order[end].anchor) == kind and not order[end].aside:
        end += 1
    return [*order[start:first], *rows, *order[last + 1 : end]]


def _kind_of(anchor: LexborNode) -> tuple[str, str]:
    """A link's class and the pattern of the path that it leads to."""
    return hints_of(anchor), _DIGITS.sub("#", _path_of(anchor))


def address_of(node: LexborNode) -> str | None:
    """What an element leads to, be it a link or made one by a script."""
    attrs = node.attrs
    return next((value for name in _ADDRESSES if (value := attrs.get(name))), None)


def title_of(anchor: LexborNode, page: Page) -> str:
    """A link's full text: its title attribute where the shown text is that text cut short, its heading where it is a card."""
    text = _shown(anchor, page)
    full = tidy(anchor.attrs.get("title") or anchor.attrs.get("data-title") or "")
    return uncut(text, full) if text else full


def row_time(page: Page, row: LexborNode, title: str) -> Moment | None:
    """The date in a row outside its title."""
    marked = row.css_first("time[datetime]")
    if marked is not None and (moment := parse_time(marked.attrs.get("datetime") or "", page.zone, page.now)):
        return moment
    text = tidy(row.text(separator=" "))
    if title not in text:
        text = _without(text, title)
    rest = text.replace(title, " ", 1)[:400]
    return (_time_alone(page, row) if len(rest) >= _SUMMARISED else None) or _time_in(page, rest)


def _time_alone(page: Page, row: LexborNode) -> Moment | None:
    """The time that an element of a row holds alone or behind its label, of which a summary beside it may tell others."""
    for node in row.css(_SMALL):
        text = tidy(node.text(separator=" "))
        if len(text) <= _LONGEST_TIME and (found := find_times(text, page.zone, page.now)):
            label = fold(text[: found[0].start])
            if _is_time(text, page) or _TIME_LABEL.fullmatch(label):
                return found[0].moment
    return None


def _without(text: str, title: str) -> str:
    """The text without a title that mark-up splits."""
    pattern = r"\s*".join(map(re.escape, title.replace(" ", "")))
    return re.sub(pattern, " ", text, count=1) if len(title) < 200 else text


def _time_in(page: Page, text: str) -> Moment | None:
    found = find_times(text, page.zone, page.now)
    if found:
        return found[0].moment
    for pattern in _LEAVES:
        match = pattern.search(text)
        if match:
            return parse_time(f"{match['y']}-{match['m']}-{match['d']}", page.zone, page.now)
    stamp = _STAMP.search(text)
    return parse_time(stamp[0], page.zone, page.now) if stamp else None


def _anchors(page: Page) -> Iterator[LexborNode]:
    yield from page.tree.css("a[href]")
    for node in page.tree.css(_SCRIPTED):
        if node.css_first("a[href]") is None:
            yield node


def _shown(anchor: LexborNode, page: Page) -> str:
    heading = anchor.css_first(_HEADINGS)
    if heading is not None and (text := tidy(heading.text())):
        return text
    node, pieces = anchor, _pieces(anchor)
    while len(pieces) == 1 and not _own_text(node):
        node, pieces = pieces[0], _pieces(pieces[0])
    if len(pieces) < 2 and not (pieces and _own_text(node)):
        return tidy(node.text())
    if _own_text(node):
        text = tidy(node.text(separator=" "))
        for piece in pieces:
            said = tidy(piece.text(separator=" "))
            if _is_time(said, page):
                text = tidy(text.replace(said, " ", 1))
        return text if text != tidy(node.text(separator=" ")) else tidy(node.text())
    named = next((piece for piece in pieces if names_title(hints_of(piece))), None)
    texts = [tidy(piece.text()) for piece in ([named] if named is not None else pieces)]
    texts = [text for text in texts if not _is_time(text, page)]
    return next((text for text in texts if len(text) >= _LEAST_TITLE), max(texts, key=len, default=""))


def _pieces(node: LexborNode) -> list[LexborNode]:
    """The elements right in a node that show text."""
    return [child for child in node.iter() if tidy(child.text())]


def _own_text(node: LexborNode) -> bool:
    return bool(tidy(node.text(deep=False)))


def _is_time(text: str, page: Page) -> bool:
    found = find_times(text[:60], page.zone, page.now)
    return bool(found) and len(text) <= found[0].end - found[0].start + 4


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


def _row_of(anchor: LexborNode, paths: dict[int, frozenset[str]]) -> LexborNode:
    """The outermost element around a link that holds no other link as long: its row in a list.

    `paths` keeps what the long links of an element lead to, so that each element is looked through once.
    """
    row = anchor
    parent = anchor.parent
    steps = 0
    own = _path_of(anchor)
    while parent is not None and parent.tag in _ROW_TAGS and steps < 6:
        if parent.mem_id not in paths:
            paths[parent.mem_id] = _long_paths(parent)
        if paths[parent.mem_id] - {own}:
            break
        row, parent, steps = parent, parent.parent, steps + 1
    return row


def _long_paths(node: LexborNode) -> frozenset[str]:
    """Where the long links in an element lead; two places at least where it holds more links than a row does."""
    links = node.css("a[href]")
    if len(links) > _MOST_IN_ROW:
        return _MANY
    return frozenset(_path_of(link) for link in links if len(tidy(link.text())) >= _LEAST_TITLE)


def _signature(anchor: LexborNode, row: LexborNode) -> tuple[str, bool]:
    """The path of tags and classes from a link up through its row, and whether it leads through a side box."""
    steps, aside = [*_inner_steps(anchor, row), row.tag or ""], False
    inner, node = len(steps), row.parent
    for _ in range(_MOST_STEPS):
        if node is None or node.tag in {"body", "html", None}:
            break
        hints = hints_of(node)
        aside = aside or _names_aside(hints) or node.tag in {"nav", "aside", "footer", "header"}
        if len(steps) < inner + 5:
            steps.append(f"{node.tag}.{re.sub(r'[0-9]+', '#', hints)}")
        node = node.parent
    return "<".join(steps), aside or _under_aside_heading(row)


def _inner_steps(anchor: LexborNode, row: LexborNode) -> Iterator[str]:
    node: LexborNode | None = anchor
    while node is not None and node.mem_id != row.mem_id:
        if node.tag not in _EMPHASIS:
            yield node.tag or ""
        node = node.parent


def _under_aside_heading(row: LexborNode) -> bool:
    """Whether the heading before a list says that it is a ranking or the like."""
    node: LexborNode | None = row
    for _ in range(3):
        before = _element_beside(node, forward=False)
        if before is not None:
            text = tidy(before.text())
            if 2 <= len(text) <= 20 and _ASIDE_HEADING.search(text) and before.css_first("a[href]") is None:
                return True
        node = node.parent if node is not None else None
    return False


def _element_beside(node: LexborNode | None, *, forward: bool) -> LexborNode | None:
    beside = None if node is None else node.next if forward else node.prev
    while beside is not None and not beside.is_element_node:
        beside = beside.next if forward else beside.prev
    return beside


def _is_dated_list(rows: list[Row]) -> bool:
    """Whether rows are those of a list of many with dates, which links to friends and the like have not."""
    dated = sum(r.moment is not None and len(r.title) >= _LEAST_TITLE for r in rows)
    return dated >= _MANY_DATED and dated >= 0.8 * len(rows) and not rows[0].aside


def _worth(rows: list[Row]) -> float:
    titles = [r for r in rows if len(r.title) >= _LEAST_TITLE]
    if not titles:
        return 0.0
    letters = sum(min(len(r.title), 40) for r in titles)
    dated = sum(r.moment is not None for r in titles) / len(titles)
    return letters * (1 + 2 * dated) * (0.15 if rows[0].aside else 1.0)


def _one_a_row(rows: list[Row]) -> list[Row]:
    """The rows with the longest title of each: other links in one are channels, comments and the like."""
    longest: dict[int, Row] = {}
    for row in rows:
        kept = longest.get(row.row.mem_id)
        if kept is None or len(row.title) > len(kept.title):
            longest[row.row.mem_id] = row
    return list(longest.values())


def _dated(page: Page, rows: list[Row]) -> list[Row]:
    """The rows grown to all that is theirs alone, with the dates that stand there, behind them or over them."""
    if len(rows) < _LEAST_ROWS:
        return rows
    through: Counter[int] = Counter()
    for row in rows:
        through.update({node.mem_id for node in _upwards(row.row)})
    starts = {row.row.mem_id for row in rows}
    found = []
    for row in rows:
        own = row.row
        for node in _upwards(own):
            if through[node.mem_id] > 1 or node.tag == "body":
                break
            own = node
        moment = row.moment or row_time(page, own, row.title) or _time_around(page, own, starts)
        found.append(replace(row, row=own, moment=moment))
    return _without_strays(found)


def _without_strays(rows: list[Row]) -> list[Row]:
    """The rows without those that have no date and stand elsewhere than the many that have one."""
    dated = [row for row in rows if row.moment]
    if len(dated) < _MANY_DATED or not 0.8 * len(rows) <= len(dated) < len(rows):
        return rows
    homes = {_home(row) for row in dated}
    return [row for row in rows if row.moment or _home(row) in homes]


def _home(row: Row) -> int:
    """The element that a row stands in."""
    return row.row.parent.mem_id if row.row.parent is not None else 0


def _upwards(node: LexborNode) -> Iterator[LexborNode]:
    above: LexborNode | None = node
    for _ in range(_MOST_STEPS):
        if above is None:
            return
        yield above
        above = above.parent


def _time_around(page: Page, row: LexborNode, starts: set[int]) -> Moment | None:
    """The date right beside a row or in the elements behind it and before the next, else a heading over its list."""
    for beside in (row.prev, row.next):
        bare = beside is not None and beside.is_text_node and tidy(beside.text_content or "")
        if bare and (moment := _time_in(page, bare[:80])):
            return moment
    behind = _element_beside(row, forward=True)
    for _ in range(_MOST_BEHIND):
        if behind is None or behind.mem_id in starts or behind.tag == row.tag:
            break
        if moment := _time_in(page, tidy(behind.text(separator=" "))[:400]):
            return moment
        behind = _element_beside(behind, forward=True)
    over = _element_beside(row.parent, forward=False)
    text = tidy(over.text()) if over is not None else ""
    return find_times(text, page.zone, page.now)[0].moment if len(text) <= 40 and _is_time(text, page) else None
