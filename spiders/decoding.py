"""Decompresses bodies, within limits, before anything reads them as text."""

from __future__ import annotations

import zlib

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response

from spiders.faults import Refused

ACCEPTED = b"gzip, deflate"
KNOWN = frozenset({b"gzip", b"x-gzip", b"deflate"})
# zlib's code for "gzip or zlib, by the header", and for a bare stream, which some servers call deflate.
ANY_HEADER, NO_HEADER = 47, -15


class Decoding:
    """Asks for compressed answers and makes them plain; Scrapy's own would guess the charset of compressed bytes."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Decoding:
        """The middleware with the crawl's limit."""
        return cls(crawler.settings.getint("DOWNLOAD_MAXSIZE"))

    def process_request(self, request: Request) -> None:
        """Say what is understood."""
        request.headers.setdefault(b"Accept-Encoding", ACCEPTED)

    def process_response(self, request: Request, response: Response) -> Response:
        """The answer with its body as it was before the transfer, without a guess at what it is."""
        body = response.body
        for coding in reversed(_codings(response)):
            body = decode(body, coding, self._max_bytes) if body else body
        return Response(response.url, response.status, response.headers, body, response.flags, request)


def _codings(response: Response) -> list[bytes]:
    named = b",".join(response.headers.getlist(b"Content-Encoding")).lower().split(b",")
    return [coding for part in named if (coding := part.strip()) and coding != b"identity"]


def decode(data: bytes, coding: bytes, max_bytes: int) -> bytes:
    """The bytes that `data` packs; Refused if they are too many, cut off, broken or packed in another way."""
    if coding not in KNOWN:
        raise Refused("encoding", f"packed as {coding.decode('latin-1')!r}, which was not asked for")
    try:
        return _inflate(data, ANY_HEADER, max_bytes)
    except zlib.error as error:
        if coding == b"deflate":
            try:
                return _inflate(data, NO_HEADER, max_bytes)
            except zlib.error:
                pass
        raise Refused("encoding", f"not {coding.decode()}: {error}") from error


def _inflate(data: bytes, header: int, max_bytes: int) -> bytes:
    plain = b""
    while data:
        stream = zlib.decompressobj(header)
        plain += stream.decompress(data, max_bytes + 1 - len(plain))
        if len(plain) > max_bytes:
            raise Refused("too-large", f"more than {max_bytes} bytes when unpacked")
        if not stream.eof:
            raise Refused("truncated", f"the packed answer ends early, after {len(plain)} bytes")
        # Further members of a gzip file are part of it; anything else after its end is not.
        data = stream.unused_data if stream.unused_data[:2] == b"\x1f\x8b" else b""
    return plain
