"""A crawl that is killed, stopped or not alone: the next one completes what it began, and no page is fetched in vain."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.spiders.crawls import Bench, Outcome
from tests.spiders.servers import Portal, serving

ARTICLES = {"食品新闻": 60, "金融财经": 20}


class Interrupted:
    """A crawl that is stopped, one that is killed, and one that is let alone."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench(folder)
        self.portal = Portal(channels=ARTICLES, delay=0.02)
        self.stopped: Outcome
        self.last: Outcome
        self.taken_after_stop: list[tuple[int]] = []
        self.taken_after_kill: list[tuple[int]] = []

    def happen(self) -> None:
        """Let it all happen."""
        with serving(self.portal.serve) as base_url:
            self.bench.set_up(base_url, list(ARTICLES))
            self.stopped = self._interrupt(signal.SIGTERM, 30)
            self.taken_after_stop = self._taken()
            self._interrupt(signal.SIGKILL, 50)
            self.taken_after_kill = self._taken()
            self.portal.delay = 0.0
            self.last = self.bench.crawl()

    def _interrupt(self, number: int, after: int) -> Outcome:
        begun = len(self.portal.log)
        crawling = self.bench.start()
        crawling.until(lambda: len(self.portal.log) >= begun + after)
        crawling.signal(number)
        return crawling.wait()

    def _taken(self) -> list[tuple[int]]:
        return self.bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL")


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> Interrupted:
    story = Interrupted(tmp_path_factory.mktemp("interrupted"))
    story.happen()
    return story


def test_a_crawl_that_is_asked_to_stop_gives_back_what_it_had(interrupted: Interrupted) -> None:
    assert (interrupted.stopped.status, interrupted.stopped.end["state"]) == (0, "finished"), interrupted.stopped.said
    assert interrupted.stopped.end["message"] == "ended by SIGTERM"
    assert interrupted.taken_after_stop == [(0,)]


def test_what_was_under_way_when_it_stopped_is_kept(interrupted: Interrupted) -> None:
    [(requests,)] = interrupted.bench.rows("SELECT requests FROM runs WHERE id = 1")
    [(kept,)] = interrupted.bench.rows(
        "SELECT (SELECT count(*) FROM snapshots WHERE run_id = 1) + (SELECT count(*) FROM checks WHERE run_id = 1)"
    )
    # All requests but that for robots.txt were for pages.
    assert kept == requests - 1


def test_a_killed_crawl_is_marked_as_lost(interrupted: Interrupted) -> None:
    assert interrupted.taken_after_kill > [(0,)]
    runs = interrupted.bench.rows("SELECT state, message FROM runs ORDER BY id")
    assert [state for state, _ in runs] == ["finished", "lost", "finished"]
    assert "its process ended without a word" in runs[1][1]


def test_the_next_crawl_completes_what_the_killed_one_began(interrupted: Interrupted) -> None:
    assert interrupted.last.status == 0, interrupted.last.said
    bench, portal = interrupted.bench, interrupted.portal
    kept = bench.rows(
        "SELECT p.url, b.size FROM pages p JOIN snapshots s ON s.page_id = p.id JOIN blobs b ON b.id = s.blob_id"
        " WHERE p.kind = 'article'"
    )
    sizes = {"/" + url.split("/", 3)[3]: size for url, size in kept}
    assert sizes == {path: len(portal.body(path) or b"") for path in portal.articles()}
    assert len(kept) == len(sizes)
    assert bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL") == [(0,)]
    assert bench.rows("SELECT count(*) FROM pages WHERE kind = 'article' AND last_fetched IS NULL") == [(0,)]


def test_only_what_the_killed_crawl_had_not_yet_written_is_fetched_twice(interrupted: Interrupted) -> None:
    fetched = interrupted.portal.fetched()
    twice = [path for path in interrupted.portal.articles() if fetched[path] > 1]
    assert all(fetched[path] <= 2 for path in twice)
    assert len(twice) <= interrupted.taken_after_kill[0][0]


def two_at_once(bench: Bench) -> None:
    """Two crawls of one portal at the same time fetch each article once between them."""
    portal = Portal(channels=ARTICLES, delay=0.01)
    with serving(portal.serve) as base_url:
        bench.set_up(base_url, list(ARTICLES), "concurrency = 2", "feeds = false")
        both = [crawling.wait() for crawling in [bench.start(), bench.start()]]
    assert [(outcome.status, outcome.end["state"]) for outcome in both] == [(0, "finished")] * 2, both
    fetched = portal.fetched()
    assert {path for path in portal.articles() if fetched[path] != 1} == set()
    assert sum(outcome.end["new"] for outcome in both) == len(portal.articles())


def test_two_crawls_at_once_share_the_work(tmp_path: Path) -> None:
    two_at_once(Bench(tmp_path))


def test_two_crawls_at_once_share_the_work_on_postgresql(tmp_path: Path, postgresql_url: str) -> None:
    two_at_once(Bench(tmp_path, postgresql_url))
