"""The life of one article: from its draft to the stages that a visitor can see."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from monitor.articles import Figure
from monitor.sandbox.draft import Contradiction, Draft, Edit, EditKind, Topic
from monitor.sandbox.text import Text, changed_numbers


class Status(StrEnum):
    """How an article's address answers."""

    LIVE = "live"
    NOT_FOUND = "404"
    GONE = "410"
    SOFT = "soft"


class EventKind(StrEnum):
    """What happened to an article."""

    PUBLISH = "publish"
    REPRINT = "reprint"
    FIGURE = "figure"
    WORDING = "wording"
    HEADLINE = "headline"
    APPEND = "append"
    CORRECTION = "correction"
    LEAD = "lead"
    DATE = "date"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    DELETION = "deletion"
    BOILERPLATE = "boilerplate"
    ENCODING = "encoding"
    REVERT = "revert"
    WITHDRAW = "withdraw"
    RETURN = "return"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Revision:
    """What an article says from a time on; numbers count from 1."""

    number: int
    since: dt.datetime
    title: str
    text: Text
    source: str
    author: str | None
    keywords: tuple[str, ...]
    channel: str
    published: dt.datetime


@dataclass(frozen=True, slots=True)
class Stage:
    """How an article stands from a time on: its address (a path), how that answers, and what it says."""

    since: dt.datetime
    url: str
    status: Status
    revision: Revision


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to an article, with what stood there before and after.

    `numbers` are the numbers that it changed, as written; `figures` the same with all that is known of them.
    """

    at: dt.datetime
    kind: EventKind
    article: str
    url: str
    revision: int
    before: str = ""
    after: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    figures: tuple[tuple[Figure, Figure], ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """An article's whole life; `reprints` is the id of the article that it takes over."""

    id: str
    topic: Topic
    origin: str
    channel: str
    reprints: str | None
    stages: tuple[Stage, ...]
    events: tuple[Event, ...]
    contradictions: tuple[Contradiction, ...] = ()
    _times: tuple[dt.datetime, ...] = field(default=(), repr=False, compare=False)

    @property
    def published(self) -> dt.datetime:
        """When it first came out."""
        return self.stages[0].since

    def at(self, now: dt.datetime) -> Stage | None:
        """Its stage at that time; None before it is published."""
        index = bisect_right(self._times, now)
        return self.stages[index - 1] if index else None

    def live(self, now: dt.datetime) -> Stage | None:
        """Its stage at that time if a visitor can read it then."""
        stage = self.at(now)
        return stage if stage and stage.status is Status.LIVE else None


def live_through(
    draft: Draft, epoch: dt.datetime, url: str, reprints: str | None = None, passage: Edit | None = None
) -> Piece:
    """The life that a draft leads from its publication at `url`; `passage` is what a reprint changed on taking it over."""
    at = epoch + draft.published
    revision = Revision(1, at, draft.title, draft.text, draft.source, draft.author, draft.keywords, draft.channel, at)
    first = Stage(at, url, Status.LIVE, revision)
    kind = EventKind.REPRINT if reprints else EventKind.PUBLISH
    before, after = (passage.find, passage.replace) if passage else ("", "")
    events = [Event(at, kind, draft.name, url, 1, before, after, changed_numbers(before, after))]
    stages = [first]
    for edit in sorted(draft.edits, key=lambda edit: edit.after):
        step = _step(stages[-1], edit, at + edit.after)
        if step:
            events.append(_event(draft.name, stages[-1], step, edit))
            stages.append(step)
    return Piece(
        draft.name,
        draft.topic,
        draft.origin,
        draft.channel,
        reprints,
        tuple(stages),
        tuple(events),
        draft.contradictions,
        tuple(stage.since for stage in stages),
    )


def _step(now: Stage, edit: Edit, at: dt.datetime) -> Stage | None:
    """The stage after an edit; None where it has nothing to act on (an edit of a withdrawn article)."""
    if (now.status is Status.LIVE) == (edit.kind is EditKind.RETURN):
        return None
    if edit.kind is EditKind.RETURN:
        return replace(now, since=at, status=Status.LIVE)
    if edit.kind is EditKind.WITHDRAW:
        return replace(now, since=at, status=Status(edit.replace or "404"))
    if edit.kind is EditKind.MOVE:
        return replace(now, since=at, url=moved_url(now.url))
    return replace(now, since=at, revision=_rewritten(now.revision, edit, at))


def _rewritten(revision: Revision, edit: Edit, at: dt.datetime) -> Revision:
    """The revision after an edit, with the next number unless it is made together with the edit before."""
    number = revision.number + (revision.since != at)
    changed = replace(revision, number=number, since=at)
    match edit.kind:
        case EditKind.HEADLINE:
            return replace(changed, title=edit.replace)
        case EditKind.DATE:
            return replace(changed, published=at)
        case EditKind.ATTRIBUTION:
            return replace(changed, source=edit.replace)
        case EditKind.BOILERPLATE:
            return replace(changed, keywords=tuple(edit.replace.split("、")))
        case EditKind.DELETION:
            return replace(changed, text=revision.text.without(edit.find))
    text = revision.text.edited(edit.find, edit.replace) if edit.find else revision.text
    more = edit.more or (Text(edit.replace) if edit.replace and not edit.find else None)
    return replace(changed, text=text.appended(more) if more else text)


def _event(article: str, before: Stage, after: Stage, edit: Edit) -> Event:
    said, says = _said(before, after, edit)
    return Event(
        after.since,
        EventKind(edit.kind),
        article,
        after.url,
        after.revision.number,
        said,
        says,
        changed_numbers(said, says),
        tuple(_changed_figures(before.revision.text, after.revision.text)),
    )


def _said(before: Stage, after: Stage, edit: Edit) -> tuple[str, str]:
    match edit.kind:
        case EditKind.HEADLINE:
            return before.revision.title, after.revision.title
        case EditKind.MOVE:
            return before.url, after.url
        case EditKind.DATE:
            return f"{before.revision.published:%Y-%m-%d %H:%M}", f"{after.revision.published:%Y-%m-%d %H:%M}"
        case EditKind.ATTRIBUTION:
            return before.revision.source, after.revision.source
        case EditKind.BOILERPLATE:
            return "、".join(before.revision.keywords), "、".join(after.revision.keywords)
        case EditKind.WITHDRAW | EditKind.RETURN:
            return before.status, after.status
        case _:
            return edit.find, "\n".join(filter(None, (edit.replace, edit.more.body if edit.more else "")))


def _changed_figures(before: Text, after: Text) -> Iterator[tuple[Figure, Figure]]:
    if len(after.figures) >= len(before.figures):
        pairs = zip(before.figures, after.figures, strict=False)
        yield from ((old, new) for old, new in pairs if old.text != new.text)


def moved_url(url: str) -> str:
    """The address that an article moves to: its channel's folder of the year and month.

    >>> moved_url("/jinrong/20260305_1002.html")
    '/jinrong/202603/05_1002.html'
    """
    folder, _, name = url.rpartition("/")
    return f"{folder}/{name[:6]}/{name[6:]}"
