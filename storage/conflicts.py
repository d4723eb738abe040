"""Conflicts as items: noticed when they arise, closed when what articles say no longer contradicts itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select, update

from monitor.series import Aspect, Conflict, ConflictKind, Point, Series
from monitor.series.conflicts import Thing, is_between, is_checkable, is_level, of_changes, of_values, thing
from monitor.series.reaches import parsed
from storage import series_keys, series_points
from storage.among import among
from storage.chunks import chunks
from storage.inserts import into
from storage.points import Touched
from storage.tables_series import CONFLICTS, POINTS, SERIES

Ends = set[dt.date | None]
# A figure's place in what articles say, and its id.
Figures = dict[tuple[str, int, int], int]
# Made once, each with the ids of series for its parameter.
ROWS = select(SERIES).where(among(SERIES.c.id, "ids"))
DIFFERING = (
    select(POINTS.c.series_id, POINTS.c.ends)
    .where(among(POINTS.c.series_id, "ids"), POINTS.c.current, POINTS.c.period.is_not(None))
    .group_by(POINTS.c.series_id, POINTS.c.ends)
    .having(or_(func.min(POINTS.c.low) != func.max(POINTS.c.low), func.min(POINTS.c.high) != func.max(POINTS.c.high)))
)
TOLD = series_points.columns().where(among(POINTS.c.series_id, "ids"), POINTS.c.current, POINTS.c.period.is_not(None))
OPEN = select(CONFLICTS.c.id, CONFLICTS.c.kind, CONFLICTS.c.series_id, CONFLICTS.c.ends).where(
    among(CONFLICTS.c.series_id, "ids"), CONFLICTS.c.closed_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Found:
    """The conflicts of one kind in some periods of a series, by their last days; `ends` of None are all its periods."""

    kind: ConflictKind
    series_id: str
    ends: Ends | None
    conflicts: tuple[Conflict, ...]


def weigh(connection: Connection, touched: Touched, regrouped: set[Thing], now: dt.datetime) -> None:
    """Notice and close the conflicts in what was touched; of regrouped things all that a change is held against."""
    ends: dict[str, Ends] = defaultdict(set)
    for id_, day in touched:
        ends[id_].add(day)
    for some in chunks(sorted(ends)):
        rows = {row.id: row for row in connection.execute(ROWS, {"ids": some})}
        figures: Figures = {}
        found = _value_conflicts(connection, rows, {id_: ends[id_] for id_ in some}, figures)
        found += [Found(ConflictKind.CHANGE, id_, None, ()) for id_ in some if id_ not in rows]
        _renew(connection, found, figures, now)
    _weigh_changes(connection, ends, regrouped, now)


def _value_conflicts(
    connection: Connection, rows: dict[str, Row[Any]], ends: dict[str, Ends], figures: Figures
) -> list[Found]:
    differing = _differing(connection, list(rows), set().union(*ends.values()))
    points = _points(connection, list(differing), set().union(*differing.values()), figures)
    found = [Found(ConflictKind.VALUES, id_, ends[id_] if id_ in rows else None, ()) for id_ in ends]
    for n, one in enumerate(found):
        told = points.get(one.series_id, [])
        if len(told) > 1:
            conflicts = of_values(_series(rows[one.series_id], told))
            kept = tuple(conflict for conflict in conflicts if _last(conflict.period) in ends[one.series_id])
            found[n] = Found(one.kind, one.series_id, one.ends, kept)
    return found


def _differing(connection: Connection, ids: Sequence[str], ends: Ends) -> dict[str, Ends]:
    """In which of some periods series are told in more than one way: mostly all articles say the same, or one says it."""
    found: dict[str, Ends] = defaultdict(set)
    for few in chunks(sorted(day for day in ends if day is not None)):
        for row in connection.execute(DIFFERING.where(POINTS.c.ends.in_(few)), {"ids": ids}):
            found[row.series_id].add(row.ends)
    return found


def _last(period: str) -> dt.date | None:
    when = parsed(period)
    return when.last if when else None


def _series(row: Row[Any], points: Iterable[Point]) -> Series:
    return Series(row.id, row.label, series_keys.key_of(row), row.unit, tuple(points))


def _points(connection: Connection, ids: Sequence[str], ends: Ends | None, figures: Figures) -> dict[str, list[Point]]:
    """What articles say now in some series and periods; `figures` is filled with the ids of their figures."""
    found: dict[str, list[Point]] = defaultdict(list)
    days = sorted(day for day in ends if day is not None) if ends is not None else None
    for few in chunks(days) if days is not None else [None]:
        within = TOLD if few is None else TOLD.where(POINTS.c.ends.in_(few))
        for row in connection.execute(within, {"ids": ids}):
            point = series_points.point(row)
            found[row.series_id].append(point)
            figures[_place(point)] = row.id
    return found


def _place(point: Point) -> tuple[str, int, int]:
    return point.source.article, point.source.revision, point.source.figure.span.start


def _weigh_changes(connection: Connection, ends: dict[str, Ends], regrouped: set[Thing], now: dt.datetime) -> None:
    """Hold the changes that are stated of touched things against the levels of those things."""
    things = set(regrouped)
    for some in chunks(sorted(ends)):
        rows = connection.execute(ROWS, {"ids": some})
        things |= {thing(series_keys.key_of(row)) for row in rows}
    for few in chunks(sorted(things)):
        changes, levels = _of_things(connection, set(few))
        for which, rows_ in changes.items():
            for row in rows_:
                figures: Figures = {}
                key = series_keys.key_of(row)
                fitting = [level for level in levels[which] if is_between(key, series_keys.key_of(level))]
                days = None if which in regrouped else _days(row, fitting, ends)
                _renew(connection, [_change_conflicts(connection, row, fitting, days, figures)], figures, now)


def _of_things(
    connection: Connection, things: set[Thing]
) -> tuple[dict[Thing, list[Row[Any]]], dict[Thing, list[Row[Any]]]]:
    """The series of stated changes that can be checked, and those of levels, by thing."""
    changes: dict[Thing, list[Row[Any]]] = defaultdict(list)
    levels: dict[Thing, list[Row[Any]]] = defaultdict(list)
    aspects = (Aspect.LEVEL.value, Aspect.RATE.value, Aspect.AMOUNT.value)
    chosen = select(SERIES).where(SERIES.c.aspect.in_(aspects), ~SERIES.c.planned)
    for row in connection.execute(chosen.where(SERIES.c.name.in_({one[0] for one in things}))):
        key = series_keys.key_of(row)
        if thing(key) in things:
            if is_checkable(key):
                changes[thing(key)].append(row)
            elif is_level(key):
                levels[thing(key)].append(row)
    return changes, levels


def _days(change: Row[Any], levels: Sequence[Row[Any]], ends: dict[str, Ends]) -> Ends:
    """The last days of the periods for which a change is to be weighed: its own, and those that touched levels bear on."""
    days = set(ends.get(change.id, ()))
    for level in levels:
        touched = ends.get(level.id, set())
        days |= touched.union(*(_year_from(day, 1) for day in touched if day is not None))
    return days


def _year_from(day: dt.date, by: int) -> set[dt.date]:
    """The same day of another year; of the last of February both that it may be."""
    days = {day.day, 28, 29} if day.month == 2 and day.day >= 28 else {day.day}
    found = set()
    for number in days:
        with suppress(ValueError):
            found.add(day.replace(year=day.year + by, day=number))
    return found


def _change_conflicts(
    connection: Connection, row: Row[Any], fitting: Sequence[Row[Any]], days: Ends | None, figures: Figures
) -> Found:
    if len(fitting) != 1:
        return Found(ConflictKind.CHANGE, row.id, None, ())
    [level] = fitting
    before: Ends | None = None
    if days is not None:
        before = days.union(*(_year_from(day, -1) for day in days if day is not None))
    told = _points(connection, [row.id], days, figures).get(row.id, [])
    if not told:
        return Found(ConflictKind.CHANGE, row.id, days, ())
    levels = _points(connection, [level.id], before, figures).get(level.id, [])
    found = of_changes(_series(row, told), _series(level, levels))
    return Found(ConflictKind.CHANGE, row.id, days, tuple(found))


def _renew(connection: Connection, found: Sequence[Found], figures: Figures, now: dt.datetime) -> None:
    """Keep the conflicts found, and close the open ones of the same series and periods that were not found again."""
    rows = [_values(conflict, figures, now) for one in found for conflict in one.conflicts]
    still = {row["id"] for row in rows}
    scopes = {(one.kind.value, one.series_id): one.ends for one in found}
    closed = []
    for row in connection.execute(OPEN, {"ids": sorted({one.series_id for one in found})}):
        scope = scopes.get((row.kind, row.series_id), set())
        if row.id not in still and (scope is None or row.ends in scope):
            closed.append({"conflict": row.id})
    if closed:
        chosen_ = update(CONFLICTS).where(CONFLICTS.c.id == bindparam("conflict"))
        connection.execute(chosen_.values(closed_at=now), closed)
    _keep(connection, rows)


def _values(conflict: Conflict, figures: Figures, now: dt.datetime) -> dict[str, Any]:
    return {
        "id": conflict.id, "kind": conflict.kind.value, "series_id": conflict.series, "period": conflict.period,
        "ends": _last(conflict.period), "figures": [figures[_place(point)] for point in conflict.points],
        "low": conflict.low, "high": conflict.high, "noticed_at": now, "closed_at": None,
    }  # fmt: skip


def _keep(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Enter conflicts; one that was noticed before keeps its time, unless it was closed meanwhile."""
    if not rows:
        return
    statement = into(connection, CONFLICTS)
    values = {name: statement.excluded[name] for name in ("figures", "low", "high")}
    connection.execute(
        update(CONFLICTS)
        .where(CONFLICTS.c.id.in_([row["id"] for row in rows]), CONFLICTS.c.closed_at.is_not(None))
        .values(closed_at=None, noticed_at=rows[0]["noticed_at"])
    )
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), list(rows))
