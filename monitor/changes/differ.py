"""Makes a text difference: equal paragraphs set aside, sentences aligned, moved ones found, words compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from monitor.articles import Span
from monitor.changes.align import Block, equal_blocks, sample, similar_pairs, similarities
from monitor.changes.text import Edit, Op, TextDiff
from monitor.changes.tokens import sentences
from monitor.changes.words import ALIKE, Step, word_steps

# A sentence found elsewhere has moved if it is long enough to be no phrase that is said often.
MOVED_LENGTH = 8
MOVED_ALIKE = 0.75
MAX_STRAYS = 24


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence with its place: `lead` is the length of the line feeds before it."""

    lead: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Row:
    """What stands side by side: a pair of units, or one alone; `moved` if the pair crosses others."""

    left: _Unit | None
    right: _Unit | None
    moved: bool = False


def diff_text(before: str, after: str) -> TextDiff:
    """How `before` became `after`: moved sentences found, a changed digit marking its whole number.

    >>> [(e.before_text, e.after_text) for e in diff_text("全县3200余名干部。", "全县3400余名干部。").edits]
    [('3200', '3400')]
    """
    if before == after:
        whole = Span(0, len(before))
        return TextDiff((Edit(Op.EQUAL, whole, whole),) if before else ())
    rows = _with_moves(_rows(before, after), before, after)
    return TextDiff(tuple(_edits(_merged(_steps(rows, before, after)), before, after)))


def _rows(before: str, after: str) -> list[_Row]:
    left, right = before.split("\n"), after.split("\n")
    left_at, right_at = _offsets(left), _offsets(right)
    out: list[_Row] = []
    i = j = 0
    for a, b, size in [*equal_blocks(left, right), (len(left), len(right), 0)]:
        out.extend(_gap(_units(left, left_at, i, a), _units(right, right_at, j, b), before, after))
        i, j = a + size, b + size
        out.extend(_equal_rows(left_at, right_at, (a, b, size)))
    return out


def _offsets(paragraphs: list[str]) -> list[int]:
    """Where each paragraph starts, and at last where one more would."""
    out = [0]
    for paragraph in paragraphs:
        out.append(out[-1] + len(paragraph) + 1)
    return out


def _equal_rows(left_at: list[int], right_at: list[int], block: Block) -> list[_Row]:
    """One row for a run of equal paragraphs, led by its line feed unless it opens the text."""
    a, b, size = block
    if not size:
        return []
    left = _Unit(int(a > 0), left_at[a], left_at[a + size] - 1)
    right = _Unit(int(b > 0), right_at[b], right_at[b + size] - 1)
    return [_Row(left, right)]


def _units(paragraphs: list[str], offsets: list[int], start: int, end: int) -> list[_Unit]:
    """The sentences of some paragraphs; an empty paragraph is a unit of no length."""
    out: list[_Unit] = []
    for k in range(start, end):
        at, lead = offsets[k], int(k > 0)
        for sentence in sentences(paragraphs[k]) or [""]:
            out.append(_Unit(lead, at, at + len(sentence)))
            at, lead = at + len(sentence), 0
    return out


def _gap(left: list[_Unit], right: list[_Unit], before: str, after: str) -> list[_Row]:
    if not left or not right:
        return [*(_Row(unit, None) for unit in left), *(_Row(None, unit) for unit in right)]
    told = [before[unit.start : unit.end] for unit in left]
    tells = [after[unit.start : unit.end] for unit in right]
    out: list[_Row] = []
    i = j = 0
    for a, b, size in [*equal_blocks(told, tells), (len(left), len(right), 0)]:
        out.extend(_paired(left[i:a], right[j:b], told[i:a], tells[j:b]))
        out.extend(_Row(left[a + k], right[b + k]) for k in range(size))
        i, j = a + size, b + size
    return out


def _paired(left: list[_Unit], right: list[_Unit], told: Sequence[str], tells: Sequence[str]) -> list[_Row]:
    """Rows of the sentences between two equal ones: the similar ones paired, the others alone."""
    out: list[_Row] = []
    i = j = 0
    alone = len(left) == len(right) == 1
    pairs = [(0, 0)] if alone else similar_pairs(told, tells, ALIKE)
    for a, b in [*pairs, (len(left), len(right))]:
        out.extend(_Row(unit, None) for unit in left[i:a])
        out.extend(_Row(None, unit) for unit in right[j:b])
        if a < len(left):
            out.append(_Row(left[a], right[b]))
        i, j = a + 1, b + 1
    return out


