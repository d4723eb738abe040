"""What stands around an article: its channel, keywords, neighbours and parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from monitor.articles import Link
from monitor.pages.document.outline import Box, Line
from monitor.pages.document.page import Page, node_text
from monitor.pages.patterns import told_by
from monitor.pages.text import fold, squeeze, tidy, uncut

_names_path = told_by(
    r"crumb|bread|mbx|mianbao|place|position|location|weizhi|path|\bwz\b|dqwz|daohang|local|site[-_]?nav|nav[-_]?path|\bpos\b|curr"
)
# In the middle of a sentence a place is that of other things.
_PLACE_WORDS = r"(?:[您你]?(?:当前|现在|目前|现)?的?(?:所在)?的?位置|您在这里|当前栏目)"
_CRUMB_START = re.compile(rf"(?:^|[^\u4e00-\u9fff]){_PLACE_WORDS}\s*[:>]?|{_PLACE_WORDS}\s*[:>]|^首页\s*>|^>")
_ARROW = re.compile(r"\s*(?:[>＞]+|»|›|→|/|\\|-{1,2}>|::|·)\s*|\s+[-–—]\s+")
_NOT_CHANNEL = re.compile(
    r"^(?:首页|首頁|网站首页|主页|返回首页|home|正文|正文内容|正文详情|本页|详细内容|内容|文章|文章正文|文章内容|文章详情|资讯详情|内容页|详情页|详情|新闻详情|浏览文章|查看内容|查看文章|阅读|阅读新闻|阅读文章|全文|当前位置|您的位置|位置)$",
    re.IGNORECASE,
)
_HOME_AMONG = re.compile(r"[^\s,。]{0,6}(?:首页|主页)")
_HOME = re.compile(r"^(?:网站)?(?:首页|主页|home)", re.IGNORECASE)
_SLASHED = re.compile(
    r"^(?:网站)?首页(?:(?:\s*/\s*[^\s/]{2,12}){1,4}|(?:\s+[-–—]\s+[^\s/–—-]{2,12}){1,4}\s+[-–—]\s+(?:正文|内容|详情))$"
)
# The same right over a headline from a site's name, or without a last step for the text: only where each step is a link.
_LINKED_STEPS = re.compile(
    r"^(?:[^\s/–—-]{0,8}(?:网|在线|首页|主页)(?:\s*/\s*[^\s/]{2,12}){1,3}|(?:网站)?(?:首页|主页)(?:\s*[-–—]\s*[^\s/–—-]{2,12}){1,3})$"
)
_STEP_SIGNS = re.compile(r"[\s/–—-]+")
_LABELLED = re.compile(r"(?:^|[\s|\d])(?:所属|所在)?(?:栏目|频道|分类|类别)\s*:\s*(?P<v>[^\s:|>/]{2,8})(?=$|[\s|])")
# What an info line goes on with behind the way to the article.
_BEHIND_PATH = re.compile(r"\s+(?:来源|作者|记者|编辑|(?:发布)?(?:时间|日期))\s*[:：]|\s+(?:19|20)\d\d\s*[-/.年]\s*\d")
# "The text" as a step without an arrow of its own.
_TEXT_STEP = re.compile(r"(?<=\S)\s+正文$")
_ARROWS_ONLY = re.compile(r"\s*(?:[>＞]+|»|›|→)\s*")
_TITLE_SIGN = re.compile(r"\s*(?:[_|｜]|--+)\s*|\s+[-–—]\s+")
_TITLE_CHANNEL = re.compile(r"[\u4e00-\u9fff]{2,6}(?<![网报刊社台])")
# No site of weblogs, where a writer's name stands so.
_OUTLET_SITE = re.compile(r"(?<!博客)(?:网|报|刊|新闻|在线|社|台|频道|传媒|资讯|门户|\.[a-z]{2,3})$", re.IGNORECASE)
_TITLE_PARTS = 3
_LIMIT = 100
_FIRST_LINES = 400
_BADGE = 8
_MOST_STEPS = 5
_STEP = 16
_NEAR = 4
_LEVELS = 3
_CRUMB_NAME = re.compile(r"crumb|bread")
_CRUMB_SIGN = re.compile(r"[>＞»›→/]|位置|在这里|当前栏目")
_KEYWORD_LABEL = re.compile(
    r"^(?:本文|文章|相关)?(?:关键[词字]|關鍵[詞字]|标签|標籤|TAGS?)\s*[:：>]+\s*", re.IGNORECASE
)
_KEYWORD_STARTS = frozenset("本文相关關标標Tt")
_PREVIOUS = re.compile(
    r"^[\s<«[(【]*(?:[上前]一?篇(?:文章|新闻)(?=\s*(?:[:>]|$))|上\s?一?\s?[篇条则]|前一?[篇条]|previous)\s*[:>]?",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"^[\s<«[(【]*(?:[下后]一?篇(?:文章|新闻)(?=\s*(?:[:>]|$))|下\s?一?\s?[篇条则]|后一?[篇条]|next)\s*[:>]?",
    re.IGNORECASE,
)
_RELATED = "a[rel~=prev], a[rel~=next]"
_RELATED_MARKS = ('rel="prev', "rel='prev", 'rel="next', "rel='next")
_ARROWS = " «»‹›←→<>《》"
_LEAST_TITLE = 4
_SIDES = (("previous", _PREVIOUS), ("next", _NEXT))
# Either case spelt out: a pattern that ignores case looks at every character of every line much slower.
_NEIGHBOUR_WORD = re.compile(
    r"[上下前后後PpNn](?:(?<![PpNn])\s?一?\s?[篇条條则則]|(?<=[Pp])[Rr][Ee][Vv][Ii][Oo][Uu][Ss]|(?<=[Nn])[Ee][Xx][Tt])"
)
_PAGER_LINE = re.compile(r"[\s\d\[\]()上下前后一页共第首末尾全文阅读<>›»….|,:-]+$")
# A letter that stands in no such line.
_NO_PAGER = re.compile(r"[^\W\d上下前后後一页頁共第首末尾全文阅閱读讀丨]")
_DIGIT = re.compile(r"\d")
_PART_NUMBER = re.compile(r"^\[?\(?(\d{1,2})\)?\]?$")


def channel(page: Page, title: str) -> tuple[str, str] | None:
    """The channel's name and the rule that found it: the last step of the breadcrumb before the article."""
    lines = page.outline.lines[:_FIRST_LINES]
    headline = squeeze(title)
    over = next((i for i, line in enumerate(lines) if squeeze(line.text) == headline), 0)
    if not over and headline:
        # A sort in brackets or a badge may stand before it.
        over = next((i for i, line in enumerate(lines) if _ends_with(line, headline)), 0)
    for i, line in enumerate(lines):
        if not _is_crumb(page, line) and not (i < over and _is_path(line, headline, near=over - i <= _NEAR)):
            continue
        if i > over + _NEAR and line.head.startswith(">") and squeeze(lines[over].text) == headline:
            # In a text, arrows point to what it adds.
            continue
        # Steps in boxes of their own follow one another, each behind an arrow.
        steps = _steps_behind(lines, i)
        sign = " " if steps else " > "
        name = crumb_channel(sign.join(step.text for step in (line, *(steps or _steps_under(page, i)))), title)
        if name:
            return _last_link(page, line, name) if " " in name and line.linked else name, "breadcrumb"
    unsigned = next((name for line in lines[:over] if (name := _unsigned_crumb(page, line, title))), None)
    if unsigned:
        return unsigned, "breadcrumb links"
    shown = lines[over : over + 1] and squeeze(lines[over].text).endswith(headline)
    if shown and (told := _labelled_channel(lines[max(0, over - _NEAR) : over + _NEAR])):
        return told, "labelled"
    if page.hints.category:
        return page.hints.category, "category link"
    meta = page.hints.first(
        "columnname", "og:category", "article:section", "channel", "lanmu", "category", "enpproperty:nodename"
    )
    if meta:
        return meta[1], f"meta {meta[0]}"
    named = _channel_in_title(page, headline)
    return (named, "title") if named else None


