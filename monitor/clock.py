"""The clock that a process uses: the system's, or one that runs faster for the sandbox."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass

from monitor.errors import InputError

VARIABLE = "MONITOR_CLOCK"


@dataclass(frozen=True, slots=True)
class Clock:
    """Shows `shown` when the system's clock says `real`, and runs `speed` times as fast from there on."""

    real: dt.datetime
    shown: dt.datetime
    speed: float = 1.0

    def at(self, real: dt.datetime) -> dt.datetime:
        """What this clock shows when the system's says `real`, in UTC."""
        return (self.shown + (real - self.real) * self.speed).astimezone(dt.UTC)

    def real_time(self, shown: dt.datetime) -> dt.datetime:
        """What the system's clock says when this one, which must not stand still, shows `shown`."""
        return (self.real + (shown - self.shown) / self.speed).astimezone(dt.UTC)

    def now(self) -> dt.datetime:
        """What this clock shows at this moment, in UTC."""
        return self.at(dt.datetime.now(dt.UTC))

    def __str__(self) -> str:
        """The form that `parse` reads, to hand a clock to another process.

        >>> start = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
        >>> str(Clock(start, start, 60))
        '2026-03-02T00:00:00+00:00@2026-03-02T00:00:00+00:00x60'
        """
        return f"{self.shown.isoformat()}@{self.real.isoformat()}x{self.speed:g}"

    @classmethod
    def parse(cls, text: str) -> Clock:
        """The clock that `str` wrote, or one that stands at a single ISO time; InputError otherwise."""
        try:
            shown, _, rest = text.partition("@")
            if not rest:
                fixed = dt.datetime.fromisoformat(shown)
                return cls(fixed, fixed, 0.0) if fixed.tzinfo else _refuse(text)
            real, _, speed = rest.partition("x")
            clock = cls(dt.datetime.fromisoformat(real), dt.datetime.fromisoformat(shown), float(speed))
            return clock if clock.real.tzinfo and clock.shown.tzinfo else _refuse(text)
        except ValueError:
            return _refuse(text)


def _refuse(text: str) -> Clock:
    raise InputError(f"not a clock: {text!r}; write SHOWN@REALxSPEED or one time, each ISO 8601 with a zone")


def roughly(span: dt.timedelta) -> str:
    """How long that is, for a person.

    >>> [roughly(dt.timedelta(minutes=count)) for count in (0, 45, 200, 9000)]
    ['1 min', '45 min', '3 h', '6 days']
    """
    hours = span / dt.timedelta(hours=1)
    if hours < 1:
        return f"{max(hours * 60, 1):.0f} min"
    return f"{hours:.0f} h" if hours < 48 else f"{hours / 24:.0f} days"


def system_clock() -> Clock:
    """The clock that shows the system's time."""
    start = dt.datetime.now(dt.UTC)
    return Clock(start, start)


def current_clock() -> Clock:
    """The clock that the environment's MONITOR_CLOCK states, for processes beside a sandbox; else the system's."""
    stated = os.environ.get(VARIABLE)
    return Clock.parse(stated) if stated else system_clock()
