"""Lines: a text's lines that are not empty, and which of them may name a number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from monitor.figures.patterns import lazy
from monitor.values import value

LONGEST_LABEL: Final = 24
CJK = lazy("[一-龥A-Za-z]")
# What ends a clause, of which neither a row nor a label has any.
STOPS = lazy("(?<![0-9]),|[;。!?]")
_NO_LABEL = lazy(r"[,;。!?\t]| .* |:\s*[^\s]")


@value(frozen=True, slots=True)
class Line:
    """A line or a cell that is not empty, and whether an empty line stands before it."""

    start: int
    text: str
    apart: bool = False


def lines_of(folded: str) -> Iterator[Line]:
    """The lines of a text that are not empty."""
    start, apart = 0, False
    for line in folded.split("\n"):
        text = line.strip()
        if text:
            yield Line(start + line.index(text), text, apart)
        apart = not text
        start += len(line) + 1


def is_label(text: str) -> bool:
    """Whether a line may name a number beside it."""
    return len(text) <= LONGEST_LABEL and _NO_LABEL.search(text) is None and CJK.search(text) is not None
