"""The changes of a body: its figures first, then everything else altered in each sentence, by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from monitor.articles import Figure, Span
from monitor.changes import patterns
from monitor.changes.events import Change, Revision
from monitor.changes.figures import FigureChange, FigureFate, Side, diff_figures
from monitor.changes.groups import Group, groups
from monitor.changes.importance import figure_codes, weigh
from monitor.changes.kinds import SURROUNDINGS, ChangeKind
from monitor.changes.text import Edit, Op, TextDiff, overlaps

_NEGATION = re.compile(r"[不未没无非否]|禁止|取消|停止")
_WORD = re.compile(r"\w")
# Characters: an alteration this long or longer weighs more, one this short or shorter less.
_LONG, _SHORT = 60, 2
# An edit is a figure's own if it goes no further beyond the figure's phrase than this.
_MARGIN = 2
# One that takes a figure out or puts one in may take a few words with it (，同比增长3.2%).
_WIDE_MARGIN = 8
_PAIRED = (FigureFate.VALUE, FigureFate.QUALIFIER)
# Fields that the text states; the others follow from how it is read.
_STATED = frozenset({"unit", "direction", "role"})


def body_changes(before: Revision, after: Revision, diff: TextDiff) -> list[Change]:
    """Every change of the body once, in its order; those of the page about it (layout, boilerplate) one a kind."""
    if diff.is_empty:
        return []
    bodies = before.article.body, after.article.body
    figures = diff_figures(Side(bodies[0], before.figures), Side(bodies[1], after.figures), diff)
    parts = groups(diff, *bodies)
    owners = _owners(parts, figures)
    found: list[Change] = []
    for number, group in enumerate(parts):
        found.extend(
            _Sentence(group, bodies).changes([f for f, owner in zip(figures, owners, strict=True) if owner == number])
        )
    return _gathered(found)


def _owners(parts: list[Group], figures: Iterable[FigureChange]) -> list[int | None]:
    """For each figure the number of the group it stands in: where it is after, or where it was; None if in none."""
    out: list[int | None] = []
    for change in figures:
        here = _holder([group.after for group in parts], change.after)
        out.append(here if here is not None else _holder([group.before for group in parts], change.before))
    return out


def _holder(spans: list[Span | None], figure: Figure | None) -> int | None:
    if figure is None:
        return None
    return next((k for k, span in enumerate(spans) if span and overlaps(span, figure.span)), None)


def _gathered(found: list[Change]) -> list[Change]:
    """The changes with all of the layout in one, and so for the encoding and the boilerplate."""
    out: list[Change] = []
    for kind in SURROUNDINGS:
        same = [change for change in found if change.kind is kind]
        if same:
            edits = tuple(edit for change in same for edit in change.edits)
            out.append(replace(same[0], edits=edits))
    order = {kind: place for place, kind in enumerate(ChangeKind)}
    return [c for c in found if c.kind not in SURROUNDINGS] + sorted(out, key=lambda change: order[change.kind])


class _Sentence:
    """One group of edits with the wording of both sides at hand."""

    def __init__(self, group: Group, bodies: tuple[str, str]) -> None:
        self.group = group
        self.bodies = bodies
        self.told = _cut(bodies[0], group.before)
        self.tells = _cut(bodies[1], group.after)
        self.in_lead = _is_first(bodies[0], group.before) and _is_first(bodies[1], group.after)

    def changes(self, figures: list[FigureChange]) -> Iterator[Change]:
        """The changes of this group: one, or one a figure and one a kind for the remaining edits."""
        whole = self._kind_of_whole()
        if whole in SURROUNDINGS or whole is ChangeKind.CORRECTION:
            yield self._change(whole, list(self.group.edits), figures)
            return
        left, inside = list(self.group.edits), []
        for figure in figures:
            if self._is_told(figure):
                own = [edit for edit in left if _is_own(edit, figure)]
                left = [edit for edit in left if edit not in own]
                yield self._figure_change(figure, own)
            else:
                inside.append(figure)
        by_kind: dict[ChangeKind, list[Edit]] = {}
        for edit in left:
            by_kind.setdefault(whole or self._kind_of(edit), []).append(edit)
        for number, (kind, edits) in enumerate(by_kind.items()):
            yield self._change(kind, edits, [] if number else inside)

    def _kind_of_whole(self) -> ChangeKind | None:
        """The kind of the group where that does not depend on the single edits."""
        if self._is_garbled():
            return ChangeKind.ENCODING
        if patterns.bare(self.told) == patterns.bare(self.tells) and not self.group.is_moved:
            return ChangeKind.LAYOUT
        if patterns.is_correction(self.tells) and not patterns.is_correction(self.told):
            return ChangeKind.CORRECTION
        if all(patterns.is_boilerplate(text) for text in (self.told, self.tells) if text):
            return ChangeKind.BOILERPLATE
        if self.group.before is None:
            return ChangeKind.ADDITION
        return ChangeKind.DELETION if self.group.after is None else None

    def _is_garbled(self) -> bool:
        if patterns.is_mojibake(self.told) or patterns.is_mojibake(self.tells):
            return bool(self.told and self.tells)
        odd = any(len(edit.before_text) + len(edit.after_text) > _LONG for edit in self.group.edits)
        return odd and bool(self.told and self.tells) and patterns.redecoded(self.told, self.tells)

    def _is_told(self, change: FigureChange) -> bool:
        """Whether a figure's change is told by itself rather than with the sentence that came, went or was reworded."""
        if change.fate in _PAIRED or _STATED.intersection(change.fields):
            return True
        if change.fate is FigureFate.FIELD or self.group.before is None or self.group.after is None:
            return False
        return any(_is_own(edit, change) for edit in self.group.edits)

    def _figure_change(self, figure: FigureChange, edits: list[Edit]) -> Change:
        codes = figure_codes(figure) + ["in-lead"] * self.in_lead
        importance, reasons = weigh(ChangeKind.FIGURE, codes)
        return Change(
            ChangeKind.FIGURE,
            importance,
            reasons,
            field="figures",
            before=_phrase(self.bodies[0], figure.before),
            after=_phrase(self.bodies[1], figure.after),
            figures=(figure,),
            sentence_before=figure.sentence_before,
            sentence_after=figure.sentence_after,
            edits=tuple(edits),
        )

    def _change(self, kind: ChangeKind, edits: list[Edit], figures: list[FigureChange]) -> Change:
        before, after = (_cut(body, span) for body, span in zip(self.bodies, _hulls(edits, self.group), strict=True))
        codes = [] if kind in SURROUNDINGS else self._codes(kind, edits, figures)
        importance, reasons = weigh(kind, codes)
        return Change(
            kind, importance, reasons, before=before, after=after, figures=tuple(figures),
            sentence_before=self.told, sentence_after=self.tells, edits=tuple(edits),
        )  # fmt: skip

    def _codes(self, kind: ChangeKind, edits: list[Edit], figures: list[FigureChange]) -> list[str]:
        gone = "".join(edit.before_text for edit in edits if edit.op is not Op.MOVE)
        come = "".join(edit.after_text for edit in edits if edit.op is not Op.MOVE)
        size = max(len(gone), len(come))
        codes = ["figures-inside"] * bool(figures) + ["rearranged"] * self.group.is_moved
        if self.in_lead and kind is not ChangeKind.LEAD:
            codes.append("in-lead")
        if kind is ChangeKind.ADDITION and self.group.after and self.group.after.end == len(self.bodies[1]):
            codes.append("at-end")
        if not _WORD.search(gone + come):
            return codes if self.group.is_moved else [*codes, "punctuation"]
        if len(_NEGATION.findall(gone)) != len(_NEGATION.findall(come)) and size < _LONG:
            codes.append("negation")
        return [*codes, *["long"] * (size >= _LONG), *["short"] * (size <= _SHORT)]

    def _kind_of(self, edit: Edit) -> ChangeKind:
        """The kind of one edit in a sentence that stands on both sides, by what it touches there."""
        if self._touches(edit, patterns.dates):
            return ChangeKind.DATE
        if self._touches(edit, patterns.quotations):
            return ChangeKind.QUOTATION
        if self._touches(edit, patterns.attributions):
            return ChangeKind.ATTRIBUTION
        return ChangeKind.LEAD if self.in_lead and not self.group.is_moved else ChangeKind.WORDING

    def _touches(self, edit: Edit, find: patterns.Finder) -> bool:
        sides = ((self.bodies[0], self.group.before, edit.before), (self.bodies[1], self.group.after, edit.after))
        for body, sentence, span in sides:
            if sentence and edit.op is not Op.MOVE:
                at = Span(span.start - sentence.start, span.end - sentence.start)
                if any(overlaps(at, found) for found in find(body[sentence.start : sentence.end])):
                    return True
        return False


