"""The headline: what stands over the article, held against what the head says of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from monitor.pages.document.hints import Hints
from monitor.pages.document.outline import Line, Outline
from monitor.pages.patterns import DAY, END_MARK, SENTENCE, names_other, names_title, told_by
from monitor.pages.text import squeeze, tidy
from monitor.pages.urls import leads_home
from monitor.wordlists import word_tuple

_TAGS = {"h1": 4.0, "h2": 2.5, "h3": 1.5, "h4": 0.8, "h5": 0.3}
_names_subtitle = told_by(
    r"sub[-_]?tit|subhead|fubiaoti|futi|yinti|vice|(?<![a-z])fbt(?![a-z])|(?<![a-z])ft(?![a-z])|(?<![a-z])pre(?![a-z])"
)
_BADGE = re.compile(r"^#\s+|\s*¶$|^(?:原创|转载|置顶|推荐|独家|头条|图文|视频|首页)\s+|\s*(?:原创|转载|\[复制链接\])$")
_GLUED = re.compile(r"^(?:原创|转载|置顶|推荐|独家|头条|图文|视频|热|精|荐|新)")
_BADGE_ALONE = re.compile(r"原创|转载|置顶|推荐|独家|头条|图文|视频|[热精荐新顶]|NEW|HOT|new|hot")
_BADGE_TAGS = frozenset({"span", "em", "i", "b", "sup", "font", "small", "label", "strong"})
_SUFFIX = re.compile(r"\s*(?:[_|｜]|--+|—+|–|\s[-–:]\s|-(?=[^\d\s-]{2,20}$)|\s*[<>»«]\s*)\s*")
# A day or a time by which a title's neighbours tell that they are none. The raw lines may have full-width dashes.
_DATE = re.compile(
    r"(?:19|20)\d\d\s*[-－/.年]\s*\d{1,2}\s*[-－/.月]\s*\d{1,2}|\d{1,2}[-/月]\d{1,2}日?\s+\d{1,2}:\d\d|\d\d?\.\d\d?\.20\d\d"
)
# The same, or as blogs' software puts it ("十一月 6th, 2009").
_DATED = re.compile(rf"{_DATE.pattern}|(?:月|[A-Z][a-z]{{2,8}}\.?)\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d")
_DATE_BEHIND = re.compile(r"\s*" + DAY + r"日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?$")
_COUNT = re.compile(r"\s*\(?\s*(?:\d{1,3}\s*/\s*)?\d{1,6}\s*\)?$")
_SECTION = re.compile(r"^[\[【][^\]】]{1,8}[\]】]\s*")
_NO_HEADLINE = re.compile(
    r"[>|]|位置|^您好|^欢迎|今天是|^\W*(?:来源|作者|记者|编辑|首页|字号|分享|通讯员|本报)|^[^:]{2,5}:|记者\s|[。;]$"
)
# The heading of a menu.
_OF_A_MENU = re.compile(r"(?:全部|网站|栏目|站点|频道|快捷|快速)?导航|(?:全部|网站)栏目|菜单|站内搜索")
# What pages of a paper's digital edition are called, all alike.
_E_PAPER = re.compile(r"(?:多媒体)?(?:数字报纸?|数字版|电子报|电子版)$")
_SITE_BEHIND = re.compile(r"\s*(?:[_|｜]|--+|—+|–|\s-)\s*(?P<site>[^\s_|—–-]{2,12})$")
_SITE_NAME = re.compile(r"(?:网|网站|门户|在线|政府|委员会|局|平台|首页|主页|欢迎您|信息公开)$")
# What holds a site, where that is all that `<title>` says.
_OFFICE = re.compile(r"[^,，:：!！?？“”\s]{2,20}(?:大学|学院|学校|中学|小学|医院|研究院|协会|公司|集团)")
_INFO_LENGTH = 120
_PROSE_LENGTH = 30
_PARAGRAPH = 40
_CLOSE = 3
_HEADS_PART = 20
_AMID_PROSE = 3.0
_PREFIX = 5.5
_MARK_LENGTH = 10
_TELLING = 8
_META_TITLES = word_tuple(
    "articletitle og:title twitter:title weibo:article:title dc.title headline title enpproperty:title"
)


@dataclass(frozen=True, slots=True)
class Headline:
    """The title, the line it stands on (None if it comes from the head), the rule and a confidence."""

    text: str
    line: int | None
    rule: str
    confidence: float
    last_line: int = 0


def find_title(page: Outline, hints: Hints, script_title: str | None = None) -> Headline | None:
    """The headline of a page, None if there is none at all."""
    known = _Known(hints, script_title)
    best: tuple[float, int, str, int] | None = None
    for i, line in enumerate(page.lines):
        size = len(line.text)
        if not 2 <= size <= 160:
            continue
        if line.linked > 0.6 * size and page.boxes[line.box].tag not in _TAGS:
            # A link is the headline only where it is marked as a heading: most lines of a page are such links.
            continue
        score, text, last = _score(page, i, known)
        if score <= 0:
            continue
        if any(_DATED.search(other.text[:200]) for other in page.lines[last + 1 : last + 8]):
            score += 2.0
        if best is None or score > best[0]:
            best = (score, i, text, last)
    # Where <title> gives nothing but the site's name, less is asked of a heading.
    least = 4.0 if known.telling() else 2.5
    if best and best[0] >= least:
        shown = known.as_shown(_without_badges(page, best[1], best[2]))
        return Headline(shown, best[1], "heading", min(1.0, best[0] / 10), best[3])
    if not known.telling():
        placed = _by_place(page)
        placed = _over_prose(page) if placed is None else placed
        if placed is not None:
            return Headline(tidy(page.lines[placed].text), placed, "place over the date", 0.4, placed)
    from_head = known.from_head()
    return Headline(from_head, None, "head", 0.5) if from_head else None


class _Known:
    """The titles that the head gives, without white space."""

    def __init__(self, hints: Hints, script_title: str | None) -> None:
        meta = hints.first(*_META_TITLES)
        self.meta = meta[1] if meta else hints.linked_data.get("title") or script_title or ""
        self.title = hints.title
        self.head = "" if _E_PAPER.search(hints.title) else squeeze(hints.title)
        self.given = squeeze(self.meta)
        self.characters = frozenset(self.head + self.given)

    def telling(self) -> bool:
        """Whether the head gives more than the site's name."""
        said = squeeze(strip_site(self.title)) if self.head else ""
        named = _SITE_NAME.search(said) or (said == self.head and _OFFICE.fullmatch(said))
        return bool(self.given) or (len(said) >= _TELLING and not named)

    def likeness(self, text: str) -> float:
        """0 to 6: how well a line agrees with what the head gives as the title."""
        line = squeeze(text)
        if len(line) < 2:
            return 0.0
        if line in (self.given, self.head):
            return 0.0 if self._is_site(line) else 6.0
        if self.head.startswith(line):
            return self._as_prefix(line)
        if self.given and len(line) >= 6 and (line.startswith(self.given) or self.given.startswith(line)):
            return 4.5
        if len(line) < 8:
            return 2.0 * self._is_last(line)
        if self._is_last(line):
            return 5.0
        return 3.5 if line in self.head or self.head[:10] == line[:10] else 0.0

    def _is_site(self, line: str) -> bool:
        """Whether a line is the site's name, where that is all that the head gives."""
        return line == self.head and not self.given and _SITE_NAME.search(line) is not None

    def _is_last(self, line: str) -> bool:
        """Whether `<title>` ends with a line behind a separator: some sites set their name first."""
        before = self.head[: -len(line)][-1:]
        return len(line) >= 5 and self.head.endswith(line) and bool(before) and not before.isalnum()

    def _as_prefix(self, line: str) -> float:
        """A line that `<title>` begins with is the headline where a separator or nothing follows there."""
        rest = self.head[len(line) :]
        if not rest[:1].isalnum():
            first = _SITE_NAME.search(line) and len(rest) > len(line) + 1
            return (0.0 if first else _PREFIX) if len(line) >= 5 else 3.0
        # The name of an office begins its site's name too.
        return 2.0 if len(line) >= 5 and (self.telling() or not _SITE_NAME.search(line)) else 0.0

    def resembles(self, text: str) -> float:
        """The same for headings, in which a few characters may differ."""
        exact = self.likeness(text)
        line = squeeze(text)
        if exact or len(line) < 8 or not self.head:
            return exact
        return 3.0 if ratio(line, self.head[: len(line) + 4]) > 75 else 0.0

    def as_shown(self, text: str) -> str:
        """The headline without a badge before or behind it."""
        if not self.head.startswith(squeeze(text)):
            bare = _BADGE.sub("", text)
            text = bare if len(bare) >= 4 else text
            unglued = _GLUED.sub("", text)
            text = unglued if len(unglued) >= 4 and self.head.startswith(squeeze(unglued)) else text
        text = self._without_site(self._without_count(self._without_date(text)))
        sorted_under = _SECTION.sub("", text)
        without = self.head.startswith(squeeze(sorted_under)) and not self.head.startswith(squeeze(text))
        return sorted_under if without else text

    def _without_site(self, text: str) -> str:
        """The headline without the site's name behind it, with which `<title>` ends too."""
        behind = _SITE_BEHIND.search(text)
        if behind is None or not self.head.endswith(squeeze(behind["site"])):
            return text
        bare = text[: behind.start()]
        alone = squeeze(text) != self.head or _SITE_NAME.search(behind["site"])
        return bare if len(bare) >= 4 and alone and self.head.startswith(squeeze(bare)) else text

    def _without_date(self, text: str) -> str:
        """The headline without a date behind it that no title in the head has."""
        undated = _DATE_BEHIND.sub("", text)
        shown = len(undated) < 6 or squeeze(text) in self.head or squeeze(text) in self.given
        return text if shown else undated

    def _without_count(self, text: str) -> str:
        """The headline without a number behind it, such as that of its comments, which no title in the head has."""
        uncounted = _COUNT.sub("", text)
        whole, cut = squeeze(text), squeeze(uncounted)
        told = len(cut) >= 4 and (cut in self.head or cut in self.given)
        return uncounted if told and whole not in self.head and whole not in self.given else text

    def from_head(self) -> str:
        """The title as meta tags or `<title>` give it, without the site's name."""
        if self.meta and len(self.meta) >= 4:
            return self.meta
        return strip_site(self.title)


