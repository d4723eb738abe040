"""Makes events of changes, each with an id that is the same however often it is noticed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import groupby

from monitor.articles import TopicLabel
from monitor.changes import Change, ChangeKind, Revision, change_id
from monitor.changes.compare import compare
from monitor.changes.fingerprint import is_other
from monitor.changes.life import LifeEvent, as_change
from storage import Connection
from storage.articles import changes
from storage.articles.changes import Event
from storage.articles.revisions import StoredRevision
from storage.operation import outbox
from storage.operation.outbox import Audience, Notice
from storage.queries.articles import ABOUT
from storage.visits.snapshots import Unread


def tell_differences(
    connection: Connection, unread: Unread, before: StoredRevision, after_id: int, after: Revision, now: dt.datetime
) -> int:
    """Enter the changes between a page's last revision and the next one; how many there are."""
    found = compare(Revision(before.article, before.figures, charset=before.article.charset), after)
    events = [
        Event(
            change_id(unread.url, str(before.number), str(before.number + 1), change.kind, ordinal),
            unread.page_id,
            before.id,
            after_id,
            now,
            change,
        )
        for change, ordinal in _numbered(found)
    ]
    return changes.tell(connection, events)


def _numbered(found: Sequence[Change]) -> Iterator[tuple[Change, int]]:
    """Each change with its place among those of its kind."""
    for _, same in groupby(sorted(found, key=lambda change: change.kind), key=lambda change: change.kind):
        yield from ((change, ordinal) for ordinal, change in enumerate(same))


def tell_articles(
    connection: Connection, found: Sequence[tuple[Unread, Sequence[TopicLabel]]], now: dt.datetime
) -> None:
    """Have new articles told that are about a topic."""
    about = [unread.page_id for unread, labels in found if any(label.verdict in ABOUT for label in labels)]
    outbox.put(connection, [Notice(f"article:{id_}", Audience.ANALYSTS, outbox.NEW, now, id_) for id_ in about])


def tell_template(
    connection: Connection, unread: Unread, before: StoredRevision | None, template: str | None, now: dt.datetime
) -> int:
    """1 if a page is told to stand in another template than when it was looked at last; its fingerprint is kept."""
    if template is None:
        return 0
    known = changes.template_of(connection, unread.page_id)
    if known is not None and not is_other(known, template):
        return 0
    changes.set_template(connection, unread.page_id, template)
    if known is None or before is None:
        return 0
    [change] = compare(Revision(before.article, template=known), Revision(before.article, template=template))
    key = change_id(unread.url, known, template, change.kind, 0)
    return changes.tell(connection, [Event(key, unread.page_id, before.id, before.id, now, change)])


def tell_life(
    connection: Connection,
    unread: Unread,
    between: tuple[int | None, int],
    events: Sequence[LifeEvent],
    now: dt.datetime,
) -> int:
    """How many of a page's turns are told, `between` which revisions (ids); one that was told before is not."""
    rows = [Event(_life_id(unread, event), unread.page_id, *between, now, as_change(event)) for event in events]
    return changes.tell(connection, rows)


def _life_id(unread: Unread, event: LifeEvent) -> str:
    # A page that goes back and forth between two revisions is told of once, so the time is no part of that id.
    key = "/".join(sorted((event.before, event.after))) if event.kind is ChangeKind.REVERTED else event.at.isoformat()
    return change_id(unread.url, key, key, event.kind, 0)
