"""The whole way as in service: the scheduler makes a crawl, and analyses beside it and after it; CPU time by part.

What is told of each part is what its processes took, looked at now and then; the parts of reading are measured by
themselves, in this process, on the same pages.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import psutil

from monitor import config, figures, pages
from monitor.changes import copies
from monitor.changes.fingerprint import fingerprint
from monitor.clock import system_clock
from monitor.scheduler.children import Children
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.runner import Runner
from monitor.series import sources
from monitor.series.placing import place
from monitor.tasks import task_named
from storage import Database
from storage.operation import runs
from storage.visits import snapshots

# Seconds between two looks at what is left.
LOOK_EVERY = 0.1
# After so many of them a look at what the processes took: it costs 5 ms, of the cores that are measured.
SHARES_EVERY = 3
PARTS = ("page reader", "figures", "placing", "copies", "template")


@dataclass(frozen=True, slots=True)
class Whole:
    """Pages a second until all is read and written, and milliseconds of CPU a page of the crawl, readers and writer."""

    pages_s: float
    crawl: float
    reading: float
    writing: float


@dataclass(slots=True)
class Shares:
    """CPU seconds of the processes below this one: crawl, writer (the analysis itself) and readers (what it started)."""

    _seen: dict[tuple[int, float], tuple[str, float]] = field(default_factory=dict)

    def look(self) -> None:
        """Take in what the processes have taken so far."""
        roles: dict[int, str] = {}
        # One look at all there are, each after its parent.
        for process in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                role = roles[process.pid] = self._role(process, roles)
                if role:
                    spent = process.cpu_times()
                    self._seen[process.pid, process.create_time()] = role, spent.user + spent.system

    def total(self, role: str) -> float:
        """Seconds of a role."""
        return sum(seconds for who, seconds in self._seen.values() if who == role)

    def _role(self, process: psutil.Process, roles: Mapping[int, str]) -> str:
        words = process.cmdline()
        if "spiders.crawl" in words:
            return "crawl"
        return "writing" if "analyse" in words else "reading" if roles.get(process.ppid()) else ""


def whole(file: Path, count: int) -> Whole:
    """A crawl of all that is due by a configuration, made by the scheduler with all that follows it."""
    found = config.load(file)
    database = Database.open(found.database)
    lead, clock = Leadership(database), system_clock()
    assert lead.beat(clock.now())
    [site] = found.sites
    runner = Runner(found, file, database, clock, Children(), lead)
    made = threading.Thread(target=runner.once, args=(task_named("revisit"), site, "benchmark"))
    made.start()
    shares, looks, left = Shares(), 0, True
    while left and made.is_alive():
        time.sleep(LOOK_EVERY)
        left, looks = _is_left(database, count), looks + 1
        if looks % SHARES_EVERY == 0 or not left:
            shares.look()
    ended = clock.now()
    spent = [1000 * shares.total(role) / count for role in ("crawl", "reading", "writing")]
    made.join()
    with database.read() as connection:
        began = min(run.finished_at - dt.timedelta(milliseconds=run.duration_ms or 0)
                    for run in runs.recent(connection, 20, "crawl") if run.finished_at)  # fmt: skip
        assert {run.state.value for run in runs.recent(connection, 20)} == {"finished"}
    database.close()
    return Whole(count / (ended - began).total_seconds(), *spent)


def _is_left(database: Database, count: int) -> bool:
    with database.read() as connection:
        if snapshots.count_unread(connection):
            return True
        kept = connection.exec_driver_sql("SELECT count(*) FROM snapshots WHERE outcome = 'revision'").scalar_one()
        return bool(kept < count)


def parts(bodies: Sequence[bytes]) -> dict[str, float]:
    """Milliseconds of CPU a page of each part of reading; the first page is read before, to load what is loaded late."""
    _parts(bodies[0])
    spent = [_parts(body) for body in bodies]
    return {name: 1000 * sum(each) / len(bodies) for name, each in zip(PARTS, zip(*spent, strict=True), strict=True)}


def _parts(body: bytes) -> list[float]:
    marks = [time.process_time()]
    article = pages.read_article(body)
    marks.append(time.process_time())
    day = article.published.when.date() if article.published else None
    found = figures.read_figures(article.body, day)
    marks.append(time.process_time())
    place(sources(article.body, found, "", published=day))
    marks.append(time.process_time())
    copies.signature(article.body)
    marks.append(time.process_time())
    fingerprint(body)
    marks.append(time.process_time())
    return [later - earlier for earlier, later in pairwise(marks)]
