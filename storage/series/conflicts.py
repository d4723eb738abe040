"""Conflicts: opened when they arise, and closed when articles no longer contradict each other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, or_, select, update

from monitor.series import Aspect, Conflict, ConflictKind, Point, Series
from monitor.series.conflicts import (
    Thing,
    contradicting,
    is_between,
    is_checkable,
    is_level,
    of_changes,
    thing,
    values_id,
)
from monitor.series.periods.reaches import parsed
from storage.engine import inserts
from storage.engine.among import among, of_days
from storage.engine.chunks import chunks
from storage.series import keys as series_keys
from storage.series import stored_points
from storage.series.points import Touched
from storage.series.tellings import Telling
from storage.tables import FIGURES, PAGES
from storage.tables.series import CONFLICTS, POINTS, SERIES

Ends = set[dt.date | None]
# Points, each with the last day of its period.
Dated = list[tuple[dt.date | None, Point]]
# A figure's place in what articles say, and its id.
Figures = dict[tuple[str, int, int], int]
# Made once, each with the ids of series, or with days of theirs, for its parameter.
COLUMNS = select(SERIES.c.id, SERIES.c.label, SERIES.c.unit, *(SERIES.c[name] for name in series_keys.FIELDS))
ROWS = COLUMNS.where(among(SERIES.c.id, "ids"))
SAID_NOW = POINTS.c.current, POINTS.c.period.is_not(None)
OF_DAYS = of_days(POINTS.c.series_id, POINTS.c.ends, "days")
DIFFERING = (
    select(POINTS.c.series_id, POINTS.c.ends)
    .where(OF_DAYS, *SAID_NOW)
    .group_by(POINTS.c.series_id, POINTS.c.ends)
    .having(or_(func.min(POINTS.c.low) != func.max(POINTS.c.low), func.min(POINTS.c.high) != func.max(POINTS.c.high)))
)
TOLD = stored_points.columns().where(among(POINTS.c.series_id, "ids"), *SAID_NOW)
TOLD_OF_DAYS = stored_points.columns().where(OF_DAYS, *SAID_NOW)
# To weigh values no more is looked at than what they are and when they were told.
VALUES_OF_DAYS = (
    select(
        POINTS.c.series_id, POINTS.c.figure_id, POINTS.c.period, POINTS.c.low, POINTS.c.high, POINTS.c.told, PAGES.c.url,
        FIGURES.c.start,
    )
    .join(FIGURES, FIGURES.c.id == POINTS.c.figure_id)
    .join(PAGES, PAGES.c.id == POINTS.c.page_id)
    .where(OF_DAYS, *SAID_NOW)
)  # fmt: skip
OPEN = select(CONFLICTS.c.id, CONFLICTS.c.kind, CONFLICTS.c.series_id, CONFLICTS.c.ends).where(
    among(CONFLICTS.c.series_id, "ids"), CONFLICTS.c.closed_at.is_(None)
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A conflict as it is kept; the figures by their ids."""

    id: str
    period: str
    figures: list[int]
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The conflicts of one kind in some periods of a series, by their last days; `ends` of None are all its periods."""

    kind: ConflictKind
    series_id: str
    ends: Ends | None
    conflicts: tuple[Kept, ...] = ()


def weigh(connection: Connection, touched: Touched, regrouped: set[Thing], now: dt.datetime) -> None:
    """Notice and close the conflicts in what was touched; of regrouped things all that a change is held against."""
    ends: dict[str, Ends] = defaultdict(set)
    for id_, day in touched:
        ends[id_].add(day)
    things = set(regrouped)
    for some in chunks(sorted(ends)):
        rows = {row.id: row for row in connection.execute(ROWS, {"ids": some}).all()}
        things |= {thing(series_keys.key_of(row)) for row in rows.values()}
        found = _value_conflicts(connection, rows, {id_: ends[id_] for id_ in some})
        found += [Found(ConflictKind.CHANGE, id_, None) for id_ in some if id_ not in rows]
        _renew(connection, found, now)
    for few in chunks(sorted(things)):
        _weigh_changes(connection, list(_weighed(connection, set(few), ends, regrouped)), now)


def _value_conflicts(connection: Connection, rows: dict[str, Row[Any]], ends: dict[str, Ends]) -> list[Found]:
    differing = _differing(connection, {id_: ends[id_] for id_ in rows})
    told = _told(connection, differing) if differing else {}
    found = []
    for id_ in ends:
        if id_ not in rows:
            found.append(Found(ConflictKind.VALUES, id_, None))
            continue
        odd = contradicting(told[id_], series_keys.key_of(rows[id_])) if id_ in told else ()
        kept = (
            Kept(values_id(id_, period), period, [one.figure_id for one in some])
            for period, some in odd
            if _last(period) in ends[id_]
        )
        found.append(Found(ConflictKind.VALUES, id_, ends[id_], tuple(kept)))
    return found


def _told(connection: Connection, ends: Mapping[str, Ends]) -> dict[str, list[Telling]]:
    """What articles say now in some periods of series."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for id_, figure, period, low, high, day, url, start in connection.execute(VALUES_OF_DAYS, {"days": ends}).all():
        found[id_].append(Telling(figure, period, low, high, (day, url, start)))
    return found


def _differing(connection: Connection, ends: Mapping[str, Ends]) -> dict[str, Ends]:
    """In which of some periods series are told in more than one way: mostly all articles say the same, or one says it."""
    found: dict[str, Ends] = defaultdict(set)
    for row in connection.execute(DIFFERING, {"days": ends}):
        found[row.series_id].add(row.ends)
    return found


def _last(period: str) -> dt.date | None:
    when = parsed(period)
    return when.last if when else None


