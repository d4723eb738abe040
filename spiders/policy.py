"""When a page is looked at again: often while it is young, rarely when it is old, patiently when it fails."""

from __future__ import annotations

import datetime as dt

from storage.frontier import PageKind, PageState
from storage.snapshots import GONE, NOT_MODIFIED, Kept, NextVisit, Visit

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
# Up to this age since it was first seen, an article is looked at in this interval.
TIERS = (
    (DAY, 2 * HOUR, "not a day old"),
    (3 * DAY, 6 * HOUR, "not three days old"),
    (7 * DAY, 12 * HOUR, "not a week old"),
    (30 * DAY, 2 * DAY, "not a month old"),
    (180 * DAY, 14 * DAY, "not half a year old"),
)
OLDEST = (60 * DAY, "old")
# After each miss in a row: of a page that was there, and of one that never was (then never again).
GONE_AFTER = (30 * MINUTE, DAY, 3 * DAY, 7 * DAY, 30 * DAY)
MISSING_AFTER = (DAY, 3 * DAY, 7 * DAY)
# Home, lists, feeds and sitemaps are called in by each discovery; this is for when none is made.
ENTRANCE_EVERY = DAY
# Where there is no article: the address leads elsewhere, or to a page of another sort.
SELDOM = {PageState.MOVED: "moved", PageState.OTHER: "no article"}
SELDOM_WAIT = 14 * DAY
FIRST_RETRY, LAST_RETRY = 5 * MINUTE, DAY
# The page itself is at fault, not the moment: soon again would be no better.
LASTING = frozenset({"robots", "offsite", "scheme", "private", "redirects", "too-large", "encoding"})
LASTING_WAIT = 7 * DAY


def policy(visit: Visit) -> NextVisit:
    """When a page is to be fetched next after a visit, and why then; status 0 stands for no answer at all."""
    if visit.status in GONE:
        return _after_absence(visit)
    if visit.status not in (200, NOT_MODIFIED):
        return _after_failure(visit)
    if visit.kind is not PageKind.ARTICLE:
        return NextVisit(visit.fetched_at + ENTRANCE_EVERY, "an entrance: daily, and at each discovery")
    return _after_reading(visit)


def _after_reading(visit: Visit) -> NextVisit:
    if visit.state in SELDOM:
        return NextVisit(visit.fetched_at + SELDOM_WAIT, f"{SELDOM[visit.state]}: seldom")
    interval, reason = _tier(visit.fetched_at - visit.first_seen)
    if visit.kept is Kept.CHANGED:
        return NextVisit(visit.fetched_at + interval / 2, f"changed, {reason}")
    return NextVisit(visit.fetched_at + interval, reason)


def _tier(age: dt.timedelta) -> tuple[dt.timedelta, str]:
    return next(((interval, reason) for limit, interval, reason in TIERS if age < limit), OLDEST)


def _after_absence(visit: Visit) -> NextVisit:
    was_there = visit.last_changed is not None
    steps = GONE_AFTER if was_there else MISSING_AFTER
    misses = max(visit.attempts, 1)
    if misses > len(steps) and not was_there:
        return NextVisit(None, "never there; given up")
    wait = steps[min(misses, len(steps)) - 1]
    if not was_there:
        return NextVisit(visit.fetched_at + wait, f"not there: look {misses + 1}")
    return NextVisit(visit.fetched_at + wait, "gone: a second look" if misses == 1 else "gone: does it come back?")


def _after_failure(visit: Visit) -> NextVisit:
    # The exponent is bounded so that no number of failures makes the interval overflow.
    failures = min(max(visit.attempts, 1), 16)
    wait = min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY)
    said = f"status {visit.status}" if visit.status else "no answer"
    return NextVisit(visit.fetched_at + wait, f"{said}: try {failures + 1}")


def after_fault(kind: str, visit: Visit) -> NextVisit:
    """When a page that could not be fetched is tried next, and why then."""
    if kind in LASTING:
        return NextVisit(visit.fetched_at + LASTING_WAIT, f"refused: {kind}")
    following = _after_failure(visit)
    return following if visit.status else NextVisit(following.due_at, f"{kind}: try {visit.attempts + 1}")