def _labelled_channel(lines: Sequence[Line]) -> str | None:
    """The channel that an info line beside the headline names behind a label, None without one."""
    named = (match["v"] for line in lines if len(line.text) <= _LIMIT and (match := _LABELLED.search(line.head)))
    return next((name for name in named if not _NOT_CHANNEL.match(name)), None)


def _channel_in_title(page: Page, headline: str) -> str | None:
    """The short name that `<title>` sets alone between headline and site; None where there are more or none."""
    parts = _TITLE_SIGN.split(page.hints.title)
    if len(parts) == 1 and headline and (behind := squeeze(page.hints.title).removeprefix(headline))[:1] == "-":
        parts = [headline, *behind[1:].split("-")]
    if len(parts) != _TITLE_PARTS or squeeze(parts[0]) != headline or not _OUTLET_SITE.search(parts[-1]):
        return None
    return parts[1] if _TITLE_CHANNEL.fullmatch(parts[1]) and not _NOT_CHANNEL.match(parts[1]) else None


def _ends_with(line: Line, headline: str) -> bool:
    """Whether a line is a headline with little before it, and no path that leads to it."""
    text = squeeze(line.text)
    return text.endswith(headline) and len(text) <= len(headline) + _BADGE and not _CRUMB_SIGN.search(line.text)


