"""Which figures of two revisions are the same figure, and what happened to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from monitor.articles import Figure, Span
from monitor.changes.align import similarity
from monitor.changes.text import Edit, Op, TextDiff, overlaps

_FIELDS = ("unit", "kind", "role", "direction", "per", "indicator", "period", "place")
# Two figures are one if what speaks for it adds up to this: see `_likeness`.
_ENOUGH = 5.0
# Figures left over are weighed against those this many places away in order.
_REACH = 40


class FigureFate(StrEnum):
    """What became of a figure."""

    VALUE = "value"
    QUALIFIER = "qualifier"
    FIELD = "field"
    APPEARED = "appeared"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Side:
    """One revision's body and the figures in it; their spans are offsets into the body."""

    body: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What became of one figure, with the sentences that state it.

    `difference` is after less before and `percent` that difference in percent of the value before, both None where
    either is a range or, for the percent, nought; `fields` names every field of the figure that differs.
    """

    fate: FigureFate
    before: Figure | None
    after: Figure | None
    sentence_before: str = ""
    sentence_after: str = ""
    difference: Decimal | None = None
    percent: Decimal | None = None
    fields: tuple[str, ...] = ()


def diff_figures(before: Side, after: Side, text_diff: TextDiff) -> tuple[FigureChange, ...]:
    """What became of the figures, in the order of the text after, those gone where they were; unchanged ones left out.

    Paired by place in the aligned text first, then by indicator, unit, period and place.
    """
    pairs = _by_place(before, after, text_diff)
    pairs.update(_by_likeness(before, after, text_diff, pairs))
    taken = set(pairs.values())
    found = [_change(before, after, i, pairs.get(i)) for i in range(len(before.figures))]
    found += [_change(before, after, None, j) for j in range(len(after.figures)) if j not in taken]
    return tuple(sorted((change for change in found if change), key=_position))


def _position(change: FigureChange) -> tuple[int, int]:
    figure = change.after or change.before
    return (figure.span.start if figure else 0, int(change.after is None))


def _by_place(before: Side, after: Side, diff: TextDiff) -> dict[int, int]:
    """Figures whose number was kept or moved, to the figure that now stands on it."""
    where = {(figure.span.start, figure.span.end): j for j, figure in enumerate(after.figures)}
    out = {}
    for i, figure in enumerate(before.figures):
        kept = diff.find(figure.span)
        if kept and (kept.start, kept.end) in where:
            out[i] = where[kept.start, kept.end]
    return out


def _by_likeness(before: Side, after: Side, diff: TextDiff, pairs: dict[int, int]) -> dict[int, int]:
    """The other figures, the likest first; a tie goes to those that stand first, so that both directions agree."""
    taken = set(pairs.values())
    left = [i for i in range(len(before.figures)) if i not in pairs]
    right = [j for j in range(len(after.figures)) if j not in taken]
    scored = sorted(_scored(before, after, diff, left, right), key=lambda item: (-item[0], item[1] + item[2]))
    out: dict[int, int] = {}
    used: set[int] = set()
    for _, i, j in scored:
        if i not in out and j not in used:
            out[i] = j
            used.add(j)
    return out


def _scored(
    before: Side, after: Side, diff: TextDiff, left: list[int], right: list[int]
) -> Iterator[tuple[float, int, int]]:
    for m, i in enumerate(left):
        figure = before.figures[i]
        slots = _edits_on(diff, figure.span)
        sentences = diff.images(figure.sentence)
        for n in range(max(0, m - _REACH), min(len(right), m + _REACH + 1)):
            other = after.figures[right[n]]
            slot = any(overlaps(edit.after, other.span) for edit in slots)
            near = slot or any(overlaps(image, other.sentence) for image in sentences)
            score = _likeness(figure, other, slot=slot, near=near)
            if score >= _ENOUGH:
                yield score - 0.01 * abs(m - n), i, right[n]


def _edits_on(diff: TextDiff, span: Span) -> list[Edit]:
    return [edit for edit in diff.edits if edit.op is Op.REPLACE and overlaps(edit.before, span)]


def _likeness(a: Figure, b: Figure, *, slot: bool, near: bool) -> float:
    """How much speaks for two figures being one: same place in the text, same indicator, unit, period and place."""
    same = similarity(a.indicator, b.indicator) if a.indicator and b.indicator else 0.0
    if not near and same < 0.8:
        return 0.0
    score = 3.0 * slot + 2.0 * near + (3.0 if same >= 0.8 else 1.5 if same >= 0.5 else 0.0)
    score += 2.0 if a.unit == b.unit else -1.0 if a.kind is b.kind else -3.0
    score += 1.0 if a.period == b.period else 0.0 if near else -2.0
    score += 1.0 if a.place == b.place else 0.0 if near else -1.0
    score += 0.5 if a.role is b.role else -1.0
    return score + (1.0 if _amount(a) == _amount(b) else 0.0)


def _amount(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    return figure.value, figure.low, figure.high


def _change(before: Side, after: Side, i: int | None, j: int | None) -> FigureChange | None:
    """What became of one figure or one pair; None if nothing."""
    old = before.figures[i] if i is not None else None
    new = after.figures[j] if j is not None else None
    told = before.body[old.sentence.start : old.sentence.end] if old else ""
    tells = after.body[new.sentence.start : new.sentence.end] if new else ""
    if old is None or new is None:
        return FigureChange(FigureFate.APPEARED if new else FigureFate.GONE, old, new, told, tells)
    fields = differing(old, new)
    if not fields:
        return None
    difference, percent = _measure(old, new) if "value" in fields else (None, None)
    return FigureChange(_fate(fields), old, new, told, tells, difference, percent, fields)


def _fate(fields: tuple[str, ...]) -> FigureFate:
    if "value" in fields:
        return FigureFate.VALUE
    return FigureFate.QUALIFIER if "qualifier" in fields else FigureFate.FIELD


def differing(a: Figure, b: Figure) -> tuple[str, ...]:
    """Names of the fields in which two readings of a figure differ; `value` stands for a range's ends too."""
    out = [] if _amount(a) == _amount(b) else ["value"]
    if a.qualifier is not b.qualifier:
        out.append("qualifier")
    return (*out, *(name for name in _FIELDS if getattr(a, name) != getattr(b, name)))


def _measure(a: Figure, b: Figure) -> tuple[Decimal | None, Decimal | None]:
    if a.value is None or b.value is None or a.unit != b.unit:
        return None, None
    difference = b.value - a.value
    if not a.value:
        return difference, None
    return difference, (100 * difference / abs(a.value)).quantize(Decimal("0.01"))
