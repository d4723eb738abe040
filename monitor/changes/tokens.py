"""Splits Chinese text for comparison: paragraphs into sentences, sentences into numbers, words and marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import cast

_STOPS = "。！？!?；;…"
_CLOSERS = '”’」』）)】》"'
_SENTENCE = re.compile(rf"[^{_STOPS}]*[{_STOPS}]+[{_CLOSERS}]*|[^{_STOPS}]+")

# A sign belongs to the number unless a digit stands before it, where it is the dash of a range or a date.
_NUMBER = re.compile(
    r"(?:(?<![0-9０-９])[+\-−－±])?[0-9０-９]+(?:[.．,，/:：][0-9０-９]+)*(?:[十百千万亿兆]+)?[%％‰]?"
    r"|百分之[〇零一二两三四五六七八九十百点]+"
    r"|[〇零一二两三四五六七八九十百千万亿]{2,}(?:点[〇零一二三四五六七八九]+)?"
)
_BLANK = re.compile(r"\s")
_ATOM = re.compile(rf"{_NUMBER.pattern}|[A-Za-z]+(?:['’.-][A-Za-z]+)*")
# Chinese text writes 1，234 for lists far more often than for thousands: a full-width comma needs three digits after.
_LIST_COMMA = re.compile(r"，(?![0-9０-９]{3}(?![0-9０-９]))")


def sentences(paragraph: str) -> list[str]:
    """The sentences of one paragraph in order, each with its stop and closing quotes; joined they are the paragraph.

    >>> sentences("全县有115个村。“好！”他说。")
    ['全县有115个村。', '“好！”', '他说。']
    """
    return _SENTENCE.findall(paragraph)


def is_number(token: str) -> bool:
    """Whether a token is a number, its sign, point, multiplier and percent sign included.

    >>> [is_number(token) for token in ("1.3万", "-5%", "万元", "十")]
    [True, True, False, False]
    """
    return _NUMBER.fullmatch(token) is not None


@cache
def _cutter() -> Callable[[str], list[str]]:
    import rjieba  # its dictionary is read only when it is needed

    return cast("Callable[[str], list[str]]", rjieba.cut)


@lru_cache(maxsize=2048)
def tokens(sentence: str) -> tuple[str, ...]:
    """The tokens of a sentence in order; joined they are the sentence, and none is white space alone.

    >>> tokens("增收1.3万余元，同比-0.5%")
    ('增收', '1.3万', '余元', '，', '同比', '-0.5%')
    """
    out: list[str] = []
    end = 0
    for start, stop in _atoms(sentence):
        out.extend(_cutter()(sentence[end:start]) if start > end else ())
        out.append(sentence[start:stop])
        end = stop
    out.extend(_cutter()(sentence[end:]) if end < len(sentence) else ())
    return tuple(_without_blanks(out) if _BLANK.search(sentence) else out)


def _atoms(sentence: str) -> list[tuple[int, int]]:
    """Spans of the numbers and Latin words in order; a full-width comma joins only groups of three digits."""
    spans = []
    for match in _ATOM.finditer(sentence):
        start, end = match.span()
        if "，" in match[0]:
            spans.extend(_cut_at_list_commas(match[0], start))
        else:
            spans.append((start, end))
    return spans


def _cut_at_list_commas(text: str, offset: int) -> list[tuple[int, int]]:
    spans, begin = [], 0
    for comma in _LIST_COMMA.finditer(text):
        spans.append((offset + begin, offset + comma.start()))
        begin = comma.end()
    spans.append((offset + begin, offset + len(text)))
    return [span for span in spans if span[0] < span[1]]


def _without_blanks(parts: list[str]) -> list[str]:
    """The parts with white space joined to what stands before it, or after it at the start."""
    out: list[str] = []
    lead = ""
    for part in parts:
        if part.isspace():
            if out:
                out[-1] += part
            else:
                lead += part
        elif part:
            out.append(lead + part)
            lead = ""
    return [*out, lead] if lead else out
