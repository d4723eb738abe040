"""A list without rows is an empty list, and no sign of another layout."""

from __future__ import annotations

from monitor.pages import read_list
from monitor.profiles import Profile

PAGE = """<html><head><meta charset="utf-8"><title>深度观点</title></head><body><div class="left">{rows}</div>
<div class="side"><h3>热门排行</h3><ul><li><a href="/jinrong/20260305_1001.html">乳源盘活闲置校舍增加村集体收入</a></li>
<li><a href="/jinrong/20260305_1002.html">全国猪肉价格小幅回落后市仍看供应</a></li></ul></div></body></html>"""


def read(rows: str) -> tuple[int, tuple[str, ...]]:
    page = read_list(PAGE.format(rows=rows).encode(), url="http://portal.example/guandian/", profile=Profile())
    return len(page.links), page.warnings


def test_an_empty_list_is_read_as_such() -> None:
    assert read('<ul class="list">\n</ul>') == (0, ())


def test_rows_of_another_layout_are_told() -> None:
    row = '<div><a href="/guandian/20260306_1001.html">预制菜进校园这笔账要算清楚</a></div>'
    assert "finds nothing" in read(f'<ul class="list">{row}</ul>')[1][0]
    assert "finds nothing" in read(f'<div class="news">{row}</div>')[1][0]
