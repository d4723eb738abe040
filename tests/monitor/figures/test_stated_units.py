"""Stated units: an operator's rows are read, convert in their family, and are refused with the remedy where they cannot."""

from __future__ import annotations

from decimal import Decimal

import pytest

from monitor.articles import Kind
from monitor.config import parse
from monitor.errors import ConfigError
from monitor.figures import DEFAULT_UNITS, VERSION, read_figures, table_with, version_with

STATED = """
[units."头份"]
kind = "count"
aliases = ["头分"]
[units."簸箕"]
kind = "mass"
base = "斤"
factor = 12.5
[units."元/簸箕"]
kind = "price"
[units."令吉"]
kind = "money"
base = "林吉特"
"""


def test_a_stated_unit_is_read_with_its_kind() -> None:
    rows = parse(STATED).unit_rows
    text = "今年防疫生猪3.2万头份、山羊800头分,收获稻谷500簸箕,每担15元/簸箕。"
    found = {one.text: (one.unit, one.kind) for one in read_figures(text, units=table_with(rows))}
    assert found == {
        "3.2万": ("头份", Kind.COUNT),
        "800": ("头分", Kind.COUNT),
        "500": ("簸箕", Kind.MASS),
        "15": ("元/簸箕", Kind.PRICE),
    }
    without = {one.text: one.unit for one in read_figures(text)}
    assert without["3.2万"] == "头"
    assert "500" not in without


def test_stated_units_convert_to_the_base_of_their_family() -> None:
    table = table_with(parse(STATED).unit_rows)
    assert table.convert(Decimal(2), "簸箕") == (Decimal("12.50"), "公斤")
    assert table.convert(Decimal(3), "头分") == (Decimal(3), "头份")
    assert table.convert(Decimal(3), "令吉") == (Decimal(3), "林吉特")
    assert table.convert(Decimal(3), "吨") == DEFAULT_UNITS.convert(Decimal(3), "吨")


def test_a_stated_unit_wins_over_the_built_in_one() -> None:
    rows = parse('[units."担"]\nkind = "volume"\nbase = "升"\nfactor = 100\n').unit_rows
    [figure] = read_figures("收获稻谷30担。", units=table_with(rows))
    assert (figure.unit, figure.kind) == ("担", Kind.VOLUME)


def test_the_version_tells_of_the_units() -> None:
    rows = parse(STATED).unit_rows
    assert version_with(VERSION) == VERSION
    assert version_with(VERSION, rows) == version_with(VERSION, rows[::-1]) != VERSION
    assert version_with(VERSION, rows[:1]) != version_with(VERSION, rows)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[units."头份"]\nkind = "cuont"', 2, "'count'"),
        ('[units."头份"]\nknid = "count"', 2, "did you mean 'kind'?"),
        ('[units."头份"]\n', 1, "Field required"),
        ('[units."头份"]\nkind = "count"\nbase = "份子"', 3, "no unit '份子'; did you mean"),
        ('[units."头份"]\nkind = "count"\nbase = "公斤"', 3, "公斤 is of kind mass, not count"),
        ('[units."头份"]\nkind = "count"\nfactor = 2', 3, "state base as well"),
        ('[units."头份"]\nkind = "count"\nbase = "份"\nfactor = 0', 4, "greater than 0"),
        ('[units."头份"]\nkind = "count"\nbase = "头份"\nfactor = 3', 4, "its own base"),
        ('[units."3头"]\nkind = "count"', 1, "'3' belongs to the number"),
        ('[units."头份"]\nkind = "count"\naliases = ["头 份"]', 3, "ends the phrase"),
        ('[units."头份"]\nkind = "count"\naliases = ["头分"]\n[units."头分"]\nkind = "count"', 3, "stated twice"),
        ('[units."头份"]\nkind = "count"\nbase = ["份"]', 3, "valid string"),
        ('[units.a]\nkind="mass"\nbase="b"\n[units.b]\nkind="mass"\nbase="斤"', 3, "b itself converts to 斤"),
    ],
)
def test_a_mistake_is_named_by_its_line_and_remedy(text: str, line: int, says: str) -> None:
    with pytest.raises(ConfigError) as raised:
        parse(text)
    assert f"monitor.toml, line {line}: units." in str(raised.value)
    assert says in str(raised.value)


def test_a_bare_chinese_name_is_told_to_stand_in_quotation_marks() -> None:
    with pytest.raises(ConfigError, match=r'line 2.*\[units."头份"\]'):
        parse('database = "x"\n[units.头份]\nkind = "count"\n')
