"""The article's body: the chosen region's paragraphs without what the page puts between and behind them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from monitor.pages.article.markup import Block
from monitor.pages.article.wrapped import unwrapped
from monitor.pages.furniture import is_furniture
from monitor.pages.patterns import (
    EDITOR_TAIL,
    END_MARK,
    FILE_ENDING,
    PHOTO_CREDIT,
    PICTURE_SOURCE,
    PROMOTION,
    RETURN_TAIL,
    SENTENCE,
    goes_on,
    is_boilerplate,
    opens_notes,
)
from monitor.pages.text import fold, squeeze

_DATE = re.compile(
    r"(?:(?:19|20)?\d\d\s*[-/.年]\s*)?\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)|"
    r"(?:19|20)?\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2},? (?:19|20)\d\d(?: \d{1,2}:\d\d)?"
)
_DAY_ALONE = re.compile(r"\d{1,2}\s*[-/.]\s*\d{1,2}|\d{1,2}月\d{1,2}日")
# When and where what a text invites to is.
_EVENT = re.compile(r"地\s*点\s*:")
# In what the numbers of a table below are.
_UNIT = re.compile(r"单位\s*:\s*(?:[百千万亿]?[元吨斤人户头只亩个家辆台件度升米箱]|人民币|公斤|千克|公顷|美元|毫克|%)")
_ADDRESS = re.compile(r"https?://[\w./-]+|www\.[\w.-]+")
# Labels with their values, or what stands between bars.
_PAIRS = re.compile(r"^(?:[\u4e00-\u9fff ]{2,8}:\s*[^\s:,。]{0,20}\s*){1,6}$|^[^,。;]{0,24}\|[^,。;]*$")
# When a text was changed, and how many have read it.
_CLOCK = re.compile(
    r"\d{1,2}/\d{1,2}(?:\s+\d{1,2}:\d\d)?\s*更新|\d{1,2}:\d\d\s*更新|\d[\d.]{0,8}万?\+?\s*次?(?:播放|观看|阅读|浏览)"
)
_INFO = re.compile(
    r"^[\s\[(【|]*(?:[\u4e00-\u9fff]{2,6}记者\s*[:|/](?=.{2,24}编辑)|来源|信息来源|文章来源|稿件来源|内容来源|作者|记者|发布|发表|发稿|更新(?:于|时间|日期)|时间|日期|浏览|点击|阅读|字号|字体|编辑|责任编辑|分享|打印|收藏|评论|关注|"
    r"题图|头图|封面图|当前位置|您(?:的|所)?在?(?:当前)?位置|位置|首页|原标题|标题|副标题|关键[词字]|摘要\s*$|导读\s*$|大\s*中\s*小|A[-+]|扫一扫|T\s|[文图]\s*[|/:]|(?:出品|撰文|采写|摄影|摄像|策划|设计|运营|统筹)\s*[|/:]|By\s|订阅|举报|人气|热度|【字体)"
)
_SAID = re.compile(r"[。?!]")
# What a text says by a line without a word.
_LEFT_OPEN = "……"
_ORIGINAL_TITLE = re.compile(r"^[\s(\[【]*(?:本文)?原(?:标题|题)(?:为)?\s*[:《]")
_CREDIT_LINE = re.compile(
    r"^[\s(\[]*(?:(?:文章|信息|稿件|内容|综合)?来源(?:\s*\]|\s*[:|]|\s+\S{2,16}$)|(?:(?:综合|供稿(?:单位|人)?|[拟投]稿人?|上传人?|发布单位|信息员|出品)\s*[:|]|(?:转载自|转自|摘自|选自|原载)\s*[:《|])[^。]*$)"
)
_CREDITS = re.compile(
    r"^(?:[\u4e00-\u9fff]{0,6}(?:记者|通讯员|摄像|摄影|责编|编辑|审核|监制|校对|编导|制作|[终初复]审)(?:\s+[\u4e00-\u9fff]{2,4})+\s*){2,}$|"
    r"^[\s(\[]*(?:(?:记者|文|作者|图|摄影|来源|编辑|责编|责任编辑|校对|审核|监制|终审|初审|复审)\s*[:/|]\s*[^\s:/|]{2,12}\s*){2,}[)\]]?$"
)
_ROLE_LINE = re.compile(
    r"^[\s(\[]*(?:(?:文章|信息|稿件|素材|图片|内容|综合)?来源|作者|记者|通讯员|文字|撰文|采写|撰稿人?|摄影|摄像|图片|图|文|供稿人?|供图|视频|剪辑|设计|制图|海报|播音|策划|出品)\s*[:/|\]]\s*\S"
)
# A signature stays with the text.
_SIGNED = re.compile(r"^[\s(\[]*(?:作者|记者|通讯员|文字|撰文|采写|撰稿人?|文)\s*[:/|\]]")
# Whose the pictures of a text are.
_OF_PICTURES = re.compile(r"\W*(?:(?:题|头|配|封面)?图片?|摄影|摄像)\s*[/|:]\s*[^\s,。]{2,16}$")
_PICTURE_LENGTH = 24
_CREDIT_LENGTH = 40
_LEAST_CREDITS = 2
_SORTING = 40
_LABEL_LENGTH = 8
_ENDING_BLOCKS = 6
_LEAST_PICTURES = 3
_ENDS_ITEM = ("。", "；")
_LEAST_ITEMS = 2
_LEAST_SUMMARY = 30
_LEAST_BEHIND = 15
_LEAST_BEFORE = 80
_FIRST_WORDS = 80
_EDITING = re.compile(r"编辑|责编|校对|审核|监制|[终初复]审")
_AUTHOR_LINE = re.compile(r"^作者\s*:")
_SENTENCE_END = re.compile(r"[。！？!?…；;：:”\"』」）)]\s*$")
_QUOTED = re.compile(r"“[^“”。！？；]{2,24}”$")
_TERMINAL = ("。", "！", "？", "…", "”", "!", "?", "；", ";")
_TITLE_BEFORE = re.compile(r"^【[^】]{4,60}】")
_SUMMARY_LABEL = re.compile(
    r"^(?:[\[【［](?:本文|文章|内容|新闻)?(?:摘要|导读|导语|提要|核心提示|阅读提示)[\]】］]|"
    r"[\[【]?(?:本文|文章|内容)?(?:(?:摘要|导读|导语|提要|核心提示|阅读提示)[\]】]?\s*[:：]|[简簡]介(?=[:：“])))[:：“\s]*"
)
_BARE_LABEL = re.compile(r"^(?:摘要|导读|导语|提要)\s*(?=\S)")
_ASIDE_HEADING = re.compile(r"(?:相关|新闻|知识)链接|延伸阅读")
_FILE = re.compile(rf"{FILE_ENDING}$", re.IGNORECASE)
# What a page offers to do with a text, each in brackets.
_BUTTONS = re.compile(r"(?:[【\[][^【】\[\]]{1,8}[】\]]\s*){3,}")
_SIGNS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"（[^（）]{1,40}）")
_SENTENCES = re.compile(r"[。！？；…]+")
# A share's price and its change today beside its linked name.
_QUOTE = re.compile(
    r"[^\d\W]\S{1,9}\s*\(?\d{0,6}\)?\s*\d{1,5}\.\d{2}\s*[+-]\d{1,4}\.\d{1,2}%?(?:\s*[+-]?\d{1,4}\.\d{1,2}%)?"
)
_COUNT = re.compile(r"(?<=[。！？…”』」])\s*\d{1,4}$")
_ITEM_MARKS = ("▶", "►", "▷", "▸")
_PAGER = re.compile(r"(?:共\s*\d{1,3}\s*页\s*[:：]?\s*+)?(?:\[?(?:\d++|[上下]一?页|首页|[末尾]页|阅读全文)\]?\s*+)++")
# What stands before the title of what a line leads to.
_INVITING = re.compile(r"^(?:点击|相关|更多)?(?:阅读|查看|了解|详情|链接|推荐)\s*[:：]\s*")
_COUNTER = re.compile(r"[+×(]?\d{1,5}\)?")
# What encyclopedias set behind each heading.
_EDIT_BUTTON = re.compile(r"\s*\[\s*(?:编辑|編輯)[^\]]*\]$")
_PICTURE = re.compile(r"^.{0,3}[图照]")
_HEADING_LENGTH = 42
_CAPTION_LENGTH = 50


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
    whole = [b for b in blocks if not _is_noise(b)]
    blocks = _without_preamble(whole, title, datelines)
    if len(shorter := _without_summary(blocks)) < len(blocks):
        blocks = _without_preamble(shorter, title, datelines)
    signed = [b.text for b in whole[: len(whole) - len(blocks)] if _is_signature(b.text)]
    head = squeeze(title)
    blocks = [b for b in blocks if not (b.image_before and squeeze(b.text) == head)]
    kept, left_out = _without_boilerplate(blocks)
    left_out[:0] = signed
    told = {
        id(b) for b, behind in itertools.zip_longest(kept, kept[1:]) if b and (_is_caption(b) or _is_beneath(b, behind))
    }
    if told and len(kept) > 1 and _is_last_caption(kept[-1]):
        told.add(id(kept[-1]))
    if _tell_all(kept, told):
        told = set()
    captions = [b.text for b in kept if id(b) in told]
    kept = [b for b in kept if id(b) not in told]
    for block in kept[-3:]:
        if match := EDITOR_TAIL.search(fold(block.text)):
            left_out.append(block.text[match.start() :])
            block.text = block.text[: match.start()].rstrip()
    _cut_counts(kept)
    left_out += _cut_end(kept)
    kept = [b for b in kept if b.text]
    return Body(tuple(b.text for b in kept), _headings(kept), tuple(captions), tuple(left_out))


def _is_signature(text: str) -> bool:
    """Whether a line before the text says who wrote it, and nothing of when."""
    return bool(_SIGNED.match(fold(text))) and not any(map(str.isdecimal, text))


def _tell_all(blocks: Sequence[Block], captions: Set[int]) -> bool:
    """Whether the captions, given by their blocks' ids, are the text: those of pictures that tell a story of their own.

    Where nothing else is there, one with a sentence in it is.
    """
    told = sum(len(b.text) for b in blocks if id(b) in captions)
    rest = sum(len(b.text) for b in blocks) - told
    if not rest and told >= _LEAST_SUMMARY and any("。" in b.text for b in blocks):
        return True
    return len(captions) >= _LEAST_PICTURES and told > rest


def with_lead(body: Body, lead: Sequence[str]) -> Body:
    """The body with paragraphs of a lead before it that stands apart, none of which it repeats."""
    flat = squeeze("".join(body.paragraphs))
    new = [text for text in lead if squeeze(text)[:20] not in flat]
    if not new:
        return body
    headings = tuple(index + len(new) for index in body.headings)
    return replace(body, paragraphs=(*new, *body.paragraphs), headings=headings)


def _cut_end(blocks: list[Block]) -> list[str]:
    """Takes off headings under which nothing is left and counts of readers behind the text, and returns them."""
    cut = []
    while len(blocks) > 1 and _is_left_over(blocks[-1], blocks[-2]):
        cut.append(blocks.pop().text)
    return cut


def _is_left_over(last: Block, before: Block) -> bool:
    """Whether the last block is a heading, a label or a count of something that was left out behind it."""
    label = len(last.text) <= _LABEL_LENGTH and last.text.endswith((":", "："))
    return _is_bare_heading(last, before) or label or _COUNTER.fullmatch(last.text) is not None


def _is_bare_heading(last: Block, before: Block) -> bool:
    unended = len(last.text) <= _HEADING_LENGTH and not _SENTENCE_END.search(last.text)
    return last.heading and not before.heading and unended


def _cut_counts(blocks: list[Block]) -> None:
    """Takes off the numbers behind paragraphs, of comments or of notes, where most of a text's sentences end with one."""
    counted = [(b, m) for b in blocks if b.text[-1:].isdigit() and (m := _COUNT.search(b.text))]
    if len(counted) >= 3 and len(counted) >= 0.6 * len(blocks):
        for block, match in counted:
            block.text = block.text[: match.start()]


