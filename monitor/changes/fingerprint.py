"""A fingerprint of a page's template: the tags and classes of its blocks, whatever they contain."""

from __future__ import annotations

import re

import xxhash

_BLOCK = re.compile(
    rb"<(?=[adfhmnostu])(d(?:iv|l)|t(?:able|d)|[uo]l|section|h(?:eader|[1-6])|f(?:ooter|orm)|nav|a(?:side|rticle)|main)\b"
    rb"[^>]*?\s(?:class|id)\s*=\s*[\"']?([^\"'>]+)",
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
    # No mark has a > in it.
    marked = b">".join([tag.lower() + b" " + mark for tag, mark in set(_BLOCK.findall(page))])
    blocks = set(_DIGITS.sub(b"0", marked).split(b">"))
    if len(blocks) < LEAST:
        return None
    digits = "".join([f"{xxhash.xxh3_64_intdigest(block):0{BITS}b}" for block in blocks])
    often = ["1" if 2 * digits[bit::BITS].count("1") > len(blocks) else "0" for bit in range(BITS)]
    return f"{int(''.join(often), 2):016x}"


def is_other(before: str | None, after: str | None) -> bool:
    """Whether two fingerprints are of different templates; not where one was not taken."""
    if before is None or after is None:
        return False
    return (int(before, 16) ^ int(after, 16)).bit_count() >= APART
