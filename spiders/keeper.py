"""Between the downloader and the database: gathers what comes in and writes it in batches, in its own thread."""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

from spiders.batch import Batch, Failure
from spiders.writer import Writer
from storage.operation.runs import FaultRecord
from storage.visits.frontier import Candidate, Due
from storage.visits.snapshots import Fetched

P = ParamSpec("P")
R = TypeVar("R")
# Written together: so many answers, or those of so many seconds.
MOST, LONGEST = 50, 0.5


class Keeper:
    """Holds at most a window of pages: each is `open` from when it is taken to when what came of it is written."""

    def __init__(self, writer: Writer, wrote: Callable[[], None]) -> None:
        self.open = 0
        self._writer = writer
        self._wrote = wrote
        self._batch = Batch()
        self._thread = ThreadPoolExecutor(1, "writer")
        self._full = asyncio.Event()
        self._written = asyncio.Event()

    async def _in_thread(self, work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
        # Shielded: a crawl that is stopped must not lose a write that has not begun.
        done = asyncio.get_running_loop().run_in_executor(self._thread, lambda: work(*args, **kwargs))
        return await asyncio.shield(done)

    async def begin(self) -> None:
        """Begin the run."""
        await self._in_thread(self._writer.begin)
        self._wrote()

    async def lease(self, limit: int) -> list[Due]:
        """Pages to fetch."""
        taken = await self._in_thread(self._writer.lease, limit)
        self.open += len(taken)
        return taken

    def answered(self, answer: Fetched) -> None:
        """Take in an answer."""
        self._batch.answers.append(answer)
        self._look()

    def failed(self, failure: Failure) -> None:
        """Take in that a page could not be fetched."""
        self._batch.failures.append(failure)
        self._look()

    def lost(self) -> None:
        """Take in that a page is not the crawl's any more."""
        self.open -= 1
        self._full.set()

    def found(self, candidates: list[Candidate]) -> None:
        """Take in addresses that were found outside of any page."""
        self._batch.found += candidates

    def fault(self, kind: str, detail: str, at: dt.datetime) -> None:
        """Take in a fault that is no single page's."""
        self._batch.faults.append(FaultRecord(kind, detail, at))

    def passed(self, requests: int, received: int) -> None:
        """Take in traffic."""
        self._batch.requests += requests
        self._batch.received += received

    def _look(self) -> None:
        # Nothing else is under way when all that is open has come in: waiting would bring nothing.
        if self._batch.pages >= min(MOST, max(self.open, 1)):
            self._full.set()

    async def run(self) -> None:
        """Write whenever there is enough, until cancelled."""
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._full.wait(), LONGEST)
            self._full.clear()
            await self.flush()

    async def flush(self) -> None:
        """Write what there is."""
        batch, self._batch = self._batch, Batch()
        if batch:
            await self._in_thread(self._writer.write, batch)
            self.open -= batch.pages
            self._wrote()
            self._look()
        self._written.set()

    async def written(self) -> None:
        """Return after the next write."""
        self._written.clear()
        await self._written.wait()

    def close(self) -> None:
        """Write what is left, here and now, and end the thread."""
        self._thread.shutdown()
        if self._batch:
            self._writer.write(self._batch)
            self._batch = Batch()
