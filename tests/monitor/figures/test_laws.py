"""Laws of the reader: what it may never do, whatever the text."""

import ast
import datetime as dt
import importlib
import pkgutil
import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import monitor.figures
from monitor.articles import Figure
from monitor.figures import DEFAULT_UNITS, check_consistency, explain, explain_all, read_figures
from monitor.figures.exclusions import is_figure, reason
from monitor.figures.markup import to_html
from monitor.figures.mentions.reading import mentions
from monitor.figures.numbers import fold, numbers
from monitor.figures.periods import Timeline
from monitor.figures.quotes import Quotes
from monitor.series import sources
from monitor.series.placing import place
from tests.growth import grows_no_faster
from tests.monitor.figures.render import widened

PUBLISHED = dt.date(2022, 7, 25)
LAW = settings(max_examples=80)
CHARACTERS = "0123456789０９,，.．。、%％亿万千百十一二两半零〇点第约近超不到年月日个元公斤/每比上增长下降至由从和其中“”《》()（）-—~～负−½ \n\t多余几数成分之倍位名占将要Aa+"
NOISE = st.text(alphabet=CHARACTERS, max_size=60) | st.text(max_size=40)
# What newsrooms write, a paragraph each.
LINES = [
    line
    for file in sorted((Path(__file__).parents[2] / "gold" / "figures").glob("*/*.txt"))
    for line in file.read_text(encoding="utf-8").splitlines()
    if line.strip()
]
# The reader's own vocabulary: the Chinese pieces of its tables and patterns.
WORDS = sorted(
    {
        piece
        for file in Path(monitor.figures.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for piece in re.findall("[一-龥]{1,8}", node.value)
    }
)
AMOUNTS = (
    "3",
    "12",
    "2023",
    "1.5",
    "二",
    "三百",
    "十几",
    "数千",
    "一半",
    "28",
    "31",
    "13",
    "0",
    "1/3",
    "百",
    "半",
    "08",
    "-5",
    "5-6",
    "三四",
)
MEASURES = (
    "元",
    "万元",
    "%",
    "亩",
    "个百分点",
    "人",
    "公里",
    "元/公斤",
    "个",
    "倍",
    "度",
    "日",
    "月",
    "年",
    "时",
    "岁",
    "点",
    "号",
    "",
)
JOINTS = ("", "", "", "，", "、", "。", "；", "（", "）", "和", "的", "“", "”", "：", "-", "至", " ", "比", "\n")
NEUTRAL = ("天气很好。", "大家都很高兴。", "会场里响起掌声。", "山林青翠,溪水清澈。")


def fields(figure: Figure, shift: int = 0) -> tuple[object, ...]:
    """Everything that a figure says, with its span moved back."""
    values = (figure.value, figure.low, figure.high, figure.unit, figure.qualifier, figure.kind, figure.role)
    spans = (figure.span, figure.phrase, figure.sentence)
    moved = tuple(offset - shift for span in spans for offset in (span.start, span.end))
    return (*values, figure.direction, figure.per, figure.indicator, figure.period, figure.place, *moved)


def judged_alike(text: str) -> None:
    """That no number is both a figure and left out for a reason, or neither."""
    quotes = Quotes(folded := fold(text))
    for mention in mentions(folded, DEFAULT_UNITS, Timeline(text, PUBLISHED).spans):
        assert is_figure(folded, mention, quotes) == (reason(folded, mention, quotes) is None), mention


@LAW
@given(NOISE)
def test_a_number_of_any_text_is_a_figure_where_there_is_no_reason_against_it(text: str) -> None:
    judged_alike(text)


def test_a_number_of_the_news_is_a_figure_where_there_is_no_reason_against_it() -> None:
    judged_alike("\n".join(LINES))


def left_out_alike(text: str) -> None:
    """That the numbers of a text are the same whether those inside times are passed over or read."""
    times = Timeline(text, PUBLISHED).spans
    read = [number for number in numbers(fold(text), times, aside=True) if number.form not in ("time", "article")]
    assert list(numbers(fold(text), times)) == read


@LAW
@given(NOISE)
def test_numbers_inside_times_are_passed_over_whole(text: str) -> None:
    left_out_alike(text)


def test_numbers_inside_the_times_of_the_news_are_passed_over_whole() -> None:
    left_out_alike("\n".join(LINES))


@LAW
@given(NOISE)
def test_no_text_raises_and_spans_are_true(text: str) -> None:
    figures = read_figures(text, PUBLISHED)
    end = 0
    for figure in figures:
        assert end <= figure.span.start < figure.span.end
        assert figure.text == text[figure.span.start : figure.span.end]
        assert figure.phrase.start <= figure.span.start <= figure.span.end <= figure.phrase.end
        assert figure.sentence.start <= figure.span.start < figure.sentence.end
        assert len(figure.indicator) <= 24
        assert not set(figure.indicator) & set(",，。;；:：!！?？\n")
        assert (figure.value is None) == (figure.low is not None) == (figure.high is not None)
        end = figure.span.end
    check_consistency(text, figures)
    explain_all(text, PUBLISHED)
    assert to_html(text, figures, "x").endswith("</html>\n")


def patterns() -> list[re.Pattern[str]]:
    """All patterns of the reader, compiled."""
    names = (module.name for module in pkgutil.walk_packages(monitor.figures.__path__, "monitor.figures."))
    found = [value for name in names for value in vars(importlib.import_module(name)).values()]
    return [re.compile(one.pattern, one.flags) for one in found if hasattr(one, "pattern") and hasattr(one, "flags")]


# Compiled when the first example is wanted, and not by each process that collects tests.
MATCHED = st.deferred(lambda: st.sampled_from(patterns()).flatmap(st.from_regex))


def jumbled(chance: random.Random) -> str:
    """Words of the vocabulary and amounts in any order."""
    pieces = []
    for _ in range(chance.randint(2, 9)):
        amount = chance.choice(AMOUNTS) + chance.choice(MEASURES)
        pieces += [chance.choice(WORDS) if chance.random() < 0.5 else amount, chance.choice(JOINTS)]
    return "".join(pieces)


@pytest.mark.parametrize("seed", range(4))
def test_no_order_of_the_words_that_the_reader_knows_raises(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (not for secrets)
    for _ in range(500):
        text = jumbled(chance)
        day = chance.choice((PUBLISHED, dt.date(2024, 2, 29), dt.date(2019, 12, 31), None))
        try:
            place(sources(text, read_figures(text, day), "", published=day))
            explain(text, day)
        except Exception as error:
            raise AssertionError(f"{text!r}, {day}") from error


@LAW
@given(st.lists(MATCHED | st.sampled_from(AMOUNTS), min_size=1, max_size=6))
def test_no_text_that_the_patterns_are_made_for_raises(pieces: list[str]) -> None:
    explain("".join(pieces), PUBLISHED)


@LAW
@given(NOISE)
def test_a_number_is_a_figure_or_excluded_never_both(text: str) -> None:
    figures = {figure.span for figure in read_figures(text)}
    assert not figures & {exclusion.span for exclusion in explain(text)}


@pytest.fixture(scope="module")
def alone() -> dict[str, list[tuple[object, ...]]]:
    """What is read of each paragraph by itself."""
    return {line: [fields(figure) for figure in read_figures(line, PUBLISHED)] for line in LINES if line.endswith("。")}


@pytest.mark.parametrize("neutral", NEUTRAL)
def test_neutral_sentences_shift_offsets_only(alone: dict[str, list[tuple[object, ...]]], neutral: str) -> None:
    for line, figures in alone.items():
        between = read_figures(neutral + line + neutral, PUBLISHED)
        assert [fields(figure, len(neutral)) for figure in between] == figures, line


def test_full_width_reads_like_half_width() -> None:
    for line in LINES:
        plain, wide = (read_figures(text, PUBLISHED) for text in (line, widened(line)))
        assert [_folded(figure) for figure in plain] == [_folded(figure) for figure in wide], line


def _folded(figure: Figure) -> tuple[object, ...]:
    """Everything that a figure says, in half-width characters."""
    return tuple(fold(value) if isinstance(value, str) else value for value in fields(figure))


def _seconds(text: str) -> float:
    since = time.process_time()
    check_consistency(text, read_figures(text, PUBLISHED))
    explain_all(text, PUBLISHED)
    return time.process_time() - since


def test_time_is_linear_in_the_text() -> None:
    read_figures("预热1人。", PUBLISHED)
    for seed in (
        "1",
        "1,111,",
        "亿万",
        "一",
        "百分之",
        "1/",
        "(1",
        "了元9正在3的侗水自治县",
        "“1",
        "1-",
        "3亿4000",
        "分别增长1%、",
        "比",
        "增加1个，",
        "2021年",
        "2021年1人,",
        "1个百分点、",
        "1、",
        "1和",
        "其中1人、",
        "由1元增加到2元,",
        "东坪镇1人、",
        "该校有85人,比五年前多30人,",
        "本周卖出410吨,比上周减少3.1%,",
    ):
        text = seed * (3000 // len(seed))
        assert grows_no_faster(lambda times, text=text: _seconds(text * times), 1, 4, most=6, slack=0.1), seed


# After a day that a bracket names, a reader may be led to look back through all that was said before.
DATED = (
    "周末票房（6日）报收近1.6亿元，比上周（9月28日）多两成。",
    "县里（9月28日）召开会议，1200人（含志愿者）参加。",
    "记者获悉（10月11日发布），全镇种植辣椒1.2万亩（2019年为8000亩）。",
)


# Each table is read with the numbers that were found in the whole text.
TABLE = "小麦 5 7\n玉米 6 8\n。\n"


def test_time_is_linear_in_the_length_of_the_news() -> None:
    news = "\n".join(line + DATED[index % len(DATED)] for index, line in enumerate(LINES))
    brackets = "\n".join(DATED * 500)
    for text, size in ((news, 25_000), (brackets, 12_000), (TABLE * 9000, 35_000)):
        assert grows_no_faster(lambda length, text=text: _seconds(text[:length]), size, 4, most=6, slack=0.1), text[:20]
