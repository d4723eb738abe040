"""By whom: writers from bylines, reporter credits in the lead and signatures at the end; editors apart."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from monitor.pages.document.page import Page
from monitor.pages.document.states import NOTHING_TOLD, State
from monitor.pages.fields.blogs import blogger, posted_by
from monitor.pages.fields.credits import (
    BEFORE_ROLE,
    BYLINE,
    LABEL,
    MARKED_NAME,
    ROLE_WORD,
    byline,
    credited,
    credited_below,
    first_credit,
    named_behind,
    next_byline,
    restored,
    without_photographer,
    without_role,
    without_unit,
)
from monitor.pages.fields.info import Candidate, InfoLine, plain_lines, value_behind
from monitor.pages.fields.people import is_person, looks_like_outlet, pen_names_in, people_in
from monitor.pages.fields.sources import ACCOUNT_LINK
from monitor.pages.patterns import PROVINCE
from monitor.pages.text import fold, squeeze, tidy
from monitor.pages.times import find_times

_BARE_LABEL = re.compile(r"(?:作\s*者|撰\s*文|记\s*者)\s*:?")
_EMPTY_LABEL = re.compile(r"作\s*者\s*[:|]\s*$")
_BY = re.compile(r"(?:^|\s)[Bb]y\s+(?P<v>[\u4e00-\u9fff·]{2,8}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})")
# Taiwan's stations set who reports behind the time: "/ 吳烈安 林品鑫 報導 /".
_REPORTING = re.compile(
    r"(?:^|[\s|/])(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3})\s+(?:综合)?报导\W*$"
)
_NAMES_AND_TIME = 64
_CREDITS = 80
_NAMES_BEFORE_TIME = re.compile(
    r"(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,2})\s+发[布表](?:时间|日期)\s*:"
)
# A name and a time, and nothing else.
_DOTTED = re.compile(r"[\u4e00-\u9fff]{2,3}\s*[·•]\s*20\d\d[-/.年][-/.\d月日: ]+$")
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")
_COUNTED = re.compile(r"[(（]\s*\d*\s*[)）]")
_SIGNED = 10
_USER_HINTS = re.compile(r"author|nick|user")
_TOWN = re.compile(r"^..[县镇乡村]$")
# Of a line with a name and a time: a button, a number, what stands in brackets.
_NO_WORD = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?|我[要来有]\S{1,5}|\S{2,4}\(\d*\)|\[\S{1,4}\]|\(\d*\)|\d+|分享到?:?|原创|(?:浏览|阅读|点击|访问)[量数次]{0,2}:\S*"
)
# What papers' digital editions have beside a text: the way to the pages of the issue.
_OF_AN_ISSUE = re.compile(r"[上下]一版|版面导航|当前版|第\s?[A-Z]?\d{1,3}\s?版")
_ISSUE_LINES = 60
_LEAST_BELOW = 3
_FULL_NAME = 3
_NAME_LENGTH = 6
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff]|[\u4e00-\u9fff]{3}")
# Under a text: who its author is.
_OF_THE_AUTHOR = re.compile(r"[(（【\[]?(?:本文)?作者(?:系|为|是|单位)")
# What stands right under the name of one who writes for a paper.
_REPORTER_OF = re.compile(r"[\u4e00-\u9fff]{0,12}(?:记者|评论员|撰稿人|主笔)")
_OFFICE = re.compile(r"[\u4e00-\u9fff]{2,8}[科室处股站办镇乡局]")
_PLACE = re.compile(r"[省市县区镇乡村州]$")
# Where a content system for accounts sets the writer's name beside the account's.
_WRITER_HINTS = re.compile(r"\bmeta_text\b|_meta_text\b|author_name")
_NO_WRITER = re.compile(r"\d|原创|转载|[昨今前]天|刚刚|来自|收录于")
_AUTHOR_HINTS = re.compile(r"author|byline|writer|reporter|zuozhe")
_AUTHOR_LINK = re.compile(r"/(?:authors?|writers?|reporters?|columnists?)/")
_ACCOUNT_HINTS = re.compile(r"author|account|user[-_]?name")
_PLATFORM = re.compile(
    r"网易号|搜狐号|百家号|头条号|大鱼号|一点号|凤凰号|快传号|自媒体|今日头条|简书|新浪博客|博客园|专栏作者|(?<!到)博客$|"
    rf"领域(?:优质|资深)?(?:创作者|爱好者|达人|博主)|IP属地|发布于[:：]?\s*(?:{PROVINCE})[省市]?(?!\w)"
)
_EDITOR = re.compile(
    r"(?:责\s*任\s*编\s*辑|责\s*编|实习编辑|值班编辑|网络编辑|文编|(?<!视觉)(?<!美术)(?<!图片)编\s*辑)\s*(?::|\||/|\s)\s*\[?\s*(?!锁定|讨论|词条|历史|本段|目录|收藏|删除|举报|打印|赞)(?P<v>[\u4e00-\u9fffA-Za-z·、, \u3000]{2,24}?)"
    r"(?=\s*(?:$|[\]\[|)(_;。]|\d|校对|审核|来源|作者|监制|审读|[初复终一二三]审|签发|责任|编辑|版面|浏览|点击|阅读|评论|字号|发布|打印|关闭|收藏|分享|纠错|[A-Z]{2}\d)|\s+[\u4e00-\u9fff]{2,5}\s*[:|])"
)


# The label alone, with the name in the next line, and the whole line, whose label and name nothing parts.
_EDITOR_ALONE = re.compile(r"\W*(?:责任编辑|责编|编辑)\s*:")
_SHORT_LABEL = 8
_EDITOR_RUN = re.compile(r"\W*(?:责任编辑|责编)(?P<v>[\u4e00-\u9fff]{2,4})\W*")


def authors(
    page: Page,
    info: Sequence[InfoLine],
    body: Sequence[str],
    tail: Sequence[str],
    source: str | None,
    told: State = NOTHING_TOLD,
) -> list[Candidate]:
    """All readings of the authors, names joined by U+3001, best first; `told` is what a script's object says."""
    found = list(_credited(info, body, tail))
    found += _from_head(page, info, named=bool(found))
    if not found:
        unlabelled = _unlabelled(page, info, body, tail, source, told)
        found += next(([Candidate(*one)] for one in unlabelled if one[0]), [])
    found += _account(page, [*info, *plain_lines(tail)], source)
    return found or _poster(info)


