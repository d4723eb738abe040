"""The crawl's transactions: starting a run, leasing pages, storing answers with their links, ending the run."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from monitor import __version__, processes
from monitor.articles import ListPage
from monitor.errors import DatabaseAwayError, DatabaseError
from monitor.health import Sort
from monitor.reasons import say
from monitor.revisits import UNLEARNED
from spiders.batch import Batch, Failure
from spiders.hosts import Hosts
from spiders.job import Job, Mode
from spiders.links import CHANNEL_MISSING, Shown, entrances, read
from spiders.lists import Rule, Walk, follow
from spiders.policy import after_fault, policy
from storage import Connection, Database
from storage.operation import runs
from storage.operation.runs import Counts, FaultRecord, RunState, Start
from storage.visits import frontier, revisit_models, signs, sites, snapshots
from storage.visits.frontier import Candidate, Due, PageKind, Postponed, Route
from storage.visits.signs import Look
from storage.visits.snapshots import GONE, Fetched, Kept, NextVisit, Visit

TASK = "crawl"
# Seconds between two counts of what is still due, which take the longer the more it is.
COUNT_EVERY = 2.0
# Seconds between the tries of what failed for a moment's reason: a deadlock, a connection lost.
WAITS = (0.1, 0.5, 2.0)
# Seconds for which a server that is started anew is waited for after that, and between two tries.
AWAY, ONE_TRY = 60.0, 2.0
R = TypeVar("R")
logger = logging.getLogger(__name__)


def tried_again(work: Callable[[], R], waits: Iterable[float] = ()) -> R:
    """What `work` gives, tried again after each of the waits where the database fails, and on while its server is away."""
    began, waits = time.monotonic(), iter(waits)
    while True:
        try:
            return work()
        except DatabaseError as error:
            is_away = isinstance(error, DatabaseAwayError) and time.monotonic() - began < AWAY
            wait = next(waits, ONE_TRY if is_away else None)
            if wait is None:
                raise
            logger.warning("%s; trying again in %g s", error, wait)
            time.sleep(wait)


class Writer:
    """A crawl's side of the database; every method is one short transaction. Not for two threads at once.

    A crawl takes what was due when it began and what it finds, which falls due at that same moment; what falls due
    while it goes on is the next crawl's, so that it ends even by a clock that runs faster than it fetches.
    `due` is how many of those pages were not yet taken when they were last counted.
    """

    def __init__(self, job: Job, database: Database) -> None:
        self.job = job
        self.counts = Counts()
        self.run_id = 0
        self.due = 0
        self._database = database
        self._site = 0
        self._began = job.clock.now()
        self._timer = time.monotonic()
        self._hosts = Hosts.of(job.site)
        self._rule = Rule.of(job.site)
        self._walks: dict[str, Walk] = {}
        self._counted = 0.0
        self._model = UNLEARNED
        self._listed: set[str] = set()
        self._deep: set[str] = set()

    @property
    def owner(self) -> str:
        """The name under which the crawl takes pages."""
        return frontier.owner_of(self.run_id)

    def begin(self) -> None:
        """Begin the run, end those of crawls that died, and make the entrances due."""
        self.run_id = self._transact(self._begin)

    def _begin(self, connection: Connection) -> int:
        job = self.job
        _bury(connection, job, self._began)
        start = Start(TASK, job.cause, self._began, job.config_hash, __version__, job.name)
        run_id = runs.begin(connection, start, processes.identity(), job.run_id)
        self._go_on(connection, run_id)
        self._site = sites.enter(connection, job.name, job.site.base_url)
        self._model = revisit_models.load(connection, self._site)
        if job.mode is not Mode.REVISIT:
            self._call_in(connection)
        if job.again:
            frontier.look_again(connection, self._site, job.again, self._began, say("due-by-hand"))
        self._count_due(connection)
        return run_id

    def _go_on(self, connection: Connection, run_id: int) -> None:
        """Take over what an earlier process of the same run left: its counts, and the pages that it had taken."""
        earlier = runs.get(connection, run_id)
        if earlier is not None:
            self.counts = earlier.counts
        freed = frontier.release(connection, frontier.owner_of(run_id), self._began)
        if freed:
            logger.warning("run %d goes on where its process was lost; %d pages are due again", run_id, freed)

    def _transact(self, work: Callable[[Connection], R]) -> R:
        """What `work` gives in one transaction, which is tried again where the database fails."""

        def whole() -> R:
            with self._database.write() as connection:
                return work(connection)

        return tried_again(whole, WAITS)

    def _call_in(self, connection: Connection) -> None:
        doors = entrances(self.job.site)
        why = say("due-called-in", mode=self.job.mode)
        frontier.discover(connection, self._site, doors, self._began)
        frontier.recall(connection, [doors[0].url], self._began, why, self._began)
        kinds = (*frontier.ENTRANCES, PageKind.LIST)
        frontier.call_in(connection, self._site, kinds, self._began, why)

    def lease(self, limit: int) -> list[Due]:
        """Up to `limit` pages that are due, taken for this crawl."""
        seconds = self.job.shown(self.job.lease_seconds).total_seconds()
        now = self.job.clock.now()
        return self._transact(
            lambda connection: frontier.lease(connection, self._site, now, limit, self.owner, seconds, self._began)
        )

    def _count_due(self, connection: Connection) -> None:
        if time.monotonic() - self._counted >= COUNT_EVERY:
            self.due = frontier.count_due(connection, self._site, self._began)
            self._counted = time.monotonic()

    def write(self, batch: Batch) -> None:
        """Keep what was gathered, then read the links of what was kept, all in one transaction."""
        walks = dict(self._walks)

        def work(connection: Connection) -> Counts:
            self._walks = dict(walks)
            return self._write(connection, batch, self.job.clock.now())

        self.counts = self._transact(work)

    def _write(self, connection: Connection, batch: Batch, now: dt.datetime) -> Counts:
        kept = snapshots.keep(connection, self.run_id, batch.answers, lambda visit: policy(visit, self._model))
        faults = [*batch.faults, *(_fault(failure) for failure in batch.failures)]
        faults += self._enter_links(connection, batch, now)
        frontier.postpone(connection, [_postponed(failure) for failure in batch.failures])
        runs.note_faults(connection, self.run_id, faults)
        counts = self.counts + _count(batch, kept, len(faults))
        runs.progress(connection, self.run_id, counts)
        self._count_due(connection)
        return counts

    def _enter_links(self, connection: Connection, batch: Batch, now: dt.datetime) -> list[FaultRecord]:
        """What went wrong in reading links; those that were read are entered, and lists are followed."""
        readable = [a for a in batch.answers if a.due.kind is not PageKind.ARTICLE and a.status == 200]
        shown = [(answer, self._read(answer)) for answer in sorted(readable, key=lambda a: a.due.page_id)]
        lists = [(answer, seen, seen.page) for answer, seen in shown if seen.page is not None]
        known = frontier.listed(connection, [ln.url for *_, page in lists for ln in page.links], self._began)
        found = [c for _, seen in shown for c in seen.found] + batch.found + _moved(batch.answers)
        fresh = frontier.discover(connection, self._site, self._on_site(found), now, self._began)
        self._count_listed(connection, lists, fresh)
        self._note_fronts(connection, shown)
        self._recall_channels(connection, [seen for _, seen in shown])
        for answer, _, page in lists:
            self._follow(connection, answer.due, page, known, now)
        self._close_deep(connection, batch)
        return [FaultRecord(kind, detail, now, a.due.page_id) for a, seen in shown for kind, detail in seen.faults]

    def _count_listed(
        self, connection: Connection, lists: Sequence[tuple[Fetched, Shown, ListPage]], fresh: frozenset[str]
    ) -> None:
        """Take in which articles the lists show, and put down what each list's first page says of its layout."""
        looks = []
        for answer, seen, page in lists:
            shown = {link.url for link in page.links if self._hosts.refusal(link.url) is None}
            self._listed |= shown
            if self._walks.get(answer.due.url, Walk()).page > 1:
                self._deep |= shown & fresh
            else:
                looks.append(_list_look(self._site, self.run_id, answer, seen, page))
        _put(connection, looks)

    def _note_fronts(self, connection: Connection, shown: Sequence[tuple[Fetched, Shown]]) -> None:
        """Put down which of the channels each front page that could be read lacks."""
        fronts = ((answer, seen) for answer, seen in shown if answer.due.kind is PageKind.HOME and seen.is_read)
        _put(connection, [_front_look(self._site, self.run_id, answer, seen) for answer, seen in fronts])

    def _read(self, answer: Fetched) -> Shown:
        walk = self._walks.get(answer.due.url, Walk())
        return read(answer, self.job.site, self.job.zone, turned=walk.page > 1)

    def _on_site(self, found: Iterable[Candidate]) -> list[Candidate]:
        return [candidate for candidate in found if self._hosts.refusal(candidate.url) is None]

    def _recall_channels(self, connection: Connection, shown: Sequence[Shown]) -> None:
        urls = [c.url for seen in shown for c in seen.found if c.route is Route.NAVIGATION]
        if urls and self.job.mode is not Mode.REVISIT:
            frontier.recall(connection, urls, self._began, say("due-navigation"), self._began)

    def _follow(
        self, connection: Connection, due: Due, page: ListPage, known: frozenset[str], now: dt.datetime
    ) -> None:
        """Make the list's next page due if the list is to be followed."""
        sweep = self.job.mode is Mode.SWEEP
        walk = self._walks.pop(due.url, Walk())
        further = follow(self._rule, walk, page, known, now, sweep=sweep)
        if further is None or page.next_url is None or self._hosts.refusal(page.next_url):
            return
        self._walks[page.next_url] = further
        following = Candidate(page.next_url, PageKind.LIST, Route.PAGINATION, due.url, due.channel)
        if not frontier.discover(connection, self._site, [following], now, self._began):
            frontier.recall(connection, [page.next_url], self._began, say("due-list"), self._began)

    def _close_deep(self, connection: Connection, batch: Batch) -> None:
        """Let no list page but the first come due by itself: what is on it was on the first one before."""
        lists = [a for a in batch.answers if a.due.kind is PageKind.LIST and a.status in (200, 304, *GONE)]
        deep = frontier.deep(connection, [answer.due.page_id for answer in lists])
        settled = [
            Postponed(a.due.page_id, a.status, 0, None, "a later page of a list, read")
            for a in lists
            if a.due.page_id in deep
        ]
        frontier.postpone(connection, settled, forget=True)

    def _swept(self) -> str | None:
        """What a sweep found out: the articles beyond the lists' first pages that nothing had found before."""
        if self.job.mode is not Mode.SWEEP or not self._listed:
            return None
        share = len(self._deep) / len(self._listed)
        return say("run-swept", listed=len(self._listed), missed=len(self._deep), share=f"{100 * share:.2f}")

    def finish(self, state: RunState, message: str | None, wait: float = 0.0) -> None:
        """End the run and give back what it still has; `wait` is how many seconds the portal wants to be left alone."""
        now = self.job.clock.now()
        duration = int((time.monotonic() - self._timer) * 1000)

        def work(connection: Connection) -> None:
            frontier.release(connection, self.owner, now + self.job.shown(wait))
            self.due = frontier.count_due(connection, self._site, self._began)
            held = frontier.count_looked_at(connection, sorted(self._listed))
            runs.finish(
                connection, self.run_id, state, now, counts=self.counts, message=message or self._swept(),
                duration_ms=duration, peak_memory=processes.peak_memory(),
            )  # fmt: skip
            runs.note_listed(connection, self.run_id, len(self._listed), held)

        self._transact(work)


