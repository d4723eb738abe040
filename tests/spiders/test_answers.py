"""Answers are unpacked within bounds, what servers ask for is understood, and each problem has its word."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip
import zlib
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scrapy.exceptions import CannotResolveHostError, DownloadTimeoutError
from scrapy.http import Response
from twisted.internet.error import ConnectionDone

from monitor.articles import Link, ListPage
from monitor.config import Site
from spiders.decoding import decode
from spiders.faults import Refused, describe, is_outage
from spiders.links import address, entrances, read
from spiders.patience import retry_after
from storage.visits.frontier import Due, PageKind, PageState, Route
from storage.visits.snapshots import Fetched

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
SITE = Site(base_url="http://portal.example", channels=("食品新闻", "金融财经"))


def bare_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


@settings(max_examples=60)
@given(st.binary(max_size=5000))
def test_what_is_packed_comes_out_as_it_was(data: bytes) -> None:
    assert decode(gzip.compress(data), b"gzip", 5000) == data
    assert decode(zlib.compress(data), b"deflate", 5000) == data
    assert decode(bare_deflate(data), b"deflate", 5000) == data
    assert decode(gzip.compress(data) + gzip.compress(data), b"gzip", 10_000) == data * 2


@settings(max_examples=60)
@given(st.binary(min_size=1, max_size=2000), st.data())
def test_what_is_cut_off_is_refused(data: bytes, drawn: st.DataObject) -> None:
    packed = gzip.compress(data)
    cut = drawn.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(Refused) as refused:
        decode(packed[:cut], b"gzip", 5000)
    assert refused.value.kind in ("truncated", "encoding")


@settings(max_examples=60)
@given(st.integers(1, 100_000), st.integers(0, 99_999))
def test_no_more_is_unpacked_than_is_allowed(size: int, most: int) -> None:
    packed = gzip.compress(b"\0" * size)
    if size <= most:
        assert len(decode(packed, b"gzip", most)) == size
    else:
        with pytest.raises(Refused, match="too-large"):
            decode(packed, b"gzip", most)


@settings(max_examples=60)
@given(st.binary(max_size=200), st.sampled_from([b"gzip", b"deflate", b"br", b"zstd", b"\xff"]))
def test_no_bytes_break_the_unpacking(data: bytes, coding: bytes) -> None:
    with contextlib.suppress(Refused):
        assert len(decode(data, coding, 1000)) <= 1000


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        (b"120", 120.0),
        (b" 0 ", 0.0),
        (format_datetime(NOW + dt.timedelta(minutes=2)).encode(), 120.0),
        (format_datetime(NOW - dt.timedelta(minutes=2)).encode(), 0.0),
        (b"soon", None),
        (b"-1", None),
        (b"", None),
        (b"\xb2", None),
        (b"9" * 400, 999_999_999.0),
    ],
)
def test_a_wish_to_be_left_alone_is_understood(said: bytes, seconds: float | None) -> None:
    assert retry_after(Response("http://portal.example/", headers={"Retry-After": said}), NOW) == seconds


def test_each_problem_has_its_word() -> None:
    assert describe(CannotResolveHostError("no such host")) == ("dns", "no such host")
    assert describe(DownloadTimeoutError("took longer\nthan 1 s")) == ("timeout", "took longer than 1 s")
    assert describe(Refused("offsite", "elsewhere")) == ("offsite", "elsewhere")
    assert describe(ConnectionDone()) == ("reset", "Connection was closed cleanly.")
    assert describe(ZeroDivisionError("division by zero")) == ("error", "ZeroDivisionError: division by zero")
    assert describe(OSError("certificate verify failed: expired"))[0] == "certificate"


def test_an_outage_is_told_from_a_broken_page() -> None:
    assert all(map(is_outage, ("dns", "refused", "timeout", "status-503", "status-429")))
    assert not any(map(is_outage, ("too-large", "robots", "status-403", "offsite", "encoding")))


@pytest.mark.parametrize(
    ("written", "fetched"),
    [
        ("http://Portal.Example", "http://portal.example/"),
        ("http://portal.example/a.html#top", "http://portal.example/a.html"),
        ("http://portal.example/食品.html", "http://portal.example/%E9%A3%9F%E5%93%81.html"),
        (" http://portal.example/a?b=1 ", "http://portal.example/a?b=1"),
    ],
)
def test_two_spellings_of_an_address_are_one(written: str, fetched: str) -> None:
    assert address(written) == fetched
    assert address(fetched) == fetched


def fetched(kind: PageKind, body: str, url: str = "http://portal.example/x/") -> Fetched:
    due = Due(1, url, kind, "食品新闻", PageState.NEW, None, None, NOW, None, 0)
    return Fetched(due, NOW, 200, {"content-type": "text/html; charset=utf-8"}, body.encode())


def test_entrances_are_the_home_page_and_the_usual_feeds() -> None:
    assert [door.url for door in entrances(SITE)] == [
        "http://portal.example/", "http://portal.example/sitemap.xml", "http://portal.example/rss.xml",
    ]  # fmt: skip
    assert len(entrances(SITE.model_copy(update={"feeds": False}))) == 1


def test_a_home_page_leads_to_channels_and_articles_and_lacks_one() -> None:
    body = '<div class="nav"><a href="/shipin/">食品新闻</a></div><ul class="list"><li><a href="/a/1.html">乳源的一篇报道</a></li></ul>'
    shown = read(fetched(PageKind.HOME, body), SITE, dt.UTC)
    assert [(c.url, c.kind, c.route, c.channel) for c in shown.found] == [
        ("http://portal.example/shipin/", PageKind.LIST, Route.NAVIGATION, "食品新闻"),
        ("http://portal.example/a/1.html", PageKind.ARTICLE, Route.FRONT, None),
    ]
    assert shown.faults == (("channel-missing", "金融财经"),)


def test_a_list_leads_to_its_articles_with_their_channel() -> None:
    body = (
        '<ul class="list"><li><span>2026-03-09</span><a href="1.html#x">乳源的一篇报道</a></li></ul>'
        '<div class="pages"><a class="next" href="index_2.html">下一页</a></div>'
    )
    shown = read(fetched(PageKind.LIST, body), SITE, dt.UTC)
    [found] = shown.found
    assert (found.url, found.channel, found.route) == ("http://portal.example/x/1.html", "食品新闻", Route.LIST)
    assert found.listed == "2026-03-09"
    assert isinstance(shown.page, ListPage)
    assert shown.page.next_url == "http://portal.example/x/index_2.html"
    assert isinstance(shown.page.links[0], Link)


def test_a_sitemap_leads_to_articles_and_further_sitemaps() -> None:
    body = "<urlset><url><loc>http://portal.example/a/1.html</loc></url><url><loc>http://portal.example/a/</loc></url></urlset>"
    shown = read(fetched(PageKind.SITEMAP, body), SITE, dt.UTC)
    assert [(c.url, c.kind) for c in shown.found] == [("http://portal.example/a/1.html", PageKind.ARTICLE)]
    index = "<sitemapindex><sitemap><loc>http://portal.example/m.xml</loc></sitemap></sitemapindex>"
    shown = read(fetched(PageKind.SITEMAP, index), SITE, dt.UTC)
    assert [(c.url, c.kind) for c in shown.found] == [("http://portal.example/m.xml", PageKind.SITEMAP)]


@pytest.mark.parametrize("kind", list(PageKind))
@settings(max_examples=60)
@given(body=st.binary(max_size=300))
def test_a_page_that_cannot_be_read_is_a_fault_and_no_exception(kind: PageKind, body: bytes) -> None:
    due = Due(1, "http://portal.example/x/", kind, None, PageState.NEW, None, None, NOW, None, 0)
    shown = read(Fetched(due, NOW, 200, {}, body), SITE, dt.UTC)
    assert "reader-error" not in {word for word, _ in shown.faults}
