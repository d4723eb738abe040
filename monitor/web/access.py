"""Access control: sessions, tokens, roles, and protection against requests forged by other sites."""

from __future__ import annotations

import base64
import binascii
from urllib.parse import quote, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from monitor.accounts import Role, key_digest
from monitor.errors import DatabaseError
from monitor.reasons import say
from monitor.web import errors
from monitor.web.context import services_of
from monitor.web.people import LOCAL, SESSION, Person
from storage.operation import accounts
from storage.operation.accounts import KeyKind

SAFE = ("GET", "HEAD", "OPTIONS")
# What anybody may ask for: the way in, our own files, and whether all is well.
OPEN = ("/login", "/health")
STATIC = "/static/"
# Those that programs ask for: they are told to bring a token instead of being shown a form.
PROGRAMS = ("/api/", "/export/", "/metrics")


class Access:
    """Lets in whom the accounts know, and nobody whom another site's page has sent."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        refusal = await run_in_threadpool(_refusal, request)
        await (refusal or self._app)(scope, receive, send)


def _refusal(request: Request) -> Response | None:
    """Why the request is not answered; None if it is. Notes who asks."""
    if request.method not in SAFE and not _is_from_here(request):
        return errors.answer(request, 403, say("access-elsewhere"))
    if request.url.path.startswith(STATIC):
        return None
    try:
        person = _person(request)
    except DatabaseError as error:
        return errors.not_served(request, error)
    request.scope["person"] = person
    if person is not None or request.url.path in OPEN:
        return None
    return _ask_who(request)


def _person(request: Request) -> Person | None:
    services = services_of(request)
    with services.database.read() as connection:
        if not accounts.exist(connection):
            return LOCAL
        session = request.cookies.get(SESSION)
        if session and (found := accounts.by_key(connection, key_digest(session), KeyKind.SESSION, services.wall())):
            return Person(found.name, found.role, session, account_id=found.id)
        token = _token(request) if request.method in SAFE else None
        if token and (found := accounts.by_key(connection, key_digest(token), KeyKind.TOKEN, services.wall())):
            # A token reads; whatever else its owner may do is done by a person.
            return Person(found.name, Role.VIEWER)
    return None


def _token(request: Request) -> str | None:
    """The token in the request's header: as a bearer's, or as a password (feed readers know no other way)."""
    scheme, _, value = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return value.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value).decode().partition(":")[2]
        except (binascii.Error, ValueError):
            return None
    return None


def _ask_who(request: Request) -> Response:
    path = request.url.path
    if path.startswith(PROGRAMS) or path.endswith(".atom") or request.method not in SAFE:
        response = errors.answer(request, 401, say("access-unknown"))
        response.headers["www-authenticate"] = 'Bearer realm="monitor", Basic realm="monitor"'
        return response
    wanted = path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"/login?next={quote(wanted)}", 303, {"cache-control": "no-store"})


def _is_from_here(request: Request) -> bool:
    """Whether a browser says that our own page has sent the request, or it is no browser that sent it."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
