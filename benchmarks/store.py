"""How the store grows: python benchmarks/store.py [--full] [--sizes 10000,100000] [--kinds sqlite] [--text even] [--keep FOLDER]

Fills SQLite and PostgreSQL with articles of 550 characters and ten figures, as read, by the very function with which the
analysis writes them (revisions, figures, labels, signs, addresses, search entries, copies, points of series, conflicts),
and asks the questions of the page, the command and the API at each size: figures a second of the last tenth, by the clock
and by CPU seconds (the server's included, so that other work on the machine does not count), and p50 and p95 of each query
in milliseconds of CPU. The text is like language in its pairs of characters (benchmarks/texts.py), or with --text even the
worst that a word index can be given. With --ask the questions are put to databases that are there, as benchmarks/web.py leaves them. What
reading costs is measured elsewhere (benchmarks/pages.py, figures.py).
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, func, insert, select, text
from sqlalchemy.exc import OperationalError, ProgrammingError

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep
from benchmarks.texts import TEXTS, Text
from monitor.analyse.reading import Readers, Result
from monitor.analyse.run import BATCH
from monitor.analyse.writing import write
from monitor.articles import SHANGHAI, Article, Figure, Moment, TopicLabel
from monitor.changes.copies import signature
from monitor.figures import read_figures
from monitor.series import sources
from monitor.series.placing import Placed, place
from storage import Connection, Database
from storage.queries import article_lists, articles, change_lists, conflict_lists, figure_lists
from storage.queries import series as all_series
from storage.queries.article_lists import Order
from storage.queries.articles import Filter
from storage.queries.change_lists import ChangeFilter
from storage.queries.overview import overview
from storage.queries.series import SeriesFilter
from storage.tables import FIGURES, PAGES, REVISIONS, SNAPSHOTS
from storage.tables.series import SERIES
from storage.visits import frontier, sites
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Unread

NOW = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
PER_ARTICLE = 10
# Characters to a figure that say nothing of it.
FILLER = 32
# Subjects that are asked about in turn.
DRAWN = 50
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
TOWN = "某某某某某"
TOWNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳"
UNITS = ("万元", "元", "吨", "亩", "万元", "万元", "公斤", "头", "公里", "千瓦时")


@dataclass(frozen=True, slots=True)
class Share:
    """What a batch of articles took."""

    articles: int
    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Template:
    """The figures of a body, read once: in each article they stand at the same places, with other names and values.

    `text` is what further words are drawn from.
    """

    figures: tuple[Figure, ...]
    text: Text


def template(text: Text) -> Template:
    """Ten sentences with a figure each, of which all words but the time and the unit are others in each article."""
    said = _body(TOWN, THINGS, [1000] * PER_ARTICLE, "某" * FILLER * PER_ARTICLE)
    found = read_figures(said, dt.date(2026, 3, 1))[:PER_ARTICLE]
    assert [figure.text.startswith("1000") for figure in found] == [True] * PER_ARTICLE, found
    return Template(found, text)


def _body(town: str, things: Sequence[str], values: Sequence[int], filler: str) -> str:
    """About 550 characters: news have some 50 to a figure."""
    fillers = (filler[at : at + FILLER] for at in range(0, FILLER * PER_ARTICLE, FILLER))
    parts = zip(things, values, UNITS, fillers, strict=True)
    return "".join(f"2025年,{town}镇{name}为{value}{unit}。{said}。" for name, value, unit, said in parts)


def result(made: Template, page: int, snapshot: int, number: int) -> Result:
    """An article on one of so many towns that each series has about twenty points, with values of its own, as it was read."""
    draw, local = random.Random(number), random.Random(number // 20)  # noqa: S311
    town, year = town_of(number // 20), 2020 + number % 6
    things = [made.text(local, 2) + thing[2:] for thing in THINGS]
    stated = random.Random(f"{town} {year}")  # noqa: S311
    # Most articles say the same of a year; one number in fifty contradicts the others.
    usual = [stated.randrange(1000, 9999) for _ in things]
    values = [value + (draw.random() < 0.02) for value in usual]
    body = _body(town, things, values, made.text(draw, FILLER * PER_ARTICLE))
    figures = _figures(made, town, things, values, year)
    like = _like(made, town, tuple(things), tuple(usual), year)
    placed = tuple(
        one if value == was else _shifted(one, Decimal(value) / was - 1)
        for one, value, was in zip(like, values, usual, strict=True)
    )
    published = Moment(dt.datetime(year, 6, 1, tzinfo=SHANGHAI) + dt.timedelta(minutes=number))
    url = url_of(number)
    article = Article(
        f"{town}镇公布{year}年统计公报之{number}", body, url, published=published, source="韶关日报", channel="农业消息"
    )
    unread = Unread(
        snapshot, page, 1, url, "农业消息", PageKind.ARTICLE, PageState.NEW, NOW, 200, None, {}, b"", None
    )  # fmt: skip
    label = TopicLabel("ruyuan", "on" if number % 10 == 0 else "mentions", 0.9, ("benchmark",))
    return Result(
        unread, "benchmark", article, figures, (), (label,), placed, f"{7:016x}", signature(body)
    )  # fmt: skip


def _figures(made: Template, town: str, things: Sequence[str], values: Sequence[int], year: int) -> tuple[Figure, ...]:
    return tuple(
        replace(
            f, indicator=f"{town}镇{thing}", value=(f.value or Decimal(0)) / 1000 * value,
            text=f.text.replace("1000", str(value)), period=str(year),
        )
        for f, thing, value in zip(made.figures, things, values, strict=True)
    )  # fmt: skip


def _shifted(one: Placed, share: Decimal) -> Placed:
    """A placed figure that is by a share of itself larger, and as exact."""
    by = round((one.value or Decimal(0)) * share)
    return replace(one, value=(one.value or Decimal(0)) + by, low=one.low + by, high=one.high + by)


@lru_cache(maxsize=64)
def _like(made: Template, town: str, things: tuple[str, ...], values: tuple[int, ...], year: int) -> tuple[Placed, ...]:
    """The figures of an article that states what most state of a town and a year, placed among series."""
    body = _body(town, things, values, "某" * FILLER * PER_ARTICLE)
    return place(sources(body, _figures(made, town, things, values, year), "", published=dt.date(year, 6, 1)))


def town_of(number: int) -> str:
    """A name of five characters for each town."""
    return "".join(TOWNS[number // 16**place % 16] for place in range(5))


def url_of(number: int) -> str:
    """The address of an article."""
    return f"http://portal.example/a/{number}.html"


def fill(database: Database, made: Template, first: int, count: int) -> list[Share]:
    """What each batch of articles took: seconds by the clock and of this process, from articles as read to the commit."""
    shares = []
    for at in range(first, first + count, BATCH):
        numbers = range(at, min(at + BATCH, first + count))
        with database.write() as connection:
            kept = _keep(connection, numbers)
        results = [result(made, *kept[url_of(number)], number) for number in numbers]
        since, used = time.perf_counter(), cpu(database)
        write(database, results, Readers(SHANGHAI), NOW)
        shares.append(Share(len(numbers), time.perf_counter() - since, cpu(database) - used))
    return shares


def cpu(database: Database) -> float:
    """CPU seconds of this process, and of the server's that works for it."""
    with database.read() as connection:
        return _spent(connection)


