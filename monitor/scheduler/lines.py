"""What a person at the terminal is told of a run, in one line; counts of nothing are left out."""

from __future__ import annotations

from dataclasses import asdict

from monitor.counting import counted, crawled
from storage.operation.runs import RunRecord, RunState


def line_of(run: RunRecord) -> str | None:
    """The line of a run that ended; None for one that had nothing to do or tells of itself."""
    if run.state is not RunState.FINISHED:
        return _trouble(run)
    if run.task == "crawl":
        return f"crawled {run.site}: {crawled(asdict(run.counts))} {_end(run)}"
    if run.task == "analyse":
        found = _read(run)
        return f"read what was fetched: {found} {_end(run)}" if found else None
    return None if run.task == "deliver" else f"{run.task} finished {_end(run)}"


def _read(run: RunRecord) -> str:
    counts = run.counts
    parts = [
        (counts.changed, "changed"), (counts.unchanged, "unchanged"), (counts.missing, "gone"),
        (counts.errors, "not an article"),
    ]  # fmt: skip
    new = [counted(counts.new, "new article")] if counts.new else []
    return ", ".join([*new, *(f"{count} {what}" for count, what in parts if count)])


def _end(run: RunRecord) -> str:
    why = f"; {run.message}" if run.message else ""
    return f"in {(run.duration_ms or 0) / 1000:.1f} s (run {run.id}){why}"


def _trouble(run: RunRecord) -> str:
    state, said = run.state.value, run.message or ""
    named = " ".join(filter(None, (run.task, run.site)))
    return f"{named} {said if said.startswith(state) else f'{state}: {said}'} (run {run.id}); see: monitor status"
