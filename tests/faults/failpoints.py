"""Processes that are killed at a statement: what is left is completed by the next one, and nothing else is there.

`python -m tests.faults.failpoints --points 1000` kills at so many points and prints what it came to.
"""

from __future__ import annotations

import argparse
import datetime as dt
import multiprocessing
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Engine, event, text

from monitor.analyse import run_analysis
from monitor.analyse.rereading import Task as Rereading
from monitor.analyse.rereading import reread
from monitor.analyse.run import readers
from monitor.clock import Clock
from monitor.config import Config
from storage import Database, frontier, retention, snapshots
from storage.frontier import Candidate, PageKind, Route
from storage.migrating import alembic_config
from storage.retention import Kind
from storage.snapshots import Fetched, NextVisit

KILLED = 137
START = dt.datetime(2026, 3, 5, 2, tzinfo=dt.UTC)
BASE = "http://portal.example/"
PAGES = 4
PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}-食品新闻门户</title></head><body>
<div class="left"><div class="place"><a href="/">首页</a> > <a href="/jinrong/">金融财经</a> > 正文</div>
<h1 class="title">{title}</h1><div class="info">2026-03-05 09:12:30&nbsp;&nbsp;来源:韶关日报</div>
<div class="content"><p>　　截至2026年2月底,乳源瑶族自治县共有{count}名党员报名参加村级网格巡查,覆盖103个行政村。</p>
<p>　　县委组织部负责人介绍,去年全县村集体经济收入达{income}万元,比上年增长12.5%。</p></div></div></body></html>"""
# What may differ between two ways to the same end: numbers given by the database, and times of the work itself.
CONTENT = {
    "pages": "SELECT url, state, last_status, attempts FROM pages",
    "snapshots": "SELECT p.url, s.fetched_at, s.status, s.outcome FROM snapshots s JOIN pages p ON p.id = s.page_id",
    "checks": "SELECT p.url, c.checked_at, c.status FROM checks c JOIN pages p ON p.id = c.page_id",
    "blobs": "SELECT digest, size FROM blobs",
    "revisions": "SELECT p.url, r.number, r.digest, r.title, r.body FROM revisions r JOIN pages p ON p.id = r.page_id",
    "figures": "SELECT p.url, r.number, f.start, f.text, f.unit, f.indicator, f.period FROM figures f"
    " JOIN revisions r ON r.id = f.revision_id JOIN pages p ON p.id = r.page_id",
    "labels": "SELECT p.url, r.number, l.topic, l.verdict FROM labels l JOIN revisions r ON r.id = l.revision_id"
    " JOIN pages p ON p.id = r.page_id",
    "changes": "SELECT id, kind, record FROM changes",
    "outbox": "SELECT key, kind, title FROM outbox",
    "series": "SELECT series_id, count(*) FROM points GROUP BY series_id",
}


class Failpoint:
    """Ends this process, as kill -9 would, at the n-th statement or commit; counts them where n is 0."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.passed = 0

    def reach(self, *_: Any) -> None:
        """Pass one more point."""
        self.passed += 1
        if self.passed == self.at:
            os._exit(KILLED)


def _keep(database: Database, now: dt.datetime, status: int, count: str, income: str) -> None:
    """What a crawl does with its answers, in its two transactions; a page that is leased or fetched is not due again."""
    with database.write() as connection:
        site = frontier.enter_site(connection, "food-portal", BASE)
        found = [Candidate(f"{BASE}jinrong/{n}.html", PageKind.ARTICLE, Route.LIST, BASE) for n in range(PAGES)]
        frontier.discover(connection, site, found, now)
        frontier.release(connection, "crawl", now)
        taken = frontier.lease(connection, site, now, PAGES, "crawl", 900)
    answers = [Fetched(due, now, status, {}, _body(due.url, status, count, income)) for due in taken]
    with database.write() as connection:
        snapshots.keep(connection, None, answers, lambda _: NextVisit(now + dt.timedelta(hours=2), "test"))


def _body(url: str, status: int, count: str, income: str) -> bytes:
    title = f"乳源织密基层治理网格之{url[-6]}"
    return PAGE.format(title=title, count=count, income=income).encode() if status == 200 else b"<html>404</html>"


def _hours(count: float) -> dt.datetime:
    return START + dt.timedelta(hours=count)


def _config(url: str) -> Config:
    return Config.model_validate({"database": url})


def _read(database: Database, now: dt.datetime) -> None:
    run_analysis(database, _config(str(database.url)), Clock(now, now, 0.0), cause="test", workers=1)


def prepare(url: str) -> None:
    """A database with pages that were read, edited, and are edited once more without being read."""
    database = Database.create(url)
    for hour, count, income in ((0, "3200余", "8640"), (2, "3400余", "8640")):
        _keep(database, _hours(hour), 200, count, income)
        _read(database, _hours(hour))
    _keep(database, _hours(4), 200, "3400余", "8860")
    with database.write() as connection:
        # As if another reader had been at work, so that reading again finds something to replace.
        connection.execute(text("UPDATE figures SET indicator = '另一读法' WHERE unit = '名'"))
    database.close()


