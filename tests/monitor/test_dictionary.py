"""The dictionary of rows: what its columns say they hold is what there is."""

from __future__ import annotations

from monitor import dictionary
from storage.operation.runs import RunState


def test_every_state_of_a_run_is_explained() -> None:
    [state] = [column for column in dictionary.RUNS.columns if column.name == "state"]
    assert [one.value for one in RunState if f"{one.value} " not in state.zh] == []


def test_every_column_is_described_in_both_languages() -> None:
    assert all(zh and en for _, _, _, zh, en in dictionary.lines())
