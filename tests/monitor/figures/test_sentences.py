"""The reader on courts and long spells: to how long somebody is sentenced, and how long what lasts has lasted."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Figure, Kind
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("判处许某等六名被告有期徒刑十年九个月至三年。", "3", "10.75"),
        ("有期徒刑三年至八个月。", "0.6667", "3"),
        ("分别判处四年六个月至两年八个月不等有期徒刑。", "2.6667", "4.5"),
        ("获刑两年八个月至四年六个月。", "2.6667", "4.5"),
        ("缓刑五年至一年。", "1", "5"),
        ("刑期从六个月至三年不等。", "0.5", "3"),
        ("被判处一年六个月到八年的有期徒刑。", "1.5", "8"),
        ("并处罚金1.5万元至7000元。", "7000", "15000"),
        ("工期为3个月至1年。", "0.25", "1"),
    ],
)
def test_the_heavier_of_two_sentences_may_come_first(text: str, low: str, high: str) -> None:
    found = read(text)[-1]
    assert (found.value, found.low, found.high) == (None, Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("潘某被判有期徒刑四年零六个月。", ["4.5"]),
        ("被判处有期徒刑一年，缓刑一年六个月。", ["1", "1.5"]),
        ("他们获刑5年、4年和3年6个月。", ["5", "4", "3.5"]),
        ("周某被处以3年监禁。", ["3"]),
        ("新规设置6个月的过渡期。", ["6"]),
        ("该病有14天的潜伏期。", ["14"]),
        ("他昏迷了21天。", ["21"]),
        ("护林员老吴守山35年。", ["35"]),
        ("这条路修了4年。", ["4"]),
        ("项目停工8个月，业主焦急。", ["8"]),
        ("过去一年两次涨价。", []),
        ("一年三个季度都在亏损。", []),
        ("案发5年后告破。", []),
    ],
)
def test_a_spell_that_is_itself_the_fact_is_a_figure(text: str, values: list[str]) -> None:
    found = [one for one in read(text) if one.kind is Kind.DURATION]
    assert [one.value for one in found] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("法院判处陶某5年有期徒刑。", "有期徒刑"),
        ("双方约定2年的质保期。", "质保期"),
        ("团伙在境内招募400余人赴青川。", "团伙在境内招募"),
        ("两人因情节轻微被作出不起诉决定。", "被作出不起诉决定人数"),
        ("查封扣押电子设备84台及假原石、账本等。", "查封扣押电子设备"),
        ("研究人员调查了约4500人的健康状况。", "研究人员调查"),
        ("经常吸烟者22种死亡因素的发生风险上升。", "死亡因素"),
    ],
)
def test_what_courts_and_studies_count(text: str, name: str) -> None:
    assert read(text)[0].indicator == name


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("南部累计降雨100毫米，石岭县局地300毫米。", ["南部累计降雨", "石岭县局地累计降雨"]),
        ("降雨100毫米以上的面积约24万亩，其中250毫米以上的面积约6万亩。", ["降雨", "降雨面积", "降雨", "降雨面积"]),
        ("患病风险与常人相比，女性是后者的2.84倍，男性是后者的1.4倍。", ["女性风险", "男性风险"]),
        ("肥胖者患病风险是其3.1倍，超重者是其1.7倍。", ["肥胖者患病风险", "超重者风险"]),
        ("青禾党得票率20.1%，获46席。", ["青禾党得票率", "青禾党席位"]),
        ("周末票房下跌65%，以约1570万美元从榜首退居次席。", ["周末票房", "周末票房"]),
    ],
)
def test_the_next_is_told_by_what_the_one_before_was(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("下午五点钟共有300人到场。", ["300"]),
        ("这里位于地下300米处。", ["300"]),
        ("清理出车马三组，玉器两组。", ["三", "两"]),
        ("距今约8000—7500年。", []),
    ],
)
def test_what_is_and_is_no_figure(text: str, figures: list[str]) -> None:
    assert [one.text for one in read(text)] == figures
