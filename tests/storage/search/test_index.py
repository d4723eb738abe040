"""Every word that stands in a text is found, on both databases, and none that does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.articles import Article
from monitor.errors import QueryError
from monitor.query import parse
from storage import Database
from storage.queries import article_lists
from storage.queries.articles import Filter
from storage.search import index, lookups
from tests.storage.kept import keep

TEXTS = {
    "瑶药产业": "乳源瑶族自治县的瑶药种植面积达1.2万亩,GDP为115亿元。",
    "春茶开采": "乐昌春茶开采,乳业公司源源不断。",
    "党建引领": "全县１１５个村级党组织开展党建活动,韶關日報記者报道。",
}


def keep_texts(database: Database) -> Database:
    keep(database, [Article(title, body) for title, body in TEXTS.items()])
    return database


@pytest.fixture(scope="module")
def kept(module_database: Database) -> Database:
    """A database with the texts."""
    return keep_texts(module_database)


def titles(database: Database, words: str) -> set[str]:
    with database.read() as connection:
        return {hit.title for hit in article_lists.find(connection, Filter(words=words)).items}


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("乳源", {"瑶药产业"}),
        ("瑶药", {"瑶药产业"}),
        ("党建", {"党建引领"}),
        ("115个", {"党建引领"}),
        ("gdp", {"瑶药产业"}),
        ("ＧＤＰ", {"瑶药产业"}),
        ("亩GDP为115", {"瑶药产业"}),
        ("乳源 瑶族", {"瑶药产业"}),
        ("乳源 党建", set()),
        ("乳源 OR 党建", {"瑶药产业", "党建引领"}),
        ("115 NOT 党建", {"瑶药产业"}),
        ("115 -党建", {"瑶药产业"}),
        ("(乳源 OR 乐昌) 春茶", {"春茶开采"}),
        ("源瑶族自治", {"瑶药产业"}),
        ("源源不断", {"春茶开采"}),
        ("茶", {"春茶开采"}),
        ('"韶关日报"', {"党建引领"}),
        ("韶關日報", {"党建引领"}),
        ("瑤藥", {"瑶药产业"}),
        ("族瑶", set()),
        ("标题:春茶", {"春茶开采"}),
        ("標題:产业", {"瑶药产业"}),
        ("title:乳源", set()),
    ],
)
def test_words_are_found_where_they_stand(kept: Database, words: str, found: set[str]) -> None:
    assert titles(kept, words) == found


def test_hits_in_the_title_come_first(database: Database) -> None:
    keep(database, [Article("春茶开采", "春茶"), Article("乳源", "春茶和瑶药"), Article("春茶瑶药", "开采")])
    with database.read() as connection:
        found = article_lists.find(connection, Filter(words="春茶 瑶药"), order=article_lists.Order.BEST)
    assert [hit.title for hit in found.items] == ["春茶瑶药", "乳源"]


def test_a_phrase_is_found_at_the_end_of_a_long_text(database: Database) -> None:
    keep(database, [Article("长文", "乳源的春茶很好。" * 4000 + "最后一句话说瑶药")])
    assert titles(database, "最后一句话说瑶药") == {"长文"}
    assert titles(database, "春茶很好，乳源的春茶") == {"长文"}
    assert titles(database, "春茶最后") == set()


def test_a_word_that_is_no_word_does_no_harm(database: Database) -> None:
    keep(database, [Article("x" * 5000, "y" * 3000 + " 乳源")])
    assert len(titles(database, "乳源")) == 1
    assert len(titles(database, "y" * 480)) == 1


def test_snippets_mark_the_hits_in_any_spelling(kept: Database) -> None:
    with kept.read() as connection:
        [hit] = article_lists.find(connection, Filter(words="韶关日报")).items
    assert hit.snippet is not None
    assert "⟦韶關日報⟧" in hit.snippet


def test_a_forgotten_revision_is_found_no_more(database: Database) -> None:
    kept = keep_texts(database)
    with kept.write() as connection:
        revision = connection.exec_driver_sql("SELECT id FROM revisions WHERE title = '瑶药产业'").scalar_one()
        index.forget(connection, revision, index.entry_of(connection, revision))
    assert titles(kept, "瑶药") == set()
    assert titles(kept, "党建") == {"党建引领"}


def test_a_rebuilt_index_finds_the_same(database: Database) -> None:
    kept = keep_texts(database)
    with kept.write() as connection:
        connection.exec_driver_sql(
            "DELETE FROM search_text" if connection.dialect.name == "postgresql"
            else "INSERT INTO search_text (search_text) VALUES ('delete-all')"
        )  # fmt: skip
    assert titles(kept, "瑶药") == set()
    with kept.write() as connection:
        assert index.rebuild(connection) == len(TEXTS)
    assert titles(kept, "瑶药") == {"瑶药产业"}


@given(st.text(alphabet="乳源瑶族党建韶關 a1,。\"'*&|!():-:<>", max_size=40))
def test_no_query_breaks_the_index_language(query: str) -> None:
    try:
        parse(query)
    except QueryError:
        return
    for dialect in ("sqlite", "postgresql"):
        bound = lookups.with_words(dialect, [query]).compile().params
        for value in bound.values():
            assert str(value).count("'") % 2 == 0
            assert str(value).count('"') % 2 == 0


@given(st.text(max_size=80))
def test_every_token_is_one_word_of_bounded_length(text: str) -> None:
    assert all(
        entry and entry.isalnum() and len(entry) <= index.LONGEST for entry in index.tokens(text) if entry.isascii()
    )


@given(st.text(alphabet="乳源瑶药茶a1 ,", max_size=40), st.data())
def test_the_entries_of_a_part_stand_in_those_of_the_whole(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    part = text[start : data.draw(st.integers(start, len(text)))]
    # A word of letters is found whole or not at all.
    if part[:1].isascii() or part[-1:].isascii():
        return
    whole, wanted = index.tokens(text), index.phrase(part)
    assert any(
        all(
            have.startswith(want[:-1]) if want.endswith("*") else have == want
            for have, want in zip(whole[n:], wanted, strict=False)
        )
        for n in range(len(whole) - len(wanted) + 1)
    )


def test_parts_of_the_index_are_joined_in_steps(both_databases: tuple[Database, Database]) -> None:
    """SQLite joins them in one transaction, however large, where as many as begin a join also force it to its end."""
    file, _ = both_databases
    with file.read() as connection:
        rows = connection.exec_driver_sql("SELECT k, v FROM search_text_config")
        settings = {row.k: row.v for row in rows}
    assert settings["crisismerge"] > 2 * settings["automerge"]


def test_texts_stay_in_their_rows_and_wait_for_more_of_their_pairs(both_databases: tuple[Database, Database]) -> None:
    _, server = both_databases
    with server.read() as connection:
        rows = connection.exec_driver_sql(
            "SELECT reloptions FROM pg_class WHERE relname IN ('search_text', 'search_text_document') ORDER BY relname"
        )
        assert rows.scalars().all() == [["toast_tuple_target=8160"], ["gin_pending_list_limit=8192"]]
