"""A list says how many articles it has, or at least how many, where its words have more hits than are counted."""

from __future__ import annotations

from functools import partial

import httpx
import pytest

from storage.queries import article_lists
from storage.queries.articles import Filter
from tests.monitor.web.conftest import Site


def test_a_count_that_stops_is_never_too_great_and_says_that_it_stopped(site: Site) -> None:
    wanted = Filter(words="乳源")
    with site.services.database.read() as connection:
        whole = article_lists.count(connection, wanted)
        assert not whole.is_more
        for hits in range(1, 30):
            some = article_lists.count(connection, wanted, few=0, hits=hits)
            assert 0 < some.number <= min(hits, whole.number)
            assert some.is_more or some == whole


def test_the_page_says_where_it_stopped_to_count(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{site.url.rstrip('/')}/articles?q=乳源"
    assert "篇以上" not in httpx.get(address).text
    monkeypatch.setattr(article_lists, "count", partial(article_lists.count, few=0, hits=2))
    assert "篇以上" in httpx.get(address).text
    assert "more than " in httpx.get(address, params={"q": "乳源", "lang": "en"}).text


def test_by_relevance_there_are_more_than_were_put_in_order(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    address = f"{site.url.rstrip('/')}/articles?q=乳源&order=best"
    assert "篇以上" not in httpx.get(address).text
    monkeypatch.setattr(article_lists, "RANKED", 2)
    assert "2 篇以上" in httpx.get(address).text
