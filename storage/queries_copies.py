"""Copies of an article: others that share a passage with it, found by the search index."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sqlalchemy import Connection, select

from monitor.query import Any, Phrase
from storage import query_sql
from storage.revisions import StoredRevision, latest
from storage.tables import Page

# Passages of Chinese letters alone: a reprint may alter figures, hardly ever all words between two.
PASSAGE = re.compile(r"[\u3400-\u9fff]{10,16}")
PASSAGES = 5
# Articles that share a passage with more others than this share a set phrase.
MOST = 30


def passages(body: str) -> list[str]:
    """Some passages spread over a body.

    >>> passages("2021年,全县村集体经济收入稳步提高到新的水平。")
    ['全县村集体经济收入稳步提高到新的']
    """
    found = list(dict.fromkeys(PASSAGE.findall(body)))
    step = max(1, len(found) // PASSAGES)
    return found[::step][:PASSAGES]


def sharing(connection: Connection, page_id: int, body: str) -> list[StoredRevision]:
    """The latest versions of other articles one of whose versions has a passage of the body."""
    wanted = tuple(Phrase(passage) for passage in passages(body))
    if not wanted:
        return []
    fits = query_sql.fits_article(Any(wanted) if len(wanted) > 1 else wanted[0], connection.dialect.name)
    chosen = select(Page.id).where(fits, Page.id != page_id, Page.latest_revision_id.is_not(None))
    return _latest(connection, connection.scalars(chosen.order_by(Page.id).limit(MOST)).all())


def _latest(connection: Connection, pages: Sequence[int]) -> list[StoredRevision]:
    return [found for page in pages if (found := latest(connection, page)) is not None]