def _series(row: Row[Any], points: Iterable[Point]) -> Series:
    return Series(row.id, row.label, series_keys.key_of(row), row.unit, tuple(points))


def _points(connection: Connection, ends: Mapping[str, Ends | None], figures: Figures) -> dict[str, Dated]:
    """What articles say now in series, each in some periods or (None) in all; `figures` is filled with the ids of figures."""
    whole = [id_ for id_, days in ends.items() if days is None]
    some = {id_: days for id_, days in ends.items() if days}
    rows = [*connection.execute(TOLD, {"ids": whole})] if whole else []
    rows += connection.execute(TOLD_OF_DAYS, {"days": some}) if some else []
    return _dated(rows, figures)


def _dated(rows: Iterable[Row[Any]], figures: Figures) -> dict[str, Dated]:
    """The points of rows by series; `figures` is filled with the ids of their figures."""
    found: dict[str, Dated] = defaultdict(list)
    for row in rows:
        point = stored_points.point(row)
        found[row.series_id].append((row.ends, point))
        figures[_place(point)] = row.id
    return found


def _place(point: Point) -> tuple[str, int, int]:
    return point.source.article, point.source.revision, point.source.figure.span.start


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A series of changes and that of levels which they are held against, and the periods of both (None: all).

    Without `level` there is none, or more than one, that they could be held against.
    """

    change: Row[Any]
    level: Row[Any] | None
    days: Ends | None

    @property
    def level_days(self) -> Ends | None:
        """The periods of which levels are wanted: those of the changes, and the years before."""
        if self.days is None:
            return None
        return self.days.union(*(_year_from(day, -1) for day in self.days if day is not None))


def _weigh_changes(connection: Connection, weighed: Sequence[_Weighed], now: dt.datetime) -> None:
    """Hold the changes that are stated of things against the levels of those things."""
    figures: Figures = {}
    points = _points(connection, _wanted(weighed), figures)
    _renew(connection, [_change_conflicts(one, points, figures) for one in weighed], now)


def _weighed(
    connection: Connection, things: set[Thing], ends: dict[str, Ends], regrouped: set[Thing]
) -> Iterable[_Weighed]:
    changes, levels = _of_things(connection, things)
    for which, rows in changes.items():
        for row in rows:
            key = series_keys.key_of(row)
            fitting = [level for level in levels[which] if is_between(key, series_keys.key_of(level))]
            if len(fitting) == 1:
                yield _Weighed(row, fitting[0], None if which in regrouped else _days(row, fitting, ends))
            else:
                yield _Weighed(row, None, None)


def _wanted(weighed: Iterable[_Weighed]) -> dict[str, Ends | None]:
    """The periods of all series that are weighed."""
    found: dict[str, Ends | None] = {}
    for one in weighed:
        if one.level is not None:
            for id_, days in ((one.change.id, one.days), (one.level.id, one.level_days)):
                before = found.get(id_, set())
                found[id_] = None if before is None or days is None else before | days
    return found


def _of_things(
    connection: Connection, things: set[Thing]
) -> tuple[dict[Thing, list[Row[Any]]], dict[Thing, list[Row[Any]]]]:
    """The series of stated changes that can be checked, and those of levels, by thing."""
    changes: dict[Thing, list[Row[Any]]] = defaultdict(list)
    levels: dict[Thing, list[Row[Any]]] = defaultdict(list)
    aspects = (Aspect.LEVEL.value, Aspect.RATE.value, Aspect.AMOUNT.value)
    chosen = COLUMNS.where(SERIES.c.aspect.in_(aspects), ~SERIES.c.planned)
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


def _change_conflicts(one: _Weighed, points: Mapping[str, Dated], figures: Figures) -> Found:
    if one.level is None:
        return Found(ConflictKind.CHANGE, one.change.id, None)
    told = _within(points.get(one.change.id, ()), one.days)
    levels = _within(points.get(one.level.id, ()), one.level_days) if told else []
    found = of_changes(_series(one.change, told), _series(one.level, levels)) if told else ()
    return Found(ConflictKind.CHANGE, one.change.id, one.days, tuple(_kept(conflict, figures) for conflict in found))


def _kept(conflict: Conflict, figures: Figures) -> Kept:
    ids = [figures[_place(point)] for point in conflict.points]
    return Kept(conflict.id, conflict.period, ids, conflict.low, conflict.high)


def _within(points: Iterable[tuple[dt.date | None, Point]], days: Ends | None) -> list[Point]:
    return [point for day, point in points if days is None or day in days]


def _renew(connection: Connection, found: Sequence[Found], now: dt.datetime) -> None:
    """Keep the conflicts found, and close the open ones of the same series and periods that were not found again."""
    rows = [_values(one, conflict, now) for one in found for conflict in one.conflicts]
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


def _values(of: Found, conflict: Kept, now: dt.datetime) -> dict[str, Any]:
    return {
        "id": conflict.id, "kind": of.kind.value, "series_id": of.series_id, "period": conflict.period,
        "ends": _last(conflict.period), "figures": conflict.figures, "low": conflict.low, "high": conflict.high,
        "noticed_at": now, "closed_at": None,
    }  # fmt: skip


def _keep(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Enter conflicts; one that was noticed before keeps its time, unless it was closed meanwhile."""
    if not rows:
        return
    connection.execute(
        update(CONFLICTS)
        .where(CONFLICTS.c.id.in_([row["id"] for row in rows]), CONFLICTS.c.closed_at.is_not(None))
        .values(closed_at=None, noticed_at=rows[0]["noticed_at"])
    )
    inserts.merge(connection, CONFLICTS, ("id",), rows, replaced=("figures", "low", "high"))
