"""How things stand, for the line of the first page and of the runs."""

from __future__ import annotations

from starlette.requests import Request

from monitor.standing import Standing, standing
from monitor.web.context import House, house_of, memory_of
from storage import Connection


def health(connection: Connection, house: House) -> Standing:
    """How things stand."""
    return standing(connection, house.config, house.now(), house.speed)


def remembered(request: Request) -> Standing | None:
    """How things stand, as it was a moment ago: it is judged by all that was published in the last weeks; None at first."""
    house, memory = house_of(request), memory_of(request)
    return memory.soon("standing", lambda: found(house))


def found(house: House) -> Standing:
    """How things stand, looked up now."""
    with house.database.read() as connection:
        return health(connection, house)
