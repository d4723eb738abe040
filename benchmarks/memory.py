"""Memory of a crawl of 100,000 pages: python benchmarks/memory.py [--full] [--pages N]

Fetching and keeping over the server of benchmarks/crawl.py, gzip, with 8 requests under way; the resident memory of the crawl's
process at every twentieth of its pages. Flat is: what the second half adds is less than a tenth of what there was.
"""

from __future__ import annotations

import argparse
import multiprocessing
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.crawl import NOW, Archive, await_port, serve
from benchmarks.report.results import keep
from monitor.clock import Clock
from spiders.crawl import crawl_command

STEPS = 20
LOOK_EVERY = 0.5


def sampled(archive: Archive) -> tuple[dict[int, float], float]:
    """Megabytes by pages fetched so far, and seconds of CPU, of one crawl over all pages."""
    command = crawl_command("bench", config=archive.config, mode="revisit", clock=Clock(NOW, NOW, 0.0))
    crawl = psutil.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    found: dict[int, float] = {}
    spent = 0.0
    while crawl.poll() is None:
        time.sleep(LOOK_EVERY)
        [(pages,)] = archive.rows("SELECT count(*) FROM snapshots")
        try:
            memory, times = crawl.memory_info().rss / 1e6, crawl.cpu_times()
        except psutil.NoSuchProcess:
            break
        if pages and memory:
            found.setdefault(pages * STEPS // archive.count, round(memory, 1))
            spent = times.user + times.system
    [(requests, state)] = archive.rows("SELECT requests, state FROM runs ORDER BY id DESC LIMIT 1")
    assert (requests, state) == (archive.count + 1, "finished"), (requests, state)
    return {step * archive.count // STEPS: memory for step, memory in sorted(found.items())}, spent


def main() -> None:
    """Measure and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--pages", type=int)
    options = parser.parse_args()
    count = options.pages or (100_000 if options.full else 5000)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    server = multiprocessing.Process(target=serve, args=(port, count, True), daemon=True)
    server.start()
    try:
        await_port(port)
        with tempfile.TemporaryDirectory() as folder:
            found, spent = sampled(Archive(Path(folder), f"http://127.0.0.1:{port}/", count))
    finally:
        server.terminate()
    middle = min(found, key=lambda pages: abs(pages - count // 2))
    added = max(found.values()) / found[middle] - 1
    keep("memory", f"{count} pages", {
        "megabytes": {str(pages): memory for pages, memory in found.items()}, "added_by_second_half": round(added, 3),
        "bar": 0.1, "cpu_ms_a_page": round(1000 * spent / count, 2),
    })  # fmt: skip


if __name__ == "__main__":
    main()
