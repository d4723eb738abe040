"""Rows of series: name, unit and latest values, kept up to date as points change."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Update, delete, func, or_, select, update

from monitor.series import SeriesKey
from monitor.series.build import Wording, key_of, label_of, unit_of
from monitor.series.conflicts import Thing, thing
from monitor.series.statements import name_of
from monitor.series.timeline import counting
from storage.engine import inserts
from storage.engine.among import among
from storage.engine.chunks import chunks
from storage.series import keys as series_keys
from storage.series import words as series_words
from storage.series.points import Rules
from storage.series.tellings import Telling
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables.series import POINTS, SERIES, SERIES_KEYS, SERIES_WORDINGS

_NONE: tuple[str, ...] = ()
# What is made of the counts alone.
_SHOWN = ("label", *series_keys.FIELDS, "unit", "factor", "points", "current")
LATEST = (
    "latest_figure_id", "latest_period", "latest_value", "latest_low", "latest_high",
    "before_period", "before_low", "before_high",
)  # fmt: skip


def refresh(connection: Connection, ids: Iterable[str], rules: Rules) -> set[Thing]:
    """Make the rows of series anew from their counts and points, those of no point are taken out; the things of which
    there are other series than before.
    """
    regrouped: set[Thing] = set()
    for some in chunks(sorted(ids)):
        before = _keys(connection, some)
        wordings = _wordings(connection, some)
        values = [_values(id_, found, rules) for id_, found in wordings.items()]
        inserts.merge(connection, SERIES, ("id",), values, replaced=_SHOWN)
        gone = [id_ for id_ in some if id_ not in wordings]
        words = {one["id"]: _words(one, wordings[one["id"]]) for one in values}
        series_words.note(connection, words | dict.fromkeys(gone, _NONE))
        connection.execute(delete(SERIES).where(SERIES.c.id.in_(gone)))
        _note_ends(connection, some)
        _note_latest(connection, list(wordings))
        after = {one["id"]: tuple(one[name] for name in series_keys.FIELDS) for one in values}
        changed = [id_ for id_ in some if before.get(id_) != after.get(id_)]
        keys = (key for id_ in changed for key in (before.get(id_), after.get(id_)) if key is not None)
        regrouped |= {thing(SeriesKey(*key)) for key in keys}
    return regrouped


def _keys(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    """The keys of series as columns."""
    return {id_: tuple(key) for id_, *key in connection.execute(KEYS, {"ids": ids}).all()}


def _wordings(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[Wording, int]]]:
    found: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
    for id_, wording, unit, factor, points, current, *key in connection.execute(WORDINGS, {"ids": ids}).all():
        found[id_].append((Wording(SeriesKey(*key), wording, unit, factor, points), current))
    return found


def _values(id_: str, found: Sequence[tuple[Wording, int]], rules: Rules) -> dict[str, Any]:
    wordings = [wording for wording, _ in found]
    unit, factor = unit_of(wordings)
    return {
        "id": id_,
        "label": name_of(id_, rules.statements, rules.successors) or label_of(wordings),
        **series_keys.key_values(key_of(wordings)),
        "unit": unit,
        "factor": factor,
        "points": sum(one.points for one in wordings),
        "current": sum(current for _, current in found),
    }


def _words(values: Mapping[str, Any], found: Sequence[tuple[Wording, int]]) -> tuple[str, ...]:
    """What a series is found by."""
    return values["label"], values["name"], values["place"], *(wording.wording for wording, _ in found)


def _note_ends(connection: Connection, ids: Sequence[str]) -> None:
    """The last days of the first, the last and the last but one period, each found at an end of the index."""
    for statement in ENDS:
        connection.execute(statement, {"ids": ids})


def _ends() -> tuple[Update, Update]:
    ends = select(func.max(POINTS.c.ends)).where(POINTS.c.series_id == SERIES.c.id, POINTS.c.current)
    first = ends.with_only_columns(func.min(POINTS.c.ends))
    before = ends.where(POINTS.c.ends < SERIES.c.last_ends)
    chosen = update(SERIES).where(among(SERIES.c.id, "ids"))
    both = chosen.values(first_ends=first.scalar_subquery(), last_ends=ends.scalar_subquery())
    return both, chosen.values(before_ends=before.scalar_subquery())


def _note_latest(connection: Connection, ids: Sequence[str]) -> None:
    found: dict[str, list[Telling]] = defaultdict(list)
    for query in TELLINGS:
        for id_, *told in connection.execute(query, {"ids": ids}).all():
            found[id_].append(_telling(*told))
    reaches = connection.execute(REACHES, {"ids": ids}).all()
    rows = [{"id": id_, **_latest(found[id_], reach)} for id_, reach in reaches]
    inserts.change(connection, SERIES, "id", rows)


POINT = (
    POINTS.c.series_id, POINTS.c.figure_id, POINTS.c.page_id, POINTS.c.period, POINTS.c.value, POINTS.c.low, POINTS.c.high,
    POINTS.c.told, SERIES.c.factor,
)  # fmt: skip


def _said_now() -> Select[*tuple[Any, ...]]:
    """The query for points that articles say now, with the factor of their series."""
    points = select(*POINT).join(SERIES, SERIES.c.id == POINTS.c.series_id)
    return points.where(among(SERIES.c.id, "ids"), POINTS.c.current)


def _of_last_periods() -> Select[Any]:
    """The query for the points of the last two periods of each series, of each way to write one those told last."""
    last = POINTS.c.told.desc().nulls_last()
    rank = func.rank().over(partition_by=(POINTS.c.series_id, POINTS.c.period), order_by=last)
    ended = or_(POINTS.c.ends == SERIES.c.last_ends, POINTS.c.ends == SERIES.c.before_ends)
    return _first(_said_now().where(ended), rank)


def _first(points: Select[*tuple[Any, ...]], rank: ColumnElement[int]) -> Select[Any]:
    """The query for those of the points that rank first, with what says which of them counts."""
    ranked = points.add_columns(rank.label("rank")).subquery().c
    columns = [ranked[one.name] for one in POINT if one.name != "page_id"]
    return (
        select(*columns, PAGES.c.url, FIGURES.c.start)
        .join(FIGURES, FIGURES.c.id == ranked.figure_id)
        .join(PAGES, PAGES.c.id == ranked.page_id)
        .where(ranked.rank == 1)
    )


def _telling(
    figure: int, period: str | None, of_unit: Decimal | None, low: Decimal, high: Decimal, day: dt.date | None,
    factor: Decimal, url: str, start: int,
) -> Telling:  # fmt: skip
    given = None if of_unit is None else of_unit / factor
    return Telling(figure, period, low / factor, high / factor, (day, url, start), given)


def _of_no_period() -> Select[Any]:
    """The query for the point told last in each series whose points say no period that ends."""
    rank = func.row_number().over(
        partition_by=POINTS.c.series_id,
        order_by=(REVISIONS.c.published.desc().nulls_last(), PAGES.c.url, POINTS.c.figure_id.desc()),
    )
    told = (
        _said_now()
        .join(FIGURES, FIGURES.c.id == POINTS.c.figure_id)
        .join(PAGES, PAGES.c.id == POINTS.c.page_id)
        .join(REVISIONS, REVISIONS.c.id == FIGURES.c.revision_id)
    )
    return _first(told.where(SERIES.c.last_ends.is_(None)), rank)


# Made once, each with the ids of series for its parameter.
KEYS = select(SERIES.c.id, *(SERIES.c[name] for name in series_keys.FIELDS)).where(among(SERIES.c.id, "ids"))
REACHES = select(SERIES.c.id, SERIES.c.reach).where(among(SERIES.c.id, "ids"))
WORDINGS = (
    select(
        SERIES_WORDINGS.c.series_id, SERIES_WORDINGS.c.wording, SERIES_WORDINGS.c.unit, SERIES_WORDINGS.c.factor,
        SERIES_WORDINGS.c.points, SERIES_WORDINGS.c.current, *(SERIES_KEYS.c[name] for name in series_keys.FIELDS),
    )
    .join(SERIES_KEYS, SERIES_KEYS.c.id == SERIES_WORDINGS.c.key_id)
    .where(among(SERIES_WORDINGS.c.series_id, "ids"))
)  # fmt: skip
ENDS = _ends()
TELLINGS = (_of_last_periods(), _of_no_period())


def _latest(points: Sequence[Telling], reach: str) -> dict[str, Any]:
    """The values of the last two periods; of points that say none, what was told last."""
    values: dict[str, Any] = dict.fromkeys(LATEST)
    by_period = list(counting(points, reach).values()) or list(points[:1])
    if not by_period:
        return values
    last = by_period[-1]
    values |= {
        "latest_figure_id": last.figure_id, "latest_period": last.period, "latest_value": last.value,
        "latest_low": last.low, "latest_high": last.high,
    }  # fmt: skip
    if len(by_period) > 1:
        before = by_period[-2]
        values |= {"before_period": before.period, "before_low": before.low, "before_high": before.high}
    return values
