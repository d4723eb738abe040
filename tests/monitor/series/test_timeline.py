"""Series along time: exactness, revisions, gaps, steps."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.series import gaps, latest, steps, told
from monitor.series.bounds import bounds
from monitor.series.build import build
from tests.monitor.series.points import point


@pytest.mark.parametrize(
    ("number", "qualifier", "low", "high"),
    [
        ("3200", "exact", "3200", "3200"),
        ("3200", "more_than", "3200", "3300"),
        ("1.3万", "more_than", "13000", "14000"),
        ("3000", "nearly", "2000", "3000"),
        ("3200", "about", "3150", "3250"),
        ("2.35万", "exact", "23450", "23550"),
        ("126.48", "exact", "126.475", "126.485"),
    ],
)
def test_a_qualifier_and_rounding_set_the_bounds(number: str, qualifier: str, low: str, high: str) -> None:
    figure = point(f"有【{number}】名。", "党员", "名", qualifier=qualifier).figure
    assert bounds(figure) == (Decimal(low), Decimal(high))


def income(value: str, period: str, article: str, published: dt.date, qualifier: str = "exact"):  # type: ignore[no-untyped-def]
    return point(
        f"村集体收入【{value}】元。",
        "村集体收入",
        "元",
        period,
        article=article,
        published=published,
        qualifier=qualifier,
    )


POINTS = [
    income("58.5万", "2017", "a", dt.date(2018, 2, 1)),
    income("60.2万", "2017", "b", dt.date(2019, 2, 1)),
    income("64.0万", "2018", "b", dt.date(2019, 2, 1)),
    income("80.0万", "2021", "c", dt.date(2022, 2, 1)),
    income("80.2万", "2021", "d", dt.date(2022, 2, 3), "more_than"),
]


def test_a_period_keeps_its_values_as_they_were_told() -> None:
    [series] = build(POINTS)
    values = told(series)
    assert [one.value for one in values["2017"]] == [Decimal(585000), Decimal(602000)]
    assert latest(series)["2017"].value == Decimal(602000)


def test_a_value_told_less_exactly_is_the_same() -> None:
    [series] = build(
        [
            income("60.24万", "2017", "a", dt.date(2018, 2, 1)),
            income("60.2万", "2017", "b", dt.date(2018, 2, 3)),
            income("60万", "2017", "c", dt.date(2018, 2, 4), "more_than"),
        ]
    )
    [only] = told(series)["2017"]
    assert (only.value, len(only.points)) == (Decimal(602400), 3)


def test_gaps_are_the_periods_that_no_article_gives() -> None:
    assert gaps(build(POINTS)[0]) == ("2019", "2020")
    months = [income("5万", f"2021-{month:02}", str(month), dt.date(2022, 1, 1)) for month in (1, 2, 5)]
    assert gaps(build(months)[0]) == ("2021-03", "2021-04")


def test_days_are_missing_after_a_week() -> None:
    days = [
        point("猪肉【25】元/公斤。", "猪肉", "元/公斤", f"2021-03-{day:02}", article=str(day)) for day in (1, 2, 5, 20)
    ]
    assert gaps(build(days)[0]) == ("2021-03-06/2021-03-19",)


def test_steps_carry_the_error_of_both_values() -> None:
    [step] = steps(build(POINTS[1:3])[0])
    assert (step.against, step.earlier.period, step.later.period) == ("period", "2017", "2018")
    assert (step.low, step.high) == (Decimal(37000), Decimal(39000))
    assert step.percent_low is not None
    assert step.percent_high is not None
    assert step.percent_low < Decimal("6.31") < step.percent_high


def test_no_step_where_the_values_are_too_vague() -> None:
    vague = [
        income("62万", "2017", "a", dt.date(2018, 2, 1), "more_than"),
        income("66万", "2018", "b", dt.date(2019, 2, 1), "nearly"),
    ]
    [step] = steps(build(vague)[0])
    assert step.low == Decimal(20000)
    overlapping = [vague[0], income("62.9万", "2018", "b", dt.date(2019, 2, 1), "nearly")]
    assert steps(build(overlapping)[0]) == ()


def test_months_step_from_the_month_and_the_year_before() -> None:
    months = [
        income("50万", "2020-03", "a", dt.date(2022, 1, 1)),
        income("55万", "2021-02", "b", dt.date(2022, 1, 1)),
        income("60万", "2021-03", "c", dt.date(2022, 1, 1)),
    ]
    assert [(one.against, one.earlier.period) for one in steps(build(months)[0])] == [
        ("period", "2021-02"),
        ("year", "2020-03"),
    ]


@given(
    st.decimals(1, 10**6, places=1),
    st.sampled_from(["exact", "about", "more_than", "at_least", "nearly", "less_than", "at_most"]),
)
@settings(max_examples=80)
def test_the_value_lies_within_its_bounds(value: Decimal, qualifier: str) -> None:
    figure = point(f"有【{value}】名。", "党员", "名", qualifier=qualifier).figure
    low, high = bounds(figure)
    assert figure.value is not None
    assert low <= figure.value <= high
