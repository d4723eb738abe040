"""Time limits for clients: one that sends its request or receives its response too slowly is disconnected."""

from __future__ import annotations

import asyncio
from typing import cast

from monitor.web.targets import Typed


class Patient(Typed):
    """HTTP/1.1 that gives a client so many seconds for a whole request, and for taking some more of an answer.

    Otherwise a few thousand clients that say a byte now and then would hold all connections that the process may have.
    """

    request_seconds = 30.0
    answer_seconds = 60.0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as in the base class
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._request: asyncio.TimerHandle | None = self._end_after(self.request_seconds)
        self._answer: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        """Wait on while a request is not whole: the time runs from its first byte."""
        super().data_received(data)
        if not self._is_receiving():
            _cancel(self._request)
            self._request = None
        elif self._request is None:
            self._request = self._end_after(self.request_seconds)

    def _is_receiving(self) -> bool:
        """Whether a request is not whole yet: its headers, or the body that they announce, answered already or not."""
        if self.cycle is None or self.cycle.response_complete:
            # Between requests the base class waits; it no longer does once something came.
            return self.timeout_keep_alive_task is None
        return bool(self.cycle.more_body)

    def pause_writing(self) -> None:
        """Wait until the client takes more."""
        super().pause_writing()
        self._answer = self._end_after(self.answer_seconds)

    def resume_writing(self) -> None:
        """Wait no more."""
        super().resume_writing()
        _cancel(self._answer)
        self._answer = None

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing."""
        super().connection_lost(exc)
        _cancel(self._request)
        _cancel(self._answer)

    def _end_after(self, seconds: float) -> asyncio.TimerHandle:
        return self.loop.call_later(seconds, cast("asyncio.WriteTransport", self.transport).abort)


def _cancel(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
