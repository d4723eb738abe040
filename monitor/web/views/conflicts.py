"""冲突: where articles contradict each other, each side with its sentence."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from monitor.web.context import render, services_of
from monitor.web.params import ConflictParams, read
from storage.queries import conflict_lists


def listing(request: Request) -> Response:
    """The conflicts that the address asks for, the latest first."""
    params = read(ConflictParams, request)
    with services_of(request).database.read() as connection:
        found = conflict_lists.find(
            connection, kind=params.kind, series_id=params.series, closed=params.closed, cursor=params.cursor,
            limit=params.limit,
        )  # fmt: skip
        number = conflict_lists.count(connection)
    template = "_conflicts.html" if "fragment" in request.query_params else "conflicts.html"
    return render(request, template, found=found, number=number, asked=params)
