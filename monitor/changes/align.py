"""Aligns two sequences: equal runs by opcodes, then similar items inside the gaps."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import Indel

# Cells of the bit-parallel table: 4 million take about a millisecond and 4 MB.
MAX_CELLS = 4_000_000
# Units of a gap that are weighed against each other, each with each.
WINDOW = 20
_SAMPLE = 400

Block = tuple[int, int, int]


def equal_blocks(before: Sequence[str], after: Sequence[str]) -> list[Block]:
    """Runs that both hold in the same order: (start before, start after, length), growing, never overlapping.

    Longest common subsequence while the table is small; beyond it, anchored on units that each side holds once.

    >>> equal_blocks("abxcd", "abcyd")
    [(0, 0, 2), (3, 2, 1), (4, 4, 1)]
    """
    low = 0
    shorter = min(len(before), len(after))
    while low < shorter and before[low] == after[low]:
        low += 1
    tail = 0
    while tail < shorter - low and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    out: list[Block] = [(0, 0, low)] if low else []
    out.extend(_middle(before, after, low, len(before) - tail, len(after) - tail))
    if tail:
        out.append((len(before) - tail, len(after) - tail, tail))
    return _joined(out)


def _joined(blocks: list[Block]) -> list[Block]:
    out: list[Block] = []
    for block in blocks:
        if out and out[-1][0] + out[-1][2] == block[0] and out[-1][1] + out[-1][2] == block[1]:
            out[-1] = (out[-1][0], out[-1][1], out[-1][2] + block[2])
        else:
            out.append(block)
    return out


def _middle(before: Sequence[str], after: Sequence[str], low: int, high: int, high2: int) -> list[Block]:
    left, right = before[low:high], after[low:high2]
    if not left or not right:
        return []
    if len(left) * len(right) <= MAX_CELLS:
        return _by_table(left, right, low, low)
    return _by_anchors(left, right, low)


def _by_table(left: Sequence[str], right: Sequence[str], offset: int, offset2: int) -> list[Block]:
    ids: dict[str, str] = {}
    a = "".join([ids.setdefault(unit, chr(len(ids))) for unit in left])
    b = "".join([ids.setdefault(unit, chr(len(ids))) for unit in right])
    found = Indel.opcodes(a, b).as_matching_blocks()
    return [(m.a + offset, m.b + offset2, m.size) for m in found if m.size]


def _by_anchors(left: Sequence[str], right: Sequence[str], offset: int) -> list[Block]:
    """Patience: the longest rising chain of units found once on each side; small gaps between them by table."""
    anchors = [*_chain(_unique_pairs(left, right)), (len(left), len(right))]
    out: list[Block] = []
    i = j = 0
    for a, b in anchors:
        if a > i and b > j and (a - i) * (b - j) <= MAX_CELLS:
            out.extend(_by_table(left[i:a], right[j:b], i + offset, j + offset))
        if a < len(left):
            out.append((a + offset, b + offset, 1))
        i, j = a + 1, b + 1
    return out


def _unique_pairs(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    once = {unit for unit, count in Counter(right).items() if count == 1}
    where = {unit: j for j, unit in enumerate(right) if unit in once}
    counts = Counter(left)
    return [(i, where[unit]) for i, unit in enumerate(left) if counts[unit] == 1 and unit in where]


def _chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence that rises in both places (patience sorting, O(n log n))."""
    tops: list[int] = []
    ends: list[int] = []
    links: list[int] = []
    for k, (_, j) in enumerate(pairs):
        pile = bisect_left(tops, j)
        links.append(ends[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [j]
        ends[pile : pile + 1] = [k]
    out: list[tuple[int, int]] = []
    k = ends[-1] if ends else -1
    while k >= 0:
        out.append(pairs[k])
        k = links[k]
    return out[::-1]


def similarity(a: str, b: str, least: float = 0.0) -> float:
    """Share of characters that two texts have in common in order, 0 to 1; 0 if below `least`; long ones sampled.

    >>> similarity("新增耕地三千亩", "新增耕地四千亩") > 0.8
    True
    """
    return Indel.normalized_similarity(sample(a), sample(b), score_cutoff=least)


def similarities(text: str, others: Sequence[str], least: float) -> list[tuple[int, float]]:
    """The places of those that are at least `least` alike to a text, with how much, the most alike first.

    All of them are taken as they are: `sample` them before.
    """
    found = process.extract(text, others, scorer=Indel.normalized_similarity, limit=None, score_cutoff=least)
    return [(place, score) for _, score, place in found]


def sample(text: str) -> str:
    """The text, or the two ends of a long one."""
    return text if len(text) <= 2 * _SAMPLE else text[:_SAMPLE] + text[-_SAMPLE:]


def similar_pairs(before: Sequence[str], after: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Pairs (i, j), rising in both, each at least `least` alike, that make the summed similarity largest.

    Long sequences are cut into windows at the same shares of both, so that time grows with their length only.
    """
    rows, columns = len(before), len(after)
    parts = max(-(-rows // WINDOW), -(-columns // WINDOW), 1)
    out: list[tuple[int, int]] = []
    for k in range(parts):
        i, j = k * rows // parts, k * columns // parts
        window = _best_pairs(before[i : (k + 1) * rows // parts], after[j : (k + 1) * columns // parts], least)
        out.extend((i + a, j + b) for a, b in window)
    return out


def _best_pairs(before: Sequence[str], after: Sequence[str], least: float) -> list[tuple[int, int]]:
    """Needleman-Wunsch without gap cost over the similarities of all pairs."""
    best = [0.0] * (len(after) + 1)
    table = [best]
    scores: list[dict[int, float]] = []
    others = [sample(unit) for unit in after]
    for unit in before:
        row = dict(similarities(sample(unit), others, least))
        fresh = best
        if row:
            fresh = [0.0]
            for j in range(len(after)):
                fresh.append(max(best[j] + row.get(j, 0.0), best[j + 1], fresh[j]))
        best = fresh
        table.append(best)
        scores.append(row)
    return _walk_back(table, scores)


def _walk_back(table: list[list[float]], scores: list[dict[int, float]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    i, j = len(table) - 1, len(table[0]) - 1
    while i and j:
        score = scores[i - 1].get(j - 1, 0.0)
        if score and table[i][j] == table[i - 1][j - 1] + score:
            out.append((i - 1, j - 1))
            i, j = i - 1, j - 1
        elif table[i][j] == table[i - 1][j]:
            i -= 1
        else:
            j -= 1
    return out[::-1]
