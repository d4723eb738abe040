"""A cache for counts over everything, which take longer the more there is."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from monitor.errors import MonitorError

T = TypeVar("T")
# An answer is remembered so many times as long as it took to find, and a moment at least.
TIMES, LEAST = 100.0, 2.0
# Seconds that a reader waits for what is found for the first time, where a page can do without.
PATIENCE = 1.0
# Seconds within which an old answer is found anew while the reader waits.
QUICK = 0.02


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, when by the process's clock it is to be found anew, and the seconds that it took to find."""

    answer: Any
    until: float
    took: float


@dataclass
class Memory:
    """Remembers answers by name; one that is old and took long is still given while a thread finds the new one."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, Kept] = field(default_factory=dict)
    _busy: dict[str, threading.Thread] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, name: str, find: Callable[[], T]) -> T:
        """The answer of a name, found now if there is none yet."""
        kept = self._kept.get(name)
        if kept is None:
            return self._find(name, find)
        if kept.until < self.clock():
            if kept.took < QUICK:
                return self._find(name, find)
            self._renew(name, find)
        return cast("T", kept.answer)

    def soon(self, name: str, find: Callable[[], T], patience: float = PATIENCE) -> T | None:
        """As `get`, or None if the first answer is not found within so many seconds: a thread goes on to find it."""
        if name not in self._kept:
            self._renew(name, find)
            if (busy := self._busy.get(name)) is not None:
                busy.join(patience)
                if busy.is_alive():
                    return None
        return self.get(name, find)

    def begin(self, finds: Mapping[str, Callable[[], object]]) -> None:
        """Find the first answers one after the other in a thread of its own."""
        threading.Thread(target=self._begin, args=(finds,), name="memory", daemon=True).start()

    def _begin(self, finds: Mapping[str, Callable[[], object]]) -> None:
        for name, find in finds.items():
            self.soon(name, find, threading.TIMEOUT_MAX)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is being found."""
        return bool(self._busy)

    def _find(self, name: str, find: Callable[[], T]) -> T:
        began = self.clock()
        answer = find()
        ended = self.clock()
        took = ended - began
        self._kept[name] = Kept(answer, ended + max(LEAST, TIMES * took), took)
        return answer

    def _renew(self, name: str, find: Callable[[], T]) -> None:
        with self._lock:
            if name in self._busy:
                return
            thread = threading.Thread(target=self._renewed, args=(name, find), name=f"memory {name}", daemon=True)
            self._busy[name] = thread
            thread.start()

    def _renewed(self, name: str, find: Callable[[], T]) -> None:
        try:
            # Whoever asks next is told why there is no answer.
            with contextlib.suppress(MonitorError):
                self._find(name, find)
        finally:
            self._busy.pop(name, None)
