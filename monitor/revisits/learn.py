"""Learning from all visits to all pages: how edits decay with age, how pages differ, which templates are edited more."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import expm1, inf, lgamma, log

from monitor.revisits.decay import EDGES, PUBLISHED, SHAPE, Decay
from monitor.revisits.estimate import Past, cho_garcia_molina
from monitor.revisits.model import Model

# What is known beforehand counts as much as this many pages, each followed over the whole of an age bracket.
PRIOR_PAGES = 30.0
# A template counts as usual until it has had this many edits.
PRIOR_EDITS = 5.0
PRIOR_SHAPE = 2.0
SHAPES = (0.05, 0.1, 0.15, 0.25, 0.4, 0.6, 1.0, 2.0)


@dataclass(frozen=True, slots=True)
class Look:
    """A look at a page: its age in hours at the look before and at this one, and whether there was an edit."""

    page: int
    template: str | None
    before: float
    age: float
    changed: bool


def learn(looks: Sequence[Look], model: Model, rounds: int = 3) -> Model:
    """The model after these looks; with none, the one that was published."""
    pasts = _pasts(looks, model.decay)
    for _ in range(rounds):
        model = replace(model, decay=_decay(looks, model, pasts))
        pasts = _pasts(looks, model.decay)
        model = replace(model, factors=_factors(pasts))
    return replace(model, shape=_shape(pasts, model))


def _pasts(looks: Iterable[Look], decay: Decay) -> dict[tuple[int, str | None], Past]:
    found: dict[tuple[int, str | None], Past] = {}
    for look in looks:
        key = look.page, look.template
        past = found.get(key, Past(0, 0, 0.0))
        more = decay.until(look.age) - decay.until(look.before)
        found[key] = Past(past.looks + 1, past.changed + look.changed, past.exposure + more)
    return found


def _decay(looks: Iterable[Look], model: Model, pasts: Mapping[tuple[int, str | None], Past]) -> Decay:
    """Edits by expected edits in each bracket of age, drawn towards what is published where there are few pages."""
    means = {key: model.belief(past, key[1]).mean for key, past in pasts.items()}
    edits = [PRIOR_PAGES * rate * length for rate, length in zip(PUBLISHED.rates, _lengths(), strict=True)]
    hours = [PRIOR_PAGES * length for length in _lengths()]
    for look in looks:
        mean = means[look.page, look.template]
        parts = _parts(look.before, look.age)
        weights = [model.decay.rates[at] * part for at, part in parts]
        expected = mean * sum(weights)
        # What is expected of a look that found one edit or more (a Poisson law without its zero).
        count = expected / -expm1(-expected) if look.changed and expected else 0.0
        for (at, part), weight in zip(parts, weights, strict=True):
            hours[at] += mean * part
            edits[at] += count * weight / sum(weights)
    return Decay(tuple(edit / hour for edit, hour in zip(edits, hours, strict=True)))


def _lengths() -> list[float]:
    ends = (*EDGES[1:], 2 * EDGES[-1])
    return [right - left for left, right in zip(EDGES, ends, strict=True)]


def _parts(before: float, age: float) -> list[tuple[int, float]]:
    """The brackets of age that a span touches, each with the hours in it."""
    first, end = max(bisect_right(EDGES, before) - 1, 0), bisect_left(EDGES, age)
    return [(at, min(age, _ENDS[at]) - max(before, EDGES[at])) for at in range(first, end) if before < age]


_ENDS = (*EDGES[1:], inf)


def _factors(pasts: Mapping[tuple[int, str | None], Past]) -> dict[str, float]:
    edits: defaultdict[str, float] = defaultdict(lambda: PRIOR_EDITS)
    usual: defaultdict[str, float] = defaultdict(lambda: PRIOR_EDITS)
    for (_, template), past in pasts.items():
        if template:
            edits[template] += cho_garcia_molina(past.looks, past.changed)
            usual[template] += past.exposure
    return {template: edits[template] / usual[template] for template in edits}


def _shape(pasts: Mapping[tuple[int, str | None], Past], model: Model) -> float:
    """The shape of the gamma law under which the pages' counts of edits are likeliest (negative binomial)."""

    def likelihood(shape: float) -> float:
        total = 0.0
        for (_, template), past in pasts.items():
            mean = model.factors.get(template or "", 1.0) * past.exposure
            if mean > 0:
                edits = cho_garcia_molina(past.looks, past.changed)
                total += lgamma(shape + edits) - lgamma(shape)
                total += shape * log(shape / (shape + mean)) + edits * log(mean / (shape + mean))
        return total

    # What is known beforehand keeps a few pages without an edit from saying that all are alike.
    return max(SHAPES, key=lambda shape: likelihood(shape) - PRIOR_SHAPE * log(shape / SHAPE) ** 2)
