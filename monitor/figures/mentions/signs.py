"""Signs: the minus before a number, and what else stands right before it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from monitor.figures.numbers import Number
from monitor.figures.patterns import WHITE, lazy

_SIGN = lazy(r"(?:(?<![0-9A-Za-z%℃-])-|(?<![税担肩抱胜减增重欠自正])负(?!责|担|债|荷|重|面|有|伤)|(?P<below>零下))\s?$")
_END_OF_RANGE = lazy(r"[0-9] $")  # 6.43 - 8.44元
SIGNS: Final = frozenset("-负下")  # one of which it ends with
BEFORE_SIGNED: Final = SIGNS | set(" \t\n")


def signed(text: str, number: Number, before: int) -> Number:
    """The number, made negative and begun at its sign where one stands before it."""
    sign = _SIGN.search(text, max(before, number.start - 4), number.start)
    hyphen = sign is not None and sign[0].strip() == "-"
    # A hyphen before a Chinese numeral joins words (榜单-百度), and one right after a figure is a dash.
    if (
        sign is None
        or (sign[0][-1:] == " " and hyphen and _END_OF_RANGE.search(text, 0, sign.start()))
        or (hyphen and ((sign.start() == before and before) or not text[number.start].isascii()))
    ):
        return number
    start = number.start if sign["below"] else sign.start()
    low, high, value = (None if x is None else -x for x in (number.high, number.low, number.value))
    return replace(number, start=start, low=low, high=high, value=value)


def stands_after(text: str, at: int, characters: frozenset[str]) -> bool:
    """Whether one of some characters stands before an offset, white space aside."""
    before = text[at - 1 : at]
    if before in WHITE and before not in characters:
        before = text[at - 2 : at - 1]
        if before in WHITE:
            before = text[max(at - 4, 0) : at].rstrip()[-1:]
    return before in characters
