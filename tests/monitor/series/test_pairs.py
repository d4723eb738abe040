"""Pairs of sentences of many genres, read by the product's own reader: of one series, or only alike."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

import pytest

from monitor.figures import read_figures
from monitor.series import SourcePoint, sources
from monitor.series.build import build

_PAIRS = Path(__file__).parents[2] / "gold" / "series" / "pairs.txt"


@dataclass(frozen=True)
class Side:
    """A sentence of a day whose figure is marked with 【】."""

    day: dt.date
    text: str

    def points(self, article: str) -> tuple[list[SourcePoint], SourcePoint]:
        """All points of the sentence, and the one that is marked."""
        at, plain = self.text.index("【"), self.text.replace("【", "").replace("】", "")
        points = sources(plain, read_figures(plain, self.day), article, published=self.day)
        [marked] = [one for one in points if one.figure.span.start <= at < one.figure.span.end]
        return points, marked


def pairs(verdict: str) -> list[tuple[Side, Side]]:
    lines = _PAIRS.read_text(encoding="utf-8").splitlines()
    rows = [line.replace("\\n", "\n").split(" || ") for line in lines if not line.startswith("#")]
    return [
        (Side(dt.date.fromisoformat(row[2]), row[3]), Side(dt.date.fromisoformat(row[4]), row[5]))
        for row in rows
        if row[0] == verdict
    ]


def are_linked(one: Side, other: Side) -> bool:
    (points, a), (more, b) = one.points("a"), other.points("b")
    return any({a, b} <= {point.source for point in series.points} for series in build(points + more))


def test_there_are_enough_pairs() -> None:
    assert len(pairs("same")) >= 75
    assert len(pairs("apart")) >= 100


@pytest.mark.parametrize(("one", "other"), pairs("same"))
def test_are_of_one_series(one: Side, other: Side) -> None:
    assert are_linked(one, other)


@pytest.mark.parametrize(("one", "other"), pairs("apart"))
def test_only_look_alike(one: Side, other: Side) -> None:
    assert not are_linked(one, other)
