"""What a reader is shown of a text difference."""

from __future__ import annotations

import re
from html import unescape

from hypothesis import given, settings

from monitor.changes import diff_text
from monitor.changes.render import Mark, folded, html_inline, html_side_by_side, inline, side_by_side
from tests.monitor.changes.texts import ARTICLE, revisions

_TARGET = (Mark.EQUAL, Mark.INSERTED, Mark.MOVED_TO)
_SOURCE = (Mark.EQUAL, Mark.DELETED, Mark.MOVED_FROM)


@given(revisions())
@settings(max_examples=50)
def test_both_texts_can_be_read_back(pair: tuple[str, str]) -> None:
    before, after = pair
    diff = diff_text(before, after)
    rows = side_by_side(diff, before, after)
    told = "".join(s.text for row in rows for s in row.before)
    tells = "".join(s.text for row in rows for s in row.after)
    assert (told, tells) == (before.replace("\n", ""), after.replace("\n", ""))
    shown = [s for paragraph in inline(diff, before) for s in paragraph]
    assert "".join(s.text for s in shown if s.mark in _TARGET).replace("¶", "") == after.replace("\n", "")
    assert sorted("".join(s.text for s in shown if s.mark in _SOURCE).replace("¶", "")) == sorted(
        before.replace("\n", "")
    )


def test_side_by_side_keeps_altered_paragraphs_in_one_row() -> None:
    after = ARTICLE.replace("860", "680").replace("\n7月", "\n新增一段：茶农培训也在进行。\n7月")
    rows = side_by_side(diff_text(ARTICLE, after), ARTICLE, after)
    assert len(rows) == len(after.split("\n"))
    assert [s.text for s in rows[0].before if s.mark is Mark.DELETED] == ["860"]
    assert [s.text for s in rows[0].after if s.mark is Mark.INSERTED] == ["680"]
    assert [row.before for row in rows].count(()) == 1


def test_a_moved_paragraph_shows_at_both_places() -> None:
    first, *rest = ARTICLE.split("\n")
    after = "\n".join([*rest, first])
    shown = inline(diff_text(ARTICLE, after), ARTICLE)
    assert shown[0][0].text == first
    assert shown[0][0].mark is Mark.MOVED_FROM
    assert shown[-1][-1].text == first
    assert shown[-1][-1].mark is Mark.MOVED_TO


def test_html_is_escaped_and_carries_no_style() -> None:
    before, after = "<b>甲</b>有3个<script>村。", "<b>甲</b>有4个<script>村。"
    diff = diff_text(before, after)
    for page in (html_inline(diff, before), html_side_by_side(diff, before, after)):
        assert "<script" not in page
        assert "style=" not in page
        assert '<del class="diff-deleted">3</del>' in page
        assert '<ins class="diff-inserted">4</ins>' in page
    left_out = re.sub(r"<ins[^>]*>.*?</ins>", "", html_inline(diff, before))
    assert unescape(re.sub(r"<[^>]+>", "", left_out)) == before


def test_rows_far_from_a_change_are_folded() -> None:
    before = "\n".join(f"第{k}段。" for k in range(20))
    page = html_inline(diff_text(before, before.replace("第10段", "第十段")), before, context=1)
    assert 'data-paragraphs="9"' in page
    assert page.count("<p>") == 3
    assert folded([True, False, False], 0) == [(0, 1, True), (1, 3, False)]
