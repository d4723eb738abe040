"""Measures: what can be compared, by the table that the figures were read with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from monitor.articles import Kind
from monitor.figures import StatedUnit, read_figures, table_with
from monitor.figures.stated_units import rows_of
from monitor.series import SourcePoint
from monitor.series.build import build
from monitor.series.measures import measure

STATED = {
    "石": StatedUnit(Kind.MASS, "公斤", Decimal(60)),
    "打": StatedUnit(Kind.COUNT, "个", Decimal(12)),
    "趟次": StatedUnit(Kind.COUNT),
}
UNITS = table_with(rows_of(STATED))


def source(text: str) -> SourcePoint:
    """The one figure of a text, read by the operator's table."""
    [figure] = read_figures(text, dt.date(2022, 7, 25), units=UNITS)
    return SourcePoint(figure, "a", text[figure.sentence.start : figure.sentence.end], units=UNITS)


@pytest.mark.parametrize(
    ("text", "family", "factor"),
    [
        ("粮食总产量达到300石。", "公斤", 60),
        ("粮食总产量达到300吨。", "公斤", 1000),
        ("收购价格为90元/石。", "元/公斤", Decimal(1) / 60),
        ("鸡蛋上市量为300打。", "count", 12),
        ("公交车发车300趟次。", "count", 1),
    ],
)
def test_a_stated_unit_converts_as_one_of_the_table(text: str, family: str, factor: Decimal) -> None:
    assert measure(source(text)) == (family, factor)


def test_without_the_operators_table_a_stated_unit_is_a_family_of_its_own() -> None:
    plain = replace(source("粮食总产量达到300石。"), units=table_with())
    assert measure(plain) == ("石", 1)


def test_a_stated_unit_and_its_base_meet_in_one_series() -> None:
    texts = ("2020年，全县粮食总产量达到3000石。", "2021年，全县粮食总产量达到200吨。")
    [series] = build(replace(source(text), article=text) for text in texts)
    assert (series.unit, sorted(point.low for point in series.points)) == ("吨", [180, 200])


def test_a_price_for_none_of_a_thing_is_measured_as_it_is_spelt() -> None:
    assert measure(source("薏米零售均价为6.8元/0克。")) == ("元/0克", 1)
