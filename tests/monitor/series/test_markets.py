"""The same words at two markets are two series of prices."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.figures import read_figures
from monitor.series import sources
from monitor.series.build import build
from monitor.series.markets import market_of

DAY = dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "markets"),
    [
        ("2月，松江港小麦到港均价为2500元/吨，豆粕均价为3200元/吨，环比下跌1.2%。", ["", "松江港", "松江港"]),
        ("2月，记者在西关市场看到，猪肉均价为22元/公斤，比上月下降4%。", ["西关市场"] * 2),
        ("2月，国内市场猪肉均价为24元/公斤，豆油均价为8元/升。", ["", ""]),
        ("2月，全省农产品批发市场白菜均价为2元/公斤。", [""]),
        ("2月，进口大豆离港均价为3300元/吨，豆粕均价为3100元/吨。", ["", ""]),
        ("2月，西关市场有摊位200个。", [""]),
    ],
)
def test_a_market_is_told_before_its_prices(text: str, markets: list[str]) -> None:
    assert [market_of(point) for point in sources(text, read_figures(text, DAY), "a", published=DAY)] == markets


def test_prices_of_two_markets_are_two_series() -> None:
    texts = (
        "2026年2月，松江港小麦到港均价为2500元/吨，豆粕均价为3200元/吨。",
        "2026年2月，北岸粮食码头小麦到港均价为2600元/吨，豆粕均价为3100元/吨。",
    )
    points = [
        point
        for number, text in enumerate(texts)
        for point in sources(text, read_figures(text, DAY), str(number), published=DAY)
    ]
    made = {(one.name, one.place): [str(point.value) for point in one.points] for one in build(points)}
    assert made[("豆粕均价", "松江港")] == ["3200"]
    assert made[("豆粕均价", "北岸粮食码头")] == ["3100"]
