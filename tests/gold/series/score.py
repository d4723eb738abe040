"""How well figures are found and linked: the shares of what is marked, and of what was linked, that are right."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import Any

from tests.gold.series.marked import Marked

_NEAR = 2


@dataclass(frozen=True, slots=True)
class Score:
    """Shares from 0 to 1; `split` and `mixed` name the series whose points are apart, or with those of another."""

    found: float
    value: float
    period: float
    recall: float
    precision: float
    split: tuple[tuple[str, int], ...]
    mixed: tuple[tuple[tuple[str, str], int], ...]
    wrong: tuple[tuple[Marked, Mapping[str, Any] | None], ...]

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision of the links."""
        total = self.recall + self.precision
        return 2 * self.recall * self.precision / total if total else 0.0


def score(gold: Sequence[Marked], lines: Iterable[Mapping[str, Any]]) -> Score:
    """The score of lines of `monitor series --json` against marked figures."""
    at = _matched(gold, lines)
    hits = [(one, line) for one in gold if (line := at.get((one.doc, one.start)))]
    values = [_is_value(one, line) for one, line in hits]
    periods = [(line["period"] or "none") in one.periods for one, line in hits]
    links, pairs, linked, split = 0, 0, 0, Counter[str]()
    for name, members in _by(gold).items():
        for a, b in combinations(members, 2):
            links += 1
            if _linked(at, a, b):
                linked += 1
            else:
                split[name] += 1
    mixed: Counter[tuple[str, str]] = Counter()
    for a, b in combinations([one for one, _ in hits], 2):
        if _linked(at, a, b):
            pairs += 1
            if a.series != b.series:
                mixed[(min(a.series, b.series), max(a.series, b.series))] += 1
    wrong = [(one, at.get((one.doc, one.start))) for one in gold if (one.doc, one.start) not in at]
    wrong += [(one, line) for (one, line), v, p in zip(hits, values, periods, strict=True) if not (v and p)]
    return Score(
        len(hits) / len(gold),
        sum(values) / len(hits),
        sum(periods) / len(hits),
        linked / links,
        (pairs - mixed.total()) / pairs,
        tuple(split.most_common()),
        tuple(mixed.most_common()),
        tuple(wrong),
    )


def _by(gold: Sequence[Marked]) -> dict[str, list[Marked]]:
    found: dict[str, list[Marked]] = defaultdict(list)
    for one in gold:
        found[one.series].append(one)
    return found


def _matched(gold: Sequence[Marked], lines: Iterable[Mapping[str, Any]]) -> dict[tuple[str, int], Mapping[str, Any]]:
    """For each marked figure that a line is of: the nearest line, each line once."""
    by_doc: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for line in lines:
        by_doc[str(line["doc"])].append(line)
    near = sorted(
        (abs(line["start"] - one.start), one.doc, one.start, line["start"], number)
        for one in gold
        for number, line in enumerate(by_doc[one.doc])
        if one.start - _NEAR <= line["start"] < one.end
    )
    out: dict[tuple[str, int], Mapping[str, Any]] = {}
    taken: set[tuple[str, int]] = set()
    for _, doc, start, _, number in near:
        if (doc, start) not in out and (doc, number) not in taken:
            out[doc, start] = by_doc[doc][number]
            taken.add((doc, number))
    return out


def _linked(at: Mapping[tuple[str, int], Mapping[str, Any]], a: Marked, b: Marked) -> bool:
    one, other = at.get((a.doc, a.start)), at.get((b.doc, b.start))
    return one is not None and other is not None and one["series"] == other["series"]


def _is_value(one: Marked, line: Mapping[str, Any]) -> bool:
    low = line["low"] if line["value"] is None else line["value"]
    high = line["high"] if line["value"] is None else line["value"]
    return (Decimal(low), Decimal(high)) == (one.low, one.high)