def _put(connection: Connection, looks: Sequence[Look]) -> None:
    """Keep looks, each with the answer that its page has just sent."""
    sent = snapshots.newest(connection, [look.page for look in looks])
    signs.put(connection, [replace(look, snapshot=sent.get(look.page)) for look in looks])


def _list_look(site: int, run: int, answer: Fetched, seen: Shown, page: ListPage) -> Look:
    due = answer.due
    fell_back = ("list",) if any(kind == "layout" for kind, _ in seen.faults) else ()
    rows = sum(not link.pinned for link in page.links)
    fine = bool(page.links)
    return Look(
        site,
        due.page_id,
        run,
        None,
        answer.fetched_at,
        Sort.LIST,
        due.channel,
        fine=fine,
        failed=fell_back,
        length=rows,
    )


def _front_look(site: int, run: int, answer: Fetched, seen: Shown) -> Look:
    channels = sum(candidate.route is Route.NAVIGATION for candidate in seen.found)
    lacking = tuple(name for kind, name in seen.faults if kind == CHANNEL_MISSING)
    return Look(
        site, answer.due.page_id, run, None, answer.fetched_at, Sort.FRONT, None,
        fine=channels > 0, failed=lacking, length=channels,
    )  # fmt: skip


def _bury(connection: Connection, job: Job, now: dt.datetime) -> None:
    """Mark the runs of the site whose process is gone as lost, and give back what they had taken."""
    for run in runs.open_runs(connection, TASK, job.name):
        if run.id == job.run_id or run.state is not RunState.RUNNING:
            continue
        lives = processes.lives(run.process or "")
        if lives is None:
            lives = frontier.taken(connection, frontier.owner_of(run.id), now) > 0
        if not lives:
            freed = frontier.release(connection, frontier.owner_of(run.id), now)
            message = say("run-given-back", why=say("run-no-word"), count=freed)
            runs.finish(connection, run.id, RunState.LOST, now, message=message)
            logger.warning("run %d was lost; %d pages are due again", run.id, freed)


