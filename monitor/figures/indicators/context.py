"""Context: what a sentence has named before a figure."""

from __future__ import annotations

from monitor.figures import lexicon
from monitor.figures.patterns import lazy
from monitor.figures.phrases.words import LONGEST
from monitor.figures.segmenter import Word
from monitor.values import value

_BEAST_TWICE = lazy(f"([{''.join(sorted(lexicon.BEASTS))}])\\1(?=[存出]栏$)")


@value(frozen=True, slots=True)
class Context:
    """What the sentence has named before a figure.

    `previous` is the indicator of the figure before, `base` that of the last one that is no part of another, `taken` the
    noun after the measure word before, `opens` says that the figure is its sentence's first, `part` that the sentence
    begins with 其中, `ahead` is the noun of the next figure where both count one thing (27条共320公里水泥路), `growing` what
    the figure before is if it is a rate of change, and `paid` the indicator of the last amount of money of
    the sentence; `topic` is what it says to tell of (毛利率方面,…), `ranking` what it tells of those that have most of it (销量前三名分别为:…); `kept` are the words of its clause that may name it, and `counted` is the unit of
    the figure before if that is a count.
    """

    previous: str
    base: str
    taken: str
    opens: bool
    ranked: bool
    part: bool = False
    ahead: str = ""
    growing: str = ""
    paid: str = ""
    kept: tuple[Word, ...] = ()
    counted: str = ""
    topic: str = ""
    ranking: str = ""


def fitted(text: str) -> str:
    """A phrase of at most 24 characters without clause marks, that names a beast once (山羊 with the measure of 羊存栏)."""
    if text[-1:] == "栏":
        text = _BEAST_TWICE.sub(r"\1", text)
    text = text if len(text) <= LONGEST else text[-LONGEST:]
    return text[text.index(")") + 1 :] or text if ")" in text and "(" not in text[: text.index(")")] else text
