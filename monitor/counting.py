"""Counts with the things that they count, for people."""

from __future__ import annotations

from collections.abc import Mapping

_OF_PAGES = {"new": "new", "changed": "with different bytes", "unchanged": "unchanged", "missing": "missing"}


def counted(count: int, one: str, many: str = "") -> str:
    """A count with its thing, in the plural unless it is one.

    >>> counted(1, "article"), counted(353, "article"), counted(2, "series", "series"), counted(0, "new article")
    ('1 article', '353 articles', '2 series', '0 new articles')
    """
    return f"{count} {one if count == 1 else many or f'{one}s'}"


def crawled(counts: Mapping[str, int]) -> str:
    """What a crawl has done by the names of its counts, but for those of nothing.

    Other bytes are no change of an article yet: that is seen when it is read.

    >>> crawled({"requests": 12, "new": 3, "changed": 2, "missing": 0, "errors": 1})
    '12 requests, 3 new, 2 with different bytes, 1 error'
    """
    count = counts.get
    told = [
        counted(count("requests", 0), "request"),
        *(f"{count(name)} {what}" for name, what in _OF_PAGES.items() if count(name)),
        *([counted(counts["errors"], "error")] if count("errors") else []),
    ]
    return ", ".join(told)
