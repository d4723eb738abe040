"""Raw bytes come back as they went in, are kept once, and are never taken for others."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitor.errors import DatabaseError
from storage import Connection, Database
from storage.visits import frontier, packing, raw, sites, snapshots
from storage.visits.frontier import Candidate, PageKind, Route
from storage.visits.snapshots import Fetched, NextVisit

NOW = dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC)
PAGE = (
    "<html><body><h1>乳源织密基层治理网格</h1>"
    + "".join(f"<p>第{n}段：全县共有网格员3200余名。</p>" for n in range(80))
).encode()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Database:
    folder: Path = tmp_path_factory.mktemp("raw")
    return Database.create(f"sqlite:///{folder / 'monitor.sqlite'}")


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_a_page_is_packed_as_what_differs_from_its_earlier_version(database: Database) -> None:
    versions = [PAGE.replace(b"3200", str(3200 + number).encode()) for number in range(4)]
    with database.write() as connection:
        numbers = [raw.put(connection, versions[0])]
        for before, after in pairwise(versions):
            body = raw.Body(after, before=raw.digest(before))
            numbers.append(raw.put_all(connection, {raw.digest(after): body})[raw.digest(after)])
        assert [raw.get(connection, number) for number in numbers] == versions
        rows = connection.exec_driver_sql("SELECT codec, base_id, length(data), size FROM blobs ORDER BY id").all()
    # All are differences from the first, so that none is reached through more than one other.
    assert [(row[0], row[1]) for row in rows] == [("zstd", None)] + 3 * [("zstd-difference", numbers[0])]
    assert all(row[2] < 0.02 * row[3] for row in rows[1:])


def test_a_page_of_another_kind_is_no_difference(database: Database) -> None:
    other = Random(1).randbytes(5000)  # noqa: S311
    with database.write() as connection:
        raw.put(connection, PAGE)
        number = raw.put_all(connection, {raw.digest(other): raw.Body(other, before=raw.digest(PAGE))})
        assert raw.get(connection, number[raw.digest(other)]) == other
        assert "zstd-difference" not in connection.exec_driver_sql("SELECT codec FROM blobs").scalars().all()


def test_a_sites_pages_are_packed_with_its_dictionary(database: Database) -> None:
    pages = [PAGE.replace(b"3200", str(number).encode()) for number in range(1000, 1120)]
    with database.write() as connection:
        site = _site_with(connection, pages)
        samples = raw.samples(connection, site)
        assert sorted(samples) == sorted(pages)
        data = packing.train(samples)
        assert data is not None
        dictionary = raw.add_dictionary(connection, site, data, NOW)
        assert raw.samples(connection, site) == []
        last, count = 0, 0
        while (reached := raw.repack(connection, site, dictionary, last, 50)) is not None:
            last, count = reached, count + 1
        assert count == 3
        codecs = connection.exec_driver_sql("SELECT DISTINCT codec FROM blobs").scalars().all()
        assert codecs == ["zstd-dictionary"]
        kept = raw.get_all(connection, connection.exec_driver_sql("SELECT id FROM blobs").scalars().all())
        assert sorted(kept.values()) == sorted(pages)


def test_a_few_pages_make_no_dictionary(database: Database) -> None:
    with database.write() as connection:
        assert raw.samples(connection, _site_with(connection, [PAGE])) == []


def _site_with(connection: Connection, pages: list[bytes]) -> int:
    """A site whose pages were fetched once each."""
    site = sites.enter(connection, "portal", "http://portal.example/")
    urls = [f"http://portal.example/{number}.html" for number in range(len(pages))]
    found = [Candidate(url, PageKind.ARTICLE, Route.LIST, "http://portal.example/") for url in urls]
    frontier.discover(connection, site, found, NOW)
    due = {each.url: each for each in frontier.lease(connection, site, NOW, len(pages), "test", 900)}
    answers = [Fetched(due[url], NOW, 200, {}, page) for url, page in zip(urls, pages, strict=True)]
    snapshots.keep(connection, None, answers, lambda _: NextVisit(None, "test"))
    return site


def test_an_unknown_codec_and_damaged_bytes_are_refused() -> None:
    with pytest.raises(DatabaseError, match="does not know"):
        packing.unpack("rar", b"")
    with pytest.raises(DatabaseError, match="restore the database"):
        packing.unpack("zstd", b"no zstd")
    packed = packing.pack(PAGE, earlier=packing.Earlier(1, PAGE.replace(b"3200", b"3300")))
    with pytest.raises(DatabaseError, match="restore the database"):
        packing.unpack(packed.codec, packed.data, b"something else altogether")


@settings(max_examples=60)
@given(st.binary(max_size=3000), st.binary(max_size=3000))
def test_any_bytes_come_back_whatever_was_there_before(data: bytes, before: bytes) -> None:
    packed = packing.pack(data, earlier=packing.Earlier(1, before))
    assert packing.unpack(packed.codec, packed.data, before if packed.base_id else b"") == data
