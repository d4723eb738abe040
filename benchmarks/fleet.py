"""A fleet on paper: python benchmarks/fleet.py [--full] [--portals N] [--workers N]

A day of so many portals on so many workers of two cores each, hour by hour, from what was measured (results.json of crawl,
store, startup; docs/performance.md), in processor time: how much of each part a day takes, which part is full first, and what to add. Work is
spread over the day as news is: the busiest hour has twice its share.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[1]))

from benchmarks.report.results import keep, kept

DAY, PEAK = 86_400.0, 2.0
CORES = 2


@dataclass(frozen=True, slots=True)
class Portal:
    """What a portal of the kind watched asks for in a day (the defaults of the plan)."""

    articles: int = 150
    figures_per_article: int = 10
    crawls: int = 48 + 96
    looks: int = 2000
    # Politeness: seconds between two requests to a host.
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Costs:
    """Measured costs in CPU seconds of a worker's core, and seconds of the writer that a database has."""

    start: float
    page: float
    read: float
    # What the one process of an analysis that writes takes for an article.
    write: float
    figure: float
    orders_s: float = 500.0
    # What is written of a page that was as before, against a new one (crawl: bytes a page unchanged).
    unchanged: float = 0.5


def costs() -> Costs:
    """Costs from the results of the other benchmarks."""
    found = kept()
    spent, store = found["crawl"]["gzip"]["cpu_ms"], found["store"]
    stored = max((case for case in store.values() if case["kind"] == "postgresql"), key=lambda case: case["figures"])
    # A crawl and what reads it after.
    start = found["crawl"]["start"]["cpu_s"] + found["startup"]["monitor status"]["cpu_s"]
    page, read, write = (spent[part] / 1000 for part in ("crawl", "reading", "writing"))
    return Costs(start, page, read, write, 1 / stored["figures_cpu_s"])


def loads(portals: int, workers: int, portal: Portal, cost: Costs) -> dict[str, float]:
    """The share of each part that the busiest hour takes; more than 1 is more than there is."""
    pages = portal.looks + portal.articles
    crawl_cpu = portal.crawls * cost.start + portal.articles * cost.page + portal.looks * cost.page * cost.unchanged
    read_cpu = portal.articles * (cost.read + cost.write)
    # One after the other, shared by all crawls that ended meanwhile, so that its starts do not add up.
    analysis = portals * portal.articles * (cost.read / CORES + cost.write)
    written = portal.articles * portal.figures_per_article * cost.figure
    capacity = workers * CORES * DAY / PEAK
    return {
        "one site's host (politeness)": pages * portal.delay * PEAK / DAY,
        "workers: starts of crawls": portals * portal.crawls * cost.start / capacity,
        "workers: fetching and keeping": portals * (crawl_cpu - portal.crawls * cost.start) / capacity,
        "workers: reading": portals * read_cpu / capacity,
        "workers in all": portals * (crawl_cpu + read_cpu) / capacity,
        "analysis, one run at a time": analysis * PEAK / DAY,
        "database: figures written": portals * written * PEAK / DAY,
        "broker and leader: orders": portals * portal.crawls * 2 * PEAK / DAY / cost.orders_s,
    }


def main() -> None:
    """Compute and keep."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--portals", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=20)
    options = parser.parse_args()
    found = loads(options.portals, options.workers, Portal(), costs())
    ranked = sorted(found.items(), key=lambda item: -item[1])
    keep("fleet", f"{options.portals} portals, {options.workers} workers", {
        "share_of_the_busiest_hour": {name: round(share, 3) for name, share in ranked}, "full_first": ranked[0][0],
        "portals_until_full": int(options.portals / ranked[0][1]),
    })  # fmt: skip


if __name__ == "__main__":
    main()
