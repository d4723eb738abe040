"""The life of a page, look by look."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.changes import ChangeKind
from monitor.changes.life import Look, as_change, live

URL = "https://a.example/difang/20220725_1.html"
START = dt.datetime(2022, 7, 25, 8, 0, tzinfo=dt.UTC)


def looks(*steps: str, every: int = 2) -> list[Look]:
    """Looks `every` hours apart: a letter is a content, the words below are absences and faults."""
    made = []
    for hour, step in enumerate(steps):
        at = START + dt.timedelta(hours=every * hour)
        made.append(
            {
                "404": Look(at, 404),
                "410": Look(at, 410),
                "front": Look(at, 200, "z", final_url="https://a.example/index.html"),
                "soft": Look(at, 200, soft_404=True),
                "503": Look(at, 503),
                "timeout": Look(at, 0),
                "elsewhere": Look(at, 200, "A", final_url="https://a.example/new/1.html"),
            }.get(step, Look(at, 200, step))
        )
    return made


def told(*steps: str, every: int = 2) -> list[str]:
    _, events = live(URL, looks(*steps, every=every))
    return [event.kind.value for event in events]


@pytest.mark.parametrize("absence", ["404", "410", "front", "soft"])
def test_withdrawn_only_after_a_second_look(absence: str) -> None:
    assert told("A", absence) == []
    assert told("A", absence, "A") == []
    assert told("A", absence, absence, absence) == ["withdrawn"]


def test_two_looks_in_one_moment_are_one() -> None:
    _, events = live(URL, [Look(START, 200, "A"), Look(START, 404), Look(START + dt.timedelta(minutes=5), 404)])
    assert events == ()


def test_a_fault_of_the_server_says_nothing() -> None:
    assert told("A", "503", "timeout", "503") == []
    assert told("A", "404", "503", "404") == ["withdrawn"]


def test_returned_and_withdrawn_again() -> None:
    assert told("A", "404", "404", "A", "404", "404") == ["withdrawn", "returned", "withdrawn"]


def test_moved_is_told_once_with_both_addresses() -> None:
    life, events = live(URL, looks("A", "elsewhere", "elsewhere"))
    assert [(event.kind, event.before, event.after) for event in events] == [
        (ChangeKind.MOVED, URL, "https://a.example/new/1.html")
    ]
    assert life.url == "https://a.example/new/1.html"


def test_back_to_a_revision_is_told_once_however_often_it_flips() -> None:
    life, events = live(URL, looks("A", "B", "A", "B", "A", "C", "A"))
    assert [(event.kind, event.revision) for event in events] == [
        (ChangeKind.REVERTED, 1),
        (ChangeKind.REVERTED, 1),
    ]
    assert life.revisions == ("A", "B", "C")
    told = as_change(events[0])
    assert (told.before, told.after, told.cause) == ("", "", "returned to revision 1")


def test_a_turn_is_told_by_its_cause_and_not_by_hashes() -> None:
    _, events = live(URL, looks("A", "404", "404", "A", "elsewhere"))
    changes = [as_change(event) for event in events]
    assert [(change.kind, change.cause) for change in changes] == [
        (ChangeKind.WITHDRAWN, "gone"), (ChangeKind.RETURNED, ""), (ChangeKind.MOVED, ""),
    ]  # fmt: skip
    assert [change.before for change in changes] == ["", "", URL]


@given(st.lists(st.sampled_from(["A", "B", "C", "404", "front", "503"]), max_size=14))
@settings(max_examples=80)
def test_withdrawals_and_returns_take_turns_and_reverts_are_told_once_a_pair(steps: list[str]) -> None:
    life, events = live(URL, looks(*steps))
    turns = [event.kind for event in events if event.kind in (ChangeKind.WITHDRAWN, ChangeKind.RETURNED)]
    assert turns == [ChangeKind.WITHDRAWN, ChangeKind.RETURNED] * (len(turns) // 2) + [ChangeKind.WITHDRAWN] * (
        len(turns) % 2
    )
    pairs = [frozenset((event.before, event.after)) for event in events if event.kind is ChangeKind.REVERTED]
    assert len(pairs) == len(set(pairs))
    assert life.withdrawn == (bool(turns) and turns[-1] is ChangeKind.WITHDRAWN)
