"""Lines under pictures: which blocks of a text are captions."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from monitor.pages.article.boilerplate import CREDIT_LENGTH, LEAST_SUMMARY
from monitor.pages.article.markup import Block
from monitor.pages.patterns import PHOTO_CREDIT, PICTURE_SOURCE
from monitor.pages.text import fold

_LEAST_PICTURES = 3
SENTENCE_END = re.compile(r"[。！？!?…；;：:”\"』」）)]\s*$")
_PICTURE = re.compile(r"^.{0,3}[图照]")
_CAPTION_LENGTH = 50


def tell_all(blocks: Sequence[Block], captions: Set[int]) -> bool:
    """Whether the captions, given by their blocks' ids, are the text: those of pictures that tell a story of their own.

    Where nothing else is there, one with a sentence in it is.
    """
    told = sum(len(b.text) for b in blocks if id(b) in captions)
    rest = sum(len(b.text) for b in blocks) - told
    if not rest and told >= LEAST_SUMMARY and any("。" in b.text for b in blocks):
        return True
    return len(captions) >= _LEAST_PICTURES and told > rest


def is_caption(block: Block) -> bool:
    """Whether a block says by its markup or by its words that it is a caption."""
    if block.caption:
        return len(block.text) <= 200
    if len(block.text) > 80 or block.table:
        return False
    if len(block.text) <= CREDIT_LENGTH and _PICTURE.match(block.text) and PICTURE_SOURCE.match(fold(block.text)):
        return True
    return (block.centered or block.image_before) and bool(PHOTO_CREDIT.search(fold(block.text)))


def is_beneath(block: Block, behind: Block | None) -> bool:
    """Whether a block says by its looks alone that it is a caption: centred beneath an image, no text goes on below so."""
    if not (block.image_before and block.centered):
        return False
    plain = not (block.strong or block.heading or block.table) and block.linked < len(block.text)
    alone = behind is not None and (not behind.centered or behind.image_before)
    # A number alone opens a section.
    short = 2 <= len(block.text) <= _CAPTION_LENGTH and not block.text.isdigit() and not SENTENCE_END.search(block.text)
    return plain and alone and short


def is_last_caption(last: Block) -> bool:
    """Whether the last block looks like a caption, where others of the text are ones."""
    plain = not (last.strong or last.heading or last.table) and last.linked < len(last.text)
    looks = last.image_before and last.centered and len(last.text) <= _CAPTION_LENGTH
    return looks and plain and not SENTENCE_END.search(last.text)
