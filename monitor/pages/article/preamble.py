"""What stands between headline and text: pieces of the info line, the title again, a summary of what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.pages.article.boilerplate import FIRST_WORDS, LABEL_LENGTH, LEAST_SUMMARY, ORIGINAL_TITLE
from monitor.pages.article.markup import Block
from monitor.pages.patterns import SENTENCE
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
_LABELS = re.compile(r"(?:来源|作者|编辑|时间|日期|次数|字[体号]|点击|视力\S?)\s*:")
_MANY_LABELS = 4
_SAID = re.compile(r"[。?!]")
_SORTING = 40
_ENDS_ITEM = ("。", "；")
_LEAST_ITEMS = 2
_TITLE_BEFORE = re.compile(r"^【[^】]{4,60}】")
_SUMMARY_LABEL = re.compile(
    r"^(?:[\[【［](?:本文|文章|内容|新闻)?(?:摘要|导读|导语|提要|核心提示|阅读提示)[\]】］]|"
    r"[\[【]?(?:本文|文章|内容)?(?:(?:摘要|导读|导语|提要|核心提示|阅读提示)[\]】]?\s*[:：]|[简簡]介(?=[:：“])))[:：“\s]*"
)
_BARE_LABEL = re.compile(r"^(?:摘要|导读|导语|提要)\s*(?=\S)")
_SIGNS = re.compile(r"[\W_]+")
_BRACKETED = re.compile(r"（[^（）]{1,40}）")
_SENTENCES = re.compile(r"[。！？；…]+")


def without_preamble(blocks: list[Block], title: str, datelines: frozenset[str]) -> list[Block]:
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
    return len(block.text) <= LABEL_LENGTH and block.strong >= 0.9 * len(block.text)


def without_summary(blocks: list[Block]) -> list[Block]:
    """The blocks without a summary before the text whose sentences all stand in the text again."""
    if len(blocks) < 3:
        return blocks
    summary = _SUMMARY_LABEL.sub("", _TITLE_BEFORE.sub("", blocks[0].text)).rstrip(".… ")
    sentences = [s for s in _SENTENCES.split(squeeze(summary)) if len(s) >= 6]
    rest = squeeze("".join(block.text for block in blocks[1:]))
    if sentences and all(sentence in rest for sentence in sentences[:20]):
        return blocks[1:]
    if sentences and summary != blocks[0].text and "（" in rest[:FIRST_WORDS]:
        # A flash under its headline in brackets is said again with the codes of the shares that it names.
        rest = _BRACKETED.sub("", rest)
        if all(sentence in rest for sentence in sentences[:20]):
            return blocks[1:]
    bare = _BARE_LABEL.sub("", summary)
    return blocks[1:] if _begins_with(rest, summary) or (bare != summary and _begins_with(rest, bare)) else blocks


def _begins_with(text: str, cut: str) -> bool:
    """Whether a text begins with words that were cut off anywhere and have lost their signs."""
    if cut[:2] not in text[:FIRST_WORDS]:
        return False
    words = _SIGNS.sub("", cut)
    return len(words) >= LEAST_SUMMARY and _SIGNS.sub("", text[: 2 * len(cut)]).startswith(words)


def _is_info(text: str) -> bool:
    if ORIGINAL_TITLE.match(text):
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
    short = len(text) <= 60 or len(_LABELS.findall(text)) >= _MANY_LABELS
    return short and not _SAID.search(text) and bool(_INFO.match(text))
