"""Packed bytes outside the database, in object storage or a folder, each under a name that is never used again.

The row holds the packed bytes or the place where they are. An object is written before its row's transaction ends: one
whose transaction fails is an orphan, which does no harm and is swept. Nothing is ever written over, so a reader sees
what its row meant, and an orphan can never come to be referred to.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select

from monitor.errors import DatabaseError, MonitorError
from storage.tables import BLOBS

# The execution option by which a connection knows the store.
STORE = "raw_store"
# What is smaller stays in the row: a place is hardly shorter, and a request takes longer than the row.
INLINE = 1024
_ZSTD = b"\x28\xb5\x2f\xfd"
# An object that no row refers to may be of a transaction under way; none takes as long.
ORPHAN_AFTER = dt.timedelta(days=7)
_PLACE_LENGTH = 4096


def put(connection: Connection, packed: Sequence[bytes]) -> list[bytes]:
    """What the rows hold: the packed bytes, or the places in the connection's store where they now are."""
    store: str = connection.get_execution_options().get(STORE, "")
    held = list(packed)
    large = [number for number, data in enumerate(held) if store and len(data) > INLINE]
    if not large:
        return held
    places = {number: _place(store, held[number]) for number in large}
    with _named_errors(store):
        files, root = _open(store)
        files.pipe({_path(files, places[number]): held[number] for number in large})
        if "file" in _protocols(files):
            _sync([_path(files, place) for place in places.values()], root)
    return [places[number].encode() if number in places else data for number, data in enumerate(held)]


def fetch(held: Sequence[bytes]) -> list[bytes]:
    """The packed bytes that rows hold or refer to; DatabaseError where a store does not give them."""
    places = {number: data.decode() for number, data in enumerate(held) if not _is_packed(data)}
    found: dict[int, bytes] = {}
    for store in {place.partition("://")[0] for place in places.values()}:
        wanted = {number: place for number, place in places.items() if place.startswith(f"{store}://")}
        with _named_errors(next(iter(wanted.values()))):
            files, _ = _open(next(iter(wanted.values())))
            paths = {number: _path(files, place) for number, place in wanted.items()}
            bodies = files.cat(list(paths.values()))
            found |= {number: bodies[path] if isinstance(bodies, dict) else bodies for number, path in paths.items()}
    return [found.get(number, data) for number, data in enumerate(held)]


def sweep(connection: Connection, store: str, backups: Iterable[Path], now: dt.datetime) -> int:
    """How many objects were removed: those of a week ago or more to which neither a row nor a backup refers."""
    with _named_errors(store):
        files, root = _open(store)
        names = files.find(root, detail=True) if files.exists(root) else {}
    old = {_name(path) for path, about in names.items() if now - _written(about) >= ORPHAN_AFTER}
    kept = {_name(place) for place in _places(connection)} | {_name(p) for file in backups for p in _kept_by(file)}
    going = [path for path in names if _name(path) in old - kept]
    if going:
        with _named_errors(store):
            files.rm(going)
    return len(going)


def _is_packed(data: bytes) -> bool:
    return data.startswith(_ZSTD) or b"://" not in data[:_PLACE_LENGTH]


def _place(store: str, data: bytes) -> str:
    key = hashlib.sha256(data).hexdigest()
    return f"{store.rstrip('/')}/{key[:2]}/{key}-{uuid.uuid4().hex[:12]}"


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _open(store: str) -> tuple[Any, str]:
    """The file system of a store or place, and the path there."""
    try:
        import fsspec
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"raw pages are at {store}, which needs fsspec; install: ruyuan-monitor[objects]"
        ) from error
    protocol = store.partition("://")[0]
    options = {"auto_mkdir": True} if protocol in ("file", "local") else {}
    files, path = fsspec.core.url_to_fs(store, **options)
    return files, path


def _path(files: Any, place: str) -> str:
    return str(files._strip_protocol(place))


def _protocols(files: Any) -> tuple[str, ...]:
    return (files.protocol,) if isinstance(files.protocol, str) else tuple(files.protocol)


def _sync(paths: Iterable[str], root: str) -> None:
    """Let files outlive a power cut, as the row that refers to them does."""
    for name in {*paths, *(str(Path(path).parent) for path in paths), root}:
        number = os.open(name, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _places(connection: Connection) -> Iterator[str]:
    query = select(BLOBS.c.data).where(func.length(BLOBS.c.data) < _PLACE_LENGTH).execution_options(yield_per=1000)
    return (data.decode() for data in connection.scalars(query) if not _is_packed(data))


def _kept_by(backup: Path) -> list[str]:
    with contextlib.closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as file:
        rows = file.execute("SELECT data FROM blobs WHERE length(data) < ?", (_PLACE_LENGTH,))
        return [data.decode() for (data,) in rows if not _is_packed(data)]


def _written(about: dict[str, Any]) -> dt.datetime:
    """When an object was written, as its file system tells; one that tells nothing is never old."""
    at = (
        about.get("LastModified")
        or about.get("mtime")
        or about.get("created")
        or dt.datetime.max.replace(tzinfo=dt.UTC)
    )
    moment = dt.datetime.fromtimestamp(at, dt.UTC) if isinstance(at, int | float) else at
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)


@contextlib.contextmanager
def _named_errors(store: str) -> Iterator[None]:
    try:
        yield
    except MonitorError:
        raise
    # Each file system has errors of its own: botocore's are no OSError.
    except Exception as error:
        raise DatabaseError(f"the store of raw pages {store} does not serve: {error}; see [raw] store") from error
