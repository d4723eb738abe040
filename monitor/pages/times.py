"""Times as pages write them: numeric and Chinese forms, relative ones, zones, absurd ones refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitor.articles import Moment, Precision

_EARLIEST = 1990
_KEPT = 400
_TOLERANCE = dt.timedelta(hours=36)

# From UTC; no telephone number after a time: 10:20 +8675112345.
_OFFSET = r"[+-][01]\d:?[0-5]\d"
_CLOCK = (
    r"(?:\s*[(（]?(?:星期|周)[一二三四五六日天][)）]?)?"
    r"(?:[\sT,，\-|｜]*?(?P<named>(?:格林[尼威]治|北京|当地)(?:标准)?时间\s*)?(?P<half>上午|下午|晚上|凌晨|中午|早上|AM|PM|am|pm)?\s*"
    r"(?P<h>[0-2]?\d)\s*(?:[:：]|时|点)\s*(?P<mi>[0-5]\d|\d(?=\s*分))(?:\s*(?:[:：]|分)\s*(?P<s>[0-5]\d)(?:\.\d{1,9})?)?\s*(?:秒|分)?"
    r"(?:\s*(?P<half2>AM|PM|am|pm)\b)?(?P<zone>\s*(?:Z\b|(?:GMT|UTC)?" + _OFFSET + r"(?!\d)))?)?"
)
_FULL = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s*(?:[-/.－—·]|年\s*)\s*(?P<mo>1[0-2]|0?[1-9])\s*(?:[-/.－—·]|月\s*)\s*"
    r"(?P<d>3[01]|[12]\d|0?[1-9])(?!\d{3})\s*[日号]?" + _CLOCK
)
_SPLIT = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d{2})\s*[年\s]\s*(?P<mo>1[0-2]|0[1-9])\s?[-/.]\s?(?P<d>3[01]|[12]\d|0[1-9])(?!\d)"
    + _CLOCK
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})(?P<mo>1[0-2]|0[1-9])(?P<d>3[01]|[12]\d|0[1-9])"
    r"(?:[T ]?(?P<h>[01]\d|2[0-3]):?(?P<mi>[0-5]\d):?(?P<s>[0-5]\d)?)?(?P<zone>Z|" + _OFFSET + r")?(?!\d)"
)
_SHORT_YEAR = re.compile(
    r"(?<![\d.:/-])(?P<y>[0-3]\d)[-/.年](?P<mo>1[0-2]|0[1-9])[-/.月](?P<d>3[01]|[12]\d|0[1-9])(?![\d./-])日?" + _CLOCK
)
# 16/04/2018 (一) 08:45, as in Hong Kong: with strokes only where no month can stand first.
_DAY_FIRST = re.compile(
    r"(?<![\d./])(?=\d+\.|1[3-9]/|[23]\d/)(?P<d>3[01]|[12]\d|0?[1-9])(?P<by>[./])(?P<mo>1[0-2]|0?[1-9])(?P=by)(?P<y>20\d{2})(?![\d./])"
    r"(?:\s*\([一二三四五六日]\))?" + _CLOCK
)
_NO_YEAR = re.compile(
    r"(?<![\d年./-])(?<!\d:)(?P<mo>1[0-2]|0?[1-9])(?:月|[-/])(?P<d>3[01]|[12]\d|0?[1-9])(?![\d./%-])日?" + _CLOCK
)
_ENGLISH = re.compile(
    r"(?:(?P<d1>\d{1,2})\s+)?(?P<mon>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|(?:十[一二]?|[一二三四五六七八九])(?=月))(?:月|[a-z]*\.?)\s+"
    r"(?:(?P<d2>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?P<y>(?:19|20)\d{2})" + _CLOCK
)
_HAN = re.compile(
    r"(?P<y>[二一][〇○零ＯO九一二三四五六七八]{3})年(?P<mo>[一二三四五六七八九十]{1,2})月(?P<d>[一二三四五六七八九十]{1,3})日"
)
_AGO = re.compile(r"(?P<n>\d{1,3})\s*(?P<unit>秒|分钟|个?小时|天|周|个月)\s*(?:以|之)?前")
# Not where a name begins so: 今日早报.
_DAY_WORD = re.compile(r"(?P<word>今天|昨天|前天|[今昨]日(?=\s*(?:$|[\W\d]|上午|下午|晚上|凌晨|中午|早上)))" + _CLOCK)
_JUST = re.compile(r"刚刚|刚才")
# As programs print a time: Fri Mar 05 10:11:12 +0800 2021.
_SENT = re.compile(
    r"\b(?P<mon>[A-Z][a-z]{2}) (?P<d>\d\d) (?P<clock>\d\d:\d\d:\d\d) (?P<zone>" + _OFFSET + r") (?P<y>(?:19|20)\d\d)\b"
)
_CLOCK_BEFORE = re.compile(r"(?<![\d:])(?P<h>[01]?\d|2[0-3]):(?P<mi>[0-5]\d)(?::(?P<s>[0-5]\d))?[,\s]+")
_DIGIT = re.compile(r"\d")
_WIDE_DIGIT = re.compile(r"[０-９]")
_WIDE_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_STAMP = re.compile(r"1\d{9}(?:\d{3})?")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_HAN_YEAR = re.compile(r"[二一][〇○零ＯO九]")
_MONTH_NAME = re.compile(r"\d [A-Z][a-z]{2}|[A-Z][a-z]{2}\.? \d|[a-z] \d{1,2}, |[一二三四五六七八九十]月 \d")
_MONTHS = {
    name: i
    for names in ("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "一 二 三 四 五 六 七 八 九 十 十一 十二")
    for i, name in enumerate(names.split(), 1)
}
_HAN_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0, "O": 0}
_DAYS_BACK = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A time in a text: the moment, its span, and how it was written."""

    moment: Moment
    start: int
    end: int
    form: str


