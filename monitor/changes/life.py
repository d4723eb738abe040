"""The life of a page: withdrawn, returned, moved, and reverted to an earlier revision.

A pure state machine: the state is what is to be kept between two looks, every look gives the next state and the
events to tell. A page is withdrawn only when a second look, some time after the first, still finds nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from monitor.changes.events import Change
from monitor.changes.importance import weigh
from monitor.changes.kinds import ChangeKind
from monitor.pages.urls import is_front_page

SECOND_LOOK = dt.timedelta(hours=1)
_GONE = (404, 410)


class Absence(StrEnum):
    """How a page was found missing."""

    GONE = "gone"
    FRONT_PAGE = "front-page"
    SOFT_404 = "soft-404"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page: `status` is the last answer's, `final_url` where redirects ended (None if there were none).

    `content` is the hash of the article as read, None if none could be read; `at` is aware.
    """

    at: dt.datetime
    status: int
    content: str | None = None
    final_url: str | None = None
    soft_404: bool = False


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """What happened to a page: `revision` is the number, from 1, of the revision it returned to."""

    kind: ChangeKind
    at: dt.datetime
    before: str = ""
    after: str = ""
    reason: str = ""
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Life:
    """What is known of a page: its address, its revisions by content hash in order, and what is in doubt.

    `missing_since` is the first look that found nothing; `told` holds the pairs of revisions between which a return
    was told already.
    """

    url: str
    revisions: tuple[str, ...] = ()
    current: int = 0
    withdrawn: bool = False
    missing_since: dt.datetime | None = None
    told: frozenset[tuple[int, int]] = frozenset()


def absence(life: Life, look: Look) -> Absence | None:
    """How a look finds the page missing; None where it finds it, or where it says nothing (a fault of the server)."""
    if look.status in _GONE:
        return Absence.GONE
    if look.final_url and is_front_page(look.final_url) and not is_front_page(life.url):
        return Absence.FRONT_PAGE
    return Absence.SOFT_404 if look.soft_404 else None


def look_at(life: Life, look: Look, pause: dt.timedelta = SECOND_LOOK) -> tuple[Life, tuple[LifeEvent, ...]]:
    """The page's life after a look, and what to tell; looks come in the order of their times."""
    missing = absence(life, look)
    if missing:
        return _missed(life, look, missing, pause)
    if look.status >= 400 or look.content is None:
        return life, ()
    events = []
    if life.withdrawn:
        events.append(LifeEvent(ChangeKind.RETURNED, look.at, after=look.content))
    life = replace(life, withdrawn=False, missing_since=None)
    if look.final_url and look.final_url != life.url:
        events.append(LifeEvent(ChangeKind.MOVED, look.at, life.url, look.final_url))
        life = replace(life, url=look.final_url)
    life, reverted = _read(life, look, look.content)
    return life, (*events, *reverted)


def _missed(life: Life, look: Look, missing: Absence, pause: dt.timedelta) -> tuple[Life, tuple[LifeEvent, ...]]:
    if life.withdrawn:
        return life, ()
    if life.missing_since is None:
        return replace(life, missing_since=look.at), ()
    if look.at - life.missing_since < pause:
        return life, ()
    before = life.revisions[life.current - 1] if life.current else ""
    event = LifeEvent(ChangeKind.WITHDRAWN, look.at, before, reason=missing.value)
    return replace(life, withdrawn=True), (event,)


def _read(life: Life, look: Look, content: str) -> tuple[Life, tuple[LifeEvent, ...]]:
    """A new revision, the same one, or an old one again: that is told once for each two revisions."""
    if content not in life.revisions:
        return replace(life, revisions=(*life.revisions, content), current=len(life.revisions) + 1), ()
    number = life.revisions.index(content) + 1
    pair = (min(number, life.current), max(number, life.current))
    before, fresh = life.revisions[life.current - 1], number != life.current and pair not in life.told
    life = replace(life, current=number, told=life.told | {pair} if fresh else life.told)
    event = LifeEvent(ChangeKind.REVERTED, look.at, before, content, f"returned to revision {number}", number)
    return life, (event,) if fresh else ()


def live(url: str, looks: Iterable[Look], pause: dt.timedelta = SECOND_LOOK) -> tuple[Life, tuple[LifeEvent, ...]]:
    """The life that a sequence of looks tells of, and its events in order."""
    life = Life(url)
    told: list[LifeEvent] = []
    for look in looks:
        life, events = look_at(life, look, pause)
        told.extend(events)
    return life, tuple(told)


def as_change(event: LifeEvent) -> Change:
    """A life's event as a change: `before` and `after` are the addresses of a move; revisions' hashes tell nobody anything."""
    importance, reasons = weigh(event.kind, [])
    reasons = (*reasons, event.reason) if event.reason else reasons
    before, after = (event.before, event.after) if event.kind is ChangeKind.MOVED else ("", "")
    return Change(event.kind, importance, reasons, field="page", before=before, after=after)
