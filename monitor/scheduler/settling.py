"""Closes a run when its process has ended, by what the process recorded or left behind."""

from __future__ import annotations

import datetime as dt
import logging
import signal

from monitor.reasons import say
from monitor.scheduler.children import Ended
from storage import Connection
from storage.operation import runs
from storage.operation.runs import RunRecord, RunState
from storage.visits import frontier

logger = logging.getLogger(__name__)


def settle(
    connection: Connection, run_id: int, ended: Ended, now: dt.datetime, *, stopped: bool, speed: float = 1.0
) -> RunRecord:
    """The run as it ended; `stopped` says that its process was ended because the monitor was, `speed` how fast `now` goes."""
    run = _row(connection, run_id)
    state, message = _verdict(run, ended, stopped=stopped)
    if run.task == "crawl" and run.state is RunState.RUNNING:
        # It ended without a word: what it had taken would else be due only when its lease runs out.
        frontier.release(connection, frontier.owner_of(run_id), now)
    # What a run took is told in real time, by a clock that runs faster as well.
    took = run.duration_ms or round((now - run.started_at).total_seconds() * 1000 / speed)
    runs.finish(
        connection, run_id, state, run.finished_at or now, message=message, duration_ms=took,
        peak_memory=max(run.peak_memory or 0, ended.peak_memory) or None,
    )  # fmt: skip
    return _row(connection, run_id)


def tell(run: RunRecord) -> None:
    """Log how a run ended."""
    level = logging.INFO if run.state is RunState.FINISHED else logging.ERROR
    named = run.job or " ".join(filter(None, (run.task, run.site)))
    logger.log(level, "run %d (%s) %s%s", run.id, named, run.state.value, f": {run.message}" if run.message else "")


def _row(connection: Connection, run_id: int) -> RunRecord:
    run = runs.get(connection, run_id)
    assert run is not None, "a run's row is never deleted while it is open"  # noqa: S101
    return run


def _verdict(run: RunRecord, ended: Ended, *, stopped: bool) -> tuple[RunState, str | None]:
    if ended.limit:
        return RunState.ENDED, say("run-ended", limit=ended.limit)
    if run.state is not RunState.RUNNING:
        return run.state, run.message
    if stopped:
        return RunState.LOST, say("run-stopped")
    if ended.status == 0:
        return RunState.FINISHED, None
    return RunState.FAILED, _said(ended.status)


def _said(status: int) -> str:
    if status >= 0:
        return say("run-status", status=status)
    known = {number.value: number.name for number in signal.Signals}
    return say("run-signal", signal=known.get(-status, f"signal {-status}"))
