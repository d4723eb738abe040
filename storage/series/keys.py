"""Keys of series: how many points each has, and which other key takes the points without a kind of period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from monitor.series import SeriesKey, series_id
from monitor.series.build import home, is_open, stem
from storage.engine import inserts
from storage.engine.among import among
from storage.engine.chunks import chunks
from storage.tables.series import SERIES_KEYS, SERIES_SUCCESSIONS

HOMES = select(SERIES_KEYS.c.id, SERIES_KEYS.c.home).where(among(SERIES_KEYS.c.id, "ids"))
SIBLINGS = select(SERIES_KEYS).where(among(SERIES_KEYS.c.stem, "stems"))
FIELDS = ("name", "place", "aspect", "planned", "reach", "family", "base", "per")


def key_of(row: Row[Any]) -> SeriesKey:
    """The key that a row's columns state."""
    return SeriesKey(row.name, row.place, row.aspect, row.planned, row.reach, row.family, row.base, row.per)


def key_values(key: SeriesKey) -> dict[str, Any]:
    """A key as columns."""
    return {name: getattr(key, name) for name in FIELDS}


def grow(connection: Connection, sizes: Mapping[SeriesKey, int]) -> set[str]:
    """Add to the counts of keys; the ids of keys whose points go elsewhere from now on."""
    rows = sorted((_values(key, size) for key, size in sizes.items()), key=itemgetter("id"))
    inserts.merge(connection, SERIES_KEYS, ("id",), rows, added=("points",))
    return _settle(connection, {row["stem"] for row in rows})


def shrink(connection: Connection, sizes: Mapping[str, int]) -> set[str]:
    """Take from the counts of keys by id; the ids of keys whose points go elsewhere from now on."""
    rows = [{"key": key, "less": size} for key, size in sorted(sizes.items())]
    if not rows:
        return set()
    fewer = update(SERIES_KEYS).where(SERIES_KEYS.c.id == bindparam("key"))
    connection.execute(fewer.values(points=SERIES_KEYS.c.points - bindparam("less")), rows)
    stems: set[str] = set()
    for some in chunks(sizes):
        stems |= set(connection.scalars(select(SERIES_KEYS.c.stem).where(SERIES_KEYS.c.id.in_(some))))
    return _settle(connection, stems)


def homes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The key that each key's points go with, by ids."""
    return dict(connection.execute(HOMES, {"ids": sorted(ids)}).all())


def succeed(connection: Connection, moves: Mapping[tuple[str, str], int]) -> None:
    """Note how many figures a later reading took from one key to another."""
    rows = [{"old_id": old, "new_id": new, "points": count} for (old, new), count in sorted(moves.items())]
    inserts.merge(connection, SERIES_SUCCESSIONS, ("old_id", "new_id"), rows, added=("points",))


def successors(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """For those of the keys that have no figures left, the key that most of theirs went to; and so on for these."""
    found: dict[str, str] = {}
    wanted = set(ids)
    while wanted:
        best: dict[str, tuple[int, str]] = {}
        for some in chunks(sorted(wanted)):
            rows = connection.execute(
                select(SERIES_SUCCESSIONS)
                .join(SERIES_KEYS, SERIES_KEYS.c.id == SERIES_SUCCESSIONS.c.old_id)
                .where(SERIES_SUCCESSIONS.c.old_id.in_(some), SERIES_KEYS.c.points == 0)
            )
            for row in rows:
                best[row.old_id] = max(best.get(row.old_id, (0, "")), (row.points, row.new_id))
        found |= {old: new for old, (_, new) in best.items()}
        wanted = {new for _, new in best.values()} - found.keys()
    return found


def successor(connection: Connection, id_: str) -> str:
    """The key that the figures of a key went to in the end; itself if it has some."""
    followed = successors(connection, {id_})
    seen = {id_}
    while (following := followed.get(id_)) is not None and following not in seen:
        seen.add(following)
        id_ = following
    return id_


def _values(key: SeriesKey, size: int) -> dict[str, Any]:
    own = series_id(key)
    return {"id": own, "stem": series_id(stem(key)), "home": own, "points": size, **key_values(key)}


def _settle(connection: Connection, stems: set[str]) -> set[str]:
    """Find the homes of the keys that go with others among those of some stems; those whose home changed."""
    siblings: dict[str, dict[SeriesKey, int]] = defaultdict(dict)
    now: dict[str, str] = {}
    rows = connection.execute(SIBLINGS, {"stems": sorted(stems)}).all()
    unsettled = {row.stem for row in rows if is_open(key_of(row))}
    for row in rows:
        if row.stem in unsettled:
            siblings[row.stem][key_of(row)] = row.points
            now[row.id] = row.home
    wanted = {
        series_id(key): series_id(home(key, {one: size for one, size in found.items() if size}))
        for found in siblings.values()
        for key in found
        if is_open(key)
    }
    changed = {key: to for key, to in wanted.items() if now[key] != to}
    if changed:
        moved = [{"key": key, "to": to} for key, to in changed.items()]
        connection.execute(
            update(SERIES_KEYS).where(SERIES_KEYS.c.id == bindparam("key")).values(home=bindparam("to")), moved
        )
    return set(changed)
