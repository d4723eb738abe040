"""Serves the sandbox: in the foreground, in its own thread, or in a running event loop."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
import ipaddress
import signal
import socket
import struct
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from functools import partial
from http import HTTPStatus
from typing import cast

import uvloop

from monitor.sandbox.clock import SandboxClock
from monitor.sandbox.control import PREFIX, Control, Log, Visit
from monitor.sandbox.faults import Faults, spoilt
from monitor.sandbox.http import BadRequest, Request, conditional, head, parse, takes_gzip, unchanged
from monitor.sandbox.portal import Page, Portal
from monitor.sandbox.scenario import Trouble, TroubleKind
from monitor.sandbox.world import World

_FORBIDDEN = ("/search/", "/print/")
_DRIPS = 64
# Below this, compressing costs more than it saves.
_WORTH_PACKING = 256
_LINGER_ZERO = struct.pack("ii", 1, 0)


class Sandbox:
    """What all connections share: the portal, the clock, the log of visits."""

    def __init__(self, world: World, clock: SandboxClock, base_url: str) -> None:
        self.world = world
        self.clock = clock
        self.portal = Portal(world, base_url)
        self.log = Log()
        self.control = Control(world, clock, self.log)
        self.faults = Faults(world.seed)
        self.connections: set[Connection] = set()


class Connection(asyncio.Protocol):
    """One client: answers its requests one after the other."""

    def __init__(self, sandbox: Sandbox, loop: asyncio.AbstractEventLoop) -> None:
        self._sandbox = sandbox
        self._loop = loop
        self._data = bytearray()
        self._busy = False
        self._loopback = False
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take up a client."""
        # uvloop's transports have the interface without the class.
        self._transport = cast("asyncio.Transport", transport)
        peer = transport.get_extra_info("peername")
        self._loopback = bool(peer) and ipaddress.ip_address(peer[0]).is_loopback
        self._sandbox.connections.add(self)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 (the protocol's signature)
        """Let a client go."""
        self._sandbox.connections.discard(self)

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete, unless one is still being answered."""
        self._data += data
        self._next()

    def close(self) -> None:
        """End the connection at once."""
        self._transport.abort()

    def _next(self) -> None:
        while self._data and not self._busy and not self._transport.is_closing():
            try:
                parsed = parse(self._data)
            except BadRequest as error:
                self._send(Page(b"", status=error.status), b"", {"Connection": "close"}, keep=False)
                return
            if parsed is None:
                return
            request, length = parsed
            del self._data[:length]
            self._answer(request)

    def _answer(self, request: Request) -> None:
        sandbox = self._sandbox
        if request.path.startswith(PREFIX):
            self._deliver(request, sandbox.control.answer(request, loopback=self._loopback), {})
            return
        now = sandbox.clock.now()
        active = sandbox.world.troubles(now)
        struck = sandbox.faults.striking(active, request.path) if active else []
        page, extra = self._page(request, now, struck)
        self._log(request, now, page, active)
        wire = next((t for t in struck if t.kind in _WIRE), None)
        if wire is None:
            self._deliver(request, page, extra, now)
        else:
            _WIRE[wire.kind](self, wire, request, page, extra)

    def _page(self, request: Request, now: dt.datetime, struck: list[Trouble]) -> tuple[Page, dict[str, str]]:
        """The page to answer with, spoilt by what strikes, or the short answer that the client holds it already."""
        if request.method not in ("GET", "HEAD"):
            return Page(b"", status=HTTPStatus.METHOD_NOT_ALLOWED), {"Allow": "GET, HEAD"}
        page, extra = self._sandbox.portal.page(request.path, now), dict[str, str]()
        for trouble in struck:
            page, more = spoilt(page, trouble, request)
            extra |= more
        stale = conditional(request.headers) and any(t.kind is TroubleKind.STALE for t in struck)
        if page.status is HTTPStatus.OK and (stale or unchanged(page, request.headers)):
            return Page(b"", page.type, HTTPStatus.NOT_MODIFIED, page.modified), {"ETag": page.etag, **extra}
        return page, extra

    def _log(self, request: Request, now: dt.datetime, page: Page, active: list[Trouble]) -> None:
        closed = any(t.kind is TroubleKind.ROBOTS_CLOSED for t in active)
        denied = request.path.startswith(_FORBIDDEN) or (closed and request.path != "/robots.txt")
        agent, held = request.headers.get("user-agent", ""), conditional(request.headers)
        visit = Visit(now, request.method, request.path, page.status.value, agent, held)
        self._sandbox.log.add(visit, forbidden=denied)

    def _deliver(self, request: Request, page: Page, extra: dict[str, str], now: dt.datetime | None = None) -> None:
        """Send a whole answer."""
        body, extra = _packed(request, page, extra)
        self._send(page, body, extra, keep=request.keep_alive, bodiless=request.method == "HEAD", now=now)

    def _send(
        self,
        page: Page,
        body: bytes,
        extra: dict[str, str],
        *,
        keep: bool,
        bodiless: bool = False,
        now: dt.datetime | None = None,
    ) -> None:
        if self._transport.is_closing():
            return
        more = extra if keep else extra | {"Connection": "close"}
        start = head(page, now or self._sandbox.clock.now(), more, len(body))
        self._transport.write(start if bodiless else start + body)
        if not keep:
            self._transport.close()

    def _late(self, trouble: Trouble, request: Request, page: Page, extra: dict[str, str]) -> None:
        """Answer after the trouble's delay."""

        def deliver() -> None:
            self._busy = False
            self._deliver(request, page, extra)
            self._next()

        self._busy = True
        self._loop.call_later(trouble.seconds, deliver)

    def _half(self, trouble: Trouble, request: Request, page: Page, extra: dict[str, str]) -> None:
        """Send the head and half of the body, then end the connection: orderly, or by a reset."""
        body, extra = _packed(request, page, extra)
        start = head(page, self._sandbox.clock.now(), extra, len(body) or 1)
        self._transport.write(start + body[: len(body) // 2])
        if trouble.kind is TroubleKind.RESET:
            sock = self._transport.get_extra_info("socket")
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
            self._transport.abort()
        else:
            self._transport.close()

    def _overlong(self, _trouble: Trouble, request: Request, page: Page, extra: dict[str, str]) -> None:
        """Send twice the bytes that Content-Length tells, then close."""
        body, extra = _packed(request, page, extra)
        self._transport.write(head(page, self._sandbox.clock.now(), extra, len(body)) + body + body)
        self._transport.close()

    def _drip(self, trouble: Trouble, request: Request, page: Page, extra: dict[str, str]) -> None:
        """Send the body in small pieces with pauses between."""
        body, extra = _packed(request, page, extra)
        self._busy = True
        self._transport.write(head(page, self._sandbox.clock.now(), extra, len(body)))
        size = max(1, -(-len(body) // _DRIPS))
        pieces = iter([body[at : at + size] for at in range(0, len(body), size)])

        def drop() -> None:
            piece = next(pieces, None)
            if piece is None or self._transport.is_closing():
                self._busy = False
                self._next()
                return
            self._transport.write(piece)
            self._loop.call_later(trouble.seconds, drop)

        drop()


_WIRE: dict[TroubleKind, Callable[[Connection, Trouble, Request, Page, dict[str, str]], None]] = {
    TroubleKind.SLOW: Connection._late,
    TroubleKind.RESET: Connection._half,
    TroubleKind.TRUNCATED: Connection._half,
    TroubleKind.OVERLONG: Connection._overlong,
    TroubleKind.DRIP: Connection._drip,
}


def _packed(request: Request, page: Page, extra: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    if len(page.body) < _WORTH_PACKING or not takes_gzip(request.headers):
        return page.body, extra
    return page.packed, extra | {"Content-Encoding": "gzip"}


@contextlib.asynccontextmanager
async def listening(world: World, clock: SandboxClock, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """The base URL of the sandbox while it listens in the running loop; port 0 takes a free one."""
    loop = asyncio.get_running_loop()
    listener = socket.create_server((host, port), backlog=512, family=_family(host))
    address = f"[{host}]" if ":" in host else host
    sandbox = Sandbox(world, clock, f"http://{address}:{listener.getsockname()[1]}")
    server = await loop.create_server(lambda: Connection(sandbox, loop), sock=listener)
    try:
        yield sandbox.portal.base_url
    finally:
        server.close()
        for connection in list(sandbox.connections):
            connection.close()
        await server.wait_closed()


@contextlib.contextmanager
def running(world: World, clock: SandboxClock, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """The base URL of a sandbox that serves from a thread of its own as long as the context lasts."""
    started: Future[tuple[str, Callable[[], object]]] = Future()
    thread = threading.Thread(
        target=_serve_apart, args=(world, clock, host, port, started), name="sandbox", daemon=True
    )
    thread.start()
    base_url, stop = started.result()
    try:
        yield base_url
    finally:
        stop()
        thread.join()


def serve(
    world: World,
    clock: SandboxClock,
    host: str = "127.0.0.1",
    port: int = 0,
    ready: Callable[[str], None] = lambda _base_url: None,
) -> None:
    """Serve until SIGINT or SIGTERM; `ready` is told the base URL. For the main thread."""
    uvloop.run(_until_signal(world, clock, host, port, ready))


async def _until_signal(world: World, clock: SandboxClock, host: str, port: int, ready: Callable[[str], None]) -> None:
    loop, done = asyncio.get_running_loop(), asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, done.set)
    async with listening(world, clock, host, port) as base_url:
        ready(base_url)
        await done.wait()


def _serve_apart(
    world: World, clock: SandboxClock, host: str, port: int, started: Future[tuple[str, Callable[[], object]]]
) -> None:
    async def main() -> None:
        loop, done = asyncio.get_running_loop(), asyncio.Event()
        async with listening(world, clock, host, port) as base_url:
            started.set_result((base_url, partial(loop.call_soon_threadsafe, done.set)))
            await done.wait()

    try:
        uvloop.run(main())
    except BaseException as error:
        # Whoever waits for the start has to hear that there will be none.
        if started.done():
            raise
        started.set_exception(error)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET
