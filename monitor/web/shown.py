"""How values are shown to a reader: numbers, sizes, durations, times and marked snippets."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from monitor.amounts import amount as amount
from monitor.amounts import percent as percent
from monitor.amounts import signed as signed
from monitor.amounts import thousands as thousands


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
