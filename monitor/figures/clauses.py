"""Clauses: sentences of a text, and the words between one figure and the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import compress, count, pairwise
from typing import Final

from monitor.articles import Span
from monitor.figures import lexicon
from monitor.figures.mentions.brackets import scaled_unit
from monitor.figures.numbers import fold
from monitor.figures.patterns import lazy, one_of
from monitor.figures.segmenter import APART, NOT_APART, WORD_OF, Word, words_of
from monitor.figures.units import DEFAULT_UNITS
from monitor.values import value

_STOPS: Final = "。!?\n"
_STOP = lazy(r"[。!?\n][。!?\n]*[”’\")]*")
_MARKS: Final = frozenset(",，;；:：()（）。！？!?…—\n[]【】<>|")
# What a bracket begins with that names nothing: (以2015年为100), (以下简称规上企业), (下同), (含本数).
_SAYS_NOTHING: Final = frozenset(
    ("以", "以下", "以下简称", "下称", "简称", "下同", "含", "含本数", "含税", "不含", "不含税")
)
_OPENS: Final = frozenset("(（")
_NOTE_STARTS: Final = frozenset("[［")
_NOTE_ENDS: Final = frozenset("]］")
_MARK = one_of(_MARKS)
# How shares are named in brackets: (688066.SH), (01810), (AAPL.US).
_TICKER = lazy(r"[0-9A-Z]{1,6}\.[A-Z]{1,2}|[0-9]{5,6}")
_COMMAS: Final = frozenset(",，;；")
_COPULAS: Final = frozenset(("为", "是", "达", "分别为", "依次为"))
_BEFORE_NUMBER: Final = _COPULAS | {":", "：", "约", "近", "超", "超过", "达到", "共计", "合计"}
_CHANGING: Final = lexicon.CHANGING | {"增收", "减收", "增支", "减支"}
# A gap longer than this is read at its two ends only.
_REACH: Final = 80


def sentences(folded: str, starts: Sequence[int], ends: Sequence[int]) -> list[Span]:
    """The sentence that each number of a folded text lies in, without white space at its ends; one object for each sentence.

    `starts` and `ends` are those of the numbers, in order; a mark inside a number ends no sentence.
    """

    def inside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index >= 0 and at < ends[index]

    def begun(floor: int, before: int) -> int:
        passed = folded[floor:before]
        while marks := [mark for mark in _STOPS if mark in passed]:
            at = floor + max(map(passed.rfind, marks))
            while at > floor and folded[at - 1] in _STOPS:
                at -= 1
            if folded[at] != "\n" or not inside(at):
                return _STOP.match(folded, at).end()  # type: ignore[union-attr]  # one stands there
            passed = folded[floor:at]
        return floor

    def ended(since: int) -> int:
        found = _STOP.search(folded, since)
        while found and folded[found.start()] == "\n" and inside(found.start()):
            found = _STOP.search(folded, found.end())
        return found.end() if found else len(folded)

    around: list[Span] = []
    stop = 0
    for start in starts:
        if start >= stop:
            since, stop = begun(stop, start), ended(start)
            sentence = _stripped(folded, since, stop)
        around.append(sentence)
    return around


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


@value(frozen=True, slots=True)
class Gap:
    """The words between two figures, whole and parted at the clause marks.

    `head` are those before the first mark, `tail` those after the last, `mark` is that; `marked` says that there is one.
    """

    words: tuple[Word, ...]
    parts: tuple[tuple[Word, ...], ...]
    head: tuple[Word, ...]
    tail: tuple[Word, ...]
    mark: str
    marked: bool


# What things are counted by beside the measure word before: 62台(套), 90.8万头(只), 72个(单元).
_OTHER_UNITS: Final = frozenset("只套张件户家次床头羽台条种项所座处个辆组枚株棵盏宗起例间匹册幅部") | {
    "单元",
    "户次",
    "人次",
}
NO_GAP: Final = Gap((), ((),), (), (), "", marked=False)


def gaps(text: str, bounds: Sequence[tuple[int, int]]) -> list[Gap]:
    """The gaps between pairs of offsets of a text in which time expressions are blanked."""
    text = text.replace(APART, NOT_APART)
    pieces: list[str] = []
    for start, end in bounds:
        if end - start > 2 * _REACH:
            pieces += (text[start : start + _REACH], text[end - _REACH : end])
        else:
            pieces.append(text[start:end])
    waiting = zip(pieces, words_of(pieces), strict=True)
    found: list[Gap] = []
    for start, end in bounds:
        piece, words = next(waiting)
        if end - start > 2 * _REACH:
            further, more = next(waiting)
            piece, words = f"{piece},{further}", (*words, (",", "x"), *more)
        found.append(_gap(piece, words) if piece else NO_GAP)
    return found


def _gap(piece: str, words: tuple[Word, ...]) -> Gap:
    if "[" in piece or "［" in piece:
        words = _without_notes(words)
    if "(" in piece or "（" in piece:
        words = _without_asides(words[3:] if piece[0] in "(（" and _other_unit(words) else words)
        if not words:
            return NO_GAP
    if piece[-1] in "：:" and len(words) > 1 and words[-2][0] in _COPULAS:
        words = words[:-1]  # 涨幅分别为:5%
    marks = _marks(piece, words) if _MARK.search(piece) else None
    if not marks:
        return Gap(words, (words,), words, words, "", False)
    first, last = marks[0], marks[-1]
    head, tail = words[:first], words[last + 1 :]
    if first == last:
        return Gap(words, (head, tail), head, tail, words[last][0], True)
    inner = [words[since + 1 : index] for since, index in pairwise(marks)]
    return Gap(words, (head, *inner, tail), head, tail, words[last][0], True)


def _without_notes(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the number of a note: 谷物[1]播种面积."""
    kept: list[Word] = []
    for word in words:
        kept.append(word)
        if word[0] in _NOTE_ENDS and len(kept) > 2 and kept[-3][0] in _NOTE_STARTS and kept[-2][0].isdigit():
            del kept[-3:]
    return tuple(kept)


