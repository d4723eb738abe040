"""The requests waiting for the downloader: few and in memory, because the frontier is in the database."""

from __future__ import annotations

from collections import deque

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler


class Queue(BaseScheduler):
    """First come, first served; second tries and redirects (raised priority) before all others."""

    def __init__(self) -> None:
        self._urgent: deque[Request] = deque()
        self._waiting: deque[Request] = deque()

    def has_pending_requests(self) -> bool:
        """Whether any request waits."""
        return bool(self._urgent or self._waiting)

    def enqueue_request(self, request: Request) -> bool:
        """Always true: every request is taken."""
        (self._urgent if request.priority else self._waiting).append(request)
        return True

    def next_request(self) -> Request | None:
        """The request that is next; None if none waits."""
        queue = self._urgent or self._waiting
        return queue.popleft() if queue else None
