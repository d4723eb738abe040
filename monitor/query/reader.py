"""Parses a query into a tree; errors give the position and the remedy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from monitor.errors import QueryError
from monitor.folding import fold
from monitor.query import values
from monitor.query.nodes import All, Any, Name, Node, Not, Phrase, Text
from monitor.reasons import say

NAMES = {
    "来源": Name.SOURCE, "栏目": Name.CHANNEL, "频道": Name.CHANNEL, "作者": Name.AUTHOR, "标题": Name.TITLE,
    "关键词": Name.KEYWORD, "单位": Name.UNIT, "数值": Name.VALUE, "时期": Name.PERIOD, "地点": Name.PLACE,
    "指标": Name.INDICATOR, "类别": Name.KIND, "性质": Name.ROLE, **{name.value: name for name in Name},
}  # fmt: skip
CHINESE = tuple(name for name in NAMES if name > "z")
JOINERS = {"OR": "or", "或": "or", "|": "or", "AND": "and", "且": "and", "&": "and", "NOT": "not", "非": "not"}
TOKEN = re.compile(r'[()]|-?(?:(?P<field>[^\W\d_]+):)?(?:"[^"]*"|[^\s()"]+)|"')
# Deeper brackets and longer queries are refused: no person writes them.
DEEPEST, LONGEST = 20, 500
SIGNS = str.maketrans("“”„＂«»：（）＞＜＝－｜＆", '"""""":()><=-|&')
READERS: dict[Name, Callable[[str], Node]] = {
    Name.VALUE: values.number, Name.PERIOD: values.when, Name.KIND: values.kind, Name.ROLE: values.role,
}  # fmt: skip
# What may be written after each name.
EXAMPLES = {
    Name.SOURCE: "韶关日报", Name.CHANNEL: "农业消息", Name.AUTHOR: "李明", Name.TITLE: "村集体", Name.KEYWORD: "党建",
    Name.UNIT: "亩", Name.VALUE: ">1000000", Name.PERIOD: "2021", Name.PLACE: "东坪镇", Name.INDICATOR: "村集体收入",
    Name.KIND: "money", Name.ROLE: "target",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a query as it is written, and how many characters stand before it."""

    text: str
    at: int


def parse(query: str) -> Node:
    """The tree of a query; QueryError that says what is wrong with it, where, and what to write.

    >>> parse("乳源 单位:亩")
    All(parts=(Phrase(text='乳源'), Text(name=<Name.UNIT: 'unit'>, value='亩')))
    """
    if len(query) > LONGEST:
        raise QueryError(say("query-long", most=LONGEST), query, LONGEST)
    parts = [_Part(match[0], match.start()) for match in TOKEN.finditer(query.translate(SIGNS))]
    reader = _Reader(query, parts)
    node = reader.either(0)
    if (left := reader.next()) is not None:
        raise QueryError(say("query-surplus"), query, left.at)
    return node


class _Reader:
    """Reads parts from left to right: OR binds least, then AND or nothing, then NOT."""

    def __init__(self, query: str, written: Sequence[_Part]) -> None:
        self._query = query
        self._written = written
        self._at = 0

    def next(self) -> _Part | None:
        """The part that is to be read next, which stays; None at the end."""
        return self._written[self._at] if self._at < len(self._written) else None

    def either(self, depth: int) -> Node:
        """What stands up to a closing bracket or the end."""
        parts = [self._together(depth)]
        while self._joiner() == "or":
            self._at += 1
            parts.append(self._together(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _joiner(self) -> str | None:
        part = self.next()
        return None if part is None else JOINERS.get(part.text)

    def _together(self, depth: int) -> Node:
        parts: list[Node] = []
        while (part := self.next()) is not None and part.text != ")" and self._joiner() != "or":
            if self._joiner() == "and" and parts:
                self._at += 1
            parts.append(self._one(depth))
        if not parts:
            raise self._lacking()
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _lacking(self) -> QueryError:
        part = self.next()
        at = len(self._query) if part is None else part.at
        if not self._written:
            return QueryError(say("query-empty"), self._query, 0)
        return QueryError(say("query-lacks"), self._query, at)

    def _one(self, depth: int) -> Node:
        part = self.next()
        if part is None or part.text == ")" or JOINERS.get(part.text) in ("or", "and"):
            raise self._lacking()
        if depth > DEEPEST:
            raise QueryError(say("query-deep", most=DEEPEST), self._query, part.at)
        self._at += 1
        if part.text == "-" or JOINERS.get(part.text) == "not":
            return Not(self._one(depth + 1))
        if part.text == "(":
            return self._bracket(depth, part)
        if part.text == '"':
            raise QueryError(say("query-quotation"), self._query, part.at)
        if part.text.startswith("-") and len(part.text) > 1:
            return Not(self._leaf(_Part(part.text[1:], part.at + 1)))
        return self._leaf(part)

    def _bracket(self, depth: int, opening: _Part) -> Node:
        node = self.either(depth + 1)
        if self.next() is None:
            raise QueryError(say("query-bracket"), self._query, opening.at)
        self._at += 1
        return node

    def _leaf(self, part: _Part) -> Node:
        name, colon, value = part.text.partition(":")
        if not colon or part.text.startswith('"'):
            return self._phrase(part)
        key = NAMES.get(fold(name))
        if key is None:
            # A colon within a word is none of ours (10:30, http://…).
            if not re.fullmatch(r"[^\W\d_]+", name) or value.startswith("//"):
                return self._phrase(part)
            raise QueryError(say("query-field", name=repr(name), names=", ".join(CHINESE)), self._query, part.at)
        value = unicodedata.normalize("NFKC", value.strip('"')).strip()
        if not value:
            raise QueryError(say("query-value", name=name, example=f"{name}:{EXAMPLES[key]}"), self._query, part.at)
        return self._field(key, value, part.at + len(name) + 1)

    def _phrase(self, part: _Part) -> Node:
        text = part.text.strip('"').strip()
        if not any(char.isalnum() for char in fold(text)):
            raise QueryError(say("query-nothing"), self._query, part.at)
        return Phrase(text)

    def _field(self, name: Name, value: str, at: int) -> Node:
        try:
            return READERS[name](value) if name in READERS else Text(name, value)
        except ValueError as error:
            raise QueryError(str(error), self._query, at) from error
