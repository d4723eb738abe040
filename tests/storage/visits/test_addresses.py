"""What addresses were seen to be is kept once each, with when that was first and last seen, on both databases."""

from __future__ import annotations

import datetime as dt

from storage import Database
from storage.visits import addresses
from storage.visits.addresses import Evidence, Seen
from tests.storage.corpus import fill
from tests.storage.kept import NOW

DAY = dt.timedelta(days=1)


def _seen(days: int, identity: str = "own", url: str = "http://portal.example/a?x=1") -> Seen:
    return Seen(1, url, identity, "query", NOW + days * DAY)


def test_an_address_keeps_when_it_was_first_and_last_seen(database: Database) -> None:
    fill(database)
    with database.write() as connection:
        before = addresses.of_page(connection, 1)
        addresses.note(connection, [_seen(2)])
        addresses.note(connection, [_seen(1, "older")])
        addresses.note(connection, [_seen(4), _seen(3), _seen(3, url="http://portal.example/b")])
        addresses.note(connection, [])
        found = [one for one in addresses.of_page(connection, 1) if one not in before]
        known = addresses.kept(connection, ["own", "older"])
    assert found == [
        Evidence("http://portal.example/a?x=1", "query", NOW + 2 * DAY, NOW + 4 * DAY),
        Evidence("http://portal.example/b", "query", NOW + 3 * DAY, NOW + 3 * DAY),
    ]
    assert {identity for _, identity in known} == {"own"}
