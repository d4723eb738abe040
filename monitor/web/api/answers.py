"""Responses of the API: JSON with an ETag, and every way in which it can refuse."""

from __future__ import annotations

from typing import Any

import orjson
from fastapi import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.web.api.models import Problem
from monitor.web.conditional import conditional

PROBLEM = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
WHYS = {
    304: "The client's copy is current",
    400: "A query or cursor is invalid",
    401: "A token is needed",
    404: "Not found",
    422: "A parameter has the wrong type",
    503: "The database is unavailable",
}


def responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The refusals of an operation, for its description."""
    out: dict[int | str, dict[str, Any]] = {304: {"description": WHYS[304]}}
    for status in (*statuses, 401, 422, 503):
        out[status] = {"description": WHYS[status], "model": Problem, "content": PROBLEM}
    return out


def answer(request: Request, said: Any) -> Response:
    """The answer as JSON, or 304 if the client has it."""
    return conditional(request, Response(orjson.dumps(said), media_type="application/json"))


def absent(what: str) -> HTTPException:
    """That there is none such."""
    return HTTPException(404, f"no {what}")
