"""Scores: counted as the guide's scorer counts them."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from monitor.errors import InputError
from monitor.figures.score import compare, match, report, strangers

SCORER = Path(__file__).parents[4] / "shared" / "figures" / "score.py"
DEV = Path(__file__).parents[2] / "gold" / "figures" / "dev"

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
    with pytest.raises(InputError, match="none"):
        report(tmp_path / "none.gold.jsonl", [])
    (tmp_path / "a.gold.jsonl").write_text('\n{"doc": "a", "start": 1}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2: no gold record; it lacks end, value"):
        report(tmp_path, [])
    (tmp_path / "a.gold.jsonl").write_text("[1", encoding="utf-8")
    with pytest.raises(InputError, match="line 1: not JSON"):
        report(tmp_path, [])


def test_each_error_is_listed_in_the_order_of_the_text(tmp_path: Path) -> None:
    file = tmp_path / "a.gold.jsonl"
    second = GOLD | {"start": 8, "end": 10}
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in (GOLD, second)), encoding="utf-8")
    said = report(tmp_path, [GOLD | {"unit": "名"}, GOLD | {"start": 12, "end": 14}], errors=True)
    assert said.split("\n\n")[1].splitlines() == [
        "a 2-5  unit  gold 人, predicted 名", "a 8-10  missed  党员", "a 12-14  false alarm",
    ]  # fmt: skip
    shown = report(tmp_path, [second], errors=True, texts={"a": "共有100人,\n另外50人。"})
    assert "a 2-5  missed  党员  …共有[100]人, 另外50人。…" in shown
    assert strangers(tmp_path, [GOLD, GOLD | {"doc": "b"}]) == ["b"]


@pytest.mark.skipif(not SCORER.is_file(), reason="the guide's scorer is not beside the repository")
@pytest.mark.parametrize("errors", [(), ("--errors",), ("--errors", "--text", str(DEV))])
def test_the_report_is_the_guides(tmp_path: Path, errors: tuple[str, ...]) -> None:
    predicted = _damaged(random.Random(7))  # noqa: S311 (no secret: the same faults each time)
    file = tmp_path / "predicted.jsonl"
    file.write_text("\n".join(json.dumps(one, ensure_ascii=False) for one in predicted), encoding="utf-8")
    command = [sys.executable, str(SCORER), "--gold", str(DEV), "--pred", str(file), *errors]
    wanted = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    texts = {path.stem: path.read_bytes().decode() for path in DEV.glob("*.txt")} if "--text" in errors else None
    assert report(DEV, predicted, errors=bool(errors), texts=texts) == wanted


def _damaged(dice: random.Random) -> list[dict[str, object]]:
    """The gold itself with every fault that a reader may have."""
    found = []
    for path in sorted(DEV.glob("*.gold.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            one = json.loads(line)
            field = dice.choice(("value", "unit", "kind", "role", "period", "per", "place", "indicator", "qualifier"))
            one |= {field: dice.choice((None, "x", one[field]))} if dice.random() < 0.5 else {}
            one["start"] += dice.choice((0, 0, 1, -1, 4))
            found += [one] * dice.choice((0, 1, 1, 1, 1, 2))
    return found