def find_subtitle(page: Outline, headline: Headline) -> str | None:
    """The line over or under the headline that is marked as its lesser title, None without one."""
    if headline.line is None:
        return None
    below = range(headline.last_line + 1, min(headline.last_line + 4, len(page.lines)))
    above = range(headline.line - 1, max(-1, headline.line - 3), -1)
    for i in (*below, *above):
        line, box = page.lines[i], page.around(i)
        marked = _names_subtitle(box.hints) or (box.tag in _TAGS and line.text.startswith("—"))
        if marked and 4 <= len(line.text) <= 100 and not line.hidden and not _DATE.search(line.text):
            return line.text if squeeze(line.text) != squeeze(headline.text) else None
    return None


def strip_site(title: str) -> str:
    """`<title>` without the names of channel and site behind it.

    >>> strip_site("早稻收购进度过半 价格稳中有升_农业消息_食品新闻门户")
    '早稻收购进度过半 价格稳中有升'
    >>> strip_site("县城2022-2023年规划公布-食品新闻门户")
    '县城2022-2023年规划公布'
    """
    parts = [part for part in _SUFFIX.split(title) if part.strip()]
    if not parts:
        return title
    first = tidy(parts[0])
    return first if len(first) >= 6 or len(parts) == 1 else tidy(max(parts, key=len))


