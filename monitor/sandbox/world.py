"""The world: which articles the portal shows at any time, and the truth about all that happened."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from monitor.articles import SHANGHAI
from monitor.sandbox.channels import CHANNELS
from monitor.sandbox.draft import Draft, Edit, EditKind
from monitor.sandbox.generator import generate
from monitor.sandbox.life import Piece, Stage, live_through
from monitor.sandbox.scenario import USUAL, Scenario, Trouble, TroubleKind
from monitor.sandbox.texts import CASES, load_texts
from monitor.sandbox.truth import Truth, tell

EPOCH = dt.datetime(2026, 3, 2, tzinfo=SHANGHAI)


@dataclass(frozen=True, slots=True)
class Found:
    """What is at an address: an article's stage, and whether the address is one that it has moved away from."""

    piece: Piece
    stage: Stage
    moved: bool


@dataclass(frozen=True, slots=True)
class Shelf:
    """A channel's readable articles, newest first, with the place of each by its id."""

    pieces: tuple[Piece, ...]
    stages: tuple[Stage, ...]
    places: dict[str, int]


class World:
    """A portal's deterministic life: the same seed, epoch, drafts and scenario give the same at every time."""

    def __init__(
        self,
        seed: int = 1,
        epoch: dt.datetime = EPOCH,
        articles: Sequence[Draft] | None = None,
        scenario: Scenario = USUAL,
    ) -> None:
        self.seed = seed
        self.epoch = epoch.astimezone(SHANGHAI)
        self.scenario = scenario
        written = [*(load_texts() if articles is None else articles), *(load_texts(CASES) if scenario.cases else ())]
        drafts = [*written, *generate(seed, self.epoch, scenario)]
        self.pieces = _pieces([d for d in drafts if not self._silent(d.published)], self.epoch)
        self._paths = {stage.url: piece for piece in self.pieces for stage in piece.stages}

    def find(self, path: str, now: dt.datetime) -> Found | None:
        """What is at a path at that time; None if nothing is or ever was."""
        piece = self._paths.get(path)
        stage = piece.at(now) if piece else None
        if piece is None or stage is None:
            return None
        if stage.url == path:
            return Found(piece, stage, moved=False)
        known = any(s.url == path and s.since <= now for s in piece.stages)
        return Found(piece, stage, moved=True) if known else None

    def shelf(self, channel: str, now: dt.datetime) -> Shelf:
        """What a channel (its slug) shows at that time."""
        column, times = self._columns[channel]
        pairs = [(p, s) for p in reversed(column[: bisect_right(times, now)]) if (s := p.live(now))]
        places = {piece.id: index for index, (piece, _) in enumerate(pairs)}
        return Shelf(tuple(p for p, _ in pairs), tuple(s for _, s in pairs), places)

    def latest(self, now: dt.datetime, count: int) -> list[Stage]:
        """The newest readable articles of the whole portal."""
        found: list[Stage] = []
        for piece in reversed(self.pieces[: bisect_right(self._published, now)]):
            if len(found) == count:
                break
            stage = piece.live(now)
            found += [stage] if stage else []
        return found

    def ranked(self, now: dt.datetime, count: int = 8) -> list[Stage]:
        """The articles in the boxes at the side: drawn once a day from those of the week before midnight."""
        midnight = now.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
        recent = self.latest(midnight, 60)
        return Random(f"{self.seed} ranked {midnight.date()}").sample(recent, min(count, len(recent)))  # noqa: S311

    def pinned(self, channel: str, now: dt.datetime, count: int = 2) -> list[Stage]:
        """The old articles at the head of a channel's list: chosen afresh every ten days."""
        turn = (now - self.epoch) // dt.timedelta(days=10)
        start = self.epoch + turn * dt.timedelta(days=10)
        column, times = self._columns[channel]
        older = column[: bisect_right(times, start - dt.timedelta(days=20))]
        chosen = Random(f"{self.seed} pinned {channel} {turn}").sample(older, min(count, len(older)))  # noqa: S311
        return [stage for piece in chosen if (stage := piece.live(now))]

    def troubles(self, now: dt.datetime) -> list[Trouble]:
        """The troubles that strike at that time."""
        return [t for t in self.scenario.troubles if t.active(now - self.epoch)]

    def ticks(self, channel: str | None, now: dt.datetime) -> tuple[int, int, int]:
        """A key that changes whenever a page of the channel (None: of the whole portal) can change."""
        days = (now - self.epoch) // dt.timedelta(days=1)
        return days, bisect_right(self._moments[channel], now), bisect_right(self._turns, now)

    def last_tick(self, channel: str | None, now: dt.datetime) -> dt.datetime:
        """When a page of the channel could last have changed: an event, a trouble's edge, or midnight."""
        days, events, turns = self.ticks(channel, now)
        known = [self.epoch + days * dt.timedelta(days=1)]
        known += self._moments[channel][max(0, events - 1) : events] + self._turns[max(0, turns - 1) : turns]
        return max(known)

    def truth(self, until: dt.datetime) -> Truth:
        """All that was published, changed and withdrawn, and all trouble, up to a time."""
        return tell(self.seed, self.epoch, until.astimezone(SHANGHAI), self.pieces, self.scenario.troubles)

    def counts(self, now: dt.datetime) -> Counter[str]:
        """How many articles there are of each status at that time."""
        stages = (piece.at(now) for piece in self.pieces[: bisect_right(self._published, now)])
        return Counter(stage.status for stage in stages if stage)

    def _silent(self, published: dt.timedelta) -> bool:
        silences = (t for t in self.scenario.troubles if t.kind is TroubleKind.SILENCE)
        return any(t.active(published) for t in silences)

    @cached_property
    def _published(self) -> list[dt.datetime]:
        return [piece.published for piece in self.pieces]

    @cached_property
    def _columns(self) -> dict[str, tuple[list[Piece], list[dt.datetime]]]:
        columns = {c.slug: [p for p in self.pieces if p.channel == c.slug] for c in CHANNELS}
        return {slug: (column, [p.published for p in column]) for slug, column in columns.items()}

    @cached_property
    def _moments(self) -> dict[str | None, list[dt.datetime]]:
        columns: dict[str | None, Iterable[Piece]] = {slug: column for slug, (column, _) in self._columns.items()}
        return {slug: _moments(column) for slug, column in (columns | {None: self.pieces}).items()}

    @cached_property
    def _turns(self) -> list[dt.datetime]:
        edges = {self.epoch + edge for t in self.scenario.troubles for edge in (t.after, t.until)}
        return sorted(edges)