def _fault(failure: Failure) -> FaultRecord:
    return FaultRecord(failure.kind, failure.detail, failure.at, failure.due.page_id)


def _postponed(failure: Failure) -> Postponed:
    due = failure.due
    failed_before = due.attempts if due.last_status not in (200, 304, *GONE) else 0
    attempts = failed_before + 1
    visit = Visit(
        due.kind, failure.status or 0, Kept.MISSING, failure.at, due.first_seen, due.last_changed, attempts, due.state
    )
    following: NextVisit = after_fault(failure.kind, visit)
    return Postponed(due.page_id, failure.status, attempts, following.due_at, following.why)


def _moved(answers: Sequence[Fetched]) -> list[Candidate]:
    """The addresses that articles were redirected to."""
    return [
        Candidate(a.final_url, PageKind.ARTICLE, Route.REDIRECT, a.due.url, a.due.channel)
        for a in answers
        if a.due.kind is PageKind.ARTICLE and a.status == 200 and a.final_url not in (None, a.due.url)
    ]


def _count(batch: Batch, kept: Sequence[Kept], faults: int) -> Counts:
    """What a batch adds to the run: all traffic, and what became of the articles."""
    articles = [verdict for answer, verdict in zip(batch.answers, kept, strict=True) if _is_article(answer.due)]
    new, changed, unchanged, missing = (articles.count(kind) for kind in Kept)
    return Counts(batch.requests, batch.received, new, changed, unchanged, missing, faults)


def _is_article(due: Due) -> bool:
    return due.kind is PageKind.ARTICLE
