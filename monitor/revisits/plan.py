"""The next visit to a page, as a time and in words, from its row."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from monitor.reasons import say
from monitor.revisits.estimate import Belief, Past
from monitor.revisits.model import Model, next_look

HOUR = dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Watched:
    """What is known of a page: its template, when it was found and published, looks after the first, edits found."""

    template: str | None
    first_seen: dt.datetime
    born: dt.datetime | None
    looks: int
    edits: int

    def age(self, now: dt.datetime) -> float:
        """Hours since it was published, or found if it does not say (or claims a time to come)."""
        return max((now - min(self.born or self.first_seen, self.first_seen)) / HOUR, 0.0)


@dataclass(frozen=True, slots=True)
class Planned:
    """When a page is looked at next, and why then."""

    due_at: dt.datetime
    why: str


def belief_of(model: Model, page: Watched, now: dt.datetime) -> Belief:
    """What is believed of a page that was looked at now."""
    exposure = model.decay.until(page.age(now)) - model.decay.until(page.age(page.first_seen))
    return model.belief(Past(page.looks, page.edits, max(exposure, 0.0)), page.template)


def plan(model: Model, page: Watched, now: dt.datetime) -> Planned:
    """The next look at a page that was looked at now."""
    age = page.age(now)
    following = next_look(model, belief_of(model, page, now), age)
    old = f"{age:.0f} hours" if age < 48 else f"{age / 24:.0f} days"
    why = say("due-chance", edits=page.edits, looks=page.looks, age=old, chance=f"{100 * following.chance:.2f}")
    return Planned(now + dt.timedelta(hours=following.hours), why)
