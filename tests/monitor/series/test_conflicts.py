"""Contradictions between articles, and between a stated change and its levels."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from monitor.series import Conflict, ConflictKind, SourcePoint
from monitor.series.build import build
from monitor.series.conflicts import conflicts
from tests.monitor.series.points import point

JULY = dt.date(2022, 7, 25)


def tea(value: str, article: str, published: dt.date = JULY, qualifier: str = "exact") -> SourcePoint:
    return point(
        f"2021年全县茶园面积【{value}】亩。",
        "茶园面积",
        "亩",
        article=article,
        published=published,
        qualifier=qualifier,
    )


def found(*points: SourcePoint) -> tuple[Conflict, ...]:
    return conflicts(build(points))


def test_two_articles_that_differ_are_a_conflict_with_both_sentences() -> None:
    [conflict] = found(tea("2.35万", "a"), tea("2.53万", "b", JULY + dt.timedelta(days=3)))
    assert (conflict.kind, conflict.period) == (ConflictKind.VALUES, "2021")
    assert [one.source.sentence for one in conflict.points] == [
        "2021年全县茶园面积2.35万亩。",
        "2021年全县茶园面积2.53万亩。",
    ]


def test_rounding_and_qualifiers_are_no_conflict() -> None:
    assert found(tea("2.35万", "a"), tea("23480", "b"), tea("2.3万", "c", qualifier="more_than")) == ()


def test_a_value_told_much_later_is_a_revision() -> None:
    assert found(tea("2.35万", "a"), tea("2.53万", "b", dt.date(2023, 7, 1))) == ()


def test_a_revision_that_removes_the_conflict_closes_it_and_one_that_does_not_keeps_its_id() -> None:
    wrong, right = tea("2.53万", "a"), tea("2.35万", "b")
    [before] = found(wrong, right)
    [still] = found(wrong, right, replace(tea("2.58万", "a"), revision=2))
    assert still.id == before.id
    assert found(wrong, right, replace(tea("2.35万", "a"), revision=2)) == ()


def test_an_article_that_tells_both_values_means_two_things() -> None:
    both = replace(tea("2.53万", "a"), figure=replace(tea("2.53万", "a").figure, span=tea("2.53万", "a").figure.phrase))
    assert found(tea("2.35万", "a"), both, tea("2.35万", "b")) == ()


def test_any_number_of_articles_make_one_conflict_a_period() -> None:
    values = [tea(f"2.{k}1万", str(k)) for k in range(9)]
    [conflict] = found(*values)
    assert len(conflict.points) == 9
    assert found(*values[:2])[0].id == conflict.id


def revenue(sentence: str, unit: str, period: str, article: str, **fields: object) -> SourcePoint:
    return point(sentence, "一般公共预算收入", unit, period, article=article, **fields)  # type: ignore[arg-type]


LEVELS = (
    revenue("一般公共预算收入【8.0】亿元。", "元", "2020", "a"),
    revenue("一般公共预算收入【8.8】亿元，", "元", "2021", "b"),
)


def test_a_stated_change_that_does_not_fit_its_levels_is_a_conflict() -> None:
    growth = revenue("增长【15.2】%。", "%", "2021", "b", role="change", direction="up", offset=30)
    [conflict] = found(*LEVELS, growth)
    assert conflict.kind is ConflictKind.CHANGE
    assert len(conflict.points) == 3
    assert conflict.low is not None
    assert conflict.low < 10


def test_a_stated_change_that_fits_is_none_and_real_growth_is_not_checked() -> None:
    fits = revenue("增长【10】%。", "%", "2021", "b", role="change", direction="up", offset=30)
    real = revenue("同口径增长【15.2】%。", "%", "2021", "b", role="change", direction="up", offset=30)
    amount = revenue("比上年增加【0.8】亿元。", "元", "2021", "b", role="change", direction="up", offset=30)
    assert found(*LEVELS, fits) == found(*LEVELS, real) == found(*LEVELS, amount) == ()


def test_sums_spent_on_two_things_are_no_conflict() -> None:
    water = point(
        "2022年，全县计划投入【2.15】亿元，治理中小河流28公里。", "计划投入", "元", "2022", article="a", role="target"
    )
    schools = point("今年，全县将投入【9300】万元，建成两所学校。", "投入", "元", "2022", article="b", role="target")
    assert found(water, schools) == ()
    named = [
        point(f"2022年全县教育投入【{value}】亿元。", "教育投入", "元", "2022", article=article)
        for value, article in (("2.15", "a"), ("2.51", "b"))
    ]
    assert len(found(*named)) == 1
