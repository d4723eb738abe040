"""Characters that patterns are first sieved by: none that a pattern can begin or end with may be missing."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Sequence
from re import _constants as ops  # type: ignore[attr-defined]  # the only thing that knows what a pattern can begin with
from re import _parser  # type: ignore[attr-defined]
from types import ModuleType
from typing import Any

import pytest

import monitor.figures
from monitor.figures import (
    DEFAULT_UNITS,
    kinds,
    numbers,
    per,
    periods,
    places,
    qualifiers,
    roles,
    spots,
)
from monitor.figures.exclusions import bare, bases, codes, durations, is_figure, names, numerals, orders, reason
from monitor.figures.gazetteer import mentions
from monitor.figures.indicators import plans
from monitor.figures.mentions import ranges, reading
from monitor.figures.numbers import fold
from monitor.figures.outlook import facts
from monitor.figures.quotes import Quotes
from monitor.figures.story import told
from monitor.figures.times import brackets, compounds, cues, events, words

Items = Sequence[tuple[object, Any]]
_CASES = [
    (cues.NAMING, ["MODEL", "SCHEME", "DELIVERY", "ISSUE", "STORM", "DATELINE"]),
    (cues.SINCE_THEN, ["SINCE"]),
    (cues.AFFIXED, ["SINCE", "FROM", "BEFORE", "AFTER"]),
]
_ENDS = [
    (cues.CITES, ["CITING"]),
    (cues.SETTING, ["COMPARED", "COMPARED_AS", "WITH", "IS", "STANDING", "REGAINED"]),
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
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, part = of[0], of[2]  # type: ignore[index]
        more, empty = edge(part, last=last)
        return more, empty or least == 0
    raise AssertionError(f"a sieve cannot be told of {kind}")


def _members(of: Iterable[tuple[object, Any]]) -> Iterable[str]:
    for kind, what in of:
        if kind is ops.CATEGORY and what is ops.CATEGORY_DIGIT:
            yield from "0123456789"
            continue
        assert kind in (ops.LITERAL, ops.RANGE), f"a sieve cannot be told of {kind}"
        first, last = (what, what) if kind is ops.LITERAL else what
        yield from map(chr, range(first, last + 1))


@pytest.mark.parametrize(("sieve", "names"), _CASES, ids=lambda part: "-".join(part) if isinstance(part, list) else "")
def test_a_sieve_has_what_its_patterns_begin_with(sieve: frozenset[str], names: list[str]) -> None:
    for name in names:
        found, empty = edge(_parser.parse(getattr(cues, name).pattern))
        assert not empty, name
        assert found <= sieve, (name, found - sieve)


@pytest.mark.parametrize(("sieve", "names"), _ENDS, ids=lambda part: "-".join(part) if isinstance(part, list) else "")
def test_a_sieve_has_what_its_patterns_end_with(sieve: frozenset[str], names: list[str]) -> None:
    for name in names:
        found, empty = edge(_parser.parse(getattr(cues, name).pattern), last=True)
        assert not empty, name
        assert found <= sieve, (name, found - sieve)


def test_the_part_of_a_year_is_sieved_by_its_first_character() -> None:
    found, empty = edge(_parser.parse(words._PART))
    assert not empty
    assert found | {" ", "单", "的"} == words.PART_BEGINS


def test_times_of_each_kind_are_sieved_by_their_first_character() -> None:
    parsed = _parser.parse(words.FIND_WORD.pattern)
    kinds = {group: kind for kind, group in parsed.state.groupdict.items()}
    ((_, (_, parts)),) = parsed
    for part in parts:
        _, (group, *_) = part[-1]  # which is empty and tells the kind
        found, empty = edge(part)
        assert not empty, kinds[group]
        missing = found - words.NUMERALS - set(words.WORD_BEGINS[kinds[group]])
        assert not missing, (kinds[group], missing)


@pytest.mark.parametrize(
    ("pattern", "within"),
    [
        (cues.JOINED, compounds.FARTHEST),
        (periods._BRACKET, periods._NEAR),
        (brackets._DAY, brackets._DAY_WITHIN - 1),  # a line's end may follow it
    ],
    ids=["JOINED", "BRACKET", "DAY"],
)
def test_what_is_sought_in_a_few_characters_is_no_longer(pattern: re.Pattern[str], within: int) -> None:
    assert _parser.parse(pattern.pattern).getwidth()[1] <= within


def needs(items: Items, sieve: set[str]) -> bool:
    """Whether all that items of a parsed pattern can find has one of the characters, what they look around for aside."""
    return any(_needs_one(kind, of, sieve) for kind, of in items)


def _needs_one(kind: object, of: object, sieve: set[str]) -> bool:
    if kind is ops.LITERAL:
        return chr(of) in sieve  # type: ignore[arg-type]
    if kind is ops.IN:
        return all(what is ops.LITERAL and chr(one) in sieve for what, one in of)  # type: ignore[attr-defined]
    if kind is ops.SUBPATTERN:
        return needs(of[3], sieve)  # type: ignore[index]
    if kind is ops.BRANCH:
        return all(needs(part, sieve) for part in of[1])  # type: ignore[index]
    return kind in (ops.MAX_REPEAT, ops.MIN_REPEAT) and of[0] > 0 and needs(of[2], sieve)  # type: ignore[index]


def _sieved() -> Iterable[tuple[str, Items, Items]]:
    """The patterns that begin by looking ahead for one of a set, by name, each with the set and what follows it."""
    named = [(f"per._PER, {mark}", one) for mark, one, _ in per._PER]
    for found in pkgutil.walk_packages(monitor.figures.__path__, "monitor.figures."):
        named += [
            (name, one) for name, one in vars(importlib.import_module(found.name)).items() if hasattr(one, "pattern")
        ]
    for name, one in named:
        if one.pattern.startswith("(?=[") and (items := _parser.parse(one.pattern))[0][0] is ops.ASSERT:
            yield name, items[0][1][1], items[1:]


def test_what_is_sieved_begins_with_no_other_character() -> None:
    found = list(_sieved())
    assert len(found) > 16
    for name, sieve, items in found:
        begins, empty = edge(items)
        assert not empty, name
        assert begins <= edge(sieve)[0], (name, begins - edge(sieve)[0])


def test_what_is_in_no_name_of_a_place_is_sieved_by_its_first_character() -> None:
    begins, empty = edge(_parser.parse(f"{mentions._STOPPING}|[{mentions._PARTICLES}]"))
    assert not empty
    assert {char for char in begins if "一" <= char <= "龥"} <= {*mentions._BEGINS, *mentions._PARTICLES}


def _found_by(sieve: re.Pattern[str]) -> set[str]:
    return edge(_parser.parse(sieve.pattern))[0]


def test_what_a_pattern_needs_is_told() -> None:
    assert needs(_parser.parse("(?:ab|[ac]x)+$"), {"a", "c"})
    assert not needs(_parser.parse("(?:ab|[ac]x)*$"), {"a", "c"})
    assert not needs(_parser.parse("ab|(?<=a)d"), {"a"})


@pytest.mark.parametrize(
    ("module", "sieve", "names"),
    [
        (roles, "_GROWN", ["_NOT_CHANGE", "_OBJECT", "_NEW_STOCK"]),
        (roles, "_RATED", ["_RATE_OF", "_NOUN", "_EXTENT"]),
        (roles, "_TOLD", ["_SIGNED"]),
        (per, "_AVERAGED", ["_AVERAGE"]),
    ],
)
def test_what_is_said_of_a_change_has_a_character_of_its_sieve(
    module: ModuleType, sieve: str, names: list[str]
) -> None:
    for name in names:
        assert needs(_parser.parse(getattr(module, name).pattern), _found_by(getattr(module, sieve))), name


def test_a_price_has_a_character_of_its_sieve() -> None:
    for name, sieve in (("_ONE_OF", "一"), ("_EACH", "每"), ("_UNIT_COST", "单整"), ("_PRICE_NAME", "价")):
        assert needs(_parser.parse(getattr(kinds, name).pattern), set(sieve)), name
    assert needs(_parser.parse(kinds._SOLD.pattern), _found_by(kinds._DEALT))


def test_a_qualifier_after_a_number_is_sieved_by_its_first_character() -> None:
    found, empty = edge(_parser.parse(qualifiers._RIGHT.pattern))
    assert not empty
    assert found <= qualifiers._BEGINS_RIGHT


def test_what_a_rate_is_for_has_one_of_the_characters_beside_it() -> None:
    marks: dict[str, set[str]] = {}
    for mark, pattern, _ in per._PER:
        marks.setdefault(pattern.pattern, set()).add(mark)
    for source, characters in marks.items():
        assert needs(_parser.parse(source), characters), source


def _said_in(module: ModuleType) -> set[str]:
    """Every Chinese character of a module's source."""
    return set(re.findall("[\u4e00-\u9fff]", inspect.getsource(module)))


