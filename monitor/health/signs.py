"""Signs: what one visit to an article, a list or the front page says of its layout; and windows: the newest signs and those before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

# The newest looks that are judged: those of the last run, or more of them where that had few.
FEW, MANY = 8, 60
FRESH = dt.timedelta(days=3)
# Looks before them that are the site's past; with fewer, nothing is said.
ENOUGH, MOST_PAST = 20, 1500


class Sort(StrEnum):
    """What was looked at."""

    ARTICLE = "article"
    LIST = "list"
    FRONT = "front"


@dataclass(frozen=True, slots=True)
class Sign:
    """A look: whether something was read, which of the profile's selectors found nothing, and what was read.

    `rows` is the share of its usual number of rows that a list showed. Of a front page, `failed` are the channels that its
    navigation bar lacks, and it is fine if that has any.
    """

    at: dt.datetime
    run: int | None
    sort: Sort
    page: int
    template: str | None = None
    snapshot: int | None = None
    fine: bool = True
    failed: tuple[str, ...] = ()
    charset: bool = False
    dated: bool = True
    length: int = 0
    figures: int = 0
    rows: float = 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """The newest signs of one sort, and those before them."""

    now: tuple[Sign, ...]
    past: tuple[Sign, ...]
    template: str | None = None

    @property
    def tells(self) -> bool:
        """Whether there is enough of both to say something."""
        return bool(self.now) and len(self.past) >= ENOUGH


Times = Sequence[tuple[dt.datetime, dt.datetime]]


def window_of(signs: Sequence[Sign], sort: Sort, troubled: Times = (), template: str | None = None) -> Window:
    """The window of one sort of signs (in order of time), of one template or of all of them.

    What fell into a time of trouble is no past to go by.
    """
    same = [sign for sign in signs if sign.sort is sort and template in (None, sign.template)]
    if not same:
        return Window((), (), template)
    last = same[-1]
    count = sum(1 for sign in same[-MANY:] if sign.run == last.run)
    now = [sign for sign in same[-max(count, FEW) :] if last.at - sign.at <= FRESH]
    past = [sign for sign in same[: len(same) - len(now)] if not any(a <= sign.at < b for a, b in troubled)]
    return Window(tuple(now), tuple(past[-MOST_PAST:]), template)


def windows_of(signs: Sequence[Sign], sort: Sort, troubled: Times = ()) -> tuple[Window, ...]:
    """The window of the whole site, then that of each template."""
    templates = sorted({sign.template for sign in signs if sign.template and sign.sort is sort})
    return tuple(window_of(signs, sort, troubled, template) for template in (None, *templates))


def latest_lists(signs: Sequence[Sign], troubled: Times = ()) -> Window:
    """The last look at each list that was looked at lately, and all looks before: lists differ, and change one by one."""
    lists = [sign for sign in signs if sign.sort is Sort.LIST]
    if not lists:
        return Window((), ())
    last = {sign.page: sign for sign in lists if lists[-1].at - sign.at <= FRESH}
    now = tuple(last.values())
    kept = {id(sign) for sign in now}
    past = [sign for sign in lists if id(sign) not in kept and not any(a <= sign.at < b for a, b in troubled)]
    return Window(now, tuple(past[-MOST_PAST:]))
