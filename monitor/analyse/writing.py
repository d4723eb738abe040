"""Writes the outcome of a batch of answers in one transaction: all of it, or nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from monitor.analyse.entering import enter, sort_out
from monitor.analyse.following import follow
from monitor.analyse.garbage import uncollected
from monitor.analyse.parts import gather
from monitor.analyse.reading import Readers, Result
from monitor.analyse.settling import Summary, settle
from storage import Database
from storage.visits import snapshots


def write(database: Database, results: Sequence[Result], readers: Readers, now: dt.datetime) -> Summary:
    """What was done with the answers that no other analysis has written meanwhile."""
    done = Summary()
    placed = {result.unread.snapshot_id: result.placed for result in results}
    with uncollected(), database.write() as connection:
        fresh, others = sort_out(connection, results)
        done += Summary(read=len(fresh), new=len(fresh))
        entered = enter(connection, fresh, now)
        for result in others:
            # Another analysis may have been here meanwhile.
            if not snapshots.is_unread(connection, result.unread.snapshot_id):
                continue
            whole = gather(connection, result, readers, now)
            done += sum((settle(connection, each, now) for each in whole), Summary(read=not whole))
            placed |= {each.unread.snapshot_id: each.placed for each in whole}
        follow(connection, now, placed, len(results), entered)
    return done
