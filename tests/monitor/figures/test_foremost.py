"""The reader on who has most of something, on those asked, and on history."""

import datetime as dt
from decimal import Decimal

import pytest

from monitor.articles import Direction, Figure, Kind, Role
from monitor.figures import read_figures

PUBLISHED = dt.date(2022, 7, 25)


def read(text: str) -> list[Figure]:
    """The figures of a text published in July 2022."""
    return list(read_figures(text, PUBLISHED))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("优良天数最多的是青川市，为91天，最少的是石岭市，为57天。", ["青川市优良天数", "石岭市优良天数"]),
        ("晴天最多的是青川市，一天也没有下雨；最少的是石岭市，为57天。", ["石岭市晴天"]),
        ("破获的案件中，案值过亿元的有7件，过1000万元的有36件。", ["案值", "破获的案件", "案值", "破获的案件"]),
        ("青川县接待人数最多，达到322万人次；石岭区的最少，只有9万人次。", ["青川县接待人数", "石岭区的接待人数"]),
        ("考生最多的县是青川县，有8600人，最少的是石岭县，有1200人。", ["青川县考生", "石岭县考生"]),
        ("病例最多的为青川区，累计312例，其次为河东区，累计208例。", ["青川区病例", "河东区病例"]),
        ("确诊病例以青川区最多，有312例，石岭区次之，有208例。", ["青川区确诊病例", "石岭区确诊病例"]),
        ("青川县的失业率最高，达12.4%，石岭县最低，仅2.9%。", ["青川县失业率", "石岭县失业率"]),
        ("票房最高的是《海角》，为12亿元，其次是《山河》，为8亿元。", ["《海角》票房", "《山河》票房"]),
        ("死亡率最高的国家依次是甲国（12%）、乙国（9%）。", ["甲国死亡率", "乙国死亡率"]),
        ("排名前三的是青川县（312例）、石岭县（208例）。", ["青川县", "石岭县"]),
        ("阳性率前三位病原体为流感病毒（23%）、鼻病毒（5%）。", ["流感病毒阳性率", "鼻病毒阳性率"]),
        ("2021年营收规模前两名为青川银行（25亿元）、云桥银行（16亿元）。", ["青川银行营收规模", "云桥银行营收规模"]),
        ("最大点雨量为青川站230毫米，石岭站114毫米。", ["青川站最大点雨量", "石岭站最大点雨量"]),
        ("人口比重在65%以上的省份有13个，在60%以下的省份有3个。", ["人口比重", "省份", "人口比重", "省份"]),
        ("最常见的症状是发热，占78%，其次是咳嗽，占61%。", ["发热", "咳嗽"]),
        ("受灾最重的是石岭镇，倒塌房屋120间。", ["倒塌房屋"]),
    ],
)
def test_who_has_most_is_told_with_what(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        ("重污染天数同比增加最多的是青川市，为12天；同比减少最多的是石岭市，为9天。", [Direction.UP, Direction.DOWN]),
        ("涨幅最大的是黄瓜，为18.3%；跌幅最大的是西瓜，为6.1%。", [Direction.UP, Direction.DOWN]),
        ("臭氧浓度改善幅度最大的是青川市，为27%。", [Direction.DOWN]),
        ("降雨量最大的是石岭县，达312毫米。", [None]),
    ],
)
def test_which_way_went_what_is_most(text: str, ways: list[Direction | None]) -> None:
    assert [one.direction for one in read(text)] == ways


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("调查显示，62%支持延长假期。31%反对。7%没有表态。", ["支持延长", "反对", "没有表态"]),
        ("优秀率为56%，比乙校（52%）高出4个百分点。", ["优秀率", "优秀率", "优秀率"]),
        ("近400万人得不到足够的粮食。", ["得不到足够的粮食人数"]),
        ("200人参加的比赛在青川举行。", ["比赛"]),
        ("超过10亿人领用了电子社保卡。", ["领用电子社保卡人数"]),
        ("试点地区共有1.42亿人参保。", ["参保人数"]),
        ("联军发动20次空袭，花费18亿美元。", ["联军发动空袭", "花费"]),
        ("其中大案98件，要案21人。", ["大案", "要案"]),
    ],
)
def test_what_those_asked_and_counted_do(text: str, names: list[str]) -> None:
    assert [one.indicator for one in read(text)] == names


