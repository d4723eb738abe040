"""By whom: writers from bylines, reporter credits in the lead and signatures at the end; editors apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.pages.info import Candidate, InfoLine, plain_lines, value_behind
from monitor.pages.page import Page
from monitor.pages.patterns import PROVINCE
from monitor.pages.people import is_person, looks_like_outlet, pen_names_in, people_in
from monitor.pages.sources import ACCOUNT_LINK
from monitor.pages.states import NOTHING_TOLD, State
from monitor.pages.text import fold, squeeze, tidy
from monitor.pages.times import find_times

_STOP = (
    r"(?=\s*(?:$|\||\[|\]|\(|\)|;|(?:文章|信息|稿件|新闻|内容)?来\s*源|出\s*处|责\s*编|责任|编\s*辑|发布|发表|时\s*间|日\s*期|更新|浏览|点击|字\s*[号体]|阅读|访问|人气|评论|分享|打印|"
    r"审核|审稿|校对|摄影|供图|图\s*[:/|]|(?:19|20)\d{2}[-年/.]|\d{1,2}:\d{2}))"
)
_LABEL = re.compile(
    r"(?:(?<![\w])|(?<!合)(?=作者\s*:))(?:本文)?(?P<l>作\s*者|楼\s*主|撰\s*文|撰\s*稿(?:人)?|采\s*写|采\s*访|记\s*者|通\s*讯\s*员|文字|文|Author|By)\s*[:|/]\s*(?P<v>[^\n|\[\]]{0,40}?)"
    + _STOP
)
_BARE_LABEL = re.compile(r"(?:作\s*者|撰\s*文|记\s*者)\s*:?")
_EMPTY_LABEL = re.compile(r"作\s*者\s*[:|]\s*$")
_ROLE = r"(?:全媒体|融媒体?|首席|特派|实习|见习|特约|新媒体|财经|高级|深度|新闻|驻[\u4e00-\u9fff]{2,6}|总台|本报|本刊|本网|本社|本台|通讯社|驻\S{1,4})"
_WHO = r"(?:记者|通讯员|评论员|撰稿人|特约撰稿|作者|撰文|采写|实习生)"
# A line that is nothing but a byline: a paper's name, a role, names.
_WHOLE = re.compile(
    rf"^[■□●◎▲▍|\s\[(—-]*(?:(?:图|文|图文|文图|撰文|采写|文字)\s*[、/|:]?\s*(?:图|文)?\s*[/|:]?\s*)?[\u4e00-\u9fffA-Za-z·《》]{{0,14}}?{_ROLE}*{_WHO}\s*[:|/]?\s*"
    r"(?P<v>[\u4e00-\u9fff·、,/ ]{2,60})[\])]?$"
)
_SLASH = re.compile(
    r"^[\s\[(]*(?:(?:本文)?作者|撰文|记者|采写|撰稿|图文|文图|文字|[文图][、/][文图]|文)\s*[|/:]\s*(?P<v>[^|/:]{2,40}?)\s*(?=$|\s{2,}|[|/\])]|(?:编辑|责编|图|摄影|摄像|拍摄|剪辑|视频|播音|来源|出品|校对|监制|排版)\s*[|/:]?)"
)
_TEXT_AND_PICTURE = re.compile(
    r"^[\s\[(]*(?:文\s*[/、&]?\s*图|图\s*[/、&]?\s*文)\s*[|/:]?\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})[)\]]?$"
)
_BY = re.compile(r"(?:^|\s)[Bb]y\s+(?P<v>[\u4e00-\u9fff·]{2,8}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,2})")
# Taiwan's stations set who reports behind the time: "/ 吳烈安 林品鑫 報導 /".
_REPORTING = re.compile(
    r"(?:^|[\s|/])(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3})\s+(?:综合)?报导\W*$"
)
_REPORTED = re.compile(r"\s*(?:摄影|图文|综合|现场|采访)?(?:报[道导]|整理|采写)$")
_NAMES_AND_TIME = 64
_BYLINE = 40
_CREDITS = 80
_NAMES_BEFORE_TIME = re.compile(
    r"(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,2})\s+发[布表](?:时间|日期)\s*:"
)
_SHORT_NAME = re.compile(r"[\u4e00-\u9fff]{2,3}")
_COUNTED = re.compile(r"[(（]\s*\d*\s*[)）]")
_WHOSE_BLOG = re.compile(r"(?P<v>\S{2,10})的[^\s的]{0,4}(?:博客|BLOG|Blog|空间|专栏)")
_BLOGS = re.compile(r"\S{2,6}博客")
_BLOG_PARTS = 3
_SIGNED = 10
_USER_HINTS = re.compile(r"author|nick|user")
_TOWN = re.compile(r"^..[县镇乡村]$")
# Of a line with a name and a time: a button, a number, what stands in brackets.
_NO_WORD = re.compile(
    r"(?:https?://)?[\w-]+(?:\.[\w-]+)+/?|我[要来有]\S{1,5}|\S{2,4}\(\d*\)|\[\S{1,4}\]|\(\d*\)|\d+|分享到?:?|原创"
)
_UNIT = re.compile(r"\S{2}(?:[省市县区镇乡村局办委]|街道|社区|中心|学校|农场|林场)$")
# What papers' digital editions have beside a text: the way to the pages of the issue.
_OF_AN_ISSUE = re.compile(r"[上下]一版|版面导航|当前版|第\s?[A-Z]?\d{1,3}\s?版")
_ISSUE_LINES = 60
_LEAST_BELOW = 3
_NAME_LENGTH = 6
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff]|[\u4e00-\u9fff]{3}")
_PLACE = re.compile(r"[省市县区镇乡村州]$")
# What literary pages set before a writer's name, instead of a word.
_MARKED_NAME = re.compile(r"^[□■◎○●◇◆△▲]\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})$")
# A line without any of these neither holds a label nor is a byline.
_NAMES_ROLE = re.compile(r"[作撰采记楼员文图生]|Author|By")
_LEADING_ROLE = re.compile(rf"^[^、,，]{{0,14}}?{_WHO}\s*[:：]?\s*")
_ROLE_WORD = re.compile(rf"{_WHO}\s*[:|/]?\s*")
_SENTENCE_END = re.compile(r"[。!?！？]”?")
_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,80})[)\]]")
_DESPATCH = (
    re.compile(r"^.{0,24}?记者(?P<v>[\u4e00-\u9fff]{2,4})\s*[/](?!图)"),
    # A despatch from abroad or afar: name, place, day ("记者王季安伦敦8日电").
    re.compile(
        r"^[^。]{0,12}?记者(?P<v>[\u4e00-\u9fff]{3}(?=[\u4e00-\u9fff]{2,4}\d{1,2}日(?:专|综合)?(?:电|讯))|[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{2}\d{1,2}日(?:专|综合)?(?:电|讯)))"
    ),
    re.compile(r"^[^。(]{0,14}(?:讯|电|消息)\s*\(\s*(?P<v>[\u4e00-\u9fff·、 ]{2,24}?)\s*\)"),
    re.compile(r"^[^。]{0,20}?(?:讯|电|消息)[\s,]*\S{0,8}?(?:记者|通讯员)\s*(?P<v>[\u4e00-\u9fff·、 ]{2,24})"),
)
# In brackets: the writer's name before what he or she did ("陈露/文 王强/图").
_BEFORE_ROLE = re.compile(r"^\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20}?)\s*(?:/\s*文|\s文\s*[/、]?\s*图)(?=\s|$|/|、)")
_SIGNATURE = re.compile(
    r"(?:[(\[]|——|—)\s*(?:文/|文:|作者:?)?(?P<v>[\u4e00-\u9fff·]{2,8}(?:[、, ][\u4e00-\u9fff·]{2,8}){0,3})[)\]]?\s*$"
)
# From what office a text was sent, and by whom there.
_SENT_IN = re.compile(r"[(\[]\s*(?P<u>[\u4e00-\u9fff]{3,14})\s*:\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})\s*[)\]]$")
_PHOTO = re.compile(r"摄(?!影师)|供图|图片|制图|漫画|图源")
_CAPTION = re.compile(r"^\W*(?:图[为:/]|▲|△)|摄\W*$")
_OF_PICTURES = re.compile(r"\W*(?:图|图片|摄影|摄像|视频)\s*[|/:]")
_BOXED_LABEL = re.compile(r"^\[([\u4e00-\u9fff]{2,6})\]")
_PHOTOGRAPHER = re.compile(r"摄影|摄像|供图")
# Whom a crew's credits name behind its reporters.
_CAMERA = re.compile(r"\s(?:摄影|摄像)\s*:?\s+(?!报[道导])[\u4e00-\u9fff]{2,3}(?:\s|$).*$")
_EDITED = re.compile(
    r"(?:\s[\u4e00-\u9fff]{2,6}(?=编辑\s*[:|/]))?(?:责任编辑|责编|编辑|校对|审核|剪辑|视频|编导|主编|监制|制作).*$"
)
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
    r"(?:责\s*任\s*编\s*辑|责\s*编|实习编辑|值班编辑|网络编辑|编\s*辑)\s*(?::|\||/|\s)\s*(?!锁定|讨论|词条|历史|本段|目录|收藏|删除|举报|打印|赞)(?P<v>[\u4e00-\u9fffA-Za-z·、, \u3000]{2,24}?)"
    r"(?=\s*(?:$|[\]\[|)(_;。]|\d|校对|审核|来源|作者|监制|责任|编辑|版面|浏览|点击|阅读|评论|字号|发布|[A-Z]{2}\d)|\s+[\u4e00-\u9fff]{2,5}\s*[:|])"
)


def authors(
    page: Page,
    info: Sequence[InfoLine],
    body: Sequence[str],
    tail: Sequence[str],
    source: str | None,
    told: State = NOTHING_TOLD,
) -> list[Candidate]:
    """All readings of the authors, names joined by U+3001, best first; `told` is what a script's object says."""
    named = _in_info(info)
    lead = _first(body[:4], tail=False)
    below = next(
        (
            _restored(people, fold(text), text)
            for text in tail[:12]
            if len(text) <= _CREDITS and (people := _credited_below(fold(text)))
        ),
        [],
    )
    signed = _first(list(body[-3:])[::-1], tail=True)
    found = [
        Candidate("、".join(names), rule, confidence)
        for names, rule, confidence in (
            (named, "info line label", 0.9),
            (lead, "credit in the lead", 0.85),
            (signed, "signature at the end", 0.8),
            (below, "byline below the body", 0.7),
        )
        if names
    ]
    found += _from_head(page, info, named=bool(found))
    if not found and (blogger := _blogger(page)):
        found.append(Candidate(blogger, "named as a blog's", 0.5))
    if not found and (beside := _beside_time(page, info)):
        found.append(Candidate(beside, "beside the time", 0.45))
    if not found and (before := _before_time(info)):
        found.append(Candidate(before, "before the time", 0.44))
    if not found and (alone := _under_paper_headline(page, info)):
        found.append(Candidate(alone, "alone under a paper's headline", 0.44))
    if not found and (first := _alone_over_text(body)):
        found.append(Candidate(first, "alone over the text", 0.43))
    if not found and (called := _called_author(info, source)):
        found.append(Candidate(called, "named by its class", 0.43))
    if not found and (areas := [names for text in page.areas("author") if (names := people_in(text))]):
        found.append(Candidate("、".join(areas[0]), "in a text area", 0.44))
    if not found and (names := people_in(told.author) or pen_names_in(told.author)):
        found.append(Candidate("、".join(names), "script's object", 0.45))
    found += _account(page, [*info, *plain_lines(tail)], source)
    return found or _poster(info)


