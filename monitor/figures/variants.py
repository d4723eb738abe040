"""Variants: words that say the same as a more usual one, by which they are read, at the same length."""

from __future__ import annotations

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
# Each begins with a character, so that the engine skips from one of these to the next.
_VARIANT = lazy(
    # 报名截止时间 is no 截至.
    rf"截止(?=[至到]|目前|发稿|记者|收盘|本?报告期|今|昨|去年|[上本]个?[年月周]|当[日天前]|前|年[底末]|[当北][地京]时间|[{_NUMBER}])"
    r"|依次(?=[为是占达有]|增长|下降|上涨|[升降涨跌])|每一[年月天日]|各(?=[上下小略微]?[涨跌升降](?![跌降雨水温])|增长(?![极点])|提高|下降|下跌|上涨|减少)"
    rf"|{_BY_LETTERS}|{'|'.join(f'{arrow}{_OF_SHARE}' for arrow in _ARROWS)}|开(?<!年.)年以来|{'|'.join(f'{said}(?=[{_NUMBER}])' for said in _OF_NUMBER)}"
)


def usual(text: str) -> str:
    """The text with its variants as the usual words; of the same length.

    >>> usual("截止5月底，用户总共1.2亿户")
    '截至5月底，用户共计1.2亿户'
    """
    return _VARIANT.sub(lambda said: _USUAL.get(said[0]) or _compared(said[0]), text)


def _compared(letters: str) -> str:
    """What a share is held against that three letters tell, as a word: yoy, QoQ."""
    return "同比 " if letters[0] in _YEARLY else "环比 "
