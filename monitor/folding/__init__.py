"""Folds characters for search: full and half width, upper and lower case, traditional and simplified."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

VARIANTS = Path(__file__).with_name("variants.txt")
# What nearly every Chinese text has in another form: once these are replaced, most texts need no more, which is seen quickly.
_COMMON = tuple((mark, unicodedata.normalize("NFKC", mark)) for mark in "，：；（）！？％\u3000…")


@cache
def _simple() -> dict[int, str]:
    """For each traditional character the simplified one: see NOTICE."""
    pairs = VARIANTS.read_text(encoding="utf-8").replace("\n", "")
    return dict(zip(map(ord, pairs[::2]), pairs[1::2], strict=True))


@cache
def _written() -> re.Pattern[str]:
    """The pattern of a character that may be a traditional one: a set's `isdisjoint` takes ten times as long."""
    # Of rare characters any: each that a set of the engine had would be looked at for every character of a text.
    common = "".join(char for char in map(chr, _simple()) if char <= "\uffff")
    return re.compile(f"[{re.escape(common)}\U00010000-\U0010ffff]")


@cache
def _traditional() -> dict[int, str]:
    """For each simplified character a traditional one that is written for it."""
    return {ord(simple): chr(code) for code, simple in reversed(_simple().items())}


def compatible(text: str) -> str:
    """The text in normalization form NFKC, in a quarter of the time that Chinese text takes otherwise.

    >>> compatible("ＧＤＰ：１１５亿…")
    'GDP:115亿...'
    """
    for mark, folded in _COMMON:
        text = text.replace(mark, folded)
    return unicodedata.normalize("NFKC", text)


def fold(text: str) -> str:
    """The text with what a search does not tell apart made one.

    >>> fold("１１５个ＧＤＰ"), fold("韶關日報")
    ('115个gdp', '韶关日报')
    """
    folded = compatible(text).casefold()
    whole = unicodedata.normalize("NFKC", folded)
    # Most texts have no traditional character, which is seen at a fraction of what putting others in its place takes.
    return whole.translate(_simple()) if _written().search(whole) else whole


def simplified(text: str) -> str:
    """The text with simplified characters for traditional ones, each in its place.

    >>> simplified("指數報兩萬點")
    '指数报两万点'
    """
    return text.translate(_simple())


class _InPlace(dict[int, str]):
    """What each character is folded to where that is one character, else itself; found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        folded = fold(chr(code))
        self[code] = found = folded if len(folded) == 1 else chr(code)
        return found


_IN_PLACE = _InPlace()


def fold_in_place(text: str) -> str:
    """The text folded character by character, so that every place in it stays where it is.

    >>> fold_in_place("ＧＤＰ㎡報")
    'gdp㎡报'
    """
    return text.translate(_IN_PLACE)


def spellings(text: str) -> tuple[str, ...]:
    """How a text may be written where it is kept unfolded: as given, simplified, traditional, in small and capital letters.

    >>> spellings("ＧＤＰ總值")
    ('ＧＤＰ總值', 'GDP總值', 'GDP总值', 'gdp总值', 'gdp總值')
    """
    half = unicodedata.normalize("NFKC", text)
    simple = half.translate(_simple())
    traditional = simple.translate(_traditional())
    plain = (text, half, simple, traditional)
    return tuple(dict.fromkeys((*plain, *(one.upper() for one in plain[1:]), *(one.lower() for one in plain[2:]))))
