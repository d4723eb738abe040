"""The object of a script's state that tells of the article: the one with the page's headline and the most text in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r""""(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|[{}]""")
# A string that is no member, a brace, or a member with its name and, unless it is too long, its value.
_MEMBER_OR_BRACE = re.compile(
    r"""(?:"(?P<quoted>\w{1,30})"|'(?P<single>\w{1,30})'|\b(?P<plain>[A-Za-z_]\w{0,30}))\s*:\s*"""
    r"""(?:"(?P<text>(?:[^"\\\n]|\\.){1,80})"|'(?P<other>(?:[^'\\\n]|\\.){1,80})'|(?P<number>\d{10}(?:\d{3})?)\b|(?P<opened>\{))"""
    r"""|"(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+'|(?P<brace>[{}])"""
)
_WITHIN = 2
_TIME_NAME = re.compile(
    r"(?:pub|publish|published|create|created|original|release|issue|input|post|show|display|news|article)?_?"
    r"(?:c?time|date|at|timestamp)(?:_?str)?|[cp]t",
    re.IGNORECASE,
)
_FIRST_NAMES = re.compile(r"p|original|release|issue|show|display", re.IGNORECASE)
_SOURCE_NAME = re.compile(
    r"(?:show_?|article_?|news_?|content_?|doc_?)?(?:source|media|origin|copy_?from)(?:_?name)?", re.IGNORECASE
)
_AUTHOR_NAME = re.compile(
    r"(?:article_?|show_?|doc_?)?(?:author|writer|reporter|byline)s?(?:_?name)?|user_?name|nick_?name|user",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(r"(?:nick|user|real|screen|show)?_?name|nick", re.IGNORECASE)
# A program that is called with the values that stand for the letters in it.
_CALLED = re.compile(r"^[\s;]*(?:window\.)?\w+\s*=\s*\(function\(([\w$,\s]*)\)\s*\{")
_ARGUMENT = re.compile(r""""(?:[^"\\\n]|\\.)*+"|[\[{]|[\]}]|,|[^",\[\]{}]++""")
_LETTERS = re.compile(r"(?<=[:\[,])\s*+([A-Za-z_$][\w$]{0,2})(?=\s*[,}\]])")
_LONGEST_CODE = 1_000_000
_LEAST_PROSE = 15
_SENTENCE_END = re.compile(r"[。！？]|\\u3002")
_MOST_ARGUMENTS = 5_000


@dataclass(frozen=True, slots=True)
class State:
    """What an object says of the article that it holds; empty where it says nothing."""

    times: tuple[str, ...] = ()
    source: str = ""
    author: str = ""
    texts: tuple[str, ...] = ()


NOTHING_TOLD = State()


def state_of(code: str, titles: Sequence[str]) -> State:
    """What the largest object with one of the `titles`, as the script spells it, says of its article."""
    spans = _objects(code[:_LONGEST_CODE], {f"{sign}{title}{sign}" for title in titles for sign in "\"'"})
    start, end = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    times: list[tuple[bool, str]] = []
    source, author = "", ""
    for name, value, inner in _members(code[start:end]):
        if _TIME_NAME.fullmatch(name) and not inner:
            times.append((_FIRST_NAMES.match(name) is None, value))
        elif _SOURCE_NAME.fullmatch(name):
            source = source or value
        elif _AUTHOR_NAME.fullmatch(name):
            author = author or value
    texts = tuple(token[0][1:-1] for token in _TOKEN.finditer(code, start, end) if _is_prose(token[0]))
    return State(tuple(value for _, value in sorted(times, key=lambda time: time[0])), source, author, texts)


def _is_prose(literal: str) -> bool:
    """Whether a string of a script is a sentence at least, without mark-up."""
    return len(literal) >= _LEAST_PROSE and _SENTENCE_END.search(literal) is not None and "<" not in literal


def with_arguments(code: str) -> str:
    """The code with the values that a program is called with in the places of the letters that stand for them."""
    called = _CALLED.match(code)
    if called is None:
        return code
    start = code.rfind("}(")
    values = list(_arguments(code[start + 2 : code.rfind(")")])) if start > called.end() else []
    known = dict(zip((name.strip() for name in called[1].split(",")), values, strict=False))
    return _LETTERS.sub(lambda match: known.get(match[1], match[0]), code[called.end() : start])


def _objects(code: str, titles: set[str]) -> Iterator[tuple[int, int]]:
    """Where each innermost object around a title begins and ends."""
    opened: list[tuple[int, list[bool]]] = []
    for token in _TOKEN.finditer(code):
        sign = token[0]
        if sign == "{":
            opened.append((token.start(), []))
        elif sign != "}":
            if opened and sign in titles:
                opened[-1][1].append(True)
        elif opened:
            start, told = opened.pop()
            if told:
                yield start, token.end()


def _members(text: str) -> Iterator[tuple[str, str, bool]]:
    """The names and values right in an object; of an object in it that which is called a name, under the object's own."""
    depth, holder = 0, ""
    for member in _MEMBER_OR_BRACE.finditer(text):
        name = member["quoted"] or member["single"] or member["plain"]
        if sign := member["opened"] or member["brace"]:
            depth += 1 if sign == "{" else -1
            holder = (name or "") if depth == _WITHIN and sign == "{" else holder
        elif name and depth == 1:
            yield name, _value(member), False
        elif name and depth == _WITHIN and _OWN_NAME.fullmatch(name):
            yield holder, _value(member), True


def _value(member: re.Match[str]) -> str:
    return member["text"] or member["other"] or member["number"] or ""


def _arguments(text: str) -> Iterator[str]:
    """The values that a program is called with, as the script spells them."""
    depth, value = 0, ""
    for count, token in enumerate(_ARGUMENT.finditer(text)):
        if count > _MOST_ARGUMENTS:
            return
        sign = token[0]
        depth += (sign in "[{") - (sign in "]}")
        if sign == "," and not depth:
            yield value.strip()
            value = ""
        else:
            value += sign
    yield value.strip()
