"""Laws of the reader: what it may never do, whatever the text."""

import datetime as dt
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Figure
from monitor.figures import check_consistency, explain, read_figures
from monitor.figures.markup import to_html
from tests.monitor.figures.render import widened

PUBLISHED = dt.date(2022, 7, 25)
LAW = settings(max_examples=80, deadline=None)
CHARACTERS = "0123456789０９,，.．。、%％亿万千百十一二两半零〇点第约近超不到年月日个元公斤/每比上增长下降至由从和其中“”《》()（）-—~～负−½ \n\t多余几数成分之倍位名占将要Aa+"
NOISE = st.text(alphabet=CHARACTERS, max_size=60) | st.text(max_size=40)
SENTENCES = st.sampled_from(
    [
        "全县农民人均可支配收入达到1.8万元,增长6.5%。",
        "粮食、油料产量分别为3.2万吨和4500吨。",
        "共有党员1.3万余名,其中女党员占三成。",
        "计划新增就业2000人以上。",
        "猪肉平均价格27.49元/公斤,比昨天下降0.4%。",
    ]
)
NEUTRAL = st.sampled_from(["天气很好。", "大家都很高兴。", "会场里响起掌声。", "山林青翠,溪水清澈。"])


def fields(figure: Figure, shift: int = 0) -> tuple[object, ...]:
    """Everything that a figure says, with its span moved back."""
    values = (figure.value, figure.low, figure.high, figure.unit, figure.qualifier, figure.kind, figure.role)
    return (*values, figure.direction, figure.per, figure.indicator, figure.place, figure.span.start - shift)


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
    assert to_html(text, figures, "x").endswith("</html>\n")


@LAW
@given(NOISE)
def test_a_number_is_a_figure_or_excluded_never_both(text: str) -> None:
    figures = {figure.span for figure in read_figures(text)}
    assert not figures & {exclusion.span for exclusion in explain(text)}


@LAW
@given(SENTENCES, NEUTRAL)
def test_neutral_sentences_shift_offsets_only(sentence: str, neutral: str) -> None:
    alone = [fields(figure) for figure in read_figures(sentence, PUBLISHED)]
    after = [fields(figure, len(neutral)) for figure in read_figures(neutral + sentence, PUBLISHED)]
    before = [fields(figure) for figure in read_figures(sentence + neutral, PUBLISHED)]
    assert alone == after == before


@LAW
@given(SENTENCES)
def test_full_width_reads_like_half_width(sentence: str) -> None:
    plain, wide = (read_figures(text, PUBLISHED) for text in (sentence, widened(sentence)))
    assert [fields(figure)[:9] for figure in plain] == [fields(figure)[:9] for figure in wide]


def _seconds(text: str) -> float:
    since = time.process_time()
    read_figures(text, PUBLISHED)
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
        "“1",
        "1-",
        "3亿4000",
        "分别增长1%、",
        "比",
        "增加1个，",
        "2021年",
    ):
        text = seed * (6000 // len(seed))
        short, long = _seconds(text), _seconds(text * 4)
        assert long < 16 * short + 0.3, seed
