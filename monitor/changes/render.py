"""A text difference for readers: runs and how each is marked, for the terminal and as HTML.

HTML is escaped, carries classes that begin with `diff`, and no style of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from html import escape

from monitor.changes.text import Edit, Op, TextDiff


class Mark(StrEnum):
    """How a run of text is shown."""

    EQUAL = "equal"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_FROM = "moved-from"
    MOVED_TO = "moved-to"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text within one paragraph and how it is shown; `¶` stands for a break put in or taken out."""

    text: str
    mark: Mark


Paragraph = tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class SideRow:
    """One row of two columns: a paragraph before and the one that stands beside it after; empty if none."""

    before: Paragraph
    after: Paragraph


BREAK = "¶"
_SOURCE_MARKS = {Op.EQUAL: Mark.EQUAL, Op.DELETE: Mark.DELETED, Op.REPLACE: Mark.DELETED, Op.MOVE: Mark.MOVED_FROM}
_TARGET_MARKS = {Op.EQUAL: Mark.EQUAL, Op.INSERT: Mark.INSERTED, Op.REPLACE: Mark.INSERTED, Op.MOVE: Mark.MOVED_TO}
_TAGS = {Mark.INSERTED: "ins", Mark.DELETED: "del", Mark.MOVED_FROM: "del", Mark.MOVED_TO: "ins"}


def is_changed(paragraph: Paragraph) -> bool:
    """Whether anything in the paragraph differs."""
    return any(segment.mark is not Mark.EQUAL for segment in paragraph)


def inline(diff: TextDiff, before: str) -> list[Paragraph]:
    """Both texts as one: what was deleted stands before what replaced it; what moved shows at both its places."""
    segments: list[Segment] = []
    departures = _departures(diff)
    for place, piece in enumerate(diff.pieces):
        segments.extend(Segment(edit.before_text, Mark.MOVED_FROM) for edit in departures.get(place, ()))
        segments.extend(_both_sides(piece, before))
    segments.extend(Segment(edit.before_text, Mark.MOVED_FROM) for edit in departures.get(len(diff.pieces), ()))
    return _paragraphs(segments)


def _both_sides(piece: Edit, before: str) -> list[Segment]:
    if piece.op is Op.EQUAL:
        return [Segment(before[piece.before.start : piece.before.end], Mark.EQUAL)]
    if piece.op is Op.MOVE:
        return [Segment(piece.after_text, Mark.MOVED_TO)]
    told, tells = Segment(piece.before_text, Mark.DELETED), Segment(piece.after_text, Mark.INSERTED)
    return [segment for segment in (told, tells) if segment.text]


def _departures(diff: TextDiff) -> dict[int, list[Edit]]:
    """Before which piece each moved run once stood: behind the kept run, and what was deleted after it, before it."""
    kept = [(piece.before.end, place) for place, piece in enumerate(diff.pieces) if piece.op is Op.EQUAL]
    out: dict[int, list[Edit]] = {}
    for move in sorted((edit for edit in diff.edits if edit.op is Op.MOVE), key=lambda edit: edit.before.start):
        at = bisect_right(kept, (move.before.start, len(diff.pieces)))
        place = kept[at - 1][1] + 1 if at else 0
        while place < len(diff.pieces) and _is_gone_before(diff.pieces[place], move):
            place += 1
        out.setdefault(place, []).append(move)
    return out


def _is_gone_before(piece: Edit, move: Edit) -> bool:
    return piece.op is Op.DELETE and piece.before.end <= move.before.start


def side_by_side(diff: TextDiff, before: str, after: str) -> list[SideRow]:
    """The paragraphs of both texts in rows: those that share text in one row, the others in rows of their own."""
    left = _column(sorted(diff.pieces, key=lambda piece: piece.before.start), before, _SOURCE_MARKS)
    right = _column(diff.pieces, after, _TARGET_MARKS)
    out: list[SideRow] = []
    i = j = 0
    for a, b in [*_links(diff, before, after), (len(left), len(right))]:
        if a < i or b < j:
            continue
        out.extend(SideRow(paragraph, ()) for paragraph in left[i:a])
        out.extend(SideRow((), paragraph) for paragraph in right[j:b])
        if a < len(left) and b < len(right):
            out.append(SideRow(left[a], right[b]))
        i, j = a + 1, b + 1
    return out


