"""Figures as points of series: added, retired, moved and removed, with every count that depends on them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, Select, and_, bindparam, delete, select, text, update

from monitor.series import SeriesKey, SourcePoint, Statement, series_id
from monitor.series.placing import Placed, wording_of
from monitor.series.statements import stated
from storage.articles import revisions
from storage.engine import inserts
from storage.engine.among import among
from storage.engine.chunks import chunks
from storage.series import keys as series_keys
from storage.tables import FIGURES, PAGES
from storage.tables.series import POINTS, SERIES_KEYS, SERIES_WORDINGS

# One analysis at a time follows series: their counts depend on one another.
LOCK = text("SELECT pg_advisory_xact_lock(7305123)")
ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Fresh:
    """A revision whose figures are to be placed among series: each figure with its id."""

    revision_id: int
    page_id: int
    points: tuple[tuple[int, SourcePoint, Placed], ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides on a point's series beyond its key: ordered statements, and ids that a later reading replaced."""

    statements: tuple[Statement, ...] = ()
    successors: Mapping[str, str] = field(default_factory=dict)


class Count(NamedTuple):
    """What is counted together."""

    series_id: str
    key_id: str
    wording: str
    unit: str


# Series and the last days of the periods for which points came, went or moved.
Touched = set[tuple[str, dt.date | None]]


class Tally:
    """Changes of counts, gathered until they are written."""

    def __init__(self) -> None:
        self.points: Counter[Count] = Counter()
        self.current: Counter[Count] = Counter()
        self.factors: dict[Count, Decimal] = {}
        self.touched: Touched = set()

    def note(self, count: Count, ends: dt.date | None, *, points: int = 0, current: int = 0) -> None:
        """Points of a series that came (or went, if negative)."""
        self.points[count] += points
        self.current[count] += current
        self.touched.add((count.series_id, ends))

    def write(self, connection: Connection) -> Touched:
        """Bring the counts up to date; what was touched."""
        rows = [
            {
                **count._asdict(),
                "points": points,
                "current": self.current[count],
                "factor": self.factors.get(count, ONE),
            }
            for count, points in sorted(self.points.items())
            if points or self.current[count]
        ]
        inserts.merge(connection, SERIES_WORDINGS, Count._fields, rows, added=("points", "current"))
        if lost := [count._asdict() for count, points in self.points.items() if points < 0]:
            which = and_(*(getattr(SERIES_WORDINGS.c, name) == bindparam(name) for name in Count._fields))
            connection.execute(delete(SERIES_WORDINGS).where(which, SERIES_WORDINGS.c.points == 0), lost)
        return self.touched


class _Ids(dict[SeriesKey, str]):
    """The ids of keys, each reckoned when it is first asked for."""

    def __missing__(self, key: SeriesKey) -> str:
        self[key] = found = series_id(key)
        return found


def lock(connection: Connection) -> None:
    """Wait until no other transaction follows series."""
    if connection.dialect.name == "postgresql":
        connection.execute(LOCK)


def add(connection: Connection, fresh: Sequence[Fresh], rules: Rules) -> Touched:
    """Enter the points of revisions that have none; those of revisions that are no longer a page's latest are retired."""
    tally = Tally()
    latest = _latest(connection, {one.page_id for one in fresh})
    _retire(connection, latest, tally)
    ids = _Ids()
    keys = [ids[placed.key] for one in fresh for _, _, placed in one.points]
    sizes = Counter(keys)
    moved = series_keys.grow(connection, {key: sizes[id_] for key, id_ in ids.items()})
    homes = series_keys.homes(connection, sizes)
    rows, left = [], iter(keys)
    for one in fresh:
        current = latest.get(one.page_id) == one.revision_id
        for figure_id, source, placed in one.points:
            key = next(left)
            home = stated(homes[key], source, rules.statements, rules.successors)
            count = Count(home, key, placed.wording, placed.unit)
            tally.factors[count] = placed.factor
            tally.note(count, placed.ends, points=1, current=int(current))
            rows.append(_values(figure_id, one.page_id, (key, home), placed, source.published, current=current))
    inserts.add(connection, POINTS, rows)
    touched = tally.write(connection)
    return touched | settle(connection, moved, rules)


def as_kept(connection: Connection, revision_id: int) -> dict[tuple[int, int], tuple[Any, ...]]:
    """The points of a revision by their places in the text, as `kept_values` has them."""
    rows = connection.execute(
        select(POINTS, FIGURES.c.start, FIGURES.c.end)
        .join(FIGURES, FIGURES.c.id == POINTS.c.figure_id)
        .where(FIGURES.c.revision_id == revision_id)
    )
    return {
        (row.start, row.end): (row.key_id, row.period, row.inferred, row.value, row.low, row.high, row.unit)
        for row in rows
    }


def kept_values(placed: Placed) -> tuple[Any, ...]:
    """What is kept of a placed figure, to be held against `as_kept`."""
    return (
        series_id(placed.key), placed.period, placed.is_inferred, placed.value, placed.low, placed.high, placed.unit,
    )  # fmt: skip


