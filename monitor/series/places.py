"""Whose figure it is, as one word for the many ways in which a place is written."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNIT = re.compile(r"[一-龥]{1,12}?(?:特别行政区|自治区|自治州|自治县|街道|社区|省|市(?!场)|州|县|区|镇|乡|村)")
_NATIONAL = re.compile(r"全国|我国|中国|国务院|中央|国家(?!级)|农业农村部|农业部|商务部|人民银行|外汇|国债|世界")
_LOCAL = re.compile(r"全[省市县区镇乡村州]|本[省市县区镇乡村]|我[省市县区镇乡村]|[县镇乡村]委|县政府")
_CHAIN = re.compile(r"(?:[一-龥]{2,8}(?:省|市|自治州|自治县|县|区)){1,2}(?:[一-龥]{2,6}?(?:街道|镇|乡|村|社区)){1,2}")
# What is told of the nation where nobody else is named.
_OF_NATION = re.compile(r"^居民消费价格|^工业生产者|采购经理指数$|^M2$|^外汇储备|赤字|调查失业率$|^社会融资规模")
NATION = "全国"


def short(place: str) -> str:
    """The last part of a place's full name.

    >>> short("乳源瑶族自治县东坪镇东田村"), short("东田村"), short("韶关市")
    ('东田村', '东田村', '韶关市')
    """
    parts = _UNIT.findall(place)
    return parts[-1] if parts else place


def home(sentences: Iterable[str]) -> str:
    """The place that an article's figures are of where they name none: the nation's if it speaks of that above all."""
    text = "".join(sentences)
    nation, local = len(_NATIONAL.findall(text)), len(_LOCAL.findall(text))
    return NATION if nation > 2 * local else ""


def is_of_nation(name: str, sentence: str) -> bool:
    """Whether a thing that nobody is named for is the nation's: prices, money, a deficit."""
    return _OF_NATION.search(name) is not None and not _LOCAL.search(sentence)


def place_of(place: str | None, indicator: str, subject: str, *, quoted: bool = False) -> str:
    """The place of a figure: the one it names, the nation where it says so, else its article's subject.

    The nation goes without saying for what is `quoted` day by day: bulletins name it in some years and not in others.
    """
    found = _named(place, indicator, subject)
    return "" if quoted and found == NATION else found


def _named(place: str | None, indicator: str, subject: str) -> str:
    if place and place.endswith("市场") and place.startswith(("国内", "全国")):
        return NATION
    if place:
        return short(place)
    if named := _CHAIN.match(indicator):
        return short(named[0])
    return NATION if indicator.startswith(("全国", "我国")) else short(subject) if subject else ""
