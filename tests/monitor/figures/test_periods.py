"""When a figure holds: a table of sentences for each rule, and laws over any text."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Span
from monitor.figures.edtf import parse
from monitor.figures.periods import Reason, Timeline, Use
from monitor.figures.times import words
from monitor.figures.times.expressions import Token, tokens
from tests.growth import grows_no_faster
from tests.monitor.figures.marked import asked, sentence
from tests.monitor.figures.period_cases import CASES, SILENT, TIMES

GOLD = sorted((Path(__file__).parents[2] / "gold" / "figures" / "dev").glob("*.txt"))
QUICK = settings(max_examples=40)
JULY = dt.date(2022, 7, 25)


def _periods(marked: str, published: dt.date | None) -> list[str | None]:
    text, spans = asked(marked)
    timeline = Timeline(text, published)
    return [timeline.period_for(span, sentence(text, span)) for span in spans]


@pytest.mark.parametrize(("published", "marked", "expected"), CASES)
def test_the_period_of_each_number(published: str, marked: str, expected: list[str | None]) -> None:
    assert _periods(marked, dt.date.fromisoformat(published)) == expected


@pytest.mark.parametrize("first", words._PAIRS)
def test_whatever_may_begin_a_time_is_read_or_passed_over(first: str) -> None:
    text = "".join(f"{first}{then}，全县收入5万元。" for then in words._PAIRS[first])
    assert all(time.span.start < time.span.end for time in Timeline(text, JULY).times)


@pytest.mark.parametrize(("published", "text", "expected"), TIMES)
def test_one_time_alone(published: str, text: str, expected: str | None) -> None:
    """`text` is a time that opens a sentence about a number."""
    assert _periods(f"{text},全县共有【88】家。", dt.date.fromisoformat(published)) == [expected]


@pytest.mark.parametrize(("text", "written", "reason"), SILENT)
def test_digits_of_times_are_told_with_their_reason(text: str, written: str, reason: str) -> None:
    timeline = Timeline(text, JULY)
    found = {text[time.span.start : time.span.end]: time.reason.value for time in timeline.times}
    assert found.get(written) == reason


@pytest.mark.parametrize("text", ["13月新增5家", "2月30日新增5家", "2021年2月29日新增5家", "4月31日,新增5家"])
def test_a_day_that_no_calendar_has_is_no_period(text: str) -> None:
    span = Span(text.index("5"), text.index("5") + 1)
    assert Timeline(text, JULY).period_for(span, Span(0, len(text))) is None


def test_without_a_publication_date_only_dates_with_a_year_are_known() -> None:
    marked = "今年,新增【5】家。截至目前,共【8】家。6月,新增【7】家。\n2021年3月,新增【6】家。5月,新增【9】家。"
    assert _periods(marked, None) == [None, None, None, "2021-03", "2021-05"]


@pytest.mark.parametrize(
    "heading",
    [
        "一、2021年工作回顾",
        "二、今年主要任务",
        "一、过去一年工作回顾",
        "一、一年来工作回顾",
        "一、过去五年工作的回顾",
        "三、主要措施",
    ],
)
def test_the_period_of_a_heading_does_not_carry(heading: str) -> None:
    text = f"各位代表：\n{heading}\n全县生产总值超过60亿元，增长5%。\n（一）工业。新增8家。\n"
    line = Timeline(text, dt.date(2022, 3, 5))
    for number in ("60", "8家"):
        span = Span(text.index(number), text.index(number) + 1)
        assert line.period_for(span, sentence(text, span)) is None


def test_spans_are_in_order_and_do_not_overlap() -> None:
    text = "2021年6月30日24时,“十四五”期间,自2020年投产以来,今年春节假期,截至目前,近三年来,每年5月,3天后。"
    spans = Timeline(text, JULY).spans
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert len(spans) == len(Timeline(text, JULY).times)


def test_a_time_says_what_it_does() -> None:
    assert dict(_uses("2021年,比上年增长5%,每年办4件,《2020年方案》")) == {
        "2021年": Use.GOVERNS,
        "上年": Use.COMPARES,
        "每年": Use.UNTIMED,
        "2020年": Use.SILENT,
    }


def _uses(text: str) -> list[tuple[str, Use]]:
    return [(text[time.span.start : time.span.end], time.use) for time in Timeline(text, JULY).times]


# --- laws ------------------------------------------------------------------------------------------------------------

_PIECES = [
    "2021年", "今年", "去年", "上年", "6月", "25日", "底", "以来", "起", "后", "前", "截至", "目前", "从", "由", "到", "至", "比",
    "的", "、", ",", "，", "。", "；", "：", "（", "）", "“", "”", "《", "》", "\n", "8时", "一季度", "上半年", "全年", "每年", "近三年",
    "分别", "增加到", "其中", "5", "12.5", "万元", "%", "发布数据", "成立", "春节", "十四五", "期间", "那一年", "同期", "三年来", " ",
]  # fmt: skip
texts = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(_PIECES), max_size=24).map("".join))


@QUICK
@given(texts, st.one_of(st.none(), st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))))
def test_no_text_and_no_date_raises(text: str, published: dt.date | None) -> None:
    timeline = Timeline(text, published)
    for match in re.finditer(r"\d+", text):
        period = timeline.period_for(Span(match.start(), match.end()), Span(0, len(text)))
        assert period is None or str(parse(period)) == period
    assert all(0 <= span.start < span.end <= len(text) for span in timeline.spans)


@QUICK
@given(st.sampled_from(CASES), st.sampled_from(["村民很高兴。", "天气晴好，路也好走。", "大家都来了！"]))
def test_a_sentence_without_times_after_it_changes_nothing(case: tuple[str, str, list[str | None]], after: str) -> None:
    published, marked, expected = case
    assert _periods(marked + after, dt.date.fromisoformat(published)) == expected


@QUICK
@given(st.sampled_from(CASES), st.sampled_from(["村民很高兴。", "天气晴好，路也好走。\n"]))
def test_a_sentence_without_times_before_it_changes_nothing(
    case: tuple[str, str, list[str | None]], before: str
) -> None:
    published, marked, expected = case
    assert _periods(before + marked, dt.date.fromisoformat(published)) == expected


_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


@QUICK
@given(st.sampled_from(TIMES))
def test_full_width_digits_say_the_same(case: tuple[str, str, str | None]) -> None:
    published, text, expected = case
    wide = f"{text},全县共有【88】家。".translate(_WIDE)
    assert _periods(wide, dt.date.fromisoformat(published)) == [expected]


@pytest.mark.parametrize(
    "unit",
    [
        "2021年",
        "2021年，",
        "7月25日获悉，",
        "（",
        "从1997年",
        "“2021年",
        "以来",
        "《2021年",
        "2021年、",
        "1",
        "。其中2021年",
        "10日",
        "\n ",
    ],
)
def test_time_is_linear_in_the_text(unit: str) -> None:
    def cost(length: int) -> float:
        text = unit * (length // len(unit))
        start = time.process_time()
        timeline = Timeline(text, JULY)
        for at in range(0, len(text), 50):
            timeline.period_for(Span(at, at + 1), Span(0, len(text)))
        return time.process_time() - start

    cost(500)
    assert grows_no_faster(cost, 2000, 8, most=32)


def test_reasons_are_words() -> None:
    assert all(reason.value.replace("_", "").isalpha() for reason in Reason)


# Times of each kind that begins with a numeral, or in which a 个 may stand.
_NUMBERED = (
    "1990年代21世纪,2021季度,第11季度,20.5年前,12日后,第二季度,第二天,第13周,一、二季度,三财季,五一长假,十一黄金周,五一,十四五时期,"
    "十五”期间,二〇二一学年,二〇二一年至二〇二三年,九十年代,十一月初,二十五日十时,两个小时后,三个多月来,一年需要,一直以来,三 年内,5 个月来,"
    "一百二十天后,三十多年间,八分钟前,3 日起,2023 学年,1、2月,二年累计,五载累计,1-5月,10:30,9点,上个月,这个季度,几个月内,每个月"
)


def _that_begin_with_numerals(text: str) -> list[Token]:
    return [token for token in tokens(text) if text[token.start] in words.NUMERALS]


def test_a_time_is_looked_for_at_every_numeral_that_one_could_begin_with(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join([_NUMBERED, *(path.read_text(encoding="utf-8") for path in GOLD)])
    all_of_these, written = list(tokens(_NUMBERED)), _that_begin_with_numerals(text)
    monkeypatch.setattr(words, "beginnings", lambda text: range(len(text)))
    assert written == _that_begin_with_numerals(text)
    assert all_of_these == list(tokens(_NUMBERED))
