"""Blogs: what their software says of itself, whose a blog is, and its front page, which shows posts one by one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from monitor.pages.document.hints import Hints
from monitor.pages.document.outline import Line, Outline
from monitor.pages.document.page import Page
from monitor.pages.fields.people import looks_like_outlet, pen_names_in
from monitor.pages.fields.titles import Headline
from monitor.pages.text import fold, squeeze

# What makes the pages of a person's blog, by the name that it gives itself in them.
_SOFTWARE = re.compile(
    r"(?:hexo|hugo|jekyll|typecho|halo|gridea|pelican|valaxy|vuepress|vitepress|docusaurus|eleventy|astro)\b",
    re.IGNORECASE,
)
_WRITERS = ("author", "article:author")
_WRITER_BOX = re.compile(r"(?:author|avatar)[-_]*(?:info)?[-_]*name(?![a-z])|(?<![a-z])name[-_]author")
_LONGEST_NAME = 16
# Under a post: who wrote it and when, or how it is sorted.
_POSTED_BY = (
    re.compile(r"本文由\s*(?P<v>[^\s,。]{2,12}?)\s*(?:发[表布]|撰写|编写|创作)于"),
    re.compile(r"^发[布表](?:者|人)?\s*:\s*(?P<v>[^\s|:]{2,12})\s*\|\s*分类"),
)
_WHOSE_BLOG = re.compile(r"(?P<v>\S{2,10})的[^\s的]{0,4}(?:博客|BLOG|Blog|空间|专栏)")
_BLOGS = re.compile(r"\S{2,6}博客")
_BLOG_PARTS = 3
_SIGNED = 10
_FRONT_TYPES = frozenset(["website", "blog"])
_FRONT_PATHS = re.compile(r"/?(?:index\.\w+)?|/(?:page/\d+|archives?|blog)/?")
# Where blogs have what is sorted alike, or written in one year.
_OF_LISTS = re.compile(
    r"/(?:tags?|categor(?:y|ies)|timeline)(?:/[^/.]+)*/?(?:index\.html)?$|/archives?/(?:\d{4}/(?:\d{2}/)?)?(?:index\.html)?$"
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4"])
_LEAST_POSTS = 3
_TITLE = 4
_DAY_REACH = 3
_DAY = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}|\d{1,2}\s*[-/.月]\s*\d{1,2}|[A-Z][a-z]{2} \d{1,2}\b|[天周月年]前")


def is_blog(hints: Hints) -> bool:
    """Whether a page says that it is made by what makes the blogs of persons."""
    return _SOFTWARE.match(hints.metas.get("generator", "")) is not None


def writers_in_head(hints: Hints) -> list[str]:
    """The names that a page's head gives to its author."""
    return [name for key in _WRITERS if (name := hints.metas.get(key))]


def blogger(page: Page) -> str | None:
    """Whose blog a page is: by its title, or on a page of a blog's software by its head or a box for the writer's name."""
    return _named_in_title(page) or (_named_by_software(page) if is_blog(page.hints) else None)


def posted_by(tail: Sequence[str]) -> str | None:
    """Who wrote a post by what stands under it, None where that names nobody or an outlet."""
    for text in tail:
        for pattern in _POSTED_BY:
            match = pattern.search(fold(text))
            if match and pen_names_in(match["v"]) == [match["v"]]:
                return match["v"]
    return None


def _named_in_title(page: Page) -> str | None:
    """What `<title>` calls someone's blog, or what stands there before the name of a site for blogs."""
    parts = [part.strip() for part in re.split(r"[_|–—-]+", page.hints.title)]
    for part in parts[1:]:
        if whose := _WHOSE_BLOG.fullmatch(part):
            return whose["v"] if pen_names_in(whose["v"]) else None
    named = parts[-2] if len(parts) >= _BLOG_PARTS and _BLOGS.fullmatch(parts[-1]) else ""
    signed = 0 < len(named) <= _SIGNED and pen_names_in(named) and f"{named}的博客" in page.decoded.text
    return named if signed else None


def _named_by_software(page: Page) -> str | None:
    sites = {squeeze(page.hints.metas.get("og:site_name", "")), squeeze(page.hints.title)}
    outline = page.outline
    boxed = {line.text for line in outline.lines if _WRITER_BOX.search(outline.boxes[line.box].hints)}
    for names in (writers_in_head(page.hints), sorted(boxed) if len(boxed) == 1 else []):
        for name in names:
            if 1 < len(name) <= _LONGEST_NAME and squeeze(name) not in sites and not looks_like_outlet(name):
                return name
    return None


def is_front(page: Page, headline: Headline) -> bool:
    """Whether a page shows posts one by one, under its site's name, linked headlines of one kind or at a list's address."""
    path = urlsplit(page.url or "x").path
    if _OF_LISTS.search(path) and _posts(page.outline) >= _LEAST_POSTS:
        return True
    if page.hints.metas.get("og:type", "") not in _FRONT_TYPES and not _FRONT_PATHS.fullmatch(path):
        return False
    if headline.line is not None and _like(page.outline, headline.line) >= _LEAST_POSTS:
        return True
    site = squeeze(page.hints.metas.get("og:site_name") or page.hints.title)
    named = bool(site) and squeeze(headline.text).startswith(site)
    return named and _posts(page.outline) >= _LEAST_POSTS


def _like(outline: Outline, headline: int) -> int:
    """How many headings of posts are marked up like a headline: links, or in a class of their own over a day."""
    lines, box = outline.lines, outline.around(headline)
    if box.tag not in _HEADINGS or not (_is_title(lines[headline]) or box.hints):
        return 0
    alike = (i for i in range(len(lines)) if outline.around(i).tag == box.tag and outline.around(i).hints == box.hints)
    if _is_title(lines[headline]):
        return sum(_is_title(lines[i]) for i in alike)
    return sum(_is_dated(lines, i) for i in alike)


def _posts(outline: Outline) -> int:
    """How many lines are links or headings with a day close by, or entries of a list that begin with a day."""
    lines = outline.lines
    return sum(
        ((_is_title(line) or outline.around(i).tag in _HEADINGS) and _is_dated(lines, i))
        or (outline.around(i).tag == "li" and _DAY.match(line.head) is not None)
        for i, line in enumerate(lines)
    )


def _is_dated(lines: Sequence[Line], i: int) -> bool:
    return any(_DAY.search(near.head) for near in lines[max(0, i - _DAY_REACH) : i + _DAY_REACH + 1])


def _is_title(line: Line) -> bool:
    return not line.hidden and len(line.text) >= _TITLE and line.linked > 0.8 * len(line.text)
