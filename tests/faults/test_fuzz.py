"""The short form of the fuzzing; the long one is `python -m tests.faults.fuzz`."""

from __future__ import annotations

import time

import pytest

from tests.faults.fuzz import TARGETS, Tally, once, rounds
from tests.faults.guided import NAMES, kept
from tests.growth import grows_no_faster

# Texts on which a reader that goes back and forth would be caught.
KILLERS = {
    "figures": ("1,", "百分之", "1/", "分别增长1%、", "约", "(1", "2021年", "3亿4000"),
    "dates": ("2026-", "1:", "十", "2026年", "Mar ", " "),
    "edtf": ("2026/", "[2026,", "{", "-"),
    "query": ("乳源 ", "(", '"', "-", "来源:"),
    "configuration": ("[a.", '"\\', "a=", "[[", "#\n", "\n", "[乡", "[a.乡]"),
    "feeds": ("<item>", "<a ", "&", "<!--"),
    "pages": ("来源:", "(记者 ", "2026-", "<a ", "<!--", "&"),
}
LENGTH = 4_000
# Fourfold text takes fourfold time where it is read once, sixteenfold where every part is compared with every other.
MOST, TOO_SHORT_TO_TELL = 12, 0.5


def test_each_target_is_explored() -> None:
    assert tuple(TARGETS) == NAMES


@pytest.mark.parametrize("name", TARGETS)
def test_anything_is_read_or_refused(name: str) -> None:
    rounds(TARGETS[name], 20260305, 25, Tally())


@pytest.mark.parametrize("name", TARGETS)
def test_what_was_found_on_the_way_is_read_or_refused(name: str) -> None:
    texts, tally = kept(name), Tally()
    assert texts
    for text in texts:
        once(TARGETS[name], text, tally)


def _seconds(name: str, text: str) -> float:
    since = time.process_time()
    TARGETS[name].read(text)
    return time.process_time() - since


@pytest.mark.parametrize(("name", "piece"), [(name, piece) for name, pieces in KILLERS.items() for piece in pieces])
def test_longer_text_takes_proportionally_longer(name: str, piece: str) -> None:
    short = piece * (LENGTH // len(piece))
    assert grows_no_faster(lambda times: _seconds(name, short * times), 1, 4, MOST, TOO_SHORT_TO_TELL)
