"""A difference between two revisions for the terminal: inline or side by side, in colour where available."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from monitor.articles import Figure
from monitor.changes.events import Change
from monitor.changes.figures import FigureChange
from monitor.changes.render import Mark, Paragraph, Segment, folded, inline, is_changed, side_by_side
from monitor.changes.text import TextDiff

# Select Graphic Rendition codes; without colour the text is bracketed instead.
_COLOURS = {Mark.INSERTED: "32;4", Mark.DELETED: "31;9", Mark.MOVED_FROM: "35;9", Mark.MOVED_TO: "35;4"}
_BRACKETS = {
    Mark.INSERTED: ("{+", "+}"),
    Mark.DELETED: ("[-", "-]"),
    Mark.MOVED_FROM: ("[<", "<]"),
    Mark.MOVED_TO: ("{>", ">}"),
}
SKIPPED = "⋯ {} paragraphs unchanged"


def inline_lines(diff: TextDiff, before: str, *, colour: bool, context: int | None = 1) -> Iterator[str]:
    """Both texts as one, a line a paragraph; those far from any change folded."""
    rows = inline(diff, before)
    for start, end, shown in folded([is_changed(row) for row in rows], context):
        if shown:
            yield from ("".join(marked(segment, colour=colour) for segment in row) for row in rows[start:end])
        else:
            yield SKIPPED.format(end - start)


def side_lines(
    diff: TextDiff, before: str, after: str, *, colour: bool, width: int, context: int | None = 1
) -> Iterator[str]:
    """Two columns that fit `width`, a block of lines a paragraph; those far from any change folded."""
    rows = side_by_side(diff, before, after)
    half = (width - 3) // 2
    changed = [is_changed(row.before) or is_changed(row.after) or not (row.before and row.after) for row in rows]
    for start, end, shown in folded(changed, context):
        if not shown:
            yield SKIPPED.format(end - start)
            continue
        for row in rows[start:end]:
            left, right = wrapped(row.before, half, colour=colour), wrapped(row.after, half, colour=colour)
            for n in range(max(len(left), len(right))):
                told = left[n] if n < len(left) else " " * half
                yield f"{told} │ {right[n] if n < len(right) else ''}".rstrip()


def wrapped(paragraph: Paragraph, width: int, *, colour: bool) -> list[str]:
    """A paragraph in lines of exactly `width` columns; a Chinese character takes two."""
    lines: list[str] = []
    line, used = "", 0
    for segment in paragraph:
        run = ""
        for char in segment.text:
            if used + columns(char) > width:
                lines.append(line + marked(Segment(run, segment.mark), colour=colour) + " " * (width - used))
                line, run, used = "", "", 0
            run += char
            used += columns(char)
        line += marked(Segment(run, segment.mark), colour=colour)
        # Brackets take columns of their own.
        used += 0 if colour or not run or segment.mark is Mark.EQUAL else 4
    return [*lines, line + " " * max(0, width - used)] if line else lines


def columns(char: str) -> int:
    """How many columns of a terminal a character takes."""
    return 0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1


def marked(segment: Segment, *, colour: bool) -> str:
    """A run as it is shown.

    >>> marked(Segment("3400", Mark.INSERTED), colour=False)
    '{+3400+}'
    """
    if segment.mark is Mark.EQUAL or not segment.text:
        return segment.text
    if colour:
        return f"\x1b[{_COLOURS[segment.mark]}m{segment.text}\x1b[0m"
    opening, closing = _BRACKETS[segment.mark]
    return f"{opening}{segment.text}{closing}"


def figure_line(change: FigureChange) -> str:
    """What became of one figure, in a line: both values, the difference and its percentage."""
    before, after = change.before, change.after
    if before is None or after is None:
        [figure] = [one for one in (before, after) if one is not None]
        verb = "appeared" if before is None else "gone"
        return f"{verb}: {_phrase(figure, change.sentence_after or change.sentence_before)} {figure.indicator}"
    size = "" if change.difference is None else f" ({change.difference:+f}"
    size += f", {change.percent:+f}%)" if change.percent is not None else ")" if size else ""
    others = [name for name in change.fields if name != "value"]
    note = f" [{', '.join(others)}]" if others else ""
    told, tells = _phrase(before, change.sentence_before), _phrase(after, change.sentence_after)
    return f"{told} → {tells}{size} {after.indicator}{note}"


def _phrase(figure: Figure, sentence: str) -> str:
    """The figure with its qualifier and unit, as its sentence has it."""
    start = figure.sentence.start
    return sentence[figure.phrase.start - start : figure.phrase.end - start]


def change_lines(changes: Sequence[Change]) -> Iterator[str]:
    """Each change with its importance, the reasons for it, and what was said before and after."""
    for change in changes:
        silent = "  silent" if change.silent else ""
        yield f"{change.kind.value}  {change.importance:.2f}{silent}  ({'; '.join(change.reasons)})"
        if change.field not in ("body", "figures"):
            yield f"  {change.field}"
        yield from (f"  {figure_line(figure)}" for figure in change.figures)
        if not change.figures:
            yield from (f"  {sign} {text}" for sign, text in (("-", change.before), ("+", change.after)) if text)
