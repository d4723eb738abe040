"""Rereading: stored revisions replaced in place, under the same numbers, and how far a rereading has come."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select, update

from monitor.articles import Figure
from storage.articles import revisions
from storage.articles.revisions import Reading, StoredRevision
from storage.engine.chunks import chunks
from storage.engine.inserts import into
from storage.search import index
from storage.tables import CONTRADICTIONS, FIGURES, LABELS, PAGES, REVISIONS, SNAPSHOTS
from storage.tables.series import POINTS, REREADINGS

# What reading made of answers that a later reader may make an article of.
REFUSED = ("refused", "failed")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """How far a new reading has come: `after_id` is the last revision's; `counts` what it came to so far."""

    readers: str
    after_id: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


def revisions_after(connection: Connection, after: int, limit: int, since: dt.datetime | None) -> dict[int, int]:
    """Some revisions beyond an id, in order: each with the snapshot that it was read from."""
    chosen = (
        select(REVISIONS.c.id, REVISIONS.c.snapshot_id)
        .where(REVISIONS.c.id > after)
        .order_by(REVISIONS.c.id)
        .limit(limit)
    )
    if since is not None:
        chosen = chosen.where(REVISIONS.c.seen_at >= since)
    return {row.id: row.snapshot_id for row in connection.execute(chosen)}


def count(connection: Connection, after: int, since: dt.datetime | None) -> int:
    """How many revisions there are beyond an id."""
    chosen = select(func.count()).select_from(REVISIONS).where(REVISIONS.c.id > after)
    if since is not None:
        chosen = chosen.where(REVISIONS.c.seen_at >= since)
    return connection.execute(chosen).scalar_one()


def refused(connection: Connection, since: dt.datetime | None) -> list[int]:
    """Snapshots that no article was made of, newer than what is known of their pages; the latest of each page."""
    last = select(REVISIONS.c.snapshot_id).where(REVISIONS.c.id == PAGES.c.latest_revision_id).scalar_subquery()
    chosen = (
        select(func.max(SNAPSHOTS.c.id))
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(SNAPSHOTS.c.outcome.in_(REFUSED), SNAPSHOTS.c.status == 200, SNAPSHOTS.c.id > func.coalesce(last, 0))
        .group_by(SNAPSHOTS.c.page_id)
    )
    if since is not None:
        chosen = chosen.where(SNAPSHOTS.c.fetched_at >= since)
    return sorted(connection.scalars(chosen))


def reopen(connection: Connection, snapshot_ids: Sequence[int]) -> None:
    """Let the next analysis read snapshots again."""
    for some in chunks(snapshot_ids):
        connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id.in_(some)).values(outcome=None, detail=None))


def checkpoint(connection: Connection, readers: str) -> Checkpoint:
    """Where an unfinished new reading goes on; at the start if there is none."""
    row = connection.execute(select(REREADINGS).where(REREADINGS.c.readers == readers)).one_or_none()
    return Checkpoint(readers) if row is None or row.finished_at else Checkpoint(readers, row.after_id, row.counts)


def note(connection: Connection, reached: Checkpoint, now: dt.datetime, *, finished: bool = False) -> None:
    """Keep how far a new reading has come."""
    values = {"after_id": reached.after_id, "counts": dict(reached.counts), "finished_at": now if finished else None}
    statement = into(connection, REREADINGS).values(readers=reached.readers, started_at=now, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["readers"], set_=values))


def changed_columns(stored: StoredRevision, reading: Reading) -> dict[str, tuple[Any, Any]]:
    """The columns in which a reading differs from what is kept of a revision, with both values."""
    before = revisions.revision_values(
        Reading(stored.page_id, stored.snapshot_id, stored.seen_at, stored.article, (), (), reading.reader)
    )
    after = revisions.revision_values(reading)
    old, new = before.pop("fields"), after.pop("fields")
    differing = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    return differing | {name: (old[name], new[name]) for name in old if old[name] != new[name]}


def replace(connection: Connection, stored: StoredRevision, reading: Reading) -> None:
    """Replace what a revision says; a figure that stands where it stood keeps its id. It has no points meanwhile."""
    indexed = index.entry_of(connection, stored.id)
    connection.execute(
        update(REVISIONS)
        .where(REVISIONS.c.id == stored.id)
        .values(revisions.revision_values(reading) | {"followed": None})
    )
    connection.execute(update(SNAPSHOTS).where(SNAPSHOTS.c.id == stored.snapshot_id).values(reader=reading.reader))
    _replace_figures(connection, stored, reading.figures)
    connection.execute(delete(CONTRADICTIONS).where(CONTRADICTIONS.c.revision_id == stored.id))
    revisions.add_notes(connection, stored.id, reading.notes)
    connection.execute(delete(LABELS).where(LABELS.c.revision_id == stored.id))
    revisions.add_labels(connection, stored.id, reading)
    found_by = index.entry_of(connection, stored.id)
    if found_by != indexed:
        index.forget(connection, stored.id, indexed)
        index.index(connection, stored.id, found_by)


def _replace_figures(connection: Connection, stored: StoredRevision, figures: Sequence[Figure]) -> None:
    rows = connection.execute(
        select(FIGURES.c.id, FIGURES.c.start, FIGURES.c.end).where(FIGURES.c.revision_id == stored.id)
    )
    ids = {(row.start, row.end): row.id for row in rows}
    wanted = {(figure.span.start, figure.span.end): figure for figure in figures}
    gone = [id_ for span, id_ in ids.items() if span not in wanted]
    for some in chunks(gone):
        connection.execute(delete(POINTS).where(POINTS.c.figure_id.in_(some)))
        connection.execute(delete(FIGURES).where(FIGURES.c.id.in_(some)))
    old = {(figure.span.start, figure.span.end): figure for figure in stored.figures}
    kept = [(ids[span], figure) for span, figure in wanted.items() if span in ids and old.get(span) != figure]
    if kept:
        values = [{"figure": id_, **_prefixed(stored.id, figure)} for id_, figure in kept]
        chosen = update(FIGURES).where(FIGURES.c.id == bindparam("figure"))
        names = revisions.figure_values(stored.id, kept[0][1])
        connection.execute(chosen.values({name: bindparam(f"new_{name}") for name in names}), values)
    revisions.add_figures(connection, stored.id, [figure for span, figure in wanted.items() if span not in ids])


def _prefixed(revision_id: int, figure: Figure) -> dict[str, Any]:
    return {f"new_{name}": value for name, value in revisions.figure_values(revision_id, figure).items()}
