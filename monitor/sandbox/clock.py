"""The sandbox's clock: real time, sped up, or standing still until it is moved."""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable

from monitor.articles import SHANGHAI


class SandboxClock:
    """Virtual time that runs `speed` times as fast as `timer` (seconds); speed 0 stands still. Safe across threads."""

    def __init__(self, start: dt.datetime, speed: float = 1.0, timer: Callable[[], float] = time.monotonic) -> None:
        self._timer = timer
        self._lock = threading.Lock()
        self._speed = speed
        self._anchor = (start.astimezone(SHANGHAI), timer())

    @classmethod
    def manual(cls, start: dt.datetime) -> SandboxClock:
        """A clock that only moves when told to.

        >>> clock = SandboxClock.manual(dt.datetime(2026, 3, 2, tzinfo=SHANGHAI))
        >>> clock.advance(dt.timedelta(hours=9)).isoformat()
        '2026-03-02T09:00:00+08:00'
        """
        return cls(start, speed=0.0, timer=lambda: 0.0)

    @property
    def speed(self) -> float:
        """Virtual seconds a real second."""
        return self._speed

    def now(self) -> dt.datetime:
        """The virtual time, aware, in the portal's zone."""
        with self._lock:
            return self._read()

    def set(self, when: dt.datetime, speed: float | None = None) -> dt.datetime:
        """The new time after the clock was put to `when` (aware; backwards too) and, if given, to another speed."""
        with self._lock:
            self._anchor = (when.astimezone(SHANGHAI), self._timer())
            self._speed = self._speed if speed is None else speed
            return self._anchor[0]

    def advance(self, by: dt.timedelta) -> dt.datetime:
        """The new time after the clock was moved by `by`."""
        with self._lock:
            self._anchor = (self._read() + by, self._timer())
            return self._anchor[0]

    def _read(self) -> dt.datetime:
        when, real = self._anchor
        return when + dt.timedelta(seconds=(self._timer() - real) * self._speed) if self._speed else when
