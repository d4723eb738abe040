"""A run that has ended is closed with what it took, and told by its name."""

from __future__ import annotations

import datetime as dt
import logging

import pytest

from monitor.scheduler.children import Ended
from monitor.scheduler.settling import settle, tell
from storage import Database
from storage.operation import runs
from storage.operation.runs import Start

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)


def test_what_a_run_took_is_real_time_where_the_clock_runs_faster(database: Database) -> None:
    with database.write() as connection:
        run = runs.begin(connection, Start("deliver", "schedule", NOW, "", ""))
        settled = settle(connection, run, Ended(0), NOW + HOUR, stopped=False, speed=720.0)
    assert settled.duration_ms == 5000


def test_the_log_says_which_run_ended(database: Database, caplog: pytest.LogCaptureFixture) -> None:
    with database.write() as connection:
        run = runs.begin(connection, Start("deliver", "schedule", NOW, "", ""))
        settled = settle(connection, run, Ended(0), NOW + HOUR, stopped=False)
    with caplog.at_level(logging.INFO):
        tell(settled)
    assert caplog.messages == [f"run {run} (deliver) finished"]
