"""The article's body: the chosen region's paragraphs without what the page puts between and behind them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from monitor.pages.article.boilerplate import LABEL_LENGTH, SIGNED, is_noise, without_boilerplate
from monitor.pages.article.captions import SENTENCE_END, is_beneath, is_caption, is_last_caption, tell_all
from monitor.pages.article.markup import Block
from monitor.pages.article.preamble import without_preamble, without_summary
from monitor.pages.article.wrapped import unwrapped
from monitor.pages.patterns import DAY, EDITOR_TAIL, RETURN_TAIL
from monitor.pages.text import fold, squeeze

_ENDING_BLOCKS = 6
_QUOTED = re.compile(r"“[^“”。！？；]{2,24}”$")
_TERMINAL = ("。", "！", "？", "…", "”", "!", "?", "；", ";")
_COUNT = re.compile(r"(?<=[。！？…”』」])\s*\d{1,4}$")
_COUNTER = re.compile(r"[+×(]?\d{1,5}\)?")
# What encyclopedias set behind each heading.
_EDIT_BUTTON = re.compile(r"\s*\[\s*(?:编辑|編輯)[^\]]*\]$")
_HEADING_LENGTH = 42
_RECORD_LENGTH = 80
_DAY = re.compile(DAY)


@dataclass(frozen=True, slots=True)
class Body:
    """Paragraphs, the indexes of subheadings, captions, and the lines left out that may name an editor or a source."""

    paragraphs: tuple[str, ...]
    headings: tuple[int, ...]
    captions: tuple[str, ...]
    left_out: tuple[str, ...]


def clean(blocks: list[Block], title: str, datelines: frozenset[str] = frozenset()) -> Body:
    """The body in a region's blocks; `datelines` are known lines between title and text."""
    blocks = unwrapped(blocks)
    for block in blocks[-_ENDING_BLOCKS:]:
        if "查看更多" in block.text and (back := RETURN_TAIL.search(fold(block.text))):
            block.linked = max(0, block.linked - len(back[0]))
            block.text = block.text[: back.start()].rstrip()
    for block in blocks:
        if block.heading and block.text.endswith("]"):
            block.text, block.linked = _EDIT_BUTTON.sub("", block.text), 0
    whole = [b for b in blocks if not is_noise(b)]
    blocks = without_preamble(whole, title, datelines)
    if len(shorter := without_summary(blocks)) < len(blocks):
        blocks = without_preamble(shorter, title, datelines)
    signed = [b.text for b in whole[: len(whole) - len(blocks)] if _is_signature(b.text)]
    head = squeeze(title)
    blocks = [b for b in blocks if not (b.image_before and squeeze(b.text) == head)]
    kept, left_out = without_boilerplate(blocks)
    left_out[:0] = signed
    told = {
        id(b) for b, behind in itertools.zip_longest(kept, kept[1:]) if b and (is_caption(b) or is_beneath(b, behind))
    }
    if told and len(kept) > 1 and is_last_caption(kept[-1]):
        told.add(id(kept[-1]))
    if tell_all(kept, told):
        told = set()
    captions = [b.text for b in kept if id(b) in told]
    kept = [b for b in kept if id(b) not in told]
    for block in kept[-3:]:
        if match := EDITOR_TAIL.search(fold(block.text)):
            left_out.append(block.text[match.start() :])
            block.text = block.text[: match.start()].rstrip()
    _cut_counts(kept)
    left_out += _cut_end(kept, head)
    kept = [b for b in kept if b.text]
    return Body(tuple(b.text for b in kept), _headings(kept), tuple(captions), tuple(left_out))


def _is_signature(text: str) -> bool:
    """Whether a line before the text says who wrote it, and nothing of when."""
    return bool(SIGNED.match(fold(text))) and not any(map(str.isdecimal, text))


def with_lead(body: Body, lead: Sequence[str]) -> Body:
    """The body with paragraphs of a lead before it that stands apart, none of which it repeats."""
    flat = squeeze("".join(body.paragraphs))
    new = [text for text in lead if squeeze(text)[:20] not in flat]
    if not new:
        return body
    headings = tuple(index + len(new) for index in body.headings)
    return replace(body, paragraphs=(*new, *body.paragraphs), headings=headings)


def _cut_end(blocks: list[Block], head: str) -> list[str]:
    """Takes off what is left behind the text: headings, counts of readers, the headline again with its day; and returns it."""
    cut = []
    while len(blocks) > 1 and (_is_left_over(blocks[-1], blocks[-2]) or _is_record(blocks[-1].text, head)):
        cut.append(blocks.pop().text)
    return cut


def _is_left_over(last: Block, before: Block) -> bool:
    """Whether the last block is a heading, a label or a count of something that was left out behind it."""
    label = len(last.text) <= LABEL_LENGTH and last.text.endswith((":", "："))
    return _is_bare_heading(last, before) or label or _COUNTER.fullmatch(last.text) is not None


def _is_record(text: str, head: str) -> bool:
    """Whether a line names a paper, its page, the headline and the day: under what a digital edition keeps the text."""
    told = len(text) <= _RECORD_LENGTH + len(head) and _DAY.search(text) and not SENTENCE_END.search(text)
    return bool(told) and len(head) >= LABEL_LENGTH and head in squeeze(text)


def _is_bare_heading(last: Block, before: Block) -> bool:
    unended = len(last.text) <= _HEADING_LENGTH and not SENTENCE_END.search(last.text)
    return last.heading and not before.heading and unended


def _cut_counts(blocks: list[Block]) -> None:
    """Takes off the numbers behind paragraphs, of comments or of notes, where most of a text's sentences end with one."""
    counted = [(b, m) for b in blocks if b.text[-1:].isdigit() and (m := _COUNT.search(b.text))]
    if len(counted) >= 3 and len(counted) >= 0.6 * len(blocks):
        for block, match in counted:
            block.text = block.text[: match.start()]


def _headings(blocks: list[Block]) -> tuple[int, ...]:
    """The indexes of the subheadings: marked up as such, wholly bold, or short and unended among full paragraphs."""
    prose = [b for b in blocks if len(b.text) > _HEADING_LENGTH]
    ended = sum(b.text.endswith(_TERMINAL) for b in prose)
    regular = len(prose) >= 3 and ended >= 0.7 * len(prose) and len(prose) >= 0.5 * len(blocks)
    found = []
    for i, block in enumerate(blocks):
        text = block.text
        if block.table or len(text) > _HEADING_LENGTH + 18 * block.heading or i == len(blocks) - 1:
            continue
        bold = block.strong >= 0.9 * len(text) and not text.endswith(("。", "；", "，"))
        unended = not SENTENCE_END.search(text) or bool(_QUOTED.match(text))
        plain = regular and unended and i > 0 and len(blocks[i + 1].text) > _HEADING_LENGTH
        if block.heading or bold or plain:
            found.append(i)
    return tuple(found)
