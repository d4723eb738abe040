"""数字: the figures of all articles, found by what they measure, how much, when and where."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from monitor.web.context import render, services_of
from monitor.web.params import FigureParams, read
from monitor.web.suggest import apart
from monitor.web.views.articles import choices
from storage.queries import figure_lists


def listing(request: Request) -> Response:
    """The list of figures that the address asks for."""
    services, params = services_of(request), read(FigureParams, request)
    with services.database.read() as connection:
        found = figure_lists.find(
            connection, params.filter(services.config.zone), cursor=params.cursor, limit=params.limit
        )
    template = "_figures.html" if "fragment" in request.query_params else "figures.html"
    suggestion = None if found.items else apart(params.q)
    return render(request, template, found=found, asked=params, choices=choices(request), suggestion=suggestion)
