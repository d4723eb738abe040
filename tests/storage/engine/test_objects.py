"""Raw pages in a store outside the database: read as those within, never written over, never lost, orphans swept."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from monitor.errors import DatabaseError
from storage import Database
from storage.engine import objects
from storage.upkeep import backup
from storage.visits import packing, raw
from tests.databases import new_sqlite

fsspec = pytest.importorskip("fsspec", reason="needs the extra objects (fsspec)")

NOW = dt.datetime.now(dt.UTC)
LATER = NOW + dt.timedelta(days=30)
# Random letters do not become small.
PAGES = [Random(seed).randbytes(3000) for seed in range(3)]  # noqa: S311


@pytest.fixture(params=["memory", "file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    url = f"memory://{uuid.uuid4().hex}" if request.param == "memory" else (tmp_path / "raw").as_uri()
    yield url
    files, path = fsspec.core.url_to_fs(url)
    if files.exists(path):
        files.rm(path, recursive=True)


@pytest.fixture
def kept(tmp_path: Path, store: str) -> Iterator[Database]:
    made = new_sqlite(tmp_path / "monitor.sqlite", store)
    yield made
    made.close()


def names(store: str) -> list[str]:
    files, path = fsspec.core.url_to_fs(store)
    return sorted(files.find(path)) if files.exists(path) else []


def rows(database: Database) -> list[bytes]:
    with database.read() as connection:
        return [bytes(data) for (data,) in connection.exec_driver_sql("SELECT data FROM blobs ORDER BY id")]


def test_large_pages_are_in_the_store_and_small_ones_in_their_rows(kept: Database, store: str) -> None:
    with kept.write() as connection:
        numbers = [raw.put(connection, page) for page in (*PAGES, b"small")]
        assert [raw.get(connection, number) for number in numbers] == [*PAGES, b"small"]
    assert len(names(store)) == 3
    assert [data.startswith(store.encode()) for data in rows(kept)] == [True, True, True, False]


def test_rows_are_read_without_the_setting_and_beside_those_of_the_database(kept: Database, tmp_path: Path) -> None:
    with kept.write() as connection:
        first = raw.put(connection, PAGES[0])
    without = Database.open(f"sqlite:///{tmp_path / 'monitor.sqlite'}")
    with without.write() as connection:
        second = raw.put(connection, PAGES[1])
        assert raw.get_all(connection, [first, second]) == {first: PAGES[0], second: PAGES[1]}
    without.close()


def test_a_transaction_that_fails_leaves_an_orphan_and_no_row(kept: Database, store: str) -> None:
    with pytest.raises(DatabaseError, match="raw page 999 is missing"), kept.write() as connection:
        raw.get(connection, raw.put(connection, PAGES[0]) and 999)
    assert (rows(kept), len(names(store))) == ([], 1)
    with kept.write() as connection:
        number = raw.put(connection, PAGES[0])
    with kept.read() as connection:
        assert objects.sweep(connection, store, [], NOW) == 0, "it may be of a transaction under way"
        assert objects.sweep(connection, store, [], LATER) == 1
        assert raw.get(connection, number) == PAGES[0]
    assert len(names(store)) == 1


def test_what_a_backup_refers_to_is_not_swept(kept: Database, store: str, tmp_path: Path) -> None:
    with kept.write() as connection:
        raw.put(connection, PAGES[0])
    made = backup.make(kept, tmp_path / "backups", NOW)
    with kept.write() as connection:
        connection.exec_driver_sql("DELETE FROM blobs")
    with kept.read() as connection:
        assert objects.sweep(connection, store, [made.file], LATER) == 0
        assert objects.sweep(connection, store, [], LATER) == 1
    assert names(store) == []


def test_packing_anew_writes_nothing_over(kept: Database, store: str) -> None:
    with kept.write() as connection:
        number = raw.put(connection, PAGES[0])
    [before], [held] = names(store), rows(kept)
    with kept.write() as connection:
        [placed] = objects.put(connection, [packing.pack(PAGES[1]).data])
    assert before in names(store)
    assert placed != held
    with kept.read() as connection:
        assert raw.get(connection, number) == PAGES[0]


def test_a_page_that_the_store_lacks_is_named(kept: Database, store: str) -> None:
    with kept.write() as connection:
        number = raw.put(connection, PAGES[0])
    files, path = fsspec.core.url_to_fs(store)
    files.rm(path, recursive=True)
    with kept.read() as connection, pytest.raises(DatabaseError, match="does not serve"):
        raw.get(connection, number)


def test_a_store_that_does_not_serve_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    database = Database.create(f"sqlite:///{tmp_path / 'monitor.sqlite'}", (tmp_path / "file").as_uri())
    with pytest.raises(DatabaseError, match=r"does not serve.*\[raw\] store"), database.write() as connection:
        raw.put(connection, PAGES[0])
    database.close()
