"""Consistency: contradictions within an article, and none where rounding explains the difference."""

import pytest

from monitor.figures import Check, check_consistency, read_figures


def notes(text: str) -> list[Check]:
    """What is found contradictory in a text."""
    return [note.check for note in check_consistency(text, read_figures(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全县共有党员100人,其中男性60人、女性50人。", [Check.TOTAL]),
        ("全县共有党员110人,其中男性60人、女性50人。", []),
        ("全县共有党员110人,其中女性50人。", []),
        ("共立案100件,已办结30件,占50%。", [Check.SHARE]),
        ("共立案100件,已办结30件,占30%。", []),
        ("共立案3件,已办结1件,占33.3%。", []),
        ("产值从40万元增加到60万元,增长30%。", [Check.GROWTH]),
        ("产值从40万元增加到60万元,增长50%。", []),
        ("产值从41.2万元增加到60.4万元,增长46.6%。", []),
        ("产值从60万元减少到40万元,下降33.3%。", []),
        ("产值从60万元减少到40万元,下降50%。", [Check.GROWTH]),
        ("产值从约40万元增加到60万元,增长30%。", []),
    ],
)
def test_contradictions(text: str, found: list[Check]) -> None:
    assert notes(text) == found


def test_a_note_points_at_both_sides() -> None:
    text = "产值从40万元增加到60万元,增长30%。"
    [note] = check_consistency(text, read_figures(text))
    assert text[note.stated.start : note.stated.end] == "30"
    assert [text[span.start : span.end] for span in note.against] == ["40万", "60万"]
