"""Every word that stands in a text is found, on both databases, and none that does not."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.articles import Article
from monitor.errors import InputError
from storage import Database, articles, frontier, revisions, search, snapshots
from storage.articles import Filter

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
TEXTS = {
    "瑶药产业": "乳源瑶族自治县的瑶药种植面积达1.2万亩,GDP为115亿元。",
    "春茶开采": "乐昌春茶开采,乳业公司源源不断。",
    "党建引领": "全县１１５个村级党组织开展党建活动,韶关日报记者报道。",
}


def keep_articles(database: Database, texts: dict[str, str]) -> None:
    with database.write() as connection:
        site = frontier.enter_site(connection, "portal", "http://portal.example/")
        for number in range(len(texts)):
            url = f"http://portal.example/{number}.html"
            frontier.discover(connection, site, [_candidate(url)], NOW)
        for due, (title, body) in zip(
            frontier.lease(connection, site, NOW, 99, "test", 60), texts.items(), strict=True
        ):
            answer = snapshots.Fetched(due, NOW, 200, {}, body.encode())
            snapshots.keep(connection, None, [answer], lambda _: snapshots.NextVisit(None, "test"))
            [unread] = snapshots.unread(connection, 1)
            revisions.add(
                connection,
                revisions.Reading(due.page_id, unread.snapshot_id, NOW, Article(title, body), (), (), "test"),
            )
            snapshots.settle(connection, unread.snapshot_id, "revision", None, "test")


def _candidate(url: str) -> frontier.Candidate:
    return frontier.Candidate(url, frontier.PageKind.ARTICLE, frontier.Route.LIST, "http://portal.example/")


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("乳源", ["瑶药产业"]),
        ("瑶药", ["瑶药产业"]),
        ("党建", ["党建引领"]),
        ("115个", ["党建引领"]),
        ("gdp", ["瑶药产业"]),
        ("乳源 瑶族", ["瑶药产业"]),
        ("乳源 党建", []),
        ("源瑶族自治", ["瑶药产业"]),
        ("源源不断", ["春茶开采"]),
        ("茶", ["春茶开采"]),
        ('"韶关日报"', ["党建引领"]),
        ("族瑶", []),
    ],
)
def test_words_are_found_where_they_stand(database: Database, words: str, titles: list[str]) -> None:
    keep_articles(database, TEXTS)
    with database.read() as connection:
        assert [hit.title for hit in articles.find(connection, Filter(words=words))] == titles


def test_a_forgotten_revision_is_found_no_more(database: Database) -> None:
    keep_articles(database, TEXTS)
    with database.write() as connection:
        revision = connection.exec_driver_sql("SELECT min(id) FROM revisions").scalar_one()
        search.forget(connection, revision, "瑶药产业", TEXTS["瑶药产业"])
    with database.read() as connection:
        assert articles.find(connection, Filter(words="瑶药")) == []


def test_an_empty_search_is_refused() -> None:
    with pytest.raises(InputError, match="nothing to search for"):
        search.read_terms(" ，。 ")


@given(st.text(alphabet="乳源瑶族党建 a1,。\"'*&|!():", max_size=40))
def test_no_query_breaks_the_index_language(query: str) -> None:
    try:
        terms = search.read_terms(query)
    except InputError:
        return
    for dialect in ("sqlite", "postgresql"):
        _, value = search.matching(dialect, terms)
        assert value.count("'") % 2 == 0
        assert value.count('"') % 2 == 0


@given(st.text(max_size=80), st.data())
def test_every_part_of_a_text_is_among_its_tokens(text: str, data: st.DataObject) -> None:
    entries = search.tokens(text)
    assert all(entry and " " not in entry and "'" not in entry for entry in entries)
