"""运行: what ran, what went wrong, what runs next, and how each site is doing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from monitor.health import Crawl
from monitor.watching import OUTAGES
from monitor.web.context import Services, memory_of, numbered, render, services_of
from monitor.web.health import remembered
from monitor.web.params import RunParams, read
from monitor.web.plot.bars import Bar, bars
from monitor.web.plot.trends import Trend, trend
from monitor.web.views.operating import LASTING, MODES
from storage import Connection
from storage.operation import incidents, pauses, runs
from storage.operation.incidents import IncidentRecord
from storage.operation.pauses import Paused
from storage.operation.runs import RunState
from storage.queries import run_lists, site_use
from storage.visits import signs

MOST_FIRINGS, MOST_DUE, MOST_FAULTS, MOST_IN_COURSE, MOST_CLOSED = 6, 10, 20, 60, 10
# Trends go over so many days, or crawls.
DAYS, CRAWLS = 28, 30
TASKS = ("crawl", "analyse", "deliver", "keep")


@dataclass(frozen=True, slots=True)
class SiteOf:
    """A site: its latest crawls, how it does over time, what is wrong with it, and whether it is paused."""

    name: str
    course: tuple[Bar, ...]
    trends: tuple[Trend, ...]
    troubles: tuple[IncidentRecord, ...]
    pauses: tuple[Paused, ...]


def listing(request: Request) -> Response:
    """The history of runs, how each site does and each task's last run went, what is wrong, and what is due."""
    services, params = services_of(request), read(RunParams, request)
    with services.database.read() as connection:
        found = run_lists.find(
            connection, task=params.task, state=params.state, cursor=params.cursor, limit=params.limit
        )
        last = run_lists.last_of_each(connection)
        faults = run_lists.faults(connection, most=MOST_FAULTS)
        due = run_lists.due_pages(connection, MOST_DUE)
        closed = incidents.find(connection, closed_only=True, limit=MOST_CLOSED)
        stopped = pauses.active(connection, services.now())
        courses = {site: run_lists.course(connection, site, MOST_IN_COURSE) for site in services.config.sites}
    standing = remembered(request)
    courses_of = memory_of(request).soon("trends", lambda: trends(services)) or {}
    sites = [
        SiteOf(
            site, tuple(bars(course)), courses_of.get(site, ()),
            tuple(one for one in standing.incidents if one.site == site) if standing else (),
            tuple(pause for pause in stopped if pause.site in (site, None)),
        )
        for site, course in courses.items()
    ]  # fmt: skip
    return render(
        request, "runs.html", found=found, last=last, faults=faults, due=due, health=standing, sites=sites, closed=closed,
        firings=tuple(services.firings(MOST_FIRINGS)), schedules=services.config.schedules, lasting=LASTING, modes=MODES,
        may_start=services.start is not None, asked=params, tasks=TASKS, states=tuple(RunState),
    )  # fmt: skip


def trends(services: Services) -> dict[str, tuple[Trend, ...]]:
    """How each site does over its last days and crawls, looked up now."""
    with services.database.read() as connection:
        return {site: tuple(filter(None, _trends_of(connection, services, site))) for site in services.config.sites}


def _trends_of(connection: Connection, services: Services, site: str) -> list[Trend | None]:
    number, config = site_use.number(connection, site), services.config
    if number is None:
        return []
    days = site_use.days_until(services.now(), DAYS, config.zone)
    labels = [day.isoformat() for day in days]
    published = site_use.published(connection, number, days, config.zone)
    looks = site_use.looks(connection, number, days, config.zone)
    crawls = signs.crawls(connection, site, OUTAGES, most=CRAWLS)
    budget = float(config.sites[site].revisits)
    return [
        trend("published", list(zip(labels, map(float, published), strict=True))),
        trend("looks", list(zip(labels, map(float, looks), strict=True)), budget),
        trend("seconds", _of_crawls(crawls, services, "seconds"), most_slots=CRAWLS),
        trend("outages", _of_crawls(crawls, services, "outages"), most_slots=CRAWLS),
        trend("missing", _of_crawls([one for one in crawls if one.listed], services, "missing"), most_slots=CRAWLS),
    ]


def _of_crawls(crawls: Sequence[Crawl], services: Services, name: str) -> list[tuple[str, float]]:
    """A measure of crawls, each labelled with when it ended; those that have none are left out."""
    found = [(one.at, getattr(one, name)) for one in crawls]
    return [(_minute(at, services), float(value)) for at, value in found if value is not None]


def _minute(at: dt.datetime, services: Services) -> str:
    return f"{at.astimezone(services.config.zone):%m-%d %H:%M}"


def run(request: Request) -> Response:
    """One run with its faults."""
    number = numbered(request, "run")
    with services_of(request).database.read() as connection:
        found = runs.get(connection, number)
        faults = run_lists.faults(connection, run_id=number, most=200)
    if found is None:
        raise HTTPException(404)
    return render(request, "run.html", found=found, faults=faults)


def incident(request: Request) -> Response:
    """One incident with its evidence: the selectors that failed, what is proposed, and pages that show it."""
    number = numbered(request, "incident")
    with services_of(request).database.read() as connection:
        found = incidents.get(connection, number)
        if found is None:
            raise HTTPException(404)
        pages = site_use.pages_of(connection, [*found.good, *found.bad])
    return render(request, "incident.html", found=found, pages=pages)
