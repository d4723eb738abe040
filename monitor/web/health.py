"""The state of the monitor, for a line on the first page and on the page of runs."""

from __future__ import annotations

from starlette.requests import Request

from monitor.standing import Standing, standing
from monitor.web.context import Services, memory_of, services_of
from storage import Connection


def health(connection: Connection, services: Services) -> Standing:
    """How things stand."""
    return standing(connection, services.config, services.now(), services.speed)


def remembered(request: Request) -> Standing | None:
    """How things stand, as it was a moment ago: it is judged by all that was published in the last weeks; None at first."""
    services, memory = services_of(request), memory_of(request)
    return memory.soon("standing", lambda: found(services))


def found(services: Services) -> Standing:
    """How things stand, looked up now."""
    with services.database.read() as connection:
        return health(connection, services)
