"""How the store grows: python benchmarks/store.py [--full] [--sizes 10000,100000] [--articles-only]

Fills SQLite and PostgreSQL with articles of ten figures, by the transactions with which the analysis writes them (revision,
figures, search entry, points of series, conflicts; 64 articles each), and asks the questions of the page, the command and
the API at each size: figures a second of the last tenth, and p50 and p95 of each query in milliseconds. What reading
costs is measured elsewhere (benchmarks/pages.py, figures.py).
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import create_engine, insert, select, text
from sqlalchemy.exc import OperationalError

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from monitor.analyse import following
from monitor.articles import SHANGHAI, Article, Figure, Moment, TopicLabel
from monitor.figures import read_figures
from monitor.series.placing import place
from storage import (
    Connection,
    Database,
    articles,
    frontier,
    points,
    queries_articles,
    queries_figures,
    revisions,
    statements,
)
from storage import following as followed
from storage import series as all_series
from storage.articles import Filter
from storage.frontier import Candidate, PageKind, Route
from storage.points import Fresh
from storage.revisions import Reading
from storage.series import SeriesFilter
from storage.tables import Page, Snapshot

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
BATCH, PER_ARTICLE = 64, 10
POSTGRESQL = os.environ.get("TEST_POSTGRESQL_URL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
THINGS = (
    "村集体经济收入",
    "农民人均可支配收入",
    "粮食产量",
    "蔬菜种植面积",
    "旅游收入",
    "财政支出",
    "茶叶产量",
    "生猪存栏",
    "公路里程",
    "用电量",
)
UNITS = ("万元", "元", "吨", "亩", "万元", "万元", "公斤", "头", "公里", "千瓦时")


@dataclass(frozen=True, slots=True)
class Template:
    """A body with its figures, read once: each article is one of them with another name in it, of the same length."""

    body: str
    figures: tuple[Figure, ...]


def template() -> Template:
    """Ten sentences with a figure each, on one place that is replaced in each article."""
    said = "".join(
        f"2025年,某某某镇{thing}为{1000 + 37 * n}{unit}。"
        for n, (thing, unit) in enumerate(zip(THINGS, UNITS, strict=True))
    )
    found = read_figures(said, dt.date(2026, 3, 1))
    assert len(found) >= PER_ARTICLE, [figure.indicator for figure in found]
    return Template(said, tuple(found[:PER_ARTICLE]))


def reading(made: Template, page: int, snapshot: int, number: int) -> Reading:
    """An article on one of so many towns that each series has about twenty points, with values of its own."""
    draw = random.Random(number)  # noqa: S311
    town = f"{number // 20:03x}"[-3:].translate(str.maketrans("0123456789abcdef", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"))
    body = made.body.replace("某某某", town)
    years = 2020 + number % 6
    figures = tuple(
        replace(
            f,
            indicator=f"{town}镇{f.indicator}第{number // 20}",
            value=Decimal(draw.randrange(10_000)),
            period=str(years),
        )
        for f in made.figures
    )
    published = Moment(dt.datetime(years, 6, 1, tzinfo=SHANGHAI) + dt.timedelta(minutes=number))
    article = Article(
        title=f"{town}镇公布{years}年统计公报之{number}",
        body=body,
        published=published,
        source="韶关日报",
        channel="农业消息",
    )
    label = TopicLabel("ruyuan", "about", 0.9, ("benchmark",))
    return Reading(page, snapshot, NOW, article, figures, (label,), "benchmark")


def fill(database: Database, made: Template, first: int, count: int) -> list[float]:
    """Seconds of each batch by which so many articles were entered."""
    seconds = []
    for at in range(first, first + count, BATCH):
        numbers = range(at, min(at + BATCH, first + count))
        since = time.perf_counter()
        with database.write() as connection:
            _enter(connection, made, numbers)
        seconds.append((time.perf_counter() - since) / len(numbers))
    return seconds


def _enter(connection: Connection, made: Template, numbers: range) -> None:
    site = frontier.enter_site(connection, "bench", "http://portal.example/")
    urls = [f"http://portal.example/a/{number}.html" for number in numbers]
    frontier.discover(
        connection, site, [Candidate(url, PageKind.ARTICLE, Route.LIST, "http://portal.example/") for url in urls], NOW
    )
    ids = {row.url: row.id for row in connection.execute(select(Page.url, Page.id).where(Page.url.in_(urls)))}
    rows = [{"page_id": ids[url], "fetched_at": NOW, "status": 200, "headers": {}, "elapsed_ms": 1} for url in urls]
    connection.execute(insert(Snapshot), rows)
    found = select(Snapshot.page_id, Snapshot.id).where(Snapshot.page_id.in_(ids.values()))
    snapshots = {row.page_id: row.id for row in connection.execute(found)}
    for number, url in zip(numbers, urls, strict=True):
        revisions.add(connection, reading(made, ids[url], snapshots[ids[url]], number))
    points.lock(connection)
    rules = statements.rules(connection)
    waiting = followed.unfollowed(connection, len(urls), snapshots=snapshots.values())
    fresh = []
    for one in waiting:
        by_span = {(p.start, p.end): p for p in place([source for _, source in one.points])}
        found = tuple((i, s, by_span[s.figure.span.start, s.figure.span.end]) for i, s in one.points)
        fresh.append(Fresh(one.revision_id, one.page_id, found))
    following.settle(connection, points.add(connection, fresh, rules), rules, NOW)
    followed.note_followed(connection, [one.revision_id for one in waiting], "1")


def queries(count: int) -> dict[str, Callable[[Connection, random.Random], object]]:
    """The questions, each with what it asks for drawn anew."""

    def town(draw: random.Random) -> str:
        number = draw.randrange(count // 20)
        return f"{number:03x}"[-3:].translate(str.maketrans("0123456789abcdef", "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"))

    def a_series(connection: Connection, draw: random.Random) -> object:
        found = all_series.find(connection, SeriesFilter(words=f"{town(draw)}镇粮食产量"), limit=1)
        return [list(all_series.points(connection, SeriesFilter(ids=(one.id,)))) for one in found.items]

    return {
        "articles, newest": lambda c, _: queries_articles.find(c, Filter()),
        "articles of a topic": lambda c, _: queries_articles.find(c, Filter(topic="ruyuan")),
        "articles by words": lambda c, d: queries_articles.find(c, Filter(words=f"{town(d)}镇")),
        "an article": lambda c, d: articles.detail(c, d.randrange(1, count)),
        "figures, newest": lambda c, _: queries_figures.find(c, Filter()),
        "figures by words": lambda c, d: queries_figures.find(c, Filter(words=f"{town(d)}镇")),
        "series, largest": lambda c, _: all_series.find(c, SeriesFilter()),
        "a series and its points": a_series,
    }


def ask(database: Database, count: int, rounds: int) -> dict[str, list[float]]:
    """p50 and p95 of each query, in milliseconds."""
    draw = random.Random(7)  # noqa: S311
    found = {}
    for name, question in queries(count).items():
        seconds = []
        for _ in range(rounds):
            with database.read() as connection:
                since = time.perf_counter()
                question(connection, draw)
                seconds.append(time.perf_counter() - since)
        ranked = sorted(seconds)
        found[name] = [round(1000 * statistics.median(ranked), 2), round(1000 * ranked[int(0.95 * len(ranked))], 2)]
    return found


@contextmanager
def databases() -> Iterator[dict[str, Database]]:
    """An empty database of each kind that is there."""
    with tempfile.TemporaryDirectory() as folder:
        found = {"sqlite": Database.create(f"sqlite:///{folder}/store.sqlite")}
        name = f"monitor_bench_{uuid.uuid4().hex[:8]}"
        admin = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
        with suppress(OperationalError):
            with admin.connect() as connection:
                connection.execute(text(f"CREATE DATABASE {name}"))
            found["postgresql"] = Database.create(POSTGRESQL.rpartition("/")[0] + f"/{name}")
        try:
            yield found
        finally:
            for database in found.values():
                database.close()
            if "postgresql" in found:
                with admin.connect() as connection:
                    connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
            admin.dispose()


def main() -> None:
    """Fill, ask and keep, one size after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--sizes", default="")
    options = parser.parse_args()
    stated = options.sizes or ("10000,100000,1000000" if options.full else "10000,100000")
    sizes, made = [int(size) for size in stated.split(",")], template()
    with databases() as found:
        for kind, database in found.items():
            done = 0
            for size in sizes:
                seconds = fill(database, made, done, size // PER_ARTICLE - done)
                done = size // PER_ARTICLE
                if kind == "postgresql":
                    with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                        connection.execute(text("ANALYZE"))
                last = seconds[-max(1, len(seconds) // 10) :]
                keep("store", f"{kind} {size}", {
                    "kind": kind, "figures": size, "figures_s": round(PER_ARTICLE / statistics.mean(last)), "figures_s_bar": 5000,
                    "bytes_a_figure": round(database.size() / size), "ms": ask(database, done, 100 if options.full else 30),
                })  # fmt: skip


if __name__ == "__main__":
    main()
