"""The part of HTTP/1.1 that the sandbox needs: parsing requests and writing response heads.

A server of its own because the sandbox has to break the rules of the wire (a reset in the middle of a body, a false
Content-Length) that every library keeps for its user.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import format_datetime, parsedate_to_datetime
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from monitor.sandbox.portal import Page

MAX_HEAD = 64_000
MAX_BODY = 64_000
END = b"\r\n\r\n"


class BadRequest(Exception):  # noqa: N818 (it is the name of the status)
    """What came in is no request that the sandbox answers; `status` says so to the client."""

    def __init__(self, status: HTTPStatus) -> None:
        super().__init__(status.phrase)
        self.status = status


@dataclass(frozen=True, slots=True)
class Request:
    """A request: header names in lower case."""

    method: str
    path: str
    query: Mapping[str, list[str]]
    headers: Mapping[str, str]
    keep_alive: bool
    body: bytes = b""


def parse(data: bytes | bytearray) -> tuple[Request, int] | None:
    """The first request in the data and its length; None while it is incomplete. BadRequest if it is none."""
    end = data.find(END)
    if end > MAX_HEAD or (end < 0 and len(data) > MAX_HEAD):
        raise BadRequest(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE)
    if end < 0:
        return None
    lines = bytes(data[:end]).decode("latin-1").split("\r\n")
    headers = _headers(lines[1:])
    length = _length(headers)
    total = end + len(END) + length
    if len(data) < total:
        return None
    return _request(lines[0], headers, bytes(data[end + len(END) : total])), total


def head(page: Page, now: dt.datetime, extra: Mapping[str, str], length: int) -> bytes:
    """The head of an answer up to and with the empty line."""
    lines = [
        f"HTTP/1.1 {page.status.value} {page.status.phrase}",
        f"Date: {format_datetime(now.astimezone(dt.UTC), usegmt=True)}",
        "Server: sandbox",
        f"Content-Type: {page.type}",
        f"Content-Length: {length}",
    ]
    if page.location:
        lines.append(f"Location: {page.location}")
    if page.modified:
        lines += [f"Last-Modified: {format_datetime(page.modified.astimezone(dt.UTC), usegmt=True)}"]
        lines += [f"ETag: {page.etag}", "Vary: Accept-Encoding"]
    lines += [f"{name}: {value}" for name, value in extra.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def unchanged(page: Page, headers: Mapping[str, str]) -> bool:
    """Whether the client's validators say that it holds these bytes already (RFC 9110, 13.2.2)."""
    if page.modified is None:
        return False
    tags = headers.get("if-none-match")
    if tags is not None:
        return tags.strip() == "*" or page.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
    since = headers.get("if-modified-since")
    try:
        return since is not None and page.modified.replace(microsecond=0) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):
        return False


def conditional(headers: Mapping[str, str]) -> bool:
    """Whether a request carries a validator."""
    return "if-none-match" in headers or "if-modified-since" in headers


def takes_gzip(headers: Mapping[str, str]) -> bool:
    """Whether the client accepts gzip."""
    choices = (choice.replace(" ", "") for choice in headers.get("accept-encoding", "").lower().split(","))
    return any(choice.split(";")[0] in ("gzip", "*") and not choice.endswith(";q=0") for choice in choices)


def _headers(lines: list[str]) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines)
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(headers: Mapping[str, str]) -> int:
    if "transfer-encoding" in headers:
        raise BadRequest(HTTPStatus.LENGTH_REQUIRED)
    text = headers.get("content-length", "0")
    if not (text.isascii() and text.isdigit()):
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    if len(text) > 9 or int(text) > MAX_BODY:
        raise BadRequest(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return int(text)


def _request(line: str, headers: Mapping[str, str], body: bytes) -> Request:
    parts = line.split(" ")
    if len(parts) != 3 or not parts[2].startswith("HTTP/1.") or not parts[1].startswith("/"):
        raise BadRequest(HTTPStatus.BAD_REQUEST)
    wish = headers.get("connection", "").lower()
    keep = "close" not in wish and (parts[2] == "HTTP/1.1" or "keep-alive" in wish)
    target = parts[1]
    if "?" not in target and "#" not in target:
        return Request(parts[0], target, {}, headers, keep, body)
    url = urlsplit("//host" + target)
    return Request(parts[0], url.path, parse_qs(url.query), headers, keep, body)
