"""The JSON API under `/api/v1`: what the page shows, for programs; read-only."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import orjson
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response

from monitor import __version__
from monitor.web.api import articles, lists
from monitor.web.conditional import conditional

PREFIX = "/api/v1"
ABOUT = (
    "What the monitor's page shows, as JSON. Lists come in parts: pass `next` as `cursor` to get the following part. "
    "Responses have an ETag, and errors follow RFC 9457. Numbers are strings, digit for digit. "
    "If the monitor has accounts, a token is needed: Authorization: Bearer TOKEN."
)


def add_to(app: FastAPI) -> None:
    """Add the interface and its description to an application."""
    app.include_router(articles.router, prefix=PREFIX)
    app.include_router(lists.router, prefix=PREFIX)
    app.add_route(f"{PREFIX}/openapi.json", _described, include_in_schema=False)
    app.add_route(PREFIX, _listed, include_in_schema=False)


def _described(request: Request) -> Response:
    return conditional(request, Response(_description(request.app), media_type="application/json"))


def _listed(request: Request) -> Response:
    paths = [PREFIX + offer.path for offer in offers(request.app)]
    said = {"openapi": f"{PREFIX}/openapi.json", "paths": paths}
    return conditional(request, Response(orjson.dumps(said), media_type="application/json"))


@dataclass(frozen=True, slots=True)
class Offer:
    """One path of the interface, after its prefix: what it returns, and what it may be asked by."""

    path: str
    says: str
    parameters: tuple[str, ...]


@cache
def offers(app: FastAPI) -> tuple[Offer, ...]:
    """All that the interface offers, in the order of its description."""
    return tuple(
        Offer(
            path.removeprefix(PREFIX),
            methods["get"].get("description", ""),
            tuple(one["name"] for one in methods["get"].get("parameters", ()) if one["in"] == "query"),
        )
        for path, methods in description(app)["paths"].items()
    )


@cache
def _description(app: FastAPI) -> bytes:
    return orjson.dumps(description(app))


def description(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI 3.1 description of the interface."""
    said = get_openapi(title="Ruyuan monitor", version=__version__, description=ABOUT, routes=app.routes)
    said["components"]["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    said["security"] = [{}, {"token": []}]
    return said
