"""The estimate of one page's rate of edits after few visits: between that of all pages and its own."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, inf, log, log1p

# The search for the exposure at which a chance is reached ends within this part of it.
PRECISE = 1e-4


def cho_garcia_molina(looks: int, changed: int) -> float:
    """The expected number of edits behind `changed` of `looks` that found one or more (a look cannot count them).

    The bias-reduced estimator of Cho and Garcia-Molina, "Estimating frequency of change", ACM TOIT 3 (2003), times
    the number of looks: -n log((n - X + 0.5) / (n + 0.5)).

    >>> cho_garcia_molina(10, 0)
    0.0
    >>> round(cho_garcia_molina(10, 2), 2), round(cho_garcia_molina(2, 2), 2)
    (2.11, 3.22)
    """
    if looks <= 0:
        return 0.0
    return abs(-looks * log((looks - min(changed, looks) + 0.5) / (looks + 0.5)))


@dataclass(frozen=True, slots=True)
class Past:
    """What was seen of a page: looks after the first, how many of them found an edit, and the edits that a usual page
    would have had meanwhile."""

    looks: int
    changed: int
    exposure: float


@dataclass(frozen=True, slots=True)
class Belief:
    """A gamma law of how many times as often as a usual page this one is edited (conjugate to Poisson counts)."""

    shape: float
    rate: float

    @classmethod
    def of(cls, past: Past, shape: float, factor: float = 1.0) -> Belief:
        """The belief after a past; before it, pages differ by a gamma law of `shape` and the mean `factor`."""
        return cls(shape + cho_garcia_molina(past.looks, past.changed), shape / factor + past.exposure)

    @property
    def mean(self) -> float:
        """How many times as often as a usual page it is edited, on average."""
        return self.shape / self.rate

    def lost(self, exposure: float) -> float:
        """The chance of two or more edits over an exposure: that one was overwritten before anybody looked.

        It is also what one more look is worth: the derivative, by the number of looks, of the edits that are seen.
        """
        odds = exposure / self.rate
        none = exp(-self.shape * log1p(odds))
        return 1.0 - none - self.shape * odds / (1 + odds) * none

    def exposure_for(self, chance: float) -> float:
        """The exposure at which the chance of an edit lost is reached."""
        if chance >= 1:
            return inf
        low, high = 0.0, self.rate
        while self.lost(high) < chance:
            low, high = high, 2 * high
        while high - low > PRECISE * high:
            middle = (low + high) / 2
            low, high = (middle, high) if self.lost(middle) < chance else (low, middle)
        return high