def _excluded() -> set[str]:
    """Every Chinese character of the rules against numbers."""
    return set().union(*map(_said_in, (bare, bases, codes, durations, names, numerals, orders)))


@pytest.mark.parametrize("context", ["县里", "如", "每", "西"])
def test_what_is_plain_has_nothing_against_it(context: str) -> None:
    """Digits with a unit are figures by the short way where they are so by the long one, whatever stands around them."""
    some = [(before, unit, "装") for before in "共有了达近第比前表" for unit in DEFAULT_UNITS.rows]
    some += [(before, unit, "") for before in _excluded() for unit in ("人", "万元", "%", "米")]
    for before, unit, after in some:
        quotes = Quotes(folded := fold(f"{context}{before}1200{unit}{after}"))
        for mention in reading.mentions(folded, DEFAULT_UNITS, ()):
            assert is_figure(folded, mention, quotes) == (reason(folded, mention, quotes) is None), folded


def test_what_was_made_or_dated_has_its_particle_near() -> None:
    for name in ("MADE", "DATED"):
        words = re.search(r"\(\?:([^)]+)\)的$", getattr(cues, name).pattern)
        assert words
        assert 3 + max(map(len, words[1].split("|"))) + 1 <= cues.MADE_WITHIN


def test_indices_are_sieved_by_their_last_character() -> None:
    found, _ = edge(_parser.parse(names._INDICES), last=True)
    assert found == names.INDEX_ENDS


