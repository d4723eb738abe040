"""Laws of building series, and what operators state."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.series import Selector, Series, SourcePoint, Statement, StatementKind, assign, lines
from monitor.series.build import build
from tests.monitor.series.points import point

NOW = dt.datetime(2022, 8, 1, tzinfo=dt.UTC)


def tea(value: str, period: str | None, article: str = "a", unit: str = "亩", **fields: object) -> SourcePoint:
    return point(f"全县茶园面积【{value}】{unit}。", "茶园面积", unit, period, article=article, **fields)  # type: ignore[arg-type]


POINTS = [
    tea("2.1万", "2019", "a"),
    tea("2.2万", "2020", "b"),
    tea("1500", "2021", "c", unit="公顷"),
    tea("2.4万", None, "d"),
    point("全县粮食产量【5】万吨，", "粮食产量", "吨", "2020", article="b", offset=40),
    point("增长【3.1】%。", "粮食产量", "%", "2020", article="b", offset=60, role="change", direction="up"),
    point("茶企【28】家。", "茶企", "家", "2021", article="c", offset=40),
]


@given(st.permutations(POINTS))
@settings(max_examples=30)
def test_order_of_arrival_does_not_matter(points: list[SourcePoint]) -> None:
    assert build(points) == build(POINTS)


@given(st.lists(st.sampled_from(POINTS), max_size=14))
@settings(max_examples=50)
def test_every_point_is_in_one_series_however_often_it_comes(points: list[SourcePoint]) -> None:
    members = [one.source for series in build(points) for one in series.points]
    assert len(members) == len(set(members))
    assert set(members) == set(points)


def test_points_are_in_the_unit_that_most_have() -> None:
    [series] = build(POINTS[:3])
    assert series.unit == "亩"
    assert [one.value and round(one.value) for one in series.points] == [21000, 22000, 22500]


def test_a_point_without_a_period_joins_the_series_it_fits() -> None:
    [series] = build([POINTS[0], POINTS[3]])
    assert [one.period for one in series.points] == ["2019", None]


def test_a_first_quarter_joins_the_quarters_or_the_sums_of_which_there_are_more() -> None:
    def sold(value: str, period: str, article: str) -> SourcePoint:
        return point(f"产值【{value}】元。", "产值", "元", period, article=article)

    first = sold("3万", "2021-01/2021-03", "a")
    quarters = [sold("4万", "2020-34", "b"), sold("5万", "2020-35", "c")]
    sums = [
        sold("6万", "2020-01/2020-05", "d"),
        sold("7万", "2020-01/2020-06", "e"),
        sold("8万", "2020-01/2020-08", "f"),
    ]
    assert sorted(len(series.points) for series in build([first, *quarters])) == [3]
    assert sorted(len(series.points) for series in build([first, *quarters, *sums])) == [2, 4]
    assert [len(series.points) for series in build([first])] == [1]


def test_a_price_without_a_period_is_of_its_articles_day() -> None:
    [one] = assign([point("猪肉【25】元/公斤。", "猪肉", "元/公斤", None)])
    assert (one.period, one.is_inferred) == ("2022-07-25", True)


def test_a_report_of_march_is_on_the_year_before() -> None:
    report = [
        point("去年工作扎实推进，财政收入【5】亿元。", "财政收入", "元", None, published=dt.date(2022, 3, 1)),
        point("粮食产量【5】万吨。", "粮食产量", "吨", None, published=dt.date(2022, 3, 1), offset=50),
    ]
    assert [one.period for one in assign(report)] == ["2021", "2021"]


def test_both_sides_of_a_rise_are_of_the_years_of_the_last_such_pair() -> None:
    first = "城镇收入由2016年的{}元增加到2021年的{}元。"
    second = "农村收入由{}元增加到{}元。"
    points = [
        point(first.format("【100】", "200"), "城镇收入", "元", "2016"),
        point(first.format("100", "【200】"), "城镇收入", "元", "2021"),
        point(second.format("【50】", "90"), "农村收入", "元", None, offset=60),
        point(second.format("50", "【90】"), "农村收入", "元", None, offset=60),
    ]
    assert [one.period for one in assign(points)] == ["2016", "2021", "2016", "2021"]


def stated(kind: StatementKind, *series: Series, at: dt.datetime = NOW, **fields: object) -> Statement:
    return Statement(kind, tuple(one.id for one in series), by="op", at=at, **fields)  # type: ignore[arg-type]


def test_a_stated_join_wins_and_keeps_its_id() -> None:
    tea_series, firms = (next(one for one in build(POINTS) if one.name == name) for name in ("茶园面积", "茶企"))
    join = stated(StatementKind.JOIN, tea_series, firms, why="same thing here")
    joined = next(one for one in build(POINTS, [join]) if one.id == tea_series.id)
    assert {one.source.figure.indicator for one in joined.points} == {"茶园面积", "茶企"}
    assert joined.statements == (join,)
    assert firms.id not in {one.id for one in build(POINTS, [join])}


def test_a_stated_separation_wins_and_survives_new_offsets() -> None:
    [whole] = build(POINTS[:3])
    apart = stated(StatementKind.SEPARATE, whole, name="外县茶园", selector=Selector(article="b"))
    made = build(POINTS[:3], [apart])
    assert sorted((one.name, len(one.points)) for one in made) == [("外县茶园", 1), ("茶园面积", 2)]
    moved = [
        replace(one, figure=replace(one.figure, span=replace(one.figure.span), text=one.figure.text))
        for one in POINTS[:3]
    ]
    assert [one.id for one in build(moved, [apart])] == [one.id for one in made]


def test_a_later_statement_wins() -> None:
    [whole] = build(POINTS[:3])
    names = [
        stated(StatementKind.NAME, whole, name="旧名", at=NOW),
        stated(StatementKind.NAME, whole, name="新名", at=NOW + dt.timedelta(days=1)),
    ]
    assert build(POINTS[:3], names)[0].name == build(POINTS[:3], names[::-1])[0].name == "新名"


def test_a_statement_about_nothing_changes_nothing() -> None:
    gone = Statement(StatementKind.JOIN, ("0" * 16, "1" * 16), by="op", at=NOW)
    assert build(POINTS, [gone]) == build(POINTS)


def test_lines_tell_value_and_unit_as_the_article_has_them() -> None:
    [*_, last] = lines(build(POINTS[:3]))
    assert last["value"] == "1500"
    assert (last["unit"], last["period"], last["doc"], last["role"]) == ("公顷", "2021", "c", "level")
    assert last["sentence"][last["start"] :].startswith("1500公顷")


def test_an_older_revision_is_kept_but_not_told() -> None:
    old = tea("2.0万", "2019", "a")
    new = replace(tea("2.1万", "2019", "a"), revision=2)
    [series] = build([old, new])
    assert [(one.value, one.is_current) for one in series.points] == [(Decimal(20000), False), (Decimal(21000), True)]
    assert [line["value"] for line in lines([series])] == ["21000"]
