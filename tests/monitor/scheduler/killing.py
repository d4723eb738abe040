"""A monitor whose processes are killed at random moments, and what must be true of its record afterwards."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from itertools import pairwise, takewhile
from pathlib import Path
from random import Random
from typing import Any

import psutil

from monitor.config import load
from monitor.sandbox import CALM, SandboxClock, World, running
from monitor.scheduler.plan import jobs
from storage import Database
from storage.engine import tallies

CONFIG = """
database = "{database}"
[sites.food-portal]
base_url = "{base_url}"
allow_private = true
[sites.food-portal.crawl]
delay = 0.0
concurrency = 4
[web]
port = 0
[[schedules]]
task = "discover"
every = "4s"
[[schedules]]
task = "revisit"
every = "7s"
"""
MADE = ("finished", "failed", "ended", "lost")


@dataclass
class Killing:
    """A monitor over a database in a folder."""

    folder: Path
    database: str
    seed: int
    kills: Counter[str] = field(default_factory=Counter)

    def happen(self, count: int) -> None:
        """Kill one process after the other, start what has to be started again, and end in peace."""
        world = World(self.seed, scenario=_small())
        clock = SandboxClock(world.epoch + dt.timedelta(days=4), 60)
        with running(world, clock) as base_url:
            text = CONFIG.format(database=self.database, base_url=base_url)
            (self.folder / "monitor.toml").write_text(text, encoding="utf-8")
            Database.create(self.database).close()
            draw = Random(self.seed)  # noqa: S311
            monitor = self._start()
            for _ in range(count):
                time.sleep(draw.uniform(0.3, 5.0))
                self._kill(draw, monitor)
                if monitor.poll() is not None:
                    monitor = self._start()
            self._settle(monitor)

    def _start(self) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "monitor", "--config", str(self.folder / "monitor.toml"), "run"]
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def _kill(self, draw: Random, monitor: subprocess.Popen[bytes]) -> None:
        """Kill one of the monitor's processes, itself included."""
        with suppress(psutil.Error):
            parent = psutil.Process(monitor.pid)
            children = parent.children(recursive=True)
            victim = draw.choice([parent, *children]) if draw.random() < 0.7 or not children else parent
            self.kills[_name(victim)] += 1
            victim.send_signal(signal.SIGKILL)
            if victim.pid == monitor.pid:
                monitor.wait()

    def _settle(self, monitor: subprocess.Popen[bytes]) -> None:
        """Let it come to itself, and stop it as an operator does."""
        began = dt.datetime.now(dt.UTC)
        deadline = time.monotonic() + 120
        while time.monotonic() < deadline and not self.rows(
            "SELECT 1 FROM runs WHERE state = 'finished' AND task = 'analyse' AND started_at > ?", began
        ):
            time.sleep(0.3)
        monitor.terminate()
        try:
            monitor.wait(90)
        finally:
            monitor.kill()
            monitor.wait()

    def rows(self, query: str, since: dt.datetime | None = None) -> list[tuple[Any, ...]]:
        """What the database answers."""
        database = Database(self.database)
        try:
            with database.read() as connection:
                if since is not None:
                    query = query.replace("?", f"'{since.astimezone(dt.UTC):%Y-%m-%d %H:%M:%S.%f}'")
                return [tuple(row) for row in connection.exec_driver_sql(query)]
        finally:
            database.close()

    def complaints(self) -> list[str]:
        """Runs that are stuck, lost, doubled or overlap, pages and answers that were forgotten, numbers that are wrong."""
        return [
            *self._stuck(), *self._lost(), *self._doubled(), *self._overlapping(), *self._forgotten(), *self._miscounted()
        ]  # fmt: skip

    def _stuck(self) -> Iterator[str]:
        for row in self.rows("SELECT id, task, state FROM runs WHERE state IN ('due', 'running')"):
            yield f"stuck: {row}"

    def _lost(self) -> Iterator[str]:
        """Each time at which a job was due has a row."""
        for job in jobs(load(self.folder / "monitor.toml")):
            due = sorted(_utc(at) for (at,) in self.rows(f"SELECT due_at FROM runs WHERE job = '{job.name}'"))
            known, (first, *_, last) = set(due), due
            planned = takewhile(lambda at, last=last: at <= last, job.pattern.after(first))
            yield from (f"lost: {job.name} {at}" for at in planned if at.astimezone(dt.UTC) not in known)

    def _doubled(self) -> Iterator[str]:
        query = (
            "SELECT job, due_at, count(*) FROM runs WHERE job IS NOT NULL AND state IN ('finished', 'failed', 'ended')"
            " GROUP BY job, due_at HAVING count(*) > 1"
        )
        yield from (f"doubled: {row}" for row in self.rows(query))

    def _overlapping(self) -> Iterator[str]:
        states = ", ".join(f"'{state}'" for state in MADE)
        query = f"SELECT task, started_at, finished_at, id, message FROM runs WHERE state IN ({states}) ORDER BY task, started_at"
        runs = [row for row in self.rows(query) if "before it began" not in (row[4] or "")]
        for (task, _, end, one, _), (other_task, start, _, other, _) in pairwise(runs):
            if task == other_task and _utc(start) < _utc(end):
                yield f"overlapping: {task} {one} and {other}"

    def _forgotten(self) -> Iterator[str]:
        for name, query in (
            ("pages of dead crawls", "SELECT count(*) FROM pages WHERE lease_by IS NOT NULL"),
            ("locks", "SELECT count(*) FROM locks"),
        ):
            [(count,)] = self.rows(query)
            if count:
                yield f"forgotten: {count} {name}"

    def _miscounted(self) -> list[str]:
        with closing(Database(self.database)) as database, database.read() as connection:
            return tallies.wrong(connection)


def _small() -> Any:
    from dataclasses import replace

    return replace(CALM, archive_days=2, per_day=30.0, days=6)


def _utc(value: Any) -> dt.datetime:
    at = dt.datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=dt.UTC) if at.tzinfo is None else at.astimezone(dt.UTC)


def _name(process: psutil.Process) -> str:
    words = " ".join(process.cmdline())
    return next((name for name in ("spiders.crawl", "analyse", "serve", "run") if name in words), "helper")


def left_over(folder: Path) -> list[str]:
    """Processes of a monitor in a folder that still live."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        words = " ".join(process.info["cmdline"] or [])
        if str(folder) in words and process.pid != os.getpid():
            found.append(words)
    return found