def _cut(body: str, span: Span | None) -> str:
    return body[span.start : span.end].strip("\n") if span else ""


def _is_first(body: str, span: Span | None) -> bool:
    """Whether a run begins in the first paragraph; so does one that is nowhere."""
    return span is None or "\n" not in body[: span.start + 1]


def _phrase(body: str, figure: Figure | None) -> str:
    return _cut(body, figure.phrase) if figure else ""


def _is_own(edit: Edit, change: FigureChange) -> bool:
    """Whether an edit is of a figure's number, qualifier or unit and of little else."""
    margin = _MARGIN if change.fate in _PAIRED else _WIDE_MARGIN
    for span, figure in ((edit.before, change.before), (edit.after, change.after)):
        if figure is None or span.start == span.end:
            continue
        near = Span(figure.phrase.start - margin, figure.phrase.end + margin)
        touched = overlaps(span, figure.phrase if change.fate is not FigureFate.FIELD else near)
        if touched and near.start <= span.start and span.end <= near.end:
            return True
    return False


def _hulls(edits: list[Edit], group: Group) -> tuple[Span | None, Span | None]:
    """The runs of both bodies that the edits reach over; a moved group's whole sentences."""
    if group.is_moved:
        return group.before, group.after
    told, tells = [edit.before for edit in edits], [edit.after for edit in edits]
    return _reach(told), _reach(tells)


def _reach(spans: list[Span]) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
