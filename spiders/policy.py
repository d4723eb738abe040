"""When a page is visited again: an article before an edit could be missed, a failing page ever less often."""

from __future__ import annotations

import datetime as dt

from monitor.reasons import say
from monitor.revisits import UNLEARNED, Model, Watched, plan
from storage.visits.frontier import PageKind, PageState
from storage.visits.snapshots import GONE, NOT_MODIFIED, NextVisit, Visit

MINUTE, HOUR, DAY = dt.timedelta(minutes=1), dt.timedelta(hours=1), dt.timedelta(days=1)
# After each miss in a row: of a page that was there, and of one that never was (then never again).
GONE_AFTER = (30 * MINUTE, DAY, 3 * DAY, 7 * DAY, 30 * DAY)
MISSING_AFTER = (DAY, 3 * DAY, 7 * DAY)
# Home, lists, feeds and sitemaps are called in by each discovery; this is for when none is made.
ENTRANCE_EVERY = DAY
# Where there is no article: the address leads elsewhere, or to a page of another sort.
SELDOM = {PageState.MOVED: "moved", PageState.OTHER: "no article", PageState.ALIAS: "another address of an article"}
SELDOM_WAIT = 14 * DAY
FIRST_RETRY, LAST_RETRY = 5 * MINUTE, DAY
# The page itself is at fault, not the moment: soon again would be no better.
LASTING = frozenset({"robots", "offsite", "scheme", "private", "redirects", "too-large", "encoding"})
LASTING_WAIT = 7 * DAY


def policy(visit: Visit, model: Model = UNLEARNED) -> NextVisit:
    """When a page is to be fetched next after a visit, and why then; status 0 stands for no answer at all."""
    if visit.status in GONE:
        return _after_absence(visit)
    if visit.status not in (200, NOT_MODIFIED):
        return _after_failure(visit)
    if visit.kind is not PageKind.ARTICLE:
        return NextVisit(visit.fetched_at + ENTRANCE_EVERY, say("due-entrance"))
    if visit.state in SELDOM:
        return NextVisit(visit.fetched_at + SELDOM_WAIT, say("due-seldom", state=SELDOM[visit.state]))
    page = Watched(visit.template, visit.first_seen, visit.born, visit.looks, visit.edits)
    following = plan(model, page, visit.fetched_at)
    return NextVisit(following.due_at, following.why)


def _after_absence(visit: Visit) -> NextVisit:
    was_there = visit.last_changed is not None
    steps = GONE_AFTER if was_there else MISSING_AFTER
    misses = max(visit.attempts, 1)
    if misses > len(steps) and not was_there:
        return NextVisit(None, say("due-never-there"))
    wait = steps[min(misses, len(steps)) - 1]
    if not was_there:
        return NextVisit(visit.fetched_at + wait, say("due-not-there", number=misses + 1))
    return NextVisit(visit.fetched_at + wait, say("due-gone-again" if misses == 1 else "due-gone-back"))


def _after_failure(visit: Visit) -> NextVisit:
    # The exponent is bounded so that no number of failures makes the interval overflow.
    failures = min(max(visit.attempts, 1), 16)
    wait = min(FIRST_RETRY * 2 ** (failures - 1), LAST_RETRY)
    if visit.status:
        return NextVisit(visit.fetched_at + wait, say("due-status", status=visit.status, number=failures + 1))
    return NextVisit(visit.fetched_at + wait, say("due-fault", fault="no answer", number=failures + 1))


def after_fault(kind: str, visit: Visit) -> NextVisit:
    """When a page that could not be fetched is tried next, and why then."""
    if kind in LASTING:
        return NextVisit(visit.fetched_at + LASTING_WAIT, say("due-refused", fault=kind))
    following = _after_failure(visit)
    return (
        following
        if visit.status
        else NextVisit(following.due_at, say("due-fault", fault=kind, number=visit.attempts + 1))
    )
