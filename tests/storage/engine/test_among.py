"""Rows are found by any number of ids with one statement, and by the index."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import select

from storage import Database
from storage.engine.among import among, of_days
from storage.tables import FIGURES, REVISIONS
from storage.tables.series import POINTS
from tests.storage.corpus import fill
from tests.storage.plans import noted, read_whole


@pytest.fixture(scope="module")
def filled(module_database: Database) -> Database:
    """A database with some articles."""
    fill(module_database)
    return module_database


def test_any_number_of_ids_is_one_statement(filled: Database) -> None:
    statement = select(REVISIONS.c.id).where(among(REVISIONS.c.id, "ids")).order_by(REVISIONS.c.id)
    with filled.read() as connection, noted() as asked:
        every = list(connection.scalars(select(REVISIONS.c.id).order_by(REVISIONS.c.id)))
        for some in ([], every[:1], {*every[:2]}, every, [*every, *every, 2**40, -1]):
            assert list(connection.scalars(statement, {"ids": some})) == [id_ for id_ in every if id_ in set(some)]
    assert len({statement for statement, _ in asked}) == 2


def test_ids_are_given_with_the_statement_or_with_its_parameters(filled: Database) -> None:
    with filled.read() as connection:
        [first, *_] = connection.scalars(select(REVISIONS.c.id).order_by(REVISIONS.c.id))
        assert connection.scalars(select(REVISIONS.c.id).where(among(REVISIONS.c.id, [first]))).all() == [first]


def test_no_table_is_gone_through(filled: Database) -> None:
    joined = select(FIGURES.c.id, REVISIONS.c.title).join(REVISIONS, REVISIONS.c.id == FIGURES.c.revision_id)
    with filled.read() as connection, noted() as asked:
        connection.execute(joined.where(among(FIGURES.c.id, range(40)))).all()
        assert read_whole(connection, list(asked)) == {}


def test_rows_are_found_by_the_days_of_each_id(filled: Database) -> None:
    columns = POINTS.c.series_id, POINTS.c.ends
    statement = select(POINTS.c.figure_id, *columns).where(of_days(*columns, "days"))
    with filled.read() as connection, noted() as asked:
        held = {(row.series_id, row.ends) for row in connection.execute(select(*columns))}
        days = {id_: {day for series, day in held if series == id_} for id_, _ in sorted(held)[::2]}
        days |= {"f" * 16: {dt.date(2020, 1, 1), None}}
        found = {(row.series_id, row.ends) for row in connection.execute(statement, {"days": days})}
        assert connection.execute(statement, {"days": {}}).all() == []
        assert read_whole(connection, [one for one in asked if "WHERE" in one[0]]) == {}
    assert found == {(id_, day) for id_, some in days.items() for day in some if (id_, day) in held and day}
