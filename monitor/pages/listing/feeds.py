"""Feeds and sitemaps: links from RSS, Atom, RDF and the sitemap protocol, with XML's traps refused."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass

from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from monitor.articles import SHANGHAI, Link, Moment
from monitor.errors import PageError
from monitor.pages.text import tidy
from monitor.pages.times import parse_time
from monitor.pages.urls import absolute

_MAX_BYTES = 50_000_000
_MAX_LINKS = 50_000
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_RFC_DATE = re.compile(r"(\d{1,2}) ([A-Z][a-z]{2})[a-z]* (\d{4}) (\d{2}:\d{2}(?::\d{2})?)\s*(\S+)?")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A sitemap's page links and the addresses of the sitemaps it points to."""

    links: tuple[Link, ...]
    children: tuple[str, ...] = ()


def read_feed(data: bytes, url: str) -> tuple[Link, ...]:
    """The entries of an RSS, RDF or Atom feed in its order; PageError where it is none."""
    root = _parse(data)
    if _name(root) not in {"rss", "RDF", "feed"}:
        raise PageError("not-a-feed", _name(root))
    links: list[Link] = []
    for item in root.iter():
        if _name(item) in {"item", "entry"}:
            link = _entry(item, url)
            if link and len(links) < _MAX_LINKS:
                links.append(link)
    return tuple(links)


def read_sitemap(data: bytes, url: str) -> Sitemap:
    """The addresses in a sitemap or a sitemap index, gzip taken off; PageError where it is none."""
    root = _parse(data)
    if _name(root) not in {"urlset", "sitemapindex"}:
        raise PageError("not-a-sitemap", _name(root))
    links: list[Link] = []
    children: list[str] = []
    for item in root:
        fields = {_name(child): tidy(child.text or "") for child in item.iter()}
        address = absolute(url, fields.get("loc", "")) if fields.get("loc") else None
        if not address or len(links) + len(children) >= _MAX_LINKS:
            continue
        if _name(item) == "sitemap":
            children.append(address)
        else:
            when = _time(fields.get("publication_date") or fields.get("lastmod") or "")
            links.append(Link(address, fields.get("title", ""), when))
    return Sitemap(tuple(links), tuple(children))


def _parse(data: bytes) -> etree._Element:
    """The document's root; no entities, no network, no huge trees."""
    data = _unpacked(data).lstrip()
    if len(data) > _MAX_BYTES:
        raise PageError("too-large", f"{len(data)} bytes")
    if _ENTITY.search(data):
        raise PageError("entities", "the document declares entities, which are refused")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, dtd_validation=False, recover=True
    )
    try:
        root = etree.fromstring(_as_utf8(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PageError("not-xml", str(error)) from error
    if root is None:
        raise PageError("not-xml", "nothing could be read")
    return root


def _as_utf8(data: bytes) -> bytes:
    """Chinese encodings turned to UTF-8, which libxml2 does not always read."""
    match = re.match(rb"<\?xml[^>]{0,120}?encoding\s*=\s*[\"'](gb[\w-]+|big5[\w-]*)[\"'][^>]*\?>", data, re.IGNORECASE)
    if not match:
        return data
    name = "big5hkscs" if match[1].lower().startswith(b"big5") else "gb18030"
    return data[match.end() :].decode(name, "ignore").encode()


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    try:
        return zlib.decompressobj(31).decompress(data, _MAX_BYTES + 1)
    except zlib.error as error:
        raise PageError("not-xml", "broken gzip") from error


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _entry(item: etree._Element, url: str) -> Link | None:
    fields: dict[str, str] = {}
    for child in item:
        name = _name(child)
        if name == "link" and child.get("href"):
            if child.get("rel", "alternate") == "alternate":
                fields.setdefault("link", child.get("href", ""))
        elif name:
            fields.setdefault(name, tidy("".join(str(text) for text in child.itertext())))
    written = fields.get("link") or (fields.get("guid") or fields.get("id") or "")
    address = absolute(url, written) if re.match(r"https?://|/", written) else None
    if address is None:
        return None
    when = next((w for key in ("pubDate", "published", "date", "updated") if (w := _time(fields.get(key, "")))), None)
    return Link(address, _plain(fields.get("title", "")), when)


def _plain(text: str) -> str:
    """A title without the markup that some feeds escape into it."""
    if "<" not in text and "&" not in text:
        return text
    body = LexborHTMLParser(text).body
    return tidy(body.text()) if body is not None else text


def _time(text: str) -> Moment | None:
    match = _RFC_DATE.search(text)
    if match:
        zone = {"GMT": "Z", "UTC": "Z", "UT": "Z", "Z": "Z"}.get(match[5] or "", match[5] or "")
        zone = zone if re.fullmatch(r"Z|[+-]\d{4}", zone) else ""
        text = f"{match[1]} {match[2]} {match[3]} {match[4]}{zone}"
    return parse_time(text, SHANGHAI) if text else None
