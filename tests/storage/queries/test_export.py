"""Exports are the views' rows, all of them, in one order, narrowed as lists are."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from monitor import dictionary
from storage import Database
from storage.queries import export
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter
from storage.queries.series import SeriesFilter
from tests.storage.corpus import fill


@pytest.fixture(scope="module")
def both(both_databases: tuple[Database, Database]) -> tuple[Database, Database]:
    """The same material on both databases."""
    for database in both_databases:
        fill(database)
    return both_databases


def rows(database: Database, what: str, wanted: Filter | None = None, **more: Any) -> list[dict[str, Any]]:
    asked = wanted or Filter()
    with database.snapshot() as connection:
        batches = {
            "articles": lambda: export.articles(connection, asked),
            "figures": lambda: export.figures(connection, asked, **more),
            "changes": lambda: export.changes(connection, ChangeFilter(words=asked.words)),
            "series": lambda: export.series(connection, SeriesFilter(words=asked.words)),
            "points": lambda: export.points(connection, SeriesFilter(words=asked.words), **more),
            "conflicts": lambda: export.conflicts(connection),
            "runs": lambda: export.runs(connection),
        }[what]()
        names = dictionary.BY_NAME[what].names
        return [dict(zip(names, row, strict=True)) for row in itertools.chain.from_iterable(batches)]


@pytest.mark.parametrize("what", [rows.name for rows in dictionary.ALL])
def test_both_databases_export_the_same_rows_in_the_same_order(both: tuple[Database, Database], what: str) -> None:
    one, other = (rows(database, what) for database in both)
    assert one == other
    order = dictionary.BY_NAME[what].order
    assert [tuple(row[name] for name in order) for row in one] == sorted(
        tuple(row[name] for name in order) for row in one
    )


def test_spans_of_articles_leave_nothing_out(both: tuple[Database, Database], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = rows(both[0], "figures", every_version=True)
    monkeypatch.setattr(export, "ARTICLES", 1)
    monkeypatch.setattr(export, "BATCH", 1)
    for database in both:
        assert rows(database, "figures", every_version=True) == whole


def test_figures_are_of_the_latest_versions_unless_all_are_asked_for(both: tuple[Database, Database]) -> None:
    for database in both:
        latest, every = rows(database, "figures"), rows(database, "figures", every_version=True)
        assert [row for row in every if row["is_latest"]] == latest
        assert len(every) > len(latest)


def test_exports_are_narrowed_as_lists_are(both: tuple[Database, Database]) -> None:
    for database in both:
        assert {row["source"] for row in rows(database, "articles", Filter(source="韶关日报"))} == {"韶关日报"}
        assert {row["unit"] for row in rows(database, "figures", Filter(words="单位:亩 村集体 OR 单位:亩"))} == {"亩"}
        assert {row["source"] for row in rows(database, "figures", Filter(source="韶关日报"))} == {"韶关日报"}


def test_points_are_in_their_series_unit_and_as_the_article_has_them(both: tuple[Database, Database]) -> None:
    for database in both:
        income = [row for row in rows(database, "points", Filter(words="村集体经济收入")) if row["series_unit"] == "元"]
        assert [(row["period"], row["series_value"]) for row in income] == [
            ("2019", 6500000), ("2020", 8700000), ("2021", 13605000), ("2021", 15000000),
        ]  # fmt: skip
        ever = rows(database, "points", Filter(words="村集体经济收入"), every_version=True)
        assert [row["number"] for row in ever if not row["is_current"] and row["unit"] == "元"] == ["1260.5万"]
        [series] = [row for row in rows(database, "series") if row["series"] == income[0]["series"]]
        assert (series["unit"], series["latest_period"], series["current"]) == ("元", "2021", 4)
        [conflict] = [row for row in rows(database, "conflicts") if row["kind"] == "values"]
        assert (conflict["series"], conflict["told"], conflict["is_open"]) == (
            series["series"],
            "1360.5万元｜1500万元",
            1,
        )
