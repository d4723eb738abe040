"""Raw bytes: stored once by their SHA-256, compressed, readable for ever."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert, select

from monitor.errors import DatabaseError
from storage.engine import inserts, objects
from storage.engine.inserts import ignore
from storage.tables import BLOBS, DICTIONARIES, PAGES, SNAPSHOTS
from storage.visits import packing
from storage.visits.packing import Codec, Dictionary, Earlier

# Below this many pages a dictionary would be made of their articles rather than of what they have in common.
LEAST_SAMPLES = 100
SAMPLES = 300
_COLUMNS = (BLOBS.c.id, BLOBS.c.digest, BLOBS.c.codec, BLOBS.c.base_id, BLOBS.c.dictionary_id, BLOBS.c.data)


@dataclass(frozen=True, slots=True)
class Body:
    """Bytes to be kept: of which site, and the digest of the version of the same page that was kept before."""

    data: bytes
    site: int | None = None
    before: bytes | None = None


def digest(data: bytes) -> bytes:
    """The 32 bytes by which `data` is known."""
    return hashlib.sha256(data).digest()


def put(connection: Connection, data: bytes) -> int:
    """The id under which `data` is kept; it is stored only if it is new."""
    key = digest(data)
    return put_all(connection, {key: Body(data)})[key]


def put_all(connection: Connection, bodies: Mapping[bytes, Body]) -> dict[bytes, int]:
    """The ids under which bodies are kept, by their digests (the keys of both)."""
    known = _ids(connection, list(bodies))
    fresh = {key: body for key, body in bodies.items() if key not in known}
    if not fresh:
        return known
    dictionaries = _dictionaries(connection, {body.site for body in fresh.values() if body.site is not None})
    earlier = _earlier(connection, {body.before for body in fresh.values() if body.before is not None})
    rows = [
        _row(key, body.data, dictionaries.get(body.site or 0), earlier.get(body.before or b""))
        # In one order, so that two crawls that keep the same bytes wait for one another and not in a ring.
        for key, body in sorted(fresh.items())
    ]
    connection.execute(ignore(connection, BLOBS), _placed(connection, rows))
    return known | _ids(connection, list(fresh))


def _ids(connection: Connection, keys: Sequence[bytes]) -> dict[bytes, int]:
    """The ids of bodies that are kept; held until the transaction ends, so that none is freed before it is referred to."""
    query = (
        select(BLOBS.c.digest, BLOBS.c.id).where(BLOBS.c.digest.in_(keys)).with_for_update(read=True, key_share=True)
    )
    return {row.digest: row.id for row in connection.execute(query)}


def _row(key: bytes, data: bytes, dictionary: Dictionary | None, earlier: Earlier | None) -> dict[str, Any]:
    return {"digest": key, "size": len(data)} | _packed(data, dictionary, earlier)


def _placed(connection: Connection, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their packed bytes, or with the places where these now are."""
    held = objects.put(connection, [row["data"] for row in rows])
    return [row | {"data": data} for row, data in zip(rows, held, strict=True)]


def _packed(data: bytes, dictionary: Dictionary | None, earlier: Earlier | None) -> dict[str, Any]:
    packed = packing.pack(data, dictionary, earlier)
    return {
        "codec": packed.codec.value,
        "base_id": packed.base_id,
        "dictionary_id": packed.dictionary_id,
        "data": packed.data,
    }


def _dictionaries(connection: Connection, sites: Iterable[int]) -> dict[int, Dictionary]:
    """The latest dictionary of each of the sites that has one."""
    found = (latest_dictionary(connection, site) for site in sites)
    return {site: dictionary for site, dictionary in zip(sites, found, strict=True) if dictionary is not None}


def latest_dictionary(connection: Connection, site: int) -> Dictionary | None:
    """The dictionary with which a site's pages are packed now."""
    latest = select(DICTIONARIES.c.id, DICTIONARIES.c.data).where(DICTIONARIES.c.site_id == site)
    row = connection.execute(latest.order_by(DICTIONARIES.c.id.desc()).limit(1)).one_or_none()
    return None if row is None else Dictionary(row.id, row.data)