def _last_link(page: Page, line: Line, name: str) -> str:
    """The last of several links that stand side by side in a step, with nothing but a space between; else the step."""
    links = [tidy(node.text()) for node in page.outline.boxes[line.box].node.css("a")]
    last = next((link for link in reversed(links) if link and name.endswith(f" {link}")), "")
    return last if last and any(link and name.startswith(f"{link} ") for link in links) else name


def _steps_behind(lines: Sequence[Line], i: int) -> list[Line]:
    """The lines that go on with the path of line `i`: each behind an arrow of its own or of the line before."""
    steps: list[Line] = []
    for other in lines[i + 1 : i + 7]:
        joined = other.head.startswith(">") or (steps[-1] if steps else lines[i]).head.endswith(">")
        if not joined or len(other.text) > 30:
            break
        steps.append(other)
    return steps


def _steps_under(page: Page, i: int) -> list[Line]:
    """The short lines behind a label that is all of line `i`, in its box: steps whose arrows are pictures."""
    line = page.outline.lines[i]
    if len(line.text) > _BADGE or not line.head.endswith(":"):
        return []
    box = next((b for b in page.outline.ancestors(line.box)[:3] if b.end > i + 1), None)
    steps = page.outline.lines[i + 1 : box.end] if box is not None else []
    return steps if len(steps) <= _MOST_STEPS and all(len(step.text) <= _STEP for step in steps) else []


def _is_crumb(page: Page, line: Line) -> bool:
    if len(line.text) > _LIMIT or not _CRUMB_SIGN.search(line.text):
        return False
    text = line.head
    if _CRUMB_START.search(text):
        return True
    arrows = text.count(">") + text.count("»") + text.count("›")
    hints = [box.hints for box in page.outline.ancestors(line.box)[:3]]
    if "/" in text and any(_CRUMB_NAME.search(hint) for hint in hints):
        return True
    hinted = any(map(_names_path, hints))
    return arrows > 0 and (hinted or (arrows >= 2 and "首页" in text))


def _is_path(line: Line, headline: str, *, near: bool) -> bool:
    """Whether a line over the headline is made of short steps with arrows between: linked or near it, or from home by slashes."""
    if _SLASHED.match(line.text):
        return True
    if near and line.linked and _LINKED_STEPS.match(line.text):
        return line.linked >= len(_STEP_SIGNS.sub("", line.text))
    steps = [step for step in _ARROWS_ONLY.split(line.text) if step.strip()]
    if not 2 <= len(steps) <= 6 or (line.linked < 3 and not near):
        return False
    return all(len(step) <= 12 or headline.endswith(squeeze(step)) for step in steps)


def _unsigned_crumb(page: Page, line: Line, title: str) -> str | None:
    """The channel in a breadcrumb that has its arrows from a style sheet: links in a box named for it, home first."""
    if not line.linked or not (_HOME.match(line.head) or _HOME_AMONG.match(line.head)):
        return None
    box = next((b for b in page.outline.ancestors(line.box)[:3] if _names_path(b.hints)), None)
    if box is None or box.end - box.start > 6:
        return None
    steps = [tidy(node.text()) for node in box.node.css("a, [aria-current]")]
    return crumb_channel(" > ".join(steps), title) if 2 <= len(steps) <= 5 else None


