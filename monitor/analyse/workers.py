"""Reads many answers: in as many processes as there are cores if there is enough to read, otherwise in this one."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import fields, replace
from multiprocessing.connection import wait
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from typing import Any

from monitor.analyse.forking import context, processes_for
from monitor.analyse.garbage import uncollected
from monitor.analyse.reading import Job, Result, read
from monitor.articles import Evidence, Figure, Span
from monitor.series import SeriesKey
from monitor.series.placing import Placed

# Answers that go to a process and come back together.
CHUNK = 8
# How far reading stands back behind a crawl, the page and what writes, where there are fewer cores than work.
NICENESS = 5
# What a result holds many of: the way in which such classes are sent by themselves takes twice as long.
MANY = (Figure, Span, Evidence, Placed, SeriesKey)

ReadAll = Callable[[Sequence[Job]], Iterator[Result]]


@contextmanager
def reader_of(total: int, workers: int | None = None) -> Iterator[ReadAll]:
    """What reads jobs and gives their results in order; processes begin to read as soon as it is called."""
    processes = processes_for(total, workers)
    if processes < 2:
        yield lambda jobs: map(read, jobs)
        return
    with ProcessPoolExecutor(processes, context(), _begin) as pool:
        yield lambda jobs: _attached(jobs, pool.map(_read_detached, jobs, chunksize=CHUNK))


def _sent_by_fields(kind: type) -> Callable[[Any], tuple[type, tuple[Any, ...]]]:
    """How an object of a frozen data class is sent: as its class and what to call it with."""
    values = attrgetter(*(field.name for field in fields(kind)))
    return lambda of: (kind, values(of))


for _kind in MANY:
    ForkingPickler.register(_kind, _sent_by_fields(_kind))


def _read_detached(job: Job) -> Result:
    """What an answer says, without the answer: whoever gave the job has it, and it is most of what would be sent back."""
    result = read(job)
    return replace(result, unread=replace(result.unread, body=b""))


def _attached(jobs: Sequence[Job], results: Iterator[Result]) -> Iterator[Result]:
    with uncollected():
        found = [replace(result, unread=job.unread) for job, result in zip(jobs, results, strict=True)]
    yield from found


def _begin() -> None:
    """Give way to crawls and the page, and end when the process dies that gives the work: nobody else would tell it."""
    os.nice(NICENESS)
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_wait_for, args=(parent.sentinel,), name="parent", daemon=True).start()


def _wait_for(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
