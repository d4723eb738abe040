"""A body of text together with the figures that it truly states, and edits that keep the two consistent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import accumulate

from monitor.articles import Figure, Span

MULTIPLIERS = {"": Decimal(1), "万": Decimal(10**4), "亿": Decimal(10**8), "万亿": Decimal(10**12)}
_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(万亿|万|亿|)")


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs joined by a line feed, the indexes of those that are subheadings, and the figures with their spans."""

    body: str
    headings: tuple[int, ...] = ()
    figures: tuple[Figure, ...] = ()

    @property
    def paragraphs(self) -> list[str]:
        """The paragraphs in order."""
        return self.body.split("\n")

    def edited(self, find: str, new: str) -> Text:
        """This text with the first `find` replaced; ValueError if it is not there.

        A figure whose number alone is rewritten keeps its record with the new value; one that is cut into otherwise
        loses it.
        """
        at = self.body.find(find)
        if at < 0 or not find:
            raise ValueError(f"the text does not hold {find!r}")
        start, end, new = self._narrowed(at, at + len(find), new)
        figures = tuple(self._carried(start, end, new))
        body = self.body[:start] + new + self.body[end:]
        return Text(body, tuple(self._headings(start, end, new)), figures)

    def without(self, paragraph: str) -> Text:
        """This text without a whole paragraph and the figures in it; ValueError if there is no such one."""
        lines = self.paragraphs
        index = lines.index(paragraph)
        start = sum(len(line) + 1 for line in lines[:index])
        # The line feed before it goes with it, or the one after it if it is the first.
        start, end = (start - 1, start + len(paragraph)) if index else (0, len(paragraph) + 1)
        return Text(
            self.body[:start] + self.body[end:],
            tuple(self._headings(start, end, "")),
            tuple(self._carried(start, end, "")),
        )

    def appended(self, more: Text) -> Text:
        """This text with the paragraphs of `more` after its own."""
        return joined((self, more))

    def _narrowed(self, start: int, end: int, new: str) -> tuple[int, int, str]:
        """The smallest range that really changes, widened to the numbers it touches, and what then stands there."""
        old = self.body[start:end]
        before = shared(old, new)
        after = shared(old[before:][::-1], new[before:][::-1])
        first, last = start + before, end - after
        touched = [f.span for f in self.figures if f.span.start < last and first < f.span.end]
        low = max(start, min([first, *(span.start for span in touched)]))
        high = min(end, max([last, *(span.end for span in touched)]))
        return low, high, self.body[low:first] + new[before : len(new) - after] + self.body[last:high]

    def _carried(self, start: int, end: int, new: str) -> Iterator[Figure]:
        delta = len(new) - (end - start)
        for figure in self.figures:
            if figure.span == Span(start, end):
                value = number(new)
                if value is not None:
                    yield _shifted(replace(figure, text=new, value=value), start, end, delta)
            elif figure.span.end <= start or figure.span.start >= end:
                yield _shifted(figure, start, end, delta)

    def _headings(self, start: int, end: int, new: str) -> Iterator[int]:
        lines = new.count("\n") - self.body.count("\n", start, end)
        at = self.body.count("\n", 0, start)
        return (index + lines if index > at else index for index in self.headings)


def shared(left: str, right: str) -> int:
    """How many characters two strings have in common at their heads.

    >>> shared("38.6亿", "36.8亿")
    1
    """
    pairs = enumerate(zip(left, right, strict=False))
    return next((index for index, (a, b) in pairs if a != b), min(len(left), len(right)))


def number(text: str) -> Decimal | None:
    """The worth of a number in digits with at most one multiplier; None if it is anything else.

    >>> number("1.3万"), number("三成")
    (Decimal('13000.0'), None)
    """
    match = _NUMBER.fullmatch(text)
    return Decimal(match[1]) * MULTIPLIERS[match[2]] if match else None


def changed_numbers(before: str, after: str) -> tuple[tuple[str, str], ...]:
    """The numbers that differ between two texts with equally many; none if the counts differ.

    >>> changed_numbers("3200余名，占8.5%", "3400余名，占8.5%")
    (('3200', '3400'),)
    """
    old, new = (["".join(found) for found in _NUMBER.findall(text)] for text in (before, after))
    return tuple((a, b) for a, b in zip(old, new, strict=True) if a != b) if len(old) == len(new) else ()


def joined(parts: Iterable[Text]) -> Text:
    """One text of one or more, in order."""
    texts = list(parts)
    lengths = accumulate((len(text.body) + 1 for text in texts), initial=0)
    lines = accumulate((text.body.count("\n") + 1 for text in texts), initial=0)
    return Text(
        "\n".join(text.body for text in texts),
        tuple(line + index for text, line in zip(texts, lines, strict=False) for index in text.headings),
        tuple(_moved(f, offset) for text, offset in zip(texts, lengths, strict=False) for f in text.figures),
    )


def sentence_at(body: str, at: int) -> Span:
    """The span of the sentence around an offset, its full stop included."""
    start = max(body.rfind(mark, 0, at) for mark in "。！？\n") + 1
    ends = [end for end in (body.find(mark, at) for mark in "。！？") if end >= 0]
    line = body.find("\n", at)
    limit = line if line >= 0 else len(body)
    return Span(start, min([limit, *(end + 1 for end in ends)]))


def _moved(figure: Figure, offset: int) -> Figure:
    spans = (Span(s.start + offset, s.end + offset) for s in (figure.span, figure.phrase, figure.sentence))
    return _with_spans(figure, *spans)


def _shifted(figure: Figure, start: int, end: int, delta: int) -> Figure:
    spans = (_shift(span, start, end, delta) for span in (figure.span, figure.phrase, figure.sentence))
    return _with_spans(figure, *spans)


def _with_spans(figure: Figure, span: Span, phrase: Span, sentence: Span) -> Figure:
    return replace(figure, span=span, phrase=phrase, sentence=sentence)


def _shift(span: Span, start: int, end: int, delta: int) -> Span:
    return Span(
        span.start + delta if span.start >= end and span.start > start else span.start,
        span.end + delta if span.end >= end and span.end > start else span.end,
    )