def _credited(info: Sequence[InfoLine], body: Sequence[str], tail: Sequence[str]) -> Iterator[Candidate]:
    """Who is said to have written it, best first."""
    below = (
        restored(people, fold(text), text)
        for text in tail[:12]
        if len(text) <= _CREDITS and (people := credited_below(fold(text)))
    )
    for names, rule, confidence in (
        (_in_info(info), "info line label", 0.9),
        (first_credit(body[:4], tail=False), "credit in the lead", 0.85),
        (first_credit(list(body[-3:])[::-1], tail=True), "signature at the end", 0.8),
        (next(below, []), "byline below the body", 0.7),
    ):
        if names:
            yield Candidate("、".join(names), rule, confidence)


def _unlabelled(
    page: Page, info: Sequence[InfoLine], body: Sequence[str], tail: Sequence[str], source: str | None, told: State
) -> Iterator[tuple[str, str, float]]:
    """Names that only their place says to be the author's, each empty where there is none, with rule and confidence."""
    yield blogger(page) or "", "named as a blog's", 0.5
    yield posted_by(tail) or "", "named under a post", 0.5
    yield _beside_time(page, info) or "", "beside the time", 0.45
    yield _before_time(info) or "", "before the time", 0.44
    yield _under_paper_headline(page, info) or "", "alone under a paper's headline", 0.44
    yield _alone_over_text(body) or "", "alone over the text", 0.43
    yield _called_author(info, source) or "", "named by its class", 0.43
    in_areas = next(filter(None, map(people_in, page.areas("author"))), [])
    yield "、".join(in_areas), "in a text area", 0.44
    yield "、".join(people_in(told.author) or pen_names_in(told.author)), "script's object", 0.45


def editor(info: Sequence[InfoLine], tail: Sequence[str]) -> Candidate | None:
    """The editor in charge, None if none is named."""
    for rule, texts in (("below the body", tail), ("info line", [line.text for line in info])):
        for text, behind in itertools.zip_longest(texts, texts[1:], fillvalue=""):
            match = _EDITOR.search(fold(text[:200]))
            names = pen_names_in(text[match.start("v") : match.end("v")]) if match else []
            names = names or (people_in(run["v"]) if (run := _EDITOR_RUN.fullmatch(text)) else [])
            if not names and len(text) <= _SHORT_LABEL and _EDITOR_ALONE.fullmatch(fold(text)):
                names = people_in(behind)
            if names:
                return Candidate("、".join(names), rule, 0.9)
    return None


