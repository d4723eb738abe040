"""The portal's real article, served as it was saved, is found through its channel's list."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator

import pytest

from monitor.config import CHANNELS
from tests.conftest import shared
from tests.spiders.crawls import Bench, Outcome

ARTICLE = "%/jinrong/20220725_1002.html"


class Silent(http.server.SimpleHTTPRequestHandler):
    """Serves files and says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, list[Outcome]]]:
    folder = shared("seed/portal")
    handler = functools.partial(Silent, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        bench = Bench(tmp_path_factory.mktemp("seed"))
        bench.set_up(f"http://127.0.0.1:{server.server_port}/", list(CHANNELS), delay=0.02)
        yield bench, [bench.crawl(), bench.crawl()]
        server.shutdown()
        thread.join()


def test_the_article_is_found_through_its_channels_list(seed: tuple[Bench, list[Outcome]]) -> None:
    bench, outcomes = seed
    assert [outcome.status for outcome in outcomes] == [0, 0]
    routes = bench.rows(
        "SELECT f.route, p.channel, f.listed FROM finds f JOIN pages p ON p.id = f.page_id"
        f" WHERE p.url LIKE '{ARTICLE}' AND f.route = 'list'"
    )
    assert routes == [("list", "金融财经", "2022-07-25")]


def test_its_bytes_are_kept_as_they_were_served(seed: tuple[Bench, list[Outcome]]) -> None:
    bench, _ = seed
    served = (shared("seed/portal") / "jinrong/20220725_1002.html").read_bytes()
    sizes = bench.rows(
        "SELECT b.size FROM blobs b JOIN snapshots s ON s.blob_id = b.id JOIN pages p ON p.id = s.page_id"
        f" WHERE p.url LIKE '{ARTICLE}'"
    )
    assert sizes == [(len(served),)]


def test_all_channels_are_found_by_name(seed: tuple[Bench, list[Outcome]]) -> None:
    bench, _ = seed
    assert {name for (name,) in bench.rows("SELECT channel FROM pages WHERE kind = 'list'")} == set(CHANNELS)
    assert bench.rows("SELECT * FROM faults") == []


def test_linked_pages_that_are_missing_are_recorded_as_such(seed: tuple[Bench, list[Outcome]]) -> None:
    bench, outcomes = seed
    missing = bench.rows("SELECT state, last_status FROM pages WHERE kind = 'article' AND last_status = 404")
    assert missing == [("missing", 404)]
    assert outcomes[0].end["missing"] == 1


def test_a_second_crawl_adds_nothing(seed: tuple[Bench, list[Outcome]]) -> None:
    bench, outcomes = seed
    assert bench.rows("SELECT count(*) FROM snapshots WHERE run_id = 2") == [(0,)]
    assert (outcomes[1].end["new"], outcomes[1].end["changed"]) == (0, 0)
