"""What an article is about: the place or the company whose its figures are where they name none."""

from __future__ import annotations

import re

from monitor.figures.places import Places
from monitor.series.places import home, knows, short

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
    whole = next((one["place"] for one in _WHOLE.finditer(text[:_LEAD]) if knows(one["place"])), None)
    return short(whole or Places(text).subject or "")
