"""The sandbox's control addresses under /_sandbox/: what really happened, its state and its clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

import orjson

from monitor.sandbox.clock import SandboxClock
from monitor.sandbox.http import Request
from monitor.sandbox.portal import Page
from monitor.sandbox.world import World

PREFIX = "/_sandbox/"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Visit:
    """A request as it was answered, at a virtual time; `conditional` if it carried a validator."""

    at: dt.datetime
    method: str
    path: str
    status: int
    agent: str
    conditional: bool


@dataclass
class Log:
    """What was asked of the portal: counts for good, single visits while they are recent."""

    statuses: Counter[int] = field(default_factory=Counter)
    forbidden: int = 0
    recent: deque[Visit] = field(default_factory=lambda: deque(maxlen=20_000))

    def add(self, visit: Visit, *, forbidden: bool) -> None:
        """Count a visit; `forbidden` if robots.txt denied it."""
        self.statuses[visit.status] += 1
        self.forbidden += forbidden
        self.recent.append(visit)


@dataclass
class Control:
    """Answers to requests under /_sandbox/."""

    world: World
    clock: SandboxClock
    log: Log

    def answer(self, request: Request, *, loopback: bool) -> Page:
        """The answer to one request; only the machine itself may ask."""
        if not loopback:
            return _json({"error": "only from this machine"}, HTTPStatus.FORBIDDEN)
        try:
            return self._answer(request)
        except (ValueError, KeyError, TypeError, OverflowError) as error:
            return _json({"error": f"{type(error).__name__}: {error}"}, HTTPStatus.BAD_REQUEST)

    def _answer(self, request: Request) -> Page:
        match request.method, request.path.removeprefix(PREFIX):
            case "GET" | "HEAD", "truth.json":
                until = request.query.get("until")
                return Page(self.world.truth(_moment(until[0]) if until else self.clock.now()).json(), _JSON)
            case "GET" | "HEAD", "state":
                return _json(self.state())
            case "GET" | "HEAD", "visits":
                return _json(list(self.log.recent))
            case "POST", "clock":
                return self._clock(request)
            case _:
                return _json({"error": "no such address"}, HTTPStatus.NOT_FOUND)

    def _clock(self, request: Request) -> Page:
        # A page in a browser cannot send this type across origins without asking first.
        if not request.headers.get("content-type", "").startswith(_JSON):
            return _json({"error": f"send {_JSON}"}, HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        self._turn(orjson.loads(request.body))
        return _json(self.state())

    def _turn(self, wish: Mapping[str, Any]) -> None:
        unknown = set(wish) - {"now", "advance_hours", "speed"}
        if unknown:
            raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
        now = _moment(wish["now"]) if "now" in wish else self.clock.now()
        hours = dt.timedelta(hours=float(wish.get("advance_hours", 0)))
        self.clock.set(now + hours, float(wish["speed"]) if "speed" in wish else None)

    def state(self) -> dict[str, Any]:
        """The sandbox's state at this moment, ready for JSON."""
        now, world = self.clock.now(), self.world
        return {
            "now": now,
            "epoch": world.epoch,
            "end": world.epoch + dt.timedelta(days=world.scenario.days),
            "speed": self.clock.speed,
            "seed": world.seed,
            "articles": {str(status): count for status, count in world.counts(now).items()},
            "troubles": [str(t.kind) for t in world.troubles(now)],
            "requests": self.log.statuses.total(),
            "statuses": {str(status): count for status, count in sorted(self.log.statuses.items())},
            "forbidden": self.log.forbidden,
        }


def _moment(text: str) -> dt.datetime:
    when = dt.datetime.fromisoformat(text)
    if when.tzinfo is None:
        raise ValueError(f"a time needs a zone: {text}")
    return when


def _json(value: object, status: HTTPStatus = HTTPStatus.OK) -> Page:
    return Page(orjson.dumps(value), _JSON, status)
