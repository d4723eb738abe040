"""A job fires when its configuration says, whatever the clocks, the zones and the restarts do."""

from __future__ import annotations

import datetime as dt
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.clock import Clock
from monitor.config import Config, Sandbox, Schedule, Site
from monitor.errors import ConfigError
from monitor.scheduler.plan import firings, jobs
from monitor.scheduler.triggers import SHORTEST_SANDBOX, Pattern, Sped, pattern

NOW = dt.datetime(2026, 3, 2, 8, 7, tzinfo=dt.UTC)
BERLIN = "Europe/Berlin"
moments = st.datetimes(dt.datetime(2025, 1, 1), dt.datetime(2027, 1, 1), timezones=st.just(dt.UTC))  # noqa: DTZ001
schedules = st.one_of(
    st.builds(lambda n: Schedule(task="discover", every=f"{n}m", jitter=f"{n // 2}m"), st.integers(1, 3000)),
    st.builds(lambda m, h: Schedule(task="sweep", cron=f"{m} {h} * * *"), st.integers(0, 59), st.integers(0, 23)),
    st.builds(lambda m: Schedule(task="sweep", cron=f"{m} * * * *", between=("22:30-06:00",)), st.integers(0, 59)),
)


def made(schedule: Schedule, zone: str = "Asia/Shanghai") -> Pattern:
    return pattern(schedule, Config(timezone=zone), "job", 0)


def local(found: Pattern, start: dt.datetime, count: int) -> list[str]:
    return [f"{at:%d %H:%M}" for at in islice(found.after(start), count)]


def test_an_interval_is_counted_on_the_wall_and_not_from_the_start() -> None:
    half_hourly = made(Schedule(task="discover", every="30m"))
    assert local(half_hourly, NOW, 2) == ["02 16:30", "02 17:00"]
    assert local(half_hourly, NOW + dt.timedelta(minutes=11), 2) == ["02 16:30", "02 17:00"]


def test_cron_is_read_in_the_zone_of_the_configuration() -> None:
    assert local(made(Schedule(task="sweep", cron="30 3 * * sat")), NOW, 1) == ["07 03:30"]


def test_nothing_fires_outside_of_its_windows() -> None:
    by_day = made(Schedule(task="discover", every="6h", between=("07:00-12:30", "17:00-20:00")))
    assert local(by_day, NOW, 3) == ["02 18:00", "03 12:00", "03 18:00"]
    by_night = made(Schedule(task="discover", every="4h", between=("22:00-05:00",)))
    assert local(by_night, NOW, 3) == ["03 00:00", "03 04:00", "04 00:00"]


def test_a_time_that_does_not_exist_fires_when_the_clock_is_put_forward() -> None:
    start = dt.datetime(2026, 3, 28, 12, tzinfo=dt.UTC)
    assert local(made(Schedule(task="sweep", cron="30 2 * * *"), BERLIN), start, 2) == ["29 03:30", "30 02:30"]
    assert local(made(Schedule(task="discover", every="1h"), BERLIN), start.replace(hour=23), 3) == [
        "29 01:00", "29 03:00", "29 04:00",
    ]  # fmt: skip


def test_a_time_that_comes_twice_fires_once() -> None:
    start = dt.datetime(2026, 10, 24, 22, 30, tzinfo=dt.UTC)
    assert local(made(Schedule(task="sweep", cron="30 2 * * *"), BERLIN), start, 2) == ["25 02:30", "26 02:30"]
    assert local(made(Schedule(task="sweep", cron="0 * * * *"), BERLIN), start, 4) == [
        "25 01:00", "25 02:00", "25 03:00", "25 04:00",
    ]  # fmt: skip


@pytest.mark.parametrize("zone", ["Asia/Shanghai", BERLIN, "Pacific/Kiritimati", "Pacific/Niue", "Asia/Kathmandu"])
@pytest.mark.parametrize(("day", "next_day"), [("2027-12-31", "2028-01-01"), ("2028-02-28", "2028-02-29"), ("2028-02-29", "2028-03-01"),
                                               ("2027-02-28", "2027-03-01"), ("2100-02-28", "2100-03-01")])  # fmt: skip