def find_times(text: str, zone: dt.tzinfo, now: dt.datetime | None = None) -> list[Found]:
    """All complete dates in `text` in order; with `now` also relative ones and those without a year.

    Impossible dates, those before 1990 and, with `now`, those in the future are left out.

    >>> from monitor.articles import SHANGHAI
    >>> [str(f.moment) for f in find_times("2022-07-25 08:45:44 来源", SHANGHAI)]
    ['2022-07-25T08:45:44+08:00']
    >>> [str(f.moment) for f in find_times("2019年9月8日", SHANGHAI)]
    ['2019-09-08']
    """
    return list(_found(text, zone, now) if len(text) <= _KEPT else _found.__wrapped__(text, zone, now))


@lru_cache(maxsize=1024)
def _found(text: str, zone: dt.tzinfo, now: dt.datetime | None) -> tuple[Found, ...]:
    """The same, remembered: several fields are looked for in the same lines."""
    text = text.translate(_WIDE_DIGITS) if _WIDE_DIGIT.search(text) else text
    found: list[Found] = []
    for item in (_with_clock_before(text, found_one) for found_one in _all(text, zone, now)):
        if _plausible(item.moment, now) and not any(item.start < f.end and f.start < item.end for f in found):
            found.append(item)
    return tuple(sorted(found, key=lambda f: f.start))


def _with_clock_before(text: str, item: Found) -> Found:
    """A date with the time of day that stands right in front of it."""
    if item.moment.precision is not Precision.DAY or item.form == "relative":
        return item
    clock = _CLOCK_BEFORE.search(text, max(0, item.start - 14), item.start)
    if not clock or clock.end() != item.start:
        return item
    when = item.moment.when.replace(hour=int(clock["h"]), minute=int(clock["mi"]), second=int(clock["s"] or 0))
    return Found(Moment(when, Precision.SECOND if clock["s"] else Precision.MINUTE), clock.start(), item.end, item.form)


def parse_time(text: str, zone: dt.tzinfo, now: dt.datetime | None = None) -> Moment | None:
    """The first time in a short value such as a meta tag's, None if it holds none.

    >>> from monitor.articles import SHANGHAI
    >>> str(parse_time("2019-11-25T02:37:31Z", SHANGHAI))
    '2019-11-25T10:37:31+08:00'
    >>> str(parse_time("1574649451", SHANGHAI))
    '2019-11-25T10:37:31+08:00'
    """
    text = text.strip()
    if _STAMP.fullmatch(text):
        when = dt.datetime.fromtimestamp(int(text[:10]), zone)
        moment = Moment(when)
        return moment if _plausible(moment, now) else None
    if sent := _SENT.search(text):
        text = f"{sent['d']} {sent['mon']} {sent['y']} {sent['clock']}{sent['zone']}"
    found = find_times(text[:200], zone, now)
    return found[0].moment if found else None


def _plausible(moment: Moment, now: dt.datetime | None) -> bool:
    if moment.when.year < _EARLIEST:
        return False
    return moment.when <= now + _TOLERANCE if now else moment.when.year < 2100


def _all(text: str, zone: dt.tzinfo, now: dt.datetime | None) -> Iterator[Found]:
    """Every reading, surest form first; only in Chinese numerals and relative ones can do without a digit."""
    numbered = _DIGIT.search(text) is not None
    dated = numbered and _YEAR.search(text) is not None
    if dated:
        for form, pattern in (("full", _FULL), ("split", _SPLIT)):
            yield from _matches(text, pattern, form, zone, lambda m: int(m["y"]))
    if _HAN_YEAR.search(text):
        yield from _han(text, zone)
    if dated:
        if "." in text or "/" in text:
            yield from _matches(text, _DAY_FIRST, "day-first", zone, lambda m: int(m["y"]))
        if _MONTH_NAME.search(text):
            yield from _english(text, zone)
        yield from _matches(text, _COMPACT, "compact", zone, lambda m: int(m["y"]))
    if numbered:
        yield from _matches(text, _SHORT_YEAR, "short-year", zone, lambda m: 2000 + int(m["y"]))
    if now:
        yield from _relative(text, zone, now)
    if now and numbered:
        local = now.astimezone(zone)
        yield from _matches(text, _NO_YEAR, "no-year", zone, lambda m: _year_for(m, local))


