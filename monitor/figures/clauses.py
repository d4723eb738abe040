"""Clauses: sentences of a text, and the words between one figure and the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from operator import itemgetter
from typing import Final, cast

from monitor.articles import Span
from monitor.figures import lexicon, vocabulary
from monitor.figures.patterns import WHITE, lazy, one_of
from monitor.values import value

Word = tuple[str, str]  # a word and its part of speech (ICTCLAS tags)

_STOPS: Final = "。!?\n"
_STOP = lazy(r"[。!?\n][。!?\n]*[”’\")]*")
_MARKS: Final = frozenset(",，;；:：()（）。！？!?…—\n[]【】<>|")
# What a name in quotation marks may be made of to be taken for one word.
_BARE: Final = frozenset(("m", "f", "eng", "q", "x"))
# What a bracket begins with that names nothing: (以2015年为100), (下同), (含本数).
_SAYS_NOTHING: Final = frozenset(("以", "下同", "含", "含本数", "含税", "不含", "不含税"))
_OPENS: Final = frozenset("(（")
_NOTE_STARTS: Final = frozenset("[［")
_NOTE_ENDS: Final = frozenset("]］")
_MARK = one_of(_MARKS)
_COPULAS: Final = frozenset(("为", "是", "达", "分别为", "依次为"))
# A gap longer than this is read at its two ends only.
_REACH: Final = 80
# Marks that set off the items of a list and are no part of what they say.
_BULLETS: Final = frozenset("★☆◎●■□◆◇▲△▼▪▶►•※")
# What the segmenter takes together with the 率 of the word before.
_RUN_ON: Final = frozenset(f"率{char}" for char in "仅达为超由从近约已均")
_UNSAID: Final = _BULLETS | WHITE | {"\r\n"}
# Two Latin words.
_PARTED = lazy(r"[A-Za-z0-9]\s* [A-Za-z0-9]")
# What the segmenter parts from the word before.
_SITES: Final = frozenset("点站")
# After one of these 上 is the first half of 上年: 比 上 年产量.
_HELD_AGAINST: Final = frozenset(("比", "较", "超", "超过", "高于", "低于"))
_RANKED: Final = frozenset(("第", "位居", "名列", "位列", "排名", "排名第", "排在", "首位", "前列"))
# What the segmenter takes together in 21个市中居第7位, as its words.
_RUN_AMONG: Final[dict[str, list[Word]]] = {
    f"{place}中{rank}": [(one, tag) for one, tag in ((place, "n"), ("中", "f"), (rank, "v")) if one]
    for place in ("市", "县", "")
    for rank in ("居", "列", "排", "")
    if place or rank
}
_PARTED_OFF: Final = _RUN_ON | _SITES | set(_RUN_AMONG) | {"率", "会", "例", "比较", "上"}
# Where none of these is among the words, they are as the segmenter has them.
_TAGGED: Final = frozenset(vocabulary.TAGS)
_OURS: Final = _UNSAID | _TAGGED | _PARTED_OFF | {"“", "《"}
# Parts the gaps of a text from one another; the segmenter takes it for a mark, as we take it for white space.
_APART: Final = "\x1f"
_NOT_APART: Final = "\x1e"
WORD_OF: Final = itemgetter(0)
TAG_OF: Final = itemgetter(1)


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


NO_GAP: Final = Gap((), ((),), (), (), "", marked=False)


def gaps(text: str, bounds: Sequence[tuple[int, int]]) -> list[Gap]:
    """The gaps between pairs of offsets of a text in which time expressions are blanked."""
    text = text.replace(_APART, _NOT_APART)
    pieces: list[str] = []
    for start, end in bounds:
        if end - start > 2 * _REACH:
            pieces += (text[start : start + _REACH], text[end - _REACH : end])
        else:
            pieces.append(text[start:end])
    waiting = zip(pieces, _words(pieces), strict=True)
    found: list[Gap] = []
    for start, end in bounds:
        piece, words = next(waiting)
        if end - start > 2 * _REACH:
            further, more = next(waiting)
            piece, words = f"{piece},{further}", (*words, (",", "x"), *more)
        found.append(_gap(piece, words) if piece else NO_GAP)
    return found


def _words(pieces: Sequence[str]) -> Iterator[tuple[Word, ...]]:
    """The words of each piece, without white space and bullets, by the part of speech that we know better."""
    # A mark ends what the segmenter takes together, so that all can be given to it at once.
    # The blanks that a piece begins with, as where it began with a time, would only be taken out again.
    tagged = tagger()(_APART.join((*map(str.lstrip, pieces), "")))
    said = list(map(WORD_OF, tagged))
    start = 0
    for piece in pieces:
        end = said.index(_APART, start)
        words = tagged[start:end]
        spoken = said[start:end]
        yield tuple(words if _OURS.isdisjoint(spoken) else _known(piece, words, spoken))
        start = end + 1


def _known(piece: str, tagged: list[Word], said: Sequence[str]) -> list[Word]:
    words = tagged
    if not _PARTED_OFF.isdisjoint(said):
        words = _rated(words)
    if "“" in said:
        words = _quoted(_said_whole(words))
    if "《" in said and "》" in said:
        words = _titled(words)
    if _PARTED.search(piece):
        words = _spaced(words)
    tags = vocabulary.TAGS
    if not _TAGGED.isdisjoint(said if words is tagged else map(WORD_OF, words)):
        words = [(word[0], tags[word[0]]) if word[0] in tags else word for word in words]
    return words if _UNSAID.isdisjoint(said) else [word for word in words if word[0] not in _UNSAID]


def _gap(piece: str, words: tuple[Word, ...]) -> Gap:
    if "[" in piece or "［" in piece:
        words = _without_notes(words)
    if "(" in piece or "（" in piece:
        words = _without_asides(words)
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
    if _closed(words, index) >= 0 and words[index + 1][0] not in _SAYS_NOTHING:
        return -1
    for at in range(index + 1, len(words)):
        word = words[at][0]
        if word in ")）":
            return at
        if word in "(（。！？!?\n":
            return -1
    return -1


def _marks(piece: str, words: Sequence[Word]) -> list[int]:
    """The indexes of the clause marks; a short bracket after a word, (PMI) or (社区), is part of the clause."""
    marks = [index for index, (word, _) in enumerate(words) if word in _MARKS]
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
    return len(words) > 3 and words[2][0] in ")）" and len(words[1][0]) < 3


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


def _said_whole(words: list[Word]) -> list[Word]:
    """With the commas of a short quotation (“高,难以接受”), which end no clause, as 、."""
    for start in [index for index, word in enumerate(words) if word[0] == "“"]:
        end = next((at for at in range(start + 1, min(start + 10, len(words))) if words[at][0] == "”"), start)
        if any(words[at][0] in ",，" for at in range(start, end)):
            words = [("、", "x") if start < at < end and word[0] in ",，" else word for at, word in enumerate(words)]
    return words


def _titled(words: list[Word]) -> list[Word]:
    """With each title as one noun, whatever marks it has: 《星海：归途》."""
    kept: list[Word] = []
    since = -1  # where the title that is open begins
    for word in words:
        if word[0] == "《" and since < 0:
            since = len(kept)
        kept.append(word)
        if word[0] == "》" and since >= 0:
            kept[since:] = [("".join(map(WORD_OF, kept[since:])), "nz")]
            since = -1
    return kept


def _quoted(words: list[Word]) -> list[Word]:
    """With a short name in quotation marks that no word of a dictionary tells (“00后”) as one noun."""
    kept: list[Word] = []
    since = 0
    for index, word in enumerate(map(WORD_OF, words)):
        if word != "“" or index < since:
            continue
        end = index + 2
        while end < min(index + 5, len(words)) and words[end][0] != "”":
            end += 1
        inside = words[index + 1 : end]
        if words[end : end + 1] == [("”", "x")] and all(tag in _BARE for _, tag in inside):
            kept += [*words[since:index], (f"“{''.join(map(WORD_OF, inside))}”", "nz")]
            since = end + 1
    return kept + words[since:]


def _rated(words: list[Word]) -> list[Word]:
    """With a 率, a 点 or 站, a 例 after a disease, a 会 before the figure, a 年 of 上年 or a 比 of 占比, that the segmenter parts
    (治理 率, 接种 点, 供水 站, 手足口病 例, 院坝 会, 比 上 年产量, 占 比较) put back."""
    kept: list[Word] = []
    for index, word in enumerate(words, 1):
        if word[0] in _RUN_AMONG and index < len(words) and words[index][0] in _RANKED:
            kept += _RUN_AMONG[word[0]]
            continue
        if word[0] == "会" and index == len(words) and kept and kept[-1][1][:1] in "vn" and len(kept[-1][0]) > 1:
            kept[-1] = (f"{kept[-1][0]}会", "n")
            continue
        if word[0] == "例" and kept and kept[-1][0][-1] == "病":
            kept[-1] = (f"{kept[-1][0]}例", "n")
            continue
        if (
            word[0][0] == "年"
            and len(word[0]) > 1
            and len(kept) > 1
            and kept[-1][0] == "上"
            and kept[-2][0] in _HELD_AGAINST
        ):
            kept[-1] = ("上年", "t")
            kept.append((word[0][1:], word[1]))
            continue
        if word[0] == "比较":
            if kept and kept[-1][0] == "占":
                kept[-1] = ("占比", "n")
                word = ("较", "p")
            kept.append(word)
            continue
        doing = kept and (kept[-1][1].startswith("v") or kept[-1][0] in lexicon.NOMINAL_VERBS)
        if word[0] in _SITES and doing and len(kept[-1][0]) > 1:
            kept[-1] = (f"{kept[-1][0]}{word[0]}", "n")
            continue
        if word[0][:1] == "率" and (len(word[0]) == 1 or word[0] in _RUN_ON) and kept and kept[-1][1][:1] in "vna":
            kept[-1] = (f"{kept[-1][0]}率", "n")
            if len(word[0]) > 1:
                kept.append((word[0][1], "d"))
        else:
            kept.append(word)
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
