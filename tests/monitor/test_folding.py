"""What a search does not tell apart is made one, and stays one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from monitor.folding import _simple as table
from monitor.folding import fold, fold_in_place, spellings

TEXTS = st.text(
    alphabet=st.one_of(st.characters(codec="utf-8"), st.sampled_from("韶關日報亂髮發ＧＤＰ㎡½ﬀ")), max_size=30
)


@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_folding_in_place_moves_nothing(text: str) -> None:
    assert len(fold_in_place(text)) == len(text)


@given(TEXTS)
def test_every_spelling_folds_to_the_same(text: str) -> None:
    assert {fold(one) for one in spellings(text)} >= {fold(text)}


def test_no_simplified_character_is_folded_again() -> None:
    assert not {simple for simple in table().values() if ord(simple) in table()}


def test_what_is_written_both_ways_is_one() -> None:
    for one, other in (
        ("乳源瑤族自治縣", "乳源瑶族自治县"),
        ("餅乾", "饼干"),
        ("頭髮發展", "头发发展"),
        ("ＡＢＣ１２３", "abc123"),
    ):
        assert fold(one) == fold(other)