def editor(info: Sequence[InfoLine], tail: Sequence[str]) -> Candidate | None:
    """The editor in charge, None if none is named."""
    for rule, texts in (("below the body", tail), ("info line", [line.text for line in info])):
        for text in texts:
            match = _EDITOR.search(fold(text[:200]))
            names = pen_names_in(text[match.start("v") : match.end("v")]) if match else []
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
        if named and not named[0].isdecimal() and (called := _called(named)):
            return called
        for match in _LABEL.finditer(folded):
            whole = line.text[match.start("v") : match.end("v")]
            named_first = people_in(whole)[:1]
            value = whole if named_first and not _ROLE_WORD.search(named_first[0]) else _without_role(whole)
            # Behind a plain "author" stands a name even where it is a pen name.
            sure = re.match(r"作|楼|A|B", match["l"])
            people += (people_in(value) or pen_names_in(value)) if sure else people_in(value)
            people += _credited(_without_photographer(fold(whole)))
        if not people and (by := _BY.search(folded)):
            people = [tidy(by["v"])]
        if not people and (marked := _MARKED_NAME.match(folded) or _reporting(folded)):
            people = people_in(marked["v"])
        if not people and "/" in folded and (before := _BEFORE_ROLE.match(folded)):
            people = _credited(before["v"]) or people_in(before["v"])
        if not people and len(folded) <= 80:
            people = _byline(folded) or _credited(_without_photographer(folded))
        if people:
            more = _next_byline([line.text for line in info[i + 1 : i + 2]]) if len(folded) <= _BYLINE else []
            return list(dict.fromkeys([*_restored(people, folded, line.text), *more]))
    return _by_class(info)


