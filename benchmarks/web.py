"""What each view costs the server as the record grows: python benchmarks/web.py [--sizes 10000,30000] [--database URL]

A month of the sandbox is read by the real readers; then all of it is copied within the database, with other addresses,
titles and days, until there are as many articles as wanted. Server time a request (the application called in this
process, without a network): the median and the 95th percentile over requests with different parameters; with SQLite the
process's own time, so that a busy machine does not count, with PostgreSQL that of its server processes as well. --full
goes to 1,000,000 articles: some 10 GB. --measure only asks a database that is there.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import Connection, Table, make_url, text

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from monitor.analyse import run_analysis
from monitor.cli.app import COLLECT_EVERY
from monitor.clock import Clock
from monitor.config import Config
from monitor.sandbox import World
from monitor.sandbox.portal import Portal
from monitor.web.app import create_app
from monitor.web.context import Services
from monitor.web.server import set_aside
from storage import Database
from storage.operation import runs
from storage.readonly import open_read_only
from storage.search import index
from storage.search.index import entry_of
from storage.tables.series import METADATA
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

BASE = "http://portal.example"
REQUESTS = 40
SMALL, FULL = (10_000, 30_000), (10_000, 100_000, 1_000_000)
WORDS = (
    "乳源",
    "瑶药",
    "村集体 收入",
    "网格",
    "价格",
    "党员",
    "旅游 游客",
    "生姜",
    "单位:亩 数值:>1000",
    "来源:韶关日报",
)
# In this order, so that what a row refers to is there before it; ids of each are raised by the same step for a copy.
COPIED = ("pages", "snapshots", "revisions", "labels", "figures", "changes", "points")
NUMBERED = {
    "pages": ("id", "latest_revision_id"), "snapshots": ("id", "page_id"), "revisions": ("id", "page_id", "snapshot_id"),
    "labels": ("revision_id",), "figures": ("id", "revision_id"), "changes": ("page_id", "before_id", "after_id"),
    "points": ("figure_id", "page_id"),
}  # fmt: skip
# Far more than any id of the month that is copied.
STEP = 1_000_000


def seeded(database: Database) -> int:
    """How many articles the month has, which is read if it is not there."""
    if not _articles(database):
        _read_month(database)
    return _articles(database, f"id < {STEP}")


def _articles(database: Database, which: str = "true") -> int:
    with database.read() as connection:
        wanted = f"SELECT count(*) FROM pages WHERE latest_revision_id IS NOT NULL AND {which}"
        return int(connection.execute(text(wanted)).scalar_one())


def _read_month(database: Database) -> None:
    world = World(1)
    portal = Portal(world, BASE)
    config = Config(sites={"food-portal": {"base_url": BASE}})  # type: ignore[dict-item] # pydantic makes the site
    for day in (8, 20):
        now = world.epoch + dt.timedelta(days=day)
        with database.write() as connection:
            start = runs.Start("crawl", "benchmark", now, config.digest, "benchmark", "food-portal")
            run = runs.begin(connection, start)
            _crawl(connection, world, portal, now, run)
            runs.finish(connection, run, runs.RunState.FINISHED, now, counts=runs.Counts(requests=400))
        run_analysis(database, config, Clock(now, now, 0.0), cause="benchmark", workers=1)


def _crawl(connection: Connection, world: World, portal: Portal, now: dt.datetime, run: int) -> None:
    site = sites.enter(connection, "food-portal", BASE)
    for stage in world.latest(now, 500):
        url = BASE + stage.url
        found = [Candidate(url, PageKind.ARTICLE, Route.LIST, BASE, stage.revision.channel, stage.revision.title)]
        frontier.discover(connection, site, found, now)
        page = portal.page(stage.url, now)
        answer = Fetched(
            frontier.page_at(connection, url), now, page.status.value, {"content-type": page.type}, page.body
        )
        snapshots.keep(connection, run, [answer], lambda _: NextVisit(now + dt.timedelta(days=2), "steady"))


def grow(database: Database, month: int, have: int, wanted: int) -> None:
    """Copy the month until there are as many articles as wanted; `have` copies' worth are there already."""
    with database.read() as connection:
        ids = list(connection.scalars(text(f"SELECT id FROM revisions WHERE id < {STEP}")))
        entries = {id_: index._columns(entry_of(connection, id_)) for id_ in ids}
    for number in range(have // month, wanted // month):
        with database.write() as connection:
            connection.execute(text("PRAGMA foreign_keys=OFF")) if connection.dialect.name == "sqlite" else None
            for name in COPIED:
                connection.execute(text(_copy(connection, METADATA.tables[name], number)))
            _make_findable(connection, entries, number * STEP)
    with database.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def _make_findable(connection: Connection, entries: dict[int, dict[str, str]], step: int) -> None:
    if connection.dialect.name == "postgresql":
        own = f"SELECT revision_id + {step}, part, document FROM search_text WHERE revision_id < {STEP}"
        connection.execute(text(f"INSERT INTO search_text {own}"))
        return
    statement = "INSERT INTO search_text (rowid, title, body, marks) VALUES (:id, :title, :body, :marks)"
    connection.execute(text(statement), [{"id": id_ + step, **entry} for id_, entry in entries.items()])


def _copy(connection: Connection, table: Table, number: int) -> str:
    """The statement that copies a table's rows of the first month for another one."""
    lite = connection.dialect.name == "sqlite"
    step, values = number * STEP, []
    for column in table.columns:
        name = f'"{column.name}"'
        if column.name in NUMBERED[table.name]:
            values.append(f"{name} + {step}")
        elif (table.name, column.name) in (("pages", "url"), ("changes", "id")):
            values.append(f"{name} || '-{number}'")
        elif (table.name, column.name) == ("revisions", "title"):
            values.append(f"{name} || ' {number}'")
        elif (table.name, column.name) in (
            ("revisions", "published"),
            ("labels", "published"),
            ("pages", "first_seen"),
            ("changes", "noticed_at"),
        ):
            back = f"strftime('%Y-%m-%d %H:%M:%f000', {name}, '-{7 * number} hours')"
            values.append(back if lite else f"{name} - interval '{7 * number} hours'")
        elif (table.name, column.name) in (("revisions", "published_text"), ("points", "told")):
            values.append(_earlier(name, 7 * number // 24, text_of=column.name == "published_text", lite=lite))
        elif (table.name, column.name) == ("points", "series_id"):
            # Twenty months share their series; the next twenty have others.
            values.append(f"{name} + {number // 20}")
        else:
            values.append(name)
    key = {"labels": "revision_id", "changes": "page_id", "points": "figure_id"}.get(table.name, "id")
    columns = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({columns}) SELECT {', '.join(values)} FROM {table.name} WHERE {key} < {STEP}"


def _earlier(name: str, days: int, *, text_of: bool, lite: bool) -> str:
    """A day, or the day that a text begins with, so many days earlier."""
    if not text_of:
        return f"date({name}, '-{days} days')" if lite else f"{name} - {days}"
    day = f"date(substr({name}, 1, 10), '-{days} days')" if lite else f"CAST(substr({name}, 1, 10) AS date) - {days}"
    return f"{day} || substr({name}, 11)"


def complete_series(database: Database, months: int) -> None:
    """Make the series of the copied points by copying those of the first month."""
    table = METADATA.tables["series"]
    names = [column.name for column in table.columns]
    with database.write() as connection:
        for group in range(1, -(-months // 20)):
            values = [f'"{name}" + {group}' if name == "id" else f'"{name}"' for name in names]
            own = "SELECT id FROM series WHERE label NOT LIKE '% #%'"
            values[names.index("label")] = f"label || ' #{group}'"
            columns = ", ".join(f'"{name}"' for name in names)
            source = f"SELECT {', '.join(values)} FROM series WHERE id IN ({own})"
            connection.execute(text(f"INSERT INTO series ({columns}) {source} ON CONFLICT DO NOTHING"))


def views(database: Database, rng: random.Random) -> dict[str, list[str]]:
    """The addresses that are asked for, by view."""
    with database.read() as connection:
        pages = connection.scalars(text("SELECT id FROM pages WHERE latest_revision_id IS NOT NULL LIMIT 5000")).all()
        edited = connection.execute(text("SELECT page_id, number FROM revisions WHERE number > 1 LIMIT 500")).all()
        series = [
            f"{id_ & (1 << 64) - 1:016x}"
            for id_ in connection.scalars(text("SELECT id FROM series ORDER BY points DESC LIMIT 200"))
        ]
    query = [str(httpx.QueryParams({"q": words})) for words in WORDS]
    chosen = [rng.choice(edited) for _ in range(REQUESTS)]
    return {
        "today": ["/?days=7", "/?days=30", "/"],
        "articles": ["/articles", "/articles?topic=ruyuan", "/articles?changed=1", "/articles?channel=地方食品"],
        "articles, searched": [f"/articles?{q}" for q in query],
        "articles by relevance, searched": [f"/articles?order=best&{q}" for q in query],
        "article": [f"/articles/{rng.choice(pages)}" for _ in range(REQUESTS)],
        "difference": [f"/articles/{one.page_id}/compare/1/{one.number}?view=side" for one in chosen],
        "copies": [f"/articles/{rng.choice(pages)}/copies" for _ in range(REQUESTS)],
        "figures, searched": [f"/figures?{q}" for q in query],
        "changes": ["/changes", "/changes?order=weight", "/changes?kind=figure&topic=ruyuan"],
        "changes, searched": [f"/changes?{q}" for q in query],
        "series, listed": ["/series", "/series?order=new", "/series?q=收入", "/series?q=价格&unit=元/公斤"],
        "one series": [f"/series/{rng.choice(series)}" for _ in range(REQUESTS)],
        "conflicts": ["/conflicts"],
        "runs": ["/runs"],
        "feeds": ["/articles.atom", "/changes.atom", "/conflicts.atom", "/articles.atom?q=瑶药"],
        **_interface(pages, edited, series, query, rng),
    }


def _interface(
    pages: Sequence[int], edited: Sequence[Any], series: Sequence[str], query: Sequence[str], rng: random.Random
) -> dict[str, list[str]]:
    """The addresses of the JSON interface that are asked for."""
    chosen = [rng.choice(edited) for _ in range(REQUESTS)]
    asked = {
        "articles": ["/articles", "/articles?topic=ruyuan&limit=100", "/articles?changed=true"],
        "articles, searched": [f"/articles?{q}" for q in query],
        "search, searched": [f"/search?{q}" for q in query],
        "one article": [f"/articles/{rng.choice(pages)}" for _ in range(REQUESTS)],
        "its versions": [f"/articles/{one.page_id}/revisions" for one in chosen],
        "difference": [f"/articles/{one.page_id}/diff?before=1&after={one.number}" for one in chosen],
        "figures": ["/figures", "/figures?topic=ruyuan"],
        "figures, searched": [f"/figures?{q}" for q in query],
        "changes": ["/changes", "/changes?order=weight", "/changes?kind=figure"],
        "changes, searched": [f"/changes?{q}" for q in query],
        "series": ["/series", "/series?order=new", "/series?q=收入"],
        "one series": [f"/series/{rng.choice(series)}" for _ in range(REQUESTS)],
        "conflicts": ["/conflicts"],
        "runs": ["/runs"],
    }
    return {f"interface: {view}": [f"/api/v1{path}" for path in paths] for view, paths in asked.items()}


async def measured(
    services: Services, clock: Callable[[], float], addresses: dict[str, list[str]]
) -> dict[str, list[float]]:
    """Milliseconds of server time of each request, by view; garbage is searched for as `monitor serve` does."""
    app = create_app(services)
    transport = httpx.ASGITransport(app)
    found: dict[str, list[float]] = {}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        for path in ("/", "/articles", "/runs"):
            await client.get(path)
        while app.state.memory.is_busy:
            await asyncio.sleep(0.1)
        gc.set_threshold(COLLECT_EVERY)
        set_aside()
        for view, paths in addresses.items():
            for path in (*paths[:2], *_cycled(paths)):
                began = clock()
                answer = await client.get(path)
                took = (clock() - began) * 1000
                assert answer.status_code == 200, (path, answer.status_code, answer.text[:300])
                found.setdefault(view, []).append(took)
            # The first ones read the pages of the file from the disk.
            found[view] = found[view][2:]
    return found


def _cycled(paths: Sequence[str]) -> Iterator[str]:
    return (paths[n % len(paths)] for n in range(REQUESTS))


def main() -> None:
    """Grow the record and measure at each size."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sizes", default=None)
    parser.add_argument(
        "--database", default=None, help="a database that is kept and grown further; default: a SQLite file"
    )
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--measure", action="store_true", help="only measure the record that --database names")
    parser.add_argument("--only", default="", help="print what views of this name take, and keep nothing")
    parser.add_argument("--grow-only", action="store_true", help="make the record, which --database names, and stop")
    options = parser.parse_args()
    if options.measure:
        measure(options.database, options.only)
        return
    sizes = [int(size) for size in options.sizes.split(",")] if options.sizes else FULL if options.full else SMALL
    with tempfile.TemporaryDirectory() as folder:
        url = options.database or f"sqlite:///{Path(folder, 'monitor.sqlite')}"
        _run(Database.create(url), url, sizes, grow_only=options.grow_only)


def _run(database: Database, url: str, sizes: Sequence[int], *, grow_only: bool) -> None:
    month = seeded(database)
    have = _articles(database)
    table: dict[str, list[str]] = {}
    for size in sizes:
        began = time.perf_counter()
        if have < size // month * month:
            grow(database, month, have, size)
            complete_series(database, size // month)
            have = _articles(database)
        print(f"{size} articles made in {time.perf_counter() - began:.0f} s", flush=True)
        if grow_only:
            continue
        for view, (median, p95) in measure(url).items():
            table.setdefault(view, []).append(f"{median:7.1f} /{p95:7.1f}")
    print(f"{'milliseconds, median / 95th percentile':<40}" + "".join(f"{size:>18,}" for size in sizes))
    for view, cells in table.items():
        print(f"{view:<40}" + "".join(f"{cell:>18}" for cell in cells))


def measure(url: str, only: str = "") -> dict[str, list[float]]:
    """The median and the 95th percentile of each view, in milliseconds, which are kept for the report if it is all of them."""
    kind = make_url(url).get_backend_name()
    reading = open_read_only(url if kind == "sqlite" else named(url))
    size = _articles(reading)
    services = Services(reading, Config(database=url), lambda: dt.datetime(2026, 3, 22, tzinfo=dt.UTC))
    clock = time.process_time if kind == "sqlite" else Worked(reading)
    asked = {view: paths for view, paths in views(reading, random.Random(1)).items() if only in view}  # noqa: S311
    found = asyncio.run(measured(services, clock, asked))
    ms = {
        view: [round(statistics.median(times), 1), round(statistics.quantiles(times, n=20)[-1], 1)]
        for view, times in found.items()
    }
    if only:
        print(*(f"{view}: {median} / {p95}" for view, (median, p95) in ms.items()), sep="\n")
        reading.close()
        return ms
    with reading.read() as connection:
        figures = connection.execute(text("SELECT count(*) FROM figures")).scalar_one()
    reading.close()
    keep("web", f"{kind} {size}", {"kind": kind, "articles": size, "figures": figures, "ms": ms})
    return ms


def named(url: str) -> str:
    """The URL with a name by which the server knows this process's connections from others'."""
    named = make_url(url).update_query_dict({"application_name": f"web-{os.getpid()}"})
    return named.render_as_string(hide_password=False)


class Worked:
    """The processor seconds of this process and of the PostgreSQL server's processes that work on the same database."""

    def __init__(self, database: Database) -> None:
        self.ids: list[int] = []
        self.database = database

    def __call__(self) -> float:
        """The seconds so far, to the nanosecond (proc(5), schedstat)."""
        if not self.ids:
            name = "current_setting('application_name')"
            asked = f"SELECT pid FROM pg_stat_activity WHERE application_name = {name}"
            with self.database.read() as connection:
                self.ids = list(connection.scalars(text(asked)))
        spent = (int(Path(f"/proc/{id_}/schedstat").read_text().split()[0]) for id_ in self.ids)
        return time.process_time() + sum(spent) / 1e9


if __name__ == "__main__":
    main()
