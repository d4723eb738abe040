"""A person at the terminal reads of each run what there is to know, and nothing of what there is not."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.scheduler.lines import line_of
from storage.operation.runs import Counts, RunRecord, RunState

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)


def run(task: str, counts: Counts, state: RunState = RunState.FINISHED, message: str | None = None) -> RunRecord:
    return RunRecord(
        7, task, "portal" if task == "crawl" else None, "schedule", state, NOW, NOW, counts, 5100, None, message, "", ""
    )


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (run("crawl", Counts(requests=362, new=333)), "crawled portal: 362 requests, 333 new in 5.1 s (run 7)"),
        (run("crawl", Counts(requests=1, errors=1)), "crawled portal: 1 request, 1 error in 5.1 s (run 7)"),
        (
            run("analyse", Counts(new=1, unchanged=3)),
            "read what was fetched: 1 new article, 3 unchanged in 5.1 s (run 7)",
        ),
        (run("analyse", Counts()), None),
        (run("deliver", Counts()), None),
        (run("backup", Counts()), "backup finished in 5.1 s (run 7)"),
        (
            run("crawl", Counts(requests=3), message="ended by its limit of pages"),
            "crawled portal: 3 requests in 5.1 s (run 7); ended by its limit of pages",
        ),
        (
            run("crawl", Counts(), RunState.FAILED, "the portal does not answer"),
            "crawl portal failed: the portal does not answer (run 7); see: monitor status",
        ),
    ],
)
def test_a_run_is_told_in_one_line(told: RunRecord, line: str | None) -> None:
    assert line_of(told) == line
