"""The reader on disasters, roads, police and courts."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Kind, Qualifier, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("判处有期徒刑3年6个月。", "3年6", "3.5", "年"),
        ("判处有期徒刑十年六个月。", "十年六", "10.5", "年"),
        ("判处有期徒刑1年4个月。", "1年4", "1.3333", "年"),
        ("判处拘役5个月。", "5", "5", "个月"),
        ("从县城到村里要走2小时30分钟。", "2小时30", "2.5", "小时"),
        ("暂扣驾驶证6个月。", "6", "6", "个月"),
    ],
)
def test_how_long_in_two_units_is_one_figure(text: str, span: str, value: str, unit: str) -> None:
    [figure] = read(text)
    assert (figure.text, figure.value, figure.unit, figure.kind) == (span, Decimal(value), unit, Kind.DURATION)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("村里来了百把人。", "100", "人"),
        ("一年能挣万把块。", "10000", "块"),
        ("买了千把斤米。", "1000", "斤"),
    ],
)
def test_a_round_number_with_ba_is_about_so_many(text: str, value: str, unit: str) -> None:
    [figure] = read(text)
    assert (figure.value, figure.unit, figure.qualifier) == (Decimal(value), unit, Qualifier.ABOUT)


def test_ba_after_an_exact_number_counts_what_has_a_handle() -> None:
    assert [(figure.text, figure.unit) for figure in read("上百把椅子，30把雨伞。")] == [("百", "把"), ("30", "把")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("最大降雨量出现在石岭镇，达218.5毫米。", "降雨量"),
        ("海峡北部、青川沿海将有9至10级大风。", "大风"),
        ("该地再次发生4.3级地震。", "地震"),
        ("“海神”将以每小时20至25公里的速度向西移动。", "“海神”速度"),
        ("七级风圈半径300公里，十级风圈半径120公里。", "七级风圈半径"),
        ("这条村道长3.2公里。", "村道"),
    ],
)
def test_what_is_measured(text: str, name: str) -> None:
    first = read(text)[0]
    assert (first.indicator, first.place) == (name, "石岭镇" if "石岭镇" in text else None)


def test_an_hour_that_is_near_is_no_figure() -> None:
    assert [figure.text for figure in read("临近11点发生5级地震，造成2人死亡。")] == ["5", "2"]


def test_the_force_of_a_ring_of_wind_names_it() -> None:
    assert [figure.text for figure in read("七级风圈半径300公里，十级风圈半径120公里。")] == ["300", "120"]


def test_blanks_part_thousands_before_a_measure_word() -> None:
    found = read("全省受理案件312 465件，审结11 020件，涉及1 203 400人。")
    assert [figure.value for figure in found] == [312465, 11020, 1203400]
    assert [figure.value for figure in read("3月20 300千瓦")] == [300]


def test_two_shares_are_of_the_two_told_before() -> None:
    found = read("农村火灾12起、亡35人，占总数的40%和51%。")
    assert [figure.indicator[:2] for figure in found[2:]] == [figure.indicator[:2] for figure in found[:2]]


def test_what_has_been_built_is_no_plan_where_that_only_tells_which() -> None:
    assert read("建成后的清溪村道途经7个村民小组。")[0].role is Role.LEVEL
    assert read("项目建成后的年产值为5亿元。")[0].role is Role.TARGET


def test_ages_that_tell_people_apart_are_no_figures() -> None:
    assert [figure.text for figure in read("14岁以上不满16岁的217人。")] == ["217"]
