"""Writes numbers in the forms that Chinese text uses, for the laws of reading them back."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零一二三四五六七八九"
_POWERS = ("", "十", "百", "千")
_MYRIADS = ("", "万", "亿", "万亿")


def chinese(value: int) -> str:
    """A positive integer below 10^16 in Chinese numerals: 20305 is 二万零三百零五."""
    groups = []
    rest = value
    while rest:
        groups.append(rest % 10000)
        rest //= 10000
    text = ""
    for index in range(len(groups) - 1, -1, -1):
        group = groups[index]
        if not group:
            continue
        if text and (group < 1000 or (index + 1 < len(groups) and not groups[index + 1])):
            text += "零"
        text += _group(group) + _unit(index, groups)
    return text.removeprefix("一十").join(("十", "")) if text.startswith("一十") else text


def _unit(index: int, groups: list[int]) -> str:
    if index == 3:
        return "万" if groups[2] else "万亿"
    return _MYRIADS[index]


def _group(group: int) -> str:
    text, gap = "", False
    for power in range(3, -1, -1):
        digit = group // 10**power % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + _POWERS[power]
            gap = False
        else:
            gap = True
    return text


def grouped(value: int) -> str:
    """With a comma between thousands."""
    return f"{value:,}"


def multiplied(value: Decimal, times: str) -> str:
    """As a plain decimal before a multiplier: 1.3万."""
    factor = {
        "万": Decimal(10**4),
        "亿": Decimal(10**8),
        "万亿": Decimal(10**12),
        "百万": Decimal(10**6),
        "千万": Decimal(10**7),
    }[times]
    return format((value / factor).normalize(), "f") + times


def widened(text: str) -> str:
    """With every printable half-width character made full-width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