def _is_paragraph(line: Line) -> bool:
    return len(line.text) >= _PROSE_LENGTH and not line.linked and not _DATE.search(line.text[:_INFO_LENGTH])


def _by_place(page: Outline) -> int | None:
    """The unlinked line right over the last date before the prose that has such a line over it; None without one."""
    placed = None
    for i, line in enumerate(page.lines):
        if len(line.text) > _INFO_LENGTH or not _DATE.search(line.text):
            continue
        behind = page.lines[i + 1 : i + 12]
        prose = next((j for j, other in enumerate(behind) if _is_paragraph(other)), None)
        if prose is None:
            continue
        over = next((j for j in range(i - 1, max(-1, i - 4), -1) if _may_be_headline(page, j)), None)
        placed = placed if over is None else over
        if placed is not None and not any(_DATE.search(other.text) for other in behind[:prose]):
            # Over other dates stands what the site says of itself.
            return placed
    return placed


def _over_prose(page: Outline) -> int | None:
    """The longest unlinked line close over the first paragraph of prose; None without one."""
    for i, line in enumerate(page.lines):
        if (
            len(line.text) >= _PARAGRAPH
            and not line.linked
            and not line.hidden
            and len(SENTENCE.findall(line.text)) >= 2
        ):
            over = [j for j in range(max(0, i - _CLOSE), i) if _may_be_headline(page, j)]
            # A lesser title under the headline begins with a dash.
            plain = [j for j in over if page.lines[j].text[0] != "—"]
            return max(plain or over, key=lambda j: len(page.lines[j].text), default=None)
    return None


def _may_be_headline(page: Outline, i: int) -> bool:
    line = page.lines[i]
    plain = not line.hidden and not line.linked and not _faults(page, i)
    plain = plain and not _OF_A_MENU.fullmatch(line.head)
    return plain and 6 <= len(line.text) <= 60 and not _NO_HEADLINE.search(line.head) and not _DATE.search(line.text)


