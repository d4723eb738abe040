"""Many pages through one database: `python -m tests.faults.load --pages 1000000` says whether memory and time stay flat.

Each page is discovered, leased, kept as a snapshot with a body of its own, and due again, as a crawl does it; reading is
measured by benchmarks/store.py. The machine may be busy: seconds are the processor's, of this process.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
from sqlalchemy import text

from storage import Database
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit
from tests.faults import results
from tests.faults.results import Row
from tests.faults.work import BASE, PAGE, START

# Pages that are discovered, and kept, in one transaction each; parts of the whole that are compared.
BATCH, PARTS = 250, 10
# The last part may take so many times what the third took (the first ones fill empty tables and caches).
MOST = 2.0


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of the pages took: seconds of the processor a page, and bytes of memory at its end."""

    pages: int
    seconds: float
    memory: int


def load(database: Database, pages: int) -> Iterator[Part]:
    """Put so many pages through a database."""
    process, done = psutil.Process(), 0
    for part in range(1, PARTS + 1):
        since, first = time.process_time(), done
        while done < pages * part // PARTS:
            count = min(BATCH, pages * part // PARTS - done)
            through(database, done, count)
            done += count
        yield Part(done, (time.process_time() - since) / max(1, done - first), process.memory_info().rss)


def through(database: Database, first: int, count: int) -> None:
    """Put some pages through a database, numbered from the first."""
    now = START + dt.timedelta(seconds=first // 10)
    urls = [f"{BASE}jinrong/{number}.html" for number in range(first, first + count)]
    with database.write() as connection:
        site = sites.enter(connection, "food-portal", BASE)
        frontier.discover(connection, site, [Candidate(url, PageKind.ARTICLE, Route.LIST, BASE) for url in urls], now)
        taken = frontier.lease(connection, site, now, count, "crawl", 900)
    answers = [Fetched(due, now, 200, {}, _body(due.url)) for due in taken]
    with database.write() as connection:
        snapshots.keep(connection, None, answers, lambda _: NextVisit(now + dt.timedelta(days=365), "test"))


def _body(url: str) -> bytes:
    number = url.rpartition("/")[2].removesuffix(".html")
    return PAGE.format(title=f"乳源织密基层治理网格之{number}", count=f"{number}余", income=number).encode()


def lost(database: Database, pages: int) -> int:
    """How many of the pages have no answer, or more than one."""
    query = (
        "SELECT count(*), count(DISTINCT p.id), count(s.id), count(DISTINCT s.page_id)"
        " FROM pages p LEFT JOIN snapshots s ON s.page_id = p.id"
    )
    with database.read() as connection:
        counts = connection.execute(text(query)).one()
    return max(abs(count - pages) for count in counts)


def row(database: Database, pages: int) -> Row:
    """What the load came to, as a line of the page."""
    parts = list(load(database, pages))
    third, last = parts[2], parts[-1]
    growth = last.seconds / third.seconds
    wrong = lost(database, pages) + len(database.damage()) + (growth > MOST) + (last.memory > MOST * third.memory)
    what = (
        f"pages discovered, leased and kept in one SQLite file ({database.size() / 1e9:.1f} GB); a page took"
        f" {1000 * third.seconds:.2f} ms of the processor in the third tenth and {1000 * last.seconds:.2f} ms in the last one,"
        f" the process {third.memory / 1e6:.0f} MB and {last.memory / 1e6:.0f} MB of memory"
    )
    return Row("Load", what, pages, pages, wrong)


def main() -> int:
    """Put pages through a database; status 1 if anything was lost or grew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=1_000_000)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        database = Database.create(f"sqlite:///{Path(folder) / 'load.sqlite'}")
        found = row(database, asked.pages)
        database.close()
    print(found, flush=True)  # noqa: T201
    results.keep("load", [found], f"python -m tests.faults.load --pages {asked.pages}")
    return bool(found.wrong)


if __name__ == "__main__":
    sys.exit(main())
