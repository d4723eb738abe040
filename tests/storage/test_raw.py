"""Raw bytes come back as they went in, are kept once, and are never taken for others."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.errors import DatabaseError
from storage import Database, raw


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder: Path = tmp_path_factory.mktemp("raw")
    return Database.create(f"sqlite:///{folder / 'monitor.sqlite'}")


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=2000), max_size=4))
def test_what_was_put_is_what_is_got(kept: Database, pages: list[bytes]) -> None:
    with kept.write() as connection:
        ids = [raw.put(connection, page) for page in pages]
        assert [raw.get(connection, number) for number in ids] == pages
        assert [raw.put(connection, page) for page in pages] == ids


def test_equal_bytes_are_kept_once(database: Database) -> None:
    with database.write() as connection:
        assert raw.put(connection, b"page") == raw.put(connection, b"page")
        assert connection.exec_driver_sql("SELECT count(*) FROM blobs").scalar_one() == 1


def test_bytes_that_are_not_what_was_stored_are_refused(database: Database) -> None:
    with database.write() as connection:
        number, other = raw.put(connection, b"page"), raw.put(connection, b"another page")
        connection.exec_driver_sql(
            f"UPDATE blobs SET data = (SELECT data FROM blobs WHERE id = {other}) WHERE id = {number}"
        )
        with pytest.raises(DatabaseError, match="not what was stored"):
            raw.get(connection, number)
        with pytest.raises(DatabaseError, match="missing"):
            raw.get(connection, 999)


def test_an_unknown_codec_is_refused() -> None:
    with pytest.raises(DatabaseError, match="does not know"):
        raw.unpack("rar", b"", b"")