def _spent(connection: Connection) -> float:
    own = time.process_time()
    server: Any = connection.connection.driver_connection
    if connection.dialect.name == "sqlite":
        return own
    # Nanoseconds, where the system's usual counters count hundredths of a second.
    return own + int(Path(f"/proc/{server.info.backend_pid}/schedstat").read_text().split()[0]) / 1e9


def _entered(database: Database) -> int:
    """How many articles an earlier run has left, from which this one goes on."""
    with database.read() as connection:
        return connection.scalar(select(func.count()).select_from(REVISIONS)) or 0


def _keep(connection: Connection, numbers: range) -> dict[str, tuple[int, int]]:
    """Page and snapshot of each address, as a crawl leaves them."""
    site = sites.enter(connection, "bench", "http://portal.example/")
    urls = [url_of(number) for number in numbers]
    found = [Candidate(url, PageKind.ARTICLE, Route.LIST, "http://portal.example/", "农业消息") for url in urls]
    frontier.discover(connection, site, found, NOW, NOW + dt.timedelta(days=30))
    ids = dict(connection.execute(select(PAGES.c.url, PAGES.c.id).where(PAGES.c.url.in_(urls))).all())
    rows = [
        {"page_id": ids[url], "fetched_at": NOW, "status": 200, "headers": {}, "elapsed_ms": 1, "url": url}
        for url in urls
    ]
    connection.execute(insert(SNAPSHOTS), [{k: v for k, v in row.items() if k != "url"} for row in rows])
    kept = connection.execute(select(SNAPSHOTS.c.page_id, SNAPSHOTS.c.id).where(SNAPSHOTS.c.page_id.in_(ids.values())))
    snapshots = dict(kept.all())
    return {url: (ids[url], snapshots[ids[url]]) for url in urls}


