"""What a crawl gathers between two writes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from storage.operation.runs import FaultRecord
from storage.visits.frontier import Candidate, Due
from storage.visits.snapshots import Fetched


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be fetched: the fault's word and detail, and the status if there was one."""

    due: Due
    at: dt.datetime
    kind: str
    detail: str
    status: int | None = None


@dataclass(slots=True)
class Batch:
    """Answers, failures, further faults, addresses found outside of any page, and the traffic since the last write."""

    answers: list[Fetched] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    faults: list[FaultRecord] = field(default_factory=list)
    found: list[Candidate] = field(default_factory=list)
    requests: int = 0
    received: int = 0

    @property
    def pages(self) -> int:
        """How many pages it settles."""
        return len(self.answers) + len(self.failures)

    def __bool__(self) -> bool:
        return bool(self.pages or self.faults or self.found or self.requests)
