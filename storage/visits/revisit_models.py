"""The models of how a site's pages are edited, and the visits and pages from which they are learned."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, delete, func, insert, literal, select, union_all

from monitor.revisits import UNLEARNED, Decay, Look, Model, Watched
from storage.tables import CHECKS, PAGES, REVISIT_MODELS, SNAPSHOTS
from storage.visits.frontier import PageKind, PageState

HOUR = dt.timedelta(hours=1)
# The newest pages from whose looks is learned, and how far back.
MOST_PAGES, SINCE = 3000, dt.timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Learned:
    """A model as it is kept: when it was learned, from how many pages, and for which budget."""

    model: Model
    learned_at: dt.datetime
    budget: float
    pages: int


def find(connection: Connection, site: int) -> Learned | None:
    """What is learned of a site; None if nothing is."""
    row = connection.execute(select(REVISIT_MODELS).where(REVISIT_MODELS.c.site_id == site)).one_or_none()
    if row is None:
        return None
    model = Model(Decay(tuple(row.rates)), row.shape, row.factors, row.threshold)
    return Learned(model, row.learned_at, row.budget, row.pages)


def load(connection: Connection, site: int) -> Model:
    """The model of a site; what is published of others where nothing is learned."""
    learned = find(connection, site)
    return learned.model if learned else UNLEARNED


def keep(connection: Connection, site: int, learned: Learned) -> None:
    """Keep what was learned of a site in place of what was before."""
    model = learned.model
    values = {
        "site_id": site, "learned_at": learned.learned_at, "budget": learned.budget, "pages": learned.pages,
        "threshold": model.threshold, "shape": model.shape, "rates": list(model.decay.rates),
        "factors": dict(model.factors),
    }  # fmt: skip
    connection.execute(delete(REVISIT_MODELS).where(REVISIT_MODELS.c.site_id == site))
    connection.execute(insert(REVISIT_MODELS).values(values))


def pages(connection: Connection, site: int) -> list[tuple[int, Watched]]:
    """The articles of a site that are looked at again."""
    query = select(PAGES.c.id, PAGES.c.channel, PAGES.c.first_seen, PAGES.c.born, PAGES.c.looks, PAGES.c.edits).where(
        *_watched(site)
    )
    return [
        (row.id, Watched(row.channel, row.first_seen, row.born, row.looks, row.edits))
        for row in connection.execute(query)
    ]


def _watched(site: int) -> tuple[ColumnElement[bool], ...]:
    live = PAGES.c.state == PageState.LIVE.value
    return PAGES.c.site_id == site, PAGES.c.kind == PageKind.ARTICLE.value, live, PAGES.c.due_at.is_not(None)


def looks(connection: Connection, site: int, now: dt.datetime) -> list[Look]:
    """The looks at the newest articles of a site, each with whether it found another content than the one before."""
    newest = dict(pages(connection, site)[-MOST_PAGES:])
    at: defaultdict[int, list[tuple[dt.datetime, bool]]] = defaultdict(list)
    for page, moment, outcome in _moments(connection, site, now - SINCE):
        if page in newest:
            at[page].append((moment, outcome == "revision"))
    return [look for page, moments in at.items() for look in _between(page, newest[page], moments)]


def _moments(connection: Connection, site: int, since: dt.datetime) -> Sequence[tuple[int, dt.datetime, str | None]]:
    checks = select(CHECKS.c.page_id, CHECKS.c.checked_at.label("at"), literal("unchanged").label("outcome")).where(
        CHECKS.c.checked_at > since, CHECKS.c.status.in_((200, 304))
    )
    read = select(SNAPSHOTS.c.page_id, SNAPSHOTS.c.fetched_at.label("at"), SNAPSHOTS.c.outcome).where(
        SNAPSHOTS.c.fetched_at > since, SNAPSHOTS.c.outcome.in_(("revision", "unchanged"))
    )
    both = union_all(checks, read).subquery()
    query = select(both).join(PAGES, PAGES.c.id == both.c.page_id).where(PAGES.c.site_id == site).order_by(both.c.at)
    return [(row.page_id, row.at, row.outcome) for row in connection.execute(query)]


def _between(page: int, watched: Watched, moments: Sequence[tuple[dt.datetime, bool]]) -> list[Look]:
    ages = [watched.age(moment) for moment, _ in moments]
    return [
        Look(page, watched.template, before, age, changed)
        for before, age, (_, changed) in zip(ages, ages[1:], moments[1:], strict=False)
        if age > before
    ]


def count_looks(connection: Connection, site: int, since: dt.datetime) -> int:
    """How often articles of a site that were known were looked at since a time."""
    known = (PAGES.c.site_id == site, PAGES.c.kind == PageKind.ARTICLE.value, PAGES.c.first_seen < since)
    checks = (
        select(func.count())
        .select_from(CHECKS)
        .join(PAGES, PAGES.c.id == CHECKS.c.page_id)
        .where(CHECKS.c.checked_at > since, *known)
    )
    read = (
        select(func.count())
        .select_from(SNAPSHOTS)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(SNAPSHOTS.c.fetched_at > since, *known)
    )
    return connection.execute(checks).scalar_one() + connection.execute(read).scalar_one()
