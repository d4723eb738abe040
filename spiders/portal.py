"""The spider: takes what is due from the database, fetches it, and hands each answer over to be stored."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure as Problem

from monitor.clock import Clock
from monitor.config import parse_duration
from monitor.errors import DatabaseError
from monitor.reasons import say
from spiders.batch import Failure
from spiders.faults import GivenBack, describe, is_outage
from spiders.hosts import Hosts
from spiders.job import Job, Mode, job_for, scrapy_settings
from spiders.keeper import Keeper
from spiders.links import address
from spiders.writer import Writer, tried_again
from storage import Database
from storage.operation.runs import RunState
from storage.visits.frontier import Candidate, Due, PageKind, Route
from storage.visits.snapshots import GONE, NOT_MODIFIED, Fetched

# Pages taken at once: enough that the downloader never waits, few enough for their lease and for the memory.
WINDOW = 200
# So many pages in a row to which the portal gave no sensible answer end a crawl: it is down, or wants no visit.
OUTAGE = 25
# Of so many looks at a page one does not ask whether it has changed, but has it sent.
SPOT_CHECK_EVERY = 10
KEPT = (200, NOT_MODIFIED, *GONE)


class PortalSpider(Spider):
    """Works off the frontier of one site."""

    name = "portal"

    def __init__(self, job: Job, database: Database, wrote: Callable[[PortalSpider], None] | None = None) -> None:
        super().__init__()
        self.job = job
        self.writer = Writer(job, database)
        self.keeper = Keeper(self.writer, lambda: wrote(self) if wrote else None)
        self.problem: str | None = None
        self.ended_by: str | None = None
        self.wait = 0.0
        self._database = database
        self._stopping = asyncio.Event()
        self._taken = 0
        self._failures = 0
        self._finished = False
        self._hosts = Hosts.of(job.site)

    @classmethod
    def from_crawler(
        cls,
        crawler: Crawler,
        *args: Any,
        job: Job | None = None,
        wrote: Callable[[PortalSpider], None] | None = None,
        **named: Any,
    ) -> PortalSpider:
        """The spider of a job, or of the arguments of `scrapy crawl portal -a site=NAME -a mode=MODE -a config=PATH`.

        `wrote` is called after each write.
        """
        order = job or _order(**named)
        crawler.settings.setdict(scrapy_settings(order.site), priority="spider")
        database = tried_again(lambda: Database.open(order.database, order.raw_store))
        spider = super().from_crawler(crawler, order, database, wrote, *args)
        crawler.signals.connect(spider.request_left, signals.request_left_downloader)
        crawler.signals.connect(spider.response_downloaded, signals.response_downloaded)
        crawler.signals.connect(spider.spider_error, signals.spider_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        """Requests for all that is due, until nothing is or the crawl is to end."""
        try:
            await self.keeper.begin()
        except DatabaseError as error:
            self.fail(str(error))
            return
        writing = asyncio.ensure_future(self.keeper.run())
        writing.add_done_callback(self._writing_ended)
        limit = asyncio.get_running_loop().call_later(self._max_time, self.stop, "its time limit")
        try:
            async for due in self._due_pages():
                yield self._request(due)
        finally:
            limit.cancel()
            writing.cancel()

    async def _due_pages(self) -> AsyncIterator[Due]:
        while not self._stopping.is_set():
            left = self.job.limit - self._taken
            room = min(self._window - self.keeper.open, left)
            taken = await self.keeper.lease(room) if room > 0 else []
            self._taken += len(taken)
            for due in taken:
                yield due
            if not taken and not self.keeper.open:
                if left <= 0:
                    self.ended_by = "its limit of pages"
                return
            if not self._stopping.is_set():
                await self.keeper.written()

    @property
    def _max_time(self) -> float:
        return parse_duration(self.job.site.crawl.max_time).total_seconds()

    @property
    def _window(self) -> int:
        """How many pages may be taken, so that each is fetched within half of its lease."""
        slots = self.crawler.engine.downloader.slots.values()
        delay = max([slot.delay for slot in slots], default=self.job.site.crawl.delay)
        most = int(self.job.lease_seconds / 2 / delay) if delay else WINDOW
        return max(1, min(WINDOW, most))

    def _request(self, due: Due) -> Request:
        headers = {}
        if due.etag and self._may_skip(due):
            headers["If-None-Match"] = due.etag
        if due.last_modified and self._may_skip(due):
            headers["If-Modified-Since"] = due.last_modified
        meta = {"due": due, "lease_until": time.monotonic() + self.job.lease_seconds}
        return Request(due.url, self._answered, headers=headers, meta=meta, errback=self._failed, dont_filter=True)

    def _may_skip(self, due: Due) -> bool:
        """Whether a page need not be sent again if it is as it was.

        The home page is, as it tells which channels there are, and now and then each page: some servers lie.
        """
        spot_check = (due.looks + due.page_id) % SPOT_CHECK_EVERY == 0
        return due.kind is not PageKind.HOME and self.job.mode is not Mode.SWEEP and not spot_check

    def _answered(self, response: Response) -> None:
        due: Due = response.meta["due"]
        if response.status not in KEPT or (response.status == NOT_MODIFIED and not (due.etag or due.last_modified)):
            self._count_failure(f"status-{response.status}", response.url)
            self._note(due, f"status-{response.status}", response.url, response.status)
            return
        self._failures = 0
        headers = {name.decode("latin-1").lower(): _joined(values) for name, values in response.headers.items()}
        self.keeper.answered(
            Fetched(
                due, self.job.clock.now(), response.status, headers,
                None if response.status == NOT_MODIFIED else response.body,
                address(response.url) if "redirect_urls" in response.meta else None,
                int(response.meta.get("download_latency", 0) * 1000),
            )
        )  # fmt: skip

    def _failed(self, problem: Problem) -> None:
        due: Due = problem.request.meta["due"]  # type: ignore[attr-defined]
        if isinstance(problem.value, GivenBack):
            self.keeper.lost()
            return
        kind, detail = describe(problem.value)
        self._count_failure(kind, detail)
        self._note(due, kind, f"{due.url}: {detail}", None)

    def _note(self, due: Due, kind: str, detail: str, status: int | None) -> None:
        self.keeper.failed(Failure(due, self.job.clock.now(), kind, detail, status))

    def _count_failure(self, kind: str, detail: str) -> None:
        self._failures = self._failures + 1 if is_outage(kind) else 0
        if self._failures >= OUTAGE:
            self.fail(f"the portal does not answer ({OUTAGE} times in a row, the last: {kind} {detail})")

    def request_left(self, request: Request) -> None:  # noqa: ARG002
        """Count a request that was made."""
        self.keeper.passed(1, 0)

    def response_downloaded(self, response: Response, request: Request) -> None:  # noqa: ARG002
        """Count the bytes that came back, as they were sent."""
        self.keeper.passed(0, len(response.body))

    def spider_error(self, failure: Problem) -> None:
        """End the crawl on a mistake of its own: the page at hand would stay open for ever."""
        self.fail(f"{type(failure.value).__name__}: {failure.value}; see the log")

    def give_up(self, kind: str, detail: str, problem: str) -> None:
        """End the crawl because of robots.txt: that it cannot be had, or that it closes the portal."""
        self.keeper.fault(kind, detail, self.job.clock.now())
        self.fail(problem)

    def leave_alone(self, seconds: float) -> None:
        """End the crawl because the portal asks not to be visited for so long."""
        self.wait = max(self.wait, seconds)
        self.stop(f"the portal, which asks for a pause of {seconds:g} s")

    def enter_sitemaps(self, urls: tuple[str, ...], from_url: str) -> None:
        """Enter the sitemaps that robots.txt announces."""
        if self.job.site.feeds and self.job.mode is not Mode.REVISIT:
            found = [Candidate(address(url), PageKind.SITEMAP, Route.SITEMAP, from_url) for url in urls]
            self.keeper.found([each for each in found if self._hosts.refusal(each.url) is None])

    def fail(self, problem: str) -> None:
        """End the crawl as failed."""
        self.problem = self.problem or problem
        self.stop(problem)

    def stop(self, by: str) -> None:
        """Take no more pages, let those under way come in, and end."""
        if not self._stopping.is_set():
            self.ended_by = by
            self._stopping.set()
            asyncio.ensure_future(self.crawler.stop_async())  # noqa: RUF006 (the engine keeps itself alive until it ends)

    async def rest(self, seconds: float) -> bool:
        """Wait so long; false, and at once, if the crawl is to end."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return True
        return False

    def closed(self, reason: str) -> None:
        """End the run when Scrapy has closed the spider."""
        if reason == "start_error":
            self.problem = self.problem or say("run-no-requests")
        self.finish()

    def finish(self) -> None:
        """Write what is left and end the run, once."""
        if self._finished:
            return
        self._finished = True
        self.keeper.close()
        if self.writer.run_id:
            state = RunState.FAILED if self.problem else RunState.FINISHED
            self.writer.finish(state, self.message, self.wait)
        self._database.close()

    @property
    def message(self) -> str | None:
        """What is to be said of the crawl's end; None if it ended because all was done."""
        return self.problem or (say("run-ended-by", whom=self.ended_by) if self.ended_by else None)

    def _writing_ended(self, writing: asyncio.Task[None]) -> None:
        if not writing.cancelled() and (error := writing.exception()):
            self.fail(f"{type(error).__name__}: {error}")


def _order(site: str | None = None, mode: str = Mode.DISCOVER, config: str | None = None, clock: str = "") -> Job:
    path = Path(config) if config else None
    return job_for(path, site, Mode(mode), clock=Clock.parse(clock) if clock else None)


def _joined(values: list[bytes]) -> str:
    return b", ".join(values).decode("latin-1")
