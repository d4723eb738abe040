"""An archive of raw pages is sound, and bringing it into an empty database gives the same versions."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from monitor import archives, imports
from storage import Connection, Database
from storage.articles import revisions
from storage.queries import article_lists
from storage.queries.articles import Filter
from storage.queries.raw_lists import RawAnswer, raw_answers
from storage.visits.frontier import PageKind
from tests.storage.filled import BASE, START, article, fetch, fill, read_all

NOW = START + dt.timedelta(days=9)


@pytest.fixture(scope="module")
def original(module_database: Database) -> Database:
    fill(module_database)
    fetch(module_database, f"{BASE}/jinrong/20260305_1002.html", b"<html>404</html>", NOW, status=404)
    read_all(module_database, NOW)
    return module_database


@pytest.fixture
def filled(original: Database, copy: Callable[[Database], Database]) -> Database:
    return copy(original)


def written(database: Database, file: Path, *, lists: bool = False) -> int:
    with database.read() as connection, file.open("wb") as out:
        answers = raw_answers(connection, Filter(), lists=lists)
        return archives.write(answers, out, file.name, NOW, packed=file.suffix == ".gz")


def versions(connection: Connection) -> list[tuple[object, ...]]:
    found = article_lists.find(connection, Filter()).items
    return sorted(
        (one.url, one.state, number, digest)
        for one in found
        for number, digest in revisions.digests(connection, one.id)
    )


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc"])
def test_an_archive_is_sound_and_holds_every_answer(filled: Database, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    assert written(filled, file) == 10
    with file.open("rb") as stream:
        records = [
            (record.rec_type, record.rec_headers.get_header("WARC-Target-URI"), record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _, _ in records] == ["warcinfo"] + ["response"] * 10
    assert (f"{BASE}/jinrong/20260305_1000.html", article("3200", "乳源织密基层治理网格之0")) in [
        r[1:] for r in records
    ]


def test_warcio_s_own_check_finds_no_fault(
    filled: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "pages.warc.gz"
    written(filled, file)

    class Asked:
        inputs = [str(file)]  # noqa: RUF012 (read only)
        verbose = False

    checker = Checker(Asked())
    checker.process_all()
    assert checker.exit_value == 0, capsys.readouterr().out


def test_what_is_written_can_be_brought_into_an_empty_database(filled: Database, tmp_path: Path) -> None:
    file = tmp_path / "pages.warc.gz"
    written(filled, file, lists=True)
    other = Database.create(f"sqlite:///{tmp_path / 'other.sqlite'}")
    brought = imports.bring_in(other, imports.read(file, None, None), lambda: NOW)
    assert brought.new + brought.changed == 9
    read_all(other, NOW)
    with filled.read() as here, other.read() as there:
        assert versions(there) == versions(here)
        assert len(versions(there)) == 9
    again = imports.bring_in(other, imports.read(file, None, None), lambda: NOW)
    assert (again.new, again.changed) == (0, 0)
    other.close()


def test_the_same_answers_give_the_same_archive(filled: Database, tmp_path: Path) -> None:
    one, other = tmp_path / "1.warc", tmp_path / "2.warc"
    written(filled, one)
    written(filled, other)
    assert (
        one.read_bytes().partition(b"WARC/1.1\r\n")[2].split(b"WARC/1.1\r\n")[1:]
        == (other.read_bytes().partition(b"WARC/1.1\r\n")[2].split(b"WARC/1.1\r\n")[1:])
    )


def test_headers_are_of_the_body_as_it_is_and_hold_no_second_line(tmp_path: Path) -> None:
    headers = {
        "content-encoding": "gzip",
        "content-length": "7",
        "x-note": "a\r\nSet-Cookie: b",
        "content-type": "text/html",
    }
    answer = RawAnswer("http://a.example/", "http://b.example/", PageKind.ARTICLE, NOW, 299, headers, "乳源".encode())
    out = io.BytesIO()
    archives.write([answer], out, "x.warc", NOW, packed=False)
    out.seek(0)
    record = next(one for one in ArchiveIterator(out) if one.rec_type == "response")
    assert record.rec_headers.get_header("WARC-Target-URI") == "http://b.example/"
    found = record.http_headers
    assert (found.get_header("content-encoding"), found.get_header("content-length")) == (None, "6")
    assert found.get_header("x-archive-orig-content-encoding") == "gzip"
    assert found.get_header("set-cookie") is None
    file = tmp_path / "x.warc"
    file.write_bytes(out.getvalue())
    [material] = imports.read(file, None, None)
    assert (material.url, material.final_url, material.status) == ("http://a.example/", "http://b.example/", 299)
    assert material.saved_at == NOW
