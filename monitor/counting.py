"""Counts with the things that they count, for people."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its thing, in the plural unless it is one.

    >>> counted(1, "article"), counted(353, "article"), counted(2, "series", "series"), counted(0, "new article")
    ('1 article', '353 articles', '2 series', '0 new articles')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"
