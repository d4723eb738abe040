"""Credits: the people whom a byline, a report's first words or a signature names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitor.pages.fields.people import is_person, looks_like_outlet, pen_names_in, people_in, run_together
from monitor.pages.patterns import PROVINCE, unspaced
from monitor.pages.text import fold

_STOP = (
    r"(?=\s*(?:$|\||\[|\]|\(|\)|;|(?:文章|信息|稿件|新闻|内容)?来\s*源|出\s*处|责\s*编|责任|编\s*辑|发布|发表|时\s*间|日\s*期|更新|浏览|点击|字\s*[号体]|阅读|访问|人气|评论|分享|打印|语音|朗读|[A-Z][a-z]+\s*:|"
    r"审核|审稿|校对|摄影|供图|供稿|单位|图\s*[:/|]|(?:19|20)\d{2}[-年/.]|\d{1,2}:\d{2}))"
)
LABEL = re.compile(
    r"(?:(?<![\w])|(?<!合)(?=作者\s*:))(?:本文)?(?P<l>作\s*者|楼\s*主|撰\s*文|撰\s*稿(?:人)?|供\s*稿(?:人)?|采\s*写|采\s*访|报\s*[道导]|记\s*者|通\s*讯\s*员|信\s*息\s*员|文字|文稿|文案|文|Author|By)\s*[:|/\]]\s*(?:文\s*[/:]\s*)?(?P<v>[^\n|\[\]]{0,40}?)"
    + _STOP
)
_ROLE = r"(?:全媒体|融媒体?|首席|特派|实习|见习|特约|新媒体|财经|高级|深度|新闻|驻[\u4e00-\u9fff]{2,6}|总台|本报|本刊|本网|本社|本台|通讯社|驻\S{1,4})"
_WHO = r"(?:记者|通讯员|评论员|撰稿人|特约撰稿|作者|撰文|采写|实习生)"
# A line that is nothing but a byline: a paper's name, a role, names.
_WHOLE = re.compile(
    rf"^[■□●◎▲▍|\s\[(—-]*(?:(?:图|文|图文|文图|撰文|采写|文字)\s*[、/|:]?\s*(?:图|文)?\s*[/|:]?\s*)?[\u4e00-\u9fffA-Za-z·《》]{{0,14}}?{_ROLE}*{_WHO}\s*[:|/]?\s*"
    r"(?P<v>[\u4e00-\u9fff·、,/: ]{2,60})[\])]?$"
)
_SLASH = re.compile(
    r"^[\s\[(]*(?:(?:本文)?作者|撰文|记者|采写|撰稿|图文|文图|文字|文稿|文案|[文图][、/][文图]|文)\s*[|/:]\s*(?P<v>[^|/:]{2,40}?)\s*(?=$|\s{2,}|[|/\])]|(?:编辑|责编|图|摄影|摄像|拍摄|剪辑|视频|播音|来源|供稿(?:单位)?|出品|校对|监制|排版)\s*[|/:]?)"
)
_TEXT_AND_PICTURE = re.compile(
    r"^[\s\[(]*(?:文\s*[/、&]?\s*图|图\s*[/、&]?\s*文)\s*[|/:]?\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})[)\]]?$"
)
_THEN_ROLE = re.compile(
    r"^[\s\[(]*(?P<v>[\u4e00-\u9fff·、 ]{2,20}?)\s*(?:[\s/]\s*(?:文\s*[/、&]?\s*图|图\s*[/、&]?\s*文|摄影报[道导])[)\]]?$|[\s/]\s*文\s+[\u4e00-\u9fff·、 ]{2,20}?\s*[\s/]\s*[图摄][)\]]?$)"
)
# Who has sent a text, maybe from what office.
_SENT = re.compile(
    r"^[\s(\[]*(?:[\u4e00-\u9fff]{3,14}\s+)?(?P<v>[\u4e00-\u9fff]{2,4}(?:[、 ][\u4e00-\u9fff]{2,4}){0,3})\s*[供撰]稿[)\]]?$"
)
_REPORTED = re.compile(r"\s*(?:摄影|图文|综合|现场|采访)?(?:报[道导]|整理|采写)$")
_OF_BOTH = (_TEXT_AND_PICTURE, _THEN_ROLE)
BYLINE = 40
_UNIT = re.compile(r"\S{2}(?:[省市县区镇乡村局办委]|街道|社区|中心|学校|农场|林场)$")
_TOWN_BEFORE = re.compile(r"[\u4e00-\u9fff]{2,3}[镇乡](?=[\u4e00-\u9fff]{2,3}$)")
# What literary pages set before a writer's name, instead of a word.
MARKED_NAME = re.compile(r"^[□■◎○●◇◆△▲]\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})$")
# A line without any of these neither holds a label nor is a byline.
_NAMES_ROLE = re.compile(r"[作撰采记楼员文图生供]|摄影报|Author|By")
_LEADING_ROLE = re.compile(rf"^[^、,，]{{0,14}}?{_WHO}\s*[:：]?\s*")
ROLE_WORD = re.compile(rf"{_WHO}\s*[:|/]?\s*")
# Where a credit within a line ends: with its brackets, or before what is told.
_CREDIT_END = re.compile(r"[)\]]|报[道导]\s*:")
_HER_PICTURES = re.compile(r"[^/文]{2,16}/\s*[图摄](?![文/、])")
_SENTENCE_END = re.compile(r"[。!?！？]”?")
_BRACKET = re.compile(r"[(\[](?P<inside>[^()\[\]]{2,80})[)\]]")
_DESPATCH = (
    re.compile(r"^.{0,24}?记者(?P<v>[\u4e00-\u9fff]{2,4})\s*[/](?!图)"),
    # A despatch from abroad or afar: name, place, day ("记者王季安伦敦8日电").
    re.compile(
        r"^[^。]{0,12}?记者(?P<v>[\u4e00-\u9fff]{3}(?=[\u4e00-\u9fff]{2,4}\d{1,2}日(?:专|综合)?(?:电|讯))|[\u4e00-\u9fff]{2}(?=[\u4e00-\u9fff]{2}\d{1,2}日(?:专|综合)?(?:电|讯)))"
    ),
    re.compile(r"^[^。(]{0,16}(?:讯|电|消息)\s*\]?\s*\(\s*(?P<v>[\u4e00-\u9fff·、 ]{2,24}?)\s*\)"),
    # Before what is told: "云溪日报讯 记者陈露报道：".
    re.compile(
        r"^[^。]{0,14}?(?:讯|电|消息)[\s,]*\S{0,8}?记者\s*(?P<v>[\u4e00-\u9fff]{2,3}(?:[、 ][\u4e00-\u9fff]{2,3}){0,2})\s*报[道导]\s*:"
    ),
    re.compile(r"^[^。]{0,20}?(?:讯|电|消息)[\s,]*\S{0,8}?(?:记者|通讯员)\s*(?P<v>[\u4e00-\u9fff·、 ]{2,24})"),
)
# A reporter of no known family, in brackets right behind what opens a despatch.
_DESPATCH_PEN = re.compile(
    r"^[^。(]{0,16}(?:讯|电|消息)\s*\]?\s*\(\s*\S{0,8}?(?:记者|通讯员)\s*(?P<v>[\u4e00-\u9fff]{2,3})\s*\)"
)
# In brackets: the writer's name before what he or she did ("陈露/文 王强/图").
BEFORE_ROLE = re.compile(r"^\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20}?)\s*(?:/\s*文|\s文\s*[/、]?\s*图)(?=\s|$|/|、)")
_SIGNATURE = re.compile(
    r"(?:[(\[]|——|—)\s*(?:文/|文:|作者:?)?(?P<v>[\u4e00-\u9fff·]{2,8}(?:[、, ][\u4e00-\u9fff·]{2,8}){0,3})[)\]]?\s*$"
)
# Short words in square brackets, which over paragraphs are a heading.
_HEADING = re.compile(r"\[[\u4e00-\u9fff]{2,4}\]")
# A name that opens a text in brackets, and one behind a place that is glued to its end.
_OPENING = re.compile(
    rf"\((?!(?:{PROVINCE})\))(?P<v>[\u4e00-\u9fff]{{3}}(?=\)[\u4e00-\u9fff])|[\u4e00-\u9fff]{{2}}(?=\)(?:为|近[日年期]|日前|连日|昨|今[天日]|记者|\d{{1,2}}月)))"
)
_GLUED = re.compile(
    r"[。!”](?:[\u4e00-\u9fff]{2,5}[省市县区]){0,2}[\u4e00-\u9fff]{2,3}[县区镇乡](?P<v>[\u4e00-\u9fff]{3}(?<![省市县区镇乡村]))$"
)
# From what office a text was sent, and by whom there.
_SENT_IN = re.compile(r"[(\[]\s*(?P<u>[\u4e00-\u9fff]{3,14})\s*:\s*(?P<v>[\u4e00-\u9fff·、 ]{2,20})\s*[)\]]$")
_PHOTO = re.compile(r"摄(?!影师)|供图|图片|制图|漫画|图源")
_CAPTION = re.compile(r"^\W*(?:图[为:/]|▲|△)|摄\W*$")
_OF_PICTURES = re.compile(r"\W*(?:图|图片|摄影|摄像|视频)\s*[|/:]")
_BOXED_LABEL = re.compile(r"\[([\u4e00-\u9fff]{2,6})\](?=\s*[\u4e00-\u9fff])")
_PHOTOGRAPHER = re.compile(r"摄影|摄像|供图")
# Whom a crew's credits name behind its reporters.
_CAMERA = re.compile(r"\s(?:摄影|摄像)\s*:?\s+(?!报[道导])[\u4e00-\u9fff]{2,3}(?:\s|$).*$")
_EDITED = re.compile(
    r"(?:\s[\u4e00-\u9fff]{2,6}(?=编辑\s*[:|/]))?(?:责任编辑|责编|编辑|校对|审核|剪辑|视频|编导|主编|监制|制作).*$"
)


def named_behind(text: str) -> list[str]:
    """The names behind a label, with or without a role before them, or of no known family."""
    return people_in(text) or people_in(without_role(text)) or pen_names_in(text)


def _without_crew(text: str) -> str:
    """The text without those whom it names as editors or, behind its reporters, at a camera."""
    text = _EDITED.sub("", text)
    return _CAMERA.sub("", text) if "摄" in text else text


def without_photographer(text: str) -> str:
    """The text before a photographer's credit; nothing where it is a picture's caption."""
    return "" if _CAPTION.search(text) else _PHOTOGRAPHER.split(text)[0]


def restored(people: Sequence[str], folded: str, text: str) -> list[str]:
    """Names found in folded text as the text itself spells them, each once."""
    places = [(folded.find(name), name) for name in people]
    return list(dict.fromkeys(text[at : at + len(name)] if at >= 0 else name for at, name in places))


def without_role(text: str) -> str:
    """The text without the role, or the paper and the role, that leads to its names."""
    return _LEADING_ROLE.sub("", text)


def without_unit(text: str) -> str:
    """The text without the place or the office from which the people whom it names have sent theirs."""
    first, _, rest = text.strip().partition(" ")
    if (town := _TOWN_BEFORE.match(first)) and not _UNIT.search(first) and is_person(first[town.end() :]):
        return text.strip()[town.end() :]
    return rest if rest and (_UNIT.search(first) or looks_like_outlet(first)) else text


def first_credit(paragraphs: Sequence[str], *, tail: bool) -> list[str]:
    """The people whom the first paragraph that names any credits; `tail` where they are a text's last, from its end."""
    for i, text in enumerate(paragraphs):
        folded = _unboxed(fold(text))
        if i and tail and _HEADING.fullmatch(folded):
            continue
        people = _credit(folded, tail=tail) or ([] if tail or i else _opening(folded))
        if people:
            found = restored(people, folded, text)
            more = next_byline(paragraphs[i + 1 : i + 2]) if len(text) <= BYLINE else []
            return list(dict.fromkeys([*more, *found] if tail else [*found, *more]))
    return []


