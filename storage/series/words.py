"""Series by the words of their names, through an index of pairs of characters like that of texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from sqlalchemy import Connection, and_, delete, func, select

from storage.engine import inserts
from storage.engine.among import among
from storage.search.index import CHINESE, phrase, tokens
from storage.tables.series import SERIES, SERIES_WORDS

# Entries for which PostgreSQL chooses an order of looking them up: of ten that took it 40 ms, whatever was found.
JOINED = 4
# No entry has a space in it.
HELD = (
    select(SERIES_WORDS.c.series_id, func.aggregate_strings(SERIES_WORDS.c.token, " "))
    .where(among(SERIES_WORDS.c.series_id, "ids"))
    .group_by(SERIES_WORDS.c.series_id)
)


# Series that come together have mostly the same place and wordings, and those of a batch come again in later ones.
@lru_cache(maxsize=8192)
def entries(words: str) -> frozenset[str]:
    """What the index has of a name: its pairs of characters, its words of letters, and each Chinese character.

    >>> sorted(entries("GDP总量"))
    ['gdp', '总', '总量', '量']
    """
    found = set(tokens(words))
    return frozenset(found.union(*filter(CHINESE.match, found)))


def note(connection: Connection, names: Mapping[str, Iterable[str]]) -> None:
    """Make series found by the words of their names, place and wordings, and by no others; by none if there are none."""
    held = {id_: frozenset(some.split(" ")) for id_, some in connection.execute(HELD, {"ids": sorted(names)}).all()}
    fresh = []
    for id_, words in names.items():
        wanted, before = frozenset(chain.from_iterable(map(entries, words))), held.get(id_, frozenset())
        # Most have the entries that they had.
        if wanted != before:
            fresh += [(token, id_) for token in wanted - before]
            if gone := before - wanted:
                lost = SERIES_WORDS.c.series_id == id_, SERIES_WORDS.c.token.in_(gone)
                connection.execute(delete(SERIES_WORDS).where(*lost))
    inserts.add(connection, SERIES_WORDS, [{"token": token, "series_id": id_} for token, id_ in sorted(fresh)])


def has(word: str) -> Any:
    """That a word occurs in what a series is called; a word of no character that is indexed is in none."""
    wanted = dict.fromkeys(entry.removesuffix("*") for entry in phrase(word))
    if not wanted:
        return SERIES.c.id.is_(None)
    chosen = select(SERIES_WORDS.c.series_id)
    joined, others = list(wanted)[:JOINED], list(wanted)[JOINED:]
    found = (SERIES.c.id.in_(chosen.where(SERIES_WORDS.c.token == entry)) for entry in joined)
    # What has these is asked for each of the others: an offset keeps PostgreSQL from making a join of the question.
    own = chosen.where(SERIES_WORDS.c.series_id == SERIES.c.id).correlate(SERIES).offset(0)
    return and_(*found, *(own.where(SERIES_WORDS.c.token == entry).exists() for entry in others))
