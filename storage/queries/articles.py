"""Articles for users: lists by a filter, one article with its history, and figures for export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, func, or_, select
from sqlalchemy.sql import operators
from sqlalchemy.sql.expression import UnaryExpression

from monitor.articles import Figure, TopicLabel
from monitor.errors import InputError
from storage.articles import revisions
from storage.articles.revisions import StoredRevision
from storage.tables import FIGURES, FINDS, LABELS, PAGES, REVISIONS, SITES, SNAPSHOTS
from storage.visits.frontier import PageState

# Verdicts that count as being about a topic, where a query names only the topic.
ABOUT = ("on",)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which articles are asked for; every field that is set narrows the answer."""

    topic: str | None = None
    verdicts: tuple[str, ...] = ABOUT
    site: str | None = None
    channel: str | None = None
    source: str | None = None
    since: dt.datetime | None = None
    until: dt.datetime | None = None
    changed: bool = False
    state: PageState | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Summary:
    """An article in a list: its latest revision in short. `snippet` is set where words were searched."""

    id: int
    site: str
    url: str
    state: PageState
    title: str
    published: str | None
    source: str | None
    channel: str | None
    revisions: int
    figures: int
    first_seen: dt.datetime
    seen_at: dt.datetime
    snippet: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """By which route a page was first found, where and when."""

    route: str
    from_url: str
    found_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Look:
    """One fetch of a page and what reading made of it."""

    fetched_at: dt.datetime
    status: int
    outcome: str | None
    detail: str | None


@dataclass(frozen=True, slots=True)
class Detail:
    """An article with all that is known of it; `revisions` is never empty, the latest one is last."""

    summary: Summary
    revisions: tuple[StoredRevision, ...]
    labels: tuple[TopicLabel, ...]
    found: tuple[Sighting, ...]
    looks: tuple[Look, ...]
    due_at: dt.datetime | None
    due_why: str | None

    @property
    def latest(self) -> StoredRevision:
        """The latest revision."""
        return self.revisions[-1]


@dataclass(frozen=True, slots=True)
class FigureOf:
    """A figure of a latest revision with the article that states it and its sentence."""

    article_id: int
    revision: int
    url: str
    title: str
    published: str | None
    source: str | None
    figure: Figure
    sentence: str


def _columns(*, walked: bool = False) -> Select[Any]:
    revision = REVISIONS.alias()
    numbers = select(func.count()).where(revision.c.page_id == PAGES.c.id).scalar_subquery()
    figures = select(func.count()).where(FIGURES.c.revision_id == REVISIONS.c.id).scalar_subquery()
    return (
        select(
            PAGES.c.id, SITES.c.name.label("site"), PAGES.c.url, PAGES.c.state, REVISIONS.c.title, REVISIONS.c.published_text,
            REVISIONS.c.source, func.coalesce(REVISIONS.c.channel, PAGES.c.channel).label("channel"),
            numbers.label("revisions"), figures.label("figures"), PAGES.c.first_seen, REVISIONS.c.seen_at,
        )
        .join(REVISIONS, (unlooked(REVISIONS.c.id) if walked else REVISIONS.c.id) == PAGES.c.latest_revision_id)
        .join(SITES, SITES.c.id == PAGES.c.site_id)
    )  # fmt: skip


def unlooked(where: Any) -> ColumnElement[Any]:
    """A column by which SQLite's planner looks nothing up (a plus before it: sqlite.org, query planner)."""
    return UnaryExpression(where, operator=operators.custom_op("+"))


def selected(wanted: Filter, *, walked: bool = False, labelled: bool = False) -> Select[Any]:
    """The query for the articles that a filter without words selects, a row each.

    `walked` makes SQLite go through the latest revisions, in the order that is asked for, and look up each one's page;
    `labelled` has both databases go through the labels of the filter's topic, whose days can be asked for as the order.
    """
    query = _columns(walked=walked)
    published = LABELS.c.published if labelled else REVISIONS.c.published
    if labelled:
        latest = unlooked(LABELS.c.revision_id) == PAGES.c.latest_revision_id
        query = query.join(LABELS, and_(latest, LABELS.c.topic == wanted.topic, LABELS.c.verdict.in_(wanted.verdicts)))
    elif wanted.topic is not None:
        query = query.where(exists().where(about(wanted)))
    if wanted.site is not None:
        query = query.where(SITES.c.name == wanted.site)
    if wanted.source is not None:
        query = query.where(REVISIONS.c.source == wanted.source)
    if wanted.channel is not None:
        query = query.where(in_channel(REVISIONS.c, PAGES.c, (wanted.channel,)))
    if wanted.since is not None:
        query = query.where(published >= wanted.since)
    if wanted.until is not None:
        query = query.where(published < wanted.until)
    if wanted.changed:
        query = query.where(REVISIONS.c.number > 1)
    return query if wanted.state is None else query.where(PAGES.c.state == wanted.state.value)


