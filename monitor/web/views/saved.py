"""词: saved views."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.accounts import Role
from monitor.errors import InputError
from monitor.web.context import Services, numbered, render, services_of
from monitor.web.params import ArticleParams, ChangeParams, parsed
from monitor.web.people import form_of, require
from storage import Connection
from storage.operation import saved
from storage.operation.saved import Saved
from storage.queries import article_lists, change_lists

# What of an address is no part of a view: where one is in it, and how it is sent.
PASSING = ("cursor", "lang", "fragment")


@dataclass(frozen=True, slots=True)
class Row:
    """A saved query as it is listed: its address, and how much is new since it was last opened (None: not counted)."""

    saved: Saved
    path: str
    fresh: int | None


def listing(request: Request) -> Response:
    """All saved queries."""
    services = services_of(request)
    with services.database.read() as connection:
        rows = [_row(connection, services, one) for one in saved.every(connection)]
    return render(request, "saved.html", rows=rows)


def _row(connection: Connection, services: Services, one: Saved) -> Row:
    path = f"/{one.view}?{one.query}" if one.query else f"/{one.view}"
    try:
        return Row(one, path, _fresh(connection, services, one))
    except InputError:
        # Its query was understood once; it is shown so that somebody can mend it.
        return Row(one, path, None)


def _fresh(connection: Connection, services: Services, one: Saved) -> int | None:
    given, zone = QueryParams(one.query), services.config.zone
    if one.view == "articles":
        articles = parsed(ArticleParams, given)
        since = max(one.looked_at, articles.found(zone) or one.looked_at)
        return article_lists.count(connection, articles.filter(zone), since).number
    if one.view == "changes":
        changes = parsed(ChangeParams, given)
        later = changes.model_copy(update={"since": max(one.looked_at, changes.filter(zone).since or one.looked_at)})
        return sum(change_lists.counts(connection, later.filter(zone)).values())
    return None


def go(request: Request) -> Response:
    """The view itself; that it was opened is noted."""
    services, number = services_of(request), numbered(request, "saved")
    with services.database.read() as connection:
        found = saved.get(connection, number)
    if found is None:
        raise HTTPException(404)
    if services.writable is not None:
        with services.writing.write() as connection:
            saved.look(connection, number, services.now())
    return RedirectResponse(f"/{found.view}?{found.query}", 303, {"cache-control": "no-store"})


async def add(request: Request) -> Response:
    """Keep the view that a form names."""
    person = require(request, Role.ANALYST)
    fields = await form_of(request)
    await run_in_threadpool(_add, services_of(request), fields, person.name)
    return RedirectResponse("/saved", 303)


def _add(services: Services, fields: dict[str, str], by: str) -> None:
    given = QueryParams(fields.get("query", "")[:4000])
    query = urlencode([(key, value) for key, value in given.multi_items() if value and key not in PASSING])
    with services.writing.write() as connection:
        saved.add(connection, fields.get("name", ""), fields.get("view", ""), query, by, services.now())


async def remove(request: Request) -> Response:
    """Keep a view no longer."""
    require(request, Role.ANALYST)
    await form_of(request)
    await run_in_threadpool(_remove, services_of(request), numbered(request, "saved"))
    return RedirectResponse("/saved", 303)


def _remove(services: Services, number: int) -> None:
    with services.writing.write() as connection:
        saved.remove(connection, number)
