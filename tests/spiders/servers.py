"""Servers to crawl: a portal whose every page and every request is known, and answers that break in each known way."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import hashlib
import socket
import ssl
import struct
import threading
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from functools import partial

Serve = Callable[["Exchange"], Awaitable[None]]


@dataclass(slots=True)
class Exchange:
    """One request, and the means to answer it well or badly."""

    path: str
    headers: dict[str, str]
    writer: asyncio.StreamWriter

    def send(self, body: bytes = b"", status: int = 200, **headers: str) -> None:
        """Answer as a server should."""
        named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
        named |= {name.replace("_", "-"): value for name, value in headers.items()}
        self.head(status, named)
        self.writer.write(body)

    def head(self, status: int, headers: dict[str, str]) -> None:
        """The head of an answer alone."""
        lines = [f"HTTP/1.1 {status} Said", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
        self.writer.write("\r\n".join(lines).encode())

    def reset(self) -> None:
        """Break the connection with a reset."""
        plain = self.writer.get_extra_info("socket")
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@contextlib.contextmanager
def serving(serve: Serve, tls: ssl.SSLContext | None = None) -> Iterator[str]:
    """The base URL at which `serve` answers, in a thread of its own."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    loop = asyncio.new_event_loop()
    stop = asyncio.Event()

    async def main() -> None:
        server = await asyncio.start_server(partial(_connection, serve), sock=listener, ssl=tls)
        await stop.wait()
        server.close()
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()

    thread = threading.Thread(target=lambda: loop.run_until_complete(main()), daemon=True)
    thread.start()
    try:
        yield f"http{'s' if tls else ''}://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()


async def _connection(serve: Serve, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        while not writer.is_closing():
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
            headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
            await serve(Exchange(head[0].split()[1], headers, writer))
            await writer.drain()
    writer.close()


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return int(taken.getsockname()[1])


@dataclass
class Portal:
    """Channels with articles, numbered from 1 and all of one day; lists show the newest first, `size` on a page."""

    channels: dict[str, int] = field(default_factory=lambda: {"食品新闻": 25, "金融财经": 5})
    size: int = 10
    day: str = "2026-03-01"
    delay: float = 0.0
    robots: str = "User-agent: *\nDisallow: /search/\n"
    edited: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    log: list[tuple[str, int]] = field(default_factory=list)
    heads: list[dict[str, str]] = field(default_factory=list)

    async def serve(self, exchange: Exchange) -> None:
        """Answer with what is at the path, unless the asker has it already."""
        if self.delay:
            await asyncio.sleep(self.delay)
        body = self.body(exchange.path)
        tag = f'"{hashlib.md5(body or b"", usedforsecurity=False).hexdigest()}"'
        status = 404 if body is None else 304 if exchange.headers.get("if-none-match") == tag else 200
        self.log.append((exchange.path, status))
        self.heads.append(exchange.headers)
        if status == 304:
            exchange.head(304, {"ETag": tag})
            return
        packed = gzip.compress(body or b"missing")
        exchange.send(packed, status, ETag=tag, Content_Encoding="gzip")

    def fetched(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(path for path, _ in self.log)

    def articles(self) -> set[str]:
        """The paths of all articles that are there."""
        numbers = ((slot, n) for slot, count in enumerate(self.channels.values()) for n in range(1, count + 1))
        return {f"/c{slot}/{n}.html" for slot, n in numbers} - self.gone

    def body(self, path: str) -> bytes | None:
        """The page at a path; None if there is none."""
        if path == "/":
            return self._home().encode()
        if path == "/robots.txt":
            return self.robots.encode()
        channel, _, name = path.strip("/").partition("/")
        if channel.removeprefix("c").isdigit() and int(channel[1:]) < len(self.channels):
            return self._channel(int(channel[1:]), name, path)
        return None

    def _home(self) -> str:
        links = "".join(f'<a href="/c{slot}/">{name}</a>' for slot, name in enumerate(self.channels))
        return f'<html><body><div class="nav"><a href="/">首页</a>{links}</div></body></html>'

    def _channel(self, slot: int, name: str, path: str) -> bytes | None:
        count = list(self.channels.values())[slot]
        number = int(name.removeprefix("index_").removesuffix(".html") or 1)
        if name and not name.startswith("index_"):
            there = path in self.articles()
            return self._article(path).encode() if there else None
        first = count - (number - 1) * self.size
        rows = "".join(self._row(slot, n) for n in range(first, max(0, first - self.size), -1))
        more = f'<a class="next" href="/c{slot}/index_{number + 1}.html">下一页</a>' if first > self.size else ""
        pinned = self._row(slot, 1, " <em class='zd'>置顶</em>") if number == 1 else ""
        return f'<ul class="list">{pinned}{rows}</ul><div class="pages">{more}</div>'.encode()

    def _row(self, slot: int, number: int, mark: str = "") -> str:
        return (
            f'<li><span>{self.day}</span><a href="/c{slot}/{number}.html">第{number}篇关于乳源治理的报道</a>{mark}</li>'
        )

    def _article(self, path: str) -> str:
        return self.edited.get(path, f"<h1 class='title'>{path}</h1><div class='content'>乳源全县115个村。</div>")
