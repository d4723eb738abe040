"""Whose figures they are: places that indicators begin with, under one name however they are written."""

from __future__ import annotations

import pytest

from monitor.series.places import leading, short


@pytest.mark.parametrize(
    ("words", "place", "rest"),
    [
        ("清远市连山县东坪镇新增茶园", "东坪镇", "新增茶园"),
        ("翁源县完成村庄整治", "翁源县", "完成村庄整治"),
        ("乳源村集体经济收入", "乳源瑶族自治县", "村集体经济收入"),
        ("广东地区生产总值", "广东省", "地区生产总值"),
        ("必背镇村集体收入", "必背镇", "村集体收入"),
        ("大桥镇", "大桥镇", ""),
        ("乳源村级党组织承诺事项", "乳源瑶族自治县", "村级党组织承诺事项"),
        ("北京大学学生", "", "北京大学学生"),
        ("上海青批发价", "", "上海青批发价"),
        ("海南岛面积", "", "海南岛面积"),
        ("市场价格", "", "市场价格"),
        ("城镇居民收入", "", "城镇居民收入"),
        ("", "", ""),
    ],
)
def test_an_indicator_may_begin_with_its_place(words: str, place: str, rest: str) -> None:
    assert leading(words) == (place, rest)


def test_a_place_has_one_name_however_it_is_written() -> None:
    assert {short(name) for name in ("乳源", "乳源县", "乳源瑶族自治县", "韶关市乳源瑶族自治县")} == {"乳源瑶族自治县"}
