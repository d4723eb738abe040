"""Characters that patterns are first sieved by: none that a pattern can begin or end with may be missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # the only thing that knows what a pattern can begin with
from re import _parser  # type: ignore[attr-defined]

import pytest

from monitor.figures import exclusions, mentions, places
from monitor.figures.times import cues

Items = Sequence[tuple[object, object]]
_CASES = [
    (cues.NAMING, ["MODEL", "SCHEME", "DELIVERY", "ISSUE", "DATELINE"]),
    (cues.SINCE_THEN, ["SINCE"]),
    (cues.AFFIXED, ["SINCE", "FROM", "BEFORE", "AFTER"]),
]
_ENDS = [
    (cues.CITES, ["CITING"]),
    (cues.SETTING, ["COMPARED", "COMPARED_AS", "WITH", "IS", "STANDING"]),
    (cues.UP_TO, ["UNTIL"]),
]


def edge(items: Items, *, last: bool = False) -> tuple[set[str], bool]:
    """The characters that items of a parsed pattern can begin (or end) with, and whether they can be empty."""
    found: set[str] = set()
    for kind, of in reversed(items) if last else items:
        more, empty = _edge_of(kind, of, last=last)
        found |= more
        if not empty:
            return found, False
    return found, True


def _edge_of(kind: object, of: object, *, last: bool) -> tuple[set[str], bool]:
    if kind in (ops.AT, ops.ASSERT, ops.ASSERT_NOT):
        return set(), True
    if kind is ops.LITERAL:
        return {chr(of)}, False  # type: ignore[arg-type]
    if kind is ops.IN:
        return set(_members(of)), False  # type: ignore[arg-type]
    if kind is ops.SUBPATTERN:
        return edge(of[3], last=last)  # type: ignore[index]
    if kind is ops.BRANCH:
        parts = [edge(part, last=last) for part in of[1]]  # type: ignore[index]
        return set().union(*(part for part, _ in parts)), any(empty for _, empty in parts)
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT):
        least, part = of[0], of[2]  # type: ignore[index]
        more, empty = edge(part, last=last)
        return more, empty or least == 0
    raise AssertionError(f"a sieve cannot be told of {kind}")


def _members(of: Iterable[tuple[object, int]]) -> Iterable[str]:
    for kind, what in of:
        assert kind is ops.LITERAL, f"a sieve cannot be told of {kind}"
        yield chr(what)


@pytest.mark.parametrize(("sieve", "names"), _CASES, ids=lambda part: "-".join(part) if isinstance(part, list) else "")
def test_a_sieve_has_what_its_patterns_begin_with(sieve: frozenset[str], names: list[str]) -> None:
    for name in names:
        found, empty = edge(_parser.parse(getattr(cues, name)._source))
        assert not empty, name
        assert found <= sieve, (name, found - sieve)


@pytest.mark.parametrize(("sieve", "names"), _ENDS, ids=lambda part: "-".join(part) if isinstance(part, list) else "")
def test_a_sieve_has_what_its_patterns_end_with(sieve: frozenset[str], names: list[str]) -> None:
    for name in names:
        found, empty = edge(_parser.parse(getattr(cues, name)._source), last=True)
        assert not empty, name
        assert found <= sieve, (name, found - sieve)


def test_what_was_made_or_dated_has_its_particle_near() -> None:
    for name in ("MADE", "DATED"):
        words = re.search(r"\(\?:([^)]+)\)的$", getattr(cues, name)._source)
        assert words
        assert 3 + max(map(len, words[1].split("|"))) + 1 <= cues.MADE_WITHIN


def test_indices_are_sieved_by_their_last_character() -> None:
    found, _ = edge(_parser.parse(exclusions._INDICES), last=True)
    assert found == exclusions._INDEX_ENDS


def test_currencies_are_sieved_by_their_last_character() -> None:
    found, _ = edge(_parser.parse(mentions._CURRENCIES), last=True)
    assert found == mentions._CURRENCY_ENDS


def test_what_takes_over_is_sieved_by_its_first_character() -> None:
    for pattern in (places._BACK, places._SUBJECT_WORDS):
        found, _ = edge(_parser.parse(pattern.pattern))
        assert found <= set(places._HEADS)
