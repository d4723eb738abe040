"""The generated articles: all channels have some, they are the same every time, and what they state is read as meant."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from monitor.articles import Figure
from monitor.figures import read_figures
from monitor.sandbox import EPOCH, STILL
from monitor.sandbox.channels import CHANNELS
from monitor.sandbox.generator import generate
from monitor.sandbox.themes import THEMES, WORDS

DRAFTS = list(generate(5, EPOCH, STILL))
FIELDS = ("value", "unit", "qualifier", "kind", "role", "direction", "per", "period")


def test_every_channel_and_every_theme_has_articles() -> None:
    assert {draft.channel for draft in DRAFTS} == {channel.slug for channel in CHANNELS}
    assert {slug for theme in THEMES for slug in theme.channels} == {channel.slug for channel in CHANNELS}
    assert len({theme.name for theme in THEMES}) == len(THEMES) >= 12


def test_the_same_seed_writes_the_same_and_another_seed_does_not() -> None:
    assert list(generate(5, EPOCH, STILL)) == DRAFTS
    assert [draft.text.body for draft in generate(6, EPOCH, STILL)] != [draft.text.body for draft in DRAFTS]


def test_every_slot_of_a_theme_has_a_word() -> None:
    for theme in THEMES:
        known = set(WORDS) | set(theme.words)
        lines = " ".join([*theme.titles, *theme.leads, *theme.lines, *theme.ends])
        used = {part.split("}")[0] for part in lines.split("{")[1:]}
        assert {word for word in used if not word.startswith("T:")} <= known, theme.name


def test_every_figure_stands_where_it_is_said_to_stand() -> None:
    for draft in DRAFTS:
        for figure in draft.text.figures:
            assert draft.text.body[figure.span.start : figure.span.end] == figure.text


def test_the_reader_reads_what_was_meant() -> None:
    right: Counter[str] = Counter()
    meant = 0
    for true, read in _pairs():
        meant += 1
        right.update(field for field in FIELDS if read is not None and getattr(true, field) == getattr(read, field))
    assert meant > 1000
    assert {field: right[field] / meant for field in FIELDS if right[field] < 0.98 * meant} == {}


def _pairs() -> Iterator[tuple[Figure, Figure | None]]:
    for draft in DRAFTS:
        day = (EPOCH + draft.published).astimezone(dt.timezone(dt.timedelta(hours=8))).date()
        found = {figure.span.start: figure for figure in read_figures(draft.text.body, day)}
        yield from ((figure, found.get(figure.span.start)) for figure in draft.text.figures)
