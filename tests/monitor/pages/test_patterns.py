"""The patterns of what is not the article are asked no more often than they can match."""

from __future__ import annotations

import re

import pytest

from monitor.pages import patterns

# An alternative, perhaps behind words that may be left out, that begins with any character but some.
ANYTHING = re.compile(r"\|(?:\(\?:[^()]*\)\?)*(?:\[\^|\.)")


def test_what_may_begin_with_anything_stands_apart() -> None:
    assert not ANYTHING.search(patterns._BOILERPLATE.pattern)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("责任编辑:陈露", True),
        ("【 版权声明:本站文章均为原创", True),
        ("12 条评论", True),
        ("云溪新闻网郑重声明:凡转载须经授权", True),
        ("云溪县融媒体中心 版权所有", True),
        ("好看的都在云溪新闻客户端", True),
        ("—", False),
        ("", False),
        ("声明发出后,各村都作了答复。", False),
        ("独家种植的品种有三个。", False),
    ],
)
def test_boilerplate_is_told_by_how_it_begins(head: str, told: bool) -> None:
    assert patterns.is_boilerplate(head) is told
