"""Clauses: sentences of a text, and the words between one figure and the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, cast

from monitor.articles import Span
from monitor.figures import vocabulary
from monitor.figures.patterns import lazy

Word = tuple[str, str]  # a word and its part of speech (ICTCLAS tags)

_STOP = lazy(r"[。!?\n]+[”’\")]*")
_MARKS = frozenset(",，;；:：()（）。！？!?…—\n[]【】<>|")
# What a name in quotation marks may be made of to be taken for one word.
_BARE = frozenset(("m", "f", "eng", "q", "x"))
# A gap longer than this is read at its two ends only.
_REACH = 80
# Marks that set off the items of a list and are no part of what they say.
_BULLETS = frozenset("★☆●■□◆◇▲△▼▪▶►•※")


class Sentences:
    """The sentences of a folded text; a mark inside one of the `whole` spans ends none."""

    def __init__(self, folded: str, whole: Sequence[Span] = ()) -> None:
        starts = [span.start for span in whole]

        def inside(at: int) -> bool:
            index = bisect_right(starts, at) - 1
            return index >= 0 and at < whole[index].end

        ends = [found.end() for found in _STOP.finditer(folded) if found[0][0] != "\n" or not inside(found.start())]
        if not ends or ends[-1] < len(folded):
            ends.append(len(folded))
        self._folded = folded
        self._ends = ends

    def around(self, at: int) -> Span:
        """The sentence that an offset lies in, without white space at its ends."""
        index = bisect_right(self._ends, at)
        index = min(index, len(self._ends) - 1)
        start, end = (self._ends[index - 1] if index else 0), self._ends[index]
        return _stripped(self._folded, start, end)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


class Gap(NamedTuple):
    """The words between two figures, whole and parted at the clause marks; `mark` is the last of these, or empty."""

    words: tuple[Word, ...]
    parts: tuple[tuple[Word, ...], ...]
    mark: str = ""

    @property
    def head(self) -> tuple[Word, ...]:
        """The words before the first clause mark."""
        return self.parts[0]

    @property
    def tail(self) -> tuple[Word, ...]:
        """The words after the last clause mark."""
        return self.parts[-1]

    @property
    def marked(self) -> bool:
        """Whether there is a clause mark at all."""
        return len(self.parts) > 1


NO_GAP = Gap((), ((),))


def gap(text: str, start: int, end: int) -> Gap:
    """The gap between two offsets of a text in which time expressions are blanked."""
    if end - start > 2 * _REACH:
        words = [*_words(text[start : start + _REACH]), (",", "x"), *_words(text[end - _REACH : end])]
    else:
        words = _words(text[start:end])
    parts: list[tuple[Word, ...]] = []
    since, mark = 0, ""
    for index in _marks(words):
        parts.append(tuple(words[since:index]))
        since, mark = index + 1, words[index][0]
    return Gap(tuple(words), (*parts, tuple(words[since:])), mark)


def _marks(words: list[Word]) -> list[int]:
    """The indexes of the clause marks; a short bracket after a word, (PMI) or (社区), is part of the clause."""
    found: list[int] = []
    closing = -1
    for index, (word, _) in enumerate(words):
        if word not in _MARKS or index == closing:
            continue
        if word in "(（" and (index > 0 or _other_unit(words)):
            closing = _closed(words, index)
            if closing > index:
                continue
        found.append(index)
    return found


def _other_unit(words: list[Word]) -> bool:
    """Whether the gap begins with another measure word in brackets: 62台(套)农机具."""
    return len(words) > 3 and words[2][0] in ")）" and len(words[1][0]) < 3


def _closed(words: list[Word], index: int) -> int:
    """Where a short bracket closes; -1 if it is long or holds a clause of its own."""
    length = 0
    for at in range(index + 1, min(index + 7, len(words))):
        word = words[at][0]
        if word in ")）":
            return at if length else -1
        length += len(word)
        if length > 8 or word in _MARKS:
            return -1
    return -1


def _words(text: str) -> list[Word]:
    if not text:
        return []
    tagged = tagger()(text)
    if "“" in text:
        tagged = _quoted(tagged)
    if " " in text or not text.isprintable():
        tagged = _spaced(tagged)
    if not _BULLETS.isdisjoint(text):
        tagged = [word for word in tagged if not _BULLETS.issuperset(word[0])]
    tags = vocabulary.TAGS
    return [(word[0], tags[word[0]]) if word[0] in tags else word for word in tagged]


def _quoted(words: list[Word]) -> list[Word]:
    """With a short name in quotation marks that no word of a dictionary tells (“00后”) as one noun."""
    kept: list[Word] = []
    index = 0
    while index < len(words):
        end = index + 2
        while end < min(index + 5, len(words)) and words[end][0] != "”":
            end += 1
        inside = words[index + 1 : end]
        if words[index][0] == "“" and words[end : end + 1] == [("”", "x")] and all(tag in _BARE for _, tag in inside):
            kept.append((f"“{''.join(word for word, _ in inside)}”", "nz"))
            index = end + 1
        else:
            kept.append(words[index])
            index += 1
    return kept


def _spaced(words: list[Word]) -> list[Word]:
    """Without white space, save for the one blank that parts two Latin words (Vision Pro)."""
    kept: list[Word] = []
    for index, (word, tag) in enumerate(words):
        if not word.isspace():
            kept.append((word, tag))
        elif (
            word == " "
            and kept
            and index + 1 < len(words)
            and _latin(kept[-1][0][-1:])
            and _latin(words[index + 1][0][:1])
        ):
            kept[-1] = (f"{kept[-1][0]} ", kept[-1][1])
    return kept


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def known(word: str) -> bool:
    """Whether the segmenter's dictionary has a word."""
    import rjieba

    return bool(rjieba.has_word(word))


@cache
def tagger() -> Callable[[str], list[Word]]:
    """The segmenter's tagging function, loaded at the first use."""
    import rjieba

    for word, tag in vocabulary.WORDS:
        rjieba.add_word(word, vocabulary.FREQUENT, tag)
    for word in vocabulary.MERGED:
        rjieba.add_word(word, 0, "v")
    return cast("Callable[[str], list[Word]]", rjieba.tag)
