"""Answers are read alike in this process and in others, and these end with the one that gives them work."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import psutil
import pytest

from monitor.analyse import Readers, analyse, warm
from monitor.analyse.forking import LOADED, WORTH_PROCESSES
from monitor.analyse.reading import Job
from monitor.analyse.workers import reader_of
from monitor.articles import SHANGHAI
from monitor.profiles import Profile
from storage import Database
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, PageState, Route
from storage.visits.snapshots import Fetched, NextVisit, Unread

AT = dt.datetime(2026, 3, 5, 10, tzinfo=SHANGHAI)
BASE = "http://portal.example"
ROOT = Path(__file__).parents[2]


def body(number: int) -> bytes:
    return (
        f'<html><head><meta charset="utf-8"></head><body><h1>乳源新建村道{number}公里</h1><div>2026-03-05 09:12 来源:韶关日报</div>'
        f"<div><p>　　截至2026年2月底,乳源瑶族自治县共有{number}名党员报名参加村级网格巡查,覆盖103个行政村。</p></div></body></html>"
    ).encode()


def job(number: int) -> Job:
    unread = Unread(
        number, number, 1, f"{BASE}/{number}.html", None, PageKind.ARTICLE, PageState.NEW, AT, 200, None, {}, body(number)
    )  # fmt: skip
    return Job(unread, Profile(), SHANGHAI, ())


def test_processes_read_what_this_one_reads_in_the_same_order() -> None:
    jobs = [job(number) for number in range(1, 41)]
    with reader_of(len(jobs), 1) as here, reader_of(WORTH_PROCESSES, 2) as elsewhere:
        expected = list(here(jobs))
        assert list(elsewhere(jobs)) == expected
    assert [result.unread for result in expected] == [one.unread for one in jobs]
    assert all(result.figures for result in expected)


def keep(database: Database, count: int) -> None:
    """As many answers of pages of their own as a crawl would keep."""
    with database.write() as connection:
        site = sites.enter(connection, "portal", BASE)
        found = [Candidate(f"{BASE}/{n}.html", PageKind.ARTICLE, Route.LIST, BASE) for n in range(count)]
        frontier.discover(connection, site, found, AT)
        due = frontier.lease(connection, site, AT, count, "test", 900)
        answers = [Fetched(one, AT, 200, {}, body(one.page_id)) for one in due]
        snapshots.keep(connection, None, answers, lambda _: NextVisit(None, "test"))


@pytest.mark.parametrize("workers", [1, 2])
def test_every_answer_of_several_batches_is_written_once(
    database: Database, monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr("monitor.analyse.run.BATCH", 100)
    keep(database, 250)
    told: list[tuple[int, int | None]] = []
    done = analyse(
        database, Readers(SHANGHAI), lambda: AT, workers=workers, progress=lambda done, total=None: told.append((done, total))
    )  # fmt: skip
    assert (done.read, done.new) == (250, 250)
    assert told == [(100, 250), (200, 250), (250, 250)]
    assert analyse(database, Readers(SHANGHAI), lambda: AT, workers=1).read == 0


def test_batches_are_the_smaller_the_less_is_left(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("monitor.analyse.run.BATCH", 10)
    monkeypatch.setattr("monitor.analyse.run.MOST", 25)
    keep(database, 90)
    told = [(0, 90)]
    analyse(
        database, Readers(SHANGHAI), lambda: AT, workers=1, progress=lambda done, total=0: told.append((done, total or 0))
    )  # fmt: skip
    assert [after - before for (before, _), (after, _) in pairwise(told)] == [25, 21, 14, 10, 10, 10]


def test_what_comes_in_while_the_last_batch_is_written_is_read_too(database: Database) -> None:
    keep(database, 3)
    seen: list[int] = []

    def progress(done: int, total: int | None = None) -> None:
        seen.append(done)
        assert total is not None
        if len(seen) == 1:
            with database.write() as connection:
                page = frontier.page_at(connection, f"{BASE}/1.html")
                later = Fetched(page, AT + dt.timedelta(hours=1), 200, {}, body(77))
                snapshots.keep(connection, None, [later], lambda _: NextVisit(None, "test"))

    done = analyse(database, Readers(SHANGHAI), lambda: AT, workers=1, progress=progress)
    assert (done.read, done.new, done.changed, seen) == (4, 3, 1, [3, 4])


def test_what_readers_are_forked_from_loads_nothing_that_writes() -> None:
    script = f"import sys; {'; '.join(f'import {name}' for name in LOADED)}; sys.exit('sqlalchemy' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})


PARENT = """
import time
from monitor.analyse.forking import WORTH_PROCESSES
from monitor.analyse.workers import reader_of
from tests.monitor.test_workers import job
if __name__ == "__main__":
    with reader_of(WORTH_PROCESSES, 2) as read_all:
        list(read_all([job(number) for number in range(16)]))
        print("ready", flush=True)
        time.sleep(60)
"""


def test_readers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen([sys.executable, script], env=environment, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        started = psutil.Process(parent.pid).children(recursive=True)
        parent.send_signal(signal.SIGKILL)
    assert len(started) >= 2
    until = time.monotonic() + 20
    while (
        any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in started) and time.monotonic() < until
    ):
        time.sleep(0.05)
    assert [one.pid for one in started if one.is_running() and one.status() != psutil.STATUS_ZOMBIE] == []


def test_what_is_read_to_load_the_readers_needs_all_of_them() -> None:
    with reader_of(1) as here:
        [result] = here([warm.JOB])
    assert result.article
    assert result.article.author == "张三"
    assert len(result.figures) > 10
    assert result.placed
    assert result.bands