def _called(text: str) -> list[str]:
    """The names behind a label, with or without a role before them, or of no known family."""
    return people_in(text) or people_in(_without_role(text)) or pen_names_in(text)


def _pen_names(text: str) -> list[str]:
    """The names behind an empty label; none where a time stands there."""
    return [] if text[:1].isdecimal() else pen_names_in(text)


def _reporting(text: str) -> re.Match[str] | None:
    return _REPORTING.search(text) if "报导" in text else None


def _without_crew(text: str) -> str:
    """The text without those whom it names as editors or, behind its reporters, at a camera."""
    text = _EDITED.sub("", text)
    return _CAMERA.sub("", text) if "摄" in text else text


def _without_photographer(text: str) -> str:
    """The text before a photographer's credit; nothing where it is a picture's caption."""
    return "" if _CAPTION.search(text) else _PHOTOGRAPHER.split(text)[0]


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


def _restored(people: Sequence[str], folded: str, text: str) -> list[str]:
    """Names found in folded text as the text itself spells them, each once."""
    places = [(folded.find(name), name) for name in people]
    return list(dict.fromkeys(text[at : at + len(name)] if at >= 0 else name for at, name in places))


def _without_role(text: str) -> str:
    return _LEADING_ROLE.sub("", text)


def _first(paragraphs: Sequence[str], *, tail: bool) -> list[str]:
    for i, text in enumerate(paragraphs):
        folded = _unboxed(fold(text))
        people = _credit(folded, tail=tail)
        if people:
            found = _restored(people, folded, text)
            more = _next_byline(paragraphs[i + 1 : i + 2]) if len(text) <= _BYLINE else []
            return list(dict.fromkeys([*more, *found] if tail else [*found, *more]))
    return []


