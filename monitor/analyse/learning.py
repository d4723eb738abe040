"""Learns from visits how a site's pages are edited, and redistributes its budget of visits."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from math import floor, log

from monitor.config import Config
from monitor.revisits import Belief, Births, Group, Model, Past, Watched, belief_of, learn, plan, threshold_for
from storage import Connection, Database
from storage.visits import frontier, revisit_models, sites
from storage.visits.revisit_models import Learned
from storage.visits.snapshots import Unread

EVERY, DAY = dt.timedelta(hours=6), dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)


def learn_all(database: Database, config: Config, now: dt.datetime) -> None:
    """Learn anew of each site of which nothing was learned for some hours."""
    with database.read() as connection:
        known_sites = [(site, name) for site, name in sites.every(connection) if name in config.sites]
        known = {site: revisit_models.find(connection, site) for site, _ in known_sites}
    for site, name in known_sites:
        before = known[site]
        if before is None or now - before.learned_at >= EVERY or before.learned_at > now:
            with database.read() as connection:
                learned = _learned(connection, site, float(config.sites[name].revisits), before, now)
            with database.write() as connection:
                revisit_models.keep(connection, site, learned)


def _learned(connection: Connection, site: int, budget: float, before: Learned | None, now: dt.datetime) -> Learned:
    pages = [page for _, page in revisit_models.pages(connection, site)]
    model = learn(revisit_models.looks(connection, site, now), before.model if before else Model())
    born = sum(page.age(now) < 24 for page in pages)
    births = Births(model.belief(Past(0, 0, 0.0), None), born)
    wanted = _wanted(connection, site, budget, before, now)
    threshold = threshold_for(model, _groups(model, pages, now), wanted, births)
    return Learned(replace(model, threshold=threshold), now, budget, len(pages))


def _wanted(connection: Connection, site: int, budget: float, before: Learned | None, now: dt.datetime) -> float:
    """The looks of the day to come: the budget, and what the last day left of its own or took beyond it."""
    if before is None:
        return budget
    left = budget - revisit_models.count_looks(connection, site, now - DAY)
    return min(max(budget + left, budget / 2), budget * 1.5)


def _groups(model: Model, pages: list[Watched], now: dt.datetime) -> list[Group]:
    """Pages of about one age and belief together: the sum over a hundred thousand pages is to be quick."""
    found: Counter[tuple[int, int, int]] = Counter()
    for page in pages:
        belief = belief_of(model, page, now)
        found[_step(page.age(now) + 1), _step(belief.shape), _step(belief.rate)] += 1
    return [
        Group(Belief(_value(shape), _value(rate)), _value(age) - 1, count)
        for (age, shape, rate), count in found.items()
    ]


def _step(value: float) -> int:
    return floor(log(max(value, 1e-6)) * 8)


def _value(step: int) -> float:
    return float(2.718281828459045 ** ((step + 0.5) / 8))


def look_sooner(connection: Connection, unread: Unread, edited: bool, published: dt.datetime | None) -> None:
    """Note what a reading says of a page's edits, and plan its next look anew where it was edited."""
    frontier.note_content(connection, unread.page_id, born=published, edited=edited)
    if edited:
        page = frontier.page_at(connection, unread.url)
        watched = Watched(page.channel, page.first_seen, page.born, page.looks, page.edits)
        planned = plan(revisit_models.load(connection, unread.site), watched, unread.fetched_at)
        frontier.plan_look(connection, unread.page_id, planned.due_at, planned.why)
