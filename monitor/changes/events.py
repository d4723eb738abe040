"""A change as an event: its kind, importance and evidence, with a permanent id."""

from __future__ import annotations

import re
from dataclasses import dataclass

import xxhash

from monitor.articles import Article, Figure
from monitor.changes.figures import FigureChange
from monitor.changes.kinds import LIFE, SURROUNDINGS, ChangeKind
from monitor.changes.text import Edit

# The end of a reason that adds to the importance.
POINTS = re.compile(r" [+-]\d\.\d+$")


@dataclass(frozen=True, slots=True)
class Revision:
    """One reading of a page: `template` is a fingerprint of the page's markup around the article, None if not taken."""

    article: Article
    figures: tuple[Figure, ...] = ()
    template: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One change between two revisions.

    `reasons` are "code +0.30" each and add up to the importance before it is kept within 0 and 1. `silent` is set
    where the article's content changed and the times on the page did not. `before` and `after` are the wording that
    changed, the sentences what it stands in, `edits` the compact record of the body's changes, `figures` what became
    of the figures in it: exactly one for the kind `figure`.
    """

    kind: ChangeKind
    importance: float
    reasons: tuple[str, ...] = ()
    silent: bool = False
    field: str = "body"
    before: str = ""
    after: str = ""
    figures: tuple[FigureChange, ...] = ()
    sentence_before: str = ""
    sentence_after: str = ""
    edits: tuple[Edit, ...] = ()

    @property
    def is_of_content(self) -> bool:
        """Whether the article itself changed, rather than its surroundings or its page's life."""
        return self.kind not in SURROUNDINGS and self.kind not in LIFE

    @property
    def cause(self) -> str:
        """What a turn in a page's life came of: how it was found missing, which revision it went back to; else empty."""
        last = self.reasons[-1] if self.kind in LIFE and self.reasons else ""
        return "" if POINTS.search(last) else last


def change_id(page_url: str, before_key: str, after_key: str, kind: ChangeKind, ordinal: int) -> str:
    """The id of a change, 32 hexadecimal digits: the same page, revisions, kind and place among them, the same id.

    >>> change_id("https://a.example/1.html", "r1", "r2", ChangeKind.FIGURE, 0)
    '9f6299121de7d3bd1b57ae32fe62eca1'
    """
    parts = (page_url, before_key, after_key, kind.value, str(ordinal))
    return xxhash.xxh3_128_hexdigest("".join(f"{len(part)}:{part}" for part in parts).encode())