def _next_byline(paragraphs: Sequence[str]) -> list[str]:
    """The people of a paragraph that is nothing but a byline, where one of others stands right beside it."""
    text = next(iter(paragraphs), "")
    folded = _unboxed(fold(text)) if len(text) <= _BYLINE else ""
    return _restored(people, folded, text) if (people := _byline(folded)) else []


def _unboxed(text: str) -> str:
    """The text with its label's brackets as a space and a colon, so that places in it stay the same."""
    return _BOXED_LABEL.sub(r" \1:", text) if text[:1] == "[" else text


def _credit(text: str, *, tail: bool) -> list[str]:
    if len(text) <= 70:
        people = _byline(text)
        if people:
            return people
    window = text[-100:] if tail else text[:140]
    for match in _BRACKET.finditer(window):
        people = _in_brackets(match["inside"])
        if people:
            return people
    for pattern in () if tail else _DESPATCH:
        despatch = pattern.match(text[:60])
        if despatch and (people := people_in(despatch["v"])):
            return _with_more(text[: despatch.end()], people)
    if tail and (people := _byline_behind(text)):
        return people
    if tail and (marked := _MARKED_NAME.match(text)):
        return people_in(marked["v"])
    if tail and (sent := _SENT_IN.search(text)) and (_UNIT.search(sent["u"]) or looks_like_outlet(sent["u"])):
        return people_in(sent["v"])
    signature = _SIGNATURE.search(text) if tail else None
    return _signed(signature["v"]) if signature else []


def _byline_behind(text: str) -> list[str]:
    """Reporters named behind the last sentence of a paragraph."""
    rest = _SENTENCE_END.split(text)[-1].strip()
    return _byline(rest) if 4 <= len(rest) <= _BYLINE and _ROLE_WORD.search(rest) else []


def _byline(text: str) -> list[str]:
    text = _without_crew(text)
    if _OF_PICTURES.match(text):
        return []
    if (bare := text.rstrip(")] ")).endswith(("报道", "报导", "整理", "采写")):
        text = _REPORTED.sub("", bare)
    for pattern in (_TEXT_AND_PICTURE, _SLASH, _WHOLE):
        match = pattern.match(text)
        if match and (pattern is _TEXT_AND_PICTURE or not _PHOTO.search(match[0])):
            people = people_in(match["v"]) or people_in(_without_role(match["v"]))
            people = people or (pen_names_in(match["v"]) if pattern is _SLASH and "记者" not in match[0] else [])
            return _with_more(text, people) if people else []
    return []


def _credited_below(text: str) -> list[str]:
    """The people of a line of credits: a byline, or behind a label among others."""
    if _NAMES_ROLE.search(text) is None:
        return []
    named = (_with_more(text, people) for match in _LABEL.finditer(text) if (people := people_in(match["v"])))
    line = _without_crew(text)
    if text.startswith("(") and (people := _in_brackets(text.strip("()"))):
        return people
    return (_byline(line) if len(line) <= _BYLINE else []) or next(named, [])


