"""How faults affect a single response: what is sent instead, and how the connection behaves."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from http import HTTPStatus

import xxhash

from monitor.sandbox.http import Request
from monitor.sandbox.portal import Page
from monitor.sandbox.scenario import Trouble, TroubleKind

# These show in what the portal renders, for all requests alike.
RENDERED = frozenset(
    {
        TroubleKind.TEMPLATE,
        TroubleKind.ROBOTS_CLOSED,
        TroubleKind.ROBOTS_BROKEN,
        TroubleKind.HALF_LIST,
        TroubleKind.CHANNEL_GONE,
        TroubleKind.SILENCE,
    }
)
_CAPTCHA = "<html><head><title>安全验证</title></head><body><p>访问过于频繁，请输入验证码后继续。</p></body></html>"
_BUSY = "<html><head><title>503</title></head><body><h1>服务暂时不可用</h1></body></html>"


@dataclass
class Faults:
    """Which trouble strikes which request: counts the requests of each path while a trouble lasts."""

    seed: int
    _seen: Counter[tuple[Trouble, str]] = field(default_factory=Counter)

    def striking(self, troubles: list[Trouble], path: str) -> list[Trouble]:
        """The troubles of the wire, of those active, that strike this request to `path`."""
        return [t for t in troubles if t.kind not in RENDERED and path.startswith(t.scope) and self._strikes(t, path)]

    def _strikes(self, trouble: Trouble, path: str) -> bool:
        if trouble.share < 1 and chance(f"{self.seed} {trouble.kind} {trouble.after} {path}") >= trouble.share:
            return False
        if not trouble.first:
            return True
        self._seen[trouble, path] += 1
        return self._seen[trouble, path] <= trouble.first


def chance(name: str) -> float:
    """A number of 0 to 1 (exclusive) that a name always gets."""
    return xxhash.xxh3_64_intdigest(name.encode()) / 2**64


def spoilt(page: Page, trouble: Trouble, request: Request) -> tuple[Page, dict[str, str]]:
    """What is sent in a page's stead under a trouble, and its headers beside the usual ones."""
    wait = {"Retry-After": f"{trouble.seconds:.0f}"}
    match trouble.kind:
        case TroubleKind.UNAVAILABLE:
            return Page(_BUSY.encode(), status=HTTPStatus.SERVICE_UNAVAILABLE), wait
        case TroubleKind.TOO_MANY:
            return Page(_CAPTCHA.encode(), status=HTTPStatus.TOO_MANY_REQUESTS), wait
        case TroubleKind.BLOCKED:
            return Page(_CAPTCHA.encode()), {}
        case TroubleKind.EMPTY:
            return Page(b""), {}
        case TroubleKind.LOOP:
            turn = int((request.query.get("turn") or ["0"])[0]) + 1
            return Page(b"", status=HTTPStatus.FOUND, location=f"{request.path}?turn={turn}"), {}
        case TroubleKind.BOMB:
            return replace(page, body=page.body + b" " * trouble.size), {}
        case TroubleKind.CHARSET:
            return replace(page, body=miscoded(page.body)), {}
        case _:
            return page, {}


def miscoded(body: bytes) -> bytes:
    """A page's bytes in the other of the two charsets, while it goes on to declare its own.

    >>> miscoded("龙".encode()), miscoded("龙".encode("gbk")) == "龙".encode()
    (b'\\xc1\\xfa', True)
    """
    try:
        return body.decode("utf-8").encode("gbk", "xmlcharrefreplace")
    except UnicodeDecodeError:
        return body.decode("gbk").encode("utf-8")
