"""What a database says is told with its address and a remedy; a server that is away is told apart from other failures."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError

from monitor.errors import DatabaseAwayError, DatabaseError
from storage.engine.failures import named

URL = make_url("postgresql://reader:secret@127.0.0.1/news")


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("connection failed: connection refused", DatabaseAwayError),
        ("FATAL: the database system is not yet accepting connections", DatabaseAwayError),
        ("terminating connection due to administrator command", DatabaseAwayError),
        ("database is locked", DatabaseError),
        ("database disk image is malformed", DatabaseError),
    ],
)
def test_a_failure_names_the_database_and_whether_its_server_is_away(said: str, kind: type[DatabaseError]) -> None:
    with pytest.raises(DatabaseError, match="does not serve") as raised, named(URL):
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert type(raised.value) is kind
    assert said in str(raised.value)
    assert "secret" not in str(raised.value)
