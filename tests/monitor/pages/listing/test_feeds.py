"""RSS, Atom and sitemaps, and the traps in them."""

from __future__ import annotations

import contextlib
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.errors import PageError
from monitor.pages import read_feed, read_sitemap

RSS = """<?xml version="1.0" encoding="{0}"?><rss version="2.0"><channel><title>农业</title><link>http://www.example.com/</link>
<item><title><![CDATA[早稻收割&amp;入库 <b>进度</b>]]></title><link>/n/1.html</link><pubDate>Mon, 24 Jul 2023 18:20:33 +0800</pubDate></item>
<item><title>菜价</title><guid>http://www.example.com/n/2.html</guid><pubDate>2023-07-24 08:00:00</pubDate></item>
<item><title>没有地址</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>路通了</title><link rel="self" href="http://x/feed"/>
<link href="http://www.example.com/n/3.html"/><published>2023-07-24T10:00:00Z</published></entry></feed>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb2312"])
def test_rss_gives_links_with_title_and_time(encoding: str) -> None:
    links = read_feed(RSS.format(encoding).encode(encoding), "http://www.example.com/rss.xml")
    assert [link.url for link in links] == ["http://www.example.com/n/1.html", "http://www.example.com/n/2.html"]
    assert links[0].text == "早稻收割&入库 进度"
    assert [str(link.published) for link in links] == ["2023-07-24T18:20:33+08:00", "2023-07-24T08:00:00+08:00"]


def test_atom_gives_the_alternate_link() -> None:
    (link,) = read_feed(ATOM.encode(), "http://www.example.com/atom.xml")
    assert (link.url, str(link.published)) == ("http://www.example.com/n/3.html", "2023-07-24T18:00:00+08:00")


def test_a_sitemap_gives_pages_and_an_index_its_children() -> None:
    pages = b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>http://a.cn/1.html</loc><lastmod>2023-07-24</lastmod></url></urlset>"
    index = b"<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap></sitemapindex>"
    for data in (pages, gzip.compress(pages)):
        assert [(link.url, str(link.published)) for link in read_sitemap(data, "http://a.cn/").links] == [
            ("http://a.cn/1.html", "2023-07-24")
        ]
    assert read_sitemap(index, "http://a.cn/sitemap.xml").children == ("http://a.cn/s1.xml.gz",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', "entities"),
        (b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss>&a;</rss>', "entities"),
        (b"<html><body>404</body></html>", "not-a-feed"),
        (b"", "not-xml"),
        (b"\x1f\x8bbroken", "not-xml"),
    ],
)
def test_what_is_no_feed_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PageError) as caught:
        read_feed(data, "http://www.example.com/rss.xml")
    assert caught.value.reason == reason


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text("<>/rsitemurlo&;![]CDATA ", max_size=120).map(str.encode))
def test_any_bytes_are_a_feed_or_a_page_error(data: bytes) -> None:
    for read in (read_feed, read_sitemap):
        with contextlib.suppress(PageError):
            read(data, "http://www.example.com/x")


def test_one_address_that_is_none_takes_no_other_with_it() -> None:
    sitemap = b"<urlset><url><loc>http://[</loc></url><url><loc>/a/1.html</loc></url></urlset>"
    assert [link.url for link in read_sitemap(sitemap, "http://portal.example/").links] == [
        "http://portal.example/a/1.html"
    ]
    items = "".join(f"<item><title>x</title><link>{link}</link></item>" for link in ("http://[", "/a/1.html"))
    feed = f"<rss version='2.0'><channel>{items}</channel></rss>".encode()
    assert [link.url for link in read_feed(feed, "http://portal.example/")] == ["http://portal.example/a/1.html"]
