"""The one tree of errors: what each means and who is to act on it.

MonitorError
├── ConfigError        the configuration cannot be used; the operator corrects the named line
├── InputError         a file or an argument cannot be used; the user corrects the named input
│   └── QueryError     a query is invalid; the text names the position and the remedy
├── DatabaseError      the database is absent, of another version, locked for too long or damaged
│   └── DatabaseAwayError  its server cannot be reached, or ended the connection; it may be back in a moment
├── BackupError        a backup could not be made, verified or restored; what was there before is still there
├── PageError          a page's bytes are not what was expected
│   ├── NotAnArticle   there is no article on the page; the reason says what there is
│   └── LayoutChanged  a profile's selectors no longer find anything, and neither does the generic reader
└── DeliveryError      a message could not be delivered; it is retried
"""

from __future__ import annotations


class MonitorError(Exception):
    """Any failure that this project names; its text is fit to be shown to a user."""


class ConfigError(MonitorError):
    """The configuration cannot be used."""


class InputError(MonitorError):
    """A file or an argument that the user gave cannot be used."""


class QueryError(InputError):
    """A query cannot be read: `reason` says why and what to write, `at` counts the characters before the place."""

    def __init__(self, reason: str, query: str, at: int) -> None:
        near = query[at : at + 12]
        place = f"at character {at + 1} ({near!r})" if near else "at its end"
        super().__init__(f"the query, {place}: {reason}")
        self.reason = reason
        self.query = query
        self.at = at


class DatabaseError(MonitorError):
    """The database is absent, of another version, locked for too long or damaged."""


class DatabaseAwayError(DatabaseError):
    """The database's server cannot be reached, or has ended the connection: it may be back in a moment."""


class BackupError(MonitorError):
    """A backup could not be made, verified or restored; what was there before is still there."""


class PageError(MonitorError):
    """A page's bytes are not what was looked for; `reason` is a short stable word for it."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


class NotAnArticle(PageError):  # noqa: N818 (it names what the page is, and is told apart from a fault)
    """The page holds no article."""


class LayoutChanged(PageError):  # noqa: N818 (it names what happened to the page)
    """The profile's selectors find nothing any more."""


class DeliveryError(MonitorError):
    """A message could not be delivered."""