def next_byline(paragraphs: Sequence[str]) -> list[str]:
    """The people of a paragraph that is nothing but a byline, where one of others stands right beside it."""
    text = next(iter(paragraphs), "")
    folded = _unboxed(fold(text)) if len(text) <= BYLINE else ""
    return restored(people, folded, text) if (people := byline(folded)) else []


def _unboxed(text: str) -> str:
    """The text with its label's brackets as a space and a colon, so that places in it stay the same."""
    return _BOXED_LABEL.sub(r" \1:", text) if text[:1] == "[" else unspaced(text)


def _credit(text: str, *, tail: bool) -> list[str]:
    if len(text) <= 70:
        people = byline(text)
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
    if not tail and (pen := _DESPATCH_PEN.match(text[:60])) and (people := pen_names_in(pen["v"])):
        return people
    if tail and (people := _byline_behind(text)):
        return people
    if tail and (marked := MARKED_NAME.match(text)):
        return people_in(marked["v"])
    if tail and (sent := _SENT_IN.search(text)) and (_UNIT.search(sent["u"]) or looks_like_outlet(sent["u"])):
        return people_in(sent["v"])
    if tail and (glued := _GLUED.search(text)) and is_person(glued["v"]):
        return [glued["v"]]
    signature = _SIGNATURE.search(text) if tail else None
    return _signed(signature["v"]) if signature else []


