"""Series as rows: what each is called, counted in and says at last, kept up to date as its points change."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, or_, select, update

from monitor.series import SeriesKey
from monitor.series.build import Wording, key_of, label_of, unit_of
from monitor.series.conflicts import Thing, thing
from monitor.series.statements import name_of
from monitor.series.timeline import counting
from storage import inserts, series_keys, series_points, series_words
from storage.chunks import chunks
from storage.inserts import into
from storage.points import Rules
from storage.tables import FIGURES, PAGES, REVISIONS
from storage.tables_series import POINTS, SERIES, SERIES_KEYS, SERIES_WORDINGS

_NONE: tuple[str, ...] = ()
LATEST = (
    "latest_figure_id", "latest_period", "latest_value", "latest_low", "latest_high",
    "before_period", "before_low", "before_high",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Telling:
    """A point that articles say now, with what says whether it counts (`monitor.series.timeline.Telling`)."""

    figure_id: int
    period: str | None
    value: Decimal | None
    low: Decimal
    high: Decimal
    told: tuple[dt.date | None, str, int]
    is_current: bool = True


def refresh(connection: Connection, ids: Iterable[str], rules: Rules) -> set[Thing]:
    """Make the rows of series anew from their counts and points, those of no point are taken out; the things of which
    there are other series than before.
    """
    regrouped: set[Thing] = set()
    for some in chunks(sorted(ids)):
        before = _keys(connection, some)
        wordings = _wordings(connection, some)
        values = [_values(id_, found, rules) for id_, found in wordings.items()]
        _write(connection, values)
        gone = [id_ for id_ in some if id_ not in wordings]
        words = {one["id"]: _words(one, wordings[one["id"]]) for one in values}
        series_words.note(connection, words | dict.fromkeys(gone, _NONE))
        connection.execute(delete(SERIES).where(SERIES.c.id.in_(gone)))
        _note_ends(connection, some)
        _note_latest(connection, list(wordings))
        after = _keys(connection, some)
        changed = [before.get(id_) for id_ in some if before.get(id_) != after.get(id_)]
        changed += [after.get(id_) for id_ in some if before.get(id_) != after.get(id_)]
        regrouped |= {thing(key) for key in changed if key is not None}
    return regrouped


def _keys(connection: Connection, ids: Sequence[str]) -> dict[str, SeriesKey]:
    rows = connection.execute(select(SERIES).where(SERIES.c.id.in_(ids)))
    return {row.id: series_keys.key_of(row) for row in rows}


def _wordings(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[Wording, int]]]:
    rows = connection.execute(
        select(SERIES_WORDINGS, *(getattr(SERIES_KEYS.c, name) for name in series_keys.FIELDS))
        .join(SERIES_KEYS, SERIES_KEYS.c.id == SERIES_WORDINGS.c.key_id)
        .where(SERIES_WORDINGS.c.series_id.in_(ids))
    )
    found: dict[str, list[tuple[Wording, int]]] = defaultdict(list)
    for row in rows:
        one = Wording(series_keys.key_of(row), row.wording, row.unit, row.factor, row.points)
        found[row.series_id].append((one, row.current))
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


def _write(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = into(connection, SERIES)
    values = {name: statement.excluded[name] for name in rows[0] if name != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=values), list(rows))


def _note_ends(connection: Connection, ids: Sequence[str]) -> None:
    """The last days of the first, the last and the last but one period, each found at an end of the index."""
    ends = select(func.max(POINTS.c.ends)).where(POINTS.c.series_id == SERIES.c.id, POINTS.c.current)
    first = ends.with_only_columns(func.min(POINTS.c.ends))
    chosen = update(SERIES).where(SERIES.c.id.in_(ids))
    connection.execute(chosen.values(first_ends=first.scalar_subquery(), last_ends=ends.scalar_subquery()))
    before = ends.where(POINTS.c.ends < SERIES.c.last_ends)
    connection.execute(chosen.values(before_ends=before.scalar_subquery()))


def _note_latest(connection: Connection, ids: Sequence[str]) -> None:
    found: dict[str, list[_Telling]] = defaultdict(list)
    ended = or_(POINTS.c.ends == SERIES.c.last_ends, POINTS.c.ends == SERIES.c.before_ends)
    for query in (_tellings().where(SERIES.c.id.in_(ids), POINTS.c.current, ended), _of_no_period(ids)):
        for row in connection.execute(query):
            found[row.series_id].append(_telling(row))
    reaches = connection.execute(select(SERIES.c.id, SERIES.c.reach).where(SERIES.c.id.in_(ids)))
    rows = [{"id": id_, **_latest(found[id_], reach)} for id_, reach in reaches]
    inserts.change(connection, SERIES, "id", rows)


def _tellings() -> Select[*tuple[Any, ...]]:
    """The query for points, with what says which of them counts."""
    return series_points.joined(
        select(
            POINTS.c.series_id, POINTS.c.figure_id, POINTS.c.period, POINTS.c.value, POINTS.c.low, POINTS.c.high,
            SERIES.c.factor, REVISIONS.c.published_text, PAGES.c.url, FIGURES.c.start,
        )
    )  # fmt: skip


def _telling(row: Row[Any]) -> _Telling:
    value = None if row.value is None else row.value / row.factor
    told = series_points.day(row.published_text), row.url, row.start
    return _Telling(row.figure_id, row.period, value, row.low / row.factor, row.high / row.factor, told)


def _of_no_period(ids: Sequence[str]) -> Any:
    """The query for the point told last in each series whose points say no period that ends."""
    rank = func.row_number().over(
        partition_by=POINTS.c.series_id,
        order_by=(REVISIONS.c.published.desc().nulls_last(), PAGES.c.url, POINTS.c.figure_id.desc()),
    )
    columns = _tellings().add_columns(rank.label("rank"))
    ranked = columns.where(SERIES.c.id.in_(ids), SERIES.c.last_ends.is_(None), POINTS.c.current).subquery()
    return select(ranked).where(ranked.c.rank == 1)


def _latest(points: Sequence[_Telling], reach: str) -> dict[str, Any]:
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