@dataclass(frozen=True, slots=True)
class Subjects:
    """What the questions are about: words of articles and of series' names, a common word, a source and ids of articles."""

    words: tuple[str, ...]
    names: tuple[str, ...]
    common: str
    source: str
    articles: tuple[int, ...]


def of_towns(count: int) -> Subjects:
    """What to ask of so many articles on towns."""
    draw = random.Random(7)  # noqa: S311
    towns = [f"{town_of(draw.randrange(max(1, count // 20)))}镇" for _ in range(DRAWN)]
    ids = tuple(draw.randrange(1, count) for _ in range(DRAWN))
    return Subjects(tuple(towns), tuple(f"{town}粮食产量" for town in towns), "统计公报", "韶关日报", ids)


def of_record(connection: Connection) -> Subjects:
    """What to ask of a record that others have filled: the names of its series, and its articles."""
    # Ids of series are hashes, so that the first of them are any.
    names = connection.scalars(select(SERIES.c.name).order_by(SERIES.c.id).limit(20 * DRAWN)).all()
    some = tuple(dict.fromkeys(name for name in names if len(name) > 1 and name.isalnum()))[:DRAWN]
    found = connection.scalars(
        select(PAGES.c.id).where(PAGES.c.latest_revision_id.is_not(None)).limit(20 * DRAWN)
    ).all()
    return Subjects(some, some, "乳源", "韶关日报", tuple(found[::20]))


def queries(about: Subjects) -> dict[str, Callable[[Connection, random.Random], object]]:
    """The questions, each with what it asks for drawn anew."""

    def a_series(connection: Connection, draw: random.Random) -> object:
        found = all_series.find(connection, SeriesFilter(words=draw.choice(about.names)), limit=1)
        return [list(all_series.points(connection, SeriesFilter(ids=(one.id,)))) for one in found.items]

    return {
        "articles, newest": lambda c, _: article_lists.find(c, Filter()),
        "articles of a topic": lambda c, _: article_lists.find(c, Filter(topic="ruyuan")),
        "articles by words": lambda c, d: article_lists.find(c, Filter(words=d.choice(about.words))),
        "articles by words, best first": lambda c, d: article_lists.find(
            c, Filter(words=d.choice(about.words)), order=Order.BEST
        ),
        "articles by a common word": lambda c, _: article_lists.find(c, Filter(words=about.common), order=Order.BEST),
        "articles of a source and a time": lambda c, d: article_lists.find(
            c, Filter(source=about.source, since=NOW - dt.timedelta(days=365 * d.randrange(1, 6)))
        ),
        "an article": lambda c, d: articles.detail(c, d.choice(about.articles)),
        "figures, newest": lambda c, _: figure_lists.find(c, Filter()),
        "figures by words": lambda c, d: figure_lists.find(c, Filter(words=d.choice(about.words))),
        "figures of a unit and size": lambda c, d: figure_lists.find(
            c, Filter(words=f"单位:亩 数值:>{d.randrange(9990, 9999)}")
        ),
        "conflicts": lambda c, _: conflict_lists.find(c),
        "changes": lambda c, _: change_lists.find(c, ChangeFilter()),
        "overview": lambda c, _: overview(c, NOW),
        "series by words": lambda c, d: all_series.find(c, SeriesFilter(words=d.choice(about.words))),
        "series, largest": lambda c, _: all_series.find(c, SeriesFilter()),
        "a series and its points": a_series,
    }


