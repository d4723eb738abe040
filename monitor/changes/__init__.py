"""What was altered between two readings of a page: its text, its fields, its figures, its life."""

from monitor.changes.compare import compare
from monitor.changes.differ import diff_text
from monitor.changes.events import Change, ChangeKind, Revision, change_id
from monitor.changes.figures import FigureChange, FigureFate, Side, diff_figures
from monitor.changes.records import from_record, to_record
from monitor.changes.text import Edit, Op, TextDiff

__all__ = [
    "Change",
    "ChangeKind",
    "Edit",
    "FigureChange",
    "FigureFate",
    "Op",
    "Revision",
    "Side",
    "TextDiff",
    "change_id",
    "compare",
    "diff_figures",
    "diff_text",
    "from_record",
    "to_record",
]
