"""What is brought in from files, and what their names say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.imports import dated, names, read
from storage.visits.snapshots import PUBLISHED


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("prices-2019-04-04", "2019-04-04"),
        ("简报20190404", "2019-04-04"),
        ("2019年4月4日猪肉价格", "2019-04-04"),
        ("report-2019", None),
        ("20191340", None),
        ("2019112", None),
        ("12019040412", None),
    ],
)
def test_a_name_that_states_a_day_is_believed(name: str, day: str | None) -> None:
    assert dated(name) == day


def test_a_day_that_is_given_wins_over_the_name(tmp_path: Path) -> None:
    file = tmp_path / "2019-04-04.txt"
    file.write_text("猪肉20元/公斤。", encoding="utf-8")
    assert [one.headers[PUBLISHED] for one in read(file, None, None)] == ["2019-04-04"]
    assert [one.headers[PUBLISHED] for one in read(file, None, "2020-01-01")] == ["2020-01-01"]


@pytest.mark.parametrize(
    ("files", "called"),
    [
        (["a/x.html", "b/y.html"], ["x", "y"]),
        (["a/x.html", "b/x.html", "b/y.html"], ["a/x", "b/x", "y"]),
        (["1/a/x.html", "2/a/x.html", "a/x.html"], ["1/a/x", "2/a/x", None]),
        (["a/x.html", "a/x.html"], ["x"]),
    ],
)
def test_files_of_one_name_in_different_folders_are_told_apart(files: list[str], called: list[str | None]) -> None:
    found = list(names(map(Path, files)).values())
    assert len(set(found)) == len(found) == len(called)
    assert all(wanted in (None, name) for wanted, name in zip(called, found, strict=True))


def test_files_of_one_stem_in_one_folder_are_told_apart_by_their_endings(tmp_path: Path) -> None:
    files = [tmp_path / "x.html", tmp_path / "x.txt"]
    for file in files:
        file.write_text("猪肉20元/公斤。", encoding="utf-8")
    found = names(files)
    assert len({one.url for file in files for one in read(file, None, None, found[file])}) == 2
