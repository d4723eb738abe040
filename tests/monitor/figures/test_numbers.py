"""Numbers: what is written in any supported form reads back to the same value."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Figure
from monitor.figures import read_figures
from monitor.figures.numbers import fold, numbers
from monitor.figures.numerals import worth
from tests.monitor.figures.render import chinese, grouped, multiplied, widened

LAW = settings(max_examples=60)


def one(phrase: str) -> Figure:
    """The single figure of a phrase in a neutral sentence."""
    found = read_figures(f"全县共有{phrase}。")
    assert len(found) == 1, (phrase, found)
    return found[0]


@pytest.mark.parametrize(
    ("written", "value", "unit"),
    [
        ("1,100万人", "11000000", "人"),
        ("1，100万人", "11000000", "人"),
        ("3万4000人", "34000", "人"),
        ("3万零58人", "30058", "人"),
        ("2亿零500万元", "205000000", "元"),
        ("4千零6户", "4006", "户"),
        ("1万1424亿斤", "1142400000000", "斤"),
        ("25亿9187.9万剂次", "2591879000", "剂次"),
        ("四万万人", "400000000", "人"),
        ("十来万元", "100000", "元"),
        ("一点三倍", "1.3", "倍"),
        ("零点五倍", "0.5", "倍"),
        ("三米五", "3.5", "米"),
        ("98. 5%", "98.5", "%"),
        ("17 .3%", "17.3", "%"),
        ("437 .4万对", "4374000", "对"),
        ("945百帕", "945", "百帕"),
        ("2万5千人", "25000", "人"),
        ("20万亿元", "20000000000000", "元"),
        ("3541.07万元", "35410700", "元"),
        ("4120亿元", "412000000000", "元"),
        ("74.4 万亿元", "74400000000000", "元"),
        ("74.4\n万亿元", "74400000000000", "元"),
        ("百分之四点五", "4.5", "%"),
        ("百分之百", "100", "%"),
        ("三成五", "35", "%"),
        ("6成", "60", "%"),
        ("2.5‰", "2.5", "‰"),
        ("千分之三", "3", "‰"),
        ("四分之一", "0.25", ""),
        ("1/3", "0.3333", ""),
        ("一半", "0.5", ""),
        ("½", "0.5", ""),
        ("两千人", "2000", "人"),
        ("廿二名", "22", "名"),
        ("一千瓦", "1", "千瓦"),
        ("三千米", "3000", "米"),
        ("5千瓦", "5", "千瓦"),
        ("300万千瓦", "3000000", "千瓦"),
        ("123元1角1分", "123.11", "元"),
        ("三千五百公斤", "3500", "公斤"),
        ("两万五人", "25000", "人"),
        ("1亿2000万人", "120000000", "人"),
        ("1.2倍", "1.2", "倍"),
        ("两年半", "2.5", "年"),
        ("人民币3亿元", "300000000", "元"),
        ("美元5.2亿", "520000000", "美元"),
    ],
)
def test_written_forms(written: str, value: str, unit: str) -> None:
    figure = one(f"用时{written}" if unit == "年" else written)
    assert (figure.value, figure.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("数十人", 10, 100),
        ("十几人", 10, 20),
        ("二十几人", 20, 30),
        ("几千万元", 10**7, 10**8),
        ("数百万元", 10**6, 10**7),
        ("十几万元", 100_000, 200_000),
        ("二三十人", 20, 30),
        ("三五个", 3, 5),
        ("十七八个", 17, 18),
        ("15至20人", 15, 20),
        ("百分之七十至百分之八十", 70, 80),
        ("百分之四到五", 4, 5),
        ("15至20万人", 150_000, 200_000),
        ("8000至1万元", 8000, 10_000),
        ("20%—30%", 20, 30),
        ("10元至20元", 10, 20),
        ("2、3级", 2, 3),
    ],
)
def test_ranges_and_vague_counts(written: str, low: int, high: int) -> None:
    figure = one(written)
    assert (figure.value, figure.low, figure.high) == (None, low, high)


@pytest.mark.parametrize(
    ("written", "value"),
    [("气温为零下5度", "-5"), ("气温为−2℃", "-2"), ("增速为负0.3%", "-0.3"), ("增速为-2.5%", "-2.5")],
)
def test_negative(written: str, value: str) -> None:
    assert read_figures(written)[0].value == Decimal(value)


def test_below_zero_range() -> None:
    [figure] = read_figures("夜间最低气温零下2度到0度。")
    assert (figure.low, figure.high) == (-2, 0)


def test_a_doubling_is_a_multiple() -> None:
    [figure] = read_figures("产值翻了两番。")
    assert (figure.value, figure.unit, figure.kind) == (2, "番", "multiple")


@LAW
@given(st.integers(1, 10**15))
def test_chinese_numerals_read_back(value: int) -> None:
    assert worth(chinese(value)) == (value, value)


@LAW
@given(st.integers(3, 10**12))
def test_integers_read_back_in_every_form(value: int) -> None:
    for written in (
        str(value),
        grouped(value),
        chinese(value),
        multiplied(Decimal(value), "万"),
        multiplied(Decimal(value), "亿"),
    ):
        figure = one(f"资金{written}元")
        assert figure.value == value, written


@LAW
@given(
    st.decimals(0, 10**6, places=2, allow_nan=False),
    st.sampled_from(["%", "‰", "℃", "公斤", "个百分点", "元/公斤", "美元"]),
)
def test_decimals_keep_their_unit(value: Decimal, unit: str) -> None:
    figure = one(f"为{format(value, 'f')}{unit}")
    assert (figure.value, figure.unit) == (value, unit)


@LAW
@given(st.integers(1, 999), st.integers(1, 99))
def test_percentages_in_words(whole: int, part: int) -> None:
    digits = "".join("零一二三四五六七八九"[int(digit)] for digit in str(part))
    figure = one(f"比例为百分之{chinese(whole)}点{digits}")
    assert (figure.value, figure.unit) == (Decimal(f"{whole}.{part}"), "%")


@LAW
@given(st.integers(1, 10**9), st.sampled_from(["人", "元", "%", "亩"]))
def test_width_of_digits_makes_no_difference(value: int, unit: str) -> None:
    plain, wide = one(f"{value}{unit}"), one(widened(f"{value}{unit}"))
    assert (plain.value, plain.unit, plain.kind) == (wide.value, wide.unit, wide.kind)


def test_folding_keeps_the_length() -> None:
    text = "增长２２．５％，（其中：出口１，２００亿元）"
    assert len(fold(text)) == len(text)


def test_a_run_of_digits_is_no_number() -> None:
    [found] = numbers("1" * 5000)
    assert found.value is None