def _with_moves(rows: list[_Row], before: str, after: str) -> list[_Row]:
    """The rows with sentences that were taken out at one place and put in at another made into pairs."""
    gone = [row.left for row in rows if row.left and not row.right and _is_long(row.left)]
    come = [row.right for row in rows if row.right and not row.left and _is_long(row.right)]
    if not gone or not come:
        return rows
    moves = _moves(gone, come, before, after)
    sources = set(moves.values())
    out = []
    for row in rows:
        if row.left is None and row.right in moves:
            out.append(_Row(moves[row.right], row.right, moved=True))
        elif row.right is not None or row.left not in sources:
            out.append(row)
    return out


def _is_long(unit: _Unit) -> bool:
    return unit.end - unit.start >= MOVED_LENGTH


def _moves(gone: list[_Unit], come: list[_Unit], before: str, after: str) -> dict[_Unit, _Unit]:
    """For each sentence that has moved here the one it was: the same wording first, then nearly the same."""
    where: dict[str, list[_Unit]] = {}
    for unit in reversed(gone):
        where.setdefault(before[unit.start : unit.end], []).append(unit)
    out: dict[_Unit, _Unit] = {}
    for unit in come:
        if same := where.get(after[unit.start : unit.end]):
            out[unit] = same.pop()
    taken = set(out.values())
    gone = [unit for unit in gone if unit not in taken][:MAX_STRAYS]
    come = [unit for unit in come if unit not in out][:MAX_STRAYS]
    for _, left, right in _near(gone, come, before, after):
        if left not in taken and right not in out:
            taken.add(left)
            out[right] = left
    return out


def _near(gone: list[_Unit], come: list[_Unit], before: str, after: str) -> list[tuple[float, _Unit, _Unit]]:
    """Pairs nearly alike, the most alike first."""
    found = []
    tells = [sample(after[right.start : right.end]) for right in come]
    for left in gone:
        for place, score in similarities(sample(before[left.start : left.end]), tells, MOVED_ALIKE):
            found.append((score, left, come[place]))
    return sorted(found, key=lambda item: (-item[0], item[1].start + item[2].start))


def _steps(rows: list[_Row], before: str, after: str) -> Iterator[Step]:
    """Steps in the order of the text after; those of a moved pair keep their place before."""
    i = j = 0
    for row in rows:
        left, right = row.left, row.right
        at = left.start - left.lead if left else i
        to = right.start - right.lead if right else j
        if right is None and left is not None:
            yield Op.DELETE, at, left.end, j, j
        elif left is None and right is not None:
            yield Op.INSERT, i, i, to, right.end
        elif left is not None and right is not None:
            yield from _lead_steps(left, right, row.moved)
            yield from _pair_steps(left, right, row.moved, before, after)
        i = left.end if left and not row.moved else i
        j = right.end if right else j


def _lead_steps(left: _Unit, right: _Unit, moved: bool) -> Iterator[Step]:
    at, to = left.start - left.lead, right.start - right.lead
    same = Op.MOVE if moved else Op.EQUAL
    if left.lead and right.lead:
        yield same, at, left.start, to, right.start
    elif left.lead:
        yield Op.DELETE, at, left.start, to, to
    elif right.lead:
        yield Op.INSERT, at, at, to, right.start


def _pair_steps(left: _Unit, right: _Unit, moved: bool, before: str, after: str) -> Iterator[Step]:
    told, tells = before[left.start : left.end], after[right.start : right.end]
    same = Op.MOVE if moved else Op.EQUAL
    if told == tells:
        if told:
            yield same, left.start, left.end, right.start, right.end
        return
    for op, a, b, c, d in word_steps(told, tells):
        yield (same if op is Op.EQUAL else op), left.start + a, left.start + b, right.start + c, right.start + d


def _merged(steps: Iterator[Step]) -> Iterator[Step]:
    """Neighbouring steps of one kind that touch on both sides made one."""
    last: Step | None = None
    for step in steps:
        if last and step[0] is last[0] and step[1] == last[2] and step[3] == last[4]:
            last = (last[0], last[1], step[2], last[3], step[4])
        else:
            if last:
                yield last
            last = step
    if last:
        yield last


def _edits(steps: Iterator[Step], before: str, after: str) -> Iterator[Edit]:
    for op, a, b, c, d in steps:
        texts = ("", "") if op is Op.EQUAL else (before[a:b], after[c:d])
        yield Edit(op, Span(a, b), Span(c, d), *texts)
