"""Days of public holidays and of feasts of the lunar calendar: facts from the State Council's yearly notices."""

from __future__ import annotations

import datetime as dt
from typing import Final

from monitor.figures.edtf import Period, Point, interval, one_day, point

# Days off, first to last, as mmdd: 元旦 春节 清明 劳动节 端午 中秋 国庆; the first may begin in the year before.
DAYS_OFF: Final[dict[int, str]] = {
    2008: "1230-0101 0206-0212 0404-0406 0501-0503 0607-0609 0913-0915 0929-1005",
    2009: "0101-0103 0125-0131 0404-0406 0501-0503 0528-0530 1003 1001-1008",
    2010: "0101-0103 0213-0219 0403-0405 0501-0503 0614-0616 0922-0924 1001-1007",
    2011: "0101-0103 0202-0208 0403-0405 0430-0502 0604-0606 0910-0912 1001-1007",
    2012: "0101-0103 0122-0128 0402-0404 0429-0501 0622-0624 0930 0930-1007",
    2013: "0101-0103 0209-0215 0404-0406 0429-0501 0610-0612 0919-0921 1001-1007",
    2014: "0101 0131-0206 0405-0407 0501-0503 0531-0602 0906-0908 1001-1007",
    2015: "0101-0103 0218-0224 0404-0406 0501-0503 0620-0622 0926-0927 1001-1007",
    2016: "0101-0103 0207-0213 0402-0404 0430-0502 0609-0611 0915-0917 1001-1007",
    2017: "1231-0102 0127-0202 0402-0404 0429-0501 0528-0530 1004 1001-1008",
    2018: "1230-0101 0215-0221 0405-0407 0429-0501 0616-0618 0922-0924 1001-1007",
    2019: "1230-0101 0204-0210 0405-0407 0501-0504 0607-0609 0913-0915 1001-1007",
    2020: "0101 0124-0202 0404-0406 0501-0505 0625-0627 - 1001-1008",
    2021: "0101-0103 0211-0217 0403-0405 0501-0505 0612-0614 0919-0921 1001-1007",
    2022: "0101-0103 0131-0206 0403-0405 0430-0504 0603-0605 0910-0912 1001-1007",
    2023: "1231-0102 0121-0127 0405 0429-0503 0622-0624 0929 0929-1006",
    2024: "1230-0101 0210-0217 0404-0406 0501-0505 0608-0610 0915-0917 1001-1007",
    2025: "0101 0128-0204 0404-0406 0501-0505 0531-0602 1006 1001-1008",
    2026: "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
}

# The day of 春节 (正月初一), 元宵, 端午, 中秋 and 重阳 in the solar calendar, as mmdd.
LUNAR: Final[dict[int, str]] = {
    1995: "0131 0214 0602 0909 1101",
    1996: "0219 0304 0620 0927 1020",
    1997: "0207 0221 0609 0916 1010",
    1998: "0128 0211 0530 1005 1028",
    1999: "0216 0302 0618 0924 1017",
    2000: "0205 0219 0606 0912 1006",
    2001: "0124 0207 0625 1001 1025",
    2002: "0212 0226 0615 0921 1014",
    2003: "0201 0215 0604 0911 1004",
    2004: "0122 0205 0622 0928 1022",
    2005: "0209 0223 0611 0918 1011",
    2006: "0129 0212 0531 1006 1030",
    2007: "0218 0304 0619 0925 1019",
    2008: "0207 0221 0608 0914 1007",
    2009: "0126 0209 0528 1003 1026",
    2010: "0214 0228 0616 0922 1016",
    2011: "0203 0217 0606 0912 1005",
    2012: "0123 0206 0623 0930 1023",
    2013: "0210 0224 0612 0919 1013",
    2014: "0131 0214 0602 0908 1002",
    2015: "0219 0305 0620 0927 1021",
    2016: "0208 0222 0609 0915 1009",
    2017: "0128 0211 0530 1004 1028",
    2018: "0216 0302 0618 0924 1017",
    2019: "0205 0219 0607 0913 1007",
    2020: "0125 0208 0625 1001 1025",
    2021: "0212 0226 0614 0921 1014",
    2022: "0201 0215 0603 0910 1004",
    2023: "0122 0205 0622 0929 1023",
    2024: "0210 0224 0610 0917 1011",
    2025: "0129 0212 0531 1006 1029",
    2026: "0217 0303 0619 0925 1018",
    2027: "0206 0220 0609 0915 1008",
    2028: "0126 0209 0528 1003 1026",
    2029: "0213 0227 0616 0922 1016",
    2030: "0203 0217 0605 0912 1005",
    2031: "0123 0206 0624 1001 1024",
    2032: "0211 0225 0612 0919 1012",
    2033: "0131 0214 0601 0908 1001",
    2034: "0219 0305 0620 0927 1020",
    2035: "0208 0222 0610 0916 1009",
    2036: "0128 0211 0530 1004 1027",
    2037: "0215 0301 0618 0924 1017",
    2038: "0204 0218 0607 0913 1007",
    2039: "0124 0207 0527 1002 1026",
    2040: "0212 0226 0614 0920 1014",
}