def _values(
    figure_id: int, page_id: int, ids: tuple[str, str], placed: Placed, told: dt.date | None, *, current: bool
) -> dict[str, Any]:
    return {
        "figure_id": figure_id, "page_id": page_id, "key_id": ids[0], "series_id": ids[1],
        "period": placed.period, "inferred": placed.is_inferred, "ends": placed.ends,
        "value": placed.value, "low": placed.low, "high": placed.high, "unit": placed.unit, "current": current,
        "told": told,
    }  # fmt: skip


def _latest(connection: Connection, pages: set[int]) -> dict[int, int | None]:
    return dict(connection.execute(LATEST, {"pages": sorted(pages)}).all())


def _stored() -> Select[Any]:
    """The query for points with what their counting and placing needs."""
    return (
        select(
            POINTS.c.figure_id, POINTS.c.page_id, POINTS.c.key_id, POINTS.c.series_id, POINTS.c.ends, POINTS.c.unit.label("counted"),
            POINTS.c.current, SERIES_KEYS.c.name.label("measures"), FIGURES, PAGES.c.url,
        )
        .join(FIGURES, FIGURES.c.id == POINTS.c.figure_id)
        .join(PAGES, PAGES.c.id == POINTS.c.page_id)
        .join(SERIES_KEYS, SERIES_KEYS.c.id == POINTS.c.key_id)
    )  # fmt: skip


LATEST = select(PAGES.c.id, PAGES.c.latest_revision_id).where(among(PAGES.c.id, "pages"))
SAID_NOW = _stored().where(among(POINTS.c.page_id, "pages"), POINTS.c.current)


def _count_of(row: Row[Any], series: str | None = None) -> Count:
    figure = revisions.figure(row)
    return Count(series or row.series_id, row.key_id, wording_of(figure, row.measures), row.counted)


def _retire(connection: Connection, latest: Mapping[int, int | None], tally: Tally) -> None:
    retired = []
    for row in connection.execute(SAID_NOW, {"pages": sorted(latest)}).all():
        if row.revision_id != latest[row.page_id]:
            retired.append(row.figure_id)
            tally.note(_count_of(row), row.ends, current=-1)
    for some in chunks(retired):
        connection.execute(update(POINTS).where(POINTS.c.figure_id.in_(some)).values(current=False))


def remove(connection: Connection, revision_ids: Iterable[int], rules: Rules) -> Touched:
    """Take the points of revisions out, so that others can be entered in their place."""
    tally, sizes = Tally(), Counter[str]()
    for some in chunks(revision_ids):
        figures = select(FIGURES.c.id).where(FIGURES.c.revision_id.in_(some))
        for row in connection.execute(_stored().where(FIGURES.c.revision_id.in_(some))):
            tally.note(_count_of(row), row.ends, points=-1, current=-int(row.current))
            sizes[row.key_id] += 1
        connection.execute(delete(POINTS).where(POINTS.c.figure_id.in_(figures)))
    touched = tally.write(connection)
    return touched | settle(connection, series_keys.shrink(connection, sizes), rules)


def settle(connection: Connection, key_ids: Iterable[str], rules: Rules) -> Touched:
    """Put the points of keys where their homes and the rules now say."""
    ids = sorted(key_ids)
    homes, tally, moves = series_keys.homes(connection, ids), Tally(), []
    for some in chunks(ids):
        where = select(
            SERIES_WORDINGS.c.series_id, SERIES_WORDINGS.c.key_id, SERIES_WORDINGS.c.unit, SERIES_WORDINGS.c.factor
        )
        known = connection.execute(where.where(SERIES_WORDINGS.c.key_id.in_(some))).all()
        factors = {(row.key_id, row.unit): row.factor for row in known}
        held = {row.series_id for row in known}
        for few in chunks(sorted(held)):
            chosen = _stored().where(POINTS.c.series_id.in_(few), POINTS.c.key_id.in_(some))
            for row in connection.execute(chosen).all():
                to = _place(row, homes[row.key_id], rules)
                if to != row.series_id:
                    moves.append({"figure": row.figure_id, "to": to})
                    _note_move(tally, row, to, factors)
    if moves:
        moving = update(POINTS).where(POINTS.c.figure_id == bindparam("figure"))
        connection.execute(moving.values(series_id=bindparam("to")), moves)
    return tally.write(connection)


def _place(row: Row[Any], home: str, rules: Rules) -> str:
    source = SourcePoint(revisions.figure(row), row.url, "")
    return stated(home, source, rules.statements, rules.successors)


def _note_move(tally: Tally, row: Row[Any], to: str, factors: Mapping[tuple[str, str], Decimal]) -> None:
    current = int(row.current)
    count = _count_of(row, to)
    tally.factors[count] = factors[row.key_id, row.counted]
    tally.note(_count_of(row), row.ends, points=-1, current=-current)
    tally.note(count, row.ends, points=1, current=current)
