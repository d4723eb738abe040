"""Settings for work on other machines: the broker, the queues, and rate limits."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from monitor.settings.base import Section, resolve
from monitor.tasks import NAMES

_BROKER = re.compile(r"(rediss?|redis\+socket|sentinel|amqps?|pyamqp)://.+")
_RATE = re.compile(r"\d+/[smh]")


def _broker(text: str) -> str:
    url = resolve(text)
    if url and not _BROKER.fullmatch(url):
        raise ValueError("not a broker; write redis://HOST:6379/0 or amqp://USER:PASSWORD@HOST:5672/")
    return url


def _task(name: str) -> str:
    if name not in NAMES:
        raise ValueError(f"no task {name!r}; known are: {', '.join(NAMES)}")
    return name


def _rate(text: str) -> str:
    if not _RATE.fullmatch(text):
        raise ValueError(f"not a rate: {text!r}; write one such as 10/m (a second: s, a minute: m, an hour: h)")
    return text


TaskName = Annotated[str, AfterValidator(_task)]
Rate = Annotated[str, AfterValidator(_rate)]


class Fleet(Section):
    """The workers on other machines; without a broker every task is a process of this one."""

    broker: Annotated[str, AfterValidator(_broker)] = Field(
        "", description="redis://… or amqp://…, or env:NAME, or file:PATH; empty: no workers elsewhere"
    )
    queue: str = Field("monitor", min_length=1, description="Queue of the tasks that are not routed elsewhere")
    routes: dict[TaskName, str] = Field({}, description="Queue by task, such as analyse = 'cores'")
    rates: dict[TaskName, Rate] = Field(
        {}, description="Maximum rate at which one worker starts runs, by task, such as deliver = '10/m'"
    )
