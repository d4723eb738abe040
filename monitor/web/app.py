"""The page and the API as one ASGI application."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from fastapi import FastAPI
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from monitor import __version__
from monitor.errors import DatabaseError
from monitor.web import api
from monitor.web.access import Access
from monitor.web.api.chinese import CHINESE
from monitor.web.context import FOLDER, Services, render, services_of
from monitor.web.errors import HANDLERS
from monitor.web.health import health
from monitor.web.memory import Memory
from monitor.web.metrics import exposition
from monitor.web.people import person_of
from monitor.web.security import Guard
from monitor.web.throttle import Throttle
from monitor.web.views import (
    account,
    articles,
    changes,
    conflicts,
    copies,
    feeds,
    figures,
    files,
    operating,
    overview,
    runs,
    saved,
    series,
    stating,
)


def create_app(services: Services, names: Sequence[str] = ()) -> FastAPI:
    """The application over its services; `names` are further hosts by which it may be asked for."""
    app = FastAPI(
        title="Ruyuan monitor",
        version=__version__,
        # The usual pages for the documentation fetch their scripts from elsewhere.
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        middleware=[
            Middleware(Guard, names=names),
            Middleware(Access),
            Middleware(GZipMiddleware, minimum_size=2000),
        ],
        exception_handlers=dict[Any, Any](HANDLERS),
        routes=ROUTES,
    )
    app.state.services = services
    app.state.throttle = Throttle()
    app.state.memory = Memory()
    api.add_to(app)
    return app


def guide(request: Request) -> Response:
    """How to search."""
    return render(request, "guide.html")


def interface(request: Request) -> Response:
    """What the interface for programs offers."""
    return render(request, "interface.html", offers=api.offers(request.app), prefix=api.PREFIX, chinese=CHINESE)


def healthy(request: Request) -> Response:
    """How things stand as JSON: 200 if nobody needs to look, else 503."""
    services = services_of(request)
    try:
        with services.database.read() as connection:
            found = health(connection, services)
    except DatabaseError as error:
        return _json({"state": "failed", "reasons": [str(error)]}, 503)
    said = {"state": found.state, "last_crawl": found.last_crawl, "unread": found.unread, "reasons": found.reasons}
    # Somebody unknown is told whether all is well and no more.
    said = said if person_of(request) else {"state": found.state}
    return _json(said, 200 if found.is_well else 503)


def measured(request: Request) -> Response:
    """How things stand as Prometheus metrics; for those who may see the page, as a token lets a program."""
    if not person_of(request):
        return _json({"error": "metrics need a token: monitor user token"}, 401)
    return Response(
        exposition(services_of(request)), headers={"cache-control": "no-store"}, media_type=CONTENT_TYPE_LATEST
    )


def _json(said: Any, status: int) -> Response:
    headers = {"cache-control": "no-store"}
    return Response(orjson.dumps(said), status, headers, media_type="application/json")


ROUTES = [
    Route("/", overview.today),
    Route("/articles", articles.listing),
    Route("/articles.atom", feeds.articles),
    Route("/articles/{article:int}", articles.article),
    Route("/articles/{article:int}/versions/{revision:int}", articles.article),
    Route("/articles/{article:int}/compare/{before:int}/{after:int}", articles.difference),
    Route("/articles/{article:int}/copies", copies.listing),
    Route("/articles/{article:int}/copies/{other:int}", copies.difference),
    Route("/articles/{article:int}/raw/{snapshot:int}", articles.raw),
    Route("/figures", figures.listing),
    Route("/changes", changes.listing),
    Route("/changes.atom", feeds.changes),
    Route("/changes/{change}", changes.change),
    Route("/series", series.listing),
    Route("/series/compare", series.compare),
    Route("/series/chart.{suffix}", series.picture),
    Route("/series/name", stating.name, methods=["POST"]),
    Route("/series/join", stating.join, methods=["POST"]),
    Route("/series/separate", stating.separate, methods=["POST"]),
    Route("/series/{series}.atom", feeds.values),
    Route("/series/{series}", series.one),
    Route("/statements/{statement:int}/undo", stating.undo, methods=["POST"]),
    Route("/conflicts", conflicts.listing),
    Route("/conflicts.atom", feeds.conflicts),
    Route("/incidents.atom", feeds.incidents),
    Route("/incidents/{incident:int}", runs.incident),
    Route("/runs", runs.listing),
    Route("/runs/{run:int}", runs.run),
    Route("/runs/start", operating.start, methods=["POST"]),
    Route("/runs/pause", operating.pause, methods=["POST"]),
    Route("/runs/resume", operating.resume, methods=["POST"]),
    Route("/export/{what}.{suffix}", files.file),
    Route("/saved", saved.listing),
    Route("/saved", saved.add, methods=["POST"]),
    Route("/saved/{saved:int}", saved.go),
    Route("/saved/{saved:int}/remove", saved.remove, methods=["POST"]),
    Route("/login", account.login, methods=["GET", "POST"]),
    Route("/logout", account.logout, methods=["POST"]),
    Route("/account", account.account, methods=["GET", "POST"]),
    Route("/guide", guide),
    Route("/api", interface),
    Route("/health", healthy),
    Route("/metrics", measured),
    Mount("/static", StaticFiles(directory=FOLDER / "static")),
]
