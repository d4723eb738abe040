"""Suggestions when a search finds nothing: a long word split into the words that it consists of."""

from __future__ import annotations

from functools import cache
from typing import Any

from monitor import query
from monitor.errors import InputError


def apart(asked: str | None) -> str | None:
    """The query with its words taken apart; None if there is nothing to take apart.

    >>> apart("村集体收入 来源:韶关日报"), apart("乳源"), apart(None)
    ('村 集体 收入 来源:韶关日报', None, None)
    """
    if not asked:
        return None
    try:
        words = query.phrases(query.parse(asked))
    except InputError:
        return None
    split = asked
    for word in words:
        split = split.replace(word, " ".join(part for part in _cut(word) if part.strip()))
    return split if split != asked else None


def _cut(word: str) -> list[str]:
    found: list[str] = _words().cut(word)
    return found


@cache
def _words() -> Any:
    import rjieba  # its dictionary is read only when it is needed

    return rjieba
