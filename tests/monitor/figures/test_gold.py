"""Gold: floors under which the scores may not fall."""

import datetime as dt
import json
from collections import Counter
from pathlib import Path

import pytest

from monitor.figures import read_figures
from monitor.figures.records import to_record
from monitor.figures.score import compare, read_gold

ROOT = Path(__file__).parents[3]
OWN = ROOT / "tests" / "gold" / "figures"
GUIDE = ROOT.parent / "shared" / "figures"
PUBLISHED = {"seed": "2022-07-25", "gwr-2012": "2012-03-05", "gwr-2016": "2016-03-05"}


def totals(folder: Path, published: dict[str, str]) -> Counter[str]:
    """The counts over all documents of a folder of gold."""
    counts: Counter[str] = Counter()
    for file in sorted(folder.glob("*.gold.jsonl")):
        doc = file.name.removesuffix(".gold.jsonl")
        text = (folder / f"{doc}.txt").read_bytes().decode()
        found = read_figures(text, dt.date.fromisoformat(published[doc]))
        counts += compare(read_gold(file), [to_record(doc, figure) for figure in found])
    return counts


def shares(counts: Counter[str]) -> dict[str, float]:
    """F1 of detection, figure and full, and the share right of each field over the matched pairs."""
    both = counts["gold"] + counts["pred"]
    result = {
        name: 2 * counts[key] / both for name, key in (("detection", "matched"), ("figure", "figure"), ("full", "full"))
    }
    fields = ("kind", "role", "period", "indicator", "per", "place")
    return result | {field: counts[field] / counts["matched"] for field in fields}


FLOORS = {
    "dev": {
        "detection": 0.995,
        "figure": 0.995,
        "kind": 0.995,
        "role": 0.99,
        "period": 0.994,
        "indicator": 0.983,
        "full": 0.976,
    },
    "held": {
        "detection": 0.99,
        "figure": 0.988,
        "kind": 0.988,
        "role": 0.972,
        "period": 0.962,
        "indicator": 0.96,
        "full": 0.885,
    },
}


@pytest.mark.parametrize("part", ["dev", "held"])
def test_own_gold(part: str) -> None:
    published = json.loads((OWN / "published.json").read_text(encoding="utf-8"))
    reached = shares(totals(OWN / part, published))
    assert {name: reached[name] for name, floor in FLOORS[part].items() if reached[name] < floor} == {}


@pytest.mark.skipif(not GUIDE.is_dir(), reason="the guide's gold is not beside the repository")
def test_guide_gold() -> None:
    reached = shares(totals(GUIDE, PUBLISHED))
    floors = {
        "detection": 0.99,
        "figure": 0.99,
        "kind": 0.99,
        "role": 0.99,
        "period": 0.99,
        "indicator": 0.97,
        "full": 0.97,
    }
    assert {name: reached[name] for name, floor in floors.items() if reached[name] < floor} == {}
