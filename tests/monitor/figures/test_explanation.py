"""Explanation: every number is accounted for, with the rule that made it a figure or none."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given, settings

from monitor.figures import explain_all, read_figures
from monitor.figures.explanation import Explanation, to_lines, to_record
from tests.monitor.figures.test_laws import NOISE

PUBLISHED = dt.date(2022, 7, 25)
FIELDS = ["value", "unit", "qualifier", "kind", "role", "direction", "per", "indicator", "period", "place"]


def explained(text: str) -> dict[str, Explanation]:
    """The explanations of a text by the number."""
    return {one.text: one for one in explain_all(text, PUBLISHED)}


@pytest.mark.parametrize(
    ("text", "number", "rule"),
    [
        ("2022年6月30日,会议召开。", "2022年6月30日", "date"),
        ("上午8时45分开会。", "上午8时45分", "time_of_day"),
        ("第二批第一书记到岗。", "二", "ordinal"),
        ("实施“百村十万+”工程。", "百", "name"),
        ("根据国发〔2022〕5号文件。", "5", "document"),
        ("咨询电话:0751-5361234。", "0751-5361234", "phone"),
        ("中国队以3:1取胜。", "3", "score"),
        ("地址:解放路18号。", "18", "house"),
        ("新版软件V2.3.1发布。", "2.3", "code"),
        ("这是一面旗帜。", "一", "article"),
        ("大家十分高兴。", "十", "idiom"),
        ("学习《八项规定》。", "八", "title"),
    ],
)
def test_a_number_that_is_no_figure_has_its_rule(text: str, number: str, rule: str) -> None:
    one = explained(text)[number]
    assert (one.rule, one.figure) == (rule, None)
    assert one.reason
    assert not one.fields


def test_each_field_of_a_figure_has_its_rule() -> None:
    found = explained("2021年,东坪镇农民人均收入约达1.8万元,比上年增长6.5%。今年计划新增就业2000人以上。")
    income, growth, jobs = found["1.8万"], found["6.5"], found["2000"]
    for one in (income, growth, jobs):
        assert [rule.field for rule in one.fields] == FIELDS
        assert all(rule.rule for rule in one.fields)
    rules = {rule.field: rule for rule in income.fields}
    assert (rules["value"].said, rules["value"].rule) == ("18000", "digits with a multiplier")
    assert (rules["unit"].said, rules["unit"].rule) == ("元", "the unit table: money")
    assert (rules["qualifier"].said, rules["qualifier"].words) == ("about", "约达")
    assert (rules["period"].said, rules["period"].words) == ("2021", "2021年")
    assert (rules["place"].said, rules["place"].words) == ("东坪镇", "东坪镇")
    rules = {rule.field: rule for rule in growth.fields}
    assert (rules["role"].said, rules["direction"].said) == ("change", "up")
    assert rules["direction"].words.endswith("增长")
    rules = {rule.field: rule for rule in jobs.fields}
    assert (rules["role"].said, rules["role"].rule) == ("target", "the passage speaks of plans or forecasts")
    assert rules["qualifier"].words == "以上"


def test_explanations_are_written_for_programs_and_for_people() -> None:
    text = "2021年,全县共有115个村。"
    found = explain_all(text, PUBLISHED)
    records = [to_record("a", one) for one in found]
    assert [(one["text"], one["figure"], one["rule"]) for one in records] == [
        ("2021年", False, "date"),
        ("115", True, "figure"),
    ]
    lines = list(to_lines(found, text))
    assert "[2021年],全县共有11" in lines[0]
    assert lines[0].endswith("no figure: a date")
    assert "figure: 村" in lines[1]
    assert any("period" in line and "“2021年”" in line for line in lines)


@settings(max_examples=60)
@given(NOISE)
def test_every_digit_is_accounted_for(text: str) -> None:
    figures = read_figures(text, PUBLISHED)
    found = explain_all(text, PUBLISHED)
    assert tuple(one.figure for one in found if one.figure is not None) == figures
    covered = {at for one in found for at in range(one.span.start, one.span.end)}
    covered |= {at for one in figures for at in range(one.phrase.start, one.phrase.end)}
    missed = [digit.start() for digit in re.finditer("[0-9０-９]", text) if digit.start() not in covered]
    assert missed == []
