"""Laws of the text difference, and what it marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.changes import Op, TextDiff, diff_text
from monitor.errors import InputError
from tests.monitor.changes.texts import ARTICLE, bodies, revisions, wild

pairs = st.one_of(revisions(), st.tuples(bodies, bodies), st.tuples(wild, wild))


def marked(before: str, after: str) -> list[tuple[str, str]]:
    return [(edit.before_text, edit.after_text) for edit in diff_text(before, after).edits]


@given(pairs)
@settings(max_examples=120)
def test_a_diff_applied_to_one_side_gives_the_other(pair: tuple[str, str]) -> None:
    before, after = pair
    diff = diff_text(before, after)
    assert diff.apply(before) == after
    assert diff.reverse().apply(after) == before
    assert TextDiff.from_record(diff.to_record()) == diff


@given(pairs)
@settings(max_examples=80)
def test_spans_cover_both_texts_once(pair: tuple[str, str]) -> None:
    before, after = pair
    pieces = diff_text(before, after).pieces
    for text, spans in ((before, [p.before for p in pieces]), (after, [p.after for p in pieces])):
        full = sorted((span.start, span.end) for span in spans if span.start < span.end)
        assert "".join(text[start:end] for start, end in full) == text
        assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    for piece in pieces:
        if piece.op is not Op.EQUAL:
            assert piece.before_text == before[piece.before.start : piece.before.end]
            assert piece.after_text == after[piece.after.start : piece.after.end]
        if piece.op in (Op.EQUAL, Op.MOVE):
            assert before[piece.before.start : piece.before.end] == after[piece.after.start : piece.after.end]


@given(st.one_of(bodies, wild))
@settings(max_examples=50)
def test_a_diff_of_equals_is_empty(body: str) -> None:
    assert diff_text(body, body).is_empty
    assert diff_text(body, body).edits == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("860", "680"),
        ("2.35万", "23.5万"),
        ("2.35万", "235万"),
        ("12.6%", "-12.6%"),
        ("12.6%", "12.6‰"),
        ("1.8亿", "1.8万"),
        ("三年", "五年"),
    ],
)
def test_a_changed_digit_or_sign_marks_its_number_and_nothing_else(old: str, new: str) -> None:
    [(before, after)] = marked(ARTICLE, ARTICLE.replace(old, new, 1))
    assert (before, after) in {(old, new), (old.rstrip("年"), new.rstrip("年"))}


def test_words_are_marked_inside_their_sentence() -> None:
    assert marked("会议在县城召开，部署工作。", "会议在乡镇召开，部署任务。") == [("县城", "乡镇"), ("工作", "任务")]


def test_common_ends_of_a_replaced_word_stay_equal() -> None:
    assert marked("乳源县发展旅游产业。", "乳源瑶族自治县发展旅游产业。") == [("", "瑶族自治")]


def test_a_moved_paragraph_is_a_move_and_what_was_altered_in_it_is_seen() -> None:
    first, second, *rest = ARTICLE.split("\n")
    after = "\n".join([second, *rest[:-1], first.replace("860", "870"), rest[-1]])
    edits = diff_text(ARTICLE, after).edits
    assert "".join(e.before_text for e in edits if e.op is Op.MOVE).startswith("今年上半年，东坪镇")
    assert [(e.before_text, e.after_text) for e in edits if e.op is Op.REPLACE] == [("860", "870")]


def test_a_paragraph_cut_in_two_changes_nothing_but_the_break() -> None:
    assert marked(ARTICLE, ARTICLE.replace("；茶企", "；\n茶企")) == [("", "\n")]


def test_white_space_is_never_a_token_of_its_own() -> None:
    assert marked("茶园 面积很大。", "茶山 面积很大。") == [("园", "山")]
    assert all(edit.strip() for pair in marked("甲 乙 丙丁。", "甲 己 丙丁。") for edit in pair)


def test_another_text_is_refused() -> None:
    diff = diff_text("茶园860亩。", "茶园870亩。")
    with pytest.raises(InputError):
        diff.apply("茶园850亩。")


def _rewritten(size: int) -> tuple[str, str]:
    return (
        "\n".join(f"第{k}段说的是{k * 7}户和{k * 3}亩的事，甲{k}。" for k in range(size)),
        "\n".join(f"第{k}段讲的是{k * 5}户与{k * 3}亩的情况，乙{k}。" for k in range(size)),
    )


ADVERSARIES = {
    "one long sentence": lambda n: ("天" * n, "天地" * (n // 2)),
    "stops only": lambda n: ("。" * n, "。！" * (n // 2)),
    "empty paragraphs": lambda n: ("\n" * n, "甲\n" * (n // 2)),
    "digits only": lambda n: ("1" * n, "2" * n),
    "all rewritten": lambda n: _rewritten(n // 25),
    "reversed": lambda n: ("\n".join(map(str, range(n // 5))), "\n".join(map(str, range(n // 5, 0, -1)))),
}


@pytest.mark.parametrize("name", ADVERSARIES)
def test_texts_made_to_be_hard_are_diffed(name: str) -> None:
    before, after = ADVERSARIES[name](12_000)
    assert diff_text(before, after).apply(before) == after


def test_a_full_width_comma_parts_thousands_or_a_list() -> None:
    assert marked("全县有1，234户。", "全县有2，234户。") == [("1，234", "2，234")]
    assert marked("分别有12，34户。", "分别有12，35户。") == [("34", "35")]
