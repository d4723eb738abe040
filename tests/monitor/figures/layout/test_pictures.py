"""Pictures: numbers in lines of their own, and numbers that are cried out."""

import datetime as dt

import pytest

from monitor.articles import Direction, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2024, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "12.6亿元\n地区生产总值\n3.2万人\n城镇新增就业\n",
        "地区生产总值\n12.6亿元\n城镇新增就业\n3.2万人\n",
        "地区生产总值:\n\n12.6亿元\n\n城镇新增就业:\n\n3.2万人\n",
    ],
)
def test_the_line_beside_a_number_names_it(text: str) -> None:
    assert [one.indicator for one in read_figures(text, PUBLISHED)] == ["地区生产总值", "城镇新增就业"]


def test_a_label_that_only_tells_of_a_movement_takes_the_name_of_the_number_before() -> None:
    text = "12.6亿元\n地区生产总值\n\n8.4%\n同比增长\n\n3.2万人\n城镇新增就业\n\n2.1%\n同比下降\n"
    found = [(one.indicator, one.role, one.direction) for one in read_figures(text, PUBLISHED)]
    assert found == [
        ("地区生产总值", Role.LEVEL, None),
        ("地区生产总值", Role.CHANGE, Direction.UP),
        ("城镇新增就业", Role.LEVEL, None),
        ("城镇新增就业", Role.CHANGE, Direction.DOWN),
    ]


def test_what_a_headline_cries_out_is_named_behind_it() -> None:
    [one] = read_figures("4.1级!青江县发生地震\n", PUBLISHED)
    assert (one.text, one.indicator) == ("4.1", "青江县发生地震")
