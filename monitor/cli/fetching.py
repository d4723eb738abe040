"""Fetches a handful of pages for a person who waits: one after the other, obeying robots.txt, within limits."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, build_opener

from protego import Protego

from monitor.errors import PageError
from monitor.pages import Saved

_ROBOTS_BYTES = 512 * 1024


@dataclass(slots=True)
class Fetcher:
    """Fetches pages by their addresses with a pause before each but the first of a host."""

    user_agent: str
    delay: float = 1.0
    timeout: float = 30.0
    max_bytes: int = 10_000_000
    obey_robots: bool = True
    sleep: Callable[[float], None] = time.sleep
    _rules: dict[str, Protego] = field(default_factory=dict)

    def get(self, url: str) -> Saved:
        """The page at an address, after redirects; PageError that says why it cannot be had."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise PageError("address", f"{url!r} is no http address")
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin in self._rules:
            self.sleep(self.delay)
        else:
            self._rules[origin] = self._robots(origin) if self.obey_robots else Protego.parse("")
        if not self._rules[origin].can_fetch(url, self.user_agent):
            raise PageError("robots", "robots.txt closes it")
        return self._fetch(url, self.max_bytes)

    def _robots(self, origin: str) -> Protego:
        """What robots.txt says; one that is not there allows all, one that cannot be had closes the host (RFC 9309)."""
        try:
            text = self._fetch(urljoin(origin, "/robots.txt"), _ROBOTS_BYTES).data.decode("utf-8", "replace")
        except PageError as error:
            if not error.reason.startswith("status-4"):
                raise
            text = ""
        return Protego.parse(text)

    def _fetch(self, url: str, most: int) -> Saved:
        headers = {"User-Agent": self.user_agent, "Accept": "text/html,*/*;q=0.8", "Accept-Encoding": "gzip"}
        try:
            with build_opener().open(Request(url, headers=headers), timeout=self.timeout) as answer:  # noqa: S310 (only http and https get here)
                data = answer.read(most + 1)
                packed = answer.headers.get("Content-Encoding", "") == "gzip"
                return Saved(_bounded(data, most, packed=packed), answer.url)
        except HTTPError as error:
            error.close()
            raise PageError(f"status-{error.code}", url) from error
        except (URLError, OSError, HTTPException, zlib.error) as error:
            raise PageError("unreachable", f"{url}: {getattr(error, 'reason', error)}") from error


def _bounded(data: bytes, most: int, *, packed: bool) -> bytes:
    plain = zlib.decompressobj(31).decompress(data, most + 1) if packed and len(data) <= most else data
    if len(plain) > most:
        raise PageError("too-large", f"more than {most} bytes")
    return plain
