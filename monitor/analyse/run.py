"""Runs the analysis: reading in as many processes as there are cores, and writing in this one."""

from __future__ import annotations

import datetime as dt
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Protocol

from monitor import __version__, processes
from monitor.analyse.folding import Since, fold
from monitor.analyse.following import configure, follow_rest
from monitor.analyse.learning import learn_all
from monitor.analyse.packing import pack_sites
from monitor.analyse.reading import Readers, Result, job_for
from monitor.analyse.settling import Summary
from monitor.analyse.workers import ReadAll, reader_of
from monitor.analyse.writing import write
from monitor.clock import Clock
from monitor.config import Config
from storage import Connection, Database
from storage.operation import runs
from storage.operation.runs import RunState
from storage.visits import sites, snapshots
from storage.visits.snapshots import Unread

# Answers read before they are written, at least and at most: many enough to share a transaction, and what is weighed anew
# of the series that they touch; few enough to be held, and to let others write in between.
BATCH, MOST = 256, 512
# A batch is so much of what waits, so that little is left to be written by one process once all is read.
SHARE = 3


class Progress(Protocol):
    """Told how far the analysis has come."""

    def __call__(self, done: int, total: int | None = None) -> None:
        """`done` of `total` answers are read."""


def analyse(
    database: Database,
    readers: Readers,
    now: Callable[[], dt.datetime],
    *,
    workers: int | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Read every answer that no reader has read; what is written is complete after each batch."""
    with database.read() as connection:
        total = snapshots.count_unread(connection)
    done, looked, began = Summary(), Counter[int](), now()
    earliest = began
    with reader_of(total, workers) as read_all:
        for batch in _batches(database, readers, read_all):
            looked.update(result.unread.site for result in batch)
            earliest = min(earliest, *(result.unread.fetched_at for result in batch))
            done += write(database, batch, readers, now())
            if progress is not None:
                progress(done.read, max(total, done.read))
    follow_rest(database, now, readers.units)
    fold(database, looked, Since(began, earliest), now())
    return done


def _batches(database: Database, readers: Readers, read_all: ReadAll) -> Iterator[list[Result]]:
    """What answers say, the oldest first; while a batch is written the next one, and no more, is being read."""
    last, coming = _begin(database, 0, readers, read_all)
    while last:
        after, ahead = _begin(database, last, readers, read_all)
        yield list(coming)
        # What came in meanwhile is looked for once more before it is the end.
        last, coming = (after, ahead) if after else _begin(database, last, readers, read_all)


def _begin(database: Database, after: int, readers: Readers, read_all: ReadAll) -> tuple[int, Iterator[Result]]:
    """The id of the last answer of the next batch (0: there is none), and what is read of it from now on."""
    batch = _next(database, after)
    return (batch[-1].snapshot_id if batch else 0), read_all([job_for(unread, readers) for unread in batch])


def _next(database: Database, after: int) -> list[Unread]:
    with database.read() as connection:
        waiting = snapshots.count_unread(connection, after, most=SHARE * MOST)
        return snapshots.unread(connection, min(max(waiting // SHARE, BATCH), MOST), after)


def readers(connection: Connection, config: Config) -> Readers:
    """What reading needs by a configuration; sites that it no longer names are read without a profile."""
    profiles = {site: config.sites[name].profile for site, name in sites.every(connection) if name in config.sites}
    return Readers(
        config.zone,
        profiles,
        tuple(replace(topic, name=name) for name, topic in config.topics.items()),
        config.unit_rows,
    )


def run_analysis(
    database: Database,
    config: Config,
    clock: Clock,
    *,
    cause: str,
    workers: int | None = None,
    progress: Progress | None = None,
    run_id: int | None = None,
) -> Summary:
    """What was read, with a row in the record of runs: a new one, or the one that a scheduler has begun."""
    start = runs.Start("analyse", cause, clock.now(), config.digest, __version__)
    with database.write() as connection:
        run_id = runs.begin(connection, start, processes.identity(), run_id)
        chosen = readers(connection, config)
        configure(connection, [one.statement(config.zone) for one in config.statements], clock.now())
    began = time.monotonic()
    try:
        done = analyse(database, chosen, clock.now, workers=workers, progress=progress)
        pack_sites(database, clock.now())
        learn_all(database, config, clock.now())
    except BaseException as error:
        with database.write() as connection:
            runs.finish(connection, run_id, RunState.FAILED, clock.now(), message=f"{type(error).__name__}: {error}")
        raise
    counts = runs.Counts(
        new=done.new, changed=done.changed, unchanged=done.unchanged, missing=done.gone, errors=done.refused
    )
    with database.write() as connection:
        duration = round((time.monotonic() - began) * 1000)
        runs.finish(
            connection, run_id, RunState.FINISHED, clock.now(), counts=counts, duration_ms=duration,
            peak_memory=processes.peak_memory(),
        )  # fmt: skip
    return done
