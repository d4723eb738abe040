"""Answers that are remembered for a while: counts over everything, which take longer the more there is."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

T = TypeVar("T")
# An answer is remembered so many times as long as it took to find, and a moment at least.
TIMES, LEAST = 100.0, 2.0


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, and when by the process's clock it is to be found anew."""

    answer: Any
    until: float


@dataclass
class Memory:
    """Remembers answers by name; one that is old is still given while a thread finds the new one."""

    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, Kept] = field(default_factory=dict)
    _busy: set[str] = field(default_factory=set)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def get(self, name: str, find: Callable[[], T]) -> T:
        """The answer of a name, found now if there is none yet."""
        kept = self._kept.get(name)
        if kept is None:
            return self._find(name, find)
        if kept.until < self.clock():
            self._renew(name, find)
        return cast("T", kept.answer)

    def _find(self, name: str, find: Callable[[], T]) -> T:
        began = self.clock()
        answer = find()
        ended = self.clock()
        self._kept[name] = Kept(answer, ended + max(LEAST, TIMES * (ended - began)))
        return answer

    def _renew(self, name: str, find: Callable[[], T]) -> None:
        with self._lock:
            if name in self._busy:
                return
            self._busy.add(name)
        threading.Thread(target=self._renewed, args=(name, find), name=f"memory {name}", daemon=True).start()

    def _renewed(self, name: str, find: Callable[[], T]) -> None:
        try:
            self._find(name, find)
        finally:
            self._busy.discard(name)
