"""Compares two sentences by their numbers and words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from rapidfuzz.distance import Postfix, Prefix

from monitor.changes.align import Block, equal_blocks, similarity
from monitor.changes.text import Op
from monitor.changes.tokens import is_number, tokens

# Sentences at least this alike are one sentence altered; unrelated Chinese sentences share about a fifth.
ALIKE = 0.45

# Marks that stand in no number: a full-width comma between digits may part thousands.
_CLAUSE_END = re.compile(r"[、：“”（）](?!$)|(?<![0-9０-９])，(?!$)|，(?![0-9０-９]|$)")
# What becomes of a run: its start and end before, its start and end after.
Step = tuple[Op, int, int, int, int]


def word_steps(before: str, after: str) -> list[Step]:
    """Steps between two sentences, by tokens, the words of a replaced run trimmed to what differs in them."""
    if similarity(before, after) < ALIKE / 2:
        return [_kind_of(0, len(before), 0, len(after))]
    head, tail = _same_clauses(before, after)
    left, right = tokens(before[head : len(before) - tail]), tokens(after[head : len(after) - tail])
    left_at, right_at = _token_offsets(left, head), _token_offsets(right, head)
    out: list[Step] = [(Op.EQUAL, 0, head, 0, head)] if head else []
    i = j = 0
    for a, b, size in [*_bridged(equal_blocks(left, right), left, right), (len(left), len(right), 0)]:
        if a > i or b > j:
            out.extend(_trimmed((left[i:a], right[j:b]), left_at[i], right_at[j]))
        if size:
            out.append((Op.EQUAL, left_at[a], left_at[a + size], right_at[b], right_at[b + size]))
        i, j = a + size, b + size
    if tail:
        out.append((Op.EQUAL, len(before) - tail, len(before), len(after) - tail, len(after)))
    return out


def _same_clauses(before: str, after: str) -> tuple[int, int]:
    """How many characters of whole clauses two sentences begin and end with in common: those need no cutting."""
    head = max((mark.end() for mark in _CLAUSE_END.finditer(before, 0, Prefix.similarity(before, after))), default=0)
    tail = min(Postfix.similarity(before, after), len(before) - head, len(after) - head)
    following = _CLAUSE_END.search(before, len(before) - tail)
    return head, len(before) - following.start() if following else 0


def _token_offsets(parts: Sequence[str], start: int) -> list[int]:
    return [start, *(start + end for end in accumulate(map(len, parts)))]


def _kind_of(a: int, b: int, c: int, d: int) -> Step:
    op = Op.REPLACE if b > a and d > c else Op.DELETE if b > a else Op.INSERT
    return op, a, b, c, d


def _bridged(blocks: list[Block], left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """The blocks without those of one character between two larger rewritten runs of words, which only confuse."""
    out: list[Block] = []
    for k, (a, b, size) in enumerate(blocks):
        end = out[-1][0] + out[-1][2] if out else 0, out[-1][1] + out[-1][2] if out else 0
        following = blocks[k + 1] if k + 1 < len(blocks) else (len(left), len(right), 0)
        runs = (
            [*left[end[0] : a], *right[end[1] : b]],
            [*left[a + size : following[0]], *right[b + size : following[1]]],
        )
        lone = size == 1 and len(left[a]) == 1 and not is_number(left[a])
        if not (lone and all(len("".join(run)) > 2 and not any(map(is_number, run)) for run in runs)):
            out.append((a, b, size))
    return out


def _trimmed(run: tuple[Sequence[str], Sequence[str]], at: int, to: int) -> list[Step]:
    """Steps of one replaced run, its common ends left equal where that cuts no number or Latin word."""
    told, tells = "".join(run[0]), "".join(run[1])
    head = _common(run[0], run[1], told, tells)
    tail = _common([t[::-1] for t in run[0][::-1]], [t[::-1] for t in run[1][::-1]], told[::-1], tells[::-1])
    tail = min(tail, len(told) - head, len(tells) - head)
    steps = [
        (Op.EQUAL, at, at + head, to, to + head),
        _kind_of(at + head, at + len(told) - tail, to + head, to + len(tells) - tail),
        (Op.EQUAL, at + len(told) - tail, at + len(told), to + len(tells) - tail, to + len(tells)),
    ]
    return [step for step in steps if step[2] > step[1] or step[4] > step[3]]


def _common(left: Sequence[str], right: Sequence[str], told: str, tells: str) -> int:
    """Length of the common start of two runs, drawn back to the edge of any token that may not be cut."""
    size = 0
    for a, b in zip(told, tells, strict=False):
        if a != b:
            break
        size += 1
    return min(_safe(left, size), _safe(right, size), size)


def _safe(parts: Sequence[str], size: int) -> int:
    at = 0
    for part in parts:
        if at < size < at + len(part) and (part.isascii() or any(map(str.isdigit, part)) or is_number(part)):
            return at
        at += len(part)
    return size
