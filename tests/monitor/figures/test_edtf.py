"""Periods: what is written is read back, and the calendar's laws hold."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.figures.edtf import Period, Point, interval, one_day, parse, point, points

QUICK = settings(max_examples=60)

days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31))


@st.composite
def single(draw: st.DrawFn) -> Point:
    day = draw(days)
    unit = draw(st.sampled_from(["year", "quarter", "month", "day"]))
    if unit == "year":
        return Point(day.year)
    if unit == "quarter":
        return Point(day.year, quarter=(day.month + 2) // 3)
    return Point(day.year, day.month, day.day if unit == "day" else None)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    first, last = sorted((draw(single()), draw(single())), key=lambda one: (one.first, one.last))
    shape = draw(st.sampled_from(["point", "interval", "since", "until", "set"]))
    if shape == "point":
        return interval(first, first)
    if shape == "set":
        return points((first, last))
    return interval(None if shape == "until" else first, None if shape == "since" else last)


@QUICK
@given(periods())
def test_what_is_written_is_read_back(period: Period) -> None:
    assert parse(str(period)) == period


@QUICK
@given(periods())
def test_a_period_contains_itself_and_its_first_and_last_days(period: Period) -> None:
    assert period.contains(period)
    assert all(period.contains(day) for day in (period.first, period.last) if day)


@QUICK
@given(periods(), st.integers(-50, 50))
def test_a_shift_by_years_keeps_the_grain_and_order(period: Period, years: int) -> None:
    moved = period.shift(years=years)
    assert moved.unit is period.unit
    assert moved.is_point or not period.is_point
    if period.last:
        assert moved.last is not None
        assert moved.last.year == period.last.year + years


@QUICK
@given(days, st.integers(-1000, 1000))
def test_a_day_shifted_there_and_back_is_the_same(day: dt.date, count: int) -> None:
    assert one_day(day).shift(days=count).shift(days=-count) == one_day(day)


@QUICK
@given(st.text(alphabet="0123456789-/.{},X", max_size=24))
def test_any_text_is_a_period_or_a_value_error(text: str) -> None:
    try:
        period = parse(text)
    except ValueError:
        return
    assert parse(str(period)) == period


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("2021", "2021-01-01", "2021-12-31", "year"),
        ("2020-02", "2020-02-01", "2020-02-29", "month"),
        ("2021-33", "2021-01-01", "2021-03-31", "quarter"),
        ("2021-36", "2021-10-01", "2021-12-31", "quarter"),
        ("2022-06-30", "2022-06-30", "2022-06-30", "day"),
        ("2018/2022", "2018-01-01", "2022-12-31", "5 years"),
        ("2022-01/2022-06", "2022-01-01", "2022-06-30", "6 months"),
        ("2021-33/2021-35", "2021-01-01", "2021-09-30", "3 quarters"),
        ("2021-12/2022-07-25", "2021-12-01", "2022-07-25", "237 days"),
        ("../2022-07-25", None, "2022-07-25", "open day"),
        ("2021/..", "2021-01-01", None, "open year"),
        ("{2022-05-01,2022-05-03}", "2022-05-01", "2022-05-03", "2 days"),
        ("{2020,2021}", "2020-01-01", "2021-12-31", "2 years"),
    ],
)
def test_days_and_grain(text: str, first: str | None, last: str | None, grain: str) -> None:
    period = parse(text)
    assert str(period) == text
    assert (period.first and period.first.isoformat(), period.last and period.last.isoformat()) == (first, last)
    assert str(period.grain) == grain


@pytest.mark.parametrize(
    "text",
    [
        "", "..", "../..", "/", "21", "20210", "2021-13", "2021-00", "2021-02-30", "2021-2", "2021-32", "2021-37",
        "2021-33-01", "0000", "2022/2021", "2021/2022/2023", "2021-W05", "2021?", "２０２１", "{}", "{2021", "{2021,}",
        "2021-06-", " 2021", "今年",
    ],
)  # fmt: skip
def test_what_is_not_in_the_subset_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text)


@pytest.mark.parametrize(
    ("outer", "inner", "inside"),
    [
        ("2021", "2021-06", True),
        ("2021", "2021-12-31", True),
        ("2021", "2022", False),
        ("2021", "2021/2022", False),
        ("2018/2022", "2020", True),
        ("../2022-07-25", "2021", True),
        ("../2022-07-25", "../2021", True),
        ("../2022-07-25", "2022", False),
        ("2021/..", "../2022", False),
        ("{2020,2022}", "2022-03", True),
        ("{2020,2022}", "2021", False),
        ("{2020,2022}", "2020/2022", False),
        ("2020/2022", "{2020,2022}", True),
    ],
)
def test_contains(outer: str, inner: str, inside: bool) -> None:
    assert parse(outer).contains(parse(inner)) is inside


@pytest.mark.parametrize(
    ("text", "shift", "moved"),
    [
        ("2021", {"years": -1}, "2020"),
        ("2021-33", {"months": -3}, "2020-36"),
        ("2022-01", {"months": -1}, "2021-12"),
        ("2020-02-29", {"years": 1}, "2021-02-28"),
        ("2022-07-31", {"months": -1}, "2022-06-30"),
        ("../2022-07-25", {"days": 7}, "../2022-08-01"),
        ("2018/2022", {"years": -5}, "2013/2017"),
        ("{2022-05-01,2022-05-03}", {"years": -1}, "{2021-05-01,2021-05-03}"),
    ],
)
def test_shift(text: str, shift: dict[str, int], moved: str) -> None:
    assert str(parse(text).shift(**shift)) == moved


@pytest.mark.parametrize(
    ("text", "shift"),
    [("2021", {"months": 1}), ("2021-33", {"months": 1}), ("2021-06", {"days": 1}), ("9999-12-31", {"days": 1})],
)
def test_a_shift_that_the_grain_or_the_calendar_does_not_know_is_refused(text: str, shift: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse(text).shift(**shift)


def test_a_set_of_one_is_that_one() -> None:
    assert points((Point(2021), Point(2021))) == point(2021)
    with pytest.raises(ValueError, match="set"):
        Period(Point(2021), Point(2022), (Point(2021), Point(2023)))
    with pytest.raises(ValueError, match="open"):
        interval(None, None)
    with pytest.raises(ValueError, match="quarter"):
        Point(2021, 3, quarter=1)
    with pytest.raises(ValueError, match="without a month"):
        Point(2021, day=3)
