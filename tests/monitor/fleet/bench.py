"""Two workers and what they work on: a configuration of two sites, a database, a broker, all of the test's own."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from monitor import config
from monitor.clock import system_clock
from monitor.fleet.leader import executor_for
from monitor.scheduler.children import Children
from monitor.scheduler.leadership import Leadership
from monitor.scheduler.runner import Runner
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunRecord
from tests.spiders.servers import Portal, serving

ROOT = Path(__file__).parents[3]
SITES = ("one", "two")
ARTICLES = 25


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
        executor = executor_for(stated)
        assert executor is not None
        fleet = executor(self.database, clock, children)
        fleet.again_after, fleet.holds = 1.0, 15.0
        return Runner(stated, self.file, self.database, clock, children, lead, executor=fleet)

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


def _article(path: str) -> str:
    """A page that is read as an article with a figure, each with words of its own."""
    number = int(path.rpartition("/")[2].removesuffix(".html"))
    return (
        f"<html><head><title>第{number}村治理报道</title></head><body><h1>第{number}村治理报道</h1>"
        f"<div class='info'>发布时间：2026-03-01 09:{number:02}</div><div class='content'>"
        f"<p>记者3月1日从第{number}村了解到，该村新建垃圾收集点{number + 7}个，投入资金{number * 13 + 5}万元。</p>"
        f"<p>全村{number * 31 + 211}户村民参加了整治，清理河道{number * 3 + 2}公里，拆除旧房{number + 40}间。</p></div></body></html>"
    )


@contextmanager
def working(folder: Path, database: str, broker: str, queue: str) -> Iterator[Bench]:
    """Two sites and a database that are ready for workers, which are killed at the end."""
    portals = {name: Portal(channels={"食品新闻": ARTICLES}, delay=0.05) for name in SITES}
    for portal in portals.values():
        portal.edited = {path: _article(path) for path in portal.articles()}
    made = Bench(folder, queue, Database.create(database), portals, {})
    with contextlib.ExitStack() as stack:
        lines = [f'database = "{database}"', f'[fleet]\nbroker = "{broker}"\nqueue = "{queue}"']
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