def test_what_somebody_asks_in_a_quotation_is_no_target() -> None:
    assert {one.role for one in read("首要原因是“对异性要求太高”（76%），其次是“圈子太窄”（73%）。")} == {Role.LEVEL}


@pytest.mark.parametrize(
    ("text", "value", "kind"),
    [
        ("朝廷拨赈灾银265万两白银。", "2650000", Kind.MONEY),
        ("岁入白银四千万两。", "40000000", Kind.MONEY),
        ("缴获黄金五百两。", "500", Kind.MASS),
        ("每天吃2两水果。", "2", Kind.MASS),
    ],
)
def test_taels(text: str, value: str, kind: Kind) -> None:
    [figure] = read(text)
    assert (figure.value, figure.unit, figure.kind) == (Decimal(value), "两", kind)


@pytest.mark.parametrize("text", ["25万两轮车。", "10万两栖部队。", "2018两会期间。"])
def test_two_of_something_are_no_taels(text: str) -> None:
    assert all(one.unit != "两" for one in read(text))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("道光二十一年，死者三百人。", "1841"),
        ("光绪二十四年五月十五日，招收学生一百六十人。", "1898"),
        ("民国26年7月，全县有学校30所。", "1937-07"),
        ("道光二十一年，黄河漫塌。六月底，漫口宽80丈。", "1841-06"),
        ("天成化工厂年产3万吨。", None),
    ],
)
def test_years_of_emperors_and_of_the_republic(text: str, period: str | None) -> None:
    assert read(text)[-1].period == period


@pytest.mark.parametrize("text", ["体积约是地球的二点五倍大。", "发现一个地球5.5倍大小的星球。"])
def test_so_many_times_as_large_is_more(text: str) -> None:
    assert read(text)[0].direction is Direction.UP


@pytest.mark.parametrize(
    ("text", "name", "direction"),
    [
        ("洪峰水位24.10米，超过警戒水位（18.50米）5.60米。", "洪峰水位", Direction.UP),
        ("库水位146.77米，超过汛限水位1.77米。", "库水位", Direction.UP),
        ("两站水位为41.37米，低于警戒水位1.6米。", "两站水位", Direction.DOWN),
        ("降低青川站洪峰水位1.2米。", "降低青川站洪峰水位", Direction.DOWN),
        ("患病风险减低21%。", "患病风险减低", Direction.DOWN),
    ],
)
def test_how_far_water_stands_from_a_mark(text: str, name: str, direction: Direction) -> None:
    last = read(text)[-1]
    assert (last.indicator, last.direction) == (name, direction)


def test_a_flow_is_measured_by_the_unit_that_closes_its_list() -> None:
    assert {one.unit for one in read("出库流量不超过1500、2000立方米每秒。")} == {"立方米每秒"}


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("降幅前三位的是菠菜（-12.4%）、香菜（-9.7%）。", Direction.DOWN),
        ("涨幅居前的有菠菜（12.4%）、香菜（10.8%）。", Direction.UP),
        ("跌幅较大的品种是菠菜（12.4%）和香菜（10.8%）。", Direction.DOWN),
        ("价格下跌的有菠菜（12.4%）、香菜（10.8%）。", Direction.DOWN),
        ("产量增长较快的是菠菜（12.4%）、香菜（10.8%）。", Direction.UP),
    ],
)
def test_all_of_a_list_of_those_that_moved_went_that_way(text: str, way: Direction) -> None:
    found = read(text)
    assert [(one.role, one.direction) for one in found] == [(Role.CHANGE, way)] * 2
    assert [one.indicator[:2] for one in found] == ["菠菜", "香菜"]
