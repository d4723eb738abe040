"""Leadership among several monitors on one database: the others stand by and take over when the leader dies."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from monitor import processes
from monitor.errors import DatabaseError
from storage import Connection, Database
from storage.operation import locks
from storage.operation.locks import Held

LOCK = "scheduler"
# Seconds between two beats, and without one after which the holder is taken for dead.
BEAT_EVERY, STALE_AFTER = 5.0, 30.0


@dataclass(slots=True)
class Leadership:
    """One side of a lock, the scheduler's unless another is named; `timer` is a clock in seconds that nobody can put."""

    database: Database
    owner: str = field(default_factory=processes.identity)
    timer: Callable[[], float] = time.monotonic
    lives: Callable[[str], bool | None] = processes.lives
    stale_after: float = STALE_AFTER
    name: str = LOCK
    _seen: Held | None = None
    _seen_at: float = 0.0
    _beat_at: float | None = None

    @property
    def leads(self) -> bool:
        """Whether it holds the lock and nobody can have taken it for dead."""
        return self._beat_at is not None and self.timer() - self._beat_at < self.stale_after / 2

    @property
    def rival(self) -> str | None:
        """Who held the lock when it was last looked at."""
        return self._seen.owner if self._seen else None

    def beat(self, now: dt.datetime) -> bool:
        """Whether it leads from now on: it beats if it holds the lock, and takes it if that is free or its holder dead."""
        at = self.timer()
        try:
            with self.database.write() as connection:
                held = locks.beat(connection, self.name, self.owner) or self._take(connection, now)
        except DatabaseError:
            # Not to be able to beat is no loss yet, but it is one after a while.
            return self.leads
        self._beat_at = at if held else None
        return held

    def _take(self, connection: Connection, now: dt.datetime) -> bool:
        seen = locks.look(connection, self.name)
        if seen is None:
            return locks.take(connection, self.name, self.owner, now)
        return self._is_silent(seen) and locks.take(connection, self.name, self.owner, now, seen)

    def silent(self, connection: Connection) -> bool:
        """Whether nobody holds the lock, or only one who is dead, as far as it was watched."""
        seen = locks.look(connection, self.name)
        return seen is None or self._is_silent(seen)

    def _is_silent(self, seen: Held) -> bool:
        if self._seen is None or (seen.owner, seen.beats) != (self._seen.owner, self._seen.beats):
            self._seen, self._seen_at = seen, self.timer()
        return self.timer() - self._seen_at >= self.stale_after or self.lives(seen.owner) is False

    def holds(self, connection: Connection) -> bool:
        """Whether it holds the lock, asked in the transaction that begins a run: one that slept may have lost it."""
        held = locks.look(connection, self.name)
        return held is not None and held.owner == self.owner

    def release(self) -> None:
        """Let another one take over at once."""
        self._beat_at = None
        with self.database.write() as connection:
            locks.release(connection, self.name, self.owner)
