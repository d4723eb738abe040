"""Families of reprints: the same article on other channels or sites, and what each copy changed.

Candidates are found by a few numbers that an index can hold (minimum hashes of the body's 4-grams, in bands); two
tests on the texts then decide: the share of 4-grams that the shorter body has in common with the longer, and the
length of what is common in order. A third tells a reprint that altered a few figures from the next issue of a bulletin
that altered them all: the share of numbers in common. Only the body is weighed, never the whole page.
"""

from __future__ import annotations

import datetime as dt
import re
import struct
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import xxhash
from rapidfuzz.distance import LCSseq

from monitor.changes.differ import diff_text
from monitor.changes.figures import FigureChange, FigureFate, Side, diff_figures
from monitor.changes.text import TextDiff
from monitor.folding import compatible

GRAM = 4
BANDS, ROWS = 16, 3
# Bodies with fewer letters say too little to be told apart: they have no copies.
LEAST = 60
CONTAINED, COMMON, NUMBERS = 0.6, 0.7, 0.5
# Fewer numbers than this say nothing.
_FEW = 4
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_BINS = BANDS * ROWS
_MASK = (1 << 63) - 1
_TOO_GREAT = 1 << 64
# So many values of a bin are looked at first: one bin in three thousand has none among them.
_A_BIN = 8
_MANY = 2 * _A_BIN * _BINS
_LONGEST = 6000
# A run of what is no letter; one that begins with a sign right after a digit is part of the number.
_OTHER = re.compile(r"[\W_](?<!\d[.%/-])[\W_]*")
_WORD = struct.Struct(f"{4 * GRAM}s")


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that may be a copy: a key, its body, its first known time, its own site's name, its stated source."""

    key: str
    body: str
    first_seen: dt.datetime
    site: str = ""
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two bodies are: what share of the shorter one's 4-grams, letters in order and numbers the longer has."""

    contained: float
    common: float
    numbers: float = 1.0

    @property
    def is_copy(self) -> bool:
        """Whether all tests are passed."""
        return self.contained >= CONTAINED and self.common >= COMMON and self.numbers >= NUMBERS


@dataclass(frozen=True, slots=True)
class CopyDifference:
    """What a copy changed of the original: its text and its figures."""

    text: TextDiff
    figures: tuple[FigureChange, ...]


def letters(body: str) -> str:
    """The body's letters and digits alone, widths folded: what a reprint keeps.

    A point or sign between digits stays, so that 1.3 and 13 remain apart.
    """
    return _OTHER.sub("", compatible(body))


# An article is held against several others in turn, and these against the next ones.
@lru_cache(maxsize=64)
def _lettered(body: str) -> tuple[str, frozenset[int]]:
    """The letters of a body, and their 4-grams: each the four units of UTF-16 as one number, which takes half as long as slices."""
    text = letters(body)
    units = memoryview(text.encode("utf-16-le", "surrogatepass"))
    size = 2 * GRAM
    wholes = (units[start : len(units) - (len(units) - start) % size] for start in range(0, size, 2))
    return text, frozenset(chain.from_iterable(whole.cast("Q").tolist() for whole in wholes))


def signature(body: str) -> tuple[int, ...]:
    """16 numbers of 63 bits: two bodies with one in the same place are candidates; none for a body too short.

    Of two bodies that share 80 % of their 4-grams 99.99 % are found, of those that share half 88 %, and of unrelated
    ones (1 %) one in 60,000 (one-permutation minimum hashing, 16 bands of 3).
    """
    text = letters(body)
    if len(text) < LEAST:
        return ()
    values = list(map(xxhash.xxh3_64_intdigest, _wide_grams(text)))
    filled = _densified(_least_of_bins(values))
    return tuple(_band(k, filled[k * ROWS : (k + 1) * ROWS]) for k in range(BANDS))


def _least_of_bins(values: list[int]) -> dict[int, int]:
    """The least value of each bin, by its number; none for a bin without one."""
    if len(values) > _MANY:
        # Nearly always each bin has one among the small values: the others need not be looked at one by one.
        small = _TOO_GREAT // len(values) * _BINS * _A_BIN
        least = _least([value for value in values if value < small])
        if len(least) == _BINS:
            return least
    return _least(values)


def _least(values: list[int]) -> dict[int, int]:
    least: dict[int, int] = {}
    for value in values:
        at = value % _BINS
        if value < least.get(at, _TOO_GREAT):
            least[at] = value
    return least