def _without_asides(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without a bracket that opens and closes between two figures and is more than a short name."""
    kept: list[Word] = []
    since = 0
    for index, word in enumerate(map(WORD_OF, words)):
        if word in _OPENS and index >= since and (end := _aside_end(words, index)) >= 0:
            kept += words[since:index]
            since = end + 1
    return (*kept, *words[since:])


def _aside_end(words: Sequence[Word], index: int) -> int:
    """Where a long bracket, or one that sets a base (以2015年为100), closes; -1 for a short one, one in another, an open one."""
    end = _closed(words, index)
    if end > 0 and _TICKER.fullmatch("".join(map(WORD_OF, words[index + 1 : end]))):
        return end  # 山禾科技(688066.SH)
    if index == 0 and 0 < end < len(words) - 1 and words[end + 1][0] in _COMMAS:
        return end  # 销量78万辆(批发口径),同比增长: of the figure before
    says_how = index > 0 and words[index - 1][0] in _CHANGING  # 下降(同口径)5%
    if (
        not says_how
        and not _is_unit(words, index)
        and _closed(words, index) >= 0
        and words[index + 1][0] not in _SAYS_NOTHING
        and (index > 0 or words[1][0] + words[2][0] not in _SAYS_NOTHING)
    ):
        return -1
    for at in range(index + 1, len(words)):
        word = words[at][0]
        if word in ")）":
            return at
        if word in "(（。！？!?\n":
            return -1
    return -1


def _is_unit(words: Sequence[Word], index: int) -> bool:
    """Whether a bracket before a number says only in what unit it is: 旅游收入(亿元)为45.2."""
    end = _closed(words, index)
    if end < 0 or not all(word in _BEFORE_NUMBER for word, _ in words[end + 1 :]):
        return False
    said = "".join(map(WORD_OF, words[index + 1 : end]))
    return scaled_unit(fold(said), DEFAULT_UNITS) is not None


def _marks(piece: str, words: Sequence[Word]) -> list[int]:
    """The indexes of the clause marks; a short bracket after a word, (PMI) or (社区), is part of the clause."""
    marks = list(compress(count(), map(_MARKS.__contains__, map(WORD_OF, words))))
    if "—" in piece:
        marks = [index for index in marks if words[index][0] != "—" or not _is_range(words, index)]
    if "(" not in piece and "（" not in piece:
        return marks
    found: list[int] = []
    closing = -1
    for index in marks:
        if index == closing:
            continue
        if words[index][0] in "(（" and (index > 0 or _other_unit(words)):
            closing = _closed(words, index)
            if closing > index:
                continue
        found.append(index)
    return found


def _is_range(words: Sequence[Word], index: int) -> bool:
    """Whether a dash joins two numbers: 0—14岁人口."""
    return 0 < index < len(words) - 1 and words[index - 1][0][-1].isdigit() and words[index + 1][0][0].isdigit()


def _other_unit(words: Sequence[Word]) -> bool:
    """Whether the gap begins with another measure word in brackets: 62台(套)农机具."""
    return len(words) > 2 and words[2][0] in ")）" and words[1][0] in _OTHER_UNITS


def _closed(words: Sequence[Word], index: int) -> int:
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
