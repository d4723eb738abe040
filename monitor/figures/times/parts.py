"""Numbers in times, and the parts of a year: months, quarters, halves, days."""

from __future__ import annotations

import calendar as months_of
import datetime as dt
import re
from typing import Final

from monitor.figures.edtf import Period, Point, day_point, interval, point, points

_DIGITS: Final = {**{c: i for i, c in enumerate("〇一二三四五六七八九")}, "零": 0, "○": 0, "两": 2}
_TENS: Final = {"上": (1, 10), "中": (11, 20), "下": (21, 31), "上中": (1, 20), "中下": (11, 31)}
SEASONS: Final = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 14), "秋冬": (9, 14), "冬春": (12, 17)}


def number(text: str) -> int | None:
    """The whole number below 1000 in digits or Chinese numerals; None for 几, 数 and what is none.

    >>> number("12"), number("十二"), number("两"), number("一百二十"), number("几")
    (12, 12, 2, 120, None)
    """
    if text.isdecimal():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "廿卅":
            total += 20 if char == "廿" else 30
        else:
            return None
    return total + digit or None


def year_number(text: str) -> int:
    """The year that four digits, of either writing, stand for.

    >>> year_number("二〇二一"), year_number("2021")
    (2021, 2021)
    """
    return int(text) if text.isdecimal() else int("".join(str(_DIGITS[char]) for char in text))


def part_of(group: re.Match[str], year: int) -> Period:
    """The part of a year that CALENDAR's groups name; ValueError where the year has no such part."""
    if group["two"]:
        named = (*group["two"].rstrip("、").split("、"), re.sub("[两三四]个月$", "", group["then"]))
        return points(tuple(Point(year, _month(one)) for one in named))
    if group["m1"]:
        return _month_range(year, _month(group["m1"]), _month(group["m2"]))
    if group["m"]:
        return in_month(group, year, _month(group["m"]))
    if (
        quarter := group["qfrom"]
        or group["qs"]
        or group["q"]
        or group["lq"]
        or ("1" if group["fq"] else "2" if group["sq"] else None)
    ):
        return _in_quarters(group, year, quarter)
    if half := group["half"] or group["firsthalf"]:
        first, last = 7 if half == "下" else 1, 6 if half[-1] != "下" else 12
        return _month_range(year, first, last)
    if group["nq"]:
        return _month_range(year, 1, 3 * (number(group["nq"]) or 0))
    if group["nm"]:
        return _month_range(year, 1, number(group["nm"]) or 0)
    if group["wk"]:
        return _week(year, int(group["wk"]))
    if group["season"]:
        first, last = SEASONS[group["season"]]
        return interval(month_of(year, first), month_of(year, last))
    if group["mid"]:
        return point(year, 6)
    if group["yedge"]:
        return point(year, 1 if group["yedge"] == "初" else 12)
    return point(year)


def _in_quarters(group: re.Match[str], year: int, quarters: str) -> Period:
    """A quarter, its last month (三季度末), several (一、二、三季度), or those from one to another (一至三季度)."""
    if group["qto"]:
        return _month_range(year, 3 * (number(quarters) or 0) - 2, 3 * (number(group["qto"]) or 0))
    listed = tuple(Point(year, quarter=number(one.lstrip("第")) or 0) for one in quarters.split("、"))
    if group["qedge"] == "末" or group["lqedge"]:
        return point(year, (listed[0].quarter or 0) * 3)
    return points(listed) if len(listed) > 1 else interval(listed[0], listed[0])


def _week(year: int, number: int) -> Period:
    """The ISO week of a year, Monday to Sunday."""
    first, last = (dt.date.fromisocalendar(year, number, day) for day in (1, 7))
    return interval(day_point(first), day_point(last))


def in_month(group: re.Match[str], year: int, month: int) -> Period:
    """The month, or the part of it that CALENDAR's groups name."""
    if group["d1"]:
        first, last = (Point(year, month, _day(group[name] or "")) for name in ("d1", "d2"))
        return points((first, last)) if group["dsep"] == "、" else interval(first, last)
    if group["d"]:
        return point(year, month, _day(group["d"]))
    if group["fort"]:
        days = (1, 15) if group["fort"] == "上" else (16, months_of.monthrange(year, month)[1])
        return interval(Point(year, month, days[0]), Point(year, month, days[1]))
    if group["ten"]:
        first_day, last_day = _TENS[group["ten"]]
        last_day = min(last_day, months_of.monthrange(year, month)[1])
        return interval(Point(year, month, first_day), Point(year, month, last_day))
    return point(year, month)


def _month_range(year: int, first: int, last: int) -> Period:
    return interval(Point(year - (first > last), first), Point(year, last))


def month_of(year: int, month: int) -> Point:
    """The month counted from the year's first, so that the 13th is the next year's January."""
    return Point(year + (month - 1) // 12, (month - 1) % 12 + 1)


def _month(text: str | None) -> int:
    return number((text or "").rstrip(" 月份、")) or 0


def _day(text: str) -> int:
    return number(text.rstrip(" 日号")) or 0
