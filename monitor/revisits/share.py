"""How a daily budget of visits is distributed: by one threshold for all pages.

The edits of a page that are seen at n looks are a concave function of n, so a budget is spent best where one more look
is worth the same for each page (Azar, Horvitz, Lubetzky, Peres, Shahaf: "Tractable near-optimal policies for crawling",
PNAS 115 (2018)). What a look is worth is the chance that an edit would be lost without it: looking when that chance
reaches a threshold spends as much as the threshold says. No page waits for ever (Kolobov, Peres, Lu, Horvitz:
"Staying up to date with online content changes using reinforcement learning for scheduling", NeurIPS 2019).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp, log

from monitor.revisits.estimate import Belief
from monitor.revisits.model import Model

DAY = 24.0
# A budget need not be spent: a look that saves less than one edit in twenty thousand is left out.
LEAST, MOST = 5e-5, 0.9
# Halvings of the range of thresholds: to within a part in a hundred thousand, closer than an exposure is found.
STEPS = 20


@dataclass(frozen=True, slots=True)
class Group:
    """So many pages of about one age in hours, of which the same is believed."""

    belief: Belief
    age: float
    count: int = 1


@dataclass(frozen=True, slots=True)
class Births:
    """Pages that are expected to be found in the next day, spread over it, and what is believed of a new one."""

    belief: Belief
    count: float


def looks(model: Model, groups: Sequence[Group], births: Births | None = None) -> float:
    """How many looks the pages take in the next day, those that are yet to be found included."""
    known = sum(group.count * _looks(model, group.belief, group.age, DAY) for group in groups)
    if births is None:
        return known
    parts = (DAY / 8, DAY * 3 / 8, DAY * 5 / 8, DAY * 7 / 8)
    return known + sum(births.count / len(parts) * _looks(model, births.belief, 0.0, part) for part in parts)


def _looks(model: Model, belief: Belief, age: float, hours: float) -> float:
    exposure = model.decay.until(age + hours) - model.decay.until(age)
    wanted = exposure / belief.exposure_for(model.threshold)
    return min(max(wanted, hours / model.longest), hours / model.shortest)


def threshold_for(model: Model, groups: Sequence[Group], budget: float, births: Births | None = None) -> float:
    """The threshold at which the pages take `budget` looks a day; the nearest one where none does."""
    low, high = log(LEAST), log(MOST)
    for _ in range(STEPS):
        middle = (low + high) / 2
        if looks(replace(model, threshold=exp(middle)), groups, births) > budget:
            low = middle
        else:
            high = middle
    return exp(high)
