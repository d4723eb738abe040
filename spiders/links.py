"""Links on a stored page: channels and front-page articles, list entries, entries of feeds and sitemaps."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin, urlsplit

from w3lib.url import safe_url_string

from monitor.articles import Link, ListPage
from monitor.config import Site
from monitor.errors import PageError
from monitor.pages import read_channels, read_feed, read_list, read_sitemap
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched

logger = logging.getLogger(__name__)
# What went wrong in reading: the page could not be read, or its reader failed; or its navigation bar lacks a channel.
UNREADABLE, READER_ERROR, CHANNEL_MISSING = "unreadable", "reader-error", "channel-missing"
FEEDS = (("/sitemap.xml", PageKind.SITEMAP, Route.SITEMAP), ("/rss.xml", PageKind.FEED, Route.FEED))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page leads to, the list that it is (if it is one), and what went wrong in reading it."""

    found: tuple[Candidate, ...] = ()
    page: ListPage | None = None
    faults: tuple[tuple[str, str], ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether the page could be read at all."""
        return not any(kind in (UNREADABLE, READER_ERROR) for kind, _ in self.faults)


def entrances(site: Site) -> list[Candidate]:
    """The home page and, where feeds are wanted, the usual places of sitemap and feed."""
    home = Candidate(address(site.base_url), PageKind.HOME, Route.CONFIG, site.base_url)
    feeds = [Candidate(urljoin(home.url, path), kind, route, home.url) for path, kind, route in FEEDS]
    return [home, *feeds] if site.feeds else [home]


def address(url: str) -> str:
    """An address as it is fetched: escaped, with a path and without a fragment.

    So that two spellings of one address are one page: `http://A.example` is `http://a.example/`.
    """
    parts = urlsplit(safe_url_string(url.strip()))
    return parts._replace(netloc=parts.netloc.lower(), path=parts.path or "/", fragment="").geturl()


def read(answer: Fetched, site: Site, zone: dt.tzinfo, *, turned: bool = False) -> Shown:
    """What an answer's page leads to; `turned` where it is a list's second page or a later one.

    A page that cannot be read is a fault, never an exception: it is kept and can be read again.
    """
    try:
        return _read(answer, site, zone, turned=turned)
    except PageError as error:
        return Shown(faults=((UNREADABLE, f"{answer.due.url}: {error}"),))
    except Exception as error:
        logger.exception("cannot read %s", answer.due.url)
        return Shown(faults=((READER_ERROR, f"{answer.due.url}: {type(error).__name__}: {error}"),))


def _read(answer: Fetched, site: Site, zone: dt.tzinfo, *, turned: bool) -> Shown:
    match answer.due.kind:
        case PageKind.HOME:
            return _home(answer, site, zone)
        case PageKind.LIST:
            return _list(answer, site, zone, Route.PAGINATION if turned else Route.LIST)
        case PageKind.FEED:
            links = read_feed(answer.body or b"", _url(answer))
            return Shown(tuple(_articles(answer, links, Route.FEED)))
        case PageKind.SITEMAP:
            return _sitemap(answer)
        case PageKind.ARTICLE:
            return Shown()


def _url(answer: Fetched) -> str:
    return answer.final_url or answer.due.url


def _home(answer: Fetched, site: Site, zone: dt.tzinfo) -> Shown:
    body, url, kind = answer.body or b"", _url(answer), answer.headers.get("content-type")
    channels = read_channels(body, url=url, names=site.channels, profile=site.profile, content_type=kind)
    lists = [Candidate(address(channels[name]), PageKind.LIST, Route.NAVIGATION, url, name) for name in channels]
    missing = [name for name in site.channels if name not in channels]
    for name in missing:
        logger.warning("the navigation bar of %s lacks the channel %s", url, name)
    front = _list_page(answer, site, zone)
    known = {candidate.url for candidate in lists}
    articles = [c for c in _articles(answer, front.links, Route.FRONT) if c.url not in known]
    return Shown((*lists, *articles), None, tuple((CHANNEL_MISSING, name) for name in missing))


def _list(answer: Fetched, site: Site, zone: dt.tzinfo, route: Route) -> Shown:
    page = _list_page(answer, site, zone)
    # Where the profile finds no row and the generic reader does, the page has changed its form.
    changed = page.rule == "generic" and bool(page.links) and bool(site.profile.list_row)
    faults = tuple(("layout", f"{answer.due.url}: {warning}") for warning in page.warnings) if changed else ()
    return Shown(tuple(_articles(answer, page.links, route)), page, faults)


def _list_page(answer: Fetched, site: Site, zone: dt.tzinfo) -> ListPage:
    page = read_list(
        answer.body or b"", url=_url(answer), content_type=answer.headers.get("content-type"),
        profile=site.profile, now=answer.fetched_at, zone=zone,
    )  # fmt: skip
    links = tuple(replace(link, url=address(link.url)) for link in page.links)
    return replace(page, links=links, next_url=address(page.next_url) if page.next_url else None)


def _articles(answer: Fetched, links: Iterable[Link], route: Route) -> Iterable[Candidate]:
    channel = answer.due.channel if route in (Route.LIST, Route.PAGINATION) else None
    for link in links:
        listed = str(link.published) if link.published else None
        url = address(link.url)
        yield Candidate(url, PageKind.ARTICLE, route, answer.due.url, channel, link.text, listed, link.pinned)


def _sitemap(answer: Fetched) -> Shown:
    sitemap = read_sitemap(answer.body or b"", _url(answer))
    children = [
        Candidate(address(child), PageKind.SITEMAP, Route.SITEMAP, answer.due.url) for child in sitemap.children
    ]
    links = [link for link in sitemap.links if not _is_index(link.url)]
    return Shown((*children, *_articles(answer, links, Route.SITEMAP)))


def _is_index(url: str) -> bool:
    """Whether an address in a sitemap is that of a folder, whose page is a list and no article."""
    path = urlsplit(url).path
    return path in ("", "/") or path.endswith("/") or path.rpartition("/")[2].startswith("index.")
