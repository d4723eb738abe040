"""What really happened in a world, as JSON, so that tests can compare a monitor's database with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

import orjson

from monitor.articles import Figure
from monitor.sandbox.draft import Topic
from monitor.sandbox.life import Event, Piece, Stage, Status
from monitor.sandbox.scenario import Trouble, TroubleKind


@dataclass(frozen=True, slots=True)
class TrueRevision:
    """What an article said from `since` on; `figures` are known of generated texts only, with spans into `body`."""

    number: int
    since: dt.datetime
    title: str
    body: str
    headings: tuple[int, ...]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class TrueVisit:
    """How an article's address answered from `since` on."""

    since: dt.datetime
    url: str
    status: Status
    revision: int


@dataclass(frozen=True, slots=True)
class TrueArticle:
    """An article with all its revisions and stages up to the time of telling."""

    id: str
    url: str
    status: Status
    channel: str
    topic: Topic
    origin: str
    reprints: str | None
    published: dt.datetime
    source: str
    author: str | None
    keywords: tuple[str, ...]
    revisions: tuple[TrueRevision, ...]
    stages: tuple[TrueVisit, ...]


@dataclass(frozen=True, slots=True)
class TrueContradiction:
    """That articles (ids, the one that brought it last) cannot all be right from `since` on, `until` one is mended."""

    kind: str
    articles: tuple[str, ...]
    numbers: tuple[str, ...]
    since: dt.datetime
    until: dt.datetime | None


@dataclass(frozen=True, slots=True)
class TrueTrouble:
    """A trouble that has begun, and when it ends."""

    kind: TroubleKind
    start: dt.datetime
    end: dt.datetime
    scope: str
    share: float
    first: int


@dataclass(frozen=True, slots=True)
class Truth:
    """The truth up to `until`: articles and events in order of time."""

    seed: int
    epoch: dt.datetime
    until: dt.datetime
    articles: tuple[TrueArticle, ...]
    events: tuple[Event, ...]
    troubles: tuple[TrueTrouble, ...]
    contradictions: tuple[TrueContradiction, ...] = ()

    def json(self) -> bytes:
        """The same as JSON: times in ISO 8601, decimals as strings."""
        return orjson.dumps(self, default=_plain)


def tell(
    seed: int, epoch: dt.datetime, until: dt.datetime, pieces: Iterable[Piece], troubles: Iterable[Trouble]
) -> Truth:
    """The truth of these lives and troubles up to a time."""
    known = [piece for piece in pieces if piece.published <= until]
    events = (event for piece in known for event in piece.events if event.at <= until)
    return Truth(
        seed,
        epoch,
        until,
        tuple(_article(piece, until) for piece in known),
        tuple(sorted(events, key=lambda event: (event.at, event.article))),
        tuple(_trouble(epoch, t) for t in troubles if epoch + t.after <= until),
        tuple(_contradictions(known, until)),
    )


def _contradictions(pieces: Iterable[Piece], until: dt.datetime) -> Iterator[TrueContradiction]:
    known = {piece.id: piece for piece in pieces}
    for piece in known.values():
        for one in piece.contradictions:
            sides = [known.get(name) for name in one.others]
            ends = None if one.ends_after is None else piece.published + one.ends_after
            if all(sides):
                since = max(side.published for side in (piece, *sides) if side)
                names = (*one.others, piece.id)
                yield TrueContradiction(one.kind, names, one.numbers, since, ends if ends and ends <= until else None)


def _article(piece: Piece, until: dt.datetime) -> TrueArticle:
    stages = [stage for stage in piece.stages if stage.since <= until]
    last = stages[-1]
    return TrueArticle(
        piece.id,
        last.url,
        last.status,
        piece.channel,
        piece.topic,
        piece.origin,
        piece.reprints,
        piece.published,
        last.revision.source,
        last.revision.author,
        last.revision.keywords,
        tuple(_revisions(stages)),
        tuple(TrueVisit(s.since, s.url, s.status, s.revision.number) for s in stages),
    )


def _revisions(stages: Iterable[Stage]) -> Iterator[TrueRevision]:
    """Each revision once; of edits made together the last, which alone could be seen."""
    seen: dict[int, TrueRevision] = {}
    for stage in stages:
        told, text = stage.revision, stage.revision.text
        seen[told.number] = TrueRevision(told.number, told.since, told.title, text.body, text.headings, text.figures)
    return iter(seen.values())


def _trouble(epoch: dt.datetime, t: Trouble) -> TrueTrouble:
    return TrueTrouble(t.kind, epoch + t.after, epoch + t.until, t.scope, t.share, t.first)


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    raise TypeError(f"no JSON for {type(value).__name__}")
