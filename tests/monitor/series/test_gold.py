"""Floors of the linking score on eight years of reports, with the product's own figures."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from pathlib import Path

import pytest

from monitor.figures import read_figures
from monitor.series import SourcePoint, lines, sources
from monitor.series.build import build

_GOLD = Path(__file__).resolve().parents[4] / "shared" / "series"


@pytest.mark.skipif(not _GOLD.exists(), reason="needs ../shared/series, which is not part of the project")
def test_linking_does_not_fall_below_its_floor() -> None:
    spec = importlib.util.spec_from_file_location("series_score", _GOLD / "score.py")
    assert spec
    assert spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    points = [point for path in sorted((_GOLD / "texts").glob("*.txt")) for point in _points(path)]
    gold = [json.loads(line) for line in (_GOLD / "gwr-2003-2010.jsonl").read_text(encoding="utf-8").splitlines()]
    result, _ = scorer.score(gold, [], list(lines(build(points))))
    assert result["found_share"] >= 0.98
    assert result["value_right"] >= 0.98
    assert result["period_right"] >= 0.98
    assert result["link_precision"] >= 0.98
    assert result["link_f1"] >= 0.985


def _points(path: Path) -> list[SourcePoint]:
    day = dt.date(int(path.stem[-4:]), 3, 5)
    text = path.read_text(encoding="utf-8")
    return sources(text, read_figures(text, day), path.stem, published=day)
