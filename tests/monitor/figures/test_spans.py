"""The reader on runs of days with their days of the week, on matches, roads and help."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Kind, Qualifier
from monitor.figures import read_figures

PUBLISHED = dt.date(2024, 6, 30)


def read(text: str) -> list[Figure]:
    """The figures of a text published on the last of June 2024."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2月18日（初一）至2月24日（初七），铁路发送旅客375万人次。", "2024-02-18/2024-02-24"),
        ("1月28日（除夕）至2月3日（正月初六），接待游客120万人次。", "2024-01-28/2024-02-03"),
        ("1月17日（腊月十八）—2月25日（正月廿八），发送旅客3000万人次。", "2024-01-17/2024-02-25"),
        ("5月1日（周三）至5日（周日），民航运送旅客900万人次。", "2024-05-01/2024-05-05"),
        ("22号全国铁路发送旅客900万人次。", "2024-06-22"),
        ("3号楼有住户60户。", None),
    ],
)
def test_runs_of_days(text: str, period: str | None) -> None:
    assert read(text)[0].period == period


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("绵阳市三台县倒塌房屋12间。", ["12"]),
        ("去年九峰果蔬市场有档口863个，牧民养了九峰骆驼。", ["863", "九"]),
        ("震后两分钟又发生了3.3级的余震。", ["3.3"]),
        ("部队在两小时内已经转移群众300人。", ["300"]),
        ("救援队须在2小时内到达。", ["2"]),
        ("她在双人10米台摘金，混合双人三米跳板未能摘金。", []),
        ("萨某以7.45分之差屈居亚军。", ["7.45"]),
        ("鲁某以534.80的总分成为冠军。", ["534.80"]),
        ("该项目已经开展了3年。", ["3"]),
    ],
)
def test_what_is_a_figure(text: str, figures: list[str]) -> None:
    assert [one.text for one in read(text)] == figures


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("公路中间约30米的隔离护栏被扫平。", "隔离护栏"),
        ("客车侧翻在落差7米左右的路基下。", "路基下落差"),
        ("封闭了5个多小时的高速公路恢复通车。", "封闭"),
        ("累计为313人次发放救助金130万元。", "发放救助金人次"),
        ("赠药项目为7702人次的重症患者提供药品。", "重症患者"),
        ("该站以发送旅客12万人次创下纪录。", "该站以发送旅客"),
        ("部队在两小时内已经转移群众300人。", "部队转移群众"),
    ],
)
def test_what_is_counted(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


def test_what_a_thing_is_worth_in_all_is_no_price() -> None:
    [worth] = read("接收单位捐赠的价值436.50万元的棉衣等物资。")
    assert (worth.kind, worth.value) == (Kind.MONEY, Decimal(4365000))


@pytest.mark.parametrize("text", ["李某以460.95分卫冕，领先优势不到1分。", "他抛离第二名的选手36.95分。"])
def test_points_of_a_match_are_counted(text: str) -> None:
    assert {one.kind for one in read(text) if one.unit == "分"} == {Kind.COUNT}


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("全球每年约新增1000万例病例。", Qualifier.ABOUT),
        ("每年大约发生300起火灾。", Qualifier.ABOUT),
        ("约影响2万户居民。", Qualifier.ABOUT),
        ("签约种植3万亩。", Qualifier.EXACT),
    ],
)
def test_about_may_stand_before_the_verb(text: str, qualifier: Qualifier) -> None:
    assert read(text)[0].qualifier is qualifier


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("澜国12日报告新增病例1362例。", "2024-06-12"),
        ("截至12日报名人数为318人。", "../2024-06-12"),
        ("据12日报纸刊载，报名人数为318人。", None),
    ],
)
def test_a_day_before_a_word_that_begins_with_bao(text: str, period: str | None) -> None:
    assert [one.period for one in read(text)] == [period]


def test_a_place_takes_the_place_of_the_one_before() -> None:
    told = read("四川的损失占总损失的91.2%，甘肃占5.7%。")
    assert [one.indicator for one in told] == ["四川的损失占总损失", "甘肃损失占总损失"]


def test_lines_that_each_label_a_number_stay_apart() -> None:
    rows = [
        "固定资产投资（亿元）：62.4，同比增长11.3%",
        "零售总额累计数（亿元）：41.8，同比增长2.9%",
        "公共预算收入（万元）：58426，同比增长3.5%",
    ]
    names = [one.indicator for one in read_figures("\n".join([*rows, "进出口总额（万美元）：3126"]))]
    assert names == ["固定资产投资"] * 2 + ["零售总额累计数"] * 2 + ["公共预算收入"] * 2 + ["进出口总额"]
