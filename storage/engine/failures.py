"""Database failures, reported as what happened and what to do about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, InterfaceError, InternalError, OperationalError
from sqlalchemy.exc import TimeoutError as NoneFree

from monitor.errors import DatabaseAwayError, DatabaseError

RESTORE = "put a backup in its place: monitor restore FILE --replace (the damaged file is kept beside it)"
# What SQLite and PostgreSQL say, by a part of it, and the remedy.
REMEDIES = (
    ("is full", "make room on the disk and do it again; what was kept before is whole"),
    ("no space left", "make room on the server's disk and do it again; what was kept before is whole"),
    ("readonly database", "let this user write the file and its folder, or do it as the user who may"),
    ("read-only transaction", "this server takes no writes (a standby?); name the one that does"),
    ("unable to open", "let this user read and write the file and its folder"),
    ("is locked", "another process has been writing for too long; wait for it or end it, and do it again"),
    ("disk i/o error", f"look at the disk (dmesg, smartctl), then: monitor db check; if it is damaged, {RESTORE}"),
    ("malformed", RESTORE),
    ("not a database", f"name another file, or, if it was one, restore it from a backup: {RESTORE}"),
    ("terminat", "the server ended the connection; what was committed is kept, what was not is undone: do it again"),
    ("closed the connection", "the server was lost; what was committed is kept, what was not is undone: do it again"),
    ("queuepool limit", "too many ask at once; do it again later, or ask less at once"),
    ("connection failed", "see that the server runs and can be reached at this address"),
)
SERVER = "see: monitor db check"
# What is said where a server is stopped, started anew or lost.
AWAY = ("terminat", "closed the connection", "connection failed", "not yet accepting", "starting up", "shutting down")


@contextmanager
def named(url: URL) -> Iterator[None]:
    """Tells the failures of the database at `url` as a DatabaseError that names it and the remedy."""
    shown = url.render_as_string(hide_password=True)
    try:
        yield
    except (OperationalError, InterfaceError, InternalError, NoneFree, sqlite3.Error) as error:
        raise _named(shown, error) from error
    except DBAPIError as error:
        # SQLite tells damage by its widest error, which a mistaken statement is never told by.
        if type(error.orig) is not sqlite3.DatabaseError:
            raise
        raise _named(shown, error) from error


def _named(shown: str, error: Exception) -> DatabaseError:
    said = " ".join(str(error.orig if isinstance(error, DBAPIError) else error).split())
    kind = DatabaseAwayError if any(part in said.lower() for part in AWAY) else DatabaseError
    return kind(f"the database {shown} does not serve: {said}; {remedy(said)}")


def remedy(said: str) -> str:
    """What to do about what a database said.

    >>> remedy("attempt to write a readonly database")
    'let this user write the file and its folder, or do it as the user who may'
    """
    return next((todo for part, todo in REMEDIES if part in said.lower()), SERVER)
