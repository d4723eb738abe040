"""Clients that send or take too slowly, or send too much, are let go; others are answered meanwhile."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from monitor.web.patience import Patient
from tests.monitor.web.conftest import Site, running, served

MANY = 200


class Hasty(Patient):
    """So little patience that a test need not wait."""

    request_seconds = 1.0
    answer_seconds = 1.0


@pytest.fixture
def address(site: Site) -> Iterator[tuple[str, int]]:
    """Where the page is served with little patience."""
    with served(site.services, Hasty) as url:
        yield "127.0.0.1", int(url.rpartition(":")[2])


def said(connection: socket.socket) -> bytes:
    """All that the server says until it ends the connection."""
    connection.settimeout(30)
    parts = []
    with suppress(ConnectionResetError):
        while part := connection.recv(65_536):
            parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
        b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\nname=",
        b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\nGET /hea",
    ],
)
def test_a_request_that_is_never_whole_ends_its_connection(address: tuple[str, int], begun: bytes) -> None:
    with closing(socket.create_connection(address)) as connection:
        connection.sendall(begun)
        since = time.monotonic()
        said(connection)
        assert time.monotonic() - since < 20


def test_a_request_that_drips_ends_its_connection(address: tuple[str, int]) -> None:
    with closing(socket.create_connection(address)) as connection:
        connection.sendall(b"GET /health HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        deadline = time.monotonic() + 20
        with suppress(OSError):
            while time.monotonic() < deadline:
                connection.sendall(b"X-Slow: 1\r\n")
                time.sleep(0.1)
        assert time.monotonic() < deadline


def test_many_slow_clients_keep_nobody_waiting(address: tuple[str, int]) -> None:
    with ExitStack() as stack:
        for _ in range(MANY):
            connection = stack.enter_context(closing(socket.create_connection(address)))
            connection.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert httpx.get(f"http://127.0.0.1:{address[1]}/articles", timeout=20).status_code == 200


async def endless(_scope: Scope, _receive: Receive, send: Send) -> None:
    """An answer that no buffer of the system holds."""
    await send({"type": "http.response.start", "status": 200, "headers": []})
    for _ in range(300):
        await send({"type": "http.response.body", "body": b"a" * 1_000_000, "more_body": True})


def test_an_answer_that_nobody_takes_ends_its_connection() -> None:
    ended = threading.Event()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await endless(scope, receive, send)
        ended.set()

    with (
        running(app, Hasty) as url,
        closing(socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2])))) as slow,
    ):
        slow.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert ended.wait(30)


def test_one_who_asks_at_leisure_is_answered_again_and_again(address: tuple[str, int]) -> None:
    with httpx.Client(base_url=f"http://127.0.0.1:{address[1]}") as client:
        for _ in range(4):
            assert client.get("/static/page.css").status_code == 200
            time.sleep(0.5)


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + b"a" * 2_000_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"a" * 2_000_000 + b"\r\n\r\n", b"400"),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n" + b"a" * 1_000_000, b"413"),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", b"400"),
        (b"POST /login HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", b"400"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", b"400"),
    ],
)
def test_what_is_too_large_or_no_request_is_refused(address: tuple[str, int], request_: bytes, status: bytes) -> None:
    with closing(socket.create_connection(address)) as connection:
        with suppress(OSError):
            connection.sendall(request_)
        # The word may be lost where the connection was ended before all of the request was sent.
        assert (said(connection) or b"HTTP/1.1 " + status).startswith(b"HTTP/1.1 " + status)
