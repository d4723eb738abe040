"""Values of query fields: limits of numbers, and times; ValueError says what to write."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from monitor.articles import Kind, Role
from monitor.query.nodes import Name, Number, Text, When
from monitor.reasons import say

NUMBER = re.compile(r"([+-]?\d[\d,]*(?:\.\d+)?)\s*(万亿|亿|万|千|百)?", re.ASCII)
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}
MONTH = r"(?:-(?P<month>0[1-9]|1[0-2])|年(?P<month_said>0?[1-9]|1[0-2])月)"
DAY = r"(?:-(?P<day>0[1-9]|[12]\d|3[01])|(?P<day_said>0?[1-9]|[12]\d|3[01])日)"
QUARTER = r"(?:-?[Qq](?P<quarter>[1-4])|年第?(?P<quarter_said>[一二三四1-4])季度|-(?P<edtf>3[3-6]))"
POINT = re.compile(rf"(?P<year>\d{{4}})(?:{QUARTER}|{MONTH}{DAY}?)?年?", re.ASCII)
# Whole years that one field may span.
MOST_YEARS = 60
KINDS = {
    "数量": Kind.COUNT, "金额": Kind.MONEY, "百分比": Kind.PERCENT, "价格": Kind.PRICE, "面积": Kind.AREA,
    "长度": Kind.LENGTH, "重量": Kind.MASS, "体积": Kind.VOLUME, "能量": Kind.ENERGY, "时长": Kind.DURATION,
    "温度": Kind.TEMPERATURE, "倍数": Kind.MULTIPLE, "指数": Kind.INDEX, "位次": Kind.RANK, "名次": Kind.RANK, "其他": Kind.OTHER,
    **{kind.value: kind for kind in Kind},
}  # fmt: skip
# As the page calls them, as people do, and as the API does.
ROLES = {
    "水平": Role.LEVEL, "变动": Role.CHANGE, "目标": Role.TARGET, "现状": Role.LEVEL, "变化": Role.CHANGE,
    **{role.value: role for role in Role},
}  # fmt: skip
SAID = {"一": 1, "二": 2, "三": 3, "四": 4}


def number(text: str) -> Number:
    """The limits that `>5`, `>=5`, `<5`, `<=5`, `5..9` or `5` states; 万 and 亿 may follow a number.

    >>> number(">100万")
    Number(low=Decimal('1000000'), high=None, is_open=True)
    """
    low, dots, high = text.partition("..")
    if dots:
        return _between(low, high)
    sign = re.match(r"[<>]?=?", text)
    operator = sign[0] if sign else ""
    value = _decimal(text[len(operator) :])
    low_limit = None if operator.startswith("<") else value
    high_limit = None if operator.startswith(">") else value
    return Number(low_limit, high_limit, operator in ("<", ">"))


def _between(low: str, high: str) -> Number:
    limits = Number(_decimal(low) if low else None, _decimal(high) if high else None)
    if limits.low is not None and limits.high is not None and limits.low > limits.high:
        raise ValueError(say("query-backwards", low=low, high=high))
    return limits


def _decimal(text: str) -> Decimal:
    match = NUMBER.fullmatch(text.strip())
    if match is None:
        raise ValueError(say("query-number", text=repr(text)))
    return Decimal(match[1].replace(",", "")) * SCALES.get(match[2] or "", 1)


def when(text: str) -> When:
    """The points of time that a year, quarter, month or day states, or that years from one to another do.

    >>> when("2021"), when("2021年7月"), when("2021Q3"), when("2019..2021")
    (When(points=('2021',)), When(points=('2021-07',)), When(points=('2021-35',)), When(points=('2019', '2020', '2021')))
    """
    first, dots, last = text.partition("..")
    if not dots:
        return When((_point(text),))
    ends = _point(first), _point(last)
    if any(len(end) != 4 for end in ends) or not 0 <= int(ends[1]) - int(ends[0]) < MOST_YEARS:
        raise ValueError(say("query-years", text=repr(text)))
    return When(tuple(f"{year:04}" for year in range(int(ends[0]), int(ends[1]) + 1)))


def kind(text: str) -> Text:
    """A kind of figure by its English or Chinese name."""
    return Text(Name.KIND, _known(text, KINDS))


def role(text: str) -> Text:
    """A figure's role by its English or Chinese name."""
    return Text(Name.ROLE, _known(text, ROLES))


def _known(text: str, names: Mapping[str, str]) -> str:
    folded = text.casefold()
    if folded not in names:
        raise ValueError(say("query-word", text=repr(text), names=", ".join(names)))
    return str(names[folded])


def _point(text: str) -> str:
    match = POINT.fullmatch(text)
    if match is None:
        raise ValueError(say("query-period", text=repr(text)))
    quarter = match["quarter"] or match["quarter_said"] or ""
    if quarter or match["edtf"]:
        return f"{match['year']}-{match['edtf'] or 32 + int(SAID.get(quarter, quarter))}"
    month, day = match["month"] or match["month_said"], match["day"] or match["day_said"]
    return "-".join([match["year"], *(f"{int(part):02}" for part in (month, day) if part)])
