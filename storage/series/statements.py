"""What operators state about series: stored with who, when and why; it can be undone, but never deleted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from monitor.errors import InputError
from monitor.reasons import say
from monitor.series import Selector, Statement, StatementKind
from monitor.series.statements import connected, ordered
from storage.engine.chunks import chunks
from storage.series import keys as series_keys
from storage.series import points
from storage.series.points import Rules, Touched
from storage.tables.series import POINTS, SERIES_KEYS, SERIES_WORDINGS, STATEMENTS

CONFIGURED = "configuration"


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement as it is kept; `undone_at` is set once it no longer holds."""

    id: int
    statement: Statement
    origin: str
    undone_at: dt.datetime | None = None
    undone_by: str | None = None


def holding(connection: Connection) -> list[Kept]:
    """The statements that hold, in the order in which they are applied."""
    rows = connection.execute(select(STATEMENTS).where(STATEMENTS.c.undone_at.is_(None)))
    kept = {id(one.statement): one for one in map(_kept, rows)}
    return [kept[id(statement)] for statement in ordered(one.statement for one in kept.values())]


def all_kept(connection: Connection) -> list[Kept]:
    """All statements that were ever made, the first one first."""
    return [_kept(row) for row in connection.execute(select(STATEMENTS).order_by(STATEMENTS.c.id))]


def rules(connection: Connection) -> Rules:
    """What decides on the series of points."""
    held = tuple(one.statement for one in holding(connection))
    return Rules(held, series_keys.successors(connection, {id_ for one in held for id_ in one.series}))


def settle(connection: Connection, ids: set[str], now: Rules) -> Touched:
    """Put the points of series, and of the keys that they are inferred from, where the rules now say."""
    keys: set[str] = set()
    for some in chunks(sorted(ids)):
        keys |= set(connection.scalars(select(SERIES_KEYS.c.id).where(SERIES_KEYS.c.home.in_(some))))
        keys |= set(connection.scalars(select(SERIES_WORDINGS.c.key_id).where(SERIES_WORDINGS.c.series_id.in_(some))))
    touched = points.settle(connection, keys, now) | {(id_, None) for id_ in ids}
    for some in chunks(sorted(ids)):
        held = select(POINTS.c.series_id, POINTS.c.ends).where(POINTS.c.series_id.in_(some)).distinct()
        touched |= {(row.series_id, row.ends) for row in connection.execute(held)}
    return touched


def state(connection: Connection, statement: Statement, origin: str = "command") -> tuple[int, Touched]:
    """Keep a statement and put the points that it is about in their series: its number, and what is to be brought up to date."""
    points.lock(connection)
    values = {
        "kind": statement.kind.value, "series": list(statement.series), "selector": asdict(statement.selector),
        "name": statement.name, "why": statement.why, "by": statement.by, "at": statement.at, "origin": origin,
    }  # fmt: skip
    number = connection.execute(insert(STATEMENTS).values(values).returning(STATEMENTS.c.id)).scalar_one()
    return number, _apply(connection, statement)


def undo(connection: Connection, number: int, by: str, now: dt.datetime) -> Touched:
    """Take a statement back; InputError if there is none of that number that holds."""
    points.lock(connection)
    row = connection.execute(select(STATEMENTS).where(STATEMENTS.c.id == number)).one_or_none()
    if row is None or row.undone_at is not None:
        raise InputError(say("stated-taken-back" if row is not None else "stated-never", number=number))
    chosen = update(STATEMENTS).where(STATEMENTS.c.id == number)
    connection.execute(chosen.values(undone_at=now, undone_by=by))
    return _apply(connection, _kept(row).statement)


def configure(connection: Connection, wanted: Sequence[Statement], now: dt.datetime) -> Touched:
    """Make the statements that stand in the configuration hold, and those that no longer stand there not."""
    held = {_identity(one.statement): one for one in holding(connection) if one.origin == CONFIGURED}
    stated = {_identity(one): one for one in wanted}
    touched: Touched = set()
    for key, one in held.items():
        if key not in stated:
            touched |= undo(connection, one.id, CONFIGURED, now)
    for key, statement in stated.items():
        if key not in held:
            touched |= state(connection, statement, CONFIGURED)[1]
    return touched


def _identity(one: Statement) -> tuple[object, ...]:
    return one.kind, one.series, one.selector, one.name, one.why, one.by, one.at


def _apply(connection: Connection, statement: Statement) -> Touched:
    """Move the points that a statement is about to where the statements that hold now say, and name what it names."""
    everything = [_kept(row).statement for row in connection.execute(select(STATEMENTS))]
    now, ids = rules(connection), connected(statement, everything)
    return settle(connection, ids | set(now.successors.values()), now)


def _kept(row: Row[Any]) -> Kept:
    statement = Statement(
        StatementKind(row.kind), tuple(row.series), row.by, row.at, row.why, row.name, Selector(**row.selector)
    )
    return Kept(row.id, statement, row.origin, row.undone_at, row.undone_by)
