"""The sandbox's portal is crawled whole: every article that can be read is found and kept, nothing else is an article."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from monitor.config import CHANNELS
from monitor.sandbox import EPOCH, STILL, SandboxClock, World, running
from tests.spiders.crawls import Bench

NOW = EPOCH + dt.timedelta(days=4)


@pytest.mark.skipif(os.name == "nt", reason="the sandbox needs uvloop")
def test_every_readable_article_of_the_sandbox_is_found_by_its_list(tmp_path: Path) -> None:
    world = World(scenario=replace(STILL, days=5, archive_days=10, crawl_delay=0.0))
    bench = Bench(tmp_path)
    with running(world, SandboxClock.manual(NOW)) as base_url:
        bench.set_up(f"{base_url}/", list(CHANNELS), "concurrency = 8")
        outcome = bench.crawl(now=NOW)
    assert outcome.status == 0, outcome.said
    live = {stage.url for piece in world.pieces if (stage := piece.live(NOW))}
    listed = bench.rows(
        "SELECT p.url FROM pages p JOIN finds f ON f.page_id = p.id JOIN snapshots s ON s.page_id = p.id"
        " WHERE p.kind = 'article' AND f.route IN ('list', 'pagination') AND s.status = 200"
    )
    assert {urlsplit(url).path for (url,) in listed} == live
    assert {urlsplit(url).path for (url,) in bench.rows("SELECT url FROM pages WHERE kind = 'article'")} == live
    routes = {route for (route,) in bench.rows("SELECT DISTINCT route FROM finds")}
    assert {"config", "navigation", "list", "front", "feed", "sitemap"} <= routes
    assert not [fault for fault in bench.rows("SELECT kind, detail FROM faults") if fault[0] != "layout"]
