"""Frames of both libraries hold the exports' rows with their types, and the example notebook runs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path

import nbformat
import polars
import pytest

from monitor import dictionary, open_database
from monitor.errors import DatabaseError, InputError
from monitor.frames import Archive
from storage import Database
from tests.storage.corpus import fill

NOTEBOOK = Path(__file__).parent.parent.parent / "docs" / "examples" / "frames.ipynb"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a database with articles, changes, series and a conflict."""
    made = f"sqlite:///{tmp_path_factory.mktemp('frames') / 'monitor.sqlite'}"
    database = Database.create(made)
    fill(database)
    database.close()
    return made


@pytest.fixture(params=["pandas", "polars"])
def archive(url: str, request: pytest.FixtureRequest) -> Iterator[Archive]:
    """The database, by each library."""
    with open_database(url, frames=request.param) as made:
        yield made


@pytest.mark.parametrize("name", [rows.name for rows in dictionary.ALL])
def test_every_sort_of_rows_is_a_frame_with_the_dictionarys_columns(archive: Archive, name: str) -> None:
    frame = getattr(archive, name)()
    assert tuple(frame.columns) == dictionary.BY_NAME[name].names
    assert len(frame) > 0


def test_both_libraries_hold_the_same(url: str) -> None:
    with open_database(url, frames="pandas") as one, open_database(url, frames="polars") as other:
        pandas_rows = one.figures().astype(object).where(lambda frame: frame.notna(), None).to_dict("records")
        polars_rows = other.figures().to_dicts()
    for row, like in zip(pandas_rows, polars_rows, strict=True):
        for key in ("figure", "value", "unit", "is_latest", "sentence", "period"):
            assert row[key] == like[key]


def test_columns_have_their_types(url: str) -> None:
    with open_database(url, frames="pandas") as one, open_database(url, frames="polars") as other:
        types, like = one.figures().dtypes, other.figures().schema
    assert str(types["seen_at"]).endswith("UTC]")
    assert [str(types[name]) for name in ("value", "is_latest", "article", "unit")] == [
        "float64",
        "boolean",
        "Int64",
        "str",
    ]
    assert (like["published_day"], like["is_latest"]) == (polars.Date, polars.Boolean)


def test_frames_are_narrowed_as_lists_are(archive: Archive) -> None:
    assert len(archive.figures("村集体 单位:元 数值:>1000000 时期:2021")) == 2
    assert len(archive.articles(source="韶关日报")) == len(archive.articles(since="2022-07-25", source="韶关日报")) == 1
    assert len(archive.articles(until="2022-07-25", source="韶关日报")) == 0
    assert len(archive.figures(every_version=True)) > len(archive.figures())
    [name, *_] = archive.series("村集体经济收入")["series"]
    assert set(archive.points(name)["series"]) == {name}


def test_sql_makes_frames_too(archive: Archive) -> None:
    frame = archive.sql("SELECT unit, count(*) AS n FROM v_figures GROUP BY unit ORDER BY n DESC, unit")
    assert list(frame.columns) == ["unit", "n"]
    with pytest.raises(InputError, match="only one SELECT"):
        archive.sql("DELETE FROM pages")


def test_nothing_is_an_empty_frame_with_its_columns(archive: Archive) -> None:
    frame = archive.figures("火星")
    assert (len(frame), tuple(frame.columns)) == (0, dictionary.FIGURES.names)


def test_a_wrong_call_is_told(url: str, tmp_path: Path) -> None:
    with open_database(url) as archive, pytest.raises(InputError, match="write one such as 2022-07-25"):
        archive.articles(since="last week")
    with pytest.raises(InputError, match="there are pandas, polars"):
        open_database(url, frames="numpy")  # type: ignore[arg-type] # that is the point
    with pytest.raises(DatabaseError, match="monitor db upgrade"):
        open_database(f"sqlite:///{tmp_path / 'none.sqlite'}")


def test_the_example_notebook_runs(url: str, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from nbclient import NotebookClient

        (tmp_path / "monitor.toml").write_text(f'database = "{url}"\n', encoding="utf-8")
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        assert not any(cell.get("outputs") for cell in notebook.cells)
        NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
        ).execute()
    shown = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("1360.5" in str(output) or "13605000" in str(output) for output in shown)
