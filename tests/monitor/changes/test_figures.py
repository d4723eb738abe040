"""Figures of two revisions paired, and what became of each."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings

from monitor.articles import Figure
from monitor.changes import FigureChange, FigureFate, Side, diff_figures, diff_text
from tests.monitor.changes.texts import ARTICLE, read, revisions


def changes(before: str, after: str) -> tuple[FigureChange, ...]:
    return diff_figures(Side(before, read(before)), Side(after, read(after)), diff_text(before, after))


def fates(before: str, after: str) -> list[tuple[str, str, str]]:
    def text(figure: Figure | None) -> str:
        return figure.text + figure.unit if figure else ""

    return [(change.fate.value, text(change.before), text(change.after)) for change in changes(before, after)]


def test_one_number_altered_is_one_change_with_both_sentences() -> None:
    before = "全县组织3200余名党员进村。党员为群众办实事1.3万余项。"
    [change] = changes(before, before.replace("3200余名", "3400余名"))
    assert change.fate is FigureFate.VALUE
    assert (change.difference, change.percent) == (Decimal(200), Decimal("6.25"))
    assert change.sentence_before == "全县组织3200余名党员进村。"
    assert change.sentence_after == "全县组织3400余名党员进村。"


def test_a_qualifier_alone() -> None:
    assert fates("带动420余户农户增收。", "带动420户农户增收。") == [("qualifier", "420户", "420户")]


def test_a_figure_that_came_and_one_that_went() -> None:
    before = "茶园面积860亩。茶企28家。"
    assert fates(before, before + "旅游收入达到300万元。") == [("appeared", "", "300万元")]
    assert fates(before, "茶园面积860亩。") == [("gone", "28家", "")]


def test_a_figure_keeps_its_pair_when_its_sentence_is_rewritten_or_moved() -> None:
    first, *rest = ARTICLE.split("\n")
    assert fates(ARTICLE, "\n".join([*rest, first.replace("860", "880")])) == [("value", "860亩", "880亩")]
    assert fates("全镇茶园面积860亩。", "截至六月底，全镇的茶园面积已经扩大到了910亩。")[0][0] in ("value", "field")


def test_two_figures_in_one_rewritten_run_pair_by_unit() -> None:
    found = fates("新建茶园860亩、加工厂3个。", "新建茶园870亩、加工厂5个。")
    assert found == [("value", "860亩", "870亩"), ("value", "3个", "5个")]


def test_another_period_is_another_field() -> None:
    body = "茶园面积860亩。"
    old, new = read(body, "2021"), read(body, "2022")
    [change] = diff_figures(Side(body, old), Side(body, new), diff_text(body, body))
    assert (change.fate, change.fields) == (FigureFate.FIELD, ("period",))


def test_a_range_has_no_difference() -> None:
    body = "茶园面积860亩。"
    [old] = read(body)
    new = replace(old, value=None, low=Decimal(800), high=Decimal(900))
    [change] = diff_figures(Side(body, (old,)), Side(body, (new,)), diff_text(body, body))
    assert (change.fate, change.difference, change.percent) == (FigureFate.VALUE, None, None)


@given(revisions())
@settings(max_examples=60)
def test_a_figure_change_is_symmetric(pair: tuple[str, str]) -> None:
    sides = [Side(body, read(body)) for body in pair]
    diff = diff_text(*pair)
    there = diff_figures(sides[0], sides[1], diff)
    back = diff_figures(sides[1], sides[0], diff.reverse())
    assert {(c.before, c.after) for c in there} == {(c.after, c.before) for c in back}
    assert {(c.fields, c.difference) for c in there} == {
        (c.fields, None if c.difference is None else -c.difference) for c in back
    }


@given(revisions())
@settings(max_examples=50)
def test_each_figure_is_told_at_most_once_and_none_is_lost(pair: tuple[str, str]) -> None:
    found = changes(*pair)
    for figures, told in (
        (read(pair[0]), [c.before for c in found if c.before]),
        (read(pair[1]), [c.after for c in found if c.after]),
    ):
        assert len(told) == len(set(told))
        assert set(told) <= set(figures)
    came = sum(c.fate is FigureFate.APPEARED for c in found)
    went = sum(c.fate is FigureFate.GONE for c in found)
    assert len(read(pair[1])) - len(read(pair[0])) == came - went