def _column(pieces: Iterable[Edit], text: str, marks: dict[Op, Mark]) -> list[Paragraph]:
    """The paragraphs of one side."""
    segments = []
    for piece in pieces:
        if piece.op in marks:
            span = piece.before if marks is _SOURCE_MARKS else piece.after
            segments.append(Segment(text[span.start : span.end], marks[piece.op]))
    return _paragraphs(segments, breaks=False)


def _links(diff: TextDiff, before: str, after: str) -> list[tuple[int, int]]:
    """Paragraphs that share kept or replaced text, as numbers on both sides, in order."""
    left, right = _line_starts(before), _line_starts(after)
    out: set[tuple[int, int]] = set()
    for piece in diff.pieces:
        if piece.op not in (Op.EQUAL, Op.REPLACE):
            continue
        a, b = bisect_right(left, piece.before.start) - 1, bisect_right(right, piece.after.start) - 1
        told = before[piece.before.start : piece.before.end]
        lines = told.split("\n") if piece.op is Op.EQUAL else [told]
        out.update((a + k, b + k) for k, line in enumerate(lines) if line)
    return sorted(out)


def _line_starts(text: str) -> list[int]:
    return [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]


def _paragraphs(segments: Iterable[Segment], *, breaks: bool = True) -> list[Paragraph]:
    """Segments cut at line feeds; with `breaks` one put in or taken out leaves a `¶` at the end of its paragraph."""
    out: list[list[Segment]] = [[]]
    for segment in segments:
        lines = segment.text.split("\n")
        for k, line in enumerate(lines):
            if k and breaks and segment.mark is not Mark.EQUAL:
                _add(out[-1], Segment(BREAK, segment.mark))
            if k:
                out.append([])
            if line:
                _add(out[-1], replace(segment, text=line))
    return [tuple(paragraph) for paragraph in out]


def _add(paragraph: list[Segment], segment: Segment) -> None:
    if paragraph and paragraph[-1].mark is segment.mark:
        segment = replace(segment, text=paragraph.pop().text + segment.text)
    paragraph.append(segment)


def folded(changed: Sequence[bool], context: int | None) -> list[tuple[int, int, bool]]:
    """Runs (start, end, shown) of rows: changed ones and `context` rows about them are shown; None shows all.

    >>> folded([False, False, False, True, False], 1)
    [(0, 2, False), (2, 5, True)]
    """
    if context is None:
        return [(0, len(changed), True)] if changed else []
    near = [any(changed[max(0, k - context) : k + context + 1]) for k in range(len(changed))]
    out: list[tuple[int, int, bool]] = []
    for k, shown in enumerate(near):
        if out and out[-1][2] == shown:
            out[-1] = (out[-1][0], k + 1, shown)
        else:
            out.append((k, k + 1, shown))
    return out


def html_inline(diff: TextDiff, before: str, context: int | None = None) -> str:
    """A `div` of paragraphs with `ins` and `del`; rows far from any change are folded into one that counts them."""
    rows = inline(diff, before)
    parts: list[str] = []
    for start, end, shown in folded([is_changed(row) for row in rows], context):
        if shown:
            parts.extend(f"<p>{_html(row)}</p>" for row in rows[start:end])
        else:
            parts.append(f'<p class="diff-skipped" data-paragraphs="{end - start}">⋯</p>')
    return f'<div class="diff diff-inline">{"".join(parts)}</div>'


def html_side_by_side(diff: TextDiff, before: str, after: str, context: int | None = None) -> str:
    """A `table` of two columns, a row a paragraph; rows far from any change are folded into one that counts them."""
    rows = side_by_side(diff, before, after)
    parts: list[str] = []
    changed = [is_changed(row.before) or is_changed(row.after) or not (row.before and row.after) for row in rows]
    for start, end, shown in folded(changed, context):
        if shown:
            parts.extend(f"<tr><td>{_html(row.before)}</td><td>{_html(row.after)}</td></tr>" for row in rows[start:end])
        else:
            parts.append(f'<tr class="diff-skipped" data-paragraphs="{end - start}"><td colspan="2">⋯</td></tr>')
    return f'<table class="diff diff-side"><tbody>{"".join(parts)}</tbody></table>'


def _html(paragraph: Paragraph) -> str:
    return "".join(_html_of(segment) for segment in paragraph)


def _html_of(segment: Segment) -> str:
    text = escape(segment.text)
    tag = _TAGS.get(segment.mark)
    return f'<{tag} class="diff-{segment.mark}">{text}</{tag}>' if tag else text