def _moments(pieces: Iterable[Piece]) -> list[dt.datetime]:
    return sorted(event.at for piece in pieces for event in piece.events)


def _pieces(drafts: list[Draft], epoch: dt.datetime) -> list[Piece]:
    """The lives of all drafts and of their reprints, in order of publication."""
    originals: list[tuple[Draft, str | None, Edit | None]] = [(draft, None, None) for draft in drafts]
    taken = [_reprinted(draft, index) for draft in drafts for index in range(len(draft.reprints))]
    cast = sorted([*originals, *taken], key=lambda member: (member[0].published, member[0].name))
    numbers: defaultdict[tuple[str, str], int] = defaultdict(lambda: 1000)
    pieces = []
    for draft, original, passage in cast:
        day = f"{epoch + draft.published:%Y%m%d}"
        numbers[draft.channel, day] += 1
        url = f"/{draft.channel}/{day}_{numbers[draft.channel, day]}.html"
        pieces.append(live_through(draft, epoch, url, original, passage))
    return pieces


def _reprinted(draft: Draft, index: int) -> tuple[Draft, str, Edit]:
    """The draft of another channel's reprint, the id of the original, and the passage it changes."""
    reprint = draft.reprints[index]
    copy = replace(
        draft,
        name=f"{draft.name}@{reprint.channel}",
        text=draft.text.edited(reprint.find, reprint.replace) if reprint.find else draft.text,
        source=reprint.source,
        channel=reprint.channel,
        published=draft.published + reprint.after,
        edits=(),
        reprints=(),
        contradictions=(),
    )
    return copy, draft.name, Edit(reprint.after, EditKind.FIGURE, reprint.find, reprint.replace)
