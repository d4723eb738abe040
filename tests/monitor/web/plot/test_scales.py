"""Axes hold what is drawn and are not crowded."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from monitor.web.plot.scales import Scale, days, round_values

NUMBERS = st.floats(-1e13, 1e13, allow_nan=False).map(lambda value: round(value, 3))
DAYS = st.dates(dt.date(1949, 1, 1), dt.date(2100, 1, 1))


@given(NUMBERS, NUMBERS, st.integers(4, 9))
def test_round_values_enclose_all_values_in_rising_order(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    found = round_values(low, high, most)
    slack = 1e-9 * max(abs(low), abs(high), 1)
    assert found[0] <= low + slack
    assert found[-1] >= high - slack
    assert found == sorted(set(found))
    assert 2 <= len(found) <= most + 1


@given(DAYS, DAYS, st.integers(3, 12))
def test_days_lie_within_and_are_few(one: dt.date, other: dt.date, most: int) -> None:
    first, last = sorted((one, other))
    found = days(first, last, most)
    assert 1 <= len(found) <= most
    assert all(first <= day <= last for day, _ in found)
    assert len({label for _, label in found}) == len(found)


@given(NUMBERS, NUMBERS, NUMBERS)
def test_a_scale_keeps_the_order(one: float, other: float, third: float) -> None:
    low, middle, high = sorted((one, other, third))
    scale = Scale(low, high, 0, 500)
    assert scale(low) <= scale(middle) <= scale(high)
