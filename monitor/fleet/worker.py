"""The worker's side: an order is executed as a process of this machine, alone in its group on all machines."""

from __future__ import annotations

import logging
import multiprocessing
import os
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

from celery import signals

from monitor.config import Config
from monitor.errors import ConfigError
from monitor.fleet.broker import application, queues
from monitor.fleet.orders import Order
from monitor.scheduler.children import Children, Ended
from monitor.scheduler.commands import of_task
from monitor.scheduler.leadership import BEAT_EVERY, STALE_AFTER, Leadership
from monitor.scheduler.settling import settle, tell
from storage import Database
from storage.operation import runs

logger = logging.getLogger(__name__)
# Seconds between two tries to get the lock, and after which an order is left to whoever holds it.
TRY_EVERY, PATIENCE = 0.5, 1.5 * STALE_AFTER


@dataclass(frozen=True, slots=True)
class Worker:
    """Carries out orders by its own configuration; `stopping` is set once it is to end."""

    config: Config
    config_file: Path | None
    stopping: Event
    patience: float = PATIENCE

    def work(self, values: dict[str, Any]) -> bool:
        """Whether an order is done with: carried out, or another's; false if it is to go to another worker."""
        order = Order(**values)
        if order.config != self.config.digest:
            logger.warning("run %d was ordered by a monitor with another configuration", order.run)
        database = Database.open(self.config.database)
        try:
            return self._alone(order, database)
        finally:
            database.close()

    def _alone(self, order: Order, database: Database) -> bool:
        lead = Leadership(database, name=order.lock)
        if not self._obtain(lead, order, database):
            return not self.stopping.is_set()
        try:
            with database.write() as connection:
                if not runs.take_up(connection, order.run, lead.owner, order.ticking().now()):
                    return True
            return self._carry_out(order, database, lead)
        finally:
            lead.release()

    def _obtain(self, lead: Leadership, order: Order, database: Database) -> bool:
        """Whether this worker may make the run; if not, the run is closed, or another worker makes one of its group."""
        until = time.monotonic() + self.patience
        while not self.stopping.is_set() and time.monotonic() < until:
            with database.read() as connection:
                run = runs.get(connection, order.run)
            if run is None or run.finished_at is not None:
                return False
            if lead.beat(order.ticking().now()):
                return True
            time.sleep(TRY_EVERY)
        logger.info("run %d is left alone: %s", order.run, lead.rival)
        return False

    def _carry_out(self, order: Order, database: Database, lead: Leadership) -> bool:
        children = Children()
        children.environment |= order.environment
        command = of_task(order.does, order.site, self.config_file, order.cause, again=order.again)
        logger.info("run %d: %s", order.run, command.name)
        with self._beating(lead, order, children):
            ended = children.run(command, limits=order.limits, run_id=order.run)
        return self._close(order, database, lead, ended)

    def _close(self, order: Order, database: Database, lead: Leadership, ended: Ended) -> bool:
        now = order.ticking().now()
        if not lead.beat(now):
            logger.error("run %d was taken over by another worker (%s)", order.run, lead.rival)
            return True
        with database.write() as connection:
            if self.stopping.is_set() and ended.status != 0 and runs.give_back(connection, order.run, lead.owner):
                logger.warning("run %d is given back: the worker stops", order.run)
                return False
            settled = settle(connection, order.run, ended, now, stopped=False)
        tell(settled)
        return True

    @contextmanager
    def _beating(self, lead: Leadership, order: Order, children: Children) -> Iterator[None]:
        """Beat while a process runs, and end it when the worker stops or may have been taken for dead."""
        over = threading.Event()

        def look_after() -> None:
            beaten = time.monotonic()
            while not over.wait(TRY_EVERY):
                if time.monotonic() - beaten >= BEAT_EVERY:
                    beaten = time.monotonic()
                    lead.beat(order.ticking().now())
                if self.stopping.is_set() or not lead.leads:
                    children.stop()
                    return

        thread = threading.Thread(target=look_after, name=f"beat {order.run}", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()


def serve(config: Config, config_file: Path | None, *, queue: Sequence[str] = (), at_once: int | None = None) -> None:
    """Carry out orders until SIGINT or SIGTERM; ConfigError for a queue that no task goes to."""
    known = queues(config)
    if unknown := [name for name in queue if name not in known]:
        raise ConfigError(f"no queue {unknown[0]!r} in the configuration; known are: {', '.join(known)}")
    Database.open(config.database).close()
    stopping = multiprocessing.Event()
    worker = Worker(config, config_file, stopping)
    app = application(config, worker.work)

    def stop(**_: Any) -> None:
        stopping.set()

    def keep_our_logging(**_: Any) -> None:
        """Celery leaves logging alone where somebody answers this signal."""

    def tell_ready(**_: Any) -> None:
        logger.info("ready to work: %s", ", ".join(queue or known))

    signals.worker_ready.connect(tell_ready)
    signals.worker_shutting_down.connect(stop)
    signals.setup_logging.connect(keep_our_logging)
    running = app.Worker(
        pool="prefork", concurrency=at_once or os.cpu_count(), queues=list(queue or known), quiet=True,
        without_gossip=True, without_mingle=True,
    )  # fmt: skip
    running.start()
