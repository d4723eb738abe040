"""Fifteen years of reports in our own words: how well their figures are found, dated and linked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from monitor.figures import read_figures
from monitor.series import lines, sources
from monitor.series.build import build
from monitor.series.context.backdrops import backdrops
from tests.gold.series import marked
from tests.gold.series.score import score

REPORTS = Path(__file__).parents[2] / "gold" / "series" / "reports"


def test_reports_are_linked_no_worse_than_their_floor() -> None:
    gold, points = [], []
    for path in sorted(REPORTS.glob("*.txt")):
        day = dt.date(int(path.stem), 3, 5)
        text, figures = marked.read(path.stem, path.read_text(encoding="utf-8"))
        gold += figures
        points += sources(text, read_figures(text, day), path.stem, published=day)
    found = score(gold, lines(build(points)))
    assert len(gold) >= 480
    assert (found.found, found.value) == (1.0, 1.0)
    assert found.period >= 0.99
    assert found.precision >= 0.99
    assert found.f1 >= 0.99


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("去年，工作做了不少。\n今年要抓好落实。", ["2017", "2018"]),
        ("一、过去五年工作回顾\n成绩很大。\n三年来，变化也大。", ["2013/2017", "2013/2017", "2015/2017"]),
        ("二、“十三五”时期主要目标任务\n完成下列任务。", ["2016/2020", "2016/2020"]),
        ("2014年，还有34个村收入不足10万元；到2017年底，这一数字归零。全县有47个村分红。", ["2014", "2017"]),
        ("2017年，产量增长一成；到2020年，力争再增两成。全县有47个村分红。", ["2017"]),
        ("三、2018年重点工作\n2017年，办了实事。", ["2018", "2017"]),
        ("一、过去一年和五年工作回顾\n很不平凡。", ["2017", "2017"]),
        ("茶香飘出大山。今年以来，天气转暖。", []),
        ("2017年工作回顾\n成绩不小。", ["2017", "2017"]),
        ("今后五年的主要目标\n再上台阶。", ["2018/2022", "2018/2022"]),
        ("松山市2017年政府工作报告\n各位代表：报告如下。", []),
        ("松山市2017年统计公报\n一、农业\n产茶3吨。", ["2017", "2017", "2017"]),
        ("一、过去五年工作\n——三年来，变化大。", ["2013/2017", "2015/2017"]),
    ],
)
def test_backdrops_are_what_headings_and_first_words_say(text: str, periods: list[str]) -> None:
    assert [one.period for one in backdrops(text, dt.date(2018, 3, 5))] == periods


def test_a_line_broken_in_the_middle_of_a_sentence_begins_no_paragraph() -> None:
    text = "一、2018年重点工作\n五年来，办法不少，其中最要紧的一条，就是大家把办法写进了许多人都知道的那一份《\n规划》。还要努力。"
    assert [one.period for one in backdrops(text, dt.date(2018, 3, 5))] == ["2018", "2013/2017"]
