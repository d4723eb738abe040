"""The patterns of what is not the article are asked no more often than they can match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _parser  # type: ignore[attr-defined]  # the only account of what a pattern may begin with

import pytest

from monitor.pages import patterns

# An alternative, perhaps behind words that may be left out, that begins with any character but some.
ANYTHING = re.compile(r"\|(?:\(\?:[^()]*\)\?)*(?:\[\^|\.)")


def test_what_may_begin_with_anything_stands_apart() -> None:
    assert not ANYTHING.search(patterns._BOILERPLATE.pattern)


def test_what_boilerplate_begins_with_is_known() -> None:
    characters, _ = _beginnings(_parser.parse(patterns._BOILERPLATE.pattern))
    assert characters - set(patterns._BEFORE_BOILERPLATE) == patterns._BEGINNINGS


def _beginnings(items: Iterable[tuple[object, object]]) -> tuple[set[str], bool]:
    """The characters that a part of a parsed pattern may begin with, and whether none of its own need stand there."""
    found: set[str] = set()
    for operation, value in items:
        characters, open_ended = _beginning(str(operation), value)
        found |= characters
        if not open_ended:
            return found, False
    return found, True


def _beginning(operation: str, value) -> tuple[set[str], bool]:  # type: ignore[no-untyped-def]  # the parser's own forms
    if operation == "LITERAL":
        return {chr(value)}, chr(value) in patterns._BEFORE_BOILERPLATE
    if operation == "IN":
        characters = {chr(member) for kind, member in value if str(kind) == "LITERAL"}
        space = any(str(kind) == "CATEGORY" and str(member) == "CATEGORY_SPACE" for kind, member in value)
        return characters, space or bool(characters & set(patterns._BEFORE_BOILERPLATE))
    if operation == "BRANCH":
        branches = [_beginnings(branch) for branch in value[1]]
        return set().union(*(characters for characters, _ in branches)), any(open_ended for _, open_ended in branches)
    if operation == "SUBPATTERN":
        return _beginnings(value[3])
    if operation.endswith("_REPEAT"):
        characters, open_ended = _beginnings(value[2])
        return characters, open_ended or value[0] == 0
    assert operation in {"AT", "ASSERT", "ASSERT_NOT"}, operation
    return set(), True


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
