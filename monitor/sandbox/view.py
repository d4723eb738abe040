"""What the layouts show, and how HTML and XML are made from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from monitor.sandbox.channels import CHANNELS, Channel
from monitor.sandbox.life import Revision, Stage

LAYOUTS = Path(__file__).parent / "layouts"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A link as a page shows it; `date` and `pinned` are for the rows of a list."""

    href: str
    text: str
    date: str = ""
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A titled list of links."""

    title: str
    links: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What every page of the portal has around its own content; links are relative to the page."""

    title: str
    charset: str
    home: str
    feed: str
    search: str
    channel: Anchor
    nav: tuple[Anchor, ...]
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article's own content; each paragraph says whether it is a subheading."""

    published: str
    source: str
    author: str | None
    paragraphs: tuple[tuple[str, bool], ...]
    keywords: tuple[str, ...]
    printed: str
    previous: Anchor | None
    next: Anchor | None


@dataclass(frozen=True, slots=True)
class ListView:
    """One page of a channel's list."""

    rows: tuple[Anchor, ...]
    number: int
    count: int

    @property
    def window(self) -> range:
        """The page numbers that the pagination shows."""
        first = max(1, self.number - 4)
        return range(first, min(self.count, first + 9) + 1)

    def href(self, number: int) -> str:
        """The relative address of a page of the list."""
        return list_name(number)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed or a sitemap, with its absolute address."""

    link: str
    date: str
    title: str = ""
    channel: str = ""
    summary: str = ""


def list_name(number: int) -> str:
    """The file name of a page of a list.

    >>> list_name(1), list_name(3)
    ('index.html', 'index_3.html')
    """
    return "index.html" if number == 1 else f"index_{number}.html"


def relative(source: str, target: str) -> str:
    """The address of one path as a page at another writes it.

    >>> relative("/jinrong/a.html", "/jinrong/b.html"), relative("/jinrong/a.html", "/index.html")
    ('b.html', '../index.html')
    """
    folder = source[: source.rindex("/") + 1]
    if target.startswith(folder):
        return target[len(folder) :]
    return "../" * (folder.count("/") - 1) + target[1:]


def anchor(source: str, stage: Stage, *, pinned: bool = False) -> Anchor:
    """A link to an article from the page at `source`."""
    told = stage.revision
    return Anchor(relative(source, stage.url), told.title, f"{told.published:%Y-%m-%d}", pinned)


def frame(
    path: str, title: str, channel: Channel | None, boxes: Iterable[Box], channels: Iterable[Channel] = CHANNELS
) -> Frame:
    """The frame of the page at `path`, with channels to choose from; without its own it is one of the portal's own pages."""
    home = relative(path, "/index.html")
    nav = [Anchor(home, "网站首页"), *(Anchor(relative(path, f"/{c.slug}/index.html"), c.name) for c in channels)]
    own = Anchor(relative(path, f"/{channel.slug}/index.html"), channel.name) if channel else nav[0]
    return Frame(
        title,
        channel.charset if channel else "utf-8",
        home,
        relative(path, f"/{channel.slug}/rss.xml" if channel else "/rss.xml"),
        relative(path, "/search/"),
        own,
        tuple(nav),
        tuple(boxes),
    )


def article_view(path: str, told: Revision, older: Stage | None, newer: Stage | None) -> ArticleView:
    """An article's content as its page at `path` shows it, between its neighbours in the channel."""
    headings = set(told.text.headings)
    return ArticleView(
        f"{told.published:%Y-%m-%d %H:%M:%S}",
        told.source,
        told.author,
        tuple((text, index in headings) for index, text in enumerate(told.text.paragraphs)),
        told.keywords,
        relative(path, f"/print{path}"),
        anchor(path, older) if older else None,
        anchor(path, newer) if newer else None,
    )


def feed_entry(base: str, stage: Stage, channel: str) -> Entry:
    """An article as a feed's item."""
    told = stage.revision
    date = told.published.strftime("%a, %d %b %Y %H:%M:%S %z")
    return Entry(base + stage.url, date, told.title, channel, told.text.body[:80].replace("\n", " "))


def sitemap_entry(base: str, url: str, changed: dt.datetime) -> Entry:
    """An address with the time of its last change."""
    return Entry(base + url, changed.isoformat(timespec="seconds"))


@cache
def layout(name: str) -> Template:
    """The layout with this file name."""
    loader = FileSystemLoader(LAYOUTS)
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return environment.get_template(name)
