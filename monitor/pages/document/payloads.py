"""What frameworks pack into a page beside its mark-up: JSON in a string, in pieces, by numbers, in an attribute or letter by letter."""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
from collections.abc import Iterator
from typing import Any

_PARSED = re.compile(r"""JSON\.parse\(\s*("(?:[^"\\\n]|\\.)*+"|'(?:[^'\\\n]|\\.)*+')""")
# An object as a string that is parsed elsewhere, from its sign; what opens it is asked of the text.
_HELD = re.compile(r"""\"\{\\"(?:[^"\\\n]|\\.){100,}+\"""")
# A stream of rows, each a number, a colon and JSON, or a text behind its length in bytes.
_PUSHED = re.compile(r"""__next_f\.push\(\[1,\s*("(?:[^"\\\n]|\\.)*+")""")
_TEXT_ROW = re.compile(rb"(?:^|\n|(?<=\"))([0-9a-f]{1,4}):T([0-9a-f]{1,6}),")
_NUMBERED = re.compile(r"""<script[^>]*\bid=["']?__NUXT_DATA__[^>]*>(\[(?:[^<]|<(?!/script))*+)""")
_ATTRIBUTE = re.compile(r"""\{&quot;[^"']{100,}""")
# What a script decodes where it stands: letters that stand for the bytes of a text.
_DECODED = re.compile(r"""a(?:tob|se64(?:\.decode|[Dd]ecode))\(\s*["']([A-Za-z0-9+/]{120,}=*)["']""")
_ASSIGNS = frozenset("=:")
_QUOTES = frozenset("\"'")
# What opens an element, as objects packed into strings and attributes spell it.
_MARK_UP = ("<", "&lt;", "u003c", "u003C")
_SPACE = 8
_MOST = 2_000_000
_MOST_TEXTS = 200


def payload(text: str) -> str:
    """The code that a page's source packs away, unpacked; empty where it packs nothing."""
    parts: list[str] = []
    if "JSON.parse(" in text:
        parts += (_unpacked(match[1]) for match in _PARSED.finditer(text) if len(match[1]) > len('"{}"'))
    if '"{\\"' in text:
        parts += (_unpacked(match[0]) for match in _HELD.finditer(text) if _holds(text, match, _ASSIGNS))
    if "__next_f" in text:
        parts.append(_streamed("".join(_unpacked(match[1]) for match in _PUSHED.finditer(text))))
    if "__NUXT_DATA__" in text:
        parts += (line for match in _NUMBERED.finditer(text) for line in _by_number(match[1]))
    if "{&quot;" in text:
        parts += (html.unescape(match[0]) for match in _ATTRIBUTE.finditer(text) if _holds(text, match, _QUOTES))
    return "\n".join(parts)[:_MOST]


def in_letters(text: str) -> str:
    """The texts that a page's scripts decode from letters where they stand, as strings of code."""
    return "\n".join(map(_told_in_letters, _DECODED.findall(text)))


def _holds(text: str, match: re.Match[str], signs: frozenset[str]) -> bool:
    """Whether a match has one of the signs before it and mark-up in it."""
    marked = any(sign in match[0] for sign in _MARK_UP)
    return marked and text[max(0, match.start() - _SPACE) : match.start()].rstrip()[-1:] in signs


def _unpacked(literal: str) -> str:
    """What a string literal says; empty where it is none that JSON knows."""
    spelled = literal if literal[0] == '"' else '"' + literal[1:-1].replace('"', '\\"').replace("\\'", "'") + '"'
    try:
        return str(json.loads(spelled))
    except ValueError:
        return ""


def _told_in_letters(encoded: str) -> str:
    """What encoded bytes say as a string of code; empty where they are no text."""
    try:
        return json.dumps(base64.b64decode(encoded, validate=True).decode(), ensure_ascii=False)
    except (binascii.Error, UnicodeDecodeError):
        return ""


def _streamed(rows: str) -> str:
    """The rows with their long texts as strings in the places that name them."""
    stream = rows.encode()
    for match in list(_TEXT_ROW.finditer(stream))[:_MOST_TEXTS]:
        told = stream[match.end() : match.end() + int(match[2], 16)].decode(errors="ignore")
        rows = rows.replace(f'"${match[1].decode()}"', json.dumps(told, ensure_ascii=False))
    return rows


def _by_number(code: str) -> Iterator[str]:
    """The objects of a list in which each value stands apart and is named by its number there."""
    try:
        values = json.loads(code)
    except (ValueError, RecursionError):
        return
    size = 0
    for value in values if isinstance(values, list) else ():
        if isinstance(value, dict) and size < _MOST:
            told = json.dumps(_told(values, value), ensure_ascii=False)
            size += len(told)
            yield told


def _told(values: list[Any], named: dict[str, Any]) -> dict[str, Any]:
    """An object's texts and numbers, and the texts of objects in it, each said once."""
    told: dict[str, Any] = {}
    seen: set[int] = set()
    for name, number in named.items():
        found = _numbered(values, number, seen)
        if isinstance(found, dict):
            inner = {key: _numbered(values, n, seen) for key, n in found.items()}
            found = {key: text for key, text in inner.items() if isinstance(text, str)}
        if isinstance(found, dict | str | int | float):
            told[name] = found
    return told


def _numbered(values: list[Any], number: object, seen: set[int]) -> Any:
    """The value by a number that was not asked for before; None without one."""
    if not isinstance(number, int) or number in seen or not 0 <= number < len(values):
        return None
    seen.add(number)
    return values[number]
