"""Products: which one an article is about, and what its bare measures are called."""

from __future__ import annotations

import datetime as dt

import pytest

from monitor.figures import read_figures
from monitor.series import sources
from monitor.series.naming.products import topic_of

DAY = dt.date(2024, 8, 18)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("松山市脐橙种植面积193万亩。脐橙甜，脐橙香。", "脐橙"),
        ("小龙虾养殖总产量113万吨。小龙虾鲜，小龙虾香。", "小龙虾"),
        ("松山市脐橙种植面积193万亩。今年风调雨顺。", ""),
        ("全年粮食产量30万吨。粮食增产，粮食增收。", ""),
        ("全市农业总产值30亿元。农业增产，农业增收。", ""),
        ("松山市年产值30亿元。", ""),
        ("松山市丰收。脐橙种植面积193万亩，脐橙香。茶叶产量3万吨，茶叶香，茶叶贵，茶叶好。", "茶叶"),
    ],
)
def test_an_article_is_about_the_product_that_it_names_and_measures(text: str, topic: str) -> None:
    assert topic_of(text, read_figures(text, DAY)) == topic


def test_points_know_the_product_of_their_article() -> None:
    text = "松山市脐橙种植面积193万亩。脐橙甜，脐橙香。产量185万吨。"
    assert {one.topic for one in sources(text, read_figures(text, DAY), "a", published=DAY)} == {"脐橙"}
