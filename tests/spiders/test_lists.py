"""A list is followed while it shows something new, and no further."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Link, ListPage, Moment
from spiders.lists import Rule, Walk, follow

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
RULE = Rule(stop_after=3, stop_older=dt.timedelta(days=3), max_pages=5)


def link(name: str, days: float | None = 10, *, pinned: bool = False) -> Link:
    return Link(name, name, None if days is None else Moment(NOW - dt.timedelta(days=days)), pinned)


def page(*links: Link, following: str | None = "next") -> ListPage:
    return ListPage(links, following)


def test_a_list_of_new_items_is_followed() -> None:
    assert follow(RULE, Walk(), page(link("a"), link("b")), frozenset(), NOW, sweep=False) == Walk(2, 0)


def test_known_items_in_a_row_end_it() -> None:
    shown = page(link("new"), link("a"), link("b"), link("c"))
    assert follow(RULE, Walk(), shown, frozenset("abc"), NOW, sweep=False) is None


def test_a_new_item_among_them_begins_the_count_anew() -> None:
    shown = page(link("a"), link("b"), link("new"), link("c"))
    assert follow(RULE, Walk(), shown, frozenset("abc"), NOW, sweep=False) == Walk(2, 1)


def test_the_count_goes_on_over_pages() -> None:
    shown = page(link("a"), link("b"))
    assert follow(RULE, Walk(2, 1), shown, frozenset("ab"), NOW, sweep=False) is None


def test_pinned_items_do_not_count() -> None:
    shown = page(link("a", pinned=True), link("b", pinned=True), link("c", pinned=True), link("d"))
    assert follow(RULE, Walk(), shown, frozenset("abcd"), NOW, sweep=False) == Walk(2, 1)


def test_young_items_do_not_end_it() -> None:
    shown = page(link("a", 1), link("b", 1), link("c", 1))
    assert follow(RULE, Walk(), shown, frozenset("abc"), NOW, sweep=False) == Walk(2, 3)


def test_items_without_a_date_do() -> None:
    shown = page(link("a", None), link("b", None), link("c", None))
    assert follow(RULE, Walk(), shown, frozenset("abc"), NOW, sweep=False) is None


@pytest.mark.parametrize(("number", "further"), [(4, Walk(5)), (5, None)])
def test_no_list_is_followed_without_end(number: int, further: Walk | None) -> None:
    assert follow(RULE, Walk(number), page(link("a")), frozenset(), NOW, sweep=True) == further


def test_a_list_ends_where_it_ends() -> None:
    assert follow(RULE, Walk(), page(link("a"), following=None), frozenset(), NOW, sweep=True) is None


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.floats(0, 30), st.booleans()), max_size=30), st.integers(0, 3))
def test_a_sweep_goes_as_far_as_any_walk(items: list[tuple[str, float, bool]], known: int) -> None:
    shown = page(*(link(name, days, pinned=pinned) for name, days, pinned in items))
    names = frozenset("abc")
    walked = follow(RULE, Walk(1, known), shown, names, NOW, sweep=False)
    swept = follow(RULE, Walk(1, known), shown, names, NOW, sweep=True)
    assert swept is not None
    assert walked in (None, swept)
    if not names & {name for name, _, _ in items}:
        assert walked == swept
