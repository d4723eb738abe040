"""Full-text search that finds every Chinese word: an index of character pairs on both databases.

SQLite's own tokenizers find no word of two characters inside a sentence, and PostgreSQL's none at all, so both are
given pairs: 乳源瑶 is kept as 乳源 源瑶 瑶 and looked for as the phrase 乳源 源瑶.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from sqlalchemy import Connection, text

from monitor.errors import InputError

# Runs of characters that are indexed: pairs for Chinese ones, whole words for the others.
RUNS = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+|[^\W_\u3400-\u9fff\uf900-\ufaff]+")
PG_MATCH = """
    SELECT revision_id, -ts_rank_cd(document, CAST(:query AS tsquery)) AS rank
    FROM search_text WHERE document @@ CAST(:query AS tsquery)
"""
# A hit in the title weighs as much as eight in the body.
FTS_MATCH = """
    SELECT rowid AS revision_id, rank
    FROM search_text WHERE search_text MATCH :query AND rank MATCH 'bm25(8.0, 1.0)'
"""
CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003134f]")


@dataclass(frozen=True, slots=True)
class Terms:
    """What is looked for: phrases that must all occur."""

    phrases: tuple[tuple[str, ...], ...]


def fold(words: str) -> str:
    """The text with full and half width, and upper and lower case, made one.

    >>> fold("１１５个ＧＤＰ")
    '115个gdp'
    """
    return unicodedata.normalize("NFKC", words).casefold()


def tokens(words: str) -> list[str]:
    """The index entries of a text, in order.

    >>> tokens("乳源GDP为115亿")
    ['乳源', '源', 'gdp', '为', '115', '亿']
    """
    entries: list[str] = []
    for run in RUNS.findall(fold(words)):
        entries += _pairs(run) if CHINESE.match(run) else [run]
    return entries


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run))]


def read_terms(query: str) -> Terms:
    """The phrases of a query: words apart must all occur, words in quotation marks stand together; InputError if empty."""
    parts = re.findall(r'["“]([^"“”]+)["”]|(\S+)', query)
    phrases = tuple(phrase for quoted, word in parts if (phrase := _phrase(quoted or word)))
    if not phrases:
        raise InputError(f"nothing to search for in {query!r}; give a word of letters, digits or characters")
    return Terms(phrases)


def _phrase(words: str) -> tuple[str, ...]:
    entries: list[str] = []
    for run in RUNS.findall(fold(words)):
        chinese = CHINESE.match(run) is not None
        entries += (_pairs(run)[:-1] if len(run) > 1 else [run + "*"]) if chinese else [run]
    return tuple(entries)


def index(connection: Connection, revision_id: int, title: str, body: str) -> None:
    """Make a revision findable."""
    if connection.dialect.name == "postgresql":
        places = _placed(tokens(title), 1) + _placed(tokens(body), len(title) + 3)
        statement = text("INSERT INTO search_text (revision_id, document) VALUES (:id, CAST(:places AS tsvector))")
        connection.execute(statement, {"id": revision_id, "places": " ".join(places)})
        return
    statement = text("INSERT INTO search_text (rowid, title, body) VALUES (:id, :title, :body)")
    values = {"id": revision_id, "title": " ".join(tokens(title)), "body": " ".join(tokens(body))}
    connection.execute(statement, values)


def _placed(entries: list[str], first: int) -> list[str]:
    # Positions end at 16,383 in PostgreSQL; beyond it words are found without their neighbours.
    return [f"'{entry}':{min(place, 16383)}" for place, entry in enumerate(entries, first)]


def forget(connection: Connection, revision_id: int, title: str, body: str) -> None:
    """Take a revision out of the index; `title` and `body` are those that it was indexed with."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("DELETE FROM search_text WHERE revision_id = :id"), {"id": revision_id})
        return
    statement = text("INSERT INTO search_text (search_text, rowid, title, body) VALUES ('delete', :id, :title, :body)")
    values = {"id": revision_id, "title": " ".join(tokens(title)), "body": " ".join(tokens(body))}
    connection.execute(statement, values)


def matching(dialect: str, terms: Terms) -> tuple[str, str]:
    """The condition that selects (revision_id, rank) from the index, and the value of its parameter `query`."""
    if dialect == "postgresql":
        query = " & ".join("(" + " <-> ".join(_lexeme(entry) for entry in phrase) + ")" for phrase in terms.phrases)
        return PG_MATCH, query
    query = " AND ".join(_fts_phrase(phrase) for phrase in terms.phrases)
    return FTS_MATCH, query


def _lexeme(entry: str) -> str:
    return f"'{entry[:-1]}':*" if entry.endswith("*") else f"'{entry}'"


def _fts_phrase(phrase: tuple[str, ...]) -> str:
    return " + ".join(f'"{entry[:-1]}" *' if entry.endswith("*") else f'"{entry}"' for entry in phrase)
