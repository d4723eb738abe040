"""Whose figure it is, as one word for the many ways in which a place is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from monitor.figures import gazetteer
from monitor.figures.gazetteer.mentions import mentions
from monitor.figures.places import Places

_UNIT = re.compile(r"[一-龥]{1,12}?(?:特别行政区|自治区|自治州|自治县|街道|社区|省|市(?!场)|州|县|区|镇|乡|村)")
_NATIONAL = re.compile(r"全国|我国|中国|国务院|中央|国家(?!级)|农业农村部|农业部|商务部|人民银行|外汇|国债|世界")
_LOCAL = re.compile(r"全[省市县区镇乡村州]|本[省市县区镇乡村]|我[省市县区镇乡村]|[县镇乡村]委|县政府")
# What may be told of a place; with other words it makes a name of something else (北京大学, 上海青).
_TOLD_OF = re.compile(
    r"(?!大学|银行|[市县区省镇乡州岛]|村(?!集体|[级民委里])|交易|证券|青|瓜|股份|集团|公司)[一-龥A-Z]{2}"
)
# Who tells of its own year: 北江粮油日前披露年报, 某某股份3月5日晚间发布业绩快报.
_DISCLOSES = re.compile(
    r"\s*(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[早晚]间|盘[前后])?[，,])?(?P<who>[一-龥A-Za-z]{2,16}?)(?:股份|集团|公司)?(?:[（(][^（）()]{1,20}[）)])?(?:日前|近日|今日|昨日|(?:\d+月)?\d+日)?"
    r"(?:早间|盘前|盘后|午间|晚间?)?(?:披露|发布|公布|公告)了?(?:[^，。；\n]{0,12}?)(?:年报|季报|中报|财报|年度报告|季度报告|业绩)"
)
# 三季报显示，北江粮油公司前三季度实现…
_SHOWS = re.compile(
    r"(?:[季年]报|报告)显示[，,](?P<who>[一-龥A-Za-z]{2,10}?)(?:股份|集团)?(?:公司)?(?=\d|前|第|上半年|全年|实现|完成)"
)
# 上半年深圳全市…: whose whole is spoken of.
_WHOLE = re.compile(r"(?P<place>[一-龥]{2})全[省市县区]")
# No body of that name: 前三季度公司实现….
_TIMED_BODY = re.compile(
    r"(?:前?[一二三四两]个?季度|第?[一二三四]季度|[上下]半年|全年|报告期内?|本期)(?:本|该)?(?:公司|集团)"
)
# Who an article is a report of: 我代表上海市人民政府, 北京市政府工作报告, 北京市市长…作报告, 上海市第十六届人民代表大会.
_REPORTS = re.compile(
    r"(?:代表|^|(?<=[\s　。！，,：:；—在]))(?:\d{4}年)?(?P<body>[一-龥]{2,9}?(?:省|自治区|自治州|自治县|特别行政区|市|县|区))"
    r"(?:人民政府(?:[,，]|向)|(?:人民)?政府工作报告|代?(?:省长|市长|州长|县长|区长|主席)[一-龥]{2,4}?(?:作|做|代表|向)|"
    r"第?[十二一三四五六七八九]+届(?:人民代表大会|人大))"
)
_BEFORE_BODY = re.compile(r"^.*(?:[在日]|代表)")
_ANYONE = re.compile(r"^[全本我该各每]|经济|社会")
# Characters of a report in which it says whose it is.
_OPENING = 600
# An article says in its beginning what it is about.
_LEAD = 300
# What is told of the nation where nobody else is named.
_OF_NATION = re.compile(r"^居民消费价格|^工业生产者|采购经理指数$|^M2$|^外汇储备|赤字|调查失业率$|^社会融资规模")
NATION = "全国"


def short(place: str) -> str:
    """The last part of a place's full name; of one that is written shortly, the full name.

    >>> short("乳源瑶族自治县东坪镇东田村"), short("东田村"), short("韶关市"), short("乳源县")
    ('东田村', '东田村', '韶关市', '乳源瑶族自治县')
    """
    parts = _UNIT.findall(place)
    last = parts[-1] if parts else place
    known = gazetteer.load()
    return last if known.knows(last) else known.aliases.get(gazetteer.short(last), last)


def home(sentences: Iterable[str]) -> str:
    """The place that an article's figures are of where they name none: the nation's if it speaks of that above all."""
    text = "".join(sentences)
    nation, local = len(_NATIONAL.findall(text)), len(_LOCAL.findall(text))
    return NATION if nation > 2 * local else ""


def of_nation(text: str) -> str:
    """The nation where an article speaks of it above all in its beginning; else empty."""
    return home([text[:_LEAD]])


def reported_on(text: str) -> str:
    """The province, city or county whose report a text is by its title and opening; empty for any other text.

    >>> reported_on("各位代表：现在，我代表松山市人民政府，向大会报告工作。"), reported_on("松山市今年多云。")
    ('松山市', '')
    """
    found = (_BEFORE_BODY.sub("", one["body"]) for one in _REPORTS.finditer(text[:_OPENING]))
    return next((body for body in found if not _ANYONE.search(body)), "")


def subject_of(text: str, title: str = "") -> str:
    """The place or the company that an article is about, by its lead, under its full name; empty where nothing says.

    >>> subject_of("去年，翁源县完成村庄整治271个。全县接待游客584万人次。"), subject_of("北江粮油日前披露年报。公司营收19.5亿元。")
    ('翁源县', '北江粮油')
    """
    if reporter := reported_on(f"{title}\n{text}"):
        return short(reporter)
    if discloser := _DISCLOSES.match(title) or _DISCLOSES.match(text) or _SHOWS.search(text[:_LEAD]):
        return discloser["who"]
    if of_nation(text):
        return ""
    whole = next((one["place"] for one in _WHOLE.finditer(text[:_LEAD]) if _knows(one["place"])), None)
    return short(whole or Places(text).subject or "")


def _knows(name: str) -> bool:
    return name in gazetteer.load().aliases


@lru_cache(maxsize=65536)
def leading(words: str) -> tuple[str, str]:
    """The smallest of the places that words begin with, and what they say of it.

    >>> leading("乳源瑶族自治县东坪镇新增茶园"), leading("乳源村集体经济收入"), leading("北京大学学生")
    (('东坪镇', '新增茶园'), ('乳源瑶族自治县', '村集体经济收入'), ('', '北京大学学生'))
    """
    place, at = "", 0
    for mention in mentions(words, 0, len(words)):
        if mention.span.start != at or mention.is_body:
            break
        place, at = mention.name, mention.span.end
    if not place:
        place, at = _alias(words)
    return short(place), words[at:].removeprefix("的") if place else words


def _alias(words: str) -> tuple[str, int]:
    """The place that words begin with without its level (乳源, 广东), and how far its name goes."""
    known = gazetteer.load().aliases
    for length in (4, 3, 2):
        if (name := known.get(words[:length])) and _TOLD_OF.match(words, length):
            return name, length
    return "", 0


def is_of_nation(name: str, sentence: str) -> bool:
    """Whether a thing that nobody is named for is the nation's: prices, money, a deficit."""
    return _OF_NATION.search(name) is not None and not _LOCAL.search(sentence)


def place_of(place: str | None, indicator: str, subject: str, *, quoted: bool = False) -> str:
    """The place of a figure: the one it names, the nation where it says so, else its article's subject.

    The nation goes without saying for what is `quoted` day by day: bulletins name it in some years and not in others.
    """
    found = _named(place, indicator, subject)
    return "" if quoted and found == NATION else found


def _own(subject: str) -> str:
    """An article's subject as a place is written; a company's name may begin with a place's (贵州茅台) and stays."""
    is_place = subject.endswith(tuple("省市县区州旗镇乡村道")) or _knows(subject)
    return short(subject) if is_place else subject


def _named(place: str | None, indicator: str, subject: str) -> str:
    if place and place.endswith("市场") and place.startswith(("国内", "全国")):
        return NATION
    if place and not _TIMED_BODY.fullmatch(place):
        return short(place)
    if subject and indicator.startswith(subject):
        return _own(subject)
    if named := leading(indicator)[0]:
        return named
    return NATION if indicator.startswith(("全国", "我国")) else _own(subject)
