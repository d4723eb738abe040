"""Whoever asks for what cannot be is told what was wrong and what to write, in the language of the page."""

from __future__ import annotations

import html
import re

import httpx
import pytest

from monitor.errors import QueryError
from monitor.query import parse
from monitor.reasons import read
from tests.monitor.web.conftest import Site

WRONG = [
    ("/articles?q=数值:>很多", "搜索词第 4 个字（'>很多'）：'很多' 不是数值；可写 >1000000、>=100万 或 5..9，单位另写为 单位:元"),
    ("/articles?q=部门:农业", "没有 '部门' 这个字段，可用的有：来源"),
    ("/figures?q=(乳源", "这个括号没有闭合"),
    ("/articles?since=去年", "since=去年：不是日期，可写 2022-07-25"),
    ("/changes?since=12", "since=12：不是时间"),
    ("/articles?state=gone", "state=gone：可用的有：new, live"),
    ("/articles?limit=9999", "limit=9999：大于 500"),
    ("/articles?limit=many", "limit=many：不是数"),
    ("/articles?changed=perhaps", "changed=perhaps：请写 1 或 0"),
    ("/articles?colour=red", "没有参数 colour，可用的有：cursor, limit, q, topic"),
    ("/articles?cursor=here", "cursor 无法识别"),
    ("/series/abc", "'abc' 不是指标的编号"),
]  # fmt: skip
QUERIES = [
    "", "()", "(a", "a)", '"a', "AND", "!", "部门:a", "来源:", "数值:x", "数值:9..1", "时期:去年", "时期:2021-07..2022",
    "类别:x", "性质:x", "(" * 100 + "a", "a" * 3000,
]  # fmt: skip


@pytest.mark.parametrize(("path", "said"), WRONG)
def test_the_chinese_page_says_in_chinese_what_is_wrong(site: Site, path: str, said: str) -> None:
    answer = httpx.get(site.url + path)
    assert 400 <= answer.status_code < 500
    shown = html.unescape(re.findall(r'<p class="muted">(.*?)</p>', answer.text)[0])
    assert said in shown
    english = httpx.get(f"{site.url}{path}{'&' if '?' in path else '?'}lang=en")
    assert english.status_code == answer.status_code
    assert said not in html.unescape(english.text)


@pytest.mark.parametrize("query", QUERIES)
def test_every_fault_of_a_query_can_be_said_in_chinese(query: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse(query)
    found = read(str(raised.value))
    assert found is not None
    assert found.code in ("query-at", "query-end")
    assert not re.search(r"[a-z]{3,} [a-z]{3,}", found.said("zh"))
