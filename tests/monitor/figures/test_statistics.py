"""The reader on reports and statistics: harvests, accounts, surveys and what their wording leaves unsaid."""

import datetime as dt

import pytest

from monitor.articles import Figure
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("全省因面积扩大增产粮食8万吨。", "up"),
        ("受灾地区减产玉米近3万吨。", "down"),
        ("全年比上年增支2600万元。", "up"),
        ("全年比上年减收2600万元。", "down"),
        ("绿色贷款、涉农贷款同比增长分别为12.5%和8.4%。", "up"),
    ],
)
def test_verbs_of_change(text: str, direction: str) -> None:
    assert {figure.direction for figure in read(text)} == {direction}


def test_what_is_left_of_the_year_before_is_counted_in_the_year_told_of() -> None:
    text = "2021年全区预算收入8.6亿元，加上年结余收入1.2亿元，调入资金3000万元。"
    assert [figure.period for figure in read(text)] == ["2021"] * 3


def test_a_comma_in_a_short_quotation_ends_no_clause() -> None:
    [figure, change] = read("42.5%的家庭认为房价“高，难以承受”，比上季提高1.5个百分点。")
    assert "、难以承受" in figure.indicator
    assert change.indicator == figure.indicator


@pytest.mark.parametrize(
    "text",
    [
        "预计物价上涨的居民占38.6%。",
        "预期订单增加的企业比例为24.1%。",
        "企业对价格上涨预期有所减弱，价格预期指数为57.3%。",
    ],
)
def test_what_those_asked_foresee_is_what_they_said(text: str) -> None:
    assert [figure.role for figure in read(text)] == ["level"]
