"""Raw answers in the order in which they came, for archives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, or_, select

from storage.queries import article_lists
from storage.queries.articles import Filter
from storage.tables import PAGES, SNAPSHOTS
from storage.visits import raw
from storage.visits.frontier import PageKind

BATCH = 100


@dataclass(frozen=True, slots=True)
class RawAnswer:
    """An answer as it came: of which page, from which address in the end, with its bytes."""

    page_url: str
    final_url: str
    kind: PageKind
    fetched_at: dt.datetime
    status: int
    headers: Mapping[str, str]
    body: bytes


def raw_answers(connection: Connection, wanted: Filter, *, lists: bool = False) -> Iterator[RawAnswer]:
    """The answers kept of the articles that a filter selects, the oldest first; with `lists` of all other pages too."""
    chosen: ColumnElement[bool] = PAGES.c.id.in_(
        article_lists.selection(connection, wanted).with_only_columns(PAGES.c.id)
    )
    if lists:
        chosen = or_(chosen, PAGES.c.kind != PageKind.ARTICLE.value)
    query = (
        select(PAGES.c.url, PAGES.c.kind, SNAPSHOTS.c.final_url, SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.status, SNAPSHOTS.c.headers,
               SNAPSHOTS.c.blob_id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(chosen)
        .order_by(SNAPSHOTS.c.fetched_at, SNAPSHOTS.c.id)
    )  # fmt: skip
    for batch in connection.execution_options(yield_per=BATCH).execute(query).partitions(BATCH):
        bodies = raw.get_all(connection, {row.blob_id for row in batch if row.blob_id is not None})
        yield from (_answer(row, bodies) for row in batch)


def _answer(row: Any, bodies: Mapping[int, bytes]) -> RawAnswer:
    return RawAnswer(
        row.url, row.final_url or row.url, PageKind(row.kind), row.fetched_at, row.status, row.headers,
        bodies.get(row.blob_id, b""),
    )  # fmt: skip
