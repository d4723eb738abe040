"""What is brought in from files, and what their names say of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from monitor.imports import PUBLISHED, dated, read


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
