"""Records what reading an answer says of the site's layout, and of a server that lies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from email.utils import parsedate_to_datetime

from monitor.analyse.reading import OK, Result
from monitor.health import Sort
from storage import Connection
from storage.operation import runs
from storage.operation.runs import FaultRecord
from storage.visits import signs, snapshots
from storage.visits.signs import STALE, Look
from storage.visits.snapshots import Unread

FELL_BACK = re.compile(r"(\w+): the profile's selector .* finds nothing")
CHARSET = ("header says", "meta says")
# A clock of a server may be so much off.
OFF = dt.timedelta(minutes=2)


def sign(connection: Connection, results: Iterable[Result]) -> None:
    """Put down what was found at articles' pages of sites that are watched."""
    signs.put(connection, [look for result in results if (look := _look(result))])


def _look(result: Result) -> Look | None:
    unread, article = result.unread, result.article
    if unread.status != OK or result.gone or result.failed or not result.watched:
        return None
    warnings = article.warnings if article else ()
    return Look(
        unread.site, unread.page_id, unread.run, unread.snapshot_id, unread.fetched_at, Sort.ARTICLE, unread.channel,
        fine=article is not None,
        failed=tuple(dict.fromkeys(match[1] for warning in warnings if (match := FELL_BACK.match(warning)))),
        charset=any(warning.startswith(CHARSET) for warning in warnings),
        dated=article is None or article.published is not None,
        length=len(article.body) if article else 0,
        figures=len(result.figures),
    )  # fmt: skip


def find_lie(connection: Connection, unread: Unread) -> None:
    """Note a fault if the page had changed before the server last said that it had not."""
    said = snapshots.last_not_modified(connection, unread.page_id, unread.fetched_at)
    changed = _modified(unread.headers.get("last-modified"))
    if said is not None and changed is not None and changed + OFF < said:
        detail = f"{unread.url}: at {said:%Y-%m-%d %H:%M} UTC it had not changed, it says; it had at {changed:%Y-%m-%d %H:%M}"
        runs.note_faults(connection, unread.run, [FaultRecord(STALE, detail, unread.fetched_at, unread.page_id)])


def _modified(text: str | None) -> dt.datetime | None:
    try:
        found = parsedate_to_datetime(text) if text else None
    except ValueError:
        return None
    return found.astimezone(dt.UTC) if found and found.tzinfo else None
