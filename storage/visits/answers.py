"""Answers as the readers get them, apart from how they are stored: a process that only reads loads no SQL code."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

# The header of an answer that says of a plain text when it was published.
PUBLISHED = "x-published"


class PageKind(StrEnum):
    """What is expected at an address."""

    HOME = "home"
    LIST = "list"
    FEED = "feed"
    SITEMAP = "sitemap"
    ARTICLE = "article"


class PageState(StrEnum):
    """How a page stands: never fetched, there, not there from the start, perhaps gone, gone, elsewhere, no article, or
    another address or a part of an article that another page keeps."""

    NEW = "new"
    LIVE = "live"
    MISSING = "missing"
    SUSPECT = "suspect"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    OTHER = "other"
    ALIAS = "alias"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Unread:
    """A snapshot that no reader has read yet."""

    snapshot_id: int
    page_id: int
    site: int
    url: str
    channel: str | None
    kind: PageKind
    state: PageState
    fetched_at: dt.datetime
    status: int
    final_url: str | None
    headers: Mapping[str, str]
    body: bytes
    run: int | None = None