def _wide_grams(text: str) -> Iterator[bytes]:
    """The 4-grams in UTF-32, in no order, one as often as it occurs."""
    wide = memoryview(text.encode("utf-32-le", "surrogatepass"))
    wholes = (wide[start : len(wide) - (len(wide) - start) % _WORD.size] for start in range(0, 4 * GRAM, 4))
    flatten = chain.from_iterable
    return flatten(flatten(map(_WORD.iter_unpack, wholes)))


def _densified(least: dict[int, int]) -> list[int]:
    """The least value of each bin, an empty one filled from the next that is not (Shrivastava and Li, 2014)."""
    out = []
    for k in range(_BINS):
        step = 0
        while (k + step) % _BINS not in least:
            step += 1
        out.append(least[(k + step) % _BINS] + step)
    return out


def _band(number: int, rows: list[int]) -> int:
    return xxhash.xxh3_64_intdigest(repr((number, rows)).encode()) & _MASK


def likeness(a: str, b: str) -> Likeness:
    """How alike two bodies are; an excerpt is as alike to the whole as the whole is to it."""
    (short, grams), (long, others) = sorted((_lettered(a), _lettered(b)), key=lambda one: len(one[0]))
    if not grams:
        return Likeness(0.0, 0.0)
    contained = len(grams & others) / len(grams)
    if contained < CONTAINED:
        return Likeness(contained, 0.0)
    short, long = short[:_LONGEST], long[: 2 * _LONGEST]
    return Likeness(contained, LCSseq.similarity(short, long) / len(short), _shared_numbers(short, long))


def _shared_numbers(short: str, long: str) -> float:
    """The share of the shorter text's numbers that the longer has too, each as often; 1 if there are few."""
    mine, others = Counter(_NUMBER.findall(short)), Counter(_NUMBER.findall(long))
    total = mine.total()
    return (mine & others).total() / total if total >= _FEW else 1.0


def families(articles: Sequence[Candidate]) -> list[tuple[str, ...]]:
    """The families of two or more, each with its original's key first, then the copies by time; in order of time."""
    leader = {article.key: article.key for article in articles}
    by_key = {article.key: article for article in articles}
    for a, b in sorted(_candidate_pairs(articles)):
        one, other = _find(leader, a), _find(leader, b)
        if one != other and likeness(by_key[a].body, by_key[b].body).is_copy:
            leader[max(one, other)] = min(one, other)
    members: dict[str, list[Candidate]] = {}
    for article in articles:
        members.setdefault(_find(leader, article.key), []).append(article)
    found = [ordered(family) for family in members.values() if len(family) > 1]
    return sorted(found, key=lambda family: (by_key[family[0]].first_seen, family[0]))


def _candidate_pairs(articles: Sequence[Candidate]) -> set[tuple[str, str]]:
    """Pairs that share a band: each article with the first of each band that it is in."""
    first: dict[tuple[int, int], str] = {}
    pairs = set()
    for article in sorted(articles, key=lambda article: (article.first_seen, article.key)):
        for band in enumerate(signature(article.body)):
            other = first.setdefault(band, article.key)
            if other != article.key:
                pairs.add((other, article.key))
    return pairs


def _find(leader: Mapping[str, str], key: str) -> str:
    while leader[key] != key:
        key = leader[key]
    return key


def ordered(family: Sequence[Candidate]) -> tuple[str, ...]:
    """Keys with the original first: the earliest on the site that the copies name as their source, else the earliest."""
    by_time = sorted(family, key=lambda article: (article.first_seen, article.key))
    original = next((article for article in by_time if _is_own(article)), by_time[0])
    return (original.key, *(article.key for article in by_time if article is not original))


def _is_own(article: Candidate) -> bool:
    """Whether an article is on its own source's site."""
    source, site = article.source, article.site
    return bool(source and site) and (str(source) in site or site in str(source))


def compare_copies(original: Side, copies: Mapping[str, Side]) -> dict[str, CopyDifference]:
    """What each copy changed of the original's body and, above all, its figures, by the copy's key."""
    out = {}
    for key, copy in copies.items():
        diff = diff_text(original.body, copy.body)
        figures = diff_figures(original, copy, diff)
        out[key] = CopyDifference(diff, tuple(change for change in figures if not _is_read_anew(change)))
    return out


def _is_read_anew(change: FigureChange) -> bool:
    """Whether a figure stands in the same words and differs only by the day on which they were published (今年以来)."""
    return change.fate is FigureFate.FIELD and change.sentence_before == change.sentence_after
