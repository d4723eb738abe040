"""Points made from sentences whose number is marked, for tests that need no reader."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from monitor.articles import Direction, Figure, Kind, Per, Qualifier, Role, Span
from monitor.series import SourcePoint

_SCALES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}
_KINDS = {
    "%": Kind.PERCENT,
    "元": Kind.MONEY,
    "美元": Kind.MONEY,
    "亩": Kind.AREA,
    "公顷": Kind.AREA,
    "吨": Kind.MASS,
    "斤": Kind.MASS,
    "公里": Kind.LENGTH,
    "元/公斤": Kind.PRICE,
    "元/斤": Kind.PRICE,
    "点": Kind.INDEX,
}
DAY = dt.date(2022, 7, 25)


def point(
    text: str,
    indicator: str,
    unit: str,
    period: str | None = "2021",
    *,
    role: str = "level",
    direction: str | None = None,
    qualifier: str = "exact",
    per: str | None = None,
    place: str | None = None,
    article: str = "a",
    revision: int = 1,
    published: dt.date | None = DAY,
    kind: Kind | None = None,
    offset: int = 0,
) -> SourcePoint:
    """The point of the number that stands in 【】; `offset` is where the sentence begins in its article."""
    start, end = text.index("【"), text.index("】") - 1
    sentence = text.replace("【", "").replace("】", "")
    number = sentence[start:end]
    found = re.fullmatch(r"([\d.]+)(万亿|亿|万)?", number)
    assert found
    figure = Figure(
        span=Span(offset + start, offset + end),
        text=number,
        value=Decimal(found[1]) * _SCALES.get(found[2] or "", 1),
        low=None,
        high=None,
        unit=unit,
        qualifier=Qualifier(qualifier),
        kind=kind or _KINDS.get(unit, Kind.COUNT),
        role=Role(role),
        direction=Direction(direction) if direction else None,
        per=Per(per) if per else None,
        indicator=indicator,
        period=period,
        place=place,
        phrase=Span(offset + start, offset + end),
        sentence=Span(offset, offset + len(sentence)),
    )
    return SourcePoint(figure, article, sentence, revision, published)
