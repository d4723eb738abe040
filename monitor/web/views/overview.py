"""今日: what happened since the last visit, most important first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from monitor.changes.kinds import LIFE, SURROUNDINGS, ChangeKind
from monitor.web.context import Services, address, memory_of, render, services_of
from monitor.web.health import remembered
from monitor.web.params import TodayParams, aware, read
from storage import Connection
from storage.articles.changes import Told
from storage.queries import article_lists, change_lists, conflict_lists, provenance
from storage.queries.articles import Filter, Summary
from storage.queries.change_lists import ChangeFilter, ChangeOrder
from storage.queries.conflict_lists import Item
from storage.queries.overview import Overview, overview

LOOKS = "look"
# Looks nearer to each other than this are one look.
ONE_LOOK = dt.timedelta(minutes=30)
FIRST_WINDOW = dt.timedelta(days=7)
KEEP_LOOK = 90 * 86400
MOST = 12
# With fewer changes than this new articles stand below them, else the column of changes would be empty.
FEW = 6


@dataclass(frozen=True, slots=True)
class Today:
    """What the overview tells; `silent` holds what is not among the weighty, and `silent_weighty` is the number of those
    that are; `counts` are the changes by kind."""

    weighty: tuple[Told, ...]
    silent: tuple[Told, ...]
    silent_weighty: int
    gone: tuple[Told, ...]
    fresh: tuple[Summary, ...]
    fresh_count: article_lists.Count
    counts: dict[str, int]
    conflicts: tuple[Item, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether few changes are told."""
        return len(self.weighty) < FEW


def today(request: Request) -> Response:
    """The overview; it remembers when it was looked at."""
    services, params = services_of(request), read(TodayParams, request)
    topic = next(iter(services.config.topics), None)
    holds = memory_of(request).soon("held", lambda: held(services)) or Held(None, None)
    with services.database.read() as connection:
        now = min(services.now(), holds.newest_look or services.now())
        before, current = _looks(request, now)
        since = aware(params.since, services.config.zone)
        if since is None:
            since = now - dt.timedelta(days=params.days) if params.days else before or now - FIRST_WINDOW
        told = _told(connection, topic, since)
    standing = remembered(request)
    response = render(
        request, "overview.html", today=told, since=since, window=_window(params, before), topic=topic, held=holds.overview,
        health=standing, seen_before=before, share=address("/", {"since": since.isoformat(timespec="seconds")}),
    )  # fmt: skip
    kept = f"{(before or now - FIRST_WINDOW).isoformat()}~{current.isoformat()}"
    response.set_cookie(LOOKS, kept, max_age=KEEP_LOOK, httponly=True, samesite="lax")
    return response


@dataclass(frozen=True, slots=True)
class Held:
    """What the database holds (None until it is counted), and when a page was last looked at: an old record still has a
    last week."""

    overview: Overview | None
    newest_look: dt.datetime | None


def held(services: Services) -> Held:
    """What the database holds, counted now."""
    with services.database.read() as connection:
        return Held(overview(connection, services.now()), provenance.newest_look(connection))


def _window(params: TodayParams, before: dt.datetime | None) -> str:
    if params.days:
        return f"{params.days}d"
    return "since" if params.since else "look" if before else "7d"


def _looks(request: Request, now: dt.datetime) -> tuple[dt.datetime | None, dt.datetime]:
    """The look before this one (None if it is the first), and this one, by the reader's cookie."""
    before, _, last = request.cookies.get(LOOKS, "").partition("~")
    try:
        earlier, latest = dt.datetime.fromisoformat(before), dt.datetime.fromisoformat(last)
        if abs(now - latest) < ONE_LOOK:
            return earlier.astimezone(dt.UTC), latest.astimezone(dt.UTC)
        return latest.astimezone(dt.UTC), now
    except (ValueError, TypeError, OverflowError):
        return None, now


def _told(connection: Connection, topic: str | None, since: dt.datetime) -> Today:
    def find(kinds: tuple[ChangeKind, ...], silent: bool | None, most: int) -> tuple[Told, ...]:
        wanted = ChangeFilter(tuple(kind.value for kind in kinds), topic, silent=silent, since=since)
        return change_lists.find(connection, wanted, order=ChangeOrder.WEIGHT, limit=most).items

    content = tuple(kind for kind in ChangeKind if kind not in LIFE | SURROUNDINGS)
    weighty = find(content, None, MOST)
    shown = {told.id for told in weighty}
    fresh = article_lists.find(connection, Filter(topic=topic), found_since=since, limit=MOST)
    return Today(
        weighty=weighty,
        silent=tuple(told for told in find(content, True, 2 * MOST) if told.id not in shown),
        silent_weighty=sum(told.change.silent for told in weighty),
        gone=find(tuple(LIFE), None, MOST),
        fresh=fresh.items,
        fresh_count=article_lists.count(connection, Filter(topic=topic), since),
        counts=change_lists.counts(connection, ChangeFilter(topic=topic, since=since)),
        conflicts=tuple(
            one for one in conflict_lists.find(connection, limit=MOST // 2).items if one.noticed_at >= since
        ),
    )
