"""Reads many answers: in as many processes as there are cores where there is enough to read, else in this one."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.connection import wait

from monitor.analyse.reading import Job, Result, read

# Below this, starting processes takes longer than reading.
WORTH_PROCESSES = 200
# Answers that go to a process and come back together.
CHUNK = 8

ReadAll = Callable[[Sequence[Job]], Iterator[Result]]


@contextmanager
def reader_of(total: int, workers: int | None = None) -> Iterator[ReadAll]:
    """What reads jobs and gives their results in order; processes begin to read as soon as it is called."""
    workers = workers or os.cpu_count() or 1
    if workers < 2 or total < WORTH_PROCESSES:
        yield lambda jobs: map(read, jobs)
        return
    # The server of forks loads the readers once for all processes.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(workers, context, _end_with_parent) as pool:
        yield lambda jobs: _attached(jobs, pool.map(_read_detached, jobs, chunksize=CHUNK))


def _read_detached(job: Job) -> Result:
    """What an answer says, without the answer: whoever gave the job has it, and it is most of what would be sent back."""
    result = read(job)
    return replace(result, unread=replace(result.unread, body=b""))


def _attached(jobs: Sequence[Job], results: Iterator[Result]) -> Iterator[Result]:
    for job, result in zip(jobs, results, strict=True):
        yield replace(result, unread=job.unread)


def _end_with_parent() -> None:
    """Have this process end when the one dies that gives it work: nobody else would tell it."""
    if parent := multiprocessing.parent_process():
        threading.Thread(target=_wait_for, args=(parent.sentinel,), name="parent", daemon=True).start()


def _wait_for(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