_OFF: Final = {
    "元旦": 0,
    "春节": 1,
    "清明": 2,
    "劳动节": 3,
    "五一": 3,
    "端午": 4,
    "中秋": 5,
    "国庆": 6,
    "十一": 6,
}
_FEASTS: Final = {"春节": 0, "元宵": 1, "端午": 2, "中秋": 3, "重阳": 4}
_FIXED: Final = {
    "元旦": (1, 1),
    "五一": (5, 1),
    "劳动节": (5, 1),
    "国庆": (10, 1),
    "十一": (10, 1),
    "儿童节": (6, 1),
    "教师节": (9, 10),
    "妇女节": (3, 8),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "双十一": (11, 11),
    "双11": (11, 11),
}


# The seven days of each golden week from 2000 to 2007: that of 春节 began on its first day.
_GOLDEN: Final = {"春节": None, "五一": (5, 1), "劳动节": (5, 1), "国庆": (10, 1), "十一": (10, 1)}
_GOLDEN_YEARS: Final = range(2000, 2008)


def _golden_week(name: str, year: int) -> Period | None:
    """The seven days off of a holiday in the years before the notices name each day; None of any other."""
    if year not in _GOLDEN_YEARS or name not in _GOLDEN:
        return None
    new_year = LUNAR[year].split()[0]
    month, day = _GOLDEN[name] or (int(new_year[:2]), int(new_year[2:]))
    first = dt.date(year, month, day)
    last = first + dt.timedelta(days=6)
    return interval(Point(year, month, day), Point(year, last.month, last.day))


def whole_of(one: Period, other: Period) -> Period | None:
    """The longer of two holidays where the other lies within it; None of two apart."""
    return one if one.contains(other) else other if other.contains(one) else None


def holiday_of(name: str, year: int, *, day_only: bool = False) -> Period | None:
    """The days off of a holiday in a year, or its one day; None where neither is known."""
    name = "除夕" if name.endswith("年三十") else name
    if not day_only and name in _OFF and year in DAYS_OFF:
        cell = DAYS_OFF[year].split()[_OFF[name]]
        if cell != "-":
            first, _, last = cell.partition("-")
            before = int(first[:2]) == 12
            start = Point(year - before, int(first[:2]), int(first[2:]))
            last = last or first
            return interval(start, Point(year, int(last[:2]), int(last[2:])))
    if not day_only and (week := _golden_week(name, year)):
        return week
    if name in _FEASTS and year in LUNAR:
        day = LUNAR[year].split()[_FEASTS[name]]
        return point(year, int(day[:2]), int(day[2:]))
    if year in LUNAR and (name == "除夕" or name[0] == "初"):
        new_year = LUNAR[year].split()[0]
        after = "一二三四五六七八九十".find(name[-1])  # -1 for 除夕
        return one_day(dt.date(year, int(new_year[:2]), int(new_year[2:])) + dt.timedelta(after))
    if name in ("国庆", "十一") and not day_only:
        return interval(Point(year, 10, 1), Point(year, 10, 7))
    return point(year, *_FIXED[name]) if name in _FIXED else None
