"""Login throttling: after some failures an address has to wait."""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field

WINDOW = dt.timedelta(minutes=15)
# Failures within the window after which no further try is heard: of one name from one address, of one address.
MOST_OF_NAME, MOST_OF_ADDRESS = 5, 20
# So many names and addresses are remembered; beyond them the oldest is forgotten.
REMEMBERED = 10_000


@dataclass
class Throttle:
    """Counts failures in memory; a restart forgets them."""

    _failures: OrderedDict[Hashable, deque[dt.datetime]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait(self, address: str, name: str, now: dt.datetime) -> dt.timedelta:
        """How long the address has to wait before it may try that name; zero if it need not."""
        with self._lock:
            waits = (self._wait(key, most, now) for key, most in _keys(address, name))
            return max(waits)

    def failed(self, address: str, name: str, now: dt.datetime) -> None:
        """Count a failure."""
        with self._lock:
            for key, most in _keys(address, name):
                self._failures.setdefault(key, deque(maxlen=most)).append(now)
                self._failures.move_to_end(key)
            while len(self._failures) > REMEMBERED:
                self._failures.popitem(last=False)

    def succeeded(self, address: str, name: str) -> None:
        """Forget the failures of that name from that address."""
        with self._lock:
            self._failures.pop((address, name), None)

    def _wait(self, key: Hashable, most: int, now: dt.datetime) -> dt.timedelta:
        times = self._failures.get(key, deque())
        if len(times) < most:
            return dt.timedelta(0)
        return max(dt.timedelta(0), times[0] + WINDOW - now)


def _keys(address: str, name: str) -> tuple[tuple[Hashable, int], tuple[Hashable, int]]:
    return ((address, name), MOST_OF_NAME), (address, MOST_OF_ADDRESS)
