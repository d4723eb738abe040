"""Runs the analysis: reading in as many processes as there are cores, writing in this one alone, a batch at a time."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from typing import Protocol

from monitor import __version__, processes
from monitor.analyse.folding import Since, fold
from monitor.analyse.following import configure, follow_rest
from monitor.analyse.learning import learn_all
from monitor.analyse.packing import pack_sites
from monitor.analyse.reading import Job, Readers, Result, job_for, read
from monitor.analyse.settling import Summary
from monitor.analyse.writing import write
from monitor.clock import Clock
from monitor.config import Config
from storage import Connection, Database, frontier, runs, snapshots
from storage.runs import RunState
from storage.snapshots import Unread

# Answers read before they are written: few enough to be held, many enough to share a transaction.
BATCH = 256
# Below this, starting processes takes longer than reading.
WORTH_PROCESSES = 200


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
    with mapper(total, workers or os.cpu_count() or 1) as read_all:
        last = 0
        while batch := _next(database, last):
            last = batch[-1].snapshot_id
            looked.update(unread.site for unread in batch)
            earliest = min(earliest, *(unread.fetched_at for unread in batch))
            results = read_all(read, [job_for(unread, readers) for unread in batch])
            done += write(database, list(results), readers, now())
            if progress is not None:
                progress(done.read, total)
    follow_rest(database, now, readers.units)
    fold(database, looked, Since(began, earliest), now())
    return done


def _next(database: Database, after: int) -> list[Unread]:
    with database.read() as connection:
        return snapshots.unread(connection, BATCH, after)


Mapper = Callable[[Callable[[Job], Result], Sequence[Job]], Iterable[Result]]


@contextmanager
def mapper(total: int, workers: int) -> Iterator[Mapper]:
    """A `map` that reads in as many processes as there are workers where there is enough to read."""
    if workers < 2 or total < WORTH_PROCESSES:
        yield map
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield lambda function, jobs: pool.map(function, jobs, chunksize=8)


def readers(connection: Connection, config: Config) -> Readers:
    """What reading needs by a configuration; sites that it no longer names are read without a profile."""
    profiles = {site: config.sites[name].profile for site, name in frontier.sites(connection) if name in config.sites}
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
