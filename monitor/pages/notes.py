"""What was found by which rule, and where two rules disagree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from monitor.articles import Evidence, Moment
from monitor.pages.fields.info import Candidate
from monitor.pages.fields.published import Timed, refined
from monitor.pages.text import squeeze

# Rules that only support a value: they say nothing against another.
_SUPPORTING = frozenset({"name known to the head", "named by its class", "beside the time", "account"})


@dataclass(slots=True)
class Notes:
    """Evidence and warnings as they come up."""

    evidence: list[Evidence] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def found(self, name: str, value: object, rule: str, confidence: float) -> None:
        """Keeps what a rule found for a field."""
        self.evidence.append(Evidence(name, str(value), rule, round(confidence, 2)))

    def fell_back(self, name: str, selector: str) -> None:
        """Keeps that a profile's selector found nothing."""
        self.warnings.append(f"{name}: the profile's selector {selector!r} finds nothing")

    def time(self, times: Sequence[Timed]) -> Moment | None:
        """The publication time of the best reading; another day by a trusted rule is a warning."""
        chosen = refined(times)
        if chosen is None:
            return None
        day = chosen.moment.when.date()
        other = next((t for t in times if t.rule != times[0].rule and t.moment.when.date() != day), None)
        if other and other.confidence > 0.5:
            self.warnings.append(f"published: {times[0].rule} says {chosen.moment}, {other.rule} says {other.moment}")
        self.found("published", chosen.moment, chosen.rule, times[0].confidence)
        return chosen.moment

    def pick(self, name: str, candidates: Sequence[Candidate]) -> str | None:
        """The best candidate's value; another statement of the page that differs is a warning."""
        if not candidates:
            return None
        best = candidates[0]
        self.found(name, best.value, best.rule, best.confidence)
        other = next(
            (c for c in candidates[1:] if c.rule != best.rule and squeeze(c.value) != squeeze(best.value)), None
        )
        if other and other.confidence >= 0.6 and other.rule not in _SUPPORTING:
            self.warnings.append(f"{name}: {best.rule} says {best.value}, {other.rule} says {other.value}")
        return best.value
