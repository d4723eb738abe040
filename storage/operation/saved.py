"""Saved views of the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import parse_qsl

from sqlalchemy import Connection, delete, insert, select, update

from monitor.errors import InputError
from monitor.reasons import say
from storage.tables import SAVED_QUERIES

VIEWS = ("articles", "changes", "figures", "series", "conflicts")
LONGEST = 80


@dataclass(frozen=True, slots=True)
class Saved:
    """A view kept under a name: which list, its parameters as in an address, who keeps it and when it was last opened."""

    id: int
    name: str
    view: str
    query: str
    by: str
    created_at: dt.datetime
    looked_at: dt.datetime

    @property
    def params(self) -> dict[str, str | list[str]]:
        """The view's parameters."""
        found: dict[str, list[str]] = {}
        for key, value in parse_qsl(self.query):
            found.setdefault(key, []).append(value)
        return {key: values[0] if len(values) == 1 else values for key, values in found.items()}


def every(connection: Connection) -> list[Saved]:
    """All saved queries by name."""
    return [Saved(*row) for row in connection.execute(select(SAVED_QUERIES).order_by(SAVED_QUERIES.c.name))]


def get(connection: Connection, saved_id: int) -> Saved | None:
    """A saved query by its id."""
    row = connection.execute(select(SAVED_QUERIES).where(SAVED_QUERIES.c.id == saved_id)).one_or_none()
    return None if row is None else Saved(*row)


def add(connection: Connection, name: str, view: str, query: str, by: str, now: dt.datetime) -> int:
    """The id of a view that is kept from now on; InputError for a name that is taken or none, or an unknown view."""
    name = name.strip()
    if not 0 < len(name) <= LONGEST:
        raise InputError(say("saved-name", most=LONGEST))
    if view not in VIEWS:
        raise InputError(say("saved-view", view=repr(view), views=", ".join(VIEWS)))
    if connection.scalar(select(SAVED_QUERIES.c.id).where(SAVED_QUERIES.c.name == name)) is not None:
        raise InputError(say("saved-taken", name=repr(name)))
    values = {"name": name, "view": view, "query": query, "by": by, "created_at": now, "looked_at": now}
    return connection.execute(insert(SAVED_QUERIES).values(values).returning(SAVED_QUERIES.c.id)).scalar_one()


def look(connection: Connection, saved_id: int, now: dt.datetime) -> None:
    """Note that a saved query was opened."""
    connection.execute(update(SAVED_QUERIES).where(SAVED_QUERIES.c.id == saved_id).values(looked_at=now))


def remove(connection: Connection, saved_id: int) -> None:
    """Keep a query no longer."""
    connection.execute(delete(SAVED_QUERIES).where(SAVED_QUERIES.c.id == saved_id))
