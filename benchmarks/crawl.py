"""Pages a second of a crawl, and of the whole way, against a spider that only extracts links and a straightforward one.

    python benchmarks/crawl.py [--full] [--pages N] [--rounds N]

The link spider has Scrapy's default settings and keeps nothing; the straightforward one parses with Beautiful Soup, reads
title, time, source, text and figures by their classes and one regular expression, and stores through the ORM, page by page.
The whole way is as in service (benchmarks/whole.py): the scheduler makes the crawl, and analyses beside it and after it, until
all is read and written. All crawl the same server on 127.0.0.1, which
is a process of its own, with 8 requests under way. A page is like those of a news portal (benchmarks/news.py): 43 KB, 60
links, an article of 1,000 to 1,850 characters (1,380 in the mean) with 12 to 17 figures (13.8). Times are from the first
request to the end, without the start of the process; medians over the rounds, which alternate. `cpu_ms` is processor time a
page, which other work on the machine distorts less; `by_cpu` are the ratios on two cores that nothing else uses, by it.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import gzip
import hashlib
import json
import multiprocessing
import os
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

import psutil

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.news import page
from benchmarks.report.results import keep
from benchmarks.whole import parts, whole
from monitor.clock import Clock
from spiders.crawl import crawl_command
from storage import Database
from storage.visits import frontier, sites
from storage.visits.frontier import Candidate, PageKind, Route

NOW = dt.datetime(2026, 3, 10, 8, tzinfo=dt.UTC)
# Pages that the server holds; a crawl of more meets them again under other addresses.
MOST_PAGES = 5000
# The bars are for so many.
CORES = 2
PEERS = Path(__file__).parent / "peers"
# Times the link spider, but for the last: times the straightforward one. What is written of an unchanged page, in bytes.
BARS = {"keep": 1.5, "same": 1.5, "not_modified": 1.5, "whole": 0.6, "whole_to_naive": 5.0, "growth": 100}


class Server(asyncio.Protocol):
    """Serves the hub at /hub, and any number of pages made beforehand, by the number in their path."""

    pages: tuple[bytes, ...] = ()
    tags: tuple[bytes, ...] = ()
    count = 0
    packed = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take up a client."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer a request (clients of this benchmark send each in one piece)."""
        path = data.split(b" ", 2)[1]
        if path == b"/hub":
            links = "".join(f'<a href="/p/{n}.html">{n}</a>' for n in range(self.count))
            self._send(f"<html><body>{links}</body></html>".encode(), b"hub", data)
            return
        if path == b"/robots.txt":
            self.transport.write(b"HTTP/1.1 200 OK\r\nContent-Length: 14\r\n\r\nUser-agent: *\n")  # type: ignore[attr-defined]
            return
        number = int(path[3:-5]) % len(self.pages)
        self._send(self.pages[number], self.tags[number], data)

    def _send(self, body: bytes, tag: bytes, request: bytes) -> None:
        if b'"' + tag + b'"' in request:
            self.transport.write(b'HTTP/1.1 304 Not Modified\r\nETag: "%s"\r\n\r\n' % tag)  # type: ignore[attr-defined]
            return
        coding = b"Content-Encoding: gzip\r\n" if self.packed and tag != b"hub" else b""
        head = b'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nETag: "%s"\r\n%sContent-Length: %d\r\n\r\n'
        self.transport.write(head % (tag, coding, len(body)) + body)  # type: ignore[attr-defined]


def serve(port: int, count: int, packed: bool) -> None:
    """Serve until the process is ended."""
    import uvloop

    bodies = [page(number) for number in range(min(count, MOST_PAGES))]
    Server.pages = tuple(gzip.compress(body, 6) if packed else body for body in bodies)
    Server.tags = tuple(hashlib.md5(body, usedforsecurity=False).hexdigest().encode() for body in bodies)
    Server.count, Server.packed = count, packed

    async def main() -> None:
        server = await asyncio.get_running_loop().create_server(Server, "127.0.0.1", port)
        await server.serve_forever()

    uvloop.run(main())


def peer(name: str, base: str, *arguments: str) -> tuple[float, float]:
    """Pages a second of another spider, and its milliseconds of CPU a page."""
    command = [sys.executable, str(PEERS / f"{name}.py"), f"{base}hub", *arguments]
    made = subprocess.run(command, capture_output=True, text=True, check=True)
    result = json.loads(made.stdout)
    return result["pages"] / result["seconds"], 1000 * result["cpu"] / result["pages"]