def _is_noise(block: Block) -> bool:
    text = block.text
    if block.linked > 0.8 * len(text) and len(text) <= 12 and not (block.table or _FILE.search(text)):
        return True
    if not block.code and len(text) < 4 and text != _LEFT_OPEN and not any(c.isalnum() for c in text):
        return True
    if block.linked and _BUTTONS.fullmatch(text):
        return True
    return ("页" in text or "全文" in text) and bool(_PAGER.fullmatch(text))


def _without_preamble(blocks: list[Block], title: str, datelines: frozenset[str]) -> list[Block]:
    """The blocks from the first that is neither the title again nor a piece of the info line."""
    head = squeeze(title)
    start, lines, said = 0, "", 0
    for i, block in enumerate(blocks[:12]):
        text = squeeze(block.text)
        # A headline may be set in several lines.
        lines = lines + text if head.startswith(lines + text) else ""
        again = head in (text, lines) and not _fills_field(blocks[max(0, i - 1) : i + 2])
        if again or text in datelines or (len(block.text) <= 140 and _is_info(fold(block.text))):
            start = i + 1
            continue
        # The items of a short notice are its text, under which it may be dated.
        said += block.text.endswith(_ENDS_ITEM)
        if len(block.text) >= 30 or block.table or said == _LEAST_ITEMS:
            break
    return blocks[start:]


