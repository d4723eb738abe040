"""Rows on their way to a file: what they are, and batches of them as they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from monitor.dictionary import Column

Batch = Sequence[Sequence[Any]]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one sort; `batches` can be gone through once."""

    name: str
    columns: tuple[Column, ...]
    batches: Iterator[Batch]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' names in order."""
        return tuple(column.name for column in self.columns)
