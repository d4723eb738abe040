"""Texts in which 【3】 marks a number that is asked for."""

from __future__ import annotations

import re

from monitor.articles import Span

_MARKED = re.compile(r"【(.+?)】")


def asked(marked: str) -> tuple[str, list[Span]]:
    """The text without the marks, and the spans of what they enclosed."""
    spans, text, position = [], "", 0
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        spans.append(Span(len(text), len(text) + len(match[1])))
        text += match[1]
        position = match.end()
    return text + marked[position:], spans


def sentence(text: str, span: Span) -> Span:
    """The sentence or line in which a span of a text stands."""
    start = max(text.rfind(mark, 0, span.start) for mark in "。！？\n") + 1
    ends = [text.find(mark, span.end) for mark in "。！？\n"]
    return Span(start, min((end + 1 for end in ends if end >= 0), default=len(text)))
