"""What one and two workers do together: python benchmarks/workers.py [--full] [--pages N] [--case polite]

Four sites of N pages each (benchmarks/news.py), a server process for each; PostgreSQL at BENCH_POSTGRESQL or 127.0.0.1:5432, a Redis
of the benchmark's own. The leading monitor orders a crawl of each site at once; each worker makes one run at a time. From the first
order until every page is fetched, kept, read and written. `polite` waits a second between two requests to a host, the default;
`delay 0` takes what processors there are.
"""

from __future__ import annotations

import argparse
import contextlib
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from sqlalchemy import create_engine, text

from benchmarks.crawl import NOW, await_port, serve
from benchmarks.report.results import keep
from monitor import config
from monitor.clock import system_clock
from monitor.fleet.leader import executor_for
from monitor.scheduler.children import Children
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.runner import Runner
from monitor.tasks import task_named
from storage import Database
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route

POSTGRESQL = os.environ.get("BENCH_POSTGRESQL", "postgresql+psycopg://postgres@127.0.0.1:5432/postgres")
ROOT = Path(__file__).parents[1]
SITES = 4
DELAYS = {"polite": 1.0, "delay 0": 0.0}


def free_port() -> int:
    """A port at which nothing listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of an empty database."""
    name = f"bench_workers_{uuid.uuid4().hex[:8]}"
    admin = create_engine(POSTGRESQL, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    try:
        yield f"{POSTGRESQL.rpartition('/')[0]}/{name}"
    finally:
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        admin.dispose()


@contextmanager
def process(command: list[str], folder: Path, log: str) -> Iterator[subprocess.Popen[bytes]]:
    """A process with all that it starts, killed at the end."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    with (folder / log).open("wb") as out:
        started = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out, env=environment, start_new_session=True)
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait()


def prepare(url: str, bases: dict[str, str], count: int) -> Database:
    """A database whose frontier holds all pages."""
    database = Database.create(url)
    with database.write() as connection:
        for name, base in bases.items():
            site = sites.enter(connection, name, base)
            found = [Candidate(f"{base}p/{n}.html", PageKind.ARTICLE, Route.LIST, base) for n in range(count)]
            frontier.discover(connection, site, found, NOW)
    return database


def seconds(folder: Path, database: Database, workers: int, bases: dict[str, str]) -> float:
    """Seconds that so many workers take for all sites, once they are ready."""
    file = folder / "monitor.toml"
    command = [sys.executable, "-m", "monitor", "--config", str(file), "worker", "--at-once", "1"]
    with contextlib.ExitStack() as stack:
        for number in range(workers):
            stack.enter_context(process(command, folder, f"worker{number}.log"))
        while not all("ready to work" in (folder / f"worker{n}.log").read_text() for n in range(workers)):
            time.sleep(0.1)
        stated, clock, lead, children = config.load(file), system_clock(), Leadership(database), Children()
        assert lead.beat(clock.now())
        executor = executor_for(stated)
        assert executor is not None
        runner = Runner(stated, file, database, clock, children, lead, executor=executor(database, clock, children))
        threads = [threading.Thread(target=runner.once, args=(task_named("revisit"), site, "bench")) for site in bases]
        began = time.monotonic()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return time.monotonic() - began


def measured(workers: int, delay: float, count: int) -> float:
    """Pages a second of so many workers."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        redis = free_port()
        # Nothing is kept on the disk.
        options = ["--port", str(redis), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        stack.enter_context(process(["redis-server", *options], folder, "redis.log"))
        bases = {}
        for number in range(SITES):
            port = free_port()
            server = multiprocessing.Process(target=serve, args=(port, count, True), daemon=True)
            server.start()
            stack.callback(server.terminate)
            bases[f"site{number}"] = f"http://127.0.0.1:{port}/"
        for port in (redis, *(int(base.rpartition(":")[2][:-1]) for base in bases.values())):
            await_port(port)
        url = stack.enter_context(postgresql())
        lines = [f'database = "{url}"\n[fleet]\nbroker = "redis://127.0.0.1:{redis}/0"']
        for name, base in bases.items():
            lines.append(f'[sites.{name}]\nbase_url = "{base}"\nallow_private = true')
            lines.append(f"[sites.{name}.crawl]\ndelay = {delay}\nconcurrency = {1 if delay else 4}")
        (folder / "monitor.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        database = prepare(url, bases, count)
        stack.callback(database.close)
        took = seconds(folder, database, workers, bases)
        with database.read() as connection:
            kept = connection.execute(
                text("SELECT count(*), count(DISTINCT page_id) FROM snapshots WHERE status = 200")
            )
            assert tuple(kept.one()) == (SITES * count, SITES * count)
            assert snapshots.count_unread(connection) == 0
        return SITES * count / took


def main() -> None:
    """Measure and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--pages", type=int)
    parser.add_argument("--case", choices=DELAYS, action="append")
    options = parser.parse_args()
    # Whoever ends it early leaves no server behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    count = options.pages or (500 if options.full else 60)
    for case in options.case or DELAYS:
        delay = DELAYS[case]
        found = {workers: measured(workers, delay, count) for workers in (1, 2)}
        keep("workers", case, {
            "pages_each_site": count, "sites": SITES, "delay_s": delay,
            "pages_s": {str(workers): round(speed, 1) for workers, speed in found.items()},
            "two_to_one": round(found[2] / found[1], 2),
        })  # fmt: skip


if __name__ == "__main__":
    main()
