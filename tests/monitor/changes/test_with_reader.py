"""Revisions whose figures the product's own reader finds."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.articles import Article
from monitor.changes import Change, ChangeKind, FigureFate, Revision
from monitor.changes.compare import compare
from monitor.figures import read_figures

DAY = dt.date(2022, 7, 25)
BODY = (
    "今年以来，全县组织3200余名党员干部进村入户，为群众办实事1.3万余项，办结率达98.6%。\n"
    "2021年，东坪镇村集体收入450万元，比上年增长12.6%；全镇茶园面积2.35万亩，带动农户3千多户。\n"
    "县委组织部负责人表示，下一步将继续推进，力争年底前再新建10个合作社。"
)


def changes(old: str, new: str) -> tuple[Change, ...]:
    assert old in BODY
    before, after = BODY, BODY.replace(old, new, 1)
    return compare(
        Revision(Article("党员干部进村入户", before), read_figures(before, DAY)),
        Revision(Article("党员干部进村入户", after), read_figures(after, DAY)),
    )


@pytest.mark.parametrize(
    ("old", "new", "percent"),
    [
        ("3200余名", "3400余名", "6.25"),
        ("1.3万", "13万", "900.00"),
        ("450万元", "4500万元", "900.00"),
        ("12.6%", "16.2%", "28.57"),
        ("2.35万亩", "2.53万亩", "7.66"),
        ("10个", "20个", "100.00"),
    ],
)
def test_an_altered_number_is_one_change_of_one_figure(old: str, new: str, percent: str) -> None:
    [change] = changes(old, new)
    assert change.kind is ChangeKind.FIGURE
    assert change.silent
    [figure] = change.figures
    assert figure.fate is FigureFate.VALUE
    assert str(figure.percent) == percent
    assert old in figure.sentence_before
    assert new in figure.sentence_after


def test_a_qualifier_is_one_change_and_a_synonym_of_it_is_wording() -> None:
    [change] = changes("3200余名", "3200名")
    assert change.figures[0].fate is FigureFate.QUALIFIER
    [change] = changes("3200余名", "3200多名")
    assert change.kind in (ChangeKind.WORDING, ChangeKind.LEAD)
    assert change.figures == ()


def test_a_rise_that_became_a_fall_is_a_change_of_the_figure() -> None:
    found = changes("增长12.6%", "下降12.6%")
    assert [figure.fields for change in found for figure in change.figures] == [("direction",)]


def test_figures_of_an_update_come_with_it() -> None:
    [change] = changes("合作社。", "合作社。\n（更新）截至发稿，已有5个合作社挂牌，入社农户260户。")
    assert change.kind is ChangeKind.ADDITION
    assert [(f.fate, f.after.text if f.after else "") for f in change.figures] == [
        (FigureFate.APPEARED, "5"),
        (FigureFate.APPEARED, "260"),
    ]
