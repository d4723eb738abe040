"""The content of a report for a period: what was written, what was altered, contradictions, and indicators that moved."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from monitor.changes import ChangeKind
from monitor.series import Series
from storage.articles.changes import Told
from storage.queries import article_lists, change_lists, conflict_lists, series
from storage.queries.articles import ABOUT, Filter, Summary
from storage.queries.change_lists import ChangeFilter, ChangeOrder
from storage.queries.conflict_lists import Item
from storage.tables import LABELS, PAGES, REVISIONS
from storage.tables.series import POINTS, SERIES

GONE = (ChangeKind.WITHDRAWN, ChangeKind.RETURNED, ChangeKind.MOVED, ChangeKind.REVERTED)
WORDING = tuple(
    kind for kind in ChangeKind
    if kind not in (*GONE, ChangeKind.FIGURE, ChangeKind.BOILERPLATE, ChangeKind.LAYOUT, ChangeKind.ENCODING)
)  # fmt: skip
MOST, MOST_CONFLICTS, MOST_ARTICLES, MOST_CHARTS = 60, 20, 300, 6
# A line needs some points to be one.
LEAST_POINTS = 3


@dataclass(frozen=True, slots=True)
class Report:
    """A period's report; lists are cut at what a reader reads, `count` and `counts` are whole."""

    topic: str | None
    since: dt.datetime
    until: dt.datetime
    count: article_lists.Count
    counts: dict[str, int]
    articles: tuple[Summary, ...]
    figures: tuple[Told, ...]
    wording: tuple[Told, ...]
    gone: tuple[Told, ...]
    conflicts: tuple[Item, ...]
    series: tuple[Series, ...]


def report(connection: Connection, topic: str | None, since: dt.datetime, until: dt.datetime) -> Report:
    """The report of what was published, and noticed, from `since` on and before `until`."""
    published = Filter(topic=topic, since=since, until=until)

    def told(kinds: tuple[ChangeKind, ...]) -> tuple[Told, ...]:
        wanted = ChangeFilter(tuple(kind.value for kind in kinds), topic, since=since, until=until)
        return change_lists.find(connection, wanted, order=ChangeOrder.WEIGHT, limit=MOST).items

    return Report(
        topic=topic,
        since=since,
        until=until,
        count=article_lists.count(connection, published),
        counts=change_lists.counts(connection, ChangeFilter(topic=topic, since=since, until=until)),
        articles=article_lists.find(connection, published, limit=MOST_ARTICLES).items,
        figures=told((ChangeKind.FIGURE,)),
        wording=told(WORDING),
        gone=told(GONE),
        conflicts=tuple(_conflicts(connection, published)),
        series=tuple(_series(connection, published)),
    )


def _conflicts(connection: Connection, wanted: Filter) -> list[Item]:
    """The latest noticed conflicts of the period, one side of which at least is told by an article about the topic."""
    about = select(PAGES.c.id).join(LABELS, LABELS.c.revision_id == PAGES.c.latest_revision_id)
    on_topic = set(connection.scalars(about.where(LABELS.c.topic == wanted.topic, LABELS.c.verdict.in_(ABOUT))))
    found: list[Item] = []
    cursor: str | None = None
    while len(found) < MOST_CONFLICTS:
        part = conflict_lists.find(connection, closed=True, cursor=cursor, limit=100)
        found += [one for one in part.items if _is_of(one, wanted, on_topic)]
        cursor = part.next
        if cursor is None or (part.items and wanted.since and part.items[-1].noticed_at < wanted.since):
            break
    return found[:MOST_CONFLICTS]


def _is_of(one: Item, wanted: Filter, on_topic: set[int]) -> bool:
    within = wanted.since is not None and wanted.until is not None and wanted.since <= one.noticed_at < wanted.until
    return within and (wanted.topic is None or any(point.article_id in on_topic for point in one.points))


def _series(connection: Connection, wanted: Filter) -> list[Series]:
    """The series to which the period's articles added most, of those that are long enough to be drawn."""
    added = func.count()
    about = select(LABELS.c.revision_id).where(LABELS.c.topic == wanted.topic, LABELS.c.verdict.in_(ABOUT))
    chosen = (
        select(POINTS.c.series_id)
        .join(PAGES, PAGES.c.id == POINTS.c.page_id)
        .join(REVISIONS, REVISIONS.c.id == PAGES.c.latest_revision_id)
        .join(SERIES, SERIES.c.id == POINTS.c.series_id)
        .where(POINTS.c.current, SERIES.c.current >= LEAST_POINTS, SERIES.c.last_ends > SERIES.c.first_ends)
        .where(REVISIONS.c.published >= wanted.since, REVISIONS.c.published < wanted.until)
        .group_by(POINTS.c.series_id, SERIES.c.current)
        .order_by(added.desc(), SERIES.c.current.desc(), POINTS.c.series_id)
        .limit(MOST_CHARTS)
    )
    if wanted.topic is not None:
        chosen = chosen.where(REVISIONS.c.id.in_(about))
    return [series.get(connection, id_) for id_ in connection.scalars(chosen).all()]
