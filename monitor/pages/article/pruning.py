"""The article's region without the boxes in it that hold something else, as blocks of text."""

from __future__ import annotations

import re
from collections.abc import Mapping

from selectolax.lexbor import LexborNode

from monitor.pages.article.markup import Block, subtree_blocks
from monitor.pages.article.region import Region
from monitor.pages.document.outline import Box, Line, Outline
from monitor.pages.document.page import matches
from monitor.pages.patterns import DAY, INDEX_NUMBER, names_body, names_other

_FACTS = 8
_LEAST_ENTRIES = 3
_LEAST_FACTS, _MOST_FACTS = 2, 12
_LICENCE = re.compile(r"CC[ -]BY|知识共享|许可协议|进行许可|版权声明|转载请|转载须|著作权归|版权归")
_OF_A_POST = re.compile(
    r"\W*(?:(?:本文|文章|博文|原文)?(?:标题|作者|链接|地址|版权|许可|许可协议|版权声明|转载说明)|(?:发布|创建|更新|修改)(?:于|时间|日期)?|License|Author|Link)\s*:",
    re.IGNORECASE,
)
_MOST_OF_TEASER = 3
_FORM_LINES = 12
_INDEX_CELL = 80
_FIELDS = "input:not([type]), input[type=text], input[type=password], input[type=radio], textarea, select"
_SENDERS = "input[type=submit], input[type=button], input[type=image], button"
_LEAST_HEADLINE = 10
_TIME_LINE = 48
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_TIME = re.compile(DAY + r"|\d{1,2}:\d\d|(?:分钟|小时|天)前")


def region_blocks(page: Outline, region: Region, title_line: int | None) -> tuple[list[Block], list[str]]:
    """The blocks of a region and the short lines of the boxes dropped from it.

    What is dropped is taken out of the page's tree: no node in the region may be asked after this.
    """
    dropped = _dropped(page, region, title_line)
    said = [line.text for box in dropped for line in page.lines[box.start : box.end] if len(line.text) <= 120]
    for box in dropped:
        box.node.decompose()
    blocks = subtree_blocks(region.box.node)
    lines = _kept_lines(page, region, dropped)
    if 2 * sum(len(block.text) for block in blocks) < sum(len(line.text) for line in lines):
        # Mark-up too deep for the parser of the subtree: the outline's lines are all there is.
        blocks = [Block(line.text, line.linked) for line in lines]
    if title_line is not None:
        blocks = _behind_title(blocks, {line.text for line in page.lines[region.box.start : title_line + 1]})
    if region.end < region.box.end:
        blocks = _before_mark(blocks, page.lines[region.end].text)
    return blocks, said[:40]


def _kept_lines(page: Outline, region: Region, dropped: list[Box]) -> list[Line]:
    """The lines of a region outside the boxes dropped from it."""
    gone = {i for box in dropped for i in range(box.start, box.end)}
    return [page.lines[i] for i in range(region.box.start, min(region.box.end, region.end)) if i not in gone]


def node_blocks(node: LexborNode, drop: str) -> list[Block]:
    """The blocks of a node that a profile's selector found; what matches `drop` is taken out of the tree."""
    unwanted = {found.mem_id: found for found in matches(node, drop) if found.mem_id != node.mem_id}
    # A node inside one that goes must not be touched once that is gone.
    for outermost in [found for found in unwanted.values() if not _is_inside(found, unwanted, node)]:
        outermost.remove()
    return subtree_blocks(node)


def _is_inside(node: LexborNode, others: Mapping[int, LexborNode], root: LexborNode) -> bool:
    above = node.parent
    while above is not None and above.mem_id != root.mem_id:
        if above.mem_id in others:
            return True
        above = above.parent
    return False


def _behind_title(blocks: list[Block], over: set[str]) -> list[Block]:
    """The blocks behind those that stand over the title or are it."""
    start = 0
    while start < len(blocks) and blocks[start].text in over:
        start += 1
    return blocks[start:]


def _before_mark(blocks: list[Block], mark: str) -> list[Block]:
    """The blocks before the line that ends the article, which may stand in the region without a box of its own."""
    for i in range(len(blocks) - 1, -1, -1):
        if blocks[i].text == mark:
            return blocks[:i]
    return blocks


def _dropped(page: Outline, region: Region, title_line: int | None) -> list[Box]:
    """The outermost boxes in a region that are no part of the article."""
    chars = [len(line.text) for line in page.lines]
    whole = max(1, sum(chars[region.box.start : region.box.end]))
    dropped: list[Box] = []
    end = page.behind(region.box)
    index = region.box.index + 1
    while index < end:
        box = page.boxes[index]
        if _unwanted(page, box, region, whole, title_line):
            dropped.append(box)
            index = page.behind(box)
        else:
            index += 1
    return dropped


