"""A database server that is restarted, or is gone for some seconds: told, and nothing is lost or doubled."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.errors import DatabaseError
from storage import Database
from tests.databases import fresh_postgresql
from tests.faults.failpoints import do
from tests.faults.server import Server, programs, restarts, running
from tests.faults.test_connections import tries
from tests.faults.work import WORK, bury, content, prepare

POINTS = 4
PROGRAMS = programs()
pytestmark = pytest.mark.skipif(PROGRAMS is None, reason="needs PostgreSQL's initdb and pg_ctl")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """A server of our own."""
    assert isinstance(PROGRAMS, Path)
    with running(PROGRAMS) as made:
        yield made


def test_a_restart_in_mid_transaction_is_told_and_nothing_is_lost_or_doubled(server: Server) -> None:
    with fresh_postgresql(server.url) as url:
        prepare(url)
        done = list(tries(url, POINTS, restarts(server)))
    assert [(name, at, tables) for name, at, _, tables in done if tables] == []
    told = [said for _, _, said, _ in done if said]
    assert told
    assert all("postgresql" in said for said in told), told


def test_a_server_that_is_gone_for_a_while_is_told_and_found_again(server: Server) -> None:
    with fresh_postgresql(server.url) as url:
        prepare(url)
        database = Database.open(url)
        server.stop()
        back = threading.Timer(2.0, server.start)
        back.start()
        with pytest.raises(DatabaseError, match=r"127\.0\.0\.1"):
            WORK["keep"](database)
        deadline = time.monotonic() + 60
        while True:
            try:
                WORK["analyse"](database)
                break
            except DatabaseError:
                assert time.monotonic() < deadline
                time.sleep(0.3)
        back.join()
        database.close()
        bury(url)
        found = content(url)
        do("analyse", url)
        assert content(url) == found