def crumb_channel(text: str, title: str = "") -> str | None:
    """The channel in a breadcrumb's text.

    >>> crumb_channel("首页 > 金融财经 > 正文")
    '金融财经'
    """
    start = _CRUMB_START.search(fold(text))
    path = _BEHIND_PATH.split(text[start.end() :] if start else text)[0]
    steps = [
        _TEXT_STEP.sub("", tidy(step)) for step in (_ARROWS_ONLY if _ARROWS_ONLY.search(path) else _ARROW).split(path)
    ]
    if len(steps) == 1 and (_HOME.match(steps[0]) or (start and "位置" in start[0])):
        steps = [tidy(step) for step in re.split(r"[-–—|:：]+", steps[0])]
    named = [s for s in steps if s and not _NOT_CHANNEL.match(s.split(" ")[0]) and squeeze(s) != squeeze(title)]
    return named[-1] if named and len(named[-1]) <= 16 else None


def keywords(page: Page) -> tuple[tuple[str, ...], str]:
    """The keywords that the page shows, else those of its meta tag, with the rule."""
    for i, line in enumerate(page.outline.lines):
        match = _KEYWORD_LABEL.match(line.text) if line.text[0] in _KEYWORD_STARTS else None
        if match and len(line.text) > match.end():
            links = [tidy(node.text()) for node in page.outline.around(i).node.css("a")] if line.linked else []
            words = [word for word in links if word and word in line.text]
            return (tuple(dict.fromkeys(words)) or split_keywords(line.text[match.end() :])), "labelled line"
    meta = page.hints.first("keywords", "news_keywords", "article:tag")
    return (split_keywords(meta[1]), "meta") if meta else ((), "")


def split_keywords(text: str) -> tuple[str, ...]:
    """The words of a list of keywords, each once.

    >>> split_keywords("关键词: 乡村振兴 乡村产业,农业农村")
    ('乡村振兴', '乡村产业', '农业农村')
    """
    text = _KEYWORD_LABEL.sub("", tidy(text)) if _KEYWORD_LABEL.match(text) else tidy(text)
    text = re.sub(r"^(?:关键[词字]|标签)\s*[:：]\s*", "", text)
    parts = re.split(r"[,，、;；|]+", text) if re.search(r"[,，、;；|]", text) else [text]
    words = [w for part in parts for w in (part.split() if re.search(r"[\u4e00-\u9fff]", part) else [tidy(part)])]
    return tuple(dict.fromkeys(w for w in words if 1 < len(w) <= 30))[:30]


def neighbours(page: Page) -> tuple[Link | None, Link | None]:
    """The links to the previous and the next article, None where there is none."""
    found: dict[str, Link | None] = {}
    outline = page.outline
    for i, line in enumerate(outline.lines):
        if len(line.text) > 200 or not _NEIGHBOUR_WORD.search(line.text):
            continue
        # The label and the link may stand in one box or in two boxes side by side.
        box = outline.boxes[line.box]
        wide = outline.boxes[max(0, box.parent)] if box.end - box.start == 1 and not line.linked else box
        for node in _links_beside(wide.node, line) if wide.end - i <= 12 else []:
            _note_neighbour(page, node, found)
        if len(found) == len(_SIDES):
            break
    if len(found) < len(_SIDES) and any(mark in page.decoded.text for mark in _RELATED_MARKS):
        for node in page.tree.css(_RELATED):
            _note_related(page, node, found)
    return found.get("previous"), found.get("next")


def _note_related(page: Page, node: LexborNode, found: dict[str, Link | None]) -> None:
    """Takes the link that HTML marks as leading to a neighbour, where its text is a title and not of a pager."""
    side = "previous" if "prev" in (node.attributes.get("rel") or "") else "next"
    text, url = tidy(node.text()).strip(_ARROWS), page.absolute(node.attributes.get("href"))
    if side not in found and url and _LEAST_TITLE <= len(text) <= _LIMIT and "页" not in text:
        found[side] = Link(url, text)


def _links_beside(node: LexborNode, line: Line) -> Sequence[LexborNode]:
    """The links in a line's box; where the line is in a link that holds its box, that link."""
    links = node.css("a[href]")
    if links or not line.linked:
        return links
    around = (node.parent, node.parent.parent if node.parent is not None else None)
    return [outer for outer in around if outer is not None and outer.tag == "a"]


def _note_neighbour(page: Page, node: LexborNode, found: dict[str, Link | None]) -> None:
    text = tidy(node.text())
    if len(text) > 120:
        return
    folded = fold(text)
    label = folded if _is_label(folded) else _text_before(node)
    for name, pattern in _SIDES:
        if name not in found and pattern.match(label):
            found[name] = _neighbour(page, node, text, pattern)


