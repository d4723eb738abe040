"""Assigns the figures of revisions to series and their articles to families of copies, and notices contradictions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

from monitor.figures import Unit, table_with
from monitor.series import Statement
from monitor.series.placing import VERSION, Placed, place
from storage import Connection, Database
from storage.articles import copies
from storage.series import conflicts, following, points, statements
from storage.series import rows as series_rows
from storage.series.following import Unfollowed
from storage.series.points import Fresh, Rules, Touched

# Revisions that are followed in one transaction.
BATCH = 64


def follow(
    connection: Connection,
    now: dt.datetime,
    placed: Mapping[int, tuple[Placed, ...]],
    limit: int = BATCH,
    entered: Sequence[Unfollowed] = (),
) -> None:
    """Enter the figures of the revisions of some snapshots, as they were placed when these were read.

    `entered` are those of the revisions that need not be read back.
    """
    others = placed.keys() - {one.snapshot_id for one in entered}
    waiting = following.unfollowed(connection, limit, snapshots=others) if others else []
    _enter(connection, [*entered, *waiting], now, placed)


def follow_rest(database: Database, now: Callable[[], dt.datetime], units: tuple[Unit, ...] = ()) -> int:
    """How many revisions were followed that an earlier version left; each batch is complete once it is written.

    `units` are the operator's rows of the table by which their figures are placed.
    """
    table = table_with(units)
    done = 0
    while True:
        with database.write() as connection:
            waiting = following.unfollowed(connection, BATCH, units=table)
            _enter(connection, waiting, now(), {})
        done += len(waiting)
        if not waiting:
            return done


def _enter(
    connection: Connection, waiting: Collection[Unfollowed], now: dt.datetime, placed: Mapping[int, tuple[Placed, ...]]
) -> None:
    if not waiting:
        return
    points.lock(connection)
    rules = statements.rules(connection)
    settle(connection, enter(connection, waiting, placed, rules), rules, now)


def enter(
    connection: Connection, waiting: Collection[Unfollowed], placed: Mapping[int, tuple[Placed, ...]], rules: Rules
) -> Touched:
    """Enter the figures of revisions, placed by snapshot or else now; what is to be brought up to date."""
    touched = points.add(connection, [_fresh(one, placed.get(one.snapshot_id)) for one in waiting], rules)
    held = [copies.Held(one.page_id, one.body, one.bands) for one in waiting if one.is_latest]
    copies.link(connection, held)
    following.note_followed(connection, [one.revision_id for one in waiting if not one.is_noted], VERSION)
    return touched


def _fresh(waiting: Unfollowed, placed: tuple[Placed, ...] | None) -> Fresh:
    """The figures of a revision with their places; placed now where reading did not."""
    if placed is None:
        placed = place([source for _, source in waiting.points])
    by_span = {(one.start, one.end): one for one in placed}
    spans = [(id_, source, (source.figure.span.start, source.figure.span.end)) for id_, source in waiting.points]
    found = tuple((id_, source, by_span[span]) for id_, source, span in spans)
    return Fresh(waiting.revision_id, waiting.page_id, found)


def settle(connection: Connection, touched: Touched, rules: Rules, now: dt.datetime) -> None:
    """Bring series and conflicts up to date after points came, went or moved."""
    regrouped = series_rows.refresh(connection, {id_ for id_, _ in touched}, rules)
    conflicts.weigh(connection, touched, regrouped, now)


def state(database: Database, statement: Statement, now: dt.datetime) -> int:
    """The number of a statement that holds from now on."""
    with database.write() as connection:
        number, touched = statements.state(connection, statement)
        settle(connection, touched, statements.rules(connection), now)
    return number


def undo(database: Database, number: int, by: str, now: dt.datetime) -> None:
    """Take a statement back; InputError if there is none of that number that holds."""
    with database.write() as connection:
        touched = statements.undo(connection, number, by, now)
        settle(connection, touched, statements.rules(connection), now)


def configure(connection: Connection, wanted: Sequence[Statement], now: dt.datetime) -> None:
    """Make the statements that stand in the configuration hold, and those that no longer stand there not."""
    if touched := statements.configure(connection, wanted, now):
        settle(connection, touched, statements.rules(connection), now)
