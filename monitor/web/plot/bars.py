"""A site's crawls side by side: how many pages each fetched, and which of them failed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from storage.operation.runs import RunRecord, RunState

WIDTH, HEIGHT, STEP = 480, 64, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """A run as a bar: its place and height, the part of it that are errors, and whether it failed as a whole."""

    run: RunRecord
    x: float
    height: float
    errors: float
    failed: bool


def bars(course: Sequence[RunRecord]) -> list[Bar]:
    """The crawls as bars from the left, the latest last; at least two pixels each."""
    shown = course[-(WIDTH // STEP) :]
    most = max((run.counts.requests for run in shown), default=0) or 1
    return [_bar(run, n * STEP, most) for n, run in enumerate(shown)]


def _bar(run: RunRecord, x: float, most: int) -> Bar:
    height = max(2.0, round(HEIGHT * run.counts.requests / most, 1))
    errors = min(height, round(HEIGHT * run.counts.errors / most, 1))
    return Bar(run, x, height, errors, run.state in (RunState.FAILED, RunState.LOST))
