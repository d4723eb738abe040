"""An article's text as paragraphs of runs, in which each figure's phrase is a run that names its figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.articles import Article, Figure


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text: a figure's phrase with `figure`, its place among the article's figures, and the number's own span."""

    text: str
    figure: int | None = None
    before: str = ""
    number: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of runs that make up its text."""

    runs: tuple[Run, ...]
    is_heading: bool


def paragraphs(article: Article, figures: Sequence[Figure]) -> list[Paragraph]:
    """The paragraphs of an article's body, with the figures in it marked; those that overlap another's are not."""
    places = _places(article.body, figures)
    out, start = [], 0
    for n, text in enumerate(article.paragraphs):
        end = start + len(text)
        inside = [place for place in places if start <= place[0] and place[1] <= end]
        out.append(Paragraph(tuple(_runs(article.body, start, end, inside, figures)), n in article.headings))
        start = end + 1
    return out


def _places(body: str, figures: Sequence[Figure]) -> list[tuple[int, int, int]]:
    """Where each figure is marked (start, end, its number): its phrase, or its number alone where phrases overlap."""
    found: list[tuple[int, int, int]] = []
    order = sorted(range(len(figures)), key=lambda n: figures[n].span.start)
    for at, n in enumerate(order):
        figure = figures[n]
        free = found[-1][1] if found else 0
        following = figures[order[at + 1]].span.start if at + 1 < len(order) else len(body)
        if not free <= figure.span.start <= figure.span.end <= min(following, len(body)):
            continue
        start = max(free, min(figure.phrase.start, figure.span.start))
        end = min(following, max(figure.phrase.end, figure.span.end))
        found.append((*_within_line(body, start, end, figure), n))
    return found


def _within_line(body: str, start: int, end: int, figure: Figure) -> tuple[int, int]:
    """A place cut to its number where it would leave the paragraph."""
    if "\n" in body[start:end]:
        return figure.span.start, figure.span.end
    return start, end


def _runs(
    body: str, start: int, end: int, places: Sequence[tuple[int, int, int]], figures: Sequence[Figure]
) -> Iterator[Run]:
    at = start
    for left, right, n in places:
        if at < left:
            yield Run(body[at:left])
        span = figures[n].span
        yield Run(body[left:right], n, body[left : span.start], body[span.start : span.end], body[span.end : right])
        at = right
    if at < end:
        yield Run(body[at:end])
