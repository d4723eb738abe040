"""An address may be asked for as it is typed, with Chinese words in it."""

from __future__ import annotations

import socket
from contextlib import closing

import httpx
import pytest

from monitor.web.targets import encoded
from tests.monitor.web.conftest import Site


def asked(site: Site, *pieces: bytes) -> bytes:
    """What the server answers to a request that comes in pieces."""
    url = httpx.URL(site.url)
    with closing(socket.create_connection((url.host, url.port or 80), timeout=20)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for piece in pieces:
            connection.sendall(piece)
        said = b""
        while more := connection.recv(65_536):
            said += more
        return said


REST = b" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize("cut", [0, 20, 24])
def test_an_address_with_chinese_words_is_answered_like_its_encoded_form(site: Site, cut: int) -> None:
    line = "GET /api/v1/articles?q=乳源".encode()
    typed = asked(site, line[:cut], line[cut:] + REST) if cut else asked(site, line + REST)
    assert typed.startswith(b"HTTP/1.1 200"), typed[:200]
    body = typed.partition(b"\r\n\r\n")[2]
    assert body == httpx.get(f"{site.url}/api/v1/articles", params={"q": "乳源"}).content


def test_nothing_else_of_a_request_is_encoded() -> None:
    assert encoded(b"GET /a?b=%E4%B9%B3 HTTP/1.1\r\n") == b"GET /a?b=%E4%B9%B3 HTTP/1.1\r\n"


def test_what_is_no_request_is_still_refused(site: Site) -> None:
    assert asked(site, "乳源\r\n\r\n".encode()).startswith(b"HTTP/1.1 400")
