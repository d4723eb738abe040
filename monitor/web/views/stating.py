"""What analysts state about series: names, joins and separations, and undoing them."""

from __future__ import annotations

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from monitor.accounts import Role
from monitor.analyse import following
from monitor.errors import InputError
from monitor.reasons import say
from monitor.series import Selector, Statement, StatementKind
from monitor.series.statements import separated_id
from monitor.web.context import Services, services_of
from monitor.web.people import form_of, require
from storage.queries.series import checked_id
from storage.series import statements

LONGEST = 200
Fields = dict[str, str]


async def name(request: Request) -> Response:
    """Call a series by another name."""
    return await _act(request, _name)


async def join(request: Request) -> Response:
    """Make several series the first of them."""
    return await _act(request, _join)


async def separate(request: Request) -> Response:
    """Take points out of a series into one of their own."""
    return await _act(request, _separate)


async def undo(request: Request) -> Response:
    """Take a statement back."""
    person = require(request, Role.ANALYST)
    fields = await form_of(request)
    return await run_in_threadpool(_undo, services_of(request), request.path_params["statement"], fields, person.name)


async def _act(request: Request, make: Callable[[Fields, str, Services], Statement]) -> Response:
    person = require(request, Role.ANALYST)
    fields = await form_of(request)
    return await run_in_threadpool(_state, services_of(request), make(fields, person.name, services_of(request)))


def _state(services: Services, statement: Statement) -> Response:
    following.state(services.writing, statement, services.now())
    made = separated_id(statement) if statement.kind is StatementKind.SEPARATE else statement.series[0]
    return RedirectResponse(f"/series/{made}", 303)


def _undo(services: Services, number: int, fields: Fields, by: str) -> Response:
    with services.database.read() as connection:
        held = next((one for one in statements.holding(connection) if one.id == number), None)
    if held is None:
        raise HTTPException(404)
    if held.origin == statements.CONFIGURED:
        raise InputError(say("stated-configured"))
    following.undo(services.writing, number, by, services.now())
    back = fields.get("back") or held.statement.series[0]
    return RedirectResponse(f"/series/{checked_id(back)}", 303)


def _name(fields: Fields, by: str, services: Services) -> Statement:
    return _statement(StatementKind.NAME, (_id(fields),), fields, by, services, name=_text(fields, "name"))


def _join(fields: Fields, by: str, services: Services) -> Statement:
    ids = tuple(dict.fromkeys(checked_id(id_) for id_ in fields.get("series", "").split()))
    if len(ids) < 2:
        raise InputError(say("stated-join"))
    return _statement(StatementKind.JOIN, ids, fields, by, services)


def _separate(fields: Fields, by: str, services: Services) -> Statement:
    chosen = Selector(*(fields.get(key) or None for key in ("article", "indicator", "place", "unit")))
    if chosen == Selector():
        raise InputError(say("stated-selector"))
    name = fields.get("name", "").strip()[:LONGEST]
    return _statement(StatementKind.SEPARATE, (_id(fields),), fields, by, services, name=name, selector=chosen)


def _statement(
    kind: StatementKind, ids: tuple[str, ...], fields: Fields, by: str, services: Services, *, name: str = "",
    selector: Selector | None = None,
) -> Statement:  # fmt: skip
    why = fields.get("why", "").strip()[:LONGEST]
    return Statement(kind, ids, by, services.now(), why, name, selector or Selector())


def _id(fields: Fields) -> str:
    return checked_id(fields.get("series", ""))


def _text(fields: Fields, key: str) -> str:
    found = fields.get(key, "").strip()
    if not 0 < len(found) <= LONGEST:
        raise InputError(say("stated-name", most=LONGEST))
    return found
