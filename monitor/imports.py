"""Imports older material: saved pages, folders of them, WARC archives and plain texts become snapshots like any other."""

from __future__ import annotations

import datetime as dt
import logging
import os
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import IO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from monitor.archives import KIND, PAGE
from monitor.errors import InputError
from monitor.reasons import say
from storage import Database
from storage.visits import frontier, sites, snapshots
from storage.visits.frontier import Candidate, Due, PageKind, Route
from storage.visits.snapshots import PUBLISHED, Fetched, Kept, NextVisit, Visit

logger = logging.getLogger(__name__)

# The site under which material stands that names no address of a watched one.
SITE = "import"
PAGES = (".html", ".htm", ".shtml", ".xhtml", ".php", ".asp", ".aspx", ".jsp")
TEXTS = (".txt", ".text", ".md")
ARCHIVES = (".warc", ".warc.gz")
# Bytes of one page, unpacked; the reader of pages takes far fewer.
LARGEST = 20_000_000
BATCH = 50
DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.年](\d\d?)[-_.月](\d\d?)|(\d\d)(\d\d))(?!\d)")


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring in: its address, its bytes with their headers, and when it was saved."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict)
    saved_at: dt.datetime | None = None
    status: int = 200
    final_url: str | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import came to."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


def files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that can be brought in, folders searched through in order; InputError for one that cannot."""
    for path in paths:
        if path.is_dir():
            yield from sorted(
                file for file in path.rglob("*") if _known(file) and file.is_file() and not file.is_symlink()
            )
        elif not path.exists():
            raise InputError(f"no such file: {path}")
        elif not _known(path):
            raise InputError(f"cannot import {path}: known are {', '.join((*PAGES, *TEXTS, *ARCHIVES))}")
        else:
            yield path


def names(files: Iterable[Path]) -> dict[Path, str]:
    """What each file goes by: its stem, with as many folders before it as tell it from the others, or its whole name.

    >>> names([Path("a/x.html"), Path("b/x.html"), Path("b/y.txt")])
    {PosixPath('a/x.html'): 'a/x', PosixPath('b/x.html'): 'b/x', PosixPath('b/y.txt'): 'y'}
    """
    found = {path: path.stem for path in files}
    depth = max((len(path.absolute().parts) for path in found), default=0)
    for count in range(2, depth + 2):
        taken = Counter(found.values())
        for path, name in found.items():
            if taken[name] > 1:
                parts = path.absolute().parts[-count:]
                found[path] = "/".join((*parts[:-1], path.stem)) if count < depth + 1 else "/".join((*parts[1:],))
    return found


def _known(path: Path) -> bool:
    return path.name.lower().endswith((*PAGES, *TEXTS, *ARCHIVES))


def read(path: Path, url: str | None, published: str | None, called: str = "") -> Iterator[Material]:
    """What a file holds, `called` something else than its stem if said; InputError that names it if it cannot be read."""
    name = path.name.lower()
    try:
        if name.endswith(ARCHIVES):
            yield from _read_archive(path)
            return
        if (size := path.stat().st_size) > LARGEST:
            raise InputError(f"{path} has {size:,} bytes, a page at most {LARGEST:,}; leave it out")
        saved = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        kind = "text/plain; charset=utf-8" if name.endswith(TEXTS) else "text/html"
        day = published or (dated(path.stem) if name.endswith(TEXTS) else None)
        headers = {"content-type": kind} if day is None else {"content-type": kind, PUBLISHED: day}
        yield Material(url or f"import:///{quote(called or path.stem)}", path.read_bytes(), headers, saved)
    except OSError as error:
        raise InputError(f"cannot read {path}: {os.strerror(error.errno or 0)}") from error


def dated(name: str) -> str | None:
    """The day that a file's name states, as many archives of texts are kept; None if it states none.

    >>> dated("prices-2019-04-04"), dated("简报20190404"), dated("report-2019")
    ('2019-04-04', '2019-04-04', None)
    """
    for found in DAY.finditer(name):
        with suppress(ValueError):
            return dt.date(*(int(part) for part in found.groups() if part)).isoformat()
    return None


def _read_archive(path: Path) -> Iterator[Material]:
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file):
                if record.rec_type == "response" and record.http_headers is not None and _is_article(record):
                    yield from _sound_material(record, path)
        except (ArchiveLoadFailed, AttributeError, EOFError, zlib.error) as error:
            # warcio takes for granted that a record names its address: one that was cut short does not.
            raise InputError(f"{path} is not a readable WARC archive: {error}") from error


def _is_article(record: object) -> bool:
    """Whether a record may be an article's: an archive of ours says of lists that they are lists."""
    headers = record.rec_headers  # type: ignore[attr-defined] # warcio has no types
    return headers.get_header(KIND) in (None, PageKind.ARTICLE.value)


