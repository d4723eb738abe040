"""Themes written with slots, and their expansion into text whose figures are known.

A slot `[indicator|low..high|unit|flags]` becomes a number and its figure: the range's low end sets the decimals, a
multiplier may follow it (`1.2..9.8万`). Flags: a qualifier as written (`余`, `约`, …), `up` or `down` (a change),
`target`, `day`, `month`, `year` (a rate's period), and `!` where the indicator stands in the text already or follows.
A slot `{T:code}` writes a time, which governs the figures to the end of its sentence; `{town}` and `{village}` write a
place, which does the same; other slots in braces write words of the article.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from monitor.articles import Direction, Figure, Kind, Per, Qualifier, Role, Span
from monitor.figures import edtf
from monitor.sandbox.draft import Topic
from monitor.sandbox.text import MULTIPLIERS, Text, sentence_at

BEFORE = {
    "约": Qualifier.ABOUT,
    "近": Qualifier.NEARLY,
    "超过": Qualifier.MORE_THAN,
    "不少于": Qualifier.AT_LEAST,
    "不足": Qualifier.LESS_THAN,
    "不超过": Qualifier.AT_MOST,
}
AFTER = {"余": Qualifier.MORE_THAN, "多": Qualifier.MORE_THAN, "左右": Qualifier.ABOUT, "以上": Qualifier.AT_LEAST}
KINDS = {
    "元": Kind.MONEY,
    "%": Kind.PERCENT,
    "个百分点": Kind.PERCENT,
    "亩": Kind.AREA,
    "平方米": Kind.AREA,
    "公里": Kind.LENGTH,
    "吨": Kind.MASS,
    "公斤": Kind.MASS,
    "立方米": Kind.VOLUME,
    "千瓦时": Kind.ENERGY,
    "天": Kind.DURATION,
    "小时": Kind.DURATION,
    "分钟": Kind.DURATION,
    "克": Kind.MASS,
    "毫克": Kind.MASS,
    "毫升": Kind.VOLUME,
    "点": Kind.INDEX,
    "倍": Kind.MULTIPLE,
    "℃": Kind.TEMPERATURE,
}
_TOKEN = re.compile(r"\{(?P<word>[^}]*)\}|\[(?P<figure>[^\]]*)\]|(?P<stop>[。！？\n])")
_RANGE = re.compile(r"(\d+(?:\.(\d+))?)\.\.(\d+(?:\.\d+)?)(万亿|万|亿|)")


@dataclass(frozen=True, slots=True)
class Theme:
    """A kind of article: where it runs, and the lines that it is composed of; `ends` may be appended afterwards."""

    name: str
    topic: Topic
    weight: float
    channels: tuple[str, ...]
    sources: tuple[str, ...]
    keywords: tuple[str, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    lines: tuple[str, ...]
    ends: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scribe:
    """Writes the lines of one article: its words are chosen once, its numbers are those that all articles tell."""

    day: dt.date
    words: Mapping[str, str]

    def write(self, line: str) -> Text:
        """The text of a line, with its figures."""
        out: list[str] = []
        figures: list[Figure] = []
        period, place, about, at, length = None, None, "", 0, 0
        for token in _TOKEN.finditer(line):
            length += _put(out, line[at : token.start()])
            at = token.end()
            if token["stop"]:
                period, place, about = None, None, ""
                length += _put(out, token[0])
            elif token["figure"] is not None:
                figure, shown = self._figure(token["figure"], length, period, place, about)
                figures.append(figure)
                length += _put(out, shown)
            else:
                word, period, place = self._word(token["word"], period, place)
                about = about if token["word"].startswith("T:") else word
                length += _put(out, word)
        _put(out, line[at:])
        return _finished("".join(out), figures)

    def _word(self, word: str, period: str | None, place: str | None) -> tuple[str, str | None, str | None]:
        if word.startswith("T:"):
            shown, period = when(word[2:], self.day)
            return shown, period, place
        shown = self.words[word]
        return shown, period, shown if word in ("town", "village") else place

    def _figure(self, slot: str, at: int, period: str | None, place: str | None, about: str) -> tuple[Figure, str]:
        indicator, span, unit, *rest = slot.split("|")
        flags = rest[0].split(",") if rest else []
        text, value = _number(span, _level(f"{about} {slot}", period))
        before = next((flag for flag in flags if flag in BEFORE), "")
        after = next((flag for flag in flags if flag in AFTER), "")
        inner, outer = (after, "") if AFTER.get(after) is Qualifier.MORE_THAN else ("", after)
        start = at + len(before)
        shown = f"{before}{text}{inner}{unit}{outer}"
        figure = Figure(
            span=Span(start, start + len(text)),
            text=text,
            value=value,
            low=None,
            high=None,
            unit=unit,
            qualifier=BEFORE.get(before) or AFTER.get(after) or Qualifier.EXACT,
            kind=kind_of(unit),
            role=_role(flags),
            direction=next((Direction(flag) for flag in flags if flag in ("up", "down")), None),
            per=next((Per(flag) for flag in flags if flag in ("day", "month", "year")), None),
            indicator=indicator,
            period=period,
            place=place,
            phrase=Span(at, at + len(shown)),
            sentence=Span(at, at + len(shown)),
        )
        return figure, shown


def _level(told: str, period: str | None) -> float:
    """Where a number stands in its range (0 to 1): of one matter and time the same whoever tells it, a slow wave over time."""
    phase = Random(told).random()  # noqa: S311
    last = edtf.parse(period).last if period else None
    day = last.toordinal() if last else 0
    return 0.5 + 0.48 * math.sin(2 * math.pi * (day / 53 + phase))


def _number(span: str, level: float) -> tuple[str, Decimal]:
    """The number at a level between the ends of a slot's range, as written and its value; ValueError for no range."""
    match = _RANGE.fullmatch(span)
    if not match:
        raise ValueError(f"not a range: {span!r}")
    low, high, places = float(match[1]), float(match[3]), len(match[2] or "")
    text = f"{low + (high - low) * level:.{places}f}"
    return text + match[4], Decimal(text) * MULTIPLIERS[match[4]]


