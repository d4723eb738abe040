"""Which revisions have their figures in series, and which do not yet."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select, update

from monitor.figures import DEFAULT_UNITS, UnitTable
from monitor.series import SourcePoint, sources
from storage.articles import revisions
from storage.engine.chunks import chunks
from storage.series.stored_points import day
from storage.tables import FIGURES, PAGES, REVISIONS


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """A revision whose figures are in no series yet: each figure's id, and the figure with where it stands.

    `is_latest` says whether it is what its page holds now, `is_noted` whether it is kept as one that is followed.
    """

    revision_id: int
    page_id: int
    snapshot_id: int
    points: tuple[tuple[int, SourcePoint], ...]
    body: str = ""
    is_latest: bool = True
    bands: tuple[int, ...] | None = None
    is_noted: bool = False


def unfollowed(
    connection: Connection,
    limit: int,
    *,
    snapshots: Collection[int] | None = None,
    units: UnitTable = DEFAULT_UNITS,
) -> list[Unfollowed]:
    """Some of the revisions whose figures are in no series yet, the first ones; only those of `snapshots` if given.

    `units` is the table by which their figures are to be placed.
    """
    chosen = (
        select(
            REVISIONS.c.id, REVISIONS.c.page_id, REVISIONS.c.snapshot_id, REVISIONS.c.number, REVISIONS.c.published_text,
            REVISIONS.c.title, REVISIONS.c.body, PAGES.c.url, PAGES.c.latest_revision_id,
        )
        .join(PAGES, PAGES.c.id == REVISIONS.c.page_id)
        .where(REVISIONS.c.followed.is_(None))
        .order_by(REVISIONS.c.id)
        .limit(limit)
    )  # fmt: skip
    if snapshots is not None:
        chosen = chosen.where(REVISIONS.c.snapshot_id.in_(snapshots))
    found = []
    for row in connection.execute(chosen).all():
        figures = connection.execute(select(FIGURES).where(FIGURES.c.revision_id == row.id).order_by(FIGURES.c.start))
        rows = figures.all()
        read = [revisions.figure(one) for one in rows]
        points = sources(
            row.body, read, row.url, published=day(row.published_text), revision=row.number, units=units,
            title=row.title or "",
        )  # fmt: skip
        told = tuple((one.id, point) for one, point in zip(rows, points, strict=True))
        found.append(Unfollowed(row.id, row.page_id, row.snapshot_id, told, row.body, row.latest_revision_id == row.id))
    return found


def note_followed(connection: Connection, revision_ids: Sequence[int], version: str) -> None:
    """Note that the figures of revisions are among series, by which version of the rules."""
    for some in chunks(revision_ids):
        connection.execute(update(REVISIONS).where(REVISIONS.c.id.in_(some)).values(followed=version))