def _year_for(match: re.Match[str], now: dt.datetime) -> int:
    """The year that puts a month and day at or before `now`."""
    month, day = int(match["mo"]), int(match["d"])
    tomorrow = now + dt.timedelta(days=1)
    return now.year if (month, day) <= (tomorrow.month, tomorrow.day) else now.year - 1


def _matches(
    text: str, pattern: re.Pattern[str], form: str, zone: dt.tzinfo, year: Callable[[re.Match[str]], int]
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        moment = _build(year(match), int(match["mo"]), int(match["d"]), match, zone)
        if moment:
            yield Found(moment, match.start(), match.end(), form)


def _build(year: int, month: int, day: int, match: re.Match[str], zone: dt.tzinfo) -> Moment | None:
    groups = match.groupdict()
    hour, minute, second = groups.get("h"), groups.get("mi"), groups.get("s")
    try:
        if hour is None:
            return Moment(dt.datetime(year, month, day, tzinfo=zone), Precision.DAY)
        when = dt.datetime(year, month, day, _hour(int(hour), groups), int(minute or 0), int(second or 0), tzinfo=zone)
    except ValueError:
        return None
    sent = dt.UTC if (groups.get("named") or "").startswith("格林") else _zone(groups.get("zone"))
    if sent:
        when = when.replace(tzinfo=sent).astimezone(zone)
    return Moment(when, Precision.SECOND if second else Precision.MINUTE)


def _hour(hour: int, groups: dict[str, str | None]) -> int:
    half = (groups.get("half") or groups.get("half2") or "").lower()
    if half in {"下午", "晚上", "pm"} and hour < 12:
        return hour + 12
    return 0 if half in {"am", "凌晨"} and hour == 12 else hour


def _zone(text: str | None) -> dt.tzinfo | None:
    if not text or not text.strip():
        return None
    text = text.strip()
    if text == "Z":
        return dt.UTC
    sign, digits = (1 if "+" in text else -1), re.sub(r"\D", "", text)
    offset = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:4] or 0))
    return dt.timezone(sign * offset)


def _han(text: str, zone: dt.tzinfo) -> Iterator[Found]:
    for match in _HAN.finditer(text):
        year = int("".join(str(_HAN_DIGITS[c]) for c in match["y"]))
        moment = _build(year, _han_number(match["mo"]), _han_number(match["d"]), match, zone)
        if moment:
            yield Found(moment, match.start(), match.end(), "han")


def _han_number(text: str) -> int:
    """1 to 31 in Chinese numerals.

    >>> _han_number("二十五"), _han_number("十"), _han_number("九")
    (25, 10, 9)
    """
    tens, ten, units = text.rpartition("十")
    if not ten:
        return _HAN_DIGITS.get(units, 0)
    return (_HAN_DIGITS.get(tens, 1) if tens else 1) * 10 + (_HAN_DIGITS.get(units, 0) if units else 0)


def _english(text: str, zone: dt.tzinfo) -> Iterator[Found]:
    for match in _ENGLISH.finditer(text):
        day = match["d1"] or match["d2"]
        moment = _build(int(match["y"]), _MONTHS[match["mon"]], int(day), match, zone) if day else None
        if moment:
            yield Found(moment, match.start(), match.end(), "english")


def _relative(text: str, zone: dt.tzinfo, now: dt.datetime) -> Iterator[Found]:
    local = now.astimezone(zone)
    for match in _AGO.finditer(text):
        yield Found(_ago(int(match["n"]), match["unit"], local), match.start(), match.end(), "relative")
    for match in _DAY_WORD.finditer(text):
        day = local - dt.timedelta(days=_DAYS_BACK[match["word"]])
        moment = _build(day.year, day.month, day.day, match, zone)
        if moment:
            yield Found(moment, match.start(), match.end(), "relative")
    for match in _JUST.finditer(text):
        yield Found(Moment(local.replace(second=0, microsecond=0), Precision.MINUTE), *match.span(), "relative")


def _ago(count: int, unit: str, now: dt.datetime) -> Moment:
    if unit in {"秒", "分钟", "小时", "个小时"}:
        step = {"秒": dt.timedelta(seconds=1), "分钟": dt.timedelta(minutes=1)}.get(unit, dt.timedelta(hours=1))
        return Moment((now - count * step).replace(second=0, microsecond=0), Precision.MINUTE)
    days = {"天": 1, "周": 7}.get(unit, 30)
    day = now - dt.timedelta(days=days * count)
    return Moment(day.replace(hour=0, minute=0, second=0, microsecond=0), Precision.DAY)
