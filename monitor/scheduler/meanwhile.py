"""Starts what follows a run while that run is still going on, whenever there is enough to do."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from monitor.errors import DatabaseError
from storage import Database
from storage.operation import runs
from storage.visits.snapshots import count_unread

logger = logging.getLogger(__name__)
# Answers that are worth an analysis of their own: as many as make it read in several processes.
ENOUGH = 200
# Seconds between two looks at how many wait.
LOOK_EVERY = 0.5


@dataclass(slots=True)
class Meanwhile:
    """While in its context, `follow` is called, in a thread of its own, whenever enough answers wait that nobody reads.

    Leaving it does not wait for a call that is under way: `join` does. One that did not go well is the last.
    """

    database: Database
    follow: Callable[[], bool] | None
    every: float = LOOK_EVERY
    _over: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __enter__(self) -> None:
        if self.follow is not None:
            self._thread = threading.Thread(target=self._look_on, args=(self.follow,), name="meanwhile")
            self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def join(self) -> None:
        """Wait for a call that is under way."""
        if self._thread is not None:
            self._thread.join()

    def _look_on(self, follow: Callable[[], bool]) -> None:
        while not self._over.wait(self.every):
            try:
                if self._is_worth_it() and not follow():
                    return
            except DatabaseError as error:
                logger.warning("what follows is not begun yet: %s", error)

    def _is_worth_it(self) -> bool:
        with self.database.read() as connection:
            return not runs.open_runs(connection, "analyse") and count_unread(connection, most=ENOUGH) >= ENOUGH
