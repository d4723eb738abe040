"""Errors, as a page for a reader and by RFC 9457 for a program."""

from __future__ import annotations

import logging
from http import HTTPStatus
from typing import Any

import orjson
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.errors import DatabaseError, InputError, QueryError
from monitor.web.context import render
from monitor.web.wrong import told, unknown

API = "/api/"
LOG = logging.getLogger(__name__)
# Those that have words of their own on the page.
KNOWN = (400, 401, 403, 404, 405, 409, 413, 500, 503)


def refused(request: Request, error: Exception) -> Response:
    """The answer to a request that ends in an HTTP status."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
    detail = error.detail if isinstance(error, HTTPException) and error.detail != HTTPStatus(status).phrase else ""
    response = answer(request, status, detail)
    response.headers.update(headers)
    return response


def not_understood(request: Request, error: Exception) -> Response:
    """The answer to a request that asks for what cannot be."""
    place = {"at": error.at} if isinstance(error, QueryError) else {}
    return answer(request, 400, str(error), **place)


def not_valid(request: Request, error: Exception) -> Response:
    """The answer to a program whose parameters are unknown, or not of their types."""
    found = error.errors() if isinstance(error, RequestValidationError) else []
    named = [(".".join(str(part) for part in one["loc"][1:]), one) for one in found]
    wrong = [{"name": name, "reason": told(one, name)} for name, one in named]
    extra = [name for name, one in named if one["type"] == "extra_forbidden"]
    said = unknown(*extra) if extra else "; ".join(one["reason"] for one in wrong)
    return answer(request, 422, f"{said}; {API}v1/openapi.json lists them", errors=wrong)


def not_served(request: Request, error: Exception) -> Response:
    """The answer while the database cannot be read."""
    LOG.error("%s", error)
    return answer(request, 503, "the database is unavailable")


def failed(request: Request, error: Exception) -> Response:
    """The answer to a fault of ours; what it was stands in the log, not in the answer."""
    LOG.error("cannot answer %s", request.url.path, exc_info=error)
    return answer(request, 500)


def answer(request: Request, status: int, detail: str = "", **more: Any) -> Response:
    """The answer with a status: a page, or a problem document under /api/."""
    if request.url.path.startswith(API):
        return problem(request, status, detail, **more)
    key = status if status in KNOWN else 404 if status < 500 else 500
    return render(request, "error.html", status, number=status, key=f"error.{key}", detail=detail)


def problem(request: Request, status: int, detail: str = "", **more: Any) -> Response:
    """A problem document (RFC 9457)."""
    said: dict[str, Any] = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status}
    said |= {"detail": detail} if detail else {}
    body = orjson.dumps(said | {"instance": request.url.path} | more)
    return Response(body, status, media_type="application/problem+json")


HANDLERS = {
    HTTPException: refused,
    RequestValidationError: not_valid,
    InputError: not_understood,
    DatabaseError: not_served,
    Exception: failed,
}
