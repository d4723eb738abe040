"""Articles of our own, a small reader of figures in them, and Hypothesis strategies that revise them."""

from __future__ import annotations

import re
from decimal import Decimal

from hypothesis import strategies as st

from monitor.articles import Figure, Kind, Qualifier, Role, Span

ARTICLE = (
    "今年上半年，东坪镇新建标准化茶园860亩，带动420余户农户增收。\n"
    "“合作社和农户签了三年的收购合同，价格每公斤不低于56元。”镇农业办主任邓秀兰表示，鲜叶不愁卖。\n"
    "据县农业农村局统计，全县茶叶种植面积达到2.35万亩，综合产值1.8亿元，同比增长12.6%；茶企28家，比上年多5家。\n"
    "7月18日，县里召开茶产业推进会，要求年底前完成3个加工厂的改造。\n"
    "会议提出，不得以任何理由拖欠茶农货款。\n"
    "责任编辑：赵敏"
)

_WORDS = ["茶园", "农户", "乳源", "瑶药", "合作社", "党建", "增长", "下降", "亩", "万元", "，", "、", "的", "了", "和"]
_ENDS = ["。", "！", "？", "；", "。”", ""]
numbers = st.one_of(
    st.integers(0, 99999).map(str),
    st.decimals(0, 999, places=1).map(str),
    st.sampled_from(["1.3万", "13万", "-5%", "5%", "三千二百", "１２", "1，234", "百分之三十"]),
)
sentences = st.builds(
    lambda parts, end: "".join(parts) + end,
    st.lists(st.one_of(st.sampled_from(_WORDS), numbers), min_size=1, max_size=12),
    st.sampled_from(_ENDS),
)
paragraphs = st.lists(sentences, max_size=4).map("".join)
bodies = st.lists(paragraphs, max_size=7).map("\n".join)
wild = st.text(alphabet="。；\n 甲乙丙1２.万-%“”a\u3000", max_size=60)


@st.composite
def revisions(draw: st.DrawFn) -> tuple[str, str]:
    """A body and a revision of it: paragraphs moved, taken out, put in, doubled, and sentences altered."""
    before = draw(bodies)
    parts = before.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        parts = draw(st.sampled_from([_swap, _drop, _put, _alter]))(draw, parts)
    return before, "\n".join(parts)


def _swap(draw: st.DrawFn, parts: list[str]) -> list[str]:
    return draw(st.permutations(parts))


def _drop(draw: st.DrawFn, parts: list[str]) -> list[str]:
    at = draw(st.integers(0, len(parts)))
    return parts[:at] + parts[at + 1 :]


def _put(draw: st.DrawFn, parts: list[str]) -> list[str]:
    at = draw(st.integers(0, len(parts)))
    return [*parts[:at], draw(paragraphs), *parts[at:]]


def _alter(draw: st.DrawFn, parts: list[str]) -> list[str]:
    if not parts:
        return parts
    at = draw(st.integers(0, len(parts) - 1))
    cut = draw(st.integers(0, len(parts[at])))
    return [*parts[:at], parts[at][:cut] + draw(numbers) + parts[at][cut + 1 :], *parts[at + 1 :]]


_FIGURE = re.compile(
    r"(?P<number>[0-9]+(?:\.[0-9]+)?(?:万|亿)?)(?P<more>余|多)?(?P<unit>元/公斤|万元|亿元|个百分点|平方公里|亩|户|元|家|个|名|项|%)"
)
_SCALE = {"万": 10_000, "亿": 100_000_000}


def read(body: str, period: str | None = None) -> tuple[Figure, ...]:
    """The figures with one of a few units; the two characters before the number, or after the unit, name them."""
    return tuple(_figure(body, match, period) for match in _FIGURE.finditer(body))


def _figure(body: str, match: re.Match[str], period: str | None) -> Figure:
    number = match["number"]
    scale = _SCALE.get(number[-1], 1)
    start = max(body.rfind(stop, 0, match.start()) for stop in "。；\n") + 1
    end = min([at for stop in "。；\n" if (at := body.find(stop, match.end())) >= 0], default=len(body) - 1) + 1
    lead = re.findall(r"[一-龥]{2,}", body[start : match.start()])
    return Figure(
        span=Span(*match.span("number")),
        text=number,
        value=Decimal(number.rstrip("万亿")) * scale,
        low=None,
        high=None,
        unit=match["unit"],
        qualifier=Qualifier.MORE_THAN if match["more"] else Qualifier.EXACT,
        kind=Kind.PERCENT if match["unit"] == "%" else Kind.COUNT,
        role=Role.LEVEL,
        direction=None,
        per=None,
        indicator=lead[-1][-6:] if lead else "",
        period=period,
        place=None,
        phrase=Span(*match.span()),
        sentence=Span(start, end),
    )
