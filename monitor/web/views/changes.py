"""变更: the list of changes, and each change at its own address."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.changes import ChangeKind
from monitor.web.context import render, services_of
from monitor.web.params import ChangeParams, read
from monitor.web.suggest import apart
from monitor.web.views.articles import choices
from storage.queries import change_lists


def listing(request: Request) -> Response:
    """The list of changes that the address asks for."""
    services, params = services_of(request), read(ChangeParams, request)
    wanted = params.filter(services.config.zone)
    with services.database.read() as connection:
        found = change_lists.find(connection, wanted, order=params.order, cursor=params.cursor, limit=params.limit)
        is_far = change_lists.reaches_far(connection, wanted)
        counts = None if is_far else change_lists.counts(connection, wanted)
    template = "_changes.html" if "fragment" in request.query_params else "changes.html"
    return render(
        request, template, found=found, counts=counts, asked=params, choices=choices(request), kinds=tuple(ChangeKind),
        suggestion=None if found.items else apart(params.q),
    )  # fmt: skip


def change(request: Request) -> Response:
    """One change."""
    with services_of(request).database.read() as connection:
        told = change_lists.get(connection, request.path_params["change"])
    if told is None:
        raise HTTPException(404)
    return render(request, "change.html", told=told)