def _with_more(text: str, people: list[str]) -> list[str]:
    """Reporters and correspondents named one after the other in one line."""
    return list(dict.fromkeys([*people, *_credited(text)]))


def _credited(text: str) -> list[str]:
    """The people named behind each role in a text."""
    return [name for part in _ROLE_WORD.split(text)[1:] for name in people_in(re.split(r"[)\]]", part, maxsplit=1)[0])]


def _in_brackets(inside: str) -> list[str]:
    inside = _EDITED.sub("", inside)
    if not inside or _PHOTO.search(inside):
        return []
    people = _credited(_REPORTED.sub("", inside))
    slash = None if people else _SLASH.match(inside) or _BEFORE_ROLE.match(inside)
    if slash:
        people = people_in(_without_role(slash["v"]), offices=True)
    return list(dict.fromkeys(people))


def _signed(value: str) -> list[str]:
    tokens = [t for t in re.split(r"[、, ]", value) if t]
    if len(tokens) > 1 and _UNIT.search(tokens[0]):
        # Where someone writes from stands before the name.
        tokens = tokens[1:]
    people = people_in(" ".join(tokens))
    return people if len(people) == len(tokens) or len(people) >= 2 else []


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
        words = [w for w in re.split(r"[\s·|]+", rest) if w and w not in linked and not _NO_WORD.fullmatch(fold(w))]
        # Behind a link to an outlet even a short word is a name.
        least = 2 if any(map(looks_like_outlet, linked)) else 3
        people = [w for w in words if least <= len(w) <= 3 and is_person(w) and not _PLACE.search(w)]
        if people and len(words) <= len(people) + 1 and all(w in people or looks_like_outlet(w) for w in words):
            return "、".join(people)
    return None


def _before_time(info: Sequence[InfoLine]) -> str | None:
    """The people whose names a line opens with, right before the label of its time."""
    for line in info:
        match = None if line.above else _NAMES_BEFORE_TIME.match(fold(line.text))
        people = people_in(match["v"]) if match else []
        if match and people and "".join(people) == squeeze(match["v"]).replace("、", ""):
            return "、".join(people)
    return None


def _under_paper_headline(page: Page, info: Sequence[InfoLine]) -> str | None:
    """The people whose names are all of the line right under a headline of a paper's digital edition."""
    first = next((line for line in info if not line.above), None)
    if first is None or len(first.text) > _SIGNED or any(piece.href for piece in first.pieces):
        return None
    people = people_in(first.text)
    if "".join(people) != squeeze(first.text) or _PLACE.search(first.text):
        return None
    lines = page.outline.lines[:_ISSUE_LINES]
    return "、".join(people) if any(_OF_AN_ISSUE.search(line.head) for line in lines) else None


def _alone_over_text(body: Sequence[str]) -> str | None:
    """The name that is all of a text's first paragraph: of three characters, or of two with a space between."""
    if len(body) < _LEAST_BELOW or len(body[0]) > _NAME_LENGTH or not _SPACED_NAME.fullmatch(body[0]):
        return None
    name = squeeze(body[0])
    return name if is_person(name) and len(body[1]) >= _BYLINE and not _PLACE.search(name) else None


def _called_author(info: Sequence[InfoLine], source: str | None) -> str | None:
    """What an element named for the author holds, where it is as short as a name, though of no known family."""
    for line in () if any(line.above for line in info[:1]) else info:
        for piece in line.pieces:
            # The nearest element's classes come first.
            told = not line.above and _AUTHOR_HINTS.search(piece.hints.strip().partition(" ")[0])
            if told and _SHORT_NAME.fullmatch(piece.text) and piece.text != source and pen_names_in(piece.text):
                return None if looks_like_outlet(piece.text) or _PLACE.search(piece.text) else piece.text
    return None


def _blogger(page: Page) -> str | None:
    """Whose blog a page is, by its title: what is called someone's, or what stands before the name of a site for blogs."""
    parts = [part.strip() for part in re.split(r"[_|–—-]+", page.hints.title)]
    for part in parts[1:]:
        if whose := _WHOSE_BLOG.fullmatch(part):
            return whose["v"] if pen_names_in(whose["v"]) else None
    named = parts[-2] if len(parts) >= _BLOG_PARTS and _BLOGS.fullmatch(parts[-1]) else ""
    signed = 0 < len(named) <= _SIGNED and pen_names_in(named) and f"{named}的博客" in page.decoded.text
    return named if signed else None


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
