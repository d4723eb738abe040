"""A portal that answers badly in every known way, one article each."""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.spiders.servers import Exchange, free_port

TITLE = "这里是一篇关于乳源治理的报道"
HOME = '<div class="nav"><a href="/list/">食品新闻</a></div>'
FEED = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><rss><channel><title>&a;</title></channel></rss>'
OUTSIDE = "http://169.254.169.254/latest/meta-data"


async def _reset(exchange: Exchange) -> None:
    exchange.head(200, {"Content-Length": "100000"})
    exchange.writer.write(b"x" * 1000)
    await exchange.writer.drain()
    exchange.reset()


async def _cut(exchange: Exchange) -> None:
    exchange.head(200, {"Content-Length": "1000"})
    exchange.writer.write(b"x" * 100)
    exchange.writer.close()


async def _cut_chunks(exchange: Exchange) -> None:
    exchange.head(200, {"Transfer-Encoding": "chunked"})
    exchange.writer.write(b"5\r\nhello\r\n")
    exchange.writer.close()


async def _silent(_exchange: Exchange) -> None:
    await asyncio.sleep(30)


async def _drip(exchange: Exchange) -> None:
    exchange.head(200, {"Content-Length": "1000"})
    for _ in range(300):
        exchange.writer.write(b".")
        await exchange.writer.drain()
        await asyncio.sleep(0.1)


async def _loop(exchange: Exchange) -> None:
    number = int(exchange.path.removeprefix("/loop/").removesuffix(".html"))
    exchange.send(b"", 302, Location=f"/loop/{number + 1}.html")


async def _huge(exchange: Exchange) -> None:
    exchange.head(200, {"Content-Length": "999999999"})
    exchange.writer.write(b"x" * 1000)


async def _endless(exchange: Exchange) -> None:
    exchange.head(200, {"Transfer-Encoding": "chunked"})
    for _ in range(64):
        exchange.writer.write(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")
        await exchange.writer.drain()


async def _garbage(exchange: Exchange) -> None:
    exchange.writer.write(b"\x00\xff\x00 this is not HTTP\r\n\r\n")
    exchange.writer.close()


def _sends(body: bytes = b"", status: int = 200, **headers: str) -> Callable[[Exchange], Awaitable[None]]:
    async def answer(exchange: Exchange) -> None:
        exchange.send(body, status, **headers)

    return answer


# Each broken article: the word of the fault that it must leave, and how it is answered.
BROKEN = {
    "/reset.html": ("reset", _reset),
    "/cut.html": ("truncated", _cut),
    "/chunks.html": ("truncated", _cut_chunks),
    "/silent.html": ("timeout", _silent),
    "/drip.html": ("timeout", _drip),
    "/loop/0.html": ("redirects", _loop),
    "/file.html": ("status-302", _sends(b"", 302, Location="file:///etc/passwd")),
    "/elsewhere.html": ("offsite", _sends(b"", 302, Location="http://elsewhere.example/")),
    "/inside.html": ("offsite", _sends(b"", 302, Location=f"http://127.0.0.1:{free_port()}/admin")),
    "/huge.html": ("too-large", _huge),
    "/endless.html": ("too-large", _endless),
    "/bomb.html": ("too-large", _sends(gzip.compress(b"\0" * 20_000_000), Content_Encoding="gzip")),
    "/brotli.html": ("encoding", _sends(b"\x8b\x02\x80hello\x03", Content_Encoding="br")),
    "/plain.html": ("encoding", _sends(b"this is not packed", Content_Encoding="gzip")),
    "/half.html": ("truncated", _sends(gzip.compress(bytes(range(256)) * 40)[:-40], Content_Encoding="gzip")),
    "/closed/page.html": ("robots", _sends(b"should not be asked for")),
    "/error.html": ("status-500", _sends(b"no", 500)),
    "/busy.html": ("status-503", _sends(b"no", 503)),
    "/forbidden.html": ("status-403", _sends(b"no", 403)),
    "/garbage.html": ("reset", _garbage),
}


@dataclass
class Hostile:
    """A home page, a list of broken articles, and three that are well in the end."""

    asked: list[str] = field(default_factory=list)

    async def serve(self, exchange: Exchange) -> None:
        """Answer each path in its own way."""
        path = exchange.path
        self.asked.append(path)
        if path == "/patient.html":
            late = self.asked.count(path) > 1
            exchange.send(b"later", 200 if late else 429, **({} if late else {"Retry-After": "1"}))
        elif path.startswith("/loop/"):
            await _loop(exchange)
        else:
            answer = BROKEN[path][1] if path in BROKEN else self._well().get(path, _sends(b"missing", 404))
            await answer(exchange)

    def _well(self) -> dict[str, Callable[[Exchange], Awaitable[None]]]:
        article = f"<h1>{TITLE}</h1>".encode()
        return {
            "/": _sends(HOME.encode()),
            "/list/": _sends(self._list().encode()),
            "/robots.txt": _sends(b"User-agent: *\nDisallow: /closed/\nCrawl-delay: 0.001\n"),
            "/rss.xml": _sends(FEED),
            "/well.html": _sends(article),
            "/moved.html": _sends(b"", 301, Location="/moved-here.html"),
            "/moved-here.html": _sends(article),
        }

    def _list(self) -> str:
        paths = [*BROKEN, "/well.html", "/moved.html", "/patient.html", OUTSIDE]
        rows = "".join(f'<li><span>2026-03-01</span><a href="{path}">{TITLE}</a></li>' for path in paths)
        return f'<ul class="list">{rows}</ul>'
