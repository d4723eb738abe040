"""Series that are compared are told apart by their full names, and values are said as readers of the language say them."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from monitor.series.build import build
from monitor.web.shown import said
from tests.monitor.series.points import point as source
from tests.monitor.web.conftest import Site


def test_series_that_are_compared_are_named_in_full(site: Site) -> None:
    items = httpx.get(f"{site.url}/api/v1/series").json()["items"]
    chosen = [one for one in items if one["unit"]][:2]
    query = "&".join(f"s={one['id']}" for one in chosen)
    page = html.unescape(httpx.get(f"{site.url}/series/compare?{query}").text)
    [heading] = re.findall(r"<h1>.*?<small>(.*?)</small></h1>", page)
    cells = re.findall(r'<td><i class="key series-\d"></i>(.*?)</td>', page)
    assert len(set(cells)) == 2
    assert all(cell in heading and cell.endswith(")") for cell in cells)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [("1.684321", "1.6843", "1.6843"), ("2.15亿", "2.15亿", "215,000,000"), ("9300万", "9,300万", "93,000,000")],
)
def test_large_values_are_said_in_ten_thousands_in_chinese(value: str, zh: str, en: str) -> None:
    [series] = build([source(f"全县投入教育资金【{value}】元。", "教育资金", "元")])
    [told] = series.points
    assert (said(told, "zh"), said(told, "en")) == (zh, en)
