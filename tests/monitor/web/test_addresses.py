"""An article's page names every address of it, with why and since when."""

from __future__ import annotations

import datetime as dt

import httpx

from storage.visits import addresses
from tests.monitor.web import world
from tests.monitor.web.conftest import Site

MOBILE = "http://m.portal.example/nongye/1.html?from=app"
OLD = "http://portal.example/old.php?id=<1>"


def test_the_addresses_of_an_article_are_shown_with_their_evidence(site: Site) -> None:
    with site.services.writing.write() as connection:
        seen = [
            addresses.Seen(1, MOBILE, "x", "host, query", world.START),
            addresses.Seen(1, OLD, "y", "redirects here", world.START + dt.timedelta(days=2)),
        ]
        addresses.note(connection, seen)
    chinese = httpx.get(f"{site.url.rstrip('/')}/articles/1").text
    assert "同文地址 (3)" in chinese
    assert MOBILE in chinese
    assert "主机名不同 · 参数不同" in chinese
    assert "跳转到本文" in chinese
    assert "id=&lt;1&gt;" in chinese
    assert "2026-03-06" in chinese
    assert "2026-03-08" in chinese
    english = httpx.get(f"{site.url.rstrip('/')}/articles/1", params={"lang": "en"}).text
    assert "Addresses (3)" in english
    assert "different host · different parameters" in english
    assert "redirects here" in english
