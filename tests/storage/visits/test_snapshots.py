"""Answers that wait to be read."""

from __future__ import annotations

from storage import Database
from storage.visits.snapshots import count_unread, unread
from tests.storage.filled import BASE, START, article, fetch


def test_those_that_wait_are_counted_and_no_more_than_matter(database: Database) -> None:
    for number in range(3):
        fetch(database, f"{BASE}/jinrong/20260305_100{number}.html", article(f"{number}00"), START)
    with database.read() as connection:
        first = unread(connection, 1, 0)[0].snapshot_id
        assert count_unread(connection) == 3
        assert count_unread(connection, first) == 2
        assert [count_unread(connection, most=most) for most in (1, 2, 5)] == [1, 2, 3]