def kind_of(unit: str) -> Kind:
    """The kind of quantity that a unit tells; money per something is a price, a plain measure word a count.

    >>> kind_of("元/公斤").value, kind_of("个").value
    ('price', 'count')
    """
    return Kind.PRICE if unit.startswith("元/") else KINDS.get(unit, Kind.COUNT)


def when(code: str, day: dt.date) -> tuple[str, str | None]:
    """A time as an article of that day writes it, and its period in EDTF.

    >>> when("last-month", dt.date(2026, 1, 9))
    ('去年12月', '2025-12')
    >>> when("so-far", dt.date(2026, 3, 5))
    ('今年以来', '2026-01-01/2026-03-05')
    """
    month = day.replace(day=1) - dt.timedelta(days=1)
    return {
        "last-year": ("去年", f"{day.year - 1}"),
        "year": (f"{day.year - 1}年", f"{day.year - 1}"),
        "last-month": (("" if month.year == day.year else "去年") + f"{month.month}月", f"{month:%Y-%m}"),
        "fourth-quarter": ("去年四季度", f"{day.year - 1}-36"),
        "so-far": ("今年以来", f"{day.year}-01-01/{day}"),
        "now": ("截至目前", f"../{day}"),
        "month-end": (f"截至{month.year}年{month.month}月底", f"../{month:%Y-%m}"),
        "today": (f"{day.month}月{day.day}日", f"{day}"),
        "this-year": ("今年", f"{day.year}"),
    }[code]


def _role(flags: list[str]) -> Role:
    if "target" in flags:
        return Role.TARGET
    return Role.CHANGE if "up" in flags or "down" in flags else Role.LEVEL


def _put(out: list[str], text: str) -> int:
    out.append(text)
    return len(text)


def _finished(body: str, figures: list[Figure]) -> Text:
    return Text(body, (), tuple(replace(f, sentence=sentence_at(body, f.span.start)) for f in figures))
