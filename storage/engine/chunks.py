"""Long lists in chunks that fit a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
# Below the number of parameters that any database takes in one statement.
SIZE = 500


def chunks(values: Iterable[T], size: int = SIZE) -> Iterator[list[T]]:
    """The values in order, at most `size` at a time."""
    left = iter(values)
    while part := list(islice(left, size)):
        yield part
