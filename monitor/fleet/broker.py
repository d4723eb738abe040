"""The Celery application for a configuration: queues, rates, and redelivery when a worker is lost."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from celery import Celery
from celery.exceptions import Reject
from kombu.entity import Queue

from monitor.config import Config, parse_duration
from monitor.errors import ConfigError
from monitor.tasks import TASKS

# Longer than the longest run: a run whose worker was lost is ordered anew by the leader, which sees it at once,
# so that the broker need not guess from the time alone.
BEYOND_LONGEST = dt.timedelta(hours=1)
Work = Callable[[dict[str, Any]], bool]


def name_of(task: str) -> str:
    """What Celery calls a task of ours, so that routes and rates can name it."""
    return f"monitor.{task}"


def application(config: Config, work: Work | None = None) -> Celery:
    """The application; `work` carries out an order and says whether it is done with, else it goes back to the queue."""
    if not config.fleet.broker:
        raise ConfigError('no broker is configured; state one as [fleet] broker = "redis://HOST:6379/0"')
    app = Celery("monitor", broker=config.fleet.broker, set_as_current=False)
    app.conf.update(_settings(config))
    for task in TASKS if work else ():
        app.task(_celery_task(work), name=name_of(task.name), ignore_result=True)
    return app


def _celery_task(work: Work | None) -> Callable[..., None]:
    def carry_out(**order: Any) -> None:
        assert work is not None  # noqa: S101 (for the type checker)
        if not work(order):
            raise Reject("the worker stops", requeue=True)

    return carry_out


def _settings(config: Config) -> dict[str, Any]:
    fleet = config.fleet
    longest = _longest(config)
    return {
        "task_acks_late": True,
        "task_reject_on_worker_lost": True,
        "worker_prefetch_multiplier": 1,
        "task_ignore_result": True,
        "task_default_queue": fleet.queue,
        "task_queues": [_queue(name, longest) for name in queues(config)],
        "task_routes": {name_of(task): {"queue": queue} for task, queue in fleet.routes.items()},
        "task_annotations": {name_of(task): {"rate_limit": rate} for task, rate in fleet.rates.items()},
        "accept_content": ["json"],
        "broker_connection_retry_on_startup": True,
        "worker_cancel_long_running_tasks_on_connection_loss": False,
        "worker_enable_remote_control": False,
        "worker_hijack_root_logger": False,
        "worker_redirect_stdouts": False,
        "broker_transport_options": _redis(fleet.queue, longest) if _is_redis(fleet.broker) else {},
    }


def _redis(prefix: str, longest: dt.timedelta) -> dict[str, Any]:
    # Several monitors can share one Redis: each has keys of its own.
    return {"visibility_timeout": longest.total_seconds(), "global_keyprefix": f"{prefix}:"}


def queues(config: Config) -> tuple[str, ...]:
    """The queues that a configuration names."""
    return tuple(dict.fromkeys((config.fleet.queue, *config.fleet.routes.values())))


def _queue(name: str, longest: dt.timedelta) -> Queue:
    # RabbitMQ takes a worker that has not acknowledged for half an hour for dead, unless the queue says otherwise.
    milliseconds = round(longest.total_seconds() * 1000)
    return Queue(name, queue_arguments={"x-consumer-timeout": milliseconds})  # type: ignore[no-untyped-call] # kombu has few


def _longest(config: Config) -> dt.timedelta:
    stated = [schedule.max_time for schedule in config.schedules if schedule.max_time]
    return max(parse_duration(text) for text in (*stated, *(task.max_time for task in TASKS))) + BEYOND_LONGEST


def _is_redis(broker: str) -> bool:
    return broker.startswith(("redis", "sentinel"))
