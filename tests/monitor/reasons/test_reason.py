"""Reasons are kept as sentences, read back as what they were made of, and said in Chinese."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from monitor.changes import ChangeKind
from monitor.changes.importance import POINTS, weigh
from monitor.health import Kind
from monitor.reasons import read, said_in, say
from monitor.reasons.catalogue import REASONS, WORDS
from monitor.reasons.reason import NESTED
from monitor.topics import RUYUAN, judge
from spiders.faults import WORDS as FAULTS
from spiders.policy import LASTING, SELDOM
from storage.visits.frontier import Route

SAMPLES = {
    "": "甲、乙",
    "n": "12.5",
    "span": "9 days",
    "word": "title",
    "words": "title, body",
    "why": "gone: a second look",
}


def values(code: str) -> dict[str, str]:
    """A value of each sort that a reason holds."""
    return {
        name: SAMPLES.get(kind or "", "3")
        for _, name, kind, _ in Formatter().parse(REASONS[code][0])
        if name
    }  # fmt: skip


@pytest.mark.parametrize("code", REASONS)
def test_a_reason_is_read_back_as_it_was_made(code: str) -> None:
    given = values(code)
    found = read(say(code, **given))
    assert found is not None
    assert (found.code, dict(found.values)) == (code, given)
    assert found.said("en") == say(code, **given)


@pytest.mark.parametrize("code", REASONS)
def test_both_languages_say_the_same_values(code: str) -> None:
    english, chinese = (
        {name for _, name, _, _ in Formatter().parse(REASONS[code][n]) if name} for n in (0, 1)
    )  # fmt: skip
    assert english == chinese


def test_one_and_several() -> None:
    assert say("due-chance", edits=1, looks=2, age="3 h", chance=0.2).startswith("1 edit in 2 looks")


def test_every_word_that_is_said_has_a_chinese_one() -> None:
    said = {
        *POINTS,
        *FAULTS.values(),
        *LASTING,
        *SELDOM.values(),
        *(kind.value for kind in (*ChangeKind, *Kind, *Route)),
    }
    assert said - set(WORDS) == set()


def test_what_judges_say_is_known() -> None:
    label = judge("乳源村集体经济增收", "乳源县委、县政府出台扶持办法，东坪镇党员带头。乳源牧场、曲江也来。", RUYUAN)
    _, weights = weigh(ChangeKind.FIGURE, ["silent", "value-large"])
    for sentence in (*label.reasons, *weights):
        assert read(sentence), sentence
        assert not re.search(r"[a-z]{4,}", said_in("zh", sentence)), sentence


def test_what_is_of_another_origin_stays_as_it_is() -> None:
    assert said_in("zh", "Connection reset by peer") == "Connection reset by peer"
    assert read("value-unheard-of +0.20") is None


@pytest.mark.parametrize("code", sorted(NESTED))
def test_what_holds_reasons_holds_nothing_else(code: str) -> None:
    given = {name: "nobody knows" if value == SAMPLES["why"] else value for name, value in values(code).items()}
    found = read(say(code, **given))
    assert found is None or found.code != code
