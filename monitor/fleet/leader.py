"""The leader's side: a run is ordered, followed by its row, and ordered again when its worker is lost."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from celery import Celery
from kombu.exceptions import OperationalError

from monitor.clock import Clock
from monitor.config import Config
from monitor.errors import DatabaseError
from monitor.fleet.broker import application, name_of
from monitor.fleet.orders import Order
from monitor.reasons import say
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.executors import Assignment
from monitor.scheduler.leadership import STALE_AFTER, Leadership
from storage import Database
from storage.operation import runs
from storage.operation.runs import RunState

logger = logging.getLogger(__name__)
# Seconds between two looks at a run's row, longer by this share of the time that it was waited for.
LOOK_EVERY, SLOWER = 0.5, 0.01
# Seconds for which an order holds: one that no worker has taken by then is given again.
HOLDS = 600.0


def executor_for(config: Config) -> Callable[[Database, Clock, Children], Fleet] | None:
    """What makes the fleet's side of a term of leadership; None where no broker is configured."""
    if not config.fleet.broker:
        return None
    app = application(config)
    return lambda database, clock, children: Fleet(app, config.digest, database, clock, children)


@dataclass(slots=True)
class Fleet:
    """Gives assignments to the workers.

    `children` tells when this monitor stops, and what its processes are told; `again_after` is how many seconds at least
    lie between two orders for one run, `holds` for how many an order holds that no worker has taken.
    """

    app: Celery
    digest: str
    database: Database
    clock: Clock
    children: Children
    again_after: float = STALE_AFTER
    holds: float = HOLDS
    elsewhere: bool = field(default=True, init=False)

    def execute(self, assignment: Assignment) -> Ended | None:
        """How the assignment ended, as its row tells; None where this monitor stops first: whoever has begun it goes on."""
        order = Order.of(assignment, self.digest, self.children.environment)
        following = _Following(self, order)
        while not self.children.stopped:
            try:
                if following.is_closed():
                    return Ended(0)
            except DatabaseError as error:
                logger.warning("run %d cannot be looked at: %s", assignment.run_id, error)
            time.sleep(following.pause)
        with self.database.write() as connection:
            runs.withdraw(connection, assignment.run_id, self.clock.now(), say("run-stopped-due"))
        return None


class _Following:
    """One run as its leader follows it."""

    def __init__(self, fleet: Fleet, order: Order) -> None:
        self._fleet, self._order = fleet, order
        self._pulse = Leadership(fleet.database, name=order.lock)
        self._began = time.monotonic()
        self._sent = -fleet.holds

    @property
    def pause(self) -> float:
        """Seconds until the next look."""
        return LOOK_EVERY + SLOWER * (time.monotonic() - self._began)

    def is_closed(self) -> bool:
        """Whether the run has ended; one that nobody has begun, or whose worker is silent, is ordered."""
        with self._fleet.database.read() as connection:
            run = runs.get(connection, self._order.run)
            silent = self._pulse.silent(connection)
        if run is None or run.finished_at is not None:
            return True
        since = time.monotonic() - self._sent
        lost = run.state is RunState.RUNNING and silent and since >= self._fleet.again_after
        if lost:
            logger.warning("run %d: its worker is silent; another one is to go on", self._order.run)
        if lost or since >= self._fleet.holds:
            self._send()
        return False

    def _send(self) -> None:
        try:
            name = name_of(self._order.task)
            self._fleet.app.send_task(name, kwargs=self._order.values, expires=self._fleet.holds)
            self._sent = time.monotonic()
        except OperationalError as error:
            logger.warning("run %d cannot be ordered: the broker does not serve: %s", self._order.run, error)
