"""Rows that are entered or changed in bulk are what one statement a row would have made of them, on both databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from storage import Database
from storage.engine import inserts
from storage.tables import CONTRADICTIONS, FINDS, LABELS, PAGES
from storage.tables.series import CONFLICTS, SERIES, SERIES_WORDINGS
from tests.storage.corpus import fill
from tests.storage.kept import NOW

DAY = dt.timedelta(days=1)
HOSTILE = 'a\tb\\N\n"c", {d} %s :e 韶关'


def test_what_is_entered_is_read_back(database: Database) -> None:
    fill(database)
    row = {"compared": HOSTILE, "start": 1, "end": 2, "against": [[1, 2], [3, 4]], "message": "\\."}
    with database.write() as connection:
        [id_] = inserts.new_ids(connection, CONTRADICTIONS, 1)
        inserts.add(connection, CONTRADICTIONS, [{"id": id_, "revision_id": 1, **row}])
    with database.read() as connection:
        found = connection.execute(select(CONTRADICTIONS).where(CONTRADICTIONS.c.id == id_)).one()
    assert {name: getattr(found, name) for name in row} == row


def test_ids_are_new_and_rise(database: Database) -> None:
    fill(database)
    with database.write() as connection:
        known = set(connection.scalars(select(PAGES.c.id)))
        first = inserts.new_ids(connection, PAGES, 3)
        assert first == sorted(set(first) - known)
        assert inserts.new_ids(connection, PAGES, 0) == []


def test_a_row_that_is_there_undoes_all(database: Database) -> None:
    fill(database)
    row = {"revision_id": 1, "topic": "t", "verdict": "on", "score": 0.5, "reasons": ["a"]}
    with pytest.raises(IntegrityError), database.write() as connection:
        inserts.add(connection, LABELS, [row, row])
    with database.read() as connection:
        assert connection.scalars(select(LABELS.c.topic).where(LABELS.c.topic == "t")).all() == []


def test_rows_that_are_there_are_added_to_or_replaced_and_others_entered(database: Database) -> None:
    counted = {"series_id": "f" * 16, "wording": HOSTILE, "unit": "吨", "factor": Decimal("1.50")}
    rows = [{**counted, "key_id": key, "points": 2, "current": 1} for key in ("1" * 16, "2" * 16)]
    more = {**counted, "key_id": "2" * 16, "points": -1, "current": 3, "factor": Decimal(7)}
    keys = "series_id", "key_id", "wording", "unit"
    sums: dict[str, Any] = {"added": ("points",), "replaced": ("current",)}
    with database.write() as connection:
        inserts.merge(connection, SERIES_WORDINGS, keys, rows, **sums)
        inserts.merge(connection, SERIES_WORDINGS, keys, [more, {**more, "key_id": "3" * 16}], **sums)
        inserts.merge(connection, SERIES_WORDINGS, keys, [], **sums)
    with database.read() as connection:
        query = select(SERIES_WORDINGS).where(SERIES_WORDINGS.c.wording == HOSTILE).order_by(SERIES_WORDINGS.c.key_id)
        found = connection.execute(query).all()
    assert [(one.key_id[0], one.points, one.current) for one in found] == [("1", 2, 1), ("2", 1, 3), ("3", -1, 3)]
    assert [str(one.factor) for one in found] == ["1.50", "1.50", "7"]


def test_a_row_that_is_newer_stays(database: Database) -> None:
    row = {"id": "1" * 16, "kind": "values", "series_id": "2" * 16, "period": "2021", "low": None, "high": None}
    kept = {**row, "figures": [1, 2], "noticed_at": NOW}
    others = [{**kept, "figures": [3], "noticed_at": NOW - DAY}, {**kept, "id": "3" * 16, "figures": []}]
    with database.write() as connection:
        for rows in ([kept], others, [{**others[1], "figures": [4], "noticed_at": NOW + DAY}]):
            inserts.merge(connection, CONFLICTS, ("id",), rows, replaced=("figures",), newer="noticed_at")
    with database.read() as connection:
        found = connection.execute(select(CONFLICTS.c.figures, CONFLICTS.c.noticed_at).order_by(CONFLICTS.c.id)).all()
    assert [tuple(one) for one in found] == [([1, 2], NOW), ([4], NOW)]


def test_rows_that_are_there_are_left_alone_and_others_entered(database: Database) -> None:
    fill(database)
    new = {"page_id": 1, "from_url": HOSTILE, "title": "", "listed": None, "pinned": True, "found_at": NOW}
    with database.write() as connection:
        inserts.add_missing(connection, FINDS, [{**new, "route": "x"}, {**new, "route": "y", "pinned": False}])
        inserts.add_missing(connection, FINDS, [{**new, "route": "y", "title": "other"}, {**new, "route": "z"}])
        inserts.add_missing(connection, FINDS, [])
    with database.read() as connection:
        query = select(FINDS.c.route, FINDS.c.from_url, FINDS.c.title, FINDS.c.listed, FINDS.c.pinned)
        found = connection.execute(query.where(FINDS.c.route.in_(["x", "y", "z"])).order_by(FINDS.c.route)).all()
    assert [tuple(one) for one in found] == [
        (route, HOSTILE, "", None, pinned) for route, pinned in (("x", True), ("y", False), ("z", True))
    ]


def test_each_row_gets_its_own_values(database: Database) -> None:
    fill(database)
    later = NOW + dt.timedelta(days=1)
    with database.write() as connection:
        one, other = connection.scalars(select(SERIES.c.id).order_by(SERIES.c.id).limit(2)).all()
        rows = [
            {"id": one, "latest_low": Decimal("1.50"), "label": HOSTILE, "last_ends": later.date()},
            {"id": other, "latest_low": None, "label": "b", "last_ends": None},
        ]
        inserts.change(connection, SERIES, "id", rows)
        inserts.change(connection, PAGES, "id", [{"id": 1, "born": later}])
    with database.read() as connection:
        columns = (SERIES.c.id, SERIES.c.latest_low, SERIES.c.label, SERIES.c.last_ends)
        found = connection.execute(select(*columns).where(SERIES.c.id.in_([one, other])).order_by(SERIES.c.id)).all()
        born = connection.scalars(select(PAGES.c.born).order_by(PAGES.c.id)).all()
    assert [row._asdict() for row in found] == rows
    assert born[0] == later
    assert later not in born[1:]


def test_the_first_value_stays_and_so_does_a_known_one(database: Database) -> None:
    fill(database)
    later = NOW + dt.timedelta(days=1)
    with database.write() as connection:
        inserts.change(connection, PAGES, "id", [{"id": n, "template": None, "born": later} for n in (1, 2)])
        rows = ({"id": 1, "template": "1" * 16, "born": NOW}, {"id": 1, "template": None, "born": None})
        for row in (*rows, *({"id": n, "template": "f" * 16, "born": None} for n in (1, 2))):
            inserts.change(connection, PAGES, "id", [row], first=("template",), known=("born",))
        columns = (PAGES.c.id, PAGES.c.template, PAGES.c.born)
        found = connection.execute(select(*columns).where(PAGES.c.id.in_([1, 2])).order_by(PAGES.c.id)).all()
    assert [tuple(row) for row in found] == [(1, "1" * 16, NOW), (2, "f" * 16, later)]
