"""A portal is crawled: found, kept raw, looked at again, followed where it grew, and never asked for more than needed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from spiders.job import Mode
from storage import Database
from storage.visits import snapshots
from tests.spiders.crawls import NOW, Bench, Outcome
from tests.spiders.servers import Portal, serving


class Story:
    """Five crawls of one portal, and what was asked of it in each."""

    def __init__(self, folder: Path) -> None:
        self.bench = Bench(folder)
        self.portal = Portal()
        self.asked: list[list[tuple[str, int]]] = []
        self.outcomes: list[Outcome] = []

    def live(self) -> None:
        """Let it all happen."""
        portal = self.portal
        with serving(portal.serve) as base_url:
            self.bench.set_up(base_url, ["食品新闻", "金融财经", "农业消息"])
            self._crawl(Mode.DISCOVER, NOW)
            self._crawl(Mode.DISCOVER, NOW + dt.timedelta(minutes=30))
            portal.channels = {"食品新闻": 48, "金融财经": 5}
            self._crawl(Mode.DISCOVER, NOW + dt.timedelta(hours=1))
            portal.edited["/c1/2.html"] = "<h1 class='title'>2</h1><div class='content'>乳源全县116个村。</div>"
            portal.gone.add("/c1/3.html")
            self._crawl(Mode.REVISIT, NOW + dt.timedelta(hours=4))
            self._crawl(Mode.SWEEP, NOW + dt.timedelta(hours=5))

    def _crawl(self, mode: Mode, now: dt.datetime) -> None:
        self.outcomes.append(self.bench.crawl(mode, now))
        self.asked.append(self.portal.log[:])
        self.portal.log.clear()

    def paths(self, number: int) -> set[str]:
        """What was asked for in a crawl."""
        return {path for path, _ in self.asked[number]}


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    told = Story(tmp_path_factory.mktemp("portal"))
    told.live()
    return told


def test_every_crawl_ends_well(story: Story) -> None:
    assert [(outcome.status, outcome.end["state"]) for outcome in story.outcomes] == [(0, "finished")] * 5
    states = story.bench.rows("SELECT state, task, site, cause FROM runs")
    assert states == [("finished", "crawl", "food-portal", "command")] * 5


def test_the_first_crawl_finds_all_that_is_there_and_asks_once(story: Story) -> None:
    assert story.portal.articles() - {f"/c0/{n}.html" for n in range(26, 49)} <= story.paths(0) | {"/c1/3.html"}
    assert len(story.asked[0]) == len(story.paths(0))
    assert {"/c0/", "/c0/index_2.html", "/c0/index_3.html", "/sitemap.xml", "/rss.xml"} <= story.paths(0)
    assert story.outcomes[0].end["new"] == 30


def test_finds_are_labelled_with_their_route(story: Story) -> None:
    routes = dict(story.bench.rows("SELECT route, count(*) FROM finds GROUP BY route"))
    assert routes["navigation"] == 2
    assert routes["list"] > 0
    assert routes["pagination"] > 0
    channel = story.bench.rows("SELECT DISTINCT channel FROM pages WHERE url LIKE '%/c0/2%.html'")
    assert channel == [("食品新闻",)]


def test_answers_are_kept_as_they_were_before_the_transfer(story: Story) -> None:
    database = Database.open(story.bench.url)
    with database.read() as connection:
        unread = snapshots.unread(connection, 1000)
    database.close()
    first = next(each for each in unread if each.url.endswith("/c0/7.html"))
    assert first.body == story.portal.body("/c0/7.html")
    assert first.status == 200
    assert first.headers["content-encoding"] == "gzip"
    assert first.headers["etag"]
    assert first.fetched_at == NOW


def test_a_channel_that_the_bar_lacks_is_reported(story: Story) -> None:
    faults = story.bench.rows("SELECT DISTINCT kind, detail FROM faults")
    assert ("channel-missing", "农业消息") in faults
    assert "lacks the channel 农业消息" in story.outcomes[0].said
    looks = story.bench.rows(
        "SELECT DISTINCT failed, fine, length, snapshot_id IS NULL FROM signs WHERE sort = 'front'"
    )
    assert [(json.loads(failed), *rest) for failed, *rest in looks] == [(["农业消息"], 1, 2, 0)]


def test_a_second_crawl_of_what_did_not_change_leaves_checks_alone(story: Story) -> None:
    assert story.paths(1) == {"/robots.txt", "/", "/c0/", "/c1/"}
    assert {status for path, status in story.asked[1] if path.startswith("/c")} == {304}
    checks = story.bench.rows("SELECT count(*) FROM checks WHERE run_id = 2")
    assert checks == [(3,)]
    assert story.bench.rows("SELECT count(*) FROM snapshots WHERE run_id = 2") == [(0,)]
    assert story.outcomes[1].end["new"] == 0


def test_a_list_that_grew_is_followed_as_far_as_it_grew(story: Story) -> None:
    assert {f"/c0/{n}.html" for n in range(26, 49)} <= story.paths(2)
    assert story.outcomes[2].end["new"] == 23
    # Three pages show the 23 new ones; twenty known ones in a row end on the fifth page, which is the last.
    assert "/c0/index_3.html" in story.paths(2)


def test_a_revisit_sees_what_changed_and_what_is_gone(story: Story) -> None:
    end = story.outcomes[3].end
    assert (end["new"], end["changed"], end["missing"]) == (0, 1, 1)
    assert story.paths(3) == {"/robots.txt"} | story.portal.articles() | {"/c1/3.html"}
    when = story.bench.rows("SELECT due_why FROM pages WHERE url LIKE '%/c1/3.html'")
    # The sweep that follows was its second look.
    assert when == [("gone: does it come back?",)]


def test_a_sweep_walks_all_pages_of_all_lists(story: Story) -> None:
    assert {f"/c0/index_{n}.html" for n in range(2, 6)} <= story.paths(4)
    # No article is due again by then: other bytes alone hasten nothing, only another content does.
    assert story.paths(4) & story.portal.articles() == set()


def test_later_pages_of_a_list_do_not_fall_due_by_themselves(story: Story) -> None:
    assert story.bench.rows("SELECT count(*) FROM pages WHERE url LIKE '%index_%' AND due_at IS NOT NULL") == [(0,)]


def test_nothing_stays_taken(story: Story) -> None:
    assert story.bench.rows("SELECT count(*) FROM pages WHERE lease_by IS NOT NULL") == [(0,)]


def test_the_crawler_says_who_it_is(story: Story) -> None:
    assert all(head["user-agent"].startswith("ruyuanmonitor/") for head in story.portal.heads)


def test_a_missing_feed_is_not_asked_for_at_each_crawl(story: Story) -> None:
    assert "/rss.xml" in story.paths(0)
    assert "/rss.xml" not in story.paths(1)
    state = story.bench.rows("SELECT state, last_status FROM pages WHERE url LIKE '%/rss.xml'")
    assert state == [("missing", 404)]


def test_a_run_says_what_it_cost(story: Story) -> None:
    [row] = story.bench.rows("SELECT requests, bytes, duration_ms, peak_memory, errors FROM runs WHERE id = 1")
    assert row[0] == len(story.asked[0])
    assert all(value > 0 for value in row[1:4])
    assert row[4] == 1