def _fills_field(blocks: Sequence[Block]) -> bool:
    """Whether the middle one of three blocks is what a bold label asks for, with the next label behind it."""
    return len(blocks) == 3 and _is_label(blocks[0]) and _is_label(blocks[2]) and not blocks[1].strong


def _is_label(block: Block) -> bool:
    return len(block.text) <= _LABEL_LENGTH and block.strong >= 0.9 * len(block.text)


def _without_summary(blocks: list[Block]) -> list[Block]:
    """The blocks without a summary before the text whose sentences all stand in the text again."""
    if len(blocks) < 3:
        return blocks
    summary = _SUMMARY_LABEL.sub("", _TITLE_BEFORE.sub("", blocks[0].text)).rstrip(".… ")
    sentences = [s for s in _SENTENCES.split(squeeze(summary)) if len(s) >= 6]
    rest = squeeze("".join(block.text for block in blocks[1:]))
    if sentences and all(sentence in rest for sentence in sentences[:20]):
        return blocks[1:]
    if sentences and summary != blocks[0].text and "（" in rest[:_FIRST_WORDS]:
        # A flash under its headline in brackets is said again with the codes of the shares that it names.
        rest = _BRACKETED.sub("", rest)
        if all(sentence in rest for sentence in sentences[:20]):
            return blocks[1:]
    bare = _BARE_LABEL.sub("", summary)
    return blocks[1:] if _begins_with(rest, summary) or (bare != summary and _begins_with(rest, bare)) else blocks


