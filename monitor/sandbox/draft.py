"""A draft by an author, with its time of publication and the edits that will follow."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from monitor.sandbox.text import Text


class Topic(StrEnum):
    """How an article stands to Ruyuan's governance."""

    ON = "on"
    OFF = "off"
    PASSING = "passing"
    NAMESAKE = "namesake"


class EditKind(StrEnum):
    """What is done to an article after it is out."""

    FIGURE = "figure"
    WORDING = "wording"
    HEADLINE = "headline"
    APPEND = "append"
    CORRECTION = "correction"
    LEAD = "lead"
    DATE = "date"
    ATTRIBUTION = "attribution"
    QUOTATION = "quotation"
    DELETION = "deletion"
    BOILERPLATE = "boilerplate"
    ENCODING = "encoding"
    REVERT = "revert"
    WITHDRAW = "withdraw"
    RETURN = "return"
    MOVE = "move"


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit so long after publication: `find` becomes `replace`, and `more` follows at the end.

    For a headline the two are titles; for a withdrawal `replace` says how the page then answers: 404, 410 or soft. For
    a deletion `find` is a whole paragraph, for an attribution `replace` the new source, for boilerplate the keywords.
    A date sets the page's time to that of the edit, and whatever is edited together with it is done openly.
    """

    after: dt.timedelta
    kind: EditKind
    find: str = ""
    replace: str = ""
    more: Text | None = None


@dataclass(frozen=True, slots=True)
class Reprint:
    """The article taken over by another channel so long after publication, with one passage changed."""

    after: dt.timedelta
    channel: str
    source: str
    find: str
    replace: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """That an article cannot be right beside others (their names): in `values` or in a `change` against levels.

    `numbers` are those that cannot all be right, as written; it ends so long after the article's publication.
    """

    kind: str
    others: tuple[str, ...]
    numbers: tuple[str, ...]
    ends_after: dt.timedelta | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be published so long after the world's epoch (before it, if negative); `channel` is a slug."""

    name: str
    title: str
    text: Text
    source: str
    channel: str
    published: dt.timedelta
    topic: Topic
    keywords: tuple[str, ...] = ()
    author: str | None = None
    edits: tuple[Edit, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    origin: str = "generated"
    contradictions: tuple[Contradiction, ...] = ()
