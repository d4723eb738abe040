"""Scores: counted as the guide's scorer counts them."""

import json
from pathlib import Path

import pytest

from monitor.errors import InputError
from monitor.figures.score import compare, match, report

GOLD = {
    "doc": "a", "start": 2, "end": 5, "value": "100", "low": None, "high": None, "unit": "人", "qualifier": "exact",
    "kind": "count", "role": "level", "direction": None, "per": None, "period": None, "place": None,
    "indicator": "党员", "heads": ["党员"], "optional": False,
}  # fmt: skip


def test_a_perfect_answer() -> None:
    counts = compare([GOLD], [GOLD])
    assert counts["gold"] == counts["pred"] == counts["matched"] == counts["figure"] == counts["full"] == 1


def test_a_wrong_unit_is_no_figure() -> None:
    counts = compare([GOLD], [GOLD | {"unit": "名"}])
    assert (counts["matched"], counts["figure"], counts["full"], counts["unit"], counts["value"]) == (1, 0, 0, 0, 1)


def test_optional_gold_counts_nowhere() -> None:
    counts = compare([GOLD | {"optional": True}], [GOLD])
    assert (counts["gold"], counts["pred"], counts["matched"]) == (0, 0, 0)


def test_pairs_are_one_to_one_and_the_best_first() -> None:
    assert match([GOLD], [GOLD | {"start": 4, "end": 9}, GOLD]) == [(0, 1)]


def test_a_long_indicator_is_wrong() -> None:
    assert compare([GOLD], [GOLD | {"indicator": "党员" * 13}])["indicator"] == 0


def test_the_report_has_a_line_for_each_document_and_one_for_all(tmp_path: Path) -> None:
    file = tmp_path / "a.gold.jsonl"
    file.write_text(json.dumps(GOLD, ensure_ascii=False) + "\n", encoding="utf-8")
    lines = report(tmp_path, [GOLD]).splitlines()
    assert [line.split()[0] for line in lines] == ["document", "a", "ALL"]
    assert lines[-1].endswith("1.000  1.000")


def test_unreadable_gold_is_loud(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        report(tmp_path / "none.gold.jsonl", [])