def _begins_with(text: str, cut: str) -> bool:
    """Whether a text begins with words that were cut off anywhere and have lost their signs."""
    if cut[:2] not in text[:_FIRST_WORDS]:
        return False
    words = _SIGNS.sub("", cut)
    return len(words) >= _LEAST_SUMMARY and _SIGNS.sub("", text[: 2 * len(cut)]).startswith(words)


def _is_info(text: str) -> bool:
    if _ORIGINAL_TITLE.match(text):
        return True
    if _EVENT.search(text) or ("单位" in text and _UNIT.search(text)):
        return False
    if _DAY_ALONE.fullmatch(text):
        return True
    bare = _ADDRESS.sub("", _CLOCK.sub("", _DATE.sub("", text)))
    if len(bare) <= _SORTING and len(_DATE.findall(text)) > 1 and not SENTENCE.search(bare):
        # Where a post is sorted, who wrote it, when, and when it was changed.
        return True
    if (
        bare != text
        and len(squeeze(bare)) <= 40
        and "。" not in bare
        and (_INFO.search(bare.strip()) or _PAIRS.search(bare.strip()) or len(squeeze(bare)) <= 10)
    ):
        return True
    return len(text) <= 60 and not _SAID.search(text) and bool(_INFO.match(text))


def _without_boilerplate(blocks: list[Block]) -> tuple[list[Block], list[str]]:
    kept: list[Block] = []
    left_out: list[str] = []
    sizes = [len(b.text) for b in blocks]
    ending = _start_of_credits(blocks)
    seen = 0
    for i, block in enumerate(blocks):
        text = fold(block.text[:120])
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
                left_out += [b.text for b in rest]
                break
            continue
        if (i >= ending and not _SIGNED.match(text)) or (
            i >= min(ending, len(blocks) - 4) and len(text) <= 60 and _is_credit(text, left_out)
        ):
            left_out.append(block.text)
            continue
        if _is_link_line(block, blocks, i) or (block.linked and not block.table and _QUOTE.fullmatch(text)):
            if kept and len(kept[-1].text) <= _LABEL_LENGTH and kept[-1].text.endswith((":", "：")):
                left_out.append(kept.pop().text)
            left_out.append(block.text)
            continue
        at_edge = i < 3 or i >= len(blocks) - 3
        if _ORIGINAL_TITLE.match(text) or (
            at_edge and block.linked and len(block.text) <= 160 and PROMOTION.search(fold(block.text))
        ):
            continue
        kept.append(block)
    return kept, left_out