class Archive:
    """A database whose frontier holds all pages of the server."""

    def __init__(self, folder: Path, base: str, count: int) -> None:
        self.file, self.config, self.count = folder / "b.sqlite", folder / "monitor.toml", count
        self.url = f"sqlite:///{self.file}"
        self.hours = 0
        self.config.write_text(
            f'database = "{self.url}"\n[sites.bench]\nbase_url = "{base}"\n[sites.bench.crawl]\ndelay = 0\nconcurrency = 8\n'
        )
        database = Database.create(self.url)
        with database.write() as connection:
            site = sites.enter(connection, "bench", base)
            found = [Candidate(f"{base}p/{n}.html", PageKind.ARTICLE, Route.LIST, base) for n in range(count)]
            frontier.discover(connection, site, found, NOW)
        database.close()

    def crawl(self) -> float:
        """Pages a second of a crawl over all pages."""
        now = NOW + dt.timedelta(days=300 * self.hours)
        self.hours += 1
        command = crawl_command("bench", config=self.config, mode="revisit", clock=Clock(now, now, 0.0))
        subprocess.run(command, check=True, capture_output=True)
        [(requests, milliseconds, state)] = self.rows(
            "SELECT requests, duration_ms, state FROM runs ORDER BY id DESC LIMIT 1"
        )
        assert (requests, state) == (self.count + 1, "finished"), (requests, state)
        return self.count / milliseconds * 1000

    def rows(self, query: str) -> list[tuple]:
        """What the database answers."""
        with sqlite3.connect(self.file) as connection:
            return connection.execute(query).fetchall()

    def size(self) -> int:
        """Bytes of the database, with nothing left in its log."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        return self.file.stat().st_size


def measure(count: int, packed: bool, rounds: int) -> dict[str, float]:
    """The medians over the rounds, with the server's answers plain or packed."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = multiprocessing.Process(target=serve, args=(port, count, packed), daemon=True)
    server.start()
    base = f"http://127.0.0.1:{port}/"
    await_port(port)
    seen: dict[str, list[float]] = defaultdict(list)
    try:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory() as folder:
                _round(Archive(Path(folder), base, count), base, seen)
            with tempfile.TemporaryDirectory() as folder:
                _round_whole(Archive(Path(folder), base, count), _Spent(server.pid), seen)
    finally:
        server.terminate()
    return {name: statistics.median(values) for name, values in seen.items()}


class _Spent:
    """Seconds of CPU of a process since this was made."""

    def __init__(self, number: int | None) -> None:
        self._process = psutil.Process(number)
        self._before = self._now()

    def __call__(self) -> float:
        return self._now() - self._before

    def _now(self) -> float:
        found = self._process.cpu_times()
        return found.user + found.system


def _round(archive: Archive, base: str, seen: dict[str, list[float]]) -> None:
    for name, *arguments in (("link",), ("naive", str(archive.file.with_name("naive.sqlite")))):
        speed, spent = peer(f"{name}_spider", base, *arguments)
        seen[name].append(speed)
        seen[f"cpu {name}"].append(spent)
    seen["keep"].append(archive.crawl())
    seen["memory"].append(archive.rows("SELECT peak_memory FROM runs")[0][0] / 1e6)
    before = archive.size()
    seen["same"].append(archive.crawl())
    seen["growth"].append((archive.size() - before) / archive.count)
    archive.rows(
        "UPDATE pages SET etag = (SELECT json_extract(s.headers, '$.etag') FROM snapshots s WHERE s.page_id = pages.id)"
    )
    seen["not_modified"].append(archive.crawl())


def _round_whole(archive: Archive, server: _Spent, seen: dict[str, list[float]]) -> None:
    done = whole(archive.config, archive.count)
    seen["whole"].append(done.pages_s)
    seen["cpu server"].append(1000 * server() / archive.count)
    for part in ("crawl", "reading", "writing"):
        seen[f"cpu {part}"].append(getattr(done, part))


def await_port(port: int) -> None:
    """Wait until something listens."""
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--pages", type=int)
    parser.add_argument("--rounds", type=int)
    options = parser.parse_args()
    count = options.pages or (4000 if options.full else 1000)
    for packed in (False, True):
        found = measure(count, packed, options.rounds or (5 if options.full else 1))
        ratios = {name: round(found[name] / found["link"], 2) for name in ("keep", "same", "not_modified", "whole")}
        keep("crawl", "gzip" if packed else "plain", {
            "pages": count, "pages_s": {n: round(found[n]) for n in ("link", "naive", *ratios)},
            "ratio": ratios | {"whole_to_naive": round(found["whole"] / found["naive"], 2)}, "bars": BARS,
            "cpu_ms": {name[4:]: round(spent, 2) for name, spent in found.items() if name.startswith("cpu ")},
            "by_cpu": _by_cpu(found), "growth_bytes_a_page_unchanged": round(found["growth"], 1), "peak_memory_mb": round(found["memory"]),
        })  # fmt: skip
    keep(
        "crawl",
        "parts",
        {"cpu_ms": {name: round(spent, 2) for name, spent in parts([page(n) for n in range(200)]).items()}},
    )
    keep("crawl", "start", {"cpu_s": round(start(), 2)})


def _by_cpu(found: dict[str, float]) -> dict[str, float]:
    """The whole way by the link spider and by the straightforward one, each of which has a core beside the server's."""
    spent = sum(found[f"cpu {part}"] for part in ("server", "crawl", "reading", "writing")) / CORES
    return {"whole": round(found["cpu link"] / spent, 2), "whole_to_naive": round(found["cpu naive"] / spent, 2)}


def start() -> float:
    """CPU seconds of a crawl that has next to nothing to fetch."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(Path(folder), "http://127.0.0.1:9/", 0)
        before = os.times()
        subprocess.run(crawl_command("bench", config=archive.config, mode="revisit"), check=False, capture_output=True)
        after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


if __name__ == "__main__":
    main()
