"""Variants: words that say the same as a more usual one, by which they are read, at the same length."""

from __future__ import annotations

import re
from typing import Final

from monitor.figures.patterns import lazy

_NUMBER: Final = "0-9０-９一二两三四五六七八九十百千万数几"
_ARROWS: Final = {"↑": "升", "▲": "升", "↓": "降", "▼": "降"}
_USUAL: Final = {
    "截止": "截至",
    "依次": "分别",
    "将近": "接近",
    "大概": "大约",
    "总共": "共计",
    "一共": "共计",
    "不逾": "不超",
    "未逾": "未超",
    "没有超": "不超过",
    "逾": "超",
    "各": "均",
    "开年以来": "今年以来",
    **_ARROWS,
    **{f"每一{time}": f"每{time} " for time in "年月天日"},
}
# Before a number.
_OF_NUMBER: Final = ("将近", "大概", "总共", "一共", "不逾", "未逾", "没有超", "逾(?<![年已].)")
# 同比↑3.2%
_OF_SHARE: Final = r"(?=\s?[0-9０-９.．]{1,6}\s?(?:%|％|个百分点))"
# yoy+25.6%, QoQ-9.8%
# Each begins with a letter of its own: what begins with a group is not looked for by its first character.
_BY_LETTERS: Final = "|".join(rf"{letter}[oOｏＯ][yYｙＹqQｑＱ](?=\s?[+＋－-]?[0-9０-９])" for letter in "yYｙＹqQｑＱ")
_YEARLY: Final = frozenset("yYｙＹ")
_AFTER_YEAR: Final = frozenset("/／年")
_DIGITS = lazy("[0-9０-９]+")
# Between two years that are read as one run or list, of so many characters.
_DASHES: Final = ("-", "--", " --", " -- ")
_SLASHES: Final = ("/", " /", "  /", "   /")
# FY2025, FY26-28, FY2024/FY2025E: fiscal years, as analysts write them; FY25Q3 has a code of its own.
_D: Final = "[0-9０-９]"
_SHORT: Final = rf"(?:[2２][0０])?[0-3０-３]{_D}"
_LATIN: Final = "A-Za-zＡ-Ｚａ-ｚ"
_OF_FISCAL: Final = (
    rf"[YＹ] ?(?<![{_LATIN}]..)(?<![{_LATIN}].. )(?:{_SHORT}(?:[EAＥＡ]?[-－—–~～至/／](?:[FＦ][YＹ] ?)?{_SHORT})*"
    rf"(?!{_D}|[HQＨＱ])(?:[EAＥＡ](?![{_LATIN}0-9０-９]))?年?|(?={_SHORT}[HQＨＱ][1-4１-４]))"
)
# 2025E, 2024A/2025E: what is expected of a year, and what it was.
_OF_YEAR: Final = (
    rf"(?:(?<=[2２][0０][0-3０-３]{_D}.)(?<![{_LATIN}0-9０-９.．].....)(?![{_LATIN}0-9０-９股级型款])"
    rf"|(?<=[12１２]{_D}.)(?<![{_LATIN}0-9０-９.． ]...)(?=[/／\-－—–~～至、)）年]|营|收入|归母|扣非|净|每股|毛利|[EＥ][PＰ][SＳ]|[PＰ][EBＥＢ]))"
)
# 零百加速仅需3.9s
_SECONDS: Final = rf"(?:(?<={_D}[.．]{_D}.)|(?<=[速间需仅为约至达]{_D}.))(?![{_LATIN}0-9０-９店])"
# 对应PE 20.1x/16.0x
_TIMES: Final = rf"(?<={_D}.)(?=[/／,，。；;、)）]|$)"
# Each begins with a character, so that the engine skips from one of these to the next.
_VARIANT = lazy(
    # 报名截止时间 is no 截至.
    rf"截止(?=[至到]|目前|发稿|记者|收盘|本?报告期|今|昨|去年|[上本]个?[年月周]|当[日天前]|前|年[底末]|[当北][地京]时间|[{_NUMBER}])"
    r"|依次(?=[为是占达有]|增长|下降|上涨|[升降涨跌])|每一[年月天日]|各(?=[上下小略微]?[涨跌升降](?![跌降雨水温])|增长(?![极点])|提高|下降|下跌|上涨|减少)"
    rf"|F{_OF_FISCAL}|Ｆ{_OF_FISCAL}|{'|'.join(f'{letter}{_OF_YEAR}' for letter in 'EAＥＡ')}"
    rf"|{'|'.join(f'{letter}{_TIMES}' for letter in 'xXｘＸ')}"
    rf"|s{_SECONDS}|ｓ{_SECONDS}|{_BY_LETTERS}|{'|'.join(f'{arrow}{_OF_SHARE}' for arrow in _ARROWS)}|开(?<!年.)年以来|{'|'.join(f'{said}(?=[{_NUMBER}])' for said in _OF_NUMBER)}"
)


def usual(text: str) -> str:
    """The text with its variants as the usual words; of the same length.

    >>> usual("截止5月底，用户总共1.2亿户")
    '截至5月底，用户共计1.2亿户'
    >>> usual("FY2025净利2亿元，2026E为3亿元，PE 20x")
    '2025年度净利2亿元，2026年为3亿元，PE 20倍'
    """
    return _VARIANT.sub(lambda said: _USUAL.get(said[0]) or _by_letters(said), text)


def _by_letters(said: re.Match[str]) -> str:
    """What letters stand for, in words: what a share is held against (yoy, QoQ), a year (FY2025, 2025E), times (20.1x)."""
    letters = said[0]
    if letters in "xXｘＸ":
        return "倍"
    if letters in "sｓ":
        return "秒"
    if letters in "EAＥＡ":
        return " " if said.string[said.end() : said.end() + 1] in _AFTER_YEAR else "年"
    if letters[0] in "FＦ":
        return _fiscal(letters)
    return "同比 " if letters[0] in _YEARLY else "环比 "


def _fiscal(letters: str) -> str:
    """FY2025 as 2025年度, FY2025-FY2027 as 2025---2027年度, and the FY of FY25Q3 as blanks."""
    years = _DIGITS.findall(letters)
    if not years:
        return " " * len(letters)
    if len(years) == 1:
        return f"{years[0]}年度".ljust(len(letters))
    room, gaps = len(letters) - sum(map(len, years)) - len("年度"), len(years) - 1
    marks = _SLASHES if "/" in letters or "／" in letters else _DASHES
    between = [marks[min(room // gaps + (at < room % gaps), len(marks)) - 1] for at in range(gaps)]
    written = "".join(f"{year}{mark}" for year, mark in zip(years, (*between, "年度"), strict=True))
    return written.ljust(len(letters))
