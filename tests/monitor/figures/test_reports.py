"""The reader on work reports, yearbooks and communiqués of counties and provinces."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("播种面积3 046.5万公顷，产量2 117万吨。", ["30465000", "21170000"]),
        ("新建公路18 206公里，泵站2 300处。", ["18206", "2300"]),
        ("总产12 345 678吨。", ["12345678"]),
        ("图3 400个样本。", ["400"]),
        ("第2 300人参加。", ["300"]),
    ],
)
def test_thousands_are_parted_by_blanks(text: str, values: list[str]) -> None:
    assert [figure.value for figure in read(text)] == list(map(Decimal, values))


def test_cells_of_a_row_are_no_thousands() -> None:
    assert not [figure for figure in read("小麦 2019 120 340 560\n") if figure.value and figure.value > 10**5]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("豆类、薯类、油料产量分别达到16.2、9.8、0.4亿斤。", ["1620000000", "980000000", "40000000"]),
        ("两地投资分别为1300、1700万元。", ["13000000", "17000000"]),
        ("奖金分别为7800和1万元。", ["7800", "10000"]),
    ],
)
def test_a_multiplier_behind_a_list_is_that_of_each(text: str, values: list[str]) -> None:
    assert [figure.value for figure in read(text)] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("油茶面积、产量和产值分别达到4万亩、90万斤和2亿元。", ["油茶面积", "油茶产量", "油茶产值"]),
        ("粮食播种面积和总产分别为31万亩和9万吨。", ["粮食播种面积", "粮食总产"]),
        ("肉牛、山羊出栏分别为3万头、8万只，分别增长4%和6%。", ["肉牛出栏", "山羊出栏"] * 2),
        (
            "采矿业、制造业、电力、热力、燃气及水生产和供应业分别增长3%、7%和5%。",
            ["采矿业", "制造业", "电力、热力、燃气及水生产和供应业"],
        ),
    ],
)
def test_each_of_a_list_takes_its_own_whatever_measures_it(text: str, names: list[str]) -> None:
    assert [figure.indicator for figure in read(text)] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("接待游客8.2万人次，比增31%。", "接待游客"),
        ("蔬菜产量连创新高，达到31万吨。", "蔬菜产量"),
        ("合作社安排2名村民专门看护电站。", "村民"),
        ("增速在全省13个地级以上市中居第4位。", "地级以上市"),
    ],
)
def test_names_in_reports(text: str, name: str) -> None:
    assert name in [figure.indicator for figure in read(text)]


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("全县生产总值五年平均增长9.2%。", "year"),
        ("房价全年平均每平方米4300元。", None),
    ],
)
def test_an_average_of_years(text: str, per: str | None) -> None:
    assert [figure.per for figure in read(text)] == [per]


def test_what_is_planned_within_some_days() -> None:
    assert "target" in [figure.role for figure in read("他此次计划三天收购60吨。")]
