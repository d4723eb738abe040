"""What changed between two readings of a page: its text, its fields, its figures, its life."""

from typing import TYPE_CHECKING

from monitor.lazy import names_of

if TYPE_CHECKING:
    from monitor.changes.differ import diff_text
    from monitor.changes.events import Change, Revision, change_id
    from monitor.changes.figures import FigureChange, FigureFate, Side, diff_figures
    from monitor.changes.kinds import ChangeKind
    from monitor.changes.records import from_record, to_record
    from monitor.changes.text import Edit, Op, TextDiff
else:
    __getattr__ = names_of(
        __name__,
        {
            "differ": ("diff_text",),
            "events": ("Change", "Revision", "change_id"),
            "figures": ("FigureChange", "FigureFate", "Side", "diff_figures"),
            "kinds": ("ChangeKind",),
            "records": ("from_record", "to_record"),
            "text": ("Edit", "Op", "TextDiff"),
        },
    )

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
    "diff_figures",
    "diff_text",
    "from_record",
    "to_record",
]
