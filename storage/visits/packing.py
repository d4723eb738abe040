"""How raw bytes are compressed: with a site's dictionary, or as the difference from an earlier version of the page."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from monitor.errors import DatabaseError

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Level 3 keeps up with a crawl at full speed; higher levels cost more than they save (docs/performance.md).
LEVEL = 3
DICTIONARY_SIZE = 112_640
# A difference is kept only where it is this share of the page or less: more, and the page is a page of its own.
WORTH_A_DIFFERENCE = 0.1
# zstd refers to no less.
LEAST = 8
# Window for differences: an earlier version is reached as a whole, however large it is (the crawl takes 10 MB at most).
_WIDE: Mapping[int, int] = {
    zstd.CompressionParameter.compression_level: LEVEL,
    zstd.CompressionParameter.window_log: 25,
    zstd.CompressionParameter.enable_long_distance_matching: 1,
}
_WIDEST: Mapping[int, int] = {zstd.DecompressionParameter.window_log_max: 27}


class Codec(StrEnum):
    """How bytes are packed: alone, with a dictionary, or as a difference from other bytes. A name is for ever."""

    ALONE = "zstd"
    DICTIONARY = "zstd-dictionary"
    DIFFERENCE = "zstd-difference"


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What a site's pages have in common, by the id under which it is kept."""

    id: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier version of a page, itself no difference, by the id of its row."""

    id: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Packed:
    """Packed bytes with what is needed to unpack them."""

    codec: Codec
    data: bytes
    base_id: int | None = None
    dictionary_id: int | None = None


def pack(data: bytes, dictionary: Dictionary | None = None, earlier: Earlier | None = None) -> Packed:
    """The bytes in the smallest of the forms that are open to them."""
    if earlier is not None and len(earlier.data) >= LEAST:
        difference = zstd.compress(data, options=_WIDE, zstd_dict=_prefix(earlier.data))
        if len(difference) <= WORTH_A_DIFFERENCE * len(data):
            return Packed(Codec.DIFFERENCE, difference, base_id=earlier.id)
    if dictionary is not None:
        # Digested once: else zstd goes through the dictionary anew for each page, which takes longer than the page.
        small = zstd.compress(data, LEVEL, zstd_dict=_loaded(dictionary.data).as_digested_dict)
        return Packed(Codec.DICTIONARY, small, dictionary_id=dictionary.id)
    return Packed(Codec.ALONE, zstd.compress(data, LEVEL))


def unpack(codec: str, packed: bytes, other: bytes = b"") -> bytes:
    """The bytes that were packed; `other` is the dictionary or the earlier version. DatabaseError if it cannot be."""
    try:
        match codec:
            case Codec.ALONE:
                return zstd.decompress(packed)
            case Codec.DICTIONARY:
                return zstd.decompress(packed, zstd_dict=_loaded(other))
            case Codec.DIFFERENCE:
                return zstd.decompress(packed, options=_WIDEST, zstd_dict=_prefix(other))
    except (zstd.ZstdError, ValueError) as error:
        raise DatabaseError(f"a raw page cannot be unpacked ({error}); restore the database from a backup") from error
    raise DatabaseError(f"a raw page is stored as {codec!r}, which this program does not know; upgrade it")


def train(samples: Sequence[bytes]) -> bytes | None:
    """What the samples have in common, as a dictionary; None where they are too few or too alike to make one."""
    try:
        return zstd.train_dict(samples, DICTIONARY_SIZE).dict_content
    except (zstd.ZstdError, ValueError):
        return None


@lru_cache(maxsize=8)
def _loaded(data: bytes) -> zstd.ZstdDict:
    return zstd.ZstdDict(data)


def _prefix(data: bytes) -> tuple[zstd.ZstdDict, int]:
    return zstd.ZstdDict(data, is_raw=True).as_prefix
