"""A fingerprint of a page's template: the marks of its blocks, whatever they hold."""

from __future__ import annotations

import re

import xxhash

_BLOCK = re.compile(
    rb"<(div|table|td|ul|ol|dl|section|header|footer|nav|aside|main|article|form|h[1-6])\b[^>]*?\s(?:class|id)\s*=\s*[\"']?([^\"'>]+)",
    re.IGNORECASE,
)
_DIGITS = re.compile(rb"\d+")
BITS = 64
# Bits by which the fingerprints of two templates differ at least; a block more or less turns far fewer.
APART = 14
# Pages with fewer marked blocks have no template to speak of.
LEAST = 4


def fingerprint(page: bytes) -> str | None:
    """16 hexadecimal digits, alike for pages of like templates (a similarity hash of their marked blocks); None for a
    page of few blocks.

    >>> fingerprint(b"<p>text</p>") is None
    True
    """
    blocks = {_DIGITS.sub(b"0", tag.lower() + b" " + mark) for tag, mark in _BLOCK.findall(page)}
    if len(blocks) < LEAST:
        return None
    sums = [0] * BITS
    for block in blocks:
        value = xxhash.xxh3_64_intdigest(block)
        for bit in range(BITS):
            sums[bit] += 1 if value >> bit & 1 else -1
    return f"{sum(1 << bit for bit in range(BITS) if sums[bit] > 0):016x}"


def is_other(before: str | None, after: str | None) -> bool:
    """Whether two fingerprints are of different templates; not where one was not taken."""
    if before is None or after is None:
        return False
    return (int(before, 16) ^ int(after, 16)).bit_count() >= APART
