"""The broker or the database is lost in mid-crawl and comes back: nothing is lost, nothing is doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.tasks import task_named
from storage.operation.runs import RunState
from tests.faults import server

pytest.importorskip("celery", reason="needs the extra fleet (Celery with Redis)")

from tests.monitor.fleet.bench import ARTICLES, SITES, Bench, wait_for, working
from tests.monitor.fleet.brokers import KINDS, broker, missing

PROGRAMS = server.programs()
# Seconds for which a server is gone.
GONE = 2.0
PATIENCE = 300.0
# Seconds in which a worker that has closed a run lets go of it.
ENDING = 10.0


def crawling(bench: Bench, *sites: str) -> list[threading.Thread]:
    """A leading monitor that has ordered a crawl of each site, one of which has kept its first pages."""
    runner = bench.runner()
    threads = [threading.Thread(target=runner.once, args=(task_named("discover"), site, "test")) for site in sites]
    for thread in threads:
        thread.start()
    wait_for(lambda: any(run.counts.new for run in bench.crawls()), lambda: bench.log("first"))
    return threads


def complaints(bench: Bench, *sites: str) -> Iterator[str]:
    """What was lost, doubled or left behind."""
    states = [(run.site, run.state, run.counts.new) for run in bench.crawls()]
    if sorted(states) != sorted((site, RunState.FINISHED, ARTICLES) for site in sites):
        yield f"crawls: {states}"
    for site in sites:
        if left := bench.portals[site].articles() - set(bench.portals[site].fetched()):
            yield f"not fetched: {left}"
    kept = "FROM snapshots JOIN pages ON pages.id = page_id WHERE kind = 'article'"
    whole = ARTICLES * len(sites)
    for query, wanted in (
        (f"SELECT count(*), count(DISTINCT page_id) {kept}", (whole, whole)),
        ("SELECT count(*), count(DISTINCT page_id) FROM revisions", (whole, whole)),
        ("SELECT count(*) FROM snapshots WHERE outcome IS NULL", (0,)),
        ("SELECT count(*) FROM runs WHERE finished_at IS NULL OR state NOT IN ('finished', 'skipped')", (0,)),
        ("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL", (0,)),
        ("SELECT count(*) FROM locks WHERE name LIKE 'run %%'", (0,)),
    ):
        if (found := bench.rows(query)) != [wanted]:
            yield f"{query}: {found}, not {wanted}"


def amiss(bench: Bench, *sites: str) -> list[str]:
    """What there is to complain of in the end: a worker lets a run's lock go a moment after the run is closed."""
    end = time.monotonic() + ENDING
    while (found := list(complaints(bench, *sites))) and time.monotonic() < end:
        time.sleep(0.1)
    return found


def told(bench: Bench) -> dict[str, str]:
    """The ends of the workers' logs."""
    return {name: bench.log(name)[-3000:] for name in bench.workers}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_broker_restarted_in_mid_crawl_loses_and_doubles_nothing(
    tmp_path: Path, postgresql_url: str, kind: str
) -> None:
    if why := missing(kind):
        pytest.skip(why)
    with broker(kind, tmp_path / "broker") as made, working(tmp_path, postgresql_url, made.url, "test") as bench:
        # One worker does one thing at a time: the other site's order waits at the broker, and is lost with it.
        bench.start_worker("first")
        threads = crawling(bench, *SITES)
        made.stop()
        time.sleep(GONE)
        made.start()
        bench.start_worker("second")
        for thread in threads:
            thread.join(PATIENCE)
        assert amiss(bench, *SITES) == [], told(bench)
        counts = {bench.portals[site].fetched()[path] for site in SITES for path in bench.portals[site].articles()}
        assert counts == {1}, "a crawl goes on without its broker"


@pytest.mark.timeout(900)
@pytest.mark.skipif(PROGRAMS is None, reason="needs PostgreSQL's initdb and pg_ctl")
def test_a_database_restarted_in_mid_crawl_loses_and_doubles_nothing(tmp_path: Path) -> None:
    if why := missing("redis"):
        pytest.skip(why)
    assert PROGRAMS is not None
    with (
        server.running(PROGRAMS) as database,
        broker("redis", tmp_path / "broker") as made,
        working(tmp_path, database.url, made.url, "test") as bench,
    ):
        for name in ("first", "second"):
            bench.start_worker(name)
        threads = crawling(bench, *SITES)
        database.stop()
        time.sleep(GONE)
        database.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert amiss(bench, *SITES) == [], told(bench)
