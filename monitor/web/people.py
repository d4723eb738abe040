"""The person who makes a request, what they may do, and the forms that our own page has sent."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.accounts import Role
from monitor.reasons import say

SESSION, FORM = "session", "form"
LARGEST_FORM = 64_000


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: by a browser's session, by a program's token, or on this machine where there are no accounts."""

    name: str
    role: Role
    session: str | None = None
    is_local: bool = False
    account_id: int | None = None


# Where nobody has an account the page answers this machine alone, and whoever sits there runs the monitor.
LOCAL = Person("local", Role.OPERATOR, is_local=True)


def person_of(request: Request) -> Person | None:
    """Who asks; None for somebody unknown at the way in."""
    found: Person | None = request.scope.get("person")
    return found


def require(request: Request, role: Role) -> Person:
    """Who asks, if they may do what a role may; HTTP 403 otherwise."""
    person = person_of(request)
    if person is None or not may(request, role):
        raise HTTPException(403, say("access-role", role=role.value))
    return person


def may(request: Request, role: Role) -> bool:
    """Whether whoever asks may do what a role may."""
    person = person_of(request)
    return person is not None and person.role.includes(role)


def form_secret(request: Request) -> str | None:
    """What a form of ours must bring back: made from the session, or from a cookie of its own where there is none."""
    person = person_of(request)
    secret = person.session if person is not None and person.session else request.cookies.get(FORM)
    return hashlib.sha256(f"form:{secret}".encode()).hexdigest() if secret else None


def new_form_cookie() -> str:
    """A value for the form's cookie."""
    return secrets.token_urlsafe(24)


def of_cookie(value: str) -> str:
    """What a form must bring back for a form's cookie."""
    return hashlib.sha256(f"form:{value}".encode()).hexdigest()


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a form that our own page has sent; HTTP 403 for any other."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_FORM:
            raise HTTPException(413)
    fields = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=100))
    wanted = form_secret(request)
    if wanted is None or not hmac.compare_digest(fields.pop("form", ""), wanted):
        raise HTTPException(403, say("access-expired"))
    return fields


def set_cookie(request: Request, response: Response, name: str, value: str, **more: Any) -> None:
    """Set a cookie that no script reads, sent over TLS alone where the page came so."""
    response.set_cookie(name, value, httponly=True, secure=request.url.scheme == "https", **more)


def safe_next(path: str | None) -> str:
    """Where to go after logging in: only to a path of ours.

    >>> safe_next("/articles?q=a"), safe_next("//elsewhere.example"), safe_next("https://elsewhere.example")
    ('/articles?q=a', '/', '/')
    """
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or not path.isprintable():
        return "/"
    return path
