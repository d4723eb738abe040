"""Changes as plain records for JSON, and back, without loss."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from monitor.articles import Direction, Figure, Kind, Per, Qualifier, Role, Span
from monitor.changes.events import Change
from monitor.changes.figures import FigureChange, FigureFate
from monitor.changes.kinds import ChangeKind
from monitor.changes.text import edits_from_record, edits_to_record

Record = dict[str, Any]
_SPANS = ("span", "phrase", "sentence")
_DECIMALS = ("value", "low", "high")
_ENUMS = {"qualifier": Qualifier, "kind": Kind, "role": Role, "direction": Direction, "per": Per}
_FIGURE_TEXTS = ("text", "unit", "indicator", "period", "place")
_CHANGE_TEXTS = ("importance", "silent", "field", "before", "after", "sentence_before", "sentence_after")


def to_record(change: Change) -> Record:
    """A change as strings, numbers and lists."""
    return {
        "kind": change.kind.value,
        **{name: getattr(change, name) for name in _CHANGE_TEXTS},
        "reasons": list(change.reasons),
        "figures": [figure_change_to_record(figure) for figure in change.figures],
        "edits": edits_to_record(change.edits),
    }


def from_record(record: Record) -> Change:
    """The change that `to_record` wrote."""
    return Change(
        kind=ChangeKind(record["kind"]),
        **{name: record[name] for name in _CHANGE_TEXTS},
        reasons=tuple(record["reasons"]),
        figures=tuple(figure_change_from_record(row) for row in record["figures"]),
        edits=edits_from_record(record["edits"]),
    )


def figure_change_to_record(change: FigureChange) -> Record:
    """What became of a figure, as strings and lists; decimals as strings."""
    return {
        "fate": change.fate.value,
        "before": figure_to_record(change.before) if change.before else None,
        "after": figure_to_record(change.after) if change.after else None,
        "sentence_before": change.sentence_before,
        "sentence_after": change.sentence_after,
        "difference": _text(change.difference),
        "percent": _text(change.percent),
        "fields": list(change.fields),
    }


def figure_change_from_record(record: Record) -> FigureChange:
    """The figure's change that `figure_change_to_record` wrote."""
    return FigureChange(
        fate=FigureFate(record["fate"]),
        before=figure_from_record(record["before"]) if record["before"] else None,
        after=figure_from_record(record["after"]) if record["after"] else None,
        sentence_before=record["sentence_before"],
        sentence_after=record["sentence_after"],
        difference=_number(record["difference"]),
        percent=_number(record["percent"]),
        fields=tuple(record["fields"]),
    )


def figure_to_record(figure: Figure) -> Record:
    """A figure as strings and lists; decimals as strings, spans as [start, end]."""
    return {
        **{name: [getattr(figure, name).start, getattr(figure, name).end] for name in _SPANS},
        **{name: _text(getattr(figure, name)) for name in _DECIMALS},
        **{name: value.value if (value := getattr(figure, name)) else None for name in _ENUMS},
        **{name: getattr(figure, name) for name in _FIGURE_TEXTS},
    }


def figure_from_record(record: Record) -> Figure:
    """The figure that `figure_to_record` wrote."""
    fields: Record = {name: Span(*record[name]) for name in _SPANS}
    fields |= {name: _number(record[name]) for name in _DECIMALS}
    fields |= {name: enum(record[name]) if record[name] else None for name, enum in _ENUMS.items()}
    return Figure(**fields, **{name: record[name] for name in _FIGURE_TEXTS})


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(number)


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
