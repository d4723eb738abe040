"""Reasons: a code with values, stored as an English sentence, parsed back from it, and said in either language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from string import Formatter

from monitor.reasons.catalogue import REASONS, WORDS

NUMBER = r"[-+−]?\d[\d,.]*"
SPAN = re.compile(rf"({NUMBER}) (min|h|hours|days)")
SPANS = {"min": "分钟", "h": "小时", "hours": "小时", "days": "天"}
CHINESE_COMMA = "、"
# These say nothing of their own: what they hold must be reasons.
NESTED = frozenset({"health-in", "run-given-back", "page-disagrees"})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is so: what `REASONS` has under a code, with the texts of its values."""

    code: str
    values: Mapping[str, str]

    def said(self, language: str) -> str:
        """The reason as a sentence.

        >>> read("status 503: try 2").said("zh")
        '状态码 503：第 2 次重试'
        """
        if language != "zh":
            return _english(self.code, self.values)
        kinds = dict(_values(REASONS[self.code][0]))
        said = {name: _in_chinese(kinds[name], value) for name, value in self.values.items()}
        return REASONS[self.code][1].format(**said)


def say(code: str, **values: object) -> str:
    """The English sentence of a reason, from which `read` gives the reason back; KeyError for an unknown code.

    >>> say("due-chance", edits=1, looks=7, age="30 hours", chance="0.20")
    '1 edit in 7 looks, 30 hours old: by then an edit is lost with a chance of 0.20%'
    """
    return _english(code, {name: str(value) for name, value in values.items()})


@lru_cache(maxsize=4096)
def read(text: str) -> Reason | None:
    """The reason that a sentence says; None for a sentence of another origin."""
    for code in REASONS:
        if (match := _pattern(code).fullmatch(text)) and _fits(code, match.groupdict()):
            return Reason(code, match.groupdict())
    return None


def said_in(language: str, text: str) -> str:
    """What a kept sentence says in a language; itself where it is of another origin.

    >>> said_in("zh", "title: 乳源 +0.36"), said_in("zh", "Connection reset by peer")
    ('标题：乳源 +0.36', 'Connection reset by peer')
    """
    reason = read(text) if language == "zh" else None
    return reason.said(language) if reason else text


def _english(code: str, values: Mapping[str, str]) -> str:
    out = []
    for literal, name, kind, _ in Formatter().parse(REASONS[code][0]):
        out.append(literal)
        if name:
            out.append(_counted(values[name], kind or ""))
    return "".join(out)


def _counted(value: str, kind: str) -> str:
    one, several, many = kind.partition("|")
    return f"{value} {one if value == '1' else many}" if several else value


def _values(template: str) -> Iterator[tuple[str, str]]:
    return ((name, kind or "") for _, name, kind, _ in Formatter().parse(template) if name)


@cache
def _pattern(code: str) -> re.Pattern[str]:
    out = []
    for literal, name, kind, _ in Formatter().parse(REASONS[code][0]):
        out.append(re.escape(literal))
        if name:
            out.append(_matching(name, kind or ""))
    return re.compile("".join(out), re.DOTALL)


def _matching(name: str, kind: str) -> str:
    one, several, many = kind.partition("|")
    if several:
        return rf"(?P<{name}>{NUMBER}) (?:{re.escape(one)}|{re.escape(many)})"
    return f"(?P<{name}>{ {'n': NUMBER, 'span': SPAN.pattern.replace('(', '(?:')}.get(kind, '.+?') })"


def _fits(code: str, values: Mapping[str, str]) -> bool:
    """Whether words are known, and what says nothing of its own holds reasons."""
    return all(
        (kind != "word" or _is_known(values[name])) and (kind != "why" or code not in NESTED or read(values[name]))
        for name, kind in _values(REASONS[code][0])
    )


def _is_known(word: str) -> bool:
    return word in WORDS or re.fullmatch(r"status-\d+", word) is not None


def _in_chinese(kind: str, value: str) -> str:
    if kind == "word":
        return _word(value)
    if kind == "words":
        return CHINESE_COMMA.join(_word(one) for one in value.split(", "))
    if kind == "why":
        return said_in("zh", value)
    if kind == "span" and (match := SPAN.fullmatch(value)):
        return f"{match[1]} {SPANS[match[2]]}"
    return value


def _word(word: str) -> str:
    return WORDS.get(word) or (f"状态码 {word[7:]}" if word.startswith("status-") else word)
