"""How values are shown: numbers, sizes, durations, times and highlighted snippets."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup, escape

from monitor.amounts import amount as amount
from monitor.amounts import percent as percent
from monitor.amounts import signed as signed
from monitor.amounts import thousands as thousands
from monitor.articles import Qualifier
from monitor.series import Point


@dataclass(frozen=True, slots=True)
class Local:
    """Times as a reader of a zone reads them."""

    zone: dt.tzinfo

    def __call__(self, time: dt.datetime | None) -> str:
        """To the minute; empty for none."""
        return time.astimezone(self.zone).strftime("%Y-%m-%d %H:%M") if time else ""

    def short(self, time: dt.datetime | None) -> str:
        """Month, day and minute; empty for none."""
        return time.astimezone(self.zone).strftime("%m-%d %H:%M") if time else ""

    def day(self, time: dt.datetime) -> str:
        """The day."""
        return time.astimezone(self.zone).date().isoformat()


def said(point: Point, language: str = "en") -> str:
    """What a point says in its series' unit, digit for digit: its value, or from where to where it can be."""
    shown = scaled if language == "zh" else digits
    if point.value is not None:
        return shown(point.value)
    return f"{shown(point.low)} – {shown(point.high)}"


def scaled(number: Decimal) -> str:
    """A number as Chinese readers say it, in 亿 or 万 where no digit is lost by that.

    >>> scaled(Decimal("86900000")), scaled(Decimal("30900000000")), scaled(Decimal("1684321")), scaled(Decimal("9600"))
    ('8,690万', '309亿', '168.4321万', '9,600')
    >>> scaled(Decimal("123456789"))
    '12,345.6789万'
    """
    for scale, word in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        part = number / scale
        if abs(part) >= 1 and round(part, 4) == part:
            return f"{digits(part)}{word}"
    return digits(number)


def bounds(point: Point) -> str:
    """From where to where a point's value can be; empty where nothing qualifies it."""
    is_plain = point.value is None or point.source.figure.qualifier is Qualifier.EXACT
    return "" if is_plain or point.low == point.high else f"{digits(point.low)} – {digits(point.high)}"


QUARTERS = {"33": ("一季度", "Q1"), "34": ("二季度", "Q2"), "35": ("三季度", "Q3"), "36": ("四季度", "Q4")}


def period(text: str | None, language: str) -> str:
    """An EDTF period as a reader reads it.

    >>> period("2026-33", "zh"), period("../2026-02", "zh"), period("2020/2022-34", "en"), period(None, "zh")
    ('2026年一季度', '截至 2026-02', '2020 – 2022 Q2', '')
    """
    start, slash, end = (text or "").partition("/")
    if not slash:
        return _point(start, language)
    if start in ("", ".."):
        return f"{'截至' if language == 'zh' else 'until'} {_point(end, language)}"
    if end in ("", ".."):
        return f"{_point(start, language)} {'以来' if language == 'zh' else 'on'}"
    return f"{_point(start, language)} – {_point(end, language)}"


def _point(text: str, language: str) -> str:
    quarter = QUARTERS.get(text[5:]) if len(text) == 7 else None
    if quarter is None:
        return text
    return f"{text[:4]}年{quarter[0]}" if language == "zh" else f"{text[:4]} {quarter[1]}"


def digits(number: Decimal) -> str:
    """A number with its thousands apart and at most four decimals.

    >>> digits(Decimal("86900000.00")), digits(Decimal("0.123456"))
    ('86,900,000', '0.1235')
    """
    whole = round(number, 4).normalize()
    return thousands(whole if whole.as_tuple().exponent < 0 else whole.quantize(Decimal(1)))  # type: ignore[operator] # finite


def size(number: int | None) -> str:
    """A number of bytes.

    >>> size(512), size(20480), size(3_500_000)
    ('512 B', '20.5 kB', '3.5 MB')
    """
    if number is None:
        return ""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if number >= scale:
            return f"{number / scale:.1f} {unit}"
    return f"{number} B"


def took(milliseconds: int | None) -> str:
    """A duration.

    >>> took(950), took(12_340), took(3_725_000)
    ('0.9 s', '12.3 s', '1:02:05')
    """
    if milliseconds is None:
        return ""
    if milliseconds < 60_000:
        return f"{milliseconds // 100 / 10:.1f} s"
    minutes, seconds = divmod(milliseconds // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def published(text: str | None) -> str:
    """A time of publication as the page gave it, to the minute; empty for none.

    >>> published("2022-07-25T08:45:44+08:00"), published("2022-07-25")
    ('2022-07-25 08:45', '2022-07-25')
    """
    return (text or "")[:16].replace("T", " ")


def marked(text: str) -> Markup:
    """A snippet with what stands between ⟦ and ⟧ marked, all else escaped.

    >>> marked("<b>⟦乳源⟧")
    Markup('&lt;b&gt;<mark>乳源</mark>')
    """
    parts = re.split(r"⟦([^⟧]*)⟧", text)
    out = [Markup("<mark>{}</mark>").format(part) if n % 2 else escape(part) for n, part in enumerate(parts)]
    return Markup("").join(out)
