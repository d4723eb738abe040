"""Reading back: a number written in any form that the reader supports has the value that was written."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor.articles import Figure, Qualifier
from monitor.figures import read_figures
from tests.monitor.figures.render import chinese, grouped, multiplied, widened

LAW = settings(max_examples=60)
WIDTHS: tuple[Callable[[str], str], ...] = (str, widened)


def read(text: str) -> Figure:
    """The single figure of a sentence, the same in both widths."""
    found = [read_figures(width(text)) for width in WIDTHS]
    assert [len(figures) for figures in found] == [1, 1], (text, found)
    [plain], [wide] = found
    assert (plain.value, plain.low, plain.high, plain.kind) == (wide.value, wide.low, wide.high, wide.kind), text
    return plain


def liang(text: str) -> str:
    """With 两 for 二 before a multiplier, as it is spoken: 两千二百, 两万."""
    return "".join(
        "两" if char == "二" and text[at + 1 : at + 2] in ("千", "万", "亿") and text[at - 1 : at] != "十" else char
        for at, char in enumerate(text)
    )


@LAW
@given(st.integers(20, 10**13 - 1))
def test_integers(value: int) -> None:
    forms = [str(value), grouped(value), grouped(value).replace(",", "，"), chinese(value), liang(chinese(value))]
    forms += [multiplied(Decimal(value), times) for times in ("万", "百万", "千万", "亿", "万亿")]
    for written in forms:
        assert read(f"资金共{written}元。").value == value, written


@LAW
@given(st.integers(1, 9999), st.integers(1000, 9999), st.sampled_from("万亿"))
def test_digits_after_a_multiplier(large: int, small: int, times: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[times]
    rest, tail = {"万": (small, ""), "亿": (small * 10**4, "万")}[times]
    assert read(f"全县共有{large}{times}{small}{tail}人。").value == large * factor + rest


@LAW
@given(st.integers(1, 99), st.integers(1, 9))
def test_thousands_after_ten_thousands(large: int, thousands: int) -> None:
    assert read(f"全县共有{large}万{thousands}千人。").value == large * 10**4 + thousands * 10**3


@LAW
@given(st.integers(1, 999), st.integers(1, 9), st.sampled_from(["万", "亿"]))
def test_decimals_in_words(whole: int, tenths: int, times: str) -> None:
    factor = {"万": 10**4, "亿": 10**8}[times]
    written = f"{chinese(whole)}点{chinese(tenths)}{times}"
    assert read(f"资金共{written}元。").value == Decimal(f"{whole}.{tenths}") * factor


@LAW
@given(st.integers(1, 999), st.sampled_from([" ", "\n", "\u00a0", "  "]), st.sampled_from(["万", "亿", "万亿"]))
def test_a_gap_before_the_multiplier(value: int, gap: str, times: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[times]
    [figure] = read_figures(f"资金共{value}{gap}{times}元。")
    assert (figure.value, figure.unit) == (value * factor, "元")


@LAW
@given(st.integers(1, 99), st.sampled_from(["余", "多"]), st.sampled_from(["万", "亿", ""]))
def test_a_mark_of_more_changes_the_qualifier_alone(tens: int, mark: str, times: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "": 1}[times]
    for written in (f"{tens * 10}{mark}{times}", f"{chinese(tens * 10)}{mark}{times}"):
        figure = read(f"全县共有{written}人。")
        assert (figure.value, figure.qualifier) == (tens * 10 * factor, Qualifier.MORE_THAN), written


@LAW
@given(st.integers(1, 9), st.integers(0, 9))
def test_tenths(tens: int, ones: int) -> None:
    written = f"{chinese(tens)}成{chinese(ones)}"
    figure = read(f"比例达到{written}。")
    assert (figure.value, figure.unit) == (tens * 10 + ones, "%"), written


@LAW
@given(st.sampled_from([("百", "%"), ("千", "‰")]), st.integers(1, 99), st.integers(1, 9))
def test_parts_of_a_hundred_and_of_a_thousand(base: tuple[str, str], whole: int, tenths: int) -> None:
    name, unit = base
    for written in (f"{whole}.{tenths}", f"{chinese(whole)}点{chinese(tenths)}"):
        figure = read(f"比例为{name}分之{written}。")
        assert (figure.value, figure.unit) == (Decimal(f"{whole}.{tenths}"), unit), written


@LAW
@given(st.integers(2, 10), st.integers(1, 9))
def test_fractions(lower: int, upper: int) -> None:
    if upper < lower:
        for written in (f"{chinese(lower)}分之{chinese(upper)}", f"{lower}分之{upper}"):
            value = read(f"占全县的{written}。").value
            assert value is not None
            assert abs(value - Decimal(upper) / lower) < Decimal("0.0001"), written


@LAW
@given(st.decimals(Decimal("0.1"), 99, places=1), st.sampled_from(["-", "−", "负"]))
def test_negative_rates(value: Decimal, sign: str) -> None:
    assert read(f"增速为{sign}{value}%。").value == -value


@LAW
@given(st.integers(1, 40), st.sampled_from(["零下{}度", "-{}℃", "−{}℃", "零下{}℃"]))
def test_below_zero(value: int, form: str) -> None:
    assert read(f"最低气温{form.format(value)}。").value == -value


@LAW
@given(
    st.integers(1, 400),
    st.integers(1, 400),
    st.sampled_from(["至", "到", "-", "－", "—", "~", "～"]),
    st.sampled_from(["人", "万元", "%", "公斤", "个百分点"]),
    st.booleans(),
)
def test_ranges(low: int, more: int, connector: str, unit: str, twice: bool) -> None:
    factor = 10**4 if unit == "万元" else 1
    first = f"{low}{unit}" if twice and unit in ("万元", "%") else str(low)
    figure = read(f"每户约{first}{connector}{low + more}{unit}。")
    assert (figure.value, figure.low, figure.high) == (None, low * factor, (low + more) * factor)


@LAW
@given(st.integers(1, 999), st.integers(1, 9), st.integers(1, 9))
def test_amounts_in_parts(yuan: int, jiao: int, fen: int) -> None:
    figure = read(f"单价为{yuan}元{jiao}角{fen}分。")
    assert (figure.value, figure.unit) == (Decimal(f"{yuan}.{jiao}{fen}"), "元")


@LAW
@given(
    st.decimals(Decimal("0.01"), 99999, places=2),
    st.sampled_from(["人民币{}元", "美元{}", "{}美元", "{}港元", "{}欧元"]),
)
def test_currencies_stay_apart(value: Decimal, form: str) -> None:
    figure = read(f"合同金额{form.format(value)}。")
    assert (figure.value, figure.unit) == (value, form.replace("人民币", "").replace("{}", ""))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("俩", 2),
        ("仨", 3),
        ("廿", 20),
        ("廿五", 25),
        ("卅六", 36),
        ("一百零八", 108),
        ("一百〇八", 108),
        ("一千零一", 1001),
    ],
)
def test_old_and_spoken_numerals(written: str, value: int) -> None:
    unit = "" if written in "俩仨" else "名"
    assert read(f"小组共有{written}{unit}队员。" if unit else f"小组共有他们{written}人。").value == value
