"""The links to the articles before and after one, by whatever label."""

import pytest

from monitor.pages.page import open_page
from monitor.pages.surroundings import neighbours

PAGE = """<html><body><h1>早稻开镰</h1><p>早稻开镰，亩产达四百公斤。</p>
<ul><li><a href="/1.html">{}</a></li><li><a href="/2.html">{}</a></li></ul></body></html>"""


@pytest.mark.parametrize(
    ("before", "after", "titles"),
    [
        ("上一篇：茶园复工", "下一篇：鱼塘开捕", ("茶园复工", "鱼塘开捕")),
        ("上一篇文章：茶园复工", "下一篇文章：鱼塘开捕", ("茶园复工", "鱼塘开捕")),
        ("上篇新闻: 茶园复工", "下篇新闻: 鱼塘开捕", ("茶园复工", "鱼塘开捕")),
        ("上一篇 新闻中心开放", "下一篇 文章合为时而著", ("新闻中心开放", "文章合为时而著")),
    ],
)
def test_a_label_is_no_part_of_a_neighbours_title(before: str, after: str, titles: tuple[str, str]) -> None:
    found = neighbours(open_page(PAGE.format(before, after).encode(), url="http://example.com/3.html"))
    assert tuple(link.text for link in found if link) == titles
