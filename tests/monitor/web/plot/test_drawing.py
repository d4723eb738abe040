"""A chart shows every value once, within its panel, and tells apart what counts, what was said before and what is planned."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from markupsafe import escape

from monitor.series.build import build
from monitor.web.plot import Drawn, Sort, drawn, marks, plot, spark
from tests.monitor.series.points import point

FIRST, LATER = dt.date(2022, 3, 1), dt.date(2022, 9, 1)


def told(value: str, period: str, *, qualifier: str = "exact", role: str = "level", **more: object) -> object:
    return point(f"全县茶园面积【{value}】亩。", "茶园面积", "亩", period, qualifier=qualifier, role=role, **more)  # type: ignore[arg-type]


def values(*points: object) -> list[Drawn]:
    [series] = build(points)  # type: ignore[arg-type]
    return drawn(series)


def test_the_value_told_last_counts_and_the_others_stay_visible() -> None:
    found = values(
        told("5万", "2021", article="a", published=FIRST),
        told("6万", "2021", article="b", published=LATER),
        told("5.5万", "2020", article="a", published=FIRST),
    )
    assert [(one.slot, str(one.middle.normalize()), one.sort) for one in found] == [
        ("2020", "5.5E+4", Sort.NOW),
        ("2021", "5E+4", Sort.OTHER),
        ("2021", "6E+4", Sort.NOW),
    ]


def test_what_an_article_says_no_more_is_a_ghost() -> None:
    found = values(
        told("5万", "2021", article="a", revision=1),
        told("6万", "2021", article="a", revision=2),
    )
    assert [one.sort for one in found] == [Sort.GHOST, Sort.NOW]


def test_the_same_value_told_again_is_drawn_once() -> None:
    assert len(values(told("5万", "2021", article="a"), told("5万", "2021", article="b"))) == 1


def test_the_same_value_told_less_exactly_is_not_drawn() -> None:
    vague = told("5万", "2021", qualifier="more_than", article="a", published=FIRST)
    assert [
        str(one.middle.normalize()) for one in values(vague, told("5.21万", "2021", article="b", published=LATER))
    ] == ["5.21E+4"]


def test_targets_are_drawn_as_targets() -> None:
    assert [one.sort for one in values(told("9万", "2027", role="target"))] == [Sort.TARGET]


def test_all_marks_lie_within_their_panel_and_link_to_their_row() -> None:
    [series] = build(
        [
            told("3万", "2018", qualifier="more_than", article="a"),
            told("5万", "2019", article="b"),
            told("6万", "2021", article="c"),
        ]
    )  # type: ignore[list-item]
    other = replace(series, id="0" * 16, unit="公顷")
    each = [*drawn(series, 0), *drawn(other, 1)]
    for width, height in ((760, 300), (360, 260)):
        made = plot([series, other], each, width, height)
        assert made is not None
        assert [panel.unit for panel in made.panels] == ["亩", "公顷"]
        assert made.panels[0].bottom < made.panels[1].top
        for panel in made.panels:
            for mark in panel.marks:
                assert made.left <= mark.x <= made.right
                assert panel.top <= mark.y <= panel.bottom
                assert each[mark.number] is mark.drawn
        assert [tick.label for tick in made.times] == ["2018", "2019", "2020", "2021"]


def test_uncertainty_is_drawn_where_it_shows() -> None:
    [series] = build([told("3000", "2020", qualifier="more_than", article="a"), told("3100", "2021", article="b")])  # type: ignore[list-item]
    made = plot([series], drawn(series))
    assert made is not None
    first, second = made.panels[0].marks
    assert first.bar is not None
    assert first.bar[0] < first.y <= first.bar[1]
    assert second.bar is None


def test_nothing_to_draw_is_no_chart() -> None:
    [series] = build([told("5万", "2021")])  # type: ignore[list-item]
    assert plot([series], []) is None
    assert spark([]) == ""


def test_a_mark_is_a_link_that_says_its_value_and_no_text_in_it_is_markup() -> None:
    [series] = build([told("5万", "2021", article="a"), told("6万", "2022", article="b")])  # type: ignore[list-item]
    drawing = plot([series], drawn(series))
    assert drawing is not None
    said = marks(drawing.panels[0].marks, ["/articles/1", "/articles/2"], [escape('"><script>茶'), escape("6万")])
    assert [part in said for part in ('href="/articles/2"', 'data-row="value-1"', 'aria-label="6万"', "<script")] == [
        True, True, True, False,
    ]  # fmt: skip
    assert said.count("<a ") == 2


def test_sums_that_grow_through_a_year_are_drawn_where_they_end() -> None:
    found = values(
        told("3万", "2021-01/2021-04", article="a"),
        told("5万", "2021-01/2021-08", article="b"),
    )
    assert [one.day for one in found] == [dt.date(2021, 4, 30), dt.date(2021, 8, 31)]
