"""The reader of key figures: a text's figures in order, and what it left out and why."""

from __future__ import annotations

import datetime as dt
from functools import cached_property

from monitor.articles import Figure, Kind, Role, Span
from monitor.figures.exclusions import Exclusion, Reason, is_rank, reason
from monitor.figures.mentions import Mention, mentions
from monitor.figures.numbers import fold
from monitor.figures.outlook import Outlook
from monitor.figures.periods import Timeline
from monitor.figures.places import Places
from monitor.figures.quotes import Quotes
from monitor.figures.spots import Spot, spots
from monitor.figures.story import Story
from monitor.figures.units import DEFAULT_UNITS, UnitTable


class Reader:
    """One text being read."""

    def __init__(self, text: str, published: dt.date | None, units: UnitTable, subject: str | None) -> None:
        self._text = text
        self._folded = fold(text)
        self._published = published
        self._subject = subject
        self._timeline = Timeline(text, published)
        self._mentions, self._dated, self._articles = mentions(self._folded, units, self._timeline.spans)
        self._quotes = Quotes(self._folded)

    @cached_property
    def _judged(self) -> list[tuple[Mention, Reason | None]]:
        return [(mention, reason(self._folded, mention, self._quotes)) for mention in self._mentions]

    def exclusions(self) -> tuple[Exclusion, ...]:
        """The numbers that are no figures, in order, each with its reason."""
        dated = [(span, Reason.TIME) for span in self._dated] + [(span, Reason.ARTICLE) for span in self._articles]
        judged = [(Span(mention.start, mention.end), why) for mention, why in self._judged if why is not None]
        both = sorted([*dated, *judged], key=lambda pair: pair[0].start)
        return tuple(Exclusion(span, self._text[span.start : span.end], why) for span, why in both)

    def figures(self) -> tuple[Figure, ...]:
        """The figures in order."""
        kept = [mention for mention, why in self._judged if why is None]
        if not kept:
            return ()
        found = spots(self._folded, self._blanked(), kept)
        places = Places(self._text, self._subject)
        outlook = Outlook(self._folded, self._published)
        story = Story()
        for index, spot in enumerate(found):
            outlook.advance(spot.before, spot.sentence, opens=spot.opens, paragraph=spot.paragraph)
            story.open(spot)
            ranked = is_rank(self._folded, spot.mention)
            name = story.name(found, index, ranked=ranked)
            story.add(spot, self._figure(spot, name, story, outlook, places, ranked=ranked))
        return tuple(story.figures)

    def _blanked(self) -> str:
        """The text with its time expressions blanked."""
        parts, at = [], 0
        for span in self._timeline.spans:
            if span.start >= at:
                parts += [self._text[at : span.start], " " * (span.end - span.start)]
                at = span.end
        return "".join([*parts, self._text[at:]])

    def _figure(self, spot: Spot, name: str, story: Story, outlook: Outlook, places: Places, *, ranked: bool) -> Figure:
        mention = spot.mention
        span = Span(mention.start, mention.end)
        period = self._timeline.period_for(span, spot.sentence)
        kind = Kind.RANK if ranked else story.kind(spot, name)
        way = None if ranked else story.direction(spot)
        planned = outlook.planned(spot.left, spot.right, period)
        return Figure(
            span=span,
            text=self._text[span.start : span.end],
            value=mention.value,
            low=mention.low,
            high=mention.high,
            unit=mention.unit_name,
            qualifier=spot.qualifier,
            kind=kind,
            role=Role.TARGET if planned else Role.CHANGE if way else Role.LEVEL,
            direction=None if planned else way,
            per=story.per(spot),
            indicator=name,
            period=period,
            place=places.place_for(span, spot.sentence),
            phrase=spot.phrase,
            sentence=spot.sentence,
        )


def read_figures(
    text: str, published: dt.date | None = None, *, units: UnitTable = DEFAULT_UNITS, subject: str | None = None
) -> tuple[Figure, ...]:
    """The key figures of a Chinese text in order, resolved against its publication date; `subject` is what it is about."""
    return Reader(text, published, units, subject).figures()


def explain(
    text: str, published: dt.date | None = None, *, units: UnitTable = DEFAULT_UNITS, subject: str | None = None
) -> tuple[Exclusion, ...]:
    """The numbers of a text that are no key figures, in order, each with the reason."""
    return Reader(text, published, units, subject).exclusions()
