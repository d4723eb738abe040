"""The views show the same on both databases, column for column as the dictionary says, and survive every upgrade."""

from __future__ import annotations

import re
from typing import Any

import pytest
from alembic import command
from sqlalchemy import text

from monitor import dictionary
from monitor.dictionary import Rows, Sort
from storage import Database
from storage.engine import versions
from storage.engine.migrating import alembic_config
from storage.queries import views
from tests.storage.corpus import fill

HELD: dict[Sort, Any] = {
    Sort.TEXT: str, Sort.WHOLE: int, Sort.NUMBER: (int, float), Sort.FLAG: int, Sort.TIME: str, Sort.DAY: str,
}  # fmt: skip
WRITTEN = {Sort.TIME: r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", Sort.DAY: r"\d{4}-\d\d-\d\d"}


@pytest.fixture(scope="module")
def both(both_databases: tuple[Database, Database]) -> tuple[Database, Database]:
    """The same material on both databases."""
    for database in both_databases:
        fill(database)
    return both_databases


def shown(database: Database, rows: Rows) -> list[dict[str, Any]]:
    order = ", ".join(rows.order)
    with database.read() as connection:
        found = connection.execute(text(f"SELECT * FROM {rows.view} ORDER BY {order}"))
        assert tuple(found.keys()) == rows.names
        return [dict(row) for row in found.mappings()]


def test_the_dictionary_and_the_views_are_of_one_mind() -> None:
    assert [rows.view for rows in dictionary.ALL] == list(views.VIEWS)
    for rows in dictionary.ALL:
        assert {rows.key, *rows.order} <= set(rows.names)
        assert all(column.zh and column.en for column in rows.columns)


@pytest.mark.parametrize("rows", dictionary.ALL, ids=lambda rows: rows.name)
def test_both_databases_show_the_same_rows(both: tuple[Database, Database], rows: Rows) -> None:
    one, other = (shown(database, rows) for database in both)
    assert one == other
    assert one


@pytest.mark.parametrize("rows", dictionary.ALL, ids=lambda rows: rows.name)
def test_columns_hold_what_the_dictionary_says(both: tuple[Database, Database], rows: Rows) -> None:
    for row in shown(both[0], rows):
        for column in rows.columns:
            value = row[column.name]
            assert value is None or isinstance(value, HELD[column.sort]), column
            assert value is None or re.fullmatch(WRITTEN.get(column.sort, r"(?s).*"), str(value)), column
            assert column.sort is not Sort.FLAG or value in (0, 1), column


def test_values_are_those_that_were_kept(both: tuple[Database, Database]) -> None:
    for database in both:
        [income] = [row for row in shown(database, dictionary.FIGURES) if row["number"] == "1360.5万"]
        assert (income["value"], income["value_text"], income["unit"], income["period"]) == (
            13605000,
            "13605000",
            "元",
            "2021",
        )
        assert (income["revision"], income["is_latest"]) == (2, 1)
        assert income["sentence"].startswith("2021年全县村集体经济收入")
        first = shown(database, dictionary.ARTICLES)[0]
        assert (first["keywords"], first["revision"], first["published_day"]) == ("村集体、党建", 2, "2022-07-25")


def test_columns_are_noted_in_chinese_in_postgresql(both: tuple[Database, Database]) -> None:
    with both[1].read() as connection:
        noted = connection.execute(text("SELECT col_description('v_figures'::regclass, 5)")).scalar_one()
    assert noted == dictionary.FIGURES.columns[4].zh


def test_views_are_made_anew_by_an_upgrade(database: Database) -> None:
    with database.engine.connect() as connection:
        views.drop(connection)
        command.downgrade(alembic_config(connection), "-1")
        connection.commit()
    assert database.version() == versions.known()[-2]
    database.upgrade()
    assert database.version() == versions.head()
    assert shown(database, dictionary.RUNS) == []
