"""Changes told by kind, once each, with their importance and reasons."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from monitor.articles import SHANGHAI, Article, Moment
from monitor.changes import Change, ChangeKind, FigureFate, Revision, change_id, from_record, to_record
from monitor.changes.compare import compare
from tests.monitor.changes.texts import ARTICLE, read, revisions

MORNING = Moment(dt.datetime(2022, 7, 20, 9, 0, tzinfo=SHANGHAI))
NOON = Moment(dt.datetime(2022, 7, 20, 12, 0, tzinfo=SHANGHAI))


def revision(body: str, **fields: object) -> Revision:
    article = replace(Article("茶产业带动增收", ARTICLE, published=MORNING, source="韶关日报"), body=body)
    return Revision(replace(article, **fields), read(body))  # type: ignore[arg-type]


def altered(old: str, new: str) -> tuple[Change, ...]:
    assert old in ARTICLE
    return compare(revision(ARTICLE), revision(ARTICLE.replace(old, new, 1)))


BODY = [
    ("860亩", "680亩", ChangeKind.FIGURE),
    ("420余户", "420户", ChangeKind.FIGURE),
    ("标准化茶园", "高标准茶园", ChangeKind.LEAD),
    ("鲜叶不愁卖", "鲜叶好卖", ChangeKind.ATTRIBUTION),
    ("签了三年的收购", "签了长期的收购", ChangeKind.QUOTATION),
    ("7月18日", "7月19日", ChangeKind.DATE),
    ("县农业农村局", "县统计局", ChangeKind.ATTRIBUTION),
    ("的改造。", "的升级。", ChangeKind.WORDING),
    ("\n会议提出，不得以任何理由拖欠茶农货款。", "", ChangeKind.DELETION),
    ("货款。\n", "货款。\n随后，代表们参观了新建的茶园。\n", ChangeKind.ADDITION),
    ("货款。\n", "货款。\n更正：本文此前把茶园面积误写为680亩。\n", ChangeKind.CORRECTION),
    ("赵敏", "钱华", ChangeKind.BOILERPLATE),
    ("；茶企", "；\n茶企", ChangeKind.LAYOUT),
    ("会议提出", "浼氳\ue185鎻愬嚭".replace("\ue185", "\ufffd"), ChangeKind.ENCODING),
]


@pytest.mark.parametrize(("old", "new", "kind"), BODY, ids=[f"{kind}-{new[:6].strip()}" for _, new, kind in BODY])
def test_one_alteration_is_one_change_of_its_kind(old: str, new: str, kind: ChangeKind) -> None:
    changes = altered(old, new)
    if kind is ChangeKind.ATTRIBUTION and old.startswith("鲜叶"):
        assert {change.kind for change in changes} <= {ChangeKind.ATTRIBUTION, ChangeKind.WORDING}
    else:
        assert [change.kind for change in changes] == [kind]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"title": "茶产业带动群众增收"}, ChangeKind.HEADLINE),
        ({"published": NOON}, ChangeKind.DATE),
        ({"source": "乳源发布"}, ChangeKind.ATTRIBUTION),
        ({"author": "李强"}, ChangeKind.ATTRIBUTION),
        ({"keywords": ("茶叶",)}, ChangeKind.BOILERPLATE),
        ({"headings": (2,)}, ChangeKind.LAYOUT),
        ({"charset": "gb18030"}, ChangeKind.ENCODING),
    ],
    ids=["headline", "date", "source", "author", "keywords", "headings", "charset"],
)
def test_a_field_is_a_change_of_its_kind(fields: dict[str, object], kind: ChangeKind) -> None:
    [change] = compare(revision(ARTICLE), revision(ARTICLE, **fields))
    assert change.kind is kind
    assert change.field in (*fields, "charset")


def test_a_template_alone_is_layout() -> None:
    [change] = compare(replace(revision(ARTICLE), template="a"), replace(revision(ARTICLE), template="b"))
    assert (change.kind, change.field, change.silent) == (ChangeKind.LAYOUT, "template", False)


def test_neighbours_on_the_site_are_no_change() -> None:
    assert compare(revision(ARTICLE), revision(ARTICLE, next=None, evidence=(), warnings=("x",))) == ()


def test_an_edit_is_silent_unless_the_page_owns_up_to_it() -> None:
    [quiet] = altered("860", "680")
    assert quiet.silent
    assert quiet.reasons[-1] == "silent +0.10"
    dated = compare(revision(ARTICLE), revision(ARTICLE.replace("860", "680"), updated=NOON))
    assert {change.kind: change.silent for change in dated} == {ChangeKind.DATE: False, ChangeKind.FIGURE: False}
    assert not altered("赵敏", "钱华")[0].silent


def test_a_figure_change_carries_its_figure_its_edit_and_both_sentences() -> None:
    [change] = altered("860亩", "680亩")
    [figure] = change.figures
    assert figure.fate is FigureFate.VALUE
    assert (change.before, change.after) == ("860亩", "680亩")
    assert [(e.before_text, e.after_text) for e in change.edits] == [("860", "680")]
    assert "860亩" in change.sentence_before
    assert "680亩" in change.sentence_after


def test_figures_of_an_added_paragraph_are_told_with_it() -> None:
    [change] = altered("货款。\n", "货款。\n全县还将新建茶园500亩。\n")
    assert change.kind is ChangeKind.ADDITION
    assert [figure.fate for figure in change.figures] == [FigureFate.APPEARED]


def test_importance_is_the_sum_of_its_reasons() -> None:
    for old, new, _ in BODY:
        for change in altered(old, new):
            total = sum(float(reason.rsplit(" ", 1)[1]) for reason in change.reasons)
            assert change.importance == pytest.approx(min(1.0, max(0.0, total)))


def test_a_large_slip_matters_more_than_a_small_one_and_both_more_than_wording() -> None:
    tenfold, small, wording = altered("2.35万", "23.5万"), altered("2.35万", "2.36万"), altered("的改造", "的升级")
    assert tenfold[0].importance > small[0].importance > wording[0].importance


def test_a_negation_taken_out_matters() -> None:
    [change] = altered("不得以", "可以以")
    assert "negation +0.25" in change.reasons


@given(revisions())
@settings(max_examples=60)
def test_changes_never_duplicate_and_share_no_edit(pair: tuple[str, str]) -> None:
    changes = compare(revision(pair[0]), revision(pair[1]))
    edits = [edit for change in changes for edit in change.edits]
    assert len(edits) == len(set(edits))
    figures = [figure for change in changes for figure in change.figures]
    assert len(figures) == len(set(figures))
    assert bool(changes) == (pair[0] != pair[1])
    assert all(0 <= change.importance <= 1 for change in changes)
    for change in changes:
        assert from_record(json.loads(json.dumps(to_record(change)))) == change


@given(revisions())
@settings(max_examples=30)
def test_equal_revisions_have_no_changes(pair: tuple[str, str]) -> None:
    assert compare(revision(pair[0]), revision(pair[0])) == ()


def test_an_id_is_of_page_revisions_kind_and_place() -> None:
    ids = {
        change_id(url, before, after, kind, ordinal)
        for url in ("https://a.example/1", "https://a.example/2")
        for before, after in (("1", "2"), ("12", ""), ("", "12"))
        for kind in ChangeKind
        for ordinal in (0, 1)
    }
    assert len(ids) == 2 * 3 * len(ChangeKind) * 2
    assert all(len(one) == 32 for one in ids)


def test_a_figure_taken_out_of_its_sentence_is_a_change_of_the_figure() -> None:
    [change] = altered("，同比增长12.6%", "")
    assert change.kind is ChangeKind.FIGURE
    assert change.figures[0].fate is FigureFate.GONE
    assert change.after == ""


def test_another_unit_is_a_change_of_the_figure() -> None:
    [change] = altered("860亩", "860家")
    assert (change.kind, change.figures[0].fields[0]) == (ChangeKind.FIGURE, "unit")


def test_a_moved_paragraph_is_one_change_of_little_weight() -> None:
    first, second, *rest = ARTICLE.split("\n")
    [change] = compare(revision(ARTICLE), revision("\n".join([first, *rest[:2], second, *rest[2:]])))
    assert "rearranged -0.10" in change.reasons
    assert change.importance < 0.4