def test_what_states_a_value_is_sieved_by_its_last_character() -> None:
    found, _ = edge(_parser.parse(bare._STATES), last=True)
    assert found == bare._STATE_ENDS


def test_what_names_a_number_is_sieved_by_its_first_character() -> None:
    found, _ = edge(_parser.parse(bare.NAMED.pattern))
    assert found == bare._BEGINS_NAMED


@pytest.mark.parametrize("char", numbers._ALONE)
def test_a_numeral_by_itself_is_read_as_among_others(char: str) -> None:
    for following in ["", *_said_in(numbers), *"0123456789 .,/成多余来半%", "分之一", "点五", "来自", "成五", " 多"]:
        alone, among = (numbers._number_at(char + following, 0, alone=alone) for alone in (True, False))
        if not numbers._RUN.match(following):
            assert alone == among, following


def test_currencies_are_sieved_by_their_last_character() -> None:
    found, _ = edge(_parser.parse(reading._CURRENCIES), last=True)
    assert found == reading._CURRENCY_ENDS


def test_what_takes_over_is_sieved_by_its_first_character() -> None:
    for pattern in (places._BACK, places._SUBJECT_WORDS):
        found, _ = edge(_parser.parse(pattern.pattern))
        assert found <= set(places._HEADS)


@pytest.mark.parametrize(
    ("module", "name", "characters"),
    [
        (ranges, "_CONNECTOR", ranges._CONNECTS),
        (facts, "_ALREADY", "已"),
        (facts, "_UNDER_WAY", "正"),
        (periods, "_YEARLY", "均复"),
        (spots, "_DATELINE", "记通实讯"),
        (told, "_EQUALS", "合相"),
    ],
)
def test_what_is_looked_for_has_one_of_the_characters_asked_first(
    module: ModuleType, name: str, characters: Iterable[str]
) -> None:
    assert needs(_parser.parse(getattr(module, name).pattern), set(characters))


def test_slopes_plans_and_events_are_sieved_by_the_character_at_their_edge() -> None:
    assert edge(_parser.parse(roles._SLOPE.pattern))[0] <= roles._SLOPES
    assert edge(_parser.parse(plans.OF_PLAN.pattern), last=True)[0] <= plans._PLAN_ENDS
    assert edge(_parser.parse(events._EVENT_OVER.pattern), last=True)[0] <= events._OVER | {"的"}
