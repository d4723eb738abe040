"""Crawls as operators have them: each a process of its own, over a database in a folder of its own.

The processes come from a server that has loaded Scrapy already, which saves most of the time that a start takes.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any

from monitor.clock import Clock
from spiders.crawl import crawl_command, main
from spiders.job import Mode
from storage import Database
from tests.databases import new_sqlite

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
SITE = "food-portal"
ROOT = Path(__file__).parents[2]


NUMBERS = itertools.count()
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(
    [
        "spiders.portal", "spiders.guard", "spiders.patience", "spiders.robots", "spiders.redirects",
        "spiders.decoding", "spiders.log", "spiders.queue", "scrapy.crawler", "scrapy.extensions.throttle",
        "scrapy.core.downloader.handlers.http11", "scrapy.core.downloader.contextfactory", "scrapy.downloadermiddlewares.downloadtimeout",
        "scrapy.downloadermiddlewares.defaultheaders", "scrapy.downloadermiddlewares.useragent",
        "scrapy.statscollectors", "spiders.settings", "uvloop",
    ]
)  # fmt: skip


def _crawl(arguments: list[str], out: str) -> None:
    """Make a crawl in this process, its output in files."""
    for number, name in ((1, f"{out}.out"), (2, f"{out}.err")):
        os.dup2(os.open(name, os.O_WRONLY | os.O_CREAT), number)
    sys.exit(main(arguments))


@dataclass(frozen=True)
class Crawling:
    """A crawl under way."""

    process: ForkServerProcess
    out: Path

    def wait(self) -> Outcome:
        """What it came to."""
        self.process.join(60)
        assert self.process.exitcode is not None, "the crawl did not end within a minute"
        said = [Path(f"{self.out}.{name}") for name in ("out", "err")]
        out, error = (file.read_text(encoding="utf-8") if file.exists() else "" for file in said)
        return Outcome(self.process.exitcode, [json.loads(line) for line in out.splitlines()], error)

    def until(self, reached: Callable[[], bool]) -> None:
        """Wait until something has happened while it goes on."""
        deadline = time.monotonic() + 30
        while not reached():
            assert self.process.is_alive(), self.wait()
            assert time.monotonic() < deadline, "it did not happen within half a minute"
            time.sleep(0.01)

    def signal(self, number: int) -> None:
        """Send it a signal."""
        assert self.process.pid is not None
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.process.pid, number)


@dataclass(frozen=True)
class Bench:
    """A configuration and a database; crawls are made by a clock that stands still."""

    folder: Path
    other: str = ""

    @property
    def url(self) -> str:
        """The database: a file in the folder, or another one."""
        return self.other or f"sqlite:///{self.folder / 'monitor.sqlite'}"

    @property
    def config(self) -> Path:
        """The configuration file."""
        return self.folder / "monitor.toml"

    def set_up(
        self, base_url: str, channels: list[str], crawl: str = "concurrency = 4", site: str = "", delay: float = 0.0
    ) -> None:
        """Write the configuration and make the database."""
        names = json.dumps(channels, ensure_ascii=False)
        self.config.write_text(
            f'database = "{self.url}"\n[sites.{SITE}]\nbase_url = "{base_url}"\nchannels = {names}\n{site}\n'
            f"[sites.{SITE}.crawl]\ndelay = {delay}\n{crawl}\n",
            encoding="utf-8",
        )
        if self.other:
            Database.create(self.url).close()
        else:
            new_sqlite(self.folder / "monitor.sqlite").close()

    def command(
        self, mode: Mode = Mode.DISCOVER, now: dt.datetime = NOW, max_pages: int | None = None, again: int = 0
    ) -> list[str]:
        """The command line of a crawl."""
        return crawl_command(
            SITE, config=self.config, mode=mode, clock=Clock(now, now, 0.0), max_pages=max_pages, again=again,
            progress_json=True,
        )  # fmt: skip

    def start(
        self, mode: Mode = Mode.DISCOVER, now: dt.datetime = NOW, max_pages: int | None = None, again: int = 0
    ) -> Crawling:
        """A crawl that has been started."""
        out = self.folder / f"crawl-{next(NUMBERS)}"
        command = self.command(mode, now, max_pages, again)
        process = SERVER.Process(target=_crawl, args=(command[4:], str(out)))
        process.start()
        return Crawling(process, out)

    def crawl(
        self, mode: Mode = Mode.DISCOVER, now: dt.datetime = NOW, max_pages: int | None = None, again: int = 0
    ) -> Outcome:
        """A crawl from its start to its end."""
        return self.start(mode, now, max_pages, again).wait()

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database answers."""
        database = Database.open(self.url)
        try:
            with database.read() as connection:
                return [tuple(row) for row in connection.exec_driver_sql(query)]
        finally:
            database.close()


@dataclass(frozen=True)
class Outcome:
    """What a crawl came to: exit status, events, and what it wrote to stderr."""

    status: int
    events: list[dict[str, Any]]
    said: str

    @property
    def end(self) -> dict[str, Any]:
        """The last event, with the counts."""
        return self.events[-1]