def test_days_years_and_leap_days_end_where_the_zone_ends_them(zone: str, day: str, next_day: str) -> None:
    late = dt.datetime.fromisoformat(f"{day}T22:30").replace(tzinfo=ZoneInfo(zone))
    for schedule, hours in (
        (Schedule(task="discover", every="1h"), ("00", "01")),
        (Schedule(task="sweep", cron="0 0 * * *"), ("00",)),
    ):
        found = [at for at in islice(made(schedule, zone).after(late), 4) if at.date().isoformat() == next_day]
        assert [f"{at:%H}" for at in found][: len(hours)] == list(hours)
        assert found[0] - late == dt.timedelta(hours=1.5)


def test_a_leap_day_comes_in_leap_years_alone() -> None:
    found = islice(made(Schedule(task="sweep", cron="30 3 29 2 *")).after(NOW), 2)
    assert [f"{at:%Y-%m-%d %H:%M}" for at in found] == ["2028-02-29 03:30", "2032-02-29 03:30"]


@given(schedules, moments, st.sampled_from([BERLIN, "Asia/Shanghai", "America/St_Johns", "Australia/Lord_Howe"]))
def test_firings_only_go_forward_and_do_not_depend_on_when_they_are_asked_for(
    schedule: Schedule, moment: dt.datetime, zone: str
) -> None:
    found = made(schedule, zone)
    times = list(islice(found.after(moment), 6))
    assert all(earlier < later for earlier, later in pairwise([moment, *times]))
    assert list(islice(found.after(times[0]), 5)) == times[1:]
    assert found.get_next_fire_time(None, times[0]) == times[0]
    assert found.get_next_fire_time(times[0], NOW) == times[1]


@given(moments)
def test_jitter_delays_by_no_more_than_is_stated(moment: dt.datetime) -> None:
    at = next(made(Schedule(task="discover", every="30m", jitter="2m")).after(moment)).astimezone(dt.UTC)
    assert dt.timedelta(0) <= (at - dt.datetime(2024, 1, 1, tzinfo=dt.UTC)) % dt.timedelta(minutes=30)
    assert (at - dt.datetime(2024, 1, 1, tzinfo=dt.UTC)) % dt.timedelta(minutes=30) < dt.timedelta(minutes=2)


def test_a_fast_clock_fires_by_its_own_time_but_not_without_a_pause() -> None:
    clock = Clock(NOW, NOW, 720)
    sped = Sped(made(Schedule(task="discover", every="30m")), clock)
    first = sped.get_next_fire_time(None, NOW)
    assert first is not None
    assert clock.at(first).minute in (0, 30)
    second = sped.get_next_fire_time(first, first)
    assert second is not None
    assert second - first >= SHORTEST_SANDBOX


@pytest.mark.parametrize(
    ("schedule", "says"),
    [
        (Schedule(task="discover"), "schedules.0: state either every or cron"),
        (Schedule(task="discover", every="1h", cron="* * * * *"), "schedules.0: state either every or cron"),
        (Schedule(task="discover", every="0s"), "is no interval"),
        (Schedule(task="discover", cron="61 * * * *"), "is no cron expression"),
        (Schedule(task="sweep", cron="0 12 * * *", between=("22:00-05:00",)), "never fires within its windows"),
    ],
)
def test_a_schedule_that_cannot_be_followed_is_refused(schedule: Schedule, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        jobs(Config(schedules=(schedule,)))


def test_the_plan_has_a_job_for_each_site_and_names_them_apart() -> None:
    config = Config(
        sites={"one": Site(), "two": Site()},
        schedules=(
            Schedule(task="discover", every="1h"),
            Schedule(task="crawl", site="two", cron="5 8 * * *"),
            Schedule(task="analyse", every="1d"),
        ),
        sandbox=Sandbox(),
    )
    assert [job.name for job in jobs(config)] == ["discover one", "discover two", "discover two #2", "analyse"]
    shown = firings(jobs(config), NOW, 5)
    assert [one.job for one in shown] == [
        "discover one",
        "discover two",
        "discover one",
        "discover two",
        "discover one",
    ]
    assert shown[0].at.tzinfo == ZoneInfo("Asia/Shanghai")
