"""The links to the articles before and after one, by whatever label."""

import pytest

from monitor.pages.document.page import open_page
from monitor.pages.fields.surroundings import neighbours

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


@pytest.mark.parametrize(
    "links",
    [
        "<table><tr><td>上一篇：</td><td><a href='/1.html'>茶园复工</a></td></tr><tr><td>下一篇：</td><td><a href='/2.html'>鱼塘开捕</a></td></tr></table>",
        "<dl><dt>上一篇</dt><dd><a href='/1.html'>茶园复工</a></dd><dt>下一篇</dt><dd><a href='/2.html'>鱼塘开捕</a></dd></dl>",
        "<div><h4>上一篇</h4><p><a href='/1.html'>茶园复工</a></p></div><div><h4>下一篇</h4><p><a href='/2.html'>鱼塘开捕</a></p></div>",
        "<p>上 一 篇：<a href='/1.html'>茶园复工</a></p><p>下 一 篇：<a href='/2.html'>鱼塘开捕</a></p>",
        "<p><a rel='prev' href='/1.html'>« 茶园复工</a> <a rel='next' href='/2.html'>鱼塘开捕 »</a></p>",
    ],
)
def test_a_label_stands_in_the_cell_before_the_link_or_in_its_relation(links: str) -> None:
    page = f"<html><body><h1>早稻开镰</h1><p>早稻开镰，亩产达四百公斤。</p>{links}</body></html>"
    found = neighbours(open_page(page.encode(), url="http://example.com/3.html"))
    assert [(link.text, link.url) for link in found if link] == [
        ("茶园复工", "http://example.com/1.html"),
        ("鱼塘开捕", "http://example.com/2.html"),
    ]


def test_a_pagers_relations_are_no_neighbours() -> None:
    page = "<html><body><h1>早稻开镰</h1><p>早稻开镰。</p><a rel='next' href='/3_2.html'>后面一页在这</a><a rel='next' href='/3_2.html'>2</a></body></html>"
    assert neighbours(open_page(page.encode(), url="http://example.com/3.html")) == (None, None)
