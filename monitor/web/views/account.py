"""Logging in and out, and one's own account."""

from __future__ import annotations

import threading

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.accounts import Account, checked_password, fits, hashed, key_digest, new_key
from monitor.config import parse_duration
from monitor.errors import InputError
from monitor.web.context import Services, render, services_of
from monitor.web.people import SESSION, Person, form_of, person_of, safe_next, set_cookie
from monitor.web.throttle import Throttle
from storage.operation import accounts
from storage.operation.accounts import Key, KeyKind

# A password check takes 64 MB for a moment: so many at once.
CHECKS = threading.BoundedSemaphore(2)


async def login(request: Request) -> Response:
    """The form to log in, or what came of it."""
    if request.method == "GET":
        person = person_of(request)
        wanted = safe_next(request.query_params.get("next"))
        if person is not None:
            return RedirectResponse(wanted, 303)
        return await run_in_threadpool(render, request, "login.html", next=wanted, wrong=None)
    fields = await form_of(request)
    return await run_in_threadpool(_log_in, request, fields)


def _log_in(request: Request, fields: dict[str, str]) -> Response:
    services, now = services_of(request), services_of(request).wall()
    name, address = fields.get("name", "")[:100], request.client.host if request.client else ""
    throttle: Throttle = request.app.state.throttle
    wanted = safe_next(fields.get("next"))
    if wait := throttle.wait(address, name, now):
        response: Response = render(request, "login.html", 429, next=wanted, wrong="throttled")
        response.headers["retry-after"] = str(int(wait.total_seconds()) + 1)
        return response
    with services.database.read() as connection:
        account = accounts.named(connection, name)
    if not _is_right(account, fields.get("password", "")) or account is None:
        throttle.failed(address, name, now)
        return render(request, "login.html", 401, next=wanted, wrong="wrong")
    throttle.succeeded(address, name)
    response = RedirectResponse(wanted, 303)
    _open_session(request, response, services, account)
    return response


def _is_right(account: Account | None, password: str) -> bool:
    with CHECKS:
        return fits(account.password if account else None, password[:1000])


def _open_session(request: Request, response: Response, services: Services, account: Account) -> None:
    key, now, lasts = new_key(), services.wall(), parse_duration(services.config.web.session)
    label = request.headers.get("user-agent", "")[:100]
    with services.writing.write() as connection:
        accounts.add_key(connection, account.id, key_digest(key), Key(KeyKind.SESSION, label, now, now + lasts))
    set_cookie(request, response, SESSION, key, max_age=int(lasts.total_seconds()), samesite="lax")


async def logout(request: Request) -> Response:
    """End the session."""
    await form_of(request)
    return await run_in_threadpool(_log_out, request)


def _log_out(request: Request) -> Response:
    person = person_of(request)
    if person is not None and person.session:
        with services_of(request).writing.write() as connection:
            accounts.end_key(connection, key_digest(person.session))
    response = RedirectResponse("/login", 303)
    response.delete_cookie(SESSION)
    return response


async def account(request: Request) -> Response:
    """One's own account: role, sessions and tokens, another password."""
    person = _somebody(request)
    fields = {} if request.method == "GET" else await form_of(request)
    return await run_in_threadpool(_account, request, person, fields)


def _account(request: Request, person: Person, fields: dict[str, str]) -> Response:
    services, said = services_of(request), None
    with services.database.read() as connection:
        found = accounts.require(connection, person.name)
        keys = accounts.keys(connection, found.id)
    if fields:
        said = _change_password(services, found, fields)
        if said == "changed":
            response = RedirectResponse("/account?changed=1", 303)
            _open_session(request, response, services, found)
            return response
    status = 400 if said else 200
    changed = "changed" if request.query_params.get("changed") else None
    return render(request, "account.html", status, found=found, keys=keys, said=said or changed)


def _change_password(services: Services, found: Account, fields: dict[str, str]) -> str:
    if not _is_right(found, fields.get("password", "")):
        return "wrong"
    try:
        password = hashed(checked_password(fields.get("new", "")))
    except InputError:
        return "short"
    with services.writing.write() as connection:
        accounts.set_password(connection, found.id, password)
    return "changed"


def _somebody(request: Request) -> Person:
    person = person_of(request)
    if person is None or person.account_id is None:
        raise HTTPException(404)
    return person