def _opening(text: str) -> list[str]:
    """The one whose name opens a text in brackets."""
    opening = _OPENING.match(text)
    return [opening["v"]] if opening and is_person(opening["v"]) else []


def _byline_behind(text: str) -> list[str]:
    """Reporters named behind the last sentence of a paragraph."""
    rest = _SENTENCE_END.split(text)[-1].strip()
    return byline(rest) if 4 <= len(rest) <= BYLINE and ROLE_WORD.search(rest) else []


def byline(text: str) -> list[str]:
    """The people of a line that is nothing but a byline."""
    text = _without_crew(text)
    if _OF_PICTURES.match(text):
        return []
    if (bare := text.rstrip(")] ")).endswith("稿") and (sent := _SENT.match(text)):
        return people_in(sent["v"])
    if bare.endswith(("报道", "报导", "整理", "采写")):
        text = _REPORTED.sub("", bare)
        # Nothing but names, apart from what they did.
        if bare[len(text)].isspace() and len(people := people_in(text)) == len(text.split()):
            return people
    for pattern in (_TEXT_AND_PICTURE, _THEN_ROLE, _SLASH, _WHOLE):
        match = pattern.match(text)
        if match and (pattern in _OF_BOTH or not _PHOTO.search(match[0])):
            people = people_in(match["v"]) or people_in(without_unit(without_role(match["v"])))
            people = people or (pen_names_in(match["v"]) if pattern is _SLASH and "记者" not in match[0] else [])
            return _with_more(text, people) if people else []
    return []


