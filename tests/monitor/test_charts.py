"""A chart shows every value that counts, what it replaced, and what was planned, in pictures that Chinese readers can read."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor import charts
from monitor.charts import Look
from monitor.errors import InputError
from monitor.fonts import chinese_font
from monitor.series import Series, SourcePoint
from monitor.series.build import build
from tests.monitor.series.points import point


def tea(value: str, period: str | None, article: str = "a", **fields: object) -> SourcePoint:
    return point(f"全县茶园面积【{value}】亩。", "茶园面积", "亩", period, article=article, **fields)  # type: ignore[arg-type]


@pytest.fixture
def series() -> tuple[Series, ...]:
    return build(
        [
            tea("2.1万", "2018", "a"),
            tea("2.3万", "2019", "b", qualifier="more_than"),
            tea("2.9万", "2021", "d"),
            tea("2.7万", "2021", "e"),
            tea("3.5万", "2025", "f", role="target"),
            point("粮食产量【5】万吨。", "粮食产量", "吨", "2020", article="g"),
        ]
    )


def rows(series: tuple[Series, ...]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = charts.spec(series, Look())["data"]["values"]
    return found


def test_each_period_has_one_value_that_counts_and_the_others_as_ghosts(series: tuple[Series, ...]) -> None:
    told = [(row["x"], row["kind"]) for row in rows(series) if row["unit"] == "亩"]
    assert sorted(told) == [
        ("2018-01-01", "now"), ("2019-01-01", "now"), ("2021-01-01", "ghost"), ("2021-01-01", "now"),
        ("2025-01-01", "target"),
    ]  # fmt: skip


def test_uncertainty_is_drawn_from_low_to_high(series: tuple[Series, ...]) -> None:
    more_than = next(row for row in rows(series) if row["x"] == "2019-01-01")
    assert (more_than["low"], more_than["y"], more_than["high"]) == (23000, 23000, 24000)


def test_each_unit_has_a_panel_of_its_own(series: tuple[Series, ...]) -> None:
    panels = charts.spec(series, Look())["vconcat"]
    assert sorted(panel["encoding"]["y"]["title"] for panel in panels) == ["亩", "吨"]


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        (("2026-01-07", "2026-03-07"), "%Y-%m-%d"),
        (("2026-01", "2026-03"), "%Y-%m"),
        (("2024-01-07", "2026-03-07"), "%Y-%m"),
        (("2024", "2026"), "%Y"),
    ],
)
def test_the_axis_of_time_is_told_as_the_values_are(periods: tuple[str, ...], said: str) -> None:
    told = build([tea("2.1万", period, period) for period in periods])
    axis = charts.spec(told, Look())["vconcat"][0]["encoding"]["x"]["axis"]
    assert axis["format"] == said


def test_svg_is_a_picture_and_nothing_else(series: tuple[Series, ...]) -> None:
    root = ElementTree.fromstring(charts.svg(series))  # noqa: S314 (made here)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    texts = {element.text for element in root.iter() if element.text}
    assert not {"script", "image"} & tags
    assert {"亩", "吨", "2021", "3.5万"} <= texts
    assert any("茶园面积" in text and "目标" in text for text in texts)


def test_both_languages_and_grounds_are_drawn(series: tuple[Series, ...]) -> None:
    assert "target" in charts.svg(series, Look("en", dark=True))
    assert charts.INK[True][2] in charts.svg(series, Look(dark=True))


def test_png_shows_characters_and_no_squares() -> None:
    if chinese_font() is None:
        pytest.skip("needs a Chinese font")
    tea_and_rice = [build([point(f"{name}【5】亩。", name, "亩")]) for name in ("茶园", "稻田")]
    first, second = (charts.png(one) for one in tea_and_rice)
    assert first.startswith(b"\x89PNG")
    assert first != second


def test_series_without_periods_are_refused() -> None:
    with pytest.raises(InputError, match="nothing to draw"):
        charts.svg(build([tea("2.1万", None)]))


def test_a_machine_without_a_font_is_known(tmp_path: Path) -> None:
    assert chinese_font([str(tmp_path)]) is None
    (tmp_path / "NotoSansCJK-Regular.ttc").touch()
    assert chinese_font([str(tmp_path)]) is not None


periods = st.sampled_from(["2018", "2019-03", "2020-34", "2021-07-01", "2019/2021", "../2022-06-30", None])


@given(st.lists(st.tuples(st.sampled_from(["1", "2.5万", "30亿"]), periods), min_size=1, max_size=8))
@settings(max_examples=25)
def test_any_series_are_described_or_refused(told: list[tuple[str, str | None]]) -> None:
    series = build([tea(value, period, str(n)) for n, (value, period) in enumerate(told)])
    try:
        found = charts.spec(series, Look())
    except InputError:
        return
    names = {row["series"] for row in found["data"]["values"]}
    assert names <= set(found["vconcat"][0]["encoding"]["color"]["scale"]["domain"])
    assert all(row["low"] <= row["y"] <= row["high"] for row in found["data"]["values"])
