"""Whether a follow-up task has anything to do: starting a process to find nothing takes a second or two."""

from __future__ import annotations

import datetime as dt
import logging

from monitor.config import Config, parse_duration
from monitor.tasks import Task
from monitor.watching import is_quiet
from storage import Connection, Database
from storage.operation import deliveries
from storage.visits.snapshots import count_unread

logger = logging.getLogger(__name__)
# A task is made in earnest after this all the same: it learns how sites are edited, and follows what others left.
LONGEST = dt.timedelta(hours=1)


def is_idle(database: Database, config: Config, task: Task, last: dt.datetime | None, now: dt.datetime) -> bool:
    """Whether a task would do nothing now; never where it was not made in earnest, last well at a time, for an hour."""
    asked = {"analyse": _nothing_to_read, "deliver": _nothing_to_send}.get(task.name)
    if asked is None or last is None or not last <= now < last + LONGEST:
        return False
    try:
        with database.read() as connection:
            return asked(connection, config, now)
    except Exception:
        # Whatever it is, the task's own process is to fail by it and not the scheduler.
        logger.exception("whether %s has anything to do cannot be told", task.name)
        return False


def _nothing_to_read(connection: Connection, config: Config, now: dt.datetime) -> bool:
    return not count_unread(connection, most=1) and is_quiet(connection, config, now)


def _nothing_to_send(connection: Connection, config: Config, now: dt.datetime) -> bool:
    stale = now - parse_duration(config.notify.give_up)
    return not deliveries.is_due(connection, list(config.notify.channels), now, stale)
