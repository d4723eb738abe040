"""Two workers, Redis and PostgreSQL as processes of their own: the work is shared, and a worker may be killed."""

from __future__ import annotations

import os
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor import processes
from monitor.tasks import task_named
from storage.operation.runs import RunState
from storage.visits.snapshots import count_unread

pytest.importorskip("celery", reason="needs the extra fleet (Celery with Redis)")

import redis

from tests.monitor.fleet.bench import SITES, Bench, kill, wait_for, working

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")


@pytest.fixture
def bench(tmp_path: Path, postgresql_url: str) -> Iterator[Bench]:
    client = redis.Redis.from_url(REDIS)
    try:
        client.ping()
    except redis.exceptions.ConnectionError:
        pytest.skip("needs Redis at TEST_REDIS_URL or 127.0.0.1:6379")
    queue = f"test-{uuid.uuid4().hex[:12]}"
    try:
        with working(tmp_path, postgresql_url, REDIS, queue) as made:
            yield made
    finally:
        for key in client.scan_iter(f"{queue}:*"):
            client.delete(key)
        client.close()


def test_two_workers_share_the_work_and_end_as_they_are_told(bench: Bench) -> None:
    for name in ("first", "second"):
        bench.start_worker(name)
    runner = bench.runner()
    threads = [threading.Thread(target=runner.once, args=(task_named("discover"), site, "test")) for site in SITES]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(run.state, run.counts.new) for run in bench.crawls()] == [(RunState.FINISHED, 25)] * 2
    assert len(bench.made("first")) == len(bench.made("second")) == 1, "each worker made one of the two crawls"
    assert bench.rows("SELECT DISTINCT state FROM runs WHERE task = 'analyse'") == [("finished",)], "read, by workers"
    with bench.database.read() as connection:
        assert count_unread(connection) == 0
    for worker in bench.workers.values():
        worker.terminate()
    assert [worker.wait(30) for worker in bench.workers.values()] == [0, 0]


def test_a_worker_killed_in_mid_crawl_loses_and_doubles_nothing(bench: Bench) -> None:
    for name in ("first", "second"):
        bench.start_worker(name)
    runner = bench.runner()
    thread = threading.Thread(target=runner.once, args=(task_named("discover"), "one", "test"))
    thread.start()
    portal = bench.portals["one"]
    wait_for(lambda: any(run.counts.new for run in bench.crawls()), lambda: bench.log("first"))
    [run] = bench.crawls()
    victim, other = ("first", "second") if bench.made("first") else ("second", "first")
    crawl = processes.WORDS.fullmatch(run.process or "")
    assert crawl is not None
    kill(bench.workers[victim].pid)
    kill(int(crawl[1]))
    assert len(portal.fetched()) < 28, "it was killed before its end"
    thread.join(120)
    [after] = bench.crawls()
    assert (after.id, after.state, after.counts.new) == (run.id, RunState.FINISHED, 25)
    assert bench.made(other) == {run.id}, "the other worker went on with the same run"
    assert set(portal.fetched()) >= portal.articles(), "nothing is lost"
    kept = bench.rows(
        "SELECT count(*), count(DISTINCT page_id) FROM snapshots JOIN pages ON pages.id = page_id WHERE kind = 'article'"
    )
    assert kept == [(25, 25)], "nothing is doubled"
    assert bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL") == [(0,)]
