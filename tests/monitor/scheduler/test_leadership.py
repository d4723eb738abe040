"""One monitor does the work; another takes over when it is dead or silent, and no clock that is put matters."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.scheduler.leadership import STALE_AFTER, Leadership
from storage import Database

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


@dataclass
class Timer:
    """A clock in seconds that stands still until it is moved."""

    at: float = 100.0

    def __call__(self) -> float:
        return self.at


def rivals(database: Database, *, first_lives: bool | None) -> tuple[Leadership, Leadership, Timer]:
    timer = Timer()
    first = Leadership(database, "first", timer, lambda owner: True)  # noqa: ARG005
    return first, Leadership(database, "second", timer, lambda owner: first_lives), timer  # noqa: ARG005


def test_the_second_stands_by_as_long_as_the_first_beats(database: Database) -> None:
    first, second, timer = rivals(database, first_lives=None)
    assert first.beat(NOW)
    for _ in range(20):
        assert not second.beat(NOW)
        timer.at += STALE_AFTER / 4
        assert first.beat(NOW)
    assert (first.leads, second.leads, second.rival) == (True, False, "first")


def test_the_second_takes_over_when_the_first_is_silent_for_long(database: Database) -> None:
    first, second, timer = rivals(database, first_lives=None)
    assert first.beat(NOW)
    assert not second.beat(NOW)
    timer.at += STALE_AFTER * 0.9
    assert not first.leads, "nobody may begin a run who could be taken for dead soon"
    assert not second.beat(NOW - dt.timedelta(days=400))
    timer.at += STALE_AFTER * 0.2
    assert second.beat(NOW + dt.timedelta(days=400))
    with database.read() as connection:
        assert (first.holds(connection), second.holds(connection)) == (False, True)
    assert not first.beat(NOW), "one that slept sees that it was replaced"
    assert not first.leads


def test_a_dead_process_on_this_machine_is_replaced_at_once(database: Database) -> None:
    first, second, _ = rivals(database, first_lives=False)
    assert first.beat(NOW)
    assert second.beat(NOW)


def test_one_that_ends_makes_room_at_once(database: Database) -> None:
    first, second, _ = rivals(database, first_lives=True)
    assert first.beat(NOW)
    assert not second.beat(NOW)
    first.release()
    assert second.beat(NOW)


def test_of_two_that_see_it_dead_one_takes_over(database: Database) -> None:
    first, second, timer = rivals(database, first_lives=None)
    third = Leadership(database, "third", timer, lambda owner: None)  # noqa: ARG005
    assert first.beat(NOW)
    assert not second.beat(NOW)
    assert not third.beat(NOW)
    timer.at += STALE_AFTER
    assert [second.beat(NOW), third.beat(NOW)] == [True, False]
