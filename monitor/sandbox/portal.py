"""The portal: the page at any path and time, as bytes. Pure, except for a bounded cache of rendered pages."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections import OrderedDict
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus

import xxhash

from monitor.articles import SHANGHAI
from monitor.sandbox.channels import BY_SLUG, CHANNELS, Channel
from monitor.sandbox.life import Stage, Status
from monitor.sandbox.scenario import TroubleKind
from monitor.sandbox.view import (
    Box,
    Entry,
    ListView,
    anchor,
    article_view,
    feed_entry,
    frame,
    layout,
    sitemap_entry,
)
from monitor.sandbox.world import Found, World

_LIST = re.compile(r"/(\w+)/(?:index(?:_([1-9]\d{0,5}))?\.html)?")
_FEED = re.compile(r"(?:/(\w+))?/rss\.xml")
_SITEMAP = re.compile(r"/sitemap-(\d{6})\.xml")
_STORED = 20_000
_MISSING = "您访问的页面不存在"
_SOFT = "您访问的文章不存在或已被删除"


@dataclass(frozen=True)
class Page:
    """An answer: its status, bytes and headers; `modified` is None where none is known."""

    body: bytes
    type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    modified: dt.datetime | None = None
    location: str | None = None

    @cached_property
    def etag(self) -> str:
        """A strong validator of the bytes."""
        return f'"{xxhash.xxh3_64_hexdigest(self.body)}"'

    @cached_property
    def packed(self) -> bytes:
        """The bytes compressed with gzip."""
        return gzip.compress(self.body, 6, mtime=0)


@dataclass
class Portal:
    """The pages of a world at `base_url`."""

    world: World
    base_url: str
    _store: OrderedDict[str, tuple[tuple[int, int, int], Page]] = field(default_factory=OrderedDict, repr=False)

    def page(self, path: str, now: dt.datetime) -> Page:
        """The page at a path at that time; one with status 404 if there is none."""
        now = now.astimezone(SHANGHAI)
        channel = BY_SLUG.get(path[1:].partition("/")[0])
        # Lists, articles and feeds of a channel hang on that channel, and on boxes that change at midnight.
        version = self.world.ticks(channel.slug if channel else None, now)
        stored = self._store.get(path)
        if stored and stored[0] == version:
            return stored[1]
        page = self._made(path, channel, now)
        self._store[path] = (version, page)
        if len(self._store) > _STORED:
            self._store.popitem(last=False)
        return page

    def _made(self, path: str, channel: Channel | None, now: dt.datetime) -> Page:
        if path in ("/", "/index.html"):
            return self._home(now)
        if path == "/robots.txt":
            return self._robots(now)
        if match := _FEED.fullmatch(path):
            return self._feed(match[1], now) if channel or not match[1] else self._missing(path, now)
        if path == "/sitemap.xml" or _SITEMAP.fullmatch(path):
            return self._sitemap(path, now)
        if path.startswith(("/search/", "/print/")):
            return self._notice(path, None, now, "本功能仅供读者使用")
        if channel and path == f"/{channel.slug}":
            return Page(b"", status=HTTPStatus.MOVED_PERMANENTLY, location=f"{path}/")
        if channel and (match := _LIST.fullmatch(path)):
            return self._list(path, channel, int(match[2] or 1), now)
        found = self.world.find(path, now)
        return self._article(path, found, now) if found else self._missing(path, now)

    def _article(self, path: str, found: Found, now: dt.datetime) -> Page:
        stage, channel = found.stage, BY_SLUG[found.piece.channel]
        if stage.status is Status.SOFT:
            return self._notice(path, channel, now, _SOFT)
        if stage.status is not Status.LIVE:
            return self._notice(path, channel, now, _SOFT, HTTPStatus(int(stage.status)))
        if found.moved:
            return Page(b"", status=HTTPStatus.MOVED_PERMANENTLY, location=stage.url)
        shelf = self.world.shelf(channel.slug, now)
        place = shelf.places[found.piece.id]
        older = shelf.stages[place + 1] if place + 1 < len(shelf.stages) else None
        newer = shelf.stages[place - 1] if place else None
        shown = article_view(path, stage.revision, older, newer)
        return self._html(path, "article", stage.revision.title, channel, now, article=shown)

    def _list(self, path: str, channel: Channel, number: int, now: dt.datetime) -> Page:
        size = self.world.scenario.page_size
        stages = self._halved(self.world.shelf(channel.slug, now).stages, path, now)
        count = max(1, -(-len(stages) // size))
        if number > count:
            return self._missing(path, now)
        pinned = self.world.pinned(channel.slug, now) if number == 1 else []
        rows = [anchor(path, s, pinned=True) for s in pinned]
        rows += [anchor(path, s) for s in stages[(number - 1) * size : number * size]]
        return self._html(path, "list", channel.name, channel, now, listing=ListView(tuple(rows), number, count))

    def _home(self, now: dt.datetime) -> Page:
        heads = ((c, self._halved(self.world.shelf(c.slug, now).stages, "/", now)) for c in CHANNELS)
        sections = [Box(c.name, tuple(anchor("/index.html", s) for s in stages[:6])) for c, stages in heads]
        return self._html("/index.html", "home", "首页", None, now, sections=sections)

    def _feed(self, slug: str | None, now: dt.datetime) -> Page:
        latest = self.world.shelf(slug, now).stages[:30] if slug else tuple(self.world.latest(now, 50))
        shown = self._halved(latest, f"/{slug}/" if slug else "/", now)
        title = f"{BY_SLUG[slug].name}-食品新闻门户" if slug else "食品新闻门户"
        items = [feed_entry(self.base_url, s, BY_SLUG[s.revision.channel].name) for s in shown]
        text = layout("rss.xml").render(title=title, link=self.base_url + (f"/{slug}/" if slug else "/"), items=items)
        return self._xml(text, "application/rss+xml; charset=utf-8", slug, now)

    def _sitemap(self, path: str, now: dt.datetime) -> Page:
        months: dict[str, list[Stage]] = {}
        for channel in CHANNELS:
            for stage in self._halved(self.world.shelf(channel.slug, now).stages, path, now):
                months.setdefault(f"{stage.revision.published:%Y%m}", []).append(stage)
        match = _SITEMAP.fullmatch(path)
        if match and match[1] not in months:
            return self._missing(path, now)
        entries = self._month(months[match[1]]) if match else self._months(months)
        text = layout("sitemap.xml" if match else "sitemapindex.xml").render(entries=entries)
        return self._xml(text, "application/xml; charset=utf-8", None, now)

    def _month(self, stages: list[Stage]) -> list[Entry]:
        return [sitemap_entry(self.base_url, stage.url, stage.since) for stage in stages]

    def _months(self, months: dict[str, list[Stage]]) -> list[Entry]:
        latest = ((month, max(stage.since for stage in months[month])) for month in sorted(months))
        return [sitemap_entry(self.base_url, f"/sitemap-{month}.xml", changed) for month, changed in latest]

    def _robots(self, now: dt.datetime) -> Page:
        closed = self._struck(TroubleKind.ROBOTS_CLOSED, "/robots.txt", now)
        if self._struck(TroubleKind.ROBOTS_BROKEN, "/robots.txt", now):
            return Page(b"", "text/plain", HTTPStatus.SERVICE_UNAVAILABLE)
        rules = ["/"] if closed else ["/search/", "/print/"]
        lines = ["User-agent: *", *(f"Disallow: {rule}" for rule in rules)]
        lines += [f"Crawl-delay: {self.world.scenario.crawl_delay:g}", "", f"Sitemap: {self.base_url}/sitemap.xml", ""]
        return Page("\n".join(lines).encode(), "text/plain; charset=utf-8", modified=self._changed(None, now))

    def _missing(self, path: str, now: dt.datetime) -> Page:
        return self._notice(path, None, now, _MISSING, HTTPStatus.NOT_FOUND)

    def _notice(
        self, path: str, channel: Channel | None, now: dt.datetime, text: str, status: HTTPStatus = HTTPStatus.OK
    ) -> Page:
        return self._html(path, "notice", "提示信息", channel, now, status, notice=text)

    def _html(
        self,
        path: str,
        name: str,
        title: str,
        channel: Channel | None,
        now: dt.datetime,
        status: HTTPStatus = HTTPStatus.OK,
        **content: object,
    ) -> Page:
        """A page of the portal in the layout of that time and the channel's charset."""
        version = "new" if self._struck(TroubleKind.TEMPLATE, path, now) else "old"
        ranked = Box("热门排行", tuple(anchor(path, s) for s in self.world.ranked(now)))
        shown = CHANNELS[:-1] if self._struck(TroubleKind.CHANNEL_GONE, path, now) else CHANNELS
        around = frame(path, title, channel, [ranked], shown)
        text = layout(f"{version}/{name}.html").render(page=around, **content)
        charset = channel.charset if channel else "utf-8"
        # A server of the old channels' kind names no charset: the page itself has to.
        kind = "text/html; charset=utf-8" if charset == "utf-8" else "text/html"
        modified = self._changed(channel, now) if status is HTTPStatus.OK else None
        return Page(encoded(text, charset), kind, status, modified)

    def _xml(self, text: str, kind: str, slug: str | None, now: dt.datetime) -> Page:
        return Page(text.encode(), kind, modified=self._changed(BY_SLUG[slug] if slug else None, now))

    def _changed(self, channel: Channel | None, now: dt.datetime) -> dt.datetime:
        return self.world.last_tick(channel.slug if channel else None, now)

    def _struck(self, kind: TroubleKind, path: str, now: dt.datetime) -> bool:
        return any(t.kind is kind and path.startswith(t.scope) for t in self.world.troubles(now))

    def _halved(self, stages: tuple[Stage, ...], path: str, now: dt.datetime) -> tuple[Stage, ...]:
        return stages[1::2] if self._struck(TroubleKind.HALF_LIST, path, now) else stages


def encoded(text: str, charset: str) -> bytes:
    """The bytes of a page that declares `charset`; what GBK lacks is written as a character reference.

    >>> encoded("龙𠮷", "gb2312")
    b'\\xc1\\xfa&#134071;'
    """
    return text.encode("gbk" if charset == "gb2312" else charset, "xmlcharrefreplace")