def ask(database: Database, about: Subjects, rounds: int) -> dict[str, list[float]]:
    """p50 and p95 of each query, in milliseconds of CPU: of this process and of the server that works for it."""
    draw = random.Random(7)  # noqa: S311
    found = {}
    for name, question in queries(about).items():
        seconds = []
        for _ in range(rounds):
            with database.read() as connection:
                if not database.path:
                    # Helpers of the server's would not be counted.
                    connection.execute(text("SET LOCAL max_parallel_workers_per_gather = 0"))
                since = _spent(connection)
                question(connection, draw)
                seconds.append(_spent(connection) - since)
        ranked = sorted(seconds)
        found[name] = [round(1000 * statistics.median(ranked), 2), round(1000 * ranked[int(0.95 * len(ranked))], 2)]
    return found


def ask_record(url: str, rounds: int) -> None:
    """Ask the questions of a record that others have filled, as benchmarks/web.py does."""
    database = Database(url)
    with database.read() as connection:
        about = of_record(connection)
        figures = connection.scalar(select(func.count()).select_from(FIGURES)) or 0
        held = connection.scalar(select(func.count()).select_from(REVISIONS)) or 0
    kind = "sqlite" if database.path else "postgresql"
    keep("store_record", f"{kind} {figures}", {
        "kind": kind, "figures": figures, "articles": held, "bytes_a_figure": round(database.size() / figures),
        "ms": ask(database, about, rounds),
    })  # fmt: skip
    database.close()


@contextmanager
def databases(
    folder: Path | None = None, kinds: Sequence[str] = ("sqlite", "postgresql")
) -> Iterator[dict[str, Database]]:
    """An empty database of each kind that is there; with a folder they stay, for other benchmarks to ask."""
    with tempfile.TemporaryDirectory() as temporary:
        found = {}
        if "sqlite" in kinds:
            found["sqlite"] = Database.create(f"sqlite:///{folder or temporary}/store.sqlite")
        name = "monitor_store" if folder else f"monitor_bench_{uuid.uuid4().hex[:8]}"
        admin = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
        with suppress(OperationalError):
            if "postgresql" in kinds:
                with admin.connect() as connection, suppress(ProgrammingError):
                    # One that an earlier run has left is there.
                    connection.execute(text(f"CREATE DATABASE {name}"))
                found["postgresql"] = Database.create(POSTGRESQL.rpartition("/")[0] + f"/{name}")
        try:
            yield found
        finally:
            for database in found.values():
                database.close()
            if "postgresql" in found and folder is None:
                with admin.connect() as connection:
                    connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
            admin.dispose()


def main() -> None:
    """Fill, ask and keep, one size after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--sizes", default="")
    parser.add_argument("--kinds", default="sqlite,postgresql")
    parser.add_argument("--text", choices=TEXTS, default="language")
    parser.add_argument(
        "--keep",
        type=Path,
        help="leave the databases, store.sqlite in this folder and monitor_store, and go on from those left",
    )
    parser.add_argument("--ask", nargs="*", default=(), help="only ask the questions of these databases, by URL")
    options = parser.parse_args()
    rounds = 100 if options.full else 30
    for url in options.ask:
        ask_record(url, rounds)
    if options.ask:
        return
    stated = options.sizes or ("10000,100000,1000000,10000000" if options.full else "10000,100000")
    sizes, made = [int(size) for size in stated.split(",")], template(TEXTS[options.text])
    with databases(options.keep, options.kinds.split(",")) as found:
        for kind, database in found.items():
            done = _entered(database)
            for size in (size for size in sizes if size // PER_ARTICLE > done):
                shares = fill(database, made, done, size // PER_ARTICLE - done)
                done = size // PER_ARTICLE
                with database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.execute(text("ANALYZE"))
                last = shares[-max(1, len(shares) // 10) :]
                wrote = sum(one.articles for one in last) * PER_ARTICLE
                keep("store", f"{kind} {options.text} {size}", {
                    "kind": kind, "text": options.text, "figures": size, "figures_s": round(wrote / sum(one.wall for one in last)),
                    "figures_cpu_s": round(wrote / sum(one.cpu for one in last)), "figures_s_bar": 5000,
                    "bytes_a_figure": round(database.size() / size), "ms": ask(database, of_towns(done), rounds),
                })  # fmt: skip


if __name__ == "__main__":
    main()
