"""Continuation: whether a sentence or a paragraph goes on with what was planned before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from monitor.articles import Span
from monitor.figures import lexicon
from monitor.figures.patterns import lazy
from monitor.figures.segmenter import Word

_AFTER: Final = frozenset(("后", "之后", "以后", "时"))
# Parts of a device, which no plan told before goes on with.
_PARTS: Final = frozenset(("前置", "后置", "内置"))
# With which a sentence tells what there still is.
_STANDS: Final = frozenset(("尚有", "仍有", "还有", "现有", "尚余", "仍然有", "仍存在"))
_TAKES_UP: Final = frozenset("同这")
_GOES_ALONG = lazy(
    r"同时,|这[一二三四五六七八九十0-9]{1,3}[件项个][^,。;:]{0,6}(?:实事|任务|目标|工程)(?:分别|依次)?[是为]"
)


def goes_along(text: str, sentence: Span) -> bool:
    """Whether a paragraph says to be of the one before: 同时,加快…改造10万公里以上; 这十件实事分别是:…"""
    first = text[sentence.start : sentence.start + 1]
    return first in _TAKES_UP and _GOES_ALONG.match(text, sentence.start, sentence.end) is not None


def continues(words: Sequence[Word]) -> bool:
    """Whether the words that begin a sentence go on with what the one before it plans."""
    contrasts = any(word == "则" for word, _ in words[:4])  # with what is, the plan is over
    if words and words[0][0] in _STANDS:
        return False  # 尚有4.6万人年收入不足300元
    if len(words) > 1 and (words[1][0] in _AFTER or words[0][0] == "作为"):
        return False  # 接警后,中队出动…
    return (
        bool(words)
        and not contrasts
        and (words[0][0] in lexicon.OPENINGS or (words[0][1] == "v" and words[0][0] not in _PARTS))
    )