def _sound_material(record: object, path: Path) -> Iterator[Material]:
    """The record's answer; none, and a line in the log, where its headers are nonsense or its body is too large."""
    try:
        yield _material(record)
    except ValueError as error:
        target = record.rec_headers.get_header("WARC-Target-URI")  # type: ignore[attr-defined] # warcio has no types
        logger.warning("%s: left out the record of %r: %s", path, target, error)


def _material(record: object) -> Material:
    headers, http = record.rec_headers, record.http_headers  # type: ignore[attr-defined] # warcio has no types
    target = headers.get_header("WARC-Target-URI")
    page = headers.get_header(PAGE)
    if not target:
        raise ValueError("it names no address")
    saved_at = dt.datetime.fromisoformat(headers.get_header("WARC-Date") or "")
    return Material(
        url=page or target,
        body=_body(record.content_stream()),  # type: ignore[attr-defined] # warcio has no types
        headers={name.lower(): value for name, value in http.headers},
        saved_at=saved_at if saved_at.tzinfo else saved_at.replace(tzinfo=dt.UTC),
        status=int(http.get_statuscode()),
        final_url=target if page else None,
    )


def _body(stream: IO[bytes]) -> bytes:
    """All that a stream gives; ValueError where that is more than a page may have, before more is unpacked."""
    body = bytearray()
    while part := stream.read(65_536):
        body += part
        if len(body) > LARGEST:
            raise ValueError(f"its body is larger than {LARGEST:,} bytes")
    return bytes(body)


def bring_in(database: Database, materials: Iterable[Material], now: Callable[[], dt.datetime]) -> Imported:
    """What came of it; each batch is complete once it is written, and what is there already is left as it is."""
    counts = dict.fromkeys(Kept, 0)
    materials = iter(materials)
    while batch := list(islice(materials, BATCH)):
        with database.write() as connection:
            site = sites.enter(connection, SITE, "import:///")
            candidates = [Candidate(m.url, PageKind.ARTICLE, Route.IMPORT, m.url) for m in batch]
            frontier.discover(connection, site, candidates, now())
            for material in batch:
                due = frontier.page_at(connection, material.url)
                if material.saved_at and snapshots.is_known(connection, due.page_id, material.saved_at):
                    counts[Kept.UNCHANGED] += 1
                    continue
                [kept] = snapshots.keep(connection, None, [_fetched(due, material, now())], _soon)
                counts[kept] += 1
            frontier.retire(connection, site)
    return Imported(counts[Kept.NEW], counts[Kept.CHANGED], counts[Kept.UNCHANGED])


def _fetched(due: Due, material: Material, now: dt.datetime) -> Fetched:
    return Fetched(due, material.saved_at or now, material.status, material.headers, material.body, material.final_url)


def _soon(visit: Visit) -> NextVisit:
    """A page that a crawl watches is fetched soon, as what was imported may be old; those of no site are retired."""
    return NextVisit(visit.fetched_at, say("due-imported"))
