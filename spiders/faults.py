"""What can go wrong with a request, each kind with a stable name."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from twisted.internet import error
from twisted.web.client import ResponseFailed

WORDS: dict[type[BaseException], str] = {
    CannotResolveHostError: "dns",
    DownloadConnectionRefusedError: "refused",
    error.ConnectionRefusedError: "refused",
    DownloadTimeoutError: "timeout",
    error.TimeoutError: "timeout",
    ResponseDataLossError: "truncated",
    # The downloader cancels a download for nothing else than its size.
    DownloadCancelledError: "too-large",
    UnsupportedURLSchemeError: "scheme",
    DownloadFailedError: "reset",
    error.ConnectError: "reset",
    error.ConnectionClosed: "reset",
    OSError: "reset",
}
# The portal itself does not answer: many of these in a row end a crawl.
OUTAGES = frozenset({"dns", "refused", "timeout", "reset", "truncated", "certificate"})


class Refused(IgnoreRequest):
    """A request that is not made, or an answer that is not taken; `kind` is its word."""

    def __init__(self, kind: str, detail: str) -> None:
        super().__init__(f"{kind}: {detail}")
        self.kind = kind
        self.detail = detail


class GivenBack(IgnoreRequest):
    """A page that is not fetched now and is not at fault: its lease ran out, or the crawl is about to end."""


def describe(problem: BaseException | None) -> tuple[str, str]:
    """The word for a problem, and its detail in one line."""
    if isinstance(problem, Refused):
        return problem.kind, problem.detail
    reasons = _reasons(problem)
    said = str(reasons[-1]) if reasons else str(problem)
    detail = " ".join(said.split())[:300] or type(problem).__name__
    if "certificate verify failed" in detail:
        return "certificate", detail
    # A body that breaks off is told from one that is broken off by how the connection ended.
    if any(type(reason) is error.ConnectionLost for reason in reasons):
        return "reset", detail
    word = next((word for kind, word in WORDS.items() if isinstance(problem, kind)), None)
    return (word, detail) if word else ("error", f"{type(problem).__name__}: {detail}")


def _reasons(problem: BaseException | None) -> list[BaseException]:
    """What a failed download gives as its reasons."""
    failed = problem.__cause__ if isinstance(problem, DownloadFailedError | ResponseDataLossError) else None
    return [reason.value for reason in failed.reasons or ()] if isinstance(failed, ResponseFailed) else []


def is_outage(kind: str) -> bool:
    """Whether a fault says that the portal as a whole is in trouble, not one page of it."""
    return kind in OUTAGES or kind == "status-429" or kind.startswith("status-5")