def _unwanted(page: Outline, box: Box, region: Region, whole: int, title_line: int | None) -> bool:
    if box.start == box.end:
        return False
    if (box.hidden and not region.box.hidden) or box.start >= region.end:
        return True
    if title_line is not None and box.end <= title_line + 1 and region.box.start <= title_line:
        return True
    lines = page.lines[box.start : box.end]
    size = sum(len(line.text) for line in lines)
    linked = sum(line.linked for line in lines)
    if box.tag in {"footer", "nav", "aside", "form"} and size < 0.4 * whole:
        return True
    if _is_licence(lines):
        return True
    if box.tag == "table" and size < 0.45 * whole and _is_apart(box, lines):
        return True
    if size < 0.3 * whole and names_other(box.hints) and not any(map(_is_body_name, box.hints.split())):
        return True
    if (
        box.tag == "dl"
        and len(lines) >= _FACTS
        and whole > 2 * size
        and not any(len(line.text) >= 60 for line in lines)
    ):
        # A table of facts such as an encyclopedia's, not a list that the text goes on in.
        return True
    if box.tag not in {"ul", "ol", "div", "dl", "table", "section"}:
        return False
    if _is_link_list(lines, size, linked) or (whole > 2 * size and _is_dated_list(page, box)):
        return True
    if linked >= 0.3 * size and whole > 2 * size and _is_card_list(page, box):
        return True
    return box.end >= min(region.end, region.box.end) and size < 0.3 * whole and _is_teaser(box, lines)


def _is_apart(box: Box, lines: list[Line]) -> bool:
    """Whether a table is a form or the index of a document."""
    # Old pages set the tag of a form between a table and its rows, where no parser keeps it.
    form = len(lines) <= _FORM_LINES and _asks(box.node)
    return form or (INDEX_NUMBER.match(lines[0].text) is not None and _is_brief(lines))


def _is_brief(lines: list[Line]) -> bool:
    """Whether no line is a sentence."""
    return all(len(line.text) <= _INDEX_CELL and not line.text.endswith("。") for line in lines)


def _asks(node: LexborNode) -> bool:
    """Whether an element has fields to fill and something to send them by."""
    return node.css_first(_FIELDS) is not None and node.css_first(_SENDERS) is not None


def _is_licence(lines: list[Line]) -> bool:
    """Whether a box holds nothing but what blogs say of their posts: whose, where, and under which licence."""
    if not _LEAST_FACTS <= len(lines) <= _MOST_FACTS or not any(_LICENCE.search(line.text) for line in lines):
        return False
    return sum(_OF_A_POST.match(line.head) is not None for line in lines) >= 0.6 * len(lines)


def _is_body_name(name: str) -> bool:
    """Whether a class names a body, and not what stands beside it ("article-share")."""
    return names_body(name) and not names_other(name)


def _is_teaser(box: Box, lines: list[Line]) -> bool:
    """Whether a box holds nothing but a linked headline and the beginning of what it leads to."""
    first = lines[0]
    return (
        box.tag == "section"
        and 2 <= len(lines) <= _MOST_OF_TEASER
        and len(first.text) >= _LEAST_HEADLINE
        and first.linked > 0.8 * len(first.text)
        and not any(line.linked for line in lines[1:])
    )


def _is_dated_list(page: Outline, box: Box) -> bool:
    """Whether a box holds boxes of which each has a line with a time of its own: comments, or teasers of other articles."""
    children = [b for b in page.boxes[box.index + 1 : page.behind(box)] if b.parent == box.index]
    if len(children) < _LEAST_ENTRIES or sum(_is_live(page, child) for child in children) >= _LEAST_ENTRIES:
        return False
    dated = sum(child.end - child.start >= 2 and _has_time_line(page, child) for child in children)
    return dated >= _LEAST_ENTRIES and dated >= 0.7 * len(children)


def _is_card_list(page: Outline, box: Box) -> bool:
    """Whether a box holds boxes of which each has a linked headline and nothing else but short lines of facts."""
    children = [b for b in page.boxes[box.index + 1 : page.behind(box)] if b.parent == box.index]
    return len(children) >= _LEAST_ENTRIES and all(_is_card(page, child) for child in children)


def _is_card(page: Outline, box: Box) -> bool:
    lines = page.lines[box.start : box.end]
    titles = sum(line.linked >= _LEAST_HEADLINE and line.linked > 0.8 * len(line.text) for line in lines)
    facts = all(line.linked or (len(line.text) <= _TIME_LINE and not line.text.endswith("。")) for line in lines)
    return titles == 1 and facts


def _is_live(page: Outline, box: Box) -> bool:
    """Whether a box is an entry of a live report: what was said under nothing but the time of day."""
    lines = page.lines[box.start : box.end]
    return len(lines) > 1 and _CLOCK.fullmatch(lines[0].text) is not None and not any(line.linked for line in lines)


def _has_time_line(page: Outline, box: Box) -> bool:
    return any(len(line.text) <= _TIME_LINE and _TIME.search(line.text) for line in page.lines[box.start : box.end])


def _is_link_list(lines: list[Line], size: int, linked: int) -> bool:
    links = sum(line.linked > 0.6 * len(line.text) for line in lines)
    return links >= 2 and linked > 0.6 * size
