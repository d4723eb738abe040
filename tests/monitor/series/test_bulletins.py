"""Daily price bulletins whose wording changes over the years, and county news, through the product's own reader."""

from __future__ import annotations

import datetime as dt

from monitor.figures import read_figures
from monitor.series import Series, lines, sources
from monitor.series.build import build
from monitor.series.points import Aspect
from tests.gold.series.bulletins import bulletins
from tests.gold.series.score import score

BULLETINS = {
    dt.date(2016, 4, 5): (
        "据农业部监测，4月5日“菜篮子”产品批发价格指数为211.30，比前一天下降0.52个点。截至14时，猪肉20.05元/公斤，"
        "比前一天上升0.4%；鸡蛋7.21元/公斤，比前一天下降1.1%。28种蔬菜平均批发价格4.66元/公斤。"
    ),
    dt.date(2019, 4, 4): (
        "今日“农产品批发价格200指数”为112.05，比昨天上升0.16个点，“菜篮子”产品批发价格指数为113.40，比昨天上升0.19个点。"
        "截至今日14:00时，全国农产品批发市场猪肉平均价格为20.41元/公斤，比昨天上升0.4%；鸡蛋8.02元/公斤，比昨天上升0.5%；"
        "重点监测的28种蔬菜平均价格为4.71元/公斤，比昨天下降0.8%。"
    ),
    dt.date(2024, 4, 8): (
        "据农业农村部监测，4月8日“农产品批发价格200指数”为119.88，比节前下降0.37个点，“菜篮子”产品批发价格指数为121.02，"
        "比节前下降0.44个点。截至今天14时，全国农产品批发市场猪肉平均价格为20.22元/公斤，比节前下降0.6%；鸡蛋9.05元/公斤，"
        "比节前上升0.2%；重点监测的28种蔬菜平均价格为5.02元/公斤，比节前下降2.3%。猪肉零售均价每公斤31.5元，同比上涨4.2%。"
    ),
}
COUNTY = {
    dt.date(2021, 2, 10): (
        "2020年，全县一般公共预算收入5.8亿元，比上年增长3.2%；粮食总产量5.1万吨。截至2020年底，全县茶园面积达到2.1万亩。"
        "今年计划实现一般公共预算收入增长5%。"
    ),
    dt.date(2022, 2, 11): (
        "去年，全县完成地方一般公共预算收入6.1亿元，增长5.2%，其中税收收入3.9亿元；粮食产量1.04亿斤。"
        "到2021年底，茶园面积2.35万亩，新增茶园2500亩。"
    ),
}


def series_of(texts: dict[dt.date, str]) -> tuple[Series, ...]:
    return build(
        point
        for day, text in texts.items()
        for point in sources(text, read_figures(text, day), str(day), published=day)
    )


def found(series: tuple[Series, ...], name: str, aspect: Aspect = Aspect.LEVEL, reach: str | None = None) -> Series:
    [one] = [
        one
        for one in series
        if (one.key.name, one.key.aspect) == (name, aspect)
        and reach in (None, one.key.reach)
        and not one.key.planned
        and one.key.family != "count"
    ]
    return one


def test_a_bulletin_keeps_its_series_through_its_wordings() -> None:
    series = series_of(BULLETINS)
    for name in ("猪肉价格", "鸡蛋价格", "蔬菜价格", "菜篮子产品批发价格指数"):
        assert len(found(series, name).points) == 3, name
    assert len(found(series, "农产品批发价格200指数").points) == 2
    assert len(found(series, "猪肉零售价格").points) == 1


def test_changes_since_the_last_bulletin_are_one_series_on_whatever_day_that_was() -> None:
    bases = {
        one.key.base for one in series_of(BULLETINS) if (one.key.name, one.key.aspect) == ("猪肉价格", Aspect.RATE)
    }
    assert bases == {"day"}


def test_county_news_of_two_years_link() -> None:
    series = series_of(COUNTY)
    assert [one.period for one in found(series, "一般公共预算收入").points] == ["2020", "2021"]
    assert [one.period for one in found(series, "一般公共预算收入", Aspect.RATE).points] == ["2020", "2021"]
    assert len(found(series, "粮食产量").points) == 2
    assert len(found(series, "茶园面积").points) == 2
    assert len(found(series, "税收收入").points) == 1


OLDER = {
    dt.date(2014, 11, 20): (
        "据农业部监测，11月20日“全国菜篮子产品批发价格指数”为195.30（以2000年为100），比昨天上升0.41个点。"
        "截至今日14:00时，全国农产品批发市场猪肉平均价格为18.62元/公斤，比昨天下降0.4%；鲫鱼平均价格为14.02元/公斤，比昨天上升0.2%。"
    ),
    dt.date(2016, 3, 17): (
        "截至今日14:00时，全国农产品批发市场猪肉平均价格为24.80元/公斤（猪肉批发价格指数为186.02），比昨天上升0.6%；"
        "重点监测的7种水果平均价格为5.17元/公斤，比昨天上升1.0%。"
    ),
    dt.date(2023, 1, 28): (
        "据农业农村部监测，1月28日“菜篮子”产品批发价格200指数为139.90，比节前（1月20日，下同）下降0.28个点。"
        "截至今日14:00时，全国农产品批发市场猪肉平均价格为每公斤23.20元，较节前跌0.2%；鲫鱼19.00元/公斤，比节前上升0.3%。"
        "6种水果平均批发价格7.50元/公斤。"
    ),
}


def test_older_and_newer_wordings_of_a_bulletin_are_one() -> None:
    series = series_of(OLDER)
    assert len(found(series, "猪肉价格").points) == 3
    for name in ("鲫鱼价格", "水果价格"):
        assert len(found(series, name).points) == 2, name
    assert [one.period for one in found(series, "菜篮子产品批发价格指数", reach="day").points] == [
        "2014-11-20",
        "2023-01-28",
    ]


def test_what_changed_since_yesterday_is_of_todays_price_whatever_stands_in_brackets() -> None:
    series = series_of(OLDER)
    pork = found(series, "猪肉价格", Aspect.RATE)
    assert [one.value and float(one.value) for one in pork.points] == [-0.4, 0.6, -0.2]
    assert [str(one.period)[-10:] for one in pork.points] == ["2014-11-20", "2016-03-17", "2023-01-28"]
    assert len(found(series, "菜篮子产品批发价格指数", Aspect.AMOUNT).points) == 2


def test_eleven_years_of_bulletins_are_linked_through_fifteen_wordings() -> None:
    gold, points = [], []
    for name, day, text, figures in bulletins():
        gold += figures
        points += sources(text, read_figures(text, day), name, published=day)
    result = score(gold, lines(build(points)))
    assert len(gold) >= 1300
    assert (result.found, result.value, result.precision) == (1.0, 1.0, 1.0)
    assert result.period >= 0.99
    assert result.f1 >= 0.99


def test_a_rise_over_years_sets_out_from_the_year_before_them() -> None:
    text = {dt.date(2018, 3, 5): "五年来，全国财政收入从11.7万亿元增加到17.3万亿元。全国居民消费价格年均上涨1.9%。"}
    levels = found(series_of(text), "一般公共预算收入")
    assert [one.period for one in levels.points] == ["2012", "2017"]
