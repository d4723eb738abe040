"""The difference of two Chinese texts: paragraphs, then sentences, then numbers and words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

from monitor.articles import Span
from monitor.errors import InputError


class Op(StrEnum):
    """What became of a piece of text."""

    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"
    MOVE = "move"


_MIRROR = {Op.INSERT: Op.DELETE, Op.DELETE: Op.INSERT}
_CODES = {Op.EQUAL: "=", Op.INSERT: "+", Op.DELETE: "-", Op.REPLACE: "~", Op.MOVE: ">"}
_OPS = {code: op for op, code in _CODES.items()}


@dataclass(frozen=True, slots=True)
class Edit:
    """A run of text and what became of it: its span and its wording on both sides.

    The texts of an equal piece are left empty; a moved one is the same on both sides.
    """

    op: Op
    before: Span
    after: Span
    before_text: str = ""
    after_text: str = ""

    def reverse(self) -> Edit:
        """The same edit from the other side."""
        return Edit(_MIRROR.get(self.op, self.op), self.after, self.before, self.after_text, self.before_text)


@dataclass(frozen=True)
class TextDiff:
    """How one text became another.

    `pieces` are in the order of the text after; their spans cover both texts, each character once.
    """

    pieces: tuple[Edit, ...]

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """All pieces but the equal ones; empty when the two texts are the same."""
        return tuple(piece for piece in self.pieces if piece.op is not Op.EQUAL)

    @property
    def is_empty(self) -> bool:
        """Whether the two texts are the same."""
        return not self.edits

    def apply(self, before: str) -> str:
        """The text after; InputError if `before` is not the text that this was made from."""
        out = []
        for piece in self.pieces:
            told = before[piece.before.start : piece.before.end]
            if len(told) != piece.before.end - piece.before.start or (piece.before_text and told != piece.before_text):
                raise InputError(f"the text is not the one that was compared: {told[:20]!r} at {piece.before.start}")
            out.append(told if piece.op in (Op.EQUAL, Op.MOVE) else piece.after_text)
        return "".join(out)

    def reverse(self) -> TextDiff:
        """How the text after became the text before."""
        turned = [piece.reverse() for piece in self.pieces]
        return TextDiff(
            tuple(sorted(turned, key=lambda piece: (piece.after.start, piece.after.end, piece.before.start)))
        )

    @cached_property
    def _starts(self) -> tuple[list[int], list[Edit]]:
        told = sorted(
            (piece for piece in self.pieces if piece.before.end > piece.before.start), key=lambda p: p.before.start
        )
        return [piece.before.start for piece in told], told

    def piece_at(self, position: int) -> Edit | None:
        """The piece that holds a character of the text before; None outside it."""
        starts, told = self._starts
        at = bisect_right(starts, position) - 1
        return told[at] if at >= 0 and position < told[at].before.end else None

    def find(self, span: Span) -> Span | None:
        """Where a run of the text before stands after, if it was kept or moved whole; None otherwise."""
        piece = self.piece_at(span.start)
        if piece is None or piece.op not in (Op.EQUAL, Op.MOVE) or span.end > piece.before.end:
            return None
        shift = piece.after.start - piece.before.start
        return Span(span.start + shift, span.end + shift)

    def images(self, span: Span) -> list[Span]:
        """The runs after that a run of the text before became: kept, moved or replaced."""
        starts, told = self._starts
        out = []
        for piece in told[max(0, bisect_right(starts, span.start) - 1) :]:
            if piece.before.start >= span.end:
                break
            low, high = max(span.start, piece.before.start), min(span.end, piece.before.end)
            if low < high and piece.op is not Op.DELETE:
                shift = piece.after.start - piece.before.start
                out.append(piece.after if piece.op is Op.REPLACE else Span(low + shift, high + shift))
        return out

    def to_record(self) -> list[list[Any]]:
        """Compact lists that JSON can hold: [code, before start, end, after start, end, texts…]."""
        return [_to_list(piece) for piece in self.pieces]

    @classmethod
    def from_record(cls, record: list[list[Any]]) -> TextDiff:
        """The difference that `to_record` wrote."""
        return cls(tuple(_from_list(row) for row in record))


def _to_list(piece: Edit) -> list[Any]:
    row: list[Any] = [
        _CODES[piece.op],
        piece.before.start,
        piece.before.end,
        piece.after.start,
        piece.after.end,
    ]
    return row if piece.op is Op.EQUAL else [*row, piece.before_text, piece.after_text]


def _from_list(row: list[Any]) -> Edit:
    texts = (row[5], row[6]) if len(row) > 5 else ("", "")
    return Edit(_OPS[row[0]], Span(row[1], row[2]), Span(row[3], row[4]), *texts)


def edits_to_record(edits: tuple[Edit, ...]) -> list[list[Any]]:
    """Edits as compact lists that JSON can hold."""
    return [_to_list(edit) for edit in edits]


def edits_from_record(record: list[list[Any]]) -> tuple[Edit, ...]:
    """The edits that `edits_to_record` wrote."""
    return tuple(_from_list(row) for row in record)


def overlaps(a: Span, b: Span) -> bool:
    """Whether two spans share a character, or one that is empty lies strictly inside the other.

    >>> overlaps(Span(0, 3), Span(2, 5)), overlaps(Span(0, 3), Span(3, 5)), overlaps(Span(0, 3), Span(1, 1))
    (True, False, True)
    """
    return a.start < b.end and b.start < a.end
