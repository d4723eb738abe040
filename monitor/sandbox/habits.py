"""What happens to generated articles after publication: edits, corrections, withdrawals, moves, reprints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from random import Random

from monitor.articles import Figure, Kind
from monitor.sandbox.channels import CHANNELS
from monitor.sandbox.draft import Draft, Edit, EditKind, Reprint
from monitor.sandbox.scenario import Scenario
from monitor.sandbox.text import Text
from monitor.sandbox.themes import SOURCES, SYNONYMS

_WEIGHTS = {
    EditKind.FIGURE: 35,
    EditKind.WORDING: 28,
    EditKind.HEADLINE: 12,
    EditKind.APPEND: 15,
    EditKind.CORRECTION: 10,
}
_NOTE = Text("更正：本文此前所载个别数据有误，现已改正，特此说明。")


def with_habits(draft: Draft, scenario: Scenario, rng: Random, title: str, more: Text) -> Draft:
    """The draft with the edits and reprints that a scenario's rates deal it.

    `title` is another headline for it, `more` a paragraph that may be appended.
    """
    edits = list(_edits(draft, scenario, rng, title, more)) if rng.random() < scenario.edited else []
    if rng.random() < scenario.withdrawn:
        edits += _withdrawal(scenario, rng)
    if rng.random() < scenario.moved:
        edits.append(Edit(_hours(rng, 30, 240), EditKind.MOVE))
    reprints = (_reprint(draft, rng),) if rng.random() < scenario.reprinted else ()
    return replace(draft, edits=tuple(edits), reprints=tuple(filter(None, reprints)))


def _edits(draft: Draft, scenario: Scenario, rng: Random, title: str, more: Text) -> Iterator[Edit]:
    """One to three edits in order of time, each fitting the text that the one before leaves."""
    text, after = draft.text, dt.timedelta()
    kinds = rng.choices(list(_WEIGHTS), list(_WEIGHTS.values()), k=rng.choices((1, 2, 3), (80, 15, 5))[0])
    for kind in dict.fromkeys(kinds):
        after += _hours(rng, 0.5, 14) if rng.random() < scenario.within_a_day else _hours(rng, 24, 140)
        edit = _edit(kind, after, text, rng, (draft.title, title), more)
        if edit.find and kind is not EditKind.HEADLINE:
            text = text.edited(edit.find, edit.replace)
        if edit.more:
            text = text.appended(edit.more)
        yield edit


def _edit(kind: EditKind, after: dt.timedelta, text: Text, rng: Random, titles: tuple[str, str], more: Text) -> Edit:
    """An edit of the wanted kind, or an addition where the text has nothing of that kind to edit."""
    if kind is EditKind.HEADLINE and titles[0] != titles[1]:
        return Edit(after, kind, *titles)
    if kind in (EditKind.FIGURE, EditKind.CORRECTION) and text.figures:
        find, new = misprint(text, rng)
        return Edit(after, kind, find, new, _NOTE if kind is EditKind.CORRECTION else None)
    if kind is EditKind.WORDING:
        pairs = [pair for pair in SYNONYMS if pair[0] in text.body and pair[1] not in text.body]
        if pairs:
            return Edit(after, kind, *rng.choice(pairs))
    return Edit(after, EditKind.APPEND, more=more)


def misprint(text: Text, rng: Random) -> tuple[str, str]:
    """A passage found once in the text, and the same with one figure's number changed."""
    figure = rng.choice(text.figures)
    start, end = max(0, figure.span.start - 6), figure.span.end
    while start > 0 and text.body.find(text.body[start:end]) != start:
        start -= 1
    tail = text.body[end : figure.phrase.end]
    head = text.body[start : figure.span.start]
    return head + figure.text + tail, head + _other(figure, rng) + tail


def _other(figure: Figure, rng: Random) -> str:
    """Another number of the same form: some per cent off, and never the same."""
    digits = figure.text.rstrip("万亿")
    step = Decimal(1).scaleb(Decimal(digits).as_tuple().exponent if "." in digits else 0)  # type: ignore[arg-type]
    size = max(step, (Decimal(digits) * Decimal(str(round(rng.uniform(0.03, 0.2), 3)))).quantize(step))
    top = Decimal(100) if figure.kind is Kind.PERCENT else None
    up = rng.random() < 0.5 or Decimal(digits) <= size
    value = Decimal(digits) + size if up and (top is None or Decimal(digits) + size <= top) else Decimal(digits) - size
    return f"{value:f}{figure.text[len(digits) :]}"


def _withdrawal(scenario: Scenario, rng: Random) -> list[Edit]:
    gone = _hours(rng, 8, 260)
    edits = [Edit(gone, EditKind.WITHDRAW, replace=rng.choice(("404", "404", "410", "soft")))]
    if rng.random() < scenario.returned:
        edits.append(Edit(gone + _hours(rng, 12, 72), EditKind.RETURN))
    return edits


def _reprint(draft: Draft, rng: Random) -> Reprint | None:
    if not draft.text.figures:
        return None
    find, new = misprint(draft.text, rng)
    channel = rng.choice([c.slug for c in CHANNELS if c.slug != draft.channel])
    source = rng.choice([source for source in SOURCES if source != draft.source])
    return Reprint(_hours(rng, 3, 60), channel, source, find, new)


def _hours(rng: Random, low: float, high: float) -> dt.timedelta:
    return dt.timedelta(seconds=round(rng.uniform(low, high) * 3600))
