"""Records: figures, their evidence and the notes on them as plain values, ready for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitor.articles import Figure, Span
from monitor.figures.consistency import Note
from monitor.figures.plain import plain

Record = dict[str, object]


def to_record(doc: str, figure: Figure) -> Record:
    """The fields of a figure in the guide's order."""
    return {
        "doc": doc,
        "start": figure.span.start,
        "end": figure.span.end,
        "text": figure.text,
        "value": plain(figure.value),
        "low": plain(figure.low),
        "high": plain(figure.high),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
        "kind": figure.kind.value,
        "role": figure.role.value,
        "direction": figure.direction.value if figure.direction else None,
        "per": figure.per.value if figure.per else None,
        "indicator": figure.indicator,
        "period": figure.period,
        "place": figure.place,
    }


def to_evidence(figure: Figure, text: str, reader: str) -> Record:
    """What a figure stands on: the phrase from its qualifier to its unit, its sentence, the version of the reader."""
    return {
        "phrase_start": figure.phrase.start,
        "phrase_end": figure.phrase.end,
        "phrase": text[figure.phrase.start : figure.phrase.end],
        "sentence_start": figure.sentence.start,
        "sentence_end": figure.sentence.end,
        "sentence": text[figure.sentence.start : figure.sentence.end],
        "reader": reader,
    }


def to_note(note: Note, text: str) -> Record:
    """A contradiction with the spans of both sides."""
    return {
        "check": note.check.value,
        "message": note.message,
        "stated": _said(note.stated, text),
        "against": [_said(span, text) for span in note.against],
    }


def _said(span: Span, text: str) -> Record:
    return {"start": span.start, "end": span.end, "text": text[span.start : span.end]}


def full_records(
    doc: str, text: str, figures: Sequence[Figure], notes: Sequence[Note], reader: str
) -> Iterator[Record]:
    """Each figure of a text with its evidence and, as `notes`, what the text's other figures say against it."""
    against: dict[Span, list[Record]] = {}
    for note in notes:
        against.setdefault(note.stated, []).append(to_note(note, text))
    for figure in figures:
        yield to_record(doc, figure) | to_evidence(figure, text, reader) | {"notes": against.get(figure.span, [])}