def _in_info(info: Sequence[InfoLine]) -> list[str]:
    for i, line in enumerate(info):
        folded = fold(line.text)
        people: list[str] = []
        if _EMPTY_LABEL.match(folded) and i + 1 < len(info):
            return people_in(info[i + 1].text) or _pen_names(info[i + 1].text)
        named = value_behind(line, _BARE_LABEL)
        if named and not named[0].isdecimal() and (called := named_behind(named)):
            return called
        for match in LABEL.finditer(folded):
            whole = line.text[match.start("v") : match.end("v")]
            named_first = people_in(whole)[:1]
            value = whole if named_first and not ROLE_WORD.search(named_first[0]) else without_unit(without_role(whole))
            # Behind a plain "author" stands a name even where it is a pen name.
            sure = re.match(r"作|楼|A|B", match["l"])
            people += (people_in(value) or pen_names_in(value)) if sure else people_in(value)
            people += credited(without_photographer(fold(whole)))
        if not people and (by := _BY.search(folded)):
            people = [tidy(by["v"])]
        if not people and (marked := MARKED_NAME.match(folded) or _reporting(folded)):
            people = people_in(marked["v"])
        if not people and "/" in folded and (before := BEFORE_ROLE.match(folded)):
            people = credited(before["v"]) or people_in(before["v"])
        if not people and len(folded) <= 80:
            people = byline(folded) or credited(without_photographer(folded))
        if not people and len(line.pieces) > 1:
            people = _in_pieces(line)
        if not people and i + 1 < len(info) and _REPORTER_OF.fullmatch(info[i + 1].text) and is_person(line.text):
            people = [line.text]
        if people:
            more = next_byline([line.text for line in info[i + 1 : i + 2]]) if len(folded) <= BYLINE else []
            return list(dict.fromkeys([*restored(people, folded, line.text), *more]))
    return _by_class(info)


def _in_pieces(line: InfoLine) -> list[str]:
    """The people of the first part of a line that is a byline by itself, or a name behind a mark."""
    for piece in line.pieces if len(line.text) <= _CREDITS else ():
        text = fold(piece.text)
        marked = MARKED_NAME.match(text) or (BEFORE_ROLE.match(text) if "/" in text else None)
        if people := people_in(marked["v"]) if marked else byline(text):
            return people
    return []


def _pen_names(text: str) -> list[str]:
    """The names behind an empty label; none where a time stands there."""
    return [] if text[:1].isdecimal() else pen_names_in(text)


def _reporting(text: str) -> re.Match[str] | None:
    return _REPORTING.search(text) if "报导" in text else None


def _by_class(info: Sequence[InfoLine]) -> list[str]:
    """People whose names stand in an element named for the author or link to the author's page."""
    for line in info:
        for piece in line.pieces:
            told = _AUTHOR_HINTS.search(piece.hints) or _AUTHOR_LINK.search(piece.href or "")
            if told and "edit" not in piece.hints and (people := people_in(piece.text)):
                return people
    return _beside_account(info)


def _beside_account(info: Sequence[InfoLine]) -> list[str]:
    """The writer, by whatever name, that an account's page names beside the account itself."""
    accounts = {squeeze(p.text) for line in info for p in line.pieces if "nickname" in p.hints}
    for line in info if accounts else ():
        for piece in line.pieces:
            named = _WRITER_HINTS.search(piece.hints) and squeeze(piece.text) not in accounts
            if named and not _NO_WRITER.search(piece.text) and (names := pen_names_in(piece.text)):
                return names
    return []


def _from_head(page: Page, info: Sequence[InfoLine], *, named: bool) -> list[Candidate]:
    """JSON-LD's author, whose type says that it is a person, and a meta tag's whom the info line names too.

    Whom only the mark-up calls an author counts where nobody is named otherwise.
    """
    found = []
    meta = page.hints.first("author", "og:article:author", "article:author", "og:author", "enpproperty:author")
    shown = {squeeze(piece.text) for line in info for piece in line.pieces if "edit" not in piece.hints}
    if meta and squeeze(meta[1]) in shown and not _TOWN.search(meta[1]) and (names := people_in(meta[1])):
        found.append(Candidate("、".join(names), f"meta {meta[0]}", 0.7))
    names = people_in(page.hints.linked_data.get("author", ""))
    found += [Candidate("、".join(names), "json-ld", 0.6)] if names else []
    return found if found or named else _marked(page, shown)


def _marked(page: Page, shown: set[str]) -> list[Candidate]:
    """A name in an element that HTML or its microdata marks as the author's, where it stands beside the headline."""
    for name in page.hints.authors:
        if squeeze(name) in shown and 2 <= len(name) <= 20 and not looks_like_outlet(name):
            return [Candidate(name, "marked as the author", 0.55)]
    return []


