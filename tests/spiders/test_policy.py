"""Articles are looked at by their need, others rarely, patiently what fails, and never more than is agreed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.policy import DAY, HOUR, LASTING, MINUTE, after_fault, policy
from storage.visits.frontier import PageKind, PageState
from storage.visits.snapshots import Kept, Visit

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
ages = st.timedeltas(dt.timedelta(0), dt.timedelta(days=4000))


def visit(
    status: int = 200,
    kept: Kept = Kept.UNCHANGED,
    age: dt.timedelta = HOUR,
    attempts: int = 0,
    kind: PageKind = PageKind.ARTICLE,
    *,
    read: bool = True,
) -> Visit:
    changed = NOW - age if read else None
    return Visit(kind, status, kept, NOW, NOW - age, changed, attempts, PageState.LIVE if read else PageState.NEW)


def wait(of: Visit) -> dt.timedelta | None:
    due = policy(of).due_at
    return None if due is None else due - NOW


@settings(max_examples=60)
@given(ages, ages)
def test_an_older_page_is_never_looked_at_sooner(one: dt.timedelta, other: dt.timedelta) -> None:
    younger, older = sorted((one, other))
    first, second = wait(visit(age=younger)), wait(visit(age=older))
    assert first is not None
    assert second is not None
    assert first <= second


@settings(max_examples=60)
@given(ages, st.integers(1, 40), st.integers(0, 5))
def test_a_page_that_was_edited_more_is_looked_at_no_later(age: dt.timedelta, looks: int, edits: int) -> None:
    often, seldom = (
        wait(replace(visit(age=age), looks=looks + edits, edits=found)) for found in (min(edits + 1, looks), edits)
    )
    assert often is not None
    assert seldom is not None
    assert often <= seldom or edits >= looks


def test_the_reason_says_what_is_known_of_the_page() -> None:
    why = policy(replace(visit(age=30 * HOUR), looks=7, edits=1)).why
    assert why.startswith("1 edit in 7 looks, 30 hours old: by then an edit is lost with a chance of 0.2")


def test_a_page_without_an_article_is_looked_at_seldom() -> None:
    assert wait(replace(visit(), state=PageState.OTHER)) == 14 * DAY


@pytest.mark.parametrize("status", [404, 410])
def test_a_page_that_is_gone_gets_a_second_look_after_half_an_hour_and_more_later(status: int) -> None:
    waits = [wait(visit(status, Kept.MISSING, attempts=misses)) for misses in range(1, 8)]
    assert waits == [30 * MINUTE, DAY, 3 * DAY, 7 * DAY, 30 * DAY, 30 * DAY, 30 * DAY]


def test_a_page_that_never_was_is_given_up_after_three_more_looks() -> None:
    waits = [wait(visit(404, Kept.MISSING, attempts=misses, read=False)) for misses in range(1, 6)]
    assert waits == [DAY, 3 * DAY, 7 * DAY, None, None]


@settings(max_examples=60)
@given(st.sampled_from([0, 429, 500, 502, 503, 504]), st.integers(1, 10_000))
def test_failures_make_it_wait_twice_as_long_up_to_a_day(status: int, failures: int) -> None:
    assert wait(visit(status, Kept.MISSING, attempts=failures)) == min(5 * MINUTE * 2 ** min(failures - 1, 20), DAY)


@settings(max_examples=60)
@given(st.sampled_from(sorted(LASTING)), st.integers(0, 50))
def test_what_is_refused_waits_a_week(kind: str, attempts: int) -> None:
    following = after_fault(kind, visit(0, Kept.MISSING, attempts=attempts))
    assert following.due_at == NOW + 7 * DAY
    assert kind in following.why


@settings(max_examples=60)
@given(st.sampled_from([kind for kind in PageKind if kind is not PageKind.ARTICLE]), ages)
def test_entrances_are_due_daily(kind: PageKind, age: dt.timedelta) -> None:
    assert wait(visit(kind=kind, age=age)) == DAY


@settings(max_examples=60)
@given(st.sampled_from([0, 200, 304, 403, 404, 410, 500]), st.sampled_from(list(Kept)), ages, st.integers(0, 99))
def test_each_visit_has_a_later_time_and_a_reason(status: int, kept: Kept, age: dt.timedelta, attempts: int) -> None:
    following = policy(visit(status, kept, age, attempts))
    assert following.why
    assert following.due_at is None or following.due_at > NOW
