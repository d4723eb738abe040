"""Probabilities for small counts against a small past: how likely is what is seen, if nothing has changed."""

from __future__ import annotations

from math import exp, lgamma, log, log1p

# Half a success and half a failure are taken as seen before anything was (Jeffreys).
PRIOR = 0.5
# Publishing comes in bursts: counts vary as if a rate itself varied by a gamma law of this shape.
BURSTS = 30.0


def more_than_usual(bad: int, seen: int, bad_before: int, seen_before: int) -> float:
    """The chance of `bad` or more of `seen`, if bad ones are as frequent as they were among those before.

    The beta-binomial law: what is not known of the true share, after few cases, makes it larger.

    >>> more_than_usual(3, 3, 0, 200) < 1e-6 < more_than_usual(1, 3, 0, 200)
    True
    """
    a, b = bad_before + PRIOR, seen_before - bad_before + PRIOR
    return min(sum(_beta_binomial(count, seen, a, b) for count in range(bad, seen + 1)), 1.0)


def fewer_than_usual(good: int, seen: int, good_before: int, seen_before: int) -> float:
    """The chance of `good` or fewer of `seen`, if good ones are as frequent as they were among those before."""
    return more_than_usual(seen - good, seen, seen_before - good_before, seen_before)


def _beta_binomial(count: int, seen: int, a: float, b: float) -> float:
    choose = lgamma(seen + 1) - lgamma(count + 1) - lgamma(seen - count + 1)
    return exp(choose + _log_beta(count + a, seen - count + b) - _log_beta(a, b))


def _log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def silence(expected: float, bursts: float = BURSTS) -> float:
    """The chance of nothing where so much is expected (negative binomial).

    >>> round(silence(0.0), 2), silence(3.0) > 0.04, silence(30.0) < 1e-5
    (1.0, True, True)
    """
    return exp(-bursts * log1p(expected / bursts)) if expected > 0 else 1.0


def median(values: list[float]) -> float:
    """The middle value, or the mean of the middle two; 0 for none."""
    ordered = sorted(values)
    half = len(ordered) // 2
    if not ordered:
        return 0.0
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def low_quantile(values: list[float], share: float = 0.25) -> float:
    """A value below which a share of the values lies."""
    ordered = sorted(values)
    return ordered[int(len(ordered) * share)] if ordered else 0.0


def ratio(one: float, other: float) -> float:
    """How many times as much the one is, on a scale where nothing is a small thing."""
    return exp(log(one + 1) - log(other + 1))
