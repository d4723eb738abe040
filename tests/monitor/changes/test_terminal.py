"""Differences in the terminal: everything is there once, whatever the width, and columns stay in line."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Article
from monitor.changes import Revision, diff_text
from monitor.changes.compare import compare
from monitor.changes.terminal import change_lines, columns, inline_lines, side_lines
from monitor.figures import read_figures
from tests.monitor.changes.texts import revisions

COLOURS = re.compile(r"\x1b\[[\d;]*m")
BEFORE = "截至2月底，全县共有3200余名党员报名参加网格巡查。\n第二段。\n第三段。\n第四段。"
AFTER = "截至2月底，全县共有3400余名党员报名参加网格巡查。\n第二段。\n第三段。\n第四段。"


def test_a_changed_number_is_marked_and_paragraphs_far_off_are_folded() -> None:
    lines = list(inline_lines(diff_text(BEFORE, AFTER), BEFORE, colour=False))
    assert lines == [
        "截至2月底，全县共有[-3200-]{+3400+}余名党员报名参加网格巡查。",
        "第二段。",
        "⋯ 2 paragraphs unchanged",
    ]


def test_one_figure_is_one_line_with_both_values_and_the_difference() -> None:
    old, new = (Revision(Article("题", body), read_figures(body)) for body in (BEFORE, AFTER))
    lines = list(change_lines(compare(old, new)))
    assert "  3200余名 → 3400余名 (+200, +6.25%) 党员报名参加网格巡查" in lines
    assert len([line for line in lines if "→" in line]) == 1


@given(revisions(), st.integers(24, 120))
@settings(max_examples=60)
def test_both_columns_hold_their_texts_and_stand_in_line(pair: tuple[str, str], width: int) -> None:
    before, after = pair
    lines = list(side_lines(diff_text(before, after), before, after, colour=True, width=width, context=None))
    plain = [COLOURS.sub("", line).split(" │", 1) for line in lines]
    half = (width - 3) // 2
    assert all(sum(map(columns, left)) == half for left, _ in plain)
    for side, text in ((0, before), (1, after)):
        assert "".join("".join(line[side] for line in plain).split()) == "".join(text.split())
