"""Archives and files that mean harm are left out or refused by name; what is sound beside them is brought in."""

from __future__ import annotations

import gzip
import logging
from pathlib import Path

import pytest

from monitor import imports
from monitor.errors import InputError

DATE = "2026-03-05T01:00:00Z"
BOMB = gzip.compress(bytes(30_000_000))


def archive(file: Path, *records: tuple[str, str, str, str, bytes]) -> Path:
    """A WARC of answers: address, date, status line, headers, body."""
    with file.open("wb") as out:
        for url, date, status, headers, body in records:
            answer = f"HTTP/1.1 {status}\r\n{headers}\r\n".encode() + body
            head = f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: {date}\r\n"
            head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
            out.write(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    return file


def test_what_is_sound_is_brought_in_and_the_rest_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    file = archive(
        tmp_path / "hostile.warc.gz",
        ("http://portal.example/1.html", DATE, "200 OK", "", b"<p>one</p>"),
        ("http://portal.example/bomb.html", DATE, "200 OK", "Content-Encoding: gzip\r\n", BOMB),
        ("http://portal.example/when.html", "soon", "200 OK", "", b"<p>when</p>"),
        ("http://portal.example/status.html", DATE, "fine OK", "", b"<p>status</p>"),
        ("http://portal.example/zone.html", "2026-03-05T01:00:00", "200 OK", "", b"<p>zone</p>"),
        ("http://portal.example/2.html", DATE, "200 OK", "", b"<p>two</p>"),
    )
    with caplog.at_level(logging.WARNING):
        found = list(imports.read(file, None, None))
    names = [material.url.rpartition("/")[2] for material in found]
    assert names == ["1.html", "zone.html", "2.html"]
    assert all(material.saved_at and material.saved_at.tzinfo for material in found)
    for left_out in ("bomb.html", "when.html", "status.html"):
        assert left_out in caplog.text


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_cut_archive_gives_what_is_whole_or_is_refused_by_name(tmp_path: Path, share: float) -> None:
    rows = [(f"http://portal.example/{n}.html", DATE, "200 OK", "", b"<p>one</p>" * 50) for n in range(9)]
    file = archive(tmp_path / "cut.warc.gz", *rows)
    data = file.read_bytes()
    file.write_bytes(data[: int(len(data) * share)])
    found = []
    refusal = str(file)
    try:
        found += list(imports.read(file, None, None))
    except InputError as error:
        refusal = str(error)
    assert str(file) in refusal
    assert all(material.url.endswith(".html") for material in found)


def test_a_file_larger_than_any_page_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "large.html"
    with file.open("wb") as out:
        out.truncate(imports.LARGEST + 1)
    with pytest.raises(InputError, match=r"large\.html has 20,000,001 bytes"):
        list(imports.read(file, None, None))


def test_a_link_in_a_folder_leads_nowhere(tmp_path: Path) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("geheim", encoding="utf-8")
    folder = tmp_path / "saved"
    folder.mkdir()
    (folder / "page.html").write_text("<p>x</p>", encoding="utf-8")
    (folder / "link.html").symlink_to(secret)
    (folder / "up").symlink_to(tmp_path)
    assert list(imports.files([folder])) == [folder / "page.html"]