def credited_below(text: str) -> list[str]:
    """The people of a line of credits: a byline, or behind a label among others."""
    if _NAMES_ROLE.search(text) is None:
        return []
    text = _unboxed(text)
    named = (
        _with_more(text, people) for match in LABEL.finditer(text) if (people := people_in(without_unit(match["v"])))
    )
    line = _without_crew(text)
    if text.startswith("(") and (people := _in_brackets(text.strip("()"))):
        return people
    return (byline(line) if len(line) <= BYLINE else []) or next(named, [])


def _with_more(text: str, people: list[str]) -> list[str]:
    """Reporters and correspondents named one after the other in one line."""
    return list(dict.fromkeys([*people, *credited(text)]))


def credited(text: str) -> list[str]:
    """The people named behind each role in a text."""
    parts = [_CREDIT_END.split(part, maxsplit=1)[0] for part in ROLE_WORD.split(text)[1:]]
    if "/" in text:
        parts = [part for part in parts if not _HER_PICTURES.match(part)]
    return [name for part in parts for name in people_in(part) or run_together(part.strip())]


def _in_brackets(inside: str) -> list[str]:
    inside = _EDITED.sub("", inside)
    if not inside or _PHOTO.search(inside):
        return []
    people = credited(_REPORTED.sub("", inside))
    slash = None if people else _SLASH.match(inside) or BEFORE_ROLE.match(inside)
    if slash:
        people = people_in(without_role(slash["v"]), offices=True)
    return list(dict.fromkeys(people))


def _signed(value: str) -> list[str]:
    tokens = [t for t in re.split(r"[、, ]", value) if t]
    if len(tokens) > 1 and _UNIT.search(tokens[0]):
        # Where someone writes from stands before the name.
        tokens = tokens[1:]
    people = people_in(" ".join(tokens))
    return people if len(people) == len(tokens) or len(people) >= 2 else []
