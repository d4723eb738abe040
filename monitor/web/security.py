"""Security headers of every response, and which requests are accepted at all."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing but our own files, no inline script or style, no frame; forms stay here.
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
# Another name in a request means that a page from elsewhere had its name pointed here (DNS rebinding).
HOSTS = ("127.0.0.1", "localhost", "::1")


class Guard:
    """Puts the headers on every answer and takes requests by this machine's own names and the given ones alone."""

    def __init__(self, app: ASGIApp, names: Sequence[str] = ()) -> None:
        self._app = app
        self._hosts = frozenset((*HOSTS, *(name.lower() for name in names)))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if _host(Headers(scope=scope).get("host", "")) not in self._hosts:
            refusal = PlainTextResponse(
                "the page is not asked for by this name (web.hosts lists those it may have)\n", 421
            )
            await refusal(scope, receive, guarded)
            return
        await self._app(scope, receive, guarded)


def _host(stated: str) -> str:
    """The name or address in a Host header, without its port and brackets.

    >>> _host("LocalHost:8600"), _host("[::1]:8600")
    ('localhost', '::1')
    """
    if stated.startswith("["):
        return stated[1:].partition("]")[0].lower()
    return stated.partition(":")[0].lower()
