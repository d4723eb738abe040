"""The model of a site, and when a page of it is visited next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from monitor.revisits.decay import PUBLISHED, SHAPE, Decay
from monitor.revisits.estimate import Belief, Past

# Hours between two looks at a page: never less, never more; no page is forgotten.
SHORTEST, LONGEST = 0.25, 60 * 24.0


@dataclass(frozen=True, slots=True)
class Model:
    """How a site's pages are edited, and the chance of a lost edit at which a look is worth one of the budget's requests.

    `factors` says for a template (a channel) how many times as often as usual its pages are edited.
    """

    decay: Decay = PUBLISHED
    shape: float = SHAPE
    factors: Mapping[str, float] = field(default_factory=dict)
    threshold: float = 0.002
    shortest: float = SHORTEST
    longest: float = LONGEST

    def belief(self, past: Past, template: str | None) -> Belief:
        """What is believed of a page with this past and template."""
        return Belief.of(past, self.shape, self.factors.get(template or "", 1.0))


UNLEARNED = Model()


@dataclass(frozen=True, slots=True)
class Next:
    """The next look: in so many hours, and the chance that an edit is lost until then."""

    hours: float
    chance: float


def next_look(model: Model, belief: Belief, age: float) -> Next:
    """When a page of an age in hours, just looked at, is looked at next."""
    here = model.decay.until(age)
    wait = model.decay.age_at(here + belief.exposure_for(model.threshold)) - age
    hours = min(max(wait, model.shortest), model.longest)
    return Next(hours, belief.lost(model.decay.until(age + hours) - here))