def keep(database: Database) -> None:
    """Answers are kept: all pages are gone."""
    _keep(database, _hours(6), 404, "", "")


def analyse(database: Database) -> None:
    """What was kept is read."""
    _read(database, _hours(5))


def read_again(database: Database) -> None:
    """All is read anew, as by another reader."""
    _read(database, _hours(5))
    with database.read() as connection:
        chosen = readers(connection, _config(str(database.url)))
    reread(database, chosen, lambda: _hours(7), Rereading(replaces=True, workers=1))


def free(database: Database) -> None:
    """Old raw pages are freed."""
    _read(database, _hours(5))
    retention.free(database, dict.fromkeys(Kind, _hours(5)))


WORK: dict[str, Callable[[Database], None]] = {
    "keep": keep, "analyse": analyse, "reread": read_again, "retention": free,
}  # fmt: skip


def do(name: str, url: str, at: int = 0) -> int:
    """Do a piece of work, and end in it at a point; how many points it passed if it was not to end."""
    with _armed(at) as failpoint:
        database = Database.open(url)
        WORK[name](database)
        database.close()
    return failpoint.passed


def upgrade(url: str, to: str, at: int = 0) -> int:
    """Bring a database to a version, and end in it at a point; how many points it passed if it was not to end."""
    with _armed(at) as failpoint:
        database = Database(url)
        with database.engine.connect() as connection:
            command.upgrade(alembic_config(connection), to)
            connection.commit()
        database.close()
    return failpoint.passed


def upgrade_and_leave(url: str, at: int) -> None:
    """The same in a process of its own."""
    upgrade(url, "head", at)
    os._exit(0)


@contextmanager
def _armed(at: int) -> Iterator[Failpoint]:
    failpoint = Failpoint(at)
    for moment in ("before_cursor_execute", "commit"):
        event.listen(Engine, moment, failpoint.reach)
    try:
        yield failpoint
    finally:
        for moment in ("before_cursor_execute", "commit"):
            event.remove(Engine, moment, failpoint.reach)


def content(url: str) -> dict[str, list[tuple[Any, ...]]]:
    """What a database holds, without what may differ; AssertionError if it is not sound."""
    database = Database.open(url)
    assert database.damage() == []
    with database.read() as connection:
        held = {name: sorted(map(repr, connection.execute(text(query)))) for name, query in CONTENT.items()}
    database.close()
    return held  # type: ignore[return-value]


SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.faults.failpoints", "monitor.figures", "monitor.pages", "storage.tables"])


def kill(name: str, url: str, at: int) -> bool:
    """Whether a process that did the work was killed at the point (else it had ended before)."""
    process = SERVER.Process(target=_do_and_leave, args=(name, url, at))
    process.start()
    process.join(120)
    assert process.exitcode in (0, KILLED), f"{name} at point {at} ended with {process.exitcode}"
    return process.exitcode == KILLED


def _do_and_leave(name: str, url: str, at: int) -> None:
    do(name, url, at)
    os._exit(0)


def tries(folder: Path, wanted: int) -> Iterator[tuple[str, int, bool, list[str]]]:
    """Each try: the work, the point, whether it was killed there, and the tables that differ in the end."""
    first = folder / "first.sqlite"
    prepare(f"sqlite:///{first}")
    for name in WORK:
        whole = folder / f"{name}.sqlite"
        shutil.copyfile(first, whole)
        points = do(name, f"sqlite:///{whole}")
        expected = content(f"sqlite:///{whole}")
        share = max(1, wanted // len(WORK))
        for number in range(min(share, points)):
            at = 1 + number * points // min(share, points)
            yield name, at, *_try(name, first, folder / "killed.sqlite", at, expected)


def _try(
    name: str, first: Path, file: Path, at: int, expected: dict[str, list[tuple[Any, ...]]]
) -> tuple[bool, list[str]]:
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    shutil.copyfile(first, file)
    url = f"sqlite:///{file}"
    killed = kill(name, url, at)
    do(name, url)
    held = content(url)
    return killed, [table for table in expected if held[table] != expected[table]]


def main() -> int:
    """Kill at so many points; status 1 if anything was lost, doubled or left half done."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=1000, help="how many points in all")
    wanted = parser.parse_args().points
    killed, wrong = 0, []
    with tempfile.TemporaryDirectory() as folder:
        for name, at, was_killed, tables in tries(Path(folder), wanted):
            killed += was_killed
            wrong += [f"{name} killed at point {at}: {', '.join(tables)}"] if tables else []
    print(f"killed at {killed} points; {len(wrong)} ended otherwise than they should", *wrong, sep="\n")  # noqa: T201
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
