"""Combines changes of a template on many pages of a site into one event."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from monitor.changes.events import Change
from monitor.changes.fingerprint import is_other
from monitor.changes.templates import TemplateRule, count, signature, template_events
from storage import Connection, Database
from storage.articles import changes
from storage.articles.changes import Event
from storage.operation import runs
from storage.operation.runs import FaultRecord
from storage.visits import snapshots

RULE = TemplateRule()
# What an analysis that died has left is told by the next one within this.
GRACE = dt.timedelta(days=2)
# Pages that are looked at so long after a template changed show the same change: it has been told.
LATER = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Since:
    """Since when changes were noticed, and since when the pages were fetched that they were noticed on."""

    noticed: dt.datetime
    fetched: dt.datetime


def fold(database: Database, looked: Mapping[int, int], since: Since, now: dt.datetime) -> int:
    """How many templates changed, of what was noticed on the `looked` pages of each site and those that were as before."""
    with database.write() as connection:
        noticed: dict[int, list[Event]] = defaultdict(list)
        for site, event in changes.surroundings(connection, since.noticed - GRACE):
            noticed[site].append(event)
        return sum(
            _fold_site(
                connection,
                _latecomers(connection, site, events, now),
                looked.get(site, 0) + snapshots.count_checks(connection, site, since.fetched),
                now,
            )
            for site, events in sorted(noticed.items())
        )


def _latecomers(connection: Connection, site: int, noticed: list[Event], now: dt.datetime) -> list[Event]:
    """What is left of the events of a site when those have gone to a template's event that was told before."""
    left = noticed
    for id_, change in changes.templates(connection, site, now - LATER):
        late = [event for event in left if _is_same(event.change, change)]
        changes.join(connection, id_, late)
        left = [event for event in left if event not in late]
    return left


def _is_same(change: Change, template: Change) -> bool:
    """Whether a page's change is the one that a site's template made on others."""
    if signature(change) != signature(template):
        return False
    return change.field != "template" or not is_other(template.after, change.after)


def _fold_site(connection: Connection, noticed: list[Event], looked: int, now: dt.datetime) -> int:
    counts = count((str(event.page_id), event.change) for event in noticed)
    found = template_events("", counts, max(looked, 1), RULE)
    templates: dict[str, list[Event]] = {event.signature: [] for event in found}
    others: list[Event] = []
    for event in noticed:
        mark = signature(event.change)
        templates.get(mark or "", others).append(event)
    for template in found:
        members = templates[template.signature]
        told = f"on {template.pages} of {template.looked} pages looked at: the site's template changed"
        changes.fold(connection, members, told)
        changes.have_told(connection, members[:1])
        fault = FaultRecord("template", f"{template.kind.value} {told}", now, members[0].page_id)
        runs.note_faults(connection, None, [fault])
    changes.have_told(connection, others)
    return len(found)