def in_channel(revision: Any, page: Any, channels: Sequence[str]) -> ColumnElement[bool]:
    """That the columns of a revision, or where it names none those of its page, name one of some channels.

    Not by coalesce(…): PostgreSQL would take the channel for rare, and begin with all revisions.
    """
    return or_(revision.channel.in_(channels), and_(revision.channel.is_(None), page.channel.in_(channels)))


def about(wanted: Filter) -> ColumnElement[bool]:
    """That a label is of a page's latest revision and says that it is about the topic of a filter."""
    topic = and_(LABELS.c.revision_id == PAGES.c.latest_revision_id, LABELS.c.topic == wanted.topic)
    return and_(topic, LABELS.c.verdict.in_(wanted.verdicts))


def summary(row: Row[Any]) -> Summary:
    """The article that a row of `selected` tells of in short."""
    return Summary(
        row.id, row.site, row.url, PageState(row.state), row.title, row.published_text, row.source, row.channel,
        row.revisions, row.figures, row.first_seen, row.seen_at,
    )  # fmt: skip


def detail(connection: Connection, page_id: int) -> Detail:
    """An article with its history; InputError if there is none of that id."""
    row = connection.execute(
        _columns().add_columns(PAGES.c.due_at, PAGES.c.due_why).where(PAGES.c.id == page_id)
    ).one_or_none()
    if row is None:
        raise InputError(f"no article {page_id}; list them with: monitor articles")
    found = (
        select(FINDS.c.route, FINDS.c.from_url, FINDS.c.found_at)
        .where(FINDS.c.page_id == page_id)
        .order_by(FINDS.c.found_at)
    )
    looks = (
        select(SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.status, SNAPSHOTS.c.outcome, SNAPSHOTS.c.detail)
        .where(SNAPSHOTS.c.page_id == page_id)
        .order_by(SNAPSHOTS.c.id)
    )
    versions = revisions.of_page(connection, page_id)
    return Detail(
        summary(row),
        tuple(versions),
        revisions.labels_of(connection, versions[-1].id),
        tuple(Sighting(*sighting) for sighting in connection.execute(found)),
        tuple(Look(*look) for look in connection.execute(looks)),
        row.due_at,
        row.due_why,
    )


def by_url(connection: Connection, url: str) -> int | None:
    """The id of the article at an address."""
    return connection.scalar(select(PAGES.c.id).where(PAGES.c.url == url, PAGES.c.latest_revision_id.is_not(None)))


def figure_of(row: Row[Any]) -> FigureOf:
    """The figure that a row of the figures table tells of, joined with its revision and page."""
    return FigureOf(
        row.article_id, row.number, row.url, row.title, row.published_text, row.source, revisions.figure(row), row.sentence
    )  # fmt: skip


def channels(connection: Connection) -> list[tuple[str, int]]:
    """Each channel with its number of articles, the largest first."""
    name = func.coalesce(REVISIONS.c.channel, PAGES.c.channel)
    query = (
        select(name, func.count()).join(PAGES, PAGES.c.latest_revision_id == REVISIONS.c.id).where(name.is_not(None))
    )
    found = connection.execute(query.group_by(name).order_by(func.count().desc(), name))
    return [(str(channel), count) for channel, count in found]


def address(connection: Connection, article: str) -> str | None:
    """The address of an article by its id, by the name of the file it was imported from, or by itself."""
    imported = f"import:///{quote(article)}"
    own: ColumnElement[bool] = PAGES.c.url.in_((article, imported))
    if article.isdecimal() and len(article) < 18:
        own = own | (PAGES.c.id == int(article))
    return connection.scalar(
        select(PAGES.c.url).where(own, PAGES.c.latest_revision_id.is_not(None)).order_by(PAGES.c.id)
    )
