"""The search language: words, phrases, fields, AND, OR and NOT, read into a tree.

`乳源 村集体 来源:韶关日报 单位:亩 数值:>1000000 时期:2021` asks for all of it; `OR` (或, |) asks for either side, `NOT`
(非, -) for what has it not; brackets group; quotation marks keep a phrase together. Signs may be full width.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from monitor.errors import InputError


class Name(StrEnum):
    """What a field of a query asks about: of the article, or of one figure in it."""

    SOURCE = "source"
    CHANNEL = "channel"
    AUTHOR = "author"
    TITLE = "title"
    KEYWORD = "keyword"
    UNIT = "unit"
    VALUE = "value"
    PERIOD = "period"
    PLACE = "place"
    INDICATOR = "indicator"
    KIND = "kind"
    ROLE = "role"


OF_FIGURE = frozenset({Name.UNIT, Name.VALUE, Name.PERIOD, Name.PLACE, Name.INDICATOR, Name.KIND, Name.ROLE})
NAMES = {
    "来源": Name.SOURCE, "栏目": Name.CHANNEL, "频道": Name.CHANNEL, "作者": Name.AUTHOR, "标题": Name.TITLE,
    "关键词": Name.KEYWORD, "单位": Name.UNIT, "数值": Name.VALUE, "时期": Name.PERIOD, "地点": Name.PLACE,
    "指标": Name.INDICATOR, "类别": Name.KIND, "性质": Name.ROLE, **{name.value: name for name in Name},
}  # fmt: skip
JOINERS = {"OR": "or", "或": "or", "|": "or", "AND": "and", "且": "and", "&": "and", "NOT": "not", "非": "not"}
TOKEN = re.compile(r'[()]|-?(?:(?P<field>[^\W\d_]+):)?(?:"[^"]*"|[^\s()"]+)')
NUMBER = re.compile(r"([+-]?\d[\d,]*(?:\.\d+)?)\s*(万亿|亿|万|千|百)?")
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
# Deeper brackets and longer queries are refused: no person writes them.
DEEPEST, LONGEST = 20, 500
SIGNS = str.maketrans("“”„＂«»：（）＞＜＝－｜＆", '"""""":()><=-|&')


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand together."""

    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A field that is to be this text."""

    name: Name
    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure's value that is to be within limits, None for no limit; the limits belong to it where `is_open` is unset."""

    low: Decimal | None
    high: Decimal | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What is not to be."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Parts that are all to be."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one is to be."""

    parts: tuple[Node, ...]


Node = Phrase | Text | Number | Not | All | Any


def parse(query: str) -> Node:
    """The tree of a query; InputError that says what is wrong with it.

    >>> parse("乳源 单位:亩")
    All(parts=(Phrase(text='乳源'), Text(name=<Name.UNIT: 'unit'>, value='亩')))
    >>> parse("数值:>100万")
    Number(low=Decimal('1000000'), high=None, is_open=True)
    """
    if len(query) > LONGEST:
        raise InputError(f"the query is longer than {LONGEST} characters")
    reader = _Reader([match[0] for match in TOKEN.finditer(query.translate(SIGNS))])
    node = reader.either(0)
    if reader.next() is not None:
        raise InputError(f"the query has a bracket too many: {query!r}")
    return node


def phrases(node: Node) -> tuple[str, ...]:
    """The words that are asked for, not those that are not to be; for marking and ranking.

    >>> phrases(parse('乳源 NOT 牧场 OR "村 集体"'))
    ('乳源', '村 集体')
    """
    if isinstance(node, Phrase):
        return (node.text,)
    if isinstance(node, All | Any):
        return tuple(dict.fromkeys(text for part in node.parts for text in phrases(part)))
    return ()


class _Reader:
    """Reads parts from left to right: OR binds least, then AND or nothing, then NOT."""

    def __init__(self, written: Sequence[str]) -> None:
        self._written = written
        self._at = 0

    def next(self) -> str | None:
        """The part that is to be read next, which stays; None at the end."""
        return self._written[self._at] if self._at < len(self._written) else None

    def either(self, depth: int) -> Node:
        """What stands up to a closing bracket or the end."""
        if depth > DEEPEST:
            raise InputError("the query's brackets are nested too deeply")
        parts = [self._together(depth)]
        while JOINERS.get(self.next() or "") == "or":
            self._at += 1
            parts.append(self._together(depth))
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _together(self, depth: int) -> Node:
        parts: list[Node] = []
        while (part := self.next()) not in (None, ")") and JOINERS.get(part or "") != "or":
            if JOINERS.get(part or "") == "and" and parts:
                self._at += 1
                continue
            parts.append(self._one(depth))
        if not parts:
            raise InputError("the query lacks a word where one must be")
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, depth: int) -> Node:
        part = self.next()
        if part is None or part == ")":
            raise InputError("the query lacks a word where one must be")
        self._at += 1
        if part == "-" or JOINERS.get(part) == "not":
            return Not(self._deeper(depth))
        if part == "(":
            return self._bracket(depth)
        if part.startswith("-") and len(part) > 1:
            return Not(_leaf(part[1:]))
        return _leaf(part)

    def _deeper(self, depth: int) -> Node:
        if depth > DEEPEST:
            raise InputError("the query's brackets are nested too deeply")
        return self._one(depth + 1)

    def _bracket(self, depth: int) -> Node:
        node = self.either(depth + 1)
        if self.next() != ")":
            raise InputError("the query lacks a closing bracket")
        self._at += 1
        return node


def _leaf(part: str) -> Node:
    name, colon, value = part.partition(":")
    if not colon or part.startswith('"'):
        return Phrase(part.strip('"'))
    key = NAMES.get(name.casefold())
    if key is None:
        # A colon within a word is none of ours (10:30, http://…).
        if re.fullmatch(r"[^\W\d_]+", name) and not value.startswith("//"):
            raise InputError(f"no field {name!r} to search in; there are: {', '.join(n for n in NAMES if n > 'z')}")
        return Phrase(part)
    value = unicodedata.normalize("NFKC", value.strip('"')).strip()
    if not value:
        raise InputError(f"the field {name} lacks a value")
    return _number(value) if key is Name.VALUE else Text(key, value)


def _number(text: str) -> Number:
    """The limits that `>5`, `>=5`, `<5`, `<=5`, `5..9` or `5` states; 万 and 亿 may follow a number."""
    low, dots, high = text.partition("..")
    if dots:
        return Number(_decimal(low) if low else None, _decimal(high) if high else None)
    sign = re.match(r"[<>]?=?", text)
    operator = sign[0] if sign else ""
    value = _decimal(text[len(operator) :])
    low_limit = None if operator.startswith("<") else value
    high_limit = None if operator.startswith(">") else value
    return Number(low_limit, high_limit, operator in ("<", ">"))


def _decimal(text: str) -> Decimal:
    match = NUMBER.fullmatch(text.strip())
    try:
        if match is None:
            raise InvalidOperation
        return Decimal(match[1].replace(",", "")) * SCALES.get(match[2] or "", 1)
    except InvalidOperation as error:
        raise InputError(f"not a number: {text!r}; write one such as >1000000, 100万 or 5..9") from error
