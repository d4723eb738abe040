"""How things stand, for the first page's line."""

from __future__ import annotations

from monitor.standing import Standing, standing
from monitor.web.context import House
from storage import Connection


def health(connection: Connection, house: House) -> Standing:
    """How things stand."""
    return standing(connection, house.config, house.now(), house.speed)
