"""Conditional responses: each has an ETag from its content, and a matching request gets 304."""

from __future__ import annotations

from collections.abc import Iterable

import xxhash
from starlette.requests import Request
from starlette.responses import Response

# What an answer without a body still says.
KEPT = ("cache-control", "content-security-policy", "etag", "set-cookie", "vary")


def conditional(request: Request, response: Response) -> Response:
    """The answer with its ETag, or 304 if the client has it."""
    etag = f'W/"{xxhash.xxh3_64_hexdigest(bytes(response.body))}"'
    response.headers["etag"] = etag
    response.headers.setdefault("cache-control", "private, no-cache")
    if response.status_code == 200 and _knows(request.headers.getlist("if-none-match"), etag):
        headers = {name: value for name, value in response.headers.items() if name in KEPT}
        return Response(status_code=304, headers=headers)
    return response


def _knows(stated: Iterable[str], etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for line in stated for tag in line.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags
