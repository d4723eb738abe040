"""A portal breaks in every way that an operator meets: each break is one incident, opened and closed in time, none is false."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.health import Kind
from monitor.sandbox import CALM, TroubleKind, trouble
from tests.monitor.health.simulation import Simulation

HOUR = dt.timedelta(hours=1)
SHORT = replace(
    CALM.with_(
        trouble(TroubleKind.UNAVAILABLE, day=3, hours=12),
        trouble(TroubleKind.TEMPLATE, day=4.33, hours=16),
        trouble(TroubleKind.CHARSET, day=5.67, hours=16),
        trouble(TroubleKind.ROBOTS_CLOSED, day=7, hours=16),
        trouble(TroubleKind.HALF_LIST, day=8.33, hours=16),
        trouble(TroubleKind.BLOCKED, day=9.67, hours=16),
        trouble(TroubleKind.SLOW, day=11, hours=16, seconds=2.0),
        trouble(TroubleKind.CHANNEL_GONE, day=12.0, hours=16),
        trouble(TroubleKind.SILENCE, day=12.33, hours=5 * 24),
    ),
    archive_days=12,
)


@pytest.mark.timeout(1200)
def test_each_break_opens_one_incident_and_its_end_closes_it(tmp_path: Path) -> None:
    simulation = Simulation.of(tmp_path, SHORT)
    simulation.play(19, 8 * HOUR, 2.1)
    assert simulation.complaints(8 * HOUR) == [], simulation.table(8 * HOUR)
    rows, _ = simulation.rows(8 * HOUR)
    assert all(row.found for row in rows)
    found = {one.kind: one for row in rows for one in row.found}
    layout, lists = found[Kind.LAYOUT], found[Kind.SHORT_LISTS]
    assert {"title h1.title", "body .content", "list ul.list li"} <= set(layout.selectors)
    assert layout.good
    assert layout.bad
    assert "body" in {row["field"] for row in layout.proposal}
    assert lists.good
    assert lists.bad
    assert simulation.service.refused
