"""A clock shows what it was told to, as fast as it was told to, and can be handed on."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clock import VARIABLE, Clock, current_clock
from monitor.errors import InputError

START = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
times = st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001


def test_a_fast_clock_runs_fast() -> None:
    clock = Clock(START, START, 60)
    assert clock.at(START + dt.timedelta(minutes=2)) == START + dt.timedelta(hours=2)


def test_a_clock_may_stand_still() -> None:
    assert Clock.parse(START.isoformat()).now() == START


@given(times, times, st.floats(0, 1000).map(lambda speed: round(speed, 2)))
def test_a_clock_handed_on_shows_the_same(real: dt.datetime, shown: dt.datetime, speed: float) -> None:
    clock = Clock(real, shown, speed)
    assert Clock.parse(str(clock)).at(real) == clock.at(real)


@pytest.mark.parametrize("text", ["", "now", "2026-03-02T08:00:00", "2026-03-02T08:00:00+00:00@x", "a@bxc"])
def test_what_is_no_clock_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not a clock"):
        Clock.parse(text)


def test_a_process_goes_by_the_clock_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, START.isoformat())
    assert current_clock().now() == START
    monkeypatch.delenv(VARIABLE)
    assert abs(current_clock().now() - dt.datetime.now(dt.UTC)) < dt.timedelta(seconds=5)