def _heads_prose(block: Block, behind: Sequence[Block]) -> bool:
    """Whether words that elsewhere open a block of links are a heading of the text: marked up so, or bold over prose."""
    if block.heading or not _ASIDE_HEADING.search(block.text):
        return block.heading
    prose = any(len(b.text) >= _LEAST_SUMMARY and not b.linked for b in behind)
    return prose and block.strong >= 0.9 * len(block.text) and not block.linked


def _start_of_credits(blocks: Sequence[Block]) -> int:
    """Where several lines begin that end a text, each of which names nothing but who did what."""
    start = len(blocks)
    while start > 1 and _is_role(fold(blocks[start - 1].text[:_FIRST_WORDS])):
        start -= 1
    return start if len(blocks) - start >= _LEAST_CREDITS else len(blocks)


def _is_role(text: str) -> bool:
    return (len(text) <= _CREDIT_LENGTH and bool(_ROLE_LINE.match(text))) or is_boilerplate(text)


def _is_credit(text: str, left_out: Sequence[str]) -> bool:
    """Whether a line near the end names the source again, or right behind such a line the author."""
    if (
        (len(text) <= _PICTURE_LENGTH and _OF_PICTURES.match(text))
        or _CREDIT_LINE.match(text)
        or (_CREDITS.match(text) and _EDITING.search(text))
    ):
        return True
    return bool(left_out and _AUTHOR_LINE.match(text) and _CREDIT_LINE.match(fold(left_out[-1])))


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


def _is_caption(block: Block) -> bool:
    if block.caption:
        return len(block.text) <= 200
    if len(block.text) > 80 or block.table:
        return False
    if len(block.text) <= _CREDIT_LENGTH and _PICTURE.match(block.text) and PICTURE_SOURCE.match(fold(block.text)):
        return True
    return (block.centered or block.image_before) and bool(PHOTO_CREDIT.search(fold(block.text)))


def _is_beneath(block: Block, behind: Block | None) -> bool:
    """Whether a block says by its looks alone that it is a caption: centred beneath an image, no text goes on below so."""
    if not (block.image_before and block.centered):
        return False
    plain = not (block.strong or block.heading or block.table) and block.linked < len(block.text)
    alone = behind is not None and (not behind.centered or behind.image_before)
    # A number alone opens a section.
    short = (
        2 <= len(block.text) <= _CAPTION_LENGTH and not block.text.isdigit() and not _SENTENCE_END.search(block.text)
    )
    return plain and alone and short


def _is_last_caption(last: Block) -> bool:
    """Whether the last block looks like a caption, where others of the text are ones."""
    plain = not (last.strong or last.heading or last.table) and last.linked < len(last.text)
    looks = last.image_before and last.centered and len(last.text) <= _CAPTION_LENGTH
    return looks and plain and not _SENTENCE_END.search(last.text)


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
        unended = not _SENTENCE_END.search(text) or bool(_QUOTED.match(text))
        plain = regular and unended and i > 0 and len(blocks[i + 1].text) > _HEADING_LENGTH
        if block.heading or bold or plain:
            found.append(i)
    return tuple(found)
