"""What can be found wrong with a site."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The sorts of trouble; of each a site has one incident at a time."""

    UNREACHABLE = "unreachable"  # its answers are errors, or there are none
    ROBOTS = "robots"  # its robots.txt closes it, or is answered with an error
    BLOCKED = "blocked"  # its pages are no articles any more: a captcha, an error page
    LAYOUT = "layout"  # the profile's selectors find nothing any more
    CHARSET = "charset"  # its bytes are in another charset than it says
    CHANNELS = "channels"  # its navigation bar lacks channels that it used to have
    SHORT_LISTS = "short-lists"  # its lists show fewer rows than they use to
    SHORT_TEXTS = "short-texts"  # its articles are read as far shorter than they use to be
    NO_FIGURES = "no-figures"  # its articles are read without the figures that they use to hold
    NO_DATES = "no-dates"  # its articles are read without a time of publication
    INCOMPLETE = "incomplete"  # its lists show articles that we do not hold, run after run
    SLOW = "slow"  # its answers take far longer than they use to
    STALE = "stale"  # it says of pages that they have not changed though they have
    SILENCE = "silence"  # nothing new for longer than weekday and hour make likely


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong: since when it shows, what it is in a sentence, the selectors that failed, pages that show it."""

    kind: Kind
    since: dt.datetime
    says: str
    selectors: tuple[str, ...] = ()
    bad: tuple[int, ...] = ()
    good: tuple[int, ...] = ()