def neighbours_in(page: Page, nodes: Sequence[LexborNode]) -> tuple[Link | None, Link | None]:
    """The same from the items that a profile's selector found."""
    found: dict[str, Link | None] = {}
    for item in nodes:
        whole, link = node_text(item), item if item.tag == "a" else item.css_first("a[href]")
        for name, pattern in _SIDES:
            if name not in found and pattern.match(fold(whole)):
                found[name] = _neighbour(page, link, node_text(link), pattern) if link is not None else None
    return found.get("previous"), found.get("next")


def _is_label(folded: str) -> bool:
    return bool(_PREVIOUS.match(folded) or _NEXT.match(folded))


def _text_before(node: LexborNode) -> str:
    """The text directly in front of a link, in its parent or the element before it."""
    inner = node
    for _ in range(_LEVELS):
        sibling = inner.prev
        while sibling is not None and not tidy(sibling.text_content or sibling.text() or ""):
            sibling = sibling.prev
        if sibling is not None:
            return fold(tidy(sibling.text_content or sibling.text()))
        if inner.parent is None or tidy(inner.parent.text()) != tidy(node.text()):
            break
        # The link is all that its cell holds: the label may stand in the cell before it.
        inner = inner.parent
    return ""


def _neighbour(page: Page, node: LexborNode, text: str, pattern: re.Pattern[str]) -> Link | None:
    url = page.absolute(node.attrs.get("href"))
    bare = tidy(text[len(text) - len(pattern.sub("", fold(text), count=1)) :])
    if not url or _is_end(bare):
        return None
    full = tidy(node.attrs.get("title") or "")
    return Link(url, uncut(bare, full) if bare else full)


def _is_end(text: str) -> bool:
    return bool(
        re.fullmatch(r"(?:没有了?|无|最后一[页篇]|已经?是(?:最后|第一)一?[篇页]|暂无|返回列表|返回.*)[。!！]?", text)
    )


def parts(page: Page) -> tuple[int, int, tuple[str, ...]]:
    """Which part of how many a page is, with the addresses of all parts in order; (1, 1, ()) for a whole article."""
    best: dict[int, str | None] = {}
    for box in _pagers(page):
        numbered = _numbered(page, box.node)
        if len(numbered) > len(best) and _same_article(page, numbered):
            best = numbered
    if len(best) < 2 or sorted(best) != list(range(1, len(best) + 1)):
        return 1, 1, ()
    here = next((n for n, url in best.items() if url is None or url == page.url), 1)
    urls = tuple(best[n] or page.url or "" for n in sorted(best))
    return here, len(best), urls if all(urls) else ()


def _pagers(page: Page) -> Iterator[Box]:
    """The boxes that hold nothing but page numbers and the words of a pager."""
    lines, boxes = page.outline.lines, page.outline.boxes
    seen = set()
    for line in lines:
        if not line.linked or len(line.text) > 120 or _NO_PAGER.search(line.text) or not _DIGIT.search(line.text):
            continue
        if not _PAGER_LINE.match(line.head):
            continue
        for box in page.outline.ancestors(line.box)[:4]:
            if box.index in seen or box.end - box.start > 30:
                break
            seen.add(box.index)
            if all(_PAGER_LINE.match(other.head) for other in lines[box.start : box.end]):
                yield boxes[box.index]


def _numbered(page: Page, node: LexborNode) -> dict[int, str | None]:
    found: dict[int, str | None] = {}
    for child in node.css("a, span, b, strong, em, li, font"):
        match = _PART_NUMBER.match(tidy(child.text()))
        if match and 1 <= int(match[1]) <= 60:
            url = page.absolute(child.attrs.get("href")) if child.tag == "a" else None
            number = int(match[1])
            found[number] = url or found.get(number)
    return found


def _same_article(page: Page, numbered: dict[int, str | None]) -> bool:
    """Whether the addresses differ from the article's own in a page number only, as a list's do not."""
    urls = [url for url in (*numbered.values(), page.url) if url]
    stems = {re.sub(r"\.\w+$", "", urlsplit(url).path) for url in urls}
    shortest = min(stems, key=len, default="")
    queries = {re.sub(r"(?:^|&)(?:page|p|pn|pageno)=\d+", "", urlsplit(url).query, flags=re.IGNORECASE) for url in urls}
    part = re.compile(re.escape(shortest) + r"(?:[_-](?:p|page)?_?\d{1,2}|/\d{1,2})?$")
    return len(queries) == 1 and all(part.match(stem) for stem in stems)