def _earlier(connection: Connection, keys: Iterable[bytes]) -> dict[bytes, Earlier]:
    """For each digest the version that a difference can be from: that one, or the one that it is a difference from."""
    rows = connection.execute(
        select(BLOBS.c.digest, BLOBS.c.id, BLOBS.c.base_id).where(BLOBS.c.digest.in_(list(keys)))
    ).all()
    wanted = {row.digest: row.base_id or row.id for row in rows}
    bodies = get_all(connection, set(wanted.values()))
    return {key: Earlier(number, bodies[number]) for key, number in wanted.items()}


def get(connection: Connection, blob_id: int) -> bytes:
    """The bytes kept under an id; DatabaseError if they are missing or are not what was stored."""
    return get_all(connection, [blob_id])[blob_id]


def get_all(connection: Connection, numbers: Iterable[int]) -> dict[int, bytes]:
    """The bytes kept under each id; DatabaseError if some are missing or are not what was stored."""
    wanted = list(numbers)
    if not wanted:
        return {}
    rows = connection.execute(select(*_COLUMNS).where(BLOBS.c.id.in_(wanted))).all()
    if missing := set(wanted) - {row.id for row in rows}:
        raise DatabaseError(f"raw page {min(missing)} is missing; restore the database from a backup")
    bases: set[int] = {row.base_id for row in rows if row.base_id is not None}
    others = _dictionary_data(connection, {row.dictionary_id for row in rows if row.dictionary_id is not None})
    earlier = get_all(connection, bases)
    packed = objects.fetch([row.data for row in rows])
    return {
        row.id: _checked(row, data, others.get(row.dictionary_id, b"") or earlier.get(row.base_id, b""))
        for row, data in zip(rows, packed, strict=True)
    }


def _dictionary_data(connection: Connection, numbers: set[int]) -> dict[int, bytes]:
    query = select(DICTIONARIES.c.id, DICTIONARIES.c.data).where(DICTIONARIES.c.id.in_(numbers))
    return {row.id: row.data for row in connection.execute(query)} if numbers else {}


def _checked(row: Any, packed: bytes, other: bytes) -> bytes:
    data = packing.unpack(row.codec, packed, other)
    if digest(data) != row.digest:
        raise DatabaseError("a raw page is not what was stored; restore the database from a backup")
    return data


def samples(connection: Connection, site: int) -> list[bytes]:
    """The latest pages of a site, of which a dictionary is made; none where it has one or they are too few."""
    if latest_dictionary(connection, site) is not None:
        return []
    chosen = (
        select(SNAPSHOTS.c.blob_id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(PAGES.c.site_id == site, SNAPSHOTS.c.status == 200, SNAPSHOTS.c.blob_id.is_not(None))
        .order_by(SNAPSHOTS.c.id.desc())
        .limit(SAMPLES)
    )
    numbers = {number for number in connection.scalars(chosen) if number is not None}
    return list(get_all(connection, numbers).values()) if len(numbers) >= LEAST_SAMPLES else []


def add_dictionary(connection: Connection, site: int, data: bytes, now: dt.datetime) -> Dictionary:
    """The dictionary with which the site's pages are packed from now on."""
    row = {"site_id": site, "made_at": now, "data": data}
    number = connection.execute(insert(DICTIONARIES).values(row).returning(DICTIONARIES.c.id)).scalar_one()
    return Dictionary(number, data)


def repack(connection: Connection, site: int, dictionary: Dictionary, after: int, limit: int) -> int | None:
    """The last id of up to `limit` blobs beyond `after` that were packed alone and now are with the dictionary."""
    alone = (
        select(BLOBS.c.id)
        .join(SNAPSHOTS, SNAPSHOTS.c.blob_id == BLOBS.c.id)
        .join(PAGES, PAGES.c.id == SNAPSHOTS.c.page_id)
        .where(PAGES.c.site_id == site, BLOBS.c.id > after, BLOBS.c.codec == Codec.ALONE.value)
        .distinct()
        .order_by(BLOBS.c.id)
        .limit(limit)
    )
    numbers = list(connection.scalars(alone))
    bodies = get_all(connection, numbers)
    packed = _placed(connection, [_packed(data, dictionary, None) for data in bodies.values()])
    inserts.change(connection, BLOBS, "id", [{"id": number, **row} for number, row in zip(bodies, packed, strict=True)])
    return numbers[-1] if numbers else None