def _score(page: Outline, i: int, known: _Known) -> tuple[float, str, int]:
    """A line's claim to be the headline, with the text it would give and its last line."""
    line = page.lines[i]
    box = page.boxes[line.box]
    tag = _TAGS.get(box.tag, 0.0)
    if box.parent >= 0 and not box.hints and page.boxes[box.parent].end - page.boxes[box.parent].start <= 3:
        box = page.boxes[box.parent]
    titled = names_title(box.hints) and not _names_subtitle(box.hints)
    likeness = 0.0
    if line.text[0] in known.characters:
        likeness = known.resembles(line.text) if tag or titled else known.likeness(line.text)
    if not (tag or titled or likeness):
        return 0.0, line.text, i
    text, last, likeness = _joined(page, i, known, likeness)
    score = tag + 1.5 * titled + likeness - _faults(page, i)
    if tag and not likeness and _stands_amid_prose(page, i):
        score -= _AMID_PROSE
    if len(squeeze(text)) < 5:
        score -= 1.5
    if len(text) <= _MARK_LENGTH and (END_MARK.match(line.head) or _OF_A_MENU.fullmatch(line.head)):
        # The heading of a menu or of a list of other articles.
        score -= 3.0
    if tag and not likeness and squeeze(text) == known.head:
        score -= 4.0
    if tag and score > 0 and len(text) <= line.linked + 1 and _leads_home(page, i):
        score -= 3.0
    return score, text, last


def _without_badges(page: Outline, i: int, text: str) -> str:
    """A headline without the badges that stand in elements of their own at its beginning or end."""
    children = [child for child in page.around(i).node.iter() if child.text().strip()]
    for child in (*children[:1], *children[-1:]):
        badge = tidy(child.text())
        if child.tag in _BADGE_TAGS and _BADGE_ALONE.fullmatch(badge) and len(text) > len(badge) + _CLOSE:
            text = text.removeprefix(badge).removesuffix(badge).strip()
    return text


def _leads_home(page: Outline, i: int) -> bool:
    """Whether a heading is a link to the site's front page, whose name it is."""
    link = page.around(i).node.css_first("a[href]")
    return link is not None and leads_home(link.attributes.get("href") or "")


def _faults(page: Outline, i: int) -> float:
    """What speaks against a line: that it is a link, hidden, an item of a list or in a box for something else."""
    line, box = page.lines[i], page.around(i)
    faults = 3.0 * (line.linked > 0.6 * len(line.text)) + 3.5 * line.hidden
    if "logo" in box.hints:
        faults += 4.0
    if box.tag in {"li", "dd", "a"} or any(_bad(b.hints) for b in page.ancestors(line.box)[:3]):
        faults += 2.0
    return faults


def _stands_amid_prose(page: Outline, i: int) -> bool:
    """Whether paragraphs stand right before a heading in the box that holds it, of whose text it heads a part."""
    parent = page.around(i).parent
    over = page.lines[max(page.boxes[parent].start, i - _HEADS_PART) : i] if parent >= 0 else []
    return sum(len(line.text) >= _PROSE_LENGTH and not line.linked and "。" in line.text for line in over) > 1


def _bad(hints: str) -> bool:
    return names_other(hints) and not names_title(hints)


def _joined(page: Outline, i: int, known: _Known, likeness: float) -> tuple[str, int, float]:
    """A headline with the lines that follow it in the same box, where together they agree better with the head."""
    best = (page.lines[i].text, i, likeness)
    text = best[0]
    for j in range(i + 1, min(i + 4, len(page.lines))):
        line = page.lines[j]
        if not _stand_together(page, i, j) or len(text) + len(line.text) > 150:
            break
        text = tidy(f"{text} {line.text}")
        # Of two that a title in the head begins with, the longer is the whole; where it gives none, a heading is.
        whole = not known.telling() and page.around(i).tag == "h1" and page.around(i) is page.around(j)
        if whole or known.likeness(text) > best[2] or (best[2] == _PREFIX and known.likeness(text) == _PREFIX):
            best = (text, j, known.likeness(text))
    return best


def _stand_together(page: Outline, i: int, j: int) -> bool:
    """Whether two lines are in one box, or in headings of one kind side by side."""
    one, other = page.around(i), page.around(j)
    return one is other or (one.tag == other.tag and one.tag in _TAGS and one.parent == other.parent)
