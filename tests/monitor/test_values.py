"""Laws of values: they compare, hash and print as frozen data classes do, and have nothing besides their fields."""

from __future__ import annotations

import copy
import pickle
from dataclasses import fields, replace

import pytest

from monitor.articles import Figure, Span


def test_a_value_compares_hashes_and_prints_by_its_fields() -> None:
    """Two of the same fields are one as a key."""
    one, same, other = Span(1, 2), Span(1, 2), Span(1, 3)
    assert one == same != other
    assert hash(one) == hash(same) == hash((1, 2))
    assert repr(one) == "Span(start=1, end=2)"
    assert (one == (1, 2)) is False


def test_a_value_is_copied_replaced_and_sent() -> None:
    """As any data class."""
    one = Span(1, 2)
    assert replace(one, end=5) == Span(1, 5)
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301 — its own bytes
    assert [field.name for field in fields(Span)] == ["start", "end"]


def test_a_value_has_no_room_for_more() -> None:
    """A misspelt field is an error."""
    assert not hasattr(Span(1, 2), "__dict__")
    assert "__slots__" in vars(Figure)
    with pytest.raises(AttributeError):
        Span(1, 2).begin = 3  # type: ignore[attr-defined]
