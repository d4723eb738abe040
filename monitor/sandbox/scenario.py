"""Scenarios: how much is published and edited, and which faults occur when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from enum import StrEnum

FOREVER = dt.timedelta(days=36_500)


class TroubleKind(StrEnum):
    """How a portal breaks."""

    TEMPLATE = "template"  # every page in another layout
    SLOW = "slow"  # answers after `seconds`
    UNAVAILABLE = "unavailable"  # 503 with Retry-After `seconds`
    TOO_MANY = "too-many"  # 429 with Retry-After `seconds`
    BLOCKED = "blocked"  # status 200 with a page that asks for a captcha
    RESET = "reset"  # the connection is reset in the middle of the body
    TRUNCATED = "truncated"  # the connection is closed in the middle of the body
    OVERLONG = "overlong"  # more bytes than Content-Length says
    EMPTY = "empty"  # status 200 and no body
    DRIP = "drip"  # the body in 64 pieces, `seconds` apart
    CHARSET = "charset"  # bytes in another charset than header and page say
    BOMB = "bomb"  # the page, then `size` bytes of blanks: small when compressed
    LOOP = "loop"  # redirects without end
    STALE = "stale"  # 304 to every conditional request, changed or not
    ROBOTS_CLOSED = "robots-closed"  # robots.txt forbids everything
    ROBOTS_BROKEN = "robots-broken"  # robots.txt answers 503
    HALF_LIST = "half-list"  # every second row is missing from lists, feeds and sitemaps
    CHANNEL_GONE = "channel-gone"  # the navigation bar lacks the last channel
    SILENCE = "silence"  # nothing is published


@dataclass(frozen=True, slots=True)
class Trouble:
    """A trouble from `after` the epoch, for `lasts`, on paths that start with `scope`.

    Of each path only the `first` requests are struck (0: every one), and of all paths a `share`.
    """

    kind: TroubleKind
    after: dt.timedelta
    lasts: dt.timedelta = FOREVER
    scope: str = "/"
    share: float = 1.0
    first: int = 0
    seconds: float = 1.0
    size: int = 64_000_000

    @property
    def until(self) -> dt.timedelta:
        """When it ends, after the epoch."""
        return self.after + self.lasts

    def active(self, since_epoch: dt.timedelta) -> bool:
        """Whether it strikes at that time; its end is not part of it."""
        return self.after <= since_epoch < self.until


@dataclass(frozen=True, slots=True)
class Scenario:
    """Days and articles a day of the archive and of the simulated time, rates of edits, and troubles.

    Shares are of generated articles. The defaults of the edit rates are published ones for news sites: 19.4 % change
    within a week, four fifths of those within a day, and 1.6 % are withdrawn. With `cases` every kind of change and of
    contradiction befalls an article of its own.
    """

    days: int = 30
    per_day: float = 6.0
    archive_days: int = 60
    archive_per_day: float = 5.0
    edited: float = 0.194
    within_a_day: float = 0.8
    withdrawn: float = 0.016
    returned: float = 0.3
    moved: float = 0.01
    reprinted: float = 0.02
    troubles: tuple[Trouble, ...] = ()
    cases: bool = False
    crawl_delay: float = 0.01
    page_size: int = 20

    def with_(self, *troubles: Trouble) -> Scenario:
        """This scenario with more troubles."""
        return replace(self, troubles=self.troubles + troubles)


def trouble(
    kind: TroubleKind,
    *,
    day: float,
    hours: float | None = None,
    scope: str = "/",
    share: float = 1.0,
    first: int = 0,
    seconds: float = 1.0,
    size: int = 64_000_000,
) -> Trouble:
    """A trouble from so many days after the epoch, for so many hours (without: for good).

    >>> trouble(TroubleKind.SLOW, day=2, hours=3).until
    datetime.timedelta(days=2, seconds=10800)
    """
    lasts = FOREVER if hours is None else dt.timedelta(hours=hours)
    return Trouble(kind, dt.timedelta(days=day), lasts, scope, share, first, seconds, size)


STILL = Scenario(edited=0, withdrawn=0, moved=0, reprinted=0)
"""Publications only: nothing generated is ever changed, and nothing fails."""

CALM = Scenario()
"""Ordinary edits and withdrawals; the server never fails."""

USUAL = CALM.with_(
    trouble(TroubleKind.UNAVAILABLE, day=9.6, hours=0.75, seconds=2),
    trouble(TroubleKind.SLOW, day=16.4, hours=1, seconds=0.2),
    trouble(TroubleKind.RESET, day=21.5, hours=2, first=1, share=0.2),
)
"""Benign life with an occasional trouble: the default."""

EVERY = replace(
    CALM.with_(
        trouble(TroubleKind.TEMPLATE, day=6.2, hours=500, scope="/qiye/"),
        trouble(TroubleKind.TEMPLATE, day=11.2, hours=400),
    ),
    days=14,
    cases=True,
)
"""Every kind of change and of contradiction once at least, a new layout of one channel and then of the whole portal."""

ROUGH = replace(
    CALM.with_(
        trouble(TroubleKind.UNAVAILABLE, day=6.4, hours=7, seconds=2),
        trouble(TroubleKind.SLOW, day=9.3, hours=5, seconds=0.5),
        trouble(TroubleKind.TEMPLATE, day=14.5, hours=76),
        trouble(TroubleKind.CHARSET, day=23.2, hours=9, scope="/zonghe/"),
        trouble(TroubleKind.ROBOTS_CLOSED, day=30.1, hours=40),
        trouble(TroubleKind.HALF_LIST, day=38.0, hours=30),
        trouble(TroubleKind.SILENCE, day=45.0, hours=11 * 24),
        trouble(TroubleKind.RESET, day=60.3, hours=6, first=2, share=0.5),
        trouble(TroubleKind.TRUNCATED, day=64.3, hours=6, share=0.3),
        trouble(TroubleKind.BLOCKED, day=70.2, hours=8),
        trouble(TroubleKind.STALE, day=75.0, hours=24),
        trouble(TroubleKind.TOO_MANY, day=80.5, hours=3, first=3, seconds=3),
        trouble(TroubleKind.CHANNEL_GONE, day=84.0, hours=40),
    ),
    days=90,
)
"""A quarter in which the portal breaks in every way that an operator meets."""
