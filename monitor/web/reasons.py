"""Why a figure is read as it is: the words of the text that its period, place and qualifier rest on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from monitor.articles import Article, Figure, Moment, Qualifier
from monitor.figures import Exclusion, explain
from monitor.figures.periods import Time, Timeline, Use


class Where(StrEnum):
    """Where the words stand, seen from the figure."""

    SENTENCE = "sentence"
    BEFORE = "before"
    AFTER = "after"
    NOWHERE = "nowhere"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a field of a figure rests on: the words and where they stand; no words if it is inferred from the whole."""

    field: str
    words: str
    where: Where


def reasons(article: Article, figures: Sequence[Figure]) -> list[tuple[Reason, ...]]:
    """For each figure what its qualifier, period and place rest on."""
    times = Timeline(article.body, _day(article.published)).times if figures else ()
    return [tuple(_of(article.body, figure, times)) for figure in figures]


def left_out(article: Article) -> tuple[Exclusion, ...]:
    """The numbers of an article that are no key figures, each with its reason."""
    return explain(article.body, _day(article.published)) if article.body else ()


def _day(moment: Moment | None) -> dt.date | None:
    return None if moment is None else moment.when.date()


def _of(body: str, figure: Figure, times: Sequence[Time]) -> list[Reason]:
    found = []
    if figure.qualifier is not Qualifier.EXACT and (words := _qualifier(body, figure)):
        found.append(Reason("qualifier", words, Where.SENTENCE))
    if figure.period:
        found.append(_period(body, figure, times))
    if figure.place:
        found.append(_place(body, figure, figure.place))
    return found


def _qualifier(body: str, figure: Figure) -> str:
    """What the phrase has beside the number and its unit: 约, 余, 近."""
    before, after = body[figure.phrase.start : figure.span.start], body[figure.span.end : figure.phrase.end]
    return "…".join(part for part in (before.strip(), after.strip().removesuffix(figure.unit)) if part)


def _period(body: str, figure: Figure, times: Sequence[Time]) -> Reason:
    """The time nearest before the figure that has its period, else the last one that governs it."""
    earlier = [time for time in times if time.span.start <= figure.span.start]
    same = [time for time in earlier if str(time.period) == figure.period]
    governing = [time for time in earlier if time.use is not Use.SILENT and time.period is not None]
    inside = [time for time in times if figure.sentence.start <= time.span.start < figure.sentence.end]
    found = same or governing or inside
    if not found:
        return Reason("period", "", Where.NOWHERE)
    chosen = found[-1]
    return Reason("period", body[chosen.span.start : chosen.span.end], _where(figure, chosen.span.start))


def _place(body: str, figure: Figure, place: str) -> Reason:
    at = body.rfind(place, 0, figure.span.end)
    at = at if at >= 0 else body.find(place, figure.span.end)
    return Reason("place", place if at >= 0 else "", _where(figure, at))


def _where(figure: Figure, at: int) -> Where:
    if at < 0:
        return Where.NOWHERE
    if figure.sentence.start <= at < figure.sentence.end:
        return Where.SENTENCE
    return Where.BEFORE if at < figure.span.start else Where.AFTER
