"""The process from which reading processes are forked: it loads the readers once for all of them."""

from __future__ import annotations

import os
from multiprocessing import forkserver, get_context
from multiprocessing.context import ForkServerContext

# Below this, starting processes takes longer than reading.
WORTH_PROCESSES = 200
# What gives the work to a process, and what loads the readers as it is imported.
LOADED = ["monitor.analyse.workers", "monitor.analyse.warm"]


def processes_for(total: int, workers: int | None = None) -> int:
    """In how many processes so many answers are read, at most `workers`; 1: in the one that asks."""
    wanted = workers or os.cpu_count() or 1
    return wanted if total >= WORTH_PROCESSES else 1


def context() -> ForkServerContext:
    """What makes processes that have the readers."""
    found = get_context("forkserver")
    found.set_forkserver_preload(LOADED)
    return found


def begin(total: int, workers: int | None = None) -> None:
    """Have the readers loaded from now on, where so many answers are worth it, while this process does something else."""
    if processes_for(total, workers) > 1:
        context()
        forkserver.ensure_running()
