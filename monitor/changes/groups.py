"""Edits of a body, grouped by the sentence in which they are made."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from monitor.articles import Span
from monitor.changes.text import Edit, Op, TextDiff
from monitor.changes.tokens import sentences


@dataclass(frozen=True, slots=True)
class Group:
    """Edits that make one change, and the sentences they stand in on each side; None where nothing stands."""

    edits: tuple[Edit, ...]
    before: Span | None
    after: Span | None

    @property
    def is_moved(self) -> bool:
        """Whether the sentence was taken to another place."""
        return any(edit.op is Op.MOVE for edit in self.edits)


@dataclass(frozen=True, slots=True)
class _Sentences:
    """Where the sentences of a text begin, and at last its length; a line feed belongs to the sentence after it."""

    starts: list[int]

    def around(self, spans: list[Span]) -> Span | None:
        """The run of sentences that holds all these spans; None if all are empty."""
        full = [span for span in spans if span.start < span.end]
        if not full:
            return None
        start = min(span.start for span in full)
        end = max(span.end for span in full)
        return Span(self.starts[bisect_right(self.starts, start) - 1], self.starts[bisect_left(self.starts, end)])


def sentence_starts(text: str) -> Iterator[int]:
    """Where each sentence begins, the line feed before a paragraph counted to its first one; at last the length."""
    at = 0
    for k, paragraph in enumerate(text.split("\n")):
        lead = int(k > 0)
        for sentence in sentences(paragraph) or [""]:
            yield at
            at += lead + len(sentence)
            lead = 0
    yield at


def groups(diff: TextDiff, before: str, after: str) -> list[Group]:
    """The edits in the order of the text after, each in one group: a sentence, or a run of whole ones put in or out."""
    left, right = _Sentences(list(sentence_starts(before))), _Sentences(list(sentence_starts(after)))
    back = diff.reverse()
    out: list[Group] = []
    for edit in diff.edits:
        told = left.around([edit.before, *_images(back, right.around([edit.after]))])
        tells = right.around([edit.after, *_images(diff, left.around([edit.before]))])
        fresh = Group((edit,), told, tells)
        if out and _belong(out[-1], fresh):
            fresh = _joined(out.pop(), fresh)
        out.append(fresh)
    return out


def _images(diff: TextDiff, span: Span | None) -> list[Span]:
    return diff.images(span) if span else []


def _belong(a: Group, b: Group) -> bool:
    """Whether two neighbouring groups stand in one sentence, or are both new, both gone or both moved, and touch."""
    if (a.before is None, a.after is None) == (b.before is None, b.after is None):
        if a.before is None or a.after is None or (a.is_moved and b.is_moved):
            return _touch(a.before, b.before) and _touch(a.after, b.after)
        return _share(a.before, b.before) or _share(a.after, b.after)
    return False


def _touch(a: Span | None, b: Span | None) -> bool:
    return a is None or b is None or a.end >= b.start


def _share(a: Span | None, b: Span | None) -> bool:
    return a is not None and b is not None and a.start < b.end and b.start < a.end


def _joined(a: Group, b: Group) -> Group:
    return Group((*a.edits, *b.edits), _hull(a.before, b.before), _hull(a.after, b.after))


def _hull(a: Span | None, b: Span | None) -> Span | None:
    if a is None or b is None:
        return a or b
    return Span(min(a.start, b.start), max(a.end, b.end))
