"""The kinds of changes, in a module of their own because the configuration names them and compares nothing."""

from __future__ import annotations

from enum import StrEnum


class ChangeKind(StrEnum):
    """What sort of change it is: of the article, of the page about it, or of the page's life."""

    HEADLINE = "headline"
    LEAD = "lead"
    FIGURE = "figure"
    DATE = "date"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    WORDING = "wording"
    CORRECTION = "correction"
    ADDITION = "addition"
    DELETION = "deletion"
    BOILERPLATE = "boilerplate"
    LAYOUT = "layout"
    ENCODING = "encoding"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    MOVED = "moved"
    REVERTED = "reverted"


LIFE = frozenset({ChangeKind.WITHDRAWN, ChangeKind.RETURNED, ChangeKind.MOVED, ChangeKind.REVERTED})
SURROUNDINGS = frozenset({ChangeKind.BOILERPLATE, ChangeKind.LAYOUT, ChangeKind.ENCODING})