def _beside_time(page: Page, info: Sequence[InfoLine]) -> str | None:
    """The full names of people in a line of nothing but them, an outlet and a time, None without one."""
    for line in info:
        times = [] if line.above or len(line.text) > _NAMES_AND_TIME else find_times(line.text, page.zone, page.now)
        if len(times) != 1 or times[0].form == "relative" or any("edit" in piece.hints for piece in line.pieces):
            continue
        rest = _COUNTED.sub(" ", f"{line.text[: times[0].start]} {line.text[times[0].end :]}")
        linked = {piece.text for piece in line.pieces if piece.href}
        words = [w for w in re.split(r"[\s·|【】]+", rest) if w and w not in linked and not _NO_WORD.fullmatch(fold(w))]
        # Behind a link to an outlet, and parted from the time by a dot, even a short word is a name.
        least = 2 if any(map(looks_like_outlet, linked)) or _DOTTED.match(line.text) else 3
        people = [w for w in words if least <= len(w) <= 3 and is_person(w) and not _PLACE.search(w)]
        if people and len(words) <= len(people) + 1 and all(w in people or _is_office(w) for w in words):
            return "、".join(people)
    return None


def _is_office(word: str) -> bool:
    return looks_like_outlet(word) or _OFFICE.fullmatch(word) is not None


def _before_time(info: Sequence[InfoLine]) -> str | None:
    """The people whose names a line opens with, right before the label of its time."""
    for line in info:
        match = None if line.above else _NAMES_BEFORE_TIME.match(fold(line.text))
        people = people_in(match["v"]) if match else []
        if match and people and "".join(people) == squeeze(match["v"]).replace("、", ""):
            return "、".join(people)
    return None


def _under_paper_headline(page: Page, info: Sequence[InfoLine]) -> str | None:
    """The people whose names are all of the line right under a headline: of a paper's digital edition, or over the time."""
    first = next((line for line in info if not line.above), None)
    if first is None or len(first.text) > _SIGNED or any(piece.href for piece in first.pieces):
        return None
    people = people_in(first.text)
    if "".join(people) != squeeze(first.text) or _PLACE.search(first.text):
        return None
    lines = page.outline.lines[:_ISSUE_LINES]
    told = any(_OF_AN_ISSUE.search(line.head) for line in lines) or _is_over_time(page, info, people)
    return "、".join(people) if told else None


def _is_over_time(page: Page, info: Sequence[InfoLine], people: Sequence[str]) -> bool:
    """Whether the time is told right under a line of several names, of one of three characters or of one set wide."""
    first, *others = [line for line in info if not line.above][:2]
    sure = len(people) > 1 or len(people[0]) == _FULL_NAME or _SPACED_NAME.fullmatch(first.text)
    return bool(sure) and any(find_times(line.text, page.zone, page.now) for line in others)


def _alone_over_text(body: Sequence[str]) -> str | None:
    """The name that is all of a text's first paragraph: of three characters, or of two with a space between."""
    if len(body) < _LEAST_BELOW or len(body[0]) > _NAME_LENGTH:
        return None
    if not _SPACED_NAME.fullmatch(body[0]) and not _OF_THE_AUTHOR.search(body[-1]):
        return None
    name = squeeze(body[0])
    # Over a verse a short name is told by the space in it.
    told = len(body[1]) >= BYLINE or len(name) == 2
    return name if is_person(name) and told and not _PLACE.search(name) else None


def _called_author(info: Sequence[InfoLine], source: str | None) -> str | None:
    """What an element named for the author holds, where it is as short as a name, though of no known family."""
    for line in () if any(line.above for line in info[:1]) else info:
        for piece in line.pieces:
            # The nearest element's classes come first.
            told = not line.above and _AUTHOR_HINTS.search(piece.hints.strip().partition(" ")[0])
            if told and _SHORT_NAME.fullmatch(piece.text) and piece.text != source and pen_names_in(piece.text):
                return None if looks_like_outlet(piece.text) or _PLACE.search(piece.text) else piece.text
    return None


def _poster(info: Sequence[InfoLine]) -> list[Candidate]:
    """Who posted a text on a platform that is its source: a name that links to a user's page and is called a user's."""
    for line in info:
        for piece in line.pieces:
            told = piece.href and ACCOUNT_LINK.search(piece.href) and _USER_HINTS.search(piece.hints)
            if told and pen_names_in(piece.text) and not looks_like_outlet(piece.text):
                return [Candidate(piece.text, "a user's link", 0.4)]
    return []


def _account(page: Page, info: Sequence[InfoLine], source: str | None) -> list[Candidate]:
    """The account itself where it is a person's on a platform for such."""
    if not source or looks_like_outlet(source):
        return []
    named = (piece for line in info for piece in line.pieces if squeeze(piece.text) == squeeze(source))
    if any(_ACCOUNT_HINTS.search(piece.hints) or ACCOUNT_LINK.search(piece.href or "") for piece in named):
        return [Candidate(source, "account", 0.5)]
    on_platform = any(_PLATFORM.search(text) for text in (page.hints.title, *(line.text for line in info)))
    if on_platform or squeeze(page.scripts.account or "") == squeeze(source):
        return [Candidate(source, "account", 0.4)]
    return []
