"""A series is outlined by the first and the last that tell each value: what follows from it is as from all points."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pytest
from sqlalchemy import Connection, select

from monitor.series import Point, timeline
from storage import Database
from storage.queries import series
from storage.series import stored_points
from storage.tables.series import POINTS, SERIES
from tests.storage.filled import BASE, PAGE, START, fetch, read_all

# The day of each article and what it says of the same year: some tell the same on one day, some much later.
TOLD = (
    ("2026-03-05", 8640), ("2026-03-05", 8640), ("2026-03-06", 8640), ("2026-03-04", 8700), ("2026-03-09", 8640),
    ("2026-03-09", 8640), ("2026-03-10", 8700), ("", 8640), ("2026-03-07", 8715),
)  # fmt: skip
SAYS = "2025年,乳源瑶族自治县村集体经济收入达{}万元,2024年为8125万元。"


@pytest.fixture
def retold(database: Database) -> Database:
    """A database in which many articles tell the same values of a county."""
    for number, (day, value) in enumerate(TOLD):
        page = PAGE.format(title=f"乳源村集体经济之{number}", count="3200", around="")
        head, _, foot = page.partition('<div class="content">')
        head = head.replace("2026-03-05 09:12:30", f"{day} 09:12:30" if day else "")
        body = f'{head}<div class="content"><p>　　{SAYS.format(value)}</p>' + foot[foot.index("</div>") :]
        fetch(database, f"{BASE}/jinrong/{number}.html", body.encode(), START + dt.timedelta(hours=number))
    read_all(database, START + dt.timedelta(days=9))
    return database


def ids(connection: Connection) -> list[str]:
    return list(connection.scalars(select(SERIES.c.id).order_by(SERIES.c.points.desc())))


def ends(points: Iterable[Point]) -> set[tuple[str, int]]:
    """The places of the first and the last point that tell a value of a period."""
    groups: dict[object, list[Point]] = {}
    for point in points:
        groups.setdefault((point.period, point.low, point.high, point.is_current), []).append(point)
    found = set()
    for group in groups.values():
        for empty in (dt.date.max, dt.date.min):
            ranked = sorted(group, key=lambda one: (one.told[0] or empty, one.told[1], one.told[2]))
            first_or_last = ranked[0 if empty is dt.date.max else -1].source
            found.add((first_or_last.article, first_or_last.figure.span.start))
    return found


def test_the_first_and_the_last_to_tell_each_value_are_chosen(retold: Database) -> None:
    with retold.read() as connection:
        for id_ in ids(connection):
            whole, (outlined, _) = series.get(connection, id_), series.outline(connection, id_)
            places = {(one.source.article, one.source.figure.span.start) for one in outlined.points}
            assert places == ends(whole.points)
        assert len(series.get(connection, ids(connection)[0]).points) >= len(TOLD)


def test_what_follows_is_as_from_all_points(retold: Database) -> None:
    with retold.read() as connection:
        for id_ in ids(connection):
            whole, (outlined, _) = series.get(connection, id_), series.outline(connection, id_)
            assert timeline.latest(outlined) == timeline.latest(whole)
            assert timeline.gaps(outlined) == timeline.gaps(whole)
            assert timeline.steps(outlined) == timeline.steps(whole)


def test_points_know_the_day_of_their_article(retold: Database) -> None:
    with retold.read() as connection:
        days = connection.execute(select(POINTS.c.figure_id, POINTS.c.told))
        for figure_id, told in days.all():
            query = stored_points.columns().where(POINTS.c.figure_id == figure_id)
            assert told == stored_points.point(connection.execute(query).one()).told[0]
