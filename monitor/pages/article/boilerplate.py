"""Blocks of a page's own within a text or behind it: buttons, links, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.pages.article.markup import Block
from monitor.pages.furniture import is_furniture
from monitor.pages.patterns import END_MARK, FILE_ENDING, PROMOTION, goes_on, is_boilerplate, opens_notes, unspaced
from monitor.pages.text import fold

# What a text says by a line without a word.
_LEFT_OPEN = "……"
ORIGINAL_TITLE = re.compile(r"^[\s(\[【]*(?:本文)?原(?:标题|题)(?:为)?\s*[:《]")
_CREDIT_LINE = re.compile(
    r"^[\s(\[]*(?:(?:文章|信息|稿件|素材|图文|内容|综合)?来源(?:\s*\]|\s*[:|]|\s+\S{2,16}$)|(?:(?:综合|供稿(?:单位|人)?|[拟投]稿人?|上传人?|发布单位|信息员|出品)\s*[:|]|(?:转载自|转自|摘自|选自|原载)\s*[:《|])[^。]*$)|"
    r"^[(\[]?[\u4e00-\u9fff]{2,14}(?:[局办部委站]|中心|政府|学校|医院)\s?供稿[)\]]?$"
)
_CREDITS = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|摄像|摄影|责编|编辑|审核|监制|校对|编导|制作|[终初复]审)(?:\s+[\u4e00-\u9fff]{2,4})+\s*){2,}$|"
    r"^[\s(\[]*(?:(?:记者|文|作者|图|摄影|来源|编辑|责编|责任编辑|校对|审核|监制|终审|初审|复审)\s*[:/|]\s*[^\s:/|]{2,12}\s*){2,}[)\]]?$|"
    # Labels of any kind, each with names.
    r"^(?:[\u4e00-\u9fff]{1,8}\s?[:/|]\s?(?:[\u4e00-\u9fff·、]{2,12}(?:\s{1,3}|$)){1,4}){3,}$"
)
_ROLE_LINE = re.compile(
    r"^[\s(\[]*(?:(?:文章|信息|稿件|素材|图片|图文|内容|综合)?来源|作者|记者|通讯员|文字|文稿|文案|撰文|采写|撰稿人?|摄影|摄像|图片|图|文|供稿人?|供图|视频|视频剪辑|剪辑|设计|制图|海报|播音|主播|主持人?|策划|统筹|监制|出品人?|制片人?|导演|[\u4e00-\u9fff]{0,3}编导|配音|字幕|动画|后期|航拍)\s*[:/|\]]\s*\S|"
    r"^图/视频(?:拍摄)?\s|^[\[]作者\]$"
)
# A signature stays with the text.
SIGNED = re.compile(r"^[\s(\[]*(?:作者|记者|通讯员|文字|文稿|文案|撰文|采写|撰稿人?|文)\s*[:/|\]](?!$)")
# Whose the pictures of a text are.
_OF_PICTURES = re.compile(r"\W*(?:(?:题|头|配|封面)?图片?|摄影|摄像)\s*[/|:]\s*[^\s,。]{2,16}$")
# What trade sites say of a text under it, fact by fact.
_FACT = re.compile(r"(?:(?:发布)?日期|行业|地区|分类|类别|栏目|标签)\s*:\s*[^\s:。]{0,16}")
_PICTURE_LENGTH = 24
# Of what a line between two parts is made.
_RULE = " —–-_=*~·•●◆◇■□★☆"
# Under which number a system keeps a text.
_NUMBER_LENGTH = 24
CREDIT_LENGTH = 40
_LEAST_CREDITS = 2
_SAID = ("。", "!", "?", "…")
LABEL_LENGTH = 8
LEAST_SUMMARY = 30
_LEAST_BEHIND = 15
_OF_TEASER = range(2, 4)
_LEAST_BEFORE = 80
FIRST_WORDS = 80
_EDITING = re.compile(r"编辑|责编|校对|审核|监制|[终初复一二三]审")
_AUTHOR_LINE = re.compile(r"^作者\s*:")
_ASIDE_HEADING = re.compile(r"(?:相关|新闻|知识)链接|延伸阅读")
_FILE = re.compile(rf"{FILE_ENDING}$", re.IGNORECASE)
# What a page offers to do with a text, each in brackets.
_BUTTONS = re.compile(r"(?:[【\[][^【】\[\]]{1,8}[】\]]\s*){3,}")
# A share's price and its change today beside its linked name.
_QUOTE = re.compile(
    r"[^\d\W]\S{1,9}\s*\(?\d{0,6}\)?\s*\d{1,5}\.\d{2}\s*[+-]\d{1,4}\.\d{1,2}%?(?:\s*[+-]?\d{1,4}\.\d{1,2}%)?"
)
_ITEM_MARKS = ("▶", "►", "▷", "▸")
_PAGER = re.compile(r"(?:共\s*\d{1,3}\s*页\s*[:：]?\s*+)?(?:\[?(?:\d++|[上下]一?页|首页|[末尾]页|阅读全文)\]?\s*+)++")
# What stands before the title of what a line leads to.
_INVITING = re.compile(r"^(?:点击|相关|更多)?(?:阅读|查看|了解|详情|链接|推荐)\s*[:：]\s*")


def is_noise(block: Block) -> bool:
    """Whether a block says nothing: a lone link of a few letters, signs, buttons, the numbers of pages."""
    text = block.text
    if block.linked > 0.8 * len(text) and len(text) <= 12 and not (block.table or _FILE.search(text)):
        return True
    if text.startswith("广告") and block.linked > 0.6 * len(text):
        return True
    if not block.code and not text.strip(_RULE):
        return True
    if text.isdecimal() and len(text) >= _NUMBER_LENGTH:
        return True
    if not block.code and len(text) < 4 and text != _LEFT_OPEN and not any(c.isalnum() for c in text):
        return True
    if block.linked and _BUTTONS.fullmatch(text):
        return True
    return ("页" in text or "全文" in text) and bool(_PAGER.fullmatch(text))


def without_boilerplate(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    """The blocks that are of the text, and the lines that are not."""
    kept: list[Block] = []
    left_out: list[str] = []
    sizes = [len(b.text) for b in blocks]
    ending = _start_of_credits(blocks)
    seen = 0
    for i, block in enumerate(blocks):
        text = unspaced(fold(block.text[:120]))
        seen += sizes[i]
        if is_furniture(text) and not (block.heading and i) and not block.table:
            left_out.append(block.text)
            continue
        marked = len(block.text) <= 24 and bool(END_MARK.match(text)) and not _heads_prose(block, blocks[i + 1 : i + 3])
        marked = marked and not any(opens_notes(text, b.text, b.linked) for b in blocks[i + 1 : i + 2])
        boiler = is_boilerplate(text) and not (block.table and len(block.text) > 60)
        if marked or boiler:
            rest = blocks[i + 1 :]
            left_out.append(block.text)
            if _only_addenda(rest, seen - sizes[i]) and not _is_insert(block, rest):
                while kept and _is_role(first := fold(kept[-1].text[:FIRST_WORDS])) and not SIGNED.match(first):
                    left_out.append(kept.pop().text)
                left_out += [b.text for b in rest]
                break
            continue
        if (i >= ending and not SIGNED.match(text)) or (
            i >= min(ending, len(blocks) - 4) and len(text) <= 60 and _is_credit(text, left_out)
        ):
            left_out.append(block.text)
            continue
        if _is_link_line(block, blocks, i) or (block.linked and not block.table and _QUOTE.fullmatch(text)):
            if kept and len(kept[-1].text) <= LABEL_LENGTH and kept[-1].text.endswith((":", "：")):
                left_out.append(kept.pop().text)
            left_out.append(block.text)
            continue
        at_edge = i < 3 or i >= len(blocks) - 3
        if ORIGINAL_TITLE.match(text) or (
            at_edge and block.linked and len(block.text) <= 160 and PROMOTION.search(fold(block.text))
        ):
            continue
        kept.append(block)
    return kept, left_out


def _heads_prose(block: Block, behind: Sequence[Block]) -> bool:
    """Whether words that elsewhere open a block of links are a heading of the text: marked up so, or bold over prose."""
    if block.heading or not _ASIDE_HEADING.search(block.text):
        return block.heading
    prose = any(len(b.text) >= LEAST_SUMMARY and not b.linked for b in behind)
    return prose and block.strong >= 0.9 * len(block.text) and not block.linked


def _start_of_credits(blocks: Sequence[Block]) -> int:
    """Where several lines begin that end a text, each of which names nothing but who did what."""
    start = len(blocks)
    while start > 1 and _is_role(unspaced(fold(blocks[start - 1].text[:FIRST_WORDS]))):
        start -= 1
    return start if len(blocks) - start >= _LEAST_CREDITS else len(blocks)


def _is_role(text: str) -> bool:
    # In an interview stands so what somebody says.
    said = text.endswith(_SAID)
    return (len(text) <= CREDIT_LENGTH and not said and bool(_ROLE_LINE.match(text))) or is_boilerplate(text)


def _is_credit(text: str, left_out: Sequence[str]) -> bool:
    """Whether a line near the end names the source again, or right behind such a line the author."""
    if (
        (left_out and _FACT.fullmatch(text) and _FACT.fullmatch(fold(left_out[-1])))
        or (len(text) <= _PICTURE_LENGTH and _OF_PICTURES.match(text))
        or _CREDIT_LINE.match(text)
        or (_CREDITS.match(text) and _EDITING.search(text))
    ):
        return True
    return bool(left_out and _AUTHOR_LINE.match(text) and _CREDIT_LINE.match(unspaced(fold(left_out[-1]))))


def _is_insert(block: Block, rest: Sequence[Block]) -> bool:
    """Whether words that open links have their one link behind them in their line, and the text goes on below."""
    return bool(rest and block.linked) and goes_on(rest[0].text, rest[0].linked)


def _only_addenda(rest: list[Block], before: int) -> bool:
    """Whether what follows a line of boilerplate is little beside what stands before it."""
    if not rest:
        return False
    if before <= _LEAST_BEFORE and sum(len(b.text) - b.linked for b in rest if len(b.text) >= _LEAST_BEHIND) > before:
        # Under the first lines of a text, such as who edited it, stand its paragraphs, however short.
        return False
    if len(rest) in _OF_TEASER and rest[0].linked and rest[1].text.startswith(rest[0].text):
        # A linked headline, and the beginning of what it leads to.
        return True
    prose = sum(len(b.text) for b in rest if len(b.text) >= 40 and b.linked < 0.3 * len(b.text))
    return prose < 0.12 * before or (
        prose < 0.35 * before and all(is_boilerplate(fold(b.text)) for b in rest if len(b.text) >= 40)
    )


def _is_link_line(block: Block, blocks: list[Block], i: int) -> bool:
    """A paragraph that is nothing but a link to another article."""
    told = _INVITING.sub("", block.text.lstrip(">》»→ "))
    if block.text.startswith((">>", "》》", "→")) and block.linked >= 0.9 * len(told) > 0:
        return True
    if block.table or block.linked < 0.9 * len(block.text) or len(block.text) < 8:
        return False
    neighbours = [b for b in blocks[max(0, i - 1) : i + 2] if b is not block]
    at_edge = i <= 3 or i >= len(blocks) - 4
    if _FILE.search(block.text):
        return False
    if block.text.startswith(_ITEM_MARKS) and any(
        len(b.text) >= 60 and not b.linked > 0.5 * len(b.text) for b in blocks[i + 1 :]
    ):
        # An item of a digest, behind which the text goes on.
        return False
    return at_edge or any(b.linked > 0.8 * len(b.text) for b in neighbours)
