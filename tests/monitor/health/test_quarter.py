"""A portal breaks in every way that an operator meets: each break is one incident, opened and closed in time, none is false."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.health import Kind
from monitor.sandbox import CALM, ROUGH, TroubleKind, trouble
from monitor.sandbox.scenario import Trouble
from tests.monitor.health.quarter import Quarter, told

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
KINDS = {
    TroubleKind.UNAVAILABLE: Kind.UNREACHABLE, TroubleKind.TOO_MANY: Kind.UNREACHABLE, TroubleKind.SLOW: Kind.SLOW,
    TroubleKind.RESET: Kind.UNREACHABLE, TroubleKind.TRUNCATED: Kind.UNREACHABLE,
    TroubleKind.TEMPLATE: Kind.LAYOUT, TroubleKind.CHARSET: Kind.CHARSET, TroubleKind.ROBOTS_CLOSED: Kind.ROBOTS,
    TroubleKind.HALF_LIST: Kind.SHORT_LISTS, TroubleKind.BLOCKED: Kind.BLOCKED, TroubleKind.SILENCE: Kind.SILENCE,
    TroubleKind.STALE: Kind.STALE,
}  # fmt: skip
SHORT = replace(
    CALM.with_(
        trouble(TroubleKind.UNAVAILABLE, day=3, hours=12),
        trouble(TroubleKind.TEMPLATE, day=4.33, hours=16),
        trouble(TroubleKind.CHARSET, day=5.67, hours=16),
        trouble(TroubleKind.ROBOTS_CLOSED, day=7, hours=16),
        trouble(TroubleKind.HALF_LIST, day=8.33, hours=16),
        trouble(TroubleKind.BLOCKED, day=9.67, hours=16),
        trouble(TroubleKind.SLOW, day=11, hours=16, seconds=2.0),
        trouble(TroubleKind.SILENCE, day=12.33, hours=5 * 24),
    ),
    archive_days=25,
)


def wrong(quarter: Quarter, step: dt.timedelta, expected: list[Trouble]) -> list[str]:
    """What is wrong with the incidents: a trouble without its incident, one late to open or close, and false ones."""
    found = list(told(quarter))
    complaints = []
    for one in expected:
        begin, end = one.after / DAY, one.until / DAY
        matching = [
            each for each in found if each[0] is KINDS[one.kind] and begin - 0.01 <= each[1] <= end + step / DAY
        ]
        if len(matching) != 1:
            complaints.append(f"{one.kind} of day {begin:.1f}: {matching}")
            continue
        found.remove(matching[0])
        clear = matching[0][2]
        if clear is None or not end - 0.01 <= clear <= end + 3 * step / DAY:
            complaints.append(f"{one.kind} ended on day {end:.2f}, its incident on {clear}")
    return complaints + [f"false: {each}" for each in found]


@pytest.mark.timeout(1200)
def test_each_break_opens_one_incident_and_its_end_closes_it(tmp_path: Path) -> None:
    step = 8 * HOUR
    quarter = Quarter(tmp_path, SHORT)
    quarter.play(2.1, 19, step)
    # Silence is told only when it is longer than weekday and hour make likely.
    expected = [one for one in SHORT.troubles if one.kind is not TroubleKind.SILENCE]
    silent = [each for each in told(quarter) if each[0] is Kind.SILENCE]
    assert len(silent) == 1
    assert 13.5 < silent[0][1] < 17.4
    assert silent[0][2] is not None
    assert 17.3 < silent[0][2] < 19
    complaints = [text for text in wrong(quarter, step, expected) if Kind.SILENCE.value not in text.lower()]
    assert complaints == []
    layout = next(one for one in quarter.incidents() if one.kind is Kind.LAYOUT)
    assert {"title h1.title", "body .content", "list ul.list li"} <= set(layout.selectors)
    assert layout.good
    assert layout.bad
    assert "body" in {row["field"] for row in layout.proposal}
    told_of = quarter.rows("SELECT key FROM outbox WHERE audience = 'operators'")
    assert len(told_of) == 2 * len(quarter.incidents())


@pytest.mark.timeout(14400)
def soak_a_whole_quarter(tmp_path: Path) -> None:
    step = 4 * HOUR
    quarter = Quarter(tmp_path, ROUGH)
    quarter.play(2, 90, step)
    # Requests that come to something at a second try are no outage, and silence begins when it is unlikely.
    mild = {TroubleKind.RESET, TroubleKind.TRUNCATED, TroubleKind.TOO_MANY, TroubleKind.STALE, TroubleKind.SILENCE}
    complaints = wrong(quarter, step, [one for one in ROUGH.troubles if one.kind not in mild])
    assert [text for text in complaints if not any(kind.value in text for kind in (Kind.SILENCE, Kind.STALE))] == []
