"""Two workers, Redis and PostgreSQL as processes of their own: the work is shared, and a worker may be killed."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from monitor import config, processes
from monitor.clock import system_clock
from monitor.scheduler.children import Children
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.runner import Runner
from monitor.tasks import task_named
from storage import Database, runs
from storage.runs import RunRecord, RunState
from storage.snapshots import count_unread
from tests.spiders.servers import Portal, serving

pytest.importorskip("celery", reason="needs the extra fleet (Celery with Redis)")

import redis

from monitor.fleet.leader import hands_for

REDIS = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/0")
ROOT = Path(__file__).parents[3]
SITES = ("one", "two")


@dataclass
class Bench:
    """A configuration with two sites, a database, and workers that log to files."""

    folder: Path
    queue: str
    database: Database
    portals: dict[str, Portal]
    workers: dict[str, subprocess.Popen[bytes]]

    @property
    def file(self) -> Path:
        """The configuration file."""
        return self.folder / "monitor.toml"

    def start_worker(self, name: str) -> None:
        """Start a worker and wait until it is ready."""
        command = [sys.executable, "-m", "monitor", "--config", str(self.file), "worker", "--at-once", "1"]
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        with (self.folder / f"{name}.log").open("wb") as log:
            self.workers[name] = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment, cwd=self.folder,
                start_new_session=True,
            )  # fmt: skip
        wait_for(lambda: "ready to work" in self.log(name), lambda: self.log(name))

    def log(self, name: str) -> str:
        """What a worker has logged so far."""
        return (self.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")

    def made(self, name: str) -> set[int]:
        """The runs that a worker has begun."""
        return {int(number) for number in re.findall(r"run (\d+): discover", self.log(name))}

    def runner(self) -> Runner:
        """The leading monitor's side."""
        stated, clock = config.load(self.file), system_clock()
        lead, children = Leadership(self.database), Children()
        assert lead.beat(clock.now())
        hands = hands_for(stated)
        assert hands is not None
        fleet = hands(self.database, clock, children)
        fleet.again_after = 1.0
        return Runner(stated, self.file, self.database, clock, children, lead, hands=fleet)

    def crawls(self) -> list[RunRecord]:
        """The crawls so far."""
        with self.database.read() as connection:
            return runs.recent(connection, 50, "crawl")

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        with self.database.read() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(query)]


def wait_for(reached: Callable[[], bool], told: Callable[[], object]) -> None:
    """Wait until something has happened."""
    deadline = time.monotonic() + 90
    while not reached():
        assert time.monotonic() < deadline, told()
        time.sleep(0.05)


def kill(process: int) -> None:
    """End a process group as a power cut does."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)


@pytest.fixture
def bench(tmp_path: Path, postgresql_url: str) -> Iterator[Bench]:
    client = redis.Redis.from_url(REDIS)
    try:
        client.ping()
    except redis.exceptions.ConnectionError:
        pytest.skip("needs Redis at TEST_REDIS_URL or 127.0.0.1:6379")
    queue = f"test-{uuid.uuid4().hex[:12]}"
    portals = {name: Portal(channels={"食品新闻": 25}, delay=0.05) for name in SITES}
    made = Bench(tmp_path, queue, Database.create(postgresql_url), portals, {})
    with contextlib.ExitStack() as stack:
        lines = [f'database = "{postgresql_url}"', f'[fleet]\nbroker = "{REDIS}"\nqueue = "{queue}"']
        for name, portal in portals.items():
            url = stack.enter_context(serving(portal.serve))
            lines.append(f'[sites.{name}]\nbase_url = "{url}"\nallow_private = true\nchannels = ["食品新闻"]')
            lines.append(f"[sites.{name}.crawl]\ndelay = 0\nconcurrency = 1")
        made.file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        try:
            yield made
        finally:
            for worker in made.workers.values():
                kill(worker.pid)
                worker.wait()
            made.database.close()
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
