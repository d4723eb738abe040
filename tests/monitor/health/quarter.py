"""A sandbox's weeks played in one process: crawls by the real transactions, without a network, on a clock that is set."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from monitor.analyse import run_analysis
from monitor.clock import Clock
from monitor.config import Config, Site
from monitor.sandbox import Scenario, TroubleKind, World
from monitor.sandbox.faults import Faults, spoilt
from monitor.sandbox.http import Request
from monitor.sandbox.portal import Page, Portal
from monitor.sandbox.scenario import Trouble
from monitor.watching import look_after
from spiders.batch import Batch, Failure
from spiders.job import Job, Mode
from spiders.portal import OUTAGE, SPOT_CHECK_EVERY
from spiders.writer import Writer
from storage import Database
from storage.operation import incidents
from storage.operation.incidents import IncidentRecord
from storage.operation.runs import RunState
from storage.visits.frontier import Due, PageKind
from storage.visits.snapshots import Fetched

BASE, SITE = "http://portal.example", "food-portal"
# Tries of one request, as the crawl's own.
TRIES = 4
USUAL_MS, WIRE = 9, {TroubleKind.RESET: "reset", TroubleKind.TRUNCATED: "truncated"}


@dataclass
class Quarter:
    """A portal that breaks, and a monitor that crawls it every few hours."""

    folder: Path
    scenario: Scenario
    seed: int = 1
    url: str = ""
    world: World = field(init=False)
    crawls: int = 0

    def __post_init__(self) -> None:
        self.world = World(self.seed, scenario=self.scenario)
        self.portal = Portal(self.world, BASE)
        self.faults = Faults(self.seed)
        self.url = self.url or f"sqlite:///{self.folder / 'quarter.sqlite'}"
        self.database = Database.create(self.url)
        self.config = Config(database=self.url, sites={SITE: Site(base_url=f"{BASE}/")})

    def step(self, now: dt.datetime) -> None:
        """One crawl with what follows it."""
        self._crawl(now)
        run_analysis(self.database, self.config, Clock(now, now, 0.0), cause="test", workers=1)
        look_after(self.database, self.config, now + dt.timedelta(minutes=5))
        self.crawls += 1

    def incidents(self) -> list[IncidentRecord]:
        """All incidents, the first one first."""
        with self.database.read() as connection:
            return incidents.find(connection, limit=1000)[::-1]

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with self.database.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]

    def _crawl(self, now: dt.datetime) -> None:
        site = self.config.sites[SITE]
        clock = Clock(now, now, 0.0)
        job = Job(SITE, site, self.url, self.config.zone, self.config.digest, clock, Mode.DISCOVER)
        writer = Writer(job, self.database)
        writer.begin()
        problem = self._closed(now)
        bad = 0
        while problem is None and (taken := writer.lease(200)):
            batch = Batch()
            for due in taken:
                outcome = self._fetch(due, now)
                batch.requests += 1
                bad = bad + 1 if isinstance(outcome, Failure) else 0
                (batch.failures if isinstance(outcome, Failure) else batch.answers).append(outcome)  # type: ignore[arg-type]
                if bad >= OUTAGE:
                    problem = f"the portal does not answer ({OUTAGE} times in a row)"
                    break
            writer.write(batch)
        writer.finish(RunState.FAILED if problem else RunState.FINISHED, problem)

    def _closed(self, now: dt.datetime) -> str | None:
        robots = self.portal.page("/robots.txt", now)
        if robots.status != 200:
            return f"robots.txt cannot be had, so nothing may be fetched (status-{robots.status.value})"
        closed = any(line.strip() == b"Disallow: /" for line in robots.body.splitlines())
        return "robots.txt closes the portal's home page" if closed else None

    def _fetch(self, due: Due, now: dt.datetime) -> Fetched | Failure:
        outcome: Fetched | Failure | None = None
        for _ in range(TRIES):
            outcome = self._try(due, due.url, now)
            if isinstance(outcome, Fetched):
                return outcome
        assert outcome is not None
        return outcome

    def _try(self, due: Due, url: str, now: dt.datetime, hops: int = 0) -> Fetched | Failure:
        path = url.removeprefix(BASE)
        struck = self.faults.striking(self.world.troubles(now), path)
        page = self.portal.page(path, now)
        conditional = self._is_conditional(due)
        for trouble in struck:
            if trouble.kind in WIRE:
                return Failure(due, now, WIRE[trouble.kind], url)
            page, _ = spoilt(page, trouble, Request("GET", path, {}, {}, b"", True))
        if page.status.value in (429, 503):
            return Failure(due, now, f"status-{page.status.value}", url, page.status.value)
        if page.location and hops < 3:
            return self._try(due, urljoin(url, page.location), now, hops + 1)
        stale = any(trouble.kind is TroubleKind.STALE for trouble in struck)
        if page.status == 200 and conditional and (stale or due.etag == page.etag):
            return Fetched(due, now, 304, {"etag": page.etag}, None, None, USUAL_MS)
        return Fetched(due, now, page.status.value, _headers(page), page.body, url if hops else None, _time(struck))

    def _is_conditional(self, due: Due) -> bool:
        return bool(due.etag) and due.kind is not PageKind.HOME and (due.looks + due.page_id) % SPOT_CHECK_EVERY != 0


def _headers(page: Page) -> dict[str, str]:
    modified = (
        {"last-modified": f"{page.modified.astimezone(dt.UTC):%a, %d %b %Y %H:%M:%S} GMT"} if page.modified else {}
    )
    return {"content-type": page.type, "etag": page.etag, **modified}


def _time(struck: list[Trouble]) -> int:
    slow = sum(trouble.seconds for trouble in struck if trouble.kind is TroubleKind.SLOW)
    return int(slow * 1000) + USUAL_MS
