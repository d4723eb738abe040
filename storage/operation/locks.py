"""Locks with a heartbeat: who does the work that only one process may do.

The holder adds one to a number as long as it lives. Whoever waits watches that number by its own clock, so that no
clock of one machine is compared with that of another, and a clock that is put does no harm.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from storage.engine.inserts import ignore
from storage.tables import LOCKS


@dataclass(frozen=True, slots=True)
class Held:
    """A lock as it was seen: its holder, and the holder's beats so far."""

    owner: str
    beats: int
    since: dt.datetime


def look(connection: Connection, name: str) -> Held | None:
    """Who holds a lock; None if nobody does."""
    row = connection.execute(
        select(LOCKS.c.owner, LOCKS.c.beats, LOCKS.c.since).where(LOCKS.c.name == name)
    ).one_or_none()
    return None if row is None else Held(row.owner, row.beats, row.since)


def take(connection: Connection, name: str, owner: str, now: dt.datetime, stale: Held | None = None) -> bool:
    """Whether the lock was free, or still as it was when it was found stale, and is now the owner's."""
    if stale is None:
        values = {"name": name, "owner": owner, "beats": 0, "since": now}
        # The number of rows that an insert did not refuse is told by what it returns: rowcount is -1 on PostgreSQL.
        return connection.scalar(ignore(connection, LOCKS).values(values).returning(LOCKS.c.name)) is not None
    as_seen = (LOCKS.c.name == name, LOCKS.c.owner == stale.owner, LOCKS.c.beats == stale.beats)
    return connection.execute(update(LOCKS).where(*as_seen).values(owner=owner, beats=0, since=now)).rowcount == 1


def beat(connection: Connection, name: str, owner: str) -> bool:
    """Whether the owner holds the lock; it goes on holding it."""
    mine = (LOCKS.c.name == name, LOCKS.c.owner == owner)
    return connection.execute(update(LOCKS).where(*mine).values(beats=LOCKS.c.beats + 1)).rowcount == 1


def release(connection: Connection, name: str, owner: str) -> None:
    """Give a lock back, if the owner holds it."""
    connection.execute(delete(LOCKS).where(LOCKS.c.name == name, LOCKS.c.owner == owner))
