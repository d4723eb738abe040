"""Searches in the index as SQL: which revisions contain words or marks, the same on both databases."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from sqlalchemy import Select, TextualSelect, bindparam, column, false, intersect, literal, select, text

from storage.search.index import BEGIN, CHINESE, END, Mark, phrase, tokens

# Every query selects `revision_id`.
Found = Select[Any] | TextualSelect | Any
FTS = "SELECT rowid AS revision_id FROM search_text WHERE search_text MATCH :query"
PG = "SELECT revision_id FROM search_text WHERE {which}document @@ CAST(:query AS tsquery)"
# Words stand in parts from 0 on and marks below: marks are Chinese characters after a letter, which no word is.
PG_WORDS, PG_MARKS = PG.format(which="part >= 0 AND "), PG.format(which="part < 0 AND ")
PG_TITLE, PG_EITHER = PG.format(which="part = 0 AND "), PG.format(which="")
EVERY = text("SELECT revision_id FROM search_text").columns(column("revision_id"))


class How(StrEnum):
    """How a mark is to fit a value: be it, begin with it, or have it in it."""

    WHOLE = "whole"
    BEGINS = "begins"
    HAS = "has"


def in_turn(dialect: str, ids: Select[Any]) -> Select[Any]:
    """Ids to be looked up, each once; on PostgreSQL one after the other: what is entered together lies together.

    Of itself it would go by a hash of them, from one end of the table to the other, which takes half as long again.
    """
    return ids.distinct().order_by(*ids.selected_columns) if dialect == "postgresql" else ids


def with_words(dialect: str, phrases: Sequence[str], *, of_one: bool = False) -> Found:
    """The revisions whose title or body has all the phrases; `of_one` where one after the other is asked for."""
    wanted = [entries for words in phrases if (entries := phrase(words))]
    if not wanted:
        return _none()
    if dialect == "postgresql":
        found = [_bound(_asked(PG_WORDS, entries, of_one=of_one), _tsquery(entries)) for entries in wanted]
        return found[0] if len(found) == 1 else intersect(*(select(one.subquery()) for one in found))
    return _bound(FTS, " AND ".join(map(_in_text, wanted)))


def with_words_between(phrases: Sequence[str], first: int, last: int) -> Found:
    """As `with_words` on SQLite, of the revisions whose ids lie between two: its index tells them one after the other."""
    wanted = [entries for words in phrases if (entries := phrase(words))]
    if not wanted:
        return _none()
    found = _bound(f"{FTS} AND rowid BETWEEN :first AND :last", " AND ".join(map(_in_text, wanted)))
    return found.bindparams(first=first, last=last)


def with_title(dialect: str, words: str) -> Found:
    """The revisions whose title has a phrase."""
    entries = phrase(words)
    if not entries:
        return _none()
    if dialect == "postgresql":
        return _bound(PG_TITLE, _tsquery(entries, "A"))
    return _bound(FTS, f"title : {_fts(entries)}")


def with_mark(dialect: str, mark: Mark, value: str, how: How = How.HAS, *, of_one: bool = False) -> Found:
    """The revisions that have a mark that fits a value; `of_one` where one after the other is asked for."""
    entries = _of_mark(mark, value, how)
    if not entries:
        return _none()
    if dialect == "postgresql":
        return _bound(_asked(PG_MARKS, entries, of_one=of_one), _tsquery(entries))
    return _bound(FTS, f"marks : {_fts(entries)}")


def marked(mark: Mark, value: str) -> tuple[str, ...]:
    """The entries that a mark with a value in it has."""
    return _of_mark(mark, value, How.HAS)


def with_entry(entry: str) -> Found:
    """The revisions that have an entry, in their words or their marks, on PostgreSQL."""
    return _bound(PG_EITHER, _lexeme(entry, ""))


def _asked(statement: str, entries: Sequence[str], *, of_one: bool) -> str:
    """The statement, without a look at parts where the entries tell: PostgreSQL would go through all parts' index.

    Of one revision it reads no more than those parts.
    """
    return PG_EITHER if not of_one and any(map(CHINESE.search, entries)) else statement


def _of_mark(mark: Mark, value: str, how: How) -> tuple[str, ...]:
    inside = tuple(mark + token for token in (tokens(value) if how is How.WHOLE else phrase(value)))
    if not inside:
        return ()
    begin = (BEGIN + mark,) if how is not How.HAS else ()
    return begin + inside + ((END + mark,) if how is How.WHOLE else ())


def _bound(sql: str, value: str) -> TextualSelect:
    # One query may hold several such questions, so each value is bound under a name of its own.
    return text(sql).bindparams(bindparam("query", value, unique=True)).columns(column("revision_id"))


def _none() -> Found:
    return select(literal(0).label("revision_id")).where(false())


def _in_text(entries: Sequence[str]) -> str:
    return f"({{title body}} : {_fts(entries)})"


def _fts(entries: Sequence[str]) -> str:
    return " + ".join(f'"{entry[:-1]}" *' if entry.endswith("*") else f'"{entry}"' for entry in entries)


def _tsquery(entries: Sequence[str], weight: str = "") -> str:
    return " <-> ".join(_lexeme(entry, weight) for entry in entries)


def _lexeme(entry: str, weight: str) -> str:
    flags = ("*" if entry.endswith("*") else "") + weight
    return f"'{entry.removesuffix('*')}'" + (f":{flags}" if flags else "")
